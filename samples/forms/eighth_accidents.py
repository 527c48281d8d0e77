"""Accidents, eighth part: findings of blame, a settlement in articles, an inquiry, a quick decision, a report."""

from __future__ import annotations

from dataclasses import dataclass

from samples.blocks import Block, Cell, Gap, Prose, Table, Title
from samples.forms.apart_base import fill, foot, heading, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    head_line,
    listed,
    mate,
    on,
    paper,
    paper_number,
    phone,
    plate,
    police,
    seal,
    who,
)
from samples.forms.eighth_places import Region, home, pick_region, scene_of
from samples.forms.seventh_base import bare, filled
from samples.people import Person
from samples.rich import Run, Text, say

_RIDES = ("小型方向盘式拖拉机", "两轮摩托车", "中型厢式货车", "出租轿车", "三轮农用车")


@dataclass(frozen=True, kw_only=True)
class Crash:
    region: Region
    office: str
    first: Person
    second: Person
    plate: Run
    scene: str


def crash_of(m: Maker, year: int) -> Crash:
    r = pick_region(m)
    return Crash(
        region=r, office=f"{r.bureau}交通警察支队{m.pick('一', '三', '直属')}大队", first=who(m, (year - 58,
            year - 19)),
        second=who(m, (year - 70, year - 17)), plate=plate(m, r), scene=scene_of(m, r),
    )  # fmt: skip


def clock_of(m: Maker) -> str:
    return m.pick(
        f"{m.rng.randint(0, 23)}时{m.rng.randint(10, 59)}分",
        f"{m.rng.randint(5, 23)}时许",
        f"上午{m.rng.randint(7, 11)}点",
    )


def _party(m: Maker, c: Crash, label: str, own: Person, *, old: bool, ride: Text) -> Prose:
    return para(
        fill(
            "{label}{own}，{sex}，{birth}生，{job}，住{home}，{kind}{id}{ride}。",
            label=label, own=m.name(own, "当事人"), sex=own.sex, birth=on(m, own.birth, "birth", m.pick("cn", "dot")),
            job=m.pick("农民", "职工", "个体户", "驾驶员"), home=at(home(m, c.region), "住址"),
            kind=m.pick("身份证号码", "居民身份证", "证件号："), id=m.id_of(own, old=old), ride=ride,
        )
    )  # fmt: skip


def blame(m: Maker) -> Form:
    """A finding of 1992 to 2003: who was there, what happened, whose fault; three died or were hurt."""
    when = m.day(1992, 2003)
    c = crash_of(m, when.year)
    old, made = when.year < 1999, m.after(when, 8, 40)
    hurt = [who(m, (1935, 1985)) for _ in range(m.rng.randint(2, 3))]
    one, two, hour = police(m), police(m), clock_of(m)
    more, less = m.rng.choice((("主要", "次要"), ("同等", "同等"), ("全部", "无")))
    page: tuple[Block, ...] = (
        heading(c.office),
        Title("道路交通事故责任认定书", spaced=m.chance(0.3), scale=1.5),
        line(m.rng.choice((paper_number(m, f"{c.region.short}公交认", made.year),
            bare(f"{made.year}{m.numbers.serial(5)}", "document"))), align="right"),
        line("事故时间：", on(m, when, "accident", m.pick("cn", "filled")), Run(hour), "　　天气：",
            Run(m.pick("多云", "雾", "小雨"))),
        line("事故地点：", at(c.scene, "事故地点")),
        _party(m, c, "甲方：", c.first, old=old, ride=say("，驾驶", c.plate, m.rng.choice(_RIDES))),
        _party(m, c, "乙方：", c.second, old=old, ride=say(m.pick("，骑自行车", "，步行", "，赶畜力车"))),
        para("其他人员：", listed(*(m.name(p, "伤者") for p in hurt)),
            f"等{'二' if len(hurt) == 2 else '三'}人，均系{m.pick('乘车人', '路边群众')}。"),
        para(
            fill(
                "事故经过及原因：{day}{hour}，{first}驾车{how}，与{second}相撞后又冲向路外，致{hurt}受伤，车辆损坏。"
                "{first}违反《道路交通管理条例》第二十六条，{second}违反第六十三条。",
                day=on(m, when, "accident", "cn"), hour=hour, first=m.name(c.first, "当事人"), second=m.name(c.second,
                    "当事人"),
                how=m.pick("下坡时制动失灵", "超越前车时", "会车未减速"), hurt=listed(*(m.name(p,
                    "伤者") for p in hurt)),
            )
        ),
        para("责任认定：", m.name(c.first, "当事人"), f"负此事故的{more}责任，", m.name(c.second, "当事人"),
             f"负{less}责任，其余人员不负责任。"),
        para("不服本认定的，可在接到认定书后十五日内向上一级公安机关申请重新认定。"),
        line("事故处理员：", listed(m.name(one, "事故处理员"), m.name(two, "事故处理员")), align="right"),
        foot(on(m, made, "finding", m.pick("han", "circles", "cn"))),
        *seal(m, c.office, share=0.85),
    )  # fmt: skip
    return paper(
        "blame", "交通事故", "一般程序", made.year, f"{c.first.name}等交通事故责任认定书", page,
        series="YB", about=(c.first, c.second), creator=c.office,
    )  # fmt: skip


