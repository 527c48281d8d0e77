"""Moves, tenth part: a strip of three parts, a check with ticks, a page of three stubs."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Table
from samples.forms.apart_base import key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.tenth_base import (
    Part, aged, at, caption, cut, decided, head_line, household, id_in, kin, ledger, listed, mate, on, paper, phone,
    police, seal, ticks,
)  # fmt: skip
from samples.forms.tenth_places import dwelling, elsewhere, old_street, pick_region, town_home, village_home

_SEAL = "户口专用章"


def grain_strip(m: Maker) -> Form:
    """A strip of 1962 to 1984 in three parts for one move within a city: police there, police here, grain shop."""
    r, made = pick_region(m), m.day(1962, 1984)
    own, clerk = aged(m, made.year, 20, 60, han=True), police(m)
    count, style = m.rng.randint(1, 5), m.pick("pause", "short_cn", "cn", "pause4")
    number = m.number(m.pick(f"移字第{m.numbers.serial(5)}号", m.numbers.serial(6)), "migration")
    from_, to = at(old_street(m, r), "迁出地"), at(old_street(m, r), "迁往地")

    def part(label: str, last: str) -> Table:
        return Table(
            side=label, side_share=0.13, rows=[
                [val(number, share=14), key("户主", 5), val(m.name(own, "迁移人"), share=10), key("人口", 5),
                 val(f"{count}人", share=6)], [key("由", 4), val(from_, share=16), key("移至", 5), val(to, share=16)],
                [key(last, 8), val(on(m, made, "issued", style), share=14), key("经手", 5),
                 val(m.name(clerk, "经手人"), share=14)]],
        )  # fmt: skip

    page: tuple[Block, ...] = (
        head_line(m, "市内户口移动证", "户口移动三联单"),
        part("存根", "填发日期"), cut(m), part("迁出证明", "迁出日期"), cut(m, "（粮站凭此转粮）"),
        part("粮食联", "日期"),
        *seal(m, r.stations[0], _SEAL),
    )  # fmt: skip
    return paper(
        "grain_strip", "户籍", "户口迁出", made.year, f"{own.name}市内户口移动证", page, series="QC", about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


def spouse_check(m: Maker) -> Form:
    """A check of 1998 to 2013 whether somebody may move in: reasons and papers to tick, movers in rows."""
    r = pick_region(m)
    other, made = elsewhere(m, r), m.day(1998, 2013)
    own = aged(m, made.year, 23, 50)
    tie, host = mate(m, own)
    child, clerk, chief = kin(m, "长女", own), police(m), police(m)
    style, station = m.pick("dash", "dot", "cn"), m.rng.choice(r.stations)
    movers = [("本人", own), *([("女", child)] if child.birth.year < made.year else [])]
    rows: list[list[Part]] = [
        [m.name(p, "迁移人" if n == 0 else "随迁人"), word, on(m, p.birth, "birth", style), id_in(m, p, made.year)]
        for n, (word, p) in enumerate(movers)
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "申请迁入户口审核表", "户口迁入呈批表（投靠类）"),
        line("受理号 ", m.number(f"QR{made.year}{m.numbers.serial(5)}", "application"), align="right"),
        Table(rows=[row("9 41", "迁入理由", ticks(m, "夫妻投靠", "夫妻投靠", "子女投靠", "购房", "调动")),
            row("9 41", "提交材料", ticks(m, "结婚证", "结婚证", "购房合同", "工作证明")),
            row("9 13 7 21", "被投靠人", m.name(host, "被投靠人"), "身份证号", id_in(m, host, made.year)),
            row("9 41", "拟落户地址", at(town_home(m, r), "迁入地")),
            row("9 41", "原户口地址", at(village_home(m, other), "迁出地")),
            row("9 13 7 21", "关　系", "妻子" if tie == "夫" else "丈夫", "电话", phone(m, r))], joined=True),
        ledger([key("迁移人员", 1.2), key("与申请人关系", 1.1), key("出生时间", 1.5), key("公民身份证号码", 2.2)],
            rows, joined=True),
        Table(rows=[decided(m, "窗口初审", "材料齐全", clerk, "受理人", made, style),
            decided(m, "分管所长", "准予迁入", chief, "审批人", m.after(made, 2, 20), style)]),
        para("申请人保证所填内容真实。　签字：", m.name(own, "申请人"), indent=0),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "spouse_check", "户籍", "户口迁入", made.year, f"{own.name}申请迁入户口审核表", page, series="QR",
        about=(own, host), creator=station,
    )  # fmt: skip


def three_stubs(m: Maker) -> Form:
    """A page of a stub book: three migration stubs of three people, one below the other."""
    r = pick_region(m)
    year, station, clerk = m.rng.randint(1965, 2003), m.rng.choice(r.stations), police(m)
    style = m.pick("pause", "dot", "loose", "short_cn")
    blocks: list[Block] = [head_line(m, "户口迁移证存根", "迁移证存根（三联）", scale=1.4)]
    first = ""
    for n, day in enumerate(sorted(m.day(year, year) for _ in range(3))):
        own = aged(m, year, 17, 36)
        along = [p for _, p in household(m, own, year, 1)] if m.chance(0.5) else []
        first = first or own.name
        number = m.number(f"{r.letters}迁{m.numbers.serial(7)}", "migration")
        blocks += [
            *([cut(m, "")] if n else []),
            Table(rows=[
                [caption("证号", 12, number), caption("持证人", 10, m.name(own, "迁移人")), caption("出生", 13,
                    on(m, own.birth, "birth", style)), caption("原因", 8, m.pick("升学", "婚嫁", "参军", "随军"))],
                [caption("同行人", 14, listed(*(m.name(p, "随迁人") for p in along)) if along else "无"),
                 caption("迁自", 29, at(dwelling(m, r, year), "迁出地"))],
                [caption("迁至", 25, at(dwelling(m, elsewhere(m, r), year), "迁往地")),
                 caption("填发", 18, m.name(clerk, "填发人"), "　", on(m, day, "issued", style))]]),
            *seal(m, station, _SEAL, share=0.3),
        ]  # fmt: skip
    return paper(
        "three_stubs", "户籍", "户口迁出", year, f"{first}等户口迁移证存根", tuple(blocks), series="QC",
        creator=station,
    )  # fmt: skip


FORMS = (grain_strip, spouse_check, three_stubs)
