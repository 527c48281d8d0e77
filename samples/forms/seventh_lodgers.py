"""Lodgers, seventh part: an application with the landlord's letter, and a register of many rows."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Gap, Table, Title, roster
from samples.forms.apart_base import fill, foot, heading, key, lab, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import (
    anyone,
    banner_home,
    filled,
    form,
    kin,
    south_home,
    stamp,
    town_home,
    village_home,
    when,
)
from samples.people import Person
from samples.rich import Run, Text, say

_KINDS = ("首次申领", "换领", "延期")


def _far(m: Maker) -> str:
    return m.pick(village_home(m), banner_home(m), south_home(m))


def _permit(m: Maker, year: int) -> Run:
    return m.number(
        m.pick(
            f"锦暂字第{m.numbers.serial(6)}号",
            f"2107{year % 100:02d}{m.numbers.serial(5)}",
            f"凌暂{m.numbers.serial(6)}",
        ),
        "permit",
    )


def _letter(m: Maker, own: Person, host: Person, house: str, day: dt.date) -> tuple[Block, ...]:
    """What the landlord wrote by hand: who lodges there, since when, until when."""
    style = m.pick("cn", "short_cn", "dot")
    return (
        Gap(1),
        Title(m.pick("证　明", "房主证明", "租 房 证 明"), scale=1.6),
        para(m.pick("铁新派出所：", "派出所领导："), indent=0),
        filled(
            fill(
                "兹有{own}，{sex}，现租住我家位于{house}的{room}，租期自{begin}至{end}，"
                "每月租金{rent}元。该人{work}，平时遵纪守法。"
                "特此证明，请予办理{kind}。",
                own=m.name(own, "暂住人"),
                sex=own.sex,
                house=m.address(house, "暂住地址"),
                room=m.pick("东屋一间", "门市房", "平房两间", "单间"),
                begin=when(m, day, "rent_from", style),
                end=when(m, m.after(day, 180, 365), "rent_until", style),
                rent=str(m.rng.randint(6, 40) * 10),
                work=m.pick("在早市卖菜", "在工地干活", "开理发店"),
                kind=lab("暂住手续"),
            ),
            dots=m.chance(0.3),
        ),
        foot(m.pick("房主签字：", "房主（盖章）：", "出租人："), m.name(host, "房主")),
        foot("身份证号：", m.id_of(host, old=day.year < 1998)),
        foot(m.pick("电话：", "联系电话 "), m.phone()),
        foot(when(m, m.after(day, 0, 8), "written", m.pick("cn", "han", style))),
    )


def lodger(m: Maker) -> Form:
    """An application for a permit, its renewal or a longer stay, with the landlord's letter on a page of its own."""
    kind = m.rng.choice(_KINDS)
    came = m.day(1992, 2011)
    asked = m.after(came, 2, 40)
    old = asked.year < 1999
    own, host = anyone(m, born=(1950, 1975)), m.person(born=(1928, 1968))
    along = [
        (tie, kin(m, tie, own))
        for tie in m.rng.sample(["妻" if own.sex == "男" else "夫", "弟", "妹"], m.rng.randint(0, 2))
    ]
    clerk, station = m.officer(), m.station()
    style = m.pick("cn", "filled", "dot", "short")
    house = town_home(m)
    rows: list[list[Text]] = [
        [say(m.name(p, "同住人")), say(tie), say(p.sex), say(when(m, p.birth, "birth", m.pick("dot", "short")))]
        for tie, p in along
    ]
    until = m.after(asked, 300, 365)
    result: Text = {
        "首次申领": say("准予发证，证号", _permit(m, asked.year), "，有效期至", when(m, until, "valid_until", style)),
        "换领": say("旧证收回，换发新证", _permit(m, asked.year), "，有效期至", when(m, until, "valid_until", style)),
        "延期": say("同意延期至", when(m, until, "valid_until", style), "。"),
    }[kind]
    page: tuple[Block, ...] = (
        Title(
            {"首次申领": "暂住证申领表", "换领": "暂住证换领申请表", "延期": "暂住证延期申请表"}[kind],
            spaced=m.chance(0.5),
        ),
        Table(
            rows=[
                row("9 13 6 6", "姓　名", m.name(own, "暂住人"), "性别", own.sex),
                row(
                    "9 13 6 6",
                    "出生年月日",
                    when(m, own.birth, "birth", style),
                    "民族",
                    own.ethnicity.removesuffix("族"),
                ),
                row("9 25", "身份证号码", m.id_of(own, old=old)),
                row("9 25", m.pick("来此日期", "何时来锦"), when(m, came, "arrived", style)),
            ],
            photo=("一寸\n照片", 4),
            joined=True,
        ),
        Table(
            rows=[
                row("9 41", m.pick("原籍住址", "户口所在地", "常住户口地址"), m.address(_far(m), "户籍地")),
                row("9 41", m.pick("暂住处所", "现住址"), m.address(house, "暂住地址")),
                row(
                    "9 16 9 16",
                    "从事职业",
                    m.pick("个体经商", "瓦工", "保姆", "收废品"),
                    "暂住理由",
                    m.pick("打工", "做买卖", "探亲"),
                ),
                row("9 16 9 16", "房主姓名", m.name(host, "房主"), "与房主关系", m.pick("租赁", "亲属", "雇佣")),
                *([row("9 41", "原暂住证号", _permit(m, asked.year - 1))] if kind != "首次申领" else []),
            ],
            joined=True,
        ),
        *(
            (
                Table(
                    side="随行人",
                    rows=roster(("姓　名", "与本人关系", "性别", "出生日期"), rows, (1.4, 1, 0.7, 1.8)).rows,
                    joined=True,
                ),
            )
            if rows
            else ()
        ),
        Table(
            rows=[
                [
                    key("办理结果", 9),
                    val(result, share=41, lines=2),
                ],
                row("9 16 9 16", "申请人签名", m.name(own, "暂住人"), "申请日期", when(m, asked, "applied", style)),
            ]
        ),
        line("登记民警：", m.name(clerk, "登记民警"), align="right"),
        *stamp(m, station, "暂住人口管理"),
    )
    return form(
        "lodger",
        ("暂住证", "ZZ", "", "D10"),
        year=asked.year,
        title=f"{own.name}暂住证{kind}材料",
        types=(kind,),
        pages=(page, _letter(m, own, host, house, came)),
        who=(own, host),
        creator=station,
    )


