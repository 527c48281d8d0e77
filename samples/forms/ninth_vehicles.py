"""Vehicles, ninth part: a card with yearly inspections, a handing-on between cities, a comparison, a scrap list."""

from __future__ import annotations

from samples.blocks import Block, Cell, Table, roster
from samples.forms.apart_base import foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import (
    at,
    engine,
    frame,
    head_line,
    on,
    opinion,
    paper,
    paper_number,
    phone,
    plate,
    police,
    red_head,
    seal,
    tear,
    who,
)
from samples.forms.ninth_places import elsewhere, home, pick_region, town_home
from samples.rich import Run, Text, say

_MODELS = ("东关牌轻骑50（虚构）", "金钟牌JZ130（虚构）", "峪口牌拖拉机（虚构）", "湟光牌小客（虚构）")


def base_card(m: Maker) -> Form:
    """A card of a vehicle's first entry, with a line for every year's inspection and who made it."""
    r = pick_region(m)
    made = m.day(1984, 2003)
    own, clerk, style = who(m, (made.year - 50, made.year - 20)), police(m), m.pick("short0", "dot", "mark", "cn")
    rows: list[list[Text]] = []
    for n in range(1, m.rng.randint(4, 6)):
        tested = m.after(made, 330 * n, 330 * n + 40)
        rows.append(
            [say(str(n)), say(on(m, tested, "inspected", style)), say("合格"), say(m.name(police(m), "检验员"))]
        )
    page: tuple[Block, ...] = (
        head_line(m, "机动车注册登记底卡", "机动车初次注册登记卡"),
        line("号牌 ", plate(m, r), "　　　档案编号 ", m.number(f"{r.dial}{m.numbers.serial(8)}", "file")),
        Table(
            rows=[
                row("8 16 8 18", "车　主", m.name(own, "车主"), "电　话", phone(m, r)),
                row("8 42", "身份证号", m.id_of(own, old=made.year < 1999)),
                row("8 42", "地　址", at(home(m, r), "车主住址")),
                row("8 16 8 18", "车　型", m.pick(*_MODELS), "车身颜色", m.pick("绿", "天蓝", "白")),
                row("8 16 8 18", "发动机号", engine(m), "车架号", frame(m)),
                row("8 16 8 18", "初次登记", on(m, made, "first_registered", style), "经　办", m.name(clerk, "经办人")),
            ],
            joined=True,
        ),
        Table(side="年检记载", rows=roster(("次数", "检验日期", "结果", "检验员"), rows, (0.5, 1.4, 1, 1.2)).rows),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "base_card", "车辆", "注册登记", made.year, f"{own.name}机动车注册登记底卡", page, about=(own,),
            creator=r.vehicles,
    )  # fmt: skip


