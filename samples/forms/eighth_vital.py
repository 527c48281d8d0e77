"""Births, adoptions, deaths and corrections, eighth part."""

from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Columns, Gap, Prose, Table, Title
from samples.forms.apart_base import fill, foot, heading, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    by_moon,
    kin,
    mate,
    milk_name,
    on,
    opinion,
    other_name,
    paper,
    paper_number,
    phone,
    police,
    seal,
    who,
)
from samples.forms.eighth_places import home, pick_region, village_home
from samples.forms.seventh_base import filled
from samples.people import Person, invent_id
from samples.rich import Run, printed

_SEAL = "户口专用章"


def birth_stub(m: Maker) -> Form:
    """A certificate of a birth with its counterfoil beside it; who brings it signs below both."""
    r = pick_region(m)
    born = m.day(1983, 2011)
    father = who(m, (born.year - 36, born.year - 24), sex="男", han=True)
    mother, child = kin(m, "妻", father), kin(m, m.pick("子", "女"), father)
    midwife, clerk, station = who(m, (1930, 1965), sex="女"), police(m), m.rng.choice(r.stations)
    teller = m.rng.choice((father, mother, kin(m, "父", father)))
    number = m.number(
        m.pick(f"{r.short}生字第{m.numbers.serial(5)}号", f"Q34{m.numbers.serial(7)}"), "birth_certificate"
    )
    place = at(home(m, r), "落户地址")
    style = m.pick("cn", "filled", "dot")
    hour = f"{m.rng.randint(0, 23)}时"
    left: tuple[Block, ...] = (
        Prose(text=printed("出生证明（存根）"), align="centre", scale=1.15),
        line(number),
        *(
            line(label, value, blanks="rule")
            for label, value in (
                ("婴儿 ", m.name(child, "新生儿")),
                ("性别 ", Run(child.sex)),
                ("出生 ", on(m, born, "birth", style)),
                ("父 ", m.name(father, "父亲")),
                ("母 ", m.name(mother, "母亲")),
                ("接生员 ", m.name(midwife, "接生员")),
            )
        ),
    )
    right: tuple[Block, ...] = (
        Prose(text=printed("出 生 证 明"), align="centre", scale=1.4),
        line(number, align="right"),
        filled(
            fill(
                "产妇{mother}，{age}岁，系{father}之妻，于{day}{hour}在{where}产{sex}婴一名，取名{child}，"
                "乳名{milk}，体重{weight}斤，请准予在{place}申报户口。",
                mother=m.name(mother, "母亲"),
                age=str(born.year - mother.birth.year),
                father=m.name(father, "父亲"),
                day=on(m, born, "birth", style),
                hour=hour,
                where=m.pick("公社卫生院", "县妇幼保健站", "家中"),
                sex=child.sex,
                child=m.name(child, "新生儿"),
                milk=milk_name(m),
                weight=m.pick("六", "七", "5.8"),
                place=place,
            )
        ),
        foot("接生人：", m.name(midwife, "接生员")),
        foot(on(m, m.after(born, 0, 6), "issued", m.pick("cn", "han"))),
        *seal(m, f"{r.county}妇幼保健站"),
    )
    page: tuple[Block, ...] = (
        Columns(left=left, right=right, share=0.34, ruled=True),
        Gap(0.6),
        Table(
            rows=[
                row("8 17 8 17", "申报人", m.name(teller, "申报人"), "申报日期", on(m, m.after(born, 7, 60),
                    "reported", style)),
                row("8 17 8 17", "入户民警", m.name(clerk, "经办人"), "登记机关", station),
            ]
        ),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "birth_stub", "户籍", "出生入户", born.year, f"{child.name}出生证明", page,
        series="CS", about=(child, father, mother), creator=station, landscape=True,
    )  # fmt: skip


