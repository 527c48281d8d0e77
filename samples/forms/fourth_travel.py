"""Passports and permits to travel, fourth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Stamp, Title, roster
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
from samples.forms.fourth_places import urban_address
from samples.people import spell_name
from samples.rich import Ink, Run, say


def passport_application(m: Maker) -> Form:
    """Groups at the left (applicant, guardian, agent), hints in brackets, a frame for the photo."""
    made = m.day(2003, 2014)
    minor, helped = m.chance(0.5), m.chance(0.6)
    own = folk(m, (made.year - 16, made.year - 3) if minor else (1950, made.year - 19))
    guardian, agent = folk(m, (made.year - 46, made.year - 38)), folk(m, (1960, 1985))
    clerk, chief = officer(m), officer(m)
    office = m.pick("宜昌市公安局出入境管理处", "安庆市公安局出入境管理科")
    page: list[Block] = [
        heading(m, "中国公民出国（境）证件申请表", "因私护照申请表"),
        labelled(("受理编号", m.number(f"{m.pick('4205', '3408')}00H{m.numbers.digits(8)}", "acceptance"))),
        rows(
            [lab("姓名（汉字）"), val(m.name(own, "申请人")), lab("性别", 0.6), val(own.sex, share=0.6)],
            [lab("姓名（拼音）"), val(spell_name(own.name), share=2.2)],
            [lab("出生日期(公历)"), val(on(m, own.birth, "birth")), lab("民族", 0.6), val(own.ethnicity, share=0.8)],
            [lab("公民身份号码"), val(m.id_of(own), share=2.2)],
            [lab("户口所在地"), val(at(m, "户口所在地"), share=3.2)],
            [lab("现住址"), val(at(m, "现住址"), share=1.8), lab("电话", 0.5), val(m.phone(), share=0.9)],
            side="申请人",
            photo=("照　片", 4),
            joined=True,
        ),
        rows(
            [lab("姓名"), val(m.name(guardian, "监护人") if minor else ""), lab("关系", 0.6),
                val(m.pick("父", "母") if minor else "", share=0.6)],
            [lab("证件号码"), val(m.id_of(guardian) if minor else "", share=2.2)],
            side="监护人",
            joined=True,
        ),
        rows(
            [lab("姓名"), val(m.name(agent, "代办人") if helped else "", share=3.4)],
            [lab("证件号码"), val(m.id_of(agent) if helped else "", share=3.4)],
            side="代办",
            joined=True,
        ),
        rows(
            [lab("申请类别", 0.16), Cell(text=m.tick("首次申请", "首次申请", "换发", "补发", "加注"), share=0.84)],
            [lab("前往国家（地区）", 0.16), val(m.pick("日本", "澳大利亚", "韩国、泰国"), share=0.3),
             lab("出境事由", 0.14), val(m.pick("旅游", "留学", "探亲", "劳务"), share=0.4)],
            opinion(m, "受理意见", "材料齐全，符合条件。", clerk, "受理人", m.after(made, 0, 1), lines=1),
            [both("审批意见：同意发给护照。护照号码：", m.number(m.numbers.passport(), "passport"), lines=2,
                  foot=say(Run("签发人：", Ink.LABEL), m.name(chief, "签发人"), "　",
                           on(m, m.after(made, 5, 12), "issued", style="cn"), "　"))],
        ),
        *seal(m, office),
    ]  # fmt: skip
    return paper(
        "passport_application", "出入境", "护照", made.year, f"{own.name}护照申请表", page,
        series="HZ", retention="D30", about=(own,), creator=office,
    )  # fmt: skip


def passport_loss(m: Maker) -> Form:
    """A hand's declaration that a passport was lost."""
    made, lost = m.day(2004, 2014), m.day(1999, 2003)
    own, clerk = folk(m, (1945, 1988)), officer(m)
    until = lost.replace(year=lost.year + 10, day=min(lost.day, 28))
    office = m.pick("汉中市公安局出入境管理支队", "三明市公安局出入境管理支队")
    page: list[Block] = [
        Title(m.pick("护照遗失声明", "情 况 说 明"), scale=1.7),
        para(f"{office}：", indent=0),
        para(
            "本人", m.name(own, "申请人"), f"，{own.sex}，", on(m, own.birth, "birth"), "出生，身份证号：",
            m.id_of(own),
            "，现居住在", at(m, "现住址", urban_address(m)), "。本人原持有普通护照一本，号码",
            m.number(m.numbers.passport(), "passport"), "，", on(m, lost, "issued"), "签发，有效期至",
            on(m, until, "valid_until"), "。因", m.pick("搬家", "乘坐火车时被盗", "保管不善"),
            "，该护照于", on(m, m.after(made, -40, -5), "lost", precision="month"),
            "间遗失，经多方查找未果。现声明作废，并申请补发新护照。以上情况属实，如有虚假愿负法律责任。",
        ),
        Gap(0.3),
        para("声明人（签名）：", spaced(m, own, "申请人"), align="right"),
        para(on(m, made, "signed", style=m.pick("cn", "spaced", "dot")), align="right"),
        Gap(0.5),
        filled("受理民警意见：已报失，同意补发。　", m.name(clerk, "受理人"), "　", on(m, made, "accepted"), indent=0),
        *seal(m, office, "受理专用章"),
    ]  # fmt: skip
    return paper(
        "passport_loss", "出入境", "护照", made.year, f"{own.name}护照遗失补发说明", page,
        series="HZ", retention="D30", about=(own,), creator=office,
    )  # fmt: skip


