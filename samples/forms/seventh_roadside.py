"""Accidents, seventh part: a form filled in at the roadside, an agreement on damages."""

from __future__ import annotations

from samples.blocks import Block, Cell, Prose, Table, Title
from samples.forms.apart_base import fill, heading, key, lab, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import any_home, anyone, bare, form, plate, stamp, when
from samples.forms.seventh_traffic import OFFICE, clock, scene_of
from samples.rich import Run, say


def roadside(m: Maker) -> Form:
    """A form of the summary procedure, filled in at the roadside; who was there stands in blocks 甲 and 乙."""
    at = m.day(2001, 2012)
    sides = ("甲", "乙", "丙")[: 2 + m.chance(0.2)]
    people = [anyone(m, born=(1950, 1988)) for _ in sides]
    police = m.officer()
    style = m.pick("cn", "filled", "dash")
    rows: list[list[Cell]] = []
    for side, own in zip(sides, people, strict=True):
        rows += [
            [
                key(f"{side}方", 4),
                *row("7 11 9 19", m.pick("姓名", "当事人"), m.name(own, "当事人"), "驾驶证号", m.id_of(own)),
            ],
            [
                key("", 4),
                *row("7 11 9 19", "牌号", plate(m), m.pick("住址", "住所"), m.address(any_home(m), "住址")),
            ],
        ]
    names = [m.name(own, "当事人") for own in people]
    page: tuple[Block, ...] = (
        Title("道路交通事故认定书（简易程序）", scale=1.4),
        line(bare(f"{m.pick('2107', '210703')}{at:%y}{m.numbers.serial(5)}", "document"), align="right"),
        Table(
            rows=[
                row(
                    "8 20 7 15",
                    "事故时间",
                    say(when(m, at, "accident", style), " ", clock(m)),
                    "天气",
                    m.pick("晴", "阴", "雪"),
                ),
                row("8 42", "事故地点", m.address(scene_of(m), "事故地点")),
            ],
            joined=True,
        ),
        Table(rows=rows, joined=True),
        Table(
            rows=[
                [
                    key("事故事实及责任", 8),
                    val(
                        names[0],
                        lab(m.pick("变更车道时与", "倒车时与", "起步时与")),
                        names[1],
                        lab(m.pick("车辆刮擦，", "车辆追尾，")),
                        names[0],
                        lab("负"),
                        m.pick("全部", "主要"),
                        lab("责任。"),
                        share=42,
                        lines=3,
                    ),
                ],
                [
                    key("损害赔偿调解结果", 8),
                    val(
                        names[0],
                        lab("赔偿"),
                        names[1],
                        lab("修车费"),
                        f"{m.rng.randint(2, 30)}00元",
                        lab("，当场付清，就此结案。"),
                        share=42,
                        lines=2,
                    ),
                ],
                [
                    key("当事人签名", 8),
                    val(*(run for name in names for run in (name, lab("　　"))), share=21),
                    key("交通警察", 8),
                    val(m.name(police, "交通警察"), share=13),
                ],
            ]
        ),
        line("（加盖公章）　　", when(m, at, "finding", style), align="right"),
        *stamp(m, "凌河交警大队", "事故处理专用"),
    )
    return form(
        "roadside",
        ("交通事故", "SG", "JY", "D5"),
        year=at.year,
        title=f"{people[0].name}等简易程序事故认定书",
        types=("简易程序",),
        pages=(page,),
        who=people,
        creator=OFFICE,
    )


def mediation(m: Maker) -> Form:
    """An agreement on damages: who took part, some for others, what was agreed, signatures of all."""
    at = m.day(1993, 2011)
    old = at.year < 1999
    made = m.after(at, 20, 150)
    a, b = anyone(m, born=(1945, 1985)), anyone(m, born=(1940, 1985))
    agent, first, second = m.person(born=(1950, 1980)), m.officer(), m.officer()
    style = m.pick("cn", "filled", "dot")
    money = m.pick("叁仟贰佰元整", "壹万伍仟元整", "捌佰陆拾元整", "4600元", "12800.00元")
    page: tuple[Block, ...] = (
        heading(OFFICE),
        Title("交通事故损害赔偿调解书", spaced=m.chance(0.3)),
        line(m.number(f"锦公交调字{m.pick('第', '')}（{at.year}）{m.numbers.serial(4)}号", "document"), align="right"),
        line(
            "事故时间：",
            when(m, at, "accident", style),
            Run(f" {clock(m)}"),
            "　　事故地点：",
            m.address(scene_of(m), "事故地点"),
        ),
        para("调解参加人：", indent=0),
        para(
            "甲方：",
            m.name(a, "当事人"),
            "，身份证号",
            m.id_of(a, old=old),
            "，住",
            m.address(any_home(m), "住址"),
            "，车牌号",
            plate(m),
        ),
        para("乙方：", m.name(b, "当事人"), "，身份证号", m.id_of(b, old=old), "，住", m.address(any_home(m), "住址")),
        para(m.pick("乙方委托代理人：", "乙方代理人（亲属）："), m.name(agent, "代理人")),
        para("主持人：", m.name(first, "主持人"), "　记录：", m.name(second, "记录人")),
        Prose(
            text=fill(
                "本起事故经认定，{a}负{share}责任。双方于{made}在本大队自愿达成如下协议："
                "一、{a}一次性赔偿{b}医疗费、误工费、护理费"
                "合计人民币{money}；二、上述款项于{due}前付清；三、此后双方互不追究，就此了结。",
                a=m.name(a, "当事人"),
                share=m.pick("全部", "主要", "同等"),
                made=when(m, made, "signed", style),
                b=m.name(b, "当事人"),
                money=money,
                due=when(m, m.after(made, 3, 30), "due", style),
            ),
            blanks=m.pick("", "rule"),
        ),
        para("本调解书经各方签字后生效，一式三份。"),
        line("甲方签字：", m.name(a, "当事人"), "　　乙方签字：", m.name(m.rng.choice((b, agent)), "当事人")),
        line(
            "主持调解人签章：",
            m.name(first, "主持人"),
            "　　",
            when(m, made, "signed", m.pick("cn", "han")),
            align="right",
        ),
        *stamp(m, OFFICE),
    )
    return form(
        "mediation",
        ("交通事故", "SG", "TJ", "D20"),
        year=made.year,
        title=f"{a.name}与{b.name}损害赔偿调解书",
        types=("损害赔偿调解",),
        pages=(page,),
        who=(a, b),
        creator=OFFICE,
    )


FORMS = (roadside, mediation)
