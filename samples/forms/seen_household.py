"""Household registers, births, deaths and divisions, seen part."""

from __future__ import annotations

from samples.blocks import Block, Fields, Gap, Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker, han_number
from samples.rich import Ink, Mark, Run, printed, say


def _seal(m: Maker, office: str, centre: str = "户口专用章") -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


def permanent_resident(m: Maker) -> Form:
    head, own = m.person(born=(1925, 1965)), m.person(former=m.chance(0.6), born=(1945, 1992))
    clerk, station = m.officer(), m.station()
    made = m.day()
    address, before = m.street_address(), m.street_address()
    changed = m.after(own.birth, 5000, 7000)
    former = own.former_names[0] if own.former_names else ""
    moved = m.after(made, -40, 0)
    fields = [
        m.field("户别", m.pick("家庭户", "集体户", "非农业家庭户")),
        m.field("户号", m.number(m.numbers.serial(9), "household", optional=True)),
        m.field("户主姓名", m.name(head, "户主")),
        m.field(
            ("与户主关系", "与户主的关系"),
            m.pick("子", "孙子", "女婿") if own.sex == "男" else m.pick("女", "妻", "儿媳"),
        ),
        m.field(("姓名", "姓 名"), m.name(own, "本人")),
        m.field(("性别", "性 别"), own.sex),
        m.field("曾用名", m.former(former) if former else m.pick("无", "")),
        m.field(("民族", "民 族"), own.ethnicity),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("出生地", m.native()),
        m.field(("籍贯", "籍 贯"), m.native()),
        m.field(("公民身份号码", "公民身份证件编号"), m.id_of(own)),
        m.field(("住址", "住 址"), m.address(address, "住址"), wide=True),
        m.field(("本市（县）其他住址",), "无"),
        m.field("宗教信仰", "无"),
        m.field("文化程度", m.pick("初中", "高中", "大学专科", "小学")),
        m.field("婚姻状况", m.pick("未婚", "已婚", "丧偶")),
        m.field("兵役状况", m.pick("未服兵役", "退出现役")),
        m.field("身高", f"{m.rng.randint(152, 186)}厘米"),
        m.field("血型", m.pick("O型", "A型", "不详")),
        m.field("职业", m.pick("教师", "工人", "务农", "职员", "司机")),
        m.field("服务处所", m.employer()),
    ]
    moves = [m.field("何时何因由何地迁来本市（县）", "", wide=True)]
    moves.append(
        m.field(
            "何时何因由何地迁来本址",
            m.date(moved, "moved"),
            m.pick("因购房由", "因投靠父母由", "由"),
            m.address(before, "原住址"),
            "迁来",
            wide=True,
        )
    )
    moves.append(m.field("何时何因迁往何地", "", wide=True))
    moves.append(m.field("何时何因注销户口", "", wide=True))
    if former:
        note = say(m.date(changed, "changed"), "姓名由“", m.former(former), "”变更为“", m.name(own, "本人"), "”")
        moves.append(m.field("登记事项变更和更正记载", note, wide=True))
    foot = [
        m.field(("申报人签章", "申报人签名"), m.name(head, "申报人")),
        m.field(("承办人签章", "承办人"), m.name(clerk, "承办人")),
        m.field("登记日期", m.date(made, "registered")),
    ]
    kind = m.pick("aligned", "aligned", "ragged", "lines")
    title = "常住人口登记表"
    page = (
        Title(title, spaced=m.chance(0.6)),
        m.lay([*fields, *moves], kind=kind, photo=m.chance(0.3)),
        Gap(0.4),
        Fields(fields=foot, per_line=3),
        *_seal(m, station, "户口专用章"),
    )
    return Form(
        key="permanent_resident",
        archive_class="户籍",
        category="HJ",
        series="RK",
        retention="Y",
        year=made.year,
        title=f"{own.name}{title}",
        case_types=("户口登记",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def old_ledger(m: Maker) -> Form:
    """A ledger of the 1950s and 60s, in traditional characters, rows of family members or running lines."""
    surname = m.rng.choice(
        ["歐陽", "張", "陳", "劉", "趙", "龔", "蕭", "鄧", "馮", "葉", "盧", "蘇", "譚", "鄒", "謝", "許"]
    )
    simple = {
        "歐陽": "欧阳",
        "張": "张",
        "陳": "陈",
        "劉": "刘",
        "趙": "赵",
        "龔": "龚",
        "蕭": "萧",
        "鄧": "邓",
        "馮": "冯",
        "葉": "叶",
        "盧": "卢",
        "蘇": "苏",
        "譚": "谭",
        "鄒": "邹",
        "謝": "谢",
        "許": "许",
    }[surname]
    given = {
        "德潤": "德润",
        "樹華": "树华",
        "興旺": "兴旺",
        "國棟": "国栋",
        "桂蘭": "桂兰",
        "鳳英": "凤英",
        "慶雲": "庆云",
        "長庚": "长庚",
        "翠蓮": "翠莲",
        "貴生": "贵生",
        "寶珍": "宝珍",
        "滿秀": "满秀",
    }
    names = m.rng.sample(list(given), 5)

    def member(part: str, role: str) -> Run:
        return m.name(simple + given[part], role, written=surname + part)

    year = m.rng.randint(1953, 1966)
    own_birth = m.day(1912, 1926)
    wife_birth = m.day(1913, 1930)
    children = [m.day(1938, year - 2) for _ in range(3)]
    moved = m.day(1946, 1949)
    clerk = m.person(born=(1915, 1935))
    done = m.day(year, year)
    number = m.rng.randint(2, 98)
    town, street = "岳陽縣城關鎮", m.pick("桂花巷", "青石街", "東門街", "竹影里")
    place = f"{town}{street}{han_number(number)}號"
    simple_place = place.replace("陽縣", "阳县").replace("關鎮", "关镇").replace("東門", "东门").replace("號", "号")
    address = Run(place, Ink.VALUE, Mark(kind="address", value=place, also=(simple_place,)))
    minguo = m.date(own_birth, "birth", style="minguo", precision="month")
    head = [
        m.field("住址", address, wide=True),
        m.field("戶主", member(names[0], "户主")),
        m.field("職業", m.pick("木工", "船工", "務農", "店員")),
    ]
    people_rows = [
        [
            say("戶主"),
            say(member(names[0], "户主")),
            say("男"),
            say(minguo),
            say("漢"),
            say(m.pick("木工", "船工", "務農")),
        ],
        [
            say("妻"),
            say(member(names[1], "妻")),
            say("女"),
            say(m.date(wife_birth, "birth", style="minguo", precision="month")),
            say("漢"),
            say("家務"),
        ],
    ]
    for index, birth in enumerate(children):
        style = "han" if birth.year > 1949 else "minguo"
        precision = "day" if birth.year > 1949 else "month"
        people_rows.append(
            [
                say(m.pick("子", "女")),
                say(member(names[2 + index], "子女")),
                say(m.pick("男", "女")),
                say(m.date(birth, "birth", style=style, precision=precision)),
                say("漢"),
                say("學生"),
            ]
        )
    changes = [
        m.field("何時由何地遷來", m.date(moved, "moved", style="minguo", precision="month"), "由平江縣遷入", wide=True),
        m.field(
            "變動",
            m.date(m.day(year - 2, year - 1), "changed", style="han", precision="month"),
            "戶口覆查，無變動",
            wide=True,
        ),
        m.field(("經辦人", "登記人"), m.name(clerk, "经办人")),
        m.field("日期", m.date(done, "registered", style="han")),
    ]
    if m.chance(0.6):
        table = roster(("關係", "姓名", "性別", "出生年月", "民族", "職業"), people_rows, (1, 1.6, 0.8, 3, 0.8, 1.3))
        body: tuple[Block, ...] = (m.lay(head, kind="lines"), table, m.lay(changes, kind=m.pick("lines", "ragged")))
    else:
        lines = [
            Prose(text=say(row[0], "　", row[1], "　", row[2], "　", row[3], "生　", row[4], "　", row[5]), indent=0)
            for row in people_rows
        ]
        body = (m.lay(head, kind="lines"), *lines, m.lay(changes, kind="lines"))
    page = (
        Title(m.pick("戶口登記簿", "戶口底册"), spaced=m.chance(0.5)),
        Prose(text=printed(f"{town}　第{han_number(m.rng.randint(1, 9))}册　第{han_number(number)}頁"), indent=0),
        *body,
        *_seal(m, "城關派出所"),
    )
    return Form(
        key="old_ledger",
        archive_class="户籍",
        category="HJ",
        series="DC",
        retention="Y",
        year=year,
        title=f"{simple}{given[names[0]]}户户口底册",
        case_types=("户口登记",),
        pages=(page,),
        subjects=(simple + given[names[0]],),
        creator="城关派出所",
        traditional=True,
    )


def birth(m: Maker) -> Form:
    made = m.day(2003, 2014)
    father = m.person(sex="男", born=(1970, 1988))
    mother = m.person(sex="女", born=(1972, 1990))
    child = m.person(
        born=(made.year - 1, made.year - 1), surname=father.name[:-1] if len(father.name) == 2 else father.name[:-2]
    )
    officer, station = m.officer(), m.station()
    certificate = m.pick("J", "K", "L") + f"4300{m.numbers.serial(5)}"
    fields = [
        m.field(("新生儿姓名", "婴儿姓名"), m.name(child, "新生儿")),
        m.field("性别", child.sex),
        m.field("出生日期", m.date(child.birth, "birth")),
        m.field("民族", child.ethnicity),
        m.field("出生医学证明编号", m.number(certificate, "birth_certificate")),
        m.field("公民身份号码", m.id_of(child)),
        m.field(("父亲姓名", "父亲"), m.name(father, "父亲")),
        m.field("父亲公民身份号码", m.id_of(father)),
        m.field(("母亲姓名", "母亲"), m.name(mother, "母亲")),
        m.field("母亲公民身份号码", m.id_of(mother)),
        m.field(("随父（母）入户", "入户方式"), m.pick("随父", "随母")),
        m.field("计划生育情况", m.pick("计划内", "一孩")),
        m.field(("入户地址", "户口登记地址"), m.address(m.street_address(), "入户地址"), wide=True),
        m.field("申报人", m.name(m.rng.choice((father, mother)), "申报人")),
        m.field(("承办民警", "经办人"), m.name(officer, "承办人")),
        m.field(("派出所意见", "审核意见"), m.pick("同意入户", "经审核，同意办理出生登记"), wide=m.chance(0.5)),
        m.field("登记日期", m.date(made, "registered")),
    ]
    title = m.pick("新生儿入户登记表", "出生登记申报表")
    page = (Title(title, spaced=m.chance(0.5)), m.lay(fields), *_seal(m, station))
    return Form(
        key="birth",
        archive_class="户籍",
        category="HJ",
        series="CS",
        retention="Y",
        year=made.year,
        title=f"{child.name}出生入户登记",
        case_types=("出生入户",),
        pages=(page,),
        subjects=(child.name,),
        creator=station,
    )


def death(m: Maker) -> Form:
    died = m.day(2001, 2013)
    dead, kin, officer, station = m.person(born=(1915, 1950)), m.person(born=(1945, 1980)), m.officer(), m.station()
    cancelled = m.after(died, 2, 30)
    fields = [
        m.field(("死者姓名", "死亡人员姓名"), m.name(dead, "死者")),
        m.field("性别", dead.sex),
        m.field("民族", dead.ethnicity),
        m.field("出生日期", m.date(dead.birth, "birth")),
        m.field(("公民身份号码", "身份证号码"), m.id_of(dead)),
        m.field(("户口所在地", "常住户口地址"), m.address(m.street_address(), "户口所在地"), wide=True),
        m.field("死亡日期", m.date(died, "death")),
        m.field("死亡原因", m.pick("疾病（正常死亡）", "年老体衰", "因病医治无效")),
        m.field("死亡证明编号", m.number(m.numbers.serial(8), "death_certificate")),
        m.field(("申报人姓名", "申报人"), m.name(kin, "申报人")),
        m.field("与死者关系", m.pick("长子", "次女", "妻", "丈夫")),
        m.field("联系电话", m.phone()),
        m.field("注销日期", m.date(cancelled, "cancelled")),
        m.field("收缴证件", m.pick("居民身份证1张", "户口簿1本")),
        m.field(("承办民警", "经办民警"), m.name(officer, "承办人")),
    ]
    title = m.pick("死亡人员户口注销登记表", "死亡注销户口登记表")
    page = (Title(title, spaced=m.chance(0.5)), m.lay(fields), Gap(0.5), *_seal(m, station))
    return Form(
        key="death",
        archive_class="户籍",
        category="HJ",
        series="SW",
        retention="Y",
        year=cancelled.year,
        title=f"{dead.name}死亡注销户口登记",
        case_types=("死亡注销",),
        pages=(page,),
        subjects=(dead.name,),
        creator=station,
    )


def split(m: Maker) -> Form:
    made = m.day(2001, 2014)
    old_head, new_head = m.person(born=(1930, 1955)), m.person(born=(1958, 1985))
    members = [m.person(born=(1960, 2000)) for _ in range(m.rng.randint(1, 3))]
    officer, station = m.officer(), m.station()
    fields = [
        m.field("原户主", m.name(old_head, "原户主")),
        m.field("原户号", m.number(m.numbers.serial(9), "household", optional=True)),
        m.field("新户主", m.name(new_head, "新户主")),
        m.field("新户主公民身份号码", m.id_of(new_head)),
        m.field(("分户后住址", "新立户地址"), m.address(m.street_address(), "住址"), wide=True),
        m.field(("分户理由", "分户原因"), m.pick("结婚成家，独立生活", "房产分割"), wide=True),
    ]
    rows = [
        [say(str(i)), say(m.name(p, "分户成员")), say(p.sex), say(m.date(p.birth, "birth")), say(m.id_of(p))]
        for i, p in enumerate(members, 1)
    ]
    table = roster(("序号", "姓名", "性别", "出生日期", "公民身份号码"), rows, (0.6, 1.4, 0.7, 2, 2.6))
    foot = [
        m.field("申请人", m.name(new_head, "申请人")),
        m.field("承办人", m.name(officer, "承办人")),
        m.field("办理日期", m.date(made, "registered")),
    ]
    title = m.pick("分户登记审批表", "居民分户申请表")
    page = (
        Title(title, spaced=m.chance(0.5)),
        m.lay(fields),
        Prose(text=printed("随同分户人员："), indent=0),
        table,
        m.lay(foot, kind="lines"),
        *_seal(m, station),
    )
    return Form(
        key="split",
        archive_class="户籍",
        category="HJ",
        series="FH",
        retention="Y",
        year=made.year,
        title=f"{new_head.name}分户登记",
        case_types=("分户",),
        pages=(page,),
        subjects=(new_head.name,),
        creator=station,
    )


FORMS = (permanent_resident, old_ledger, birth, death, split)
