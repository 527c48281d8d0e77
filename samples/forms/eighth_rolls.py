"""Rolls, eighth part: a street's households, a year's deaths."""

from __future__ import annotations

from samples.blocks import Block, Prose, roster
from samples.forms.apart_base import foot, line
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import at, head_line, kin, listed, mate, on, paper, police, seal, who, wide
from samples.forms.eighth_places import old_home, pick_region, village_home
from samples.rich import Text, printed, say

_SEAL = "户口专用章"


def household_roll(m: Maker) -> Form:
    """A street's inspection of households: each row a household, all its members in one cell."""
    r = pick_region(m)
    made = m.day(1956, 1984)
    clerk, keeper, station = police(m), who(m, (made.year - 60, made.year - 30)), m.rng.choice(r.stations)
    rows: list[list[Text]] = []
    for number in range(1, m.rng.randint(6, 9)):
        head = who(m, (made.year - 62, made.year - 30))
        ties = m.rng.sample(["长子", "次女", "女婿", "母", "孙子"], m.rng.randint(1, 3))
        family = [p for p in (mate(m, head)[1], *(kin(m, tie, head) for tie in ties)) if p.birth < made]
        rows.append(
            [
                say(str(number)),
                say(wide(m, head, "户主")),
                say(on(m, head.birth, "birth", m.pick("cn", "dot"), precision="month")),
                listed(*(m.name(p, "成员") for p in family)),
                say(str(len(family) + 1)),
                say(at(old_home(m, r, made.year), "住址")),
                say(m.pick("相符", "无变动", "漏报一人", "")),
            ]
        )
    page: tuple[Block, ...] = (
        head_line(m, "户口核对登记表", "户口清查花名册"),
        line(f"填报单位：{m.rng.choice(r.streets)}居民委员会　　　", "核对日期：", on(m, made, "checked", m.pick("cn",
            "short_cn"))),
        roster(
            ("户次", "户主姓名", "出生年月", "家庭其他成员", "人口", "住　址", "核对结果"),
            rows,
            (0.6, 1.2, 1.5, 3.6, 0.6, 4.0, 1.1),
        ),
        Prose(text=printed("居委会主任：", m.name(keeper, "居委会主任"), "　　户籍民警：", m.name(clerk, "户籍民警")),
            indent=0),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "household_roll", "户籍", "户口登记", made.year, f"{made.year}年户口核对登记表", page,
        series="DC", creator=station, landscape=True,
    )  # fmt: skip


def death_book(m: Maker) -> Form:
    """A year's deaths, a line each, with who told of them."""
    r = pick_region(m)
    year, station, clerk = m.rng.randint(1963, 2009), r.stations[1], police(m)
    style = m.pick("stroke2", "dot0", "short", "dash2", "cn")
    rows: list[list[Text]] = []
    for died in sorted(m.day(year, year) for _ in range(m.rng.randint(6, 10))):
        dead = who(m, (max(1900, year - 92) if year > 1985 else year - 92, year - 40))
        tie = m.pick("长子", "次女", "儿媳", "孙子", "胞弟")
        born = on(m, dead.birth, "birth", m.pick("cn", "dot0") if dead.birth.year > 1911 else "cn")
        rows.append(
            [
                say(m.name(dead, "死者")),
                say(dead.sex),
                say(born) if year < 1986 else say(m.id_of(dead, old=year < 2000)),
                say(at(village_home(m, r), "生前住址")),
                say(on(m, died, "death", style)),
                say(m.pick("病故", "老年性疾病", "溺水", "车祸", "肺结核")),
                say(m.name(kin(m, tie, dead), "申报人"), f"（{tie}）"),
                say(on(m, m.after(died, 1, 25), "cancelled", style)),
            ]
        )
    page: tuple[Block, ...] = (
        head_line(m, "死亡人口登记簿", "死亡注销户口登记册"),
        line(f"{station}　　　　{year}年度", indent=0),
        roster(
            ("死者姓名", "性别", "出生日期" if year < 1986 else "身份证号", "生前住址", "死亡日期", "死因", "申报人",
                "注销日期"),
            rows,
            (1.2, 0.5, 1.9 if year < 1986 else 2.4, 3.6, 1.4, 1.1, 1.6, 1.4),
        ),
        foot("登记民警：", m.name(clerk, "登记民警")),
        *seal(m, station, _SEAL, share=0.3),
    )  # fmt: skip
    return paper(
        "death_book", "户籍", "死亡注销", year, f"{station}{year}年死亡人口登记簿", page,
        series="SW", creator=station, landscape=True,
    )  # fmt: skip


FORMS = (household_roll, death_book)
