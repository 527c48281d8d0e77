"""Household registration, fifth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Gap, Prose, Title, Upright
from samples.forms.base import Form, Maker
from samples.forms.fifth_base import (
    at,
    boxed,
    heads,
    on,
    other_name,
    paper_number,
    police,
    relative,
    signed,
    stretched,
    who,
    wide,
)
from samples.forms.fifth_places import country_address, old_place, town_address
from samples.forms.fourth_base import both, filled, heading, lab, labelled, paper, para, rows, seal, val
from samples.people import Person
from samples.rich import Ink, Run, say


def ledger_sideways(m: Maker) -> Form:
    """Members stand beside each other, what is asked about them below each other."""
    made, station = m.day(1986, 2010), m.station()
    head = who(m, (1935, 1960), sex="男")
    wife = who(m, (1937, 1962), sex="女")
    born = made.year - 22
    people: list[tuple[str, Person]] = [("户主", head), ("妻", wife)]
    people += [
        ("长子", relative(m, head, (born, born + 3), "男")),
        ("次女", relative(m, head, (born + 4, born + 9), "女")),
    ]
    people = people[: m.rng.randint(3, 4)]
    old = made.year < 1999
    style = m.pick("years2", "dot", "cn") if old else m.pick("cn", "compact", "dot")

    def line(label: str, *values: Run | str) -> list[Cell]:
        return [lab(label, 0.8), *(val(value, share=1.35, align="centre") for value in values)]

    clerk = police(m)
    page: list[Block] = [
        heading(m, "常住户口登记册页", "城镇居民户口登记册"),
        labelled(
            ("住　址", at(m, "住址", town_address(m))),
            ("册页号", m.number(m.numbers.digits(5), "household", optional=True)),
            per_line=1,
        ),
        rows(
            line("与户主关系", *(role for role, _ in people)),
            line(m.pick("姓　名", "姓    名"), *(wide(m, person, role) for role, person in people)),
            line("性　别", *(person.sex for _, person in people)),
            line(m.pick("出生年月日", "出　生"), *(on(m, person.birth, "birth", style=style) for _, person in people)),
            line("公民身份号码", *(m.id_of(person, old=old) for _, person in people)),
            line("民　族", *(person.ethnicity for _, person in people)),
            line("文化程度", *(m.pick("初中", "高中", "小学", "") for _ in people)),
        ),
        para("登记民警　", m.name(clerk, "登记人"), "　　登记日期　", on(m, made, "registered", style="cn"), indent=0),
        *seal(m, station, "户口专用章"),
    ]
    return paper(
        "ledger_sideways", "户籍", "户口登记", made.year, f"{head.name}户户口登记册页", page,
        series="RK", about=(head, wife), creator=station,
    )  # fmt: skip


def republic_sheet(m: Maker) -> Form:
    """Columns from top to bottom, in traditional characters, with years of the Republic."""
    year = m.rng.randint(1951, 1957)
    made, head = m.day(year, year), who(m, (1900, 1924), sex="男")
    wife, son = who(m, (1902, 1926), sex="女"), relative(m, head, (1928, 1945), "男")
    clerk = who(m, (1915, 1932))

    def birth(person: Person) -> Run:
        return on(m, person.birth, "birth", style="minguo" if person.birth.year > 1911 else "han", precision="month")

    def column(label: str, *parts: Run | str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        return say(label, ink=Ink.LABEL), say(*parts)

    page: list[Block] = [
        heading(m, "戶口登記表", "居民戶籍登記表"),
        Upright(
            heading=0.2,
            columns=(
                column("戶主", m.name(head, "户主"), "　", head.sex),
                column("出生", birth(head)),
                column("配偶", m.name(wife, "配偶"), "　", wife.sex),
                column("配偶出生", birth(wife)),
                column("長子", m.name(son, "长子")),
                column("住址", at(m, "住址", old_place(m, year))),
                column("經辦人", m.name(clerk, "经办人")),
                column("登記日期", on(m, made, "registered", style="han")),
            ),
        ),
    ]
    return paper(
        "republic_sheet", "户籍", "户口登记", year, f"{head.name}戶口登記表", page, series="DC", about=(head,),
        creator="人民政府",
    )  # fmt: skip


def move_counterfoil(m: Maker) -> Form:
    """A certificate's counterfoil and its notice beside each other; labels without colons, blanks on rules."""
    made, station = m.day(1988, 2008), m.station()
    own, clerk = who(m, (1945, 1980)), police(m)
    child = relative(m, own, (made.year - 15, made.year - 3))
    number = m.number(m.pick("衡迁字第", "豫洛迁字") + m.numbers.serial(6) + m.pick("号", "号"), "migration")
    before, after = at(m, "原住址"), at(m, "迁往地址")
    old = made.year < 1999
    left: list[Block] = [
        para("户口迁移证存根", align="centre", scale=1.15),
        para(number, align="right"),
        filled("姓名", " ", m.name(own, "迁移人"), "　性别", f" {own.sex}", indent=0, blanks="rule"),
        filled("出生", " ", on(m, own.birth, "birth", style="cn"), indent=0, blanks="rule"),
        filled("身份证号", " ", m.id_of(own, old=old), indent=0, blanks="rule"),
        filled("迁出地", " ", before, indent=0, blanks="rule"),
        filled("迁往地", " ", after, indent=0, blanks="rule"),
        filled("随迁", " ", m.name(child, "随迁人"), f"（{m.pick('子', '女')}）", indent=0, blanks="rule"),
        filled("承办人", " ", m.name(clerk, "承办人"), indent=0, blanks="rule"),
        para(on(m, made, "issued", style=m.pick("cn", "spaced")), align="right"),
    ]
    right: list[Block] = [
        para("户口迁入通知单", align="centre", scale=1.15),
        para(number, align="right"),
        filled(
            "兹有", m.name(own, "迁移人"), "等", m.pick("二", "贰"), "人，由", before, "迁往", after, "，迁移原因",
            m.pick("工作调动", "投靠亲属", "大中专招生"), "，请予办理入户手续。", blanks="rule",
        ),
        para(f"{station}", align="right"),
        para(on(m, made, "issued", style="han"), align="right"),
    ]  # fmt: skip
    page: list[Block] = [Columns(left=left, right=right, share=0.52, ruled=True), Gap(0.5), *seal(m, station)]
    return paper(
        "move_counterfoil", "户籍", "户口迁出", made.year, f"{own.name}户口迁移证存根", page,
        series="QC", about=(own,), creator=station,
    )  # fmt: skip