def second_finding(m: Maker) -> Form:
    """The higher office looks at a finding again and keeps it or sends it back."""
    when = m.day(1996, 2012)
    c = crash_of(m, when.year)
    made, kept = m.after(when, 60, 110), m.chance(0.5)
    clerk, lawyer = police(m), who(m, (1950, 1980))
    cited = paper_number(m, f"{c.region.short}公交认", when.year)
    title = "道路交通事故认定复核结论" if made.year > 2004 else "道路交通事故责任重新认定决定书"
    page: tuple[Block, ...] = (
        heading(f"{c.region.bureau}交通警察支队"),
        Title(title, scale=1.45),
        line(paper_number(m, f"{c.region.short}公交复", made.year), align="right"),
        para("申请人：", m.name(c.second, "申请人"), "，", m.id_of(c.second, old=made.year < 1999), "，住", at(
            home(m, c.region), "住址"), "。"),
        para("委托代理人：", m.name(lawyer, "代理人"), "，", m.pick("正平律师事务所律师。", "系申请人表弟。")),
        para("被申请人：", c.office, "。其他当事人：", m.name(c.first, "当事人"), "，驾驶", c.plate,
            m.rng.choice(_RIDES), "。"),
        para(
            fill(
                "{second}与{first}于{day}在{scene}发生交通事故，对{office}于{found}作出的{cited}认定不服，于{asked}申请{again}。"
                "我队受理后，调阅了全部案卷，并复勘现场。",
                second=m.name(c.second, "申请人"), first=m.name(c.first, "当事人"), day=on(m, when, "accident", "cn"),
                scene=at(c.scene, "事故地点"), office=c.office, found=on(m, m.after(when, 10, 25), "finding",
                    "cn"), cited=cited,
                asked=on(m, m.after(when, 26, 40), "applied", "cn"), again="复核" if made.year > 2004 else "重新认定",
            )
        ),
        para(
            "本队认为，",
            "原认定事实清楚，责任划分适当，决定：维持原认定。" if kept else "原认定证据不足，决定撤销，责成重新调查。",
        ),
        line("承办人：", m.name(clerk, "承办人"), align="right"),
        foot(on(m, made, "approved", m.pick("han", "circles"))),
        *seal(m, f"{c.region.bureau}交通警察支队", share=0.85),
    )  # fmt: skip
    return paper(
        "second_finding", "交通事故", "复核", made.year, f"{c.second.name}{title}", page,
        series="FH", about=(c.first, c.second), creator=c.office,
    )  # fmt: skip


