"""Key persons and the reading room, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Stamp, Title
from samples.forms.base import Form, Maker
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
from samples.rich import Ink, Run, Text, say


def listing_form(m: Maker) -> Form:
    """A request to list somebody: kin and acquaintances in rows, three opinions."""
    made, station = m.day(1986, 2008), m.station()
    own = folk(m, (1945, 1980), former=True)
    a, b, old = officer(m), officer(m), made.year < 2000
    body = []
    for role in ("父", "妻", "弟"):
        person = folk(m, (1945, 1980), sex="女") if role == "妻" else kin(m, own, (1920, 1985), sex="男")
        body.append(
            [lab(role, 0.5), val(m.name(person, role), align="centre"),
             val(on(m, person.birth, "birth", style=m.pick("short", "dot"), precision="day"), share=1.2,
             align="centre"),
             val(at(m, "住址") if m.chance(0.5) else m.pick("同上", "同住"), share=2.8, align="centre")]
        )  # fmt: skip
    page: list[Block] = [
        heading(m, "列管重点人口呈批表", "重点人口列管审批表"),
        para("密级：秘密　　卷号：", m.number(f"Z{made:%y}-{m.numbers.serial(4)}", "file"), align="right"),
        rows(
            [lab("姓名", 0.7), val(m.name(own, "列管对象")), lab("绰号（别名）", 0.9),
                val(m.former(own.former_names[0])),
             lab("性别", 0.5), val(own.sex, share=0.4)],
            [lab("出生年月", 0.7), val(on(m, own.birth, "birth"), share=1.4), lab("身份证号", 0.8),
             val(m.id_of(own, old=old), share=1.6)],
            [lab("户口所在地", 0.7), val(at(m, "户口所在地"), share=3.8)],
            [lab("实际居住地", 0.7), val(at(m, "现住址"), share=3.8)],
            [lab("列管类别", 0.7), val(f"第{m.pick('一', '二', '三')}类", share=1.4), lab("籍贯", 0.8),
                val(m.native(), share=1.6)],
            joined=True,
        ),
        rows([lab("关系", 0.5), lab("姓名"), lab("出生日期", 1.2), lab("住址或工作单位", 2.8)], *body,
            side="社会关系", joined=True),
        rows(
            opinion(m, "列管理由", "（样例，从略）", a, "责任区民警", m.after(made, -12, -3)),
            opinion(m, "审批意见", "同意列管。", b, "所长", made),
        ),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "listing_form", "重点人口", "列管", made.year, f"{own.name}列管呈批表", page,
        series="ZJ", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def category_report(m: Maker) -> Form:
    """A report in prose that asks for another category."""
    made, station = m.day(1988, 2010), m.station()
    own, a, b, c = folk(m, (1940, 1980)), officer(m), officer(m), officer(m)
    page: list[Block] = [
        Title(m.pick("关于变更重点人口类别的请示", "变更重点人口管理类别报告"), scale=1.5),
        para(document(m, m.pick("镇派字", "洋派报"), made.year, 3), align="right"),
        para(m.pick("县公安局治安科：", "分局治安大队："), indent=0),
        para(
            "我所辖区列管人员", m.name(own, "列管对象"), "，", m.pick("又名", "绰号"), m.former(folk(m).name),
            f"，{own.sex}，",
            on(m, own.birth, "birth"), "生，身份证号码", m.id_of(own, old=made.year < 2000), "，家住", at(m,
            "现住址"), "，",
            on(m, m.after(made, -2500, -500), "listed", style="cn"), "列为第二类重点人口。",
        ),
        para("经责任民警", m.name(a, "责任民警"), "、", m.name(b, "责任民警"),
            f"近{m.pick('一', '两', '三')}年来考察，该人",
             m.pick("能遵纪守法，外出经商已归", "思想稳定，积极劳动"), "。根据有关规定，拟将其变更为第", m.pick("三",
             "四"), "类管理。"),
        para("妥否，请批示。"),
        para(station, align="right"),
        para(on(m, made, "signed", style=m.pick("han", "cn", "spaced")), align="right"),
        *seal(m, station, share=0.8),
        Gap(0.4),
        rows([both("批示：同意变更。", lines=2, foot=say(m.name(c, "审批人"), "　",
                                                  on(m, m.after(made, 2, 9), "approved", style=m.pick("short",
                                                  "dot"))))]),
    ]  # fmt: skip
    return paper(
        "category_report", "重点人口", "变更类别", made.year, f"关于变更{own.name}重点人口类别的请示", page,
        series="ZJ", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def release_form(m: Maker) -> Form:
    """Labels in the cells' corners, observations with dates one below the other."""
    made, station = m.day(1990, 2012), m.station()
    own, a, b = folk(m, (1940, 1982)), officer(m), officer(m)
    listed = m.after(made, -2600, -800)
    notes: list[str | Run | Text] = []
    for share in (0.3, 0.6, 0.9):
        day = listed.fromordinal(round(listed.toordinal() + share * (made - listed).days))
        notes += [on(m, day, "observed", style=m.pick("short", "dot")), "　",
                  m.pick("在家务农，表现正常。", "走访邻居，无异常。", "外出打工返乡。"), m.name(a, "责任民警"),
                  "\n"]  # fmt: skip
    page: list[Block] = [
        heading(m, "撤销重点人口审批表", "重点人口撤管呈批表"),
        rows(
            [val(m.name(own, "列管对象"), caption="姓名"), val(own.sex, caption="性别", share=0.5),
             val(on(m, own.birth, "birth"), caption="出生日期"), val(m.id_of(own, old=made.year < 2000),
             caption="身份证号码", share=1.5)],
            [val(at(m, "现住址"), caption="现住址", share=2.5), val(on(m, listed, "listed"), caption="列管日期",
                share=1.5)],
            [val(*notes, caption="考察记载", lines=3)],
            joined=True,
        ),
        rows(
            opinion(m, "撤管理由", "列管期间无违法行为，已失去列管条件，建议撤管。", a, "责任民警", m.after(made, -9,
                -2)),
            opinion(m, "领导审批", "同意撤管。", b, "审批人", made),
        ),
        para("撤管日期：", on(m, made, "released"), indent=0),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "release_form", "重点人口", "撤管", made.year, f"{own.name}撤管呈批表", page,
        series="ZJ", retention="D30", about=(own,), creator=station,
    )  # fmt: skip


