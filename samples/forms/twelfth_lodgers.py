"""Lodgers, twelfth part: a stay that is told, a print-out, an inn's book, a receipt, a stub, a list of the gone."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block
from samples.forms.apart_base import foot, key, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.twelfth_base import (
    Part, above, aged, at, bar, boxes, caption, cut, head_line, id_in, ledger, mate, on, over, paper, permit_number,
    phone, police, print_out, seal, table,
)  # fmt: skip
from samples.forms.twelfth_places import elsewhere, home, pick_region, town_home, village_home
from samples.rich import say

_SEAL = "暂住户口专用章"


def told_stay(m: Maker) -> Form:
    """A sheet of 1985 to 2006 by which somebody first tells of a stay, labels above cells."""
    r, made = pick_region(m), m.day(1985, 2006)
    own, host, clerk = aged(m, made.year, 17, 52), aged(m, made.year, 30, 72), police(m)
    style, child = m.pick("stamp", "full", "cn"), mate(m, own)
    page: tuple[Block, ...] = (
        head_line(m, "暂住户口申报单", "外来人员申领暂住证申报单"),
        table(*above(("来人姓名", 10, m.name(own, "暂住人")), ("男／女", 5, own.sex), ("何日生", 13, on(m, own.birth,
            "birth", style)), ("证件及号码", 18, id_in(m, own, max(made.year, 1987)))), *above(("从何地来", 23,
            at(village_home(m, elsewhere(m, r)), "户籍地")), ("住在何处", 23, at(town_home(m, r), "暂住地址"))),
            *above(("来此干什么", 12, m.pick("做木工", "贩菜", "修鞋", "保姆")), ("哪天到", 12, on(m, m.after(made, -9,
            -1), "arrived", style)), ("住到哪天", 12, on(m, m.after(made, 90, 360), "valid_until", style)), ("同来的人",
            10, m.name(child[1], "同住人") if m.chance(0.5) else "无"))),
        line("留住人（户主） ", m.name(host, "房主"), "　签章　　派出所经手 ", m.name(clerk, "经手人"), blanks="rule"),
        line("发给暂住证 ", permit_number(m, r, made.year), "　", on(m, made, "issued", style), align="right"),
        *seal(m, r.stations[0], _SEAL, share=0.6),
    )  # fmt: skip
    return paper(
        "told_stay", "暂住证", "首次申领", made.year, f"{own.name}暂住户口申报单", page, about=(own, host),
        creator=r.stations[0],
    )  # fmt: skip


def lodger_print(m: Maker) -> Form:
    """A print-out of 2001 to 2014 for somebody whose permit is changed for a new one."""
    r, made = pick_region(m), m.day(2001, 2014)
    own, host, clerk = aged(m, made.year, 18, 56), aged(m, made.year, 30, 70), police(m)
    style = m.pick("moment", "compact", "bare_dash")
    page: tuple[Block, ...] = (
        head_line(m, "流动人口信息登记（换证）", "暂住证换发信息单", scale=1.4),
        bar(m),
        print_out(("新证编号", permit_number(m, r, made.year)), ("旧证编号", permit_number(m, r, made.year - 1,
            "old_permit")), ("持有人", m.name(own, "暂住人")), ("身份证件", m.id_of(own)), ("生日", on(m, own.birth,
            "birth", style)), ("户籍详址", at(home(m, elsewhere(m, r)), "户籍地")), ("居住详址", at(town_home(m, r),
            "暂住地址")), ("处所类型", boxes(m.pick("租赁", "单位内部"), "租赁", "单位内部", "工地")), ("出租屋主",
            m.name(host, "房主")), ("屋主电话", phone(m, r)), ("务工单位", m.employer()), ("来本市日期", on(m,
            m.after(made, -1500, -400), "arrived", style)), ("证件起始", on(m, made, "issued", style)), ("证件终止",
            on(m, m.after(made, 360, 365), "valid_until", style)), per_line=m.rng.choice((1, 2)), colon=m.pick("：",
            ":")),
        bar(m),
        line("录入员 ", m.name(clerk, "录入人"), "　旧证已收回　领证人 ", m.name(own, "暂住人"), align="right"),
        *seal(m, r.stations[0], _SEAL, share=0.4),
    )  # fmt: skip
    return paper(
        "lodger_print", "暂住证", "换领", made.year, f"{own.name}暂住证换发信息单", page, about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


def inn_book(m: Maker) -> Form:
    """An inn's or shed's book of 1982 to 2013 of those who slept there: came, left, from where, on which paper."""
    r, year = pick_region(m), m.rng.randint(1982, 2013)
    style, clerk, host = m.pick("short0", "pause", "dash2", "mark"), police(m), aged(m, year, 28, 66)
    rows: list[list[Part]] = []
    first = m.day(year, year)
    for n, day in enumerate(sorted(m.after(first, 0, 20) for _ in range(m.rng.randint(7, 10))), 1):
        own = aged(m, year, 17, 60)
        rows.append([f"{m.rng.randint(1, 3)}0{n % 9 + 1}", m.name(own, "暂住人"), id_in(m, own, max(year, 1987)),
            at(village_home(m, elsewhere(m, r)), "户籍地"), m.pick("包工", "收药材", "看病", "推销"), on(m, day,
            "arrived", style), on(m, m.after(day, 1, 40), "left", style) if m.chance(0.8) else "未走"])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "留宿人员登记簿", "工棚住宿人员登记册", "旅客、暂住人员登记簿", scale=1.5),
        line("店（棚）址 ", at(town_home(m, r), "暂住地址"), "　负责人 ", m.name(host, "房主"), blanks="rule"),
        ledger([key("房", 0.7), key("宿客", 1.1), key("证件", 2.6), key("哪里人", 2.6), key("来做甚", 0.8),
            over("宿　　期", ("来", 1.2), ("去", 1.2))], rows),
        line("查验民警 ", m.name(clerk, "民警"), align="right"),
        *seal(m, r.stations[0], share=0.3),
    )  # fmt: skip
    return paper(
        "inn_book", "暂住证", "登记簿", year, f"{host.name}留宿人员登记簿", page, about=(host,), creator=r.stations[0],
        landscape=m.chance(0.5),
    )  # fmt: skip


def fee_receipt(m: Maker) -> Form:
    """A receipt of 1990 to 2008 for the fee of a permit that runs on, with its stub; sums in capitals."""
    r, made = pick_region(m), m.day(1990, 2008)
    own, clerk, style = aged(m, made.year, 18, 55), police(m), m.pick("stamp", "apart", "cn")
    number, until = permit_number(m, r, made.year), m.after(made, 175, 365)
    sum_ = m.pick("壹拾元整", "叁拾陆元整", "伍元整", "壹佰贰拾元整")
    page: tuple[Block, ...] = (
        head_line(m, "暂住证延期收费收据", "暂住人口管理费收据（延期）", scale=1.5),
        line("No ", m.number(m.numbers.serial(7), "receipt", optional=True), "　　　", on(m, made, "issued", style),
            align="right"),
        line("　　今收到 ", m.name(own, "暂住人"), " （身份证 ", id_in(m, own, made.year), " ，暂住 ", at(town_home(m,
            r), "暂住地址"), " ）交来暂住证 ", number, " 延期费人民币 ", say(sum_), " 。延至 ", on(m, until,
            "valid_until", style), " 。", blanks="rule"),
        line("收款 ", m.name(clerk, "经手人"), "　交款 ", m.name(mate(m, own)[1], "交款人"), "（代）", blanks="rule",
            align="right"),
        *seal(m, r.stations[0], "收费专用章", share=0.8),
        cut(m, "（存　根）"),
        table(row("6 12 6 14 6 14", "姓名", m.name(own, "暂住人"), "证号", number, "延至", on(m, until, "valid_until",
            "stamp"))),
    )  # fmt: skip
    return paper(
        "fee_receipt", "暂住证", "延期", made.year, f"{own.name}暂住证延期收费收据", page, about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


def gone_list(m: Maker) -> Form:
    """A list of 1995 to 2012 of permits that are struck off since the holders went; one of them asks for a new one."""
    r, made = pick_region(m), m.day(1995, 2012)
    style, clerk = m.pick("moment", "bare_dash", "dot0"), police(m)
    rows: list[list[Part]] = []
    for n in range(1, m.rng.randint(6, 9)):
        own = aged(m, made.year, 18, 56)
        rows.append([f"{n}", permit_number(m, r, made.year - 1), m.name(own, "暂住人"), at(town_home(m, r), "暂住地址"),
            on(m, m.after(made, -90, -10), "left", style), m.pick("返乡", "去向不明", "本地落户", "死亡")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "离去人员缴销暂住证名单", "暂住证缴销（注销）清单", scale=1.5),
        ledger([key("号", 0.4), key("被销证号", 1.8), key("持证者", 1.1), key("原租住处", 2.8), over("离　去", ("时间",
            1.3), ("情形", 0.9))], rows),
        para("上列证件经", m.name(clerk, "责任民警"), "逐户查核，自", on(m, made, "cancelled", "cn"), "起缴销作废。",
            indent=0),
        foot(r.stations[1], "　填报 ", m.name(police(m), "填表人")),
        *seal(m, r.stations[1], _SEAL, share=0.5),
    )  # fmt: skip
    return paper(
        "gone_list", "暂住证", "注销", made.year, f"{r.stations[1]}{made.year}年缴销暂住证名单", page,
        creator=r.stations[1],
    )  # fmt: skip


def lost_stub(m: Maker) -> Form:
    """A stub and a slip of 1994 to 2013 for a permit that was lost and is made out anew."""
    r, made = pick_region(m), m.day(1994, 2013)
    own, clerk, style = aged(m, made.year, 18, 55), police(m), m.pick("cn", "stamp", "full")
    old, new = permit_number(m, r, made.year - 1, "old_permit"), permit_number(m, r, made.year)
    page: tuple[Block, ...] = (
        head_line(m, "补发暂住证审核单", "暂住证挂失补办单"),
        table([caption("失主", 10, m.name(own, "暂住人")), caption("证件号", 18, id_in(m, own, made.year)),
            caption("挂失日期", 12, on(m, m.after(made, -20, -2), "lost", style))], [caption("原证号", 16, old),
            caption("遗失原因", 24, boxes(m.pick("被盗", "水浸"), "丢失", "被盗", "水浸"))], [caption("租住地", 22,
            at(town_home(m, r), "暂住地址")), caption("房东及电话", 18, m.name(aged(m, made.year, 30, 70), "房主"), " ",
            phone(m, r))]),
        cut(m, "（补证存根）"),
        line("补发 ", new, " 号，发给 ", m.name(own, "暂住人"), " ，", on(m, made, "issued", style), " ，经办 ",
            m.name(clerk, "经办人"), blanks="dots"),
        *seal(m, r.stations[0], _SEAL, share=0.6),
    )  # fmt: skip
    return paper(
        "lost_stub", "暂住证", "补领", made.year, f"{own.name}暂住证补发审核单", page, about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


FORMS = (told_stay, inn_book, lodger_print, fee_receipt, gone_list, lost_stub)
