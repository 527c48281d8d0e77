"""Households, tenth part: an upright leaf, a ledger of changes, new doors, corrections, rolls."""

# isort: skip_file
from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Gap, Table, Upright
from samples.forms.apart_base import foot, key, line, para, row, val
from samples.forms.base import Form, Maker, han_number
from samples.forms.tenth_base import (
    Part, aged, at, decided, family_name, file_code, head_line, household, id_in, kin, ledger, mate, on,
    over, paper, paper_number, police, reign, seal, who,
)  # fmt: skip
from samples.forms.tenth_places import elsewhere, home, old_home, pick_region, town_home
from samples.people import invent_id
from samples.rich import Ink, Mark, Run, Text, say

_SEAL = "户口专用章"


def upright_leaf(m: Maker) -> Form:
    """A household's leaf of the fifties, written from top to bottom; elders were born under emperors."""
    r, made = pick_region(m), m.day(1951, 1957)
    head = who(m, (1896, 1926), sex="男", han=True)
    wife, mother, child = kin(m, "妻", head), kin(m, "母", head), kin(m, "长子", head)
    clerk = who(m, (1918, 1932), sex="男", han=True)
    moved = m.after(made, -3600, -900)

    def column(label: str, *parts: Part) -> tuple[Text, Text]:
        return say(label, ink=Ink.LABEL), say(*parts)

    columns = [
        column("户主姓名", m.name(head, "户主"), "　男　", m.pick("雇农", "手工业", "小商")),
        column("户主生年", reign(head.birth, "birth")),
        column("籍贯", m.native()),
        column("妻", m.name(f"{family_name(head)}{family_name(wife)}氏", "成员"), "　", reign(wife.birth,
            "birth"), "生"),
        *([column("母", m.name(mother, "成员"), "　", reign(mother.birth, "birth"), "生")]
          if mother.birth.year > 1875 else []),
        *([column("子", m.name(child, "成员"), "　", on(m, child.birth, "birth", "han", precision="month"), "生")]
          if child.birth.year < 1950 else []),
        column("住址", at(old_home(m, r, 1955), "住址")),
        column("迁入", on(m, moved, "moved", "han", precision=m.pick("month", "year")), "由外地迁来"),
        column("经办", m.name(clerk, "经办人"), "　", on(m, made, "registered", "han")),
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "户口清册", "居民户口簿页"),
        line(f"第{han_number(m.rng.randint(1, 30))}册　第{han_number(m.rng.randint(1, 90))}页", align="right"),
        Upright(columns=columns, heading=0.16),
    )
    return paper(
        "upright_leaf", "户籍", "户口登记", made.year, f"{head.name}户户口清册", page, series="DC", about=(head,),
        creator=r.county_bureau, landscape=m.chance(0.5),
    )  # fmt: skip


def two_lines(m: Maker) -> Form:
    """A ledger of the sixties to eighties; what changed stands in three columns under one heading."""
    r, made = pick_region(m), m.day(1961, 1983)
    head = aged(m, made.year, 30, 60, sex="男", han=True)
    people = [("户主", head), *household(m, head, made.year - 1, 3)]
    clerk, style = police(m), m.pick("pause", "short", "pause4", "short_cn")
    rows: list[list[Part]] = []
    for number, (tie, own) in enumerate(people, 1):
        change: list[Part] = ["", "", ""]
        dice, job = m.rng.random(), "在校" if made.year - own.birth.year < 16 else m.pick("社员", "缝纫")
        if number > 1 and dice < 0.3:
            place = at(old_home(m, elsewhere(m, r), 1970), "迁往地")
            change = [on(m, m.after(made, 200, 3000), "left", style), m.pick("招工迁出", "出嫁迁出"), place]
        elif number > 1 and dice < 0.5:
            change = [on(m, m.after(made, 200, 3000), "death", style), "病故注销", ""]
        rows.append([
            str(number), tie, m.name(own, "户主" if number == 1 else "成员"), own.sex,
            on(m, own.birth, "birth", style), m.pick("初小", "文盲", "高小"), job, *change,
        ])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "常住人口底簿", "户口簿（存底）"),
        line("地址 ", at(old_home(m, r, made.year), "住址"), "　　户号 ",
            m.number(m.numbers.serial(5), "household", optional=True), blanks="rule"),
        ledger([key("序", 0.4), key("称呼", 0.8), key("姓　名", 1.2), key("性别", 0.5), key("出生年月日", 1.5),
             key("文化", 0.7), key("职业", 0.8), over("变　动　记　载", ("年月日", 1.4), ("事由", 1.0), ("何往",
                 2.4))], rows),
        line("立簿 ", on(m, made, "registered", m.pick("cn", "han", "loose")), "　　经手人 ", m.name(clerk, "经手人"),
            align="right"),
        *seal(m, r.stations[1], _SEAL, share=0.4),
    )  # fmt: skip
    return paper(
        "two_lines", "户籍", "户口登记", made.year, f"{head.name}户常住人口底簿", page, series="DC", about=(head,),
        creator=r.stations[1], landscape=True,
    )  # fmt: skip


