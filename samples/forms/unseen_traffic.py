"""Vehicles and accidents, unseen part. Never tune a rule on them."""

# ruff: noqa: E501 - a sentence of a letter stands on one line

from __future__ import annotations

from samples.blocks import Columns, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.unseen_base import (
    ask,
    captioned,
    day,
    dotted,
    home,
    item,
    letter,
    pairs,
    paper_number,
    plate,
    spanned,
    who,
)
from samples.rich import Run

_VEHICLES = ("绵阳市公安局交通警察支队车辆管理所", "曲靖市公安局车管所", "临沂市车辆管理所")
_POLICE = ("三台县公安局交通警察大队", "路桥区公安分局交警大队", "会宁县公安局交警队")
_MAKES = ("跃进牌YJ5020（虚构）", "白鸽牌BG100两轮摩托车（虚构）", "松岭牌SL6440（虚构）", "铁牛牌TN-12拖拉机（虚构）")


def first_card(m: Maker) -> Form:
    own, clerk, made = who(m), who(m), m.day(1988, 2014)
    fields = [
        m.field("号牌号码", plate(m)),
        m.field("车主", m.name(own, "所有人")),
        m.field("证件名称及号码", "居民身份证", m.id_of(own, old=made.year < 1999)),
        m.field("详细地址", home(m)),
        m.field("厂牌型号", m.pick(*_MAKES)),
        m.field("发动机号码", m.number(m.numbers.digits(7), "engine")),
        m.field("车架号", m.number(m.numbers.vin(), "vin")),
        m.field("购车日期", day(m, m.after(made, -60, -2), "bought")),
        m.field("初次登记日期", day(m, made, "registered")),
        m.field("登记员", m.name(clerk, "登记员")),
    ]
    page = (Title(m.pick("机动车新车注册登记底卡", "机动车注册登记卡片")), pairs(fields, m.rng.uniform(0.22, 0.36)))
    return item(
        m, "first_card", "CL", "注册登记", made, f"{own.name}新车底卡", page, office=m.pick(*_VEHICLES), subjects=(own,)
    )


def sale(m: Maker) -> Form:
    new, old, clerk, made = who(m), who(m), who(m), m.day(1990, 2014)
    number = plate(m)
    left = (
        spanned(
            "原车主",
            [
                m.field("姓名", m.name(old, "原所有人")),
                m.field("身份证", m.id_of(old, old=made.year < 1999)),
                m.field("住址", home(m)),
            ],
            share=0.18,
        ),
    )
    right = (
        spanned(
            "现车主",
            [
                m.field("姓名", m.name(new, "所有人")),
                m.field("身份证", m.id_of(new, old=made.year < 1999)),
                m.field("住址", home(m)),
            ],
            share=0.18,
        ),
    )
    page = (
        Title(m.pick("机动车过户转移登记审核表", "机动车转移登记（过户）审批单")),
        Prose(
            text=ask("车辆牌号　", number, "　　车辆识别代号　", m.number(m.numbers.vin(), "vin")),
            indent=0,
            blanks="rule",
        ),
        Columns(left=left, right=right),
        dotted(
            [
                m.field("成交日期", day(m, m.after(made, -20, -1), "sold")),
                m.field("登记证书编号", m.number(f"5107{m.numbers.serial(8)}", "certificate")),
                m.field("审核人", m.name(clerk, "审核人")),
                m.field("办理日期", day(m, made, "registered")),
            ]
        ),
    )
    return item(
        m,
        "sale",
        "CL",
        "转移登记",
        made,
        f"{old.name}过户{new.name}",
        page,
        office=m.pick(*_VEHICLES),
        subjects=(new, old),
        landscape=True,
    )


def alteration(m: Maker) -> Form:
    own, clerk, made = who(m), who(m), m.day(1996, 2014)
    page = (
        Title(m.pick("车辆变更事项登记表", "机动车变更登记记录卡")),
        spanned(
            "机动车所有人",
            [
                m.field("姓名", m.name(own, "所有人")),
                m.field("身份证明号码", m.id_of(own, old=made.year < 1999)),
                m.field("邮寄地址", home(m)),
                m.field("联系电话", m.phone()),
            ],
        ),
        spanned(
            "变更内容",
            [
                m.field("车号", plate(m)),
                m.field("变更事项", m.pick("车身颜色", "更换发动机", "住所迁移")),
                m.field("变更前", m.pick("红色", "原发动机", "原住所")),
                m.field("变更后", m.pick("灰色", "见附件", "现住所")),
                m.field("档案编号", m.number(f"5303{m.numbers.serial(8)}", "file")),
            ],
        ),
        Prose(text=ask("查验员：", m.name(clerk, "查验员"), "　　　变更日期：", day(m, made, "changed")), indent=0),
    )
    return item(
        m, "alteration", "CL", "变更登记", made, f"{own.name}车辆变更", page, office=m.pick(*_VEHICLES), subjects=(own,)
    )


