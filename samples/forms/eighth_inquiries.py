"""Inquiries into accidents, eighth part: what a witness said, what a county reported before there were forms."""

from __future__ import annotations

from samples.blocks import Block, Prose, Title
from samples.forms.apart_base import fill, foot, line, para
from samples.forms.base import Form, Maker
from samples.forms.eighth_accidents import clock_of, crash_of
from samples.forms.eighth_base import at, listed, nickname, on, paper, police, seal, who
from samples.forms.eighth_places import home
from samples.rich import Run, printed


def witness(m: Maker) -> Form:
    """An inquiry of a witness on ruled lines, questions and answers, each page signed."""
    when = m.day(1988, 2012)
    c = crash_of(m, when.year)
    asked, seen = m.after(when, 0, 9), who(m, (when.year - 60, when.year - 18))
    one, two = police(m), police(m)
    style = m.pick("cn", "filled", "short_cn")
    page: tuple[Block, ...] = (
        Title(m.pick("询 问 笔 录", "交通事故证人调查笔录"), scale=1.6),
        line("第 1 次　", on(m, asked, "inquiry", style), Run(f"{m.rng.randint(8, 17)}时"), "　地点：",
            Run(m.pick("事故股", "村办公室", "家中")), blanks="rule"),
        line("询问人 ", listed(m.name(one, "询问人"), m.name(two, "记录人")), "　单位 ", Run(c.office), blanks="rule"),
        line("被询问人 ", m.name(seen, "证人"), "　性别 ", Run(seen.sex), "　出生 ", on(m, seen.birth, "birth", "cn"),
            blanks="rule"),
        line("住址 ", at(home(m, c.region), "住址"), "　证件号码 ", m.id_of(seen, old=asked.year < 1999),
            blanks="rule"),
        line("案由 ", Run("交通事故（一般程序）"), blanks="rule"),
        para("问：我们是交警大队民警，今天找你了解一起交通事故，请如实作证。"),
        para("答：好。"),
        para("问：", on(m, when, "accident", "cn"), "在", at(c.scene, "事故地点"), "发生的事故你看见没有？"),
        para("答：看见了，当时我在", m.pick("路边卖西瓜", "等班车", "放牛"), "，", c.plate, "号车", m.pick("开得很快",
            "没有开灯"), "，把",
             m.name(c.second, "当事人"), "撞到沟里去了。"),
        para("问：你认识司机吗？"),
        para("答：认识，他叫", m.name(c.first, "当事人"), "，外号“", nickname(m.pick("大老黑", "瘦猴", "三拐子")),
            "”，以前在", m.pick("粮站", "砖瓦厂"), "跑运输。"),
        para("问：还有谁在场？"),
        para("答：还有", listed(*(m.name(who(m, (1945, 1990)), "证人") for _ in range(2))), "两个人。"),
        para("以上记录念给我听过，没有出入。"),
        line("被询问人：", m.name(seen, "证人"), "（指印）　", on(m, asked, "signed", m.pick("dot", "cn", "stroke0")),
            align="right"),
    )  # fmt: skip
    return paper(
        "witness", "交通事故", "一般程序", asked.year, f"{seen.name}证人询问笔录", page,
        series="YB", about=(seen, c.first, c.second), creator=c.office,
    )  # fmt: skip


def visit_record(m: Maker) -> Form:
    """A commune's report of the seventies on a cart and a truck; no ID numbers yet."""
    when = m.day(1964, 1984)
    c = crash_of(m, when.year)
    team, scribe = who(m, (1920, 1945)), police(m)
    made = m.after(when, 1, 20)
    page: tuple[Block, ...] = (
        Title(m.pick("关于一起交通事故的调查处理报告", "交通肇事处理报告"), scale=1.4),
        para(f"{c.region.county_bureau}交通监理站：", indent=0),
        para(
            fill(
                "{day}{hour}，{unit}司机{first}驾驶解放牌货车（车号{plate}），行至{scene}，将社员{second}所赶的马车撞翻，"
                "{second}{hurt}。生产队长{team}当即组织抢救。",
                day=on(m, when, "accident", m.pick("han", "cn", "short_cn")), hour=clock_of(m),
                    unit=m.pick("县运输公司", "水泥厂", "粮食局车队"),
                first=m.name(c.first, "当事人"),
                    plate=m.number(f"{c.region.plate[0]}{m.pick('15', '08')}-{m.numbers.digits(5)}", "plate"),
                scene=at(c.scene, "事故地点"), second=m.name(c.second, "当事人"), hurt=m.pick("右腿骨折",
                    "当场昏迷"),
                team=m.name(team, "证人"),
            )
        ),
        para("经勘查现场、访问群众，", m.name(c.first, "当事人"), "思想麻痹，车速过快，应负全部责任。经单位与",
            m.name(c.second, "当事人"),
             "所在生产队协商，赔偿医药费及误工工分折款", m.pick("壹佰贰拾元", "捌拾陆元伍角"), "。"),
        para("以上意见当否，请批示。"),
        foot("调查人：", m.name(scribe, "调查人")),
        foot(on(m, made, "signed", m.pick("han", "cn", "circles"))),
        *seal(m, c.region.county_bureau),
        Prose(text=printed("（归档分类：一般程序）"), indent=0),
    )  # fmt: skip
    return paper(
        "visit_record", "交通事故", "一般程序", made.year, f"{c.first.name}交通肇事处理报告", page,
        series="YB", about=(c.first, c.second), creator=c.region.county_bureau,
    )  # fmt: skip


FORMS = (witness, visit_record)
