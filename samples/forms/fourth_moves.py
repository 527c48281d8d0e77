"""Moves and corrections of households, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Gap, Prose, Stamp, Title, roster
from samples.forms.base import Form, Maker, han_number
from samples.forms.fourth_base import (
    at,
    both,
    document,
    filled,
    folk,
    heading,
    kin,
    lab,
    labelled,
    lettered,
    officer,
    on,
    opinion,
    paper,
    para,
    rows,
    seal,
    spaced,
    val,
)
from samples.forms.fourth_places import dormitory_address, old_address, rural_address, urban_address
from samples.rich import Ink, Run, say


def move_in_permit(m: Maker) -> Form:
    """A permit to move in, stub at the left and permit at the right of a perforation."""
    made, station = m.day(1995, 2010), m.station()
    own, sponsor, clerk = folk(m), folk(m, (1935, 1975)), officer(m)
    number = m.number(f"{m.pick('鄂', '赣', '皖', '陕')}准字第{m.numbers.serial(8)}号", "migration")
    until = m.after(made, 40, 40)
    goal, origin = at(m, "迁入地"), at(m, "迁出地")
    stub: list[Block] = [
        para("准予迁入证明（存根）", align="centre", scale=1.15),
        para(number, align="right", scale=0.9),
        Prose(text=say(Run("申请人　", Ink.LABEL), m.name(sponsor, "申请人")), indent=0),
        Prose(text=say(Run("迁移人　", Ink.LABEL), m.name(own, "迁移人")), indent=0),
        Prose(text=say(Run("现户口所在地　", Ink.LABEL), origin), indent=0),
        Prose(text=say(Run("准予迁入　", Ink.LABEL), goal), indent=0),
        Prose(text=say(Run("签发　", Ink.LABEL), on(m, made, "issued")), indent=0),
    ]
    whole: list[Block] = [
        para("准 予 迁 入 证 明", align="centre", scale=1.3),
        para(number, align="right", scale=0.9),
        filled(m.pick("某县", "贵县（市）"), "公安局：", indent=0),
        filled(
            "经审查，同意",
            m.name(own, "迁移人"),
            f"，{own.sex}，",
            on(m, own.birth, "birth", style="cn"),
            "出生，公民身份号码",
            m.id_of(own),
            "，自",
            origin,
            "迁往",
            goal,
            "，请凭此证办理迁出手续。",
            blanks=m.pick("rule", "rule", ""),
        ),
        filled("有效期至", on(m, until, "valid_until", style="cn"), "　过期作废", indent=0),
        para("签发人：", m.name(clerk, "签发人"), align="right"),
        para(on(m, made, "issued", style=m.pick("cn", "han")), align="right"),
        *seal(m, f"{station}", "户口专用章", share=0.8),
    ]
    page: list[Block] = [Columns(left=stub, right=whole, share=0.36, ruled=True)]
    return paper(
        "move_in_permit",
        "户籍",
        "户口迁入",
        made.year,
        f"{own.name}准予迁入证明",
        page,
        series="QR",
        retention="D30",
        about=(own, sponsor),
        creator=station,
        landscape=True,
    )


def move_in_letter(m: Maker) -> Form:
    """A work unit's letter of introduction for the move of a household."""
    made, station = m.day(1963, 1998), m.station()
    own, chief = folk(m, (made.year - 50, made.year - 27)), folk(m, (made.year - 55, made.year - 30))
    child = kin(m, own, (made.year - 17, made.year - 2), sex=m.pick("男", "女"))
    unit, old = m.employer(), made.year < 1985
    page: list[Block] = [
        Title(m.pick("介 绍 信", "户口介绍信"), scale=1.7),
        para(document(m, m.pick("宜人介", "赣劳介", "城革介"), made.year, 3), align="right"),
        filled(f"{station}负责同志：", indent=0),
        filled(
            "兹有我单位职工",
            m.name(own, "迁移人"),
            f"同志，{own.sex}，",
            on(m, own.birth, "birth", precision=m.pick("day", "month")),
            "生" + m.pick("，", "，党员，") + "原住",
            at(m, "原住址", old_address(m) if old else rural_address(m)),
            "，因",
            m.pick("工作调动", "落实政策回城", "退休回籍"),
            "携",
            "子" if child.sex == "男" else "女",
            m.name(child, "随迁人"),
            "来我处落户，住",
            at(m, "住址", dormitory_address(m)),
            "，请予办理迁入户口手续为荷。",
            blanks=m.pick("rule", "dots"),
        ),
        para("此致"),
        para(m.pick("敬礼", "革命敬礼" if old else "敬礼"), indent=0),
        Gap(0.3),
        para("人事科负责人：", m.name(chief, "负责人"), align="right"),
        para(unit.replace("（虚构）", "") + m.pick("人事科", "革命委员会" if old else "劳资科"), align="right"),
        para(on(m, made, "signed", style=m.pick("cn", "han", "spaced")), align="right"),
        Stamp(unit.replace("（虚构）", ""), m.rng.uniform(0.6, 0.85), colour=m.pick("red", "red", "blue")),
        Gap(0.6),
        para(f"（有效期{m.pick('柒', '拾', '叁拾')}天）", indent=0),
    ]
    return paper(
        "move_in_letter",
        "户籍",
        "户口迁入",
        made.year,
        f"{own.name}迁入户口介绍信",
        page,
        series="QR",
        about=(own, child),
        creator=station,
    )


