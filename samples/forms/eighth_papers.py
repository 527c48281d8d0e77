"""Papers of files, eighth part: covers, lists of contents, notes at the end of a volume, readers and borrowers."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row, val
from samples.forms.base import Form, Maker
from samples.forms.eighth_base import (
    at,
    file_code,
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
    who,
)
from samples.forms.eighth_places import home, pick_region, scene_of, village_home
from samples.forms.seventh_base import filled
from samples.rich import Run, Text, printed, say

_CHECK = "本卷经检查，案卷质量合格。"


def accident_volume(m: Maker) -> Form:
    """A volume of one accident: its cover, the list of what it holds, and the note at its end."""
    r = pick_region(m)
    at_day = m.day(1991, 2010)
    first, second = (who(m, (at_day.year - 60, at_day.year - 18)) for _ in range(2))
    maker, checker, office = police(m), police(m), f"{r.bureau}交通警察支队"
    closed = m.after(at_day, 60, 200)
    titles: tuple[Text, ...] = (
        say("受理交通事故登记表"),
        say("现场勘查笔录"),
        say("询问", m.name(first, "当事人"), "笔录"),
        say("询问", m.name(second, "当事人"), "笔录"),
        say("证人", m.name(who(m, (1940, 1985)), "证人"), "证言"),
        say("责任认定书（", paper_number(m, f"{r.short}公交认", at_day.year), "）"),
    )
    rows: list[list[Text]] = []
    leaf, day = 1, at_day
    for number, title in enumerate(titles, 1):
        rows.append([say(str(number)), title, say(on(m, day, "paper", m.pick("dot", "dot0"))), say(str(leaf)), say("")])
        leaf, day = leaf + m.rng.randint(1, 4), m.after(day, 0, 6)
    cover: tuple[Block, ...] = (
        Gap(1),
        Prose(text=printed(office), align="centre", scale=1.5),
        Title("交通事故案卷", spaced=True, scale=2.0),
        Gap(0.5),
        Table(
            rows=[
                row("10 40", "案　由", m.pick("一般程序交通伤人事故", "一般程序交通死亡事故")),
                row("10 40", "当 事 人", listed(m.name(first, "当事人"), m.name(second, "当事人"))),
                row("10 40", "发案地点", at(scene_of(m, r), "事故地点")),
                row("10 15 10 15", "发案时间", on(m, at_day, "accident", "cn"), "结案时间", on(m, closed, "closed",
                    "cn")),
                row("10 15 10 15", "立卷人", m.name(maker, "立卷人"), "审卷人", m.name(checker, "检查人")),
                row("10 15 10 15", "档案号", file_code(m, "SG·YB", closed.year), "保管期限", "二十年"),
            ]
        ),
        *seal(m, office, share=0.4),
    )  # fmt: skip
    inside: tuple[Block, ...] = (
        Title("卷 内 目 录", scale=1.5),
        roster(("顺序号", "文 件 题 名", "日　期", "页次", "备注"), rows, (0.7, 4.2, 1.5, 0.7, 0.8)),
        Gap(1),
        Title("备　考　表", scale=1.4),
        para(f"本卷共{leaf}页，其中照片{m.rng.randint(2, 9)}张。{_CHECK}"),
        foot("立卷人：", m.name(maker, "立卷人")),
        foot("检查人：", m.name(checker, "检查人")),
        foot(on(m, m.after(closed, 5, 60), "filed", m.pick("cn", "han"))),
    )
    return paper(
        "accident_volume", "交通事故", "一般程序", closed.year, f"{first.name}与{second.name}交通事故案卷", cover,
            inside,
        series="YB", about=(first, second), creator=office,
    )  # fmt: skip


def moves_contents(m: Maker) -> Form:
    """The contents of a year's moves out: a name, a goal and a day in each title."""
    r = pick_region(m)
    year, station = m.rng.randint(1972, 2008), m.rng.choice(r.stations)
    keeper, checker = police(m), police(m)
    rows: list[list[Text]] = []
    days = sorted(m.day(year, year) for _ in range(m.rng.randint(7, 11)))
    leaf = 1
    for number, day in enumerate(days, 1):
        own = who(m, (year - 60, year - 18))
        several = m.chance(0.3)
        title = say(
            m.name(own, "迁移人"),
            m.pick("等三人", "等二人", "全家") if several else "",
            "户口迁出",
            m.pick("存根", "申请及介绍信", "材料"),
        )
        rows.append(
            [say(f"{number:03d}"), say(m.number(f"{m.numbers.serial(6)}", "migration")), title,
             say(on(m, day, "paper", m.pick("dot0", "compact", "stroke2"))), say(f"{leaf}"), say("")]
        )  # fmt: skip
        leaf += m.rng.randint(1, 3)
    page: tuple[Block, ...] = (
        head_line(m, "卷内文件目录", "卷内目录"),
        line(f"立卷单位：{station}　　　案卷名称：{year}年户口迁出　　　", "案卷号：", file_code(m, "HJ·QC", year)),
        roster(("序号", "迁移证号", "题　　名", "日　期", "页号", "备注"), rows, (0.7, 1.2, 4.2, 1.4, 0.7, 0.8)),
        Gap(0.5),
        para("说明：本卷页码有缺号，第", f"{m.rng.randint(3, 9)}页破损，已裱糊。", indent=0),
        line("立卷人：", m.name(keeper, "立卷人"), "　　检查人：", m.name(checker, "检查人"), "　　",
             on(m, dt.date(year + 1, m.rng.randint(1, 6), m.rng.randint(1, 28)), "filed", m.pick("cn", "dot")),
                 align="right"),
    )  # fmt: skip
    return paper(
        "moves_contents", "户籍", "户口迁出", year, f"{station}{year}年户口迁出卷内目录", page,
        series="QC", creator=station,
    )  # fmt: skip


