"""Moves, eighth part: a letter on a sent-down youth, a list of students, a permit, a plea, a certificate, settlers."""

from __future__ import annotations

from samples.blocks import Block, Columns, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, heading, line, para, row
from samples.forms.base import Form, Maker, han_number
from samples.forms.eighth_base import (
    at,
    head_line,
    kin,
    listed,
    mate,
    on,
    opinion,
    paper,
    paper_number,
    phone,
    plate,
    police,
    seal,
    who,
    wide,
)
from samples.forms.eighth_places import elsewhere, home, old_home, pick_region, town_home, village_home
from samples.forms.seventh_base import bare, filled
from samples.rich import Run, Text, printed, say

_SEAL = "户口专用章"


def return_letter(m: Maker) -> Form:
    """An office for sent-down youth asks a station to take somebody back, in the words of its time."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1973, 1981)
    own = who(m, (1949, 1957))
    parent, clerk = kin(m, m.pick("父", "母"), own), police(m)
    station = m.rng.choice(r.stations)
    office = f"{r.city}革命委员会知识青年上山下乡办公室" if made.year < 1979 else f"{r.city}知识青年安置办公室"
    style = m.pick("han", "cn", "short_han")
    page: tuple[Block, ...] = (
        *((Prose(text=printed("最　高　指　示"), align="centre"),) if made.year < 1975 else ()),
        Title(m.pick("知识青年返城落户通知", "关于知青回城落户的函"), scale=1.5),
        line(paper_number(m, m.pick(f"{r.short}知安", f"{r.short}革知办"), made.year), align="right"),
        para(f"{station}负责同志：", indent=0),
        filled(
            fill(
                "知识青年{own}，{sex}，现年{age}岁，于{left}由我市下放到{there}插队。现因{why}，经研究同意返城，"
                "在其{kin}{parent}处落户，地址：{here}。粮油关系同时转来。请接函后给予办理。",
                own=m.name(own, "迁移人"), sex=own.sex, age=han_number(made.year - own.birth.year),
                left=on(m, m.day(1968, 1971), "left", m.pick("cn", "han"), precision="month"),
                there=at(old_home(m, other, made.year), "迁出地"),
                why=m.pick("患有慢性肾炎，不适于农业劳动", "父母身边无人照顾", "顶替招工"),
                kin="父" if parent.sex == "男" else "母", parent=m.name(parent, "户主"),
                here=at(old_home(m, r, made.year), "落户地址"),
            )
        ),
        para("此致"),
        para("敬礼！", indent=0),
        foot(office),
        foot(on(m, made, "issued", style)),
        *seal(m, office, share=0.8),
        Gap(0.5),
        line("附记：", Run("已于"), on(m, m.after(made, 3, 40), "registered", style), Run("落户。"), m.name(clerk,
            "经办人"),
             blanks="rule"),
    )  # fmt: skip
    return paper(
        "return_letter", "户籍", "户口迁入", made.year, f"{own.name}知青返城落户通知", page,
        series="QR", about=(own, parent), creator=station,
    )  # fmt: skip


def student_list(m: Maker) -> Form:
    """A school's list of graduates or freshmen whose entries leave together, addressed from above."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1979, 2008)
    old = made.year < 1999
    station, clerk, teacher = m.rng.choice(r.stations), police(m), who(m, (1940, 1972))
    school = m.pick("师范专科学校", "农业机械化学校", "卫生学校")
    rows: list[list[Text]] = []
    for number in range(1, m.rng.randint(7, 12)):
        own = who(m, (made.year - 24, made.year - 18))
        rows.append(
            [
                say(f"{number:02d}"),
                say(wide(m, own, "迁移人")),
                say(own.sex),
                say(m.id_of(own, old=old)) if made.year > 1986 else say(on(m, own.birth, "birth", "dot0")),
                say(m.number(f"{made.year % 100:02d}{m.numbers.serial(6)}", "migration")),
                say(at(home(m, m.rng.choice((r, other))), "迁往地")),
                say(m.pick("团员", "群众", "")),
            ]
        )
    page: tuple[Block, ...] = (
        head_line(m, "毕业生户口迁出名册", "集体户口迁出人员花名册"),
        line(f"学校：{r.city}{school}　　　　迁出日期：", on(m, made, "moved", m.pick("cn", "filled", "dot"))),
        roster(
            ("编号", "学生姓名", "性别", "身份证号" if made.year > 1986 else "生日", "迁移证号", "迁往何地", "备注"),
            rows,
            (0.6, 1.3, 0.5, 2.4 if made.year > 1986 else 1.5, 1.4, 4.2, 0.7),
        ),
        line(f"以上{han_number(len(rows))}人户口已从本校集体户迁出。"),
        line("校保卫科　", m.name(teacher, "负责人"), "　　　户籍内勤　", m.name(clerk, "经办人"), align="right"),
        *seal(m, station, _SEAL),
    )
    return paper(
        "student_list", "户籍", "户口迁出", made.year, f"{r.city}{school}毕业生户口迁出名册", page,
        series="QC", creator=station, landscape=True,
    )  # fmt: skip


