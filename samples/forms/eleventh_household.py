"""Households, eleventh part: a self-criticism, an inquiry, minutes, a request, a herder's sheet, a bond, a deed."""

# isort: skip_file
from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Field, Fields, Gap, Prose
from samples.forms.apart_base import fill, foot, line, para
from samples.forms.base import Form, Maker, han_number
from samples.forms.eleventh_base import (
    aged, asked, at, by_moon, cadre, clock, family_name, file_code, head_line, id_in, kin, listed, mate, near_day, on,
    other_name, paper, paper_number, phone, police, rough, seal, small, who,
)  # fmt: skip
from samples.forms.eleventh_places import dwelling, elsewhere, home, old_home, pick_region, village_home
from samples.forms.tenth_base import reign
from samples.rich import say


def hid_a_mouth(m: Maker) -> Form:
    """A self-criticism of 1959 to 1979: somebody kept a child off the register; two offices add a word below."""
    r, made = pick_region(m), m.day(1959, 1979)
    own = aged(m, made.year, 34, 50, han=True)
    child, leader, clerk = kin(m, "次子", own), cadre(m, made.year), police(m)
    style = m.pick("nian", "han", "short_cn")
    page: tuple[Block, ...] = (
        head_line(m, "检　讨　书", "我的检查"),
        para(f"{r.county_bureau}并公社领导："),
        para(fill("我叫{own}，今年{age}岁，贫农成份，家住{home}。{came}从{there}搬来落户时，报户口的同志问我家中几口，"
            "我只说我和{mate}两口，把{birth}生的二小子{child}瞒下没有报，原因是怕{fear}。这是对党对政府不老实，"
            "给国家的户口工作造成了混乱。", own=m.name(own, "申报人"), age=f"{made.year - own.birth.year}",
            home=at(old_home(m, r, made.year), "住址"), came=on(m, m.after(made, -2500, -400), "moved", style,
            precision=m.pick("month", "year")), there=rough(elsewhere(m, r).county), mate=m.name(mate(m, own)[1],
            "配偶"), birth=on(m, child.birth, "birth", style), child=m.name(child, "补录人"),
            fear=m.pick("多一口人要多出义务工", "早年欠队里的口粮追讨", "算我家是外来户不给分房"))),
        para("经生产队长", m.name(leader, "证明人"), "同志", m.pick("两次谈话", "在社员会上批评"),
            "，我认识到了错误，今后一定如实申报，并请求组织上把孩子的户口补上，如再犯愿受处分。"),
        foot("检讨人　", m.name(own, "申报人"), "（手印）"),
        foot(on(m, made, "written", style)),
        Gap(0.4),
        para("大队意见：以上属实，该孩确系漏报，请予补录。", m.name(leader, "证明人"), "　", on(m, m.after(made, 0, 5),
            "signed", "pause"), indent=0),
        para("同意补报户口。", m.name(clerk, "审批人"), "　", on(m, m.after(made, 6, 20), "approved", style), indent=0),
        *seal(m, r.county_bureau),
    )  # fmt: skip
    return paper(
        "hid_a_mouth", "户籍", "户口补录", made.year, f"{own.name}瞒报人口的检讨书", page, series="BL",
        about=(own, child), creator=r.county_bureau,
    )  # fmt: skip


