"""Households, ninth part: people as columns, a change of class, wrong entries, a split, an inquiry."""

from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Cell, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import foot, key, line, para, row, val
from samples.forms.base import Form, Maker, han_number
from samples.forms.eighth_base import by_moon
from samples.forms.ninth_base import (
    at,
    family_name,
    file_code,
    head_line,
    household,
    kin,
    listed,
    mate,
    milk_name,
    on,
    opinion,
    other_name,
    paper,
    paper_number,
    phone,
    police,
    seal,
    unit,
    who,
)
from samples.forms.ninth_places import home, old_home, pick_region, town_home, village_home
from samples.people import Person
from samples.rich import Run, Text, printed, say

_SEAL = "户口专用章"
_JOBS = ("社员", "学生", "家务", "矿工", "炊事员", "石匠")


def columns_sheet(m: Maker) -> Form:
    """A mimeographed sheet of 1953 to 1980 on which each member of a household has a column."""
    r = pick_region(m)
    made = m.day(1953, 1980)
    head = who(m, (made.year - 58, made.year - 26), sex="男", han=True)
    people = [("户主", head), *household(m, head, made.year - 1, 3)][:5]
    clerk, style = police(m), m.pick("han", "zero_han", "cn", "short_cn")
    share = 44 / len(people)

    def named(tie: str, own: Person) -> Run:
        if tie in {"妻", "母"} and m.chance(0.4):
            return m.name(f"{family_name(head)}{family_name(own)}氏", "成员")
        return m.name(own, "户主" if tie == "户主" else "成员")

    def across(label: str, values: list[str | Run | Text]) -> list[Cell]:
        return [key(label, 8), *(val(value, share=share, align="centre") for value in values)]

    born = [on(m, own.birth, "birth", style, precision=m.pick("day", "month")) for _, own in people]
    table = Table(
        rows=[
            across("与户主关系", [tie for tie, _ in people]),
            across("姓　　名", [named(tie, own) for tie, own in people]),
            across("乳名或别号", [milk_name(m) if m.chance(0.4) else "" for _ in people]),
            across("性　　别", [own.sex for _, own in people]),
            across("出生年月日", list(born)),
            across("籍　　贯", [m.native() if m.chance(0.7) else "〃" for _ in people]),
            across("职　　业", [m.pick(*_JOBS) for _ in people]),
            across("何时由何地迁来", [on(m, m.after(made, -3000, -400), "moved", m.pick("cn", "han"), precision="year")
                if m.chance(0.4) else "世居" for _ in people]),
        ]
    )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "户口登记表", "居民户口登记表", "农村户口登记表"),
        line(
            "住址：",
            at(old_home(m, r, made.year), "住址"),
            "　　第",
            Run(str(m.rng.randint(1, 160))),
            "户",
            blanks="rule",
        ),
        table,
        line("填表人：", m.name(clerk, "填表人"), "　　　", on(m, made, "registered", style), align="right"),
        *seal(m, r.county_bureau),
    )
    return paper(
        "columns_sheet", "户籍", "户口登记", made.year, f"{head.name}户户口登记表", page,
        series="DC", about=(head,), creator=r.county_bureau, landscape=m.chance(0.6),
    )  # fmt: skip


