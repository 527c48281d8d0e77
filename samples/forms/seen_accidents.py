"""Traffic accident papers, seen part."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Stamp, Title
from samples.forms.base import Form, Maker
from samples.people import Person
from samples.rich import Text, printed, say


def _seal(m: Maker, office: str, centre: str) -> tuple[Stamp, ...]:
    return (Stamp(office, m.rng.uniform(0.55, 0.82), centre),) if m.chance(0.6) else ()


_BRIGADE = "岳阳市公安局交通警察支队岳阳楼大队"


def _scene(m: Maker) -> str:
    city = m.rng.choice(m.places.urban)[0]
    one, two = m.rng.sample(list(m.places.streets), 2)
    return city + m.pick(
        f"{one}与{two}路口", f"{one}{m.rng.randint(3, 300)}号门前路段", f"{one}与{two}路口北侧{m.rng.randint(5, 90)}米"
    )


def _party(m: Maker, person: Person, vehicle: Text, tail: str = "") -> Text:
    return say(
        "当事人：", m.name(person, "当事人"), f"，{person.sex}，公民身份号码", m.id_of(person), "，", vehicle, tail
    )


def finding(m: Maker) -> Form:
    when = m.day(2005, 2013)
    a, b, one, two = m.person(born=(1955, 1988)), m.person(born=(1940, 1990)), m.officer(), m.officer()
    number = f"岳公交楼认字〔{when.year}〕第{m.numbers.serial(5)}号"
    plate = m.plate()
    signed = m.after(when, 7, 14)
    where = _scene(m)
    pages: tuple[Block, ...] = (
        Prose(text=printed(_BRIGADE), align="centre", scale=1.15),
        Title("道路交通事故认定书", spaced=m.chance(0.4)),
        Prose(text=printed(m.number(number, "document")), align="right"),
        Prose(
            text=printed(
                "交通事故时间：",
                m.date(when, "accident", style="cn"),
                f"{m.rng.randint(0, 23)}时{m.rng.randint(1, 59)}分　天气：{m.pick('晴', '小雨', '阴')}",
            ),
            indent=0,
        ),
        Prose(text=printed("交通事故地点：", m.address(where, "事故地点")), indent=0),
        Prose(
            text=printed(
                _party(
                    m,
                    a,
                    say("驾驶", plate, f"号{m.pick('小型普通客车', '轻型货车', '普通二轮摩托车')}"),
                    "，准驾车型C1。",
                )
            ),
            indent=0,
        ),
        Prose(text=printed(_party(m, b, say("住", m.address(m.street_address(), "住址")), "，行人。")), indent=0),
        Prose(
            text=printed(
                "基本事实：",
                m.name(a, "当事人"),
                "驾驶上述车辆由南向北行驶，遇行人",
                m.name(b, "当事人"),
                "由西向东横过道路，车辆前部与行人相撞，造成",
                m.name(b, "当事人"),
                "受伤、车辆受损的道路交通事故。",
            )
        ),
        Prose(
            text=printed(
                "形成原因：",
                m.name(a, "当事人"),
                "未按操作规范安全驾驶，其行为违反《中华人民共和国道路交通安全法》第二十二条第一款之规定；",
                m.name(b, "当事人"),
                "未走人行横道，违反该法第六十二条之规定。",
            )
        ),
        Prose(
            text=printed(
                "责任认定：",
                m.name(a, "当事人"),
                f"承担此次事故的{m.pick('主要', '同等')}责任，",
                m.name(b, "当事人"),
                "承担此次事故的次要责任。",
            )
        ),
        Prose(text=printed("当事人对认定有异议的，可自本认定书送达之日起三日内提出书面复核申请。")),
        Gap(0.6),
        Prose(text=printed("交通警察：", m.name(one, "交通警察"), "　", m.name(two, "交通警察")), align="right"),
        Prose(text=printed(m.date(signed, "signed", style=m.pick("han", "cn"))), align="right"),
        *_seal(m, _BRIGADE, "事故处理专用章"),
    )
    return Form(
        key="finding",
        archive_class="交通事故",
        category="SG",
        series="YB",
        retention="D20",
        year=signed.year,
        title=f"{a.name}、{b.name}道路交通事故认定书",
        case_types=("一般程序",),
        pages=(pages,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
        printed_only=True,
    )


def simple_finding(m: Maker) -> Form:
    when = m.day(2005, 2013)
    a, b, officer = m.person(born=(1955, 1988)), m.person(born=(1950, 1990)), m.officer()
    number = f"岳公交简字〔{when.year}〕第{m.numbers.serial(6)}号"
    fields = [
        m.field("事故时间", m.date(when, "accident"), f" {m.rng.randint(6, 22)}时{m.rng.randint(1, 59)}分"),
        m.field("天气", m.pick("晴", "雨", "阴")),
        m.field("事故地点", m.address(_scene(m), "事故地点"), wide=True),
        m.field("当事人甲", m.name(a, "当事人")),
        m.field("身份证号码", m.id_of(a)),
        m.field("车辆牌号", m.plate()),
        m.field("驾驶证档案编号", m.number(f"4306{m.numbers.serial(8)}", "licence_file")),
        m.field("联系电话", m.phone()),
        m.field("当事人乙", m.name(b, "当事人")),
        m.field("身份证号码", m.id_of(b)),
        m.field("车辆牌号", m.plate()),
        m.field("联系电话", m.phone()),
        m.field(
            "交通事故事实及责任",
            m.name(a, "当事人"),
            "驾车变更车道时与",
            m.name(b, "当事人"),
            "所驾车辆发生刮擦，",
            m.name(a, "当事人"),
            "负全部责任。",
            wide=True,
        ),
        m.field("损害赔偿调解结果", f"由甲方一次性赔偿乙方修车费{m.rng.randint(2, 30) * 100}元", wide=True),
        m.field("交通警察", m.name(officer, "交通警察")),
        m.field("认定日期", m.date(when, "signed")),
    ]
    page = (
        Title(m.pick("道路交通事故认定书（简易程序）", "交通事故简易程序处理书")),
        Prose(text=printed(m.number(number, "document")), align="right"),
        m.lay(fields),
        *_seal(m, _BRIGADE, "事故处理专用章"),
    )
    return Form(
        key="simple_finding",
        archive_class="交通事故",
        category="SG",
        series="JY",
        retention="D5",
        year=when.year,
        title=f"{a.name}与{b.name}交通事故简易程序认定书",
        case_types=("简易程序",),
        pages=(page,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
    )


def mediation(m: Maker) -> Form:
    when = m.day(2004, 2013)
    a, b, officer = m.person(born=(1955, 1988)), m.person(born=(1950, 1990)), m.officer()
    number = f"岳公交调字〔{when.year}〕第{m.numbers.serial(5)}号"
    signed = m.after(when, 20, 80)
    page: tuple[Block, ...] = (
        Title("道路交通事故损害赔偿调解书", spaced=m.chance(0.3)),
        Prose(text=printed(m.number(number, "document")), align="right"),
        Prose(
            text=printed(
                "交通事故时间：", m.date(when, "accident", style="cn"), "　地点：", m.address(_scene(m), "事故地点")
            ),
            indent=0,
        ),
        Prose(text=printed(_party(m, a, say("驾驶", m.plate(), "号车"), "。")), indent=0),
        Prose(text=printed(_party(m, b, say("住", m.address(m.street_address(), "住址")), "。")), indent=0),
        Prose(
            text=printed(
                "经调解，双方自愿达成如下协议：一、由",
                m.name(a, "当事人"),
                "赔偿",
                m.name(b, "当事人"),
                f"医疗费、误工费、护理费共计人民币{m.rng.randint(8, 90) * 500}元；二、上述款项于",
                m.date(m.after(signed, 5, 20), "due", style="cn"),
                "前付清；三、双方今后互不追究。",
            )
        ),
        Prose(text=printed("本调解书经各方当事人签名后生效。")),
        Gap(0.5),
        Prose(text=printed("当事人签名：", m.name(a, "当事人"), "　　", m.name(b, "当事人")), indent=0),
        Prose(text=printed("主持调解人：", m.name(officer, "调解人")), indent=0),
        Prose(text=printed(m.date(signed, "signed", style=m.pick("han", "cn"))), align="right"),
        *_seal(m, _BRIGADE, "事故处理专用章"),
    )
    return Form(
        key="mediation",
        archive_class="交通事故",
        category="SG",
        series="TJ",
        retention="D20",
        year=signed.year,
        title=f"{a.name}、{b.name}交通事故损害赔偿调解书",
        case_types=("损害赔偿调解",),
        pages=(page,),
        subjects=(a.name, b.name),
        creator=_BRIGADE,
        printed_only=True,
    )


def review(m: Maker) -> Form:
    when = m.day(2008, 2013)
    a, officer = m.person(born=(1950, 1988)), m.officer()
    first = m.after(when, 10, 20)
    asked, done = m.after(first, 1, 3), m.after(first, 20, 35)
    number = f"岳公交复字〔{done.year}〕第{m.numbers.serial(4)}号"
    page: tuple[Block, ...] = (
        Prose(text=printed("岳阳市公安局交通警察支队"), align="centre", scale=1.15),
        Title("道路交通事故认定复核结论", spaced=m.chance(0.3)),
        Prose(text=printed(m.number(number, "document")), align="right"),
        Prose(
            text=printed(
                "复核申请人：",
                m.name(a, "申请人"),
                f"，{a.sex}，",
                m.date(a.birth, "birth", style="cn"),
                "出生，公民身份号码",
                m.id_of(a),
                "，住",
                m.address(m.street_address(), "住址"),
                "。",
            ),
            indent=0,
        ),
        Prose(
            text=printed(
                "申请人因不服",
                "岳阳楼大队",
                m.date(first, "finding", style="cn"),
                "作出的",
                m.number(f"岳公交楼认字〔{first.year}〕第{m.numbers.serial(5)}号", "document"),
                "道路交通事故认定，于",
                m.date(asked, "applied", style="cn"),
                "提出复核申请，本支队依法受理。",
            )
        ),
        Prose(text=printed("经复核，原认定事实清楚、证据确实充分、适用法律正确、责任划分公正、程序合法。")),
        Prose(text=printed("复核结论：维持原道路交通事故认定。")),
        Gap(0.5),
        Prose(text=printed("复核人：", m.name(officer, "复核人")), align="right"),
        Prose(text=printed(m.date(done, "signed", style="han")), align="right"),
        *_seal(m, "岳阳市公安局交通警察支队", ""),
    )
    return Form(
        key="review",
        archive_class="交通事故",
        category="SG",
        series="FH",
        retention="D20",
        year=done.year,
        title=f"{a.name}道路交通事故认定复核结论",
        case_types=("复核",),
        pages=(page,),
        subjects=(a.name,),
        creator="岳阳市公安局交通警察支队",
        printed_only=True,
    )


FORMS = (finding, simple_finding, mediation, review)
