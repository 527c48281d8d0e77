"""Watched people, eighth part: a contract on help for somebody released, a list to be struck, a change of class."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, heading, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    head_line,
    kin,
    listed,
    nickname,
    on,
    opinion,
    paper,
    paper_number,
    police,
    seal,
    who,
)
from samples.forms.eighth_places import Region, pick_region, town_home, village_home
from samples.forms.seventh_base import filled
from samples.rich import Ink, Run, Text, printed, say

_BY_NAMES = ("黑皮", "豁嘴", "老九", "六指", "四眼")


def _file(m: Maker, r: Region, year: int) -> Run:
    return m.number(
        m.pick(
            f"{r.short}重人字第{m.numbers.serial(4)}号",
            f"ZK{r.area_code}-{m.numbers.serial(5)}",
            f"{year}-{m.numbers.serial(4)}",
        ),
        "file",
    )


def released(m: Maker) -> Form:
    """A contract on help and education of somebody released; a committee's members in one cell; then listed."""
    r = pick_region(m)
    made = m.day(1986, 2010)
    own = who(m, (made.year - 45, made.year - 20), sex=m.pick("男", "男", "女"))
    helpers = [who(m, (1930, 1975)) for _ in range(3)]
    parent, clerk, chief, station = kin(m, m.pick("父", "胞兄"), own), police(m), police(m), m.rng.choice(r.stations)
    free = m.after(made, -60, -5)
    style = m.pick("cn", "filled", "dot")
    page: tuple[Block, ...] = (
        head_line(m, "刑释人员帮教登记暨列管审批表", "刑满释放人员安置帮教列管表", scale=1.4),
        line("编号：", _file(m, r, made.year), align="right"),
        Table(
            rows=[
                row("8 16 8 18", "姓　名", m.name(own, "列管对象"), "绰　号", nickname(m.rng.choice(_BY_NAMES))),
                row("8 16 8 18", "出生年月日", on(m, own.birth, "birth", style), "身份证号", m.id_of(own,
                    old=made.year < 1999)),
                row("8 42", "家庭住址", at(m.pick(town_home(m, r), village_home(m, r)), "住址")),
                [
                    key("释放情况", 8),
                    val(
                        "因", m.pick("盗窃罪", "流氓罪", "故意伤害罪"), "被判刑", m.pick("二年", "五年"), "，判决书",
                        m.number(f"（{free.year - m.rng.randint(2, 5)}）{r.short}刑初字第{m.rng.randint(3, 190)}号",
                            "document"), "，",
                        on(m, free, "released", m.pick("cn", "dot")), "由", m.pick("第二监狱", "某某农场"), "释放",
                            share=42, lines=2,
                    ),
                ],
                row("8 42", "帮教小组成员", say(m.name(helpers[0], "帮教人"), "（治保主任）、", m.name(helpers[1],
                    "帮教人"), "（妇女主任）、",
                    m.name(helpers[2], "帮教人"), "（组长）、", m.name(parent, "家属"), "（家属）"), lines=2),
                row("8 42", "帮教措施", m.pick("每月谈心一次，帮助联系工作。", "安排到砖厂做工，定期汇报。")),
                opinion(m, "社区民警", "建议列管一年。", clerk, "责任民警", made, style=style),
                opinion(m, "派出所意见", "同意列为重点人口。", chief, "审批人", m.after(made, 1, 7), style=style),
            ]
        ),
        line("被帮教人：", m.name(own, "列管对象"), "　　家属：", m.name(parent, "家属")),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "released", "重点人口", "列管", made.year, f"{own.name}帮教列管审批表", page,
        series=m.pick("ZJ", "FJ"), about=(own,), creator=station,
    )  # fmt: skip


