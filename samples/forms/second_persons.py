"""Residence permits, key persons, reading room: second part."""

from __future__ import annotations

from samples.blocks import Block, Prose, Title, roster
from samples.forms.base import Form, Maker
from samples.forms.second_base import arrange, options, seal
from samples.rich import say

_KINDS = ("首次申领", "换领", "补领", "延期", "注销")


def _stay(m: Maker, kind: str) -> Form:
    own, host, officer, station = (
        m.person(born=(1955, 1994), minority=m.chance(0.25)),
        m.person(born=(1930, 1978)),
        m.officer(),
        m.station(),
    )
    asked = m.day(2002, 2013)
    fields = [
        m.field("办证人", m.name(own, "暂住人")),
        m.field("性别", own.sex),
        m.field("民族", own.ethnicity),
        m.field("出生", m.date(own.birth, "birth")),
        m.field("身份证号", m.id_of(own)),
        m.field("户籍所在地", m.address(m.street_address(), "户籍地"), wide=True),
        m.field("在本市住处", m.address(m.street_address(), "暂住地址"), wide=True),
        m.field("从事职业", m.pick("建筑", "餐饮", "经商")),
        m.field("到达日期", m.date(m.after(asked, -60, -2), "arrived")),
    ]
    more = [
        m.field("房东", m.name(host, "出租人")),
        m.field("房东证件号", m.id_of(host)),
        m.field(
            "暂住证编号",
            m.number(m.pick(f"{asked.year}{m.numbers.serial(6)}", f"常暂字第{m.numbers.serial(6)}号"), "permit"),
        ),
        m.field("办理事由", options(m, kind, *_KINDS), wide=True),
        m.field("办理日期", m.date(asked, "applied")),
        m.field("截止日期", m.date(m.after(asked, 200, 366), "valid_until")),
        m.field("协管民警", m.name(officer, "承办人")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("暂住证办理登记单", "流动人口暂住证申办表")),
        *arrange(m, ("办证人", fields), ("证件", more)),
        *seal(m, station),
    )
    return Form(
        key=f"u_stay_{('first', 'exchange', 'replace', 'extend', 'end')[_KINDS.index(kind)]}",
        archive_class="暂住证",
        category="ZZ",
        series="",
        retention="D10",
        year=asked.year,
        title=f"{own.name}暂住证{kind}",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def stay_first(m: Maker) -> Form:
    return _stay(m, "首次申领")


def stay_exchange(m: Maker) -> Form:
    return _stay(m, "换领")


def stay_replace(m: Maker) -> Form:
    return _stay(m, "补领")


def stay_extend(m: Maker) -> Form:
    return _stay(m, "延期")


def stay_end(m: Maker) -> Form:
    return _stay(m, "注销")


def stay_list(m: Maker) -> Form:
    year, station, clerk = m.rng.randint(2003, 2012), m.station(), m.officer()
    rows = []
    for _ in range(m.rng.randint(5, 8)):
        own, host = m.person(born=(1955, 1992)), m.person(born=(1935, 1975))
        rows.append(
            [
                say(m.number(f"{m.numbers.serial(6)}", "permit")),
                say(m.name(own, "暂住人")),
                say(m.id_of(own)),
                say(m.address(m.street_address(), "户籍地")),
                say(m.name(host, "房主")),
                say(m.date(m.day(year, year), "registered", style=m.pick("slash", "dot"))),
            ]
        )
    page: tuple[Block, ...] = (
        Title(m.pick("流动人口暂住登记簿", "暂住证登记台帐")),
        roster(("证号", "持证人", "身份证号", "户籍地址", "房主", "发证日"), rows, (1.1, 1.5, 2.6, 3.6, 1.1, 1.5)),
        Prose(text=say("登记员：", m.name(clerk, "登记人")), indent=0),
    )
    return Form(
        key="u_stay_list",
        archive_class="暂住证",
        category="ZZ",
        series="DJ",
        retention="D10",
        year=year,
        title=f"{station}暂住登记簿",
        case_types=("登记簿",),
        pages=(page,),
        creator=station,
        landscape=True,
    )


def _watched(m: Maker, kind: str) -> Form:
    own, officer, chief, station = m.person(born=(1945, 1980)), m.officer(), m.officer(), m.station()
    done = m.day(1990, 2009)
    fields = [
        m.field("对象姓名", m.name(own, "列管对象")),
        m.field("绰号或化名", m.former(m.person().name)),
        m.field("性别", own.sex),
        m.field("生日", m.date(own.birth, "birth")),
        m.field("身份证号码", m.id_of(own, old=done.year < 1999)),
        m.field("现居住地", m.address(m.street_address(), "现住址"), wide=True),
    ]
    more = [m.field("责任区民警", m.name(officer, "责任民警")), m.field("批准人", m.name(chief, "批准人"))]
    if kind == "列管":
        title = m.pick("列为重点人口呈批表", "重点人口列管审批表")
        more += [m.field("列管原因", "（样例，从略）"), m.field("批准列管日期", m.date(done, "listed"))]
    elif kind == "变更类别":
        title = m.pick("重点人口变更管理类别审批表", "重点人口类别变更登记表")
        more += [m.field("变更后类别", "04"), m.field("批准时间", m.date(done, "approved"))]
    else:
        title = m.pick("撤管重点人口呈批表", "重点人口撤销列管登记表")
        more += [m.field("撤销理由", "表现一贯良好", wide=True), m.field("批准撤管日期", m.date(done, "released"))]
    page: tuple[Block, ...] = (Title(title), *arrange(m, ("对象", fields), ("审批", more)), *seal(m, station))
    return Form(
        key=f"u_watched_{('list', 'change', 'release')[('列管', '变更类别', '撤管').index(kind)]}",
        archive_class="重点人口",
        category="ZD",
        series="ZJ",
        retention="D30",
        year=done.year,
        title=f"{own.name}{title}",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def watched_listed(m: Maker) -> Form:
    return _watched(m, "列管")


def watched_changed(m: Maker) -> Form:
    return _watched(m, "变更类别")


def watched_released(m: Maker) -> Form:
    return _watched(m, "撤管")


def reading(m: Maker) -> Form:
    asker, officer, chief, day = m.person(), m.officer(), m.officer(), m.day(2009, 2015)
    fields = [
        m.field("利用人", m.name(asker, "利用人")),
        m.field("身份证号", m.id_of(asker)),
        m.field("单位或住址", m.address(m.street_address(), "住址"), wide=True),
        m.field("查档目的", m.pick("工龄认定", "诉讼举证")),
        m.field("所查档号", m.number(m.cite(), "ref_code"), wide=True),
    ]
    more = [
        m.field("接待人", m.name(officer, "接待人")),
        m.field("批准人", m.name(chief, "批准人")),
        m.field("查阅日期", m.date(day, "used")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("查阅档案登记表", "档案查阅申请单")),
        *arrange(m, ("利用人", fields), ("审批", more)),
    )
    return Form(
        key="u_reading",
        archive_class="利用登记",
        category="LY",
        series="CY",
        retention="D10",
        year=day.year,
        title=f"{asker.name}查阅档案登记",
        case_types=("查阅",),
        pages=(page,),
        subjects=(asker.name,),
        creator="档案室",
    )


def lending(m: Maker) -> Form:
    borrower, chief, day = m.officer(), m.officer(), m.day(2009, 2015)
    fields = [
        m.field("借阅人", m.name(borrower, "借阅人")),
        m.field("借阅部门", m.pick("刑侦大队", "法制科")),
        m.field("借阅档号", m.number(m.cite(), "ref_code"), wide=True),
        m.field("借阅理由", "办案需要"),
        m.field("批准领导", m.name(chief, "批准人")),
        m.field("借出日期", m.date(day, "lent")),
        m.field("应还日期", m.date(m.after(day, 7, 15), "due")),
    ]
    page: tuple[Block, ...] = (Title(m.pick("档案借阅审批单", "借阅档案申请表")), *arrange(m, ("", fields)))
    return Form(
        key="u_lending",
        archive_class="利用登记",
        category="LY",
        series="JY",
        retention="D10",
        year=day.year,
        title=f"{borrower.name}借阅档案审批单",
        case_types=("借阅",),
        pages=(page,),
        subjects=(borrower.name,),
        creator="档案室",
    )


FORMS = (
    stay_first,
    stay_exchange,
    stay_replace,
    stay_extend,
    stay_end,
    stay_list,
    watched_listed,
    watched_changed,
    watched_released,
    reading,
    lending,
)
