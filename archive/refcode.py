"""Archive numbers (档号): typography, grammar, parts, order. Pure text; what a fonds allows is the registry's to say.

Five grammars ("profiles") are known::

    v22  fonds-series-file[-leaf]           DA/T 13-2022 by volume       J999-ZY·HJ·BG·2009·Y-0015-002
    i22  fonds-series-leaf                  DA/T 13-2022 by item         Z109-WS·2011·Y·办公室-0001
    i15  fonds-cat·year-ret[-sub]-leaf      DA/T 22-2015                 Z109-WS·2011-Y-BGS-0001
    c94  fonds-inventory-file[-leaf]        DA/T 13-1994 with 案卷目录号   C038-001-002-003
    g91  fonds-class-inventory-file[-leaf]  the police rules of 1991     C038-1-001-002-003

Shapes overlap (``X032-KJ·KY·01-003`` is a volume or an item), so ``parse`` takes the profiles that may be meant and
refuses where more than one of them fits. Nothing here guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from archive.errors import ReferenceCodeError

PROFILES: tuple[str, ...] = ("v22", "i22", "i15", "c94", "g91")
# The profile of a code that could not be read, see Registry.take_unread.
UNREAD = "unread"

_DOTS = "·•‧∙⋅・･⸱ꞏ᛫˙．.。｡"
_DASHES = "‐‑‒–—―−－﹣﹘⁃─━ー"
# A dash as Chinese typography writes it is two characters long.
_LONG_DASH = re.compile("[—―─━]+")
_FOLD = {ord(dot): "·" for dot in _DOTS} | {ord(dash): "-" for dash in _DASHES}

_HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
# What is normal already, as everything in a catalogue is.
_NORMAL = re.compile("[A-Z0-9·\\-㐀-䶿一-鿿]*")
_FONDS = re.compile("[A-Z][0-9]{3}|[0-9]{3,4}")
_CATEGORY = re.compile("[A-Z]{2}")
# Compiled when first needed, because so large a class takes as long as all else here.
_SUB = f"[A-Z0-9{_HAN}]{{1,12}}"
_YEAR = re.compile("1[5-9][0-9]{2}|20[0-9]{2}")
_RETENTION = re.compile("Y|D[0-9]{1,2}|C|D|永久|长期|短期|定期[0-9]{1,2}年?")
_NUMBER = re.compile("[0-9]{1,6}")
_FILE = re.compile("[0-9]{1,6}|[0-9]{12}")
_CLASS_NUMBER = re.compile("[0-9]{1,3}")
_DIGIT_RUN = re.compile("[0-9]+")
_IMAGE = re.compile("[0-9]{1,6}")
_SEPARATORS = re.compile("[·-]+")
_PADDING = re.compile("(?<![0-9])0+(?=[0-9])")

# The 门类 of professional records: the category that matters follows it (ZY·HJ).
_PROFESSIONAL = "ZY"

# An l became L when case was folded.
_TO_DIGITS = str.maketrans("OIL", "011")
_TO_LETTERS = str.maketrans("01", "OI")


@dataclass(frozen=True, kw_only=True)
class ReferenceCode:
    """One archive number, read.

    Attributes:
        text: normalised, for display, leading zeros kept.
        fonds: 全宗号.
        category: the code of the 门类, or of the class below it for professional records (``HJ`` of ``ZY·HJ``);
            empty where the shape has none. Of profile g91 it is the number of the class.
        subcategories: parts of the series between category and year.
        year: 年度, or None where the code has none.
        retention: the mark of the 保管期限 as the code has it (``D30``, ``Y``), or empty.
        department: 机构/问题 after the retention, or empty.
        inventory: 案卷目录号, or empty.
        file: 案卷号 as written, or empty.
        leaf: 件号 or 页号 as written, or empty.
        profile: the grammar that read the code, or ``UNREAD``.
    """

    text: str
    fonds: str
    category: str = ""
    subcategories: tuple[str, ...] = ()
    year: int | None = None
    retention: str = ""
    department: str = ""
    inventory: str = ""
    file: str = ""
    leaf: str = ""
    profile: str

    @property
    def sort_key(self) -> str:
        """A string that sorts codes level by level, numbers by value and a volume before its items."""
        return sort_key(self.text)

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Every higher level as text, nearest first: volume, series, fonds."""
        levels = self.text.split("-")
        return tuple("-".join(levels[:count]) for count in range(len(levels) - 1, 0, -1))


