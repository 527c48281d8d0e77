"""Households, twelfth part: a print-out, a paper in the old script, a leaf of two sides, slips and notices."""

# isort: skip_file
from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Gap, Upright
from samples.forms.apart_base import fill, foot, key, line, para, row
from samples.forms.base import Form, Maker, han_number
from samples.forms.twelfth_base import (
    Part, above, aged, at, bar, boxes, cadre, caption, family_name, file_code, head_line, household, id_in, kin, ledger,
    mate, old_at, old_name, old_script, on, other_name, over, paper, paper_number, phone, police, print_out, rough,
    seal, small, table, who,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, elsewhere, home, old_home, pick_region, town_home, village_home
from samples.rich import Ink, Text, say


def people_print(m: Maker) -> Form:
    """A print-out of 1999 to 2014 of all that a station's computer holds on somebody, and the house as rows."""
    r, made = pick_region(m), m.day(1999, 2014)
    own = aged(m, made.year, 24, 66)
    style, clerk, station = m.pick("compact", "bare_dash", "moment", "full"), police(m), m.rng.choice(r.stations)
    house = household(m, own, made.year, "长子", "次女")
    rows: list[list[Part]] = [[m.name(p, "成员"), tie, p.sex, on(m, p.birth, "birth", style), m.id_of(p)] for tie,
        p in house]  # fmt: skip
    came = m.after(made, -6000, -300)
    page: tuple[Block, ...] = (
        head_line(m, "人口信息查询结果", "人口基本信息打印单", "户籍人口详细资料", scale=1.4),
        bar(m),
        print_out(("人员编号", m.number(m.numbers.digits(10), "household", optional=True)), ("公民身份号码",
            m.id_of(own)), ("姓名", m.name(own, "本人")), ("曾用名", m.former(other_name(m, own)) if m.chance(0.4)
            else "（空）"), ("性别代码", "1 男" if own.sex == "男" else "2 女"), ("民族代码",
            f"{m.rng.randint(1, 56):02d} {own.ethnicity}"), ("生日", on(m, own.birth, "birth", style)), ("籍贯县市",
            m.native()), ("门楼牌全称", at(home(m, r), "住址")), ("联系方法", phone(m, r)), ("何日迁来本址", on(m, came,
            "moved", style)), ("何地迁来", at(dwelling(m, elsewhere(m, r), came.year), "迁出地")), ("人户状态", "正常"),
            per_line=m.rng.choice((1, 2)), colon=m.pick("：", ":", "  ")),
        bar(m),
        ledger([key("同户姓名", 1.2), key("关系", 0.7), key("性别", 0.5), key("生日", 1.4), key("号码", 2.2)], rows),
        para("打印人：", m.name(clerk, "经办人"), "　打印时间：", on(m, made, "printed", m.pick("moment", "slash")),
            m.pick(" 09:41:27", " 15:03:50", " 16:22:08"), f"　{station}", indent=0),
        *seal(m, station, "户口专用章"),
    )  # fmt: skip
    return paper(
        "people_print", "户籍", "户口登记", made.year, f"{own.name}人口信息打印单", page, series="RK", about=(own,),
        creator=station,
    )  # fmt: skip


def upright_return(m: Maker) -> Form:
    """A return of a house of 1949 to 1954, upright and in the old script, with years of the Republic."""
    r, made = pick_region(m), m.day(1949, 1954)
    head = who(m, (1900, 1922), sex="男", han=True)
    wife, child, brother = kin(m, "妻", head), kin(m, "长子", head), kin(m, "弟", head)
    came, clerk = m.day(1932, 1947), who(m, (1915, 1930), sex="男", han=True)
    told, native = "han" if made.year > 1949 else "chunghwa", m.native()

    def column(label: str, *parts: Part) -> tuple[Text, Text]:
        return say(label, ink=Ink.LABEL), say(*parts)

    columns = [column("戶長", old_name(m, head, "户主"), "　男　", m.pick("業農", "業商", "木匠", "趕腳")),
        column("出生年月", on(m, head.birth, "birth", m.pick("minguo", "chunghwa") if head.birth.year > 1911 else "han",
        precision=m.pick("day", "month"))), column("本籍", replace(native, text=old_script(native.text))),
        column("現住",
        old_at(f"{r.county}{m.pick('第', '')}{han_number(m.rng.randint(1, 9))}區{m.rng.choice(r.villages)}",
        "住址")), column("何時遷來", on(m, came, "moved", "minguo", precision=m.pick("year", "month")), "由外縣遷來"),
        column("妻", old_name(m, f"{family_name(head)}{family_name(wife)}氏", "成员"), "　", on(m, wife.birth, "birth",
        "minguo" if wife.birth.year > 1911 else "han", precision="month"), "生"), *([column("長子", old_name(m, child,
        "成员"), "　", on(m, child.birth, "birth", "minguo" if child.birth.year < 1949 else "han"), "生")]
        if child.birth < made else []), column("弟", old_name(m, brother, "成员"), "　", on(m, brother.birth, "birth",
        "minguo" if brother.birth.year > 1911 else "han", precision="year"), "生　", m.pick("在外當兵", "學徒",
        "已分居")), column("填報", old_name(m, head, "户主"), "押　", on(m, made, "registered", told)), column("調查員",
        old_name(m, clerk, "调查人"), "　章")]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "戶口調查表", "戶籍申報書", "居民戶口申報單"),
        line(f"第{han_number(m.rng.randint(1, 40))}閭　第{han_number(m.rng.randint(1, 20))}戶", align="right"),
        Upright(columns=columns, heading=0.15),
    )  # fmt: skip
    return paper(
        "upright_return", "户籍", "户口登记", made.year, f"{head.name}户口调查表", page, series="DC", about=(head,),
        creator=r.county_bureau, traditional=True, landscape=m.chance(0.4),
    )  # fmt: skip


