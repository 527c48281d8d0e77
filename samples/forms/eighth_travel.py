"""Going abroad, eighth part: a passport's receipt, a letter of overseas kin, a stub for Macau, a card for Taiwan."""

from __future__ import annotations

from samples.blocks import Block, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    head_line,
    kin,
    listed,
    on,
    opinion,
    paper,
    paper_number,
    phone,
    police,
    seal,
    who,
)
from samples.forms.eighth_places import REGIONS, Region, home, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.people import spell_name
from samples.rich import Run, Text, printed, say

_COAST = next(r for r in REGIONS if r.plate == "闽C")


def passport_form(m: Maker) -> Form:
    """An application in two languages with a receipt to cut off below."""
    r = pick_region(m)
    asked = m.day(1999, 2012)
    own, urgent = (who(m, (asked.year - 58, asked.year - 18)) for _ in range(2))
    clerk = police(m)
    kind = m.pick("首次申请", "失效重新申领", "补发", "变更加注")
    style = m.pick("dash", "stroke0", "dot0", "cn")
    ready = m.after(asked, 10, 20)
    old = m.number(m.numbers.passport(), "old_passport") if kind != "首次申请" else Run("无")
    number = m.number(f"{r.area_code}{asked:%y%m%d}{m.numbers.serial(4)}", "application")
    page: tuple[Block, ...] = (
        head_line(m, "中国公民因私出国护照申请表"),
        line("受理号 No.：", number, align="right"),
        Table(
            rows=[
                row("11 17 9 13", "姓名 Name", m.name(own, "申请人"), "性别 Sex", own.sex),
                row("11 39", "拼音 Pinyin", spell_name(own.name.replace("·", ""))),
                row("11 17 9 13", "出生日期\nDate of birth", on(m, own.birth, "birth", style), "出生地\nBirthplace",
                    m.native()),
                row("11 39", "身份证号 ID No.", m.id_of(own)),
                row("11 39", "户口所在地\nDomicile", at(home(m, r), "户口所在地")),
                row("11 17 9 13", "电话 Tel.", phone(m, r), "职业", m.pick("护士", "船员", "厨师")),
                row("11 39", "申请类别 Type", m.tick(kind, "首次申请", "失效重新申领", "补发", "变更加注")),
                row("11 17 9 13", "原护照号", old, "前往国", m.pick("泰国", "新加坡", "马来西亚")),
                row("11 17 9 13", "紧急联系人\nContact", m.name(urgent, "紧急联系人"), "联系人电话", phone(m, r)),
            ]
        ),
        line("申请人签名 Signature：", m.name(own, "申请人"), "　日期 Date：", on(m, asked, "applied", style),
            blanks="rule"),
        line("受理人：", m.name(clerk, "受理人"), "　　签发护照号码：", m.number(m.numbers.passport(), "passport")),
        Prose(text=printed("…………………………（沿此线剪下）…………………………"), align="centre"),
        Prose(text=printed("领 证 回 执"), align="centre", scale=1.2),
        filled(
            fill(
                "{own}（身份证号：{id}）的护照申请已受理，请于{ready}后持本回执（编号{number}）领取。",
                own=m.name(own, "申请人"), id=m.id_of(own), ready=on(m, ready, "due", "cn"), number=number,
            )
        ),
        *seal(m, r.bureau, "出入境管理"),
    )  # fmt: skip
    return paper(
        "passport_form", "出入境", "护照", asked.year, f"{own.name}护照申请表", page,
        series="HZ", about=(own,), creator=r.bureau,
    )  # fmt: skip


