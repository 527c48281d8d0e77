"""Vehicles, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker
from samples.forms.fourth_base import (
    at,
    both,
    divided,
    filled,
    folk,
    heading,
    lab,
    labelled,
    officer,
    on,
    opinion,
    paper,
    para,
    plate,
    rows,
    seal,
    spaced,
    val,
)
from samples.rich import Ink, Run, say

_MODELS = ("江陵牌JL1030（虚构）", "龙舟牌LZ6400（虚构）", "秦岭牌QL125（虚构）", "赣江牌GJ7130（虚构）")


def _engine(m: Maker) -> Run:
    return m.number(m.pick("4G", "JL", "Q") + m.numbers.digits(7), "engine")


def vehicle_entry(m: Maker) -> Form:
    """Everything in cells that hold label and value; the owner's group below the vehicle's."""
    made = m.day(1999, 2014)
    own, agent, clerk, chief = folk(m), folk(m), officer(m), officer(m)
    page: list[Block] = [
        heading(m, "机动车登记业务流程记录单", "机动车注册登记表"),
        rows(
            [both("号牌号码：", plate(m)), both("号牌种类：", m.pick("小型汽车", "两三轮摩托车", "农用运输车"))],
            [both("厂牌型号：", m.rng.choice(_MODELS)), both("车身颜色：", m.pick("红", "白", "蓝/灰"))],
            [both("车架号码：", m.number(m.numbers.vin(), "vin")), both("发动机号：", _engine(m))],
            [both("登记证书编号：", m.number(m.numbers.serial(12), "certificate")),
             both("获得方式：", m.pick("购买", "中奖", "继承"))],
            [both("购车日期：", on(m, m.after(made, -20, -4), "bought")),
             both("发票价：", f"{m.rng.randint(30, 1800) * 100}元")],
            joined=True,
        ),
        rows(
            [lab("姓名/名称", 0.8), val(m.name(own, "所有人")), lab("身份证明号码", 0.9), val(m.id_of(own), share=1.4)],
            [lab("住　　所", 0.8), val(at(m, "住所"), share=2.3), lab("邮编", 0.4), val(m.numbers.digits(6),
                share=0.6)],
            [lab("代　理　人", 0.8), val(m.name(agent, "代理人")), lab("代理人证号", 0.9), val(m.id_of(agent),
                share=1.4)],
            side="所有人",
            joined=True,
        ),
        rows(
            [both("查验意见：合格", lines=2, foot=say(Run("查验员：", Ink.LABEL), m.name(clerk, "查验员"))),
             both("登记审核：同意", lines=2, foot=say(Run("审核：", Ink.LABEL), m.name(chief, "审核人")))],
            [lab("注册登记日期", 0.3), divided(on(m, made, "registered", style=m.pick("split", "nian")), 0.5),
             lab("档案编号", 0.2), val(m.number(m.numbers.serial(12), "file"), share=0.5)],
        ),
        *seal(m, "公安局车辆管理所"),
    ]  # fmt: skip
    return paper(
        "vehicle_entry", "车辆", "注册登记", made.year, f"{own.name}机动车注册登记", page,
        retention="D30", about=(own,), creator="车辆管理所",
    )  # fmt: skip


def motorcycle_letter(m: Maker) -> Form:
    """An application of old with underlined blanks, the unit's proof on the same sheet."""
    made = m.day(1983, 1998)
    own, clerk, village_head = folk(m, (1940, 1972)), officer(m), folk(m, (1935, 1960))
    page: list[Block] = [
        Title(m.pick("机动车上户申请书", "新车入户申请表"), scale=1.6),
        filled(
            "申请人", m.name(own, "所有人"), f"，{own.sex}，", on(m, own.birth, "birth", style=m.pick("cn", "short")),
            "出生，住", at(m, "住所"), "，身份证号码", m.id_of(own, old=True), "，于",
            on(m, m.after(made, -30, -3), "bought"), "在", m.pick("县五金交电公司", "地区农机公司"), "购得",
            m.rng.choice(_MODELS), "一辆，车架号", m.number(m.numbers.digits(8), "vin"), "，发动机号", _engine(m),
            "，申请上户，请予办理。", blanks=m.pick("rule", "rule", "dots"),
        ),
        para("申请人签名：", spaced(m, own, "所有人"), "　　", on(m, made, "applied", style="spaced"), align="right"),
        Gap(0.5),
        labelled(
            ("单位（村、居委会）证明", "情况属实，同意上户"), ("证明人", m.name(village_head, "证明人")),
            ("核发号牌", plate(m)), ("行驶证号", m.number(m.numbers.serial(8), "licence")),
            ("检验员", m.name(clerk, "检验员")), ("初次登记日期", on(m, m.after(made, 1, 9), "registered")),
            per_line=2, underline=True, colon=m.pick("：", " ", "　"),
        ),
        *seal(m, "县公安局交通警察大队"),
    ]  # fmt: skip
    return paper(
        "motorcycle_letter", "车辆", "注册登记", made.year, f"{own.name}机动车上户申请", page,
        retention="D30", about=(own,), creator="交通警察大队",
    )  # fmt: skip