def two_sides(m: Maker) -> Form:
    """A leaf of 1959 to 1981: the family with labels above its cells; on the back what happened to whom, and when."""
    r, made = pick_region(m), m.day(1959, 1981)
    head = aged(m, made.year, 32, 58, sex="男", han=True)
    house = household(m, head, made.year, "母", "长子", "次女", "弟")
    style, clerk, far = m.pick("stamp", "short_cn", "pause", "full_dot"), cadre(m, made.year), elsewhere(m, r)
    rows: list[list[Part]] = [[tie, m.name(p, "成员"), p.sex, on(m, p.birth, "birth", style if p.birth.year > 1929
        else "cn"), m.pick("贫农", "中农", "工人", "学生"), m.pick("非农", "农")] for tie, p in house]  # fmt: skip
    events: list[list[Part]] = []
    for (_, p), day in zip(house[1:4], sorted(m.after(made, 100, 1500) for _ in house), strict=False):
        age = day.year - p.birth.year
        what = "亡" if age > 50 else "随亲外迁" if age < 17 else "出嫁" if p.sex == "女" else m.pick("参军", "招工")
        gone: dict[str, Part] = {"亡": "本村", "参军": rough(far.county), "招工": m.employer()}
        where = gone.get(what) or at(old_home(m, far, 1970), "迁往地")
        events.append([on(m, day, "changed", style), m.name(p, "成员"), what, where, m.name(police(m), "经手人")])
    front: tuple[Block, ...] = (
        head_line(m, "户　口　页", "社员家庭户口页", "家庭人口簿页"),
        table(*above(("当家人", 12, m.name(head, "户主")), ("何年何月何日生", 16, on(m, head.birth, "birth", style
            if head.birth.year > 1929 else "cn")), ("成份", 8, m.pick("贫农", "下中农", "小贩")), ("户别", 8,
            m.pick("农业", "集体", "非农"))), joined=True),
        table(*above(("坐落地点", 30, at(old_home(m, r, made.year), "住址")), ("簿页号", 14,
            m.number(m.numbers.serial(5), "household", optional=True)))),
        small("家　中　人　口", 1.1),
        ledger([key("辈份", 0.7), key("名　字", 1.2), key("男女", 0.5), key("生年", 1.6), key("成份", 0.8), key("吃粮",
            0.6)], rows),
        line("（异动见背面）", align="right"),
    )  # fmt: skip
    back: tuple[Block, ...] = (
        small("背面　人 口 异 动 栏", 1.2),
        ledger([key("日期", 1.9), over("谁　怎么了", ("名字", 1.2), ("事", 0.7)), key("去处", 2.8), key("经手", 1.1)],
            events),
        Gap(0.4),
        foot("填页人　", m.name(clerk, "填表人"), "　", on(m, made, "registered", m.pick("cn", "stamp"))),
        *seal(m, r.stations[1], share=0.4),
    )  # fmt: skip
    return paper(
        "two_sides", "户籍", "户口登记", made.year, f"{head.name}户家庭户口页", front, back, series="DC", about=(head,),
        creator=r.stations[1],
    )  # fmt: skip


