"""Household forms, fourth part: registration, births, deaths, divided households, entries made late."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker
from samples.forms.fourth_base import (
    at,
    both,
    divided,
    filled,
    folk,
    heading,
    kin,
    lab,
    labelled,
    officer,
    on,
    opinion,
    paper,
    para,
    rows,
    seal,
    spaced,
    surname_of,
    val,
)
from samples.forms.fourth_places import old_address, rural_address, urban_address
from samples.people import Person
from samples.rich import Ink, Run, say


def family_register(m: Maker) -> Form:
    """Members in rows under a two-storey head, going on on a second page."""
    made, station = m.day(1986, 2006), m.station()
    head, clerk = folk(m, (1925, 1952), sex="男"), officer(m)
    wife = folk(m, (1927, 1955), sex="女")
    shares = (1.1, 1.5, 0.6, 2.2, 2.7, 1.4)
    inner = m.pick("split", "nian")
    top = [
        lab("与户主关系", shares[0]),
        lab("姓　名", shares[1]),
        lab("性别", shares[2]),
        Cell(
            text=say("出　生", ink=Ink.LABEL),
            label=True,
            share=shares[3],
            under=(lab("年", 1.5), lab("月", 1.0), lab("日", 1.0)),
        ),
        lab("公民身份证件编号", shares[4]),
        lab("文化程度", shares[5]),
    ]

    def row(person: Person, role: str) -> list[Cell]:
        return [
            val(role, share=shares[0], align="centre"),
            val(spaced(m, person, role), share=shares[1], align="centre"),
            val(person.sex, share=shares[2], align="centre"),
            divided(on(m, person.birth, "birth", style=inner), shares[3]),
            val(m.id_of(person, old=made.year < 2000), share=shares[4], align="centre"),
            val(m.pick("初中", "高小", "高中", "文盲", ""), share=shares[5], align="centre"),
        ]

    first = [row(head, "户主"), row(wife, "妻")]
    born = made.year - 25
    first += [row(kin(m, head, (born, born + 6), sex=s), r) for r, s in (("长子", "男"), ("长女", "女"))]
    later = [row(folk(m, (born, born + 4), sex="女"), "长媳"), row(kin(m, head, (made.year - 2, made.year - 1)), "孙")]
    place = urban_address(m) if m.chance(0.5) else rural_address(m)
    page: list[Block] = [
        heading(m, "常住人口登记底册", "家庭户口登记册"),
        labelled(
            ("户别", m.pick("家庭户", "集体户", "农业户")),
            ("户　号", m.numbers.digits(6)),
            ("住　址", at(m, "住址", place)),
        ),
        rows(top, *first),
        para("（接下页）", align="right"),
    ]
    second: list[Block] = [
        para("常住人口登记底册（续）", align="centre", scale=1.2),
        rows(top, *later),
        Prose(
            text=say(Run("变动情况：", Ink.LABEL), on(m, m.after(made, -300, -20), "moved"), "长媳因婚迁入。"), indent=0
        ),
        Gap(0.4),
        Prose(
            text=say(Run("登记人　", Ink.LABEL), m.name(clerk, "登记人"), "　　", on(m, made, "registered")),
            align="right",
        ),
        *seal(m, station, "户口专用章"),
    ]
    return paper(
        "family_register",
        "户籍",
        "户口登记",
        made.year,
        f"{head.name}户常住人口登记底册",
        page,
        second,
        series="RK",
        about=(head, wife),
        creator=station,
    )


def commune_card(m: Maker) -> Form:
    """A card of communes and brigades: women by their husbands' and fathers' names, years in characters."""
    year = m.rng.randint(1951, 1978)
    head, clerk = folk(m, (1898, 1926), sex="男"), folk(m, (1920, 1940))
    made = m.day(year, year)
    other, mother = folk(m, (1898, 1928), sex="女"), folk(m, (1875, 1895), sex="女")
    wife, old = (f"{surname_of(head)}{surname_of(woman)}氏" for woman in (other, mother))
    members: list[tuple[str, str, Person]] = [("户主", head.name, head), ("妻", wife, other), ("母", old, mother)]
    for role, sex in (("长子", "男"), ("次女", "女")):
        child = kin(m, head, (1932, year - 6), sex=sex)
        members.append((role, child.name, child))
    body = []
    for role, name, person in members:
        birth = person.birth
        style = "minguo" if 1912 <= birth.year <= 1949 and m.chance(0.5) else "han"
        body.append(
            [
                say(role),
                say(m.name(name, role)),
                say(person.sex),
                say(on(m, birth, "birth", style=style, precision=m.pick("day", "month"))),
                say(m.pick("农", "社员", "学生", "家务", "手工")),
                say(m.pick("", "", "贫农", "中农", "识字")),
            ]
        )
    place = old_address(m, year)
    page: list[Block] = [
        heading(m, *(("社员户口登记卡", "农村人民公社户口簿") if year > 1958 else ("居民户口调查表", "户口登记簿"))),
        Prose(text=say(Run("住址　", Ink.LABEL), at(m, "住址", place)), indent=0),
        roster(("称谓", "姓　名", "性别", "出生年月日", "职业", "备注"), body, (0.9, 1.4, 0.7, 3.2, 1, 1)),
        Prose(
            text=say(
                Run("迁移记载　", Ink.LABEL),
                on(m, m.after(made, -3000, -400), "moved", style="han", precision="month"),
                "自",
                at(m, "原住址", old_address(m, year - 4)),
                "迁来",
            ),
            indent=0,
        ),
        Prose(
            text=say(Run("填卡人　", Ink.LABEL), m.name(clerk, "填卡人"), "　", on(m, made, "registered", style="han")),
            align="right",
        ),
        *seal(m, "公社户籍专用章" if year > 1958 else "区人民政府"),
    ]
    return paper(
        "commune_card",
        "户籍",
        "户口登记",
        year,
        f"{head.name}户口卡",
        page,
        series="DC",
        about=(head,),
        creator="公社管理委员会" if year > 1958 else "区人民政府",
    )


def birth_report(m: Maker) -> Form:
    made, station = m.day(1997, 2014), m.station()
    father = folk(m, (made.year - 34, made.year - 22), sex="男")
    mother = folk(m, (made.year - 32, made.year - 21), sex="女")
    child, clerk = kin(m, father, (made.year - 1, made.year - 1)), officer(m)
    reporter = father if m.chance(0.6) else folk(m, (1940, 1960))
    baby = [
        [val(m.name(child, "新生儿"), caption="婴儿姓名"), val(child.sex, caption="性别", share=0.5),
         val(on(m, child.birth, "birth"), f" {m.rng.randint(0, 23)}时", caption="出生时间")],
        [val(m.native(), caption="出生地点"), val(m.pick("健康", "良好"), caption="健康状况", share=0.5),
         val(m.number(m.pick("K", "J", "N") + m.numbers.digits(9), "birth_certificate"), caption="出生医学证明编号")],
        [val(m.id_of(child), caption="公民身份号码"), val(at(m, "入户地址"), caption="申报户口所在地址", share=1.7)],
    ]  # fmt: skip
    parents = [
        [lab("", 0.6), lab("姓名", 1), lab("公民身份号码", 1.8), lab("户口所在地", 2.6)],
        [lab("父", 0.6), val(m.name(father, "父亲"), align="centre"), val(m.id_of(father), share=1.8),
         val(at(m, "户口所在地"), share=2.6)],
        [lab("母", 0.6), val(m.name(mother, "母亲"), align="centre"), val(m.id_of(mother), share=1.8),
         val(at(m, "户口所在地"), share=2.6)],
    ]  # fmt: skip
    page: list[Block] = [
        heading(m, "新生儿户口登记申报表", "出生申报户口登记单"),
        rows(*baby, side="新生儿", joined=True),
        rows(*parents, side="父母", joined=True),
        rows(
            [both("申报人：", m.name(reporter, "申报人")), both("与新生儿关系：", m.pick("父", "祖父", "外祖母"))],
            [both("登记民警：", m.name(clerk, "承办人")), both("申报登记日期：", on(m, made, "registered"))],
        ),
        para("注：一、本表由申报人用钢笔填写。二、超过一个月申报的应注明原因。", indent=0, scale=0.8),
        *seal(m, station, "户口专用章"),
    ]
    return paper(
        "birth_report",
        "户籍",
        "出生入户",
        made.year,
        f"{child.name}出生申报登记单",
        page,
        series="CS",
        about=(child, father, mother),
        creator=station,
    )


def death_proof(m: Maker) -> Form:
    """A village committee's letter; below it what the station noted."""
    died, station = m.day(1988, 2013), m.station()
    dead = folk(m, (1908, 1950))
    son, officer_, village = kin(m, dead, (1945, 1970)), officer(m), rural_address(m)
    proved = m.after(died, 1, 8)
    committee = village.split("村")[0].split("镇")[-1].split("乡")[-1] + "村民委员会"
    opening = m.pick(f"{station}：", f"致{station}：")
    page: list[Block] = [
        Title(m.pick("证　明", "死亡证明", "证　　明"), scale=1.8),
        para(opening, indent=0),
        para(
            "兹证明我村村民",
            m.name(dead, "死者"),
            f"，{dead.sex}，",
            on(m, dead.birth, "birth"),
            m.pick("生", "出生"),
            "，身份证号",
            m.id_of(dead, old=died.year < 2000),
            "，住",
            at(m, "生前住址", village),
            "，于",
            on(m, died, "death"),
            m.pick("因病在家中去世", "因年老体衰自然死亡", "因脑溢血医治无效死亡"),
            f"，遗体已{m.pick('火化', '安葬')}。请贵所予以办理注销户口手续。",
        ),
        para("特此证明。"),
        para("经办人：", m.name(folk(m, (1945, 1975)), "经办人"), align="right"),
        para(committee, align="right"),
        para(on(m, proved, "signed", style=m.pick("cn", "spaced", "han")), align="right"),
        Stamp(committee, m.rng.uniform(0.6, 0.85)),
        Gap(0.8),
        rows(
            [lab("申报人", 0.16), val(m.name(son, "申报人"), share=0.34), lab("与死者关系", 0.16),
             val(m.pick("儿子", "女儿", "侄子"), share=0.34)],
            opinion(m, "派出所处理意见", "证明材料属实，户口已注销，身份证已收回。", officer_, "承办人",
                    m.after(proved, 0, 12)),
        ),
        *seal(m, station, "户口专用章"),
    ]  # fmt: skip
    return paper(
        "death_proof",
        "户籍",
        "死亡注销",
        died.year,
        f"{dead.name}死亡证明及销户材料",
        page,
        series="SW",
        about=(dead, son),
        creator=station,
    )


