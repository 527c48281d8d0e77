"""Moves, ninth part: a letter with its stub, a ledger of twelve columns, settlers on a roll, a soldier's notice."""

from __future__ import annotations

from samples.blocks import Block, Columns, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, line, para, row
from samples.forms.base import Form, Maker, han_number
from samples.forms.ninth_base import (
    at,
    head_line,
    household,
    kin,
    listed,
    mate,
    on,
    opinion,
    paper,
    paper_number,
    phone,
    police,
    red_head,
    seal,
    tear,
    who,
    wide,
)
from samples.forms.ninth_places import elsewhere, home, old_home, pick_region, town_home, village_home
from samples.forms.seventh_base import bare, filled
from samples.rich import Text, printed, say

_SEAL = "户口专用章"


def letter_and_stub(m: Maker) -> Form:
    """A commune's letter for people who go elsewhere, above it the stub that stays; both are 1955 to 1983."""
    r = pick_region(m)
    made = m.day(1955, 1983)
    head = who(m, (made.year - 50, made.year - 20))
    along = household(m, head, made.year, 2) if m.chance(0.7) else []
    clerk, style = police(m), m.pick("han", "cn", "zero_han", "short_cn")
    number = m.rng.choice(
        (bare(m.numbers.serial(4), "migration"), paper_number(m, f"{r.letters}迁介", made.year, "migration"))
    )
    from_, to = at(old_home(m, r, made.year), "迁出地"), at(old_home(m, elsewhere(m, r), made.year), "迁往地")
    why = m.pick("投靠亲属", "婚迁", "招工", "水库移民", "回乡生产")
    count = han_number(len(along) + 1)
    page: tuple[Block, ...] = (
        Prose(text=printed("户口迁移介绍信（存根）"), align="centre", scale=1.25),
        line(number, align="right"),
        filled(
            fill(
                "{head}等{count}人因{why}，迁往{to}。经手人：{clerk}　{day}",
                head=m.name(head, "迁移人"), count=count, why=why, to=to, clerk=m.name(clerk, "经手人"),
                day=on(m, made, "issued", style),
            )
        ),
        tear(m),
        Title(m.pick("户口迁移介绍信", "迁 移 介 绍 信"), scale=1.5),
        line(number, align="right"),
        line("公安派出所、人民公社：", blanks="rule"),
        filled(
            fill(
                "兹有我处{from_}居民{head}，{sex}，{birth}出生，{along}因{why}前往{to}落户，户口、粮食关系已予转出，"
                "请接洽办理户口迁入手续为荷。",
                from_=from_, head=m.name(head, "迁移人"), sex=head.sex,
                birth=on(m, head.birth, "birth", style, precision=m.pick("day", "month")),
                along=say("携带", listed(*(m.name(own, "随迁人") for _, own in along)), "，") if along else say(""),
                why=why, to=to,
            )
        ),
        para("此致　敬礼", indent=4),
        foot("经手人：", m.name(clerk, "经手人")),
        foot(on(m, made, "issued", style), "　限", m.pick("十五", "三十"), "日内有效"),
        *seal(m, m.rng.choice(r.communes) if made.year > 1957 else r.county_bureau, share=0.8),
    )  # fmt: skip
    return paper(
        "letter_and_stub", "户籍", "户口迁出", made.year, f"{head.name}户口迁移介绍信", page,
        series="QC", about=(head,), creator=r.county_bureau,
    )  # fmt: skip


