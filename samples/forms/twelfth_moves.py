"""Moves, twelfth part: a soldier's letter, a permit in two pieces, a book of used blanks, a school's call."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, key, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.lands import town_police
from samples.forms.twelfth_base import (
    Part, aged, at, cadre, caption, cut, head_line, household, id_in, kin, ledger, mate, on, over, paper, paper_number,
    police, red_head, seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import (
    dwelling, elsewhere, home, old_home, pick_region, town_home, village_home,
)  # fmt: skip
from samples.rich import say


def comes_home(m: Maker) -> Form:
    """A letter of 1953 to 1988 by which the armed forces' office sends a discharged soldier to be entered again."""
    r, made = pick_region(m), m.day(1953, 1988)
    own, style = aged(m, made.year, 22, 34, sex="男"), m.pick("han", "full", "apart")
    joined, clerk, taker = m.after(made, -2200, -1100), cadre(m, made.year), police(m)
    father = kin(m, "父", own)
    office = m.pick(f"{r.county}人民武装部", f"{r.county}兵役局", f"{r.county}复员退伍军人安置办公室")
    page: tuple[Block, ...] = (
        *red_head(office),
        head_line(m, "退伍军人落户介绍信", "复员军人报到落户介绍信"),
        line(paper_number(m, m.pick("安", "武介", "退介"), made.year), align="right"),
        line(town_police(r) if m.chance(0.4) else r.county_bureau, "：", indent=0),
        line("　　兹有退伍军人 ", m.name(own, "迁入人"), " ，", on(m, own.birth, "birth", style), " 生，系 ",
            at(old_home(m, r, made.year) if made.year < 1984 else village_home(m, r), "迁入地"), " 人，", on(m, joined,
            "joined", style, precision="month"), " 由原籍入伍，在 ", m.number(f"{m.rng.randint(1000, 9999)}", "unit",
            optional=True), " 部队服役，", on(m, m.after(made, -40, -5), "discharged", style), " 退伍，证件号 ",
            m.number(f"退字第{m.numbers.serial(6)}号", "certificate"), " 。回乡后与其父 ", m.name(father, "户主"),
            " 同住，请予办理入户并供应口粮。", blanks="rule"),
        foot("经手 ", m.name(clerk, "经手人")),
        foot(on(m, made, "issued", style)),
        *seal(m, office, share=0.8),
        Gap(0.4),
        para("（派出所批注）", on(m, m.after(made, 1, 14), "moved", m.pick("stamp", "short_cn")), "入户，",
            m.name(taker, "经办人"), "登。", indent=0),
    )  # fmt: skip
    return paper(
        "comes_home", "户籍", "户口迁入", made.year, f"{own.name}退伍军人落户介绍信", page, series="QR", about=(own,),
        creator=r.county_bureau,
    )  # fmt: skip


def two_pieces(m: Maker) -> Form:
    """A permit to move in of 1985 to 2013 with its stub above: who comes along in a row each, where from, where to."""
    r, made = pick_region(m), m.day(1985, 2013)
    far, own = elsewhere(m, r), aged(m, made.year, 22, 55)
    host_tie = m.pick("岳母", "姐", "叔父", "堂兄")
    host, clerk, chief = kin(m, host_tie, own), police(m), police(m)
    style, here, there = m.pick("apart", "full", "cn"), home(m, r), home(m, far)
    house = household(m, own, made.year, "长子", "长女")
    number = m.number(m.pick(f"{r.letters}准字{m.numbers.serial(7)}号", f"准迁第{m.numbers.serial(6)}号"), "migration")
    rows: list[list[Part]] = [[m.name(p, "随迁人"), tie, p.sex, on(m, p.birth, "birth", "stamp"), id_in(m, p,
        made.year)] for tie, p in house]  # fmt: skip
    page: tuple[Block, ...] = (
        small("准许迁入证明（第一联　存查）", 1.3),
        line(number, align="right"),
        line("持证人 ", m.name(own, "迁入人"), "　共 ", say(f"{len(house) + 1}"), " 人　现住 ", at(there, "迁出地"),
            "　准迁至 ", at(here, "迁入地"), "　核发人 ", m.name(chief, "审批人"), "　", on(m, made, "issued", style),
            blanks="rule"),
        cut(m, "第　　　号"),
        head_line(m, "准许迁入证明", "入户准许证", scale=1.5),
        line("（第二联　交迁出地户口登记机关）　", number, align="right"),
        table(row("8 14 8 20", "持证人", m.name(own, "迁入人"), "身份号码", id_in(m, own, made.year)), row("8 42",
            "现在何处落户", at(there, "迁出地")), row("8 42", "准予迁往何处", at(here, "迁入地")), row("8 14 8 20",
            "投靠何人", m.name(host, "投靠人"), "系持证人之", say(host_tie)), joined=True),
        ledger([key("同行人", 1.1), key("称谓", 0.6), key("性别", 0.5), key("生日", 1.4), key("证号", 2.0)], rows),
        line("限于 ", on(m, m.after(made, 30, 60), "valid_until", style), " 前办理，逾期作废。", blanks="rule"),
        foot(town_police(r), "　经办 ", m.name(clerk, "经办人"), "　", on(m, made, "issued", style)),
        *seal(m, town_police(r), "户口专用章", share=0.8),
    )  # fmt: skip
    return paper(
        "two_pieces", "户籍", "户口迁入", made.year, f"{own.name}准许迁入证明", page, series="QR", about=(own, host),
        creator=town_police(r),
    )  # fmt: skip


