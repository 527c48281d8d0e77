"""Traffic accidents, fifth part."""

from __future__ import annotations

from samples.blocks import Block, Columns, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.fifth_base import at, car, on, paper_number, police, relative, who, wide
from samples.forms.fifth_places import crossing
from samples.forms.fourth_base import both, filled, heading, lab, labelled, paper, para, rows, seal, val
from samples.people import Person
from samples.rich import Run, say

_KINDS = ("小型轿车", "重型自卸货车", "无牌两轮摩托车", "三轮载货摩托车", "大型客车", "变型拖拉机")


def _clock(m: Maker) -> str:
    return m.pick(
        f"{m.rng.randint(0, 23)}时{m.rng.randint(1, 59)}分",
        f"{m.rng.randint(0, 23)}时许",
        f"凌晨{m.rng.randint(1, 5)}时",
    )


def _office(m: Maker) -> str:
    return m.pick("衡南县公安局交通警察大队", "洛阳市公安局交警支队西工大队", "自贡市公安局交通警察支队三大队")


def two_blocks(m: Maker) -> Form:
    """Each party in a block of its own, beside the other's."""
    when = m.day(2003, 2014)
    a, b, one, two = who(m, (1950, 1992)), who(m, (1950, 1992)), police(m), police(m)
    team = _office(m)

    def block(name: str, person: Person, role: str) -> list[Block]:
        return [
            para(name, align="centre"),
            labelled(
                ("姓　名", m.name(person, role)), ("性别/年龄", f"{person.sex} {when.year - person.birth.year}岁"),
                ("身份证号",
                m.id_of(person)),
                ("住　址", at(m, "住址")), ("车　牌", car(m)), ("驾驶证档案编号",
                m.number(f"4304{m.numbers.digits(8)}",
                "licence_file")),
                ("电　话", m.phone()), ("签　名", wide(m, person, role)), per_line=1, underline=m.chance(0.5),
            ),
        ]  # fmt: skip

    page: list[Block] = [
        heading(m, "轻微交通事故当场处理单", "交通事故简易程序处理书"),
        para(paper_number(m, m.pick("衡公交简", "洛交简", "自公交（简）"), when.year), align="right"),
        para("时间 ", on(m, when, "accident", style="cn"), _clock(m), "　地点 ", at(m, "事故地点", crossing(m)),
        indent=0),
        Columns(left=block("A 方", a, "当事人"), right=block("B 方", b, "当事人"), ruled=m.chance(0.6)),
        Gap(0.3),
        para("事实与责任：A方变更车道时与B方车辆刮擦，A方负全部责任，赔偿B方修车费",
        f"{m.rng.randint(3, 30)}00元，当场结清。"),
        para("值勤民警 ", m.name(one, "交通警察"), "、", m.name(two, "交通警察"), "　处理日期 ", on(m, when, "signed"),
        indent=0),
        *seal(m, team, "事故处理专用章"),
    ]  # fmt: skip
    return paper(
        "two_blocks", "交通事故", "简易程序", when.year, f"{a.name}与{b.name}交通事故当场处理单", page,
        series="JY", retention="D5", about=(a, b), creator=team,
    )  # fmt: skip