def other_city(m: Maker) -> Form:
    """A vehicle goes to an owner in another city: transfer table above, letter for its file below."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1992, 2011)
    old, style = made.year < 1999, m.pick("cn", "apart0", "dash", "dot")
    first, second = who(m, (made.year - 55, made.year - 22)), who(m, (made.year - 50, made.year - 20))
    clerk, chief, number = police(m), police(m), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "机动车异动（转移登记）审批表", "机动车转籍过户登记表", scale=1.45),
        line("日期：", on(m, made, "applied", style), align="right"),
        Table(
            rows=[
                row("9 16 9 16", "现号牌", number, "车架号", m.number(m.numbers.vin(), "vin")),
                row("9 16 9 16", "原所有人", m.name(first, "原车主"), "新所有人", m.name(second, "新车主")),
                row("9 41", "原车主证件号", m.id_of(first, old=old)),
                row("9 41", "新车主证件号", m.id_of(second, old=old)),
                row("9 41", "原车主地址", at(home(m, r), "原车主住址")),
                row("9 41", "新车主地址", at(home(m, other), "新车主住址")),
                row("9 16 9 16", "转往单位", other.vehicles, "成交价", m.pick("9000元", "壹万伍仟元")),
                opinion(m, "经办意见", "手续齐全，准予转籍过户。", clerk, "经办人", m.after(made, 0, 3), style=style),
                opinion(m, "所领导", "同意转移。", chief, "审批人", m.after(made, 4, 10), style=style),
            ]
        ),
        *seal(m, r.vehicles),
        tear(m),
        para(f"{other.vehicles}：现将", m.name(second, "新车主"), "购", m.name(first, "原车主"), "机动车（", number,
             "）档案一册转去，请查收。文号：", paper_number(m, f"{r.letters}车转", made.year)),
        foot(on(m, m.after(made, 5, 15), "issued", "cn")),
    )  # fmt: skip
    return paper(
        "other_city", "车辆", "转移登记", made.year, f"{first.name}机动车转籍过户登记表", page,
        about=(first, second), creator=r.vehicles,
    )  # fmt: skip


def before_after(m: Maker) -> Form:
    """A change with what was on the left and what is on the right, item by item."""
    r = pick_region(m)
    made = m.day(1990, 2012)
    own, clerk, style = who(m, (made.year - 55, made.year - 20)), police(m), m.pick("cn", "slash", "dot")

    def pair(label: str, one: str | Run | Text, two: str | Run | Text) -> list[Cell]:
        return [key(label, 8), val(one, share=21), val(two, share=21)]

    page: tuple[Block, ...] = (
        head_line(m, "机动车变更登记表", "机动车辆变更登记审批单"),
        line("车主：", m.name(own, "车主"), "　　号牌：", plate(m, r), blanks="rule"),
        line("证件号码：", m.id_of(own, old=made.year < 1999), blanks="rule"),
        Table(
            rows=[
                [key("事　项", 8), key("变 更 前", 21), key("变 更 后", 21)],
                pair("发动机号", engine(m), engine(m)),
                pair("车身颜色", m.pick("红", "灰"), m.pick("白", "深蓝")),
                pair("车主住址", at(town_home(m, r), "原住址"), at(town_home(m, r), "车主住址")),
                pair("联系电话", phone(m, r), phone(m, r)),
                row("8 17 8 17", "登记日期", on(m, made, "changed", style), "承办人", m.name(clerk, "承办人")),
            ]
        ),
        para("变更凭证：发动机销售发票及街道证明各一份。车主签字：", m.name(own, "车主"), indent=0),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "before_after", "车辆", "变更登记", made.year, f"{own.name}机动车变更登记表", page, about=(own,),
            creator=r.vehicles,
    )  # fmt: skip


def scrap_list(m: Maker) -> Form:
    """A circular that several vehicles are struck off; owners, plates and days in rows."""
    r = pick_region(m)
    made = m.day(1993, 2011)
    clerk, chief, style = police(m), police(m), m.pick("dot0", "slash", "short0")
    owners = [who(m, (made.year - 60, made.year - 25)) for _ in range(m.rng.randint(4, 7))]
    rows: list[list[Text]] = [
        [say(plate(m, r)), say(m.name(own, "车主")), say(at(home(m, r), "车主住址")), say(engine(m)),
         say(on(m, m.after(made, -60, -5), "scrapped", style)), say(m.pick("超龄", "逾期未检", "事故报废"))]
        for own in owners
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        *red_head(r.vehicles),
        head_line(m, "关于注销登记一批报废机动车的通报", scale=1.4),
        line(paper_number(m, f"{r.letters}车管", made.year), align="right"),
        para("经查，", m.name(owners[0], "车主"),
            f"等{len(rows)}人所有的下列车辆已达报废条件，决定办理注销登记，号牌即日作废："),
        roster(("号牌", "车主", "住址", "发动机号", "报废日期", "原因"), rows, (1.2, 1.1, 3.2, 1.4, 1.3, 0.9)),
        line("经办：", m.name(clerk, "经办人"), "　　签发：", m.name(chief, "签发人"), indent=2),
        foot(on(m, made, "cancelled", m.pick("zero_han", "han", "cn"))),
        *seal(m, r.vehicles, share=0.85),
    )  # fmt: skip
    return paper(
        "scrap_list", "车辆", "注销登记", made.year, f"{owners[0].name}等机动车注销登记通报", page,
        about=owners, creator=r.vehicles,
    )  # fmt: skip


FORMS = (base_card, other_city, before_after, scrap_list)
