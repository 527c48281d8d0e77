"""Vehicles, eighth part: a motorcycle's card, a bill of sale, a proof of scrapping, a first entry, a change."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, heading, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import at, head_line, on, opinion, paper, paper_number, phone, plate, police, seal, who
from samples.forms.eighth_places import Region, home, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.rich import Run, Text, printed, say

_MODELS = (
    "黄河125（虚构）",
    "圩田牌三轮车（虚构）",
    "麒麟牌QL1040（虚构）",
    "大土坪牌轻卡（虚构）",
    "涂门50型（虚构）",
)


def _office(r: Region) -> str:
    return f"{r.bureau}车辆管理所"


def _engine(m: Maker) -> Run:
    return m.number(m.pick("Y", "492Q", "ZN", "4105") + m.numbers.digits(6), "engine")


def owners_card(m: Maker) -> Form:
    """A card on which one owner after the other was entered, a line each."""
    r = pick_region(m)
    first = m.day(1986, 1999)
    clerk, style = police(m), m.pick("stroke2", "short", "dot0", "cn")
    day, last, rows = first, first, list[list[Text]]()
    owners = [who(m, (first.year - 45, first.year - 19)) for _ in range(m.rng.randint(2, 4))]
    for number, own in enumerate(owners):
        rows.append(
            [
                say(m.name(own, "车主")),
                say(at(home(m, r), "车主住址")),
                say(m.id_of(own, old=day.year < 1999)),
                say(on(m, day, "transferred" if number else "first_registered", style)),
                say(m.pick("转入", "买卖", "赠予") if number else "新车"),
                say(m.name(clerk, "经办人")),
            ]
        )
        last, day = day, m.after(day, 300, 1500)
    page: tuple[Block, ...] = (
        head_line(m, "机动车辆登记卡", "摩托车异动登记卡"),
        line("号牌 ", plate(m, r), "　　　档案号 ", m.number(m.pick(f"{r.short}车{m.numbers.serial(5)}",
            m.numbers.serial(8)), "file")),
        Table(
            rows=[
                row("7 13 7 10 6 7", "厂牌型号", m.pick(*_MODELS), "发动机号", _engine(m), "颜色", m.pick("红", "黑",
                    "草绿")),
                row("7 13 7 10 6 7", "车架号", m.number(m.numbers.digits(8), "frame"), "出厂日期",
                    on(m, m.after(first, -700, -60), "made", m.pick("cn", "dot"), precision="month"), "吨座", "2人"),
            ],
            joined=True,
        ),
        roster(("车主姓名", "住　址", "身份证号", "登记日期", "变动", "经办"), rows, (1.1, 3.3, 2.1, 1.4, 0.8, 1.0)),
        line("审核：", m.name(police(m), "审核人"), align="right"),
        *seal(m, _office(r)),
    )  # fmt: skip
    return paper(
        "owners_card", "车辆", "转移登记", last.year, f"{owners[-1].name}机动车过户登记卡", page,
        about=owners, creator=_office(r),
    )  # fmt: skip


def bill_of_sale(m: Maker) -> Form:
    """Buyer and seller agree in prose; a certificate of handing-on below."""
    r = pick_region(m)
    sold = m.day(1994, 2011)
    old = sold.year < 1999
    seller, buyer = who(m, (sold.year - 55, sold.year - 20)), who(m, (sold.year - 50, sold.year - 19))
    middle, clerk = who(m, (1945, 1972)), police(m)
    number, new = plate(m, r), plate(m, r)
    page: tuple[Block, ...] = (
        Title(m.pick("旧机动车买卖协议", "车辆转让协议书"), scale=1.55),
        para("卖方（以下称甲方）：", m.name(seller, "原车主"), "，身份证号码：", m.id_of(seller, old=old), indent=0),
        para("买方（以下称乙方）：", m.name(buyer, "新车主"), "，身份证号码：", m.id_of(buyer, old=old), indent=0),
        filled(
            fill(
                "甲方自愿将{model}一辆（车牌号{plate}，发动机号{engine}，车架号{frame}）卖给乙方，价款{money}，于{day}当面付清。"
                "自交车之时起，此前发生的违章、事故由{seller}负责，此后由{buyer}负责。",
                model=m.pick(*_MODELS), plate=number, engine=_engine(m), frame=m.number(m.numbers.vin(), "vin"),
                money=m.pick("叁仟捌佰元", "壹万贰仟元整", "6500元"), day=on(m, sold, "sold", m.pick("cn", "filled")),
                seller=m.name(seller, "原车主"), buyer=m.name(buyer, "新车主"),
            )
        ),
        line("甲方：", m.name(seller, "原车主"), "　　乙方：", m.name(buyer, "新车主"), "　　中证人：", m.name(middle,
            "证人"), indent=2),
        foot(on(m, sold, "signed", m.pick("cn", "han", "stroke0"))),
        Gap(0.5),
        Prose(text=printed("机 动 车 转 移 登 记 审 核 栏"), align="centre"),
        Table(
            rows=[
                row("9 41", "现车主住址", at(home(m, r), "新车主住址")),
                row("9 16 9 16", "原号牌收回", number, "新号牌", new),
                opinion(m, "车管所意见", "资料齐全，准予转移登记。", clerk, "审核人", m.after(sold, 1, 30),
                    style=m.pick("cn", "dot")),
            ]
        ),
        *seal(m, _office(r), share=0.8),
    )  # fmt: skip
    return paper(
        "bill_of_sale", "车辆", "转移登记", sold.year, f"{seller.name}转让机动车协议", page,
        about=(seller, buyer), creator=_office(r),
    )  # fmt: skip


def scrapped(m: Maker) -> Form:
    """A notice that a vehicle is struck off, with the scrapyard's proof beside its own numbers."""
    r = pick_region(m)
    done = m.day(1997, 2012)
    own, yard, clerk = who(m, (1938, 1970)), who(m, (1950, 1976)), police(m)
    page: tuple[Block, ...] = (
        heading(_office(r)),
        Title("机动车注销证明书", spaced=m.chance(0.4), scale=1.5),
        line(paper_number(m, f"{r.short}车注", done.year), align="right"),
        filled(
            fill(
                "车主{own}（身份证号码{id}，住{home}）所有的{model}，号牌{plate}，车辆识别代号{vin}，发动机号{engine}，"
                "于{first}初次登记。该车因{why}，已于{broken}由{yard_name}回收（回收证明编号{proof}，经办人{yard}），"
                "牌证予以收缴，准予注销。",
                own=m.name(own, "车主"), id=m.id_of(own, old=done.year < 1999), home=at(home(m, r), "车主住址"),
                model=m.pick(*_MODELS), plate=plate(m, r), vin=m.number(m.numbers.vin(), "vin"), engine=_engine(m),
                first=on(m, m.after(done, -5400, -2600), "first_registered", "cn"),
                why=m.pick("达到报废年限", "火灾灭失", "事故损毁无法修复"), broken=on(m, m.after(done, -40, -3),
                    "scrapped", "cn"),
                yard_name=m.pick("物资回收公司", "金属回收站"), yard=m.name(yard, "经办人"),
                proof=m.number(f"{m.pick('HS', 'BF')}{m.numbers.serial(8)}", "certificate"),
            )
        ),
        para("特此证明，即日生效。"),
        foot("业务领导：", m.name(clerk, "审核人")),
        foot(on(m, done, "cancelled", m.pick("han", "circles", "cn"))),
        *seal(m, _office(r), "业务专用", share=0.85),
    )  # fmt: skip
    return paper(
        "scrapped", "车辆", "注销登记", done.year, f"{own.name}机动车注销证明书", page, about=(own,),
            creator=_office(r),
    )  # fmt: skip


