"""Invented people, numbers and places for drawn forms. Deterministic by the generator passed in.

The ID prefixes occur in no yearly list of administrative divisions, so no real person holds such a number; check digit,
birth date and sex parity are right all the same. Plates, permits and phone numbers are invented likewise.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

INVENTED_PREFIXES = ("432299", "430699", "653199")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

COMMON_SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"  # noqa: E501
RARE_SURNAMES = "单查区仇盖解谌逄亓芈郗佘佴禚乜妫麴晏滕缪蔺蹇邝揭幸占粟佟卞阮瞿"
COMPOUND_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "令狐", "夏侯", "尉迟", "皇甫", "东方", "慕容", "万俟", "司徒")
GIVEN_MALE = "伟强军勇建国志明德华文武平国梁永刚海波少峰立新宏斌春生长庚运来继业柏舟家栋卫东光辉云鹏振宇"
GIVEN_FEMALE = "芳娜秀英敏静丽艳玲桂香翠枝玉莲晓燕春梅淑珍雪琴美华采薇蓁满妹佩兰小红菊慧婷腊梅"
GIVEN_RARE = "劼喆昉翀懿彧珺琎赟旸祎瑀璟骞珩勖烜筠蕤婕嫣"
VERY_RARE = "䶮堃犇淼垚翯"
MINORITY_FIRST = ("阿依努尔", "古丽娜尔", "买买提江", "热依汗", "吐尔逊", "帕提古丽", "艾尔肯", "木合塔尔", "迪丽达尔")
MINORITY_LAST = ("麦麦提", "艾合买提", "吾斯曼", "亚森", "托合提", "库尔班", "玉素甫", "阿布都拉", "依明")
PINYIN_SAFE = {"单": "SHAN", "查": "ZHA", "区": "OU", "仇": "QIU", "盖": "GE", "解": "XIE", "曾": "ZENG", "覃": "QIN"}


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who never lived."""

    name: str
    sex: str
    birth: dt.date
    id_number: str
    ethnicity: str = "汉族"
    former_names: tuple[str, ...] = ()

    @property
    def old_id_number(self) -> str:
        """The 15-digit form that papers before 1999 carry."""
        return self.id_number[:6] + self.id_number[8:17]


def check_digit(seventeen: str) -> str:
    """Return the 18th character of an ID number (GB 11643-1999)."""
    return _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, seventeen, strict=True)) % 11]


def invent_id(rng: random.Random, *, birth: dt.date, sex: str, prefix: str | None = None) -> str:
    """Return an 18-character ID number that no real person holds."""
    sequence = rng.randrange(1, 498) * 2 + (1 if sex == "男" else 0)
    body = f"{prefix or rng.choice(INVENTED_PREFIXES[:2])}{birth:%Y%m%d}{sequence % 996:03d}"
    return body + check_digit(body)


def invent_birth(rng: random.Random, first_year: int, last_year: int) -> dt.date:
    start = dt.date(first_year, 1, 1).toordinal()
    return dt.date.fromordinal(rng.randint(start, dt.date(last_year, 12, 31).toordinal()))


