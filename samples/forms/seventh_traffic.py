"""Accidents, seventh part: a finding in prose with the record of an inquiry."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Prose, Title
from samples.forms.apart_base import fill, foot, heading, line, para
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import any_home, anyone, bare, form, plate, stamp, when
from samples.people import Person
from samples.rich import Run, Text, say

OFFICE = "锦州市公安局交通警察支队凌河大队"
_CARS = ("小型轿车", "普通二轮摩托车", "轻型自卸货车", "农用三轮车", "中型客车")


def scene_of(m: Maker) -> str:
    """Return where an accident happened: a road and its milestone, a crossing, or before a house."""
    one, two = m.rng.sample(list(m.places.streets), 2)
    county, towns = m.rng.choice(m.places.rural)
    return m.pick(
        f"锦州市凌河区{one}与{two}交叉路口",
        f"锦州市凌河区{one}{m.rng.randint(2, 200)}号门前",
        f"锦州市古塔区{one}与{two}交汇处",
        f"国道{m.pick('102', '305')}线{m.rng.randint(300, 700)}公里+{m.rng.randint(1, 9) * 100}米处",
        f"省道{m.pick('208', '307')}线{m.rng.randint(5, 120)}公里处",
        f"{county}{m.rng.choice(towns)}{m.rng.choice(m.places.villages)}路段",
    )


def clock(m: Maker) -> str:
    return m.pick(
        f"{m.rng.randint(0, 23)}时{m.rng.randint(1, 59)}分",
        f"{m.rng.randint(6, 22)}:{m.rng.randint(10, 59)}",
        f"{m.rng.randint(1, 23)}时许",
    )


def _party(m: Maker, number: str, own: Person, home: str, ride: Text) -> Prose:
    parts: list[str | Run | Text] = [number, m.name(own, "当事人"), f"，{own.sex}，"]
    if m.chance(0.6):
        parts += [when(m, own.birth, "birth", m.pick("cn", "cn0")), "出生，"]
    parts += [m.pick("住址：", "现住", "家住"), m.address(home, "住址"), "，", m.pick("身份证号", "公民身份号码：")]
    parts += [m.id_of(own), ride, "。"]
    return para(*parts)


def _finding(
    m: Maker, at: dt.date, scene: str, parties: tuple[Person, Person, Person], plates: tuple[Run, Run]
) -> tuple[Block, ...]:
    a, b, along = parties
    mine, other = plates
    owner, first, second = m.person(born=(1945, 1980)), m.officer(), m.officer()
    made = m.after(at, 5, 25)
    on_foot = m.chance(0.35)
    style = m.pick("cn", "cn", "filled")
    hour, blame = clock(m), m.pick("主要", "主要", "同等")
    towards = m.pick("由西向东", "由南向北", "由东向西")
    verdict = fill(
        "当事人{a}驾驶机动车{fault}，是造成事故的原因，承担{share}责任；"
        "当事人{b}{also}，承担{rest}责任；{along}无责任。",
        a=m.name(a, "当事人"),
        fault=m.pick("未按规定让行", "超速行驶", "饮酒后驾驶", "逆向行驶"),
        share=blame,
        b=m.name(b, "当事人"),
        also=m.pick("观察不周", "横过道路未确认安全", "未戴安全头盔"),
        rest="次要" if blame == "主要" else "同等",
        along=m.name(along, "乘车人"),
    )
    return (
        heading(OFFICE),
        Title("道路交通事故认定书", spaced=m.chance(0.4)),
        line(
            m.rng.choice(
                (
                    m.number(f"锦公交认字〔{at.year}〕第{m.numbers.serial(5)}号", "document"),
                    m.number(f"锦公交凌认字（{at.year}）第{m.rng.randint(3, 480)}号", "document"),
                    bare(f"{at.year}B{m.numbers.serial(5)}", "document"),
                )
            ),
            align="right",
        ),
        para(
            "交通事故时间：",
            when(m, at, "accident", style),
            hour,
            "　天气：",
            m.pick("晴", "小雪", "雨", "阴"),
            indent=0,
        ),
        para("交通事故地点：", m.address(scene, "事故地点"), indent=0),
        para("当事人、车辆、道路和交通环境等基本情况：", indent=0),
        _party(
            m,
            "1．",
            a,
            any_home(m),
            say(
                "，驾驶证档案编号",
                m.number(f"2107{m.numbers.serial(8)}", "licence_file"),
                "，驾驶",
                mine,
                m.rng.choice(_CARS),
                "，车主",
                m.name(owner, "车主"),
            ),
        ),
        _party(m, "2．", b, any_home(m), say("，系行人") if on_foot else say("，驾驶", other, m.rng.choice(_CARS))),
        para("3．", m.name(along, "乘车人"), f"，{along.sex}，系乘车人，住", m.address(any_home(m), "住址"), "。"),
        para("道路交通事故发生经过：", indent=0),
        para(
            when(m, at, "accident", "cn"),
            hour,
            "，",
            m.name(a, "当事人"),
            "驾驶",
            mine,
            "号车沿道路",
            towards,
            "行驶至上述地点，与",
            m.pick("横过道路的", "对向行驶的", "同向前方的"),
            m.name(b, "当事人"),
            "相撞，致",
            m.name(along, "乘车人"),
            m.pick("受伤、两车损坏。", "轻伤，车辆部分损坏。", "当场受伤，送医院救治。"),
        ),
        para("道路交通事故证据及事故形成原因分析、责任认定：", indent=0),
        para(
            m.pick("现场勘查笔录、照片、", "现场图、检验报告、"),
            "当事人陈述等证据证实。依据《道路交通事故处理程序规定》第四十六条，",
            verdict,
        ),
        para("当事人对认定有异议的，可自送达之日起三日内向上一级公安机关交通管理部门提出书面复核申请。"),
        foot("交通警察（签名）：", m.name(first, "交通警察"), "　", m.name(second, "交通警察")),
        foot(when(m, made, "finding", m.pick("han", "cn"))),
        *stamp(m, OFFICE),
        para(
            "送达：",
            m.name(a, "当事人"),
            "（签字）　",
            when(m, m.after(made, 0, 4), "served", m.pick("dot", "cn")),
            indent=0,
        ),
    )


def _inquiry(m: Maker, at: dt.date, scene: str, a: Person, b: Person, mine: Run) -> tuple[Block, ...]:
    asker, clerk = m.officer(), m.officer()
    day = m.after(at, 0, 5)
    hour = m.rng.randint(8, 16)
    return (
        Title("询　问　笔　录", scale=1.6),
        line(
            "询问时间：",
            when(m, day, "inquiry", m.pick("cn", "filled")),
            Run(f"{hour}时5分至{hour + 1}时20分"),
            blanks="rule",
        ),
        line("询问地点：", Run(m.pick("凌河交警大队事故中队", "市中心医院骨科病房")), blanks="rule"),
        line("询问人：", m.name(asker, "询问人"), "　　　记录人：", m.name(clerk, "记录人"), blanks="rule"),
        line(
            m.pick("被询问人：", "被询问人姓名："),
            m.name(a, "被询问人"),
            "　性别：",
            Run(a.sex),
            "　出生日期：",
            when(m, a.birth, "birth", m.pick("cn", "dot")),
            blanks="rule",
        ),
        line("身份证件种类及号码：", m.id_of(a), "　联系方式：", m.phone(), blanks="rule"),
        line("现住址：", m.address(any_home(m), "住址"), blanks="rule"),
        para("问：我们是凌河交警大队的民警，现依法向你询问，你应当如实回答，听清了吗？"),
        para("答：听清了。"),
        para("问：事故发生的经过？"),
        para(
            "答：",
            when(m, at, "accident", "cn"),
            m.pick("上午", "下午", "晚上"),
            "我开",
            mine,
            "号车去",
            m.pick("送货", "接孩子", "办事"),
            "，走到",
            m.address(scene, "事故地点"),
            "，看见",
            m.name(b, "当事人"),
            m.pick("从右边出来，我踩刹车没刹住。", "突然拐弯，我来不及躲。"),
        ),
        para("问：你和", m.name(b, "当事人"), "以前认识吗？"),
        para(m.pick("答：不认识。", "答：一个屯的，认识。")),
        para("以上笔录我看过，和我说的一样。"),
        line("被询问人签名：", m.name(a, "被询问人"), "　", when(m, day, "signed", m.pick("cn", "dot")), align="right"),
    )


def finding(m: Maker) -> Form:
    """A finding in prose, and the record of what one of those involved said."""
    at = m.day(2004, 2012)
    a, b = anyone(m, born=(1950, 1985)), anyone(m, born=(1940, 1988))
    along = m.person(born=(1945, 1988))
    scene = scene_of(m)
    mine, other = plate(m), plate(m)
    return form(
        "finding",
        ("交通事故", "SG", "YB", "D20"),
        year=at.year,
        title=f"{a.name}与{b.name}交通事故认定书",
        types=("一般程序",),
        pages=(_finding(m, at, scene, (a, b, along), (mine, other)), _inquiry(m, at, scene, a, b, mine)),
        who=(a, b),
        creator=OFFICE,
        printed_only=True,
    )


FORMS = (finding,)
