"""Going abroad, twelfth part: a passport's page and its slip, a group's list, a notice, a book of exits."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.twelfth_base import (
    Part, aged, at, bar, boxes, caption, cut, head_line, id_in, kin, ledger, mate, on, over, paper, paper_number, phone,
    police, print_out, seal, small, table,
)  # fmt: skip
from samples.forms.twelfth_places import dwelling, home, pick_region, town_home
from samples.people import spell_name
from samples.rich import say


def data_page(m: Maker) -> Form:
    """A copy of a passport's page of data in two tongues, 1998 to 2014, above the slip on which it was fetched."""
    r, made = pick_region(m), m.day(1998, 2014)
    own, clerk = aged(m, made.year, 19, 62, han=True), police(m)
    style, until = m.pick("english", "both"), m.after(made, *((1820, 1826) if made.year < 2007 else (3646, 3652)))
    number = m.number(m.numbers.passport(), "passport")
    fetcher = kin(m, m.pick("弟", "妹"), own)
    page: tuple[Block, ...] = (
        small("护照　PASSPORT", 1.5),
        print_out(("类型/Type", "P"), ("国家码/Country Code", "CHN"), ("护照号/Passport No.", number), ("姓名/Name",
            say(m.name(own, "申请人"), "\n", spell_name(own.name))), ("性别/Sex", "男/M" if own.sex == "男"
            else "女/F"), ("国籍/Nationality", "中国/CHINESE"), ("出生日期/Date of birth", on(m, own.birth, "birth",
            style)), ("签发日期/Date of issue", on(m, made, "issued", style)), ("有效期至/Date of expiry", on(m, until,
            "valid_until", style)), ("签发机关/Authority", "公安部出入境管理局"), per_line=2, colon=m.pick(" ", "：")),
        line("（资料页复印件，与原件核对无异）", align="centre"),
        cut(m, "领　证　回　执"),
        table([caption("持证人", 10, m.name(own, "申请人")), caption("身份号码", 18, id_in(m, own, made.year)),
            caption("联系电话", 14, phone(m, r))], [caption("常住户口所在", 42, at(home(m, r), "户口所在地"))],
            [caption("证照号码", 14, number), caption("领取方式", 14, boxes(m.pick("本人", "代领"), "本人", "代领",
            "邮寄")), caption("代领人", 14, m.name(fetcher, "代领人"))]),
        line("发证员 ", m.name(clerk, "经办人"), "　领取日 ", on(m, m.after(made, 3, 25), "received", m.pick("stamp",
            "bare_dash")), blanks="rule"),
        *seal(m, r.bureau, "出入境", share=0.6),
    )  # fmt: skip
    return paper(
        "data_page", "出入境", "护照", made.year, f"{own.name}护照资料页及领证回执", page, series="HZ", about=(own,),
        creator=r.bureau,
    )  # fmt: skip


def exits_book(m: Maker) -> Form:
    """A desk's book of 1985 to 2012 of permits for Hong Kong and Macao: who, which, until when."""
    r, year = pick_region(m), m.rng.randint(1985, 2012)
    style, clerk = m.pick("bare_dash", "dot", "dash2", "moment"), police(m)
    rows: list[list[Part]] = []
    for n, day in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(7, 11))), 1):
        own = aged(m, year, 18, 65)
        rows.append([f"{n}", m.name(own, "申请人"), id_in(m, own, max(year, 1987)), m.pick("香港", "澳门", "港澳"),
            m.pick("探亲", "商务", "团游", "培训"), m.number(m.numbers.permit("W"), "permit"), on(m, day, "issued",
            style), on(m, m.after(day, 80, 360), "valid_until", style)])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "赴港澳证件发放台账", "往来港澳通行证件出证登记", "港澳证件签发流水", scale=1.45),
        ledger([key("流水", 0.5), over("持　证　人", ("姓名", 1.2), ("身份证", 2.0)), key("往", 0.6), key("事由", 0.7),
            over("通　行　证", ("号码", 1.3), ("签发", 1.3), ("截止", 1.3))], rows),
        line("制表 ", m.name(clerk, "填表人"), "　审签 ", m.name(police(m), "审批人"), align="right"),
        *seal(m, r.bureau, share=0.4),
    )  # fmt: skip
    return paper(
        "exits_book", "出入境", "港澳通行证", year, f"{r.bureau}{year}年港澳证件发放台账", page, series="GA",
        creator=r.bureau, landscape=True,
    )  # fmt: skip


