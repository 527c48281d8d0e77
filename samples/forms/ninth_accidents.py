"""Accidents, ninth part: a record of the scene, a mediation, a receipt to tear off, a plea, a driver's own words."""

from __future__ import annotations

from samples.blocks import Block, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import (
    at,
    clock,
    head_line,
    kin,
    listed,
    on,
    paper,
    paper_number,
    phone,
    plate,
    police,
    seal,
    tear,
    who,
)
from samples.forms.ninth_places import home, pick_region, scene_of
from samples.forms.seventh_base import filled
from samples.rich import Run, Text, printed, say


def scene_record(m: Maker) -> Form:
    """A record of a scene on ruled lines: who came when, what lay where, who looked on."""
    r = pick_region(m)
    when = m.day(1987, 2010)
    first, second = (who(m, (when.year - 60, when.year - 18)) for _ in range(2))
    one, two, looker = police(m), police(m), who(m, (1940, 1980))
    style, number = m.pick("cn", "apart", "hao"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "现场勘查笔录", "道路交通事故现场勘查笔录"),
        line("勘查时间：", on(m, when, "accident", style), clock(m), "　适用程序：", Run("一般程序"), blanks="rule"),
        line("勘查地点：", at(scene_of(m, r), "事故地点"), blanks="rule"),
        line("勘查人员：", listed(m.name(one, "勘查人"), m.name(two, "记录人")), "　单位：", Run(r.traffic),
            blanks="rule"),
        line("见证人：", m.name(looker, "见证人"), "，住", at(home(m, r), "住址"), blanks="rule"),
        para("一、道路为沥青路面，宽", f"{m.rng.randint(5, 14)}米，视线良好，路面", m.pick("干燥", "有积雪"), "。"),
        para("二、", number, "号货车头北尾南停于路东，驾驶人", m.name(first, "当事人"), "（", m.id_of(first,
            old=when.year < 1999),
             "）在场；右前轮距路边1.8米，制动印长", f"{m.rng.randint(6, 22)}.4米。"),
        para("三、自行车倒于车前，骑车人", m.name(second, "当事人"), "已送", m.pick("县医院", "矿务局医院"),
            "抢救，地面有血迹一处。"),
        para("四、提取油漆碎片两块，拍照", f"{m.rng.randint(5, 14)}张，绘现场图一幅。"),
        Gap(0.3),
        line("当事人签名：", m.name(first, "当事人"), "　　见证人签名：", m.name(looker, "见证人")),
        foot("绘图：", m.name(two, "记录人"), "　", on(m, when, "signed", m.pick("dot", "cn"))),
    )  # fmt: skip
    return paper(
        "scene_record", "交通事故", "一般程序", when.year, f"{first.name}交通事故现场勘查笔录", page,
        series="YB", about=(first, second), creator=r.traffic,
    )  # fmt: skip


def mediation(m: Maker) -> Form:
    """A record of a mediation with everyone's part, and an estimate of the damage to the vehicle."""
    r = pick_region(m)
    when = m.day(1991, 2009)
    made, old = m.after(when, 20, 90), when.year < 1999
    first, second = (who(m, (when.year - 58, when.year - 19)) for _ in range(2))
    father, boss = kin(m, "父", second), who(m, (1940, 1970))
    chair, scribe, expert = police(m), police(m), who(m, (1945, 1975))
    rows: list[list[Text]] = [
        [say("甲方"), say(m.name(first, "当事人")), say(m.id_of(first, old=old)), say(at(home(m, r), "住址"))],
        [say("乙方"), say(m.name(second, "当事人")), say(m.id_of(second, old=old)), say(at(home(m, r), "住址"))],
    ]
    page: tuple[Block, ...] = (
        Title("损害赔偿调解记录", scale=1.55),
        line("案号：", paper_number(m, f"{r.letters}交调", made.year), "　　时间：", on(m, made, "mediation", "cn"),
            clock(m)),
        roster(("称谓", "姓　名", "身份证号", "住　　址"), rows, (0.6, 1.1, 2.1, 3.4)),
        line("其他到场人：", listed(m.name(father, "代理人"), m.name(boss, "车主")), "（依次为乙方之父、甲方车主）"),
        line("事故时间及地点：", on(m, when, "accident", m.pick("cn", "dot")), "，", at(scene_of(m, r), "事故地点")),
        para("车物损失鉴定：", plate(m, r), "号车前保险杠、水箱损坏，估价", f"{m.rng.randint(3, 90) * 20}元，鉴定人",
             m.name(expert, "鉴定人"), "。"),
        para("主持人：双方对责任有无异议？　甲方：没有。　乙方代理人", m.name(father, "代理人"),
            "：没有，要求赔偿医药费和误工费。"),
        para("结果：", m.name(first, "当事人"), "赔偿", m.name(second, "当事人"), m.pick("1860元", "贰仟肆佰元整"),
            "，由车主",
             m.name(boss, "车主"), "垫付，限", on(m, m.after(made, 5, 30), "due", "cn"), "前交清。"),
        line("甲方：", m.name(first, "当事人"), "　乙方：", m.name(second, "当事人"), "　调解人：", m.name(chair,
            "调解人"),
             "　记录：", m.name(scribe, "记录人")),
        *seal(m, r.traffic),
    )  # fmt: skip
    return paper(
        "mediation", "交通事故", "损害赔偿调解", made.year, f"{first.name}与{second.name}损害赔偿调解记录", page,
        series="TJ", about=(first, second), creator=r.traffic,
    )  # fmt: skip