def lodgers_register(m: Maker) -> Form:
    """A committee's register of ten and more lodgers; who lets the room stands in every row, or a ditto mark."""
    year, station = m.rng.randint(1994, 2010), m.station()
    keeper = m.person(born=(1940, 1970))
    style = m.pick("dot", "short", "dash")
    host, house = m.person(born=(1930, 1970)), town_home(m)
    rows: list[list[Text]] = []
    for number in range(1, m.rng.randint(10, 15)):
        own = anyone(m, born=(1955, 1976))
        again = number > 1 and m.chance(0.3)
        if not again:
            host, house = m.person(born=(1930, 1970)), town_home(m)
        rows.append(
            [
                say(str(number)),
                say(m.name(own, "暂住人")),
                say(own.sex),
                say(m.id_of(own, old=year < 1999)),
                say(m.address(_far(m), "户籍地")),
                say("同上") if again else say(m.address(house, "暂住地址")),
                say("〃") if again else say(m.name(host, "房主")),
                say(when(m, m.day(year, year), "arrived", style)),
                say(_permit(m, year)) if m.chance(0.8) else (),
            ]
        )
    page: tuple[Block, ...] = (
        heading(f"{station}　{m.pick('铁新', '榴东', '女工')}委"),
        Title("外来暂住人口登记簿", spaced=m.chance(0.5), scale=1.5),
        roster(
            ("序号", "姓　名", "性别", "身份证号", "户籍所在地", "暂住地址", "房主", "来住日期", "证号"),
            rows,
            (0.5, 1.2, 0.5, 2.4, 3.2, 3.2, 1.1, 1.3, 1.6),
        ),
        line(
            "填表人（签名）：",
            m.name(keeper, "填表人"),
            "　　　",
            when(m, dt.date(year, 12, m.rng.randint(2, 30)), "closed", m.pick("cn", "filled")),
        ),
    )
    return form(
        "lodgers_register",
        ("暂住证", "ZZ", "DJ", "D10"),
        year=year,
        title=f"{station}{year}年外来暂住人口登记簿",
        types=("登记簿",),
        pages=(page,),
        creator=station,
        landscape=True,
    )


FORMS = (lodger, lodgers_register)
