"""What the fourth part's forms share: its people's names, its ways of writing dates and addresses, small layouts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from samples.blocks import Block, Cell, Field, Fields, Prose, Stamp, Table, Title
from samples.forms import base
from samples.forms.base import Form, Maker, iso, write_date
from samples.forms.fourth_places import any_address
from samples.people import Person
from samples.rich import Ink, Mark, Part, Run, Text, printed, say

_SURNAMES = "王李张刘陈杨周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文施裘殷连庄翁涂章凌牛尤柯荀祁农"  # noqa: E501
_RARE_SURNAMES = "宓牟庹逯昝鄢郄戎冼阙檀鞠逄仝苟芦亢阚詹巫甄滑褚卓蔚辜衡粟"
_COMPOUND = ("欧阳", "司徒", "端木", "闻人", "公孙", "淳于", "钟离", "长孙", "呼延", "澹台", "申屠", "宇文", "轩辕")
_DOUBLE = ("张简", "范姜", "刘付", "叶陈", "周黄", "林张", "何吴")
_MALE = (
    "建国志强春生德福学文保国金山新华卫星跃进援朝红兵永康占魁守业双喜广田长顺子轩浩然宇航传宝启明大勇",
    "水根火旺木生细毛老五国栋敬之承祖耀宗汉卿仲谋伯年茂林有才得胜和平",
    "斌涛磊鹏凯超毅诚锋洪俊震",
)
_FEMALE = (
    "秀兰桂珍淑芬金凤月娥招娣雪梅亚男丽华爱珍小芹红霞巧云腊月冬梅雨桐思琪梦瑶玉芝素贞细妹银花友兰海棠",
    "瑞英文秀莲香杏儿引弟满秀惠兰",
    "蕾倩洁颖薇娟莉琳蓉萍霞岚妮",
)
_RARE = ("君翊梓烨一诺昱辰茗萱", "", "堃犇淼垚翀赟彧祎旻沄玥晟頔瑄喆骁稷铧翯")
_MINORITY = (
    ("阿不都热合曼·吐尔地", "维吾尔族"),
    ("玛依拉·赛买提", "维吾尔族"),
    ("吉克·木呷", "彝族"),
    ("沙马·阿呷莫", "彝族"),
    ("叶尔兰·巴合提", "哈萨克族"),
    ("扎西·顿珠", "藏族"),
    ("努尔古丽·卡德尔", "维吾尔族"),
    ("艾山江·肉孜", "维吾尔族"),
    ("格桑·曲珍", "藏族"),
)


def _given(pool: tuple[str, str, str]) -> list[str]:
    """Return given names of a pool: two characters each, the last string's one each."""
    pairs = pool[0] + pool[1]
    return [pairs[i : i + 2] for i in range(0, len(pairs), 2)] + list(pool[2])


def folk(
    m: Maker,
    born: tuple[int, int] = (1940, 1988),
    *,
    sex: str = "",
    surname: str = "",
    minority: bool = False,
    former: bool = False,
) -> Person:
    """Return somebody of the fourth part's own names; ID number, birth and sex fit each other."""
    person = m.person(born=born, sex=sex or m.pick("男", "女"), minority=minority)
    if minority:
        name, ethnicity = m.rng.choice(_MINORITY)
        return replace(person, name=name, ethnicity=ethnicity, former_names=())
    chance = m.rng.random()
    pool: Sequence[str] = _SURNAMES
    if chance < 0.24:
        pool = _DOUBLE if chance < 0.03 else _COMPOUND if chance < 0.11 else _RARE_SURNAMES
    family = surname or m.rng.choice(pool)
    names = [family + g for g in m.rng.sample(_given(_MALE if person.sex == "男" else _FEMALE), 2)]
    if m.chance(0.12):
        names[0] = family + m.rng.choice(_given(_RARE))
    return replace(person, name=names[0], former_names=(names[1],) if former else ())


def surname_of(person: Person) -> str:
    return person.name[: 2 if person.name[:2] in (*_COMPOUND, *_DOUBLE) else 1]


def kin(m: Maker, of: Person, born: tuple[int, int], sex: str = "") -> Person:
    """Return somebody of the same family name."""
    return folk(m, born, sex=sex, surname=surname_of(of))


def officer(m: Maker) -> Person:
    return folk(m, (1950, 1984), sex=m.pick("男", "男", "女"))


def spaced(m: Maker, person: Person, role: str = "") -> Run:
    """A name whose characters stand apart, as in tables and signatures: 李　强."""
    name = person.name
    return m.name(person, role, written="　".join(name) if len(name) == 2 else name)


def on(m: Maker, day: dt.date, role: str = "", *, style: str = "", precision: str = "day", ink: Ink = Ink.VALUE) -> Run:
    """A marked date. Own styles: ``spaced``, ``short`` (87.5.12), ``dot0``; ``split``, ``nian`` for divided cells."""
    style = style or m.date_style
    if precision != "day" and style == "short":
        style = "cn"
    y, month, d = day.year, day.month, day.day
    count = {"year": 1, "month": 2, "day": 3}[precision]
    own: dict[str, tuple[str, ...]] = {
        "spaced": (f"{y} 年", f" {month} 月", f" {d} 日"),
        "short": (f"{y % 100:02d}", f".{month}", f".{d}"),
        "dot0": (f"{y}", f".{month:02d}", f".{d:02d}"),
        "split": (f"{y}", f"\t{month}", f"\t{d}"),
        "nian": (f"{y}年", f"\t{month}月", f"\t{d}日"),
    }
    shown = "".join(own[style][:count]) if style in own else write_date(day, style, precision)
    return Run(shown, ink, Mark(kind="date", value=iso(day, precision), role=role))


