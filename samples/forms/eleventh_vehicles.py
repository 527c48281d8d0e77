"""Vehicles, eleventh part: a bill of sale, numbers that do not agree, files that are handed on."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block
from samples.forms.apart_base import fill, foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    Part, aged, at, engine, head_line, id_in, ledger, near_day, on, paper, paper_number, phone, plate, police,
    seal,
)  # fmt: skip
from samples.forms.eleventh_places import elsewhere, home, pick_region
from samples.rich import say


def bill_of_sale(m: Maker) -> Form:
    """Two people sell and buy a used vehicle by a paper of their own; the office notes the transfer below."""
    r, made = pick_region(m), m.day(1990, 2015)
    one, two, middle, clerk = (*(aged(m, made.year, 22, 60) for _ in range(3)), police(m))
    style, number = m.pick("cn", "apart0", "yuan"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "旧车转让协议", "卖车契约", "车辆买卖合同"),
        para("卖主（甲方）", m.name(one, "原车主"), "，身份证", id_in(m, one, made.year), "，电话", phone(m, r),
            indent=0),
        para("买主（乙方）", m.name(two, "新车主"), "，身份证", id_in(m, two, made.year), "，家住", at(home(m, r),
            "新车主住址"), indent=0),
        para("一、甲方有", m.pick("五菱小货", "东风平头柴油车", "嘉陵摩托"), "一部，牌号", number, "，车架号码",
            m.number(m.numbers.vin(), "vin"), "，发动机号", engine(m), "，系", on(m, m.after(made, -2900, -700),
            "first_registered", "cn", precision=m.pick("month", "day")), "入户，以人民币",
            f"{m.rng.randint(3, 68)}千元整卖给乙方，钱款当面点清。"),
        para("二、", on(m, made, "sold", style), "以前发生的违章、事故由甲方负责，以后由乙方负责。三、双方于",
            on(m, m.after(made, 5, 30), "due", "hao"), "前到车管所过户，甲方不得推脱。空口无凭，立字为据。"),
        foot("甲方：", m.name(one, "原车主"), "　乙方：", m.name(two, "新车主"), "　中间人：", m.name(middle,
            "中间人")),
        foot(on(m, made, "signed", style)),
        para("【车管所】已办转移登记，证书编号", m.number(m.numbers.serial(12), "certificate"), "。经办",
            m.name(clerk, "经办人"), "　", on(m, m.after(made, 5, 40), "transferred", m.pick("dot0", "slash")),
            indent=0),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "bill_of_sale", "车辆", "转移登记", made.year, f"{number.text}车辆转让协议", page, about=(one, two),
        creator=r.vehicles,
    )  # fmt: skip


def numbers_differ(m: Maker) -> Form:
    """An owner explains why the number on a frame differs; another office says what its own files hold."""
    r, made = pick_region(m), m.day(1997, 2015)
    own, clerk, chief, smith = aged(m, made.year, 22, 60), police(m), police(m), aged(m, made.year, 25, 60)
    far, style, number = elsewhere(m, r), m.pick("cn", "dash", "gap2"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "关于车架号不符的情况说明", "车辆情况说明"),
        para(fill("车管所：本人{own}，身份证{id}，住{home}，{bought}从{seller}处购得{number}号车。{fixed}该车在{smith}"
            "的修理部换过前桥和发动机，机号由{old}变为{new}，当时没有备案。年审时工作人员发现登记证书上的车辆识别代号"
            "{vin}末位模糊，故作此说明，申请变更登记。", own=m.name(own, "车主"), id=id_in(m, own, made.year),
            home=at(home(m, r), "车主住址"), bought=on(m, m.after(made, -2000, -900), "bought", "cn",
            precision="month"), seller=m.name(aged(m, made.year, 25, 60), "原车主"), number=number,
            fixed=on(m, m.after(made, -300, -40), "repaired", style), smith=m.name(smith, "修理人"), old=engine(m),
            new=engine(m), vin=m.number(m.numbers.vin(), "vin"))),
        foot(m.name(own, "车主"), "　", on(m, made, "written", style)),
        line("——————　协　查　情　况　——————", align="centre"),
        para(f"经向{far.vehicles}发函（", paper_number(m, f"{r.letters}车协", made.year), "），对方",
            near_day(m.after(made, 12, 26), m.after(made, 8, 11), "answered"), "复称：该车原档案编号",
            m.number(m.numbers.digits(12), "file"), "，原号牌", plate(m, far), "，拓印膜与实车相符，未列入盗抢。拟准予"
            "变更。", indent=0),
        foot("查验 ", m.name(clerk, "查验员"), "　批准 ", m.name(chief, "审批人"), "　", on(m, m.after(made, 27, 45),
            "approved", "dot")),
        *seal(m, r.vehicles),
    )  # fmt: skip
    return paper(
        "numbers_differ", "车辆", "变更登记", made.year, f"{own.name}车架号不符情况说明", page, about=(own,),
        creator=r.vehicles,
    )  # fmt: skip


def files_handed_on(m: Maker) -> Form:
    """A list of files of newly entered vehicles that one desk hands to the archive: two lines in most cells."""
    r, made = pick_region(m), m.day(2000, 2015)
    giver, taker, style = police(m), police(m), m.pick("dash", "dot", "slash")
    rows: list[list[Part]] = [
        [m.number(m.numbers.digits(12), "file"), say(plate(m, r), "\n", m.number(m.numbers.vin(), "vin")),
         say(m.name(own := aged(m, made.year, 22, 60), "车主"), "\n", m.id_of(own)), on(m, m.after(made, -20, -2),
         "first_registered", style), f"{m.rng.randint(8, 16)}"]
        for _ in range(m.rng.randint(4, 6))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "机动车注册登记档案移交清单", "新注册车辆档案移交表"),
        line("移交部门：登记岗　　接收部门：档案室　　", on(m, made, "handed", m.pick("cn", "cn0")), indent=0),
        ledger([key("档案编号", 1.7), key("号牌／识别代号", 2.2), key("所有人／身份证明", 2.2), key("注册日期", 1.3),
            key("页数",
            0.6)], rows),
        para("移交人", m.name(giver, "移交人"), "、接收人", m.name(taker, "接收人"), f"当面核点，共{len(rows)}卷无误。",
            indent=0),
        *seal(m, r.vehicles, share=0.5),
    )  # fmt: skip
    return paper(
        "files_handed_on", "车辆", "注册登记", made.year, f"{made.year}年机动车注册登记档案移交清单", page,
        creator=r.vehicles,
    )  # fmt: skip


FORMS = (bill_of_sale, files_handed_on, numbers_differ)
