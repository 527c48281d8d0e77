"""Households, seventh part: a sheet with side cells, a ledger of the communes, a correction."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Cell, Table, Title, roster
from samples.forms.apart_base import fill, key, line, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import (
    BRANCH,
    BUREAU,
    any_home,
    anyone,
    form,
    kin,
    old_home,
    signed,
    stamp,
    town_home,
    when,
)
from samples.people import Person
from samples.rich import Run, Text, say

_SEAL = "户口专用章"


def _entry(m: Maker, made: dt.date, clerk: Person) -> list[Text]:
    """Return one line of what was changed on a sheet later."""
    changed = m.after(made, 90, 2600)
    what = m.pick("住址", "服务处所", "文化程度", "婚姻状况")
    before, after = {
        "住址": (say(m.address(any_home(m), "原住址")), say(m.address(town_home(m), "住址"))),
        "服务处所": (say(m.employer()), say(m.employer())),
        "文化程度": (say("初中"), say(m.pick("高中", "中专"))),
        "婚姻状况": (say("未婚"), say("有配偶")),
    }[what]
    style = m.pick("dot", "short", "cn")
    return [say(what), before, after, say(when(m, changed, "changed", style)), say(m.name(clerk, "承办人"))]


def sheet(m: Maker) -> Form:
    """A sheet of the form in use from 1996: labels above their values, side cells with letters one below the other."""
    made = m.day(1996, 2009)
    head = anyone(m, born=(1920, 1950))
    tie = m.pick("户主", "妻", "长子", "次女", "儿媳", "母亲")
    own = head if tie == "户主" else kin(m, tie, head)
    clerk, station = m.officer(), m.station()
    style = m.pick("filled", "cn", "spaced_dots", "wide")
    home = town_home(m)
    words = roster(
        ("姓　名", "性别", "民族", "出生日期", "曾用名", "婚姻状况"),
        [
            [
                say(m.name(own, "本人")),
                say(own.sex),
                say(own.ethnicity),
                say(when(m, own.birth, "birth", style)),
                say(m.pick("无", "", "—")),
                say(m.pick("已婚", "未婚", "丧偶")),
            ]
        ],
        (1.4, 0.6, 0.9, 2.0, 1.0, 1.0),
    )
    moved = max(m.after(made, -6000, -400), m.after(own.birth, 300, 900))
    came = fill(
        "{day}因{why}由{from_}迁来",
        day=when(m, moved, "moved", m.pick("cn", "short_cn", "filled")),
        why=m.pick("工作调动", "结婚", "投靠子女", "动迁"),
        from_=m.address(any_home(m), "迁出地"),
    )
    changes = [_entry(m, made, clerk) for _ in range(m.rng.randint(1, 3))]
    page: tuple[Block, ...] = (
        Title("常 住 人 口 登 记 表" if m.chance(0.5) else "常住人口登记表"),
        line("户别：", Run(m.pick("非农业家庭户", "农业家庭户")), "　　　　登记机关：", Run(station), align="centre"),
        Table(
            rows=[
                row("9 16 9 16", "户主姓名", m.name(head, "户主"), m.pick("与户主关系", "户主或与户主关系"), tie),
                row("9 41", m.pick("住　址", "本户地址"), m.address(home, "住址")),
            ],
            joined=True,
        ),
        Table(rows=words.rows, joined=True),
        Table(
            rows=[
                row("9 16 9 16", "籍贯", m.native(), "出生地", m.native()),
                row("9 25 7 9", "公民身份证件编号", m.id_of(own, old=made.year < 1999), "宗教信仰", m.pick("无", "")),
                row(
                    "9 12 7 8 7 8",
                    "文化程度",
                    m.pick("初中", "高中", "小学", "文盲"),
                    "兵役状况",
                    m.pick("未服兵役", "退出现役"),
                    "职业",
                    m.pick("工人", "农民", "营业员"),
                ),
                row("9 41", "服务处所", m.employer()),
                [key("何时由何地迁来本市县", 9), Cell(text=came, share=41, lines=2)],
            ],
            joined=True,
        ),
        Table(
            side="登记事项变更更正记载" if len(changes) > 2 else "变更记载",
            rows=roster(
                ("项目", "变更、更正前", "变更、更正后", "日期", "承办人签章"),
                changes,
                (1.0, 2.6, 2.6, 1.4, 1.1),
            ).rows,
        ),
        line(
            "申报人签章：",
            m.name(m.rng.choice((own, head)), "申报人"),
            "　　承办人签章：",
            m.name(clerk, "承办人"),
            "　　登记日期：",
            when(m, made, "registered", style),
        ),
        *stamp(m, station, _SEAL),
    )
    return form(
        "sheet",
        ("户籍", "HJ", "RK", "Y"),
        year=made.year,
        title=f"{own.name}常住人口登记表",
        types=("户口登记",),
        pages=(page,),
        who=(own, head),
        creator=station,
    )


def ledger(m: Maker) -> Form:
    """A household's page in a ledger of 1958 to 1985: everybody in one table, moves and deaths as short notes."""
    made = m.day(1958, 1984)
    head, clerk, station = anyone(m, born=(made.year - 60, made.year - 25)), m.officer(), m.station()
    mate = "妻" if head.sex == "男" else "夫"
    ties = [mate, *m.rng.sample(["长子", "次子", "长女", "次女", "母", "儿媳", "弟"], m.rng.randint(2, 5))]
    family = [("户主", head), *((tie, kin(m, tie, head)) for tie in ties)]
    family = [(tie, own) for tie, own in family if own.birth.year < (made.year - 17 if tie == "儿媳" else made.year)]
    style = m.pick("cn", "han", "short", "short_han", "dot")
    rows: list[list[Text]] = []
    for number, (tie, own) in enumerate(family):
        moved, later = max(own.birth, m.after(made, -3000, -60)), m.after(made, 100, 3000)
        came: Text = ()
        if number == 0 or m.chance(0.2):
            came = say(when(m, moved, "moved", style), "由", m.address(old_home(m, moved.year), "迁出地"), "迁来")
        note: Text = ()
        if number and m.chance(0.35):
            note = say(
                when(m, later, "changed", style),
                m.pick("死亡", "参军", "出嫁", "婚出"),
            )
        elif number and m.chance(0.25):
            note = say(when(m, later, "changed", style), "迁往", m.address(old_home(m, later.year), "迁往地"))
        rows.append(
            [
                say(tie),
                say(m.name(own, "户主" if tie == "户主" else "成员")),
                say(own.sex),
                say(when(m, own.birth, "birth", style if own.birth.year > 1911 else "cn")),
                say(own.ethnicity.removesuffix("族")) if own.ethnicity != "汉族" else say(m.pick("汉", "〃")),
                say(m.pick("文盲", "初小", "高小", "初中")),
                say(m.pick("社员", "工人", "学生", "家务", "勤杂")),
                came,
                note,
            ]
        )
    page: tuple[Block, ...] = (
        Title(m.pick("户口底册", "户　口　簿（底册）", "常住人口底册")),
        line(
            m.pick("户主姓名：", "户 主 "),
            m.name(head, "户主"),
            "　　　现住址：",
            m.address(old_home(m, made.year), "住址"),
            "　　　户口性质：",
            Run(m.pick("农业", "非农业")),
            blanks=m.pick("", "rule", "dots"),
        ),
        roster(
            ("称谓", "姓　名", "性别", "出生年月日", "民族", "文化", "职业", "何时由何地迁来", "变动情况"),
            rows,
            (0.8, 1.2, 0.5, 1.8, 0.6, 0.8, 0.8, 3.2, 2.6),
        ),
        line(
            m.pick("登记员：", "户籍员（盖章） "),
            m.name(clerk, "登记员"),
            "　　　　",
            when(m, made, "registered", m.pick("cn", "short_han" if style.startswith("short") else "han")),
            align="right",
        ),
        *stamp(m, station, _SEAL, share=0.4),
    )
    return form(
        "ledger",
        ("户籍", "HJ", "DC", "Y"),
        year=made.year,
        title=f"{head.name}户户口底册",
        types=("户口登记",),
        pages=(page,),
        who=(head,),
        creator=station,
        landscape=True,
    )


