"""Vehicles, twelfth part: a print-out, a book of plates, a court's request, a scrap yard's proof."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import fill, foot, key, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.twelfth_base import (
    Part, aged, at, bar, boxes, cadre, caption, cut, engine, head_line, id_in, ledger, on, over, paper, paper_number,
    phone, plate, police, print_out, seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, elsewhere, home, pick_region
from samples.rich import say


def motor_book(m: Maker) -> Form:
    """A county's book of 1979 to 2003 of motorcycles and tractors that got plates, a row each."""
    r, year = pick_region(m), m.rng.randint(1979, 2003)
    style, clerk = m.pick("stamp", "pause4", "dot0", "short_cn"), police(m)
    rows: list[list[Part]] = [[m.number(f"{m.pick('36', '07', '58')}-{m.numbers.digits(5)}", "plate") if year < 1994
        else plate(m, r), m.name(aged(m, year, 20, 60), "车主"), at(dwelling(m, r, year), "车主住址"), m.pick("幸福250",
        "嘉陵50", "东方红12", "建设100"), say(engine(m), "\n", m.number(m.numbers.digits(7), "frame")), on(m, day,
        "first_registered", style)]
        for day in sorted(m.day(year, year) for _ in range(m.rng.randint(6, 9)))]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "机动车入户发牌登记簿", "两轮、三轮车入户簿", "车辆入籍登记册", scale=1.5),
        ledger([key("牌　号", 1.4), over("车　户", ("户名", 1.1), ("坐落", 2.6)), key("厂牌", 1.0), key("机号／架号",
            2.0), key("入户日期", 1.6)], rows),
        line("监理员 ", m.name(clerk, "登记人"), "　车证交 ", m.name(cadre(m, year), "领取人"), " 转发", blanks="rule"),
        *seal(m, r.vehicles, share=0.4),
    )  # fmt: skip
    return paper(
        "motor_book", "车辆", "注册登记", year, f"{r.county}{year}年机动车入户发牌登记簿", page, creator=r.vehicles,
        landscape=m.chance(0.5),
    )  # fmt: skip


def car_print(m: Maker) -> Form:
    """A print-out of 2001 to 2014 of a vehicle's first entry, labels and values in two columns of a printer."""
    r, made = pick_region(m), m.day(2001, 2014)
    own, clerk = aged(m, made.year, 22, 62), police(m)
    style, number = m.pick("moment", "bare_dash", "compact", "full"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "机动车详细信息", "车辆基本信息（注册）打印页", scale=1.4),
        bar(m),
        print_out(("号牌号码", number), ("号牌种类", m.pick("02 小型汽车", "07 摩托车")), ("机动车所有人", m.name(own,
            "车主")), ("身份证明号码", m.id_of(own)), ("住所详址", at(home(m, r), "车主住址")), ("暂住详址", "（无）"),
            ("联系方式", phone(m, r)), ("中文品牌", m.pick("五菱", "时风", "豪爵")), ("识别代号",
            m.number(m.numbers.vin(), "vin")), ("发动机号", engine(m)), ("档案编号", m.number(m.numbers.digits(12),
            "file")), ("登记证书编号", m.number(m.numbers.serial(12), "certificate")), ("初次登记日期", on(m, made,
            "first_registered", style)), ("检验有效期止", on(m, m.after(made, 700, 730), "valid_until", style)),
            per_line=2, colon=m.pick("：", ":", "  ")),
        bar(m),
        line("登记岗 ", m.name(clerk, "经办人"), "　复核岗 ", m.name(police(m), "复核人"), "　", on(m, m.after(made, 0,
            2), "printed", style), align="right"),
        *seal(m, r.vehicles, share=0.5),
    )  # fmt: skip
    return paper(
        "car_print",
        "车辆",
        "注册登记",
        made.year,
        f"{number.text}机动车注册信息打印页",
        page,
        about=(own,),
        creator=r.vehicles,
    )


def court_asks(m: Maker) -> Form:
    """A court of 1996 to 2014 asks the vehicle office to pass a car from the debtor to the creditor or to a bidder."""
    r, made = pick_region(m), m.day(1996, 2014)
    debtor, creditor, bidder = (aged(m, made.year, 25, 62) for _ in range(3))
    one, two, clerk, style = cadre(m, made.year), cadre(m, made.year), police(m), m.pick("latin_o", "han", "zero_han")
    number, ruled = plate(m, r), m.after(made, -40, -5)
    page: tuple[Block, ...] = (
        small(f"{r.county}人民法院", 1.5),
        head_line(m, "协 助 执 行 通 知 书", "协助执行通知书"),
        line(paper_number(m, f"{r.letters}执", made.year), align="right"),
        para(f"{r.vehicles}：", indent=0),
        para(fill("关于{creditor}与{debtor}欠款纠纷一案，本院{no}民事裁定书已于{ruled}发生法律效力。被执行人{debtor}（"
            "身份证号{id}）名下车牌{number}、车架{vin}之汽车一辆，经公开拍卖由{bidder}（身份证号{other}，住{home}）以"
            "{sum}元买得。请协助将该车过户至买受人名下，原查封自{end}起解除。", creditor=m.name(creditor, "申请执行人"),
            debtor=m.name(debtor, "原车主"), no=paper_number(m, f"{r.letters}民初", made.year - 1), ruled=on(m, ruled,
            "ruling", "cn"), id=id_in(m, debtor, made.year), number=number, vin=m.number(m.numbers.vin(), "vin"),
            bidder=m.name(bidder, "新车主"), other=id_in(m, bidder, made.year), home=at(home(m, r), "新车主住址"),
            sum=f"{m.rng.randint(6, 90)}000", end=on(m, made, "released", "cn"))),
        para("承办法官：", m.name(one, "承办人"), "　书记员：", m.name(two, "书记员"), "　电话：", phone(m, r),
            indent=0),
        foot(on(m, made, "issued", style)),
        *seal(m, f"{r.county}人民法院", share=0.9),
        cut(m, "（送达回证）"),
        para("已办理转移登记，新登记证书编号", m.number(m.numbers.serial(12), "certificate"), "。", m.name(clerk,
            "经办人"), "　", on(m, m.after(made, 2, 20), "transferred", m.pick("stamp", "bare_dash")), indent=0),
    )  # fmt: skip
    return paper(
        "court_asks", "车辆", "转移登记", made.year, f"{number.text}司法过户协助执行通知书", page, about=(debtor,
        bidder), creator=r.vehicles,
    )  # fmt: skip


