"""Traffic accidents, apart part: a finding of the nineties, a slip for the quick way, a settlement, a review."""

from __future__ import annotations

import re

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    day_of,
    fill,
    foot,
    form,
    heading,
    home,
    lab,
    line,
    number_line,
    para,
    plate,
    relative,
    row,
    seal,
    town_home,
)
from samples.forms.base import Form, Maker
from samples.rich import Ink, Mark, Run, printed, say

_BRIGADE = "天水市公安局交通警察支队秦州大队"
_CORPS = "天水市公安局交通警察支队"


def _scene(m: Maker) -> Run:
    """Return where it happened: a highway by its kilometre, a crossing, or a house."""
    street, other = m.rng.sample(list(m.places.streets), 2)
    city = m.rng.choice(m.places.urban)[0]
    county, towns = m.rng.choice(m.places.rural)
    text = m.pick(
        f"国道316线{m.rng.randint(1800, 2200)}公里加{m.rng.randint(1, 9)}00米处",
        f"{city}{street}与{other}十字路口",
        f"{city}{street}{m.rng.randint(2, 200)}号门前",
        f"{county}{m.rng.choice(towns)}{m.rng.choice(m.places.villages)}村口",
    )
    short = re.sub(r"(?:处|门前|村口)$", "", text)
    return Run(
        text, Ink.VALUE, Mark(kind="address", value=text, role="事故地点", also=(short,) if short != text else ())
    )


def finding_1996(m: Maker) -> Form:
    """A finding under the rules of 1992: facts, reasons, liability, and who may ask for a new one."""
    when = m.day(1993, 2003)
    done = m.after(when, 10, 20)
    driver, rider, dead = m.person(born=(1945, 1975)), m.person(born=(1940, 1980)), m.person(born=(1930, 1985))
    one, two = m.officer(), m.officer()
    old = done.year < 1999
    car, bike = plate(m), plate(m)
    number = m.number(f"天公交认字（{done.year}）第{m.numbers.serial(3)}号", "document")
    page: tuple[Block, ...] = (
        heading(_BRIGADE),
        Title("道路交通事故责任认定书"),
        number_line(number, align="centre"),
        para(
            fill(
                "当事人情况：甲方：{a}，{sex}，身份证号{id}，住{home}，驾驶{car}东风牌货车。",
                a=m.name(driver, "当事人"),
                sex=driver.sex,
                id=m.id_of(driver, old=old),
                home=m.address(home(m), "住址"),
                car=car,
            )
        ),
        para(
            fill(
                "乙方：{b}，{sex}，现年{age}岁，{work}，住{home}，驾驶{bike}两轮摩托车，后载{c}。",
                b=m.name(rider, "当事人"),
                sex=rider.sex,
                age=str(done.year - rider.birth.year),
                work=m.pick("农民", "工人", "个体户"),
                home=m.address(home(m), "住址"),
                bike=bike,
                c=m.name(dead, "乘车人"),
            )
        ),
        para(
            fill(
                "事故经过：{when}{hour}时许，{a}驾车由东向西行驶至{place}，因{why}，与相对方向{b}驾驶的摩托车相撞，"
                "致{c}{hurt}，{b}受轻伤，两车受损。",
                when=m.date(when, "accident", style="cn"),
                hour=m.pick("上午8", "下午3", "晚9"),
                a=m.name(driver, "当事人"),
                place=_scene(m),
                why=m.pick("占道行驶", "超速行驶", "雨天路滑、制动不当"),
                b=m.name(rider, "当事人"),
                c=m.name(dead, "乘车人"),
                hurt=m.pick("重伤", "当场死亡", "左腿骨折"),
            )
        ),
        para(
            fill(
                "责任认定：{a}违反《中华人民共和国道路交通管理条例》第六条，应负此次事故的主要责任；{b}违章载人，负次要责任；"
                "{c}无责任。",
                a=m.name(driver, "当事人"),
                b=m.name(rider, "当事人"),
                c=m.name(dead, "乘车人"),
            )
        ),
        para("当事人不服本认定的，可在接到认定书后十五日内向上一级公安机关申请重新认定。"),
        foot("事故处理人：", m.name(one, "交通警察"), "　", m.name(two, "交通警察")),
        foot(day_of(m, done, "signed", m.pick("han", "twenty", "cn"))),
        *seal(m, _BRIGADE, "事故处理专用章"),
    )
    return form(
        "finding_1996",
        ("交通事故", "SG", "YB", "D20"),
        year=done.year,
        title=f"{driver.name}、{rider.name}道路交通事故责任认定书",
        types=("一般程序",),
        page=page,
        who=(driver, rider),
        creator=_BRIGADE,
        printed_only=True,
    )


