"""Papers of files, eleventh part: an old soldier's letter with what was found, a notice to bring volumes back."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    Part, aged, at, cadre, file_code, head_line, id_in, kin, ledger, near_day, on, paper, paper_number, phone, police,
    rough, seal, span,
)  # fmt: skip
from samples.forms.eleventh_places import elsewhere, home, old_home, pick_region
from samples.rich import say


def old_soldier(m: Maker) -> Form:
    """An old soldier or a child of one writes to the archive; a clerk notes on the letter what was found and sent."""
    r, made = pick_region(m), m.day(1984, 2014)
    own, keeper, leader = aged(m, made.year, 40, 66, han=True), police(m), cadre(m, 1958)
    father = kin(m, "父", own)
    style, joined = m.pick("cn", "hao", "han"), m.day(1948, 1951)
    page: tuple[Block, ...] = (
        head_line(m, "人民来信", "来　信（摘抄）"),
        para("档案室的同志：你们好！", indent=0),
        para("我是", rough(elsewhere(m, r).county), "的一个普通群众，叫", m.name(own, "查阅人"), "，身份证号",
            id_in(m, own, max(made.year, 1987)), "，通信处", at(home(m, r), "住址"), "，电话", phone(m, r), "。我父亲",
            m.name(father, "查阅对象"), "，", on(m, father.birth, "birth", "cn", precision=m.pick("year", "month")),
            "生，", on(m, joined, "joined", "cn", precision="month"), "参军，", span(m, m.day(1952, 1953),
            m.day(1954, 1956), "served"), "在朝鲜，回来后户口落在", at(old_home(m, r, 1957), "落户地址"),
            "，当时的乡长叫", m.name(leader, "证明人"), "。现在要办理优抚，证件全丢了，",
            "求你们帮助查一查入户时的介绍信。"),
        foot(m.name(own, "查阅人"), "　", on(m, made, "written", style)),
        Gap(0.4),
        para("〔办理记录〕", near_day(m.after(made, 4, 9), m.after(made, 3, 4), "received"), "收信。查阅",
            file_code(m, "HJ·QR", 1957), "，内有复员军人登记信，字号", paper_number(m, "安字", 1955), "。已复印一份，",
            on(m, m.after(made, 10, 30), "sent", m.pick("dot", "slash")), "寄出。　", m.name(keeper, "接待人"),
            indent=0),
    )  # fmt: skip
    return paper(
        "old_soldier", "利用登记", "查阅", made.year, f"{own.name}来信查阅{father.name}档案", page, series="CY",
        about=(own, father), creator=f"{r.bureau}档案室",
    )  # fmt: skip


def overdue(m: Maker) -> Form:
    """A notice that volumes on loan are overdue: a letter above, a list with who took which below."""
    r, made = pick_region(m), m.day(1987, 2013)
    keeper, style = police(m), m.pick("dot", "pause4", "dash")
    rows: list[list[Part]] = []
    for _ in range(m.rng.randint(3, 5)):
        about, lent = aged(m, made.year, 25, 70), m.after(made, -200, -60)
        rows.append([m.name(police(m), "借阅人"), say(m.name(about, "查阅对象"), m.pick("迁移", "更正", "死亡"),
            "材料"),
            file_code(m, "HJ·BG", made.year - 6), on(m, lent, "lent", style), on(m, m.after(lent, 15, 30), "due",
            style)])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "催还借阅档案通知", "档案借阅逾期催还单"),
        line(paper_number(m, f"{r.letters}档催", made.year), align="right"),
        para(m.pick("刑侦支队", "法制科", "户政科"), "：截至", on(m, made, "checked", "cn"),
            "，你单位下列借阅档案逾期未还，请于", on(m, m.after(made, 5, 12), "due", "cn"),
            "前送还或续借，遗失的书面说明。"),
        ledger([key("借阅人", 1.1), key("题　名", 1.8), key("档　号", 3.0), key("借出", 1.3), key("应还", 1.3)], rows),
        foot("档案室　", m.name(keeper, "管理员"), "　", on(m, made, "issued", m.pick("cn", "han"))),
        *seal(m, f"{r.bureau}档案室"),
    )  # fmt: skip
    return paper(
        "overdue", "利用登记", "借阅", made.year, f"{made.year}年催还借阅档案通知", page, series="JY",
        creator=f"{r.bureau}档案室",
    )  # fmt: skip


FORMS = (old_soldier, overdue)
