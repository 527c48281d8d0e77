"""Numbers of identity cards (GB 11643): 18 characters, or the 15 digits of the first generation.

A number that fails a check is kept and says so: duplicate and wrong ones exist on paper.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.folding import fold
from archive.id_numbers import birth_date_of
from archive.numerals import LOOK_ALIKES
from extraction.flow import Flow, Gap

# A 4 written open at the top is read as H; nowhere else is that safe to say.
_LOOK_ALIKES = {**LOOK_ALIKES, ord("h"): "4"}
_RUN = re.compile(r"[0-9olizsbgqdh|〇○x×乂*]{14,}")
_X = "x×乂"
# What a clerk writes, or an engine reads, for a character that cannot be made out.
_ILLEGIBLE = "□■?口囗"
_DIGIT = rf"0-9olizsbgqdh|〇○{_ILLEGIBLE}"
_DAMAGED = re.compile(rf"[{_DIGIT}][{_DIGIT}.,·'\-]{{11,22}}[{_DIGIT}x×乂*]")
# First two digits: the provinces of GB/T 2260, and 8x/9x for regions and foreigners.
PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
        "91",
    ]
)
# 原证号430699200701884: of fifteen digits, too, each office made its permits' numbers.
_OTHER_PAPER = re.compile(r"(?:[原旧新]|暂住|居住|迁移|准迁|许可)证(?:编号|号码|号)?:?$")
_LABELLED = re.compile(r"(?:身份证?|证件|公民)[^0-9]{0,12}$")


@dataclass(frozen=True, slots=True)
class IdSpan:
    """An ID number at ``text[start:end]``; ``value`` has the look-alikes of digits put right."""

    start: int
    end: int
    value: str
    checks: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


def is_male(value: str) -> bool | None:
    """Return the sex that the parity of the sequence number says."""
    digit = value[16:17] if len(value) == 18 else value[14:15] if len(value) == 15 else ""
    return int(digit) % 2 == 1 if digit.isdigit() else None


def checksum_holds(value: str) -> bool:
    """Say whether the last of 18 characters is the right check character."""
    from stdnum.cn import ric

    return bool(value[:17].isdigit() and len(value) == 18 and value[17] == ric.calc_check_digit(value))


def find_ids(
    flow: Flow, *, labelled: tuple[tuple[int, int], ...] = (), barred: tuple[tuple[int, int], ...] = ()
) -> list[IdSpan]:
    """Return the ID numbers in ``flow``.

    Args:
        flow: the text.
        labelled: ranges that a label gives to ID numbers.
        barred: ranges that a label gives to other numbers; only a number with the right check character counts there.
    """
    found: list[IdSpan] = []
    for match in _RUN.finditer(flow.text):
        floor = match.start()
        for start, end in _windows(flow, match.start(), match.end()):
            if start < floor:
                continue
            # 第430602071005018号: the number of a paper.
            if flow.text[start - 1 : start] == "第" and flow.text[end : end + 1] == "号":
                continue
            span = _judge(flow, start, end, labelled, barred)
            if span is not None and ("checksum" in span.checks or not _is_lettered(flow, start)):
                found.append(span)
                floor = end
    found += _specked(flow, found)
    for low, high in labelled:
        inside = [span for span in found if span.start < high and low < span.end]
        for whole in _damaged(flow, low, high):
            if not inside:
                found.append(whole)
            elif len(inside) == 1 and _is_piece(inside[0], whole, flow):
                found[found.index(inside[0])] = whole
    return sorted(found, key=lambda span: span.start)


def goes_on_with(above: str, text: str) -> bool:
    """Say whether folded ``text`` begins with the rest of an ID number that breaks off at the end of ``above``."""
    head, rest = _TORN.search(above), _REST.match(text)
    if head is None or rest is None:
        return False
    value = head.group() + rest.group().upper()
    held = checksum_holds(value) or (len(value) == 15 and is_known_region(value[:6]))
    return len(value) in {15, 18} and held and value[:2] in PROVINCES and birth_date_of(value) is not None


_TORN = re.compile(r"(?<![0-9a-z.\-])[0-9]{3,17}$")
_REST = re.compile(r"[0-9]{0,14}[0-9x](?![0-9a-z\-])")


def _specked(flow: Flow, found: Sequence[IdSpan]) -> Iterator[IdSpan]:
    """Yield the numbers in which a speck was read as a point; nothing but the right check character tells them."""
    for match in _SPECKED.finditer(flow.text):
        start, end = match.span()
        value = normalise_id(re.sub("[^0-9x]", "", match.group()))
        sound = len(value) == 18 and checksum_holds(value) and birth_date_of(value) is not None
        if sound and value[:2] in PROVINCES and not any(span.start < end and start < span.end for span in found):
            yield IdSpan(start, end, value, ("checksum", *_region(value, right=True)))


_SPECKED = re.compile(r"(?<![0-9a-z.\-])[0-9]{1,16}[.,'·][0-9]{1,16}[0-9x](?![0-9a-z\-])")


def _is_lettered(flow: Flow, start: int) -> bool:
    """Say whether one letter right before ``start`` belongs to the number (学籍号G522633199904200028)."""
    before, further = flow.text[max(0, start - 1) : start], flow.text[max(0, start - 2) : start - 1]
    return (
        bool(before)
        and before.isascii()
        and before.isalpha()
        and not (further.isascii() and further.isalpha())
        and flow.gaps[start] is Gap.NONE
    )


def _is_piece(span: IdSpan, whole: IdSpan, flow: Flow) -> bool:
    """Say whether a number without proof was cut out of a longer one that was damaged."""
    longer = whole.start <= span.start and span.end <= whole.end and len(whole.value) > len(span.value)
    lost = "□" in whole.value or (len(span.value) == 18 and len(whole.value) == 19)
    return longer and lost and "checksum" not in span.checks and flow.gap_inside(whole.start, whole.end) < Gap.WIDE


def _windows(flow: Flow, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of 18 or 15 characters of a run that begin and end where the print parts, best first."""
    before, after = flow.text[low - 1 : low], flow.text[high : high + 1]
    edges = [index for index in range(low + 1, high) if flow.gaps[index] is not Gap.NONE]
    starts = [low, *edges]
    ends = {*edges, high}
    # 居民身份证/4322…: a stroke between two things, not one inside a number.
    parted = before == "/" and "\u3400" <= flow.text[low - 2 : low - 1] <= "\u9fff"
    if before and before in "-.·/" and flow.gaps[low] is Gap.NONE and not parted:
        starts.remove(low)
    if after and (after.isascii() and after.isalnum()) and flow.gaps[high] is Gap.NONE:
        ends.discard(high)
    pairs = [(start, start + size) for start in starts for size in (18, 15) if start + size in ends]
    # Numbers printed without inner gaps first, then the longer, then from the left.
    pairs.sort(key=lambda pair: (flow.gap_inside(*pair) >= Gap.WIDE, pair[0] - pair[1], pair[0]))
    yield from pairs
    if not pairs and high - low > 18:
        yield from ((start, start + 18) for start in range(low, high - 17))