def first_entry(m: Maker) -> Form:
    """A table of the nineties for a new vehicle: owner's unit and guarantor, a rubbing of the numbers."""
    r = pick_region(m)
    made = m.day(1988, 2004)
    own, surety, tester, clerk = who(m, (1942, 1968)), who(m, (1940, 1967)), police(m), police(m)
    style = m.pick("cn", "dot", "stroke2", "filled")
    old = made.year < 1999
    page: tuple[Block, ...] = (
        head_line(m, "机动车注册登记申请表", "新车上户登记表"),
        line("流水号：", m.number(f"{r.plate[1]}{made:%Y%m}{m.numbers.serial(4)}", "application"), align="right"),
        Table(
            side="车主",
            rows=[
                row("8 18 8 16", "姓　名", m.name(own, "车主"), "电　话", phone(m, r)),
                row("8 42", "地　址", at(town_home(m, r), "车主住址")),
                row("8 42", "身份证号", m.id_of(own, old=old)),
                row("8 18 8 16", "担保人", m.name(surety, "担保人"), "担保人单位", m.employer()),
            ],
            joined=True,
        ),
        Table(
            side="车辆",
            rows=[
                row("8 18 8 16", "厂牌型号", m.pick(*_MODELS), "车身颜色", m.pick("军绿", "蓝白", "银灰")),
                row("8 18 8 16", "发动机号码", _engine(m), "车架号码", m.number(m.numbers.digits(8), "frame")),
                row("8 18 8 16", "购车发票号", m.number(f"{m.numbers.serial(8)}", "invoice", optional=True), "购买日期",
                    on(m, m.after(made, -60, -2), "bought", style)),
                [key("号码拓印", 8), val("", share=42, lines=3)],
            ],
            joined=True,
        ),
        Table(
            rows=[
                opinion(m, "检车意见", "整车合格，号码相符。", tester, "检验员", m.after(made, 0, 4), style=style),
                opinion(m, "车管意见", say("准予注册登记，核发号牌", plate(m, r), "。"), clerk, "审核人",
                    m.after(made, 5, 9), style=style),
            ]
        ),
        line("车主签字：", m.name(own, "车主"), "　　", on(m, made, "applied", style), align="right"),
        *seal(m, _office(r)),
    )  # fmt: skip
    return paper(
        "first_entry", "车辆", "注册登记", made.year, f"{own.name}新车注册登记表", page, about=(own,),
            creator=_office(r),
    )  # fmt: skip


