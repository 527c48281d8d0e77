"""Vehicles, seventh part: an application with boxes to tick, and an older form to hand on or to scrap a vehicle."""

from __future__ import annotations

from samples.blocks import Block, Gap, Table, Title
from samples.forms.apart_base import fill, heading, key, lab, line, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import any_home, anyone, filled, form, plate, signed, stamp, town_home, when
from samples.rich import Run, say

_OFFICE = "锦州市公安局交通警察支队车辆管理所"
_KINDS = ("注册登记", "转移登记", "变更登记", "注销登记")


def _engine(m: Maker) -> Run:
    return m.number(m.pick("CA", "A6", "D4") + m.numbers.digits(6), "engine")


def application(m: Maker) -> Form:
    """An application of the new century: one of four businesses ticked, owner, agent and vehicle in blocks."""
    asked = m.day(2003, 2012)
    kind = m.rng.choice(_KINDS)
    own, agent, clerk = anyone(m, born=(1945, 1985)), m.person(born=(1950, 1985)), m.officer()
    style = m.pick("cn", "filled", "dash")
    more = {
        "注册登记": row(
            "8 17 8 17",
            "获得方式",
            m.pick("购买", "中奖"),
            "购买日期",
            when(m, m.after(asked, -40, -1), "bought", style),
        ),
        "转移登记": row("8 17 8 17", "原所有人", m.name(m.person(born=(1945, 1980)), "原所有人"), "原号牌", plate(m)),
        "变更登记": row(
            "8 17 8 17", "变更事项", m.pick("车身颜色", "更换发动机", "住所迁移"), "备　注", m.pick("见附页", "已查验")
        ),
        "注销登记": row(
            "8 17 8 17", "注销原因", m.pick("报废", "灭失", "退车"), "收回牌证", m.pick("号牌2面、行驶证", "号牌丢失")
        ),
    }[kind]
    page: tuple[Block, ...] = (
        Title("机动车登记业务申请表", spaced=m.chance(0.4)),
        Table(
            rows=[
                [key("申请事项", 8), val(m.tick(kind, *_KINDS), share=42)],
                row("8 17 8 17", "号牌种类", m.pick("小型汽车", "大型汽车", "普通摩托车"), "号牌号码", plate(m)),
            ],
            joined=True,
        ),
        Table(
            side="所有人",
            rows=[
                row("8 17 8 17", m.pick("姓名/名称", "机动车所有人"), m.name(own, "所有人"), "联系电话", m.phone()),
                row("8 42", m.pick("身份证明号码", "证件号码"), m.id_of(own)),
                row("8 42", m.pick("住　所", "住所地址"), m.address(any_home(m), "住址")),
            ],
            joined=True,
        ),
        Table(
            side="代理人",
            rows=[
                row("8 17 8 17", "姓名", m.name(agent, "代理人"), "联系电话", m.phone()),
                row("8 42", "证件号码", m.id_of(agent)),
            ],
            joined=True,
        ),
        Table(
            side="机动车",
            rows=[
                row(
                    "8 17 8 17",
                    "品牌型号",
                    m.pick("凌川牌LC6440（虚构）", "小凌河牌XL125（虚构）"),
                    "使用性质",
                    m.pick("非营运", "货运"),
                ),
                row("8 19 7 16", "车辆识别代号", m.number(m.numbers.vin(), "vin"), "发动机号", _engine(m)),
                row(
                    "8 19 7 16",
                    "登记证书编号",
                    m.number(f"2100{m.numbers.serial(8)}", "certificate"),
                    "车身颜色",
                    m.pick("白", "黑", "蓝"),
                ),
                more,
            ],
        ),
        filled(
            say(
                lab("申请人对所提交材料的真实性负责。所有人（代理人）签字："),
                m.name(m.rng.choice((own, agent)), "申请人"),
                lab("　"),
                when(m, asked, "applied", style),
            )
        ),
        line(
            "受理岗：",
            m.name(clerk, "受理人"),
            "　　归档日期：",
            when(m, m.after(asked, 1, 10), "filed", m.pick("dot", "cn")),
        ),
        *stamp(m, "锦州市车辆管理所", "业务专用"),
    )
    return form(
        "vehicle",
        ("车辆", "CL", "", "D30"),
        year=asked.year,
        title=f"{own.name}机动车{kind}",
        types=(kind,),
        pages=(page,),
        who=(own,),
        creator=_OFFICE,
    )


def older(m: Maker) -> Form:
    """A form of the nineties: a vehicle that changes hands, or one that goes to scrap."""
    made = m.day(1991, 2003)
    old = made.year < 1999
    scrap = m.chance(0.5)
    own, heir = anyone(m, born=(1935, 1970)), m.person(born=(1945, 1975))
    inspector, chief = m.officer(), m.officer()
    style = m.pick("dot", "short", "cn", "short_cn")
    first = m.after(made, -5000, -1500)
    number = plate(m)
    fields = [
        m.field(m.pick("车　主", "车主姓名", "原车主"), m.name(own, "车主")),
        m.field("车　号", number),
        m.field("车主住址", m.address(town_home(m) if m.chance(0.6) else any_home(m), "车主住址"), wide=True),
        m.field("身份证号", m.id_of(own, old=old)),
        m.field("厂牌型号", m.pick("解放CA141", "东风140", "嘉陵70", "北京212")),
        m.field("车架号码", m.number(m.numbers.digits(8), "frame")),
        m.field("发动机号", _engine(m)),
        m.field("初次领照日期", when(m, first, "first_registered", style)),
        m.field("行驶里程", f"{m.rng.randint(8, 40)}万公里"),
    ]
    if not scrap:
        fields += [
            m.field("新车主", m.name(heir, "新车主")),
            m.field("新车主住址", m.address(any_home(m), "新车主住址"), wide=True),
            m.field("成交时间", when(m, m.after(made, -20, -1), "sold", style)),
        ]
    title = "机动车报废注销登记表" if scrap else "机动车过户登记审批表"
    said = (
        fill("该车已达报废标准，牌证收回，于{day}解体。", day=when(m, m.after(made, 2, 30), "scrapped", style))
        if scrap
        else fill("手续齐全，准予过户。换发号牌：{plate}", plate=plate(m))
    )
    page: tuple[Block, ...] = (
        heading(_OFFICE),
        Title(title, spaced=m.chance(0.3), scale=1.5),
        line("档案编号：", m.number(f"2107{m.numbers.serial(8)}", "file"), align="right"),
        m.lay(fields, kind=m.pick("aligned", "lines", "ragged")),
        Gap(0.3),
        Table(
            rows=[
                [
                    key("检验意见", 9),
                    signed(
                        m.pick("技术状况合格。", "车架、发动机号码相符。"),
                        share=41,
                        foot=("检验员：", m.name(inspector, "检验员"), "　", when(m, made, "checked", style)),
                    ),
                ],
                [
                    key("车管所意见", 9),
                    signed(
                        say(said),
                        share=41,
                        lines=3,
                        foot=(m.pick("领导签字：", "审核："), m.name(chief, "审核人")),
                    ),
                ],
            ]
        ),
        *stamp(m, "锦州市车辆管理所", share=0.6),
    )
    return form(
        "vehicle_older",
        ("车辆", "CL", "", "D30"),
        year=made.year,
        title=f"{own.name}{title}",
        types=("注销登记" if scrap else "转移登记",),
        pages=(page,),
        who=(own,),
        creator=_OFFICE,
    )


FORMS = (application, older)