def permit_prose(m: Maker) -> Form:
    """A permit to move in, between county bureaus, with the slip that goes back."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1994, 2011)
    own, host, clerk, chief = who(m, (1945, 1973)), who(m, (1945, 1972)), police(m), police(m)
    child = kin(m, m.pick("子", "女"), own)
    along = child.birth < made
    number = m.number(
        m.pick(f"{r.short}准迁字第{m.numbers.serial(8)}号", f"No{m.numbers.serial(8)}", f"准{m.numbers.serial(7)}"),
        "migration",
    )
    here, there = at(town_home(m, r), "迁入地"), at(village_home(m, other), "迁出地")
    old = made.year < 1999
    page: tuple[Block, ...] = (
        Title("准予迁入证明", spaced=m.chance(0.5), scale=1.6),
        line(number, align="right"),
        para(f"{other.county_bureau}（派出所）：", indent=0),
        filled(
            fill(
                "我市居民{host}申请其{tie}{own}{along}由你处迁来落户。经审核，符合{rule}的规定，准予迁入。",
                host=m.name(host, "申请人"), tie=m.pick("妻子", "岳母") if own.sex == "女" else m.pick("丈夫",
                    "岳父"), own=m.name(own, "迁移人"),
                along=say("及随迁的", "儿子" if child.sex == "男" else "女儿", m.name(child,
                    "随迁人")) if along else say(""),
                rule=m.pick("夫妻投靠", "小城镇落户", "引进人才"),
            )
        ),
        Table(
            rows=[
                row("9 16 9 16", "迁移人", m.name(own, "迁移人"), "出生日期", on(m, own.birth, "birth", m.pick("cn",
                    "dot"))),
                row("9 41", "居民身份证号", m.id_of(own, old=old)),
                *([row("9 16 9 16", "随　迁　人", m.name(child, "随迁人"), "出生日期", on(m, child.birth, "birth",
                    "dot"))]
                  if along else []),
                row("9 41", "现户籍地址", there),
                row("9 41", "拟迁入地址", here),
                row("9 16 9 16", "准迁人数", f"{han_number(1 + along)}人", "联系电话", phone(m, r)),
            ]
        ),
        line("本证有效期至", on(m, m.after(made, 30, 60), "valid_until", m.pick("cn", "filled")), "，逾期作废。"),
        line("承办人：", m.name(clerk, "承办人"), "　　签发人：", m.name(chief, "签发人"), align="right"),
        foot(on(m, made, "issued", m.pick("cn", "han"))),
        *seal(m, r.bureau, "户口准迁专用", share=0.85),
        Prose(text=printed("－－－－－－－－－－－－－－（回　执）－－－－－－－－－－－－－－"), align="centre"),
        line(f"{r.bureau}：你局", number, "准迁证明收到，", m.name(own, "迁移人"), "的户口已于",
             on(m, m.after(made, 4, 28), "moved", "cn"), "迁出。", indent=2),
    )  # fmt: skip
    return paper(
        "permit_prose", "户籍", "户口迁入", made.year, f"{own.name}准予迁入证明", page,
        series="QR", about=(own, host), creator=r.bureau,
    )  # fmt: skip


def plea(m: Maker) -> Form:
    """An old woman's or man's own plea to move to a child, with the opinions of both sides."""
    r = pick_region(m)
    other = elsewhere(m, r)
    asked = m.day(1986, 2012)
    own = who(m, (asked.year - 78, asked.year - 58))
    tie = m.pick("长子", "次女", "女婿")
    child, (pair, spouse) = kin(m, tie, own), mate(m, own)
    clerk, chief, head = police(m), police(m), police(m)
    station, old = m.rng.choice(r.stations), asked.year < 1999
    page: tuple[Block, ...] = (
        Title(m.pick("投靠子女落户申请", "申　请　报　告", "入户申请"), scale=1.6),
        para(m.pick("尊敬的领导：", f"{r.branch}户政科："), indent=0),
        filled(
            fill(
                "申请人{own}，{sex}，{birth}出生，身份证号{id}，户口现在{there}。老伴{spouse}已于{died}病故，身边无子女。"
                "{tie}{child}在{r}工作，住{here}，其身份证号{child_id}。为安度晚年，恳请准许将户口迁至{tie}{child}处，"
                "若蒙批准，不胜感激。",
                own=m.name(own, "申请人"), sex=own.sex, birth=on(m, own.birth, "birth", m.pick("cn", "han", "dot")),
                id=m.id_of(own, old=old), there=at(village_home(m, other), "迁出地"), spouse=m.name(spouse, pair),
                died=on(m, m.after(asked, -2500, -300), "death", "cn", precision=m.pick("day", "month")), tie=tie,
                child=m.name(child, "户主"), r=r.city, here=at(town_home(m, r), "落户地址"),
                child_id=m.id_of(child, old=old),
            )
        ),
        foot(m.pick("申请人：", "具呈人："), m.name(own, "申请人"), "　代书：", m.name(child, "代书人")),
        foot(on(m, asked, "applied", m.pick("cn", "han", "stroke0", "dot"))),
        Gap(0.3),
        Table(
            rows=[
                opinion(m, "户籍民警", "住房、亲属关系已核，可以迁入。", clerk, "户籍民警", m.after(asked, 1, 9),
                    style="dot"),
                opinion(m, "派出所长", "同意。", chief, "派出所所长", m.after(asked, 10, 15), style="dot"),
                opinion(m, "分局", "同意迁入，非农业。", head, "审批人", m.after(asked, 16, 40)),
            ]
        ),
        *seal(m, r.branch),
    )  # fmt: skip
    return paper(
        "plea", "户籍", "户口迁入", asked.year, f"{own.name}投靠落户申请", page,
        series="QR", about=(own, child), creator=station,
    )  # fmt: skip


def certificate(m: Maker) -> Form:
    """A certificate of the fifties to eighties whose whole family stands in one cell, its stub on the right."""
    r = pick_region(m)
    made = m.day(1954, 1985)
    head, clerk = who(m, (made.year - 52, made.year - 25)), police(m)
    ties = m.rng.sample(["长子", "次女", "母", "弟"], m.rng.randint(1, 3))
    family = [(t, p) for t, p in (mate(m, head), *((t, kin(m, t, head)) for t in ties)) if p.birth < made]
    number = m.rng.choice(
        (
            bare(m.numbers.serial(6), "migration"),
            m.number(f"{r.short}迁({made.year % 100:02d})字{m.numbers.serial(4)}号", "migration"),
            m.number(f"户迁字第{m.numbers.serial(6)}号", "migration"),
        )
    )
    style = m.pick("cn", "han", "short_cn", "circles")
    from_, to = at(old_home(m, r, made.year), "迁出地"), at(old_home(m, elsewhere(m, r), made.year), "迁往地")
    why = m.pick("支援三线", "调干", "逃荒返籍", "疏散下放", "随军")
    station = m.rng.choice(r.stations)
    people = say(*(part for t, p in family for part in (m.name(p, "随迁人"), f"（{t}）　")))
    main: tuple[Block, ...] = (
        Title("迁 移 证", scale=1.7),
        line(number, align="right"),
        Table(
            rows=[
                row("8 14 6 14", "户　主", m.name(head, "户主"), "出生", on(m, head.birth, "birth", "cn",
                    precision=m.pick("month", "day"))),
                row("8 34", "同迁人口", people, lines=2),
                row("8 34", "从何处迁出", from_),
                row("8 34", "迁往何处", to),
                row("8 14 6 14", "迁移理由", why, "成份", m.pick("工人", "贫农", "小商")),
            ]
        ),
        para("上列人口准予迁移，限于", on(m, m.after(made, 15, 60), "due", style), "前到达并报户口。"),
        foot("承办：", m.name(clerk, "承办人")),
        foot(on(m, made, "issued", style)),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    stub: tuple[Block, ...] = (
        Prose(text=printed("存　根"), align="centre", scale=1.2),
        line(number),
        line(m.name(head, "户主"), "等", Run(han_number(len(family) + 1)), "人", blanks="rule"),
        line("迁往：", to),
        line("经手：", m.name(clerk, "承办人"), blanks="rule"),
        line(on(m, made, "issued", style)),
    )
    return paper(
        "certificate", "户籍", "户口迁出", made.year, f"{head.name}户迁移证",
        (Gap(0.5), Columns(left=main, right=stub, share=0.7, ruled=True)),
        series="QC", about=(head,), creator=station, landscape=True,
    )  # fmt: skip


def convoy(m: Maker) -> Form:
    """A notice to settlers who are moved for a reservoir: households in rows, how and when they travel."""
    r = pick_region(m)
    made = m.day(1993, 2009)
    leader, driver, station = police(m), who(m, (1955, 1978)), r.stations[1]
    to = village_home(m, elsewhere(m, r))
    rows: list[list[Text]] = []
    for number in range(1, m.rng.randint(5, 8)):
        head = who(m, (1935, 1968))
        family = [mate(m, head)[1], kin(m, m.pick("长子", "次女"), head)]
        rows.append(
            [say(str(number)), say(m.name(head, "户主")), say(m.id_of(head, old=made.year < 1999)),
             listed(*(m.name(p, "随迁人") for p in family if p.birth < made)), say(at(village_home(m, r), "迁出地"))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        heading(f"{r.county}移民办公室　{r.county_bureau}"),
        Title("关于库区移民户口迁移的通知", scale=1.4),
        line(paper_number(m, f"{r.short}移联", made.year), align="right"),
        para(f"{station}：下列各户定于", on(m, m.after(made, 9, 40), "moved", "cn"), "迁往", at(to, "迁往地"),
             "，由", m.name(driver, "驾驶员"), "驾驶", plate(m, r), "号客车护送，带队民警", m.name(leader, "带队民警"),
             "。请于启程前办妥迁出手续。"),
        roster(("序", "户主", "公民身份号码", "随迁家属", "现住址"), rows, (0.4, 1.1, 2.2, 2.0, 3.6)),
        foot(on(m, made, "issued", m.pick("han", "cn"))),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "convoy", "户籍", "户口迁出", made.year, "库区移民户口迁移通知", page, series="QC", creator=station,
    )  # fmt: skip


FORMS = (return_letter, student_list, permit_prose, plea, certificate, convoy)
