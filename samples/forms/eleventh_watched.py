"""Watched people, eleventh part: what an informer wrote, a letter between stations, a last report."""

# isort: skip_file
from __future__ import annotations

from samples.blocks import Block, Gap
from samples.forms.apart_base import fill, foot, line, para
from samples.forms.base import Form, Maker
from samples.forms.eleventh_base import (
    aged, at, cadre, cut, file_code, head_line, id_in, kin, mate, near_day, nickname, on,
    other_name, paper, paper_number, phone, police, rough, seal, span,
)  # fmt: skip
from samples.forms.eleventh_places import elsewhere, home, old_home, pick_region, village_home


def informer(m: Maker) -> Form:
    """What somebody wrote in 1951 to 1975 about a neighbour's past, with dates of the Republic; the police list him."""
    r, made = pick_region(m), m.day(1951, 1975)
    own, teller = aged(m, made.year, 38, 60, sex="男", han=True), aged(m, made.year, 30, 60, han=True)
    one, two = (aged(m, made.year, 38, 65, sex="男", han=True) for _ in range(2))
    clerk, style = cadre(m, made.year), m.pick("han", "nian", "short_cn")
    page: tuple[Block, ...] = (
        head_line(m, "揭　发　材　料", "检举材料"),
        para(f"{r.county_bureau}：", indent=0),
        para(fill("我揭发{own}的历史问题。该人又叫{alias}，外号{nick}，{native}人，{came}逃来我处，现住{home}，以"
            "{trade}作掩护。{then}他在老家当过{post}，是{boss}手下的人，{same}还领人抢过粮。以上是{seen}亲口对我讲的，"
            "{seen}与他同村，可以作证。", own=m.name(own, "列管对象"), alias=m.former(other_name(m, own)),
            nick=nickname(m.pick("麻秆", "二阎王", "独眼龙")), native=rough(elsewhere(m, r).county),
            came=on(m, m.day(1945, 1949), "moved", "republic_han", precision="year"), home=at(old_home(m, r, made.year),
            "住址"), trade=m.pick("补锅", "卖豆腐", "扎彩"), then=span(m, m.day(1936, 1939), m.day(1941, 1944),
            "served"), post=m.pick("保丁", "伪保长", "警备队小队长"), boss=m.name(one, "关系人"),
            same=on(m, m.day(1942, 1944), "crime", "cn", precision="month"), seen=m.name(two, "证明人"))),
        para("我当时怕他报复不敢说，现在向政府交代清楚。如有半句假话，甘愿受罚。"),
        foot("揭发人　", m.name(teller, "揭发人"), "（指印）　住", at(old_home(m, r, made.year), "住址")),
        foot(on(m, made, "written", style)),
        Gap(0.4),
        para("代笔：", m.name(cadre(m, made.year), "代笔人"), "　收件：", m.name(clerk, "承办人"), "　批：",
            "转派出所调查，先列为重点人口。", on(m, m.after(made, 2, 20), "listed", "short_han"), indent=0),
        *seal(m, r.county_bureau, share=0.4),
    )  # fmt: skip
    return paper(
        "informer", "重点人口", "列管", made.year, f"{own.name}历史问题揭发材料", page, series="FJ", about=(own,),
        creator=r.county_bureau,
    )  # fmt: skip