def birthday_talk(m: Maker) -> Form:
    """Questions and answers on a day of birth that was entered wrongly; the mother remembers it by the moon."""
    r, made = pick_region(m), m.day(1987, 2014)
    own = aged(m, made.year, 19, 45)
    mother, elder, one, two = kin(m, "母", own), kin(m, "胞姐", own), police(m), police(m)
    wrong, station, style = m.after(own.birth, 300, 900), m.rng.choice(r.stations), m.pick("yuan", "apart", "dot")
    page: tuple[Block, ...] = (
        head_line(m, "询问笔录", "询 问 笔 录（户口事项）"),
        line("时间 ", on(m, made, "inquiry", style), clock(m), "　地点 ", station, blanks="rule"),
        line("询问人 ", m.name(one, "询问人"), "　记录人 ", m.name(two, "记录人"), blanks="rule"),
        line("被询问人 ", m.name(mother, "被询问人"), "　性别 女　生于 ", on(m, mother.birth, "birth", "cn",
            precision="year"), "　身份证 ", id_in(m, mother, made.year), blanks="rule"),
        line("现住 ", at(village_home(m, r), "住址"), "　电话 ", phone(m, r), blanks="rule"),
        *asked(
            ("你与申请更正出生日期的人是什么关系？", ("申请人", m.name(own, "本人"), "是我",
                "儿子" if own.sex == "男" else "女儿", "，户口本上写的是", on(m, wrong, "old_birth", "cn"),
                "，这个写错了。")),
            ("那么真实的出生时间是哪一天？", (by_moon(m, own.birth, "birth"), "，天还没亮生的，接生的是",
                m.pick("本寨的", "隔壁"), m.name(aged(m, own.birth.year, 30, 60, sex="女", han=True), "接生人"),
                "，已经不在了。")),
            ("有什么可以证明？", ("他", m.pick("大姐", "姐姐"), m.name(elder, "证明人"), "是", on(m, elder.birth,
                "birth", "cn", precision="year"), "的，相差三岁，村里都知道。", m.pick("小学毕业证", "出生时的门诊本"),
                "也写着。")),
            ("当初为什么会报错？", m.pick("那时为了早点上学。", "文书听错了，我又不识字。", "换户口本时抄错的。")),
            (("更正以后身份证号码要变，现在的", id_in(m, own, made.year), "要注销，你清楚吗？"), "清楚。"),
            ("还有没有补充？", "没有。")),
        para("以上笔录我看过（已念给我听），和我讲的相符。", indent=0),
        line("被询问人：", m.name(mother, "被询问人"), "　", on(m, made, "signed", m.pick("dot", "pause4")),
            align="right"),
    )  # fmt: skip
    return paper(
        "birthday_talk", "户籍", "公民主项信息变更更正", made.year, f"{own.name}出生日期更正询问笔录", page,
        series="ZX", about=(own, mother), creator=station,
    )  # fmt: skip


def street_minutes(m: Maker) -> Form:
    """Minutes of a street's meeting on doubtful entries: who was there, case after case, what was settled."""
    r, made = pick_region(m), m.day(1954, 1992)
    people = [cadre(m, made.year) for _ in range(4)]
    a, b, c = (aged(m, made.year, 25, 65) for _ in range(3))
    style, far = m.pick("han", "cn", "short_cn", "han_dot"), elsewhere(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "会议记录", "核对户口会议记录"),
        para("时间：", on(m, made, "meeting", style), m.pick("晚七时", "下午", "上午"), indent=0),
        para("地点：", m.pick("居委会", "大队部", "文化站"), "　　主持：", m.name(people[0], "主持人"), "　　记录：",
            m.name(people[1], "记录人"), indent=0),
        para("到会：", listed(*(m.name(p, "到会人") for p in people[1:])), "及积极分子共",
            f"{m.rng.randint(9, 30)}人。", indent=0),
        para("议题：户口疑点逐户讨论，提出变更更正意见。", indent=0),
        para("1、", m.name(a, "本人"), "，底册年龄不合。", m.name(people[2], "发言人"), "说：他和我同庚，都是",
            on(m, a.birth, "birth", "cn", precision="year"), "生人，册上写大了五岁。大家同意改正。"),
        para("2、", at(dwelling(m, r, made.year), "住址"), "的", m.name(b, "本人"), "，解放前用过",
            m.former(other_name(m, b)), "这个名字，", m.name(people[3], "发言人"),
            "证明是同一个人。决定：加注曾用名。"),
        para("3、", m.name(c, "本人"), "自称", on(m, m.after(made, -3000, -800), "moved", style,
            precision=m.pick("month", "year")), "由", at(dwelling(m, far, made.year), "迁出地"),
            "迁来，手续不全，派人写信去查，", "暂不更动。"),
        para("散会。以上第1、2两项由户籍员", m.name(police(m), "户籍员"), "于", near_day(made, made, "changed"),
            "办理户口变更。"),
        *seal(m, r.stations[0], share=0.4),
    )  # fmt: skip
    return paper(
        "street_minutes", "户籍", "户口变更更正", made.year, f"{a.name}等户口疑点会议记录", page, series="BG",
        about=(a, b, c), creator=r.stations[0],
    )  # fmt: skip


