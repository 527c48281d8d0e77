"""Going abroad, eleventh part: a notary's word on kin, a lost passport, a visit to the colony, kin over the strait."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns, Gap, Table
from samples.forms.apart_base import foot, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    aged, at, caption, cadre, head_line, id_in, kin, mate, near_day, on, paper, paper_number, phone,
    police, rough, seal, small, span, who,
)  # fmt: skip
from samples.forms.eleventh_places import dwelling, elsewhere, home, pick_region, village_home
from samples.forms.lands import town_police
from samples.rich import say


def notary(m: Maker) -> Form:
    """A notary's word of 1980 to 2012 on who is kin to whom, for somebody who goes to settle; a note of the police."""
    r, made = pick_region(m), m.day(1980, 2012)
    own = aged(m, made.year, 24, 60)
    father, mother, brother = kin(m, "父", own), kin(m, "母", own), kin(m, "胞兄", own)
    tie, there = mate(m, own)
    writer, clerk, style = aged(m, made.year, 28, 58), police(m), m.pick("han", "zero_han", "nian", "circles")
    born = on(m, own.birth, "birth", style)
    page: tuple[Block, ...] = (
        head_line(m, "亲属关系公证书", "公　证　书"),
        line(paper_number(m, m.pick("证外", f"{r.letters}证民", "公证"), made.year), align="right"),
        para("申请人：", m.name(own, "申请人"), f"，{own.sex}，", born, "出生，",
            *(("公民身份号码", id_in(m, own, made.year), "，") if made.year > 1986 else ()), "现住",
            at(dwelling(m, r, made.year), "住址"), "。", indent=0),
        para("兹证明", m.name(own, "申请人"), "的父亲是", m.name(father, "父亲"),
            *(("（已故）",) if m.chance(0.4) else ()), "，母亲是", m.name(mother, "母亲"), "；", m.name(brother,
            "家属"), "是其胞兄；", f"{'丈夫' if tie == '夫' else '妻子'}", m.name(there, "港澳亲属"), "，",
            on(m, there.birth, "birth", style), "出生，现住", m.pick("香港", "澳门"), "，持", "当地永久居民身份，",
            "二人于", on(m, m.after(made, -2500, -400), "wed", style), "在", f"{r.county}民政局", "登记结婚。"),
        foot(f"{r.city}公证处　公证员　", m.name(writer, "公证员")),
        foot(on(m, made, "issued", style)),
        *seal(m, f"{r.city}公证处", share=0.9),
        Gap(0.4),
        para("出入境科附注：本公证书用于申请赴港澳定居，核对", near_day(made, made, "used"), "受理登记，前往港澳通行证",
            m.number(m.numbers.permit("D"), "permit"), "于", on(m, m.after(made, 200, 900), "issued", "dot"), "签发。",
            m.name(clerk, "经办人"), indent=0),
    )  # fmt: skip
    return paper(
        "notary", "出入境", "赴港澳定居", made.year, f"{own.name}亲属关系公证书（赴港澳定居）", page, series="GA",
        about=(own, there), creator=town_police(r),
    )  # fmt: skip


def gone_astray(m: Maker) -> Form:
    """Somebody tells how a passport was lost; the cutting that declares it void is pasted below."""
    r, made = pick_region(m), m.day(1996, 2015)
    own, clerk, chief = aged(m, made.year, 20, 60), police(m), police(m)
    lost, style = m.after(made, -40, -8), m.pick("hao", "cn", "yuan")
    old, new = m.number(m.numbers.passport(), "old_passport"), m.number(m.numbers.passport(), "passport")
    page: tuple[Block, ...] = (
        head_line(m, "护照遗失情况说明", "关于护照遗失的说明"),
        para(f"{r.bureau}出入境管理处：", indent=0),
        para("本人", m.name(own, "申请人"), "，身份证", id_in(m, own, made.year), "，户口在", at(home(m, r),
            "户口所在地"), "，联系电话", phone(m, r), "。我的护照（号码", old, "）是", on(m, m.after(made, -2500, -300),
            "issued", "cn", precision=m.pick("day", "month")), f"在{r.bureau}领的。", on(m, lost, "lost", style),
            "我从", m.pick("首尔", "曼谷", "莫斯科"), "回来，坐大巴回家，下车时提包忘在行李架上，回头再找已经没有了。"
            "同行的", m.name(aged(m, made.year, 20, 60), "证明人"), "可以作证。"),
        para("已向车站派出所报失，并登报声明。今后如找到原护照一定交回，决不使用。现申请补发普通护照。"),
        foot(m.name(own, "申请人"), "　", on(m, made, "applied", style)),
        Gap(0.4),
        Columns(left=(small("（剪报粘贴处）", 1.0), para(m.name(own, "申请人"), "遗失因私护照一本，号码", old,
            "，声明作废。",
                on(m, m.after(lost, 2, 6), "printed", "slash"), "《晚报》", indent=0)),
            right=(Table(rows=[row("5 14", "经办", m.name(clerk, "经办人")), row("5 14", "意见", "补发"),
                row("5 14", "批准",
                say(m.name(chief, "审批人"), " ", on(m, m.after(made, 3, 15), "approved", "dot"))),
                    row("5 14", "新护照号",
                new)]),), ruled=False),
    )  # fmt: skip
    return paper(
        "gone_astray", "出入境", "护照", made.year, f"{own.name}护照遗失补发情况说明", page, series="HZ", about=(own,),
        creator=r.bureau,
    )  # fmt: skip


