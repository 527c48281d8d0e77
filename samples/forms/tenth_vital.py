"""Births and deaths, tenth part: a register with both parents, two certificates in boxes."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Cell, Table
from samples.forms.apart_base import fill, foot, key, line, row, val
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import clock, milk_name
from samples.forms.seventh_base import filled
from samples.forms.tenth_base import (
    Part, aged, at, caption, cut, head_line, id_in, kin, ledger, on, over, paper, phone, police, seal,
    ticks,
)  # fmt: skip
from samples.forms.tenth_places import dwelling, home, pick_region
from samples.rich import say

_SEAL = "户口专用章"


def birth_register(m: Maker) -> Form:
    """A commune's or street's register of births; both parents under one heading, a name of the cradle at times."""
    r = pick_region(m)
    year, clerk, station = m.rng.randint(1956, 1990), police(m), r.stations[1]
    style = m.pick("pause", "short", "pause4", "short_cn")
    rows: list[list[Part]] = []
    for n, day in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(6, 9))), 1):
        mother = aged(m, year, 20, 34, sex="女", han=True)
        father = kin(m, "夫", mother)
        child = kin(m, m.pick("长子", "次女", "三女"), father)
        named = say(m.name(child, "新生儿"), *(("（", milk_name(m), "）") if m.chance(0.2) else ()))
        rows.append([str(n), named, child.sex, on(m, day, "birth", style), m.name(father, "父亲"), m.name(mother,
            "母亲"), at(dwelling(m, r, year), "住址"), on(m, m.after(day, 3, 40), "registered", style),
                     m.pick("", "", "双胎", "补报")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "出生人口登记簿", "新生婴儿入户登记簿", "出生登记底册"),
        line(f"{station}　{year}年度", indent=0),
        ledger([key("号", 0.4), key("婴儿名", 1.3), key("性别", 0.5), key("生于", 1.3),
                over("双　亲", ("父名", 1.1), ("母名", 1.1)), key("家住何处", 2.8), key("入户时间", 1.3), key("附注",
                    0.7)], rows),
        foot("户籍员 ", m.name(clerk, "户籍员")),
        *seal(m, station, _SEAL, share=0.3),
    )  # fmt: skip
    return paper(
        "birth_register", "户籍", "出生入户", year, f"{station}{year}年出生人口登记簿", page, series="CS",
        creator=station, landscape=m.chance(0.7),
    )  # fmt: skip


def birth_boxes(m: Maker) -> Form:
    """The second page of a medical certificate of birth of 1996 to 2013; parents side by side, the register's slip."""
    r, born = pick_region(m), m.day(1996, 2013)
    mother = aged(m, born.year, 21, 35, sex="女")
    father = kin(m, "夫", mother)
    child = kin(m, m.pick("长子", "长女"), father)
    nurse, clerk, station = aged(m, born.year, 25, 50, sex="女"), police(m), m.rng.choice(r.stations)
    number = m.number(f"{m.pick('B', 'D', 'H', 'K')}{m.numbers.serial(9)}", "birth_certificate")
    style = m.pick("loose", "cn", "dash")
    page: tuple[Block, ...] = (
        head_line(m, "出生医学证明（副页）", "出生医学证明副页", scale=1.5),
        line("出生证编号 ", number, align="right"),
        Table(rows=[[caption("新生儿姓名", 16, m.name(child, "新生儿")), caption("性别", 6, child.sex),
                 caption("出生时间", 22, on(m, born, "birth", style), " ", clock(m))],
                [caption("孕周", 8, f"{m.rng.randint(37, 41)}"), caption("体重", 10, f"{m.rng.randint(25, 41)}00克"),
                 caption("出生地分类", 26, ticks(m, "医院", "医院", "妇幼保健院", "家中"))],
                [key("", 6), key("母　亲", 19), key("父　亲", 19)],
                [key("姓名", 6), val(m.name(mother, "母亲"), share=19), val(m.name(father, "父亲"), share=19)],
                [key("民族", 6), val(mother.ethnicity, share=19), val(father.ethnicity, share=19)],
                [key("证件", 6), val(id_in(m, mother, born.year), share=19), val(id_in(m, father, born.year),
                    share=19)], [caption("家庭住址", 44, at(home(m, r), "住址"))],
                [caption("接生人员", 14, m.name(nurse, "接生员")), caption("签发日期", 16,
                    on(m, m.after(born, 1, 12), "issued", style)), caption("领证人", 14, m.name(father, "领证人"))]]
        ),
        *seal(m, f"{r.county}妇幼保健院", "出生证专用"),
        cut(m, "（此联由公安机关入户后存档）"),
        Table(rows=[row("9 14 9 14", "入户日期", on(m, m.after(born, 13, 60), "registered", style), "随户",
                ticks(m, m.pick("随父", "随母"), "随父", "随母")),
            row("9 14 9 14", "申报人", m.name(father, "申报人"), "民警", m.name(clerk, "户籍员"))]),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "birth_boxes", "户籍", "出生入户", born.year, f"{child.name}出生医学证明副页", page, series="CS",
        about=(child, father, mother), creator=station,
    )  # fmt: skip