def survey_report(m: Maker) -> Form:
    """A report to the leaders in running text, with dead and injured, owner, insurer and witnesses."""
    when = m.day(1992, 2012)
    driver, dead, owner, seen = who(m, (1950, 1985)), who(m, (1930, 1990)), who(m, (1945, 1980)), who(m, (1940, 1985))
    hurt = [who(m, (1940, 1995)) for _ in range(m.rng.randint(1, 2))]
    a, b, chief = police(m), police(m), police(m)
    plate, team = car(m), _office(m)
    old = when.year < 1999
    injured: list[Run | str] = []
    for person in hurt:
        injured += ["、" if injured else "", m.name(person, "伤者")]
    page: list[Block] = [
        Title(m.pick("关于重大交通事故的调查报告", "道路交通事故处理情况报告"), scale=1.5),
        para(paper_number(m, m.pick("衡公交", "洛公交事", "自公交肇"), when.year), align="right"),
        para("大队领导：", indent=0),
        para(
            on(m, when, "accident", style=m.pick("cn", "han")), _clock(m), "，", m.name(driver, "驾驶人"),
            f"（{driver.sex}，", str(when.year - driver.birth.year),
            "岁，", at(m, "住址"), m.pick("人", ""), "，身份证号码", m.id_of(driver, old=old), "）驾驶", m.name(owner,
            "车主"),
            "所有的", plate, m.rng.choice(_KINDS), "，沿",
            m.pick("国道", "县道"), "由西向东行至", at(m, "事故地点", crossing(m)), "，因", m.pick("车速过快",
            "制动失效", "避让不当"), "，与行人",
            m.name(dead, "死者"),
            "相撞，致", m.name(dead, "死者"), "当场死亡，乘车人", *injured, m.pick("受伤", "不同程度受伤"), "。",
        ),
        para(
            "经查：", m.name(driver, "驾驶人"), "于", on(m, m.after(when, -2500, -500), "licence", style="cn",
            precision="month"), "取得驾驶证。据目击者", m.name(seen, "证人"),
            "讲，当时货车没有减速。死者家属已于", on(m, m.after(when, 1, 3), "told", style="cn"), "接到通知。",
        ),
        para("处理意见：", m.name(driver, "驾驶人"), "应负此事故的全部责任，建议移送审查。"),
        para("报告人：", m.name(a, "民警"), " ", m.name(b, "民警"), align="right"),
        para(on(m, m.after(when, 5, 20), "signed", style=m.pick("han", "cn")), align="right"),
        Gap(0.4),
        filled("领导批示：同意立案。　", m.name(chief, "负责人"), "　", on(m, m.after(when, 21, 25), "approved",
        style=m.pick("dot", "pause")), indent=0),
        *seal(m, team),
    ]  # fmt: skip
    return paper(
        "survey_report", "交通事故", "一般程序", when.year, f"{driver.name}交通肇事调查报告", page,
        series="YB", retention="D20", about=(driver, dead, *hurt), creator=team,
    )  # fmt: skip


def witness_record(m: Maker) -> Form:
    """A witness is asked: blanks of a printed head, questions and answers."""
    when = m.day(1996, 2014)
    own, driver, asker, writer = who(m, (1940, 1985)), who(m, (1950, 1988)), police(m), police(m)
    friend, plate = who(m, (1940, 1985)), car(m)
    asked, team = m.after(when, 0, 4), _office(m)
    page: list[Block] = [
        Title(m.pick("证人询问笔录", "调查笔录"), scale=1.6),
        filled("第", "1", "次询问　", "时间", on(m, asked, "asked", style="cn"),
        f"{m.rng.randint(8, 17)}时至{m.rng.randint(18, 20)}时", indent=0, blanks="rule"),
        filled("询问人姓名、单位", m.name(asker, "询问人"), f"　{team}", indent=0, blanks="rule"),
        filled("记录人姓名", m.name(writer, "记录人"), indent=0, blanks="rule"),
        filled("被询问人姓名", m.name(own, "被询问人"), "　性别", own.sex, "　出生日期", on(m, own.birth, "birth",
        style="cn"),
        indent=0, blanks="rule"),
        filled("身份证件种类及号码", "居民身份证", m.id_of(own), indent=0, blanks="rule"),
        filled("户籍所在地", at(m, "户口所在地"), indent=0, blanks="rule"),
        para("问：你怎么知道这起交通事故的？"),
        para("答：我当时和", m.name(friend, "同伴"), "一起在路边等车，", on(m, when, "accident", style="cn"),
        _clock(m), "，看见一台",
        plate, "的", m.rng.choice(_KINDS),
             "从北边开过来，在", at(m, "事故地点", crossing(m)), "把骑单车的人撞倒了。"),
        para("问：司机是谁，你认识吗？"),
        para("答：认识，是", m.pick("我们村的", "隔壁厂里的", "跑运输的"), m.name(driver, "驾驶人"), "，",
        m.pick("今年三十多岁", "四十来岁"), "。"),
        para("问：", m.name(driver, "驾驶人"), "当时有没有喝酒？"),
        para("答：不清楚。以上笔录我看过，与我说的相符。"),
        para(wide(m, own, "被询问人"), "　", on(m, asked, "signed", style=m.pick("pause", "dot", "cn")),
        align="right"),
    ]  # fmt: skip
    return paper(
        "witness_record", "交通事故", "一般程序", asked.year, f"{driver.name}交通事故证人询问笔录", page,
        series="YB", retention="D20", about=(own, driver), creator=team,
    )  # fmt: skip


