"""Lodgers, eleventh part: a landlord's bond, a book by yards, a penalty."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Table
from samples.forms.apart_base import fill, foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    Part, aged, at, head_line, id_in, ledger, mate, near_day, on, paper, paper_number, permit_number, phone, police,
    seal,
)  # fmt: skip
from samples.forms.eleventh_places import elsewhere, pick_region, town_home, village_home
from samples.rich import say

_SEAL = "暂住人口专用章"


def landlord_bond(m: Maker) -> Form:
    """A landlord's bond to the police, with the tenants who come for their first permits named in its sentences."""
    r, made = pick_region(m), m.day(1989, 2014)
    host, clerk = aged(m, made.year, 32, 70), police(m)
    own = aged(m, made.year, 20, 48)
    spouse, friend, style = mate(m, own)[1], aged(m, made.year, 18, 45), m.pick("cn", "hao", "nian")
    page: tuple[Block, ...] = (
        head_line(m, "保　证　书", "出租房屋治安保证书"),
        para(fill("我叫{host}，身份证{id}，有私房一处，坐落在{house}，电话{phone}。自{day}起租给{far}来的{own}（{one}"
            "）、{spouse}夫妇居住，另一间租给{friend}（身份证号{two}，老家{there}），做{job}。", host=m.name(host,
            "房主"), id=id_in(m, host, made.year), house=at(town_home(m, r), "暂住地址"), phone=phone(m, r),
            day=on(m, m.after(made, -12, -1), "arrived", style), far=at(village_home(m, elsewhere(m, r)), "户籍地"),
            own=m.name(own, "暂住人"), one=id_in(m, own, made.year), spouse=m.name(spouse, "暂住人"),
            friend=m.name(friend, "暂住人"), two=id_in(m, friend, made.year), there=at(village_home(m, elsewhere(m, r)),
            "户籍地"), job=m.pick("皮鞋生意", "早点", "装修零工"))),
        para("我保证做到：一、三日内带领房客到派出所申报登记、领取暂住证；二、房客搬走及时报告；三、不租给来历不明的"
            "人；四、发现可疑情况", "立即报告。如有违反，愿接受处罚。"),
        foot("保证人：", m.name(host, "房主"), "　", on(m, made, "signed", style)),
        para("收：", m.name(clerk, "经办人"), "。三人已首次申领，证号", permit_number(m, r, made.year), "、",
            permit_number(m, r, made.year), "、", permit_number(m, r, made.year), "，有效至",
            on(m, m.after(made, 300, 365), "valid_until", "cn"), "。", indent=0),
        *seal(m, r.stations[0], _SEAL, share=0.5),
    )  # fmt: skip
    return paper(
        "landlord_bond", "暂住证", "首次申领", made.year, f"{host.name}出租房屋保证书", page, about=(host, own, friend),
        creator=r.stations[0],
    )  # fmt: skip


def yard_book(m: Maker) -> Form:
    """A beat's book of lodgers by yards: a bar with the house and its owner, then a row for each who lives there."""
    r, year = pick_region(m), m.rng.randint(1986, 2012)
    style, clerk, blocks = m.pick("pause4", "dot", "short0", "slash"), police(m), list[Block]()
    for n in range(m.rng.randint(2, 3)):
        rows: list[list[Part]] = []
        for _ in range(m.rng.randint(2, 3)):
            own, came = aged(m, year, 18, 50), m.day(year, year)
            rows.append([m.name(own, "暂住人"), id_in(m, own, max(year, 1987)), at(village_home(m, elsewhere(m, r)),
                "户籍地"),
                on(m, came, "arrived", style), permit_number(m, r, year), on(m, m.after(came, 40, 360), "left",
                    style) if
                m.chance(0.4) else ""])  # fmt: skip
        blocks += [
            Table(rows=[[Cell(text=say(f"院号{n + 1}　", at(town_home(m, r), "暂住地址"), "　房东 ",
                m.name(aged(m, year, 30, 72),
                "房主")), share=1)]], joined=True),
            ledger([key("姓名", 1.1), key("证件号", 2.1), key("来自", 3.0), key("来日", 1.2), key("暂住证", 1.7),
                key("离日", 1.2)],
                rows), Gap(0.3)]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "暂住人口登记簿（按院）", "出租院落暂住人员登记簿"),
        *blocks,
        line("段警 ", m.name(clerk, "责任民警"), align="right"),
        *seal(m, r.stations[0], _SEAL, share=0.3),
    )  # fmt: skip
    return paper(
        "yard_book", "暂住证", "登记簿", year, f"{r.stations[0]}{year}年暂住人口登记簿", page, creator=r.stations[0],
        landscape=True,
    )  # fmt: skip


def fined(m: Maker) -> Form:
    """A decision on somebody who let a permit run out: what was found, on which paper, what is to be done by when."""
    r, made = pick_region(m), m.day(1992, 2009)
    own, host, one, two = aged(m, made.year, 18, 52), aged(m, made.year, 30, 70), police(m), police(m)
    ended, style = m.after(made, -200, -20), m.pick("cn", "zero_han", "cn0")
    page: tuple[Block, ...] = (
        head_line(m, "公安行政处罚决定书", "暂住人口管理处罚决定书"),
        line(paper_number(m, f"{r.letters}公（户）罚", made.year), align="right"),
        para("被处罚人：", m.name(own, "暂住人"), f"，{own.sex}，", on(m, own.birth, "birth", style),
            "出生，户籍所在地", at(village_home(m, elsewhere(m, r)), "户籍地"), "，居民身份证",
            id_in(m, own, made.year), "。", indent=0),
        para("现查明：被处罚人持", permit_number(m, r, made.year - 1, "old_permit"), "暂住证，有效期为",
            on(m, m.after(ended, -360, -300), "issued", "cn"), "至", on(m, ended, "old_until", "cn"),
            "，到期后未办理延期，仍居住于", at(town_home(m, r), "暂住地址"), "（房主", m.name(host, "房主"), "），",
            near_day(made, m.after(made, -6, 0), "found"), "被民警", m.name(one, "民警"), "、", m.name(two, "民警"),
            "查获。"),
        para("根据有关规定，决定罚款五十元，限", on(m, m.after(made, 3, 10), "due", "cn"),
            "前补办延期手续。不服本决定，可在", "接到决定书之日起五日内申请复议。"),
        foot(on(m, made, "issued", style)),
        *seal(m, r.stations[0], share=0.8),
        para("本决定书已收到。", m.name(own, "暂住人"), "　", on(m, made, "received", m.pick("dot", "slash")),
            "　　延期登记：至", on(m, m.after(made, 170, 300), "valid_until", "dot"), "　", m.name(one, "民警"),
            indent=0),
    )  # fmt: skip
    return paper(
        "fined", "暂住证", "延期", made.year, f"{own.name}逾期未延期处罚决定书", page, about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


FORMS = (landlord_bond, yard_book, fined)