def scrapped(m: Maker) -> Form:
    own, clerk, made = who(m), who(m), m.day(1995, 2014)
    serial = m.numbers.serial(6)
    page = (
        Title("机动车注销证明书"),
        Prose(text=ask(paper_number(f"车注字（{made.year}）{serial}号", "certificate", serial)), align="right"),
        Prose(
            text=ask(
                "机动车所有人", m.name(own, "所有人"), "（身份证明号码", m.id_of(own, old=made.year < 1999), "），住", home(m),
                "，其所有的号牌号码为", plate(m), "、车辆识别代号为", m.number(m.numbers.vin(), "vin"), "的",
                m.pick("小型客车", "二轮摩托车", "轻型货车"), "，因", m.pick("报废", "灭失", "达到强制报废年限"), "，已于",
                day(m, made, "cancelled", style="cn"), "办理注销登记，号牌、行驶证已收回。",
            ),
            blanks=m.pick("", "rule", "dots"),
        ),
        Prose(text=ask("特此证明。")),
        Prose(text=ask("业务领导：", m.name(clerk, "业务领导")), align="right"),
        Prose(text=ask(day(m, m.after(made, 1, 9), "issued", style=m.pick("han", "circle", "spaced"))), align="right"),
    )  # fmt: skip
    return item(
        m, "scrapped", "CL", "注销登记", made, f"{own.name}注销证明书", page, office=m.pick(*_VEHICLES), subjects=(own,)
    )


def _spot(m: Maker) -> Run:
    town = m.rng.choice(m.places.urban)[0]
    tail = m.pick(f"{m.rng.randint(3, 300)}号门前", f"与{m.rng.choice(m.places.streets)}交叉口")
    return m.address(town + m.rng.choice(m.places.streets) + tail, "事故地点")


def duty(m: Maker) -> Form:
    a, b, first, second, when = who(m), who(m), who(m), who(m), m.day(1993, 2012)
    made, office = m.after(when, 6, 20), m.pick(*_POLICE)
    page = (
        Prose(text=ask(office), align="centre", scale=1.15),
        Title(m.pick("道路交通事故责任认定书", "道路交通事故认定书")),
        Prose(text=ask(m.number(f"（{made.year}）{office[0]}公交责字第{m.numbers.serial(4)}号", "document")), align="right"),
        Prose(text=ask("事故时间：", day(m, when, "accident", style="spaced"), f" {m.rng.randint(0, 23)}时许"), indent=0),
        Prose(text=ask("事故地点：", _spot(m)), indent=0),
        Prose(text=ask("一、当事人基本情况")),
        Prose(text=ask("甲方：", m.name(a, "当事人"), "，", a.sex, "，身份证号", m.id_of(a, old=made.year < 1999), "，住", home(m), "，驾驶", plate(m), "号小货车。")),
        Prose(text=ask("乙方：", m.name(b, "当事人"), "，", b.sex, "，身份证号", m.id_of(b, old=made.year < 1999), "，住", home(m), "，骑自行车。")),
        Prose(text=ask("二、事故事实")),
        Prose(text=ask(m.name(a, "当事人"), "驾车由东向西行驶，遇", m.name(b, "当事人"), "横过道路，制动不及，两车相撞，致", m.name(b, "当事人"), "左腿骨折。")),
        Prose(text=ask("三、责任认定")),
        Prose(text=ask(m.name(a, "当事人"), "未按规定让行，负", m.pick("主要", "全部", "同等"), "责任；本起事故按一般程序处理。")),
        Prose(text=ask("事故处理人员：", m.name(first, "交通警察"), "　", m.name(second, "交通警察")), align="right"),
        Prose(text=ask(day(m, made, "signed", style=m.pick("han", "circle", "ling"))), align="right"),
    )  # fmt: skip
    return item(
        m,
        "duty",
        "SG",
        "一般程序",
        made,
        f"{a.name}、{b.name}事故责任认定",
        page,
        office=office,
        subjects=(a, b),
        series="YB",
    )