def digit_of(character: str, *, last: bool) -> str:
    """Return the digit (or, at the end, the X) that a character read in an ID number stands for, or an empty text."""
    folded = fold(character)
    if last and folded and folded in _X + "*":
        return "X"
    digit = folded.translate(_LOOK_ALIKES)
    return digit if len(digit) == 1 and digit.isascii() and digit.isdigit() else ""


def normalise_id(text: str) -> str:
    """Return a folded number with the look-alikes of digits put right."""
    body = text[:-1] if len(text) == 18 else text
    last = text[-1] if len(text) == 18 else ""
    last = "X" if last and last in _X + "*" else last.translate(_LOOK_ALIKES)
    return body.translate(_LOOK_ALIKES) + last


def _judge(
    flow: Flow, start: int, end: int, labelled: tuple[tuple[int, int], ...], barred: tuple[tuple[int, int], ...]
) -> IdSpan | None:
    text = flow.text[start:end]
    value = normalise_id(text)
    digits = sum(character.isdigit() and character.isascii() for character in text)
    if not value[:17].isdigit() or digits < len(text) - 5 or not value.isascii():
        return None
    named = any(low <= start and end <= high for low, high in labelled) or bool(
        _LABELLED.search(flow.text[max(0, start - 16) : start])
    )
    other = any(low <= start and end <= high for low, high in barred) or bool(
        not named and _OTHER_PAPER.search(flow.text, max(0, start - 8), start)
    )
    born = birth_date_of(value)
    right = len(value) == 18 and checksum_holds(value)
    checks: list[str] = []
    if len(value) == 18:
        checks.append("checksum" if right else "!checksum")
    if other and not right:
        return None
    if not named and (born is None or (value[:2] not in PROVINCES and not right)):
        return None
    # 条码号350199G11003397: fifteen digits prove nothing of a letter among them.
    if end - start == 15 and digits < len(text) and not named:
        return None
    if end - start == 18 and _patched(flow, start, end) and not (named or right):
        return None
    if born is None:
        checks.append("!date")
    if named:
        checks.append("label")
    checks.extend(_region(value, right=right))
    return IdSpan(start, end, value, tuple(checks))


def _patched(flow: Flow, start: int, end: int) -> bool:
    """Say whether a stretch was put together over wide blanks, as columns of numbers are."""
    wide = sum(flow.gaps[index] >= Gap.WIDE for index in range(start + 1, end))
    return 0 < wide < 5


def _region(value: str, *, right: bool) -> tuple[str, ...]:
    """Say whether the first six digits are a county that GB/T 2260 has or had.

    A right check character outweighs the table, which has gaps; only without it an unknown county is held against a
    number of 18 characters.
    """
    if is_known_region(value[:6]):
        return ("region",)
    return ("!region",) if len(value) == 18 and not right else ()


@functools.lru_cache(maxsize=4096)
def is_known_region(code: str) -> bool:
    """Say whether six digits are a county, or what was one when cards were given out."""
    from stdnum import numdb

    return any("county" in properties for _, properties in numdb.get("cn/loc").info(code))


def _damaged(flow: Flow, low: int, high: int) -> Iterator[IdSpan]:
    """Yield what stands in a field of ID numbers and has lost or gained a character, or has signs between its parts."""
    match = _DAMAGED.search(flow.text, low, high)
    if match is None:
        return
    bare = re.sub(r"[.,·'\-]", "", match.group())
    value = normalise_id(re.sub(rf"[{_ILLEGIBLE}]", "□", bare))
    lost = value.count("□")
    if lost > 4 or not value[:14].replace("□", "0").isdigit() or len(value) not in {14, 15, 16, 17, 18, 19}:
        return
    checks = ["label"]
    if lost:
        checks.append("!illegible")
    if len(value) not in {15, 18}:
        checks.append("!length")
    elif len(value) == 18 and not lost:
        checks.append("checksum" if checksum_holds(value) else "!checksum")
    yield IdSpan(match.start(), match.end(), value, tuple(checks))