def narrow_ledger(m: Maker) -> Form:
    """A ledger of arrivals in twelve narrow columns, ditto marks where the next line says the same."""
    r = pick_region(m)
    year, station, clerk = m.rng.randint(1959, 2008), m.rng.choice(r.stations), police(m)
    style = m.pick("short0", "short", "mark", "stroke2")
    old_way = year < 1986
    rows: list[list[Text]] = []
    for number, came in enumerate(sorted(m.day(year, year) for _ in range(m.rng.randint(6, 9))), 1):
        own, other = who(m, (year - 60, year - 16)), elsewhere(m, r)
        to = old_home(m, r, year) if year < 1984 else town_home(m, r)
        from_ = old_home(m, other, year) if year < 1984 else home(m, other)
        rows.append(
            [
                say(str(number)),
                say(on(m, came, "moved", style)),
                say(m.name(own, "迁入人")),
                say(own.sex),
                say(own.ethnicity.removesuffix("族")),
                say(on(m, own.birth, "birth", style)) if old_way else say(m.id_of(own, old=year < 1999)),
                say(at(from_, "迁出地")),
                say(at(to, "迁入地")),
                say(m.name(mate(m, own)[1] if m.chance(0.5) else who(m, (year - 60, year - 25)), "户主")),
                say(m.number(m.numbers.serial(6), "migration")),
                say(m.pick("婚迁", "调动", "投靠", "回城")) if number == 1 or m.chance(0.7) else say("〃"),
                say(m.pick("", "", "补", "粮已转")),
            ]
        )
    born = "出生年月日" if old_way else "身份证号"
    page: tuple[Block, ...] = (
        head_line(m, "户口迁入登记簿", "迁入人口登记册", "户口变动（迁入）登记簿"),
        line(f"{station}　　　　　　{year}年", indent=0),
        roster(
            ("序号", "报入日期", "姓名", "性别", "民族", born, "何地迁来", "现住地址", "所入户主", "迁移证号", "原因",
                "备注"),
            rows,
            (0.5, 1.2, 1.2, 0.5, 0.6, 1.4 if old_way else 2.3, 2.7, 2.5, 1.2, 1.1, 0.7, 0.7),
        ),
        line("户籍员：", m.name(clerk, "户籍员"), align="right"),
        *seal(m, station, _SEAL, share=0.3),
    )  # fmt: skip
    return paper(
        "narrow_ledger", "户籍", "户口迁入", year, f"{station}{year}年户口迁入登记簿", page,
        series="QR", creator=station, landscape=True,
    )  # fmt: skip


def settlers_roll(m: Maker) -> Form:
    """A roll of young people who leave for farms of the army, parents in the last column."""
    r = pick_region(m)
    made = m.day(1956, 1976)
    leader, clerk, style = who(m, (1925, 1940)), police(m), m.pick("short_cn", "dot", "han")
    to = m.pick("新疆生产建设兵团农七师一二九团场", "青海省德令哈农场三连", "甘肃省生产建设兵团农建十一师五团",
        "黑龙江生产建设兵团三师二十团六连")  # fmt: skip
    rows: list[list[Text]] = []
    for number in range(1, m.rng.randint(7, 11)):
        own = who(m, (made.year - 22, made.year - 16))
        rows.append(
            [say(han_number(number)), say(wide(m, own, "迁移人")), say(own.sex),
             say(on(m, own.birth, "birth", style, precision="month")), say(m.pick("初中", "高小", "高中")),
             say(at(old_home(m, r, made.year), "原住址")), say(m.name(kin(m, m.pick("父", "母"), own), "家长")),
             say(m.pick("团员", "群众", ""))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "支边青年花名册", "支援边疆建设青年户口迁出花名册", scale=1.5),
        para("下列人员批准前往", at(to, "迁往地"), "，定于", on(m, m.after(made, 5, 20), "left", "cn"),
            "集中启程，户口随本册迁出。"),
        roster(("编号", "姓　名", "性别", "出生年月", "文化", "家庭住址", "家长姓名", "政治面貌"), rows,
            (0.6, 1.3, 0.6, 1.6, 0.8, 3.2, 1.3, 1)),
        line("带队干部：", m.name(leader, "带队干部"), "　　户口经办：", m.name(clerk, "经办人"), indent=2),
        foot(f"{r.city}支边动员办公室　", on(m, made, "issued", m.pick("han", "cn"))),
        *seal(m, r.bureau),
    )  # fmt: skip
    return paper(
        "settlers_roll", "户籍", "户口迁出", made.year, f"{r.city}支边青年户口迁出花名册", page,
        series="QC", creator=r.bureau,
    )  # fmt: skip


