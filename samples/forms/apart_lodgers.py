"""Lodgers' permits, apart part: a form of the nineties, a loss, a longer stay, a register."""

from __future__ import annotations

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    day_of,
    farm_home,
    fill,
    foot,
    form,
    heading,
    key,
    lab,
    line,
    number_line,
    para,
    relative,
    row,
    seal,
    town_home,
    val,
)
from samples.forms.base import Form, Maker
from samples.rich import Run, printed, say


def _permit(m: Maker) -> Run:
    return m.number(f"{m.pick('天暂', '秦暂')}字{m.numbers.serial(6)}号", "permit")


def lodger_1997(m: Maker) -> Form:
    """A first application: lodger, those who came along, and whoever lets the room."""
    asked = m.day(1995, 2008)
    old = asked.year < 1999
    own, host, clerk = m.person(born=(1950, 1964)), m.person(born=(1930, 1965)), m.officer()
    kin = m.rng.sample(["弟", "姐", "子", "女"], m.rng.randint(1, 2))
    along = [(tie, relative(m, tie, own)) for tie in kin]
    station = m.station()
    style = m.pick("dot", "cn", "first")
    rows = [
        [
            say(m.name(p, "同住人")),
            say(tie),
            say(p.sex),
            say(m.date(p.birth, "birth", style="dot")),
        ]
        for tie, p in along
    ]
    page: tuple[Block, ...] = (
        Title("暂住人口申报登记表", spaced=m.chance(0.5)),
        number_line("暂住证编号：", _permit(m)),
        Table(
            rows=[
                row(
                    "9 15 6 8 9 15",
                    "姓名",
                    m.name(own, "暂住人"),
                    "性别",
                    own.sex,
                    "出生日期",
                    day_of(m, own.birth, "birth", style),
                ),
                row("9 29 9 15", "身份证编号", m.id_of(own, old=old), "文化程度", m.pick("小学", "初中", "高中")),
                row("9 53", "常住户口地址", m.address(farm_home(m), "常住户口地址")),
                row("9 53", "暂住处所", m.address(town_home(m), "暂住地址")),
                row(
                    "9 29 9 15",
                    "从业情况",
                    m.pick("贩运蔬菜", "建筑小工", "理发", "保姆"),
                    "暂住期限",
                    m.pick("一年", "半年", "三个月"),
                ),
                row(
                    "9 29 9 15",
                    "来此日期",
                    day_of(m, m.after(asked, -40, -2), "arrived", style),
                    "房主姓名",
                    m.name(host, "房主"),
                ),
            ],
            photo=("照　片", 2),
        ),
        Prose(text=printed("随　同　人　员"), align="centre"),
        roster(("姓名", "关系", "性别", "出生日期"), rows, (1.4, 1, 0.7, 1.8)),
        line("申报人签名：", m.name(own, "暂住人"), "　　登记民警：", m.name(clerk, "登记民警")),
        line("首次发证日期：", day_of(m, asked, "issued", style), align="right"),
        *seal(m, station, "暂住人口管理", colour=m.pick("red", "blue")),
    )
    return form(
        "lodger_1997",
        ("暂住证", "ZZ", "", "D10"),
        year=asked.year,
        title=f"{own.name}暂住人口申报登记表",
        types=("首次申领",),
        page=page,
        who=(own,),
        creator=station,
    )


def permit_lost(m: Maker) -> Form:
    """A declaration of loss and the receipt for the new permit."""
    asked = m.day(2002, 2013)
    own, clerk, station = m.person(born=(1955, 1982), minority=m.chance(0.2)), m.officer(), m.station()
    lost = m.after(asked, -30, -3)
    page: tuple[Block, ...] = (
        Title("暂住证遗失补领申请", spaced=m.chance(0.4)),
        para(f"{station}：", indent=0),
        para(
            fill(
                "本人{own}，{sex}，{nation}，公民身份号码{id}，户籍地{from_}，现暂住{home}。{lost}因{why}，不慎将暂住证"
                "（证号：{permit}）丢失，声明作废，现申请补领。以上情况如有不实，本人承担责任。",
                own=m.name(own, "申请人"),
                sex=own.sex,
                nation=own.ethnicity,
                id=m.id_of(own),
                from_=m.address(farm_home(m), "户籍地"),
                home=m.address(town_home(m), "暂住地址"),
                lost=m.date(lost, "lost", style="cn"),
                why=m.pick("搬家", "乘坐公交车", "工地宿舍被盗"),
                permit=_permit(m),
            )
        ),
        foot("申请人（签名）：", m.name(own, "申请人"), "　"),
        foot(day_of(m, asked, "applied", m.pick("cn", "first"))),
        Gap(0.5),
        Table(
            rows=[
                [key("受理意见", 1), val("同意补领。", lab("　　受理人："), m.name(clerk, "受理人"), share=5)],
                [
                    key("新证号码", 1),
                    val(_permit(m), share=2),
                    key("补发日期", 1),
                    val(m.date(m.after(asked, 3, 15), "issued", style="dash"), share=2),
                ],
                [key("领取签名", 1), val(m.name(own, "申请人"), share=5)],
            ]
        ),
        *seal(m, station, "暂住人口管理"),
    )
    return form(
        "permit_lost",
        ("暂住证", "ZZ", "", "D10"),
        year=asked.year,
        title=f"{own.name}暂住证遗失补领申请",
        types=("补领",),
        page=page,
        who=(own,),
        creator=station,
    )


