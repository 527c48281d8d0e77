"""Births, adoptions and deaths, seventh part."""

from __future__ import annotations

from samples.blocks import Block, Fields, Gap, Prose, Table, Title
from samples.forms.apart_base import fill, foot, key, lab, line, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import (
    BRANCH,
    any_home,
    anyone,
    filled,
    form,
    kin,
    signed,
    stamp,
    town_home,
    village_home,
    when,
)
from samples.rich import Ink, Run, printed, say

_SEAL = "户口专用章"


def _birth(m: Maker) -> Form:
    born = m.day(1996, 2012)
    told = m.after(born, 5, 60)
    father = anyone(m, born=(born.year - 38, born.year - 24))
    if father.sex == "女":
        father = m.person(sex="男", born=(born.year - 38, born.year - 24))
    mother = m.person(sex="女", born=(born.year - 35, born.year - 22))
    child = kin(m, m.pick("子", "女"), father)
    clerk, station = m.officer(), m.station()
    style = m.pick("cn", "dot", "wide")
    home = m.address(town_home(m), "落户地址")
    page: tuple[Block, ...] = (
        Title("新生儿户口申报单", spaced=m.chance(0.4)),
        Fields(
            fields=[
                m.field(("婴儿姓名", "新生儿姓名"), m.name(child, "新生儿")),
                m.field("性别", child.sex),
                m.field(
                    "出生时间", when(m, born, "birth", style), f" {m.rng.randint(0, 23)}时{m.rng.randint(1, 59)}分"
                ),
                m.field("接生单位", m.pick("市妇婴医院", "县医院", "铁路医院")),
                m.field(
                    "出生医学证明编号", m.number(f"{m.pick('D', 'H')}2107{m.numbers.serial(5)}", "birth_certificate")
                ),
            ],
            underline=m.chance(0.6),
            dotted=m.chance(0.2),
        ),
        Table(
            rows=[
                [key("", 5), key("姓　名", 9), key("公民身份号码", 16), key("户口所在地", 20)],
                [
                    key("父亲", 5),
                    val(m.name(father, "父亲"), share=9, align="centre"),
                    val(m.id_of(father, old=told.year < 1999), share=16, align="centre"),
                    val(m.address(any_home(m), "父亲户口地址"), share=20),
                ],
                [
                    key("母亲", 5),
                    val(m.name(mother, "母亲"), share=9, align="centre"),
                    val(m.id_of(mother, old=told.year < 1999), share=16, align="centre"),
                    val(m.address(any_home(m), "母亲户口地址"), share=20),
                ],
            ]
        ),
        filled(
            say(
                lab("本人申请将上述婴儿随（"),
                Run(m.pick("父", "母")),
                lab("）登记户口于："),
                home,
                lab("，所报情况属实，如有虚假，愿负法律责任。"),
            )
        ),
        line(
            m.pick("申报人签字：", "申请人（签名） "),
            m.name(m.rng.choice((father, mother)), "申报人"),
            "　",
            when(m, told, "reported", style),
            align="right",
        ),
        Gap(0.4),
        line(
            "受理民警：", m.name(clerk, "受理人"), "　　入户时间：", when(m, m.after(told, 0, 6), "registered", style)
        ),
        *stamp(m, station, _SEAL),
    )
    return form(
        "child",
        ("户籍", "HJ", "CS", "Y"),
        year=told.year,
        title=f"{child.name}出生登记",
        types=("出生入户",),
        pages=(page,),
        who=(child, father, mother),
        creator=station,
    )


def _adoption(m: Maker) -> Form:
    asked = m.day(1999, 2012)
    parent = anyone(m, born=(1945, 1968))
    tie = m.pick("长女", "次女", "次子")
    mate = kin(m, "妻" if parent.sex == "男" else "夫", parent)
    child = m.person(sex="男" if tie == "次子" else "女", born=(asked.year - 8, asked.year - 1))
    child_born = child.birth
    clerk, chief, station = m.officer(), m.officer(), m.station()
    style = m.pick("cn", "filled", "dash")
    page: tuple[Block, ...] = (
        Title("收养子女户口登记审批表", spaced=m.chance(0.3)),
        Table(
            side="收养人",
            rows=[
                row("8 17 8 17", "姓名", m.name(parent, "收养人"), "配偶姓名", m.name(mate, "配偶")),
                row("8 42", "证件号码", m.id_of(parent)),
                row("8 42", "住　　所", m.address(town_home(m), "住址")),
            ],
            joined=True,
        ),
        Table(
            side="被收养人",
            rows=[
                row("8 17 8 17", "姓名", m.name(child, "被收养人"), "性别", child.sex),
                row(
                    "8 17 8 17",
                    "出生年月日",
                    when(m, child_born, "birth", style),
                    "收养后称谓",
                    m.pick("养子", "长子") if child.sex == "男" else m.pick("养女", tie),
                ),
                row(
                    "8 42",
                    "来　　源",
                    m.pick("市儿童福利院移送", "拾养弃婴，生父母查找不到", "三代以内同辈旁系血亲子女"),
                ),
                row(
                    "8 17 8 17",
                    "收养证号",
                    m.number(f"（{asked.year}）锦收字第{m.numbers.serial(4)}号", "certificate"),
                    "发证日期",
                    when(m, m.after(asked, -90, -3), "issued", style),
                ),
            ],
            joined=True,
        ),
        Table(
            rows=[
                [
                    key("派出所意见", 8),
                    signed(
                        "情况属实，拟准予入户。",
                        share=42,
                        foot=("承办：", m.name(clerk, "承办人"), "　", when(m, asked, "applied", style)),
                    ),
                ],
                [
                    key("分局审批", 8),
                    signed(
                        "同意。",
                        share=42,
                        foot=(
                            "签发：",
                            m.name(chief, "审批人"),
                            "　",
                            when(m, m.after(asked, 5, 20), "approved", style),
                        ),
                    ),
                ],
                row("8 42", "申请人签字", m.name(parent, "收养人")),
            ]
        ),
        *stamp(m, BRANCH),
    )
    return form(
        "child",
        ("户籍", "HJ", "CS", "Y"),
        year=asked.year,
        title=f"{child.name}收养子女户口登记审批表",
        types=("户口登记",),
        pages=(page,),
        who=(parent, child),
        creator=station,
    )