def tour_list(m: Maker) -> Form:
    """A list of 2009 to 2015 of the travellers of one group to Taiwan, with leader, days of going and coming back."""
    r, made = pick_region(m), m.day(2009, 2015)
    leader, clerk, style = aged(m, made.year, 24, 50, han=True), police(m), m.pick("moment", "bare_dash", "slash")
    gone = m.after(made, 5, 30)
    rows: list[list[Part]] = []
    for n in range(1, m.rng.randint(7, 11)):
        own = aged(m, made.year, 20, 72, han=True)
        rows.append([f"{n}", say(m.name(own, "申请人"), "\n", spell_name(own.name)), own.sex, on(m, own.birth, "birth",
            style), m.number(m.numbers.permit("T"), "permit"), m.pick("个体", "教师", "离休", "工程师")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "大陆居民赴台湾地区旅游团名单表", "赴台旅游团队人员名单", scale=1.45),
        line("团号 ", m.number(f"TW{made.year}{m.numbers.serial(5)}", "document", optional=True), "　领队 ",
            m.name(leader, "领队"), "　领队电话 ", phone(m, r), blanks="rule"),
        line("出境 ", on(m, gone, "left", style), "　返回 ", on(m, m.after(gone, 6, 9), "returned", style), "　口岸 ",
            say(m.pick("厦门", "上海浦东", "昆明")), blanks="rule"),
        ledger([key("NO", 0.4), key("姓名（拼音）", 2.0), key("性别", 0.5), key("出生日期", 1.4), key("通行证号码",
            1.5), key("职业", 0.8)], rows),
        para(f"共{len(rows)}人，均已核发赴台团队签注。审验民警", m.name(clerk, "经办人"), "，", on(m, made, "checked",
            style), "。", indent=0),
        *seal(m, r.bureau, "赴台旅游审验", share=0.7),
    )  # fmt: skip
    return paper(
        "tour_list", "出入境", "赴台证件", made.year, f"{made.year}年赴台旅游团名单表", page, series="TW",
        about=(leader,), creator=r.bureau,
    )  # fmt: skip


def put_up(m: Maker) -> Form:
    """A public notice of 2001 to 2014 of those who apply to settle in Hong Kong or Macao."""
    r, made = pick_region(m), m.day(2001, 2014)
    style, place, clerk = m.pick("cn", "full", "moment"), m.pick("香港", "澳门"), police(m)
    blocks: list[Block] = []
    people = [aged(m, made.year, 22, 50, han=True) for _ in range(m.rng.randint(2, 3))]
    for n, own in enumerate(people, 1):
        tie, there = ("配偶", mate(m, own)[1]) if m.chance(0.7) else ("父亲", kin(m, "父", own))
        blocks += [
            para(
                f"{n}．",
                m.name(own, "申请人"),
                f"，{own.sex}，",
                on(m, own.birth, "birth", style),
                "出生，住",
                at(dwelling(m, r, made.year), "住址"),
                "。",
                f"申请投靠在{place}定居的",
                tie,
                m.name(there, "港澳亲属"),
                "，",
                f"{m.rng.randint(80, 190)}分。受理号",
                m.number(f"{r.dial}{made.year}{m.numbers.serial(5)}", "document"),
                "。",
            )
        ]
    page: tuple[Block, ...] = (
        small(r.bureau, 1.4),
        head_line(m, f"内地居民赴{place}定居申请公示", f"关于拟批准赴{place}定居人员的公示", scale=1.4),
        line(paper_number(m, f"{r.letters}公境公", made.year), align="right"),
        para("根据有关规定，现将本期符合条件的申请人情况予以公示，公示期自", on(m, made, "posted", style), "至", on(m,
            m.after(made, 14, 30), "posted_until", style), "止。有异议者请向我局出入境部门反映。"),
        *blocks,
        bar(m),
        para("举报电话：", phone(m, r), "　联系人：", m.name(clerk, "联系人"), "　来信地址：", at(town_home(m, r),
            "联系地址"), indent=0),
        foot(r.bureau),
        foot(on(m, made, "issued", style)),
        *seal(m, r.bureau, share=0.8),
        Gap(0.2),
    )  # fmt: skip
    return paper(
        "put_up", "出入境", "赴港澳定居", made.year, f"{people[0].name}等赴{place}定居申请公示", page, series="GA",
        about=people, creator=r.bureau,
    )  # fmt: skip


FORMS = (data_page, exits_book, put_up, tour_list)