def unit_consent(m: Maker) -> Form:
    """A unit's letter for a cadre who applies for travel to Hong Kong and Macao."""
    made = m.day(1998, 2013)
    own, head = folk(m, (1948, 1980)), officer(m)
    unit = m.pick("地区粮食局", "市第三建筑公司", "县农业机械厂")
    page: list[Block] = [
        Title(m.pick("关于同意申办往来港澳通行证的函", "国家工作人员申请出境备案意见"), scale=1.4),
        para(document(m, "人函", made.year, 3), align="right"),
        para("公安局出入境管理部门：", indent=0),
        filled(
            "我单位工作人员", m.name(own, "申请人"), f"（{own.sex}，", on(m, own.birth, "birth", style="cn"),
            "出生，身份证号码", m.id_of(own, old=made.year < 2000), "，户口所在地", at(m, "户口所在地"), "，职务",
            m.pick("会计", "副科长", "技术员"), "）拟于", on(m, m.after(made, 30, 90), "travel", precision="month",
            style="cn"),
            "赴", m.pick("香港探亲", "港澳旅游", "香港参加商务活动"), "，经我单位按照干部管理权限审查，",
            "该同志无不准出境情形，同意其申办往来港澳通行证。", blanks=m.pick("rule", "", "dots"),
        ),
        para("联系人：", m.name(folk(m, (1955, 1980)), "联系人"), "　电话：", m.phone()),
        para("单位负责人签字：", m.name(head, "负责人"), align="right"),
        para(f"{unit}（盖章）", align="right"),
        para(on(m, made, "signed", style=m.pick("han", "cn", "spaced")), align="right"),
        Stamp(unit, m.rng.uniform(0.62, 0.86)),
    ]  # fmt: skip
    return paper(
        "unit_consent", "出入境", "港澳通行证", made.year, f"{own.name}申办往来港澳通行证单位意见", page,
        series="GA", retention="D10", about=(own,), creator=unit,
    )  # fmt: skip


def endorsement_sheet(m: Maker) -> Form:
    """Labels above their values, a table of endorsements below."""
    made = m.day(2003, 2014)
    own, clerk = folk(m, (1950, 1992)), officer(m)
    permit = m.number(m.numbers.permit("W"), "permit")
    body = []
    day = made
    for _ in range(m.rng.randint(2, 3)):
        body.append(
            [
                say(m.pick("香港", "澳门")),
                say(m.pick("个人旅游G", "团队旅游L", "探亲T", "商务S")),
                say(m.pick("一次", "两次", "一年多次")),
                say(on(m, day, "issued", style="dot0")),
                say(on(m, m.after(day, 89, 364), "valid_until", style="dot0")),
            ]
        )
        day = m.after(day, 100, 400)
    page: list[Block] = [
        heading(m, "往来港澳通行证及签注审批表", "内地居民赴港澳签注登记卡"),
        rows(
            [lab("姓　名"), lab("性别", 0.5), lab("出生日期"), lab("公民身份号码", 1.5)],
            [val(m.name(own, "申请人"), align="centre"), val(own.sex, share=0.5, align="centre"),
             val(on(m, own.birth, "birth"), align="centre"), val(m.id_of(own), share=1.5, align="centre")],
            [lab("家庭住址", 2.4), lab("联系电话", 0.8), lab("通行证号码", 0.8)],
            [val(at(m, "现住址"), share=2.4, align="centre"), val(m.phone(), share=0.8, align="centre"),
             val(permit, share=0.8, align="centre")],
        ),
        roster(("前往地", "签注种类", "次数", "签发日期", "有效期至"), body, (1, 1.5, 1, 1.5, 1.5)),
        Prose(text=say(Run("签发人　", Ink.LABEL), m.name(clerk, "签发人"), Run("　　制证日期　", Ink.LABEL),
                       on(m, m.after(day, 1, 5), "made")), indent=0),
        *seal(m, "出入境管理签证专用章", share=0.7),
    ]  # fmt: skip
    return paper(
        "endorsement_sheet", "出入境", "港澳通行证", made.year, f"{own.name}往来港澳签注审批表", page,
        series="GA", retention="D10", about=(own,), creator="出入境管理处",
    )  # fmt: skip


