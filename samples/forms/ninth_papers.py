"""Papers of files, ninth part: a letter with its stub, a book of loans, contents with a note, an answer."""

from __future__ import annotations

from samples.blocks import Block, Columns, Prose, Title, roster
from samples.forms.apart_base import fill, foot, line, para
from samples.forms.base import Form, Maker, han_number
from samples.forms.ninth_base import (
    at,
    file_code,
    head_line,
    listed,
    on,
    paper,
    paper_number,
    police,
    red_head,
    seal,
    who,
)
from samples.forms.ninth_places import home, pick_region
from samples.forms.seventh_base import filled
from samples.rich import Text, printed, say


def introduction(m: Maker) -> Form:
    """A unit's letter for two of its people who want to look something up; the stub stands beside it."""
    r = pick_region(m)
    made = m.day(1965, 2011)
    one, two, about, keeper = (
        who(m, (made.year - 55, made.year - 22)),
        who(m, (made.year - 55, made.year - 22)),
        who(m, (1905, 1950)),
        police(m),
    )
    number, style = paper_number(m, m.pick("厂介", "组介", "纪函"), made.year), m.pick("cn", "apart", "zero_han")
    stub: tuple[Block, ...] = (
        Prose(text=printed("介绍信存根"), align="centre", scale=1.2),
        line(number),
        line("持信人 ", listed(m.name(one, "查阅人"), m.name(two, "查阅人")), blanks="rule"),
        line("事由 查阅", m.name(about, "查阅对象"), "材料", blanks="rule"),
        line(on(m, made, "issued", style)),
    )
    main: tuple[Block, ...] = (
        Title("介　绍　信", scale=1.6),
        line(number, align="right"),
        para(f"{r.bureau}档案科：", indent=0),
        filled(
            fill(
                "兹介绍我单位{one}、{two}等贰同志前往你处查阅{about}（住{home}）的户籍档案，请予接洽。",
                one=m.name(one, "查阅人"), two=m.name(two, "查阅人"), about=m.name(about, "查阅对象"),
                home=at(home(m, r), "查阅对象住址"),
            )
        ),
        para("（有效期", m.pick("七", "十"), "天）"),
        foot("棉纺二厂（虚构）"),
        foot(on(m, made, "issued", style)),
        *seal(m, "棉纺二厂革命委员会" if made.year < 1979 else "棉纺二厂", share=0.7),
        para("档案室记载：提供", file_code(m, "HJ·QR", min(made.year, 2008)), "，摘抄一页。接待人", m.name(keeper,
            "接待人"), "，",
             on(m, m.after(made, 0, 7), "used", m.pick("dot", "short0")), "。", indent=0),
    )  # fmt: skip
    return paper(
        "introduction", "利用登记", "查阅", made.year, f"{one.name}查阅档案介绍信",
        (Columns(left=stub, right=main, share=0.3, ruled=True),),
        series="CY", about=(one, two, about), creator=f"{r.bureau}档案室", landscape=True,
    )  # fmt: skip


def loan_book(m: Maker) -> Form:
    """A book of loans in ten narrow columns."""
    r = pick_region(m)
    year, keeper, style = m.rng.randint(1988, 2012), police(m), m.pick("short0", "dot", "stroke2")
    rows: list[list[Text]] = []
    for number, day in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(5, 8))), 1):
        taker, about = police(m), who(m, (1930, 1980))
        back = m.after(day, 3, 40)
        rows.append(
            [say(str(number)), say(on(m, day, "lent", style)), say(m.name(taker, "借阅人")), say(m.pick("刑侦队",
                "预审科", "政治处")),
             say(file_code(m, m.pick("HJ·QC", "HJ·RK"), year - 2)), say(m.name(about, "查阅对象"), m.pick("户口卷",
                 "迁移卷")),
             say("1"), say(m.pick("办案", "编史", "落实政策")), say(on(m, back, "returned",
                 style)) if m.chance(0.8) else say(""),
             say(m.name(m.rng.choice((taker, keeper)), "归还人"))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "案卷借阅登记簿", "档案借阅登记簿"),
        roster(("序号", "借出日期", "借阅人", "单位", "档　号", "案卷题名", "卷数", "用途", "归还日期", "还卷人"), rows,
            (0.5, 1.2, 1.1, 1, 3.4, 2, 0.5, 0.9, 1.2, 1.1)),
        foot("管理员：", m.name(keeper, "管理员")),
    )  # fmt: skip
    return paper(
        "loan_book", "利用登记", "借阅", year, f"{year}年案卷借阅登记簿", page,
        series="JY", creator=f"{r.bureau}档案室", landscape=True,
    )  # fmt: skip