def late_entry_inquiry(m: Maker) -> Form:
    """Question and answer with somebody whose entry was forgotten."""
    made, station = m.day(1995, 2013), m.station()
    own = folk(m, (1950, made.year - 18))
    asked, clerk, neighbour = officer(m), officer(m), folk(m, (1935, 1960))
    father, lived = kin(m, own, (1925, 1940), sex="男"), at(m, "现住址")
    came = m.rng.randint(1970, 1990)
    page: list[Block] = [
        Title(m.pick("询 问 笔 录", "调查询问笔录"), scale=1.6),
        filled(
            "询问时间：",
            on(m, made, "asked", style="cn"),
            f"{m.rng.randint(8, 11)}时{m.rng.randint(0, 59)}分至{m.rng.randint(14, 17)}时",
            indent=0,
            blanks="rule",
        ),
        filled(f"询问地点：{station}户籍室", indent=0),
        filled(
            "询问人：", m.name(asked, "询问人"), "　　记录人：", m.name(clerk, "记录人"), indent=0, blanks="rule"
        ),
        filled(
            "被询问人：", m.name(own, "被询问人"), f"　性别：{own.sex}　出生日期：", on(m, own.birth, "birth"),
            indent=0, blanks="rule",
        ),
        filled("现住址：", lived, "　联系电话：", m.phone(), indent=0, blanks="rule"),
        para("问：我们是", f"{station}", "民警，今天向你了解没有户口的情况，你要如实回答，听清楚了吗？"),
        para("答：听清楚了。"),
        para("问：你讲一下你的基本情况。"),
        para(
            "答：我叫", m.name(own, "被询问人"), "，", on(m, own.birth, "birth", style="cn"), "出生，", own.ethnicity,
            "，没有办过身份证。父亲叫", m.name(father, "父亲"), f"，{m.rng.randint(1988, 1994)}年去世了。",
        ),
        para("问：为什么一直没有登记户口？"),
        para(
            "答：小时候跟父亲在", at(m, "原住址", old_address(m)),
            f"住，{came}年回到老家，迁移证在路上丢失，就一直没有上户。"
        ),
        para("问：有谁可以证明？"),
        para("答：邻居", m.name(neighbour, "证明人"), "可以证明，他的身份证号码是", m.id_of(neighbour), "。"),
        para("问：以上所讲是否属实？"),
        para("答：属实。以上笔录我看过，和我讲的一样。"),
        Gap(0.4),
        para("被询问人（签名捺印）：", spaced(m, own, "被询问人"), indent=0),
        para(on(m, made, "signed", style=m.pick("cn", "han")), align="right"),
    ]  # fmt: skip
    return paper(
        "late_entry_inquiry",
        "户籍",
        "户口补录",
        made.year,
        f"{own.name}补录户口询问笔录",
        page,
        series="BL",
        about=(own,),
        creator=station,
    )


