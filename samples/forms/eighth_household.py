"""Households, eighth part: a book of the fifties, a card with captions, a late entry, an agreement on splitting up."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Cell, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker, han_number
from samples.forms.eighth_base import (
    at,
    by_moon,
    family_name,
    head_line,
    kin,
    listed,
    mate,
    milk_name,
    on,
    opinion,
    paper,
    phone,
    police,
    seal,
    who,
    wide,
)
from samples.forms.eighth_places import elsewhere, home, old_home, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.people import Person
from samples.rich import Run, Text, say

_SEAL = "户口专用章"


def _old_birth(m: Maker, person: Person) -> Run:
    """Write a birth as a book of the fifties does: in years of the Republic where there was one."""
    year = person.birth.year
    style = m.pick("republic", "republic_han") if 1912 < year < 1949 and m.chance(0.5) else m.pick("han", "cn", "era")
    return on(m, person.birth, "birth", style, precision=m.pick("day", "day", "month"))


def old_book(m: Maker) -> Form:
    """A household's leaf of 1951 to 1966; women go by two family names, children have names of the cradle."""
    r = pick_region(m)
    made = m.day(1951, 1966)
    head = who(m, (made.year - 55, made.year - 28), sex="男", han=True)
    wife, mother, clerk = kin(m, "妻", head), kin(m, "母", head), police(m)
    members: list[tuple[str, str, Person]] = [
        ("户主", head.name, head),
        ("妻", f"{family_name(head)}{family_name(wife)}氏" if m.chance(0.5) else wife.name, wife),
        ("母", f"{family_name(head)}{family_name(mother)}氏", mother),
    ]
    members += [(tie, p.name, p) for tie in ("长子", "次女", "三子") if (p := kin(m, tie, head)).birth < made]
    rows: list[list[Text]] = []
    for tie, name, person in members:
        small = made.year - person.birth.year < 20
        rows.append(
            [
                say(tie),
                say(m.name(name, "户主" if tie == "户主" else "成员")),
                say(milk_name(m)) if small and m.chance(0.7) else say(m.pick("", "无")),
                say(person.sex),
                say(_old_birth(m, person)),
                say(m.pick("贫农", "中农", "〃", "")),
                say(m.pick("种田", "家务", "读书", "撑船", "泥工")),
                say(on(m, m.after(made, 60, 1500), "changed", m.pick("cn", "short_cn")), m.pick("死亡", "出嫁", "参军"))
                if tie not in {"户主", "妻"} and m.chance(0.4)
                else (),
            ]
        )
    page: tuple[Block, ...] = (
        head_line(m, "户口登记簿", "农村户口簿", "居民户口册"),
        line("住址　", at(old_home(m, r, made.year), "住址"), "　　　第", Run(han_number(m.rng.randint(2, 90))), "户"),
        roster(
            ("与户主关系", "姓　名", "乳名", "性别", "出生年月日", "成份", "职业", "附　注"),
            rows,
            (0.9, 1.3, 0.9, 0.6, 2.5, 0.7, 0.8, 2.2),
        ),
        Prose(
            text=fill(
                "该户于{day}由{from_}移居现址。",
                day=on(m, dt.date(made.year - m.rng.randint(1, 9), 3, 1), "moved", "cn", precision="month"),
                from_=at(old_home(m, elsewhere(m, r), made.year - 9), "迁出地"),
            )
        ),
        foot("登记人　", m.name(clerk, "登记人"), "　", on(m, made, "registered", m.pick("han", "circles", "cn"))),
        *seal(m, f"{r.county}人民委员会"),
    )
    return paper(
        "old_book", "户籍", "户口登记", made.year, f"{head.name}户户口登记簿", page,
        series="DC", about=(head,), creator=r.county_bureau, landscape=m.chance(0.5),
    )  # fmt: skip


