"""Births and deaths, eleventh part: a foundling, children without papers, a word of a village, a day-book, a list."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, key, line, para
from samples.forms.base import Form, Maker, han_number
from samples.forms.eleventh_base import (
    Part, aged, at, by_moon, cadre, clock, family_name, head_line, id_in, kin, ledger, listed, mate, near_day, on, over,
    paper, paper_number, phone, police, seal, who,
)  # fmt: skip
from samples.forms.eleventh_places import dwelling, home, pick_region, town_home, village_home
from samples.rich import say


def foundling(m: Maker) -> Form:
    """Somebody tells how a child was found at the door; witnesses sign, the station lets the child be entered."""
    r, made = pick_region(m), m.day(1986, 2012)
    own = aged(m, made.year, 34, 52)
    tie, spouse = mate(m, own)
    child = who(m, (made.year - 4, made.year - 2), sex=m.pick("女", "女", "男"), family=family_name(own))
    one, two, clerk, chief = cadre(m, made.year), aged(m, made.year, 25, 70), police(m), police(m)
    found, style = m.after(child.birth, 3, 40), m.pick("cn", "hao", "yuan")
    page: tuple[Block, ...] = (
        head_line(m, "情况说明", "关于捡拾弃婴的情况说明"),
        para(f"{m.rng.choice(r.stations)}：", indent=0),
        para("我叫", m.name(own, "收养人"), "，", tie, "子" if tie == "妻" else "", m.name(spouse, "收养人"), "，家住",
            at(home(m, r), "住址"), "，我的身份证号码是", id_in(m, own, made.year), "，结婚多年没有生育。"),
        para(on(m, found, "found", style), "早上五点多，我去", m.pick("卖菜", "上早班", "挑水"), "，走到",
            at(m.rng.choice((town_home, village_home))(m, r), "捡拾地点"), "附近，听见有小孩哭，看见一个纸箱，里面是个",
            m.pick("女婴", "婴儿"), "，身上有一张红纸条，写着", by_moon(m, child.birth, "birth"),
            "生，别的什么都没写。当时", m.name(one, "证明人"), "和", m.name(two, "证明人"),
            "也在场。我们等了半天没有人来认，就抱回家养到现在，取名", m.name(child, "新生儿"), "。"),
        para("孩子快要上学，没有户口，", near_day(made, m.after(made, -25, -1), "applied"),
            "民政办已给办了收养登记。特请求准予出生入户，以上句句是实，如有虚假愿负法律责任。"),
        foot("说明人：", m.name(own, "收养人"), "　", m.name(spouse, "收养人")),
        foot("证明人：", m.name(one, "证明人"), "　", m.name(two, "证明人")),
        foot(on(m, made, "written", style)),
        Gap(0.3),
        para("经查与DNA比对无匹配" if made.year > 2009 else "经走访属实", "，同意出生登记入户。承办",
            m.name(clerk, "承办人"), "　批准", m.name(chief, "审批人"), "　", on(m, m.after(made, 3, 40), "approved",
            m.pick("dot", "slash")), indent=0),
    )  # fmt: skip
    return paper(
        "foundling", "户籍", "出生入户", made.year, f"{child.name}弃婴入户情况说明", page, series="CS",
        about=(own, spouse, child), creator=r.stations[0],
    )  # fmt: skip


def no_papers(m: Maker) -> Form:
    """An officer's report on two children of one house who have no papers: whom he asked, what each said."""
    r, made = pick_region(m), m.day(1992, 2015)
    father = aged(m, made.year, 35, 46, sex="男")
    mother, one, two = mate(m, father)[1], kin(m, "长子", father), kin(m, "次女", father)
    others, clerk, mate_ = [cadre(m, made.year) for _ in range(2)], police(m), police(m)
    went, style = m.after(made, -20, -6), m.pick("cn", "cn0", "zero_han")
    page: tuple[Block, ...] = (
        head_line(m, "调查报告", f"关于{father.name}子女户口补录的调查报告", scale=1.45),
        line(paper_number(m, f"{r.letters}派调", made.year), align="right"),
        para("根据", m.name(father, "申请人"), "的申请，我所民警", m.name(clerk, "调查人"), "、",
            m.name(mate_, "调查人"), "于", on(m, went, "inquiry", style), "至", near_day(made, m.after(went, 1, 5),
            "inquiry"), "进行了调查，现将情况报告如下。"),
        para("一、基本情况。", m.name(father, "申请人"), "，男，身份证号", id_in(m, father, made.year), "；妻",
            m.name(mother, "母亲"), "，身份证号", id_in(m, mother, made.year), "，均系", at(village_home(m, r), "住址"),
            "村民。夫妇常年在", m.pick("福建", "山西", "外地"), "砖厂做工，生育子女两名，均未报户口。"),
        para("二、调查经过。（一）长子", m.name(one, "补录人"), "，", on(m, one.birth, "birth", style),
            "由接生员接生，无出生证。", "（二）次女", m.name(two, "补录人"), "，", on(m, two.birth, "birth", style),
            "生于", m.pick("县医院", "镇卫生院"), "。村会计", m.name(others[0], "证明人"), "（电话", phone(m, r),
            "）、邻居", m.name(others[1], "证明人"), "均证实二人为该夫妇亲生，", on(m, m.after(made, -3000, -700),
            "registered", "cn", precision="year"), "人口普查时登记在册。"),
        para("三、处理意见。未发现买卖、顶替情形，且已作亲子鉴定，建议予以补录户口。"),
        foot("报告人：", listed(m.name(clerk, "调查人"), m.name(mate_, "调查人"))),
        foot(on(m, made, "written", style)),
        *seal(m, r.stations[1], share=0.7),
    )  # fmt: skip
    return paper(
        "no_papers", "户籍", "户口补录", made.year, f"{father.name}子女户口补录调查报告", page, series="BL",
        about=(father, one, two), creator=r.stations[1],
    )  # fmt: skip