def death_causes(m: Maker) -> Form:
    """A doctor's inference of a death in boxes: chain of causes, last illness, who told; the register's slip below."""
    r, died = pick_region(m), m.day(1988, 2013)
    dead = aged(m, died.year, 45, 90, han=True)
    tie = m.pick("长子", "次女", "女婿", "儿媳")
    told, doctor, clerk, station = kin(m, tie, dead), aged(m, died.year, 28, 58), police(m), m.rng.choice(r.stations)
    style = m.pick("loose", "cn", "dot")
    number = m.number(
        m.pick(f"SW{died.year}{m.numbers.serial(5)}", f"死医字{m.numbers.serial(6)}号"), "death_certificate"
    )
    page: tuple[Block, ...] = (
        head_line(m, "居民死亡医学推断书", "居民死亡原因推断书"),
        line("编号：", number, align="right"),
        Table(rows=[row("7 12 5 5 6 14", "死者", m.name(dead, "死者"), "性别", dead.sex, "民族", dead.ethnicity),
                row("7 17 8 17", "生日", on(m, dead.birth, "birth", style), "实足年龄",
                    f"{died.year - dead.birth.year - 1}岁"), row("7 42", "证件号", id_in(m, dead, died.year)),
                row("7 42", "生前常住", at(home(m, r), "生前住址")),
                row("7 42", "死亡时间", say(on(m, died, "death", style), " ", clock(m))),
                row("7 42", "死亡地点", ticks(m, m.pick("家中", "病房"), "病房", "急诊室", "家中", "途中")),
                [key("致死原因", 7), Cell(text=say("Ⅰ．（a）直接死因：", m.pick("心力衰竭", "呼吸衰竭")), share=26),
                 val("发病至死亡　", m.pick("2天", "3小时", "半月"), share=16)],
                [key("", 7), Cell(text=say("　　（b）引起（a）的疾病：", m.pick("冠心病", "慢支炎", "肝癌")),
                    share=26), val("发病至死亡　", m.pick("6年", "20年"), share=16)],
                row("7 12 8 8 5 9", "家属", m.name(told, "申报人"), "与死者关系", tie, "电话", phone(m, r)),
                row("7 12 8 22", "医师", m.name(doctor, "证明人"), "填写日期",
                    on(m, m.after(died, 0, 2), "issued", style))]),
        *seal(m, f"{r.county}中心卫生院"),
        cut(m, "（第三联　户口登记机关）"),
        filled(fill("{dead}户口已于{done}注销，收回{what}。户籍民警：{clerk}", dead=m.name(dead, "死者"),
            done=on(m, m.after(died, 2, 25), "cancelled", style), what=m.pick("身份证、户口页", "户口页"),
            clerk=m.name(clerk, "户籍员"))),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "death_causes", "户籍", "死亡注销", died.year, f"{dead.name}死亡推断书及户口注销", page, series="SW",
        about=(dead, told), creator=station,
    )  # fmt: skip


FORMS = (birth_register, death_causes, birth_boxes)