def move_out_certificate(m: Maker) -> Form:
    """Migrants in rows; numbers and reasons above them without rules."""
    made, station = m.day(1979, 2008), m.station()
    head, clerk = folk(m, (1930, 1970)), officer(m)
    others = [("妻" if head.sex == "男" else "夫", folk(m, (1932, 1972), sex="女" if head.sex == "男" else "男"))]
    others += [(r, kin(m, head, (1965, 1978), sex=s)) for r, s in m.rng.sample([("子", "男"), ("女", "女")], 2)]
    old = made.year < 2000
    body = [
        [
            say(spaced(m, person, role)),
            say(role),
            say(person.sex),
            say(on(m, person.birth, "birth", style=m.pick("short", "dot", "cn"))),
            say(m.native()),
            say(m.id_of(person, old=old)) if made.year >= 1986 else say(m.pick("农", "工", "学生")),
        ]
        for role, person in [("本人", head), *others]
    ]
    goal = at(m, "迁往地")
    page: list[Block] = [
        heading(m, "户口迁移证", "户口迁出证明书"),
        para(lettered(m.pick("宜", "信", "潜") + "迁字No.", m.numbers.serial(7), "migration"), align="right"),
        roster(
            (
                "迁移人姓名",
                "与持证人关系",
                "性别",
                "出生年月日",
                "籍　贯",
                "身份证编号" if made.year >= 1986 else "职业",
            ),
            body,
            (1.3, 1.1, 0.6, 1.7, 1.5, 2.3),
        ),
        labelled(
            ("迁出地详细地址", at(m, "迁出地")),
            ("迁往地详细地址", goal),
            ("迁出原因", m.pick("工作调动", "随军", "投靠", "移民搬迁")),
            ("承办人", m.name(clerk, "承办人")),
            ("签发机关", station),
            per_line=2,
            underline=m.chance(0.5),
        ),
        para("签发日期 ", on(m, made, "issued", style=m.pick("spaced", "han", "cn")), align="right"),
        *seal(m, station, "户口专用章", share=0.8),
        para("（此证自签发之日起三十日内有效，不得涂改。）", indent=0, scale=0.85),
    ]
    return paper(
        "move_out_certificate",
        "户籍",
        "户口迁出",
        made.year,
        f"{head.name}户口迁移证",
        page,
        series="QC",
        about=(head,),
        creator=station,
    )


