"""Traffic accidents, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.fourth_base import (
    at,
    both,
    document,
    filled,
    folk,
    heading,
    lab,
    labelled,
    officer,
    on,
    paper,
    para,
    plate,
    rows,
    seal,
    spaced,
    val,
)
from samples.forms.fourth_places import road_place
from samples.people import Person
from samples.rich import Ink, Run, Text, say

_VEHICLES = ("重型半挂牵引车", "小型轿车", "普通二轮摩托车", "电动自行车", "中型普通客车", "轻型厢式货车", "拖拉机")


def _clock(m: Maker) -> str:
    return f"{m.rng.randint(0, 23)}时{m.rng.randint(0, 59):02d}分许"


def _team(m: Maker) -> str:
    return m.pick(
        "远安县公安局交通警察大队", "信丰县公安局交警大队", "安庆市公安局交警支队二大队", "城固县公安局交通管理大队"
    )


def _party(m: Maker, label: str, person: Person, vehicle: Run | None) -> Text:
    """One party in one sentence: name, sex, birth, number, address, phone, plate."""
    birth = on(m, person.birth, "birth", style=m.pick("cn", "cn0"))
    parts: list[str | Run] = [label, m.name(person, "当事人"), f"，{person.sex}，"]
    parts += [birth, m.pick("出生，", "生，"), m.pick("住", "现住", "户籍地"), at(m, "住址"), "，"]
    parts += [m.pick("身份证号", "公民身份号码：", "驾驶证号"), m.id_of(person)]
    if m.chance(0.6):
        parts += ["，联系电话", m.phone()]
    if vehicle is not None:
        parts += ["，", m.pick("驾驶", "系"), vehicle, f"号{m.rng.choice(_VEHICLES)}" + m.pick("驾驶人", "")]
    else:
        parts += ["，", m.pick("行人", "乘车人", "骑自行车")]
    return say(*parts, "。")


def accident_decision(m: Maker) -> Form:
    """A decision on an accident of three parties, its persons in full sentences."""
    when = m.day(2004, 2014)
    a, b, c = folk(m, (1952, 1988)), folk(m, (1945, 1990)), folk(m, (1935, 1995))
    one, two = officer(m), officer(m)
    car, other = plate(m), plate(m)
    signed, team = m.after(when, 8, 25), _team(m)
    page: list[Block] = [
        para(team, align="centre", scale=1.2),
        Title("道路交通事故责任认定书" if when.year < 2005 else "道路交通事故认定书", scale=1.6),
        para(document(m, m.pick("远公交认字", "信公交认字", "城公交认"), signed.year, 5), align="right"),
        para("事故时间：", on(m, when, "accident", style="cn"), _clock(m), "　天气：", m.pick("多云", "雾", "雨夹雪"),
            indent=0),
        para("事故地点：", at(m, "事故地点", road_place(m)), indent=0),
        para("当事人、车辆、道路和交通环境等基本情况：", indent=0),
        Prose(text=_party(m, "甲方：", a, car)),
        Prose(text=_party(m, "乙方：", b, other)),
        Prose(text=_party(m, "丙方：", c, None)),
        para("道路交通事故发生经过：", indent=0),
        para(
            m.name(a, "当事人"), "驾驶", car, "号车由", m.pick("东向西", "南往北"), "行驶至上述地点，因",
            m.pick("超速行驶", "疲劳驾驶", "占道行驶"), "，与对向", m.name(b, "当事人"), "驾驶的", other,
            "号车相撞，后又将路边的", m.name(c, "当事人"), "撞倒，造成", m.name(c, "当事人"),
            "受伤、两车受损的交通事故。",
        ),
        para(
            "责任认定：", m.name(a, "当事人"), "负主要责任，", m.name(b, "当事人"), "负次要责任，", m.name(c, "当事人"),
            "无责任。",
        ),
        Gap(0.4),
        para("办案民警：", m.name(one, "交通警察"), m.pick("　", "、"), m.name(two, "交通警察"), align="right"),
        para(on(m, signed, "signed", style=m.pick("han", "cn", "spaced")), align="right"),
        *seal(m, team, "事故处理专用章", share=0.8),
    ]  # fmt: skip
    return paper(
        "accident_decision", "交通事故", "一般程序", signed.year, f"{a.name}等交通事故认定书", page,
        series="YB", retention="D20", about=(a, b, c), creator=team,
    )  # fmt: skip


def accident_inquiry(m: Maker) -> Form:
    """A driver is asked what happened."""
    when = m.day(2000, 2014)
    own, other, one, two = folk(m, (1950, 1988)), folk(m, (1940, 1992)), officer(m), officer(m)
    car, team, asked = plate(m), _team(m), m.after(when, 0, 3)
    place = at(m, "事故地点", road_place(m))
    page: list[Block] = [
        Title(m.pick("交通事故当事人询问笔录", "讯问（询问）笔录"), scale=1.5),
        labelled(
            ("时间", on(m, asked, "asked", style=m.pick("cn", "spaced"))), ("地点", f"{team}事故中队"),
            ("询问人", (m.name(one, "询问人"), "、", m.name(two, "询问人"))), ("记录人", m.name(two, "记录人")),
            ("被询问人", m.name(own, "被询问人")), ("性别", own.sex), ("出生年月", on(m, own.birth, "birth")),
            ("文化程度", m.pick("初中", "高中")), ("身份证号", m.id_of(own)), ("现住址", at(m, "现住址")),
            per_line=2, underline=m.chance(0.6),
        ),
        para("问：你把事故发生的经过讲一下。"),
        para("答：", on(m, when, "accident", style="cn"), _clock(m), "，我驾驶", car, "号", m.rng.choice(_VEHICLES),
            "从",
             m.pick("县城", "火车站", "砖厂"), "出发，行至", place, "时，", m.name(other, "对方"),
             "骑摩托车从右边岔路出来，我刹车不及，就撞上了。"),
        para("问：车是谁的？有没有证件？"),
        para("答：车是我", m.pick("姐夫", "老板", "父亲"), m.name(folk(m), "车主"),
            "的，驾驶证、行驶证都带了，驾驶证档案编号",
             m.number(m.numbers.serial(12), "licence_file"), "。"),
        para("问：事故发生后你做了什么？"),
        para("答：我打了电话报警，把", m.name(other, "对方"), "送到县人民医院。"),
        para("问：还有什么要补充的？"),
        para("答：没有了。以上笔录已看过，属实。"),
        para(spaced(m, own, "被询问人"), "（签名、指印）　", on(m, asked, "signed", style=m.pick("dot", "cn", "dot0")),
             align="right"),
    ]  # fmt: skip
    return paper(
        "accident_inquiry", "交通事故", "一般程序", asked.year, f"{own.name}交通事故询问笔录", page,
        series="YB", retention="D20", about=(own, other), creator=team,
    )  # fmt: skip


def quick_form(m: Maker) -> Form:
    """The parties stand in columns beside each other."""
    when = m.day(2004, 2014)
    a, b, police, team = folk(m, (1955, 1990)), folk(m, (1950, 1992)), officer(m), _team(m)
    at_fault = m.pick("甲方负全部责任", "双方负同等责任", "乙方负主要责任")

    def pair(label: str, left: Run | str, right: Run | str) -> list[Cell]:
        return [lab(label, 0.8), val(left, share=1.6, align="centre"), val(right, share=1.6, align="centre")]

    page: list[Block] = [
        heading(m, "交通事故快速处理协议书", "适用简易程序处理交通事故登记表", "道路交通事故认定书（简易程序）"),
        para(m.pick("编号：", "No:"), document(m, m.pick("公交简", "信公交简"), when.year, 6), align="right"),
        rows(
            [lab("事故时间", 0.8), val(on(m, when, "accident"), f"　{_clock(m)}", share=1.6), lab("天气", 0.6),
             val(m.pick("晴", "阴", "雨"), share=1.0)],
            [lab("事故地点", 0.8), val(at(m, "事故地点", road_place(m)), share=3.2)],
            [lab("", 0.8), lab("甲　方", 1.6), lab("乙　方", 1.6)],
            pair("姓名", m.name(a, "当事人"), m.name(b, "当事人")),
            pair("身份证号", m.id_of(a), m.id_of(b)),
            pair("住址", at(m, "住址"), at(m, "住址")),
            pair("电话", m.phone(), m.phone()),
            pair("车牌号", plate(m), plate(m)),
            pair("保险公司", m.pick("人保", "平安"), m.pick("太平洋", "未投保")),
            [both("事故情形：□追尾 ■变更车道 □倒车 □其他　　责任：", at_fault, lines=2)],
            [both("赔偿：", f"甲方赔偿乙方修理费{m.rng.randint(2, 40) * 50}元，当场付清，今后互不追究。", lines=2)],
            [both("甲方签名：", spaced(m, a, "当事人")), both("乙方签名：", spaced(m, b, "当事人"))],
            [both("民警签名：", m.name(police, "交通警察")), both("日期：", on(m, when, "signed"))],
        ),
        *seal(m, team, "事故处理专用章"),
    ]  # fmt: skip
    return paper(
        "quick_form", "交通事故", "简易程序", when.year, f"{a.name}、{b.name}交通事故快速处理", page,
        series="JY", retention="D5", about=(a, b), creator=team,
    )  # fmt: skip


def compensation_letter(m: Maker) -> Form:
    """A mediated settlement: kin of somebody who died and an agent among those present."""
    when = m.day(1995, 2013)
    driver, dead = folk(m, (1955, 1985)), folk(m, (1930, 1985))
    heir, agent, host = folk(m, (1950, 1990)), folk(m, (1955, 1980)), officer(m)
    signed, team = m.after(when, 25, 90), _team(m)
    old = when.year < 2000
    page: list[Block] = [
        Title(m.pick("道路交通事故损害赔偿调解书", "交通事故损害赔偿调解协议"), scale=1.5),
        para(document(m, m.pick("公交调字", "城公交调"), signed.year, 4), align="right"),
        para("赔偿方：", m.name(driver, "当事人"), f"（{driver.sex}，身份证号", m.id_of(driver, old=old), "）　住址：",
             at(m, "住址"), indent=0),
        para("受偿方：死者", m.name(dead, "死者"), "之", m.pick("妻", "子", "父"), m.name(heir, "受偿人"),
             f"（{heir.sex}，", on(m, heir.birth, "birth", style="dot"), "生，身份证号", m.id_of(heir, old=old),
             "）　住址：",
             at(m, "住址"), indent=0),
        para("委托代理人：", m.name(agent, "代理人"), "，", m.pick("法律服务所工作者", "村民小组长"), indent=0),
        para(
            on(m, when, "accident", style="cn"), _clock(m), "，", m.name(driver, "当事人"), "驾驶", plate(m), "号",
            m.rng.choice(_VEHICLES), "在", at(m, "事故地点", road_place(m)), "将", m.name(dead, "死者"),
            "撞伤，经抢救无效于", on(m, m.after(when, 0, 4), "death", style="cn"), "死亡。",
        ),
        para(f"经本队主持调解，双方达成协议：一、由赔偿方赔偿死亡补偿费、丧葬费等共计{m.rng.randint(20, 300)}000元；"
             "二、签字时付清一半，余款于", on(m, m.after(signed, 30, 90), "due", style="cn"),
             "前付清；三、逾期不付，可向人民法院起诉。"),
        para("赔偿方签名：", spaced(m, driver, "当事人"), "　受偿方签名：", spaced(m, heir, "受偿人"), indent=0),
        para("调解主持人：", m.name(host, "调解人"), indent=0),
        para(on(m, signed, "signed", style=m.pick("han", "cn")), align="right"),
        *seal(m, team, share=0.8),
    ]  # fmt: skip
    return paper(
        "compensation_letter", "交通事故", "损害赔偿调解", signed.year, f"{driver.name}事故损害赔偿调解书", page,
        series="TJ", retention="D20", about=(driver, dead, heir), creator=team,
    )  # fmt: skip


def review_notice(m: Maker) -> Form:
    """Not taken up or upheld on review, with the proof of service below."""
    when = m.day(2008, 2014)
    own, other = folk(m, (1950, 1988)), folk(m, (1945, 1990))
    server, receiver = officer(m), folk(m)
    first, done = m.after(when, 10, 20), m.after(when, 30, 55)
    unit = m.pick("宜昌市公安局交通警察支队", "赣州市公安局交通警察支队")
    page: list[Block] = [
        para(unit, align="centre", scale=1.2),
        Title(m.pick("道路交通事故认定复核结论通知书", "复核不予受理通知书"), scale=1.5),
        para(document(m, m.pick("宜公交复字", "赣公交复"), done.year, 3), align="right"),
        para(m.name(own, "申请人"), "：", indent=0),
        para(
            "你（身份证号：", m.id_of(own), "，住", at(m, "住址"), "）对", _team(m), on(m, first, "finding",
            style="cn"),
            "作出的", document(m, "公交认字", first.year, 4), "认定书不服，于", on(m, m.after(first, 1, 3), "applied",
            style="cn"),
            "向本支队提出复核申请，认为对方当事人", m.name(other, "对方"), "应负主要责任。",
        ),
        para("经审查，", on(m, when, "accident", style="cn"), "发生在", at(m, "事故地点", road_place(m)),
             "的该起事故，原认定事实清楚，责任划分恰当，", m.pick("决定维持原认定。", "申请理由不成立，不予受理。")),
        para("特此通知。"),
        para(on(m, done, "signed", style=m.pick("han", "cn")), align="right"),
        *seal(m, unit, share=0.9),
        Gap(0.5),
        para("送　达　回　证", align="centre", scale=1.15),
        rows(
            [lab("受送达人"), val(m.name(own, "申请人")), lab("送达地点"), val(at(m, "送达地点"), share=1.6)],
            [lab("收件人"), val(m.name(receiver, "收件人"), "（代收）"), lab("收到日期"),
             val(on(m, m.after(done, 1, 6), "received"), share=1.6)],
            [lab("送达人"), val(m.name(server, "送达人")), lab("备考"), val("", share=1.6)],
        ),
    ]  # fmt: skip
    return paper(
        "review_notice", "交通事故", "复核", done.year, f"{own.name}交通事故复核通知书", page,
        series="FH", retention="D20", about=(own,), creator=unit,
    )  # fmt: skip


def alarm_entry(m: Maker) -> Form:
    """The entry of a call for help, as a receiving room keeps it: label above value, opinions wide."""
    when = m.day(2001, 2014)
    caller, injured, police, chief = folk(m), folk(m), officer(m), officer(m)
    team = _team(m)
    page: list[Block] = [
        heading(m, "受理交通事故案件登记表", "交通事故报警登记表"),
        filled("受案单位：", f"{team}　　编号：", m.number(f"{when.year}{m.numbers.serial(5)}", "file"), indent=0),
        rows(
            [lab("报警人"), lab("电　话"), lab("报警时间", 1.3), lab("报警方式", 0.7)],
            [val(m.name(caller, "报警人"), align="centre"), val(m.phone(), align="centre"),
             val(on(m, when, "reported"), f" {m.rng.randint(0, 23)}:{m.rng.randint(10, 59)}", share=1.3,
             align="centre"),
             val(m.pick("122", "110转警"), share=0.7, align="centre")],
            [lab("出事地点", 0.5), val(at(m, "事故地点", road_place(m)), share=3.5)],
            [both("简要案情：", m.name(caller, "报警人"), "报称：一辆", m.rng.choice(_VEHICLES), "（", plate(m), "）与",
                  m.name(injured, "伤者"), "驾驶的三轮车相撞，", m.name(injured, "伤者"),
                  "头部受伤，对方驾驶员仍在现场。",
                  lines=3)],
            [both("处理意见：立案，按一般程序办理。", lines=2,
                  foot=say(Run("值班民警：", Ink.LABEL), m.name(police, "值班民警"), "　", on(m, when, "signed",
                  style="cn")))],
            [both("领导批示：同意。", lines=2,
                  foot=say(m.name(chief, "负责人"), "　", on(m, m.after(when, 0, 2), "approved",
                  style=m.pick("dot", "short"))))],
        ),
        *seal(m, team),
    ]  # fmt: skip
    return paper(
        "alarm_entry", "交通事故", "一般程序", when.year, f"{injured.name}交通事故受案登记表", page,
        series="YB", retention="D20", about=(caller, injured), creator=team,
    )  # fmt: skip


FORMS = (accident_decision, accident_inquiry, quick_form, compensation_letter, review_notice, alarm_entry)