def used_blanks(m: Maker) -> Form:
    """A station's book of 1983 to 2009 of the blanks it used up for moves out: number, who, whither, who took it."""
    r, year = pick_region(m), m.rng.randint(1983, 2009)
    style, keeper, station = m.pick("dot", "bare_dash", "stroke2", "pause"), police(m), m.rng.choice(r.stations)
    rows: list[list[Part]] = []
    for day in sorted(m.day(year, year) for _ in range(m.rng.randint(6, 9))):
        if m.chance(0.12):
            rows.append([on(m, day, "voided", style), m.number(m.numbers.serial(7), "migration"), "作废", "写错", "",
                ""])  # fmt: skip
            continue
        own = aged(m, year, 17, 60)
        taker: Part = m.name(own, "领取人") if m.chance(0.5) else m.name(mate(m, own)[1], "领取人")
        rows.append([on(m, day, "issued", style), m.number(m.numbers.serial(7), "migration"), m.name(own, "迁移人"),
            m.pick("考学", "婚嫁", "调干", "随军"), at(home(m, elsewhere(m, r)), "迁往地"), taker])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "迁移证使用登记簿", "空白迁移证启用登记（迁出）", "户口迁出证件发放簿", scale=1.45),
        line("单位 ", station, "　第", f"{m.rng.randint(1, 9)}", "本　起止号码见封面", indent=0),
        ledger([key("用证日", 1.3), key("证　号", 1.2), over("持　证　人", ("姓名", 1.2), ("为何迁", 0.8), ("迁到何处",
            3.0)), key("领证人", 1.2)], rows),
        line("保管 ", m.name(keeper, "管理员"), "　抽查 ", m.name(police(m), "检查人"), blanks="rule", align="right"),
        *seal(m, station, share=0.3),
    )  # fmt: skip
    return paper(
        "used_blanks", "户籍", "户口迁出", year, f"{station}{year}年迁移证使用登记簿", page, series="QC",
        creator=station, landscape=m.chance(0.5),
    )  # fmt: skip


def sent_to_school(m: Maker) -> Form:
    """A letter of admission of 1979 to 2006; below it the station's slip on the pupil who moves out."""
    r, made = pick_region(m), m.day(1979, 2006).replace(month=8)
    far, own = elsewhere(m, r), aged(m, made.year, 17, 21)
    father, clerk, style = kin(m, "父", own), police(m), m.pick("full", "han", "cn")
    came = m.after(made, 12, 30)
    school = f"{far.city.removesuffix('市').removesuffix('州')}{m.pick('师范', '农业', '卫生')}学校（虚构）"
    page: tuple[Block, ...] = (
        *red_head(school),
        head_line(m, "录取通知书", "新生入学通知书"),
        line(m.name(own, "迁移人"), "同学：（准考证", m.number(m.numbers.digits(9), "admission", optional=True), "）"),
        para("经批准录取你入我校", m.pick("普师", "农学", "财会"), "专业学习。请于", on(m, came, "due", style),
            "持本通知、户口迁移证、粮油关系来校报到，户口迁往", at(town_home(m, far), "迁往地"), "。"),
        foot(on(m, made, "issued", style)),
        *seal(m, school, share=0.8),
        cut(m, "（派出所留存）"),
        table([caption("学生", 9, m.name(own, "迁移人")), caption("生日", 11, on(m, own.birth, "birth", "stamp")),
            caption("家长", 9, m.name(father, "户主")), caption("家庭住址", 19, at(dwelling(m, r, made.year),
            "迁出地"))], [caption("迁移证号", 13, m.number(m.numbers.serial(8), "migration")), caption("迁出日期", 13,
            on(m, m.after(came, -9, -1), "moved", "stamp")), caption("经手", 9, m.name(clerk, "经手人")),
            caption("备注", 13, m.pick("粮食关系同转", "户口簿页已抽"))]),
    )  # fmt: skip
    return paper(
        "sent_to_school",
        "户籍",
        "户口迁出",
        made.year,
        f"{own.name}录取通知书及户口迁出记录",
        page,
        series="QC",
        about=(own,),
        creator=r.stations[1],
    )


FORMS = (sent_to_school, two_pieces, used_blanks, comes_home)
