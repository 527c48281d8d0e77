"""Lodgers, tenth part: a card with the family, a unit's roll, four slips, a return home, a register of the lost."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns, Table
from samples.forms.apart_base import fill, foot, key, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import filled
from samples.forms.tenth_base import (
    Part, aged, at, cut, head_line, household, id_in, ledger, on, over, paper, paper_number,
    permit_number, phone, police, seal, small, ticks,
)  # fmt: skip
from samples.forms.tenth_places import elsewhere, pick_region, town_home, village_home

_SEAL = "暂住人口专用章"


def family_card(m: Maker) -> Form:
    """A card of 1996 to 2012: reasons and house to tick, the family that came along in rows, the landlord apart."""
    r, made = pick_region(m), m.day(1996, 2012)
    own, host, clerk = aged(m, made.year, 20, 50), aged(m, made.year, 35, 70), police(m)
    family, station = household(m, own, made.year, 2), m.rng.choice(r.stations)
    style = m.pick("dot", "dash", "loose")
    rows: list[list[Part]] = [
        [tie, m.name(p, "同住人"), on(m, p.birth, "birth", style), id_in(m, p, made.year)] for tie, p in family
    ]
    page: tuple[Block, ...] = (
        head_line(m, "暂住人口信息采集卡（首次登记）", "流动人口登记卡（暂住证申领）", scale=1.45),
        line("证件编号 ", permit_number(m, r, made.year), align="right"),
        Table(rows=[
            row("8 12 5 5 8 12", "暂住人", m.name(own, "暂住人"), "性别", own.sex, "生日", on(m, own.birth, "birth",
                style)), row("8 42", "身份证号", id_in(m, own, made.year)),
            row("8 42", "常住地址", at(village_home(m, elsewhere(m, r)), "户籍地")),
            row("8 42", "现居地址", at(town_home(m, r), "暂住地址")),
            row("8 42", "来由", ticks(m, m.pick("务工", "经商"), "务工", "经商", "服务", "上学", "投亲")),
            row("8 42", "居所", ticks(m, "出租屋", "出租屋", "工地", "旅店", "自购房")),
            row("8 17 8 17", "抵达日期", on(m, m.after(made, -60, -1), "arrived", style), "拟住至",
                on(m, m.after(made, 170, 360), "valid_until", style))], joined=True),
        ledger([key("关系", 0.7), key("姓名", 1.1), key("出生", 1.3), key("证件号", 2.2)], rows, side="同来家属",
            joined=True),
        Table(side="房东", rows=[row("6 14 6 18", "姓名", m.name(host, "房主"), "证件", id_in(m, host, made.year)),
            row("6 38", "电话", phone(m, r))]),
        line("采集人 ", m.name(clerk, "登记人"), "　　", on(m, made, "registered", style), align="right"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "family_card", "暂住证", "首次申领", made.year, f"{own.name}暂住人口登记卡", page, about=(own, host),
        creator=station,
    )  # fmt: skip


def unit_roll(m: Maker) -> Form:
    """A works' or site's roll of lodgers whose permits run longer: old and new end in columns under one heading."""
    r, made = pick_region(m), m.day(1993, 2012)
    boss, clerk, station = aged(m, made.year, 30, 60), police(m), m.rng.choice(r.stations)
    style = m.pick("pause4", "dot0", "raised", "stroke2")
    end = m.after(made, -15, 10)
    rows: list[list[Part]] = [
        [str(n), m.name(own := aged(m, made.year, 18, 50), "暂住人"), id_in(m, own, made.year),
         at(village_home(m, elsewhere(m, r)), "户籍地"), permit_number(m, r, made.year),
         on(m, end, "old_until", style), on(m, m.after(end, 180, 182), "valid_until", style)]
        for n in range(1, m.rng.randint(6, 10))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "暂住证延期人员花名册", "用工单位暂住人口延期登记名册"),
        line("单位：", m.rng.choice([e for e in m.places.employers if "（" in e]), "　　地址：",
            at(town_home(m, r), "暂住地址"), indent=0),
        ledger([key("序", 0.4), key("姓名", 1.1), key("身份证号码", 2.1), key("户口所在", 3.0), key("暂住证号", 1.7),
                over("有效期限", ("原止", 1.2), ("延至", 1.2))], rows),
        line("单位负责人 ", m.name(boss, "负责人"), "　　经办民警 ", m.name(clerk, "经办人"), "　　",
            on(m, made, "applied", m.pick("cn", "dot")), blanks="rule"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "unit_roll", "暂住证", "延期", made.year, f"{station}暂住证延期人员花名册", page, creator=station,
        landscape=True,
    )  # fmt: skip


def four_slips(m: Maker) -> Form:
    """Four small slips on one sheet, two by two: people who change or replace a damaged permit on the same day."""
    r, made = pick_region(m), m.day(1998, 2012)
    clerk, station, style = police(m), m.rng.choice(r.stations), m.pick("dot", "pause4", "stroke0")
    people = [aged(m, made.year, 18, 50) for _ in range(4)]

    def slip(n: int) -> tuple[Block, ...]:
        own = people[n]
        return (
            small("暂住证换领凭条"), Table(rows=[
                row("5 13", "姓名", m.name(own, "暂住人")), row("5 13", "身份证", id_in(m, own, made.year)),
                row("5 13", "住所", at(town_home(m, r), "暂住地址")),
                row("5 13", "原证号", permit_number(m, r, made.year - 1, "old_permit")),
                row("5 13", "换发号", permit_number(m, r, made.year)),
                row("5 13", "缘由", ticks(m, m.pick("到期", "破损"), "到期", "破损", "迁址")),
                row("5 13", "日期", on(m, made, "issued", style))]), foot("经办 ", m.name(clerk, "经办人")),
        )  # fmt: skip

    return paper(
        "four_slips", "暂住证", "换领", made.year, f"{people[0].name}等四人暂住证换领凭条",
        (Columns(left=slip(0), right=slip(1), ruled=True), cut(m), Columns(left=slip(2), right=slip(3), ruled=True),
         *seal(m, station, _SEAL, share=0.4)),
        about=people, creator=station,
    )  # fmt: skip


def went_home(m: Maker) -> Form:
    """A proof that a lodger goes home and hands the permit back, for the station there; its stub on the left."""
    r = pick_region(m)
    other, made = elsewhere(m, r), m.day(1992, 2012)
    own, host, clerk = aged(m, made.year, 18, 55), aged(m, made.year, 30, 70), police(m)
    style, station = m.pick("cn", "dot", "loose"), m.rng.choice(r.stations)
    number, proof = permit_number(m, r, made.year), m.number(f"返字{m.numbers.serial(5)}号", "document")
    left: tuple[Block, ...] = (
        small("存　根"), line(proof), line("暂住人 ", m.name(own, "暂住人"), blanks="dots"),
        line("注销证号 ", number, blanks="dots"), line("日期 ", on(m, made, "cancelled", style), blanks="dots"),
        line("经手 ", m.name(clerk, "经办人"), blanks="dots"),
    )  # fmt: skip
    right: tuple[Block, ...] = (
        small("暂住人口返乡（注销）证明", 1.35),
        line(proof, align="right"),
        filled(fill("{to}：{own}（身份证{id}），常住{home}，自{came}起暂住我区{house}{host}家，现返乡，"
            "所持{number}暂住证已于{day}交回注销。", to=f"{other.county_bureau}{other.stations[1]}",
            own=m.name(own, "暂住人"), id=id_in(m, own, made.year), home=at(village_home(m, other), "户籍地"),
            came=on(m, m.after(made, -900, -60), "arrived", style), house=at(town_home(m, r), "暂住地址"),
            host=m.name(host, "房主"), number=number, day=on(m, made, "cancelled", style))),
        foot(f"{station}　", m.name(clerk, "经办人")),
        *seal(m, station, _SEAL, share=0.85),
    )  # fmt: skip
    return paper(
        "went_home", "暂住证", "注销", made.year, f"{own.name}暂住证注销返乡证明",
        (Columns(left=left, right=right, share=0.32, ruled=True),), about=(own,), creator=station, landscape=True,
    )  # fmt: skip


def lost_book(m: Maker) -> Form:
    """A station's register of permits given again, 1990 to 2010: the lost number and the new one under one heading."""
    r = pick_region(m)
    year, clerk, station = m.rng.randint(1990, 2010), police(m), m.rng.choice(r.stations)
    style = m.pick("pause", "dot", "short0")
    rows: list[list[Part]] = [
        [on(m, day, "issued", style), m.name(own := aged(m, year, 18, 50), "暂住人"), id_in(m, own, year),
         at(town_home(m, r), "暂住地址"), permit_number(m, r, year, "old_permit"), permit_number(m, r, year),
         m.name(own, "领证人") if m.chance(0.6) else m.name(aged(m, year, 20, 50), "代领人")]
        for day in sorted(m.day(year, year) for _ in range(m.rng.randint(4, 7)))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "暂住证遗失补领登记台账", "补领暂住证登记簿"),
        ledger([key("办证日期", 1.2), over("持　证　人", ("姓名", 1.1), ("身份证", 2.1), ("住处", 2.7)),
                over("证　号", ("遗失", 1.6), ("补发", 1.6)), key("领取人", 1.0)], rows),
        para("填簿人：", m.name(clerk, "登记人"), "　文件依据：", paper_number(m, f"{r.letters}公户", year), indent=0),
        *seal(m, station, _SEAL, share=0.3),
    )  # fmt: skip
    return paper(
        "lost_book", "暂住证", "补领", year, f"{station}{year}年补领暂住证登记台账", page, creator=station,
        landscape=True,
    )  # fmt: skip


FORMS = (family_card, unit_roll, went_home, four_slips, lost_book)