def slip(m: Maker) -> Form:
    a, b, officer, when, office = who(m), who(m), who(m), m.day(2004, 2014), m.pick(*_POLICE)
    page = (
        Title("交通事故快速处理当场认定单", scale=1.4),
        Prose(text=ask("（适用简易程序）　№ ", m.number(f"{m.numbers.serial(8)}", "document")), align="centre"),
        captioned(
            [
                m.field("事故日期", day(m, when, "accident")),
                m.field("天气", m.pick("晴", "小雨", "雾")),
                m.field("地点", _spot(m), wide=True),
                m.field("驾驶人A", m.name(a, "当事人")),
                m.field("驾驶证号/身份证号", m.id_of(a)),
                m.field("车牌号", plate(m)),
                m.field("驾驶人B", m.name(b, "当事人")),
                m.field("驾驶证号/身份证号", m.id_of(b)),
                m.field("车牌号", plate(m)),
                m.field(
                    "事实与责任",
                    m.pick("倒车剐蹭", "追尾", "变道剐蹭"),
                    "，",
                    m.name(a, "当事人"),
                    "负全部责任",
                    wide=True,
                ),
                m.field("经办交警", m.name(officer, "交通警察")),
                m.field("警号", m.number(m.numbers.digits(6), "badge", optional=True)),
            ],
            3,
        ),
        Prose(text=ask("双方签名：", m.name(a, "当事人"), "　　", m.name(b, "当事人")), indent=0),
    )
    return item(
        m,
        "slip",
        "SG",
        "简易程序",
        when,
        f"{a.name}、{b.name}快速处理",
        page,
        office=office,
        subjects=(a, b),
        series="JY",
        retention="D5",
    )


def payment(m: Maker) -> Form:
    a, b, officer, when, office = who(m), who(m), who(m), m.day(1996, 2013), m.pick(*_POLICE)
    made = m.after(when, 20, 120)

    def side(name: str, person: Run, number: Run) -> tuple[Prose, ...]:
        return (
            Prose(text=ask(name, person), indent=0),
            Prose(text=ask("身份证：", number), indent=0),
            Prose(text=ask("住址：", home(m)), indent=0),
        )

    page = (
        Title(m.pick("交通事故损害赔偿调解书", "道路交通事故损害赔偿调解终结书")),
        Prose(
            text=ask(m.number(f"{office[0]}公交调字〔{made.year}〕第{m.numbers.serial(4)}号", "document")),
            align="centre",
        ),
        Columns(
            left=side("甲方：", m.name(a, "当事人"), m.id_of(a, old=made.year < 1999)),
            right=side("乙方：", m.name(b, "当事人"), m.id_of(b, old=made.year < 1999)),
            ruled=True,
        ),
        Gap(0.3),
        Prose(text=ask("双方于", day(m, when, "accident", style="cn"), "发生交通事故，经主持调解，自愿达成如下协议：")),
        Prose(text=ask(f"1、甲方一次性赔偿乙方医疗费、误工费共计人民币{m.rng.randint(3, 90)}00元整；")),
        Prose(text=ask("2、车辆损失各自承担，今后互不追究；")),
        Prose(text=ask("3、本调解书经双方签字后生效。")),
        Prose(text=ask("主持人：", m.name(officer, "调解人")), align="right"),
        Prose(text=ask("调解日期：", day(m, made, "signed")), align="right"),
    )
    return item(
        m,
        "payment",
        "SG",
        "损害赔偿调解",
        made,
        f"{a.name}、{b.name}调解书",
        page,
        office=office,
        subjects=(a, b),
        series="TJ",
    )


def review(m: Maker) -> Form:
    a, b, first, made = who(m), who(m), who(m), m.day(2009, 2014)
    asked, office = m.after(made, -30, -8), m.pick(*_POLICE)
    page = letter(
        m,
        "道路交通事故认定复核结论",
        "",
        [
            ask("复核申请人：", m.name(a, "申请人"), "，", a.sex, "，身份证号码", m.id_of(a), "，住", home(m), "。"),
            ask("申请人对", office, "作出的", m.number(f"{office[0]}公交认字〔{asked.year}〕第{m.numbers.serial(5)}号", "document"),
                "道路交通事故认定不服，于", day(m, asked, "applied", style="cn"), "向本支队提出书面复核申请。"),
            ask("经审查，原认定事实清楚。另一方当事人", m.name(b, "当事人"), "所驾", plate(m), "号车辆的检验结论可以采信。"),
            ask("依照规定，", m.pick("维持原道路交通事故认定", "责令原办案单位重新调查、认定"), "。"),
        ],
        ask("复核人：", m.name(first, "复核人")),
        ask(day(m, made, "signed", style=m.pick("han", "circle"))),
    )  # fmt: skip
    page.insert(
        1, Prose(text=ask(m.number(f"公交复字〔{made.year}〕{m.rng.randint(2, 90)}号", "document")), align="centre")
    )
    return item(
        m,
        "review",
        "SG",
        "复核",
        made,
        f"{a.name}事故复核结论",
        page,
        office="市公安局交警支队",
        subjects=(a, b),
        series="FH",
    )


FORMS = (first_card, sale, alteration, scrapped, duty, slip, payment, review)