def change_reply(m: Maker) -> Form:
    """A county bureau's reply to a station's report."""
    made = m.day(1986, 2014)
    own, station, chief = folk(m, (1935, made.year - 16), former=True), m.station(), officer(m)
    bureau = m.pick("远安县公安局", "信丰县公安局", "潜山县公安局")
    page: list[Block] = [
        para(f"{bureau}文件" if m.chance(0.5) else bureau, align="centre", scale=1.3),
        para(document(m, m.pick("远公户", "信公治", "潜公户批"), made.year, 3), align="centre"),
        Title(m.pick("关于同意变更姓名的批复", "关于户口登记项目变更的批复"), scale=1.4),
        para(f"{station}：", indent=0),
        para(
            "你所",
            on(m, m.after(made, -30, -10), "reported", style="cn"),
            "上报的",
            m.name(own, "申请人"),
            "更改姓名的材料收悉。经查，",
            m.name(own, "申请人"),
            f"，{own.sex}，{own.ethnicity}，",
            on(m, own.birth, "birth", style="cn"),
            "出生，公民身份号码为",
            m.id_of(own, old=made.year < 2000),
            "，户籍地址为",
            at(m, "住址"),
            "。该人原名",
            m.former(own.former_names[0]),
            "，因",
            m.pick("与同村人重名", "参加工作后一直使用现名", "过继改姓"),
            "要求变更。",
        ),
        para("经研究，同意你所意见，将其姓名由", m.former(own.former_names[0]), "变更为", m.name(own, "申请人"),
             "，请按规定办理户口登记项目变更手续。"),
        para("此复。"),
        Gap(0.5),
        para(bureau, align="right"),
        para(on(m, made, "signed", style=m.pick("han", "cn")), align="right"),
        Stamp(bureau, m.rng.uniform(0.65, 0.85)),
        Gap(0.4),
        para("拟稿：", m.name(officer(m), "拟稿人"), "　　签发：", m.name(chief, "签发人"), "　　共印3份", indent=0),
    ]  # fmt: skip
    return paper(
        "change_reply",
        "户籍",
        "户口变更更正",
        made.year,
        f"关于{own.name}更改姓名的批复",
        page,
        series="BG",
        about=(own,),
        creator=bureau,
    )


def main_item_form(m: Maker) -> Form:
    """Old and new value side by side under one head, the applicant's and guardian's groups at the left."""
    made, station = m.day(2001, 2014), m.station()
    child = folk(m, (made.year - 16, made.year - 4), former=True)
    parent, a, b = folk(m, (child.birth.year - 36, child.birth.year - 22)), officer(m), officer(m)
    other = m.after(child.birth, 200, 900)
    page: list[Block] = [
        heading(m, "公民姓名、出生日期等主项信息变更更正审批表", "公民主项信息更正呈批表"),
        para(f"呈报单位：{station}", indent=0),
        rows(
            [lab("姓名（汉字）"), val(m.name(child, "申请人")), lab("性别"), val(child.sex, share=0.6)],
            [lab("公民身份号码"), val(m.id_of(child), share=1.6), lab("民族", 0.6), val(child.ethnicity, share=0.8)],
            [lab("户籍地址", 1), val(at(m, "住址"), share=3)],
            side="申请人",
            joined=True,
        ),
        rows(
            [lab("姓　名"), val(m.name(parent, "监护人")), lab("与申请人关系"), val(m.pick("父", "母"), share=0.6)],
            [lab("公民身份号码"), val(m.id_of(parent)), lab("联系电话"), val(m.phone(), share=0.6)],
            side="监护人",
            joined=True,
        ),
        rows(
            [lab("变更更正项目", 1), Cell(text=say("变更更正内容", ink=Ink.LABEL), label=True, share=3,
                                    under=(lab("原登记内容"), lab("现申请内容")))],
            [lab("姓名", 1), val(m.former(child.former_names[0]), share=1.5, align="centre"),
             val(m.name(child, "申请人"), share=1.5, align="centre")],
            [lab("出生日期(公历)", 1), val(on(m, other, "old_birth"), share=1.5, align="centre"),
             val(on(m, child.birth, "birth"), share=1.5, align="centre")],
            [both("变更更正理由：", "登记差错，与出生医学证明及学籍档案不符。", lines=2)],
            opinion(m, "调查意见", "经查阅原始档案，确系登记错误。", a, "调查民警", m.after(made, -15, -3)),
            opinion(m, "审批意见", "同意更正。", b, "审批人", made),
        ),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "main_item_form",
        "户籍",
        "公民主项信息变更更正",
        made.year,
        f"{child.name}主项信息更正呈批表",
        page,
        series="ZX",
        about=(child, parent),
        creator=station,
    )


