"""Analysis: cuts text into the tokens that every index adapter holds and every query asks for, with offsets.

The one place that decides what counts as the same text. Documents, queries and highlights go through it alike, so that
counts and marked places cannot disagree. It knows nothing of fields, of pages as images, or of any index.

Text is folded (``archive.folding``) and read as a row of *units*: each Han character is one, each run of Latin letters
and digits is one. Everything else (blanks, punctuation) stands between units and is ignored, in documents and queries
alike; only a newline counts, it leaves one position empty. **A text query matches exactly where its units stand side by
side on one line of the document** (a line that wraps goes on without newline, see ``archive.text``).

Tokens, each at the position of its first unit:

* two neighbouring Han units: their bigram;
* a Han unit beside a Latin one, or at the end of a line: itself, so that phrases may cross from Han to Latin and back;
* a Latin unit: itself, and without leading zeros where it is all digits (``00137`` is found as ``137``);
* Latin units parted by one separator (``F·TZ017``): also joined (``ftz017``), at the position of the first.

A Han character alone (``TextQuery.character``) stands wherever it is a token or begins one: each begins a bigram or
ends a run.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add
from typing import NamedTuple

from archive.folding import fold
from index_mappings.port import TokenStream

# Ideographs of all planes, 々 and 〇, □ for a character nobody could read, and private use, where old systems put rare
# name characters.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff\U000f0000-\U0010fffd々〇□"
_UNIT = re.compile(rf"(?P<newline>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|(?P<han>[{_HAN}])|[^\W_{_HAN}]+")
_LINES = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A line with what ends it.
_LINE = re.compile(
    r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+"
)
_LATIN = re.compile(rf"[^\W_{_HAN}]+")
# Han characters; Latin units with one separator between each two; a Latin unit alone.
_PARTS = re.compile(rf"([{_HAN}]+)|([^\W_{_HAN}]+(?:[·\-./][^\W_{_HAN}]+)+)|([^\W_{_HAN}]+)")
_HAN_TOKEN = re.compile(f"[{_HAN}]+")
# Circles that stand for 〇 in dates, and the mark of an undecodable character.
_LIKE = str.maketrans({"○": "〇", "◯": "〇", "\ufffd": "□"})
_SEPARATORS = "·-./"
# A longer run of letters and digits is cut into several units: no index takes tokens of any length.
_LONGEST_UNIT = 128
_LONGEST_JOINED = 64
# Empty positions between two texts of one stream (two pages of an item), so that no phrase crosses.
TEXT_GAP = 100


class Unit(NamedTuple):
    """One Han character or one run of letters and digits; ``start`` and ``end`` are offsets into the text."""

    position: int
    text: str
    start: int
    end: int
    is_han: bool


class Token(NamedTuple):
    """One token; ``start`` and ``end`` are offsets into the text it was cut from."""

    position: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What to ask for a text.

    Attributes:
        phrases: ways to write it, each a row of (position, token) pairs from position 0; any of them will do. Empty
            where the text holds no unit.
        character: the character where the text is a single Han unit, else empty; tokens that begin with it hold it too.
    """

    phrases: tuple[tuple[tuple[int, str], ...], ...] = ()
    character: str = ""