def late_entry_request(m: Maker) -> Form:
    """Rows of opinions one above the other, each signed at its lower right."""
    made, station = m.day(1999, 2014), m.station()
    own, head = folk(m, (1960, 2008)), folk(m, (1930, 1970))
    a, b, c = officer(m), officer(m), officer(m)
    page: list[Block] = [
        heading(m, "补登常住户口呈报表", "未落常住户口人员补录审批表"),
        rows(
            [lab("姓　名"), val(m.name(own, "补录人"), share=1.4), lab("性别", 0.6), val(own.sex, share=0.6),
             lab("民　族"), val(own.ethnicity)],
            [lab("出生年月日"), divided(on(m, own.birth, "birth", style="nian"), 2.0), lab("籍贯", 0.6),
             val(m.native(), share=2.2)],
            [lab("拟定公民身份号码", 1.4), val(m.id_of(own), share=2.2), lab("户主姓名", 0.9),
                val(m.name(head, "户主"))],
            [lab("现　住　址", 1), val(at(m, "住址"), share=4.6)],
            [lab("未落户原因", 1), val("父母长期在外务工，超计划生育未及时申报，",
                m.pick("现因就学需要", "现因办证需要"),
                                   "，特申请补录。", share=4.6, lines=2)],
            opinion(m, "责任区民警调查意见", "经走访群众，情况属实，建议补录。", a, "调查人", m.after(made, -20, -9)),
            opinion(m, "派出所意见", "同意上报。", b, "所长", m.after(made, -8, -4)),
            opinion(m, "县（区）公安局审批意见", "准予补录户口。", c, "审批人", made),
        ),
        *seal(m, m.rng.choice(("县公安局户政科", station))),
    ]  # fmt: skip
    return paper(
        "late_entry_request",
        "户籍",
        "户口补录",
        made.year,
        f"{own.name}补登户口呈报表",
        page,
        series="BL",
        about=(own, head),
        creator=station,
    )


FORMS = (
    family_register,
    commune_card,
    birth_report,
    death_proof,
    late_entry_inquiry,
    late_entry_request,
)
