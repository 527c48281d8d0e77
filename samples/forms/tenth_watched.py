"""Watched people, tenth part: a card with ticks, a beat's list, a striking off in boxes, a cap taken off."""

# isort: skip_file
from __future__ import annotations

from dataclasses import replace

from samples.blocks import Block, Cell, Table
from samples.forms.apart_base import foot, key, line, row, val
from samples.forms.base import Form, Maker, han_number
from samples.forms.eighth_base import nickname
from samples.forms.tenth_base import (
    Part, aged, at, caption, decided, head_line, household, id_in, kin, ledger, mate, on, other_name, over, paper,
    paper_number, phone, police, seal, ticks,
)  # fmt: skip
from samples.forms.tenth_places import home, old_home, pick_region, town_home
from samples.rich import say

_NICK = ("三瘪子", "大头", "光头强", "老幺", "疤脸")


def risk_card(m: Maker) -> Form:
    """A card of 1985 to 2012: kinds to tick, looks, kin and friends in rows, two who may vouch for what he does."""
    r, made = pick_region(m), m.day(1985, 2012)
    own = aged(m, made.year, 20, 55)
    family, friend = household(m, own, made.year, 2), aged(m, made.year, 20, 55)
    clerk, chief, station = police(m), police(m), m.rng.choice(r.stations)
    style = m.pick("dot", "pause4", "cn")
    rows: list[list[Part]] = [
        [tie, m.name(p, "家属"), f"{made.year - p.birth.year}", m.employer()] for tie, p in family
    ]
    rows.append(["交往人", m.name(friend, "关系人"), f"{made.year - friend.birth.year}", m.pick("跑运输", "无业")])
    alias: Part = nickname(m.rng.choice(_NICK))
    if m.chance(0.5):
        alias = m.former(before := other_name(m, own))
        own = replace(own, former_names=(before,))
    page: tuple[Block, ...] = (
        head_line(m, "重点人口管理卡（列管）", "列管重点人口登记卡"),
        line("卡片编号 ", m.number(m.pick(f"{r.letters}重{m.numbers.serial(5)}",
            f"ZD{made.year}{m.numbers.serial(4)}"), "file"), align="right"),
        Table(rows=[
            [caption("姓名", 12, m.name(own, "列管对象")), caption("别名绰号", 12, alias), caption("性别", 6, own.sex),
             caption("出生", 14, on(m, own.birth, "birth", style))],
            [caption("身份证编号", 26, id_in(m, own, made.year) if made.year > 1986 else "未领证"),
             caption("身高体态", 18, f"{m.rng.randint(160, 182)}cm，", m.pick("偏瘦", "中等", "微胖"))],
            [caption("户籍住址", 44, at(home(m, r), "户籍地"))],
            [caption("实际居住", 44, at(town_home(m, r), "现住址"))],
            [caption("类别", 44, ticks(m, m.pick("扰乱治安嫌疑", "刑释解教"), "刑释解教", "扰乱治安嫌疑", "吸毒",
                "纠纷激化"))]], photo=("照片", 2), joined=True),
        ledger([key("关系", 0.8), key("姓名", 1.1), key("年龄", 0.6), key("从业", 2)], rows, side="社会关系",
            joined=True),
        Table(rows=[decided(m, "责任区", "建议列管", clerk, "责任民警", made, style),
            decided(m, "所领导", "同意列管", chief, "审批人", m.after(made, 1, 12), style)]),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "risk_card", "重点人口", "列管", made.year, f"{own.name}重点人口管理卡", page, series=m.pick("ZJ", "FJ"),
        about=(own,), creator=station,
    )  # fmt: skip


def beat_list(m: Maker) -> Form:
    """A beat's list of those it watches, a row each, some moved to another class that year."""
    r = pick_region(m)
    year, clerk, station = m.rng.randint(1984, 2012), police(m), m.rng.choice(r.stations)
    style = m.pick("pause", "dot0", "short0")
    rows: list[list[Part]] = []
    for n in range(1, m.rng.randint(6, 9)):
        own = aged(m, year, 20, 60)
        one, two = m.rng.sample(["一类", "二类", "三类"], 2)
        rows.append([str(n), m.name(own, "列管对象"), own.sex, on(m, own.birth, "birth", style),
            at(home(m, r), "住址"), on(m, m.day(year - 5, year - 1), "listed", style), one, two,
            on(m, m.day(year, year), "changed", style)])  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "责任区重点人口变更类别名单", "重点人口类别调整花名册", scale=1.45),
        line(f"{station}　第{han_number(m.rng.randint(1, 12))}责任区　　责任民警 ", m.name(clerk, "责任民警"),
            indent=0),
        ledger([key("号", 0.4), key("姓名", 1.1), key("性别", 0.5), key("出生", 1.2), key("居住地", 2.9),
            key("列管时间", 1.2), over("类　别", ("原", 0.7), ("现", 0.7)), key("调整日期", 1.2)], rows),
        foot(f"{year}年底造册"),
        *seal(m, station, share=0.4),
    )  # fmt: skip
    return paper(
        "beat_list", "重点人口", "变更类别", year, f"{station}{year}年重点人口类别调整花名册", page, series="FJ",
        creator=station, landscape=True,
    )  # fmt: skip


