"""Labels of forms: what the words before a value say that it is. The words themselves stand in ``labels.toml``.

A label is met exactly, with one character misread (from four characters on), or by how it ends. Nothing here looks at
geometry beyond the gaps of a flow.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from itertools import pairwise

from archive.folding import fold
from extraction.flow import Flow, Gap

ValueFits = Callable[["Kind", Flow, int], bool]


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
class LabelHit:
    """A label in a flow: ``text[start:end]``, and where its value may begin. ``colon``: one stands after it."""

    label: Label
    start: int
    end: int
    value_start: int
    colon: bool


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


_COLONS = ":∶︰﹕"
# What engines read for a colon; believed only after a label at the start of a line or after a wide blank.
_POOR_COLONS = ";.。,'’\"·!|丨"
_BEFORE = frozenset("，,。;；:、(（)）[]【】|!?■□☑√✓☐“”\"'/·")
_NO_LABEL = re.compile(r"[0-9a-z〇零○，,。;；!?“”\"]")
_NO_ROLE = re.compile(r"(?:工人|军人|商人|农人|老人|病人|残疾人|成年人|外地人|本地人|[省市县镇乡村]人)$")
_LATIN = re.compile(r"[a-z.'/()]+$|^[a-z.'/()]+")
_SALUTATION = re.compile(
    r"[\u3400-\u9fff]{2,}(?:派出所|公安局|分局|大队|支队|科|处|单位|领导|同志|法院|政府|委员会|街道|村委会|居委会)$"
)
_COUNTED = re.compile(r"[一二三四五六七八九十百]{1,4}[号]|[省市区县镇乡村路街巷].{0,8}号$")
_BRACKET = re.compile(r"\([^()]{1,10}\)")
_RELATION_VALUES = "与户主关系"
_SURE_KINDS = frozenset({Kind.PERSON, Kind.FORMER_NAME, Kind.DATE, Kind.ADDRESS, Kind.ID, Kind.NUMBER, Kind.PHONE})
_PREFIXES = "被原现新旧该本其各甲乙丙双拟"


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
    text = text.strip(_COLONS + "*＊.。、,")
    if not text or len(text) > 24:
        return None
    known = lexicon.words.get(text)
    if known is not None:
        return known
    bare = _BRACKET.sub("", text)
    if bare != text and bare in lexicon.words:
        return lexicon.words[bare]
    if len(text) >= 4:
        for index in range(len(text)):
            near = lexicon.blurred.get(f"{text[:index]}?{text[index + 1 :]}")
            # A digit in place of a word of the label is another label or a value, not a misreading.
            if near is not None and not text[index].isdigit():
                return lexicon.words[near]
    # 姓名 Name: the same in two languages.
    han = _LATIN.sub("", text)
    if han != text and han in lexicon.words and (in_cell or len(text) - len(han) > 2):
        return lexicon.words[han]
    # A numbered label (1. 姓名, 一、当事人) is the label.
    numbered = re.sub(r"^[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、]", "", text)
    if numbered != text and numbered in lexicon.words:
        return lexicon.words[numbered]
    if not 2 <= len(bare) <= 14 or _NO_LABEL.search(bare):
        return None
    # 桐荫巷四十二号 ends like a label and is a value.
    if _COUNTED.search(bare):
        return None
    for suffix in lexicon.suffixes:
        if not bare.endswith(suffix.end):
            continue
        if not in_cell or (
            suffix.cell and len(bare) > len(suffix.end) and len(bare) >= suffix.least and not _NO_ROLE.search(bare)
        ):
            return Label(suffix.kind, suffix.role or _trim_role(bare), bare, certain=False)
    return None


def _trim_role(text: str) -> str:
    for end in ("姓名", "签名", "签字", "签章"):
        if text.endswith(end) and len(text) > len(end):
            return text.removesuffix(end)
    return text


def label_of_cell(flow: Flow) -> Label | None:
    """Return the label that a whole cell is, or None where it holds a value, or a label with its value."""
    text = flow.text.strip(_COLONS)
    row = next((index for index in range(1, len(flow.text)) if flow.gaps[index] >= Gap.LINE), 0)
    if row and flow.text[:row] in _lexicon().words and flow.text not in _lexicon().words:
        # A label over its value, in one cell.
        return None
    if any(colon in text for colon in _COLONS):
        return None
    return classify(text, in_cell=True)


def find_labels(flow: Flow, value_fits: ValueFits) -> list[LabelHit]:
    """Return the labels inside ``flow`` from left to right; none overlap.

    Args:
        flow: the text.
        value_fits: asked whether a value of a kind may begin at a place, for labels with neither colon nor blank after.
    """
    hits = _known_labels(flow, value_fits)
    hits = _with_colons(flow, hits)
    hits = _lone_labels(flow, hits)
    return _drop_values(flow, hits)


def _strong(flow: Flow, index: int) -> bool:
    return flow.gaps[index] >= Gap.LINE


def _known_labels(flow: Flow, value_fits: ValueFits) -> list[LabelHit]:
    lexicon = _lexicon()
    text, gaps = flow.text, flow.gaps
    size = len(text)
    hits: list[LabelHit] = []
    index = 0
    while index < size:
        hit = None
        bounded = gaps[index] >= Gap.BLANK or text[index - 1] in _BEFORE
        for word in lexicon.by_first.get(text[index], ()):
            if text.startswith(word, index):
                hit = _take(flow, lexicon.words[word], index, index + len(word), bounded=bounded, value_fits=value_fits)
                if hit is not None:
                    break
        if hit is None:
            index += 1
        else:
            hits.append(hit)
            index = max(hit.value_start, hit.end)
    return hits


def _take(flow: Flow, label: Label, start: int, end: int, *, bounded: bool, value_fits: ValueFits) -> LabelHit | None:
    """Return the hit if what stands around the word makes it a label."""
    text, gaps = flow.text, flow.gaps
    size = len(text)
    after = end
    bracket = _BRACKET.match(text, end)
    if bracket is not None and (bracket.end() == size or text[bracket.end()] in _COLONS):
        after = bracket.end()
    if after < size and text[after] in _COLONS:
        if not bounded and len(label.word) < 2:
            return None
        return LabelHit(label, start, after, after + 1, colon=True)
    if not bounded:
        return None
    if after == size:
        return LabelHit(label, start, after, after, colon=False) if start == 0 or gaps[start] >= Gap.BLANK else None
    # A label that fills the first row of a cell stands over its value.
    over = gaps[after] is Gap.LINE and start == 0 and flow.cell is not None
    if gaps[after] >= Gap.BLANK and (gaps[after] is not Gap.LINE or over) and gaps[start] >= Gap.BLANK:
        return LabelHit(label, start, after, after, colon=False)
    if not _strong(flow, start) or len(label.word) < 2 or not label.certain:
        return None
    if text[after] in _POOR_COLONS and after + 1 < size:
        return LabelHit(label, start, after, after + 1, colon=True)
    if label.kind in _SURE_KINDS and value_fits(label.kind, flow, after):
        return LabelHit(label, start, after, after, colon=False)
    return None


def _with_colons(flow: Flow, hits: list[LabelHit]) -> list[LabelHit]:
    """Add the labels that only a colon gives away, and widen known ones that are the end of a longer label."""
    text, gaps = flow.text, flow.gaps
    taken = {hit.value_start - 1: hit for hit in hits if hit.colon}
    found: list[LabelHit] = []
    floor = 0
    for colon in (index for index, character in enumerate(text) if character in _COLONS):
        known = taken.get(colon)
        end = known.start if known is not None else colon
        start = end
        while start > floor and end - start < 14 and text[start - 1] not in _BEFORE:
            if start < end and gaps[start] >= Gap.BLANK and not (start > 1 and gaps[start - 1] >= Gap.BLANK):
                break
            start -= 1
        if (colon + 1 == len(text) or gaps[colon + 1] >= Gap.LINE) and _SALUTATION.search(text, start, colon):
            # 青石派出所： opens a letter; what follows is no value of it.
            floor = colon + 1
            continue
        if known is not None:
            before = text[start:end]
            # 被监护人姓名, 乙方驾驶人: the known word is the end of a longer label.
            joined = start < end and gaps[end] is Gap.NONE
            if joined and ((len(before) == 1 and before in _PREFIXES) or start == 0 or gaps[start] >= Gap.BLANK):
                whole = text[start : known.end]
                label = classify(whole)
                inside_value = any(hit.value_start <= start < known.start and hit.colon for hit in found[-1:])
                if label is not None and not (inside_value and len(before) > 1) and not _NO_LABEL.search(before):
                    role = _trim_role(whole) if label.kind is Kind.PERSON and not label.certain else label.role
                    label = Label(label.kind, role, whole, label.certain)
                    known = LabelHit(label, start, known.end, known.value_start, colon=True)
            found.append(known)
            floor = colon + 1
            continue
        word = text[start:colon]
        if not word or _NO_LABEL.search(word):
            continue
        label = classify(word) or Label(Kind.OTHER, word, word, certain=False)
        # 余某性别: a value and a misread label behind it; the label is what a list knows.
        found.append(LabelHit(label, start, colon, colon + 1, colon=True))
        floor = colon + 1
    spans = [(hit.start, hit.value_start) for hit in found]
    for hit in hits:
        if not hit.colon or hit.value_start - 1 >= len(text) or text[hit.value_start - 1] not in _COLONS:
            clash = any(start < hit.value_start and hit.start < end for start, end in spans)
            if not clash:
                found.append(hit)
    found.sort(key=lambda hit: hit.start)
    return found


_LONE_KINDS = frozenset({Kind.PERSON, Kind.DATE, Kind.ADDRESS, Kind.ID, Kind.NUMBER, Kind.PHONE})


def _lone_labels(flow: Flow, hits: list[LabelHit]) -> list[LabelHit]:
    """Add what stands alone between blanks, ends like a label and has a value behind it (``分户后地址 …``)."""
    edges = [index for index in range(len(flow.text)) if flow.gaps[index] >= Gap.BLANK and flow.gaps[index] != Gap.LINE]
    added = list(hits)
    for start, end in pairwise(edges):
        if not 4 <= end - start <= 10 or any(hit.start < end and start < hit.value_start for hit in hits):
            continue
        label = classify(flow.text[start:end], in_cell=True)
        if label is not None and label.kind in _LONE_KINDS:
            added.append(LabelHit(label, start, end, end, colon=False))
    return sorted(added, key=lambda hit: hit.start)


def _drop_values(flow: Flow, hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Leave out words that are the value of the label before them (``与户主关系：户主``, ``证件：居民身份证``)."""
    kept: list[LabelHit] = []
    for hit in hits:
        if kept and not hit.colon:
            before = kept[-1]
            direct = before.value_start == hit.start
            if direct and ((before.colon and flow.gaps[hit.start] < Gap.WIDE) or before.label.role == _RELATION_VALUES):
                continue
        kept.append(hit)
    return kept