def sort_key(text: str) -> str:
    """Return the sort key of a normalised code; see ``ReferenceCode.sort_key``.

    Each number is written with its length in front, so that comparing characters compares values.
    """
    # A blank ends a level and an exclamation mark a part of it; both sort before any digit or letter.
    spaced = text.replace("-", " ").replace("·", "!")
    return _DIGIT_RUN.sub(_weigh_number, spaced)


def _weigh_number(found: re.Match[str]) -> str:
    digits = found.group().lstrip("0")
    return f"{min(len(digits), 99):02d}{digits}"


def normalise(raw: str) -> str:
    """Return ``raw`` in the typography of an archive number. Never fails; doing it again changes nothing.

    Full-width forms become narrow, every dash ``-``, every dot ``·``, letters upper case; blanks and invisible
    characters go.
    """
    if _NORMAL.fullmatch(raw):
        return raw
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in _LONG_DASH.sub("-", raw))
    folded = narrow.translate(_FOLD)
    kept = (c for c in folded if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})
    return "".join(c.upper() if c.isascii() else c for c in kept)


def strip_typography(raw: str) -> str:
    """Return ``raw`` for comparing: normalised, each separator or blank a dash, numbers without leading zeros.

    Two codes that are alike so are one, but for levels that only their separators tell apart (``KY·01-003``).
    """
    spaced = "-".join(filter(None, map(normalise, raw.split())))
    return _PADDING.sub("", _SEPARATORS.sub("-", spaced).strip("-"))


def split_locator(raw: str) -> tuple[str, int | None]:
    """Return the normalised code and the page number of a locator (``CODE#0003``); None where it names no page.

    A number that no profile could read may hold ``#`` itself, so the last one counts, and whoever knows the items asks
    for the whole first.

    Raises:
        ReferenceCodeError: what follows ``#`` is no page number, or nothing stands before it.
    """
    code, mark, image = normalise(raw).rpartition("#")
    if not mark:
        return image, None
    if not code or not _IMAGE.fullmatch(image) or int(image) == 0:
        msg = f"'{raw}': after '#' stands the number of a page, as in {code}#0001"
        raise ReferenceCodeError(msg)
    return code, int(image)


def locator(code_text: str, page_number: int) -> str:
    """Return how a page of an item is named: ``CODE#0003``."""
    return f"{code_text}#{page_number:04d}"


def parse(raw: str, profiles: Collection[str]) -> ReferenceCode:
    """Read an archive number under the one of ``profiles`` that it fits.

    O for 0 and I for 1 are put right only where a level can hold nothing but digits or nothing but letters, and only
    when the number cannot be read as it stands.

    Raises:
        ReferenceCodeError: it fits none of them, and the message says where; or several, and ``candidates`` names them.
    """
    text = normalise(raw)
    if not text:
        msg = "an archive number is missing: the field is empty"
        raise ReferenceCodeError(msg)
    if "#" in text:
        msg = f"'{raw}' names a page of an item; an archive number ends before '#'"
        raise ReferenceCodeError(msg)
    levels = text.split("-")
    faults: list[_Misfit] = []
    for repair in (False, True):
        slots = _Slots(repair=repair)
        found: list[ReferenceCode] = []
        for profile in PROFILES:
            if profile in profiles:
                try:
                    found.append(_READERS[profile](levels, slots))
                except _Misfit as misfit:
                    faults.append(misfit)
        if len(found) == 1:
            return found[0]
        if found:
            names = tuple(code.profile for code in found)
            msg = (
                f"'{text}' can be read as {' and as '.join(names)}; "
                f"name the profile of fonds {found[0].fonds} in the registry"
            )
            raise ReferenceCodeError(msg, candidates=names)
    # The reading that came furthest says best what is wrong.
    reason = max(faults, key=lambda misfit: misfit.level) if faults else "no profile was given to read it by"
    msg = f"'{text}' is no archive number: {reason}"
    raise ReferenceCodeError(msg)


