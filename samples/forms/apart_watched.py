"""Key persons and the reading room, apart part: a card, a change of class, a release, a letter, a loan slip."""

from __future__ import annotations

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    BRANCH,
    BUREAU,
    day_of,
    fill,
    foot,
    form,
    heading,
    home,
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


def watch_card(m: Maker) -> Form:
    """A card with kin and associates in rows and notes of visits below."""
    listed = m.day(1988, 2005)
    old = listed.year < 1999
    own, police, chief, station = m.person(born=(1945, 1968), former=True), m.officer(), m.officer(), m.station()
    ties = ("父", "母", "弟") if own.sex == "女" or m.chance(0.5) else ("父", "妻")
    kin = [(tie, relative(m, tie, own)) for tie in ties]
    rows = [
        [say(role), say(m.name(p, "亲属")), say(p.sex), say(m.employer()), say(m.address(town_home(m), "亲属住址"))]
        for role, p in kin
    ]
    day = listed
    visits = []
    for said in m.rng.sample(["在家，情绪稳定", "外出打工，已告知去向", "表现一般", "能遵守规定"], 2):
        day = m.after(day, 60, 200)
        visits.append(line(m.date(day, "visited", style="dot"), "　", Run(said), "。　", m.name(police, "责任民警")))
    page: tuple[Block, ...] = (
        Title("重点人口登记卡", spaced=m.chance(0.5)),
        number_line("卡号：", m.number(f"{station[:2]}-{listed:%y}-{m.numbers.serial(3)}", "file")),
        Table(
            rows=[
                row(
                    "9 15 6 8 9 17",
                    "姓名",
                    m.name(own, "列管对象"),
                    "性别",
                    own.sex,
                    "出生日期",
                    m.date(own.birth, "birth", style="cn"),
                ),
                row("9 15 9 31", "绰号别名", m.former(own.former_names[0]), "身份证号", m.id_of(own, old=old)),
                row("9 29 9 17", "籍贯", m.native(), "职业", m.pick("无业", "个体", "工人")),
                row("9 55", "户籍所在", m.address(home(m), "户籍地")),
                row("9 55", "现住址", m.address(town_home(m), "现住址")),
                row("9 15 9 31", "管理类别", m.pick("二类", "三类"), "列管日期", m.date(listed, "listed", style="cn")),
            ],
            photo=("照片", 3),
        ),
        Prose(text=printed("家庭成员及社会关系"), align="centre"),
        roster(("关系", "姓名", "性别", "职业单位", "住址"), rows, (0.7, 1.2, 0.6, 2, 3.2)),
        Prose(text=printed("考　察　记　录"), align="centre"),
        *visits,
        line("批准列管人：", m.name(chief, "批准人"), align="right"),
        *seal(m, station),
    )
    return form(
        "watch_card",
        ("重点人口", "ZD", "ZJ", "D30"),
        year=listed.year,
        title=f"{own.name}重点人口登记卡",
        types=("列管",),
        page=page,
        who=(own,),
        creator=station,
    )