def introduction(m: Maker) -> Form:
    """A letter of introduction of people who come to read files, its stub above."""
    made = m.day(2000, 2014)
    reader, mate, subject, clerk, chief = folk(m), folk(m), folk(m, (1925, 1975)), officer(m), officer(m)
    number = document(m, "介", made.year, 4)
    unit = m.pick("诚信律师事务所", "县公证处", "市社会保险局", "区纪律检查委员会")
    purpose = m.pick("办理继承公证", "核实参加工作时间", "办理诉讼案件")
    page: list[Block] = [
        para("介绍信（存根）　", number, indent=0),
        filled(m.name(reader, "查阅人"), "等贰人前往公安局档案室联系查阅", m.name(subject, "查阅对象"), "户籍档案。　",
               on(m, made, "signed"), indent=0, blanks="rule"),
        para("……………………（骑缝加盖公章）……………………", align="centre"),
        Title("介　绍　信", scale=1.7),
        para(number, align="right"),
        filled("公安局档案室：", indent=0),
        filled(
            "兹介绍我单位", m.name(reader, "查阅人"), "、", m.name(mate, "查阅人"),
            "同志（身份证号：", m.id_of(reader), "；", m.id_of(mate), "）等", m.pick("贰", "2"), "人前往你处查阅",
            m.name(subject, "查阅对象"), "（", on(m, subject.birth, "birth", precision=m.pick("day", "year")), "生，住",
            at(m, "住址"), "）的户籍档案材料，用于", purpose, "，请予接洽。", blanks=m.pick("rule", "rule", ""),
        ),
        para(f"（有效期{m.pick('叁', '伍', '柒')}天）", indent=0),
        para(f"{unit}", align="right"),
        para(on(m, made, "signed", style=m.pick("cn", "spaced", "han")), align="right"),
        Stamp(unit, m.rng.uniform(0.6, 0.85)),
        Gap(0.4),
        rows(
            [both("档案室记录：同意查阅", lines=2,
                  foot=say(Run("批准：", Ink.LABEL), m.name(chief, "批准人"), Run("　接待：", Ink.LABEL),
                  m.name(clerk, "接待人")))],
            [both("提供档案：", m.number(m.cite(), "ref_code"), "，复印", m.pick("1", "3"), "页　查阅日期：",
                  on(m, m.after(made, 0, 4), "used"))],
        ),
    ]  # fmt: skip
    return paper(
        "introduction", "利用登记", "查阅", made.year, f"{unit}查阅{subject.name}档案介绍信", page,
        series="CY", retention="D10", about=(reader, mate, subject), creator="档案室",
    )  # fmt: skip


