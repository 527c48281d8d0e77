"""Labels of forms: what the words before a value say that it is. The words themselves stand in ``labels.toml``.

A label is met exactly, with one character misread (from four characters on), or by how it ends. Nothing here looks at
geometry beyond the gaps of a flow. Where labels stand inside a text: see ``label_search``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from archive.folding import fold
from extraction.flow import Flow, Gap


class Kind(StrEnum):
    """What a label introduces; see ``labels.toml``."""

    PERSON = "person"
    FORMER_NAME = "former_name"
    MEMBERS = "members"
    RELATION = "relation"
    DATE = "date"
    ADDRESS = "address"
    PLACE = "place"
    ID = "id"
    NUMBER = "number"
    PHONE = "phone"
    ORGANISATION = "organisation"
    MATTER = "matter"
    SUBJECT = "subject"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says. ``certain`` is false where only its end is known."""

    kind: Kind
    role: str
    word: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Suffix:
    """How a label ends; ``cell``: even a whole cell is one by it; ``least``: length of such a label."""

    end: str
    kind: Kind
    role: str
    cell: bool
    least: int


@dataclass(frozen=True)
class _Lexicon:
    words: dict[str, Label]
    relations: dict[str, Label]
    by_first: dict[str, tuple[str, ...]]
    blurred: dict[str, str]
    suffixes: tuple[_Suffix, ...]


COLONS = ":∶︰﹕"
# 上列时间，某某驾车…: a sentence goes on.
NO_LABEL = re.compile(r"[0-9a-z〇零○，,。;；!?“”\"]|^(?:上[列述]|该|同一)时间$")
_NO_ROLE = re.compile(r"(?:工人|军人|商人|农人|老人|病人|残疾人|成年人|外地人|本地人|[省市县镇乡村]人)$")
_OFFICE = re.compile(r"公安(?:局|分局|厅)")
_LATIN = re.compile(r"[a-z.'/()]+$|^[a-z.'/()]+")
_TRANSLATION = re.compile(r"([\u3400-\u9fff()（）/、]{2,14})([a-z0-9.,'/()\-]{3,})$")
_COUNTED = re.compile(r"[一二三四五六七八九十百]{1,4}[号]|[省市区县镇乡村路街巷].{0,8}号$")
# What stands on forms, or is read into them, beside a value and is no part of it.
STRAY_MARKS = frozenset("☑☐□■√✓·*●○※◆◇")
# 姓☑名: what an engine makes of the blank of a label that is spaced out.
_BLANK_AS_BOX = re.compile(r"(?<=^[\u3400-\u9fff])[☑☐□■√]{1,2}(?=[\u3400-\u9fff]$)")
_NUMBERED = re.compile(r"^[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、,·:]")
_ORDINAL = re.compile(r"(?<![0-9])(?:[一二三四五六甲乙丙丁1-9a-d]|\([一二三四五六甲乙丙丁1-9a-d]\))$")
# 户籍员签章: a person and what he does there.
_AND = re.compile(r"^(?:[、/及和与]|以及)")
SIGNS = re.compile(r"(?:签名或盖章|签字或盖章|亲笔签名|签章|签名|签字|盖章|姓名)$")
BRACKET = re.compile(r"\([^()]{1,10}\)")


@functools.cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads(resources.files("extraction").joinpath("labels.toml").read_text("utf-8"))
    words: dict[str, Label] = {}
    relations: dict[str, Label] = {}
    for entry in data["label"]:
        kind = Kind(entry["kind"])
        for word in entry["words"]:
            folded = fold(word)
            if kind is Kind.RELATION:
                relations[folded] = Label(kind, entry["role"] or word, folded)
            else:
                words.setdefault(folded, Label(kind, entry["role"] or word, folded, entry.get("certain", True)))
    by_first: dict[str, list[str]] = {}
    blurred: dict[str, str] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word)
        if len(word) >= 4:
            for index in range(len(word)):
                blurred.setdefault(f"{word[:index]}?{word[index + 1 :]}", word)
    suffixes = [
        _Suffix(fold(end), Kind(entry["kind"]), entry.get("role", ""), entry.get("cell", True), entry.get("least", 2))
        for entry in data["suffix"]
        for end in entry["ends"]
    ]
    suffixes.sort(key=lambda suffix: -len(suffix.end))
    return _Lexicon(
        words=words,
        relations=relations,
        by_first={first: tuple(sorted(some, key=len, reverse=True)) for first, some in by_first.items()},
        blurred=blurred,
        suffixes=tuple(suffixes),
    )


def is_label_word(text: str) -> bool:
    """Say whether folded ``text`` is a label's word, and so no value."""
    return text in _lexicon().words


def labels_from(text: str, start: int) -> list[Label]:
    """Return the known labels that begin at ``start`` of folded ``text``, longest first."""
    lexicon = _lexicon()
    words = lexicon.by_first.get(text[start : start + 1], ())
    return [lexicon.words[word] for word in words if text.startswith(word, start)]


def begins_field(text: str) -> bool:
    """Say whether folded ``text`` begins as a field does: with a known label, or with words before a colon."""
    return any(len(label.word) > 1 for label in labels_from(text, 0)) or any(colon in text[:12] for colon in COLONS)


def relation(text: str) -> Label | None:
    """Return the relation that folded ``text`` names (``长子``), or None."""
    return _lexicon().relations.get(text)


@functools.cache
def relation_words() -> tuple[str, ...]:
    """Return all words for relations, longest first."""
    return tuple(sorted(_lexicon().relations, key=len, reverse=True))


@functools.cache
def _relations_by_first() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for word in relation_words():
        words[word[0]] = (*words.get(word[0], ()), word)
    return words


