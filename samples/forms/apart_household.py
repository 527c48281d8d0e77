"""Household papers, apart part: a register of the fifties, moves, a birth, a death, a division."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    BRANCH,
    commune_home,
    day_of,
    family_name,
    farm_home,
    fill,
    foot,
    form,
    heading,
    key,
    lab,
    line,
    number_line,
    para,
    relative,
    row,
    seal,
    spread,
    town_home,
    val,
)
from samples.forms.base import Form, Maker, han_number
from samples.people import Person
from samples.rich import Ink, Mark, Run, Text, printed, say

_OLD_SURNAMES = (("趙", "赵"), ("馬", "马"), ("張", "张"), ("劉", "刘"), ("楊", "杨"), ("陳", "陈"))
_OLD_MEN = (("積善", "积善"), ("萬福", "万福"), ("來順", "来顺"), ("雙喜", "双喜"), ("進財", "进财"))
_OLD_WOMEN = (("寶珠", "宝珠"), ("蘭英", "兰英"), ("玉蓮", "玉莲"), ("鳳蓮", "凤莲"))


def register_1953(m: Maker) -> Form:
    """A family's page in a register of the first years, in traditional characters."""
    year = m.rng.randint(1951, 1956)
    surname = m.rng.choice(_OLD_SURNAMES)
    men, women = m.rng.sample(_OLD_MEN, 2), m.rng.sample(_OLD_WOMEN, 2)
    given = (men[0], women[0], men[1], women[1])
    wife_surname = m.pick("王", "李", "何", "石")

    def member(index: int, role: str) -> Run:
        return m.name(surname[1] + given[index][1], role, written=surname[0] + given[index][0])

    wife = wife_surname + given[1][1]
    village = m.pick("何家灣", "雷家咀", "柳樹坪")
    written = f"天水縣第{m.pick('三', '五', '六')}區石咀鄉{village}"
    plain = written.replace("縣", "县").replace("區", "区").replace("鄉", "乡").replace("灣", "湾").replace("樹", "树")
    place = Run(written, Ink.VALUE, Mark(kind="address", value=written, role="住址", also=(plain,)))
    births = [m.day(*years) for years in ((1912, 1918), (1914, 1921), (1931, 1938), (1941, 1948))]
    names = (
        member(0, "户主"),
        m.name(wife, "妻", written=wife_surname + given[1][0]),
        member(2, "子"),
        member(3, "女"),
    )
    told = (("戶主", "男", "務農"), ("妻", "女", "家務"), ("長子", "男", "務農"), ("次女", "女", "上學"))
    rows = [
        (kin, name, sex, m.date(born, "birth", style="minguo", precision="year" if born.year < 1930 else "day"), work)
        for (kin, sex, work), name, born in zip(told, names, births, strict=True)
    ]
    clerk = m.person(born=(1920, 1932))
    done = m.day(year, year)
    page: tuple[Block, ...] = (
        Title("戶口登記表", spaced=True),
        line("戶別：農業戶　　　編號：", m.number(f"石咀字第{m.numbers.serial(4)}號", "file")),
        line("住址：", place),
        roster(
            ("與戶主關係", "姓名", "性別", "出生年月日", "職業"),
            [[say(part) for part in row] for row in rows],
            (1.2, 1.6, 0.7, 3, 1.1),
        ),
        line("何時由何處遷來：世居"),
        line(
            "填表人：",
            m.name(clerk, "填表人"),
            "　　填表日期：",
            m.date(done, "registered", style="han"),
            align="right",
        ),
        *seal(m, "石咀鄉人民政府", shape="square"),
    )
    head = surname[1] + given[0][1]
    return form(
        "register_1953",
        ("户籍", "HJ", "DC", "Y"),
        year=year,
        title=f"{head}户户口登记表",
        types=("户口登记",),
        page=page,
        creator="石咀乡人民政府",
        traditional=True,
    )