def request_and_reply(m: Maker) -> Form:
    """A station asks the county whether somebody may take the family name back; the reply stands on the same sheet."""
    r, made = pick_region(m), m.day(1981, 2012)
    own = aged(m, made.year, 18, 40)
    father, clerk, chief = kin(m, "父", own), police(m), police(m)
    station, style = r.stations[1], m.pick("cn", "zero_han", "nian")
    before = who(m, (1950, 1960), sex=own.sex, han=True).name
    own = replace(own, former_names=(before,))
    number, answered = paper_number(m, f"{r.letters}派", made.year), m.after(made, 5, 30)
    page: tuple[Block, ...] = (
        small(f"{station}文件", 1.5),
        line(number, "　　　　签发人：", m.name(clerk, "签发人"), align="right"),
        head_line(m, "关于恢复姓氏、更正姓名的请示", "关于更改姓名问题的请示", scale=1.4),
        para(f"{r.county_bureau}：", indent=0),
        para(fill("我辖区居民{own}（{sex}，{birth}出生，{id}住{home}），原随继父姓，户口登记姓名为{before}。其生父"
            "{father}系{nation}，已于{died}去世。现本人要求恢复本姓，改回“{own}”，族别一并更正。经查我所{code}号底册，"
            "{came}入册时确有注记，情况属实。", own=m.name(own, "申请人"), sex=own.sex, birth=on(m, own.birth, "birth",
            style), id=say("身份证编号", id_in(m, own, made.year), "，") if made.year > 1986 else say(""),
            home=at(home(m, r), "住址"), before=m.former(before), father=m.name(father, "父亲"), nation=m.pick("布依族",
            "苗族", "满族", "蒙古族"), died=on(m, m.after(made, -4000, -500), "death", "cn", precision="month"),
            code=file_code(m, "HJ·DC", 1964), came=on(m, m.after(own.birth, 100, 2000), "registered", "cn"))),
        para("可否，请批示。"),
        foot(station, "　", on(m, made, "issued", style)),
        *seal(m, station, share=0.8),
        Prose(text=say("批　　复"), align="centre", scale=1.3),
        para(f"{station}：你所", on(m, made, "issued", "cn"), "来文（", number, "）悉。同意", m.name(own, "申请人"),
            "恢复姓氏，由你所办理主项更正，原名列为曾用名。此复。"),
        foot(f"{r.county_bureau}户政股　", m.name(chief, "审批人"), "　", on(m, answered, "approved", style)),
    )  # fmt: skip
    return paper(
        "request_and_reply", "户籍", "公民主项信息变更更正", made.year, f"关于{own.name}恢复姓氏的请示及批复", page,
        series="ZX", about=(own, father), creator=r.county_bureau,
    )  # fmt: skip


def herder_sheet(m: Maker) -> Form:
    """A sheet of the sixties and seventies for a household on the steppe or in the hills: a stanza for each person."""
    r, made = pick_region(m), m.day(1958, 1979)
    head = aged(m, made.year, 32, 60, sex="男")
    people = [("户主", head), mate(m, head), ("长子", kin(m, "长子", head)), ("母", kin(m, "母", head))]
    style, clerk = m.pick("short", "han", "dot", "pause"), police(m)
    stanzas: list[Block] = []
    for n, (tie, own) in enumerate(people, 1):
        if own.birth.year > made.year:
            continue
        stanzas += [
            line(f"【第{han_number(n)}口】", indent=0),
            Fields(per_line=3, tabs=m.chance(0.7), underline=True, colon=m.pick(" ", "：", "　"), fields=[
                Field(label="姓名", value=say(m.name(own, "户主" if n == 1 else "成员"))),
                Field(label="称谓", value=say(tie)), Field(label="族别", value=say(own.ethnicity)),
                Field(label="生辰", value=say(on(m, own.birth, "birth", style if own.birth.year > 1929 else "cn"))),
                Field(label="文化", value=say(m.pick("不识字", "识蒙文", "初小"))),
                Field(label="劳力", value=say(m.pick("整", "半", "无")))]),
        ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "社员户口登记单", "户口登记片（流动放牧户适用）"),
        line("驻地 ", at(old_home(m, r, made.year), "住址"), "　编号 ", m.number(m.numbers.serial(5), "household",
            optional=True), blanks="dots"),
        *stanzas,
        Gap(0.3),
        para("附记：本户于", on(m, m.after(made, -3000, -300), "moved", "cn", precision="month"), "自",
            rough(elsewhere(m, r).county), "来，牛", f"{m.rng.randint(2, 30)}头，羊{m.rng.randint(10, 99)}只已入社。",
            indent=0),
        line("登记员 ", m.name(clerk, "登记员"), "　", on(m, made, "registered", m.pick("han", "yuan")), align="right"),
        *seal(m, r.stations[1], share=0.5),
    )  # fmt: skip
    return paper(
        "herder_sheet", "户籍", "户口登记", made.year, f"{head.name}户社员户口登记单", page, series="DC",
        about=(head,), creator=r.stations[1],
    )  # fmt: skip