def quick_receipt(m: Maker) -> Form:
    """A slip of the summary procedure in prose, with a receipt for money below the cut."""
    r = pick_region(m)
    when = m.day(1996, 2012)
    old, style = when.year < 1999, m.pick("cn", "apart0", "slash")
    first, second = (who(m, (when.year - 58, when.year - 18)) for _ in range(2))
    cop, number = police(m), m.number(f"{r.dial}-{when:%y}{m.numbers.serial(5)}", "document")
    page: tuple[Block, ...] = (
        Title("交通事故简易程序处理单", scale=1.5),
        line("编号 ", number, align="right"),
        filled(
            fill(
                "{day}{hour}，{first}（身份证{one}，住{home}）"
                "驾驶{car}在{scene}与{second}（身份证{two}）驾驶的{other}相刮，"
                "{first}负{share}责任，适用简易程序当场处理。",
                day=on(m, when, "accident", style), hour=clock(m), first=m.name(first, "当事人"), one=m.id_of(first,
                    old=old),
                home=at(home(m, r), "住址"), car=plate(m, r), scene=at(scene_of(m, r), "事故地点"),
                second=m.name(second, "当事人"), two=m.id_of(second, old=old), other=plate(m, r), share=m.pick("全部",
                    "主要"),
            )
        ),
        line("当事人：", listed(m.name(first, "当事人"), m.name(second, "当事人"), by="　"), "　民警：", m.name(cop,
            "交通警察")),
        *seal(m, r.traffic),
        tear(m),
        Prose(text=printed("收　　条"), align="centre", scale=1.4),
        para("今收到", m.name(first, "当事人"), "同志交来修车款人民币", m.pick("叁佰元", "伍佰贰拾元整"),
            "。处理单编号 ", number, "。"),
        foot("收款人：", m.name(second, "当事人")),
        foot(on(m, when, "paid", m.pick("cn", "zero_han", "dot"))),
    )  # fmt: skip
    return paper(
        "quick_receipt", "交通事故", "简易程序", when.year, f"{first.name}简易程序处理单", page,
        series="JY", about=(first, second), creator=r.traffic,
    )  # fmt: skip


def review_plea(m: Maker) -> Form:
    """A plea for a review: who asks, against which finding, why; what the higher office enters below."""
    r = pick_region(m)
    found = m.day(2004, 2012)
    asked = m.after(found, 1, 3)
    own, other, clerk = who(m, (1950, 1986)), who(m, (1950, 1986)), police(m)
    page: tuple[Block, ...] = (
        Title("复 核 申 请 书", scale=1.6),
        para("申请人：", m.name(own, "申请人"), f"，{own.sex}，", on(m, own.birth, "birth", "cn"), "生，住",
            at(home(m, r), "住址"),
             "，身份证号", m.id_of(own), "。电话：", phone(m, r), indent=0),
        para("对方当事人：", m.name(other, "当事人"), "，驾驶", plate(m, r), "号小客车。", indent=0),
        para(f"申请人不服{r.traffic}", on(m, found, "finding", "cn"), "作出的", paper_number(m, f"{r.letters}公交认",
            found.year),
             "道路交通事故认定，申请复核。"),
        para("理由：", on(m, m.after(found, -30, -10), "accident", "hao"), clock(m), "，我在", at(scene_of(m, r),
            "事故地点"),
             "正常行驶，", m.name(other, "当事人"), "突然左转，认定书却认定我负主要责任，与事实不符。"),
        para("此致", indent=2),
        para(f"{r.bureau}交通警察支队", indent=0),
        foot("申请人：", m.name(own, "申请人")),
        foot(on(m, asked, "applied", m.pick("cn", "apart", "zero_han"))),
        Table(rows=[row("9 16 9 16", "收件人", m.name(clerk, "受理人"), "受理日期", on(m, m.after(asked, 0, 4),
            "accepted", "dot"))]),
    )  # fmt: skip
    return paper(
        "review_plea", "交通事故", "复核", asked.year, f"{own.name}交通事故复核申请书", page,
        series="FH", about=(own, other), creator=f"{r.bureau}交通警察支队",
    )  # fmt: skip


FORMS = (scene_record, mediation, quick_receipt, review_plea)
