"""Births, adoptions and deaths, ninth part: a notice of two parts, a notary's deed, a slip, a list."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, line, para, row
from samples.forms.base import Form, Maker, han_number
from samples.forms.ninth_base import (
    at,
    clock,
    file_code,
    head_line,
    kin,
    listed,
    mate,
    on,
    opinion,
    paper,
    paper_number,
    police,
    red_head,
    seal,
    tear,
    who,
    wide,
)
from samples.forms.ninth_places import home, old_home, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.rich import Text, printed, say

_SEAL = "户口专用章"


def birth_notice(m: Maker) -> Form:
    """A hospital's notice for a station and the part that the parents keep, side by side on one sheet."""
    r = pick_region(m)
    born = m.day(1962, 2008)
    mother = who(m, (born.year - 34, born.year - 21), sex="女")
    father = kin(m, "夫", mother)
    child = kin(m, m.pick("长子", "次女"), father)
    nurse, clerk, station = who(m, (1935, 1975), sex="女"), police(m), m.rng.choice(r.stations)
    style = m.pick("apart", "cn", "dot", "short_cn")
    number = m.number(m.pick(m.numbers.serial(7), f"{r.letters}产字第{m.numbers.serial(5)}号"), "birth_certificate")
    house = at(old_home(m, r, born.year) if born.year < 1984 else home(m, r), "落户地址")
    left: tuple[Block, ...] = (
        Prose(text=printed("出生登记通知单"), align="centre", scale=1.3),
        line("No. ", number),
        Table(
            rows=[
                row("7 17", "婴儿姓名", m.name(child, "新生儿")),
                row("7 17", "性　别", child.sex),
                row("7 17", "出生时间", say(on(m, born, "birth", style), clock(m))),
                row("7 17", "父亲姓名", m.name(father, "父亲")),
                row("7 17", "母亲姓名", m.name(mother, "母亲")),
                row("7 17", "家庭住址", house, lines=2),
                row("7 17", "助产人员", m.name(nurse, "接生员")),
            ]
        ),
        line("医院签章　", on(m, m.after(born, 1, 5), "issued", style), align="right"),
        *seal(m, f"{r.county}人民医院"),
    )
    right: tuple[Block, ...] = (
        Prose(text=printed("报 户 口 凭 单"), align="centre", scale=1.3),
        line("No. ", number),
        filled(
            fill(
                "产妇{mother}于{born}在本院生{sex}孩{child}，希在一个月内持本单到{station}申报出生登记。",
                mother=m.name(mother, "母亲"), born=on(m, born, "birth", style), sex=child.sex,
                child=m.name(child, "新生儿"), station=station,
            )
        ),
        Gap(0.4),
        para("派出所填写：", indent=0),
        line("入户日期 ", on(m, m.after(born, 6, 45), "registered", style), blanks="rule"),
        line("申报人 ", m.name(m.rng.choice((father, mother)), "申报人"), blanks="rule"),
        line("户籍员 ", m.name(clerk, "户籍员"), blanks="rule"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "birth_notice", "户籍", "出生入户", born.year, f"{child.name}出生登记通知单",
        (Gap(0.4), Columns(left=left, right=right, share=0.52, ruled=True)),
        series="CS", about=(child, father, mother), creator=station, landscape=m.chance(0.7),
    )  # fmt: skip


def adoption_deed(m: Maker) -> Form:
    """A notary's deed on an adoption, copied for the household register, with the station's note below."""
    r = pick_region(m)
    made = m.day(1988, 2006)
    parent = who(m, (made.year - 52, made.year - 36))
    tie, other = mate(m, parent)
    giver = who(m, (made.year - 40, made.year - 24))
    child = who(m, (made.year - 9, made.year - 1), family="")
    notary, clerk = who(m, (1940, 1968)), police(m)
    style = m.pick("han", "zero_han", "cn")
    page: tuple[Block, ...] = (
        Title("收 养 公 证 书", scale=1.7),
        line(m.number(f"（{made.year % 100:02d}）{r.letters}证民字第{m.rng.randint(11, 990)}号", "certificate"),
            align="right"),
        para(
            fill(
                "收养人{parent}，{sex}，{birth}出生，现住{home}；{tie}{other}，{her}出生。",
                parent=m.name(parent, "收养人"), sex=parent.sex, birth=on(m, parent.birth, "birth", style),
                home=at(town_home(m, r), "住址"), tie=tie, other=m.name(other, "收养人"), her=on(m, other.birth,
                    "birth", style),
            )
        ),
        para("送养人", m.name(giver, "送养人"), "，现住", at(village_home(m, r), "送养人住址"), "。"),
        para("被收养人", m.name(child, "被收养人"), f"，{child.sex}，", on(m, child.birth, "birth", style), "出生。"),
        para("查上列收养人、送养人双方于", on(m, m.after(made, -20, -1), "signed", style),
            "自愿签订收养协议。自本公证书发出之日起，",
             m.name(child, "被收养人"), "为", m.name(parent, "收养人"), "、", m.name(other, "收养人"), "夫妇的养",
             "子" if child.sex == "男" else "女", "。"),
        foot(f"{r.county}公证处"),
        foot("公证员　", m.name(notary, "公证员")),
        foot(on(m, made, "issued", style)),
        *seal(m, f"{r.county}公证处", share=0.85),
        Table(rows=[opinion(m, "户口登记记载", "凭公证书办理收养户口登记，随收养人入户。", clerk, "户籍员",
            m.after(made, 3, 60), lines=2)]),
    )  # fmt: skip
    return paper(
        "adoption_deed", "户籍", "户口登记", made.year, f"{child.name}收养公证书及户口登记", page,
        series="RK", about=(child, parent, other), creator=r.county_bureau,
    )  # fmt: skip


def death_slip(m: Maker) -> Form:
    """A slip of the sixties to nineties: a brigade or lane reports a death; the lower half goes for the burial."""
    r = pick_region(m)
    died = m.day(1961, 2004)
    dead = who(m, (died.year - 90, died.year - 45), han=True)
    tie = m.pick("长子", "次女", "儿媳", "孙子")
    child, clerk, leader = kin(m, tie, dead), police(m), who(m, (1925, 1960))
    style, station = m.pick("cn", "short_cn", "han", "digits"), m.rng.choice(r.stations)
    number = m.number(f"{m.pick('亡', '死')}字第{m.numbers.serial(5)}号", "death_certificate")
    place = old_home(m, r, died.year) if died.year < 1984 else village_home(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "死亡报告单", "死亡人口报告单"),
        line(number, align="right"),
        Fields(
            fields=[
                m.field("死者姓名", wide(m, dead, "死者")),
                m.field("性别", dead.sex),
                m.field("出生", on(m, dead.birth, "birth", "cn" if dead.birth.year < 1912 else m.pick("cn",
                    "republic"))),
                m.field("职业", m.pick("社员", "退休工人", "家庭妇女", "小学校长")),
                m.field("死亡时间", on(m, died, "death", style), clock(m), wide=True),
                m.field("生前住址", at(place, "生前住址"), wide=True),
                *([m.field("证件号码", m.id_of(dead, old=died.year < 2000), wide=True)] if died.year > 1987 else []),
                m.field("死因", m.pick("肺结核", "年老", "矿难", "脑溢血")),
                m.field("报告人", m.name(child, "申报人"), f"（{tie}）"),
            ],
            per_line=2, underline=True, tabs=m.chance(0.5),
        ),
        line("主任（队长）：", m.name(leader, "证明人"), "　", on(m, m.after(died, 0, 3), "reported", style),
            align="right"),
        Gap(0.3),
        tear(m, m.pick("（此联交火葬场）", "（此联存殡葬管理所）")),
        Prose(text=printed("注 销 户 口 证 明"), align="centre", scale=1.35),
        filled(
            fill(
                "{dead}，生于{birth}，死于{died}，户口已于{done}在我所办理死亡注销，准予安葬。",
                dead=m.name(dead, "死者"), birth=on(m, dead.birth, "birth", "cn", precision="month"),
                died=on(m, died, "death", style), done=on(m, m.after(died, 1, 20), "cancelled", style),
            )
        ),
        foot(f"{station}　户籍员 ", m.name(clerk, "户籍员")),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "death_slip", "户籍", "死亡注销", died.year, f"{dead.name}死亡报告单", page,
        series="SW", about=(dead, child), creator=station,
    )  # fmt: skip