def proposal(m: Maker) -> Form:
    """A request in prose of the sixties to eighties to list somebody, with what neighbours said."""
    r = pick_region(m)
    made = m.day(1979, 1995)
    own = who(m, (made.year - 55, made.year - 22))
    one, two, clerk, chief, station = (
        who(m, (1925, 1955)),
        who(m, (1925, 1955)),
        police(m),
        police(m),
        r.stations[1],
    )
    page: tuple[Block, ...] = (
        Title(m.pick("关于列管重点人口的呈批报告", "列管重点人口报告"), scale=1.45),
        line(paper_number(m, f"{r.short}派重", made.year), align="right"),
        para(m.pick("局长：", "治安股："), indent=0),
        para(
            fill(
                "我管区{home}有居民{own}，又名{alias}，{sex}，{birth}生，{job}。据群众{one}、{two}反映，该人自{since}以来"
                "常与外地不明人员来往，夜间{what}，经济来历不明。经研究，拟列为重点人口，由{clerk}负责管理，当否，请批示。",
                home=at(village_home(m, r), "住址"), own=m.name(own, "列管对象"), alias=m.former(kin(m,
                    "弟" if own.sex == "男" else "妹", own).name),
                sex=own.sex, birth=on(m, own.birth, "birth", m.pick("cn", "han")), job=m.pick("无业", "小贩",
                    "停薪留职"),
                one=m.name(one, "证人"), two=m.name(two, "证人"), since=on(m, m.after(made, -500, -100), "since",
                    "cn", precision=m.pick("month", "year")),
                what=m.pick("聚众打牌", "倒卖旧物"), clerk=m.name(clerk, "责任民警"),
            )
        ),
        foot(station),
        foot(on(m, made, "signed", m.pick("han", "circles", "short_han", "cn"))),
        *seal(m, station, share=0.8),
        Gap(0.5),
        line(Run("批示：同意列管，注意内紧外松。　", Ink.LABEL), m.name(chief, "审批人"), "　", on(m, m.after(made, 2,
            12), "approved", m.pick("short", "dot", "stroke2")), align="right"),
    )  # fmt: skip
    return paper(
        "proposal", "重点人口", "列管", made.year, f"关于列管{own.name}的呈批报告", page,
        series="ZJ", about=(own,), creator=station,
    )  # fmt: skip


def struck_list(m: Maker) -> Form:
    """A branch's decision that strikes several people at once, each with the day on which they were listed."""
    r = pick_region(m)
    made = m.day(1988, 2010)
    clerk, chief, station = police(m), police(m), m.rng.choice(r.stations)
    style = m.pick("dot", "stroke2", "cn")
    people = [who(m, (made.year - 60, made.year - 22)) for _ in range(m.rng.randint(3, 6))]
    rows: list[list[Text]] = [
        [
            say(m.name(own, "列管对象")),
            say(m.id_of(own, old=made.year < 1999)),
            say(at(m.pick(town_home(m, r), village_home(m, r)), "住址")),
            say(on(m, m.after(made, -2400, -400), "listed", style)),
            say(m.pick("表现好", "已迁出", "病残", "考察期满")),
        ]
        for own in people
    ]
    page: tuple[Block, ...] = (
        heading(r.branch),
        Title("撤销重点人口列管批准书", scale=1.5),
        line(paper_number(m, f"{r.short}公重撤", made.year), align="right"),
        para(f"{station}：", indent=0),
        para("你所", on(m, m.after(made, -25, -6), "applied", "cn"), "报来的呈批材料收悉。经审查，", m.name(people[0],
            "列管对象"),
             f"等{len(people)}人已不具备列管条件，同意撤管。名单如下："),
        roster(("姓　名", "身份证号码", "住　址", "列管时间", "撤管原因"), rows, (1.2, 2.2, 3.4, 1.3, 1.1)),
        para("请即日销卡归档。"),
        line("承办人：", m.name(clerk, "承办人"), "　　批准人：", m.name(chief, "审批人"), align="right"),
        foot(on(m, made, "approved", m.pick("han", "cn"))),
        *seal(m, r.branch, share=0.85),
    )  # fmt: skip
    return paper(
        "struck_list", "重点人口", "撤管", made.year, f"{people[0].name}等撤销重点人口列管批准书", page,
        series="ZJ", about=people, creator=r.branch,
    )  # fmt: skip


