"""Moves, eleventh part: an old letter, a plea to come back to town, a telegram, cuttings of a newspaper, cards."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Columns, Gap, Prose, Table
from samples.forms.apart_base import foot, key, line, para, row, val
from samples.forms.base import Form, Maker, han_number
from samples.forms.eleventh_base import (
    Part, aged, at, cadre, caption, clock, cut, head_line, id_in, kin, mate, near_day, on, paper, paper_number,
    plate, police, rough, same_year, seal, small, who,
)  # fmt: skip
from samples.forms.eleventh_places import dwelling, elsewhere, home, old_home, pick_region, town_home
from samples.forms.lands import town_of, town_police
from samples.rich import say


def old_letter(m: Maker) -> Form:
    """A township's or commune's letter of 1951 to 1966 by which a whole house goes elsewhere, each told in turn."""
    r, made = pick_region(m), m.day(1951, 1966)
    head = aged(m, made.year, 30, 52, sex="男")
    wife, son, mother = mate(m, head)[1], kin(m, "长子", head), kin(m, "母", head)
    clerk, style = cadre(m, made.year), m.pick("nian", "han", "han_dot")
    born = on(m, son.birth, "birth", "han", precision="month") if son.birth < made else say("去年")
    page: tuple[Block, ...] = (
        head_line(m, "迁移户口介绍信", "户口转移信"),
        line(paper_number(m, m.pick("乡迁", "社户", "民介"), made.year, "migration"), align="right"),
        para(f"{elsewhere(m, r).county}人民委员会、公安局负责同志：", indent=0),
        para("查本", m.pick("乡", "社", "屯"), "居民", m.name(head, "迁移人"), f"，现年{made.year - head.birth.year}"
            f"岁，成份", m.pick("中农", "贫民", "手工业者"), "，原住", at(old_home(m, r, made.year), "迁出地"), "，为",
            m.pick("就食投亲", "响应移民垦荒号召", "随子就养"), "，自愿全家移往你处", at(old_home(m, elsewhere(m, r),
            made.year), "迁往地"), "居住。计同行者：其妻", m.name(wife, "随迁人"), "，", on(m, wife.birth, "birth",
            "han", precision="year"), "生；子", m.name(son, "随迁人"), "，", born, "生；另有老母", m.name(mother,
            "随迁人"), "一口，共四口人。"),
        para("该户口粮发至", on(m, m.after(made, 20, 40), "grain", style), "止，政治上无问题，本处户口已注销，请准予报"
            "入并", "予以照顾为荷。此致"),
        para("敬礼", indent=0),
        foot("乡文书　", m.name(clerk, "经手人"), "（章）"),
        foot(on(m, made, "issued", style)),
        *seal(m, r.county + r.towns[1] + "人民委员会", share=0.8),
        para("（背面）", on(m, m.after(made, 8, 30), "registered", m.pick("short_cn", "han")), "报到，准入。",
            m.name(police(m), "经办人"), indent=0),
    )  # fmt: skip
    return paper(
        "old_letter", "户籍", "户口迁出", made.year, f"{head.name}全户迁移户口介绍信", page, series="QC",
        about=(head,), creator=r.county_bureau,
    )  # fmt: skip


def back_to_town(m: Maker) -> Form:
    """A parent's plea of 1973 to 1986 that a child who was sent to the country may come back; offices add a word."""
    r, made = pick_region(m), m.day(1973, 1986)
    own = who(m, (1923, 1930), han=True)
    child, other = kin(m, m.pick("长子", "次女"), own), kin(m, "幼子", own)
    far = elsewhere(m, r)
    left, clerk, chief = m.day(1968, 1972), police(m), police(m)
    style = m.pick("cn", "han", "short_cn")
    page: tuple[Block, ...] = (
        head_line(m, "申　请　书", "困难申请报告"),
        para("尊敬的知青办、公安局各位领导："),
        para("我是", m.pick("搬运社退休工人", "织布厂职工", "小学教员"), m.name(own, "申请人"), "，住",
            at(town_home(m, r), "迁入地"), "。我的", m.pick("大孩子", "孩子"), m.name(child, "迁入人"), "，",
            on(m, child.birth, "birth", style, precision=m.pick("day", "month")), "生，", on(m, left, "moved", style,
            precision="month"), "响应号召，到", at(old_home(m, far, 1970), "迁出地"), "插队，户口",
            same_year(m.after(left, 0, 9), "moved", han=m.chance(0.5)) if left.month < 12 else "不久",
            "随之迁走，至今未婚。"),
        para("我老伴", m.name(mate(m, own)[1], "配偶"), "瘫痪在床，小儿", m.name(other, "家属"), "又在", m.pick("部队",
            "矿上"), "，身边无人照料，", near_day(made, m.after(made, -28, -1), "hospital"),
            "又住进了医院。按照独生或身边无子女的政策，", "恳请批准他（她）的户口迁回本市。万分感谢！"),
        foot("申请人　", m.name(own, "申请人"), "（盖章）"),
        foot(on(m, made, "applied", style)),
        Table(rows=[
            [val("情况属实，确系困退对象。", caption="街道办事处", lines=2, share=15), val("同意迁入。请发准迁证。",
                caption="公安局批示", lines=2, share=15)],
            [val(m.name(clerk, "经办人"), "　", on(m, m.after(made, 3, 30), "signed", "short"), share=15),
                val(m.name(chief, "审批人"), "　", on(m, m.after(made, 31, 90), "approved", "short"), share=15)]]),
        *seal(m, town_police(r), "户口专用章"),
    )  # fmt: skip
    return paper(
        "back_to_town", "户籍", "户口迁入", made.year, f"{child.name}困退回城户口迁入申请书", page, series="QR",
        about=(own, child), creator=town_police(r),
    )  # fmt: skip