class _Table(dict[int, str]):
    """What each character of a text is compared as, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold(chr(code)).translate(_LIKE)
        return folded


_TABLE = _Table()


def fold_text(text: str) -> str:
    """Return ``text`` as units are compared, with the same number of code points."""
    return text.translate(_TABLE)


def read_units(text: str) -> list[Unit]:
    """Return the units of ``text`` in order. A row of newlines leaves one position empty."""
    return _cut_units(fold_text(text))


def _cut_units(folded: str) -> list[Unit]:
    units: list[Unit] = []
    position = 0
    after_newline = True
    for found in _UNIT.finditer(folded):
        kind = found.lastgroup
        if kind == "newline":
            if not after_newline:
                position += 1
                after_newline = True
            continue
        after_newline = False
        start, end = found.span()
        if kind == "han":
            units.append(Unit(position, found.group(), start, end, True))
            position += 1
            continue
        for cut in range(start, end, _LONGEST_UNIT):
            cut_end = min(cut + _LONGEST_UNIT, end)
            units.append(Unit(position, folded[cut:cut_end], cut, cut_end, False))
            position += 1
    return units


def cut_tokens(text: str, *, every_character: bool = False) -> list[Token]:
    """Return the tokens of ``text``, by ascending position.

    Args:
        text: any text.
        every_character: give every Han character as a token, not only those beside others: to find the places of one.
    """
    folded = fold_text(text)
    units = _cut_units(folded)
    tokens: list[Token] = []
    last = len(units) - 1
    for number, unit in enumerate(units):
        follower = units[number + 1] if number < last else None
        if follower is not None and follower.position != unit.position + 1:
            follower = None
        if unit.is_han:
            is_last = follower is None or not follower.is_han
            if follower is not None and follower.is_han:
                tokens.append(Token(unit.position, unit.text + follower.text, unit.start, follower.end))
            before = units[number - 1] if number else None
            is_after_latin = before is not None and not before.is_han and before.position == unit.position - 1
            if every_character or is_last or is_after_latin:
                tokens.append(Token(unit.position, unit.text, unit.start, unit.end))
            continue
        tokens.append(Token(unit.position, unit.text, unit.start, unit.end))
        if unit.text[0] == "0" and unit.text.isdecimal() and (bare := unit.text.lstrip("0")):
            tokens.append(Token(unit.position, bare, unit.start, unit.end))
        if follower is not None and not (number and _are_joinable(units[number - 1], unit, folded)):
            tokens.extend(_join(units, number, folded))
    return tokens


def _are_joinable(left: Unit, right: Unit, folded: str) -> bool:
    return (
        not left.is_han
        and not right.is_han
        and right.start - left.end == 1
        and folded[left.end] in _SEPARATORS
        and right.position == left.position + 1
    )


def _group_end(units: list[Unit], first: int, folded: str) -> int:
    """Return the number of the last unit that separators join to unit ``first``."""
    end = first
    while end + 1 < len(units) and _are_joinable(units[end], units[end + 1], folded):
        end += 1
    return end


def _join(units: list[Unit], first: int, folded: str) -> Iterator[Token]:
    end = _group_end(units, first, folded)
    if end == first:
        return
    joined = "".join(unit.text for unit in units[first : end + 1])
    if len(joined) <= _LONGEST_JOINED:
        yield Token(units[first].position, joined, units[first].start, units[end].end)


def stream_of(texts: Iterable[str]) -> TokenStream:
    """Return the tokens of ``texts`` one after the other, with a gap between them that no phrase crosses."""
    pairs: list[tuple[int, str]] = []
    base = 0
    for text in texts:
        cut = _cut_pairs(text, base)
        pairs += cut
        base = (cut[-1][0] if cut else base) + TEXT_GAP
    return TokenStream(pairs)


def _cut_pairs(text: str, base: int) -> list[tuple[int, str]]:
    """Return what ``cut_tokens`` does, without offsets, in a tenth of the time: most of building an index is this."""
    folded = fold_text(text)
    pairs: list[tuple[int, str]] = []
    position = base
    for line in _LINES.split(folded):
        start = position
        run = ""
        for han, joined, latin in _PARTS.findall(line):
            if han:
                run += han
                continue
            if run:
                position = _put_han(pairs, position, run, is_after_latin=position > start)
                run = ""
            if joined:
                position = _put_joined(pairs, position, joined)
            elif len(latin) <= _LONGEST_UNIT:
                _put_latin(pairs, position, latin)
                position += 1
            else:
                position = _put_joined(pairs, position, latin)
        if run:
            position = _put_han(pairs, position, run, is_after_latin=position > start)
        # A line without units leaves no position empty.
        if position > start:
            position += 1
    return pairs


def _put_han(pairs: list[tuple[int, str]], position: int, run: str, *, is_after_latin: bool) -> int:
    """Add the tokens of a row of Han units; return the position after it."""
    last = position + len(run) - 1
    if last > position:
        if is_after_latin:
            pairs += ((position, run[:2]), (position, run[0]))
            pairs += zip(range(position + 1, last), map(add, run[1:], run[2:]), strict=False)
        else:
            pairs += zip(range(position, last), map(add, run, run[1:]), strict=False)
    pairs.append((last, run[-1]))
    return last + 1


def _put_latin(pairs: list[tuple[int, str]], position: int, unit: str) -> None:
    """Add a Latin unit, and without leading zeros where it is all digits."""
    pairs.append((position, unit))
    if unit[0] == "0" and unit.isdecimal() and (bare := unit.lstrip("0")):
        pairs.append((position, bare))


def _put_joined(pairs: list[tuple[int, str]], position: int, row: str) -> int:
    """Add the tokens of a row of Latin units with one separator between each two; return the position after it."""
    spans: list[tuple[int, int]] = []
    for found in _LATIN.finditer(row):
        start, end = found.span()
        spans += ((cut, min(cut + _LONGEST_UNIT, end)) for cut in range(start, end, _LONGEST_UNIT))
    joined_to = -1
    for number, (start, end) in enumerate(spans):
        _put_latin(pairs, position + number, row[start:end])
        if number <= joined_to:
            continue
        joined_to = number
        while joined_to + 1 < len(spans) and spans[joined_to + 1][0] > spans[joined_to][1]:
            joined_to += 1
        joined = "".join(row[s:e] for s, e in spans[number : joined_to + 1])
        if joined_to > number and len(joined) <= _LONGEST_JOINED:
            pairs.append((position + number, joined))
    return position + len(spans)


def is_han(token: str) -> bool:
    """Tell whether a token is a run of Han characters; no other token of its length stands at its position."""
    return _HAN_TOKEN.fullmatch(token) is not None


@functools.lru_cache(1024)  # A word is asked of several fields, strictly and loosely.
def ask_text(text: str) -> TextQuery:
    """Return what to ask an index for ``text``. Newlines in it count as blanks."""
    line = " ".join(text.splitlines())
    units = read_units(line)
    if not units:
        return TextQuery()
    if len(units) == 1:
        return TextQuery(phrases=(((0, units[0].text),),), character=units[0].text if units[0].is_han else "")
    ways = [_phrase(units)]
    joined = _joined_units(units, fold_text(line))
    if len(joined) < len(units):
        ways.append(_phrase(joined))
    return TextQuery(phrases=tuple(ways))


def _joined_units(units: list[Unit], folded: str) -> list[Unit]:
    """Return ``units`` with those that separators join made one, renumbered."""
    result: list[Unit] = []
    number = 0
    while number < len(units):
        end = number if units[number].is_han else _group_end(units, number, folded)
        text = "".join(unit.text for unit in units[number : end + 1])
        if end > number and len(text) > _LONGEST_JOINED:
            end, text = number, units[number].text
        result.append(Unit(len(result), text, units[number].start, units[end].end, units[number].is_han))
        number = end + 1
    return result


def _phrase(units: list[Unit]) -> tuple[tuple[int, str], ...]:
    """Return the fewest tokens that hold exactly where these units stand side by side."""
    tokens: list[tuple[int, str]] = []
    for number, unit in enumerate(units):
        follower = units[number + 1] if number + 1 < len(units) else None
        before = units[number - 1] if number else None
        if not unit.is_han:
            tokens.append((number, unit.text))
        elif follower is not None and follower.is_han:
            tokens.append((number, unit.text + follower.text))
        elif before is None or not before.is_han:
            # Alone between Latin units, or at the border: there it ends a run in the document too.
            tokens.append((number, unit.text))
    return tuple(tokens)


@dataclass(frozen=True)
class AnalysedText:
    """A text ready to be searched for many queries; finds what the index finds, and says where."""

    text: str

    @functools.cached_property
    def _lines(self) -> list[_AnalysedLine]:
        lines: list[_AnalysedLine] = []
        start = 0
        for line in _LINE.findall(fold_text(self.text)):
            lines.append(_AnalysedLine(line, start))
            start += len(line)
        return lines

    def find_phrase(self, phrase: tuple[tuple[int, str], ...]) -> list[tuple[int, int]]:
        """Return (start, end) offsets of each place where ``phrase`` stands, in order."""
        characters = set("".join([token for _, token in phrase]))
        return [
            span
            for line in self._lines
            if characters and line.holds_all(characters)
            for span in line.find_phrase(phrase)
        ]


class _AnalysedLine:
    """One line of a folded text, which no phrase leaves. Its tokens are cut when they are first needed."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def holds_all(self, characters: set[str]) -> bool:
        """Tell whether every one of these stands in the line somewhere; without that, no phrase of them does."""
        return all(character in self._text for character in characters)

    @functools.cached_property
    def _postings(self) -> dict[str, list[Token]]:
        postings: dict[str, list[Token]] = {}
        for token in cut_tokens(self._text, every_character=True):
            postings.setdefault(token.text, []).append(token)
        return postings

    def find_phrase(self, phrase: tuple[tuple[int, str], ...]) -> list[tuple[int, int]]:
        first_position, first_text = phrase[0]
        rest = [(position - first_position, self._at(text)) for position, text in phrase[1:]]
        spans: list[tuple[int, int]] = []
        for token in self._postings.get(first_text, ()):
            end = token.end
            for distance, places in rest:
                found = places.get(token.position + distance)
                if found is None:
                    break
                end = max(end, found)
            else:
                spans.append((self._start + token.start, self._start + end))
        return spans

    def _at(self, text: str) -> dict[int, int]:
        """Return where token ``text`` stands: its end offset by position."""
        return {token.position: token.end for token in self._postings.get(text, ())}


def merge_spans(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return ``spans`` in order with overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
