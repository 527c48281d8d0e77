"""Moves, changes and late entries of households, seen part."""

from __future__ import annotations

from samples.blocks import Prose, Stamp, Title
from samples.forms.base import Form, Maker
from samples.rich import printed, say


def _seal(m: Maker, office: str, centre: str = "户口专用章") -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


def migration_stub(m: Maker) -> Form:
    early = m.chance(0.4)
    made = m.day(1984, 1994) if early else m.day(1996, 2012)
    own, wife, child = m.person(born=(1938, 1965)), m.person(born=(1940, 1968), sex="女"), m.person(born=(1966, 1983))
    clerk, station = m.officer(), m.station()
    number = f"湘迁字第{m.numbers.serial(6)}号"
    alias = m.person().name
    style = "han" if early else m.date_style
    fields = [
        m.field(("姓名", "持证人姓名"), m.name(own, "持证人")),
        m.field("性别", own.sex),
        m.field("别名", m.former(alias) if m.chance(0.5) else ""),
        m.field(("出生年月日", "出生日期"), m.date(own.birth, "birth", style=style)),
        m.field("民族", own.ethnicity),
        m.field(("居民身份证编号", "公民身份号码"), m.id_of(own, old=made.year < 1999)),
        m.field("籍贯", m.native()),
        m.field("文化程度", m.pick("初中", "高中", "小学")),
        m.field("婚姻状况", m.pick("已婚", "未婚")),
        m.field("职业", m.pick("船工", "教师", "工人")),
        m.field(("原住址", "迁出地址"), m.address(m.street_address(), "原住址"), wide=True),
        m.field(("迁往地址", "迁往地"), m.address(m.street_address(), "迁往地"), wide=True),
        m.field("迁移原因", m.pick("工作调动", "投靠配偶", "大中专录取", "务工经商"), wide=m.chance(0.5)),
        m.field(
            "同迁人", "妻 ", m.name(wife, "同迁人"), "；", m.pick("子", "女"), " ", m.name(child, "同迁人"), wide=True
        ),
        m.field("签发日期", m.date(made, "issued", style=style)),
        m.field("有效期", m.pick("三十天", "40天")),
        m.field(("承办人", "签发人"), m.name(clerk, "承办人")),
    ]
    page = (
        Title("户口迁移证（存根）", spaced=m.chance(0.5)),
        Prose(text=printed(m.number(number, "migration")), align="right"),
        m.lay(fields),
        *_seal(m, station),
    )
    return Form(
        key="migration_stub",
        archive_class="户籍",
        category="HJ",
        series="QC",
        retention="Y",
        year=made.year,
        title=f"{own.name}户口迁移证存根",
        case_types=("户口迁出",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def migration_permit(m: Maker) -> Form:
    made = m.day(1997, 2014)
    own, sponsor, officer, chief = m.person(), m.person(), m.officer(), m.officer()
    station = m.station()
    number = f"湘准字第{m.numbers.serial(8)}号"
    fields = [
        m.field(("申请人姓名", "申请人"), m.name(sponsor, "申请人")),
        m.field("公民身份号码", m.id_of(sponsor)),
        m.field(("申请人住址", "现住址"), m.address(m.street_address(), "住址"), wide=True),
        m.field(("被准迁人", "迁移人姓名"), m.name(own, "迁移人")),
        m.field("性别", own.sex),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("公民身份号码", m.id_of(own)),
        m.field(("迁出地", "原户口所在地"), m.address(m.street_address(), "迁出地"), wide=True),
        m.field(("迁入地", "拟迁入地址"), m.address(m.street_address(), "迁入地"), wide=True),
        m.field(("准迁原因", "迁入理由"), m.pick("夫妻投靠", "购房入户", "工作调动", "父母投靠子女"), wide=True),
        m.field("承办人", m.name(officer, "承办人")),
        m.field(("批准人", "审批人"), m.name(chief, "批准人")),
        m.field(("签发日期", "发证日期"), m.date(made, "issued")),
        m.field(("有效期至", "有效期限至"), m.date(m.after(made, 30, 40), "valid_until")),
    ]
    page = (
        Title(m.pick("户口准予迁入证明", "准予迁入证明（存根）"), spaced=m.chance(0.3)),
        Prose(text=printed("编号：", m.number(number, "permit")), align="right"),
        m.lay(fields),
        *_seal(m, station),
    )
    return Form(
        key="migration_permit",
        archive_class="户籍",
        category="HJ",
        series="QR",
        retention="D30",
        year=made.year,
        title=f"{own.name}准予迁入证明",
        case_types=("户口迁入",),
        pages=(page,),
        subjects=(own.name, sponsor.name),
        creator=station,
    )


def _change(m: Maker, *, main_item: bool) -> Form:
    made = m.day(2002, 2014)
    own = m.person(born=(1950, 1990), former=True)
    officer, chief, checker, station = m.officer(), m.officer(), m.officer(), m.station()
    former = own.former_names[0]
    number = f"BG-{made.year}-{m.numbers.serial(4)}"
    what = m.pick("name", "birth", "ethnicity")
    if what == "name":
        asked = say("姓名由“", m.former(former), "”变更为“", m.name(own, "本人"), "”")
    elif what == "birth":
        asked = say(
            "出生日期由", m.date(m.after(own.birth, 200, 900), "old_birth"), "更正为", m.date(own.birth, "birth")
        )
    else:
        asked = say("民族由“汉族”更正为“土家族”")
    fields = [
        m.field(("申请人姓名", "姓名"), m.name(own, "申请人")),
        m.field("性别", own.sex),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("公民身份号码", m.id_of(own)),
        m.field(("户口所在地", "住址"), m.address(m.street_address(), "住址"), wide=True),
        m.field("联系电话", m.phone()),
        m.field("档案编号", m.number(number, "file")),
        m.field(("申请变更更正事项", "变更更正内容"), asked, wide=True),
        m.field(
            ("申请理由", "变更更正理由"),
            m.pick("登记时笔误，与出生证不符", "随母改姓", "与人事档案记载不一致"),
            wide=True,
        ),
        m.field(("证据材料", "提供证明"), m.pick("户口簿、居民身份证复印件各1份", "单位证明、出生医学证明"), wide=True),
        m.field(
            "调查意见",
            "经调查，情况属实。调查人：",
            m.name(officer, "调查人"),
            "　",
            m.date(m.after(made, -12, -6), "inquiry"),
            wide=True,
        ),
        m.field("派出所意见", m.pick("同意上报", "拟同意"), "　", m.name(checker, "审核人"), wide=True),
        m.field(
            ("分局审批意见", "审批意见"),
            m.pick("同意变更。", "同意更正。"),
            m.name(chief, "审批人"),
            "　",
            m.date(made, "approved"),
            wide=True,
        ),
    ]
    title = "公民主项信息变更更正审批表" if main_item else m.pick("户口登记项目变更更正审批表", "户口变更更正审批表")
    page = (Title(title, spaced=m.chance(0.3)), m.lay(fields), *_seal(m, station))
    return Form(
        key="change_main" if main_item else "change",
        archive_class="户籍",
        category="HJ",
        series="ZX" if main_item else "BG",
        retention="Y",
        year=made.year,
        title=f"{own.name}{'公民主项信息' if main_item else '户口'}变更更正审批表",
        case_types=("公民主项信息变更更正" if main_item else "户口变更更正",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def change(m: Maker) -> Form:
    return _change(m, main_item=False)


def change_main(m: Maker) -> Form:
    return _change(m, main_item=True)


def supplement(m: Maker) -> Form:
    made = m.day(2001, 2014)
    own, guardian, officer, chief, station = (
        m.person(born=(1960, 2000)),
        m.person(born=(1935, 1970)),
        m.officer(),
        m.officer(),
        m.station(),
    )
    fields = [
        m.field(("补录人姓名", "申请补录人员"), m.name(own, "补录人")),
        m.field("性别", own.sex),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("民族", own.ethnicity),
        m.field("公民身份号码", m.id_of(own)),
        m.field("监护人", m.name(guardian, "监护人")),
        m.field("出生地", m.native()),
        m.field(("补录地址", "户口补录地址"), m.address(m.street_address(), "补录地址"), wide=True),
        m.field("未登记原因", m.pick("出生后未及时申报", "迁移途中遗失迁移证", "人口普查时漏登"), wide=True),
        m.field("责任区民警意见", "情况属实。", m.name(officer, "民警"), wide=True),
        m.field("所领导意见", "同意补录。", m.name(chief, "所领导"), "　", m.date(made, "approved"), wide=True),
    ]
    title = m.pick("户口补录审批表", "补录户口申请审批表")
    page = (Title(title, spaced=m.chance(0.5)), m.lay(fields), *_seal(m, station))
    return Form(
        key="supplement",
        archive_class="户籍",
        category="HJ",
        series="BL",
        retention="Y",
        year=made.year,
        title=f"{own.name}户口补录审批表",
        case_types=("户口补录",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


FORMS = (migration_stub, migration_permit, change, change_main, supplement)