def settlement(m: Maker) -> Form:
    """Damages settled in articles; the dead one's kin sign for the other side."""
    when = m.day(1990, 2010)
    c = crash_of(m, when.year)
    made, old = m.after(when, 15, 120), when.year < 1999
    (tie, widow), chair, scribe = mate(m, c.second), police(m), police(m)
    due = m.after(made, 10, 40)
    page: tuple[Block, ...] = (
        Title(m.pick("道路交通事故损害赔偿调解书", "交通事故经济赔偿调解协议"), scale=1.45),
        line(paper_number(m, f"{c.region.short}公交调", made.year), align="right"),
        Table(
            rows=[
                row("9 17 7 17", "事故时间", on(m, when, "accident", m.pick("cn", "dot")), "死者", m.name(c.second,
                    "死者")),
                row("9 41", "事故地点", at(c.scene, "事故地点")),
                row("9 17 7 17", "赔偿方", m.name(c.first, "当事人"), "车号", c.plate),
                row("9 41", "赔偿方证件号", m.id_of(c.first, old=old)),
                row("9 41", "赔偿方住址", at(home(m, c.region), "住址")),
                row("9 17 7 17", "受偿方", say(m.name(widow, "死者亲属"), f"（死者之{tie}）"), "电话", phone(m,
                    c.region)),
                row("9 41", "受偿方证件号", m.id_of(widow, old=old)),
            ]
        ),
        para("经主持调解，双方自愿达成如下协议：", indent=0),
        para("第一条　", m.name(c.first, "当事人"), "赔偿", m.name(c.second, "死者"),
            "死亡补偿费、丧葬费、被扶养人生活费共计",
             m.pick("贰万柒仟元", "58600元", "人民币拾壹万元整"), "。"),
        para("第二条　上款于", on(m, due, "due", m.pick("cn", "han")), "前交", m.name(widow, "死者亲属"), "收讫。"),
        para("第三条　协议履行后，此事故即告了结，双方不得反悔。"),
        line("赔偿方：", m.name(c.first, "当事人"), "　　受偿方：", m.name(widow, "死者亲属"), indent=2),
        line("调解人：", listed(m.name(chair, "主持人"), m.name(scribe, "记录人")), indent=2),
        foot(on(m, made, "signed", m.pick("cn", "han", "filled"))),
        *seal(m, c.office, share=0.8),
    )  # fmt: skip
    return paper(
        "settlement", "交通事故", "损害赔偿调解", made.year, f"{c.first.name}与{widow.name}损害赔偿调解书", page,
        series="TJ", about=(c.first, c.second, widow), creator=c.office,
    )  # fmt: skip


def quick(m: Maker) -> Form:
    """A slip of the summary procedure on which both drivers' cells stand side by side."""
    when, cop = m.day(1998, 2012), police(m)
    c = crash_of(m, when.year)
    other = plate(m, c.region)
    style = m.pick("stroke2", "dash", "cn", "dot0")
    old = when.year < 1999

    def both(label: str, one: Run | Text, two: Run | Text) -> list[Cell]:
        return [key(label, 10), val(one, share=20, align="centre"), val(two, share=20, align="centre")]

    page: tuple[Block, ...] = (
        head_line(m, "适用简易程序处理交通事故记录", "交通事故简易程序处理书", scale=1.45),
        line("编号：", m.number(f"{c.region.area_code}{when:%y}{m.numbers.serial(6)}", "document"), align="right"),
        line("时间：", on(m, when, "accident", style), Run(f" {clock_of(m)}"), "　地点：", at(c.scene, "事故地点")),
        Table(
            rows=[
                [key("项　目", 10), key("甲方当事人", 20), key("乙方当事人", 20)],
                both("姓　名", m.name(c.first, "当事人"), m.name(c.second, "当事人")),
                both("身份证号", m.id_of(c.first, old=old), m.id_of(c.second, old=old)),
                both("住　址", at(home(m, c.region), "住址"), at(home(m, c.region), "住址")),
                both("车　牌", c.plate, other),
                both("电　话", phone(m, c.region), phone(m, c.region)),
                both("责　任", say(m.pick("全部", "主要")), say(m.pick("无", "次要"))),
            ]
        ),
        filled(fill("双方同意：{a}赔偿{b}修理费{n}元，当场给付，互无争议。", a=m.name(c.first, "当事人"),
            b=m.name(c.second, "当事人"),
                    n=str(m.rng.randint(2, 60) * 50))),
        line("甲方签名 ", m.name(c.first, "当事人"), "　乙方签名 ", m.name(c.second, "当事人"), "　值勤民警 ",
            m.name(cop, "交通警察"), blanks="rule"),
        Gap(0.3),
        foot(on(m, when, "finding", m.pick("cn", "han"))),
        *seal(m, c.office),
    )  # fmt: skip
    return paper(
        "quick", "交通事故", "简易程序", when.year, f"{c.first.name}与{c.second.name}简易程序处理书", page,
        series="JY", about=(c.first, c.second), creator=c.office,
    )  # fmt: skip


FORMS = (blame, second_finding, settlement, quick)
