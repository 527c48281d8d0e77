"""Temporary residents, key persons and the reading room, fifth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Gap, Title
from samples.forms.base import Form, Maker
from samples.forms.fifth_base import (
    at,
    by_name,
    heads,
    on,
    other_name,
    paper_number,
    police,
    relative,
    signed,
    stretched,
    who,
    wide,
)
from samples.forms.fifth_places import country_address, town_address
from samples.forms.fourth_base import both, filled, heading, lab, labelled, paper, para, rows, seal, val
from samples.rich import Ink, Run, say


def lodger_book(m: Maker) -> Form:
    """A landlord's book: lodgers in rows, dates of coming and leaving."""
    made, station = m.day(1995, 2013), m.station()
    landlord, clerk = who(m, (1935, 1970)), police(m)
    people = [who(m, (1955, 1992), minority=m.chance(0.15)) for _ in range(m.rng.randint(3, 5))]
    old = made.year < 1999
    body = []
    for place, person in enumerate(people, 1):
        came = m.after(made, -300, -5)
        body.append(
            [val(str(place), share=0.4, align="centre"), val(wide(m, person, "暂住人"), share=1.1, align="centre"),
             val(person.sex, share=0.4, align="centre"),
             val(m.id_of(person, old=old), share=2.6, align="centre"), val(at(m, "户籍地", country_address(m)),
             share=2.5),
             val(on(m, came, "came", style=m.pick("dot", "short")), share=1.0, align="centre"),
             val(m.number(m.numbers.serial(6), "permit"), share=0.9, align="centre")]
        )  # fmt: skip
    page: list[Block] = [
        heading(m, "出租屋住宿人员登记册", "外来暂住人员登记簿"),
        labelled(("户主（出租人）", m.name(landlord, "出租人")), ("出租屋地址", at(m, "暂住地址", town_address(m))),
        per_line=1),
        rows(
            heads(("号", 0.4), ("姓　名", 1.1), ("性别", 0.4), ("身份证号码", 2.6), ("原籍住址", 2.5), ("来住日期",
            1.0), ("暂住证号", 0.9)),
            *body,
        ),
        para("检查民警 ", m.name(clerk, "民警"), " ", on(m, made, "checked", style="dot"), align="right"),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "lodger_book", "暂住证", "登记簿", made.year, f"{landlord.name}出租屋登记簿", page,
        series="DJ", retention="D10", about=(landlord, *people), creator=station,
    )  # fmt: skip


def permit_stub(m: Maker) -> Form:
    """A permit as issued and the slip that is kept, beside each other."""
    made, station = m.day(1996, 2012), m.station()
    own, landlord, clerk = who(m, (1955, 1990)), who(m, (1930, 1970)), police(m)
    number = m.number(m.pick("衡暂字第", "雁暂字", "自公暂字") + m.numbers.serial(7) + "号", "permit")
    old = made.year < 1999
    home, lives = at(m, "户籍地", country_address(m)), at(m, "暂住地址", town_address(m))
    until = m.after(made, 300, 365)
    page: list[Block] = [
        Columns(
            left=[
                para("暂住证申领存根", align="centre", scale=1.1),
                labelled(("证号", number), ("姓名", m.name(own, "暂住人")), ("公民身份号码", m.id_of(own, old=old)),
                ("户口地",
                home), ("房东", m.name(landlord, "出租人")),
                         ("经办", m.name(clerk, "经办人")), ("填发", on(m, made, "issued", style="dot")), per_line=1,
                         colon=m.pick("：", "")),
            ],
            right=[
                para("暂　住　证", align="centre", scale=1.3),
                para(number, align="centre"),
                filled("持证人", m.name(own, "暂住人"), "，", own.sex, "，原住", home, "，现暂住", lives, "，有效期自",
                on(m, made,
                "issued", style="cn"), "至",
                       on(m, until, "valid_until", style="cn"), "止。", blanks="rule"),
                para(station, align="right"),
            ],
            share=0.5, ruled=True,
        ),
        Gap(0.4),
        *seal(m, station, "暂住人口专用章"),
    ]  # fmt: skip
    return paper(
        "permit_stub", "暂住证", "首次申领", made.year, f"{own.name}暂住证申领存根", page,
        series="SL", retention="D10", about=(own, landlord), creator=station,
    )  # fmt: skip