def sale_agreement(m: Maker) -> Form:
    """An agreement of seller and buyer with the office's note of the transfer."""
    made = m.day(1996, 2014)
    seller, buyer, witness, clerk = folk(m), folk(m), folk(m), officer(m)
    number = plate(m)
    page: list[Block] = [
        Title(m.pick("旧机动车买卖协议", "车辆转让协议书"), scale=1.6),
        para("甲方（卖方）：", m.name(seller, "原所有人"), "　身份证号：", m.id_of(seller), "　住址：", at(m, "住址"),
            indent=0),
        para("乙方（买方）：", m.name(buyer, "现所有人"), "　身份证号：", m.id_of(buyer), "　住址：", at(m, "住址"),
            indent=0),
        para(
            "一、甲方自愿将自有", m.rng.choice(_MODELS), "一辆（车牌号", number, "，发动机号", _engine(m), "，车架号",
            m.number(m.numbers.vin(), "vin"), f"）以人民币{m.rng.randint(8, 99) * 1000}元转让给乙方。",
        ),
        para("二、", on(m, made, "agreed", style="cn"), "之前该车发生的一切违章、债务由甲方承担，之后由乙方承担。"),
        para("三、甲方协助乙方办理转移登记手续，费用由乙方负担。"),
        para("四、本协议一式三份，双方签字生效。"),
        labelled(
            ("甲方签字", m.name(seller, "原所有人")), ("乙方签字", m.name(buyer, "现所有人")),
            ("见证人", m.name(witness, "见证人")), ("签订日期", on(m, made, "signed")), per_line=2,
        ),
        Gap(0.4),
        rows(
            [lab("车管所记载", 0.18), both("转移登记，新号牌：", plate(m), "　档案编号：",
             m.number(m.numbers.serial(12), "file"), share=0.82, lines=2,
             foot=say(m.name(clerk, "经办人"), "　", on(m, m.after(made, 2, 30), "registered"), "　"))],
        ),
        *seal(m, "车辆管理所", "转移登记专用章"),
    ]  # fmt: skip
    return paper(
        "sale_agreement", "车辆", "转移登记", made.year, f"{seller.name}、{buyer.name}车辆转让协议", page,
        retention="D30", about=(seller, buyer), creator="车辆管理所",
    )  # fmt: skip


def change_application(m: Maker) -> Form:
    """What stands now and what is wanted, under one head."""
    made = m.day(2001, 2014)
    own, agent, clerk = folk(m), folk(m), officer(m)
    page: list[Block] = [
        heading(m, "机动车变更登记申请表", "机动车登记项目变更申请表"),
        rows(
            [lab("号牌号码"), val(plate(m)), lab("车辆类型"), val(m.pick("轻型普通货车", "小型轿车", "大型普通客车"))],
            [lab("所有人姓名"), val(m.name(own, "所有人")), lab("身份证明号码"), val(m.id_of(own))],
            joined=True,
        ),
        rows(
            [lab("变更事项", 0.8),
                Cell(text=m.tick(m.pick("住所地址", "变更颜色", "更换发动机"), "变更颜色", "更换发动机",
                                             "住所地址", "使用性质"), share=3.2)],
            [lab("项目", 0.8), lab("变更前", 1.6), lab("变更后", 1.6)],
            [lab("住所地址", 0.8), val(at(m, "原住址"), share=1.6), val(at(m, "住所"), share=1.6)],
            [lab("发动机号码", 0.8), val(_engine(m), share=1.6), val(_engine(m), share=1.6)],
            [lab("车身颜色", 0.8), val("蓝", share=1.6), val(m.pick("白", "银灰"), share=1.6)],
            joined=True,
        ),
        rows(
            [both("申请人签章：", m.name(own, "所有人")), both("代理人签字：", m.name(agent, "代理人"))],
            opinion(m, "车管所意见", "准予变更登记，收回原行驶证。", clerk, "经办人", made),
        ),
        para("变更登记日期 ", on(m, m.after(made, 0, 2), "registered"), align="right"),
        *seal(m, "公安局车辆管理所"),
    ]  # fmt: skip
    return paper(
        "change_application", "车辆", "变更登记", made.year, f"{own.name}机动车变更登记申请", page,
        retention="D30", about=(own,), creator="车辆管理所",
    )  # fmt: skip