def soldier_home(m: Maker) -> Form:
    """An office for the settling of soldiers writes on red-headed paper that somebody is to be entered again."""
    r = pick_region(m)
    made = m.day(1979, 2011)
    own = who(m, (made.year - 32, made.year - 20), sex=m.pick("男", "男", "男", "女"))
    tie = m.pick("父", "母", "兄")
    host, clerk, chief, station = kin(m, tie, own), police(m), police(m), m.rng.choice(r.stations)
    left = m.after(made, -2200, -800)
    style = m.pick("cn", "zero_han", "apart")
    unit = f"{m.rng.randint(32000, 89000)}部队{m.rng.randint(51, 89)}分队"
    page: tuple[Block, ...] = (
        *red_head(f"{r.county}退伍军人安置办公室"),
        Title("复员退伍军人落户通知书", scale=1.45),
        line(paper_number(m, m.pick(f"{r.letters}退安", f"{r.letters}安"), made.year), align="right"),
        para(f"{station}：", indent=0),
        para(
            fill(
                "退伍军人{own}同志，{sex}，{birth}出生，系中国人民解放军{unit}战士，"
                "{left}由我县应征入伍，现已退出现役，"
                "准予在{home}其{tie}{host}户内恢复户口。原居民身份证号{id}，退伍证号{proof}。请予办理迁入。",
                own=m.name(own, "迁入人"), sex=own.sex, birth=on(m, own.birth, "birth", m.pick("cn", "han")), unit=unit,
                left=on(m, left, "left", "cn", precision="month"), home=at(home(m, r), "落户地址"), tie=tie,
                host=m.name(host, "户主"), id=m.id_of(own, old=made.year < 1999),
                proof=m.number(f"{m.pick('退字第', '军退')}{m.numbers.serial(6)}号", "certificate"),
            )
        ),
        foot(on(m, made, "issued", style)),
        *seal(m, f"{r.county}退伍军人安置办公室", share=0.85),
        Gap(0.3),
        Table(
            rows=[
                row("8 17 8 17", "落户日期", on(m, m.after(made, 1, 20), "registered", m.pick("dot", "cn")), "电话",
                    phone(m, r)),
                opinion(m, "派出所办理情况", "已恢复户口。", clerk, "经办人", m.after(made, 1, 20), lines=2),
                opinion(m, "县局", "同意迁入登记。", chief, "审核人", m.after(made, 21, 40), lines=2),
            ]
        ),
    )  # fmt: skip
    return paper(
        "soldier_home", "户籍", "户口迁入", made.year, f"{own.name}退伍落户通知书", page,
        series="QR", about=(own, host), creator=station,
    )  # fmt: skip


def permission(m: Maker) -> Form:
    """A permission to move in, beside its stub; everyone who moves stands in one sentence."""
    r = pick_region(m)
    other = elsewhere(m, r)
    made = m.day(1985, 2006)
    own = who(m, (made.year - 45, made.year - 22))
    along = household(m, own, made.year, 1)
    clerk, chief = police(m), police(m)
    number = m.number(f"{r.letters}准迁字{m.numbers.serial(7)}号", "permit")
    style = m.pick("cn", "dot", "apart")
    from_, to = at(village_home(m, other), "迁出地"), at(town_home(m, r), "迁入地")
    names = listed(m.name(own, "迁移人"), *(m.name(p, "随迁人") for _, p in along))
    stub: tuple[Block, ...] = (
        Prose(text=printed("准迁证存根"), align="centre", scale=1.15),
        line(number), line("准迁人 ", m.name(own, "迁移人"), blanks="rule"),
        line("迁自 ", from_, blanks="rule"), line("填发 ", m.name(clerk, "填发人"), blanks="rule"),
        line(on(m, made, "issued", style)),
    )  # fmt: skip
    main: tuple[Block, ...] = (
        Prose(text=printed("户 口 准 迁 证"), align="centre", scale=1.4),
        line(number, align="right"),
        filled(
            fill(
                "{police}：经审查，同意{names}由{from_}迁入{to}，户主{own}，身份证号码{id}，请准予迁出。",
                police=f"{other.county_bureau}{other.stations[1]}", names=names, from_=from_, to=to,
                own=m.name(own, "户主"), id=m.id_of(own, old=made.year < 1999),
            )
        ),
        foot("签发：", m.name(chief, "签发人"), "　填发：", m.name(clerk, "填发人")),
        foot(on(m, made, "issued", style)),
        *seal(m, r.branch, "户口准迁", share=0.8),
        para("有效期四十日。", indent=0),
    )  # fmt: skip
    return paper(
        "permission", "户籍", "户口迁入", made.year, f"{own.name}户口准迁证",
        (Gap(0.5), Columns(left=stub, right=main, share=0.3, ruled=True)),
        series="QR", about=(own,), creator=r.branch, landscape=True,
    )  # fmt: skip


FORMS = (letter_and_stub, narrow_ledger, settlers_roll, soldier_home, permission)