def settlement(m: Maker) -> Form:
    """Minutes of a mediation: those present in a list, the agreement in clauses."""
    when = m.day(1998, 2013)
    a, b, c, agent, host, writer = (who(m, (1945, 1988)) for _ in range(6))
    team, day = _office(m), m.after(when, 15, 80)
    page: list[Block] = [
        heading(m, "交通事故损害赔偿调解记录", "损害赔偿调解会议记录"),
        para(m.pick("案号：", "文书编号："), paper_number(m, m.pick("衡公交调", "自公交赔"), day.year), indent=0),
        labelled(
            ("调解时间", on(m, day, "mediated", style="cn")), ("调解地点", f"{team}调解室"), ("主持人", m.name(host,
            "主持人")),
            ("书记员", m.name(writer, "记录人")), per_line=2,
        ),
        para("参加调解人员：", indent=0),
        para("（1）", m.name(a, "当事人"), f"，{a.sex}，", "身份证号", m.id_of(a), "，住", at(m, "住址"),
        "，系肇事车辆驾驶人；", indent=1),
        para("（2）", m.name(b, "当事人"), f"，{b.sex}，", "身份证号", m.id_of(b), "，住", at(m, "住址"), "，系伤者；",
        indent=1),
        para("（3）", m.name(agent, "代理人"), "，系", m.name(b, "当事人"), "的委托代理人；", indent=1),
        para("（4）", m.name(c, "保险"), "，系保险公司理赔员。", indent=1),
        para("事故概况：", on(m, when, "accident", style="cn"), _clock(m), m.name(a, "当事人"), "驾驶", car(m), "在",
        at(m,
        "事故地点", crossing(m)), "与", m.name(b, "当事人"), "发生碰撞。"),
        para("协议内容：", m.name(a, "当事人"), "一次性赔偿", m.name(b, "当事人"), "医疗费、误工费共",
        f"{m.rng.randint(2, 60)}000元，于",
        on(m, m.after(day, 3, 20), "due", style="cn"), "前付清。"),
        para("各方签名：", m.name(a, "当事人"), "　", m.name(b, "当事人"), "　", m.name(agent, "代理人"), "　",
        m.name(c, "保险"),
        indent=0),
        para("日期：", on(m, day, "signed"), align="right"),
        *seal(m, team),
    ]  # fmt: skip
    return paper(
        "settlement", "交通事故", "损害赔偿调解", day.year, f"{a.name}事故损害赔偿调解记录", page,
        series="TJ", retention="D20", about=(a, b), creator=team,
    )  # fmt: skip


def review_sheet(m: Maker) -> Form:
    """An application for review in a ruled form with long cells."""
    when = m.day(2008, 2014)
    own, other, taker, chief = who(m, (1950, 1990)), who(m, (1950, 1990)), police(m), police(m)
    found = m.after(when, 10, 20)
    asked = m.after(found, 1, 3)
    son = relative(m, own, (1975, 1995))
    page: list[Block] = [
        heading(m, "事故认定复核申请受理表", "道路交通事故复核申请登记表"),
        rows(
            [lab("申请人"), val(m.name(own, "申请人")), lab("身份证号"), val(m.id_of(own), share=1.6)],
            [lab("通讯地址"), val(at(m, "住址"), share=3.6)],
            [lab("代理人"), val(m.name(son, "代理人")), lab("联系方式"), val(m.phone(), share=1.6)],
            [lab("对方当事人"), val(m.name(other, "对方")), lab("原认定书文号"), val(paper_number(m, "衡公交认字",
             found.year),
             share=1.6)],
            [lab("事故发生时间"), val(on(m, when, "accident")), lab("认定书送达时间"), val(on(m, asked, "served"),
             share=1.6)],
            [lab("事故发生地点"), val(at(m, "事故地点", crossing(m)), share=3.6)],
            [both("复核请求及理由：认为", m.name(other, "对方"), "未按规定让行，应承担主要责任，请求重新认定。",
             lines=3)],
            [both("承办人意见：符合受理条件。", lines=2, foot=say(m.name(taker, "承办人"), "　", on(m, m.after(asked,
             1, 2),
             "signed", style="cn")))],
            [both("负责人审批：同意受理。", lines=2, foot=say(m.name(chief, "负责人"), "　", on(m, m.after(asked, 2,
             4),
             "approved", style="cn")))],
        ),
        *seal(m, "市公安局交通警察支队"),
        Prose(text=say("　")),
    ]  # fmt: skip
    return paper(
        "review_sheet", "交通事故", "复核", asked.year, f"{own.name}事故复核申请表", page,
        series="FH", retention="D20", about=(own, other), creator="市公安局交通警察支队",
    )  # fmt: skip


FORMS = (two_blocks, survey_report, witness_record, settlement, review_sheet)