def taiwan_application(m: Maker) -> Form:
    """Numbered particulars, relatives over there, an invitation cited."""
    made = m.day(1989, 2012)
    own = folk(m, (1925, 1980))
    relative, clerk = kin(m, own, (1915, 1950)), officer(m)
    old = made.year < 2000
    n = iter(range(1, 20))
    dot = m.pick("．", "、", ". ")

    def item(label: str, *parts: str | Run) -> Block:
        return Prose(text=say(Run(f"{next(n)}{dot}{label}{gap}", Ink.LABEL), *parts), indent=0)

    gap = m.pick("：", "　", " ")
    page: list[Block] = [
        heading(m, "大陆居民前往台湾申请表", "赴台探亲申请审批表"),
        item("姓名", m.name(own, "申请人"), "　　", Run(f"性别{gap}", Ink.LABEL), own.sex),
        item("出生年月日", on(m, own.birth, "birth")),
        item("身份证号", m.id_of(own, old=old)),
        item("户籍地址", at(m, "户籍地址")),
        item("工作单位及职务", m.employer()),
        item("赴台事由", m.pick("探亲", "奔丧", "定居", "旅游")),
        item("在台亲属姓名", m.name(relative, "在台亲属"), "　　", Run(f"关系{gap}", Ink.LABEL), m.pick("父", "兄",
            "叔父")),
        item("亲属生日", on(m, relative.birth, "birth", precision="year")),
        item("入台许可证号码", m.number(f"{made.year - 1911}入出境字第{m.numbers.serial(8)}号", "permit")),
        item("拟前往时间", on(m, m.after(made, 40, 90), "travel")),
        rows(
            opinion(m, "派出所意见", "该人系我辖区常住人口，无前科，建议批准。", clerk, "民警", m.after(made, 2, 6)),
            [both("发证记载：大陆居民往来台湾通行证 ", m.number(m.numbers.permit("T"), "permit"), "，有效期至",
                  on(m, m.after(made, 400, 1700), "valid_until"))],
        ),
        para("申请人签名：", spaced(m, own, "申请人"), "　　　申请日期：", on(m, made, "applied"), indent=0),
        *seal(m, m.pick("出入境管理科", "县公安局")),
    ]  # fmt: skip
    return paper(
        "taiwan_application", "出入境", "赴台证件", made.year, f"{own.name}前往台湾申请表", page,
        series="TW", retention="D30", about=(own, relative), creator="出入境管理科",
    )  # fmt: skip


def settlement_notice(m: Maker) -> Form:
    """Notice that settlement in Hong Kong or Macao was allowed, receipt at its foot."""
    made, station = m.day(1985, 2011), m.station()
    own = folk(m, (1930, 1985))
    spouse, clerk = folk(m, (1928, 1985)), officer(m)
    place = m.pick("香港", "澳门")
    child = kin(m, own, (made.year - 15, made.year - 2))
    page: list[Block] = [
        Title(m.pick("批准赴港澳定居通知书", f"前往{place}定居审批通知书"), scale=1.5),
        para(document(m, m.pick("鄂公境定", "赣公出定", "闽公境"), made.year, 5), align="right"),
        para(m.name(own, "申请人"), m.pick("同志：", "：", "先生（女士）："), indent=0),
        para(
            f"你与配偶在{place}的", m.name(spouse, "配偶"), "团聚，要求携",
            m.pick("子", "女"), m.name(child, "随行子女"), "（", on(m, child.birth, "birth", style="dot"),
            "生）", f"前往{place}定居的申请，业经批准。请于", on(m, m.after(made, 60, 90), "due", style="cn"),
            "前持本通知书、户口簿、居民身份证（号码", m.id_of(own, old=made.year < 2000), "）到", station,
            "办理注销户口手续，再来我处领取前往港澳通行证。",
        ),
        para("你的户籍地址：", at(m, "户籍地址"), indent=2),
        para("通行证号码：", m.number(m.numbers.permit("Q"), "permit"), indent=2),
        Gap(0.3),
        para(on(m, made, "signed", style=m.pick("han", "cn")), align="right"),
        *seal(m, "公安厅出入境管理处", share=0.9),
        para("－－－－－－－－－－－－－－－－－－－－", align="centre"),
        para("回　　执", align="centre", scale=1.2),
        filled("上述通知书已收到。领取人：", m.name(own, "领取人"), "　", on(m, m.after(made, 3, 15), "received"),
               blanks="rule"),
        filled("经办人：", m.name(clerk, "经办人"), indent=2),
    ]  # fmt: skip
    return paper(
        "settlement_notice", "出入境", "赴港澳定居", made.year, f"{own.name}赴{place}定居批准通知书", page,
        series="DJ", about=(own, spouse), creator="出入境管理处",
    )  # fmt: skip


FORMS = (
    passport_application,
    passport_loss,
    unit_consent,
    endorsement_sheet,
    taiwan_application,
    settlement_notice,
)