def new_doors(m: Maker) -> Form:
    """A register of doors that got new numbers: owner, old number, new number, day; a household each row."""
    r = pick_region(m)
    year, station, clerk = m.rng.randint(1986, 2011), m.rng.choice(r.stations), police(m)
    style, day = m.pick("pause4", "dot0", "raised"), m.day(year, year)
    rows: list[list[Part]] = [
        [str(n), m.name(own := aged(m, year, 25, 75), "户主"), id_in(m, own, year), at(town_home(m, r), "原住址"),
         at(town_home(m, r), "现住址"), on(m, m.after(day, 0, 20), "changed", style), m.pick("已换", "", "牌损")]
        for n in range(1, m.rng.randint(6, 9))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "门（楼）牌变更户口地址更正登记簿", "更换门牌号码户口变更登记册", scale=1.4),
        line(f"所别：{station}", indent=0),
        ledger([key("序号", 0.5), over("户　主", ("姓名", 1.1), ("证件编号", 2.1)),
             over("门牌地址", ("原门牌", 2.9), ("新门牌", 2.9)), key("换牌日期", 1.3), key("备注", 0.7)], rows),
        foot("造册人：", m.name(clerk, "填表人")),
        *seal(m, station, _SEAL, share=0.4),
    )  # fmt: skip
    return paper(
        "new_doors", "户籍", "户口变更更正", year, f"{station}{year}年门牌变更登记簿", page, series="BG",
        creator=station, landscape=True,
    )  # fmt: skip


def people_change(m: Maker) -> Form:
    """An application to pass to a parent's people, decided by the committee on peoples and by the police."""
    r, made = pick_region(m), m.day(1983, 2009)
    own = aged(m, made.year, 6, 30, han=True)
    father, mother = kin(m, "父", own), kin(m, "母", own)
    one, two, three = police(m), police(m), police(m)
    nation, style = m.pick("壮族", "瑶族", "土族", "羌族"), m.pick("dot", "cn", "pause4")
    page: tuple[Block, ...] = (
        head_line(m, "更改民族成份申请表", "恢复、更改民族成份审批表", "个人民族成份变更呈报表"),
        line("编号 ", paper_number(m, f"{r.letters}民", made.year), align="right"),
        Table(rows=[
                [key("申请更改人", 8), val(m.name(own, "申请人"), share=14), key("性别", 5), val(own.sex, share=5),
                 key("出生年月日", 8), val(on(m, own.birth, "birth", style), share=14)],
                [key("户口所在地", 8), val(at(home(m, r), "住址"), share=46)],
                *([row("8 46", "身份证号码", id_in(m, own, made.year))] if made.year > 1986 else []),
                [key("", 8), key("姓　名", 16), key("民　族", 10), key("出生年份", 10), key("与申请人", 10)],
                [key("父　方", 8), val(m.name(father, "父亲"), share=16), val("汉族", share=10),
                 val(on(m, father.birth, "birth", "cn", precision="year"), share=10), val("父", share=10)],
                [key("母　方", 8), val(m.name(mother, "母亲"), share=16), val(nation, share=10),
                 val(on(m, mother.birth, "birth", "cn", precision="year"), share=10), val("母", share=10)],
                row("8 19 8 19", "原民族", "汉族", "更改为", nation)], joined=True),
        Table(rows=[decided(m, "乡镇街道", "属实", one, "承办人", m.after(made, 1, 9), style),
            decided(m, "民族事务部门", "同意更改", two, "审核人", m.after(made, 10, 40), style),
            decided(m, "公安机关", "准予变更", three, "审批人", m.after(made, 41, 60), style)]),
        line("申请人（监护人）签名：", m.name(father if made.year - own.birth.year < 18 else own, "申请人"), "　　",
            on(m, made, "applied", style)),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "people_change", "户籍", "公民主项信息变更更正", made.year, f"{own.name}更改民族成份申请表", page,
        series="ZX", about=(own, father, mother), creator=r.county_bureau,
    )  # fmt: skip