def kin_abroad(m: Maker) -> Form:
    """A report of the eighties on somebody who wants a passport to join kin overseas: questions and answers."""
    r = m.rng.choice((_COAST, pick_region(m)))
    made = m.day(1981, 1996)
    own = who(m, (made.year - 50, made.year - 22))
    uncle, asker, scribe, chief = kin(m, "伯父", own), police(m), police(m), police(m)
    where = m.pick("菲律宾马尼拉", "印度尼西亚泗水", "美国旧金山", "加拿大温哥华")
    style = m.pick("cn", "short_cn", "filled")
    page: tuple[Block, ...] = (
        Title(m.pick("谈 话 笔 录", "申请出国人员谈话记录"), scale=1.6),
        line("时间：", on(m, made, "inquiry", style), "　　地点：", Run(m.pick("侨务科", "派出所值班室", "大队部")),
            blanks="rule"),
        line("谈话人：", listed(m.name(asker, "谈话人"), m.name(scribe, "记录人")), "　　被谈话人：", m.name(own,
            "申请人"), blanks="rule"),
        para("问：把你的基本情况讲一下。"),
        para("答：我叫", m.name(own, "申请人"), f"，{own.sex}，", on(m, own.birth, "birth", m.pick("cn", "han")),
            "生，",
             *(("身份证号", m.id_of(own, old=True), "，") if made.year > 1987 else ()), "现住", at(home(m, r),
                 "住址"), "。"),
        para("问：为什么要申请护照？"),
        para("答：我", m.pick("大伯", "伯父"), m.name(uncle, "境外亲属"), f"在{where}开", m.pick("杂货铺", "餐馆"),
             "，他年纪大了，没有子女，来信叫我去", m.pick("帮忙料理", "继承产业"), "。"),
        para("问：", m.name(uncle, "境外亲属"), "哪一年出去的？"),
        para("答：听我祖父讲，是", on(m, m.day(1931, 1948), "left", m.pick("republic_han", "republic", "cn"),
            precision="year"), "走的，",
             on(m, m.day(1978, 1981), "visited", "cn", precision="month"), "回来过一次。"),
        para("问：以上讲的都是事实？"),
        para("答：都是事实。"),
        line("本人签名：", m.name(own, "申请人"), "（捺印）", align="right"),
        Gap(0.4),
        Table(rows=[
            opinion(m, "县局意见", m.pick("同意发给护照。", "情况属实，准予出国。"), chief, "审批人", m.after(made,
                20, 90)),
            row("9 16 9 16", "护照号码", m.number(m.numbers.passport(), "passport"), "发照日期",
                on(m, m.after(made, 95, 130), "issued", "dot")),
        ]),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "kin_abroad", "出入境", "护照", made.year, f"{own.name}申请护照谈话笔录", page,
        series="HZ", about=(own,), creator=r.county_bureau,
    )  # fmt: skip


def _harbour(m: Maker) -> str:
    number, floor = m.rng.randint(3, 210), m.rng.randint(2, 28)
    return m.pick(
        f"香港{m.pick('北角渣华后街', '荃湾沙咀横道', '观塘裕民里')}{number}号{floor}楼{m.pick('C', 'E')}室",
        f"香港九龙{m.pick('土瓜湾鹤龄街', '新蒲岗彩云里')}{number}号{m.pick('福临', '永昌')}楼{floor}字楼",
        f"澳门{m.pick('黑沙湾新横街', '提督后巷')}{number}号{m.rng.randint(1, 9)}楼",
    )


def settle(m: Maker) -> Form:
    """A county's report on a family that wants to settle in Hong Kong or Macau: prose above, family in rows."""
    r = m.rng.choice((_COAST, pick_region(m)))
    made = m.day(1980, 2008)
    own = who(m, (made.year - 48, made.year - 28), sex="女")
    there, clerk, chief = kin(m, "夫", own), police(m), police(m)
    young = [p for tie in ("长子", "次女") if (p := kin(m, tie, there)).birth < made]
    old, far = made.year < 1999, _harbour(m)
    rows: list[list[Text]] = [
        [say(m.name(p, "随行子女")), say(p.sex), say(on(m, p.birth, "birth", m.pick("dot", "cn"))), say(m.native())]
        for p in young
    ]
    page: tuple[Block, ...] = (
        Title("关于申请赴港澳定居的审查报告", scale=1.4),
        line(paper_number(m, f"{r.short}公外", made.year), align="right"),
        para(f"{r.province}公安厅：", indent=0),
        para(
            fill(
                "申请人{own}，女，{birth}生{id}，住{home}，系{job}。其夫{there}，原籍{native}，于{left}获准去{place}，"
                "现住{address}。二人于{wed}在{where}结婚。",
                own=m.name(own, "申请人"), birth=on(m, own.birth, "birth", "cn"),
                id=say("，身份证", m.id_of(own, old=old)) if made.year > 1986 else say(""), home=at(village_home(m,
                    r), "住址"),
                job=m.pick("农民", "民办教师", "茶厂工人"), there=m.name(there, "港澳亲属"), native=m.native(),
                left=on(m, m.after(made, -1600, -700), "left", "cn", precision=m.pick("month", "day")), place=far[:2],
                address=at(far, "港澳亲属住址"), wed=on(m, m.day(there.birth.year + 20, there.birth.year + 21), "wed",
                    "cn"),
                where=m.pick("原籍", "公社", "本县"),
            )
        ),
        *((para("随同申请的子女：", indent=0), roster(("姓名", "性别", "出生日期", "出生地"), rows, (1.4, 0.6, 1.6,
            1.4))) if rows else ()),
        para("经审查，申请人符合分居时间条件，拟同意其赴港澳定居，轮候批准。当否，请审批。"),
        line("承办：", m.name(clerk, "承办人"), "　　审核：", m.name(chief, "审核人"), indent=2),
        foot(r.county_bureau),
        foot(on(m, made, "signed", m.pick("han", "circles", "cn"))),
        *seal(m, r.county_bureau, share=0.8),
        Gap(0.3),
        Table(rows=[row("11 18 8 13", "单程通行证号码", m.number(m.numbers.permit("W"), "permit"), "批准日期",
                        on(m, m.after(made, 300, 1500), "approved", "dot"))]),
    )  # fmt: skip
    return paper(
        "settle", "出入境", "赴港澳定居", made.year, f"{own.name}赴港澳定居审查报告", page,
        series="GA", about=(own, *young), creator=r.county_bureau,
    )  # fmt: skip