def without_papers(m: Maker) -> Form:
    """A sheet of 2010 to 2015 for somebody who is in no register: why, to tick; a sample of blood; three offices."""
    r, made = pick_region(m), m.day(2010, 2015)
    mother = aged(m, made.year, 28, 42, sex="女")
    father, style = mate(m, mother)[1], m.pick("bare_dash", "cn", "stamp")
    child = kin(m, m.pick("长子", "长女"), father)
    found, one, two, three = m.after(made, 10, 40), police(m), police(m), police(m)
    page: tuple[Block, ...] = (
        head_line(m, "无户口人员登记落户表", "未落户人员申报常住户口表", scale=1.45),
        line("受理编号 ", m.number(f"{r.dial}{made.year}{m.numbers.serial(5)}", "document"), align="right"),
        table([caption("未落户人员", 12, m.name(child, "补录人")), caption("性别", 4, child.sex),
            caption("自报出生时间", 12, on(m, child.birth, "birth", style)), caption("民族", 6, child.ethnicity)],
            [caption("监护人（甲）及公民身份号码", 17, m.name(mother, "母亲"), "\n", m.id_of(mother)),
            caption("监护人（乙）及公民身份号码", 17, m.name(father, "父亲"), "\n", m.id_of(father))],
            [caption("拟落户地址", 34, at(village_home(m, r), "住址"))], [caption("未落户原因（打√）", 34,
            boxes(m.pick("政策外生育", "非婚生育", "出生证遗失"), "政策外生育", "未办收养", "非婚生育", "出生证遗失",
            "其他"))], [caption("亲子鉴定", 34, "鉴定书", paper_number(m, f"{r.letters}公物鉴", made.year), "，", on(m,
            found, "examined", style), "出具，支持亲生关系", lines=2)], joined=True),
        table(row("7 10 7 10", "社区民警", m.name(one, "民警"), "走访日期", on(m, m.after(made, 2, 9), "inquiry",
            style)), row("7 10 7 10", "所　长", m.name(two, "审核人"), "意见", "情况属实，建议补录"), row("7 10 7 10",
            "分管局长", m.name(three, "审批人"), "批准日期", on(m, m.after(found, 3, 20), "approved", style))),
        line("申报人签字 ", m.name(mother, "申报人"), "　", on(m, made, "applied", style), blanks="rule"),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "without_papers", "户籍", "户口补录", made.year, f"{child.name}无户口人员落户表", page, series="BL",
        about=(child, mother), creator=r.county_bureau,
    )  # fmt: skip


def brothers_split(m: Maker) -> Form:
    """A son asks to have a book of his own, 1975 to 2013; the station looks in, gives a number, and notes the rest."""
    r, made = pick_region(m), m.day(1975, 2013)
    own = aged(m, made.year, 24, 40, sex="男")
    father, (_, wife), seer = kin(m, "父", own), mate(m, own), police(m)
    child, style = kin(m, "长女", own), m.pick("cn", "full", "han")
    page: tuple[Block, ...] = (
        head_line(m, "分户报告", "立户申请", "要求分立户口的申请"),
        para(f"{r.stations[1]}负责同志："),
        para(fill("我名{own}，生于{birth}，现同父亲{father}合用一本户口簿，住{home}。{wed}与{wife}办了喜事，{kid}，老屋"
            "住不下，另在{new}盖房三间，锅灶早已分开。为了买粮、交提留方便，特请求单立一户。", own=m.name(own,
            "新户主"), birth=on(m, own.birth, "birth", style), father=m.name(father, "户主"), home=at(dwelling(m, r,
            made.year), "住址"), wed=on(m, m.after(made, -1500, -200), "wed", style, precision=m.pick("month", "day")),
            wife=m.name(wife, "成员"), kid=say("女儿", m.name(child, "成员"), "也已会走路")
            if child.birth.year < made.year - 1 else say("尚无子女"), new=at(dwelling(m, r, made.year), "新户地址"))),
        para("以上请予批准。"),
        foot("报告人：", m.name(own, "新户主"), "　", on(m, made, "applied", style)),
        Gap(0.3),
        table([caption("走访", 22, "确已分炊，父子均同意。", m.name(seer, "调查人"), "　", on(m, m.after(made, 1, 15),
            "inquiry", "stamp"), lines=2), caption("新立户号", 12, m.number(m.numbers.serial(6), "household",
            optional=True))], [caption("批示", 34, "准予分户。", m.name(police(m), "审批人"), "　", on(m, m.after(made,
            16, 30), "approved", m.pick("stamp", "dot")), "　原底册见", file_code(m, "HJ·DC", made.year - 8))]),
        *seal(m, r.stations[1], "户口专用章", share=0.5),
    )  # fmt: skip
    return paper(
        "brothers_split", "户籍", "分户", made.year, f"{own.name}分户报告", page, series="FH", about=(own, father),
        creator=r.stations[1],
    )  # fmt: skip