def quick_slip(m: Maker) -> Form:
    """A slip filled in at the roadside: two drivers side by side, boxes ticked."""
    when = m.day(2004, 2014)
    a, b, police = m.person(born=(1950, 1985)), m.person(born=(1955, 1985)), m.officer()
    number = m.number(f"6205022{when:%y}{m.numbers.serial(5)}", "document")
    hour = f"{m.rng.randint(6, 22)} 时 {m.rng.randint(1, 59)} 分"
    blame = m.rng.sample(["全部责任", "无责任"], 2) if m.chance(0.7) else ["同等责任", "同等责任"]
    sides = []
    for side, person, share in zip("甲乙", (a, b), blame, strict=True):
        sides.append(
            (
                Prose(text=printed(f"{side}　方"), align="centre"),
                line("姓名：", m.name(person, "当事人"), blanks="rule"),
                line("身份证号：", m.id_of(person), blanks="rule"),
                line("车号：", plate(m), "　车型：", Run(m.pick("轿车", "摩托", "面包车")), blanks="rule"),
                line("住址：", m.address(home(m), "住址"), blanks="rule"),
                line("电话：", m.phone(), blanks="rule"),
                line("责任：", m.tick(share, "全部责任", "同等责任", "无责任")),
            )
        )
    page: tuple[Block, ...] = (
        Title("交通事故认定书（简易程序）"),
        number_line("№ ", number),
        line(
            "时间：",
            day_of(m, when, "accident", "blanks"),
            "　",
            Run(hour),
            "　天气：",
            Run(m.pick("晴", "阴", "雪")),
            blanks="rule",
        ),
        line("地点：", _scene(m), blanks="rule"),
        Columns(left=sides[0], right=sides[1], ruled=True),
        Gap(0.3),
        line("事故事实：", m.tick(m.pick("追尾", "变更车道刮擦", "倒车"), "追尾", "变更车道刮擦", "倒车", "其他")),
        line(
            "调解结果：",
            Run(
                f"由{'乙' if blame[1] == '全部责任' else '甲'}方赔偿对方修车费{m.rng.randint(3, 40) * 50}元，当场付清。"
            ),
            blanks="rule",
        ),
        line("当事人签名：甲方 ", m.name(a, "当事人"), "　　乙方 ", m.name(b, "当事人")),
        line("交通警察：", m.name(police, "交通警察"), "　　　　", day_of(m, when, "signed", "blanks"), align="right"),
        *seal(m, _BRIGADE, colour=m.pick("red", "blue"), shape=m.pick("round", "square")),
    )
    return form(
        "quick_slip",
        ("交通事故", "SG", "JY", "D5"),
        year=when.year,
        title=f"{a.name}、{b.name}简易程序事故认定书",
        types=("简易程序",),
        page=page,
        who=(a, b),
        creator=_BRIGADE,
    )