def harbour_stub(m: Maker) -> Form:
    """A record of permits given for Hong Kong and Macau, a line for each traveller of a party."""
    r = pick_region(m)
    made = m.day(1998, 2012)
    clerk, agent = police(m), who(m, (1960, 1985))
    style = m.pick("stroke2", "dash", "dot0")
    rows: list[list[Text]] = []
    for _ in range(m.rng.randint(5, 9)):
        own = who(m, (made.year - 66, made.year - 18))
        rows.append(
            [say(m.name(own, "申请人")), say(own.sex), say(m.id_of(own)), say(m.number(m.numbers.permit("W"),
                "permit")),
             say(m.pick("探亲", "商务", "旅游")), say(on(m, m.after(made, 85, 92), "valid_until", style)),
             say(m.name(m.rng.choice((own, agent)), "领证人"))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "往来港澳通行证签发登记表", "港澳通行证发证登记表"),
        line(f"受理单位：{r.bureau}出入境管理处　　　签发日期：", on(m, made, "issued", style)),
        roster(("姓名", "性别", "证件号码", "通行证号", "事由", "签注有效期至", "领证人"), rows, (1.2, 0.5, 2.3, 1.4,
            0.8, 1.5, 1.2)),
        line("旅行社代办人：", m.name(agent, "代办人"), "　　　　制证：", m.name(clerk, "制证人"), blanks="rule"),
        *seal(m, r.bureau),
    )  # fmt: skip
    return paper(
        "harbour_stub", "出入境", "港澳通行证", made.year, "往来港澳通行证签发登记表", page,
        series="GA", creator=r.bureau, landscape=True,
    )  # fmt: skip


def strait_card(m: Maker) -> Form:
    """A card for somebody who visits kin in Taiwan; kin there in a block of its own."""
    r: Region = m.rng.choice((_COAST, pick_region(m)))
    asked = m.day(1988, 2009)
    own = who(m, (1925, 1962))
    tie = m.pick("兄", "姐", "舅父", "伯父")
    there, clerk, chief = kin(m, tie, own), police(m), police(m)
    style = m.pick("cn", "filled", "dot")
    lane = m.pick("中山北路", "民生路", "复兴街")
    far = m.pick("台湾省台北县新店镇", "台湾省高雄市三民区", "台湾台中市北屯区") + f"{lane}{m.rng.randint(3, 300)}号"
    page: tuple[Block, ...] = (
        head_line(m, "大陆居民往来台湾申请审批表", "赴台探亲申请表"),
        Fields(
            fields=[
                m.field("姓　名", m.name(own, "申请人")),
                m.field("性别", own.sex),
                m.field("出生年月日", on(m, own.birth, "birth", style)),
                m.field("身份证编号", m.id_of(own, old=asked.year < 1999)),
                m.field(("户口地址", "现住址"), at(town_home(m, r), "住址"), wide=True),
                m.field("工作单位", m.employer()),
                m.field("电　话", phone(m, r)),
            ],
            underline=True,
        ),
        Gap(0.4),
        Table(
            side="在台亲属",
            rows=[
                row("8 17 8 17", "姓　名", m.name(there, "台湾亲属"), "称　谓", tie),
                row("8 17 8 17", "出生年份", on(m, there.birth, "birth", m.pick("republic",
                    "cn") if there.birth.year > 1912 else "cn",
                                            precision="year"), "去台时间",
                    on(m, m.day(1947, 1950), "left", m.pick("republic_han", "cn"), precision=m.pick("year", "month"))),
                row("8 42", "住　址", at(far, "在台住址")),
            ],
            joined=True,
        ),
        Table(
            rows=[
                [key("事由", 8), val(m.pick("探望病兄", "奔丧", "料理遗产"), share=17), key("停留", 8), val("两个月",
                    share=17)],
                opinion(m, "受理意见", "材料齐全。", clerk, "受理人", m.after(asked, 1, 8), style=style),
                opinion(m, "审批意见", "同意发证。", chief, "审批人", m.after(asked, 12, 50), style=style),
                row("9 16 9 16", "往来台湾通行证号", m.number(m.numbers.permit("T"), "permit"), "有效期至",
                    on(m, m.after(asked, 240, 1900), "valid_until", style)),
            ]
        ),
        line("申请人：", m.name(own, "申请人"), "　", on(m, asked, "applied", style), align="right"),
        *seal(m, r.bureau, "出入境管理"),
    )  # fmt: skip
    return paper(
        "strait_card", "出入境", "赴台证件", asked.year, f"{own.name}往来台湾申请表", page,
        series="TW", about=(own,), creator=r.bureau,
    )  # fmt: skip


FORMS = (passport_form, kin_abroad, settle, harbour_stub, strait_card)
