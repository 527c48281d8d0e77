"""Exit and entry, and vehicle forms, seen part."""

from __future__ import annotations

from samples.blocks import Field, Gap, Prose, Stamp, Title
from samples.forms.base import Form, Maker
from samples.people import Person, spell_name
from samples.rich import printed


def _seal(m: Maker, office: str, centre: str) -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


_APPLY = ("首次申请", "换发", "补发", "失效重新申请")
_OFFICE = "岳阳市公安局出入境管理支队"


def _applicant(m: Maker, own: Person) -> list[Field]:
    return [
        m.field("姓名", m.name(own, "申请人")),
        m.field(("拼音", "拼音姓"), spell_name(own.name)),
        m.field("性别", own.sex),
        m.field("民族", own.ethnicity),
        m.field("出生日期", m.date(own.birth, "birth")),
        m.field("出生地", m.pick("湖南", "湖南省岳阳市", "湖北")),
        m.field(("公民身份号码", "身份证号码"), m.id_of(own)),
        m.field(("户口所在地", "常住户口所在地"), m.address(m.street_address(), "户口所在地"), wide=True),
    ]


def passport(m: Maker) -> Form:
    asked = m.day(2003, 2012)
    own, father, mother, clerk = (
        m.person(born=(1950, 1992)),
        m.person(born=(1925, 1965), sex="男"),
        m.person(born=(1925, 1965), sex="女"),
        m.officer(),
    )
    issued = m.after(asked, 5, 15)
    again = m.chance(0.4)
    kind = m.pick("换发", "补发") if again else "首次申请"
    fields = [
        *_applicant(m, own),
        m.field("派出所", m.station()),
        m.field("家庭现住址", m.address(m.street_address(), "现住址"), wide=True),
        m.field("联系电话", m.phone()),
        m.field(("工作单位", "服务处所"), m.employer()),
        m.field("申请证件", "普通护照"),
        m.field("申请类别", m.tick(kind, *_APPLY), wide=True),
    ]
    if again:
        fields.append(m.field("原护照号码", m.number(m.numbers.passport(), "passport")))
    fields += [
        m.field("前往国家", m.pick("新加坡", "韩国", "泰国", "马来西亚")),
        m.field(("出境事由", "申请事由"), m.pick("旅游", "就读语言学校", "探亲", "商务")),
        m.field("家庭成员", "父 ", m.name(father, "父亲"), "　母 ", m.name(mother, "母亲"), wide=True),
        m.field("申请日期", m.date(asked, "applied")),
        m.field("受理人", m.name(clerk, "受理人")),
        m.field("审批结果", m.pick("同意签发", "同意颁发护照")),
        m.field(("证件号码", "护照号码"), m.number(m.numbers.passport(), "passport")),
        m.field("签发日期", m.date(issued, "issued")),
        m.field("有效期至", m.date(issued.replace(year=issued.year + 10, day=min(issued.day, 28)), "valid_until")),
    ]
    number = f"430600H{issued:%y}{m.numbers.serial(6)}"
    title = m.pick("中国公民因私出国（境）申请审批表", "中国公民出入境证件申请表")
    page = (
        Title(title, spaced=False),
        Prose(text=printed(m.pick("受理编号：", "受理号："), m.number(number, "application")), align="right"),
        m.lay(fields, photo=m.chance(0.4)),
        *_seal(m, _OFFICE, "签证专用章"),
    )
    return Form(
        key="passport",
        archive_class="出入境",
        category="CR",
        series="HZ",
        retention="D30",
        year=asked.year,
        title=f"{own.name}护照申请审批表",
        case_types=("护照",),
        pages=(page,),
        subjects=(own.name,),
        creator=_OFFICE,
    )