def person_card(m: Maker) -> Form:
    """A card of one person, labels as small print in the corners; the birthday by both calendars."""
    r = pick_region(m)
    made = m.day(1985, 2006)
    old = made.year < 1999
    head, clerk, station = who(m, (1918, 1955)), police(m), m.rng.choice(r.stations)
    tie = m.pick("户主", "长子", "次女", "儿媳", "孙女", "胞弟")
    own = head if tie == "户主" else kin(m, tie, head)
    if own.birth >= made:
        tie, own = "户主", head
    guard = m.rng.choice((head, mate(m, head)[1]))
    style = m.pick("cn", "dot", "stroke0")
    notes = [
        say(
            on(m, m.after(made, 200 * n + 20, 200 * n + 190), "changed", m.pick("stroke2", "dot", "short_cn")),
            " 由",
            at(home(m, r), "原住址"),
            m.pick("移住", "迁至"),
            at(town_home(m, r), "住址"),
        )
        for n in range(m.rng.randint(1, 2))
    ]
    page: tuple[Block, ...] = (
        head_line(m, "常住人口登记卡片", "人口卡片"),
        line("卡片号 ", m.number(f"{r.area_code}-{m.numbers.serial(6)}", "file"), align="right"),
        Table(
            rows=[
                [
                    val(wide(m, own, "本人"), share=14, caption="姓名"),
                    val(m.former(kin(m, "弟" if own.sex == "男" else "妹", own).name), share=12, caption="曾用名"),
                    val(own.sex, share=6, caption="性别"),
                    val(own.ethnicity, share=10, caption="民族"),
                ],
                [
                    val(by_moon(m, own.birth, "birth"), share=26, caption="出生年月日"),
                    val(m.native(), share=16, caption="籍贯"),
                ],
                [val(m.id_of(own, old=old), share=24, caption="身份证编号"), val(tie, share=18,
                    caption="户主或与户主关系")],
                [val(m.name(head, "户主"), share=16, caption="户主"), val(phone(m, r), share=26, caption="电话")],
                [val(at(town_home(m, r), "住址"), caption="常住地址（门牌）")],
                [val(m.employer(), share=22, caption="服务处所"), val(m.pick("钳工", "营业员", "副科长", "学生"),
                    share=20, caption="职业及职务")],
                [
                    val(m.name(guard, "监护人") if made.year - own.birth.year < 18 else "", share=22, caption="监护人"),
                    val(m.pick("未婚", "已婚", "离婚"), share=20, caption="婚姻状况"),
                ],
                *([val(note, caption="住址变动")] for note in notes),
            ]
        ),
        line("填卡　", m.name(clerk, "填卡人"), "　　填卡日期　", on(m, made, "registered", style), blanks="rule"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "person_card", "户籍", "户口登记", made.year, f"{own.name}常住人口登记卡片", page,
        series="RK", about=(own, head), creator=station,
    )  # fmt: skip


def late_entry(m: Maker) -> Form:
    """A family's own letter about somebody who never was entered; neighbours vouch, three opinions follow."""
    r = pick_region(m)
    asked = m.day(1994, 2012)
    father = who(m, (1955, 1975), sex="男")
    tie = m.pick("长女", "次子", "三子", "幼女")
    child = kin(m, tie, father)
    born = m.day(asked.year - 16, asked.year - 4)
    mother, one, two = kin(m, "妻", father), who(m, (1940, 1970)), who(m, (1940, 1970))
    clerk, chief, head, station = police(m), police(m), police(m), r.stations[1]
    place = village_home(m, r)
    page: tuple[Block, ...] = (
        Title(m.pick("补报户口申请书", "申请补录户口的报告", "申　请　书"), scale=1.6),
        para(f"{station}：", indent=0),
        filled(
            fill(
                "我叫{father}，家住{home}，身份证号{id}，与妻{mother}（身份证号{her_id}）于{wed}登记结婚，{born}生育"
                "{order}{child}，乳名{milk}，当时因{why}，至今未上户口。现{child}已到上学年龄，特申请补录，"
                "望领导批准。",
                father=m.name(father, "申请人"),
                home=at(place, "住址"),
                id=m.id_of(father, old=asked.year < 1999),
                mother=m.name(mother, "母亲"),
                her_id=m.id_of(mother, old=asked.year < 1999),
                wed=on(m, born.replace(day=1) - dt.timedelta(days=700), "wed", "cn", precision=m.pick("month", "year")),
                born=by_moon(m, born, "birth"),
                order={"长女": "长女", "次子": "次子", "三子": "三儿子", "幼女": "小女儿"}[tie],
                child=m.name(child, "补录人"),
                milk=milk_name(m),
                why=m.pick("在外打工，无人办理", "遗失出生证明", "家中老人去世，一时耽误"),
            )
        ),
        foot("申请人：", m.name(father, "申请人"), "（手印）"),
        foot(on(m, asked, "applied", m.pick("han", "circles", "dot", "cn"))),
        line("知情人：", listed(m.name(one, "证明人"), m.name(two, "证明人")), "　联系电话：", phone(m, r),
            blanks="rule"),
        Gap(0.3),
        Table(
            rows=[
                opinion(
                    m, "村委会意见", "该申请属实。", who(m, (1940, 1970)), "村主任", m.after(asked, 0, 3), sign="主任："
                ),
                opinion(m, "社区民警意见", "已走访，建议补录。", clerk, "社区民警", m.after(asked, 4, 12)),
                opinion(m, "派出所意见", m.pick("同意上报。", "拟同意补录。"), chief, "派出所所长", m.after(asked, 13,
                    20)),
                opinion(m, "县局意见", "准予补录户口。", head, "审批人", m.after(asked, 21, 60)),
            ]
        ),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "late_entry", "户籍", "户口补录", asked.year, f"{child.name}补录户口申请", page,
        series="BL", about=(child, father, mother), creator=station,
    )  # fmt: skip


def split_agreement(m: Maker) -> Form:
    """Brothers agree on living apart; elders and a cadre are witnesses, the station enters two households."""
    r = pick_region(m)
    made = m.day(1982, 2010)
    father = who(m, (made.year - 70, made.year - 52), sex="男", han=True)
    elder, younger = kin(m, "长子", father), kin(m, "次子", father)
    while younger.name == elder.name:
        younger = kin(m, "次子", father)
    uncle, cadre, scribe, clerk = kin(m, "伯父", father), who(m, (1935, 1965)), who(m, (1940, 1970)), police(m)
    station, house = r.stations[1], village_home(m, r)
    style = m.pick("cn", "han", "circles")
    page: tuple[Block, ...] = (
        Title(m.pick("分家立户协议书", "分　户　协　议", "分户约据"), scale=1.6),
        para(
            fill(
                "立约人{father}（父）、{elder}（长子）、{younger}（次子），同住{house}，户主{father}。"
                "因人口增多，不便同灶，经在场人{uncle}、{cadre}等人说合，自愿分立户口：",
                father=m.name(father, "户主"),
                elder=m.name(elder, "新户主"),
                younger=m.name(younger, "新户主"),
                house=at(house, "住址"),
                uncle=m.name(uncle, "在场人"),
                cadre=m.name(cadre, "在场人"),
            )
        ),
        para(
            "一、",
            m.name(elder, "新户主"),
            "另立一户，住",
            m.pick("东头新屋三间", "南院瓦房两间"),
            "，老人由其供养；",
            "二、",
            m.name(younger, "新户主"),
            "仍住老屋，为",
            m.pick("原户户主", "新户户主"),
            "；",
            "三、自留地、农具均分，永不反悔。",
        ),
        para("本协议自", on(m, m.after(made, 5, 40), "valid_from", style), "起作数，一式四份。"),
        line("立约人：", listed(*(m.name(p, "立约人") for p in (father, elder, younger))), indent=2),
        line("在场人：", listed(m.name(uncle, "在场人"), m.name(cadre, "在场人")), "（村会计）", indent=2),
        line("代　笔：", m.name(scribe, "代笔人"), indent=2),
        foot(on(m, made, "signed", style)),
        Gap(0.4),
        Table(
            rows=[
                [
                    key("派出所办理情况", 9),
                    Cell(
                        text=fill(
                            "已于{day}分户，新立户户主{own}，身份证号{id}。",
                            day=on(m, m.after(made, 41, 90), "registered", m.pick("cn", "dot")),
                            own=m.name(elder, "新户主"),
                            id=m.id_of(elder, old=made.year < 1999),
                        )
                        if made.year > 1985
                        else fill(
                            "已于{day}分户，新立户户主{own}，{birth}生。",
                            day=on(m, m.after(made, 41, 90), "registered", m.pick("cn", "dot")),
                            own=m.name(elder, "新户主"),
                            birth=on(m, elder.birth, "birth", "cn"),
                        ),
                        share=41,
                        lines=2,
                    ),
                ],
                row("9 41", "经办", m.name(clerk, "经办人")),
            ]
        ),
        *seal(m, station, _SEAL),
    )
    return paper(
        "split", "户籍", "分户", made.year, f"{father.name}户分户协议", page,
        series="FH", about=(father, elder, younger), creator=station,
    )  # fmt: skip


FORMS = (old_book, person_card, late_entry, split_agreement)
