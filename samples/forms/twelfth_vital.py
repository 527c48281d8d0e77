"""Births and deaths, twelfth part: a ward's slip, an oven's proof, a court's word, a book of the dead."""

# isort: skip_file
from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, line, para
from samples.forms.base import Form, Maker
from samples.forms.lands import town_of
from samples.forms.twelfth_base import (
    above, aged, at, boxes, cadre, clock, cut, head_line, id_in, kin, mate, on, paper, paper_number, police, print_out,
    seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, home, pick_region, village_home
from samples.rich import say


def ward_slip(m: Maker) -> Form:
    """A maternity ward's slip of 1958 to 1994, labels above its cells; the station writes what it did below."""
    r, birth = pick_region(m), m.day(1958, 1994)
    mother = aged(m, birth.year, 20, 36, sex="女")
    father, nurse, clerk = kin(m, "夫", mother), aged(m, birth.year, 22, 55, sex="女", han=True), police(m)
    child = replace(kin(m, m.pick("长子", "长女"), father), birth=birth)
    style, came = m.pick("full", "han", "stamp"), m.after(birth, 6, 40)
    page: tuple[Block, ...] = (
        head_line(m, "婴儿出生报告单", "产院出生通知单", "接生证明"),
        line("第 ", m.number(m.numbers.serial(5), "birth_certificate"), " 号", align="right"),
        table(*above(("产妇", 10, m.name(mother, "母亲")), ("年龄", 6, f"{birth.year - mother.birth.year}岁"), ("丈夫",
            10, m.name(father, "父亲")), ("第几胎", 6, m.pick("一", "二", "三"))), *above(("分娩时刻", 18, say(on(m,
            birth, "birth", style), clock(m))), ("婴儿", 6, f"{child.sex}婴"), ("体重", 8,
            f"{m.rng.randint(23, 39) / 10}公斤")), *above(("家住", 32, at(dwelling(m, r, birth.year), "住址")))),
        para("该产妇在我院分娩，凭此单申报户口。", indent=0),
        foot(f"{town_of(r)}{m.pick('妇幼保健站', '人民医院', '卫生院')}（虚构）　接生者　", m.name(nurse, "接生人")),
        foot(on(m, m.after(birth, 1, 5), "issued", style)),
        cut(m, "（以下由户口登记机关填写）"),
        line("婴儿取名 ", m.name(child, "新生儿"), "　报户口人 ", m.name(father, "申报人"), "　入户日期 ", on(m, came,
            "registered", "stamp"), "　随 ", say(m.pick("母", "父")), "　经手 ", m.name(clerk, "经手人"),
            blanks="rule"),
        *seal(m, r.stations[0], share=0.5),
    )  # fmt: skip
    return paper(
        "ward_slip", "户籍", "出生入户", came.year, f"{child.name}婴儿出生报告单", page, series="CS", about=(child,
        mother), creator=r.stations[0],
    )  # fmt: skip


def oven_proof(m: Maker) -> Form:
    """A funeral house's printed proof of 1990 to 2015, with the station's slip for the struck-off below it."""
    r, made = pick_region(m), m.day(1990, 2015)
    own = aged(m, made.year, 40, 92)
    died, tie = m.after(made, -4, -1), m.pick("长子", "次女", "女婿", "侄")
    son, clerk, style = kin(m, tie, own), police(m), m.pick("moment", "full", "bare_dash")
    struck = m.after(made, 1, 30)
    page: tuple[Block, ...] = (
        head_line(m, "火化证明", "遗体火化证明书"),
        print_out(("编号", m.number(m.pick(f"{r.letters}殡{made.year}{m.numbers.serial(5)}", m.numbers.serial(8)),
            "certificate")), ("逝者", m.name(own, "死者")), ("性别／年龄", f"{own.sex}／{made.year - own.birth.year}"),
            ("证件号", id_in(m, own, made.year)), ("生前住址", at(home(m, r), "住址")), ("死亡时间", on(m, died,
            "death", style)), ("死亡原因", m.pick("脑溢血", "肺心病", "车祸", "年迈")), ("火化时间", say(on(m, made,
            "cremation", style), clock(m))), ("办理人", m.name(son, "申报人")), ("与逝者关系", say(tie)), per_line=2,
            colon=m.pick("：", ":")),
        foot(f"{town_of(r)}殡仪馆（虚构）"),
        *seal(m, f"{town_of(r)}殡仪馆", share=0.8),
        cut(m, "死亡人员户口注销回执"),
        para(m.name(son, "申报人"), "：你申报", m.name(own, "死者"), "死亡一事，我所已于", on(m, struck, "cancelled",
            "cn"), "注销其户口，收回身份证（", boxes(m.pick("已收", "未收"), "已收", "未收"), "）。经办", m.name(clerk,
            "经办人"), indent=0),
        foot(r.stations[0]),
    )  # fmt: skip
    return paper(
        "oven_proof", "户籍", "死亡注销", struck.year, f"{own.name}火化证明及注销回执", page, series="SW", about=(own,
        son), creator=r.stations[0],
    )  # fmt: skip


def declared_dead(m: Maker) -> Form:
    """A court's ruling of 1988 to 2014 that somebody long missing is dead; the station strikes them off."""
    r, made = pick_region(m), m.day(1988, 2014)
    own = aged(m, made.year, 28, 60)
    (_, asker), tie = mate(m, own), "夫" if own.sex == "男" else "妻"
    judge, writer, clerk = cadre(m, made.year), cadre(m, made.year), police(m)
    gone, style = m.after(made, -3500, -1800), m.pick("han", "latin_o", "zero_han")
    page: tuple[Block, ...] = (
        small(f"{r.county}人民法院", 1.5),
        head_line(m, "民 事 判 决 书", "民事判决书"),
        line(paper_number(m, f"{r.letters}民特", made.year), align="right"),
        para("申请人：", m.name(asker, "申报人"), f"，{asker.sex}，", on(m, asker.birth, "birth", "cn"), "出生，住",
            at(village_home(m, r), "住址"), "。"),
        para("申请人", m.name(asker, "申报人"), "要求宣告", m.name(own, "死者"), "死亡一案，本院受理后依法审理。查明：",
            m.name(own, "死者"), "，", on(m, own.birth, "birth", "cn"), "生，", *(("居民身份证", id_in(m, own,
            made.year), "，") if made.year > 1990 else ()), "系申请人之", tie, "，于", on(m, gone, "missing", "cn"),
            m.pick("外出贩枣", "上山采药", "随船出海"), "，一去不归。本院", on(m, m.after(made, -400, -370), "noticed",
            "cn"), "发出寻人公告，法定期间届满，仍无音讯。"),
        para("依照有关法律之规定，判决如下：宣告", m.name(own, "死者"), "死亡。本判决为终审判决。"),
        foot("审判员　", m.name(judge, "审判员")),
        foot(on(m, made, "death", style)),
        foot("书记员　", m.name(writer, "书记员")),
        *seal(m, f"{r.county}人民法院", share=0.9),
        Gap(0.3),
        para("〔附记〕凭上列判决注销户口，", on(m, m.after(made, 5, 60), "cancelled", "stamp"), "，", r.stations[1],
            m.name(clerk, "经办人"), "。", indent=0),
    )  # fmt: skip
    return paper(
        "declared_dead", "户籍", "死亡注销", made.year, f"{own.name}宣告死亡判决书及注销户口附记", page, series="SW",
        about=(own, asker), creator=r.stations[1],
    )  # fmt: skip


FORMS = (oven_proof, ward_slip, declared_dead)
