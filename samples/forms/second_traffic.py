"""Vehicles and accidents, second part."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.second_base import arrange, options, seal
from samples.rich import printed

_VEHICLE_OFFICE = "常德市公安局车辆管理所"


_BRIGADE = "常德市公安局交警支队直属三大队"


def _vehicle(m: Maker, kind: str) -> Form:
    own, past, clerk, done = m.person(), m.person(), m.officer(), m.day(2000, 2014)
    fields = [
        m.field("办理事项", options(m, kind, "注册登记", "变更登记", "转移登记", "注销登记"), wide=True),
        m.field("车主姓名", m.name(own, "所有人")),
        m.field("车主身份证", m.id_of(own)),
        m.field("车主住址", m.address(m.street_address(), "住址"), wide=True),
        m.field("车牌号", m.plate()),
        m.field("车架号码", m.number(m.numbers.vin(), "vin")),
        m.field("发动机编号", m.number(f"WX{m.numbers.serial(6)}", "engine")),
        m.field("厂牌", m.pick("武陵牌WL110（虚构）", "芷江牌ZJ1020（虚构）")),
        m.field("颜色", m.pick("蓝", "白", "绿")),
        m.field("联系方式", m.phone()),
    ]
    file_number = f"4307{m.numbers.serial(8)}"
    more = [
        m.field("档案号", m.number(file_number, "file")),
        m.field("登记证书号", m.number(f"4307{m.numbers.serial(8)}", "certificate")),
    ]
    if kind == "转移登记":
        more.append(m.field("转让人（原车主）", m.name(past, "原所有人")))
    if kind == "注销登记":
        more.append(m.field("报废回收单号", m.number(f"BF{m.numbers.serial(6)}", "certificate")))
    more += [m.field("牌证民警", m.name(clerk, "承办人")), m.field("办结时间", m.date(done, "registered"))]
    title = m.pick(f"机动车{kind}表", f"车辆{kind}业务单", "机动车登记业务流程记录单")
    page: tuple[Block, ...] = (Title(title), *arrange(m, ("车主", fields), ("档案", more)), *seal(m, _VEHICLE_OFFICE))
    return Form(
        key="u_vehicle_" + {"注册登记": "new", "变更登记": "change", "转移登记": "transfer", "注销登记": "end"}[kind],
        archive_class="车辆",
        category="CL",
        series="",
        retention="D30",
        year=done.year,
        title=f"{own.name}{title}",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=_VEHICLE_OFFICE,
        volume=file_number,
    )


def vehicle_first(m: Maker) -> Form:
    return _vehicle(m, "注册登记")


def vehicle_altered(m: Maker) -> Form:
    return _vehicle(m, "变更登记")


def vehicle_sold(m: Maker) -> Form:
    return _vehicle(m, "转移登记")


def vehicle_scrapped(m: Maker) -> Form:
    return _vehicle(m, "注销登记")


def _place(m: Maker) -> str:
    return m.rng.choice(m.places.urban)[0] + m.pick(
        f"{m.rng.choice(m.places.streets)}{m.rng.randint(2, 200)}号门前",
        f"{m.rng.choice(m.places.streets)}与{m.rng.choice(m.places.streets)}交叉路口",
    )


def accident(m: Maker) -> Form:
    a, b, c, officer = m.person(), m.person(), m.person(), m.officer()
    when = m.day(2005, 2013)
    signed = m.after(when, 8, 14)
    page: tuple[Block, ...] = (
        Prose(text=printed(_BRIGADE), align="centre", scale=1.1),
        Title(m.pick("道路交通事故认定书", "交通事故认定书（一般程序）")),
        Prose(
            text=printed(m.number(f"常公交直三认字〔{when.year}〕第{m.numbers.serial(4)}号", "document")),
            align="centre",
        ),
        Prose(
            text=printed(
                m.date(when, "accident", style="cn"),
                f"{m.rng.randint(0, 23)}时许，",
                m.name(a, "当事人"),
                "（公民身份号码：",
                m.id_of(a),
                "）驾驶",
                m.plate(),
                "号轻便摩托车搭载",
                m.name(c, "乘客"),
                "，行至",
                m.address(_place(m), "事故地点"),
                "时，与",
                m.name(b, "当事人"),
                "（公民身份号码：",
                m.id_of(b),
                "）驾驶的",
                m.plate(),
                "号货车发生碰撞，致",
                m.name(c, "乘客"),
                "受伤。",
            )
        ),
        Prose(
            text=printed(
                "经现场勘查、调查取证认为，", m.name(b, "当事人"), "转弯未让直行车辆先行，是造成此次事故的主要原因。"
            )
        ),
        Prose(
            text=printed(
                "根据《道路交通事故处理程序规定》第四十六条，认定",
                m.name(b, "当事人"),
                "负主要责任，",
                m.name(a, "当事人"),
                "负次要责任，",
                m.name(c, "乘客"),
                "无责任。",
            )
        ),
        Gap(0.6),
        Prose(text=printed("办案民警：", m.name(officer, "交通警察")), align="right"),
        Prose(text=printed(m.date(signed, "signed", style=m.pick("han", "cn"))), align="right"),
        *seal(m, _BRIGADE),
    )
    return Form(
        key="u_accident",
        archive_class="交通事故",
        category="SG",
        series="YB",
        retention="D20",
        year=signed.year,
        title=f"{a.name}等人交通事故认定书",
        case_types=("一般程序",),
        pages=(page,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
        printed_only=True,
    )


def quick(m: Maker) -> Form:
    a, b, officer, when = m.person(), m.person(), m.officer(), m.day(2004, 2013)
    fields = [
        m.field("时间", m.date(when, "accident")),
        m.field("地点", m.address(_place(m), "事故地点"), wide=True),
        m.field("驾驶人一", m.name(a, "当事人")),
        m.field("证件号", m.id_of(a)),
        m.field("车号", m.plate()),
        m.field("驾驶人二", m.name(b, "当事人")),
        m.field("证件号", m.id_of(b)),
        m.field("车号", m.plate()),
    ]
    more = [
        m.field("责任", m.name(b, "当事人"), "追尾，负全责；", m.name(a, "当事人"), "无责", wide=True),
        m.field("当场处理民警", m.name(officer, "交通警察")),
        m.field("文书编号", m.number(f"JD{when.year}{m.numbers.serial(6)}", "document")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("简易程序交通事故认定书", "轻微交通事故当场处理书（简易程序）")),
        *arrange(m, ("当事人", fields), ("处理", more)),
        *seal(m, _BRIGADE),
    )
    return Form(
        key="u_quick",
        archive_class="交通事故",
        category="SG",
        series="JY",
        retention="D5",
        year=when.year,
        title=f"{a.name}、{b.name}简易程序认定书",
        case_types=("简易程序",),
        pages=(page,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
    )


def settlement(m: Maker) -> Form:
    a, b, officer, when = m.person(), m.person(), m.officer(), m.day(2004, 2013)
    done = m.after(when, 15, 60)
    fields = [
        m.field("甲方", m.name(a, "当事人")),
        m.field("甲方身份证号", m.id_of(a)),
        m.field("甲方住址", m.address(m.street_address(), "住址"), wide=True),
        m.field("乙方", m.name(b, "当事人")),
        m.field("乙方身份证号", m.id_of(b)),
        m.field("乙方住址", m.address(m.street_address(), "住址"), wide=True),
        m.field("事故日期", m.date(when, "accident")),
        m.field("车牌", m.plate()),
        m.field("协议内容", m.name(a, "当事人"), f"赔偿{m.rng.randint(10, 60)}00元，款项当场付清", wide=True),
        m.field("主持人", m.name(officer, "调解人")),
        m.field("达成日期", m.date(done, "signed")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("交通事故损害赔偿调解协议", "道路交通事故经济赔偿调解书")),
        Prose(text=printed(m.number(f"常公交调字〔{done.year}〕第{m.numbers.serial(4)}号", "document")), align="right"),
        *arrange(m, ("", fields)),
        *seal(m, _BRIGADE),
    )
    return Form(
        key="u_settlement",
        archive_class="交通事故",
        category="SG",
        series="TJ",
        retention="D20",
        year=done.year,
        title=f"{a.name}、{b.name}损害赔偿调解",
        case_types=("损害赔偿调解",),
        pages=(page,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
    )


def appeal(m: Maker) -> Form:
    a, officer, when = m.person(), m.officer(), m.day(2008, 2013)
    fields = [
        m.field("申请复核人", m.name(a, "申请人")),
        m.field("身份号码", m.id_of(a)),
        m.field("住所", m.address(m.street_address(), "住址"), wide=True),
        m.field(
            "原认定书文号", m.number(f"常公交直三认字〔{when.year}〕第{m.numbers.serial(4)}号", "document"), wide=True
        ),
        m.field("申请日期", m.date(when, "applied")),
        m.field("复核意见", m.pick("维持原认定", "责令重新调查"), wide=True),
        m.field("复核承办人", m.name(officer, "复核人")),
        m.field("复核日期", m.date(m.after(when, 10, 30), "signed")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("交通事故认定复核审批表", "道路交通事故复核结论书")),
        *arrange(m, ("", fields)),
        *seal(m, "常德市公安局交警支队"),
    )
    return Form(
        key="u_appeal",
        archive_class="交通事故",
        category="SG",
        series="FH",
        retention="D20",
        year=when.year,
        title=f"{a.name}事故认定复核",
        case_types=("复核",),
        pages=(page,),
        subjects=(a.name,),
        creator="常德市公安局交警支队",
    )


FORMS = (vehicle_first, vehicle_altered, vehicle_sold, vehicle_scrapped, accident, quick, settlement, appeal)