def foundling(m: Maker) -> Form:
    """A station asks the county to let a couple enter a child that they took in."""
    r = pick_region(m)
    asked = m.day(1992, 2010)
    parent = who(m, (asked.year - 52, asked.year - 36))
    tie, other = mate(m, parent)
    child, born = kin(m, m.pick("子", "女"), parent), m.day(asked.year - 5, asked.year - 1)
    finder, clerk, chief, station = who(m, (1935, 1970)), police(m), police(m), r.stations[1]
    found = m.after(born, 3, 30)
    page: tuple[Block, ...] = (
        heading(station),
        Prose(text=printed(paper_number(m, f"{r.short}公户", asked.year)), align="centre"),
        Title(f"关于为收养儿童{m.pick('办理户口登记', '登记户口')}的请示", scale=1.35),
        para(f"{r.county_bureau}：", indent=0),
        para(
            fill(
                "{found}，我辖区群众{finder}在{where}拾得{sex}婴一名，约出生于{born}。后由{home}村民{parent}"
                "（身份证号码{id}）、{tie}{other}（身份证号码{her_id}）夫妇抱养，取名{child}。二人于{when}在县民政局"
                "办理收养登记，收养证号为{number}。",
                found=on(m, found, "found", "cn"),
                finder=m.name(finder, "拾婴人"),
                where=m.pick("车站候车室", "卫生院门口", "渡口茶棚"),
                sex=child.sex,
                born=on(m, born, "birth", "cn"),
                home=at(village_home(m, r), "住址"),
                parent=m.name(parent, "收养人"),
                id=m.id_of(parent, old=asked.year < 1999),
                tie=tie,
                other=m.name(other, "收养人"),
                her_id=m.id_of(other, old=asked.year < 1999),
                child=m.name(child, "被收养人"),
                when=on(m, m.after(asked, -120, -20), "issued", "cn"),
                number=m.number(f"（{asked.year}）{r.short}收登字{m.rng.randint(3, 90):03d}号", "certificate"),
            )
        ),
        para("经查，情况属实，符合有关规定，拟同意将", m.name(child, "被收养人"), "登记在收养人户内，与户主关系为养",
             "子" if child.sex == "男" else "女", "。妥否，请批示。"),
        foot(station),
        foot(on(m, asked, "signed", m.pick("han", "circles", "cn"))),
        *seal(m, station),
        Table(rows=[
            opinion(m, "治安科意见", "拟同意。", clerk, "承办人", m.after(asked, 2, 9)),
            opinion(m, "局领导批示", "同意登记。", chief, "审批人", m.after(asked, 10, 25), style="dot"),
        ]),
    )  # fmt: skip
    return paper(
        "foundling", "户籍", "户口登记", asked.year, f"{child.name}收养登记户口的请示", page,
        series="RK", about=(child, parent, other), creator=station,
    )  # fmt: skip


def name_proof(m: Maker) -> Form:
    """A village proves that two names are one person's; the station notes what it changed."""
    r = pick_region(m)
    made = m.day(1987, 2012)
    own = who(m, (1935, min(1978, made.year - 18)), han=True)
    before = other_name(m, own)
    chair, scribe, clerk, chief = who(m, (1940, 1972)), who(m, (1945, 1975)), police(m), police(m)
    station, office = r.stations[1], m.rng.choice(r.villages)
    page: tuple[Block, ...] = (
        Title(m.pick("证　明", "同一人证明", "证 明 书"), scale=1.7),
        para(f"{station}：", indent=0),
        filled(
            fill(
                "我村村民{own}，{sex}，{birth}生，家住{home}，身份证号{id}。该人在户口册上登记为“{before}”，小名{milk}，"
                "{before}与{own}确系同一人。现因{why}，要求将姓名更正为{own}，情况属实，特此证明。",
                own=m.name(replace(own, former_names=(before,)), "本人"),
                sex=own.sex,
                birth=by_moon(m, own.birth, "birth"),
                home=at(village_home(m, r), "住址"),
                id=m.id_of(own, old=made.year < 1999),
                before=m.former(before),
                milk=milk_name(m),
                why=m.pick("办理退休手续", "房产登记姓名不一致", "子女升学政审"),
            ),
            dots=m.chance(0.3),
        ),
        foot(f"{office}（公章）　村长：", m.name(chair, "证明人")),
        foot("经手人：", m.name(scribe, "经手人"), "　电话：", phone(m, r)),
        foot(on(m, made, "issued", m.pick("dot", "cn", "han", "stroke0"))),
        *seal(m, office),
        Gap(0.4),
        Prose(
            text=fill(
                "【派出所批注】　已于{day}将户口登记姓名由{before}更正为{own}。承办：{clerk}　核准：{chief}",
                day=on(m, m.after(made, 2, 40), "changed", m.pick("cn", "stroke2")),
                before=m.former(before),
                own=m.name(own, "本人"),
                clerk=m.name(clerk, "承办人"),
                chief=m.name(chief, "审核人"),
            )
        ),
    )
    return paper(
        "name_proof", "户籍", "户口变更更正", made.year, f"{own.name}姓名更正证明", page,
        series="BG", about=(own,), creator=station,
    )  # fmt: skip