def hongkong(m: Maker) -> Form:
    asked = m.day(2003, 2013)
    own, clerk, chief = m.person(born=(1945, 1992)), m.officer(), m.officer()
    issued = m.after(asked, 8, 15)
    permit = m.number(m.numbers.permit("W"), "permit")
    fields = [
        *_applicant(m, own),
        m.field("工作单位", m.employer()),
        m.field(
            "申请事项", m.tick(("首次申请通行证", "申请签注"), "首次申请通行证", "换发", "补发", "申请签注"), wide=True
        ),
        m.field("前往地", m.tick(("香港", "澳门") if m.chance(0.5) else "香港", "香港", "澳门")),
        m.field("签注种类", m.pick("L（团队旅游）", "G（个人旅游）", "T（探亲）", "S（商务）")),
        m.field("签注次数", m.pick("一次", "二次")),
        m.field("已持出入境证件", "无"),
        m.field(("申请人签名", "申请人签字"), m.name(own, "申请人")),
        m.field("申请日期", m.date(asked, "applied")),
        m.field("受理民警", m.name(clerk, "受理人")),
        m.field("审批人", m.name(chief, "审批人")),
        m.field("审批意见", "同意签发往来港澳通行证，号码", permit, wide=True),
        m.field("签发日期", m.date(issued, "issued")),
        m.field("有效期至", m.date(issued.replace(year=issued.year + 5, day=min(issued.day, 28)), "valid_until")),
    ]
    number = f"430600G{issued:%y}{m.numbers.serial(6)}"
    page = (
        Title(m.pick("内地居民往来港澳地区申请表", "往来港澳通行证及签注申请表")),
        Prose(text=printed("受理编号：", m.number(number, "application")), align="right"),
        m.lay(fields),
        *_seal(m, _OFFICE, "签证专用章"),
    )
    return Form(
        key="hongkong",
        archive_class="出入境",
        category="CR",
        series="GA",
        retention="D30",
        year=asked.year,
        title=f"{own.name}往来港澳地区申请表",
        case_types=("港澳通行证",),
        pages=(page,),
        subjects=(own.name,),
        creator=_OFFICE,
    )


def taiwan(m: Maker) -> Form:
    asked = m.day(2005, 2013)
    own, kin, clerk = m.person(born=(1935, 1988)), m.person(born=(1920, 1950)), m.officer()
    issued = m.after(asked, 10, 30)
    fields = [
        *_applicant(m, own),
        m.field("前往事由", m.pick("探亲", "团队旅游", "定居前探视")),
        m.field("在台亲属姓名", m.name(kin, "在台亲属")),
        m.field("与申请人关系", m.pick("舅父", "堂兄", "姑母")),
        m.field("申请日期", m.date(asked, "applied")),
        m.field("受理人", m.name(clerk, "受理人")),
        m.field("审批意见", "同意签发大陆居民往来台湾通行证", wide=True),
        m.field(("通行证号码", "证件号码"), m.number(m.numbers.permit("T"), "permit")),
        m.field("签发日期", m.date(issued, "issued")),
    ]
    page = (
        Title(m.pick("大陆居民往来台湾地区申请审批表", "大陆居民往来台湾通行证申请表")),
        Prose(
            text=printed("受理编号：", m.number(f"430600T{issued:%y}{m.numbers.serial(6)}", "application")),
            align="right",
        ),
        m.lay(fields),
        *_seal(m, _OFFICE, "签证专用章"),
    )
    return Form(
        key="taiwan",
        archive_class="出入境",
        category="CR",
        series="TW",
        retention="D30",
        year=asked.year,
        title=f"{own.name}往来台湾申请审批表",
        case_types=("赴台证件",),
        pages=(page,),
        subjects=(own.name,),
        creator=_OFFICE,
    )


def settle(m: Maker) -> Form:
    asked = m.day(2001, 2012)
    own, spouse, clerk, chief = m.person(born=(1950, 1988)), m.person(born=(1945, 1985)), m.officer(), m.officer()
    fields = [
        *_applicant(m, own),
        m.field("定居地", m.tick("香港", "香港", "澳门")),
        m.field("申请类别", m.pick("夫妻团聚", "照顾年老父母", "子女投靠父母")),
        m.field("港澳亲属姓名", m.name(spouse, "港澳亲属")),
        m.field("与申请人关系", m.pick("丈夫", "妻子", "父亲")),
        m.field("申请日期", m.date(asked, "applied")),
        m.field("承办人", m.name(clerk, "承办人")),
        m.field("审批人", m.name(chief, "审批人")),
        m.field("审批意见", "同意赴港定居，发给前往港澳通行证", wide=True),
        m.field("批准日期", m.date(m.after(asked, 60, 400), "approved")),
    ]
    page = (
        Title(m.pick("内地居民前往港澳定居申请审批表", "内地居民赴港澳地区定居申请表")),
        Prose(text=printed("档案号：", m.number(f"DJ{asked.year}{m.numbers.serial(5)}", "file")), align="right"),
        m.lay(fields),
        *_seal(m, _OFFICE, ""),
    )
    return Form(
        key="settle",
        archive_class="出入境",
        category="CR",
        series="DJ",
        retention="Y",
        year=asked.year,
        title=f"{own.name}前往港澳定居审批表",
        case_types=("赴港澳定居",),
        pages=(page,),
        subjects=(own.name,),
        creator=_OFFICE,
    )


