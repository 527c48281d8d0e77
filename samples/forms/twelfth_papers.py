"""Papers of files, twelfth part: a cover with its contents behind it, a proof out of old books, a slip for a loan."""

# isort: skip_file
from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.twelfth_base import (
    Part, aged, at, caption, cut, file_code, head_line, id_in, kin, ledger, mate, on, paper, paper_number, phone,
    police, print_out, seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import home, old_home, pick_region
from samples.rich import say


def cover_and_list(m: Maker) -> Form:
    """A volume's cover of 1965 to 2012 and, behind it, the list of what it holds: moves in, a person in each title."""
    r, year = pick_region(m), m.rng.randint(1965, 2012)
    station, keeper, style, leaf = m.rng.choice(r.stations), police(m), m.pick("full_dot", "compact", "stamp"), 1
    rows: list[list[Part]] = []
    days = sorted(m.day(year, year) for _ in range(m.rng.randint(7, 11)))
    for n, day in enumerate(days, 1):
        own = aged(m, year, 17, 66)
        rows.append([f"{n}", m.pick("本所", "公社", "外地局"), say("关于", m.name(own, "迁入人"), m.pick("投靠", "复员",
            "调入", "离婚回迁"), "迁入的", m.pick("申请", "证件", "批件")), on(m, day, "paper", style),
            f"{leaf}"])  # fmt: skip
        leaf += m.rng.randint(1, 4)
    front: tuple[Block, ...] = (
        Gap(3),
        small(station, 1.8),
        Gap(1.5),
        head_line(m, "户口迁入材料", "迁入户口手续卷", scale=2.2),
        Gap(2),
        print_out(("卷宗号", file_code(m, "HJ·QR", year)), ("起止日期", say(on(m, days[0], "first", "cn"), "——", on(m,
            days[-1], "last", "cn"))), ("件　数", f"{len(rows)}件　{leaf}页"), ("保管期限", "永久"), ("立卷人",
            m.name(keeper, "立卷人"))),
    )  # fmt: skip
    back: tuple[Block, ...] = (
        head_line(m, "卷内材料目录", "卷 内 目 录"),
        ledger([key("顺序", 0.5), key("作者", 0.9), key("材料名称", 3.6), key("材料日期", 2.0), key("张次", 0.6)],
            rows),
        foot("检查人　", m.name(police(m), "检查人"), "　", on(m, dt.date(year + 1, 2, m.rng.randint(1, 28)), "filed",
            "cn")),
    )  # fmt: skip
    return paper(
        "cover_and_list", "户籍", "户口迁入", year, f"{station}{year}年户口迁入卷封面及目录", front, back, series="QR",
        creator=station,
    )  # fmt: skip


def old_books_say(m: Maker) -> Form:
    """A proof of 1985 to 2015 out of an old ledger, for somebody who inherits or mends a pension: what stands where."""
    r, made = pick_region(m), m.day(1985, 2015)
    own, keeper, style = aged(m, made.year, 34, 66, han=True), police(m), m.pick("cn", "full", "han")
    head = kin(m, "父", own)
    other = kin(m, m.pick("兄", "姐", "妹"), own)
    page: tuple[Block, ...] = (
        head_line(m, "户籍档案证明", "查档证明", "户籍底册摘录证明"),
        line(paper_number(m, f"{r.letters}公档证", made.year), align="right"),
        para("应", m.name(own, "查阅人"), "（身份证", id_in(m, own, max(made.year, 1987)), "，住", at(home(m, r),
            "住址"), "）的申请，经查阅我局保存的户籍档案", file_code(m, "HJ·DC", 1963), "，记载如下："),
        table([caption("户主", 10, m.name(head, "查阅对象")), caption("登记住址", 24, at(old_home(m, r, 1963),
            "落户地址"))], [caption("妻", 10, m.name(mate(m, head)[1], "家属")), caption("子女", 24, m.name(other,
            "家属"), "、", m.name(own, "查阅人"))], [caption("登记或变动", 34, on(m, m.day(1958, 1964), "registered",
            "cn", precision="month"), "登记；", m.name(head, "查阅对象"), on(m, m.day(1970, 1983), "death", "cn"),
            "死亡注销")]),
        para("以上摘录与原件相符，仅供办理", m.pick("继承公证", "养老待遇核定", "房产确权"), "之用。"),
        foot("档案管理员　", m.name(keeper, "管理员"), "　", on(m, made, "issued", style)),
        *seal(m, f"{r.county_bureau}档案室", share=0.9),
    )  # fmt: skip
    return paper(
        "old_books_say", "利用登记", "查阅", made.year, f"{own.name}查阅{head.name}户籍档案证明", page, series="CY",
        about=(own, head), creator=f"{r.county_bureau}档案室",
    )  # fmt: skip


def lent_out(m: Maker) -> Form:
    """A slip of 1988 to 2014 for a volume that leaves the room, its counterfoil below; who took it, when it is back."""
    r, made = pick_region(m), m.day(1988, 2014)
    taker, keeper, about, style = police(m), police(m), aged(m, made.year, 25, 70), m.pick("stamp", "cn", "full")
    code = file_code(m, "HJ·BG", made.year - 7)
    page: tuple[Block, ...] = (
        head_line(m, "调卷单（借出）", "档案外借凭单"),
        table([caption("调卷单位", 16, r.traffic), caption("借卷人", 10, m.name(taker, "借阅人")), caption("电话", 14,
            phone(m, r))], [caption("所调案卷", 22, code), caption("卷内当事人", 18, m.name(about, "查阅对象"))],
            [caption("用途", 10, m.pick("办案", "编史", "核对")), caption("借出", 15, on(m, made, "lent", style)),
            caption("应还", 15, on(m, m.after(made, 10, 30), "due", style))]),
        cut(m, "（代卷存根）"),
        para("第", m.number(m.numbers.serial(4), "slip", optional=True), "号　", code, "　借卷人", m.name(taker,
            "借阅人"), "　归还日期", on(m, m.after(made, 5, 40), "returned", "stamp"), "　点收", m.name(keeper,
            "管理员"), indent=0),
        *seal(m, f"{r.bureau}档案室", share=0.5),
    )  # fmt: skip
    return paper(
        "lent_out", "利用登记", "借阅", made.year, f"{about.name}案卷调卷单", page, series="JY", about=(about,),
        creator=f"{r.bureau}档案室",
    )  # fmt: skip


FORMS = (old_books_say, cover_and_list, lent_out)
