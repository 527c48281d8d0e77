"""Lodgers, eighth part: a strip in three parts, a landlord's book, a list of a building site, letters, questions."""

from __future__ import annotations

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    head_line,
    kin,
    listed,
    mate,
    on,
    opinion,
    paper,
    phone,
    police,
    seal,
    who,
    wide,
)
from samples.forms.eighth_places import Region, elsewhere, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.rich import Run, Text, printed, say

_SEAL = "暂住人口管理"


def _permit(m: Maker, r: Region, year: int) -> Run:
    return m.number(
        m.pick(
            f"{r.short}公暂字第{m.numbers.serial(7)}号",
            f"{r.area_code}{year % 100:02d}{m.numbers.serial(6)}",
            f"暂{r.plate[1]}{m.numbers.serial(8)}",
            f"（{year}）{r.short}暂{m.numbers.serial(5)}号",
        ),
        "permit",
    )


def three_parts(m: Maker) -> Form:
    """Counterfoil, application and notice of one first permit; the same people in each."""
    r = pick_region(m)
    asked = m.day(1990, 2011)
    old = asked.year < 1999
    own, host = who(m, (asked.year - 45, asked.year - 18)), who(m, (1930, 1970))
    clerk, station = police(m), m.rng.choice(r.stations)
    number, until = _permit(m, r, asked.year), m.after(asked, 180, 366)
    home, house = at(village_home(m, elsewhere(m, r)), "户籍地"), at(town_home(m, r), "暂住地址")
    style = m.pick("cn", "dot", "stroke0")
    left: tuple[Block, ...] = (
        Prose(text=printed("暂住证存根"), align="centre", scale=1.15),
        line(number),
        Fields(
            fields=[
                m.field("持证人", m.name(own, "暂住人")),
                m.field("身份证", m.id_of(own, old=old)),
                m.field("户主", m.name(host, "房主")),
                m.field("止期", on(m, until, "valid_until", style)),
                m.field("发证人", m.name(clerk, "经办人")),
            ],
            per_line=1,
            underline=True,
        ),
    )
    right: tuple[Block, ...] = (
        Prose(text=printed("暂住人口申报单（初次）"), align="centre", scale=1.25),
        line("证件号：", number, align="right"),
        Table(
            rows=[
                row("9 16 8 17", "姓　名", wide(m, own, "暂住人"), "出生年月", on(m, own.birth, "birth", style,
                    precision=m.pick("day", "month"))),
                row("9 41", "常住户口所在地", home),
                row("9 41", "暂住户地址", house),
                row("9 16 8 17", "暂住户户主", m.name(host, "房主"), "与户主关系", m.pick("房客", "帮工", "表亲")),
                row("9 16 8 17", "何日到达", on(m, m.after(asked, -40, -1), "arrived", style), "职　业",
                    m.pick("弹棉花", "修鞋", "贩鱼")),
            ]
        ),
        line("申报日期：", on(m, asked, "applied", style), align="right"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    page: tuple[Block, ...] = (
        Columns(left=left, right=right, share=0.34, ruled=True),
        Prose(text=printed("…………………………………骑　缝…………………………………"), align="centre"),
        Prose(text=printed("发　证　通　知"), align="centre", scale=1.2),
        filled(
            fill(
                "{own}：你的暂住证（{number}）已办妥，有效期至{until}，请到{station}{clerk}处领取，并告知房主{host}。",
                own=m.name(own, "暂住人"), number=number, until=on(m, until, "valid_until", "cn"), station=station,
                clerk=m.name(clerk, "经办人"), host=m.name(host, "房主"),
            )
        ),
    )  # fmt: skip
    return paper(
        "three_parts", "暂住证", "首次申领", asked.year, f"{own.name}暂住证申报单", page,
        about=(own, host), creator=station, landscape=True,
    )  # fmt: skip


def landlord_card(m: Maker) -> Form:
    """A card of a house that is let: owner above, lodgers who came and went in rows."""
    r = pick_region(m)
    made = m.day(1996, 2012)
    host, keeper, clerk, station = who(m, (1932, 1975)), who(m, (1945, 1985)), police(m), m.rng.choice(r.stations)
    style = m.pick("stroke2", "short", "dot0", "dash")
    rows: list[list[Text]] = []
    day = made
    for _ in range(m.rng.randint(4, 7)):
        own = who(m, (made.year - 45, made.year - 18))
        day = m.after(day, 3, 60)
        rows.append(
            [say(m.name(own, "暂住人")), say(m.id_of(own, old=day.year < 1999)), say(at(village_home(m,
                elsewhere(m, r)), "户籍地")),
             say(on(m, day, "arrived", style)), say(on(m, m.after(day, 40, 300), "left",
                 style)) if m.chance(0.6) else say("在住"),
             say(_permit(m, r, day.year)) if m.chance(0.7) else say("未办")]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "出租房屋及承租人登记簿", "租赁房屋暂住人员登记簿"),
        Table(
            rows=[
                row("9 14 8 19", "房屋所有人", m.name(host, "房主"), "身份证号", m.id_of(host, old=made.year < 1999)),
                row("9 41", "出租房屋坐落", at(town_home(m, r), "暂住地址")),
                row("9 14 8 19", "委托管理人", m.name(keeper, "管理人"), "联系电话", phone(m, r)),
                row("9 14 8 19", "间数面积", f"{m.rng.randint(1, 6)}间", "许可证号",
                    m.number(f"租{m.numbers.serial(6)}", "certificate")),
            ],
            joined=True,
        ),
        roster(("承租人", "身份证号", "户籍地址", "入住", "退租", "暂住证号"), rows, (1.1, 2.2, 3.0, 1.2, 1.2, 1.7)),
        line("责任区民警　", m.name(clerk, "责任民警"), "　　建卡日期　", on(m, made, "registered", "cn"),
            align="right"),
        *seal(m, station, share=0.5),
    )  # fmt: skip
    return paper(
        "landlord_card", "暂住证", "登记簿", made.year, f"{host.name}出租房屋登记簿", page,
        about=(host,), creator=station, landscape=m.chance(0.5),
    )  # fmt: skip


def lost(m: Maker) -> Form:
    """A lodger's own words about a lost permit; the station gives a new one."""
    r = pick_region(m)
    asked = m.day(1995, 2012)
    own, boss = who(m, (asked.year - 45, asked.year - 18)), who(m, (1940, 1974))
    clerk, station = police(m), m.rng.choice(r.stations)
    page: tuple[Block, ...] = (
        Title(m.pick("补领暂住证申请", "遗　失　声　明", "补证申请书"), scale=1.6),
        para(f"{station}：", indent=0),
        filled(
            fill(
                "我是{home}人{own}，身份证号{id}，{came}来{city}，在{boss}老板的{shop}做工，暂住{house}。{lost}在{where}不慎将暂住证"
                "（证号{number}）丢失，现申请补领一张。",
                home=at(village_home(m, elsewhere(m, r)), "户籍地"), own=m.name(own, "暂住人"),
                id=m.id_of(own, old=asked.year < 1999), came=on(m, m.after(asked, -700, -60), "arrived", "cn",
                    precision="month"),
                city=r.city, boss=m.name(boss, "雇主"), shop=m.pick("早点铺", "木器行", "电焊部"), house=at(
                    town_home(m, r), "暂住地址"),
                lost=on(m, m.after(asked, -20, -1), "lost", m.pick("cn", "dot")), where=m.pick("公共汽车上", "菜场",
                    "工棚"),
                number=_permit(m, r, asked.year - 1),
            )
        ),
        foot("申请人：", m.name(own, "暂住人"), "　担保人：", m.name(boss, "雇主")),
        foot(on(m, asked, "applied", m.pick("cn", "dot", "han", "stroke0"))),
        Gap(0.5),
        Table(
            rows=[
                opinion(m, "派出所意见", say("同意补领，新证号", _permit(m, r, asked.year), "，有效期至",
                        on(m, m.after(asked, 200, 366), "valid_until", "cn"), "。"), clerk, "经办人", m.after(asked,
                            0, 6)),
            ]
        ),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "lost", "暂住证", "补领", asked.year, f"{own.name}补领暂住证申请", page, about=(own,), creator=station,
    )  # fmt: skip


def site_list(m: Maker) -> Form:
    """A contractor asks to lengthen the permits of his whole crew; the crew in rows, some with their mates."""
    r = pick_region(m)
    asked = m.day(1994, 2012)
    boss, clerk, station = who(m, (1945, 1975)), police(m), m.rng.choice(r.stations)
    until, style = m.after(asked, 150, 366), m.pick("dot0", "stroke2", "cn")
    rows: list[list[Text]] = []
    for _ in range(m.rng.randint(5, 8)):
        own = who(m, (1952, 1978), sex="男")
        along = mate(m, own)[1] if m.chance(0.3) else None
        names = listed(m.name(own, "暂住人"), m.name(along, "同住人")) if along else say(m.name(own, "暂住人"))
        rows.append(
            [names, say(m.id_of(own, old=asked.year < 1999)), say(_permit(m, r, asked.year - 1)),
             say(at(village_home(m, elsewhere(m, r)), "户籍地")), say(on(m, m.after(asked, -20, 20), "valid_until",
                 style))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        Title(m.pick("暂住证延期申请名单", "关于延长暂住期限的申请"), scale=1.45),
        para(f"{station}：我工程队承建的", m.pick("百货大楼", "桥梁", "粮库"), "未能按期完工，下列民工仍住", at(
            town_home(m, r), "暂住地址"),
             "，申请将暂住证延期至", on(m, until, "valid_until", "cn"), "。"),
        roster(("姓　名", "身份证号", "原证号", "户籍地", "原到期日"), rows, (1.7, 2.2, 1.9, 3.2, 1.3)),
        foot("队长：", m.name(boss, "负责人"), "　电话：", phone(m, r)),
        foot(on(m, asked, "applied", m.pick("cn", "han"))),
        line("派出所批注：同意延期。　", m.name(clerk, "经办人"), "　", on(m, m.after(asked, 1, 7), "approved",
            m.pick("dot", "short"))),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "site_list", "暂住证", "延期", asked.year, f"{boss.name}工程队暂住证延期申请", page, about=(boss,),
            creator=station,
    )  # fmt: skip


def struck_off(m: Maker) -> Form:
    """A notice to the home station that somebody went back, and the answer it sends."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1993, 2012)
    own, clerk, back = who(m, (made.year - 45, made.year - 18)), police(m), police(m)
    child = kin(m, m.pick("子", "女"), own)
    along = child.birth < made
    station, far = m.rng.choice(r.stations), other.stations[1]
    style = m.pick("cn", "filled", "han")
    page: tuple[Block, ...] = (
        Title(m.pick("暂住人员注销通知书", "注销暂住证通知"), scale=1.55),
        line(m.number(f"{r.short}暂销〔{made.year}〕{m.rng.randint(2, 300)}号", "document"), align="right"),
        para(f"{other.county_bureau}{far}：", indent=0),
        filled(
            fill(
                "你辖区{home}的{own}（{id}）{along}，自{came}起暂住我辖区{house}，现于{left}离开返乡，所持暂住证{number}已收回注销，"
                "特此通知，请掌握。",
                home=at(village_home(m, other), "户籍地"), own=m.name(own, "暂住人"), id=m.id_of(own,
                    old=made.year < 1999),
                along=say("携", "子" if child.sex == "男" else "女", m.name(child,
                    "同住人")) if along else say("只身一人"),
                came=on(m, m.after(made, -900, -200), "arrived", "cn"), house=at(town_home(m, r), "暂住地址"),
                left=on(m, m.after(made, -12, 0), "left", "cn"), number=_permit(m, r, made.year - 1),
            )
        ),
        foot("通知人：", m.name(clerk, "经办人")),
        foot(f"{station}　", on(m, made, "cancelled", style)),
        *seal(m, station, share=0.8),
        Prose(text=printed("—　—　—　—　—　—　—　—　—　—　—　—　—　—"), align="centre"),
        Table(
            rows=[
                [key("回　　执", 9), val(m.name(own, "暂住人"), "已于", on(m, m.after(made, 2, 20), "returned", "cn"),
                    "到家，已列入管理。", share=41)],
                row("9 16 9 16", "回复人", m.name(back, "回复人"), "回复单位", far),
            ]
        ),
    )  # fmt: skip
    return paper(
        "struck_off", "暂住证", "注销", made.year, f"{own.name}暂住证注销通知书", page, about=(own,), creator=station,
    )  # fmt: skip


def exchange(m: Maker) -> Form:
    """A numbered questionnaire for changing a permit, one answer below the other."""
    r = pick_region(m)
    asked = m.day(1998, 2012)
    own, host = who(m, (asked.year - 45, asked.year - 18)), who(m, (1935, 1975))
    clerk, station = police(m), m.rng.choice(r.stations)
    style = m.pick("cn", "dash", "dot")
    asks: tuple[tuple[str, Run | Text | str], ...] = (
        ("姓名", m.name(own, "暂住人")),
        ("性别、民族", f"{own.sex}、{own.ethnicity}"),
        ("哪年哪月哪日出生", on(m, own.birth, "birth", style)),
        ("身份证件号码", m.id_of(own)),
        ("户口在哪里", at(village_home(m, elsewhere(m, r)), "户籍地")),
        ("现在住哪里", at(town_home(m, r), "暂住地址")),
        ("房东是谁", say(m.name(host, "房主"), "，电话", phone(m, r))),
        (
            "旧证号码及到期日",
            say(_permit(m, r, asked.year - 1), "，", on(m, m.after(asked, -9, 9), "valid_until", style)),
        ),
        ("换证理由", m.pick("旧证到期", "证件污损", "换住处")),
    )
    page: tuple[Block, ...] = (
        head_line(m, "换领暂住证登记表", "暂住证换证问询表"),
        *(line(f"{n}、{ask}：", answer if not isinstance(answer, str) else Run(answer), blanks="rule") for n, (ask,
            answer) in enumerate(asks, 1)),
        Gap(0.3),
        line("本人签字　", wide(m, own, "暂住人"), "　　", on(m, asked, "applied", style), align="right"),
        line("新证号　", _permit(m, r, asked.year), "　　换发民警　", m.name(clerk, "经办人")),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "exchange", "暂住证", "换领", asked.year, f"{own.name}换领暂住证登记表", page, about=(own, host),
            creator=station,
    )  # fmt: skip


FORMS = (three_parts, landlord_card, lost, site_list, struck_off, exchange)
