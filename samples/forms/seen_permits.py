"""Residence permits, seen part."""

from __future__ import annotations

from samples.blocks import Fields, Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker
from samples.rich import printed, say


def _seal(m: Maker, office: str, centre: str) -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


_PERMIT_KINDS = ("首次申领", "换领", "补领", "延期", "注销")


def _permit(m: Maker, kind: str) -> Form:
    asked = m.day(2003, 2013)
    own, landlord, officer = (
        m.person(born=(1955, 1993), minority=m.chance(0.3)),
        m.person(born=(1930, 1975)),
        m.officer(),
    )
    station = m.station()
    until = m.after(asked, 180, 365)
    fields = [
        m.field("业务类别", m.tick(kind, *_PERMIT_KINDS), wide=True),
        m.field("姓名", m.name(own, "暂住人")),
        m.field("性别", own.sex),
        m.field("民族", own.ethnicity),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("文化程度", m.pick("初中", "高中", "小学")),
        m.field("婚姻状况", m.pick("未婚", "已婚")),
        m.field(("居民身份证号码", "公民身份号码"), m.id_of(own)),
        m.field(("常住户口所在地", "户籍地址"), m.address(m.street_address(), "户籍地"), wide=True),
        m.field(("暂住地址", "现暂住地址"), m.address(m.street_address(), "暂住地址"), wide=True),
        m.field("暂住事由", m.pick("务工", "经商", "投亲")),
        m.field("服务处所", m.employer()),
        m.field("来本地日期", m.date(m.after(asked, -90, -3), "arrived")),
        m.field("拟暂住期限", m.pick("一年", "半年")),
        m.field(("房屋出租人", "出租人姓名"), m.name(landlord, "出租人")),
        m.field(("出租人身份证号", "出租人身份证号码"), m.id_of(landlord)),
    ]
    if kind != "首次申领":
        fields.append(m.field("原暂住证号", m.number(f"岳暂字第{m.numbers.serial(7)}号", "permit")))
    fields += [
        m.field(
            {"首次申领": "申领日期", "换领": "换领日期", "补领": "补领日期", "延期": "延期日期", "注销": "注销日期"}[
                kind
            ],
            m.date(asked, "applied"),
        ),
        m.field("有效期", m.date(asked, "valid_from"), "至", m.date(until, "valid_until"), wide=m.chance(0.5)),
        m.field(("经办民警", "承办人"), m.name(officer, "承办人")),
    ]
    page = (
        Title(m.pick("暂住证申领表", "暂住人口登记表", "暂住证业务申请表"), spaced=m.chance(0.5)),
        Prose(text=printed("证号：", m.number(f"岳暂字第{m.numbers.serial(7)}号", "permit")), align="right"),
        m.lay(fields),
        *_seal(m, station, "暂住人口专用章"),
    )
    return Form(
        key=f"permit_{('first', 'exchange', 'replace', 'extend', 'end')[_PERMIT_KINDS.index(kind)]}",
        archive_class="暂住证",
        category="ZZ",
        series="",
        retention="D10",
        year=asked.year,
        title=f"{own.name}暂住证{kind}登记",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def permit_first(m: Maker) -> Form:
    return _permit(m, "首次申领")


def permit_exchange(m: Maker) -> Form:
    return _permit(m, "换领")


def permit_replace(m: Maker) -> Form:
    return _permit(m, "补领")


def permit_extend(m: Maker) -> Form:
    return _permit(m, "延期")


def permit_end(m: Maker) -> Form:
    return _permit(m, "注销")


def permit_register(m: Maker) -> Form:
    year, station = m.rng.randint(2003, 2012), m.station()
    style = m.pick("dot", "cn", "dash")
    rows = []
    for index in range(1, m.rng.randint(5, 9)):
        own, landlord = m.person(born=(1955, 1992), minority=m.chance(0.1)), m.person(born=(1930, 1975))
        came = m.day(year, year)
        rows.append(
            [
                say(str(index)),
                say(m.name(own, "暂住人")),
                say(own.sex),
                say(m.id_of(own)),
                say(m.address(m.street_address(), "暂住地址")),
                say(m.name(landlord, "出租人")),
                say(m.number(f"{year % 100:02d}{m.numbers.serial(5)}", "permit")),
                say(m.date(came, "registered", style=style)),
            ]
        )
    clerk = m.officer()
    page = (
        Title(m.pick("暂住人口登记簿", "暂住证发放登记簿"), spaced=m.chance(0.5)),
        Prose(text=printed(f"登记单位：{station}　　　　{year}年度"), indent=0),
        roster(
            ("序号", "姓名", "性别", "公民身份号码", "暂住地址", "出租人", "暂住证号", "登记日期"),
            rows,
            (0.6, 1.5, 0.6, 2.6, 3.4, 1.1, 1.2, 1.5),
        ),
        Fields(fields=[m.field("登记人", m.name(clerk, "登记人"))], per_line=2),
    )
    return Form(
        key="permit_register",
        archive_class="暂住证",
        category="ZZ",
        series="DJ",
        retention="D10",
        year=year,
        title=f"{station}{year}年暂住人口登记簿",
        case_types=("登记簿",),
        pages=(page,),
        creator=station,
        landscape=True,
    )


FORMS = (permit_first, permit_exchange, permit_replace, permit_extend, permit_end, permit_register)