def name_reply(m: Maker) -> Form:
    """An answer to a station's request: the whole matter in one sentence."""
    made, station = m.day(1998, 2014), m.station()
    own = who(m, (1955, 2000))
    new, clerk, chief = other_name(m, own), police(m), police(m)
    office = m.pick("衡阳市公安局雁峰分局", "自贡市公安局贡井区分局", "荣县公安局")
    page: list[Block] = [
        Title(office, scale=1.5),
        para(paper_number(m, m.pick("衡雁公户批", "贡公治户", "荣公户"), made.year), align="centre"),
        Gap(0.3),
        Title(f"关于同意变更公民姓名的{m.pick('批复', '决定')}", scale=1.3),
        para(f"{station}：", indent=0),
        para(
            "你所", on(m, m.after(made, -25, -8), "asked", style="cn"),
            "报送的《关于变更姓名的请示》收悉。经研究，同意",
            at(m, "住址"), m.pick("居民", "村民"), m.name(own, "申请人"), f"（{own.sex}，", on(m, own.birth, "birth",
            style="cn"), "出生，公民身份号码：", m.id_of(own), "）将姓名由“", m.name(own, "申请人"), "”变更为“",
            m.name(new, "变更后"), "”，", m.pick("原姓名列为曾用名", "曾用名栏登记原姓名"),
            "。请按规定办理变更手续，并收回原居民身份证。",
        ),
        para("此复。"),
        para("承办人：", m.name(clerk, "承办人"), "　　签发人：", m.name(chief, "签发人"), indent=0),
        para(on(m, made, "signed", style=m.pick("han", "cn")), align="right"),
        *seal(m, office, share=0.9),
    ]  # fmt: skip
    return paper(
        "name_reply", "户籍", "户口变更更正", made.year, f"{own.name}变更姓名的批复", page,
        series="BG", about=(own,), creator=office,
    )  # fmt: skip


def boxed_entry(m: Maker) -> Form:
    """Digits in boxes, labels over two lines, headings that run down the side."""
    made, station = m.day(2000, 2014), m.station()
    child = who(m, (made.year - 1, made.year - 1))
    father = relative(m, child, (1968, 1984), "男")
    mother, clerk = who(m, (1969, 1986), sex="女"), police(m)
    page: list[Block] = [
        heading(m, "出生登记申请表", "新生婴儿落户申请表"),
        rows(
            [lab("婴　儿\n姓　名"), val(m.name(child, "新生儿"), align="centre"), lab("性\n别", 0.4), val(child.sex,
             share=0.4),
             lab("民　族"), val(child.ethnicity)],
            [lab("出生\n日期"), val(on(m, child.birth, "birth"), share=1.4), lab("出生证\n编　号"),
             val(m.number(m.pick("L", "H", "M") + m.numbers.digits(9), "birth_certificate"), share=1.4)],
            side="婴儿情况", joined=True,
        ),
        rows(
            [lab("父亲\n姓名", 0.8), val(m.name(father, "父亲")), lab("公民身份\n号　　码", 0.8),
             boxed(m.id_of(father), 4.4)],
            [lab("母亲\n姓名", 0.8), val(m.name(mother, "母亲")), lab("公民身份\n号　　码", 0.8),
             boxed(m.id_of(mother), 4.4)],
            [lab("落户\n地址", 0.8), val(at(m, "落户地址"), share=6.2)],
            side="父母情况", joined=True,
        ),
        rows(
            [both("申请人（签名）　", wide(m, father, "申请人")), both("申请日期　", on(m, made, "applied"))],
            [both("受理民警　", wide(m, clerk, "受理人")), both("受理日期　", on(m, m.after(made, 0, 4), "accepted"))],
        ),
        *seal(m, station, "户口专用章"),
    ]  # fmt: skip
    return paper(
        "boxed_entry", "户籍", "出生入户", made.year, f"{child.name}出生登记申请表", page,
        series="CS", about=(child, father, mother), creator=station,
    )  # fmt: skip


