"""Residence permits of people from elsewhere, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.fourth_base import (
    at,
    both,
    divided,
    filled,
    folk,
    heading,
    lab,
    labelled,
    lettered,
    officer,
    on,
    opinion,
    paper,
    para,
    rows,
    seal,
    spaced,
    val,
)
from samples.forms.fourth_places import rural_address, urban_address
from samples.rich import Ink, Run, say


def _permit(m: Maker, year: int) -> Run:
    way = m.rng.randrange(3)
    if way == 0:
        return lettered("宜暂", f"{year % 100:02d}{m.numbers.serial(6)}", "permit")
    return m.number(f"Z{m.numbers.serial(9)}" if way == 1 else f"信公暂字第{m.numbers.serial(6)}号", "permit")


def lodger_form(m: Maker) -> Form:
    """First application: lodger, landlord and employer in groups, companions in rows."""
    made, station = m.day(1996, 2013), m.station()
    ages = (made.year - 48, made.year - 17)
    own, landlord, clerk = folk(m, ages, minority=m.chance(0.25)), folk(m, (1930, 1972)), officer(m)
    mate, child = folk(m, ages), folk(m, (made.year - 10, made.year - 1))
    old = made.year < 2000
    page: list[Block] = [
        heading(m, "暂住人口登记申报表", "外来人员暂住登记暨办证申请表"),
        para("证号：", _permit(m, made.year), align="right"),
        rows(
            [lab("姓　名"), val(m.name(own, "暂住人"), share=1.5), lab("性别", 0.5), val(own.sex, share=0.5),
             lab("民族", 0.5), val(own.ethnicity, share=0.9)],
            [lab("出生日期"), divided(on(m, own.birth, "birth", style=m.pick("split", "nian")), 2.0), lab("身份证号",
                0.8),
             val(m.id_of(own, old=old), share=2)],
            [lab("户籍地址"), val(at(m, "户籍地", rural_address(m)), share=4.8)],
            [lab("暂住地址"), val(at(m, "暂住地址", urban_address(m)), share=4.8)],
            [lab("来本市日期"), val(on(m, m.after(made, -200, -3), "arrived"), share=1.7), lab("暂住事由", 0.9),
             val(m.pick("务工", "经商", "投亲靠友"), share=1.9)],
            side="本人",
            joined=True,
        ),
        rows(
            [lab("房主姓名"), val(m.name(landlord, "房主")), lab("证件号码"), val(m.id_of(landlord), share=1.7)],
            [lab("房屋地址"), val(m.pick("同暂住地址", "同上"), share=2), lab("联系电话"), val(m.phone(), share=1.2)],
            side="房主",
            joined=True,
        ),
        rows(
            [lab("随行人员"), lab("关系", 0.7), lab("出生年月日", 1.2), lab("身份证号码", 1.8)],
            [val(m.name(mate, "同住人"), align="centre"), val(m.pick("配偶", "老乡"), share=0.7, align="centre"),
             val(on(m, mate.birth, "birth"), share=1.2, align="centre"), val(m.id_of(mate, old=old), share=1.8,
             align="centre")],
            [val(m.name(child, "同住人"), align="centre"), val(m.pick("子女", "侄"), share=0.7, align="centre"),
             val(on(m, child.birth, "birth"), share=1.2, align="centre"), val("", share=1.8)],
            joined=True,
        ),
        rows(opinion(m, "派出所意见", "同意发证，有效期一年。", clerk, "经办人", made, lines=1)),
        *seal(m, station, "暂住户口专用章"),
    ]  # fmt: skip
    return paper(
        "lodger_form", "暂住证", "首次申领", made.year, f"{own.name}暂住登记申报表", page,
        retention="D10", about=(own, landlord), creator=station,
    )  # fmt: skip


def exchange_slip(m: Maker) -> Form:
    """A slip without rules for changing an old permit, two numbers on it."""
    made, station = m.day(2000, 2013), m.station()
    own, clerk = folk(m, (1955, 1992)), officer(m)
    old_until = m.after(made, -20, 10)
    page: list[Block] = [
        heading(m, "换领暂住证申请单", "暂住证到期换证登记单"),
        labelled(
            ("姓　　名", m.name(own, "暂住人")), ("性　　别", own.sex), ("出 生 年 月 日", on(m, own.birth, "birth")),
            ("身 份 证 号", m.id_of(own)), ("户 籍 所 在 地", at(m, "户籍地")), ("现 暂 住 地 址", at(m, "暂住地址")),
            ("原暂住证号", _permit(m, made.year - 1)), ("到期日期", on(m, old_until, "valid_until")),
            ("新暂住证号", _permit(m, made.year)), ("换证原因", m.pick("到期", "破损", "住址变动")),
            per_line=m.rng.choice((1, 2)), colon=m.pick("：", "　", ":"), underline=m.chance(0.4), dotted=m.chance(0.2),
        ),
        filled("有效期自", on(m, made, "valid_from"), "至", on(m, m.after(made, 364, 365), "valid_until"), "止",
            indent=0),
        labelled(("申请人签字", spaced(m, own, "暂住人")), ("换发民警", m.name(clerk, "承办人")),
                 ("换领日期", on(m, made, "applied")), per_line=3),
        *seal(m, station, "暂住人口管理"),
    ]  # fmt: skip
    return paper(
        "exchange_slip", "暂住证", "换领", made.year, f"{own.name}换领暂住证申请单", page,
        retention="D10", about=(own,), creator=station,
    )  # fmt: skip


def lost_permit(m: Maker) -> Form:
    """The employer's proof that a worker's permit was lost."""
    made, station = m.day(1998, 2013), m.station()
    own, manager, clerk = (
        folk(m, (made.year - 45, made.year - 19), minority=m.chance(0.2)),
        folk(m, (1950, 1975)),
        officer(m),
    )
    unit = m.pick("滨江大酒店", "宏达制衣厂", "第二建筑工程处工地")
    page: list[Block] = [
        Title(m.pick("证　明", "关于补领暂住证的报告", "补办暂住证证明"), scale=1.6),
        para(f"{station}：", indent=0),
        filled(
            "兹有我", m.pick("单位", "公司", "处"), "员工", m.name(own, "暂住人"), f"，{own.sex}，{own.ethnicity}，",
            on(m, own.birth, "birth"), "出生，户籍地", at(m, "户籍地", rural_address(m)), "，身份证号",
            m.id_of(own, old=made.year < 2000), "，", on(m, m.after(made, -800, -90), "arrived", precision="month",
            style="cn"),
            "起在我处工作，住", at(m, "暂住地址"), "。该员工原领暂住证（号码", _permit(m, made.year - 1), "）于",
            on(m, m.after(made, -30, -2), "lost"), "不慎遗失，请贵所予以补领。", blanks=m.pick("", "rule"),
        ),
        para("特此证明"),
        para(f"{unit}　负责人：", m.name(manager, "负责人"), align="right"),
        para(on(m, made, "signed", style=m.pick("cn", "spaced", "dot")), align="right"),
        *seal(m, unit, share=0.9),
        Gap(0.5),
        Prose(text=say(Run("所内批注：", Ink.LABEL), "已登记遗失，准予补发，新证号", _permit(m, made.year), "。",
                       m.name(clerk, "经办人"), "　", on(m, m.after(made, 0, 5), "replaced")), indent=0),
    ]  # fmt: skip
    return paper(
        "lost_permit", "暂住证", "补领", made.year, f"{own.name}补领暂住证证明", page,
        retention="D10", about=(own,), creator=station,
    )  # fmt: skip


def extension_stub(m: Maker) -> Form:
    """Stub, perforation and receipt of a stay made longer."""
    made, station = m.day(1995, 2013), m.station()
    own, landlord, clerk = folk(m, (1955, 1990)), folk(m, (1935, 1970)), officer(m)
    number, until = _permit(m, made.year), m.after(made, 180, 366)
    stub: list[Block] = [
        para("延期签注存根", align="centre", scale=1.2),
        labelled(
            ("暂住证号", number), ("姓名", m.name(own, "暂住人")), ("房东", m.name(landlord, "房主")),
            ("延期至", on(m, until, "valid_until")), ("经手", m.name(clerk, "经手人")), per_line=1,
        ),
    ]  # fmt: skip
    slip: list[Block] = [
        para("暂住证延期回执", align="centre", scale=1.2),
        filled("暂住证号 ", number, indent=0, blanks="rule"),
        filled(
            m.name(own, "暂住人"), f"（{own.sex}，", on(m, own.birth, "birth", style="dot"), "生，身份证",
            m.id_of(own, old=made.year < 2000), "）现住", at(m, "暂住地址"),
            "，因继续务工申请延期，经审核同意延期，有效期由",
            on(m, made, "valid_from", style="cn"), "延至", on(m, until, "valid_until", style="cn"), "。",
            blanks=m.pick("rule", "dots"),
        ),
        filled("户籍地址：", at(m, "户籍地", rural_address(m)), indent=0),
        para("收费：工本费伍元　收款人：", m.name(clerk, "经手人"), indent=0),
        para(on(m, made, "signed", style="cn"), align="right"),
        *seal(m, station, "暂住户口专用章", share=0.8),
    ]  # fmt: skip
    page: list[Block] = [
        Columns(left=stub, right=slip, share=0.4, ruled=True),
        Gap(0.6),
        para("注：本回执与暂住证同时使用有效，遗失不补。", align="centre", scale=0.8),
    ]
    return paper(
        "extension_stub", "暂住证", "延期", made.year, f"{own.name}暂住证延期存根", page,
        retention="D10", about=(own, landlord), creator=station, landscape=m.chance(0.5),
    )  # fmt: skip


def cancel_notice(m: Maker) -> Form:
    """The landlord tells that a lodger has left; the card is cancelled."""
    made, station = m.day(1997, 2014), m.station()
    landlord, clerk = folk(m, (1930, 1970)), officer(m)
    people = [folk(m, (1955, 1993)) for _ in range(m.rng.randint(2, 4))]
    body = [
        [val(m.name(p, "暂住人"), share=1.0, align="centre"), val(p.sex, share=0.5, align="centre"),
         val(m.id_of(p, old=made.year < 2000), share=2.0, align="centre"),
         val(_permit(m, made.year - 1), share=1.7, align="centre"),
         val(on(m, m.after(made, -40, -1), "left", style=m.pick("short", "dot")), share=1.2, align="centre")]
        for p in people
    ]  # fmt: skip
    page: list[Block] = [
        heading(m, "暂住人员离开注销登记单", "注销暂住证通知单"),
        filled("房主（雇主）", m.name(landlord, "房主"), "，住", at(m, "住址"), "，申报下列人员已离开本地：",
            blanks="rule"),
        rows([lab("姓　名"), lab("性别", 0.5), lab("身份证号码", 2.0), lab("暂住证号", 1.7), lab("离开日期", 1.2)],
            *body),
        filled("原暂住地址：", at(m, "暂住地址"), indent=0),
        rows(
            [both("申报人：", m.name(landlord, "申报人")), both("注销日期：", on(m, made, "cancelled"))],
            [both("注销民警：", m.name(clerk, "承办人")), both("收回证件：", f"{len(people)}张")],
        ),
        *seal(m, station, "注销"),
    ]  # fmt: skip
    return paper(
        "cancel_notice", "暂住证", "注销", made.year, f"{people[0].name}等注销暂住证登记", page,
        retention="D10", about=(people[0], landlord), creator=station,
    )  # fmt: skip


def street_register(m: Maker) -> Form:
    """Ten narrow columns over two pages, names and addresses wrapping in their cells."""
    year, station = m.rng.randint(1997, 2012), m.station()
    shares = (0.5, 1.15, 0.45, 1.35, 2.6, 2.4, 2.2, 0.8, 1.1, 1.2)
    style = m.pick("short", "dot", "dot0", "dash")
    heads = ("序号", "姓　名", "性别", "出生日期", "身份证号码", "户籍所在地", "暂住地址", "事由", "房主", "登记日期")
    count = 0

    def body(rows_wanted: int) -> list[list[Cell]]:
        nonlocal count
        made = []
        for _ in range(rows_wanted):
            count += 1
            own, landlord, day = (
                folk(m, (1955, 1992), minority=m.chance(0.08)),
                folk(m, (1930, 1970)),
                m.day(year, year),
            )
            values: tuple[tuple[str | Run, ...], ...] = (
                (str(count),), (spaced(m, own, "暂住人"),), (own.sex,), (on(m, own.birth, "birth", style=style),),
                (m.id_of(own, old=year < 2000),), (at(m, "户籍地", rural_address(m)),),
                (at(m, "暂住地址", urban_address(m, compact=m.chance(0.7))),), (m.pick("务工", "经商", "保姆"),),
                (m.name(landlord, "房主"),), (on(m, day, "registered", style=style),),
            )  # fmt: skip
            made.append([val(*v, share=s, align="centre") for v, s in zip(values, shares, strict=True)])
        return made

    head = [lab(text, share) for text, share in zip(heads, shares, strict=True)]
    clerk = officer(m)
    first: list[Block] = [
        heading(m, "外来暂住人口登记册", "暂住人口登记簿"),
        para(f"{station}　　{year}年　　第1页", indent=0),
        rows(head, *body(m.rng.randint(5, 6))),
    ]
    second: list[Block] = [
        para(f"{station}　　{year}年　　第2页", indent=0),
        rows(head, *body(m.rng.randint(2, 4))),
        para(
            "登记员：",
            m.name(clerk, "登记员"),
            "　　统计日期：",
            on(m, m.day(year, year), "counted", style="cn"),
            indent=0,
        ),
    ]
    return paper(
        "street_register", "暂住证", "登记簿", year, f"{station}{year}年暂住人口登记册", first, second,
        retention="D10", creator=station, landscape=True,
    )  # fmt: skip


FORMS = (lodger_form, exchange_slip, lost_permit, extension_stub, cancel_notice, street_register)