def handed_over(m: Maker) -> Form:
    """A list with which a station hands its cancelled entries of a year to the archive; two receive, two give."""
    r = pick_region(m)
    year, station = m.rng.randint(1968, 2005), m.rng.choice(r.stations)
    giver, taker, watcher = police(m), police(m), police(m)
    style = m.pick("short0", "dot0", "mark", "slash")
    rows: list[list[Text]] = []
    leaf = 1
    for number in range(1, m.rng.randint(8, 12)):
        dead, died = who(m, (year - 88, year - 30)), m.day(year, year)
        pages = m.rng.randint(1, 5)
        rows.append(
            [say(f"{number}"), say(file_code(m, "HJ·SW", year)), say(m.name(dead, "死者"), m.pick("死亡注销材料",
                "注销户口单")),
             say(on(m, died, "death", style)), say(f"{leaf}-{leaf + pages}"), say(m.pick("", "", "缺照片", "复印件"))]
        )  # fmt: skip
        leaf += pages + 1
    given = dt.date(year + 1, m.rng.randint(1, 9), m.rng.randint(1, 28))
    page: tuple[Block, ...] = (
        *red_head(station, line=m.chance(0.5)),
        head_line(m, "死亡注销户口档案移交清单", "户口注销卷移交目录", scale=1.45),
        line(paper_number(m, f"{r.letters}所移", given.year), align="right"),
        roster(("序号", "档　号", "题　　名", "死亡日期", "页次", "备注"), rows, (0.5, 3.3, 2.6, 1.2, 0.9, 0.9)),
        para(f"以上共{han_number(len(rows))}件，由", listed(m.name(giver, "移交人")), "移交，", m.name(taker,
            "接收人"), "、",
            m.name(watcher, "监交人"), "二同志点收无误。"),
        line("移交人 ", m.name(giver, "移交人"), "　接收人 ", m.name(taker, "接收人"), "　监交 ", m.name(watcher,
            "监交人"),
            blanks="rule"),
        foot(on(m, given, "handed_over", m.pick("cn", "zero_han", "apart"))),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "handed_over", "户籍", "死亡注销", year, f"{station}{year}年死亡注销户口档案移交清单", page,
        series="SW", creator=station, landscape=m.chance(0.4),
    )  # fmt: skip


FORMS = (birth_notice, adoption_deed, death_slip, handed_over)