def colony_visit(m: Maker) -> Form:
    """A plea of 1978 to 1990 to visit kin in Hong Kong or Macao: a life told in sentences, the unit's word below."""
    r, made = pick_region(m), m.day(1978, 1990)
    own, tie = who(m, (1936, 1944), han=True), m.pick("叔父", "胞兄", "舅父", "姨母")
    uncle, child, unit, clerk = kin(m, tie, own), kin(m, "幼子", own), cadre(m, made.year), police(m)
    gone, style = m.day(1946, 1950), m.pick("cn", "han", "short_cn")
    place = m.pick("香港", "澳门")
    page: tuple[Block, ...] = (
        head_line(m, "申请书", f"赴{place}探亲申请报告"),
        para("我叫", m.name(own, "申请人"), f"，{own.sex}，现年{made.year - own.birth.year}岁（", on(m, own.birth,
            "birth", style), "生），家庭出身商人，住", at(dwelling(m, r, made.year), "住址"), "。"),
        para("我的", tie, m.name(uncle, "港澳亲属"), "，", on(m, gone, "moved", "cn", precision="year"),
            f"去{place}谋生，", span(m, m.day(1957, 1959), m.day(1962, 1964), "letters"),
            "和家里有书信，以后断了音信，直到", near_day(made, m.after(made, -25, -1),
            "letters") if made.month > 1 else "最近", "才来信，说他年老多病，盼望见一面。我拟携",
            m.name(child, "同行人"), "前往，往返三个月，申请办理往来港澳通行证，期满一定回来参加建设。"),
        para("个人简历：", span(m, m.day(1953, 1955), m.day(1958, 1960), "school"), "读书；", on(m, m.day(1961, 1965),
            "worked", "cn", precision="month"), "起在", m.employer(), "工作至今。历史清白，爱人",
            m.name(mate(m, own)[1], "配偶"), "，务农。"),
        foot("申请人　", m.name(own, "申请人"), "　", on(m, made, "applied", style)),
        Gap(0.3),
        para("单位意见：同意前往。", m.name(unit, "负责人"), "　", on(m, m.after(made, 1, 9), "signed", "short"),
            indent=0),
        para("公安局：准予。通行证号", m.number(m.pick(f"港字第{m.numbers.serial(6)}号",
            f"{r.letters}港{m.numbers.serial(5)}"), "permit"), "，经办", m.name(clerk, "经办人"), "，",
            on(m, m.after(made, 20, 80), "issued", "pause"), indent=0),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "colony_visit", "出入境", "港澳通行证", made.year, f"{own.name}赴{place}探亲申请书", page, series="GA",
        about=(own, uncle), creator=r.county_bureau,
    )  # fmt: skip


def strait_kin(m: Maker) -> Form:
    """A sheet of 1988 to 2011 half boxes, half prose: who goes to Taiwan, and what is known of the kin there."""
    r, made = pick_region(m), m.day(1988, 2011)
    own, tie = aged(m, made.year, 34, 62, han=True), m.pick("父", "伯父", "胞兄")
    there, clerk, chief = kin(m, tie, own), police(m), police(m)
    style = m.pick("cn", "dot", "slash")
    page: tuple[Block, ...] = (
        head_line(m, "赴台探亲人员情况表", "往来台湾申请人及亲属情况"),
        Table(rows=[
            [caption("申请人", 12, m.name(own, "申请人")), caption("性别", 5, own.sex), caption("出生", 12,
                on(m, own.birth, "birth", style)), caption("证件号码", 17, id_in(m, own, made.year))],
            [caption("户口地址", 30, at(village_home(m, r), "住址")), caption("电话", 16, phone(m, r))],
            [caption("在台亲属情况（何时何地去台、现况）", 46, "申请人之", tie, m.name(there, "台湾亲属"), "，",
                on(m, there.birth, "birth", "cn", precision="year"), "生，", on(m, m.day(1948, 1949), "moved",
                m.pick("republic", "cn"), precision="month"), "随军由", rough(elsewhere(m, r).city.removesuffix("市")),
                "去台，", on(m, m.after(made, -1500, -100), "letters", "cn", precision=m.pick("year", "month")), "经",
                m.name(aged(m, made.year, 30, 60), "联系人"), "转信联系上，现孤身一人，", "邀申请人前往奔丧探病。",
                lines=4)]], joined=True),
        Table(rows=[row("7 16 7 16", "经办人", m.name(clerk, "经办人"), "审批人", m.name(chief, "审批人")),
            row("7 16 7 16", "受理日期", on(m, made, "accepted", style), "签发日期", on(m, m.after(made, 10, 40),
                "issued", style)), row("7 16 7 16", "通行证号", m.number(m.numbers.permit("T"), "permit"), "有效期至",
                on(m, m.after(made, 400, 800), "valid_until", style))]),
        *seal(m, r.bureau),
    )  # fmt: skip
    return paper(
        "strait_kin", "出入境", "赴台证件", made.year, f"{own.name}赴台探亲情况表", page, series="TW",
            about=(own, there),
        creator=r.bureau,
    )  # fmt: skip


FORMS = (gone_astray, notary, strait_kin, colony_visit)
