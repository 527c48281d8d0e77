"""Watched people, twelfth part: a card of two columns, a notice, a list of those moved to another class."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns
from samples.forms.apart_base import fill, foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.lands import town_police
from samples.forms.twelfth_base import (
    Part, aged, at, boxes, cadre, caption, file_code, head_line, household, id_in, ledger, listed, nickname, on,
    other_name, over, paper, paper_number, police, rough, seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, elsewhere, pick_region
from samples.rich import say


def two_columns(m: Maker) -> Form:
    """A card of 1956 to 2009: who it is on the left, kin and ties on the right, why and by whom below."""
    r, made = pick_region(m), m.day(1956, 2009)
    own, friend, clerk, chief = (aged(m, made.year, 20, 58, sex="男", han=True), aged(m, made.year, 20, 60), police(m),
        police(m))  # fmt: skip
    style = m.pick("stamp", "full_dot", "short_cn") if own.birth.year > 1929 else "cn"
    house = household(m, own, made.year, "母", "弟")
    left = (small("本　人", 1.1), table([caption("对象姓名", 8, m.name(own, "列管对象")), caption("化名、绰号", 9,
        m.former(other_name(m, own)), "、", nickname(m.pick("大疤", "铁算盘", "四猴")))], [caption("出生", 8, on(m,
        own.birth, "birth", style)), caption("原籍", 9, rough(elsewhere(m, r).county))], [caption("常住处", 17,
        at(dwelling(m, r, made.year), "住址"))], [caption("证件号", 17, id_in(m, own, made.year) if made.year > 1986
        else "——")]))  # fmt: skip
    right = (small("亲属、交往", 1.1), table(*[[key(tie, 4), caption("姓名", 7, m.name(p, "家属")), caption("生年", 6,
        on(m, p.birth, "birth", "cn", precision="year"))] for tie, p in house], [key("交往", 4), caption("姓名", 7,
        m.name(friend, "关系人")), caption("情况", 6, m.pick("赌友", "同监", "同乡"))]))  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "工作对象登记卡（列管）", "列管人员卡片", scale=1.5),
        Columns(left=left, right=right, ruled=m.chance(0.6)),
        table([caption("列管依据", 34, m.pick("有盗窃前科，无正当职业", "刑满回籍未满三年", "有投机倒把嫌疑"),
            "，材料见", file_code(m, "ZD·ZJ", made.year, "D30"), lines=2)], [caption("管控民警", 10, m.name(clerk,
            "责任民警")), caption("批准", 10, m.name(chief, "审批人")), caption("列管日", 14, on(m, made, "listed",
            style))]),
        *seal(m, r.stations[0], share=0.4),
    )  # fmt: skip
    return paper(
        "two_columns", "重点人口", "列管", made.year, f"{own.name}列管人员卡片", page, series="ZJ", about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


def let_go(m: Maker) -> Form:
    """A notice of 1980 to 2014 that somebody is watched no longer; who helped, what they say, who was told."""
    r, made = pick_region(m), m.day(1980, 2014)
    own, one, two, clerk = aged(m, made.year, 22, 62), cadre(m, made.year), cadre(m, made.year), police(m)
    listed_on, style = m.after(made, -1700, -1000), m.pick("han", "full", "latin_o")
    page: tuple[Block, ...] = (
        small(town_police(r), 1.4),
        head_line(m, "解除帮教（撤管）通知书", "撤销重点人口管理通知", scale=1.5),
        line(paper_number(m, f"{r.letters}公治撤", made.year), align="right"),
        para(f"{m.rng.choice(r.stations)}：", indent=0),
        para(fill("你所{asked}报来{own}撤管材料收悉。{own}，生于{birth}，住{home}，{listed}列管以来，经{helpers}等人帮"
            "教，已在{job}就业，表现较好，邻里无反映。经审批，同意自{end}起撤管，其卡片抽出归档。", asked=on(m,
            m.after(made, -30, -5), "reported", "cn"), own=m.name(own, "列管对象"), birth=on(m, own.birth, "birth",
            "cn"), home=at(dwelling(m, r, made.year), "住址"), listed=on(m, listed_on, "listed", "cn",
            precision=m.pick("day", "month")), helpers=listed(m.name(one, "帮教人"), m.name(two, "帮教人")),
            job=m.employer(), end=on(m, made, "released", "cn"))),
        foot(on(m, made, "issued", style)),
        *seal(m, town_police(r), share=0.8),
        line("拟稿 ", m.name(clerk, "承办人"), "　核稿 ", m.name(police(m), "审核人"), blanks="rule"),
    )  # fmt: skip
    return paper(
        "let_go", "重点人口", "撤管", made.year, f"{own.name}撤管通知书", page, series="ZJ", about=(own,),
        creator=town_police(r),
    )  # fmt: skip


def other_class(m: Maker) -> Form:
    """A quarter's list of 1985 to 2012 of watched people who come into another class: which, why, who agreed."""
    r, made = pick_region(m), m.day(1985, 2012)
    style, clerk = m.pick("dot", "bare_dash", "pause4"), police(m)
    rows: list[list[Part]] = []
    for _ in range(m.rng.randint(4, 7)):
        own = aged(m, made.year, 20, 62)
        rows.append([m.name(own, "列管对象"), say(on(m, own.birth, "birth", style)), at(dwelling(m, r, made.year),
            "住址"), m.pick("三类", "二类", "B级"), m.pick("一类", "四类", "C级"), m.pick("表现转好", "又有违法",
            "外出不归"), m.name(police(m), "责任民警")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "重点人口调类清单", "列管对象类别异动表", scale=1.5),
        ledger([key("对象", 1.1), key("出生", 1.3), key("住地", 2.8), over("类　别", ("原", 0.7), ("现", 0.7)),
            key("调类理由", 1.1), key("管片", 1.1)], rows),
        line("批准 ", m.name(clerk, "审批人"), "　", on(m, made, "approved", "cn"), "　", boxes("存正卷", "存正卷",
            "存副卷"), blanks="rule"),
        *seal(m, r.stations[0], share=0.4),
    )  # fmt: skip
    return paper(
        "other_class", "重点人口", "变更类别", made.year, f"{r.stations[0]}{made.year}年重点人口调类清单", page,
        series="ZJ", creator=r.stations[0], landscape=m.chance(0.4),
    )  # fmt: skip


FORMS = (two_columns, let_go, other_class)