def move_out_1974(m: Maker) -> Form:
    """Stub and migration certificate of the commune years, blanks filled in."""
    done = m.day(1964, 1982)
    own, clerk = m.person(born=(1928, 1934)), m.person(born=(1920, 1950))
    kin = m.pick("弟", "长子", "长女")
    mate = relative(m, kin, own)
    station = m.station()
    old, city = commune_home(m), m.pick("兰州市七里河区", "陕西省宝鸡市金台区")
    new = f"{city}{m.rng.choice(m.places.streets)}{m.rng.randint(2, 99)}号"
    number = m.number(f"{m.pick('甘迁', '天迁', '陇迁')}字第{m.numbers.serial(6)}号", "migration")
    reason = m.pick("招工", "随军", "顶替父职", "结婚", "落实政策返城")
    shares = (1.2, 1.2, 0.6, 2, 1.4, 1)

    def mover(person: Person, kin: str) -> list[Text]:
        born = day_of(m, person.birth, "birth", "twenty")
        school = m.pick("文盲", "初小", "高小", "初中")
        return [say(spread(m, person, "迁移人")), say(kin), say(person.sex), say(born), say(m.native()), say(school)]

    body = roster(
        ("姓　名", "与户主关系", "性别", "出生日期", "籍贯", "文化程度"),
        [mover(own, "户主"), mover(mate, kin)],
        shares,
    )
    page: tuple[Block, ...] = (
        Title("户口迁移证", spaced=True),
        number_line(number),
        body,
        line("原　住　址：", m.address(old, "原住址"), blanks="rule"),
        line("迁移原因：", Run(reason), blanks="rule"),
        line("迁往地址：", m.address(new, "迁往地"), blanks="rule"),
        line("有效期限：自签发之日起", Run("三十"), "天内有效", blanks="rule"),
        Gap(0.6),
        foot(f"{station}（公章）"),
        foot("承办人：", m.name(clerk, "承办人")),
        foot(day_of(m, done, "issued", "twenty")),
        *seal(m, station, "户口专用", colour=m.pick("red", "blue")),
        Prose(text=printed("说明：本证不得涂改、转借，逾期作废。"), indent=0, scale=0.85),
    )
    return form(
        "move_out_1974",
        ("户籍", "HJ", "QC", "Y"),
        year=done.year,
        title=f"{own.name}户口迁移证",
        types=("户口迁出",),
        page=page,
        who=(own,),
        creator=station,
    )


def birth_slip(m: Maker) -> Form:
    """A notice of birth of the eighties and nineties: parents side by side."""
    born = m.day(1986, 2002)
    told = m.after(born, 5, 40)
    father, mother = m.person(sex="男", born=(1955, 1975)), m.person(sex="女", born=(1957, 1978))
    child = m.person(born=(born.year, born.year), surname=family_name(father))
    clerk, station = m.officer(), m.station()
    old = told.year < 1999
    style = m.pick("first", "cn", "wide")
    hour, weight = f"{m.rng.randint(0, 23)}时", f"{m.rng.randint(24, 40) * 100}克"

    def both(label: str, one: str | Run, other: str | Run) -> list[Cell]:
        return [key(label, 1), val(one, share=2, align="centre"), val(other, share=2, align="centre")]

    def month(person: Person) -> Run:
        return m.date(person.birth, "birth", style="cn", precision="month")

    parents = [
        [key("", 1), key("父　亲", 2), key("母　亲", 2)],
        both("姓名", m.name(father, "父亲"), m.name(mother, "母亲")),
        both("出生年月", month(father), month(mother)),
        both("身份证编号", m.id_of(father, old=old), m.id_of(mother, old=old)),
        both("工作单位", m.employer(), m.employer()),
        both("常住户口", m.address(town_home(m), "父亲户口地址"), m.address(farm_home(m), "母亲户口地址")),
    ]
    page: tuple[Block, ...] = (
        Title(m.pick("婴儿出生申报单", "出生婴儿落户申报表")),
        number_line("第 ", m.number(m.numbers.serial(5), "file"), " 号"),
        Table(
            rows=[
                row("10 14 6 5 6 8", "婴儿姓名", m.name(child, "婴儿"), "性别", child.sex, "民族", "汉"),
                row("10 25 6 8", "出生时间", say(day_of(m, born, "birth", style), hour), "胎次", "第一胎"),
                row("10 25 6 8", "出生地点", m.pick("市第二人民医院", "区妇幼保健站", "家中接生"), "体重", weight),
            ]
        ),
        Table(rows=parents),
        Fields(
            fields=[
                m.field("落户地址", m.address(town_home(m), "落户地址"), wide=True),
                m.field("申报人", m.name(m.rng.choice((father, mother)), "申报人")),
                m.field("经手人", m.name(clerk, "经手人")),
            ],
            underline=True,
        ),
        foot("申报日期：", day_of(m, told, "registered", style)),
        *seal(m, station, "户口专用章"),
    )
    return form(
        "birth_slip",
        ("户籍", "HJ", "CS", "Y"),
        year=told.year,
        title=f"{child.name}出生申报单",
        types=("出生入户",),
        page=page,
        who=(child,),
        creator=station,
    )