def child(m: Maker) -> Form:
    """A newborn's entry, or an adopted child's."""
    return _birth(m) if m.chance(0.65) else _adoption(m)


def death(m: Maker) -> Form:
    """A village's or committee's proof of a death with blanks filled in, and what the station did about it."""
    died = m.day(1986, 2012)
    done = m.after(died, 1, 40)
    dead = anyone(m, born=(1905, 1940))
    tie = m.pick("长子", "次女", "妻" if dead.sex == "男" else "丈夫", "儿媳")
    mourner = kin(m, tie, dead)
    chair, clerk, chief, station = m.person(born=(1935, 1970)), m.officer(), m.officer(), m.station()
    rural = m.chance(0.5)
    told = fill(
        "兹有我{place}居民　{dead}　，{sex}，{nation}，　{birth}　出生，身份证号码　{id}　，生前户籍所在地　{home}　，"
        "于　{died}　{hour}因　{cause}　在{where}死亡。特此证明，请予办理户口注销手续。",
        place=lab("村" if rural else "委"),
        dead=m.name(dead, "死者"),
        sex=dead.sex,
        nation=dead.ethnicity,
        birth=when(m, dead.birth, "birth", m.pick("cn", "dot", "filled")),
        id=m.id_of(dead, old=died.year < 1999),
        home=m.address(village_home(m) if rural else town_home(m), "生前住址"),
        died=when(m, died, "death", m.pick("cn", "filled", "dot")),
        hour=m.pick("", f"{m.rng.randint(0, 23)}时许", f"凌晨{m.rng.randint(1, 5)}点"),
        cause=m.pick("脑出血", "年老体衰", "肺心病", "车祸"),
        where=m.pick("家中", "县人民医院", "第二医院"),
    )
    style = m.pick("dash", "cn", "spaced_dots")
    page: tuple[Block, ...] = (
        Title("死　亡　证　明　书", scale=1.5),
        line(
            Run(m.pick("第 ", "编号："), Ink.LABEL), m.number(f"{died:%Y}{m.numbers.serial(5)}", "file"), align="right"
        ),
        filled(told, dots=m.chance(0.3)),
        line(
            "　　证明人（签字）：", m.name(chair, "证明人"), "　　　死者亲属：", m.name(mourner, "申报人"), f"（{tie}）"
        ),
        foot(when(m, m.after(died, 0, 1), "issued", m.pick("han", "cn", "filled"))),
        Gap(0.6),
        Prose(text=printed("以下由公安派出所填写"), align="centre"),
        Table(
            rows=[
                row(
                    "8 17 8 17",
                    "申报人",
                    m.name(mourner, "申报人"),
                    m.pick("与死者关系", "称谓"),
                    tie,
                ),
                row(
                    "8 17 8 17",
                    "注销时间",
                    when(m, done, "cancelled", style),
                    "缴销证件",
                    m.pick("居民身份证壹枚", "户口簿一页", "无"),
                ),
                [
                    key("处理意见", 8, upright=m.chance(0.4)),
                    signed(
                        "经查属实，予以注销户口。",
                        share=42,
                        foot=("经办：", m.name(clerk, "经办人"), "　审核：", m.name(chief, "审核人")),
                    ),
                ],
            ]
        ),
        *stamp(m, station, _SEAL),
    )
    return form(
        "death",
        ("户籍", "HJ", "SW", "Y"),
        year=done.year,
        title=f"{dead.name}死亡注销户口材料",
        types=("死亡注销",),
        pages=(page,),
        who=(dead, mourner),
        creator=station,
    )


FORMS = (child, death)