def look_up(m: Maker) -> Form:
    """A citizen's application to look something up, with a pledge and what was found."""
    r = pick_region(m)
    asked = m.day(2002, 2014)
    own, about, clerk, chief = who(m, (1945, 1988)), who(m, (1905, 1955)), police(m), police(m)
    witness = kin(m, "姐", own)
    style = m.pick("cn", "dash", "stroke0", "dot")
    page: tuple[Block, ...] = (
        head_line(m, "查阅户籍档案申请表", "档案查阅审批表"),
        Table(
            rows=[
                row("9 16 9 16", "申请查档人", m.name(own, "查阅人"), "联系方式", phone(m, r)),
                row("9 41", "证件类型及号码", say("身份证　", m.id_of(own))),
                row("9 41", "住址", at(home(m, r), "住址")),
                row("9 16 9 16", "随同人员", m.name(witness, "随同人"), "与被查人关系", m.pick("孙女", "儿子", "外甥")),
                row("9 16 9 16", "被查档人", m.name(about, "查阅对象"), "其出生年", on(m, about.birth, "birth", "cn",
                    precision="year")),
                row("9 41", "其时住址", at(village_home(m, r), "住址")),
                row("9 41", "查阅事由", m.pick("台属认亲", "坟山纠纷举证", "补缴养老保险", "遗产公证")),
                row("9 41", "提供案卷", say(file_code(m, "HJ·QR", asked.year - m.rng.randint(1, 40)), m.pick("等两卷",
                    "", "第8页")), lines=2),
                row("9 16 9 16", "经办人", m.name(clerk, "接待人"), "批准人", m.name(chief, "批准人")),
                [key("利用效果", 9), val("查到", on(m, m.day(1958, 1979), "moved", m.pick("cn", "han"),
                    precision="month"), "迁入记载一条，复印",
                     m.pick("一份", "二页"), "。", share=41, lines=2)],
            ]
        ),
        para("本人承诺对所查内容保密，不作他用。"),
        line("承诺人：", m.name(own, "查阅人"), "　　", on(m, asked, "used", style), align="right"),
        *seal(m, f"{r.bureau}档案室"),
    )  # fmt: skip
    return paper(
        "look_up", "利用登记", "查阅", asked.year, f"{own.name}查阅户籍档案申请表", page,
        series="CY", about=(own, about), creator=f"{r.bureau}档案室",
    )  # fmt: skip