def changed_word(m: Maker) -> Form:
    """A slip of 1986 to 2012 that says what stood in the book and what stands there now, for whoever asks."""
    r, made = pick_region(m), m.day(1986, 2012)
    own, clerk, station = aged(m, made.year, 19, 60), police(m), m.rng.choice(r.stations)
    style, other = m.pick("apart", "cn", "full"), at(home(m, r), "原住址")
    what: tuple[str, Part, Part] = m.rng.choice((("服务处所", m.employer(), m.employer()), ("现用名以外的名字", "空白",
        m.former(other_name(m, own))), ("住址", other, at(home(m, r), "现住址")), ("婚否", "否", "是")))  # fmt: skip
    label, old, new = what
    body: tuple[Block, ...] = (line(paper_number(m, f"{r.letters}派户证", made.year), align="right"),
        line("　　兹证明我所辖区居民 ", m.name(own, "本人"), " ，性别 ", say(own.sex), " ，生于 ", on(m, own.birth,
        "birth", style), " ，身份证号 ", id_in(m, own, made.year), " ，现户口在 ", at(home(m, r), "住址"),
        " 。原户口簿“", label, "”一项登记为 ", say(old), " ，因 ", say(m.pick("登记差错", "本人申请", "工作变动")),
        " ，已于 ", on(m, m.after(made, -300, -1), "changed", style), " 变更为 ", say(new), " 。其余项目不变。",
        blanks="rule"), line("　　此证明自开出之日起 30 日内有效。", indent=0), foot("承办民警 ", m.name(clerk,
        "承办人")), foot(on(m, made, "issued", m.pick("apart", "han"))))  # fmt: skip
    page = (
        head_line(m, "户口登记项目变动证明", "变更项目证明书"),
        *body,
        *seal(m, station, "户口专用章", share=0.9),
        Gap(),
        small("（以下存根联）", 1.0),
        table([caption("姓名", 8, m.name(own, "本人")), caption("变更项目", 10, label), caption("用途", 8,
            m.pick("子女入学", "房产过户", "领退休金")), caption("领取人", 10, m.name(mate(m, own)[1], "领取人"))]),
    )  # fmt: skip
    return paper(
        "changed_word", "户籍", "户口变更更正", made.year, f"{own.name}户口登记项目变动证明", page, series="BG",
        about=(own,), creator=station,
    )  # fmt: skip


def told_no(m: Maker) -> Form:
    """A notice of 1996 to 2015 that a change of name or birthday is granted or not, with the reasons and what to do."""
    r, made = pick_region(m), m.day(1996, 2015)
    own, clerk = aged(m, made.year, 18, 52), police(m)
    asked, wrong, style = m.after(made, -60, -10), m.after(own.birth, -900, -300), m.pick("cn", "latin_o", "full")
    granted = m.chance(0.5)
    ask: tuple[Part, ...] = ("将出生日期由", on(m, own.birth, "birth", style), "更正为", on(m, wrong, "new_birth",
        style))  # fmt: skip
    if not granted and m.chance(0.6):
        ask = ("将姓名", m.name(own, "申请人"), "改为", m.former(other_name(m, own)))
    basis = file_code(m, "HJ·RK", 1990)
    why: tuple[Part, ...] = ("一致，你提供的", m.pick("族谱", "村委会证明", "独生子女证"), "不足以推翻，决定",
        "不予更正", "。如不服，可自收到之日起六十日内申请复议。")  # fmt: skip
    if granted:
        why = ("不符，证据充分，决定", "准予更正", "。请持本通知到派出所换领户口簿。")
    page: tuple[Block, ...] = (
        small(r.county_bureau, 1.5),
        head_line(m, "公民户口主项变更更正决定通知书", "主项变更（更正）事项告知书", scale=1.4),
        line(paper_number(m, f"{r.letters}公户告", made.year), align="right"),
        line(m.name(own, "申请人"), "（公民身份号码", id_in(m, own, made.year), "）：", indent=0),
        para("你于", on(m, asked, "applied", style), "申请", *ask, "，现住", at(town_home(m, r), "住址"),
            "。经核查，原始档案", basis, "与现登记", *why),
        foot(r.county_bureau, "（印）"),
        foot(on(m, made, "issued", style)),
        *seal(m, r.county_bureau, share=0.8),
        line("送达人 ", m.name(clerk, "送达人"), "　受送达人 ", m.name(own, "申请人"), "　收到时间 ", on(m,
            m.after(made, 0, 8), "received", m.pick("stamp", "dot")), blanks="rule"),
    )  # fmt: skip
    return paper(
        "told_no", "户籍", "公民主项信息变更更正", made.year, f"{own.name}主项变更更正告知书", page, series="ZX",
        about=(own,), creator=r.county_bureau,
    )  # fmt: skip


FORMS = (people_print, without_papers, upright_return, changed_word, two_sides, told_no, brothers_split)
