"""Moves, seventh part: a certificate with its stub, an approval to move in, a veteran's letter."""

from __future__ import annotations

from samples.blocks import Block, Cell, Columns, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import fill, foot, key, line, para, row
from samples.forms.base import Form, Maker, han_number
from samples.forms.seventh_base import (
    anyone,
    banner_home,
    filled,
    form,
    herder,
    kin,
    old_home,
    signed,
    south_home,
    stamp,
    town_home,
    village_home,
    when,
)
from samples.rich import Ink, Run, printed, say

_SEAL = "户口专用章"


def migration(m: Maker) -> Form:
    """A migration certificate of the sixties to nineties for a whole family, with its stub at the left."""
    given = m.day(1962, 1996)
    head, clerk, station = anyone(m, born=(given.year - 55, given.year - 25)), m.officer(), m.station()
    ties = m.rng.sample(["妻" if head.sex == "男" else "夫", "长子", "次女", "母", "三子"], m.rng.randint(1, 4))
    family = [("户主", head), *((tie, kin(m, tie, head)) for tie in ties)]
    family = [(tie, own) for tie, own in family if own.birth < given]
    if given.year < 1985:
        from_, to = old_home(m, given.year), m.pick(old_home(m, given.year), "广东省梅县松坪公社石扇围大队老屋下")
    else:
        from_, to = village_home(m), m.pick(banner_home(m), south_home(m))
    number = m.number(f"{m.pick('锦迁', '义迁', '辽公迁')}字第{m.numbers.serial(6)}号", "migration")
    style = m.pick("short_cn", "cn", "han", "dot")
    count = f"{han_number(len(family))}人"
    why = m.pick("投亲", "工作调动", "下放", "落实政策返城", "支边")
    stub: tuple[Block, ...] = (
        Prose(text=printed("户口迁移证存根"), align="centre", scale=1.2),
        line(number),
        Fields(
            fields=[
                m.field("户主", m.name(head, "户主")),
                m.field("人数", count),
                m.field("迁往", m.address(to, "迁往地")),
                m.field("原因", why),
                m.field("签发", m.name(clerk, "签发人")),
                m.field("日期", when(m, given, "issued", style)),
            ],
            per_line=1,
            underline=True,
        ),
    )
    rows = [
        [
            say(m.name(own, "迁移人")),
            say(tie),
            say(own.sex),
            say(when(m, own.birth, "birth", style if own.birth.year > 1911 else "cn")),
            say(m.pick("初小", "初中", "文盲")),
            say(m.pick("农民", "工人", "学生", "无")),
        ]
        for tie, own in family
    ]
    slip: tuple[Block, ...] = (
        Title("户 口 迁 移 证", scale=1.5),
        line(number, align="right"),
        roster(("姓　名", "称谓", "性别", "出生时间", "文化", "职业"), rows, (1.4, 0.8, 0.6, 2.2, 0.8, 0.8)),
        Table(
            rows=[
                row("8 42", "原住地址", m.address(from_, "原住址")),
                row("8 42", "迁往地址", m.address(to, "迁往地")),
                row("8 17 8 17", "迁移原因", why, "籍　贯", m.native()),
            ]
        ),
        para(
            fill(
                "上列{count}户口业经注销，请于{due}前向迁往地户口登记机关申报。",
                count=count,
                due=when(m, m.after(given, 20, 60), "due", style),
            )
        ),
        foot("承办人（盖章）：", m.name(clerk, "签发人"), "　　", when(m, given, "issued", style)),
        *stamp(m, station, _SEAL),
    )
    return form(
        "migration",
        ("户籍", "HJ", "QC", "Y"),
        year=given.year,
        title=f"{head.name}户口迁移证",
        types=("户口迁出",),
        pages=((Gap(0.5), Columns(left=stub, right=slip, share=0.3, ruled=True)),),
        who=(head,),
        creator=station,
        landscape=True,
    )