def death_proof(m: Maker) -> Form:
    """A proof that a registration was ended, for the heirs, with the stub that the station kept at its left."""
    died = m.day(1998, 2012)
    done = m.after(died, 3, 60)
    dead, kin, clerk, station = m.person(born=(1914, 1948)), m.person(born=(1945, 1980)), m.officer(), m.station()
    number = m.number(f"{station[:2]}销字〔{done.year}〕{m.numbers.serial(3)}号", "document")
    where = m.address(town_home(m), "户口所在地")
    stub: tuple[Block, ...] = (
        Prose(text=printed("户口注销证明（存根）"), align="centre"),
        line(number),
        line("死者：", m.name(dead, "死者")),
        line("死亡时间：", m.date(died, "death", style="dot")),
        line("领取人：", m.name(kin, "领取人")),
        line("经办人：", m.name(clerk, "经办人")),
        line(m.date(done, "issued", style="dot"), align="right"),
    )
    proof: tuple[Block, ...] = (
        Prose(text=printed("户口注销证明"), align="centre", scale=1.3),
        line(number, align="right"),
        line(
            fill(
                "　　兹证明{dead}，{sex}性，{nation}，{birth}出生，公民身份号码{id}，生前户口登记在{home}。"
                "该人于{died}因{cause}死亡，其户口已于{ended}注销。",
                dead=m.name(dead, "死者"),
                sex=dead.sex,
                nation=dead.ethnicity,
                birth=m.date(dead.birth, "birth", style="cn"),
                id=m.id_of(dead),
                home=where,
                died=m.date(died, "death", style="cn"),
                cause=m.pick("病", "脑溢血", "年老"),
                ended=m.date(done, "cancelled", style="cn"),
            )
        ),
        line("　　特此证明。"),
        line("申报人：", m.name(kin, "申报人"), "（系死者之", Run(m.pick("子", "女", "长子", "儿媳")), "）"),
        Gap(0.5),
        foot(station),
        foot(day_of(m, done, "issued", "han")),
        *seal(m, station, "户口专用章"),
    )
    page = (Gap(1.0), Columns(left=stub, right=proof, share=0.34, ruled=True))
    return form(
        "death_proof",
        ("户籍", "HJ", "SW", "Y"),
        year=done.year,
        title=f"{dead.name}户口注销证明",
        types=("死亡注销",),
        page=page,
        who=(dead,),
        creator=station,
    )