def overdue(m: Maker) -> Form:
    """A notice that a borrowed volume is overdue, and the loan's own slip above it."""
    r = pick_region(m)
    lent = m.day(1999, 2014)
    taker, keeper, chief, about = police(m), police(m), police(m), who(m, (1930, 1975))
    due = m.after(lent, 10, 30)
    cited, style = file_code(m, m.pick("HJ·QC", "CL", "CR·HZ"), lent.year - 3), m.pick("cn", "dot", "stroke0")
    unit = m.pick("经侦支队", "法制处", "信访科", "国保大队")
    page: tuple[Block, ...] = (
        head_line(m, "借阅档案登记单", "案卷借阅单"),
        Fields(
            fields=[
                m.field("借阅单位", unit),
                m.field("借阅人", m.name(taker, "借阅人")),
                m.field("档　号", cited, wide=True),
                m.field("案卷题名", m.name(about, "查阅对象"), m.pick("机动车档案", "户口迁移卷", "出境审批卷"),
                    wide=True),
                m.field("借出日期", on(m, lent, "lent", style)),
                m.field("应还日期", on(m, due, "due", style)),
                m.field("批准", m.name(chief, "批准人")),
                m.field("经手", m.name(keeper, "经手人")),
            ],
            underline=m.chance(0.5),
        ),
        Gap(1),
        Title("催 还 通 知", scale=1.4),
        filled(
            fill(
                "{unit}{taker}同志：你于{lent}借阅的{code}号案卷已逾期，请于{last}前归还我室，如需续借，请来办理手续。",
                unit=unit, taker=m.name(taker, "借阅人"), lent=on(m, lent, "lent", "cn"), code=cited,
                last=on(m, m.after(due, 8, 20), "due", "cn"),
            )
        ),
        foot(f"{r.bureau}档案室　", m.name(keeper, "经手人")),
        foot(on(m, m.after(due, 2, 7), "issued", m.pick("cn", "han"))),
        *seal(m, f"{r.bureau}档案室"),
        Gap(0.4),
        line("归还签收：", m.name(m.rng.choice((taker, police(m))), "归还人"), "　", on(m, m.after(due, 8, 25),
            "returned", m.pick("stroke2", "dot"))),
    )  # fmt: skip
    return paper(
        "overdue", "利用登记", "借阅", lent.year, f"{taker.name}借阅档案登记单", page,
        series="JY", about=(taker, about), creator=f"{r.bureau}档案室",
    )  # fmt: skip


def vehicle_cover(m: Maker) -> Form:
    """The cover and contents of one vehicle's file, which went from one owner to the next."""
    r = pick_region(m)
    made = m.day(1990, 2006)
    first, second = who(m, (made.year - 50, made.year - 18)), who(m, (made.year - 45, made.year - 18))
    keeper = police(m)
    passed = m.after(made, 400, 2200)
    number = plate(m, r)
    rows: list[list[Text]] = [
        [
            say("1"),
            say("机动车注册登记表（", m.name(first, "原车主"), "）"),
            say(on(m, made, "first_registered", "dot0")),
            say("1-4"),
        ],
        [
            say("2"),
            say("转移登记申请表（", m.name(second, "新车主"), "）"),
            say(on(m, passed, "transferred", "dot0")),
            say("5-7"),
        ],
        [say("3"), say("身份证明复印件（", m.id_of(second), "）"), say(on(m, passed, "transferred", "dot0")), say("8")],
    ]
    page: tuple[Block, ...] = (
        Title("机动车档案", spaced=True, scale=1.9),
        Fields(
            fields=[
                m.field("号牌号码", number),
                m.field("档案编号", m.number(f"{r.area_code}00{m.numbers.serial(8)}", "file")),
                m.field("车架号", m.number(m.numbers.vin(), "vin")),
                m.field("所有人", m.name(second, "新车主")),
                m.field("业务", "转移登记"),
                m.field("住　所", at(home(m, r), "车主住址"), wide=True),
            ],
            per_line=m.rng.choice((1, 2)),
            underline=True,
        ),
        Prose(text=printed("档案资料目录"), align="centre", scale=1.25),
        roster(("序", "材料名称", "日期", "页"), rows, (0.5, 4.0, 1.4, 0.7)),
        para("备考：原车主", m.name(first, "原车主"), "牌证已于", on(m, m.after(passed, 0, 5), "received",
            m.pick("cn", "stroke2")), "收回。", indent=0),
        line("整理人：", m.name(keeper, "整理人"), Run("　"), align="right"),
        *seal(m, f"{r.bureau}车辆管理所"),
    )  # fmt: skip
    return paper(
        "vehicle_cover", "车辆", "转移登记", passed.year, f"{second.name}机动车档案", page,
        about=(first, second), creator=f"{r.bureau}车辆管理所",
    )  # fmt: skip


FORMS = (accident_volume, moves_contents, look_up, overdue, vehicle_cover)