def village_word(m: Maker) -> Form:
    """A village's word of 1962 to 2008 on somebody who died long ago, told by the moon, and was never struck off."""
    r, made = pick_region(m), m.day(1962, 2008)
    own = aged(m, made.year, 62, 84, han=True)
    son, wife = kin(m, "长子", own), who(m, (own.birth.year, own.birth.year + 5), sex="女", han=True)
    died, doctor = m.after(made, -2600, -200), cadre(m, made.year)
    widow = f"{family_name(own)}{family_name(wife)}氏" if own.sex == "男" and m.chance(0.5) else ""
    one, clerk, style = cadre(m, made.year), police(m), m.pick("han", "cn", "nian", "zero_han")
    page: tuple[Block, ...] = (
        head_line(m, "证　明　信", "证　　明"),
        para("派出所（公安特派员）：", indent=0),
        para("兹有我", m.pick("村", "大队", "组"), "村民", m.name(own, "死者"), f"，{own.sex}，", on(m, own.birth,
            "birth", "cn" if own.birth.year > 1911 else "han", precision=m.pick("year", "day")), "出生，生前住",
            at(dwelling(m, r, made.year), "住址"), "，因", m.pick("气管炎", "年老体衰", "中风", "落水"), "于",
            by_moon(m, died, "death"), "亡故，土葬在本村后山。因其家属不懂政策，当时没有报告，户口至今未销。",
            *(("其妻", m.name(widow, "配偶"), "尚在，随子生活。") if widow else ())),
        para("现由其子", m.name(son, "申报人"), "前来办理死亡注销户口手续，", *(("来人身份证", id_in(m, son, made.year),
            "，") if made.year > 1986 else ()), "请予接洽。大队医生", m.name(doctor, "证明人"), "可以证明。"),
        para("特此证明"),
        foot("经手人：", m.name(one, "经手人")),
        foot(on(m, made, "issued", style)),
        *seal(m, r.county + r.towns[1].removesuffix("乡") + "村民委员会", share=0.8),
        Gap(0.3),
        para("户口于", on(m, m.after(made, 0, 12), "cancelled", m.pick("gap2", "dot", "short_cn")), "注销，收回",
            m.pick("购粮证", "户口簿内页", "选民证"), "一件。", m.name(clerk, "经办人"), indent=0),
    )  # fmt: skip
    return paper(
        "village_word", "户籍", "死亡注销", made.year, f"{own.name}死亡注销户口证明信", page, series="SW",
        about=(own, son), creator=r.stations[1],
    )  # fmt: skip