def move_in_approval(m: Maker) -> Form:
    """An approval with a box for each level, each signed and dated at its lower right."""
    asked = m.day(1999, 2013)
    own, sponsor = m.person(born=(1950, 1992)), m.person(born=(1945, 1976))
    police, chief, head = m.officer(), m.officer(), m.officer()
    station = m.station()
    seen, passed, agreed = m.after(asked, 2, 6), m.after(asked, 7, 12), m.after(asked, 13, 25)
    style = m.pick("blanks", "cn", "wide")

    def opinion(label: str, said: str, who: Run, day: Run) -> list[Cell]:
        return [key(label, 10), val(said, lab("　　　　　签名："), who, lab("　　"), day, share=54, lines=2)]

    kin = m.pick("夫妻", "父女", "母子")
    rows = [
        row(
            "10 10 9 7 7 21",
            "申请人姓名",
            m.name(sponsor, "申请人"),
            "与迁移人关系",
            kin,
            "身份号码",
            m.id_of(sponsor),
        ),
        row("10 54", "申请人住址", m.address(town_home(m), "申请人住址")),
        row(
            "10 12 6 6 9 21",
            "迁移人姓名",
            m.name(own, "迁移人"),
            "性别",
            own.sex,
            "出生日期",
            m.date(own.birth, "birth"),
        ),
        row("10 24 9 21", "公民身份号码", m.id_of(own), "服务处所", m.employer()),
        row("10 54", "迁出地详址", m.address(farm_home(m), "迁出地")),
        row("10 54", "迁入地详址", m.address(town_home(m), "迁入地")),
        row("10 54", "迁移理由", m.pick("夫妻两地分居，申请投靠落户", "购买商品房落户", "年老无人照料，随子女生活")),
        opinion("责任区民警调查意见", "经查情况属实。", m.name(police, "民警"), day_of(m, seen, "inquiry", style)),
        opinion("派出所意见", "拟同意迁入，请批示。", m.name(chief, "所长"), day_of(m, passed, "checked", style)),
        opinion(
            "分局审批意见", m.pick("同意。", "同意办理。"), m.name(head, "审批人"), day_of(m, agreed, "approved", style)
        ),
    ]
    number = m.number(f"{m.pick('QR', '迁')}{asked.year}{m.numbers.serial(4)}", "file")
    page: tuple[Block, ...] = (
        heading(BRANCH),
        Title("户口迁入审批表", spaced=m.chance(0.5)),
        line("编号：", number, "　　　　　申请日期：", day_of(m, asked, "applied", style)),
        Table(rows=rows),
        *seal(m, BRANCH, "户籍专用章"),
    )
    return form(
        "move_in_approval",
        ("户籍", "HJ", "QR", "D30"),
        year=agreed.year,
        title=f"{own.name}户口迁入审批表",
        types=("户口迁入",),
        page=page,
        who=(own, sponsor),
        creator=station,
    )


def split_request(m: Maker) -> Form:
    """A letter that asks to part households, a list of who goes, and what the station wrote under it."""
    asked = m.day(1996, 2012)
    father = m.person(sex="男", born=(1926, 1936))
    son = relative(m, "子", father)
    wife, which = relative(m, "妻", son), m.pick("长子", "长女")
    child = relative(m, which, son)
    clerk, station = m.officer(), m.station()
    done = m.after(asked, 1, 9)
    where, old = m.address(town_home(m), "住址"), asked.year < 1999
    rows = [
        [
            say(role),
            say(m.name(p, "分户成员")),
            say(p.sex),
            say(m.date(p.birth, "birth", style="dash")),
            say(m.id_of(p, old=old)),
        ]
        for role, p in (("户主", son), ("妻", wife), (which, child))
    ]
    page: tuple[Block, ...] = (
        Title("分户申请书", spaced=m.chance(0.6)),
        para(f"{station}：", indent=0),
        para(
            fill(
                "我叫{son}，现与父亲{father}同为一户，户口登记在{home}。因本人已结婚多年，另有住房，生活、经济均已独立，"
                "为便于管理，申请将本人及妻子、子女从父亲户内分出，单独立户。",
                son=m.name(son, "申请人"),
                father=m.name(father, "原户主"),
                home=where,
            )
        ),
        para("恳请批准。附：房产证复印件一份。"),
        foot("申请人：", m.name(son, "申请人"), "（签字）　"),
        foot(day_of(m, asked, "applied", m.pick("first", "cn"))),
        Prose(text=printed("分出人员登记"), align="centre"),
        roster(("与户主关系", "姓名", "性别", "出生日期", "身份证号码"), rows, (1.1, 1.4, 0.7, 1.8, 2.8)),
        line("派出所意见：", Run(f"情况属实，同意分户立户。户号{han_number(m.rng.randint(11, 98))}。")),
        line("承办人：", m.name(clerk, "承办人"), "　", day_of(m, done, "approved", "dot"), align="right"),
        *seal(m, station, "户口专用章"),
    )
    return form(
        "split_request",
        ("户籍", "HJ", "FH", "Y"),
        year=done.year,
        title=f"{son.name}分户申请书",
        types=("分户",),
        page=page,
        who=(son, father),
        creator=station,
    )


FORMS = (register_1953, move_out_1974, birth_slip, death_proof, move_in_approval, split_request)