_KINDS = ("注册登记", "转移登记", "变更登记", "注销登记")
_BRANDS = ("金鹗牌JE7160（虚构）", "白鹭牌BL6450（虚构）", "洞庭牌DT125（虚构）", "云泽牌YZ1041（虚构）")


def _vehicle(m: Maker, kind: str) -> Form:
    done = m.day(2001, 2014)
    own, past, clerk, chief, checker = m.person(), m.person(), m.officer(), m.officer(), m.officer()
    office = "岳阳市公安局交通警察支队车辆管理所"
    file_number = f"4306009{m.numbers.serial(5)}"
    fields = [
        m.field("申请事项", m.tick(kind, *_KINDS), wide=True),
        m.field("号牌种类", m.pick("小型汽车", "普通二轮摩托车", "大型汽车")),
        m.field(("号牌号码", "车牌号码"), m.plate()),
        m.field(("品牌型号", "厂牌型号"), m.pick(*_BRANDS)),
        m.field("车身颜色", m.pick("银灰", "白", "黑", "红")),
        m.field(("车辆识别代号/车架号", "车辆识别代号", "车架号"), m.number(m.numbers.vin(), "vin")),
        m.field(("发动机号", "发动机号码"), m.number(m.pick("JE", "BL", "YZ") + m.numbers.serial(7), "engine")),
        m.field("使用性质", m.pick("非营运", "货运")),
        m.field(("机动车所有人", "所有人"), m.name(own, "所有人")),
        m.field("身份证明名称", "居民身份证"),
        m.field(("号码", "身份证明号码"), m.id_of(own)),
        m.field(("住所地址", "住址"), m.address(m.street_address(), "住址"), wide=True),
        m.field("邮政编码", "414000"),
        m.field("联系电话", m.phone()),
        m.field("机动车登记证书编号", m.number(f"4300{m.numbers.serial(8)}", "certificate")),
    ]
    if kind == "注册登记":
        fields += [
            m.field("机动车获得方式", "购买"),
            m.field("购置日期", m.date(m.after(done, -30, -2), "bought")),
            m.field("购车发票价", f"{m.rng.randint(38, 320)}000元"),
        ]
    elif kind == "转移登记":
        fields += [
            m.field(("原机动车所有人", "原所有人"), m.name(past, "原所有人")),
            m.field("转移方式", m.pick("买卖", "赠与", "继承")),
            m.field("现机动车号牌", m.plate()),
        ]
    elif kind == "变更登记":
        fields.append(m.field("变更内容", m.pick("车身颜色由白变更为银灰", "更换发动机", "所有人住址变更"), wide=True))
    else:
        fields += [
            m.field("注销原因", m.pick("达到报废标准", "因交通事故报废", "灭失")),
            m.field("回收证明编号", m.number(f"HS{m.numbers.serial(7)}", "certificate")),
        ]
    fields += [
        m.field("查验员", m.name(checker, "查验员")),
        m.field(("登记审核", "审核人"), m.name(chief, "审核人")),
        m.field("经办人", m.name(clerk, "经办人")),
        m.field(
            {"注册登记": "注册日期", "转移登记": "转移登记日期", "变更登记": "变更日期", "注销登记": "注销日期"}[kind],
            m.date(done, "registered"),
        ),
    ]
    title = m.pick(f"机动车{kind}申请表", "机动车登记业务申请表", "机动车登记申请表")
    page = (
        Title(title),
        Prose(text=printed("档案编号：", m.number(file_number, "file")), align="right"),
        m.lay(fields),
        Gap(0.2),
        *_seal(m, office, ""),
    )
    return Form(
        key={
            "注册登记": "vehicle_new",
            "转移登记": "vehicle_transfer",
            "变更登记": "vehicle_change",
            "注销登记": "vehicle_end",
        }[kind],
        archive_class="车辆",
        category="CL",
        series="",
        retention="D30",
        year=done.year,
        title=f"{own.name}机动车{kind}申请表",
        case_types=(kind,),
        pages=(page,),
        subjects=(own.name,),
        creator=office,
        volume=file_number,
    )


def vehicle_new(m: Maker) -> Form:
    return _vehicle(m, "注册登记")


def vehicle_transfer(m: Maker) -> Form:
    return _vehicle(m, "转移登记")


def vehicle_change(m: Maker) -> Form:
    return _vehicle(m, "变更登记")


def vehicle_end(m: Maker) -> Form:
    return _vehicle(m, "注销登记")


FORMS = (passport, hongkong, taiwan, settle, vehicle_new, vehicle_transfer, vehicle_change, vehicle_end)