def correction(m: Maker) -> Form:
    """An application to change or correct an item, with four opinions, each signed and dated."""
    asked = m.day(1988, 2012)
    main = m.chance(0.5)
    own = m.person(born=(1945, 1985), former=True)
    police, chief, head, director = (m.officer() for _ in range(4))
    station = m.station()
    style = m.pick("cn", "dot", "filled", "short_cn")
    what = m.pick("姓名", "出生日期", "民族") if main else m.pick("服务处所", "住址", "文化程度")
    before, after = {
        "姓名": (say(m.former(own.former_names[0])), say(m.name(own, "申请人"))),
        "出生日期": (
            say(when(m, m.after(own.birth, -700, -20), "old_birth", "cn")),
            say(when(m, own.birth, "birth", "cn")),
        ),
        "民族": (say("汉族"), say(m.pick("满族", "蒙古族", "锡伯族"))),
        "服务处所": (say(m.employer()), say(m.employer())),
        "住址": (say(m.address(any_home(m), "原住址")), say(m.address(town_home(m), "住址"))),
        "文化程度": (say("小学"), say("初中")),
    }[what]
    named = own if what == "姓名" else Person(name=own.name, sex=own.sex, birth=own.birth, id_number=own.id_number)
    days = [m.after(asked, low, low + 8) for low in (0, 9, 18, 30)]
    title = "公民主项信息变更更正审批表" if main else "户口登记项目变更更正审批表"

    def opinion(label: str, said: str, who: Person, day: dt.date, role: str) -> list[Cell]:
        return [
            key(label, 8),
            signed(said, share=42, foot=("签名：", m.name(who, role), "　", when(m, day, "approved", style))),
        ]

    page: tuple[Block, ...] = (
        Title(title, spaced=m.chance(0.3)),
        line(station, "　　　　　　", when(m, asked, "applied", style), align="centre"),
        Table(
            rows=[
                row(
                    "8 12 6 5 7 12",
                    m.pick("姓　名", "申请人", "本人姓名"),
                    m.name(named, "申请人"),
                    "性别",
                    own.sex,
                    m.pick("出生年月", "生于"),
                    when(m, own.birth, "birth", style),
                ),
                row("8 42", "身份证号码", m.id_of(own, old=asked.year < 1999)),
                row("8 42", m.pick("家庭住址", "现住址", "户口所在地"), m.address(any_home(m), "住址")),
                row("8 12 8 22", m.pick("申请事项", "变更项目"), what, "申请理由", m.pick("与档案不符", "登记差错")),
                [
                    key("原登记内容", 8),
                    val(before, share=17),
                    key("变更更正后内容", 8),
                    val(after, share=17),
                ],
                opinion("责任区民警调查意见", "经走访调查，情况属实。", police, days[0], "责任区民警"),
                opinion("派出所意见", m.pick("拟同意，报分局。", "同意上报。"), chief, days[1], "派出所所长"),
                opinion("分局意见", "同意。", head, days[2], "分局审核人"),
                opinion("市局审批意见", m.pick("同意变更。", "准予更正。"), director, days[3], "审批人"),
            ]
        ),
        *stamp(m, m.pick(BRANCH, BUREAU)),
    )
    return form(
        "correction",
        ("户籍", "HJ", "BG", "Y"),
        year=asked.year,
        title=f"{own.name}{title}",
        types=("公民主项信息变更更正" if main else "户口变更更正",),
        pages=(page,),
        who=(own,),
        creator=station,
    )


FORMS = (sheet, ledger, correction)
