"""The tree of a query, and how it is written back as text; ``syntax.py`` reads it. Nothing here knows an index."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from index_mappings.field_names import AskedField

# The marks of the query language: what opens a quotation with what may close it, and so on.
OPENING = {'"': '"“”„‟＂', "“": '"“”„‟＂', "”": '"“”„‟＂', "„": '"“”„‟＂', "‟": '"“”„‟＂', "＂": '"“”„‟＂',
            "「": "」", "『": "』", "‘": "’", "﹁": "﹂"}  # fmt: skip
COLONS = ":："
# A colon behind the name of a field, and nowhere else.
EQUALS = "=＝"
BARS = "|｜"
OPEN_GROUP = "(（"
CLOSE_GROUP = ")）"
PARTING = ",，、;；。"
MINUS = "-－−"
WILD = {"?": "?", "？": "?", "*": "*", "＊": "*"}
OPERATORS = {"AND": "AND", "且": "AND", "&&": "AND", "OR": "OR", "或": "OR", "|": "OR", "||": "OR",
              "｜": "OR", "NOT": "NOT", "非": "NOT"}  # fmt: skip
# Operators where what stands on both sides is no word in Latin letters, as in 张伟 or 章伟.
SMALL_OPERATORS = {"and": "AND", "or": "OR", "not": "NOT"}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f'’.-]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase to look for.

    Attributes:
        text: as asked, escapes undone; wildcards stand in it as they are.
        asked: the field, or None for everywhere.
        quoted: written in quotes; then nothing in it is a wildcard.
        pattern: where wildcards stand in it, the text with a backslash before each plain ``?``, ``*`` and backslash;
            else empty.
        position, length: place in the query.
    """

    text: str
    asked: AskedField | None = None
    quoted: bool = False
    pattern: str = ""
    position: int = field(default=0, compare=False)
    length: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A range of dates, years or boxes, both ends included, as written; an empty end is open."""

    low: str
    high: str
    asked: AskedField
    position: int = field(default=0, compare=False)
    length: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Conjunction:
    children: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    children: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    child: Expression


Expression = Word | Span | Conjunction | Disjunction | Negation


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; ``root`` is None where nothing is asked, which everything answers. ``str()`` interprets it."""

    root: Expression | None = None

    def __str__(self) -> str:
        return "" if self.root is None else _write(self.root, inside=None)


def _write(expression: Expression, *, inside: type[Expression] | None) -> str:
    match expression:
        case Word():
            return _write_word(expression)
        case Span():
            return f"{expression.asked.chinese}:{_escape(expression.low)}..{_escape(expression.high)}"
        case Negation(child):
            text = _write(child, inside=Negation)
            return f"-{text}"
        case Conjunction(children):
            text = _write_side_by_side([_write(child, inside=Conjunction) for child in children])
            return f"({text})" if inside is Negation else text
        case Disjunction(children):
            text = " OR ".join(_write(child, inside=Disjunction) for child in children)
            return f"({text})" if inside is not None else text


def operator_of(token: str) -> str | None:
    """Return the operator that a word by itself is, in any width (``ＯＲ``), or None."""
    return OPERATORS.get(unicodedata.normalize("NFKC", token))


def small_operator_of(token: str) -> str | None:
    """Return the operator that a word in small letters is between words that are not in Latin letters, or None."""
    return SMALL_OPERATORS.get(unicodedata.normalize("NFKC", token))


def _write_side_by_side(words: list[str]) -> str:
    """Return words with blanks between; those that would be read as operators there are made plain."""
    text = ""
    for number, word in enumerate(words):
        before = f"{text} " if text else ""
        after = " ".join(words[number + 1 : number + 2])
        is_operator = small_operator_of(word) is not None and stands_between_words(
            f"{before}{word} {after}", len(before), len(word)
        )
        text = f"{before}\\{word}" if is_operator else before + word
    return text


def stands_between_words(text: str, start: int, length: int) -> bool:
    """Tell whether a word of ``text`` has on both sides, behind blanks, something that is no word in Latin letters."""
    before, after = text[:start].rstrip(), text[start + length :].lstrip()
    if not before or not after or before[-1] in OPEN_GROUP + COLONS + EQUALS or after[0] in CLOSE_GROUP:
        return False
    return not (_is_latin(re.split(r"[\s()（）]", before)[-1]) or _is_latin(re.split(r"[\s()（）]", after)[0]))


def _is_latin(word: str) -> bool:
    return _LATIN.fullmatch(word) is not None


def _write_word(word: Word) -> str:
    prefix = f"{word.asked.chinese}:" if word.asked is not None else ""
    if word.quoted:
        plain = word.text.replace("\\", "\\\\")
        for mark in OPENING['"']:
            plain = plain.replace(mark, "\\" + mark)
        return f'{prefix}"{plain}"'
    return prefix + _escape(word.pattern or word.text, wild=bool(word.pattern))


def _escape(text: str, *, wild: bool = False) -> str:
    """Return ``text`` so that it reads back as one word; with ``wild`` it is a pattern, whose escapes stay."""
    result: list[str] = []
    number = 0
    while number < len(text):
        character = text[number]
        if wild and character == "\\":
            result.append(text[number : number + 2])
            number += 2
            continue
        special = (
            character.isspace()
            or character in PARTING + OPEN_GROUP + CLOSE_GROUP + COLONS + EQUALS + BARS
            or character in OPENING
            or character == "\\"
            or (not wild and character in WILD)
            or (wild and character in "？＊")
            or (number == 0 and (character in MINUS))
        )
        result.append("\\" + character if special else character)
        number += 1
    written = "".join(result)
    return "\\" + written if operator_of(written) else written