def permit_longer(m: Maker) -> Form:
    """A stub and a slip for a longer stay."""
    done = m.day(2001, 2012)
    own, host, clerk, station = m.person(born=(1955, 1980)), m.person(born=(1935, 1970)), m.officer(), m.station()
    permit = _permit(m)
    until, before = m.after(done, 340, 365), m.after(done, -5, 10)
    stub: tuple[Block, ...] = (
        Prose(text=printed("暂住证延期（存根）"), align="centre"),
        line("证号：", permit),
        line("姓名：", m.name(own, "暂住人")),
        line("延期至：", m.date(until, "valid_until", style="dot")),
        line("经办：", m.name(clerk, "经办人")),
    )
    slip: tuple[Block, ...] = (
        Prose(text=printed("暂住证延期签注单"), align="centre", scale=1.3),
        line("证号：", permit, align="right"),
        Fields(
            fields=[
                m.field("持证人", m.name(own, "暂住人")),
                m.field("性别", own.sex),
                m.field("身份证号", m.id_of(own), wide=True),
                m.field("暂住地址", m.address(town_home(m), "暂住地址"), wide=True),
                m.field("房东", m.name(host, "房东")),
                m.field("原有效期至", m.date(before, "valid_until", style="dot")),
                m.field("延长期限至", m.date(until, "valid_until", style="dot")),
            ],
            underline=True,
        ),
        line("延期理由：", Run(m.pick("继续务工", "子女在本市就读", "店铺租期未满"))),
        foot("经办人：", m.name(clerk, "经办人")),
        foot(day_of(m, done, "issued", m.pick("blanks", "cn"))),
        *seal(m, station, "暂住人口管理"),
    )
    return form(
        "permit_longer",
        ("暂住证", "ZZ", "", "D10"),
        year=done.year,
        title=f"{own.name}暂住证延期签注单",
        types=("延期",),
        page=(Gap(0.8), Columns(left=stub, right=slip, share=0.36, ruled=True)),
        who=(own,),
        creator=station,
    )


def lodgers_book(m: Maker) -> Form:
    """A register of one house or works' site: everybody has the same landlord, so he stands at the head."""
    year, station = m.rng.randint(1998, 2011), m.station()
    host, clerk = m.person(born=(1935, 1970)), m.officer()
    style = m.pick("dot", "slash")
    rows = []
    for index in range(1, m.rng.randint(6, 10)):
        own = m.person(born=(1955, 1980))
        came = m.day(year, year)
        left = say(m.date(m.after(came, 20, 200), "left", style=style)) if m.chance(0.6) else ()
        rows.append(
            [
                say(str(index)),
                say(m.name(own, "暂住人")),
                say(own.sex),
                say(m.id_of(own)),
                say(m.address(farm_home(m), "户籍地")),
                say(m.date(came, "arrived", style=style)),
                left,
                say(m.number(f"{year % 100:02d}{m.numbers.serial(4)}", "permit")),
            ]
        )
    page: tuple[Block, ...] = (
        heading(station),
        Title("暂住人员登记簿", spaced=m.chance(0.5)),
        line(
            "暂住地址：",
            m.address(town_home(m), "暂住地址"),
            "　　房主：",
            m.name(host, "房主"),
            "　　电话：",
            m.phone(),
        ),
        roster(
            ("序", "姓名", "性别", "公民身份号码", "户籍地址", "来住日期", "离开日期", "暂住证号"),
            rows,
            (0.5, 1.4, 0.6, 2.6, 3.6, 1.5, 1.5, 1.2),
        ),
        line("责任区民警：", m.name(clerk, "责任区民警"), align="right"),
    )
    return form(
        "lodgers_book",
        ("暂住证", "ZZ", "DJ", "D10"),
        year=year,
        title=f"{station}{year}年暂住人员登记簿",
        types=("登记簿",),
        page=page,
        creator=station,
        landscape=True,
    )


def permit_ended(m: Maker) -> Form:
    """A note of permits that were taken back when people left, a line for each."""
    done = m.day(2000, 2012)
    station, clerk = m.station(), m.officer()
    people = [m.person(born=(1955, 1982)) for _ in range(m.rng.randint(2, 4))]
    page: tuple[Block, ...] = (
        Title("暂住证注销登记单"),
        number_line("编号 ", m.number(f"ZX{done.year}-{m.numbers.serial(3)}", "file")),
        para("下列人员已离开本辖区，其所持暂住证予以注销：", indent=0),
        *(
            para(
                fill(
                    "{n}．{own}，{sex}，身份证号{id}，证号{permit}，原暂住{home}，{left}返回原籍。",
                    n=str(n),
                    own=m.name(own, "暂住人"),
                    sex=own.sex,
                    id=m.id_of(own),
                    permit=_permit(m),
                    home=m.address(town_home(m), "暂住地址"),
                    left=m.date(m.after(done, -60, -5), "left", style="cn"),
                )
            )
            for n, own in enumerate(people, 1)
        ),
        Gap(0.6),
        foot("经办人：", m.name(clerk, "经办人")),
        foot(station, "　", day_of(m, done, "cancelled", m.pick("cn", "han"))),
        *seal(m, station, "暂住人口管理"),
    )
    return form(
        "permit_ended",
        ("暂住证", "ZZ", "", "D10"),
        year=done.year,
        title=f"{station}暂住证注销登记单",
        types=("注销",),
        page=page,
        who=tuple(people),
        creator=station,
    )


FORMS = (lodger_1997, permit_lost, permit_longer, lodgers_book, permit_ended)
