"""Vehicles, apart part: a card of the eighties, a sale, a card of changes, an end."""

from __future__ import annotations

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    day_of,
    fill,
    foot,
    form,
    home,
    line,
    number_line,
    para,
    plate,
    row,
    seal,
    town_home,
)
from samples.forms.base import Form, Maker
from samples.rich import Run, printed, say

_OFFICE = "天水市公安局交通警察支队车辆管理所"
_MODELS = ("陇星牌LX6470（虚构）", "渭桥牌WQ1042（虚构）", "麦积牌MJ125-3（虚构）", "伏羲牌FX7151（虚构）")


def _vin(m: Maker) -> Run:
    return m.number(m.numbers.vin(), "vin")


def vehicle_1988(m: Maker) -> Form:
    """A registration of the eighties: plates had the province's name and figures."""
    done = m.day(1984, 1993)
    own, clerk, chief = m.person(born=(1930, 1962)), m.officer(), m.officer()
    number = m.number(f"甘肃41-{m.numbers.digits(5)}", "plate")
    style = m.pick("cn", "first", "dot")
    tonnage = f"{m.rng.randint(1, 5)}吨"
    page: tuple[Block, ...] = (
        Title(m.pick("机动车登记表", "机动车辆登记卡"), spaced=True),
        line("天水市车辆监理所　　　　　　　", m.pick("初次登记", "新车注册登记")),
        Table(
            rows=[
                row("10 18 10 18", "牌照号码", number, "车辆类型", m.pick("载重汽车", "二轮摩托", "手扶拖拉机")),
                row("10 18 10 18", "车　　主", m.name(own, "车主"), "单位或职业", m.employer()),
                row("10 46", "车主住址", m.address(home(m), "车主住址")),
                row(
                    "10 18 10 18",
                    "厂牌型号",
                    m.rng.choice(_MODELS),
                    "出厂年月",
                    m.date(m.after(done, -500, -60), "made", style="cn", precision="month"),
                ),
                row(
                    "10 18 10 18",
                    "发动机号码",
                    m.number(m.numbers.serial(7), "engine"),
                    "车架号码",
                    m.number(m.numbers.serial(8), "frame"),
                ),
                row("10 18 10 18", "燃料种类", m.pick("汽油", "柴油"), "核定载重", tonnage),
                row("10 18 10 18", "车身颜色", m.pick("草绿", "蓝", "红"), "附加设备", "无"),
                row(
                    "10 18 10 18",
                    "新车购置日期",
                    m.date(m.after(done, -50, -5), "bought", style="cn"),
                    "来历凭证",
                    "发票",
                ),
            ]
        ),
        Columns(
            left=(line("检验员：", m.name(clerk, "检验员")), line("检验结果：", Run("合格，准予注册登记"))),
            right=(line("核准人：", m.name(chief, "核准人")), line("注册日期：", day_of(m, done, "registered", style))),
        ),
        *seal(m, "天水市车辆监理所", shape=m.pick("round", "oval")),
    )
    return form(
        "vehicle_1988",
        ("车辆", "CL", "ZC", "D30"),
        year=done.year,
        title=f"{own.name}机动车登记表",
        types=("注册登记",),
        page=page,
        who=(own,),
        creator="天水市车辆监理所",
    )


def vehicle_sale(m: Maker) -> Form:
    """Request to carry a car over to its buyer: seller and buyer in one ruled table."""
    done = m.day(2001, 2013)
    seller, buyer, agent = m.person(born=(1945, 1980)), m.person(born=(1950, 1982)), m.person()
    clerk, chief = m.officer(), m.officer()
    style = m.pick("cn", "dash", "blanks")
    number = plate(m)
    page: tuple[Block, ...] = (
        Title("机动车转移登记审批表", spaced=m.chance(0.4)),
        line("流水号：", m.number(f"{done:%y%m}{m.numbers.serial(6)}", "application")),
        Table(
            side="原车主",
            rows=[
                row("10 18 10 18", "姓名", m.name(seller, "原所有人"), "身份证号", m.id_of(seller)),
                row("10 46", "住址", m.address(home(m), "原车主住址")),
            ],
        ),
        Table(
            side="现车主",
            rows=[
                row("10 18 10 18", "姓名", m.name(buyer, "现所有人"), "身份证号", m.id_of(buyer)),
                row("10 46", "住址", m.address(town_home(m), "现车主住址")),
                row("10 18 10 18", "联系电话", m.phone(), "代理人", m.name(agent, "代理人")),
            ],
        ),
        Table(
            side="车辆",
            rows=[
                row("10 18 10 18", "原车牌号", number, "现车牌号", plate(m)),
                row("10 18 10 18", "车辆型号", m.rng.choice(_MODELS), "车身颜色", m.pick("白", "黑", "灰")),
                row("10 18 10 18", "车辆识别代号", _vin(m), "发动机号", m.number(f"LX{m.numbers.serial(6)}", "engine")),
                row(
                    "10 18 10 18",
                    "登记证书编号",
                    m.number(f"6200{m.numbers.serial(8)}", "certificate"),
                    "转移原因",
                    "买卖",
                ),
            ],
        ),
        Fields(
            fields=[
                m.field("查验民警", m.name(clerk, "查验民警")),
                m.field("审核人", m.name(chief, "审核人")),
                m.field("转移登记日期", day_of(m, done, "registered", style)),
            ],
            per_line=3,
            tabs=False,
        ),
        *seal(m, _OFFICE, "业务专用章"),
    )
    return form(
        "vehicle_sale",
        ("车辆", "CL", "", "D30"),
        year=done.year,
        title=f"{seller.name}转{buyer.name}机动车转移登记审批表",
        types=("转移登记",),
        page=page,
        who=(buyer, seller),
        creator=_OFFICE,
    )


