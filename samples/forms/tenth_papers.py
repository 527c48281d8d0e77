"""Papers of files, tenth part: a card that stands for a volume, a reader's slip."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Table
from samples.forms.apart_base import key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.tenth_base import (
    Part, aged, at, cut, file_code, head_line, kin, ledger, on, over, paper, paper_number, phone, police, seal, ticks,
)  # fmt: skip
from samples.forms.tenth_places import home, pick_region
from samples.rich import say


def standing_card(m: Maker) -> Form:
    """A card that stands on the shelf while a volume is out: one loan after the other, lent and given back."""
    r, year, keeper, about = pick_region(m), m.rng.randint(1983, 2010), police(m), aged(m, 1990, 20, 80)
    code, style = file_code(m, "HJ·BG", year - 8), m.pick("pause", "dot", "short0")
    rows: list[list[Part]] = []
    day = m.day(year, year)
    for _ in range(m.rng.randint(4, 7)):
        taker, back = police(m), m.after(day, 2, 25)
        rows.append([on(m, day, "lent", style), m.name(taker, "借阅人"), m.pick("刑警大队", "户政科", "法制科",
            "信访办"), m.pick("办案", "核实身份", "复印"), on(m, back, "returned", style), m.name(keeper,
            "管理员")])  # fmt: skip
        day = m.after(back, 5, 200)
    page: tuple[Block, ...] = (
        head_line(m, "档案代卷卡（借阅）", "代　卷　卡"),
        Table(rows=[[key("档　号", 6), val(code, share=24)], [key("题　名", 6),
            val(m.name(about, "查阅对象"), "户口变更材料", share=24)]], joined=True),
        ledger([over("借　出", ("日期", 1.2), ("借阅人", 1.1), ("部门", 1.2), ("用途", 1.0)),
                over("归　还", ("日期", 1.2), ("验收", 1.1))], rows),
        para("卷出卡留，卷还卡销。", indent=0),
    )  # fmt: skip
    return paper(
        "standing_card", "利用登记", "借阅", year, f"{about.name}户口材料代卷卡", page, series="JY", about=(about,),
        creator=f"{r.bureau}档案室",
    )  # fmt: skip


def reading_slip(m: Maker) -> Form:
    """A reader's slip of 1999 to 2013: who asks, on whom, kin to whom; purpose ticked; what was given; a receipt."""
    r, made = pick_region(m), m.day(1999, 2013)
    own, keeper, chief = aged(m, made.year, 24, 65, han=True), police(m), police(m)
    tie = m.pick("父", "母", "外祖母")
    about, style = kin(m, tie, own), m.pick("dot0", "cn", "dash")
    code = file_code(m, m.pick("HJ·QR", "HJ·SW", "HJ·DC"), 1985)
    page: tuple[Block, ...] = (
        head_line(m, "查阅户籍档案申请审批单", "档案查阅登记单（公民）"),
        line("单号 ", m.number(f"CY{made.year}{m.numbers.serial(5)}", "application"), align="right"),
        Table(rows=[row("8 12 7 19", "查档人", m.name(own, "查阅人"), "证件", m.id_of(own)),
            row("8 38", "住　址", at(home(m, r), "住址")),
            row("8 12 7 19", "电　话", phone(m, r), "与被查人", f"被查人系查档人之{tie}"),
            row("8 12 7 19", "被查人", m.name(about, "查阅对象"), "生于", on(m, about.birth, "birth", "cn",
                precision="year")),
            row("8 38", "用　途", ticks(m, m.pick("继承公证", "房产过户"), "继承公证", "房产过户", "补办社保",
                "出国")),
            row("8 38", "审　批", say("同意查阅。　", m.name(chief, "审批人"), "　", on(m, made, "approved", style))),
            [key("提供材料", 8), val("档号", code, "，复印", m.pick("1", "2"), "页；出具证明", paper_number(m,
                f"{r.letters}档证", made.year), share=38, lines=2)]]),
        line("接待人 ", m.name(keeper, "接待人"), "　　", on(m, made, "used", style), align="right"),
        *seal(m, f"{r.bureau}档案室", "查档专用章"),
        cut(m, "领取签收"),
        line("今领到复印件一份。　领取人 ", m.name(own, "查阅人"), "　", on(m, m.after(made, 0, 3), "received", style),
            blanks="rule"),
    )  # fmt: skip
    return paper(
        "reading_slip", "利用登记", "查阅", made.year, f"{own.name}查阅户籍档案审批单", page, series="CY",
        about=(own, about), creator=f"{r.bureau}档案室",
    )  # fmt: skip


FORMS = (standing_card, reading_slip)