def twice_given(m: Maker) -> Form:
    """A number that two people hold: who keeps it, who gets a new one, on the two sides of a table."""
    r, made = pick_region(m), m.day(1999, 2013)
    keeper = aged(m, made.year, 20, 50)
    birth, sex = keeper.birth, keeper.sex
    loser = replace(who(m, (birth.year, birth.year), sex=sex), birth=birth)
    fresh = invent_id(m.rng, birth=birth, sex=sex)
    clerk, chief, station = police(m), police(m), m.rng.choice(r.stations)
    style = m.pick("dot0", "cn", "dash")

    def number(value: str, own: str) -> Run:
        return Run(value, Ink.VALUE, Mark(kind="id_number", value=value, role=own))

    page: tuple[Block, ...] = (
        head_line(m, "公民身份号码重号更正审批表", "居民身份号码重号纠正表"),
        Table(rows=[[key("项　目", 8), key("保留号码人", 21), key("更正号码人", 21)],
                [key("姓　名", 8), val(m.name(keeper, "本人"), share=21), val(m.name(loser, "更正人"), share=21)],
                [key("出生日期", 8), val(on(m, birth, "birth", style), share=21),
                 val(on(m, birth, "birth", style), share=21)],
                [key("户籍住址", 8), val(at(home(m, r), "住址"), share=21), val(at(home(m, r), "住址"), share=21)],
                [key("原号码", 8), val(number(keeper.id_number, keeper.name), share=42, align="centre")],
                [key("现号码", 8), val("不变", share=21, align="centre"), val(number(fresh, loser.name), share=21)],
                [key("查重依据", 8), val("原始底卡档号", file_code(m, "HJ·RK", made.year - 6), "；协查函",
                    paper_number(m, f"{r.letters}户协", made.year), share=42, lines=2)]], joined=True),
        Table(rows=[decided(m, "户籍内勤", "情况属实", clerk, "承办人", made, style),
            decided(m, "户政科", "同意更正", chief, "审批人", m.after(made, 3, 20), style)]),
        para("更正后由派出所出具号码更正证明一份，交", m.name(loser, "更正人"), "收执。", indent=0),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "twice_given", "户籍", "公民主项信息变更更正", made.year, f"{loser.name}身份号码重号更正审批表", page,
        series="ZX", about=(keeper, loser), creator=station,
    )  # fmt: skip


def missed_roll(m: Maker) -> Form:
    """A village's roll of people who were left out of the register, a row each, with who vouches for them."""
    r, made = pick_region(m), m.day(1988, 2010)
    maker, clerk, station = aged(m, made.year, 30, 60), police(m), r.stations[1]
    style = m.pick("pause4", "dot", "slash")
    rows: list[list[Part]] = []
    for _ in range(m.rng.randint(4, 7)):
        head, voucher = aged(m, made.year, 28, 48), aged(m, made.year, 30, 70)
        child = kin(m, m.pick("长子", "次女", "三女"), head)
        if child.birth.year >= made.year:
            continue
        rows.append([str(len(rows) + 1), m.name(head, "户主"), m.name(child, "补录人"), child.sex,
            on(m, child.birth, "birth", style), m.pick("计划外", "抱养"), m.name(voucher, "证明人")])  # fmt: skip
    village = r.county + r.towns[0] + m.rng.choice(r.villages)
    page: tuple[Block, ...] = (
        head_line(m, "漏登人口补报花名册", "补录户口人员名册"),
        line("填报单位：", at(village, "住址"), "　　　", on(m, made, "reported", m.pick("cn", "loose")), indent=0),
        ledger([key("编号", 0.5), key("户主", 1.1), key("补报人口", 1.1), key("男/女", 0.6), key("何时生", 1.4),
                key("漏登缘由", 1.0), key("担保人", 1.1)], rows),
        Gap(0.3),
        line("村主任 ", m.name(maker, "负责人"), "　　包村民警 ", m.name(clerk, "民警"), "　同意补录", blanks="rule"),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "missed_roll", "户籍", "户口补录", made.year, f"{village}漏登人口补报花名册", page, series="BL",
        creator=station,
    )  # fmt: skip


def split_book(m: Maker) -> Form:
    """A station's book of households that split: the old head, the new head, who goes along, why."""
    r = pick_region(m)
    year, station = m.rng.randint(1978, 2008), m.rng.choice(r.stations)
    style, clerk = m.pick("pause", "short0", "dot"), police(m)
    rows: list[list[Part]] = []
    for day in sorted(m.day(year, year) for _ in range(m.rng.randint(5, 7))):
        old = aged(m, year, 48, 75, sex="男", han=True)
        new = kin(m, m.pick("长子", "次子", "三子"), old)
        along: Part = m.name(mate(m, new)[1], "成员") if m.chance(0.7) else "无"
        place = old_home(m, r, year) if year < 1984 else home(m, r)
        rows.append([on(m, day, "registered", style), m.name(old, "户主"), m.name(new, "新户主"), along,
            at(place, "住址"), m.pick("成家", "析产", "分居")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "分户、并户登记簿", "分户立户登记簿"),
        line(f"{station}　{year}年　第{m.rng.randint(1, 6)}册", indent=0),
        ledger([key("登记日期", 1.2), over("原立户", ("户主", 1.1)), over("新立户", ("户主", 1.1), ("同分人口", 1.2),
                ("立户地址", 3.0)), key("缘由", 0.7)], rows),
        foot("登记人 ", m.name(clerk, "登记人")),
        *seal(m, station, _SEAL, share=0.4),
    )  # fmt: skip
    return paper(
        "split_book", "户籍", "分户", year, f"{station}{year}年分户登记簿", page, series="FH", creator=station,
        landscape=m.chance(0.6),
    )  # fmt: skip


FORMS = (two_lines, people_change, new_doors, twice_given, upright_leaf, missed_roll, split_book)