def watch_class(m: Maker) -> Form:
    """A short report for a change of class, with both chiefs' notes written in the margin at the right."""
    done = m.day(1993, 2009)
    old = done.year < 1999
    own, police, chief, head, station = m.person(born=(1945, 1974)), m.officer(), m.officer(), m.officer(), m.station()
    listed = m.after(done, -1800, -400)
    text: tuple[Block, ...] = (
        Prose(text=printed("呈请变更重点人口类别报告书"), align="centre", scale=1.2),
        line(m.number(f"{station[:2]}呈字〔{done.year}〕{m.rng.randint(2, 70)}号", "document"), align="right"),
        para(
            fill(
                "{own}，{sex}，{birth}生，身份证号{id}，住{home}。该人于{listed}被列为重点人口二类管理。经近期考察，{why}，"
                "拟由二类变更为{to}类管理。",
                own=m.name(own, "列管对象"),
                sex=own.sex,
                birth=m.date(own.birth, "birth", style="cn"),
                id=m.id_of(own, old=old),
                home=m.address(home(m), "现住址"),
                listed=m.date(listed, "listed", style="cn"),
                why=m.pick("现实表现较好，有固定职业", "与原同伙已无往来"),
                to=m.pick("三", "四"),
            )
        ),
        para("当否，请批示。"),
        foot("呈报人：", m.name(police, "呈报人")),
        foot(day_of(m, m.after(done, -10, -4), "reported", "cn")),
    )
    notes: tuple[Block, ...] = (
        Prose(text=printed("领导批示"), align="centre"),
        line(Run("同意变更，报分局审批。")),
        line(m.name(chief, "所长"), align="right"),
        line(m.date(m.after(done, -3, -2), "checked", style="dot"), align="right"),
        Gap(1.0),
        line(Run("同意。")),
        line(m.name(head, "审批人"), align="right"),
        line(m.date(done, "approved", style="dot"), align="right"),
        *seal(m, BRANCH),
    )
    return form(
        "watch_class",
        ("重点人口", "ZD", "ZJ", "D30"),
        year=done.year,
        title=f"{own.name}变更重点人口类别报告书",
        types=("变更类别",),
        page=(Gap(0.6), Columns(left=text, right=notes, share=0.68, ruled=True)),
        who=(own,),
        creator=station,
    )


def watch_release(m: Maker) -> Form:
    """A form for approval of release, wide cells for reasons and opinions."""
    done = m.day(1995, 2011)
    old = done.year < 1999
    own, police, chief, head, station = m.person(born=(1945, 1974)), m.officer(), m.officer(), m.officer(), m.station()
    listed = m.after(done, -2600, -900)
    style = m.pick("blanks", "cn", "first")
    page: tuple[Block, ...] = (
        heading(BRANCH),
        Title("撤销重点人口呈批表", spaced=m.chance(0.4)),
        Table(
            rows=[
                row(
                    "9 15 9 21",
                    "姓　　名",
                    m.name(own, "列管对象"),
                    "出生年月",
                    m.date(own.birth, "birth", style="cn", precision="month"),
                ),
                row("9 15 9 21", "性　　别", own.sex, "身份证号", m.id_of(own, old=old)),
                row("9 45", "住　　址", m.address(home(m), "住址")),
                row("9 15 9 21", "原列类别", "三类", "列管时间", m.date(listed, "listed", style="cn")),
                [
                    key("撤销理由", 9),
                    val("该人连续两年以上无违法犯罪嫌疑，家庭和睦，已具备撤管条件。", share=45, lines=3),
                ],
                [
                    key("承办人意见", 9),
                    val(
                        "建议撤销。　　",
                        m.name(police, "承办人"),
                        "　",
                        day_of(m, m.after(done, -14, -8), "reported", style),
                        share=45,
                        lines=2,
                    ),
                ],
                [
                    key("所领导意见", 9),
                    val(
                        "同意上报。　　",
                        m.name(chief, "所领导"),
                        "　",
                        day_of(m, m.after(done, -6, -3), "checked", style),
                        share=45,
                        lines=2,
                    ),
                ],
                [
                    key("分局意见", 9),
                    val(
                        "同意撤管。　　",
                        m.name(head, "审批人"),
                        "　",
                        day_of(m, done, "released", style),
                        share=45,
                        lines=2,
                    ),
                ],
            ]
        ),
        *seal(m, BRANCH),
    )
    return form(
        "watch_release",
        ("重点人口", "ZD", "FJ", "D30"),
        year=done.year,
        title=f"{own.name}撤销重点人口呈批表",
        types=("撤管",),
        page=page,
        who=(own,),
        creator=station,
    )


