"""Household forms, second part."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Title, roster
from samples.forms.base import Form, Maker, han_number
from samples.forms.second_base import arrange, seal
from samples.rich import Ink, Mark, Run, printed, say


def resident_card(m: Maker) -> Form:
    head, own, clerk, station = (
        m.person(born=(1925, 1960)),
        m.person(former=m.chance(0.5), born=(1940, 1995)),
        m.officer(),
        m.station(),
    )
    made = m.day()
    own_fields = [
        m.field("本人姓名", m.name(own, "本人")),
        m.field("又名或曾用名", m.former(own.former_names[0]) if own.former_names else ""),
        m.field("性 别", own.sex),
        m.field("民族成份", own.ethnicity),
        m.field("出生年月日", m.date(own.birth, "birth")),
        m.field("居民身份证编号", m.id_of(own)),
        m.field("户主", m.name(head, "户主")),
        m.field("本人与户主之关系", m.pick("长子", "次女", "儿媳", "孙")),
        m.field("祖籍", m.native()),
        m.field("从业状况", m.pick("务农", "教师", "退休")),
        m.field("工作单位", m.employer()),
        m.field("现在住址", m.address(m.street_address(), "住址"), wide=True),
    ]
    came = [
        m.field(
            "何时从何地迁入",
            m.date(m.after(made, -600, -10), "moved"),
            "自",
            m.address(m.street_address(), "原住址"),
            "迁入",
            wide=True,
        ),
        m.field("填表人", m.name(clerk, "填表人")),
        m.field("填表时间", m.date(made, "registered")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("居民户籍登记卡", "常住户口登记卡")),
        Prose(text=printed(station), indent=0),
        *arrange(m, ("本人情况", own_fields), ("迁移情况", came)),
        *seal(m, station),
    )
    return Form(
        key="u_resident_card",
        archive_class="户籍",
        category="HJ",
        series="RK",
        retention="Y",
        year=made.year,
        title=f"{own.name}户籍登记卡",
        case_types=("户口登记",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def village_ledger(m: Maker) -> Form:
    surname = m.rng.choice(("吳", "鄭", "楊", "孫", "韓", "馮", "羅", "賀", "龍", "錢"))
    simple = {
        "吳": "吴",
        "鄭": "郑",
        "楊": "杨",
        "孫": "孙",
        "韓": "韩",
        "馮": "冯",
        "羅": "罗",
        "賀": "贺",
        "龍": "龙",
        "錢": "钱",
    }[surname]
    given = {
        "萬順": "万顺",
        "啟賢": "启贤",
        "蘭芝": "兰芝",
        "鐵山": "铁山",
        "東來": "东来",
        "愛蓮": "爱莲",
        "維漢": "维汉",
        "運昌": "运昌",
    }
    names = m.rng.sample(list(given), 4)
    year = m.rng.randint(1951, 1964)
    clerk = m.person(born=(1915, 1935))
    number = m.rng.randint(2, 90)
    place = f"漢壽縣岩汪湖鄉太平橋村{han_number(number)}號"
    address = Run(
        place,
        Ink.VALUE,
        Mark(kind="address", value=place, also=("汉寿县岩汪湖乡太平桥村" + han_number(number) + "号",)),
    )
    rows = []
    for index, (part, role) in enumerate(zip(names, ("戶主", "妻", "長子", "長女"), strict=True)):
        birth = m.day(1905, 1925) if index < 2 else m.day(1930, year - 1)
        style = "minguo" if 1912 <= birth.year <= 1949 else "han"
        who = m.name(simple + given[part], role, written=surname + part)
        rows.append(
            [
                say(role),
                say(who),
                say("男" if index % 2 == 0 else "女"),
                say(m.date(birth, "birth", style=style, precision="month")),
                say(m.pick("農", "木匠", "學生")),
            ]
        )
    page: tuple[Block, ...] = (
        Title(m.pick("戶籍冊", "鄉村戶口冊"), spaced=True),
        Prose(text=say(Run("地址　", Ink.LABEL), address), indent=0),
        roster(("稱謂", "姓名", "性別", "生年月", "業別"), rows, (1, 1.6, 0.8, 3, 1.2)),
        Gap(0.3),
        Prose(
            text=say(
                Run("登記員　", Ink.LABEL),
                m.name(clerk, "登记员"),
                Run("　　登記日　", Ink.LABEL),
                m.date(m.day(year, year), "registered", style="han"),
            ),
            indent=0,
        ),
    )
    return Form(
        key="u_village_ledger",
        archive_class="户籍",
        category="HJ",
        series="DC",
        retention="Y",
        year=year,
        title=f"{simple}{given[names[0]]}户籍册",
        case_types=("户口登记",),
        pages=(page,),
        subjects=(simple + given[names[0]],),
        creator="乡公所",
        traditional=True,
    )


def leaving(m: Maker) -> Form:
    own, officer, station = m.person(), m.officer(), m.station()
    made = m.day(1995, 2013)
    fields = [
        m.field("迁移人", m.name(own, "迁移人")),
        m.field("性别", own.sex),
        m.field("生于", m.date(own.birth, "birth")),
        m.field("身份号码", m.id_of(own, old=made.year < 1999)),
        m.field("迁出前住址", m.address(m.street_address(), "原住址"), wide=True),
        m.field("迁向何处", m.address(m.street_address(), "迁往地"), wide=True),
        m.field("迁出理由", m.pick("考取学校", "随军", "婚迁"), wide=False),
    ]
    more = [
        m.field("经手人", m.name(officer, "经手人")),
        m.field("开具日期", m.date(made, "issued")),
        m.field("限报到日期", m.date(m.after(made, 30, 31), "valid_until")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("户口迁移证存根联", "户口迁出登记表")),
        Prose(text=printed("编号 ", m.number(f"QY{made.year}{m.numbers.serial(5)}", "migration")), align="right"),
        *arrange(m, ("迁移人", fields), ("办理", more)),
        *seal(m, station, "户口专用"),
    )
    return Form(
        key="u_leaving",
        archive_class="户籍",
        category="HJ",
        series="QC",
        retention="Y",
        year=made.year,
        title=f"{own.name}户口迁出存根",
        case_types=("户口迁出",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def arriving(m: Maker) -> Form:
    own, sponsor, officer, chief, station = m.person(), m.person(), m.officer(), m.officer(), m.station()
    made = m.day(1998, 2014)
    fields = [
        m.field("拟迁入人员", m.name(own, "迁入人")),
        m.field("身份证号", m.id_of(own)),
        m.field("出生", m.date(own.birth, "birth")),
        m.field("现户口地址", m.address(m.street_address(), "迁出地"), wide=True),
        m.field("拟落户地址", m.address(m.street_address(), "迁入地"), wide=True),
        m.field("接收户户主", m.name(sponsor, "户主")),
        m.field("户主身份证号", m.id_of(sponsor)),
        m.field("申请落户理由", m.pick("投靠子女", "人才引进", "夫妻投靠"), wide=True),
    ]
    more = [
        m.field("调查民警", m.name(officer, "调查民警")),
        m.field("核准人", m.name(chief, "核准人")),
        m.field("核准日期", m.date(made, "approved")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("户口迁入申请审批表", "外地人员迁入本市落户呈批表")),
        *arrange(m, ("申请事项", fields), ("审批", more)),
        *seal(m, station),
    )
    return Form(
        key="u_arriving",
        archive_class="户籍",
        category="HJ",
        series="QR",
        retention="D30",
        year=made.year,
        title=f"{own.name}户口迁入审批表",
        case_types=("户口迁入",),
        pages=(page,),
        subjects=(own.name, sponsor.name),
        creator=station,
    )


def newborn(m: Maker) -> Form:
    made = m.day(2002, 2014)
    father, mother = m.person(sex="男", born=(1968, 1988)), m.person(sex="女", born=(1970, 1990))
    child, officer, station = m.person(born=(made.year - 1, made.year - 1)), m.officer(), m.station()
    fields = [
        m.field("宝宝姓名", m.name(child, "新生儿")),
        m.field("性别", child.sex),
        m.field("出生时间", m.date(child.birth, "birth")),
        m.field("出生证号", m.number(m.pick("P", "Q") + f"4307{m.numbers.serial(5)}", "birth_certificate")),
        m.field("赋予身份号码", m.id_of(child)),
    ]
    kin = [
        m.field("父亲", m.name(father, "父亲")),
        m.field("父亲身份证", m.id_of(father)),
        m.field("母亲", m.name(mother, "母亲")),
        m.field("母亲身份证", m.id_of(mother)),
        m.field("落户住址", m.address(m.street_address(), "入户地址"), wide=True),
        m.field("户籍内勤", m.name(officer, "承办人")),
        m.field("办结日期", m.date(made, "registered")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("婴儿出生入户申报单", "新出生人口户口申报表")),
        *arrange(m, ("婴儿", fields), ("父母", kin)),
        *seal(m, station),
    )
    return Form(
        key="u_newborn",
        archive_class="户籍",
        category="HJ",
        series="CS",
        retention="Y",
        year=made.year,
        title=f"{child.name}出生入户申报单",
        case_types=("出生入户",),
        pages=(page,),
        subjects=(child.name,),
        creator=station,
    )


def deceased(m: Maker) -> Form:
    died = m.day(2000, 2013)
    dead, kin, officer, station = m.person(born=(1910, 1955)), m.person(), m.officer(), m.station()
    fields = [
        m.field("亡故者", m.name(dead, "死者")),
        m.field("性别", dead.sex),
        m.field("出生年月", m.date(dead.birth, "birth")),
        m.field("身份证件号码", m.id_of(dead)),
        m.field("生前住址", m.address(m.street_address(), "生前住址"), wide=True),
        m.field("死亡时间", m.date(died, "death")),
        m.field("死因", m.pick("病故", "自然死亡")),
    ]
    more = [
        m.field("申报户口注销人", m.name(kin, "申报人")),
        m.field("与亡者关系", m.pick("女儿", "儿子")),
        m.field("核销民警", m.name(officer, "承办人")),
        m.field("销户日期", m.date(m.after(died, 1, 40), "cancelled")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("死亡人口销户登记单", "注销户口申报表（死亡）")),
        *arrange(m, ("死者", fields), ("申报", more)),
        *seal(m, station),
    )
    return Form(
        key="u_deceased",
        archive_class="户籍",
        category="HJ",
        series="SW",
        retention="Y",
        year=died.year,
        title=f"{dead.name}死亡注销户口申报表",
        case_types=("死亡注销",),
        pages=(page,),
        subjects=(dead.name,),
        creator=station,
    )


def _correction(m: Maker, *, main_item: bool) -> Form:
    own, officer, chief, station = m.person(former=True), m.officer(), m.officer(), m.station()
    made = m.day(2003, 2014)
    fields = [
        m.field("当事人姓名", m.name(own, "申请人")),
        m.field("身份证件号码", m.id_of(own)),
        m.field("出生年月日", m.date(own.birth, "birth")),
        m.field("居住地址", m.address(m.street_address(), "住址"), wide=True),
        m.field("原登记内容", "姓名：", m.former(own.former_names[0])),
        m.field("现申请内容", "姓名：", m.name(own, "申请人")),
        m.field("事由", m.pick("原名系乳名", "登记错误，与学籍不符"), wide=True),
    ]
    more = [
        m.field("调查核实人", m.name(officer, "调查人")),
        m.field("核准人", m.name(chief, "核准人")),
        m.field("核准意见", "准予办理"),
        m.field("核准时间", m.date(made, "approved")),
    ]
    title = (
        "公民主项信息变更更正呈批表"
        if main_item
        else m.pick("户口项目变更更正申请书", "居民户口登记项目变更（更正）呈批表")
    )
    page: tuple[Block, ...] = (Title(title), *arrange(m, ("申请", fields), ("审核", more)), *seal(m, station))
    return Form(
        key="u_main_correction" if main_item else "u_correction",
        archive_class="户籍",
        category="HJ",
        series="ZX" if main_item else "BG",
        retention="Y",
        year=made.year,
        title=f"{own.name}变更更正呈批表",
        case_types=("公民主项信息变更更正" if main_item else "户口变更更正",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def correction(m: Maker) -> Form:
    return _correction(m, main_item=False)


def main_correction(m: Maker) -> Form:
    return _correction(m, main_item=True)


def late_entry(m: Maker) -> Form:
    own, kin, officer, station = m.person(born=(1955, 2005)), m.person(), m.officer(), m.station()
    made = m.day(2001, 2014)
    page: tuple[Block, ...] = (
        Title(m.pick("户口补录申请书", "关于补录户口的调查报告")),
        Prose(
            text=say(
                m.name(own, "补录人"),
                f"，{own.sex}，",
                m.date(own.birth, "birth"),
                "出生，",
                own.ethnicity,
                "，公民身份号码",
                m.id_of(own),
                "，现住",
                m.address(m.street_address(), "住址"),
                "。因",
                m.pick("幼年随父母外出，", "迁移手续遗失，"),
                "一直未登记常住户口，现申请补录。",
            )
        ),
        Prose(text=say("经向其亲属", m.name(kin, "亲属"), "调查核实，上述情况属实，同意补录户口。")),
        Gap(0.5),
        Prose(text=say(Run("调查民警：", Ink.LABEL), m.name(officer, "调查民警")), align="right"),
        Prose(text=say(m.date(made, "signed")), align="right"),
        *seal(m, station),
    )
    return Form(
        key="u_late_entry",
        archive_class="户籍",
        category="HJ",
        series="BL",
        retention="Y",
        year=made.year,
        title=f"{own.name}补录户口材料",
        case_types=("户口补录",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def separate(m: Maker) -> Form:
    old, new, officer, station = m.person(), m.person(), m.officer(), m.station()
    made = m.day(2001, 2014)
    fields = [
        m.field("申请分户人", m.name(new, "申请人")),
        m.field("身份证号", m.id_of(new)),
        m.field("原户户主", m.name(old, "原户主")),
        m.field("户主身份证号", m.id_of(old)),
        m.field("原住址", m.address(m.street_address(), "原住址"), wide=True),
        m.field("另立户址", m.address(m.street_address(), "住址"), wide=True),
        m.field("立户事由", m.pick("婚后分居", "购置新房")),
        m.field("核办人", m.name(officer, "承办人")),
        m.field("核办日期", m.date(made, "registered")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("居民分户审批单", "分户立户申请审批表")),
        *arrange(m, ("", fields)),
        *seal(m, station),
    )
    return Form(
        key="u_separate",
        archive_class="户籍",
        category="HJ",
        series="FH",
        retention="Y",
        year=made.year,
        title=f"{new.name}分户审批单",
        case_types=("分户",),
        pages=(page,),
        subjects=(new.name,),
        creator=station,
    )


FORMS = (
    resident_card,
    village_ledger,
    leaving,
    arriving,
    newborn,
    deceased,
    correction,
    main_correction,
    late_entry,
    separate,
)