def lookup_reply(m: Maker) -> Form:
    """What the archive answers: a certificate of what a file says."""
    made = m.day(2003, 2014)
    asker, subject, clerk = folk(m), folk(m, (1920, 1970), former=True), officer(m)
    other = kin(m, subject, (1890, 1925), sex="男")
    page: list[Block] = [
        Title(m.pick("查档证明", "档案利用回复函", "关于查询户籍档案的复函"), scale=1.6),
        para(m.pick("编号：", ""), document(m, m.pick("档证", "档复"), made.year, 4), align="right"),
        para(m.name(asker, "查阅人"), m.pick("：", "同志："), indent=0),
        para("你于", on(m, m.after(made, -9, -1), "applied", style="cn"), "申请查阅", m.name(subject, "查阅对象"),
             "户籍档案（你的证件号码：", m.id_of(asker), "）。经查我室馆藏档案", m.number(m.cite(), "ref_code"),
             "，记载如下："),
        para("户主", m.name(other, "户主"), "，", m.pick("长子", "次子", "女"), m.name(subject, "查阅对象"), "，曾用名",
             m.former(subject.former_names[0]), "，", on(m, subject.birth, "birth", style=m.pick("han", "cn")),
             "出生，住", at(m, "住址"), "，", on(m, m.day(1961, 1985), "moved", style=m.pick("han", "cn"),
             precision=m.pick("day", "month")),
             "迁出。"),
        para("以上内容与原件相符，复制件共", m.pick("1", "2", "4"), "页，加盖档案证明专用章后有效。"),
        para("查档人：", m.name(clerk, "查档人"), align="right"),
        para(m.pick("公安局综合档案室", "档案管理中心"), align="right"),
        para(on(m, made, "signed", style=m.pick("han", "cn", "spaced")), align="right"),
        *seal(m, "公安局综合档案室", "档案证明专用章", share=0.9),
    ]  # fmt: skip
    return paper(
        "lookup_reply", "利用登记", "查阅", made.year, f"{subject.name}查档证明", page,
        series="CY", retention="D10", about=(asker, subject), creator="档案室",
    )  # fmt: skip


def lending_register(m: Maker) -> Form:
    """Lending and return under one head each, a line for every loan."""
    year = m.rng.randint(2002, 2014)
    style = m.pick("dot", "short", "dot0", "slash")
    shares = (0.5, 3.6, 1.0, 1.3, 1.4, 1.1, 1.4, 1.1, 1.0)

    def over(text: str, *inner: tuple[str, float]) -> Cell:
        share = sum(s for _, s in inner)
        return Cell(text=say(text, ink=Ink.LABEL), label=True, share=share, under=tuple(lab(t, s) for t, s in inner))

    head = [
        lab("序号", shares[0]), lab("案卷档号", shares[1]), lab("数量", shares[2]), lab("用途", shares[3]),
        over("借　出", ("日期", shares[4]), ("借阅人签字", shares[5])),
        over("归　还", ("日期", shares[6]), ("归还人", shares[7])),
        lab("管理员", shares[8]),
    ]  # fmt: skip
    keeper, body = officer(m), []
    for index in range(1, m.rng.randint(5, 8)):
        day, who = m.day(year, year), officer(m)
        back = m.chance(0.8)
        values: tuple[tuple[str | Run, ...], ...] = (
            (str(index),), (m.number(m.cite(), "ref_code"),), (m.pick("1卷", "1件", "2件"),),
            (m.pick("办案", "复核", "补录户口"),),
            (on(m, day, "lent", style=style),), (spaced(m, who, "借阅人"),),
            (on(m, m.after(day, 1, 25), "returned", style=style),) if back else ("",),
            (m.name(who if m.chance(0.7) else officer(m), "归还人"),) if back else ("",), (m.name(keeper, "管理员"),),
        )  # fmt: skip
        body.append([val(*v, share=s, align="centre") for v, s in zip(values, shares, strict=True)])
    page: list[Block] = [
        heading(m, "档案借阅（归还）登记簿", "案卷借出归还登记表"),
        para(f"{year}年度　　　档案室", indent=0),
        rows(head, *body),
    ]
    return paper(
        "lending_register", "利用登记", "借阅", year, f"{year}年度档案借阅登记簿", page,
        series="JY", retention="D10", creator="档案室", landscape=True,
    )  # fmt: skip


def loan_slip(m: Maker) -> Form:
    """A single slip for a file that leaves the room."""
    made = m.day(1998, 2014)
    who, chief, keeper, subject = officer(m), officer(m), officer(m), folk(m, (1930, 1980))
    page: list[Block] = [
        heading(m, "借阅档案审批单", "调阅案卷单"),
        labelled(
            ("借 阅 人", m.name(who, "借阅人")), ("单 位", m.pick("刑侦大队", "治安科", "法制科")),
            ("案卷题名", (m.name(subject, "查阅对象"), m.pick("户口迁移材料", "交通事故案卷"))),
            ("档 号", m.number(m.cite(), "ref_code")), ("借阅日期", on(m, made, "lent")),
            ("应还日期", on(m, m.after(made, 10, 30), "due")), ("批准人", m.name(chief, "批准人")),
            ("经手人", m.name(keeper, "经手人")), per_line=2, colon=m.pick("：", "　"), underline=m.chance(0.7),
        ),
        Prose(text=say(Run("归还记录：", Ink.LABEL), "已于", on(m, m.after(made, 3, 30), "returned"),
        "归还，案卷完好。收卷人",
                       m.name(keeper, "收卷人")), indent=0),
        *seal(m, "档案借阅专用章"),
    ]  # fmt: skip
    return paper(
        "loan_slip", "利用登记", "借阅", made.year, f"{who.name}借阅档案审批单", page,
        series="JY", retention="D10", about=(who, subject), creator="档案室",
    )  # fmt: skip


FORMS = (listing_form, category_report, release_form, introduction, lookup_reply, lending_register, loan_slip)