def guarantee(m: Maker) -> Form:
    """A boss answers for his workers and asks to prolong their permits."""
    made, station = m.day(1997, 2011), m.station()
    boss, keeper = who(m, (1945, 1975)), police(m)
    workers = [who(m, (1960, 1990)) for _ in range(3)]
    body: list[Run | str] = []
    for person in workers:
        body += [
            "；" if body else "",
            m.name(person, "暂住人"),
            "（身份证",
            m.id_of(person),
            "，暂住证",
            m.number(f"0{m.numbers.digits(7)}", "permit"),
            "）",
        ]
    page: list[Block] = [
        Title(m.pick("担 保 书", "暂住证延期担保书"), scale=1.6),
        para(f"{station}：", indent=0),
        para(
            "本人", m.name(boss, "担保人"), "，在", at(m, "经营地址", town_address(m)), m.pick("经营小吃店",
            "承包基建工程"), "，现有工人",
            "三", "名：", *body,
            "。以上三人的暂住证于", on(m, m.after(made, -10, 20), "expires", style="cn"),
            "到期，因工程未完，申请延期至", on(m,
            m.after(made, 180, 360), "valid_until", style="cn"),
            "。在此期间如有违法行为，由我负责。",
        ),
        para("担保人：", wide(m, boss, "担保人"), "　身份证号：", m.id_of(boss), indent=0),
        para(on(m, made, "signed", style=m.pick("cn", "pause", "spaced")), align="right"),
        filled("派出所意见：同意办理延期。　经办民警 ", m.name(keeper, "经办人"), "　", on(m, m.after(made, 0, 5),
        "approved",
        style="dot"), indent=0),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "guarantee", "暂住证", "延期", made.year, f"{boss.name}暂住证延期担保书", page,
        series="YQ", retention="D10", about=(boss, *workers), creator=station,
    )  # fmt: skip


def renewal_sheet(m: Maker) -> Form:
    """Check boxes for why, headings down the side, two tables joined."""
    made, station = m.day(2000, 2014), m.station()
    own, host, clerk = who(m, (1955, 1992), minority=m.chance(0.3)), who(m, (1935, 1975)), police(m)
    lost = m.chance(0.5)
    page: list[Block] = [
        heading(m, "暂住证件业务申报表", "流动人口居住证件申办表"),
        rows(
            [lab("业务类型", 0.8), Cell(text=m.tick("遗失补领" if lost else "到期换领", "首次申领", "到期换领",
             "遗失补领"), share=4)],
            [lab("中文姓名", 0.8), val(m.name(own, "暂住人"), share=1.3), lab("出生年月", 0.8), val(on(m, own.birth,
             "birth",
             precision="month"), share=1.2)],
            [lab("身份证件号", 0.8), val(stretched(m.id_of(own)), share=2.2), lab("民族", 0.5), val(own.ethnicity,
             share=0.8)],
            [lab("户籍详址", 0.8), val(at(m, "户籍地", country_address(m)), share=4)],
            [lab("居住处所", 0.8), val(at(m, "暂住地址", town_address(m)), share=4)],
            [lab("原证编号", 0.8), val(m.number(f"{made.year - 1}{m.numbers.digits(6)}", "permit"), share=1.3),
             lab("新证编号", 0.8), val(m.number(f"{made.year}{m.numbers.digits(6)}", "permit"), share=1.2)],
            side="申报人填写", joined=True,
        ),
        rows(
            [lab("房屋业主", 0.8), val(m.name(host, "出租人"), share=1.3), lab("业主证件号", 0.8), val(m.id_of(host),
             share=1.6)],
            [both("核发民警　", wide(m, clerk, "民警")), both("核发日期　", on(m, made, "issued"))],
            side="核发机关填写", joined=True,
        ),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "renewal_sheet", "暂住证", "补领" if lost else "换领", made.year, f"{own.name}暂住证申报表", page,
        series="BL" if lost else "HL", retention="D10", about=(own, host), creator=station,
    )  # fmt: skip