def move_in(m: Maker) -> Form:
    """An approval for people to move to somebody in a banner, with the number of the permit it led to."""
    asked = m.day(1996, 2012)
    host = herder(m, born=(1935, 1953)) if m.chance(0.5) else m.person(born=(1935, 1953))
    ties = m.rng.sample(["母", "长子", "长女", "弟", "儿媳"], m.rng.randint(1, 3))
    movers = [(tie, kin(m, tie, host)) for tie in ties]
    clerk, police, chief = m.officer(), m.officer(), m.officer()
    station = m.pick("白音套海派出所", "乌兰坝派出所", "高力板东派出所")
    style = m.pick("cn", "filled", "dash")
    done = m.after(asked, 8, 45)
    rows = [
        [
            say(m.name(own, "迁入人")),
            say(f"{tie}"),
            say(when(m, own.birth, "birth", m.pick("dot", "dash"))),
            say(m.id_of(own, old=asked.year < 1999)),
        ]
        for tie, own in movers
    ]
    page: tuple[Block, ...] = (
        Title("市（旗）外户口迁入审批表", spaced=m.chance(0.3)),
        line("申请时间 ", when(m, asked, "applied", style), align="right"),
        Table(
            side="被投靠人",
            rows=[
                row("8 17 8 17", "户主", m.name(host, "被投靠人"), "民族", host.ethnicity),
                row("8 42", "身份号码", m.id_of(host, old=asked.year < 1999)),
                row("8 42", "落户地址", m.address(banner_home(m), "落户地址")),
                row(
                    "8 17 8 17", "工作单位", m.pick("牧业", "苏木卫生院（虚构）", "种畜场（虚构）"), "电　话", m.phone()
                ),
            ],
            joined=True,
        ),
        Table(
            side="迁移人",
            rows=roster(("姓名", "与户主关系", "出生日期", "公民身份号码"), rows, (1.4, 1.0, 1.6, 2.6)).rows,
            joined=True,
        ),
        Table(
            rows=[
                row("8 42", "现户口所在地", m.address(m.pick(village_home(m), south_home(m)), "迁出地")),
                row("8 42", "迁移理由", m.pick("夫妻投靠，婚后无住房", "年老无人照料，投靠子女", "随子女共同生活")),
                [
                    key("派出所意见", 8, upright=True),
                    signed(
                        "经审核材料齐全，同意上报。",
                        share=42,
                        lines=4,
                        foot=("经办人：", m.name(clerk, "经办人"), "　所长：", m.name(police, "派出所所长")),
                    ),
                ],
                [
                    key("旗县公安局审批", 8, upright=True),
                    signed(
                        fill(
                            "同意迁入。签发准予迁入证明 {number}，有效期至{until}。",
                            number=m.number(f"蒙准字{m.numbers.serial(7)}号", "permit"),
                            until=when(m, m.after(done, 40, 40), "valid_until", style),
                        ),
                        share=42,
                        lines=5,
                        foot=("审批：", m.name(chief, "审批人"), "　", when(m, done, "approved", style)),
                    ),
                ],
            ]
        ),
        *stamp(m, station, _SEAL),
    )
    return form(
        "move_in",
        ("户籍", "HJ", "QR", "Y"),
        year=asked.year,
        title=f"{movers[0][1].name}户口迁入审批表",
        types=("户口迁入",),
        pages=(page,),
        who=(host, *(own for _, own in movers)),
        creator=station,
    )


def veteran(m: Maker) -> Form:
    """A letter of introduction by which a discharged soldier registers at home, and its stub above it."""
    given = m.day(1964, 2004)
    own = m.person(sex="男", born=(given.year - 34, given.year - 24))
    father = kin(m, "父", own)
    clerk, police, station = m.officer(), m.officer(), m.station()
    style = m.pick("cn", "han", "short_cn", "filled")
    number = m.number(
        m.pick(
            f"（{given.year % 100:02d}）锦退字第{m.numbers.serial(4)}号",
            f"锦安介字〔{given.year}〕{m.rng.randint(3, 480)}号",
        ),
        "document",
    )
    home = old_home(m, given.year) if given.year < 1985 else m.pick(village_home(m), town_home(m))
    joined = m.after(own.birth, 6600, 7300)
    page: tuple[Block, ...] = (
        Prose(text=printed("户口登记介绍信（存根）"), align="centre", scale=1.15),
        line(number, align="right"),
        filled(
            fill(
                "{own}，{kind}，回{home}落户。",
                own=m.name(own, "本人"),
                kind=m.pick("退伍军人", "复员军人", "转业志愿兵"),
                home=m.address(home, "落户地址"),
            )
        ),
        Prose(text=printed("…………………………………　骑　缝　章　…………………………………"), align="centre"),
        Title("户口登记介绍信", spaced=m.chance(0.5), scale=1.5),
        line(number, align="right"),
        para(f"{station}：", indent=0),
        filled(
            fill(
                "兹有{own}同志，{sex}，{birth}生，{nation}，原籍{native}，于{joined}应征入伍，在{unit}服役，"
                "{left}退出现役。现介绍前去你处，请准予在{home}（户主：{father}）办理户口登记。",
                own=m.name(own, "本人"),
                sex=own.sex,
                birth=when(m, own.birth, "birth", style),
                nation=own.ethnicity,
                native=m.native(),
                joined=m.date(joined, "enlisted", precision="month", style=m.pick("cn", "han")),
                unit=m.pick("某部通信连", "守备团", "铁道兵某师", "海军某基地"),
                left=m.date(m.after(given, -70, -35), "discharged", precision="month", style=m.pick("cn", "han")),
                home=m.address(home, "落户地址"),
                father=m.name(father, "户主"),
            )
        ),
        para("此致"),
        foot(m.pick("凌河区退伍军人安置办公室", "义县人民武装部", "锦州市复员退伍军人安置办公室")),
        foot(when(m, given, "issued", style)),
        *stamp(m, "退伍军人安置办公室"),
        Table(
            rows=[
                [
                    key("登记情况", 8),
                    Cell(
                        text=fill(
                            "已于{day}登记户口，收回介绍信。　经办人：{clerk}　审核：{police}",
                            day=when(m, m.after(given, 2, 25), "registered", style),
                            clerk=m.name(clerk, "经办人"),
                            police=m.name(police, "审核人"),
                        ),
                        share=42,
                        lines=2,
                    ),
                ]
            ]
        ),
        line(Run("注：", Ink.LABEL), Run("本介绍信限本人使用，涂改无效。", Ink.LABEL)),
    )
    return form(
        "veteran",
        ("户籍", "HJ", "RK", "Y"),
        year=given.year,
        title=f"{own.name}退伍军人户口登记介绍信",
        types=("户口登记",),
        pages=(page,),
        who=(own,),
        creator=station,
    )


FORMS = (migration, move_in, veteran)