def class_change(m: Maker) -> Form:
    """An approval by which a worker's family passes from farming to town rations, five opinions below each other."""
    r = pick_region(m)
    asked = m.day(1982, 1999)
    own = who(m, (asked.year - 56, asked.year - 36))
    movers = household(m, own, asked.year - 1, 2)
    style, old = m.pick("cn", "apart", "dot"), asked.year < 1999
    clerk, chief, grain, head = (police(m) for _ in range(4))
    rows: list[list[Text]] = [
        [
            say(m.name(p, "随转人员")),
            say(tie),
            say(on(m, p.birth, "birth", m.pick("dot", "short0"))),
            say(m.pick("务农", "上学")),
        ]
        for tie, p in movers
    ]
    page: tuple[Block, ...] = (
        Title("农业人口转为非农业人口户口变更审批表", scale=1.35),
        line("申报单位：", Run(unit(m)), "　　　　指标号：", paper_number(m, f"{r.letters}农转非", asked.year)),
        Table(
            rows=[
                row("8 12 6 6 8 14", "申请人", m.name(own, "申请人"), "性别", own.sex, "出生", on(m, own.birth,
                    "birth", style)),
                row("8 46", "户口地址", at(town_home(m, r), "住址")),
                *([row("8 46", "居民身份证号", m.id_of(own, old=old))] if asked.year > 1986 else []),
                row("8 46", "家属原籍住址", at(village_home(m, r), "原住址")),
            ],
            joined=True,
        ),
        Table(side="转户家属", rows=roster(("姓名", "称谓", "出生时间", "现状"), rows, (1.3, 0.8, 1.5, 1)).rows,
            joined=True),
        Table(
            rows=[
                row("8 46", "转户理由", m.pick("井下工龄满二十五年", "高级职称人员家属", "落实政策，原系城镇户口")),
                opinion(m, "派出所意见", "情况属实。", clerk, "承办人", m.after(asked, 2, 9), style=style),
                opinion(m, "公安局意见", "符合规定，同意农转非。", chief, "审核人", m.after(asked, 10, 30),
                    style=style),
                opinion(m, "粮食局意见", "同意供应口粮。", grain, "粮食局经办人", m.after(asked, 31, 40), style=style),
                opinion(m, "政府批示", m.pick("同意。", "同意转户。"), head, "审批人", m.after(asked, 41, 90),
                    style=style),
            ]
        ),
        *seal(m, r.bureau),
    )  # fmt: skip
    return paper(
        "class_change", "户籍", "户口变更更正", asked.year, f"{own.name}家属农转非户口变更审批表", page,
        series="BG", about=(own, *(p for _, p in movers)), creator=r.bureau,
    )  # fmt: skip


def wrong_items(m: Maker) -> Form:
    """A list of what stands wrong about one household's people: item, as entered, as it should be, proof."""
    r = pick_region(m)
    made = m.day(1986, 2010)
    head, clerk, station = who(m, (1928, 1962), han=True), police(m), m.rng.choice(r.stations)
    tie, other = mate(m, head)
    child = kin(m, "长女", head)
    style = m.pick("dot", "cn", "slash")
    before = other_name(m, child)
    child = replace(child, former_names=(before,))
    wrong = m.after(other.birth, -800, -30)
    rows: list[list[Text]] = [
        [say(m.name(child, "更正人")), say("姓名"), say(m.former(before)), say(m.name(child, "更正人")),
            say("毕业证书")],
        [say(m.name(other, "更正人")), say("出生日期"), say(on(m, wrong, "old_birth", style)),
            say(on(m, other.birth, "birth", style)), say("原始户口底册")],
        [say(m.name(head, "户主")), say(m.pick("民族", "文化程度")), say(m.pick("空白", "不详")), say("如实补填"),
            say("本人申报")],
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "户口登记主项错漏更正表", "公民主项信息错项更正登记表", scale=1.45),
        line("户主 ", m.name(head, "户主"), "　　证件号 ", m.id_of(head, old=made.year < 1999), blanks="rule"),
        line("住址 ", at(home(m, r), "住址"), blanks="rule"),
        roster(("更正人", "项目", "原登记", "应更正为", "依据"), rows, (1.1, 1, 1.7, 1.7, 1.5)),
        para("与户主关系：", m.name(other, "更正人"), f"系户主之{tie}，", m.name(child, "更正人"),
            "系户主之长女。底册档号 ",
            file_code(m, "HJ·RK", made.year - m.rng.randint(3, 20)), "。", indent=0),
        line("申报人 ", m.name(head, "申报人"), "　　经办 ", m.name(clerk, "经办人"), "　　", on(m, made, "changed",
            style)),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "wrong_items", "户籍", "公民主项信息变更更正", made.year, f"{head.name}户户口错项更正表", page,
        series="ZX", about=(head, other, child), creator=station,
    )  # fmt: skip