def watch_card(m: Maker) -> Form:
    """A card with years of two digits, by-names, marks of a body, and a list of those around."""
    made, station = m.day(1984, 1998), m.station()
    own = who(m, (1938, 1968), sex="男")
    wife, brother, keeper = who(m, (1940, 1970), sex="女"), relative(m, own, (1935, 1970), "男"), police(m)
    page: list[Block] = [
        heading(m, "重点人口管理卡片", "重点人口底卡"),
        para("卡片编号", m.number(f"{m.pick('雁', '西', '贡')}重（{made.year % 100}）{m.numbers.serial(3)}号", "file"),
        align="right"),
        rows(
            [lab("姓\n名", 0.4), val(m.name(own, "列管对象")), lab("化名\n绰号", 0.5), val(m.former(other_name(m,
             own)), "、",
             m.former(by_name(m, own)), share=1.4),
             lab("出生\n年月", 0.5), val(on(m, own.birth, "birth", style=m.pick("short", "years2")), share=1.1)],
            [lab("身份证\n编　号", 0.6), val(m.id_of(own, old=True), share=1.8), lab("文化", 0.5), val(m.pick("小学",
             "初中")),
             lab("籍贯", 0.5), val(m.native())],
            [lab("户口所\n在　地", 0.6), val(at(m, "户口所在地"), share=4.4)],
            [lab("列管\n日期", 0.6), val(on(m, made, "listed", style=m.pick("years2", "short"))), lab("列管\n类别",
             0.6),
             val(m.pick("三类", "二类"), share=0.8),
             lab("责任\n民警", 0.6), val(m.name(keeper, "责任民警"))],
            side="基本情况", joined=True,
        ),
        rows(
            heads(("关系", 0.6), ("姓名", 1), ("出生年月", 1.1), ("工作单位或住址", 2.6)),
            *(
                [val(role, share=0.6, align="centre"), val(m.name(person, role), align="centre"), val(on(m,
                 person.birth, "birth", style="han2", precision="month"), share=1.1, align="centre"),
                 val(m.pick("雁峰轴瓦厂", "无业", "在家务农"), share=2.6)]
                for role, person in (("妻", wife), ("弟", brother))
            ),
            side="社会关系", joined=True,
        ),
        para("填卡人　", wide(m, keeper, "登记人"), "　", on(m, made, "registered", style="years2"), align="right"),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "watch_card", "重点人口", "列管", made.year, f"{own.name}重点人口卡片", page,
        series="ZJ", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def watch_release(m: Maker) -> Form:
    """What was seen, quarter by quarter, and three opinions in one table."""
    made, station = m.day(1994, 2013), m.station()
    own, a, b, c = who(m, (1940, 1978)), police(m), police(m), police(m)
    listed = m.after(made, -1500, -700)
    body = [heads(("考察日期", 1.1), ("考　察　情　况", 3.4), ("考察民警", 0.9))]
    for place in range(3):
        day = m.after(listed, 90 * place + 10, 90 * place + 80)
        body.append(
            [val(on(m, day, "seen", style="dot"), share=1.1, align="centre"), val(m.pick("走访邻居，未发现异常。",
             "在建筑工地做工，表现较好。", "按时参加座谈，思想稳定。"), share=3.4),
             val(m.name(a, "民警"), share=0.9, align="centre")]
        )  # fmt: skip
    old = made.year < 1999
    page: list[Block] = [
        heading(m, "撤销重点人口呈批表", "重点人口撤管呈批表"),
        para("呈批字号：", paper_number(m, m.pick("雁重撤", "贡公重"), made.year), indent=0),
        rows(
            [lab("被撤对象", 0.8), val(m.name(own, "撤管对象")), lab("性别", 0.4), val(own.sex, share=0.4),
             lab("生　日", 0.6),
             val(on(m, own.birth, "birth"), share=1.1)],
            [lab("身份证号", 0.8), val(m.id_of(own, old=old), share=1.9), lab("列管时间", 0.7), val(on(m, listed,
             "listed"),
             share=1.3)],
            [lab("家庭住址", 0.8), val(at(m, "住址"), share=3.5)],
            joined=True,
        ),
        rows(*body, joined=True),
        rows(
            [both("责任民警意见：已无重新违法可能，建议撤管。", lines=2, foot=signed(m, "", a, "民警", m.after(made,
             -12, -8), style="cn"))],
            [both("派出所意见：同意撤管，报分局审批。", lines=2, foot=signed(m, "", b, "所长", m.after(made, -7, -3),
             style="cn"))],
            [both("分局意见：同意撤销列管。", lines=2, foot=signed(m, "", c, "审批人", made, style="cn"))],
        ),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "watch_release", "重点人口", "撤管", made.year, f"{own.name}撤销重点人口呈批表", page,
        series="CG", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def class_change(m: Maker) -> Form:
    """A short request in prose to list somebody in another class."""
    made, station = m.day(1990, 2010), m.station()
    own, clerk, chief, near = who(m, (1945, 1978)), police(m), police(m), who(m, (1940, 1975))
    old = made.year < 1999
    page: list[Block] = [
        Title("关于变更重点人口类别的报告", scale=1.5),
        para("分局治安科：", indent=0),
        para(
            "我所列管的重点人口", m.name(own, "列管对象"), "（绰号“", m.former(by_name(m, own)), f"”），{own.sex}，",
            on(m, own.birth,
            "birth", style="cn"), "出生，身份证号",
            m.id_of(own, old=old), "，家住", at(m, "住址"), "，", on(m, m.after(made, -1200, -500), "listed",
            style="cn"),
            "列为", "二类", "重点人口。经责任区民警", m.name(clerk, "责任民警"),
            "多次考察，并向其", m.pick("邻居", "车间主任", "村支书"), m.name(near, "证人"),
            "了解，该人近年表现较好，拟变更为三类管理。当否，请批示。",
        ),
        para("附：考察材料二份。"),
        para(station, align="right"),
        para(on(m, made, "signed", style=m.pick("han", "cn")), align="right"),
        Gap(0.4),
        rows([lab("审批意见", 0.2), Cell(text=say(Run("同意变更类别。", Ink.VALUE)), share=0.8, lines=2, foot=signed(m,
        "审批人　",
        chief, "审批人", m.after(made, 3, 15), style="dot"))]),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "class_change", "重点人口", "变更类别", made.year, f"{own.name}变更重点人口类别报告", page,
        series="BL", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def reading_slip(m: Maker) -> Form:
    """Who asked for whose file: a slip of the reading room with its counterfoil of return."""
    made = m.day(2005, 2015)
    own, about, guide, chief = who(m, (1940, 1985)), who(m, (1910, 1960)), police(m), police(m)
    cited = m.cite()
    page: list[Block] = [
        heading(m, "档案查询利用登记单", "查阅档案登记单"),
        labelled(
            ("查档日期", on(m, made, "read")), ("登记号", m.number(f"CD{made.year}{m.numbers.digits(4)}", "file")),
            ("查档人",
            m.name(own, "查阅人")), ("证件号码", m.id_of(own)),
            ("住　址", at(m, "住址")), ("所查档案当事人", m.name(about, "当事人")), ("档案编号", m.number(cited,
            "archive_number")),
            ("查档目的", m.pick("办理公证", "核实工龄", "继承房产")),
            ("接待人", m.name(guide, "接待人")), ("批准人", m.name(chief, "审批人")), per_line=m.rng.choice((1, 2)),
            underline=m.chance(0.4),
        ),
        para("利用结果：已为", m.name(own, "查阅人"), "复印", m.name(about, "当事人"), "户口底册两页，问题得到解决。"),
        para("利用者签字：", wide(m, own, "查阅人"), "　", on(m, made, "signed", style=m.pick("dot", "cn")),
        align="right"),
    ]  # fmt: skip
    return paper(
        "reading_slip", "利用登记", "查阅", made.year, f"{own.name}查阅{about.name}户籍档案登记单", page,
        retention="D10", about=(own, about), creator="公安局档案室",
    )  # fmt: skip


FORMS = (lodger_book, watch_card, permit_stub, watch_release, guarantee, class_change, renewal_sheet, reading_slip)