def day_book(m: Maker) -> Form:
    """A day-book of deaths that a street's clerk kept: each entry a sentence or two, numbered, none quite alike."""
    r, year, clerk = pick_region(m), m.rng.randint(1957, 1996), police(m)
    style, entries = m.pick("cn", "short_cn", "han", "pause"), []
    for n, day in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(4, 6))), 1):
        own = aged(m, year, 35, 88)
        teller = m.rng.choice((mate(m, own)[1], kin(m, "长子", own), kin(m, "长女", own)))
        place, told = at(dwelling(m, r, year), "住址"), m.after(day, 0, 6)
        age, why = f"{year - own.birth.year}岁", m.pick("心脏病", "肺痨", "食道癌", "车祸", "老病", "难产后出血")
        ways: tuple[tuple[Part, ...], ...] = (
            (on(m, told, "registered", style), "，", m.name(teller, "申报人"), "来报，其家", m.name(own, "死者"),
                f"（{age}）", on(m, day, "death", style), "因", why, "死去，住", place, "。"),
            (m.name(own, "死者"), f"，{own.sex}，{age}，", place, "人，", on(m, day, "death", style), why,
                "身故。申报：", m.name(teller, "申报人"), "。销户日期：", on(m, told, "registered", style), "。"),
            ("住", place, "之", m.name(own, "死者"), "，生于", on(m, own.birth, "birth", "cn", precision="year"),
                "，殁于", on(m, day, "death", style), "（", why, "）；报告人", m.name(teller, "申报人"), "，已销册。"),
        )  # fmt: skip
        entries.append(para(f"{han_number(n)}、", *m.rng.choice(ways), indent=0))
    page: tuple[Block, ...] = (
        head_line(m, "死亡注销日记簿", "死亡人口登记（流水）"),
        line(f"{r.stations[0]}　　第{m.rng.randint(2, 60)}页", indent=0),
        *entries,
        line("记录：", m.name(clerk, "登记人"), "　　月终核对：", m.name(police(m), "复核人"), align="right"),
        *seal(m, r.stations[0], share=0.3),
    )  # fmt: skip
    return paper(
        "day_book", "户籍", "死亡注销", year, f"{r.stations[0]}{year}年死亡注销日记簿", page, series="SW",
        creator=r.stations[0],
    )  # fmt: skip


def cradle_handover(m: Maker) -> Form:
    """A hospital hands a station its list of births: number of the proof, mother above father, child, day and hour."""
    r, made = pick_region(m), m.day(1997, 2014)
    giver, taker, style = aged(m, made.year, 24, 50, sex="女"), police(m), m.pick("dash", "dot0", "slash")
    rows: list[list[Part]] = []
    for n, day in enumerate(sorted(m.after(made, -40, -3) for _ in range(m.rng.randint(4, 6))), 1):
        mother = aged(m, made.year, 20, 38, sex="女")
        father = kin(m, "夫", mother)
        child = who(m, (made.year, made.year), family=family_name(father))
        rows.append([
            m.number(f"{m.pick('G', 'H', 'K')}{m.numbers.serial(9)}", "birth_certificate"), m.name(child, "新生儿"),
            say(child.sex), say(on(m, day, "birth", style), "\n", clock(m)),
            say(m.name(mother, "母亲"), "\n", m.name(father, "父亲")), say(id_in(m, mother, made.year), "\n", id_in(m,
            father, made.year)), at(home(m, r), "住址"), str(n)])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "新生儿出生信息移交清单", "出生医学证明副页移交单", scale=1.45),
        line("移交单位：县妇幼保健院（虚构）　　接收单位：", r.stations[1], indent=0),
        ledger([key("出生证编号", 1.6), over("新　生　儿", ("姓名", 1.1), ("性别", 0.5), ("出生时刻", 1.4)),
            over("母　／　父",
            ("姓名", 1.1), ("身份证号", 2.2)), key("现住址", 2.6), key("序", 0.4)], rows),
        para(f"以上共{len(rows)}份，供办理出生登记入户用，当面点清。", indent=0),
        line("移交人 ", m.name(giver, "移交人"), "　　接收人 ", m.name(taker, "接收人"), "　　", on(m, made, "handed",
            m.pick("cn", "loose")), blanks="rule"),
        *seal(m, r.stations[1]),
    )  # fmt: skip
    return paper(
        "cradle_handover", "户籍", "出生入户", made.year, f"{made.year}年新生儿出生信息移交清单", page, series="CS",
        creator=r.stations[1], landscape=True,
    )  # fmt: skip


FORMS = (foundling, village_word, cradle_handover, no_papers, day_book)