def invent_surname(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.08:
        return rng.choice(COMPOUND_SURNAMES)
    return rng.choice(RARE_SURNAMES if chance < 0.22 else COMMON_SURNAMES)


def invent_given(rng: random.Random, sex: str) -> str:
    pool = GIVEN_MALE if sex == "男" else GIVEN_FEMALE
    count = 1 if rng.random() < 0.22 else 2
    characters = [rng.choice(pool) for _ in range(count)]
    chance = rng.random()
    if chance < 0.12:
        characters[-1] = rng.choice(GIVEN_RARE)
    elif chance < 0.135:
        characters[-1] = rng.choice(VERY_RARE)
    return "".join(characters)


def invent_person(
    rng: random.Random,
    *,
    born: tuple[int, int] = (1935, 1990),
    sex: str | None = None,
    surname: str | None = None,
    minority: bool = False,
    former: bool = False,
) -> Person:
    """Return a person born within the years ``born``, both included."""
    sex = sex or rng.choice("男女")
    birth = invent_birth(rng, *born)
    if minority:
        name = f"{rng.choice(MINORITY_FIRST)}·{rng.choice(MINORITY_LAST)}"
        number = invent_id(rng, birth=birth, sex=sex, prefix=INVENTED_PREFIXES[2])
        return Person(name=name, sex=sex, birth=birth, id_number=number, ethnicity="维吾尔族")
    family = surname or invent_surname(rng)
    name = family + invent_given(rng, sex)
    old: tuple[str, ...] = ()
    if former:
        other = name
        while other == name:
            other = family + invent_given(rng, sex)
        old = (other,)
    ethnicity = "汉族" if rng.random() < 0.88 else rng.choice(("土家族", "苗族", "侗族", "瑶族", "回族"))
    number = invent_id(rng, birth=birth, sex=sex)
    return Person(name=name, sex=sex, birth=birth, id_number=number, ethnicity=ethnicity, former_names=old)


@dataclass(frozen=True, kw_only=True)
class Places:
    """Pools of invented places; real upper levels, invented towns and streets."""

    urban: Sequence[tuple[str, Sequence[str]]]  # city and district, sub-districts
    streets: Sequence[str]
    rural: Sequence[tuple[str, Sequence[str]]]  # county, towns
    villages: Sequence[str]
    old: Sequence[str]  # districts and communes of the past
    stations: Sequence[str]
    native: Sequence[str]
    employers: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Registry:
    """Numbers given once each, for one drawing run."""

    rng: random.Random
    given: set[str] = field(default_factory=set)

    def _once(self, make: object) -> str:
        assert callable(make)
        while True:
            value = str(make())
            if value not in self.given:
                self.given.add(value)
                return value

    def digits(self, count: int) -> str:
        return "".join(self.rng.choice("0123456789") for _ in range(count))

    def serial(self, count: int) -> str:
        """A number with leading zeros, so that it looks like one of a small office."""
        return self._once(lambda: f"{self.rng.randrange(1, 10 ** max(2, count - 2)):0{count}d}")

    def plate(self, province: str = "湘F") -> str:
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        shape = self.rng.choice(("Ldddd", "ddddd", "LLddd", "dLddd", "ddddL"))
        return self._once(
            lambda: (
                province
                + "".join(self.rng.choice(letters) if c == "L" else self.rng.choice("0123456789") for c in shape)
            )
        )

    def vin(self) -> str:
        """A 17-character vehicle number with its right check digit at place 9."""
        alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
        body = "LZ0" + "".join(self.rng.choice(alphabet) for _ in range(8)) + self.digits(6)
        values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
        weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
        total = sum(w * (int(c) if c.isdigit() else values[c]) for w, c in zip(weights, body, strict=True))
        return self._once(lambda: body[:8] + "0123456789X"[total % 11] + body[9:])

    def passport(self) -> str:
        return self._once(lambda: "G0000" + self.digits(4))

    def permit(self, letter: str) -> str:
        return self._once(lambda: f"{letter}0000{self.digits(4)}")

    def phone(self) -> str:
        return f"0730-0000{self.digits(3)}"


def invent_address(rng: random.Random, places: Places, *, short: bool = False) -> str:
    """Return a full invented address; ``short`` leaves the city out."""
    if rng.random() < 0.3 and not short:
        county, towns = rng.choice(places.rural)
        number = rng.choice(("", f"{rng.randint(1, 18)}组", f"第{rng.choice('一二三四五六七八')}村民小组"))
        return f"{county}{rng.choice(towns)}{rng.choice(places.villages)}{number}" + (
            f"{rng.randint(1, 99)}号" if number and rng.random() < 0.6 else ""
        )
    city, towns = rng.choice(places.urban)
    street = rng.choice(places.streets)
    town = rng.choice(towns) if rng.random() < 0.6 else ""
    tail = rng.random()
    number = f"{rng.randint(1, 388)}号"
    if tail < 0.25:
        number += f"{rng.randint(1, 30)}栋{rng.randint(1, 6)}单元{rng.randint(1, 18)}0{rng.randint(1, 4)}室"
    elif tail < 0.4:
        number += f"{rng.randint(1, 9)}0{rng.randint(1, 9)}室"
    elif tail < 0.5:
        number = f"{rng.randint(2, 60)}号附{rng.randint(1, 9)}号"
    return ("" if short else city) + town + street + number


def invent_old_address(rng: random.Random, places: Places) -> str:
    """An address as written before about 1985."""
    return rng.choice(places.old) + rng.choice(
        (
            f"{rng.choice(places.streets)}{rng.randint(2, 90)}号",
            f"{rng.choice(places.villages)}{rng.choice('一二三四五六七八')}组",
        )
    )


def spell_name(name: str) -> str:
    """Return the name in capital pinyin letters, surname first, as on an application."""
    from pypinyin import lazy_pinyin

    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[:1]
    head = PINYIN_SAFE.get(surname) or "".join(lazy_pinyin(surname)).upper()
    return f"{head} {''.join(lazy_pinyin(name[len(surname) :])).upper()}"