def death_slip(m: Maker) -> Form:
    """Label above value in one cell; a receipt for the papers taken in below."""
    died, station = m.day(1992, 2013), m.station()
    dead = who(m, (1910, 1950))
    teller, clerk = relative(m, dead, (1946, 1975)), police(m)
    made = m.after(died, 2, 20)

    def over(label: str, *parts: Run | str, share: float = 1.0) -> Cell:
        return Cell(text=say(Run(label + "\n", Ink.LABEL), *parts), share=share, align="left", lines=2)

    page: list[Block] = [
        heading(m, "公民死亡登记单", "居民死亡销户登记单"),
        rows(
            [over("死亡人姓名", m.name(dead, "死者")), over("性别", dead.sex, share=0.4),
             over("出生年月日", on(m, dead.birth, "birth"), share=1.2), over("身份证件号码", m.id_of(dead,
             old=died.year < 1999), share=1.5)],
            [over("死亡时间", on(m, died, "death"), share=1.2), over("死亡地点", m.pick("家中", "市中心医院", "途中")),
             over("生前户口所在地", at(m, "户口所在地"), share=2)],
            [over("申报人", m.name(teller, "申报人")), over("与死者关系", m.pick("子", "女", "孙", "侄"), share=0.8),
             over("申报人身份证号", m.id_of(teller, old=died.year < 1999), share=1.6), over("申报时间", on(m, made,
             "told"),
             share=1.2)],
        ),
        para("承办民警　", m.name(clerk, "承办人"), indent=0),
        Gap(0.4),
        para("- " * 30, align="centre"),
        para("收　据", align="centre", scale=1.2),
        filled("今收到", m.name(teller, "申报人"), "交来死者", m.name(dead, "死者"), "居民身份证、户口簿各一。",
               "经收人：", m.name(clerk, "经收人"), "　", on(m, made, "received", style="cn"), blanks="rule"),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "death_slip", "户籍", "死亡注销", made.year, f"{dead.name}死亡登记单", page,
        series="SW", about=(dead, teller), creator=station,
    )  # fmt: skip


def volume_list(m: Maker) -> Form:
    """A volume's cover and its list of contents, names in the titles of what it holds."""
    year, station = m.rng.randint(1996, 2012), m.station()
    keeper, checker = police(m), police(m)
    people = [who(m, (1940, 1995)) for _ in range(4)]
    days = sorted(m.day(year, year) for _ in people)
    body = [heads(("序号", 0.5), ("文号", 1.7), ("责任者", 1.3), ("题　　名", 3.4), ("日期", 1.2), ("页号", 0.6))]
    leaf = 1
    for place, (person, day) in enumerate(zip(people, days, strict=True), 1):
        number = paper_number(m, m.pick("衡公户", "雁公"), year)
        pages = m.rng.randint(1, 6)
        what = m.pick("的户口登记项目更正审批表", "变更民族成分的审批表", "更正户口登记项目的请示")
        body.append(
            [val(str(place), share=0.5, align="centre"), val(number, share=1.7), val(station, share=1.3),
             val("关于", m.name(person, "当事人"), what, share=3.4), val(on(m, day, "paper", style="compact"),
             share=1.2),
             val(f"{leaf}-{leaf + pages}", share=0.6, align="centre")]
        )  # fmt: skip
        leaf += pages + 1
    cover: list[Block] = [
        Gap(1),
        para(station, align="centre", scale=1.4),
        Title(m.pick("户口变更更正材料", "户口登记项目变更更正卷"), scale=1.6),
        labelled(
            ("起止日期", (on(m, days[0], "first", style="cn"), "至", on(m, days[-1], "last", style="cn"))),
            ("立卷人", m.name(keeper, "立卷人")), ("检查人", m.name(checker, "检查人")),
            ("件数", f"{len(people)}件"), ("保管期限", "永久"), per_line=1,
        ),
        Gap(1),
        para("卷 内 文 件 目 录", align="centre", scale=1.3),
        rows(*body),
    ]  # fmt: skip
    return paper(
        "volume_list", "户籍", "户口变更更正", year, f"{year}年户口变更更正卷", cover,
        series="BG", about=people, creator=station,
    )  # fmt: skip