def birthday_decision(m: Maker) -> Form:
    """A branch decides on a wrong birthday, and with it on the ID number."""
    r = pick_region(m)
    made = m.day(2000, 2012)
    own = who(m, (1950, made.year - 17))
    wrong: Person = replace(own, birth=m.after(own.birth, -900, -40))
    wrong = replace(wrong, id_number=invent_id(m.rng, birth=wrong.birth, sex=own.sex))
    clerk, chief, station = police(m), police(m), m.rng.choice(r.stations)
    proof, filed = m.pick("小学学籍卡", "小学毕业生登记表"), own.birth.year + 11
    page: tuple[Block, ...] = (
        heading(r.branch),
        Title(m.pick("公民出生日期更正决定书", "户口登记主项更正决定书"), scale=1.45),
        line(paper_number(m, f"{r.short}公（户）更", made.year), align="right"),
        para(
            fill(
                "申请人{own}，{sex}，{nation}，现住{home}。申请人于{asked}向{station}提出，其户口登记的出生日期{wrong}"
                "有误，要求更正为{birth}。",
                own=m.name(own, "申请人"), sex=own.sex, nation=own.ethnicity, home=at(home(m, r), "住址"),
                asked=on(m, m.after(made, -80, -20), "applied", "cn"), station=station,
                wrong=on(m, wrong.birth, "old_birth", "cn"), birth=on(m, own.birth, "birth", "cn"),
            )
        ),
        para(
            fill(
                "经查阅{proof}（{day}填写）并走访其{kin}{other}，申请人所述属实。根据有关规定，决定：准予更正，"
                "公民身份号码由{old}变更为{new}。",
                proof=proof, day=on(m, m.day(filed, filed + 2), "proof", "cn", precision="month"),
                kin=m.pick("堂叔", "老师", "邻居"), other=m.name(who(m, (1930, 1960)), "证人"),
                old=m.id_of(wrong), new=m.id_of(own),
            )
        ),
        para("原居民身份证即日起停止使用，由派出所收缴。本决定自送达之日起生效。"),
        line("承办民警：", m.name(clerk, "承办人"), "　　　　审批人：", m.name(chief, "审批人"), indent=2),
        foot(on(m, made, "approved", m.pick("han", "circles"))),
        *seal(m, r.branch, share=0.9),
        line("送达签收：", m.name(own, "申请人"), "　", on(m, m.after(made, 0, 9), "served", m.pick("dot", "stroke0"))),
    )  # fmt: skip
    return paper(
        "birthday_decision", "户籍", "公民主项信息变更更正", made.year, f"{own.name}出生日期更正决定书", page,
        series="ZX", about=(own,), creator=r.branch,
    )  # fmt: skip


FORMS = (birth_stub, foundling, name_proof, birthday_decision)
