"""Key persons and the papers of the reading room, seen part."""

from __future__ import annotations

from samples.blocks import Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker
from samples.rich import printed, say


def _seal(m: Maker, office: str, centre: str) -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


def key_person(m: Maker) -> Form:
    listed = m.day(1990, 2006)
    own, wife, child, officer, station = (
        m.person(born=(1945, 1978)),
        m.person(sex="女"),
        m.person(),
        m.officer(),
        m.station(),
    )
    alias = m.person().name
    fields = [
        m.field("姓名", m.name(own, "列管对象")),
        m.field(("别名/绰号", "别名"), m.former(alias)),
        m.field("性别", own.sex),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field(("身份证编号", "公民身份号码"), m.id_of(own, old=listed.year < 1999)),
        m.field("户口所在地", m.address(m.street_address(), "户口所在地"), wide=True),
        m.field("现住址", "同上"),
        m.field("列管类别代码", f"0{m.rng.randint(1, 5)}"),
        m.field("列管日期", m.date(listed, "listed")),
        m.field("列管依据", "（样例，从略）"),
        m.field("家庭成员", "妻 ", m.name(wife, "妻"), "；", m.pick("子 ", "女 "), m.name(child, "子女"), wide=True),
        m.field("体貌特征", f"身高{m.rng.randint(158, 183)}厘米，左眉有疤", wide=True),
        m.field("责任民警", m.name(officer, "责任民警")),
        m.field("责任区", f"第{m.pick('一', '二', '三')}责任区"),
        m.field(
            "考察记录",
            "表现正常，在本市务工。　",
            m.date(m.after(listed, 60, 200), "observed"),
            "　",
            m.name(officer, "责任民警"),
            wide=True,
        ),
    ]
    page = (
        Title("重点人口登记表（正卷）", spaced=m.chance(0.5)),
        Prose(text=printed("编号：", m.number(f"BG-{listed:%y}-{m.numbers.serial(3)}", "file")), align="right"),
        m.lay(fields),
        *_seal(m, station, ""),
    )
    return Form(
        key="key_person",
        archive_class="重点人口",
        category="ZD",
        series="ZJ",
        retention="D30",
        year=listed.year,
        title=f"{own.name}重点人口登记表",
        case_types=("列管",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def key_person_change(m: Maker) -> Form:
    done = m.day(1992, 2008)
    own, officer, chief, station = m.person(born=(1945, 1978)), m.officer(), m.officer(), m.station()
    fields = [
        m.field("姓名", m.name(own, "列管对象")),
        m.field("性别", own.sex),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field(("公民身份号码", "身份证编号"), m.id_of(own, old=done.year < 1999)),
        m.field("现住址", m.address(m.street_address(), "现住址"), wide=True),
        m.field("原列管类别", f"0{m.rng.randint(1, 3)}"),
        m.field("拟变更类别", f"0{m.rng.randint(4, 6)}"),
        m.field("变更理由", "经考察，原列管情形发生变化", wide=True),
        m.field("呈报民警", m.name(officer, "呈报民警"), "　", m.date(m.after(done, -9, -2), "reported")),
        m.field("审批意见", "同意变更。", m.name(chief, "审批人"), "　", m.date(done, "approved"), wide=True),
    ]
    page = (Title(m.pick("重点人口变更类别审批表", "变更重点人口类别呈批表")), m.lay(fields), *_seal(m, station, ""))
    return Form(
        key="key_person_change",
        archive_class="重点人口",
        category="ZD",
        series="ZJ",
        retention="D30",
        year=done.year,
        title=f"{own.name}重点人口变更类别审批表",
        case_types=("变更类别",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def key_person_release(m: Maker) -> Form:
    done = m.day(1992, 2010)
    own, officer, chief, station = m.person(born=(1945, 1978)), m.officer(), m.officer(), m.station()
    listed = m.after(done, -2500, -600)
    fields = [
        m.field("姓名", m.name(own, "列管对象")),
        m.field("性别", own.sex),
        m.field(("公民身份号码", "身份证编号"), m.id_of(own, old=done.year < 1999)),
        m.field("现住址", m.address(m.street_address(), "现住址"), wide=True),
        m.field("列管日期", m.date(listed, "listed")),
        m.field("撤管理由", "表现良好，已无列管必要", wide=True),
        m.field("责任民警", m.name(officer, "责任民警")),
        m.field("审批意见", "同意撤管", wide=True),
        m.field("审批人", m.name(chief, "审批人")),
        m.field("撤管日期", m.date(done, "released")),
    ]
    page = (
        Title(m.pick("重点人口撤管审批表", "撤销重点人口管理审批表"), spaced=m.chance(0.4)),
        m.lay(fields),
        *_seal(m, station, ""),
    )
    return Form(
        key="key_person_release",
        archive_class="重点人口",
        category="ZD",
        series="FJ",
        retention="D30",
        year=done.year,
        title=f"{own.name}重点人口撤管审批表",
        case_types=("撤管",),
        pages=(page,),
        subjects=(own.name,),
        creator=station,
    )


def consultation(m: Maker) -> Form:
    day = m.day(2009, 2015)
    asker, dead, officer, chief = m.person(), m.person(born=(1920, 1950)), m.officer(), m.officer()
    fields = [
        m.field(("申请人", "查阅人"), m.name(asker, "申请人")),
        m.field("证件", "居民身份证"),
        m.field(("证件号码", "身份证号码"), m.id_of(asker)),
        m.field("与档案当事人关系", m.pick("长子", "女儿", "配偶")),
        m.field(("查阅对象", "档案当事人"), m.name(dead, "当事人")),
        m.field("查阅目的", m.pick("办理遗产继承公证", "落实待遇", "办理房产过户")),
        m.field("申请查阅范围", m.pick("户籍档案（死亡注销）", "户籍档案（户口底册）"), wide=True),
        m.field("提供方式", m.tick("查阅", "查阅", "复印", "外借")),
        m.field("代查民警", m.name(officer, "代查民警")),
        m.field("审批人", m.name(chief, "审批人")),
        m.field("利用档案编号", m.number(m.cite(), "ref_code"), wide=True),
        m.field("利用时间", m.date(day, "used")),
        m.field("归还时间", m.date(day, "returned")),
        m.field("利用效果", m.pick("解决", "未解决")),
    ]
    page = (
        Title(m.pick("民生档案查阅利用审批表", "档案查阅审批表"), spaced=m.chance(0.5)),
        Prose(text=printed("编号：", m.number(f"LY{day.year}-{m.numbers.serial(4)}", "file")), align="right"),
        m.lay(fields),
    )
    return Form(
        key="consultation",
        archive_class="利用登记",
        category="LY",
        series="CY",
        retention="D10",
        year=day.year,
        title=f"{asker.name}档案查阅审批表",
        case_types=("查阅",),
        pages=(page,),
        subjects=(asker.name, dead.name),
        creator="档案室",
    )


def loans(m: Maker) -> Form:
    year = m.rng.randint(2009, 2014)
    chief, clerk = m.officer(), m.officer()
    rows = []
    style = m.pick("dot", "dash", "cn")
    for index in range(1, m.rng.randint(5, 8)):
        day = m.day(year, year)
        back = say(m.date(m.after(day, 0, 9), "returned", style=style)) if m.chance(0.85) else ()
        rows.append(
            [
                say(str(index)),
                say(m.date(day, "lent", style=style)),
                say(m.name(m.officer(), "借阅人")),
                say(m.pick("交警大队", "出入境支队", "车辆管理所")),
                say(m.number(m.cite(), "ref_code")),
                say(m.pick("1卷", "1件", "1页")),
                say(m.pick("核查", "复核", "补录")),
                say(m.name(chief, "批准人")),
                back,
                say(m.name(clerk, "经手人")),
            ]
        )
    page = (
        Title("档案借阅登记簿", spaced=m.chance(0.6)),
        Prose(text=printed(f"{year}年"), align="right"),
        roster(
            ("序号", "日期", "借阅人", "单位", "档号", "数量", "用途", "批准人", "归还日期", "经手人"),
            rows,
            (0.6, 1.5, 1.2, 1.5, 3.9, 0.8, 0.9, 1.2, 1.5, 1.2),
        ),
    )
    return Form(
        key="loans",
        archive_class="利用登记",
        category="LY",
        series="JY",
        retention="D10",
        year=year,
        title=f"{year}年档案借阅登记簿",
        case_types=("借阅",),
        pages=(page,),
        creator="档案室",
        landscape=True,
    )


FORMS = (key_person, key_person_change, key_person_release, consultation, loans)
