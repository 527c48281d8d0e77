"""Going abroad, tenth part: a boxed application, one more visa, a register, points for settling."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Cell, Table
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.fifth_base import boxed
from samples.forms.seventh_base import filled
from samples.forms.tenth_base import (
    Part, aged, at, caption, cut, decided, family_name, head_line, household, id_in, kin, ledger, mate, on, over, paper,
    phone, police, seal, ticks, who,
)  # fmt: skip
from samples.forms.tenth_places import home, pick_region, village_home
from samples.people import spell_name


def boxed_passport(m: Maker) -> Form:
    """An application of 2002 to 2013: ticks, the ID number in a box for each digit, dates in cells, a photo."""
    r, asked = pick_region(m), m.day(2002, 2013)
    own = aged(m, asked.year, 18, 60, han=True)
    family = household(m, own, asked.year, 2)
    taker, chief = police(m), police(m)
    rows: list[list[Part]] = [
        [tie, m.name(p, "家庭成员"), on(m, p.birth, "birth", "dot0", precision="month"), m.employer()]
        for tie, p in family
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "因私普通护照签发申请表", "公民因私出国申请表（护照）"),
        line("受理编号 ", m.number(f"{r.dial}{asked.year}{m.numbers.serial(6)}", "application"), align="right"),
        Table(rows=[[key("中文姓名", 8), val(m.name(own, "申请人"), share=12), key("性别", 4), val(own.sex, share=4)],
                [key("拼音姓", 8), val(spell_name(own.name).split(" ")[0], share=8), key("拼音名", 5),
                 val(spell_name(own.name).split(" ", 1)[1], share=7)],
                [key("出生日期", 8), Cell(text=(on(m, own.birth, "birth", "boxes"),), share=20, divided=True)],
                [key("出生地", 8), val(m.native(), share=9), key("民族", 4), val(own.ethnicity, share=7)]],
            photo=("照片", 4), joined=True),
        Table(rows=[[key("身份证号", 8), boxed(m.id_of(own), 46)],
            row("8 26 5 15", "户口所在地", at(home(m, r), "户口所在地"), "电话", phone(m, r)),
            row("8 46", "申办类别", ticks(m, m.pick("首次申请", "换发"), "首次申请", "换发", "补发", "加注")),
            row("8 46", "出境事由", ticks(m, m.pick("旅游", "探亲"), "旅游", "探亲", "留学", "商务", "其他")),
        ], joined=True),
        ledger([key("称谓", 0.7), key("姓　名", 1.2), key("出生年月", 1.1), key("工作单位", 2)], rows, side="家庭",
            joined=True),
        Table(rows=[decided(m, "受理", "材料齐全", taker, "受理人", asked),
            decided(m, "审批", "同意签发", chief, "审批人", m.after(asked, 3, 15)),
            row("8 19 8 19", "护照号码", m.number(m.numbers.passport(), "passport"), "有效期至",
                on(m, m.after(asked, 3600, 3640), "valid_until", "dot"))]),
        line("申请人签名：", m.name(own, "申请人"), align="right"),
    )  # fmt: skip
    return paper(
        "boxed_passport", "出入境", "护照", asked.year, f"{own.name}因私护照申请表", page, series="HZ",
        about=(own,), creator=r.bureau,
    )  # fmt: skip


def visa_again(m: Maker) -> Form:
    """A card of 2003 to 2013 for one more visa on a permit for Hong Kong, with a slip to fetch it."""
    r, asked = pick_region(m), m.day(2003, 2013)
    own, clerk = aged(m, asked.year, 18, 70), police(m)
    number, style = m.number(m.numbers.permit("W"), "permit"), m.pick("stroke0", "dot", "loose")
    page: tuple[Block, ...] = (
        head_line(m, "港澳通行证再次签注申请单", "往来港澳再次签注登记单"),
        Table(rows=[[caption("通行证号码", 16, number), caption("持证人", 14, m.name(own, "申请人")),
             caption("生日", 16, on(m, own.birth, "birth", style))],
            [caption("身份证", 24, m.id_of(own)), caption("联系电话", 22, phone(m, r))],
            [caption("户籍地", 46, at(home(m, r), "住址"))],
            [caption("前往", 16, ticks(m, m.pick("香港", "澳门"), "香港", "澳门")),
             caption("签注种类", 30, ticks(m, m.pick("团队旅游", "个人旅游"), "团队旅游", "个人旅游", "探亲",
                 "商务"))], [caption("通行证有效期至", 22, on(m, m.after(asked, 300, 1500), "valid_until", style)),
             caption("申请日期", 24, on(m, asked, "applied", style))]]),
        cut(m, "取　证　单"),
        filled(fill("请持证人{own}于{due}后凭本单领取通行证（{number}）。受理人：{clerk}", own=m.name(own, "申请人"),
            due=on(m, m.after(asked, 8, 16), "due", "cn"), number=number, clerk=m.name(clerk, "受理人"))),
        *seal(m, f"{r.bureau}出入境管理支队", share=0.7),
    )  # fmt: skip
    return paper(
        "visa_again", "出入境", "港澳通行证", asked.year, f"{own.name}往来港澳再次签注申请单", page, series="GA",
        about=(own,), creator=r.bureau,
    )  # fmt: skip


def strait_book(m: Maker) -> Form:
    """A register of permits for Taiwan: traveller, kin there, the permit and its days; a row each."""
    r, year, clerk = pick_region(m), m.rng.randint(1989, 2010), police(m)
    style = m.pick("pause4", "dot", "short0")
    rows: list[list[Part]] = []
    for n, day in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(5, 8))), 1):
        own, tie = aged(m, year, 40, 72, han=True), m.pick("兄", "叔", "父", "堂弟")
        rows.append([str(n), m.name(own, "申请人"), id_in(m, own, year), at(village_home(m, r), "住址"),
            m.name(kin(m, tie, own), "台湾亲属"), tie, m.number(m.numbers.permit("T"), "permit"),
            on(m, day, "issued", style)])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "往来台湾通行证发证登记簿", "赴台证件发放登记册"),
        ledger([key("序", 0.4), over("赴　台　人　员", ("姓名", 1.1), ("身份证编号", 2.1), ("居住地址", 2.8)),
                over("在　台　亲　属", ("姓名", 1.1), ("称谓", 0.6)), over("证　件", ("号码", 1.3), ("签发日",
                    1.2))], rows),
        foot("发证人：", m.name(clerk, "经办人")),
        *seal(m, r.bureau, share=0.3),
    )  # fmt: skip
    return paper(
        "strait_book", "出入境", "赴台证件", year, f"{year}年往来台湾通行证发证登记簿", page, series="TW",
        creator=r.bureau, landscape=True,
    )  # fmt: skip


def settle_points(m: Maker) -> Form:
    """A table of points by which a family's turn to settle in Hong Kong is reckoned; children in rows."""
    r, made = pick_region(m), m.day(1997, 2012)
    own = aged(m, made.year, 36, 55, han=True)
    there = mate(m, own)[1]
    clerk, chief = police(m), police(m)
    wed, place = m.after(made, -3600, -1500), m.pick("香港", "澳门")
    child = who(m, (wed.year + 1, made.year - 1), sex="男", family=family_name(there if own.sex == "女" else own))
    days, style = (made - wed).days, m.pick("dot0", "cn", "dash")
    people = (("申请人", own, "申请人"), ("儿子", child, "随行子女"))
    rows: list[list[Part]] = [
        [word, m.name(p, role), on(m, p.birth, "birth", style), id_in(m, p, made.year)] for word, p, role in people
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, f"赴{place}定居评分表", f"内地居民赴{place}定居打分计算表"),
        line("档案号 ", m.number(f"D{r.dial}{m.numbers.serial(5)}", "file"), align="right"),
        ledger([key("", 0.8), key("姓名", 1.2), key("出生日期", 1.4), key("身份证号码", 2.2)], rows, joined=True),
        Table(rows=[row("9 37", "户口地址", at(home(m, r), "住址")),
            row("9 14 9 14", f"在{place}配偶", m.name(there, "港澳亲属"), "登记结婚", on(m, wed, "wed", style)),
            [key("评分项目", 9), key("起算日期", 14), key("天数×分值", 14), key("得分", 9)],
            [key("夫妻分居", 9), val(on(m, wed, "wed", style), share=14), val(f"{days}天×0.1", share=14),
             val(f"{days / 10:.1f}", share=9)], decided(m, "计分人", "已核对", clerk, "经办人", made, style),
            decided(m, "审批", "达分，批准", chief, "审批人", m.after(made, 5, 40), style)]),
        para("前往港澳通行证编号：", m.number(m.numbers.permit("D"), "permit"), "。", indent=0),
        *seal(m, f"{r.bureau}出入境管理支队"),
    )  # fmt: skip
    return paper(
        "settle_points", "出入境", "赴港澳定居", made.year, f"{own.name}赴{place}定居评分表", page, series="GA",
        about=(own,), creator=r.bureau,
    )  # fmt: skip


FORMS = (boxed_passport, strait_book, visa_again, settle_points)
