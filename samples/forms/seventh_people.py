"""Watched people and the reading room, seventh part: a card, a decision, a book of readers."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Cell, Table, Title, roster
from samples.forms.apart_base import fill, key, lab, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import BRANCH, BUREAU, any_home, anyone, form, kin, signed, stamp, town_home, when
from samples.people import Person
from samples.rich import Ink, Run, Text, say

_CLASSES = ("一类", "二类", "三类")


def _number(m: Maker, day: dt.date) -> Run:
    return m.number(
        m.pick(
            f"凌重字（{day.year}）第{m.numbers.serial(3)}号",
            f"ZD2107-{m.numbers.serial(5)}",
            f"凌重-{m.numbers.serial(5)}",
        ),
        "file",
    )


def _sentence(m: Maker, day: dt.date) -> Text:
    """Why somebody is watched, with the judgment where there was one."""
    if m.chance(0.45):
        return say(m.pick("有扬言报复行为，邻里反映强烈。", "长期无正当职业，出入不明。"))
    year = day.year - m.rng.randint(1, 6)
    released = m.after(dt.date(year, 6, 1), 0, 200)
    return fill(
        "曾因{why}被判处有期徒刑{term}（{paper}），于{released}刑满释放。",
        why=lab(m.pick("盗窃", "故意伤害", "赌博")),
        term=lab(m.pick("二年", "三年六个月", "一年")),
        paper=m.number(f"（{year - 2}）凌刑初字第{m.rng.randint(3, 260)}号", "document"),
        released=when(m, min(released, day - dt.timedelta(days=20)), "released", m.pick("cn", "short_cn")),
    )


def watch_entry(m: Maker) -> Form:
    """A sheet for somebody who is put on the list: kin in a table, a reason, what was seen later."""
    listed = m.day(1985, 2009)
    own = anyone(m, born=(1940, 1968))
    alias = m.person(sex=own.sex).name
    ties = m.rng.sample(["妻" if own.sex == "男" else "夫", "父", "弟", "长女"], m.rng.randint(2, 3))
    family = [(tie, kin(m, tie, own)) for tie in ties]
    police, chief, station = m.officer(), m.officer(), m.station()
    style = m.pick("cn", "dot", "short", "filled")
    members: list[list[Text]] = [
        [say(tie), say(m.name(p, "家庭成员")), say(when(m, p.birth, "birth", style)), say(m.employer())]
        for tie, p in family
    ]
    seen = [
        Cell(
            text=say(
                when(m, m.after(listed, 60 * n + 30, 60 * n + 60), "observed", m.pick("dot", "short_cn")),
                m.pick("　走访，在家务农，无异常。", "　谈话教育一次，态度尚可。", "　外出打工，去向已核。"),
            ),
            share=42,
        )
        for n in range(m.rng.randint(2, 3))
    ]
    page: tuple[Block, ...] = (
        Title("重点人口登记表", spaced=m.chance(0.4)),
        line("编号：", _number(m, listed), "　　　　类别：", m.tick(m.rng.choice(_CLASSES), *_CLASSES)),
        Table(
            rows=[
                row(
                    "8 14 8 12",
                    "姓　名",
                    m.name(own, "重点人口"),
                    "别　名",
                    m.name(alias, "别名") if m.chance(0.4) else "无",
                ),
                row("8 14 8 12", "性　别", own.sex, "民　族", own.ethnicity),
                row("8 34", "出生日期", when(m, own.birth, "birth", style)),
                row("8 34", "身份证号", m.id_of(own, old=listed.year < 1999)),
            ],
            photo=("照　片", 4),
            joined=True,
        ),
        Table(
            rows=[
                row("8 42", m.pick("户籍地址", "户口所在"), m.address(any_home(m), "户口所在地")),
                row("8 42", m.pick("现住址", "居住地"), m.address(town_home(m), "现住址")),
                row("8 17 8 17", "职业单位", m.employer(), "籍　贯", m.native()),
            ],
            joined=True,
        ),
        Table(
            side="家庭成员",
            rows=roster(("称谓", "姓名", "出生时间", "职业"), members, (0.8, 1.3, 1.8, 2.2)).rows,
            joined=True,
        ),
        Table(
            rows=[
                [key("列管理由", 8), val(_sentence(m, listed), share=42, lines=3)],
                row("8 17 8 17", "列管时间", when(m, listed, "listed", style), "责任民警", m.name(police, "责任民警")),
                [
                    key("审批意见", 8),
                    signed(
                        "同意列为重点人口。",
                        share=42,
                        foot=(
                            "所长（签字） ",
                            m.name(chief, "审批人"),
                            "　",
                            when(m, m.after(listed, 0, 6), "approved", style),
                        ),
                    ),
                ],
            ],
            joined=True,
        ),
        Table(side="考察记录", rows=[[cell] for cell in seen]),
        *stamp(m, station, share=0.4),
    )
    return form(
        "watch_entry",
        ("重点人口", "ZD", m.pick("ZJ", "FJ"), "D30"),
        year=listed.year,
        title=f"{own.name}重点人口登记表",
        types=("列管",),
        pages=(page,),
        who=(own,),
        creator=station,
    )


def watch_decision(m: Maker) -> Form:
    """An approval by which somebody leaves the list, or passes from one class of it to another."""
    done = m.day(1990, 2010)
    free = m.chance(0.55)
    own = anyone(m, born=(1940, 1972))
    police, chief, head, station = m.officer(), m.officer(), m.officer(), m.station()
    listed = m.after(done, -2200, -700)
    style = m.pick("cn", "dot", "filled", "short_cn")
    before, after = m.rng.sample(_CLASSES, 2)
    title = "撤销重点人口管理审批表" if free else "重点人口变更类别审批表"

    def opinion(label: str, said: str, who: Person, role: str, day: dt.date) -> list[Cell]:
        return [
            key(label, 6, upright=True),
            signed(
                said,
                share=44,
                lines=4,
                foot=(m.pick("签名：", "审核："), m.name(who, role), "　", when(m, day, "approved", style)),
            ),
        ]

    page: tuple[Block, ...] = (
        Title(title, spaced=m.chance(0.3)),
        line(f"填报单位：{station}　　　", _number(m, listed), align="right"),
        Table(
            rows=[
                row(
                    "8 12 6 6 8 14",
                    "姓名",
                    m.name(own, "重点人口"),
                    "性别",
                    own.sex,
                    "出生年月",
                    when(m, own.birth, "birth", style),
                ),
                row("8 46", "身份证号码", m.id_of(own, old=done.year < 1999)),
                row("8 46", m.pick("住　址", "家庭住址"), m.address(any_home(m), "住址")),
                row(
                    "8 19 8 19",
                    "列管日期",
                    when(m, listed, "listed", style),
                    *(("现类别", before) if free else ("变更类别", f"由{before}变更为{after}")),
                ),
                [
                    key(m.pick("撤管理由", "主要表现") if free else "变类理由", 8),
                    val(
                        fill(
                            "自{listed}列管以来，{own}{said}",
                            listed=when(m, listed, "listed", m.pick("cn", "dot")),
                            own=m.name(own, "重点人口"),
                            said=m.pick("表现较好，有固定职业，未发现违法行为。", "能按时汇报，生活稳定。")
                            if free
                            else m.pick("与不法人员来往频繁，现实表现有变化。", "现实危险减小，宜调整类别。"),
                        ),
                        share=46,
                        lines=4,
                    ),
                ],
            ],
            joined=True,
        ),
        Table(
            rows=[
                opinion(
                    "民警意见", "建议撤管。" if free else "建议变更类别。", police, "责任民警", m.after(done, -20, -12)
                ),
                opinion("所领导意见", "同意上报。", chief, "派出所所长", m.after(done, -11, -4)),
                opinion("分局审批", "同意撤管。" if free else "同意变更。", head, "审批人", done),
            ]
        ),
        *stamp(m, BRANCH),
    )
    return form(
        "watch_decision",
        ("重点人口", "ZD", m.pick("ZJ", "FJ"), "D30"),
        year=done.year,
        title=f"{own.name}{title}",
        types=("撤管" if free else "变更类别",),
        pages=(page,),
        who=(own,),
        creator=station,
    )


def readers(m: Maker) -> Form:
    """The reading room's book: who read what file and why, and who fetched it."""
    year = m.rng.randint(2008, 2014)
    style = m.pick("dot", "dash", "short")
    clerk = m.officer()
    days = sorted(m.day(year, year) for _ in range(m.rng.randint(4, 8)))
    rows: list[list[Text]] = []
    for day in days:
        reader, about = m.person(born=(1940, 1985)), m.person(born=(1905, 1960))
        rows.append(
            [
                say(when(m, day, "used", style)),
                say(m.name(reader, "查阅人")),
                say(m.id_of(reader)),
                say(m.name(about, "当事人"), m.pick("户口底册", "迁移材料", "死亡材料")),
                say(m.number(m.cite(), "ref_code")),
                say(m.pick("办理公证", "补办退休", "诉讼", "房产继承")),
                say(m.pick("复印2页", "抄录", "未查到")),
            ]
        )
    page: tuple[Block, ...] = (
        Title("档案查阅利用登记簿", spaced=m.chance(0.4)),
        roster(
            ("日期", "查阅人", "身份证号", "查阅内容", "档　号", "用途", "结果"),
            rows,
            (1.2, 1.1, 2.2, 2.0, 3.2, 1.1, 1.0),
        ),
        line("接待人（签章）：", m.name(clerk, "接待人"), align="right"),
        para(Run("注：查阅须经批准，阅后当场归还。", Ink.LABEL), indent=0),
    )
    return form(
        "readers",
        ("利用登记", "LY", "CY", "D10"),
        year=year,
        title=f"{year}年档案查阅利用登记簿",
        types=("查阅",),
        pages=(page,),
        creator=f"{BUREAU}档案室",
        landscape=True,
    )


FORMS = (watch_entry, watch_decision, readers)