def split_household(m: Maker) -> Form:
    """A request in a hand's prose, answered in three opinions below each other."""
    made, station = m.day(1990, 2013), m.station()
    head, own = who(m, (1925, 1960)), who(m, (1955, 1985))
    one, two = police(m), police(m)
    page: list[Block] = [
        Title(m.pick("分户申请", "立户分户申请报告"), scale=1.6),
        para(f"{station}：", indent=0),
        filled(
            "我叫", m.name(own, "申请人"), "，身份证号", stretched(m.id_of(own)), "，现住", at(m, "住址"), "，户口与",
            m.pick("岳父", "叔父", "公公", "舅父"), m.name(head, "户主"), "同在一户。因", m.pick("已结婚另居",
            "购得房屋一套", "拆迁安置"),
            "，要求从", m.name(head, "户主"), "户中分出，单独立户，望批准。",
        ),
        para(m.pick("申请人：", "具申请书人："), m.name(own, "申请人"), align="right"),
        para(on(m, made, "applied", style=m.pick("cn", "pause", "han")), align="right"),
        Gap(0.4),
        rows(
            [lab("管区民警\n意　　见", 0.18), Cell(text=say("情况属实，同意分户。"), share=0.82, align="left", lines=2,
             foot=signed(m, "", one, "民警", m.after(made, 1, 6), style="pause"))],
            [lab("派 出 所\n意　　见", 0.18), Cell(text=say("同意。"), share=0.82, align="left", lines=2,
             foot=signed(m, "所长 ", two, "所长", m.after(made, 6, 12), style="pause"))],
        ),
        Prose(text=say(Run("备注：新户编号", Ink.LABEL), m.number(m.numbers.digits(9), "household", optional=True))),
        *seal(m, station, "户口专用章"),
    ]  # fmt: skip
    return paper(
        "split_household", "户籍", "分户", made.year, f"{own.name}分户申请", page,
        series="FH", about=(own, head), creator=station,
    )  # fmt: skip


def land_in(m: Maker) -> Form:
    """An application to move in: captions at the left edge, several who come along, in rows without a head."""
    made, station = m.day(1989, 2012), m.station()
    own, host = who(m, (1940, 1980)), who(m, (1935, 1975))
    wife, child = who(m, (1942, 1982)), relative(m, own, (made.year - 14, made.year - 2))
    clerk, chief = police(m), police(m)
    old = made.year < 1999
    page: list[Block] = [
        heading(m, "入户申请表", "要求落户呈批表"),
        labelled(
            ("申请人", m.name(own, "申请人")), ("性　别", own.sex), ("出生时间", on(m, own.birth, "birth")),
            ("居民身份证", m.id_of(own, old=old)), ("现户口地", at(m, "原住址", country_address(m))), ("拟落户地",
            at(m, "迁往地址",
            town_address(m))),
            ("投靠何人", m.name(host, "被投靠人")), ("与投靠人关系", m.pick("父子", "夫妻", "兄弟")),
            per_line=m.rng.choice((1, 2)), colon=m.pick("", "：", "∶"), underline=m.chance(0.5),
        ),
        para("随同落户人员：", indent=0),
        filled("1、", m.name(wife, "配偶"), f"，{wife.sex}，", on(m, wife.birth, "birth", style="dot"),
        "生，系配偶，身份证号",
        m.id_of(wife, old=old), "；"),
        filled("2、", m.name(child, "子女"), f"，{child.sex}，", on(m, child.birth, "birth", style="dot"),
        "生，系子女。"),
        rows(
            [both("申请理由　", m.pick("夫妻长期分居，生活不便。", "年老无人照料，投靠子女生活。",
             "已在本市购房居住多年。"), lines=2)],
            [both("受理人意见　材料齐全　", wide(m, clerk, "受理人"), "　", on(m, made, "accepted", style="dot"))],
            [both("批准机关意见　准予落户　", wide(m, chief, "审批人"), "　", on(m, m.after(made, 3, 20), "approved",
             style="dot"))],
        ),
        para("准迁证编号：", m.number(m.numbers.serial(8), "permit"), indent=0),
        *seal(m, station),
    ]  # fmt: skip
    return paper(
        "land_in", "户籍", "户口迁入", made.year, f"{own.name}入户申请表", page,
        series="QR", about=(own, host), creator=station,
    )  # fmt: skip


FORMS = (
    ledger_sideways, republic_sheet, move_counterfoil, name_reply, boxed_entry, death_slip, volume_list,
    split_household, land_in,
)  # fmt: skip