def vehicle_changes(m: Maker) -> Form:
    """The card of one car: what was changed when, row by row."""
    own, first = m.person(born=(1948, 1980)), m.day(2000, 2008)
    style = m.pick("dot", "dash")
    matters = ("更换发动机", "车身颜色由白变更为黑", "车主住址变更", "加装尾板")
    day, rows = first, []
    for matter in m.rng.sample(matters, m.rng.randint(2, 3)):
        day = m.after(day, 120, 700)
        clerk = m.officer()
        rows.append(
            [say(m.date(day, "changed", style=style)), say(matter), say("准予变更"), say(m.name(clerk, "经办人"))]
        )
    page: tuple[Block, ...] = (
        Title("机动车变更登记卡", spaced=m.chance(0.5)),
        Fields(
            fields=[
                m.field("号牌号码", plate(m)),
                m.field("档案编号", m.number(f"6205{m.numbers.serial(8)}", "file")),
                m.field("车主", m.name(own, "所有人")),
                m.field("身份证号码", m.id_of(own)),
                m.field("地址", m.address(town_home(m), "住址"), wide=True),
                m.field("车架号", _vin(m)),
                m.field("厂牌型号", m.rng.choice(_MODELS)),
                m.field("初次登记日期", m.date(first, "first_registered", style=style)),
            ],
            dotted=m.chance(0.5),
        ),
        Gap(0.4),
        roster(("变更日期", "变更事项", "核准意见", "经办人"), rows, (1.3, 2.6, 1.3, 1.1)),
        line(f"制卡单位：{_OFFICE}"),
        *seal(m, _OFFICE),
    )
    return form(
        "vehicle_changes",
        ("车辆", "CL", "", "D30"),
        year=day.year,
        title=f"{own.name}机动车变更登记卡",
        types=("变更登记",),
        page=page,
        who=(own,),
        creator=_OFFICE,
    )


def vehicle_end(m: Maker) -> Form:
    """A certificate that a car's registration was ended, in prose."""
    done = m.day(2003, 2014)
    own, clerk = m.person(born=(1945, 1985)), m.officer()
    number = m.number(f"甘销证〔{done.year}〕第{m.numbers.serial(5)}号", "document")
    page: tuple[Block, ...] = (
        Title("机动车注销证明", spaced=True),
        number_line(number),
        para(
            fill(
                "{own}（身份证明号码：{id}，住址：{home}）：",
                own=m.name(own, "所有人"),
                id=m.id_of(own),
                home=m.address(home(m), "住址"),
            ),
            indent=0,
        ),
        para(
            fill(
                "你所有的号牌号码为{plate}的{kind}（车辆识别代号{vin}），于{first}初次登记，因{why}，已于{done}办理注销登记，"
                "其号牌、行驶证、登记证书（编号{book}）已收回。",
                plate=plate(m),
                kind=m.pick("小型轿车", "普通二轮摩托车", "轻型普通货车"),
                vin=_vin(m),
                first=m.date(m.after(done, -5200, -2500), "first_registered", style="cn"),
                why=m.pick("达到国家强制报废标准", "交通事故致车辆灭失", "自愿报废"),
                done=m.date(done, "registered", style="cn"),
                book=m.number(f"6200{m.numbers.serial(8)}", "certificate"),
            )
        ),
        para(fill("报废汽车回收证明编号：{n}。", n=m.number(f"6205HS{m.numbers.serial(5)}", "certificate"))),
        para("特此证明。"),
        Gap(1.0),
        foot(_OFFICE),
        foot(day_of(m, m.after(done, 0, 3), "issued", m.pick("han", "cn"))),
        *seal(m, _OFFICE),
        Prose(text=printed("经办人：", m.name(clerk, "经办人")), indent=0),
    )
    return form(
        "vehicle_end",
        ("车辆", "CL", "", "D30"),
        year=done.year,
        title=f"{own.name}机动车注销证明",
        types=("注销登记",),
        page=page,
        who=(own,),
        creator=_OFFICE,
        printed_only=True,
    )


FORMS = (vehicle_1988, vehicle_sale, vehicle_changes, vehicle_end)