def wire(m: Maker) -> Form:
    """A telegram that asks for a migration letter, pasted on a sheet with a note of the telephone talk that followed"
    "."""
    r, made = pick_region(m), m.day(1956, 1993)
    far, own = elsewhere(m, r), aged(m, made.year, 20, 48)
    clerk, caller, style = police(m), police(m), m.pick("cn", "gap2", "pause4", "short_cn")
    called = m.after(made, 1, 6)
    page: tuple[Block, ...] = (
        small("中国人民邮电　电　报", 1.5),
        Table(rows=[
            [val(m.number(f"{m.rng.randint(1000, 9999)}", "telegram", optional=True), caption="原来号数", share=10),
                val(f"{m.rng.randint(18, 60)}", caption="字数", share=6), val(on(m, made, "issued", style), clock(m),
                caption="日期时间", share=20)],
            [val(f"{town_of(r)}{r.stations[0]}", caption="收报人", share=36)],
            [val("你辖", at(dwelling(m, r, made.year), "迁出地"), m.name(own, "迁移人"), "已在我处", m.pick("招工",
                "结婚", "分配"), "户口迁移证丢失请速查底册补寄", m.pick("盼复", "急办", "切切"), " ", rough(far.county),
                "公安局", caption="电文", share=36, lines=4)]]),
        Gap(0.5),
        Prose(text=say("电话记录"), align="centre", scale=1.3),
        line("来话单位 ", far.county_bureau, "　来话人 ", m.name(caller, "来话人"), blanks="dots"),
        line("时间 ", on(m, called, "called", style), clock(m), "　接话人 ", m.name(clerk, "接话人"), blanks="dots"),
        para("内容：催问", m.name(own, "迁移人"), "的户口。我答：已查到，该人", on(m, own.birth, "birth", "cn"),
            "生，系", on(m, m.after(made, -700, -60), "left", "cn"), "迁出，存根第", m.number(f"{r.letters}迁"
            f"{m.numbers.serial(6)}", "migration"), "号，迁往", at(dwelling(m, far, made.year), "迁往地"), "，随迁",
            m.name(kin(m, "胞妹", own), "随迁人"), "一人。补办的证明", near_day(called, called, "sent"), "挂号寄出。"),
        para("处理结果：已办。　", m.name(clerk, "接话人"), "　", on(m, m.after(called, 1, 5), "signed", m.pick("pause",
            "dot")), indent=0),
        *seal(m, r.stations[0], share=0.4),
    )  # fmt: skip
    return paper(
        "wire", "户籍", "户口迁出", made.year, f"{own.name}户口迁移证查补电报及电话记录", page, series="QC",
            about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


def cuttings(m: Maker) -> Form:
    """Cuttings of a newspaper on a sheet: people declare lost letters of migration, permits, licences void."""
    r, made = pick_region(m), m.day(1985, 2010)
    keeper, style, people = police(m), m.pick("cn", "yuan", "dot"), []

    def notice() -> Block:
        people.append(own := aged(m, made.year, 18, 60))
        number = m.number(m.pick(f"{r.letters}迁字{m.numbers.serial(7)}号", m.numbers.serial(8)), "migration")
        ways: tuple[tuple[Part, ...], ...] = (
            (m.name(own, "迁移人"), "遗失", f"{town_police(r)}", on(m, m.after(made, -300, -30), "issued", style),
                "签发的户口迁移证一张，证号", number, "，声明作废。"),
            ("遗失声明　", m.name(own, "迁移人"), "（", at(home(m, r), "住址"), "）不慎将户口迁移证遗失，号码：",
                number, "，特此登报作废。"),
            (m.name(own, "迁移人"), "身份证", id_in(m, own, made.year), "及户口迁移证（", number,
                "）被盗，自登报之日起作废。"),
            ("▲", m.name(own, "失主"), "遗失", plate(m, r), "号行车执照一本，声明作废。"),
        )  # fmt: skip
        return para(*m.rng.choice(ways if people[1:] else ways[:3]), indent=0)

    left = [block for _ in range(3) for block in (notice(), Gap(0.4))]
    right = [block for _ in range(m.rng.randint(2, 3)) for block in (notice(), Gap(0.4))]
    page: tuple[Block, ...] = (
        head_line(m, "遗失声明剪报", "登报声明剪贴页"),
        line(f"《{r.city}日报》（虚构）　", on(m, made, "printed", m.pick("nian", "cn")), "　第",
            han_number(m.rng.randint(2, 8)), "版", indent=0),
        Columns(left=(small("遗 失 声 明", 1.2), *left), right=(small("作 废 启 事", 1.2), *right), ruled=True),
        para("剪贴存查：第一则", m.name(people[0], "迁移人"), "已于", on(m, m.after(made, 2, 40), "reissued", "dot"),
            "补发迁移证，迁出手续补齐。依据", paper_number(m, f"{r.letters}公户", made.year), "。经办 ", m.name(keeper,
            "经办人"), indent=0),
        *seal(m, town_police(r), share=0.3),
    )  # fmt: skip
    return paper(
        "cuttings", "户籍", "户口迁出", made.year, f"{people[0].name}等户口迁移证遗失声明剪报", page, series="QC",
        about=people[:1], creator=town_police(r),
    )  # fmt: skip


def arrival_cards(m: Maker) -> Form:
    """Two cards on one sheet, the name large at the head, what else there is in boxes of unequal width."""
    r, year = pick_region(m), m.rng.randint(1964, 2006)
    style, clerk = m.pick("pause", "short_cn", "dot", "gap2"), police(m)
    people = [aged(m, year, 16, 60) for _ in range(2)]

    def card(own_index: int) -> tuple[Block, ...]:
        own, day = people[own_index], m.day(year, year)
        tie = m.pick("父", "胞姐", "叔父", "胞兄")
        host = kin(m, tie, own)
        return (
            line("迁入卡片　", m.number(m.pick(f"{year % 100:02d}入{m.numbers.serial(4)}", m.numbers.serial(6)),
                "migration"), "　　　　", m.name(own, "迁入人"), indent=0),
            Table(rows=[
                [caption("别名", 7, m.former(kin(m, "胞弟" if own.sex == "男" else "胞妹",
                    own).name) if m.chance(0.3) else
                    "无"), caption("性别", 4, own.sex), caption("生年月日", 10, on(m, own.birth, "birth", style)),
                 caption("身份证", 13, id_in(m, own, year) if year > 1986 else "—")],
                [key("来自", 3), val(at(dwelling(m, elsewhere(m, r), year), "迁出地"), share=31)],
                [key("入住", 3), val(at(dwelling(m, r, year), "迁入地"), share=31)],
                [caption("户主及关系", 11, m.name(host, "户主"), "　", f"（其{tie}）"), caption("因由", 9,
                    m.pick("复员",
                    "退休回原籍", "投亲", "毕业分配")), caption("迁入日期", 14, on(m, day, "moved", style))],
                row("4 30", "经办", say(m.name(clerk, "经办人"), "　　", on(m, m.after(day, 0, 9), "registered",
                    style)))]),
        )  # fmt: skip

    return paper(
        "arrival_cards", "户籍", "户口迁入", year, f"{people[0].name}等迁入户口卡片",
        (head_line(m, "迁入人口卡片（双联）", "户口迁入卡片"), *card(0), Gap(0.4), cut(m, "（沿此线裁开）"), Gap(0.4),
            *card(1),
         *seal(m, r.stations[0], share=0.3)),
        series="QR", about=people, creator=r.stations[0],
    )  # fmt: skip


FORMS = (old_letter, cuttings, arrival_cards, back_to_town, wire)