def residence_proof(m: Maker) -> Form:
    """The station's extract of an entry, for use elsewhere, with a stub above the perforation."""
    made, station = m.day(1999, 2014), m.station()
    own, head, clerk = folk(m), folk(m, (1930, 1965)), officer(m)
    number = lettered("户证", f"{made.year}-{m.numbers.serial(5)}", "certificate")
    born = on(m, own.birth, "birth", style="cn")
    page: list[Block] = [
        para("户籍证明存根", align="centre", scale=1.1),
        labelled(("编号", number), ("被证明人", m.name(own, "被证明人")), ("用途", "办理养老手续"),
                 ("经办", m.name(clerk, "经办人")), per_line=4),
        para("… … … … … … … … … … 骑　缝 … … … … … … … … … …", align="centre", indent=0),
        Title(m.pick("户 籍 证 明", "常住人口信息证明"), scale=1.6),
        para("编号：", number, align="right"),
        filled(
            "兹证明", m.name(own, "被证明人"), f"，性别{own.sex}，民族{own.ethnicity}，", born, "出生，公民身份号码：",
            m.id_of(own), "，户籍地：", at(m, "住址", urban_address(m)), "，户主", m.name(head, "户主"),
            "。该户口于", on(m, m.after(made, -5000, -700), "registered", style="cn"), "在我所登记。",
            blanks=m.pick("rule", ""),
        ),
        para("特此证明。（本证明有效期一个月，复印无效）"),
        para("承办民警（签名）：", spaced(m, clerk, "承办人"), align="right"),
        para(station, align="right"),
        para(on(m, made, "signed", style=m.pick("cn", "spaced")), align="right"),
        *seal(m, station, "户口专用章", share=0.9),
    ]  # fmt: skip
    return paper(
        "residence_proof",
        "户籍",
        "户口登记",
        made.year,
        f"{own.name}户籍证明",
        page,
        series="RK",
        retention="D10",
        about=(own, head),
        creator=station,
    )


def split_application(m: Maker) -> Form:
    """A letter by the family itself, with numbered particulars, and the station's note."""
    made, station = m.day(1984, 2013), m.station()
    father = folk(m, (1922, made.year - 48), sex="男")
    son = kin(m, father, (father.birth.year + 20, father.birth.year + 28), sex="男")
    wife = folk(m, (son.birth.year - 3, son.birth.year + 4), sex="女")
    clerk, old = officer(m), made.year < 2000
    number = 0

    def item(*parts: str | Run) -> Block:
        nonlocal number
        number += 1
        return Prose(text=say(Run(f"{number}{dot}", Ink.LABEL), *parts), indent=1)

    dot = m.pick("、", ". ", "．")
    page: list[Block] = [
        Title(m.pick("分户申请", "关于分立户口的申请报告"), scale=1.6),
        para(f"{station}：", indent=0),
        para(
            "我家现有人口较多，儿子已经成家，",
            m.pick("另有住房", "分灶生活"),
            "，为方便生产生活，申请将户口分开。具体情况如下：",
        ),
        item("原户主　", m.name(father, "原户主"), "　身份证 ", m.id_of(father, old=old)),
        item("原住址　", at(m, "原住址")),
        item(
            "新立户户主　",
            m.name(son, "新户主"),
            "　",
            on(m, son.birth, "birth"),
            "出生　身份证 ",
            m.id_of(son, old=old),
        ),
        item("随同分出　妻 ", m.name(wife, "妻"), "　", on(m, wife.birth, "birth"), "出生"),
        item("新户住址　", at(m, "住址")),
        para("请批准。"),
        para("申请人：", m.name(father, "申请人"), align="right"),
        para(on(m, m.after(made, -10, -1), "applied", style=m.pick("cn", "spaced", "han")), align="right"),
        Gap(0.5),
        rows(opinion(m, "派出所批注", f"同意分户，新户号{han_number(m.rng.randint(11, 99))}号。", clerk, "内勤", made)),
        *seal(m, station, "户口专用章"),
    ]
    return paper(
        "split_application",
        "户籍",
        "分户",
        made.year,
        f"{father.name}、{son.name}分户申请",
        page,
        series="FH",
        about=(father, son),
        creator=station,
    )


FORMS = (
    move_in_permit,
    move_in_letter,
    move_out_certificate,
    change_reply,
    main_item_form,
    residence_proof,
    split_application,
)