def at(m: Maker, role: str = "", text: str = "") -> Run:
    """A marked address; what only says how near (处, 路段) may be left out."""
    text = text or any_address(m)
    short = re.sub(r"(?:处|门前路段|路段)$", "", text)
    mark = Mark(kind="address", value=text, role=role, also=(short,) if short != text else ())
    return Run(text, Ink.VALUE, mark)


def plate(m: Maker, value: str = "") -> Run:
    value = value or m.numbers.plate(m.pick("鄂E", "赣B", "皖H", "陕F", "闽G", "豫R"))
    return m.number(
        value, "plate", written=m.pick(value, value, value[:2] + "·" + value[2:], value[:2] + "-" + value[2:])
    )


def document(m: Maker, letters: str, year: int, width: int = 4) -> Run:
    brackets = m.pick("〔〕", "〔〕", "（）", "[]")
    return m.number(f"{letters}{brackets[0]}{year}{brackets[1]}第{m.numbers.serial(width)}号", "document")


def lettered(letters: str, number: str, role: str) -> Run:
    """A number that an office's short name stands before; either with it or without it is right."""
    return Run(letters + number, Ink.VALUE, Mark(kind="number", value=letters + number, role=role, also=(number,)))


def seal(m: Maker, office: str, centre: str = "", *, share: float = 0.6) -> tuple[Stamp, ...]:
    """A stamp over what was drawn last: mostly round and red, sometimes of other shape and colour."""
    if not m.chance(share):
        return ()
    shape = m.rng.choices(("round", "oval", "rectangle", "square"), (0.6, 0.16, 0.16, 0.08))[0]
    colour = m.rng.choices(("red", "blue", "purple"), (0.74, 0.14, 0.12))[0]
    return (Stamp(office, m.rng.uniform(0.15, 0.88), centre, shape=shape, colour=colour),)


# --- layout ----------------------------------------------------------------------------------------------------------
def lab(text: str, share: float = 1.0, *, vertical: bool = False) -> Cell:
    return Cell(text=say(text, ink=Ink.LABEL), label=True, share=share, vertical=vertical, align="centre")


def val(*parts: Part, share: float = 1.0, align: str = "auto", lines: int = 1, caption: str = "") -> Cell:
    return Cell(text=say(*parts), share=share, align=align, lines=lines, caption=caption)


def both(label: str, *parts: Part, share: float = 1.0, lines: int = 1, foot: Text = ()) -> Cell:
    """A cell that holds its label and its value, perhaps with a signature at the lower right."""
    return Cell(text=say(Run(label, Ink.LABEL), *parts), share=share, align="left", lines=lines, foot=foot)


def divided(run: Run, share: float = 1.0) -> Cell:
    return Cell(text=(run,), share=share, divided=True)


def opinion(m: Maker, label: str, text: str, who: Person, role: str, day: dt.date, *, lines: int = 2) -> list[Cell]:
    """A row of an opinion with signature and date at its lower right."""
    break_ = m.pick("　\n", "　　")
    sign = m.pick(f"{role}：", "签名：", f"{role}（签章）：")
    foot = say(Run(sign, Ink.LABEL), m.name(who, role), Run(break_, Ink.LABEL), on(m, day, "signed", style="cn"), "　")
    if m.chance(0.5):
        return [lab(label, 0.16), Cell(text=say(text), share=0.84, align="left", lines=lines, foot=foot)]
    return [Cell(text=say(Run(label + "：\n", Ink.LABEL), "　　" + text), align="left", lines=lines, foot=foot)]


def fields(*pairs: tuple[str, Part | Sequence[Part]]) -> list[Field]:
    made = []
    for label, value in pairs:
        parts = (value,) if isinstance(value, str | Run) else tuple(value)
        made.append(Field(label=label, value=say(*parts)))
    return made


def labelled(*pairs: tuple[str, Part | Sequence[Part]], per_line: int = 2, colon: str = "：", **more: bool) -> Fields:
    return Fields(fields=fields(*pairs), per_line=per_line, colon=colon, **more)


def para(*parts: Part, **more: object) -> Prose:
    """A paragraph printed as a whole."""
    return Prose(text=printed(*parts), **more)  # type: ignore[arg-type]


def filled(*parts: Part, **more: object) -> Prose:
    """A printed paragraph whose marked values were filled in."""
    runs = [replace(run, ink=Ink.VALUE if run.mark else Ink.LABEL) for run in say(*parts)]
    return Prose(text=tuple(runs), **more)  # type: ignore[arg-type]


def rows(*made: Sequence[Cell], **more: object) -> Table:
    return Table(rows=made, **more)  # type: ignore[arg-type]


def heading(m: Maker, *choices: str) -> Title:
    return Title(m.pick(*choices), spaced=m.chance(0.35), scale=m.rng.uniform(1.4, 1.8))


_CATEGORIES = {
    "户籍": "HJ",
    "出入境": "CR",
    "车辆": "CL",
    "交通事故": "SG",
    "暂住证": "ZZ",
    "重点人口": "ZD",
    "利用登记": "LY",
}


def paper(
    key: str,
    kind: str,
    case: str,
    year: int,
    title: str,
    *pages: Sequence[Block],
    series: str = "",
    retention: str = "Y",
    about: Sequence[Person] = (),
    creator: str = "",
    landscape: bool = False,
) -> Form:
    return base.Form(
        key=f"f_{key}",
        archive_class=kind,
        category=_CATEGORIES[kind],
        series=series,
        retention=retention,
        year=year,
        title=title,
        case_types=(case,),
        pages=tuple(tuple(page) for page in pages),
        subjects=tuple(person.name for person in about),
        creator=creator,
        landscape=landscape,
    )
