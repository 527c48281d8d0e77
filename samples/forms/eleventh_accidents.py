"""Accidents, eleventh part: a talk at a bedside, a ruling, two families before a mediator, a desk's log."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Prose
from samples.forms.apart_base import fill, foot, key, line, para
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    Part, aged, asked, at, cadre, clock, head_line, id_in, kin, ledger, listed, mate, on, paper, paper_number,
    phone, plate, police, seal,
)  # fmt: skip
from samples.forms.eleventh_places import dwelling, home, pick_region, scene_of
from samples.rich import Run, say


def bedside(m: Maker) -> Form:
    """Questions and answers at a bedside, 1986 to 2014: plates, licence and people come up one by one."""
    r, when = pick_region(m), m.day(1986, 2014)
    own, driver, rider = (aged(m, when.year, 19, 60) for _ in range(3))
    one, two, made = police(m), police(m), m.after(when, 0, 6)
    style, hurt = m.pick("cn", "gap2", "yuan"), plate(m, r)
    page: tuple[Block, ...] = (
        head_line(m, "询问笔录（第一次）", "交通事故询问笔录"),
        line("询问时间：", on(m, made, "inquiry", style), clock(m), "　地点：", Run("县医院外科病房"), indent=0),
        line("询问人：", listed(m.name(one, "询问人"), m.name(two, "记录人")), "　工作单位：", r.traffic, indent=0),
        *asked(
            ("你的自然情况？", (m.name(own, "当事人"), "，", on(m, own.birth, "birth", style), "生，",
                "身份证" if when.year > 1986 else "无证", id_in(m, own, when.year) if when.year > 1986 else "", "，住",
                at(dwelling(m, r, when.year), "住址"), "，家里电话", phone(m, r), "。")),
            ("事故是什么时候、在什么地方发生的？", ("是", on(m, when, "accident", "hao"), m.pick("傍晚",
                "下晚自习的时候", "大约九点半"), "，在", at(scene_of(m, r), "事故地点"), "。")),
            ("你把经过讲一下。", ("我骑车带着", m.name(rider, "伤者"), "，靠右边走，后面来了一辆", m.pick("黄河大货",
                "昌河面包", "桑塔纳"), "，一下子就把我们挂倒了。车没停，开出去二十多米才站住，车号我记得是", hurt,
                "。")),
            ("司机你认识吗？", ("以前不认识，后来听交警说叫", m.name(driver, "驾驶人"), "，是",
                m.name(aged(m, when.year, 30, 60), "车主"), "雇的，他自己有个车，是", plate(m, r), "。")),
            (("对方说你突然拐弯，驾驶证号", id_in(m, driver, max(when.year, 1987)), "的这个人你要不要辨认？"),
                "我没有拐弯，可以辨认。"),
            ("有什么要求？", ("请按一般程序公正处理。", m.name(rider, "伤者"), "比我重，还没醒。"))),
        para("记录属实。", indent=0),
        line(m.name(own, "当事人"), "（左手食指印，右臂骨折不能签字，由其", "妻" if own.sex == "男" else "夫",
            m.name(mate(m, own)[1], "代签人"), "代签）　", on(m, made, "signed", m.pick("dot", "slash")),
            align="right"),
    )  # fmt: skip
    return paper(
        "bedside", "交通事故", "一般程序", made.year, f"{own.name}交通事故询问笔录", page, series="YB",
        about=(own, driver), creator=r.traffic,
    )  # fmt: skip


def ruling(m: Maker) -> Form:
    """A ruling of 1974 to 1991 on an accident: what was found, by which rules, who answers, what each is given."""
    r, when = pick_region(m), m.day(1974, 1991)
    driver, dead = aged(m, when.year, 21, 52, sex="男"), aged(m, when.year, 8, 75)
    boss, heir, chief = cadre(m, when.year), mate(m, dead)[1], police(m)
    made, style = m.after(when, 20, 120), m.pick("han", "nian", "cn")
    if when.year - dead.birth.year < 24:
        heir = kin(m, "父", dead)
    page: tuple[Block, ...] = (
        Prose(text=say(m.pick(r.county_bureau, f"{r.county}交通监理所")), align="centre", scale=1.3),
        head_line(m, "交通事故处理决定书", "交通肇事裁决书", "关于交通肇事的处理决定"),
        line(paper_number(m, m.pick("交监裁", "交裁", f"{r.letters}监"), made.year), align="right"),
        para("肇事人：", m.name(driver, "驾驶人"), f"，男，{when.year - driver.birth.year}岁，", m.pick("县汽车队",
            "林业局", "供销社"), "司机，驾驶证号", m.number(f"{r.plate[0]}{m.numbers.digits(7)}", "licence"), "，住",
            at(dwelling(m, r, when.year), "住址"), "。", indent=0),
        para(on(m, when, "accident", style), clock(m), "，", m.name(driver, "驾驶人"), "驾驶",
            m.number(f"{r.plate[0]}{m.pick('02', '11', '27')}-{m.numbers.digits(5)}", "plate"), "号解放车装载",
            m.pick("原煤", "木材", "化肥"), "，途经", at(scene_of(m, r), "事故地点"), "，因超速会车，将路边行走的",
            m.name(dead, "死者"), "撞伤，送医院抢救无效，", on(m, m.after(when, 1, 6), "death", "cn"), "死亡。搭车人",
            m.name(aged(m, when.year, 20, 60), "证人"), "证言在卷。"),
        para("根据《城市和公路交通管理规则》，决定：一、", m.name(driver, "驾驶人"),
            "负主要责任，吊销驾驶执照，交单位监督劳动；", "二、由车队（法人代表", m.name(boss, "负责人"),
            "）付给死者家属", m.name(heir, "家属"), "丧葬、抚恤费共", f"{m.rng.randint(6, 40)}00元；三、本案按一般程序"
            f"结案，不服可于五日内申诉。"),
        foot("承办　", m.name(police(m), "承办人"), "　　核准　", m.name(chief, "审批人")),
        foot(on(m, made, "issued", style)),
        *seal(m, r.county_bureau, share=0.8),
    )  # fmt: skip
    return paper(
        "ruling", "交通事故", "一般程序", made.year, f"{driver.name}交通事故处理决定书", page, series="YB",
        about=(driver, dead), creator=r.traffic,
    )  # fmt: skip


def two_families(m: Maker) -> Form:
    """A mediation told as a story: both families, those who speak for them, what is paid in which parts and when."""
    r, when = pick_region(m), m.day(1989, 2014)
    payer, hurt = aged(m, when.year, 20, 58), aged(m, when.year, 24, 70)
    tie = "长子" if when.year - hurt.birth.year > 45 else mate(m, hurt)[0]
    agent, elder, host, made = kin(m, tie, hurt), cadre(m, when.year), police(m), m.after(when, 15, 100)
    style = m.pick("cn", "zero_han", "cn0")
    page: tuple[Block, ...] = (
        head_line(m, "调　解　书", "交通事故损害赔偿调解协议书"),
        line(paper_number(m, f"{r.letters}公交调", made.year), align="right"),
        para(fill("{payer}（身份证{one}，住{home}）于{when}驾驶{car}摩托车，在{scene}将行人{hurt}（身份证{two}，住"
            "{there}）撞倒，致其左小腿骨折，住院{days}天。{found}作出的{number}责任认定，{payer}负全部责任，双方均"
            "无异议。", payer=m.name(payer, "当事人"), one=id_in(m, payer, made.year), home=at(home(m, r), "住址"),
            when=on(m, when, "accident", style), car=plate(m, r), scene=at(scene_of(m, r), "事故地点"),
            hurt=m.name(hurt, "当事人"), two=id_in(m, hurt, made.year), there=at(home(m, r), "住址"),
            days=f"{m.rng.randint(9, 90)}", found=on(m, m.after(when, 3, 14), "finding", "cn"), number=paper_number(m,
            f"{r.letters}公交认", when.year))),
        para("今由", m.name(host, "调解人"), "主持，", m.name(hurt, "当事人"), f"本人因伤未到，由其{tie}",
            m.name(agent, "代理人"), "代理；", m.name(payer, "当事人"), "由村干部", m.name(elder, "陪同人"),
            "陪同。议定赔偿医药、误工等费", f"{m.rng.randint(3, 60)}000元，当场交付一半，", on(m, m.after(made, 20, 50),
            "due", "cn"), "付三成，余款", on(m, m.after(made, 60, 150), "due", "yuan"), "以前付清，此后各不相扰。"),
        line("甲方：", m.name(payer, "当事人"), "　乙方代理人：", m.name(agent, "代理人"), "　见证：",
            m.name(elder, "陪同人")),
        foot("调解人：", m.name(host, "调解人"), "　", on(m, made, "mediation", style)),
        *seal(m, r.traffic),
    )  # fmt: skip
    return paper(
        "two_families", "交通事故", "损害赔偿调解", made.year, f"{hurt.name}交通事故损害赔偿调解书", page, series="TJ",
        about=(payer, hurt), creator=r.traffic,
    )  # fmt: skip


def desk_log(m: Maker) -> Form:
    """A desk's log of small crashes: when, who called, both drivers with their plates in one cell, how it ended."""
    r, year = pick_region(m), m.rng.randint(1998, 2014)
    style, month, rows = m.pick("dash", "dot0", "short0"), m.day(year, year), list[list[Part]]()
    for day in sorted(m.after(month, 0, 25) for _ in range(m.rng.randint(4, 6))):
        a, b, cop = aged(m, year, 20, 60), aged(m, year, 20, 60), police(m)
        rows.append([say(on(m, day, "accident", style), "\n", clock(m)), at(scene_of(m, r), "事故地点"),
            say(m.name(a, "当事人"), " ", plate(m, r), "\n", m.name(b, "当事人"), " ", plate(m, r)),
            say(m.name(a, "当事人"), m.pick("负全责", "主责", "追尾，全责"), m.pick("，赔200元", "，自行离开",
                "，当场和解")),
            m.name(cop, "交通警察")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "简易程序事故处理台账", "轻微事故（简易程序）出警登记"),
        ledger([key("日期时间", 1.8), key("地点", 2.8), key("双方及车号", 2.2), key("处理情况", 2.0), key("出警", 1.2)],
            rows),
        para("依据", paper_number(m, f"{r.letters}公交", year), "填记，月底装订。　内勤 ", m.name(police(m), "内勤"),
            indent=0),
        *seal(m, r.traffic, share=0.3),
    )  # fmt: skip
    return paper(
        "desk_log", "交通事故", "简易程序", month.year, f"{r.traffic}{year}年简易程序事故台账", page, series="JY",
        creator=r.traffic, landscape=m.chance(0.6),
    )  # fmt: skip


FORMS = (two_families, desk_log, bedside, ruling)
