"""An invented archive for ``benchmarks.retrieval``: people with near-namesakes, their papers, and what was misread.

People come from the generator of the samples; papers are text, read with the errors that the default engine was
measured to make (``samples.ocr_confusions``). What is true stays beside what was read. A seed gives one archive.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.model import FORMER_NAME, CatalogueRow, Item, Mention, MentionType, ShelfLocation
from archive.refcode import sort_key
from archive.text import Region
from benchmarks import scale_words as words
from index_mappings.document import build_document
from index_mappings.port import IndexDocument
from samples import ocr_confusions
from samples.people import Person, Registry, check_digit, invent_person

ITEMS = 6_000
# Of characters of the running text, of names and of addresses; half of the names and addresses that were misread keep
# the right reading beside the wrong one, as was measured of the engine's runners-up.
_TEXT_ERRORS, _NAME_ERRORS, _PLACE_ERRORS, _KEPT_READINGS = 0.02, 0.025, 0.02, 0.5
# Names that districts had before, by notices that anybody can read; papers of any year bear one or the other.
DISTRICTS_ONCE = {
    "岳阳市岳阳楼区": "岳阳市南区", "岳阳市云溪区": "岳阳市北区", "岳阳市君山区": "岳阳市郊区", "汨罗市": "汨罗县",
    "临湘市": "临湘县",
}  # fmt: skip
# Villages are named after what grows there and how the land lies, in characters that nobody reads every day.
_VILLAGES = words.VILLAGES + tuple(
    a + b + "村"
    for a, b in itertools.product("榆槐杉梓枣栗茅芦蒲荻茶桃梨柞楠檀", "坳垅垸畈圩汊埠嶂垭坑埂湾坪冲塘埔墩岔洲")
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_PLACE = Region(x=0.1, y=0.2, w=0.2, h=0.02)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One item: what is true of it, and what was read.

    Attributes:
        people: true names of all whom it names, the first is the one it is about; ``read_names`` as they were read.
        former: a former name that it gives, or empty.
        kept: other readings of the first name, the true one among them where it was misread and kept.
        address: as the paper writes it; ``district`` and ``rest`` say where that is, whatever way it is written, and
            ``read_address`` what was read.
        kept_address: the true address where it was misread and kept as another reading.
        event: a day long past that the paper tells of, or None.
    """

    number: int
    person: Person
    people: tuple[str, ...]
    read_names: tuple[str, ...]
    kept: tuple[str, ...]
    former: str
    id_number: str
    address: str
    read_address: str
    kept_address: tuple[str, ...]
    district: str
    rest: str
    event: dt.date | None
    plate: str
    file_number: str
    day: dt.date
    body: str

    @property
    def item_id(self) -> str:
        return f"{self.number:08d}"


@dataclass(frozen=True, kw_only=True)
class Invented:
    """All papers of an archive, and all names that anybody in it bears."""

    papers: tuple[Paper, ...]
    names: frozenset[str] = field(default_factory=frozenset)


