"""Vehicles, tenth part: a book of title, a register of tractors, a change, a return of plates."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns, Table
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import filled
from samples.forms.tenth_base import (
    Part, aged, at, caption, decided, engine, head_line, id_in, ledger, on, over, paper, phone, plate, police, seal,
    small, ticks,
)  # fmt: skip
from samples.forms.tenth_places import home, pick_region, town_home, village_home
from samples.rich import Run

_MODELS = ("跃进牌NJ130（虚构）", "盐桥牌微型客车（虚构）", "西仓牌三轮汽车（虚构）", "榕荫牌轿车（虚构）")


def title_book(m: Maker) -> Form:
    """A book of title of 2001 to 2013: numbered boxes of the first owner, then of whom it passed to."""
    r, first = pick_region(m), m.day(2001, 2011)
    passed = m.after(first, 300, 800)
    one, two = aged(m, first.year, 22, 60), aged(m, first.year, 22, 60)
    style = m.pick("dash", "dot0", "stroke0")
    page: tuple[Block, ...] = (
        head_line(m, "机动车登记证书", "机动车登记证书（复印件）"),
        line("证书编号 ", m.number(m.numbers.serial(12), "certificate"), align="right"),
        Table(side="注册", rows=[
            [caption("1．机动车所有人／身份证明名称／号码", 44, m.name(one, "原车主"), "／居民身份证／",
                m.id_of(one))], [caption("2．登记机关", 18, r.vehicles), caption("3．登记日期", 13,
                on(m, first, "first_registered", style)), caption("4．登记编号", 13, number := plate(m, r))],
            [caption("5．车辆型号", 22, m.pick(*_MODELS)), caption("6．车身颜色", 22, m.pick("白", "银灰", "绿"))],
            [caption("7．车辆识别代号", 26, vin := m.number(m.numbers.vin(), "vin")), caption("8．发动机号", 18,
                engine(m))], [caption("9．住所", 44, at(home(m, r), "原车主住址"))]], joined=True),
        Table(side="转移登记", rows=[
            [caption("姓名／名称", 16, m.name(two, "新车主")), caption("身份证明号码", 28, "居民身份证　",
                m.id_of(two))], [caption("住址", 44, at(home(m, r), "新车主住址"))],
            [caption("获得方式", 22, ticks(m, m.pick("购买", "赠与"), "购买", "赠与", "继承")),
                caption("转移登记日期", 22, on(m, passed, "transferred", style))]]),
        para("核对：车辆识别代号", vin, "、号牌", number, "与实车相符。查验员 ", m.name(police(m), "查验员"),
            indent=0),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "title_book", "车辆", "转移登记", passed.year, f"{one.name}机动车登记证书", page, about=(one, two),
        creator=r.vehicles,
    )  # fmt: skip


def tractor_book(m: Maker) -> Form:
    """A county's register of tractors and three-wheelers first entered in a year, a row each."""
    r, year, clerk = pick_region(m), m.rng.randint(1983, 2005), police(m)
    style = m.pick("pause", "pause4", "dot")
    rows: list[list[Part]] = [
        [plate(m, r), m.name(own := aged(m, year, 20, 60, sex="男"), "车主"), at(village_home(m, r), "车主住址"),
         m.pick("手扶", "三轮农用", "小四轮"), engine(m), m.number(m.numbers.digits(7), "frame"),
         on(m, day, "first_registered", style), id_in(m, own, max(year, 1987)) if year > 1986 else "未领"]
        for day in sorted(m.day(year, year) for _ in range(m.rng.randint(5, 8)))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "农用车、拖拉机注册登记册", "农用运输车初次注册登记台账", scale=1.4),
        line(f"{r.county}　{year}年", indent=0),
        ledger([key("号牌", 1.2), over("车　　主", ("姓名", 1.1), ("住址", 2.8)), key("车种", 0.9),
                over("号　　码", ("发动机", 1.3), ("机架", 1.2)), key("入籍日期", 1.3), key("身份证", 2.1)], rows),
        foot("登记员：", m.name(clerk, "登记员")),
        *seal(m, r.traffic, share=0.3),
    )  # fmt: skip
    return paper(
        "tractor_book", "车辆", "注册登记", year, f"{r.county}{year}年农用车注册登记册", page, creator=r.traffic,
        landscape=True,
    )  # fmt: skip


