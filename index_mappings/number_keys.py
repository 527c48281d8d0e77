"""Keys of plates, permits, passports and file numbers, the same for papers and queries.

Separators, brackets and leading zeros do not count. Where a slot's grammar decides between letters and digits that look
alike (a plate has neither I nor O; a passport has digits after its letters), a number has a key of its shape too. What
the paper says is never changed: keys are for comparing. Archive numbers that papers cite have keys of their own
(``ref_keys.cited_keys``).

People often know no more of a number than its serial, so that has a key: what stands between 第 and 号 or behind the
year in brackets, a plate without its province and letter, else the last four and more digits and letters in a row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from archive.folding import fold
from archive.numerals import read_number
from index_mappings.keys import ALTERNATIVE, LONGEST_KEY

# Before the key of a number's shape, or of a repaired one; begins no number.
SHAPE = "^"
# Before the key of a number's serial, without leading zeros.
SERIAL = "$"

PADDING = re.compile(r"(?<!\d)0+(?=\d)")
_HAN_RUN = re.compile(r"[㐀-鿿〇]+")
_NUMBER_DROPS = re.compile(r"[\s·.\-_:：,，]+")
_NUMBER_BREAKS = re.compile(r"[〔〕\[\]()（）【】［］{}<>《》〈〉「」/\\第号]+")
_NUMBER_SIGN = re.compile(r"^(?:no|№)(?=[0-9])")
# 第三二七號, 〔二〇〇九〕: what only counts is written in either kind of digits.
_HAN_COUNT = re.compile(
    r"(?<=第)[〇零○一二三四五六七八九十廿卅]+(?=号)|(?<=[(\[〔【{<《〈])[〇零○一二三四五六七八九]{4}(?=年?[)\]〕】}>》〉])"
)
_BREAK_NOT_BETWEEN_DIGITS = re.compile(r"(?<!\d)/|/(?!\d)")
# How many of the first characters of a file number may be left out when asking (认字… for 岳公交楼认字…).
_LONGEST_HEAD = 16

# Letters by the digit they look like; folded, as squeezed numbers are.
_LOOKS = str.maketrans("oqdilzsbg", "000112586")
# Province, letter of the city, five or six; or a passport or permit: one or two letters, then digits, nine in all.
_PLATE = re.compile(r"([㐀-鿿][a-z])([0-9a-z]{4,6}[0-9a-z挂学警港澳领])")
_DOCUMENT = re.compile(r"([a-z])([0-9a-z]{8})")

# Of folded numbers without blanks; folding made wide brackets narrow.
_NUMBERED = re.compile(r"(?:第|[〕\])】}>》〉」])([0-9a-z][0-9a-z·.\-]*)[号號]?$")
_TAIL = re.compile(r"(?<![0-9a-z])([0-9a-z]{4,})[号號]?$")


def keep(keys: Iterable[str]) -> list[str]:
    """Return the keys that hold something beyond a prefix, each once, none too long."""
    return [key for key in dict.fromkeys(keys) if key.strip("|^$@>&") and len(key) <= LONGEST_KEY]


@functools.lru_cache(256)  # Each number is asked for its forms and its serial.
def squeeze_number(text: str) -> str:
    """Return a plate, permit or file number as compared: no separators, brackets, 第, 号 or No. Wildcards stay.

    Han numerals between 第 and 号, or of a year in brackets, are digits (第三二七号: ``327``).
    A ``/`` stays where otherwise two groups of digits would run together (``〔2009〕第137号``: ``2009/137``).
    """
    broken = _NUMBER_BREAKS.sub("/", _NUMBER_DROPS.sub("", _in_digits(fold(text).translate({ord("號"): "号"}))))
    return _NUMBER_SIGN.sub("", _BREAK_NOT_BETWEEN_DIGITS.sub("", broken))


def _in_digits(text: str) -> str:
    return _HAN_COUNT.sub(lambda found: str(read_number(found[0])), text) if "第" in text or "二" in text else text


def shape_of(number: str) -> str:
    """Return what a squeezed number looks like where its grammar is known, else nothing."""
    found = _PLATE.fullmatch(number) or _DOCUMENT.fullmatch(number)
    # Words of nine letters are no documents.
    if found is None or not any(character.isdigit() for character in number):
        return ""
    return found[1] + found[2].translate(_LOOKS)


def number_keys(value: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of a number: whole, without leading zeros or the head of its Han part; its shape and serial."""
    keys = list(_number_forms(value))
    shape = shape_of(keys[0]) if keys else ""
    if shape and shape != keys[0]:
        keys.append(SHAPE + shape)
    keys += _serial_keys(value)
    for other in alternatives:
        keys += (ALTERNATIVE + key for key in (*_number_forms(other), *_serial_keys(other)))
    return keep(keys)


def serial_key(serial: str) -> str:
    """Return the key under which a number is found by its serial."""
    return SERIAL + PADDING.sub("", squeeze_number(serial))


def _serial_keys(value: str) -> list[str]:
    """Return the key of a number's serial; none where that is all of the number, or it holds no digit."""
    squeezed, folded = squeeze_number(value), _in_digits("".join(fold(value).split()))
    plate = _PLATE.fullmatch(squeezed)
    found = _NUMBERED.search(folded) or _TAIL.search(folded)
    serial = plate[2] if plate is not None else found[1] if found is not None else ""
    if not any(map(str.isdigit, serial)) or squeeze_number(serial) == squeezed:
        return []
    return [serial_key(serial)]


def _number_forms(value: str) -> Iterator[str]:
    for form in dict.fromkeys((squeezed := squeeze_number(value), PADDING.sub("", squeezed))):
        yield form
        head = _HAN_RUN.match(form)
        if head is None:
            continue
        for cut in range(1, min(head.end(), _LONGEST_HEAD) + 1):
            rest = form[cut:]
            # A bare run of digits names nothing; two groups of them (year and number) do, and so does a plate.
            if not rest.isdigit():
                yield rest


def ask_number(text: str) -> list[str]:
    """Return the keys to ask for a number, best first."""
    squeezed = squeeze_number(text)
    return keep([squeezed, PADDING.sub("", squeezed)])