def struck_boxes(m: Maker) -> Form:
    """A striking off in boxes: what he did each quarter of the last year, with the day and who saw it."""
    r, made = pick_region(m), m.day(1986, 2012)
    own, clerk, chief = aged(m, made.year, 22, 60), police(m), police(m)
    watcher, station = aged(m, made.year, 35, 68), m.rng.choice(r.stations)
    style = m.pick("dot", "cn", "pause4")
    rows: list[list[Part]] = [
        [f"第{han_number(n)}次", on(m, m.after(made, -390 + 90 * n, -330 + 90 * n), "observed", style),
         m.pick("安心务工", "无异常", "参加技能培训", "家庭和睦"), m.name(m.rng.choice((clerk, watcher)), "考察人")]
        for n in range(1, 4)
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "重点人口撤管呈批表", "撤销列管对象审批表"),
        line("文号 ", paper_number(m, f"{r.letters}公治撤", made.year), align="right"),
        Table(rows=[[key("姓　名", 7), val(m.name(own, "列管对象"), share=15), key("出　生", 7),
             val(on(m, own.birth, "birth", style), share=17)],
            *([row("7 39", "身份证", id_in(m, own, made.year))] if made.year > 1986 else []),
            row("7 39", "居住地", at(home(m, r), "住址")),
            row("7 15 7 17", "列管日期", on(m, m.after(made, -2000, -500), "listed", style), "撤管原因",
                m.pick("考察期满", "表现良好", "患病瘫痪")),
            row("7 15 7 17", "帮教人", m.name(watcher, "帮教人"), "电话", phone(m, r))], joined=True),
        ledger([key("次数", 0.7), key("考察日", 1.2), key("表现", 2), key("考察人", 1.1)], rows, side="考察",
            joined=True),
        Table(rows=[decided(m, "责任民警", "建议撤管", clerk, "责任民警", made, style),
            decided(m, "审批人", "同意撤管", chief, "审批人", m.after(made, 2, 15), style)]),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "struck_boxes", "重点人口", "撤管", made.year, f"{own.name}重点人口撤管呈批表", page,
        series=m.pick("ZJ", "FJ"), about=(own,), creator=station,
    )  # fmt: skip


def cap_off(m: Maker) -> Form:
    """An approval of 1978 to 1980 by which somebody's cap is taken off: vote, commune, county."""
    r, made = pick_region(m), m.day(1978, 1980)
    own = aged(m, made.year, 45, 75, han=True)
    spouse = mate(m, own)[1]
    child, leader, clerk, chief = kin(m, "长子", own), aged(m, made.year, 30, 55, han=True), police(m), police(m)
    style = m.pick("han", "cn", "short_han")
    page: tuple[Block, ...] = (
        head_line(m, "摘帽审批表", "四类分子摘帽（撤管）审批表"),
        Table(rows=[row("9 12 6 5 6 8", "本人姓名", m.name(own, "列管对象"), "性别", own.sex, "年龄",
                f"{made.year - own.birth.year}"), row("9 37", "住　　址", at(old_home(m, r, 1978), "住址")),
            row("9 14 9 14", "戴帽时间", on(m, m.day(1951, 1959), "listed", "cn", precision=m.pick("month", "year")),
                "原定成份", m.pick("地主", "富农", "坏分子")),
            row("9 37", "家庭人口", say("配偶", m.name(spouse, "家属"), "，子", m.name(child, "家属"), "，均社员")),
            [key("群众评议", 9), Cell(text=say(f"到会{m.rng.randint(40, 160)}人，一致同意摘帽。"), share=37, lines=2,
                foot=say("生产队长　", m.name(leader, "证明人"), "　", on(m, m.after(made, -30, -5), "observed",
                    style)))], [key("公社意见", 9), Cell(text=say("同意。"), share=37, lines=2,
                foot=say("公安特派员　", m.name(clerk, "承办人"), "　", on(m, m.after(made, -4, -1), "signed",
                    style)))], [key("县革委会批示", 9), Cell(text=say("批准摘帽，撤销管制。"), share=37, lines=2,
                foot=say(m.name(chief, "审批人"), "　", on(m, made, "approved", style)))]]),
        *seal(m, f"{r.county}革命委员会", share=0.8),
    )  # fmt: skip
    return paper(
        "cap_off", "重点人口", "撤管", made.year, f"{own.name}摘帽撤管审批表", page, series="ZJ", about=(own,),
        creator=r.county_bureau,
    )  # fmt: skip


FORMS = (risk_card, struck_boxes, beat_list, cap_off)