def new_engine(m: Maker) -> Form:
    """A form to change an engine, a colour or a bearer of the title: ticks for what, old and new in narrow cells."""
    r, made = pick_region(m), m.day(1989, 2013)
    own, clerk, chief = aged(m, made.year, 22, 60), police(m), police(m)
    style = m.pick("dot", "cn", "loose")
    what = m.pick("更换发动机", "改变车身颜色")
    old, new = (engine(m), engine(m)) if "机" in what else (Run("草绿"), Run("银白"))
    page: tuple[Block, ...] = (
        head_line(m, "机动车变更备案单", "车辆变更登记通知单"),
        Table(rows=[[key("车号", 6), val(plate(m, r), share=14), key("车主", 6), val(m.name(own, "车主"), share=18)],
            [key("证号", 6), val(id_in(m, own, made.year), share=20), key("电话", 5), val(phone(m, r), share=13)],
            [key("住址", 6), val(at(town_home(m, r), "车主住址"), share=38)],
            [key("变更事项", 6), val(ticks(m, what, "更换发动机", "改变车身颜色", "变更使用性质"), share=38)],
            [key("原　为", 6), val(old, share=16), key("现　为", 6), val(new, share=16)]], joined=True),
        Table(rows=[decided(m, "外勤查验", "与实车相符", clerk, "查验员", m.after(made, 0, 4), style),
            decided(m, "批准", "准予变更", chief, "审批人", m.after(made, 4, 9), style)]),
        line("申请日期：", on(m, made, "applied", style), "　　车主签章：", m.name(own, "车主"), align="right"),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "new_engine", "车辆", "变更登记", made.year, f"{own.name}机动车变更登记单", page, about=(own,),
        creator=r.vehicles,
    )  # fmt: skip


def plates_back(m: Maker) -> Form:
    """Two parts of one sheet: the scrapyard's receipt and the proof that a vehicle is struck off."""
    r, made = pick_region(m), m.day(1996, 2013)
    own, clerk, yard = aged(m, made.year, 25, 65), police(m), aged(m, made.year, 25, 55)
    number, style = plate(m, r), m.pick("cn", "dot0", "loose")
    code = m.number(m.pick(f"报{made.year}{m.numbers.serial(5)}", f"{r.letters}销{m.numbers.serial(6)}"), "certificate")
    left: tuple[Block, ...] = (
        small("回收拆解联"),
        line("编号 ", code),
        Table(rows=[row("8 14", "交车人", m.name(own, "车主")), row("8 14", "车牌", number),
            row("8 14", "发动机", engine(m)), row("8 14", "收车日", on(m, m.after(made, -20, -1), "scrapped", style)),
            row("8 14", "收车人", m.name(yard, "经手人"))]),
    )  # fmt: skip
    right: tuple[Block, ...] = (
        small("机动车注销证明", 1.4),
        line("编号 ", code, align="right"),
        filled(fill("兹有{own}（证件号{id}，住{home}）所有的{number}号车，因{why}，已于{day}办理注销登记，"
            "号牌、行驶证收回作废。经办：{clerk}", own=m.name(own, "车主"), id=id_in(m, own, made.year),
            home=at(home(m, r), "车主住址"), number=number, why=m.pick("达到报废年限", "事故损毁", "灭失"),
            day=on(m, made, "cancelled", style), clerk=m.name(clerk, "经办人"))),
        *seal(m, r.vehicles, share=0.85),
    )  # fmt: skip
    return paper(
        "plates_back", "车辆", "注销登记", made.year, f"{own.name}机动车注销证明",
        (Columns(left=left, right=right, share=0.42, ruled=True),), about=(own,), creator=r.vehicles,
        landscape=True,
    )  # fmt: skip


FORMS = (title_book, tractor_book, new_engine, plates_back)