def split_house(m: Maker) -> Form:
    """An application to split a household: the old house and the new one on the two sides of a table."""
    r = pick_region(m)
    asked = m.day(1984, 2012)
    old, style = asked.year < 1999, m.pick("cn", "apart0", "dash", "dot")
    head = who(m, (1925, 1950), sex="男", han=True)
    son = kin(m, m.pick("长子", "次子", "三子"), head)
    wife, clerk, chief, station = kin(m, "儿媳", head), police(m), police(m), m.rng.choice(r.stations)
    house = at(home(m, r), "住址")

    def sides(label: str, one: str | Run | Text, two: str | Run | Text) -> list[Cell]:
        return [key(label, 8), val(one, share=21), val(two, share=21)]

    page: tuple[Block, ...] = (
        head_line(m, "分户登记申请表", "居民分户审批表", "申请分户（立户）登记表"),
        Table(
            rows=[
                [key("", 8), key("原　户", 21), key("新立户", 21)],
                sides("户　主", m.name(head, "户主"), m.name(son, "新户主")),
                sides("出生日期", on(m, head.birth, "birth", style), on(m, son.birth, "birth", style)),
                sides("身份证号", m.id_of(head, old=old), m.id_of(son, old=old)),
                sides("成　员", listed(m.name(mate(m, head)[1], "成员"), m.name(kin(m, "长女", head), "成员"), by="　"),
                    say(m.name(wife, "成员"), "（妻）")),
                row("8 42", "门牌地址", house),
                row("8 17 8 17", "分户原因", m.pick("婚后另居", "房产已分割", "单独起伙"), "电　话", phone(m, r)),
                opinion(m, "责任区民警核查", "房屋独立成套，可分户。", clerk, "责任民警", m.after(asked, 1, 8),
                    style=style),
                opinion(m, "所长审批", m.pick("同意分户。", "准予立户。"), chief, "审批人", m.after(asked, 9, 20),
                    style=style),
            ]
        ),
        line("申请人：", m.name(son, "申请人"), "　　", on(m, asked, "applied", style), align="right"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "split_house", "户籍", "分户", asked.year, f"{son.name}分户登记申请表", page,
        series="FH", about=(head, son), creator=station,
    )  # fmt: skip


def outline(m: Maker) -> Form:
    """An outline of what to ask about somebody without an entry, each point with what was found."""
    r = pick_region(m)
    made = m.day(1990, 2012)
    own = who(m, (made.year - 24, made.year - 5))
    father, neighbour, teacher = kin(m, "父", own), who(m, (1930, 1970)), who(m, (1945, 1980))
    asker, chief, station = police(m), police(m), r.stations[1]
    found: tuple[tuple[str, Text], ...] = (
        ("被调查人是谁，出生于何时？", say(m.name(own, "补录人"), f"，{own.sex}，", by_moon(m, own.birth, "birth"),
            "生。")),
        ("父母是谁？现住何处？", say("父", m.name(father, "父亲"), "，身份证号", m.id_of(father,
            old=made.year < 1999), "，住",
            at(village_home(m, r), "住址"), "；母早亡。")),
        ("为何漏登户口？", say(m.pick("出生后寄养在外婆家", "超生未报", "随父在外烧窑"), "，至今无户口。")),
        ("何人可以证明？", say("邻居", m.name(neighbour, "证明人"), "、小学教师", m.name(teacher, "证明人"),
            "均能作证。")),
        ("是否在他处登记过？", say("经函查无重登，复函号", paper_number(m, f"{r.letters}户复", made.year), "。")),
    )  # fmt: skip
    points: list[Block] = []
    for number, (ask, answer) in enumerate(found, 1):
        points += [para(f"{han_number(number)}、{ask}", indent=0), Prose(text=answer, blanks=m.pick("rule", "dots"))]
    page: tuple[Block, ...] = (
        head_line(m, "补录户口调查提纲", "无户口人员补录户口调查提纲", scale=1.5),
        line(
            "调查人：", m.name(asker, "调查人"), "　　调查日期：", on(m, made, "inquiry", m.pick("cn", "hao", "apart"))
        ),
        *points,
        Gap(0.3),
        para("结论：符合户口补录条件，报请审批。", indent=0),
        foot(f"{station}　审核：", m.name(chief, "审核人")),
        foot(on(m, m.after(made, 2, 20), "approved", m.pick("cn", "zero_han", "circles"))),
        *seal(m, station),
        Prose(text=printed("（本提纲与户口补录申请一并归档）"), indent=0),
    )
    return paper(
        "outline", "户籍", "户口补录", made.year, f"{own.name}补录户口调查提纲", page,
        series="BL", about=(own, father), creator=station,
    )  # fmt: skip


FORMS = (columns_sheet, class_change, wrong_items, split_house, outline)