def read_partly(raw: str) -> ReferenceCode:
    """Return what is certain of a code that ``parse`` refused: its text, and its fonds and series where they are plain.

    The profile is ``UNREAD``; 案卷号 and 件号 stay empty. Never fails.
    """
    text = normalise(raw)
    levels = text.split("-")
    slots = _Slots(repair=True)
    fonds, series = "", _Series()
    try:
        fonds = slots.fonds(levels[0])
        series = _read_series(levels[1], slots) if len(levels) > 1 else series
    except _Misfit:
        # What was read before the fault stays.
        pass
    return ReferenceCode(
        text=text,
        fonds=fonds,
        category=series.category,
        subcategories=series.subcategories,
        year=series.year,
        retention=series.retention,
        department=series.department,
        profile=UNREAD,
    )


class _Misfit(Exception):  # noqa: N818 -- it never leaves this module
    """A code does not fit one profile; ``level`` says how far it was read."""

    def __init__(self, reason: str, *, level: int) -> None:
        super().__init__(reason)
        self.level = level


class _Slots:
    """Reads single levels by the type of their slot; with ``repair``, O/0 and I/1 are what the slot can hold."""

    def __init__(self, *, repair: bool) -> None:
        self._repair = repair

    def fonds(self, text: str) -> str:
        # The first of four characters may be a letter or a digit, so it stays as it is.
        repaired = text[:1] + text[1:].translate(_TO_DIGITS) if len(text) == 4 else text.translate(_TO_DIGITS)
        return self._fit(_FONDS, text, repaired, "fonds number (a letter and three digits, or 3–4 digits)", level=0)

    def category(self, text: str) -> str:
        return self._fit(_CATEGORY, text, text.translate(_TO_LETTERS), "category of two letters", level=1)

    def year(self, text: str) -> str:
        return self._fit(_YEAR, text, text.translate(_TO_DIGITS), "year of four digits", level=1)

    def retention(self, text: str) -> str:
        return self._fit(_RETENTION, text, _repair_retention(text), "retention (Y, or D and years)", level=2)

    def number(self, text: str, what: str, *, level: int) -> str:
        return self._fit(_NUMBER, text, text.translate(_TO_DIGITS), f"{what} of 1–6 digits", level=level)

    def class_number(self, text: str) -> str:
        return self._fit(_CLASS_NUMBER, text, text.translate(_TO_DIGITS), "class number of 1–3 digits", level=1)

    def file(self, text: str) -> str:
        return self._fit(_FILE, text, text.translate(_TO_DIGITS), "file number of 1–6 or 12 digits", level=2)

    def _fit(self, pattern: re.Pattern[str], text: str, repaired: str, what: str, *, level: int) -> str:
        if pattern.fullmatch(text):
            return text
        if self._repair and pattern.fullmatch(repaired):
            return repaired
        raise _Misfit(f"'{text}' is no {what}", level=level)


@dataclass(frozen=True, kw_only=True)
class _Series:
    """A 类别号, read. ``text`` is its normalised form."""

    text: str = ""
    category: str = ""
    subcategories: tuple[str, ...] = ()
    year: int | None = None
    retention: str = ""
    department: str = ""


def _repair_retention(text: str) -> str:
    return text[:1] + text[1:].translate(_TO_DIGITS) if text.startswith("D") else text


def _read_series(text: str, slots: _Slots) -> _Series:
    head, *parts = text.split("·")
    head = slots.category(head)
    for part in parts:
        if not re.fullmatch(_SUB, part):
            raise _Misfit(f"'{part}' is no part of a series (1–12 letters, digits or Han characters)", level=1)
    parts, dated = _find_year(parts)
    before, after = (parts, []) if dated is None else (parts[:dated], parts[dated + 1 :])
    category = head
    if head == _PROFESSIONAL and before and _CATEGORY.fullmatch(before[0]):
        category, *before = before
    retention = after.pop(0) if after and _RETENTION.fullmatch(after[0]) else ""
    return _Series(
        text="·".join((head, *parts)),
        category=category,
        subcategories=tuple(before),
        year=None if dated is None else int(parts[dated]),
        retention=retention,
        department="·".join(after),
    )


def _find_year(parts: list[str]) -> tuple[list[str], int | None]:
    """Return the parts, repaired where a year and its retention decide it, and the place of the year."""
    for index in range(len(parts) - 2, -1, -1):
        # A retention always follows the year, so the pair is recognised even with O for 0 in it.
        year, retention = parts[index].translate(_TO_DIGITS), _repair_retention(parts[index + 1])
        if _YEAR.fullmatch(year) and _RETENTION.fullmatch(retention):
            return [*parts[:index], year, retention, *parts[index + 2 :]], index
    for index in range(len(parts) - 1, -1, -1):
        if _YEAR.fullmatch(parts[index]):
            return parts, index
    return parts, None


