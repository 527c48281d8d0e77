"""Lodgers, ninth part: a book of visitors, a landlord's pledge, two slips on one sheet, a lost permit, a list."""

from __future__ import annotations

from samples.blocks import Block, Columns, Fields, Prose, Table, roster
from samples.forms.apart_base import foot, line, para, row
from samples.forms.base import Form, Maker
from samples.forms.ninth_base import (
    at,
    head_line,
    on,
    opinion,
    paper,
    permit_number,
    phone,
    police,
    seal,
    who,
)
from samples.forms.ninth_places import elsewhere, home, old_home, pick_region, town_home, village_home
from samples.rich import Text, printed, say

_SEAL = "暂住人口管理"


def visitors_book(m: Maker) -> Form:
    """A lane's book of visitors who stay for some nights, 1955 to 1984; the host in every row."""
    r = pick_region(m)
    year, clerk, style = m.rng.randint(1955, 1984), police(m), m.pick("short", "short_cn", "han", "mark")
    rows: list[list[Text]] = []
    for came in sorted(m.day(year, year) for _ in range(m.rng.randint(6, 9))):
        own, host = who(m, (year - 65, year - 17)), who(m, (year - 60, year - 25))
        rows.append(
            [say(m.name(own, "暂住人")), say(own.sex), say(f"{year - own.birth.year}"),
             say(at(old_home(m, elsewhere(m, r), year), "户籍地")), say(m.name(host, "户主")),
             say(at(old_home(m, r, 1970), "暂住地址")), say(on(m, came, "arrived", style)),
             say(on(m, m.after(came, 2, 40), "left", style)) if m.chance(0.7) else say(""), say(m.pick("探亲", "看病",
                 "出差"))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "暂住人口登记簿", "来客暂住登记簿"),
        line(f"{m.rng.choice(r.streets)}居民委员会　　　　{year}年", indent=0),
        roster(("姓名", "性别", "年龄", "原住何地", "住在谁家", "暂住地址", "来时", "去时", "事由"), rows,
            (1.2, 0.5, 0.5, 2.8, 1.2, 2.6, 1.3, 1.3, 0.8)),
        foot("登记员：", m.name(clerk, "登记员")),
        *seal(m, r.stations[0], share=0.3),
    )  # fmt: skip
    return paper(
        "visitors_book", "暂住证", "登记簿", year, f"{year}年来客暂住登记簿", page, creator=r.stations[0],
            landscape=True,
    )  # fmt: skip


def landlord_pledge(m: Maker) -> Form:
    """A landlord's contract on order in his house, with the lodgers who apply for their first permits."""
    r = pick_region(m)
    made = m.day(1995, 2011)
    host, clerk, station = who(m, (1932, 1972)), police(m), m.rng.choice(r.stations)
    old, style = made.year < 1999, m.pick("cn", "dot", "slash")
    guests = [who(m, (made.year - 45, made.year - 18)) for _ in range(m.rng.randint(2, 4))]
    rows: list[list[Text]] = [
        [say(m.name(p, "暂住人")), say(m.id_of(p, old=old)), say(at(village_home(m, elsewhere(m, r)), "户籍地")),
         say(permit_number(m, r, made.year))]
        for p in guests
    ]  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "出租房屋治安责任书", "房东治安保证书"),
        para("甲方：", station, "　　乙方（房东）：", m.name(host, "房主"), "，身份证号", m.id_of(host, old=old),
            indent=0),
        para("乙方将坐落于", at(town_home(m, r), "暂住地址"), "的房屋", f"{m.rng.randint(1, 5)}间出租，保证做到："),
        para("1. 不租给无证件人员；2. 督促承租人三日内首次申领暂住证；3. 发现可疑情况立即报告。"),
        para("承租人（首次申领暂住证人员）名单：", indent=0),
        roster(("姓名", "身份证号", "户籍地址", "所发证号"), rows, (1.1, 2.1, 3.2, 1.7)),
        para("本责任书自", on(m, made, "valid_from", style), "起至", on(m, m.after(made, 360, 366), "valid_until",
            style), "止。"),
        line("房东签字：", m.name(host, "房主"), "　电话：", phone(m, r), "　民警：", m.name(clerk, "责任民警")),
        foot(on(m, made, "signed", m.pick("cn", "zero_han"))),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "landlord_pledge", "暂住证", "首次申领", made.year, f"{host.name}出租房屋责任书", page,
        about=(host, *guests), creator=station,
    )  # fmt: skip