def contents_and_note(m: Maker) -> Form:
    """The contents of a volume on one person's passport, who wrote each paper, and the note at its end."""
    r = pick_region(m)
    made = m.day(1986, 2010)
    own, keeper, checker = who(m, (made.year - 50, made.year - 22)), police(m), police(m)
    style = m.pick("dot0", "slash", "short0")
    titles = ("护照申请表", "单位意见函", "户口簿复印件", "亲属来信及译文", "审批表", "领证回执")
    rows: list[list[Text]] = []
    day = made
    for number, title in enumerate(titles, 1):
        written = say(paper_number(m, f"{r.letters}外", made.year)) if number in {2, 5} else say("")
        by = m.name(own, "申请人") if number in {1, 4, 6} else m.pick("本单位", "派出所")
        rows.append(
            [
                say(han_number(number)),
                written,
                say(by),
                say(title),
                say(on(m, day, "paper", style)),
                say(str(number * 2 - 1)),
            ]
        )
        day = m.after(day, 1, 12)
    page: tuple[Block, ...] = (
        Title("卷　内　目　录", scale=1.5),
        line("案卷题名：", m.name(own, "申请人"), "因私出国护照卷　　档号：", file_code(m, "CR·HZ", made.year, "D30")),
        roster(("顺序", "文号", "责任者", "题　名", "日期", "页号"), rows, (0.6, 2, 1.2, 2.2, 1.3, 0.6)),
        Title("备　考　表", scale=1.4),
        para("本卷情况说明：共十二页，第五页系复写件，", m.name(own, "申请人"), "照片一张已脱落另袋保存。"),
        line("立卷人：", m.name(keeper, "立卷人"), "　检查人：", m.name(checker, "检查人"), align="right"),
        foot("立卷时间：", on(m, m.after(day, 20, 200), "filed", m.pick("cn", "apart0"))),
    )
    return paper(
        "contents_and_note", "出入境", "护照", made.year, f"{own.name}护照卷卷内目录及备考表", page,
        series="HZ", about=(own,), creator=r.bureau,
    )  # fmt: skip


def answer(m: Maker) -> Form:
    """An archive's answer on red-headed paper to somebody who asked what the old registers say."""
    r = pick_region(m)
    made = m.day(1983, 2012)
    asker, about, keeper = who(m, (1935, 1985)), who(m, (1900, 1945), han=True), police(m)
    page: tuple[Block, ...] = (
        *red_head(f"{r.bureau}档案室"),
        Title("查阅户籍档案结果证明", scale=1.45),
        line(paper_number(m, f"{r.letters}公档查", made.year), align="right"),
        para(
            fill(
                "{asker}同志：你要求查阅的{about}户籍材料，经查我室{code}号案卷，"
                "{about}，{birth}出生，{moved}由{from_}迁入，"
                "{died}因病注销户口。特此证明。",
                asker=m.name(asker, "查阅人"), about=m.name(about, "查阅对象"), code=file_code(m, "HJ·QR", 1976),
                birth=on(m, about.birth, "birth",
                    "republic" if 1912 < about.birth.year < 1949 and m.chance(0.4) else "cn"),
                moved=on(m, m.day(1951, 1960), "moved", m.pick("han", "cn"), precision=m.pick("month", "day")),
                from_=at(home(m, r), "迁出地"), died=on(m, m.day(1965, 1979), "death", "cn"),
            )
        ),
        foot("经办人：", m.name(keeper, "接待人")),
        foot(on(m, made, "used", m.pick("zero_han", "circles", "cn"))),
        *seal(m, f"{r.bureau}档案室", share=0.85),
        para("（查阅登记已录，取件人签名：", m.name(asker, "查阅人"), "）", indent=0),
    )  # fmt: skip
    return paper(
        "answer", "利用登记", "查阅", made.year, f"{asker.name}查阅户籍档案结果证明", page,
        series="CY", about=(asker, about), creator=f"{r.bureau}档案室",
    )  # fmt: skip


FORMS = (introduction, loan_book, contents_and_note, answer)