def between_stations(m: Maker) -> Form:
    """A letter that asks another county about somebody, and the answer that came back on the lower half."""
    r, made = pick_region(m), m.day(1983, 2013)
    far, own = elsewhere(m, r), aged(m, made.year, 22, 50, sex="男")
    wife, clerk, other = mate(m, own)[1], police(m), police(m)
    jailed, style = m.after(made, -2500, -1300), m.pick("cn", "dot", "zero_han")
    number = paper_number(m, f"{r.letters}公协", made.year)
    page: tuple[Block, ...] = (
        head_line(m, "协　查　函", "人员情况协查函"),
        line(number, align="right"),
        para(f"{far.county_bureau}{far.stations[1]}：", indent=0),
        para("我所在工作中发现", m.name(own, "列管对象"), "，自称", on(m, own.birth, "birth", style), "生，",
            "持身份证" if made.year > 1986 else "无证件", id_in(m, own, made.year) if made.year > 1986 else "",
            "，户籍", at(village_home(m, far), "户籍地"), "，现在我区", at(home(m, r), "现住址"),
            "租住，昼伏夜出，经济来源不明。请查明该人", "真实身份、有无前科劣迹，速告。联系人", m.name(clerk, "承办人"),
            "，电话", phone(m, r), "。"),
        foot(f"{r.stations[0]}　", on(m, made, "issued", style)),
        *seal(m, r.stations[0], share=0.8),
        cut(m, "（复　　函）"),
        para("你所", near_day(m.after(made, 9, 20), made, "asked"), "来函收悉。经查，", m.name(own, "列管对象"),
            "确系我辖区人，", "妻", m.name(wife, "家属"), "，曾用名", m.former(other_name(m, own)), "，",
            on(m, jailed, "sentenced", "cn"), "因", m.pick("盗窃", "流氓", "故意伤害"), "被判刑三年，",
            on(m, m.after(jailed, 900, 1090), "released", style, precision=m.pick("day", "month")),
            "释放，原为我所列管对象，请你所继续列管。"),
        foot(far.stations[1], "　", m.name(other, "经办人"), "　", on(m, m.after(made, 21, 40), "answered",
            m.pick("cn", "yuan"))),
    )  # fmt: skip
    return paper(
        "between_stations", "重点人口", "列管", made.year, f"{own.name}列管协查函及复函", page, series="ZJ",
        about=(own,), creator=r.stations[0],
    )  # fmt: skip


def last_report(m: Maker) -> Form:
    """A report by which a file is closed: what was held against somebody, what was found, all dates in sentences."""
    r, made = pick_region(m), m.day(1979, 2012)
    own = aged(m, made.year, 28, 66)
    boss, watcher, clerk, chief = aged(m, made.year, 30, 60), cadre(m, made.year), police(m), police(m)
    listed_on, style = m.after(made, -1900, -900), m.pick("cn", "nian", "cn0")
    seen = m.after(made, -300, -60)
    page: tuple[Block, ...] = (
        head_line(m, "结　案　报　告", "重点人口考察终结报告"),
        line("卷号：", file_code(m, "ZD·ZJ", listed_on.year, "D30"), align="right"),
        para(fill("{own}，{sex}，{birth}出生，文化程度小学，住{home}。{listed}因涉嫌{why}经{number}批准列为重点人口，"
            "由民警{clerk}负责，治保干部{watcher}协助。", own=m.name(own, "列管对象"), sex=own.sex,
            birth=on(m, own.birth, "birth", style), home=at(home(m, r) if made.year > 1983 else old_home(m, r,
            made.year), "住址"), listed=on(m, listed_on, "listed", style), why=m.pick("赌博", "倒卖票证", "窝赃",
            "封建迷信活动"), number=paper_number(m, f"{r.letters}公治", listed_on.year), clerk=m.name(clerk,
            "责任民警"), watcher=m.name(watcher, "帮教人"))),
        para("考察情况：", span(m, listed_on, made, "observed"), "间，该人先后在", m.employer(), "及",
            m.name(boss, "雇主"), "承包的工地干活，按时回家。", on(m, seen, "observed", "cn", precision="month"),
            "其邻居丢车，怀疑是他所为，经查是他人作案，与", m.name(own, "列管对象"), "无关。", m.name(watcher,
            "帮教人"), "反映，他对母亲", m.name(kin(m, "母", own), "家属"), "很孝顺，群众没有意见。"),
        para("结论：原嫌疑已排除，无现实危害，建议撤管结案，材料归档。"),
        foot("报告人　", m.name(clerk, "责任民警"), "　", on(m, made, "written", style)),
        Gap(0.3),
        para("同意撤管。　", m.name(chief, "审批人"), "　", on(m, m.after(made, 1, 15), "approved",
            m.pick("dot", "pause4")), indent=0),
        *seal(m, r.stations[0]),
    )  # fmt: skip
    return paper(
        "last_report", "重点人口", "撤管", made.year, f"{own.name}撤管结案报告", page, series="ZJ", about=(own,),
        creator=r.stations[0],
    )  # fmt: skip


FORMS = (between_stations, informer, last_report)