def other_class(m: Maker) -> Form:
    """A card's back: class before and after side by side, talks with date and who held them."""
    r = pick_region(m)
    made = m.day(1989, 2011)
    own, station = who(m, (made.year - 60, made.year - 24)), m.rng.choice(r.stations)
    clerk, chief = police(m), police(m)
    before, after = m.rng.sample(["甲类", "乙类", "丙类"], 2)
    talks = [
        say(on(m, m.after(made, -300 + 80 * n, -230 + 80 * n), "observed", m.pick("stroke2", "dot", "dash2")),
            "　谈话人：",
            listed(m.name(clerk, "谈话人"), m.name(who(m, (1940, 1975)), "帮教人")), "　", m.pick("情绪稳定",
                "有悔改表现", "回避提问"))
        for n in range(m.rng.randint(2, 3))
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "重点人口类别变更呈批表", "变更重点人口类别登记表"),
        line("卡号：", _file(m, r, made.year), "　　　", f"管辖单位：{station}"),
        Table(
            rows=[
                row("8 14 6 6 8 12", "姓名", m.name(own, "列管对象"), "性别", own.sex, "出生", on(m, own.birth,
                    "birth", m.pick("dot", "cn", "stroke0"))),
                row("8 46", "证件号码", m.id_of(own, old=made.year < 1999)),
                row("8 46", "现住址", at(town_home(m, r), "现住址")),
                row("8 19 8 19", "原类别", before, "变更后类别", after),
                row("8 19 8 19", "原列管日期", on(m, m.after(made, -2500, -600), "listed", m.pick("cn", "dot")),
                    "籍贯", m.native()),
            ],
            joined=True,
        ),
        Table(side="谈话记载", rows=[[Cell(text=talk, share=42, lines=2)] for talk in talks], joined=True),
        Table(rows=[
            opinion(m, "变更理由", "现实表现有变化，宜变更类别。", clerk, "责任民警", made),
            opinion(m, "领导批示", m.pick("同意变更。", "准予变更类别。"), chief, "审批人", m.after(made, 2, 15)),
        ]),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "other_class", "重点人口", "变更类别", made.year, f"{own.name}重点人口类别变更呈批表", page,
        series=m.pick("ZJ", "FJ"), about=(own,), creator=station,
    )  # fmt: skip


def pledge(m: Maker) -> Form:
    """Somebody's own pledge at the end of being watched, vouched for by kin, agreed to by the station."""
    r = pick_region(m)
    made = m.day(1992, 2010)
    own = who(m, (made.year - 50, made.year - 22))
    voucher, clerk, chief, station = (
        kin(m, m.pick("父", "兄", "姐"), own),
        police(m),
        police(m),
        r.stations[1],
    )
    page: tuple[Block, ...] = (
        Title(m.pick("保　证　书", "撤管申请及保证"), scale=1.6),
        filled(
            fill(
                "我叫{own}，住{home}，身份证号{id}。{listed}被派出所列为重点人口以来，在民警{clerk}的教育帮助下，"
                "我认识了错误，现在{job}，今后一定遵纪守法，请求撤管。",
                own=m.name(own, "列管对象"), home=at(village_home(m, r), "住址"), id=m.id_of(own,
                    old=made.year < 1999),
                listed=on(m, m.after(made, -1500, -400), "listed", "cn"), clerk=m.name(clerk, "责任民警"),
                job=m.pick("开货车跑运输", "承包鱼塘", "在姐夫饭店帮厨"),
            )
        ),
        foot("保证人：", m.name(own, "列管对象"), "　　担保人：", m.name(voucher, "担保人")),
        foot(on(m, made, "written", m.pick("cn", "dot", "han", "stroke0"))),
        Prose(text=printed("*　*　*　*　*　*　*　*　*　*"), align="centre"),
        para("经集体研究，同意撤管。", indent=0),
        foot(f"{station}　所长：", m.name(chief, "审批人"), "　", on(m, m.after(made, 3, 20), "approved", "cn")),
        *seal(m, station),
    )  # fmt: skip
    return paper(
        "pledge", "重点人口", "撤管", made.year, f"{own.name}撤管申请保证书", page,
        series="FJ", about=(own,), creator=station,
    )  # fmt: skip


FORMS = (released, proposal, struck_list, other_class, pledge)