def repainted(m: Maker) -> Form:
    """A short letter that asks to change colour, engine or address, with a decision written across its foot."""
    r = pick_region(m)
    asked = m.day(1995, 2012)
    own, clerk, head = who(m, (asked.year - 55, asked.year - 19)), police(m), police(m)
    what = m.rng.choice(("colour", "engine", "address"))
    change: Text = {
        "colour": say("将车身颜色由蓝色改为白色"),
        "engine": say("更换发动机，原发动机号", _engine(m), "，现发动机号", _engine(m)),
        "address": say("将车主住址由", at(village_home(m, r), "原住址"), "变更为", at(town_home(m, r), "车主住址")),
    }[what]
    page: tuple[Block, ...] = (
        Title(m.pick("机动车变更申请", "申请变更登记的报告"), scale=1.55),
        para(f"{_office(r)}：", indent=0),
        filled(
            fill(
                "本人{own}，身份证号{id}，有{model}一辆，车牌{plate}，行驶证档案编号{file}，{since}上户。现因{why}，申请{change}，"
                "请予办理变更登记。",
                own=m.name(own, "车主"), id=m.id_of(own, old=asked.year < 1999), model=m.pick(*_MODELS),
                    plate=plate(m, r),
                file=m.number(f"{m.rng.randint(3402, 5303)}00{m.numbers.serial(6)}", "file"),
                since=on(m, m.after(asked, -3000, -200), "first_registered", "cn", precision=m.pick("day", "month")),
                why={"colour": "原漆脱落", "engine": "原机缸体破裂", "address": "迁居"}[what], change=change,
            ),
            dots=m.chance(0.3),
        ),
        foot("申请人：", m.name(own, "车主"), "　电话 ", phone(m, r)),
        foot(on(m, asked, "applied", m.pick("dot", "stroke0", "cn", "han"))),
        Gap(0.5),
        line("批注：", Run("同意变更，收回旧证。"), m.name(head, "审批人"), "　", on(m, m.after(asked, 1, 8),
            "approved", m.pick("stroke2", "short"))),
        line("办结：", on(m, m.after(asked, 9, 15), "changed", "dot"), "　经办：", m.name(clerk, "经办人")),
        *seal(m, _office(r)),
    )  # fmt: skip
    return paper(
        "repainted", "车辆", "变更登记", asked.year, f"{own.name}机动车变更申请", page, about=(own,),
            creator=_office(r),
    )  # fmt: skip


FORMS = (owners_card, bill_of_sale, scrapped, first_entry, repainted)
