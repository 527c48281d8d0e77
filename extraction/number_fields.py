"""Numbers as the value of a labelled field; which label means which number stands in ``labels.toml``.

What a number says of itself, wherever it stands, is read in ``numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from archive.folding import fold
from archive.numerals import LOOK_ALIKES
from extraction.flow import DOUBTED, Flow, Gap
from extraction.numbers import PROVINCES, VIN_LOOK_ALIKES, NumberSpan, in_digits, plate_value

_FIELD_PLATE = re.compile(
    r"[\u4e00-\u9fff]?[a-z][·.\-:•*,'、]?[a-z0-9]{4,6}[挂学警港澳领试超]?|[\u4e00-\u9fff]{2}[0-9a-z·\-]{4,8}|[0-9]{2}[-·][0-9]{4,5}"
)
_FIELD_PHONE = re.compile(r"\(?[0-9(][0-9()\-]{4,17}[0-9]")
# A thin 1 may be read as a stroke; nothing else stands between two digits like that.
_FIELD = re.compile(
    r"(?:no\.?:?)?(?P<number>[a-z]{0,8}[0-9a-z(〔\[](?:[0-9a-z·.\-/〔〕()\[\]]|(?<=[0-9])[|丨](?=[0-9])){1,32})号?"
)


def field_phone(flow: Flow, start: int, end: int) -> NumberSpan | None:
    """Return the telephone number in a labelled value, or None where there is none."""
    match = _FIELD_PHONE.search(flow.text, start, end)
    if match is None:
        return None
    value = re.sub(r"[()]", "-", match.group()).strip("-").replace("--", "-")
    return NumberSpan(match.start(), match.end(), value, "")


def field_number(flow: Flow, start: int, end: int, role: str) -> NumberSpan | None:
    """Return the number that begins a labelled value, or None where there is none."""
    text = flow.text
    torn = flow.cell is not None
    stop = next(
        (
            index
            for index in range(start + 1, end)
            if flow.gaps[index] in (Gap.WIDE, Gap.BREAK) and not (torn and text[index - 1] in "-·.")
        ),
        end,
    )
    stop = next((index for index in range(start + 1, stop) if _next_column(flow, index, stop)), stop)
    if role == "plate":
        plate = _FIELD_PLATE.search(text, start, stop)
        if plate is not None and any(character.isdigit() for character in plate.group()):
            province = _province_at(flow, plate.start())
            value = province + plate_value(plate.group())[len(province) :]
            checks = ("label", "mended") if province else ("label",)
            return NumberSpan(plate.start(), plate.end(), value, role, checks)
        return None
    match = _FIELD.search(text, start, min(stop, end))
    if match is None or match.start() - start > 12:
        return None
    low, high = match.span("number")
    # 凌重-00847
    if low - 1 > start and text[low - 1] == "-" and _ONE_HAN.match(text[low - 2]):
        low -= 1
    named = _PAPER_NAMED.fullmatch(text, start, low) is not None
    near = not named and match.start() - start <= 6
    while near and low > start and _ONE_HAN.match(text[low - 1]) and flow.gaps[low] is Gap.NONE:
        low -= 1
    while high > low and text[high - 1] in "(〔[./·-":
        high -= 1
    value = text[low:high]
    if sum(character.isdigit() for character in value) < (1 if role in ("file_number", "household_number") else 2):
        return None
    # 编号 over 01, 02, 03, 户号 over 28, 29: the rows of a register are counted, and its households.
    if value.isdigit() and len(value) < _LEAST_DIGITS.get(role, 0):
        return None
    return in_digits(flow, NumberSpan(low, high, _field_value(value, role), role, ("label",)))


def first_row_end(flow: Flow, start: int, end: int) -> int:
    """Return where the first row of a value ends, if both it and the next are whole numbers; else ``end``."""
    rows = [start, *(index for index in range(start + 1, end) if flow.gaps[index] >= Gap.LINE), end]
    whole = all(_FURTHER.fullmatch(flow.text, low, high) for low, high in pairwise(rows))
    return rows[1] if whole else end


def further_numbers(flow: Flow, first: NumberSpan, end: int) -> Iterator[NumberSpan]:
    """Yield the numbers below the first one in a cell whose label names several (机号/架号)."""
    low = first.end
    for index in range(first.end, end + 1):
        if index < end and (index == low or flow.gaps[index] < Gap.LINE):
            continue
        text = flow.text[low:index]
        if _FURTHER.fullmatch(text) and sum(map(str.isdigit, text)) >= _LEAST_FURTHER:
            yield NumberSpan(low, index, text.upper(), first.role, ("label",))
        low = index


_FURTHER = re.compile(r"[a-z0-9][a-z0-9\-·]{4,19}")
_LEAST_FURTHER = 4


# Numbers whose label is so general that an ID number may stand there, and those of any paper.
OPEN_ROLES = frozenset({"certificate_number", "number"})
ANY_PAPER = OPEN_ROLES | {"document_number"}
_LEAST_DIGITS = {**dict.fromkeys(ANY_PAPER, 3), "household_number": 4}


def _province_at(flow: Flow, index: int) -> str:
    """Return the province that a doubtful first character of a plate must be; empty where it is one or is sure."""
    glyph = flow.glyph(index)
    if glyph.confidence >= DOUBTED or flow.text[index] in PROVINCES or not _ONE_HAN.match(flow.text[index]):
        return ""
    named = [(one.probability, fold(one.text)) for one in glyph.alternatives if fold(one.text) in PROVINCES]
    return max(named)[1] if named else ""


# 序号: 1998-075: a place in the register of a year, by which papers are cited.
_SERIAL = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{3,6}号?")
# 津报收2003-1182 stands under 回收证明号 without a bracket: office and kind, year and running number.
_OFFICE_SERIAL = re.compile(r"[\u3400-\u9fff]{2,5}(?:19|20)?[0-9]{2}-?[0-9]{3,8}号?")


def field_serial(flow: Flow, start: int, end: int) -> NumberSpan | None:
    """Return the number of a paper that fills a value whose label promises no more than a place in a row."""
    if _SERIAL.fullmatch(flow.text, start, end) is None and _OFFICE_SERIAL.fullmatch(flow.text, start, end) is None:
        return None
    return NumberSpan(start, end, flow.text[start:end].upper(), "document_number", ("label",))


# 0044 1卷: how many, in the next column.
_COUNT = re.compile(r"[0-9]{1,4}[卷件页份本张册次]")


def _next_column(flow: Flow, index: int, stop: int) -> bool:
    return flow.gaps[index] is Gap.BLANK and _COUNT.match(flow.text, index, stop) is not None


# 户证2002-00583: the short name of an office is part of its number.
# 律师执业证19990611100732: the paper is named, and its number has no Han characters.
_PAPER_NAMED = re.compile(r"[\u3400-\u9fff]{2,}[证照书簿]")
_ONE_HAN = re.compile(r"[\u3400-\u9fff]")
_STROKE = re.compile("[|丨]")
_ZEROS = str.maketrans("oq", "00")
_PERMIT_SHAPE = re.compile(r"[gedspwctl][0-9oqdilzsb]{8}")


def _field_value(value: str, role: str) -> str:
    if _PERMIT_SHAPE.fullmatch(value) and sum(character.isdigit() for character in value) >= 6:
        # LZ0410227 is a permit's and EB1234567 a passport's own: of letters in the second place only O is none.
        value = value[0] + value[1].translate(_ZEROS) + value[2:].translate(LOOK_ALIKES)
    if role == "vin" and len(value) == 17:
        value = value.translate(VIN_LOOK_ALIKES)
    return fold(_STROKE.sub("1", value)).upper()
