"""Going abroad, ninth part: a check of politics, a notary's deed in two languages, a card, a letter, a notice."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import (
    at,
    head_line,
    household,
    kin,
    mate,
    on,
    opinion,
    paper,
    paper_number,
    phone,
    police,
    red_head,
    seal,
    tear,
    who,
)
from samples.forms.ninth_places import home, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.people import spell_name
from samples.rich import Text, printed, say


def politics_check(m: Maker) -> Form:
    """A unit's check of somebody who is to get a passport: kin in rows, opinions in big cells."""
    r = pick_region(m)
    made = m.day(1978, 1998)
    own = who(m, (made.year - 52, made.year - 24))
    family = household(m, own, made.year, 3)
    unit, clerk, chief = who(m, (1925, 1955)), police(m), police(m)
    style = m.pick("cn", "apart", "dot")
    rows: list[list[Text]] = [
        [
            say(tie),
            say(m.name(p, "家庭成员")),
            say(on(m, p.birth, "birth", "dot", precision="month")),
            say(m.employer()),
        ]
        for tie, p in family
    ]
    page: tuple[Block, ...] = (
        head_line(m, "因私出国人员政审表", "出国人员审查表"),
        line("审字编号：", paper_number(m, f"{r.letters}外审", made.year), align="right"),
        Table(
            rows=[
                row("7 12 7 8 7 9", "姓　名", m.name(own, "申请人"), "性别", own.sex, "民族", own.ethnicity),
                row("7 18 7 18", "出生日期", on(m, own.birth, "birth", style), "籍　贯", m.native()),
                row("7 43", "户口所在", at(home(m, r), "户口所在地")),
                *([row("7 43", "身份证号", m.id_of(own, old=True))] if made.year > 1987 else []),
                row("7 18 7 18", "拟往国家", m.pick("日本", "澳大利亚", "匈牙利"), "申领证件", "普通护照"),
            ],
            joined=True,
        ),
        Table(side="家庭成员", rows=roster(("称谓", "姓名", "出生年月", "单位职业"), rows, (0.8, 1.3, 1.2, 2)).rows,
            joined=True),
        Table(
            rows=[
                opinion(m, "单位意见", "政治历史清楚，同意出国。", unit, "单位负责人", m.after(made, -15, -1)),
                opinion(m, "派出所意见", "无违法犯罪记录。", clerk, "承办人", m.after(made, 1, 8)),
                opinion(m, "市局批示", "同意发给护照。", chief, "审批人", m.after(made, 20, 60)),
                row("8 17 8 17", "护照号码", m.number(m.numbers.passport(), "passport"), "发照日期",
                    on(m, m.after(made, 61, 80), "issued", style)),
            ]
        ),
        *seal(m, r.bureau),
    )  # fmt: skip
    return paper(
        "politics_check", "出入境", "护照", made.year, f"{own.name}因私出国政审表", page,
        series="HZ", about=(own,), creator=r.bureau,
    )  # fmt: skip


def birth_deed(m: Maker) -> Form:
    """A notary's deed on a birth with its English below, kept with a passport's application."""
    r = pick_region(m)
    made = m.day(1985, 2010)
    own = who(m, (made.year - 40, made.year - 18), han=True)
    father, mother, notary = kin(m, "父", own), kin(m, "母", own), who(m, (1940, 1975))
    number = m.number(f"（{made.year}）{r.letters}证外字第{m.numbers.serial(4)}号", "certificate")
    english = "son" if own.sex == "男" else "daughter"
    page: tuple[Block, ...] = (
        Title("出 生 公 证 书", scale=1.6),
        line(number, align="right"),
        para("兹证明", m.name(own, "申请人"), f"（{own.sex}）于", on(m, own.birth, "birth", m.pick("han", "zero_han",
            "cn")),
             "出生于", m.native(), "。", m.name(own, "申请人"), "的父亲是", m.name(father, "父亲"), "，母亲是",
             m.name(mother, "母亲"), "。"),
        foot("中华人民共和国公证处　公证员：", m.name(notary, "公证员")),
        foot(on(m, made, "issued", m.pick("han", "zero_han"))),
        *seal(m, f"{r.city}公证处", share=0.85),
        Title("NOTARIAL CERTIFICATE", scale=1.3),
        para(f"This is to certify that {spell_name(own.name)} is the {english} of {spell_name(father.name)} "
             f"and {spell_name(mother.name)}."),
        Gap(0.3),
        Prose(text=printed("（以下由出入境管理部门填写）"), align="centre"),
        Table(
            rows=[
                row("10 15 10 15", "申请人", m.name(own, "申请人"), "申请证件", "护照"),
                row("10 40", "身份证号码", m.id_of(own, old=made.year < 1999)),
                row("10 40", "现住址", at(town_home(m, r), "住址")),
                row("10 15 10 15", "受理日期", on(m, m.after(made, 3, 60), "accepted", m.pick("dot", "dash")), "电话",
                    phone(m, r)),
            ]
        ),
    )  # fmt: skip
    return paper(
        "birth_deed", "出入境", "护照", made.year, f"{own.name}出生公证书（护照申请附件）", page,
        series="HZ", about=(own,), creator=r.bureau,
    )  # fmt: skip


