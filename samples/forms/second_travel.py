"""Exit and entry forms, second part."""

from __future__ import annotations

from samples.blocks import Block, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.second_base import arrange, options, seal
from samples.people import spell_name
from samples.rich import printed

_OFFICE = "常德市公安局出入境管理处"


def _travel(m: Maker, *, kind: str) -> Form:
    own, clerk, chief = m.person(born=(1940, 1993)), m.officer(), m.officer()
    made = m.day(2002, 2012)
    number = {
        "护照": m.numbers.passport(),
        "港澳通行证": m.numbers.permit("W"),
        "赴台证件": m.numbers.permit("T"),
        "赴港澳定居": "",
    }[kind]
    fields = [
        m.field("中文姓名", m.name(own, "申请人")),
        m.field("汉语拼音", spell_name(own.name)),
        m.field("性别", own.sex),
        m.field("生日", m.date(own.birth, "birth")),
        m.field("身份证件号", m.id_of(own)),
        m.field("户籍地址", m.address(m.street_address(), "户籍地"), wide=True),
        m.field("手机或电话", m.phone()),
    ]
    more = [
        m.field("接件人", m.name(clerk, "受理人")),
        m.field("接件日期", m.date(made, "applied")),
        m.field("核签人", m.name(chief, "核签人")),
    ]
    if kind == "赴港澳定居":
        kin = m.person()
        fields += [
            m.field("投靠亲属", m.name(kin, "港澳亲属")),
            m.field("定居地区", options(m, "澳门", "香港", "澳门")),
        ]
        more.append(m.field("核准日期", m.date(m.after(made, 50, 300), "approved")))
    else:
        fields.append(m.field("办证种类", options(m, m.pick("首次申领", "换证"), "首次申领", "换证", "补证")))
        more += [
            m.field(
                {"护照": "护照号", "港澳通行证": "通行证号", "赴台证件": "通行证号"}[kind], m.number(number, "permit")
            ),
            m.field("发证日期", m.date(m.after(made, 5, 20), "issued")),
        ]
    title = {
        "护照": m.pick("普通护照申请表", "公民出国护照呈批表"),
        "港澳通行证": m.pick("港澳通行证申办表", "往来港澳通行证呈批表"),
        "赴台证件": m.pick("赴台通行证申办表", "往来台湾通行证签注呈批表"),
        "赴港澳定居": m.pick("赴港澳定居呈批表", "内地公民赴港澳定居申请书"),
    }[kind]
    page: tuple[Block, ...] = (
        Title(title),
        Prose(
            text=printed("业务流水号 ", m.number(f"CJ{made.year}{m.numbers.serial(6)}", "application")), align="right"
        ),
        *arrange(m, ("申请人", fields), ("审批", more)),
        *seal(m, _OFFICE),
    )
    series = {"护照": "HZ", "港澳通行证": "GA", "赴台证件": "TW", "赴港澳定居": "DJ"}[kind]
    return Form(
        key=f"u_travel_{series}",
        archive_class="出入境",
        category="CR",
        series=series,
        retention="D30",
        year=made.year,
        title=f"{own.name}{title}",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=_OFFICE,
    )


def passport_request(m: Maker) -> Form:
    return _travel(m, kind="护照")


def hongkong_request(m: Maker) -> Form:
    return _travel(m, kind="港澳通行证")


def taiwan_request(m: Maker) -> Form:
    return _travel(m, kind="赴台证件")


def settlement_request(m: Maker) -> Form:
    return _travel(m, kind="赴港澳定居")


FORMS = (passport_request, hongkong_request, taiwan_request, settlement_request)
