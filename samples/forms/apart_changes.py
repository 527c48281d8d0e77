"""Household papers that put something right, apart part: a main item, a letter of change, a late entry."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Table, Title, roster
from samples.forms.apart_base import (
    BRANCH,
    BUREAU,
    day_of,
    farm_home,
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
    row,
    seal,
    town_home,
    val,
)
from samples.forms.base import Form, Maker
from samples.rich import Run, say


def main_item(m: Maker) -> Form:
    """A report for approval: what stood and what shall stand, then the opinions of three levels."""
    done = m.day(2004, 2014)
    own = m.person(born=(1955, 1995), former=True)
    police, chief, head, station = m.officer(), m.officer(), m.officer(), m.station()
    wrong = m.after(own.birth, -700, -30)
    number = m.number(f"秦主更〔{done.year}〕{m.numbers.serial(4)}号", "document")
    style = m.pick("blanks", "dot", "cn")
    what = m.pick("name", "birth")
    if what == "name":
        before, now = say(m.former(own.former_names[0])), say(m.name(own, "本人"))
    else:
        before, now = say(m.date(wrong, "old_birth", style="cn")), say(m.date(own.birth, "birth", style="cn"))

    def opinion(label: str, said: str, who: Run, back: int) -> list[Cell]:
        day = day_of(m, m.after(done, -back, -back), "opinion", style)
        return [key(label, 10), val(said, lab("　　　　"), who, lab("　　"), day, share=60, lines=2)]

    reason = {
        "name": m.pick("原名与近亲属同名，生活不便", "收养关系解除，恢复本姓", "与学籍、干部档案姓名不一致"),
        "birth": m.pick("登记人员笔误，与出生医学证明不符", "农历公历换算错误"),
    }[what]
    rows = [
        row("10 15 7 6 10 22", "姓名", m.name(own, "申请人"), "性别", own.sex, "公民身份号码", m.id_of(own)),
        row("10 60", "户籍所在地", m.address(home(m), "户籍地")),
        [key("项　目", 10), key("更　正　前", 30), key("更　正　后", 30)],
        [key("姓名" if what == "name" else "出生日期", 10), val(before, share=30), val(now, share=30)],
        row("10 60", "更正理由", reason),
        row("10 60", "所附证明", m.pick("出生医学证明、户口簿复印件", "单位人事部门证明、户口底册复印件")),
        opinion("承办民警", "经走访核实，情况属实，呈请审核。", m.name(police, "承办民警"), 16),
        opinion("派出所", "同意呈报。", m.name(chief, "所长"), 9),
        opinion("分局", m.pick("同意更正。", "准予变更。"), m.name(head, "审批人"), 0),
    ]
    page: tuple[Block, ...] = (
        Title("公民主项信息变更更正呈批表"),
        number_line(number),
        line("呈报单位：", Run(station), "　　", m.date(m.after(done, -20, -17), "reported", style="cn")),
        Table(rows=rows),
        *seal(m, BRANCH, "户籍专用章"),
    )
    return form(
        "main_item",
        ("户籍", "HJ", "ZX", "Y"),
        year=done.year,
        title=f"{own.name}公民主项信息变更更正呈批表",
        types=("公民主项信息变更更正",),
        page=page,
        who=(own,),
        creator=station,
    )


def change_reply(m: Maker) -> Form:
    """A slip that says what was changed, kept with the request: columns of item, before, after, basis."""
    done = m.day(1993, 2011)
    own, kin, clerk, station = m.person(born=(1940, 1972)), m.person(born=(1925, 1960)), m.officer(), m.station()
    old = done.year < 1999
    style = m.pick("first", "dash", "cn")
    place = town_home(m)
    rows = [
        [say("文化程度"), say(m.pick("初中", "小学")), say(m.pick("中专", "大专")), say("毕业证书")],
        [say("婚姻状况"), say("未婚"), say("已婚"), say("结婚证")],
        [say("服务处所"), say(m.employer()), say(m.employer()), say("单位介绍信")],
    ]
    page: tuple[Block, ...] = (
        heading(station),
        Title("户口登记项目变更更正登记表"),
        line("序号：", m.number(f"{done.year}-{m.numbers.serial(3)}", "file")),
        Table(
            rows=[
                row(
                    "9 14 6 5 9 18",
                    "本人姓名",
                    m.name(own, "本人"),
                    "性别",
                    own.sex,
                    "出生日期",
                    day_of(m, own.birth, "birth", style),
                ),
                row("9 25 9 18", "身份证号", m.id_of(own, old=old), "户主姓名", m.name(kin, "户主")),
                row("9 52", "住　　址", m.address(place, "住址")),
            ]
        ),
        roster(("变更项目", "原登记内容", "变更后内容", "依据"), rows[: m.rng.randint(2, 3)], (1, 1.7, 1.7, 1.2)),
        line("申请人（签名）：", m.name(own, "申请人"), "　　　　代办人：无"),
        line("登记人：", m.name(clerk, "登记人"), "　　　　　变更日期：", day_of(m, done, "changed", style)),
        *seal(m, station, "户口专用", colour=m.pick("red", "blue"), shape=m.pick("round", "oval")),
    )
    return form(
        "change_reply",
        ("户籍", "HJ", "BG", "Y"),
        year=done.year,
        title=f"{own.name}户口登记项目变更更正登记表",
        types=("户口变更更正",),
        page=page,
        who=(own,),
        creator=station,
    )


def late_entry(m: Maker) -> Form:
    """A report in prose on somebody who was never entered, to the branch, with copies named below."""
    done = m.day(2000, 2013)
    own, mother, neighbour = m.person(born=(1965, 1998)), m.person(sex="女", born=(1935, 1968)), m.person()
    one, two, station = m.officer(), m.officer(), m.station()
    asked = m.after(done, -60, -20)
    number = m.number(f"{station[:2]}报〔{done.year}〕{m.rng.randint(3, 88)}号", "document")
    where = farm_home(m)
    page: tuple[Block, ...] = (
        heading(station),
        Title(f"关于{own.name}补录户口的调查报告", scale=1.4),
        number_line(number, align="centre"),
        para("秦州分局户政科：", indent=0),
        para(
            fill(
                "{asked}，群众{mother}（女，身份证号码{mid}，住{home}）到我所申请为其{kin}{own}补录户口。接报后，我所民警{one}、"
                "{two}进行了调查，现将有关情况报告如下：",
                asked=m.date(asked, "applied", style="cn"),
                mother=m.name(mother, "申请人"),
                mid=m.id_of(mother),
                home=m.address(where, "住址"),
                kin=m.pick("子", "女", "养女"),
                own=m.name(own, "补录人"),
                one=m.name(one, "民警"),
                two=m.name(two, "民警"),
            )
        ),
        para(
            fill(
                "一、{own}，{sex}，汉族，{birth}出生，因{why}，一直未申报户口登记。",
                own=m.name(own, "补录人"),
                sex=own.sex,
                birth=m.date(own.birth, "birth", style="cn"),
                why=m.pick("父母外出务工", "出生时家庭困难，未办手续", "人口普查时漏登"),
            )
        ),
        para(
            fill(
                "二、经走访邻居{other}及村委会，均证实上述情况属实；经人口信息系统比对，未发现重复登记。",
                other=m.name(neighbour, "证明人"),
            )
        ),
        para(
            fill(
                "三、我所意见：同意为{own}补录户口，随母落户，拟编公民身份号码{id}。",
                own=m.name(own, "补录人"),
                id=m.id_of(own),
            )
        ),
        para("妥否，请批示。"),
        Gap(0.6),
        foot(station),
        foot(day_of(m, done, "reported", "han")),
        *seal(m, f"{BUREAU}{station}"),
        line("附件：", "1. 询问笔录二份；2. 村委会证明一份"),
    )
    return form(
        "late_entry",
        ("户籍", "HJ", "BL", "Y"),
        year=done.year,
        title=f"关于{own.name}补录户口的调查报告",
        types=("户口补录",),
        page=page,
        who=(own, mother),
        creator=station,
        printed_only=True,
    )


FORMS = (main_item, change_reply, late_entry)