def write_han(number: int) -> str:
    """Return a number below 100 as people write it: 五, 十二, 三十八."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def group_forms(number: int) -> tuple[str, ...]:
    """Return the ways to write the group of a village."""
    return (f"{number}组", f"{write_han(number)}组", f"第{write_han(number)}组", f"{write_han(number)}村民小组")


@functools.cache
def _errors(least: int = 1) -> dict[str, dict[str, float]]:
    return ocr_confusions.read_table(ocr_confusions.ASKED, least=least)


def misread(text: str, chance: random.Random, rate: float) -> str:
    """Return ``text`` with characters taken for others at about this rate, those easily mistaken more often."""
    read = list(text)
    for place, character in enumerate(text):
        if chance.random() < rate and (others := _errors().get(character)):
            read[place] = chance.choices(list(others), list(others.values()))[0]
    return "".join(read)


def confuse_one(name: str, chance: random.Random) -> str:
    """Return ``name`` with one character of it as the engine misread it more than once; itself where it never did.

    What it misread once is as often a blot as a likeness.
    """
    errors = _errors(2)
    places = [place for place, character in enumerate(name) if place and errors.get(character)]
    if not places:
        return name
    place = chance.choice(places)
    others = errors[name[place]]
    return name[:place] + chance.choices(list(others), list(others.values()))[0] + name[place + 1 :]


def invent(seed: int, count: int = ITEMS) -> Invented:
    """Return the archive of a seed."""
    chance = random.Random(seed)
    registry = Registry(rng=chance)
    people = [
        invent_person(chance, minority=chance.random() < 0.02, former=chance.random() < 0.1) for _ in range(count // 2)
    ]
    papers = tuple(_write(number, chance.choice(people), people, chance, registry) for number in range(count))
    names = {name for person in people for name in (person.name, *person.former_names)}
    return Invented(papers=papers, names=frozenset(names))


def _write(number: int, person: Person, people: list[Person], chance: random.Random, registry: Registry) -> Paper:
    kin, clerk = chance.choice(people), chance.choice(people)
    # A chance of its own, so that what is misread of one thing moves nothing else.
    own = random.Random(f"{person.name} {number}")
    names = tuple(dict.fromkeys((person.name, kin.name, clerk.name)))
    read = tuple(misread(name, chance, _NAME_ERRORS) for name in names)
    kept = (names[0],) if read[0] != names[0] and chance.random() < _KEPT_READINGS else ()
    former = person.former_names[0] if person.former_names else ""
    day = dt.date(chance.randint(1985, 2014), 1, 1) + dt.timedelta(days=chance.randrange(365))
    old = day.year < 1999
    district = chance.choice(words.DISTRICTS)
    if chance.random() < 0.7:
        rest = written = f"{chance.choice(words.STREETS)}{chance.randint(1, 388)}号"
    else:
        village, group = chance.choice(_VILLAGES), chance.randint(1, 18)
        rest, written = f"{village}{group}组", village + chance.choice(group_forms(group))
    address = chance.choice((district, DISTRICTS_ONCE.get(district, district))) + written
    # Divisions are in a table, by which they are put right.
    read_address = address.removesuffix(written) + misread(written, own, _PLACE_ERRORS)
    kept_address = (address,) if read_address != address and own.random() < _KEPT_READINGS else ()
    event = dt.date(1930, 1, 1) + dt.timedelta(days=chance.randrange(10_500)) if chance.random() < 0.3 else None
    plate = registry.plate("湘F") if chance.random() < 0.2 else ""
    if plate:
        plate = plate[:2] + "·" + plate[2:]
    file_number = f"岳公交楼认字〔{day.year}〕第{chance.randint(1, 99999):05d}号" if chance.random() < 0.15 else ""
    id_number = person.old_id_number if old else person.id_number
    moved = f" {event.year}年{event.month}月{event.day}日迁入" if event else ""
    form = (
        f"性别 {person.sex} 民族 {person.ethnicity} "
        f"出生日期 {person.birth.year}年{person.birth.month}月{person.birth.day}日\n"
        f"住址 {read_address}{moved}\n"
        f"文化程度 {chance.choice(words.EDUCATION)} 职业 {chance.choice(words.OCCUPATIONS)}\n"
        f"经审核材料齐全同意办理 {chance.choice(words.STATIONS)}"
    )
    body = (
        f"常住人口登记表\n姓名 {read[0]}{f' 曾用名 {former}' if former else ''} 公民身份号码 {id_number}\n"
        f"{misread(form, chance, _TEXT_ERRORS)}\n户主 {read[1] if len(read) > 1 else read[0]} 承办人 {read[-1]} "
        f"{plate} {file_number} {day.year}年{day.month}月{day.day}日"
    )
    return Paper(
        number=number, person=person, people=names, read_names=read, kept=kept, former=former, id_number=id_number,
        address=address, read_address=read_address, kept_address=kept_address, district=district, rest=rest,
        event=event, plate=plate, file_number=file_number, day=day, body=body,
    )  # fmt: skip


def is_whole(number: str) -> bool:
    """Tell whether an 18-character number bears its right check digit."""
    return len(number) == 18 and check_digit(number[:17]) == number[17]


def _mentions(paper: Paper) -> Iterator[Mention]:
    def found(kind: MentionType, value: str, *, role: str = "", alternatives: tuple[str, ...] = ()) -> Mention:
        return Mention(
            type=kind, raw=value, value=value, page=1, region=_PLACE, confidence=0.9, role=role,
            alternatives=alternatives,
        )  # fmt: skip

    for number, name in enumerate(paper.read_names):
        yield found(MentionType.PERSON, name, alternatives=paper.kept if number == 0 else ())
    if paper.former:
        yield found(MentionType.PERSON, paper.former, role=FORMER_NAME)
    yield found(MentionType.ID_NUMBER, paper.id_number)
    yield found(MentionType.ADDRESS, paper.read_address, alternatives=paper.kept_address)
    for day in (paper.day, paper.event):
        if day:
            yield found(MentionType.DATE, day.isoformat())
    for number_ in (paper.plate, paper.file_number):
        if number_:
            yield found(MentionType.NUMBER, number_)


def read_document(paper: Paper) -> IndexDocument:
    """Return a paper as the product indexes it."""
    code = f"J999-ZY·HJ·QZ·{paper.day.year}·Y-{paper.number // 40:05d}-{paper.number % 40 + 1:03d}"
    item = Item(
        item_id=paper.item_id, ref_code=code, sort_key=sort_key(code), fonds="J999", category="HJ", profile="v22",
        archive_class="户籍", access_level="controlled", year=paper.day.year, retention="Y",
        row=CatalogueRow(ref_code=code, title="户口材料", date=paper.day.isoformat()), location=ShelfLocation(),
        case_types=("户口登记",),
    )  # fmt: skip
    return build_document(item, list(_mentions(paper)), (paper.body,))