def scrap_proof(m: Maker) -> Form:
    """A scrap yard's proof of 1999 to 2015, corner labels, with the office's decision to strike the vehicle off."""
    r, made = pick_region(m), m.day(1999, 2015)
    own, clerk, yard = aged(m, made.year, 24, 66), police(m), aged(m, made.year, 22, 60)
    style, number = m.pick("moment", "stamp", "cn"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "报废汽车回收证明", "报废机动车回收证明", scale=1.55),
        line("№ ", m.number(m.numbers.serial(8), "document"), align="right"),
        table([caption("交车单位或个人", 16, m.name(own, "车主")), caption("证件号", 20, id_in(m, own, made.year)),
            caption("车牌", 10, number)], [caption("车型", 12, m.pick("轻型货车", "中型客车", "农用四轮")),
            caption("车架号", 18, m.number(m.numbers.vin(), "vin")), caption("发动机号", 16, engine(m))],
            [caption("交车人住处", 30, at(home(m, r), "车主住址")), caption("登记年月", 16, on(m, m.after(made, -5400,
            -2900), "first_registered", "cn", precision="month"))], [caption("残值（元）", 12,
            f"{m.rng.randint(3, 40)}00"), caption("验收", 16, m.name(yard, "验收人")), caption("回收日期", 18, on(m,
            made, "recovered", style))], joined=True),
        table(row("9 37", "车管所", say("该车已监督解体，准予注销，牌证收回。")), row("9 14 9 14", "注销日期", on(m,
            m.after(made, 3, 40), "cancelled", style), "经办", m.name(clerk, "经办人"))),
        *seal(m, r.vehicles, "注销专用章", share=0.7),
        Gap(0.2),
        line("第三联：车辆管理机关存档", indent=0),
    )  # fmt: skip
    return paper(
        "scrap_proof", "车辆", "注销登记", made.year, f"{number.text}报废汽车回收证明", page, about=(own,),
        creator=r.vehicles,
    )  # fmt: skip


def declared_change(m: Maker) -> Form:
    """An owner's declaration of 1998 to 2014: what of a car is other now, to tick, old and new one above the other."""
    r, made = pick_region(m), m.day(1998, 2014)
    own, clerk = aged(m, made.year, 22, 60), police(m)
    agent, style, number = aged(m, made.year, 20, 50), m.pick("stamp", "cn", "moment"), plate(m, r)
    what = m.pick("住所迁移", "更换发动机", "共同所有人")
    was: Part = at(home(m, elsewhere(m, r)), "原住址") if what == "住所迁移" else engine(m)
    now: Part = at(home(m, r), "现住址") if what == "住所迁移" else engine(m)
    if what == "共同所有人":
        was, now = m.name(own, "原车主"), m.name(aged(m, made.year, 22, 60), "新车主")
    page: tuple[Block, ...] = (
        head_line(m, "机动车变更事项申报单", "机动车变更申报表"),
        table([key("车主", 6), caption("姓名", 14, m.name(own, "车主")), caption("证号", 18, id_in(m, own, made.year)),
            caption("号牌", 10, number)], [key("代办", 6), caption("姓名", 14, m.name(agent, "代办人")), caption("证号",
            18, id_in(m, agent, made.year)), caption("电话", 10, phone(m, r))], [key("事项", 6), caption("在方格内打√",
            42, boxes(what, "车身颜色", "更换发动机", "住所迁移", "共同所有人"))], [key("变更前", 6),
            caption("原登记内容", 42, was)], [key("变更后", 6), caption("现申报内容", 42, now)], [key("凭证", 6),
            caption("证书编号／来历凭证", 42, m.number(m.numbers.serial(12), "certificate"), "　发票",
            m.number(m.numbers.serial(8), "invoice", optional=True))], joined=True),
        table(row("6 15 6 21", "查验", m.name(police(m), "查验员"), "结论", "与申报相符"), row("6 15 6 21", "登记",
            m.name(clerk, "经办人"), "日期", on(m, m.after(made, 0, 6), "changed", style))),
        line("本人对所填内容的真实性负责。申报人 ", m.name(own, "车主"), "　", on(m, made, "applied", style),
            blanks="rule"),
        *seal(m, r.vehicles, share=0.5),
    )  # fmt: skip
    return paper(
        "declared_change", "车辆", "变更登记", made.year, f"{number.text}变更事项申报单", page, about=(own,),
        creator=r.vehicles,
    )  # fmt: skip


FORMS = (car_print, court_asks, motor_book, scrap_proof, declared_change)
