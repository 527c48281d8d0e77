"""Accidents, tenth part: parties as columns, an index card, a table of costs, a second look."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Table
from samples.forms.apart_base import foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import clock
from samples.forms.tenth_base import (
    Part, aged, at, caption, cut, decided, head_line, id_in, kin, ledger, on, paper, paper_number, phone, plate,
    police, seal, ticks,
)  # fmt: skip
from samples.forms.tenth_places import dwelling, home, pick_region, scene_of, town_home
from samples.rich import Run, say


def three_parties(m: Maker) -> Form:
    """A finding by the summary procedure of 2005 to 2013: parties are columns, blame is ticked in each."""
    r, when = pick_region(m), m.day(2005, 2013)
    people, cop = [aged(m, when.year, 19, 60) for _ in range(m.rng.randint(2, 3))], police(m)
    blames = ["全部", "无责", "无责"] if m.chance(0.5) else ["主要", "次要", "无责"]
    share, style = 42 / len(people), m.pick("cn", "loose", "dash")

    marks = list("甲乙丙")[: len(people)]
    table = Table(rows=[
        [key("当事方", 8), *(key(f"当事人{c}", share) for c in marks)],
        [key("姓　名", 8), *(val(m.name(p, "当事人"), share=share) for p in people)],
        [key("身份证号", 8), *(val(m.id_of(p), share=share) for p in people)],
        [key("电　话", 8), *(val(phone(m, r), share=share) for _ in people)],
        [key("车　牌", 8), *(val(plate(m, r), share=share) for _ in people)],
        [key("保险公司", 8), *(val(m.pick("平安（虚构）", "大地（虚构）"), share=share) for _ in people)],
        [key("住　址", 8), *(val(at(home(m, r), "住址"), share=share) for _ in people)],
        [key("责　任", 8), *(val(ticks(m, b, "全部", "主要", "次要", "无责"), share=share)
                             for b in blames[: len(people)])],
        [key("签　名", 8), *(val(m.name(p, "当事人"), share=share, align="centre") for p in people)],
    ])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "道路交通事故认定书（简易程序）", "轻微交通事故当场认定书"),
        line("编号 ", m.number(f"{r.dial}{when.year}{m.numbers.serial(6)}", "document"), align="right"),
        line("时间：", on(m, when, "accident", style), " ", clock(m), "　　天气：", Run(m.pick("晴", "雨", "雾"))),
        line("地点：", at(scene_of(m, r), "事故地点")),
        table,
        para("事实：", f"当事人{marks[0]}", m.pick("变更车道", "倒车", "未保持安全距离"),
            "，与前车相撞，车损，无人伤。", indent=0),
        foot("民警 ", m.name(cop, "交通警察"), "　", on(m, when, "issued", m.pick("cn", "dot"))),
        *seal(m, r.traffic, "事故处理专用"),
    )  # fmt: skip
    return paper(
        "three_parties", "交通事故", "简易程序", when.year, f"{people[0].name}等简易程序事故认定书", page,
        series="JY", about=people, creator=r.traffic, landscape=len(people) == 3,
    )  # fmt: skip


def crash_card(m: Maker) -> Form:
    """An index card of 1973 to 1995 of one accident: vehicles, the dead and the hurt in rows, how it was closed."""
    r, when = pick_region(m), m.day(1973, 1995)
    driver, owner = aged(m, when.year, 20, 52, sex="男"), aged(m, when.year, 28, 55)
    cop, style = police(m), m.pick("pause", "pause4", "short_cn", "cn")
    rows: list[list[Part]] = []
    for n in range(m.rng.randint(2, 4)):
        hurt, dead = aged(m, when.year, 6, 70), n == 0 and m.chance(0.5)
        rows.append([m.name(hurt, "死者" if dead else "伤者"), hurt.sex,
            f"{when.year - hurt.birth.year}", at(dwelling(m, r, when.year), "住址"), m.pick("骑车", "步行", "乘车"),
            "当场死亡" if dead else m.pick("腿骨折", "轻微擦伤")])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "交通肇事登记卡", "车辆肇事登记卡片"),
        line("卡号 ", m.number(f"{when.year % 100:02d}-{m.numbers.serial(4)}", "file"), align="right"),
        Table(rows=[[caption("肇事时间", 16, on(m, when, "accident", style), " ", clock(m)),
             caption("肇事地点", 28, at(scene_of(m, r), "事故地点"))],
            [caption("驾驶员", 10, m.name(driver, "驾驶人")), caption("年龄", 6, f"{when.year - driver.birth.year}"),
             caption("驾驶员住址", 28, at(dwelling(m, r, when.year), "住址"))],
            [caption("车号", 14, plate(m, r)), caption("车主或单位负责人", 14, m.name(owner, "车主")),
             caption("车种", 16, m.pick("解放牌大货", "手扶拖拉机", "客车"))]], joined=True),
        ledger([key("姓名", 1.1), key("性别", 0.5), key("年龄", 0.6), key("家住", 2.8), key("状态", 0.8), key("伤情",
            1.2)], rows, side="伤亡人员", joined=True),
        Table(rows=[row("8 36", "责任", say(m.name(driver, "驾驶人"), "负", m.pick("全部", "主要"), "责任。")),
            row("8 14 8 14", "经济赔偿", f"{m.rng.randint(2, 60) * 50}元", "结案日期",
                on(m, m.after(when, 20, 200), "closed", style)),
            row("8 14 8 14", "处理人", m.name(cop, "交通警察"), "处分", m.pick("吊扣驾照三月", "罚款", "移送起诉")),
        ]),
        *seal(m, r.traffic, share=0.4),
    )  # fmt: skip
    return paper(
        "crash_card", "交通事故", "一般程序", when.year, f"{driver.name}交通肇事登记卡", page, series="YB",
        about=(driver,), creator=r.traffic,
    )  # fmt: skip


def cost_table(m: Maker) -> Form:
    """A mediation with a table of costs; who is owed, who pays, heirs and insurers sign; a receipt below."""
    r, when = pick_region(m), m.day(1992, 2012)
    made = m.after(when, 15, 120)
    payer, victim = aged(m, when.year, 20, 55), aged(m, when.year, 22, 68)
    heir, chair = kin(m, m.pick("妻" if victim.sex == "男" else "夫", "弟"), victim), police(m)
    style = m.pick("cn", "dot0", "loose")
    costs = [(word, m.rng.randint(2, 80) * 100) for word in ("医疗费", "误工费", "护理费", "车辆修理费")]
    rows: list[list[Part]] = [[word, f"{sum_}.00", m.pick("凭票据", "按日计算", "协商")] for word, sum_ in costs]
    total = sum(sum_ for _, sum_ in costs)
    page: tuple[Block, ...] = (
        head_line(m, "交通事故损害赔偿调解书", "事故赔偿调解结果表", "交通事故经济赔偿凭证"),
        line(paper_number(m, f"{r.letters}公交调", made.year), align="right"),
        Table(rows=[[key("赔付方", 7), val(m.name(payer, "当事人"), share=10), key("证号", 5), val(id_in(m, payer,
                made.year), share=22)],
            [key("受偿方", 7), val(m.name(victim, "当事人"), share=10), key("证号", 5), val(id_in(m, victim,
                made.year), share=22)], [key("受偿方住所", 7), val(at(home(m, r), "住址"), share=37)],
            [key("出险", 7), val(on(m, when, "accident", style), "，", at(scene_of(m, r), "事故地点"), share=37)],
        ], joined=True),
        ledger([key("赔偿项目", 1.2), key("金额（元）", 1), key("说明", 1.4)], [*rows, ["合计", f"{total}.00", ""]],
            joined=True),
        Table(rows=[
            [key("协议", 7), val("由", m.name(payer, "当事人"), "于", on(m, m.after(made, 5, 30), "due", "cn"),
                "前一次付清，双方不再争议。", share=37, lines=2)],
            row("7 15 7 15", "受托人", m.name(heir, "代理人"), "调解人", m.name(chair, "调解人"))]),
        line("调解日期：", on(m, made, "mediation", style), align="right"),
        *seal(m, r.traffic),
        cut(m, "收　据"),
        para("收到", m.name(payer, "当事人"), f"交来赔偿款{total}元。　领款人：", m.name(heir, "代理人"), "　",
             on(m, m.after(made, 0, 5), "paid", m.pick("pause4", "dot")), indent=0),
    )  # fmt: skip
    return paper(
        "cost_table", "交通事故", "损害赔偿调解", made.year, f"{victim.name}交通事故赔偿调解书", page, series="TJ",
        about=(payer, victim), creator=r.traffic,
    )  # fmt: skip


def second_look(m: Maker) -> Form:
    """A table on which a review of a finding is taken in, looked into and answered, step by step."""
    r, found = pick_region(m), m.day(2005, 2013)
    asked = m.after(found, 1, 3)
    own, other = aged(m, found.year, 20, 60), aged(m, found.year, 20, 60)
    taker, judge, chief = police(m), police(m), police(m)
    number, style = paper_number(m, f"{r.letters}公交认", found.year), m.pick("dash", "cn", "dot0")
    page: tuple[Block, ...] = (
        head_line(m, "交通事故认定复核审批表", "事故认定复核办理单"),
        line("复核文号 ", paper_number(m, f"{r.letters}公交复", asked.year), align="right"),
        Table(rows=[row("9 12 6 19", "申请复核人", m.name(own, "申请人"), "证件", m.id_of(own)),
            row("9 37", "通讯地址", at(town_home(m, r), "住址")),
            row("9 12 6 19", "对方当事人", m.name(other, "当事人"), "车牌", plate(m, r)),
            [key("原认定", 9), val(r.traffic, on(m, found, "finding", "cn"), "作出", number, "认定", share=37,
                lines=2)], row("9 37", "事故地点", at(scene_of(m, r), "事故地点")),
            row("9 37", "请求", ticks(m, "撤销原认定", "撤销原认定", "变更责任", "重新鉴定"))], joined=True),
        Table(rows=[decided(m, "受理", "予以受理", taker, "受理人", asked, style),
            decided(m, "复核人", "事实清楚", judge, "复核人", m.after(asked, 5, 20), style),
            decided(m, "支队长", m.pick("维持", "责令重新认定"), chief, "审批人", m.after(asked, 21, 30), style)]),
        *seal(m, f"{r.bureau}交通警察支队"),
    )  # fmt: skip
    return paper(
        "second_look", "交通事故", "复核", asked.year, f"{own.name}交通事故认定复核审批表", page, series="FH",
        about=(own, other), creator=f"{r.bureau}交通警察支队",
    )  # fmt: skip


FORMS = (three_parties, crash_card, cost_table, second_look)