def old_bond(m: Maker) -> Form:
    """A bond in the old style, 1950 to 1956: shops and neighbours vouch for a newcomer whose household is entered."""
    r, made = pick_region(m), m.day(1950, 1956)
    own, one, two = (who(m, (1895, 1925), sex="男", han=True) for _ in range(3))
    wife, mother = kin(m, "妻", own), kin(m, "母", own)
    son, clerk = kin(m, "长子", own), who(m, (1915, 1932), sex="男", han=True)
    style, family = m.pick("nian", "han", "republic_han"), family_name(own)
    if made.year > 1950 and style == "republic_han":
        style = "nian"
    page: tuple[Block, ...] = (
        Prose(text=say("具　保　结　书"), align="centre", scale=1.6),
        para(fill("具保人{one}、{two}，今保得{own}一户，原籍{native}，{came}挈眷来此，赁居{home}，以{trade}为生，素行"
            "端正，并无隐匿来历、冒名顶替情事。如有虚报，保人愿负连带之责。", one=m.name(one, "保人"), two=m.name(two,
            "保人"), own=m.name(own, "户主"), native=m.native(), came=reign(m.day(1931, 1947), "moved"),
            home=at(old_home(m, r, made.year), "住址"), trade=m.pick("弹棉花", "摆书摊", "行医", "打锡器"))),
        para("计开户口：", indent=0),
        para("本人　生于", reign(own.birth, "birth"), "；妻", m.name(f"{family}{family_name(wife)}氏", "成员"), "，",
            reign(wife.birth, "birth"), "生人；母", m.name(f"{family}{family_name(mother)}氏", "成员"),
            "，年近七旬；子", m.name(son, "成员"), "，", on(m, son.birth, "birth", "han",
            precision="year") if son.birth.year < made.year else "尚在襁褓", "。"),
        para("谨呈"),
        para(f"{r.county}人民政府公安局　户籍股　准予登记入册", indent=0),
        foot("具保人　", m.name(one, "保人"), "（押）　", m.name(two, "保人"), "（押）"),
        foot("公历", on(m, made, "registered", style)),
        para("批：查实，准立户。", m.name(clerk, "经办人"), indent=0),
        *seal(m, r.county_bureau, share=0.8),
    )  # fmt: skip
    return paper(
        "old_bond", "户籍", "户口登记", made.year, f"{own.name}立户具保结书", page, series="DC", about=(own,),
        creator=r.county_bureau,
    )  # fmt: skip


def parting_deed(m: Maker) -> Form:
    """Brothers part house before middlemen; the station splits the household by their deed."""
    r, made = pick_region(m), m.day(1979, 2009)
    father = aged(m, made.year, 55, 74, sex="男")
    elder, younger = kin(m, "长子", father), kin(m, "次子", father)
    middle, clerk = [cadre(m, made.year) for _ in range(2)], police(m)
    style, there = m.pick("nian", "cn", "circles"), village_home(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "分家协议", "分　书", "分户析产约"),
        para("立约人：", m.name(father, "户主"), "，年", f"{made.year - father.birth.year}岁；长子",
            m.name(elder, "新户主"), "，", on(m, elder.birth, "birth", "cn", precision="month"), "生；次子",
            m.name(younger, "新户主"), "，", on(m, younger.birth, "birth", "cn"), "生。", indent=0),
        para("兹因人口渐多，父子商议，凭", m.name(middle[0], "中人"), "、", m.name(middle[1], "中人"), "作中，将坐落",
            at(there, "住址"), "老屋三间分与长子，东首新屋二间分与次子。老人由次子", m.name(younger, "新户主"),
            "供养，", "自", on(m, m.after(made, 1, 30), "split", style), "起各立门户，户口分开。"),
        para("长媳", m.name(mate(m, elder)[1], "成员"), "随长子一户。", say("长子身份证号", id_in(m, elder, made.year),
            "。") if made.year > 1986 else say("")),
        para("恐口无凭，立此一式三纸，送派出所一纸办理分户。"),
        foot("立约人：", listed(m.name(father, "户主"), m.name(elder, "新户主"), m.name(younger, "新户主"), by="　")),
        foot("执笔：", m.name(middle[1], "中人"), "　", on(m, made, "signed", style)),
        Gap(0.3),
        para("已分户，新户号", m.number(m.numbers.serial(6), "household", optional=True), "、",
            m.number(m.numbers.serial(6), "household", optional=True), "。经办", m.name(clerk, "经办人"), "，",
            on(m, m.after(made, 3, 60), "registered", m.pick("dot", "gap2", "dash")), "。", indent=0),
        *seal(m, r.stations[1], "户口专用章"),
    )  # fmt: skip
    return paper(
        "parting_deed", "户籍", "分户", made.year, f"{father.name}户分家分户协议", page, series="FH",
        about=(father, elder, younger), creator=r.stations[1],
    )  # fmt: skip


FORMS = (birthday_talk, hid_a_mouth, street_minutes, request_and_reply, herder_sheet, old_bond, parting_deed)
