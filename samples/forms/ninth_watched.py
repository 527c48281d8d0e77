"""Watched people, ninth part: a notice of a release, a group's record, a report on one's own thoughts."""

from __future__ import annotations

from samples.blocks import Block, Gap, Table, Title, roster
from samples.forms.apart_base import fill, foot, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import (
    at,
    head_line,
    kin,
    listed,
    on,
    opinion,
    other_name,
    paper,
    paper_number,
    police,
    seal,
    tear,
    who,
)
from samples.forms.ninth_places import home, pick_region, village_home
from samples.forms.seventh_base import filled
from samples.rich import Text, say


def release_notice(m: Maker) -> Form:
    """A farm's notice that somebody is released, with the answer of the station that lists him."""
    r = pick_region(m)
    made = m.day(1981, 2008)
    own = who(m, (made.year - 48, made.year - 21), sex="男", han=True)
    father, warden, clerk, station = kin(m, "父", own), police(m), police(m), m.rng.choice(r.stations)
    style, farm = m.pick("cn", "apart", "han"), m.pick("第三劳动改造支队", "青山农场", "第五监狱")
    page: tuple[Block, ...] = (
        Title(m.pick("刑满释放人员通知书", "两劳释放人员通知书"), scale=1.5),
        line(paper_number(m, m.pick("劳释", "狱释"), made.year), align="right"),
        para(f"{station}：", indent=0),
        filled(
            fill(
                "{own}，又名{alias}，{birth}生，捕前住{home}。因{crime}罪于{jailed}被判刑，现刑期届满，于{free}释放，"
                "回{home2}随父{father}生活，请列为重点人口管理。",
                own=m.name(own, "列管对象"), alias=m.former(other_name(m, own)), birth=on(m, own.birth, "birth", style),
                home=at(home(m, r), "捕前住址"), crime=m.pick("盗窃", "诈骗", "抢劫"),
                jailed=on(m, m.after(made, -2500, -700), "sentenced", "cn"), free=on(m, made, "released", style),
                home2=at(village_home(m, r), "住址"), father=m.name(father, "家属"),
            )
        ),
        foot(farm, "　经办人：", m.name(warden, "经办人")),
        foot(on(m, m.after(made, -15, 0), "issued", style)),
        *seal(m, farm, share=0.8),
        tear(m, "回　执"),
        para(m.name(own, "列管对象"), "已于", on(m, m.after(made, 1, 12), "registered", m.pick("cn", "dot")),
             "报到，经审批已列管，责任民警", m.name(clerk, "责任民警"), "。"),
        foot(station),
    )  # fmt: skip
    return paper(
        "release_notice", "重点人口", "列管", made.year, f"{own.name}刑满释放列管通知书", page,
        series="ZJ", about=(own,), creator=station,
    )  # fmt: skip


def group_record(m: Maker) -> Form:
    """A group's talks with somebody, in rows; at the end it asks for another class."""
    r = pick_region(m)
    made = m.day(1986, 2010)
    own = who(m, (made.year - 55, made.year - 22))
    helpers = [who(m, (1930, 1972)) for _ in range(3)]
    clerk, chief, station = police(m), police(m), m.rng.choice(r.stations)
    style, classes = m.pick("dot", "short0", "cn"), m.rng.sample(["一级", "二级", "三级"], 2)
    rows: list[list[Text]] = [
        [say(on(m, m.after(made, -300 + 70 * n, -240 + 70 * n), "observed", style)), say(m.name(m.rng.choice(helpers),
            "帮教人")),
         say(m.pick("谈工作安排，情绪尚可", "批评其酗酒，表示改正", "家访，未见异常"))]
        for n in range(m.rng.randint(3, 4))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "帮教小组活动记录（变更类别）", "重点人口帮教记录暨变更类别呈批表", scale=1.4),
        Table(
            rows=[
                row("9 16 9 16", "帮教对象", m.name(own, "列管对象"), "出生日期", on(m, own.birth, "birth", style)),
                row("9 41", "身份证号码", m.id_of(own, old=made.year < 1999)),
                row("9 41", "住　　址", at(home(m, r), "住址")),
                row("9 41", "小组成员", listed(*(m.name(p, "帮教人") for p in helpers))),
            ],
            joined=True,
        ),
        Table(side="活动情况", rows=roster(("日期", "谈话人", "内容"), rows, (1.3, 1.2, 3.5)).rows, joined=True),
        Table(
            rows=[
                opinion(m, "变更意见", f"建议由{classes[0]}变更为{classes[1]}。", clerk, "责任民警", made, style=style),
                opinion(m, "审批意见", "同意变更类别。", chief, "审批人", m.after(made, 2, 15), style=style),
            ]
        ),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "group_record", "重点人口", "变更类别", made.year, f"{own.name}帮教小组活动记录", page,
        series="FJ", about=(own,), creator=station,
    )  # fmt: skip


def own_thoughts(m: Maker) -> Form:
    """Somebody's report on his own thoughts, then a street's and the station's word that he goes off the list."""
    r = pick_region(m)
    made = m.day(1980, 2006)
    own = who(m, (made.year - 55, made.year - 22))
    chair, chief, clerk, station = who(m, (1925, 1960)), police(m), police(m), m.rng.choice(r.stations)
    page: tuple[Block, ...] = (
        Title(m.pick("思　想　汇　报", "思想汇报及撤管请求"), scale=1.6),
        para(m.pick("派出所领导：", "敬爱的政府："), indent=0),
        para(
            fill(
                "我是{home}的{own}，{birth}出生。自{listed}列管以来，"
                "蒙民警{clerk}同志和治保主任{chair}多次教育，我在{job}劳动，"
                "按月汇报，没有再和过去的人来往。恳请撤管。",
                home=at(home(m, r), "住址"), own=m.name(own, "列管对象"), birth=on(m, own.birth, "birth", m.pick("cn",
                    "han")),
                listed=on(m, m.after(made, -1800, -400), "listed", "cn", precision=m.pick("day", "month")),
                clerk=m.name(clerk, "责任民警"), chair=m.name(chair, "帮教人"), job=m.pick("砖厂", "街道服务社",
                    "果园"),
            )
        ),
        foot("汇报人：", m.name(own, "列管对象")),
        foot(on(m, made, "written", m.pick("han", "zero_han", "dot", "hao"))),
        Gap(0.5),
        line("身份证号：", m.id_of(own, old=made.year < 1999) if made.year > 1986 else "（未发）"),
        Table(
            rows=[
                opinion(m, "居（村）委会意见", "表现较好，同意撤管。", chair, "治保主任", m.after(made, 1, 9)),
                opinion(m, "派出所审批", "同意撤管。", chief, "审批人", m.after(made, 10, 30)),
            ]
        ),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "own_thoughts", "重点人口", "撤管", made.year, f"{own.name}思想汇报及撤管审批", page,
        series="ZJ", about=(own,), creator=station,
    )  # fmt: skip


FORMS = (release_notice, group_record, own_thoughts)
