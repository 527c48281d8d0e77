"""Accidents, twelfth part: a finding with blanks, a slip for two drivers, talks that end, a review."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns, Gap
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.twelfth_base import (
    aged, at, boxes, caption, clock, head_line, id_in, kin, on, paper, paper_number, phone, plate, police, seal, small,
    table,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, home, pick_region, scene_of
from samples.rich import say


def blank_finding(m: Maker) -> Form:
    """A finding of 1992 to 2004 on a form of underlined blanks, two parties, blame, and thirty days less fifteen."""
    r, when = pick_region(m), m.day(1992, 2004)
    a, b, one, two = aged(m, when.year, 20, 58), aged(m, when.year, 12, 72), police(m), police(m)
    made, style = m.after(when, 8, 40), m.pick("apart", "full", "latin_o")
    page: tuple[Block, ...] = (
        small(r.traffic, 1.3),
        head_line(m, "道路交通事故责任认定书", "交通事故责任认定书"),
        line(paper_number(m, f"{r.letters}交责认", made.year), align="right"),
        line("时间 ", on(m, when, "accident", style), clock(m), "　天候 ", say(m.pick("晴", "阴", "大雾")), "　地点 ",
            at(scene_of(m, r), "事故地点"), blanks="rule"),
        line("当事人甲 ", m.name(a, "当事人"), " 证号 ", id_in(m, a, when.year), " 住 ", at(dwelling(m, r, when.year),
            "住址"), " 驾 ", plate(m, r), " 号车", blanks="rule"),
        line("当事人乙 ", m.name(b, "当事人"), " 生于 ", on(m, b.birth, "birth", "cn", precision="year"), " 住 ",
            at(dwelling(m, r, when.year), "住址"), " ", say(m.pick("步行", "骑自行车", "赶马车")), blanks="rule"),
        para("经过及分析：", m.name(a, "当事人"), "由北向南行至上述地点，遇", m.name(b, "当事人"),
            "横过公路，制动不及相撞，致", m.name(b, "当事人"), m.pick("颅骨骨折", "当场死亡", "右臂骨折"),
            "。甲方超速行驶，乙方未注意避让。"),
        para("责任认定：", m.name(a, "当事人"), "负主要责任；", m.name(b, "当事人"), "负次要责任。当事人不服的，可在接"
            "到认定书后十五日内申请重新认定。"),
        foot("办案人　", m.name(one, "承办人"), "　", m.name(two, "承办人")),
        foot(on(m, made, "issued", style)),
        *seal(m, r.traffic, share=0.8),
    )  # fmt: skip
    return paper(
        "blank_finding", "交通事故", "一般程序", made.year, f"{a.name}交通事故责任认定书", page, series="YB", about=(a,
        b), creator=r.traffic,
    )  # fmt: skip


def roadside_slip(m: Maker) -> Form:
    """A slip of 2000 to 2015 filled in at the roadside: a column for each driver, blame to tick, both sign."""
    r, when = pick_region(m), m.day(2000, 2015)
    pair, cop, style = [aged(m, when.year, 19, 64) for _ in range(2)], police(m), m.pick("stamp", "bare_dash", "cn")

    def column(title: str, own_index: int, blame: str) -> tuple[Block, ...]:
        own = pair[own_index]
        return (small(title, 1.1), table([caption("驾车人", 9, m.name(own, "当事人")), caption("车号", 8, plate(m, r))],
            [caption("驾驶证号（身份证）", 17, m.id_of(own))], [caption("住", 17, at(home(m, r), "住址"))],
            [caption("电话", 9, phone(m, r)), caption("过错", 8, boxes(blame, "全", "主", "同", "无"))],
            [caption("签名", 17, m.name(own, "当事人"))]))  # fmt: skip

    page: tuple[Block, ...] = (
        head_line(m, "轻微交通事故快速处理单", "当事人自行协商处理单（简易）", "简易程序现场处理单", scale=1.45),
        line("时间 ", on(m, when, "accident", style), clock(m), "　地点 ", at(scene_of(m, r), "事故地点"),
            blanks="rule"),
        Columns(left=column("A 方", 0, "全"), right=column("B 方", 1, "无"), ruled=True),
        para("事实：A车", m.pick("倒车时", "变道时", "跟车过近"),
            "碰撞B车，双方车辆受损，无人受伤，自愿按上列责任了结。", indent=0),
        line("交警 ", m.name(cop, "交通警察"), "　单号 ", m.number(m.numbers.serial(9), "document"), blanks="rule"),
        *seal(m, r.traffic, share=0.5),
    )  # fmt: skip
    return paper(
        "roadside_slip", "交通事故", "简易程序", when.year, f"{pair[0].name}与{pair[1].name}轻微事故处理单", page,
        series="JY", about=pair, creator=r.traffic,
    )  # fmt: skip


def talks_ended(m: Maker) -> Form:
    """A notice of 1993 to 2012 that mediating has ended without a settlement, or with one; who was there, twice."""
    r, when = pick_region(m), m.day(1993, 2012)
    payer, hurt, host = aged(m, when.year, 20, 60), aged(m, when.year, 20, 50), police(m)
    heir, style = kin(m, m.pick("兄", "父", "姐"), hurt), m.pick("cn", "full", "han")
    first = m.after(when, 20, 60)
    second = m.after(first, 4, 20)
    made = m.after(second, 0, 4)
    page: tuple[Block, ...] = (
        head_line(m, "损害赔偿调解终结书", "交通事故调解终结通知书"),
        line(paper_number(m, f"{r.letters}公交终", made.year), align="right"),
        para(fill("{payer}（{one}，住{home}）与{hurt}（{two}）{when}在{scene}发生事故一案，我队于{first}、{second}两次"
            "召集双方及{hurt}之{tie}{heir}调解。因赔偿数额分歧过大，未能达成协议，现终结调解。", payer=m.name(payer,
            "当事人"), one=id_in(m, payer, made.year), home=at(home(m, r), "住址"), hurt=m.name(hurt, "当事人"),
            two=id_in(m, hurt, made.year), when=on(m, when, "accident", style), scene=at(scene_of(m, r), "事故地点"),
            first=on(m, first, "mediation", style), second=on(m, second, "mediation", style), tie=m.pick("亲属",
            "代理人"), heir=m.name(heir, "代理人"))),
        para("当事人可依", paper_number(m, f"{r.letters}交责认", when.year), "认定书向人民法院提起民事诉讼。"),
        foot("调解主持　", m.name(host, "调解人"), "　", on(m, made, "issued", style)),
        *seal(m, r.traffic, share=0.8),
        Gap(0.4),
        table([key("送达", 5), val(m.name(payer, "当事人"), share=9), val(on(m, m.after(made, 0, 3), "received",
            "stamp"), share=9), val(m.name(heir, "代理人"), share=9), val(on(m, m.after(made, 0, 6), "received",
            "stamp"), share=9)]),
    )  # fmt: skip
    return paper(
        "talks_ended", "交通事故", "损害赔偿调解", made.year, f"{hurt.name}交通事故调解终结书", page, series="TJ",
        about=(payer, hurt), creator=r.traffic,
    )  # fmt: skip


def review_ends(m: Maker) -> Form:
    """A review's conclusion of 2004 to 2015 under a red head: the first finding, the grounds, what is now decided."""
    r, found = pick_region(m), m.day(2004, 2014)
    own, other, one, chief = aged(m, found.year, 20, 60), aged(m, found.year, 20, 60), police(m), police(m)
    asked, made, office = m.after(found, 2, 3), m.after(found, 12, 33), f"{r.bureau}交通警察支队"
    style = m.pick("cn", "full", "moment")
    page: tuple[Block, ...] = (
        small(office, 1.4),
        head_line(m, "道路交通事故认定复核结论", "交通事故复核决定书"),
        line(paper_number(m, f"{r.letters}公交复", made.year), align="right"),
        line("复核申请人 ", m.name(own, "申请人"), "　身份证 ", m.id_of(own), "　住址 ", at(home(m, r), "住址"),
            blanks="rule"),
        line("另一方当事人 ", m.name(other, "当事人"), "　车牌 ", plate(m, r), blanks="rule"),
        para("申请人对", r.traffic, on(m, found, "finding", style), "作出的", paper_number(m, f"{r.letters}公交认",
            found.year), "认定不服，于", on(m, asked, "applied", style), "提出复核。经审查，该事故发生于", on(m,
            m.after(found, -20, -8), "accident", style), "，在", at(scene_of(m, r), "事故地点"), "，原认定",
            m.pick("事实清楚、程序合法，予以维持。", "遗漏主要证据，责令重新调查、认定。")),
        table(row("7 14 7 18", "承办", m.name(one, "复核人"), "签发", m.name(chief, "审批人"))),
        foot(on(m, made, "issued", m.pick("han", "cn"))),
        *seal(m, office, share=0.9),
    )  # fmt: skip
    return paper(
        "review_ends", "交通事故", "复核", made.year, f"{own.name}交通事故复核结论", page, series="FH", about=(own,
        other), creator=office,
    )  # fmt: skip


FORMS = (blank_finding, roadside_slip, talks_ended, review_ends)