def _count_levels(levels: list[str], profile: str, *allowed: int) -> None:
    if len(levels) not in allowed:
        counts = " or ".join(map(str, allowed))
        raise _Misfit(f"it has {len(levels)} levels between dashes, profile {profile} has {counts}", level=1)


def _read_v22(levels: list[str], slots: _Slots) -> ReferenceCode:
    fonds = slots.fonds(levels[0])
    _count_levels(levels, "v22", 3, 4)
    series = _read_series(levels[1], slots)
    file = slots.file(levels[2])
    leaf = [slots.number(level, "item or page number", level=3) for level in levels[3:]]
    return _with_series(series, fonds=fonds, rest=(file, *leaf), file=file, leaf="".join(leaf), profile="v22")


def _read_i22(levels: list[str], slots: _Slots) -> ReferenceCode:
    fonds = slots.fonds(levels[0])
    _count_levels(levels, "i22", 3)
    series = _read_series(levels[1], slots)
    leaf = slots.number(levels[2], "item number", level=2)
    return _with_series(series, fonds=fonds, rest=(leaf,), file="", leaf=leaf, profile="i22")


def _with_series(
    series: _Series, *, fonds: str, rest: tuple[str, ...], file: str, leaf: str, profile: str
) -> ReferenceCode:
    return ReferenceCode(
        text="-".join((fonds, series.text, *rest)),
        fonds=fonds,
        category=series.category,
        subcategories=series.subcategories,
        year=series.year,
        retention=series.retention,
        department=series.department,
        file=file,
        leaf=leaf,
        profile=profile,
    )


def _read_i15(levels: list[str], slots: _Slots) -> ReferenceCode:
    fonds = slots.fonds(levels[0])
    _count_levels(levels, "i15", 4, 5)
    head, dot, year = levels[1].partition("·")
    category = slots.category(head)
    if not dot:
        raise _Misfit(f"'{levels[1]}' has no year after the category", level=1)
    year = slots.year(year)
    retention = slots.retention(levels[2])
    department = levels[3] if len(levels) > 4 else ""
    if department and not re.fullmatch(_SUB, department):
        raise _Misfit(f"'{department}' is no department (1–12 letters, digits or Han characters)", level=3)
    if len(levels) > 4 and not department:
        raise _Misfit("a level is empty", level=3)
    leaf = slots.number(levels[-1], "item number", level=3)
    rest = (retention, department, leaf) if department else (retention, leaf)
    return ReferenceCode(
        text="-".join((fonds, f"{category}·{year}", *rest)),
        fonds=fonds,
        category=category,
        year=int(year),
        retention=retention,
        department=department,
        leaf=leaf,
        profile="i15",
    )


def _read_c94(levels: list[str], slots: _Slots) -> ReferenceCode:
    fonds = slots.fonds(levels[0])
    _count_levels(levels, "c94", 3, 4)
    inventory = slots.number(levels[1], "inventory number", level=1)
    file = slots.file(levels[2])
    leaf = [slots.number(level, "item or page number", level=3) for level in levels[3:]]
    text = "-".join((fonds, inventory, file, *leaf))
    return ReferenceCode(text=text, fonds=fonds, inventory=inventory, file=file, leaf="".join(leaf), profile="c94")


def _read_g91(levels: list[str], slots: _Slots) -> ReferenceCode:
    fonds = slots.fonds(levels[0])
    _count_levels(levels, "g91", 4, 5)
    category = slots.class_number(levels[1])
    inventory = slots.number(levels[2], "inventory number", level=2)
    file = slots.file(levels[3])
    leaf = [slots.number(level, "item or page number", level=3) for level in levels[4:]]
    return ReferenceCode(
        text="-".join((fonds, category, inventory, file, *leaf)),
        fonds=fonds,
        category=category,
        inventory=inventory,
        file=file,
        leaf="".join(leaf),
        profile="g91",
    )


_READERS = {"v22": _read_v22, "i22": _read_i22, "i15": _read_i15, "c94": _read_c94, "g91": _read_g91}