def two_slips(m: Maker) -> Form:
    """Two slips for two people on one sheet, side by side, for changing permits."""
    r = pick_region(m)
    made = m.day(1997, 2012)
    clerk, station, style = police(m), m.rng.choice(r.stations), m.pick("dot", "stroke0", "cn")
    people = [who(m, (made.year - 45, made.year - 18)) for _ in range(2)]

    def slip(number: int) -> tuple[Block, ...]:
        own = people[number]
        return (
            Prose(text=printed("换领暂住证登记单"), align="centre", scale=1.25),
            Fields(
                fields=[
                    m.field("姓名", m.name(own, "暂住人")),
                    m.field("证件", m.id_of(own, old=made.year < 1999)),
                    m.field("户籍", at(village_home(m, elsewhere(m, r)), "户籍地")),
                    m.field("住处", at(town_home(m, r), "暂住地址")),
                    m.field("旧证", permit_number(m, r, made.year - 1, "old_permit")),
                    m.field("新证", permit_number(m, r, made.year)),
                    m.field("有效期至", on(m, m.after(made, 180, 366), "valid_until", style)),
                    m.field("经办", m.name(clerk, "经办人")),
                ],
                per_line=1, underline=True,
            ),
            foot(on(m, made, "issued", style)),
            *seal(m, station, _SEAL),
        )  # fmt: skip

    return paper(
        "two_slips", "暂住证", "换领", made.year, f"{people[0].name}等换领暂住证登记单",
        (Columns(left=slip(0), right=slip(1), ruled=True),),
        about=people, creator=station, landscape=m.chance(0.6),
    )  # fmt: skip


def lost_permit(m: Maker) -> Form:
    """A table for a permit given again, with an advertisement's words about the lost one."""
    r = pick_region(m)
    made = m.day(1996, 2012)
    own, boss, clerk = who(m, (made.year - 45, made.year - 18)), who(m, (1940, 1975)), police(m)
    station = m.rng.choice(r.stations)
    style = m.pick("cn", "apart", "dash")
    page: tuple[Block, ...] = (
        head_line(m, "补领暂住证申报表", "暂住证遗失补领审批表"),
        Table(
            rows=[
                row("9 16 9 16", "申报人", m.name(own, "暂住人"), "出生日期", on(m, own.birth, "birth", style)),
                row("9 41", "身份证号", m.id_of(own, old=made.year < 1999)),
                row("9 41", "常住户口地址", at(home(m, elsewhere(m, r)), "户籍地")),
                row("9 41", "暂住地址", at(town_home(m, r), "暂住地址")),
                row("9 16 9 16", "雇主", m.name(boss, "雇主"), "电话", phone(m, r)),
                row("9 41", "声明", say("本人", m.name(own, "暂住人"), "于", on(m, m.after(made, -20, -2), "lost",
                    "cn"),
                    "遗失暂住证一本，号码", permit_number(m, r, made.year - 1, "old_permit"), "，声明作废。"), lines=2),
                opinion(m, "派出所意见", say("同意补领，发给", permit_number(m, r, made.year), "号证。"), clerk,
                    "经办人",
                    m.after(made, 0, 5), style=style),
            ]
        ),
        line("申报日期：", on(m, made, "applied", style), align="right"),
        *seal(m, station, _SEAL),
    )  # fmt: skip
    return paper(
        "lost_permit", "暂住证", "补领", made.year, f"{own.name}补领暂住证申报表", page, about=(own,), creator=station,
    )  # fmt: skip


def cancelled_list(m: Maker) -> Form:
    """A list of permits that a station took back: who left, when, where to."""
    r = pick_region(m)
    year, clerk, station = m.rng.randint(1994, 2012), police(m), m.rng.choice(r.stations)
    style = m.pick("dot0", "short0", "stroke2")
    rows: list[list[Text]] = []
    for day in sorted(m.day(year, year) for _ in range(m.rng.randint(5, 9))):
        own = who(m, (year - 50, year - 18))
        rows.append(
            [say(permit_number(m, r, year)), say(m.name(own, "暂住人")), say(m.id_of(own, old=year < 1999)),
             say(at(village_home(m, elsewhere(m, r)), "户籍地")), say(on(m, day, "cancelled", style)),
                 say(m.pick("返乡", "去向不明", "转住他处"))]
        )  # fmt: skip
    page: tuple[Block, ...] = (
        head_line(m, "注销暂住证清单", "暂住证注销登记表"),
        line(f"填报单位：{station}　　　　{year}年度", indent=0),
        roster(("证号", "姓名", "公民身份号码", "户籍地", "注销日期", "去向"), rows, (1.7, 1.2, 2.2, 3.0, 1.2, 1)),
        foot("填表：", m.name(clerk, "填表人")),
        *seal(m, station, _SEAL),
    )
    return paper(
        "cancelled_list", "暂住证", "注销", year, f"{station}{year}年注销暂住证清单", page, creator=station,
        landscape=m.chance(0.5),
    )  # fmt: skip


FORMS = (visitors_book, landlord_pledge, two_slips, lost_permit, cancelled_list)