def reading_letter(m: Maker) -> Form:
    """A letter of introduction by which somebody comes to consult, and what the archive noted under it."""
    day = m.day(2012, 2014)
    asker, mate, dead, clerk, chief = m.person(), m.person(), m.person(born=(1915, 1950)), m.officer(), m.officer()
    lawyers = m.pick("陇坤律师事务所（虚构）", "秦州区公证处（虚构）", "砚湾街道办事处（虚构）")
    page: tuple[Block, ...] = (
        Title("介　绍　信", scale=1.6),
        number_line(m.number(f"〔{day.year}〕介字第{m.numbers.serial(3)}号", "document")),
        para(f"{BUREAU}档案室：", indent=0),
        para(
            fill(
                "兹介绍我单位{a}、{b}等贰人前往你处查阅{dead}的户籍档案，用于{why}，请予接洽。",
                a=m.name(asker, "查阅人"),
                b=m.name(mate, "查阅人"),
                dead=m.name(dead, "当事人"),
                why=m.pick("办理继承公证", "核实亲属关系", "房屋确权诉讼"),
            )
        ),
        foot(lawyers),
        foot(day_of(m, m.after(day, -4, 0), "issued", m.pick("cn", "han"))),
        *seal(m, lawyers.removesuffix("（虚构）")),
        Prose(text=printed("—— 以 下 由 档 案 室 填 写 ——"), align="centre"),
        Fields(
            fields=[
                m.field("查阅人证件", lab("身份证 "), m.id_of(asker), wide=True),
                m.field("查阅日期", m.date(day, "used", style="cn")),
                m.field("查阅方式", m.tick(m.pick("阅览", "复印"), "阅览", "复印", "摘抄")),
                m.field("所查档号", m.number(m.cite(), "ref_code"), wide=True),
                m.field("接待人", m.name(clerk, "接待人")),
                m.field("批准人", m.name(chief, "批准人")),
            ],
            underline=m.chance(0.5),
        ),
    )
    return form(
        "reading_letter",
        ("利用登记", "LY", "CY", "D10"),
        year=day.year,
        title=f"查阅{dead.name}户籍档案介绍信",
        types=("查阅",),
        page=page,
        who=(asker, mate, dead),
        creator=f"{BUREAU}档案室",
    )


def loan_slip(m: Maker) -> Form:
    """A slip for files that left the store: list of files, signatures for taking out and giving back."""
    day = m.day(2012, 2014)
    taker, clerk, chief, back_by = m.officer(), m.officer(), m.officer(), m.officer()
    style = m.pick("dot", "cn", "dash")
    back = m.after(day, 3, 30)
    files = []
    for index in range(1, m.rng.randint(3, 5)):
        whom = m.person()
        files.append(
            [
                say(str(index)),
                say(m.number(m.cite(), "ref_code")),
                say(m.name(whom, "当事人"), "户口材料"),
                say(m.pick("1", "2", "3")),
            ]
        )
    page: tuple[Block, ...] = (
        Title("档案借阅（调卷）单", spaced=m.chance(0.3)),
        line(
            "单号：",
            m.number(f"DJ{day.year}{m.numbers.serial(4)}", "file"),
            "　　　借阅日期：",
            m.date(day, "lent", style=style),
        ),
        Table(
            rows=[
                row(
                    "9 18 9 18",
                    "借阅单位",
                    m.pick("刑警大队", "出入境管理处", "户政科"),
                    "借阅人",
                    m.name(taker, "借阅人"),
                ),
                row(
                    "9 18 9 18",
                    "借阅事由",
                    m.pick("复查", "案件协查", "核对户口"),
                    "应还日期",
                    m.date(m.after(day, 30, 31), "due", style=style),
                ),
            ]
        ),
        roster(("序号", "档号", "题名", "页数"), files, (0.6, 3.6, 2.2, 0.7)),
        line("批准人：", m.name(chief, "批准人"), "　　经办人：", m.name(clerk, "经办人")),
        line(
            "归还日期：",
            m.date(back, "returned", style=style),
            "　　归还人：",
            m.name(back_by, "归还人"),
            "　　清点：",
            Run("无缺损"),
        ),
        *seal(m, f"{BUREAU}档案室", shape=m.pick("round", "rectangle"), colour=m.pick("red", "blue")),
    )
    return form(
        "loan_slip",
        ("利用登记", "LY", "JY", "D10"),
        year=day.year,
        title=f"{taker.name}档案借阅单",
        types=("借阅",),
        page=page,
        who=(taker,),
        creator=f"{BUREAU}档案室",
    )


FORMS = (watch_card, watch_class, watch_release, reading_letter, loan_slip)