def settlement(m: Maker) -> Form:
    """A settlement: a table of what was paid for what, then what both agreed."""
    when = m.day(1996, 2013)
    done = m.after(when, 25, 120)
    a, b, police = m.person(born=(1945, 1975)), m.person(born=(1950, 1974)), m.officer()
    tie = m.pick("父", "母", "弟")
    kin = relative(m, tie, b)
    sums = [m.rng.randint(4, 60) * 50 for _ in range(4)]
    matters = ("医疗费", "误工费", "护理费", "车辆损失费")
    rows = [[say(w), say(f"{v}.00"), say(m.pick("票据", "证明", "定损单"))] for w, v in zip(matters, sums, strict=True)]
    page: tuple[Block, ...] = (
        Title("道路交通事故损害赔偿调解书", spaced=m.chance(0.4)),
        number_line(m.number(f"天公交调字〔{done.year}〕{m.numbers.serial(3)}号", "document")),
        Fields(
            fields=[
                m.field("事故时间", m.date(when, "accident", style="cn")),
                m.field("事故地点", _scene(m), wide=True),
                m.field("赔偿义务人", m.name(a, "赔偿义务人"), lab("，住"), m.address(town_home(m), "住址"), wide=True),
                m.field("赔偿权利人", m.name(b, "赔偿权利人"), lab("，住"), m.address(home(m), "住址"), wide=True),
                m.field("代理人", m.name(kin, "代理人"), lab(f"（系权利人之{tie}）"), wide=True),
            ],
            underline=m.chance(0.4),
        ),
        roster(
            ("赔偿项目", "金额（元）", "凭据"), [*rows, [say("合计"), say(f"{sum(sums)}.00"), say("")]], (1.5, 1.2, 1)
        ),
        para(
            fill(
                "经调解达成协议：以上各项由{a}承担，扣除已付部分，余款于{due}前一次付清，交{kin}收。此后双方无涉。",
                a=m.name(a, "赔偿义务人"),
                due=m.date(m.after(done, 3, 30), "due", style="cn"),
                kin=m.name(kin, "代理人"),
            )
        ),
        line(
            "义务人：",
            m.name(a, "赔偿义务人"),
            "　　权利人：",
            m.name(b, "赔偿权利人"),
            "　　代理人：",
            m.name(kin, "代理人"),
        ),
        foot("调解人：", m.name(police, "调解人")),
        foot(day_of(m, done, "signed", m.pick("han", "cn"))),
        *seal(m, _BRIGADE, "事故处理专用章"),
    )
    return form(
        "settlement",
        ("交通事故", "SG", "TJ", "D20"),
        year=done.year,
        title=f"{a.name}、{b.name}损害赔偿调解书",
        types=("损害赔偿调解",),
        page=page,
        who=(a, b),
        creator=_BRIGADE,
    )


def review_notice(m: Maker) -> Form:
    """A notice that a review was taken up, with the receipt that came back below a dotted line."""
    when = m.day(2009, 2014)
    found = m.after(when, 9, 15)
    asked, done = m.after(found, 1, 3), m.after(found, 4, 9)
    own, other, clerk = m.person(born=(1950, 1988)), m.person(born=(1945, 1990)), m.officer()
    number = m.number(f"天公交复受字〔{done.year}〕第{m.numbers.serial(3)}号", "document")
    first = m.number(f"天公交秦认字〔{found.year}〕第{m.numbers.serial(5)}号", "document")
    page: tuple[Block, ...] = (
        heading(_CORPS),
        Title("道路交通事故认定复核受理通知书"),
        number_line(number),
        para(m.name(own, "申请人"), "：", indent=0),
        para(
            fill(
                "你对秦州大队就{when}发生在{place}的交通事故作出的{first}《道路交通事故认定书》提出的复核申请，我支队于{asked}收到。"
                "经审查，符合受理条件，决定予以受理。",
                when=m.date(when, "accident", style="cn"),
                place=_scene(m),
                first=first,
                asked=m.date(asked, "applied", style="cn"),
            )
        ),
        para(fill("对方当事人{other}已另行通知。复核结论将在三十日内作出。", other=m.name(other, "对方当事人"))),
        Gap(0.6),
        foot(_CORPS),
        foot(day_of(m, done, "issued", "han")),
        *seal(m, _CORPS),
        Prose(text=printed("…………………………………………………………………"), align="centre"),
        Prose(text=printed("送　达　回　执"), align="centre"),
        Table(
            rows=[
                row("10 18 10 18", "受送达人", m.name(own, "申请人"), "身份证号", m.id_of(own)),
                row("10 46", "送达地址", m.address(town_home(m), "送达地址")),
                row(
                    "10 18 10 18",
                    "送达人",
                    m.name(clerk, "送达人"),
                    "收件日期",
                    day_of(m, m.after(done, 0, 3), "served", "blanks"),
                ),
            ]
        ),
    )
    return form(
        "review_notice",
        ("交通事故", "SG", "FH", "D20"),
        year=done.year,
        title=f"{own.name}事故认定复核受理通知书",
        types=("复核",),
        page=page,
        who=(own, other),
        creator=_CORPS,
        printed_only=True,
    )


FORMS = (finding_1996, quick_slip, settlement, review_notice)