def relations_at(text: str, start: int) -> list[str]:
    """Return the relation words that begin at ``start`` of folded ``text``, longest first."""
    words = _relations_by_first().get(text[start : start + 1], ())
    return [word for word in words if text.startswith(word, start)]


def classify(text: str, *, in_cell: bool = False) -> Label | None:
    """Return what folded ``text``, taken whole as a label, introduces; None where it does not look like a label.

    Args:
        text: without the colon.
        in_cell: the text fills a cell, so that only safe ends may speak for an unknown label.
    """
    lexicon = _lexicon()
    text = _BLANK_AS_BOX.sub("", text.strip(COLONS + "*＊.。、,"))
    if not text or len(text) > 24:
        return None
    known = lexicon.words.get(text)
    if known is not None:
        return known
    bare = BRACKET.sub("", text)
    if bare != text and bare in lexicon.words:
        return lexicon.words[bare]
    signed = SIGNS.search(text)
    who = lexicon.words.get(text[: signed.start()]) if signed is not None else None
    if who is not None and who.kind is Kind.PERSON:
        return who
    both = _joined_label(text, lexicon)
    if both is not None:
        return both
    if len(text) >= 4:
        for index in range(len(text)):
            near = lexicon.blurred.get(f"{text[:index]}?{text[index + 1 :]}")
            # A digit or letter in place of a word of the label is another label or a value, not a misreading; nor is 在
            # in 现居住在三明市.
            if near is not None and not _begins_value(text[index]) and not _is_label_and_more(text, index, lexicon):
                return lexicon.words[near]
    # 姓名 Name: the same in two languages.
    han = _LATIN.sub("", text)
    if han != text and han in lexicon.words and (in_cell or len(text) - len(han) > 2):
        return lexicon.words[han]
    # A numbered label (1. 姓名, 一、当事人) is the label, and so is one of several alike (驾驶人一, 住址(2)).
    for bare_of_number in (_NUMBERED.sub("", text), _ORDINAL.sub("", text)):
        if bare_of_number != text and len(bare_of_number) >= 2:
            label = classify(bare_of_number, in_cell=in_cell)
            if label is not None and (label.certain or label.kind in (Kind.PERSON, Kind.ADDRESS, Kind.ID)):
                return label
    if not 2 <= len(bare) <= 14 or NO_LABEL.search(bare):
        return None
    # 桐荫巷四十二号 ends like a label and is a value.
    if _COUNTED.search(bare):
        return None
    for suffix in lexicon.suffixes:
        if not bare.endswith(suffix.end):
            continue
        if suffix.kind is Kind.PERSON and _OFFICE.search(bare):
            return None
        if not in_cell or (
            suffix.cell and len(bare) > len(suffix.end) and len(bare) >= suffix.least and not _NO_ROLE.search(bare)
        ):
            return Label(suffix.kind, suffix.role or trim_role(bare), bare, certain=False)
    return None


def _begins_value(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or character in "在于至到"


def _joined_label(text: str, lexicon: _Lexicon) -> Label | None:
    """Return what two labels in one are (``化名绰号``, ``询问人姓名、单位``): the first says what comes first."""
    for index in range(2, len(text) - 1):
        first = lexicon.words.get(text[:index])
        rest = _AND.sub("", text[index:])
        second = lexicon.words.get(rest)
        if first is None or second is None or first.kind is Kind.OTHER:
            continue
        if rest != text[index:] or (first.kind is second.kind is Kind.FORMER_NAME):
            return Label(first.kind, first.role, text, first.certain)
    return None


def _is_label_and_more(text: str, index: int, lexicon: _Lexicon) -> bool:
    """Say whether what looks like a label misread at its end is a whole label with the first character of its value."""
    if index != len(text) - 1:
        return False
    bare = text[:-1]
    return bare in lexicon.words or any(
        suffix.cell and len(bare) > len(suffix.end) and bare.endswith(suffix.end) for suffix in lexicon.suffixes
    )


def trim_role(text: str) -> str:
    for end in ("姓名", "签名", "签字", "签章"):
        if text.endswith(end) and len(text) > len(end):
            return text.removesuffix(end)
    return text


def label_of_cell(flow: Flow) -> Label | None:
    """Return the label that a whole cell is, or None where it holds a value, or a label with its value."""
    text = flow.text.strip(COLONS)
    row = next((index for index in range(1, len(flow.text)) if flow.gaps[index] >= Gap.LINE), 0)
    whole = BRACKET.sub("", flow.text)
    spoken = _TRANSLATION.match(text)
    if spoken is not None and 2 * sum(map(str.isdigit, spoken.group(2))) < len(spoken.group(2)):
        # The same label in a second language, in the cell's next line.
        native = classify(spoken.group(1), in_cell=True)
        if native is not None:
            return native
    words = _lexicon().words
    rest = flow.text[row:]
    if row and flow.text[:row] in words and whole not in words and rest not in words and rest != "号":
        # A label over its value, in one cell; 出生医学证明⏎号 is a label of two lines.
        return None
    if any(colon in text for colon in COLONS):
        return None
    for parted in (index for index in range(2, len(flow.text) - 1) if flow.gaps[index] >= Gap.BLANK):
        if flow.text[parted:] not in words or whole in words:
            continue
        # The rule between two columns was not seen: over their values stand two labels, else a value and a label.
        first = classify(flow.text[:parted])
        if first is not None and (first.certain or first.kind is Kind.DATE):
            return first
        if flow.gaps[parted] >= Gap.WIDE:
            return None
    return classify(text, in_cell=True)