def scrap_notice(m: Maker) -> Form:
    """The recycler's certificate and the office's cancellation."""
    made = m.day(1997, 2014)
    own, clerk, scrapper = folk(m), officer(m), folk(m)
    page: list[Block] = [
        para("第二联　车管所存档", align="right", scale=0.85),
        Title(m.pick("报废汽车回收证明", "机动车报废注销证明"), scale=1.6),
        para("No. ", m.number(m.numbers.serial(9), "certificate"), align="right"),
        labelled(
            ("车　　主", m.name(own, "所有人")), ("身份证号", m.id_of(own, old=made.year < 2000)),
            ("地　　址", at(m, "住所")), ("联系电话", m.phone()), ("车辆牌号", plate(m)),
            ("初次登记", on(m, m.after(made, -5400, -3700), "first_registered")), ("发动机号", _engine(m)),
            ("车架号", m.number(m.numbers.vin(), "vin")), ("交车日期", on(m, m.after(made, -10, -1), "handed_over")),
            per_line=2, underline=m.chance(0.6), dotted=m.chance(0.3),
        ),
        para("上述车辆已交我公司解体，五大总成全部破碎，特此证明，凭此办理注销登记。"),
        para("经手人：", m.name(scrapper, "经手人"), "　　物资再生利用公司（盖章）", align="right"),
        Stamp("物资再生利用公司", m.rng.uniform(0.6, 0.85), shape=m.pick("round", "oval"), colour=m.pick("red",
        "purple")),
        Gap(0.6),
        filled("车辆管理所注销记录：该车已于", on(m, made, "cancelled"), "办理注销登记，号牌、行驶证已收回。承办：",
               m.name(clerk, "承办人"), indent=0),
        *seal(m, "车辆管理所业务专用章"),
    ]  # fmt: skip
    return paper(
        "scrap_notice", "车辆", "注销登记", made.year, f"{own.name}机动车报废注销证明", page,
        retention="D10", about=(own,), creator="车辆管理所",
    )  # fmt: skip


def transfer_register(m: Maker) -> Form:
    """A register of transferred vehicles: ten narrow columns under a two-storey head."""
    year = m.rng.randint(1998, 2012)
    shares = (0.5, 1.6, 1.5, 1.1, 2.5, 1.1, 2.9, 1.4, 1.0)
    style = m.pick("short", "dot", "dash")
    head = [
        lab("序号", shares[0]),
        lab("号牌", shares[1]),
        lab("发动机号", shares[2]),
        Cell(text=say("原　车　主", ink=Ink.LABEL), label=True, share=shares[3] + shares[4],
             under=(lab("姓名", shares[3]), lab("住址", shares[4]))),
        Cell(text=say("新　车　主", ink=Ink.LABEL), label=True, share=shares[5] + shares[6],
             under=(lab("姓名", shares[5]), lab("住址", shares[6]))),
        lab("过户日期", shares[7]),
        lab("经办", shares[8]),
    ]  # fmt: skip
    clerk, body = officer(m), []
    for index in range(1, m.rng.randint(5, 8)):
        one, two, day = folk(m), folk(m), m.day(year, year)
        values: tuple[tuple[str | Run, ...], ...] = (
            (str(index),), (plate(m),), (_engine(m),), (m.name(one, "原所有人"),), (at(m, "原住址"),),
            (m.name(two, "现所有人"),), (at(m, "住址"),), (on(m, day, "registered", style=style),),
            (m.name(clerk, "经办人"),),
        )  # fmt: skip
        body.append([val(*v, share=s, align="centre") for v, s in zip(values, shares, strict=True)])
    page: list[Block] = [
        heading(m, "机动车过户（转移）登记簿", "车辆转移登记台帐"),
        para(f"{year}年　　单位：县车辆管理所", indent=0),
        rows(head, *body),
    ]
    return paper(
        "transfer_register", "车辆", "转移登记", year, f"{year}年机动车过户登记簿", page,
        retention="D10", creator="车辆管理所", landscape=True,
    )  # fmt: skip


def cancel_list(m: Maker) -> Form:
    """An announcement of vehicles that are cancelled because their time is over."""
    made = m.day(2004, 2014)
    body = [
        [
            say(str(index)),
            say(plate(m)),
            say(spaced(m, folk(m), "所有人")),
            say(m.pick("正三轮摩托车", "普通二轮摩托车", "小型普通客车")),
            say(on(m, m.after(made, -5000, -60), "valid_until", style="dash")),
        ]
        for index in range(1, m.rng.randint(6, 10))
    ]
    page: list[Block] = [
        Title(m.pick("关于达到报废标准机动车注销登记的公告", "注销登记机动车清单"), scale=1.4),
        para("下列机动车已达到国家强制报废标准，逾期未办理注销登记，根据规定，自", on(m, made, "cancelled", style="cn"),
             "起公告其机动车登记证书、号牌、行驶证作废。"),
        roster(("序号", "号牌号码", "所有人", "车辆类型", "强制报废期止"), body, (0.6, 1.3, 1.2, 1.8, 1.6)),
        Prose(text=say(Run("审核人：", Ink.LABEL), m.name(officer(m), "审核人"), Run("　制表人：", Ink.LABEL),
                       m.name(officer(m), "制表人")), indent=0),
        para(on(m, m.after(made, 0, 3), "signed", style="han"), align="right"),
        *seal(m, "市公安局交通警察支队车辆管理所", share=0.8),
    ]  # fmt: skip
    return paper(
        "cancel_list", "车辆", "注销登记", made.year, f"{made.year}年注销登记机动车公告", page,
        retention="D10", creator="车辆管理所",
    )  # fmt: skip


FORMS = (
    vehicle_entry,
    motorcycle_letter,
    sale_agreement,
    change_application,
    scrap_notice,
    transfer_register,
    cancel_list,
)
