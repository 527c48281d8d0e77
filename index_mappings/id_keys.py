"""Keys of ID numbers, the same for papers and queries: both lengths, the end, and what a damaged number was.

A number that cannot be right as it stands (its check character disagrees, a digit is missing or one too many) is also
kept under each number with a right check character that one fault makes it from; never as exact. ``birth_of`` reads the
birth date that a number holds.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from operator import mul

from archive.folding import fold
from index_mappings.keys import ALTERNATIVE
from index_mappings.number_keys import SHAPE, keep

# Before the four characters at the end, and before month and day of birth: both together are the end of a number. A key
# of its whole end would be one more for each number, where these are few.
END = "$"
MONTH_DAY = "@"
# Before M or F: the sex of whom it was given to, which its sequence tells.
SEX = ">"
# What stands for a character that cannot be read; an X stands for one anywhere but at the end.
HOLES = frozenset("□■×╳✕✖〓囗_?")

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
# Where only digits can stand, letters are the digits they look like.
_LOOKS = str.maketrans("OQDILZSBG|〇○零", "0001125891000")


def is_written_plainly(text: str) -> bool:
    """Tell whether ``text`` is nothing but digits of ASCII and perhaps an X at the end, as most ID numbers are."""
    return text.isascii() and (text.isdigit() or (text[:-1].isdigit() and text[-1] in "Xx"))


def squeeze_id(text: str) -> str:
    """Return an ID number as compared: half-width, upper-case X, no blanks, dashes or other writing. Wildcards stay."""
    if is_written_plainly(text):
        return text.upper()
    return "".join(
        character for character in fold(text) if character.isascii() and (character.isalnum() or character in "?*")
    ).upper()


def squeeze_digits(text: str) -> str:
    """Return an ID number as ``squeeze_id`` does, letters in it as the digits they look like, a final × as X."""
    if is_written_plainly(text):
        return text.upper()
    return squeeze_id(fold(text).upper().translate(_LOOKS))


def is_right(number: str) -> bool:
    """Tell whether 18 characters are an ID number whose check character and birth date are right."""
    return (
        len(number) == 18
        and number.isascii()
        and number[:17].isdigit()
        and _check_character(number[:17]) == number[17]
        and "11" <= number[:2] <= "91"
        and birth_of(number) is not None
    )


def birth_of(number: str) -> date | None:
    """Return the birth date that an ID number of 15 or 18 characters holds, if it is one."""
    if not number.isascii():
        return None
    if len(number) == 18 and number[:17].isdigit():
        digits = number[6:14]
    elif len(number) == 15 and number.isdigit():
        digits = "19" + number[6:12]
    else:
        return None
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if 1850 <= born.year <= 2100 else None


def repair_id(number: str) -> list[str]:
    """Return the right numbers that one fault may have made ``number`` from; some ten, or none where it is right.

    Faults: letters for digits, a wrong character, two neighbours changed about, one lost, one too many.
    """
    digits = number.translate(_LOOKS)
    if is_right(digits):
        return [digits] if digits != number else []
    if len(digits) == 15 and digits != number and birth_of(digits):
        return [digits]
    if (
        not 17 <= len(digits) <= 19
        or not digits.isascii()
        or not digits[:-1].isdigit()
        or digits[-1] not in "0123456789X"
    ):
        return []
    return [found for found in dict.fromkeys(_one_fault(digits)) if is_right(found)]


def _one_fault(digits: str) -> Iterator[str]:
    ten = "0123456789"
    if len(digits) == 18:
        body, check = digits[:17], digits[17]
        yield body + _check_character(body)
        # Only a digit that mends the check sum can have stood there.
        off = _weigh(body) - _ID_CHECKS.index(check)
        for place in range(17):
            for other in ten:
                if (off + (int(other) - int(body[place])) * _ID_WEIGHTS[place]) % 11 == 0:
                    yield body[:place] + other + body[place + 1 :] + check
            if place < 16:
                yield body[:place] + body[place + 1] + body[place] + body[place + 2 :] + check
    elif len(digits) == 17:
        if digits.isdigit():
            yield digits + _check_character(digits)
        for place in range(17):
            yield from (digits[:place] + lost + digits[place:] for lost in ten)
    else:
        for place in range(19):
            yield digits[:place] + digits[place + 1 :]


def _check_character(digits: str) -> str:
    return _ID_CHECKS[_weigh(digits) % 11]


def _weigh(digits: str) -> int:
    """Return the sum of 17 digits, each times its weight (GB 11643)."""
    return sum(map(mul, map(int, digits), _ID_WEIGHTS))


def id_keys(value: str, *, alternatives: tuple[str, ...] = ()) -> list[str]:
    """Return the keys of an ID number: itself, its other length, backwards, and repaired."""
    own = squeeze_id(value)
    keys = [own, *other_lengths(own)]
    # Of the longer of its lengths, which ends in the four characters that people know.
    whole = max(keys[:2], key=len)
    if birth_of(whole) is not None and len(whole) == 18:
        keys += (END + whole[-4:], MONTH_DAY + whole[10:14], sex_key("男" if int(whole[16]) % 2 else "女"))
    keys += (SHAPE + right for right in repair_id(own))
    for other in alternatives:
        squeezed = squeeze_id(other)
        keys += (ALTERNATIVE + key for key in (squeezed, *other_lengths(squeezed)))
    return keep(keys)


def sex_key(sex: str) -> str:
    """Return the key of all ID numbers of men (男), or of women (女)."""
    return SEX + ("M" if sex == "男" else "F")


def month_days(end: str) -> list[str]:
    """Return the months and days of birth (MMDD) that end in ``end``."""
    return [
        f"{month:02}{day:02}"
        for month in range(1, 13)
        for day in range(1, calendar.monthrange(2000, month)[1] + 1)
        if f"{month:02}{day:02}".endswith(end)
    ]


def fill_holes(pattern: str) -> list[str]:
    """Return the ID numbers that fit a pattern of full length with one or two ``?``; none of another pattern."""
    holes = pattern.count("?")
    if "*" in pattern or "X" in pattern[:-1] or len(pattern) not in {15, 18} or not 1 <= holes <= 2:
        return []
    if len(pattern) == 18:
        return [number for number in _fill_by_check(pattern) if is_right(number)]
    filled = [pattern]
    for _ in range(holes):
        filled = [number.replace("?", digit, 1) for number in filled for digit in "0123456789"]
    return [number for number in filled if birth_of(number) is not None]


def _fill_by_check(pattern: str) -> Iterator[str]:
    """Give a pattern of 18 characters with one or two holes filled, the last as the check character demands."""
    before, _, after = pattern.rpartition("?")
    place = len(before)
    for digit in "0123456789" if "?" in before else "-":
        head = before.replace("?", digit)
        if place == 17:
            yield head + _check_character(head)
            continue
        off = _weigh((head + "0" + after)[:17])
        for last in range(10):
            if _ID_CHECKS[(off + last * _ID_WEIGHTS[place]) % 11] == after[-1]:
                yield f"{head}{last}{after}"


def other_lengths(number: str) -> Iterator[str]:
    """Give an ID number of 15 digits in 18, and one of 18 in 15."""
    if not number.isascii():
        return
    if len(number) == 15 and number.isdigit():
        # Sequences from 996 on were kept for people born in the century before.
        for century in ("19", "18") if number[12:] >= "996" else ("19",):
            body = number[:6] + century + number[6:]
            yield body + _check_character(body)
    elif len(number) == 18 and number[:17].isdigit() and number[6:8] in {"19", "18"}:
        yield number[:6] + number[8:17]