def harbour_card(m: Maker) -> Form:
    """A card for a journey to Hong Kong: labels as small print above the values, a slip below."""
    r = pick_region(m)
    asked = m.day(1987, 2010)
    own, clerk = who(m, (asked.year - 66, asked.year - 22)), police(m)
    tie = m.pick("姑母", "叔父", "姐", "堂兄")
    there, style = kin(m, tie, own), m.pick("dot", "stroke0", "cn")
    number = m.number(m.numbers.permit("W"), "permit")
    until = m.after(asked, 100, 190)
    far = (
        m.pick("香港湾仔石水渠后街", "香港九龙长沙湾福荣里", "澳门新桥罅些喇横街")
        + f"{m.rng.randint(3, 90)}号{m.rng.randint(2, 9)}楼"
    )
    page: tuple[Block, ...] = (
        head_line(m, "往来港澳通行证申请卡", "赴港澳探亲申请卡（港澳通行证）", scale=1.45),
        Table(
            rows=[
                [val(m.name(own, "申请人"), share=16, caption="申请人姓名"), val(own.sex, share=8, caption="性别"),
                 val(on(m, own.birth, "birth", style), share=20, caption="出生日期")],
                [val(m.id_of(own, old=asked.year < 1999), share=24, caption="居民身份证编号"),
                 val(phone(m, r), share=20, caption="联系电话")],
                [val(at(home(m, r), "住址"), caption="户口所在地详细地址")],
                [val(m.name(there, "港澳亲属"), share=16, caption="在港澳亲属"), val(tie, share=8, caption="称谓"),
                 val(on(m, there.birth, "birth", "cn", precision="year"), share=20, caption="出生年份")],
                [val(at(far, "港澳亲属住址"), caption="亲属住址")],
                [val(m.pick("探亲", "奔丧", "继承财产"), share=16, caption="事由"), val(m.pick("14天", "30天",
                    "三个月"), share=8,
                    caption="停留"), val(on(m, asked, "applied", style), share=20, caption="申请日期")],
            ]
        ),
        *seal(m, r.bureau),
        tear(m),
        filled(
            fill(
                "已发给{own}往来港澳通行证{number}，有效期至{until}。经办：{clerk}　领证人：{taker}",
                own=m.name(own, "申请人"), number=number, until=on(m, until, "valid_until", "cn"),
                clerk=m.name(clerk, "经办人"), taker=m.name(m.rng.choice((own, mate(m, own)[1])), "领证人"),
            )
        ),
    )  # fmt: skip
    return paper(
        "harbour_card", "出入境", "港澳通行证", asked.year, f"{own.name}往来港澳通行证申请卡", page,
        series="GA", about=(own,), creator=r.bureau,
    )  # fmt: skip


def strait_letter(m: Maker) -> Form:
    """A county asks the city for papers with which an old couple may visit a child or sibling in Taiwan."""
    r = pick_region(m)
    made = m.day(1988, 2006)
    own = who(m, (1922, 1950))
    other, tie = mate(m, own)[1], m.pick("兄", "姐", "堂兄")
    there, clerk = kin(m, tie, own), police(m)
    old = made.year < 1999
    page: tuple[Block, ...] = (
        *red_head(r.county_bureau),
        Title("关于申请赴台探亲证件的函", scale=1.4),
        line(paper_number(m, f"{r.letters}公出", made.year), align="right"),
        para(f"{r.bureau}出入境管理处：", indent=0),
        para(
            fill(
                "我县居民{own}、{other}夫妇（身份证号分别为{one}、{two}），住{home}，"
                "申请前往台湾探望{own}之{tie}{there}。"
                "{there}原籍我县，{left}随军去台，现住{far}。经核查属实，拟同意发给往来台湾通行证，请审批。",
                own=m.name(own, "申请人"), other=m.name(other, "申请人"), one=m.id_of(own, old=old),
                    two=m.id_of(other, old=old),
                home=at(village_home(m, r), "住址"), tie=tie, there=m.name(there, "台湾亲属"),
                left=on(m, m.day(1947, 1949), "left", m.pick("republic", "republic_han", "cn"), precision="year"),
                far=at(m.pick("台湾省桃园县中坜市", "台湾省嘉义市东区",
                    "台北市大安区") + f"{m.pick('光复', '忠孝')}新村"
                       f"{m.rng.randint(2, 99)}号", "在台住址"),
            )
        ),
        foot("承办人：", m.name(clerk, "承办人"), "　电话：", phone(m, r)),
        foot(on(m, made, "signed", m.pick("zero_han", "han", "cn"))),
        *seal(m, r.county_bureau, share=0.85),
        Gap(0.4),
        Table(rows=[row("10 15 10 15", "通行证号码", m.number(m.numbers.permit("T"), "permit"), "签发日期",
            on(m, m.after(made, 15, 60), "issued", m.pick("dot", "stroke2")))]),
    )  # fmt: skip
    return paper(
        "strait_letter", "出入境", "赴台证件", made.year, f"{own.name}夫妇赴台探亲证件的函", page,
        series="TW", about=(own, other), creator=r.county_bureau,
    )  # fmt: skip


def settle_notice(m: Maker) -> Form:
    """A notice that somebody may settle across the border; the household's entry is to be cancelled."""
    r = pick_region(m)
    made = m.day(1982, 2009)
    own = who(m, (made.year - 50, made.year - 22))
    tie, there = mate(m, own)
    clerk, place = police(m), m.pick("香港", "澳门")
    page: tuple[Block, ...] = (
        head_line(m, f"批准赴{place}定居通知书", "赴港澳定居批准通知"),
        line(paper_number(m, f"{r.letters}公境定", made.year), align="right"),
        filled(
            fill(
                "{own}：你于{asked}提出的赴{place}与{tie}{there}团聚定居的申请，业经批准。"
                "请于{due}前携带户口簿、身份证（{id}）"
                "到{station}注销户口，凭注销证明领取前往港澳通行证（编号{number}）。",
                own=m.name(own, "申请人"), asked=on(m, m.after(made, -1900, -400), "applied", "cn"), place=place,
                tie="夫" if tie == "夫" else "妻", there=m.name(there, "港澳亲属"),
                due=on(m, m.after(made, 20, 60), "due", "cn"), id=m.id_of(own, old=made.year < 1999),
                station=m.rng.choice(r.stations), number=m.number(m.numbers.permit("D"), "permit"),
            )
        ),
        line("申请人住址：", at(home(m, r), "住址")),
        foot(f"{r.bureau}　经办人：", m.name(clerk, "经办人")),
        foot(on(m, made, "approved", m.pick("han", "circles", "cn"))),
        *seal(m, r.bureau, share=0.85),
        tear(m),
        Table(rows=[[key("送达回证", 8), val("收到本通知书。签收人：", m.name(own, "申请人"), "　",
            on(m, m.after(made, 1, 9), "served", m.pick("dot", "apart")), share=42)]]),
    )  # fmt: skip
    return paper(
        "settle_notice", "出入境", "赴港澳定居", made.year, f"{own.name}赴港澳定居批准通知书", page,
        series="GA", about=(own,), creator=r.bureau,
    )  # fmt: skip


FORMS = (politics_check, birth_deed, harbour_card, strait_letter, settle_notice)
