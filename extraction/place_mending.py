"""Puts right what was misread in an address where only few things may stand: divisions, and units between numbers.

An engine that is in doubt names runner-up characters. A division is chosen where its characters are among them and no
other division is near, the more boldly the more divisions follow each other as the table has them. A unit is chosen
where a number stands before it and behind it (10卷28号: 巷). Roads and villages are never guessed: no list of them is
whole.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.divisions import divisions
from archive.folding import fold
from extraction.flow import DOUBTED, Flow

# In natural logarithms: how much less likely than the character read another may be, by what speaks for it.
_UNSEEN = 7.0
_MOST_ALONE = 3.0
_MOST_UNIT = 4.0
_MOST_TOWN = 2.5
# What each character of a division that fits is worth, and how far the best reading must be ahead.
_WORTH = 1.8
_AHEAD = 1.0
_LONGEST_HEAD = 30
_PROVINCE, _PREFECTURE = 2, 4
_TOWNS = ("乡", "镇")
_UNITS = frozenset("号组巷段弄栋幢室街路队社楼户村里排院层门")
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
# Usual short forms of names.
_SHORT = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}

# For each character: what it may be and how much less likely that is; None: whatever nobody named.
_Costs = Sequence[dict[str | None, float]]


@dataclass(frozen=True, slots=True)
class _Path:
    """Divisions that follow each other from the beginning of an address."""

    text: str
    code: str
    cost: float
    names: int

    @property
    def gain(self) -> float:
        return _WORTH * len(self.text) - self.cost


def mend_place(flow: Flow, start: int, end: int) -> str | None:
    """Return the address at ``text[start:end]`` as read, with what is certain put right; None where nothing is."""
    costs = [_costs_of(flow, index) for index in range(start, end)]
    if not any(len(cost) > 1 for cost in costs):
        return None
    as_read = flow.as_read(start, end)
    characters = list(as_read)
    head = _best_head(costs[:_LONGEST_HEAD])
    if head is not None:
        for place, character in enumerate(head.text):
            if fold(characters[place]) != character:
                characters[place] = character
    for place in range(len(head.text) if head is not None else 1, len(costs)):
        at = start + place
        unit = (
            _unit_at(flow, at, start, end, costs[place])
            or _commune_at(flow, at, end, costs[place])
            or _town_at(flow, start, end, at, costs[place])
        )
        if unit:
            characters[place] = unit
    mended = "".join(characters)
    return mended if mended != as_read else None


def _costs_of(flow: Flow, index: int) -> dict[str | None, float]:
    glyph = flow.glyph(index)
    read = flow.text[index]
    costs: dict[str | None, float] = {read: 0.0}
    sure = max(glyph.confidence, 1e-3)
    for rival in glyph.alternatives:
        character = fold(rival.text)
        if character != read and rival.probability > 0:
            costs.setdefault(character, max(0.0, math.log(sure / rival.probability)))
    if glyph.confidence < DOUBTED:
        costs[None] = _UNSEEN
    return costs


def _best_head(costs: _Costs) -> _Path | None:
    """Return the divisions that an address begins with, if they are not what was read and nothing else is near."""
    paths = sorted(_paths(costs), key=lambda path: -path.gain)
    if not paths or paths[0].cost == 0.0 or paths[0].gain <= 0.0:
        return None
    best = paths[0]
    if best.names == 1 and best.cost > _MOST_ALONE:
        return None
    others = (path for path in paths[1:] if not (best.text.startswith(path.text) or path.text.startswith(best.text)))
    second = next(others, None)
    return best if second is None or best.gain - second.gain >= _AHEAD else None


def _paths(costs: _Costs) -> Iterator[_Path]:
    """Yield what an address may begin with by the table: province, prefecture and county, or some of them."""
    level = [_Path(text="", code="", cost=0.0, names=0)]
    for names in _table():
        grown = [
            _Path(text=path.text + name, code=code, cost=path.cost + cost, names=path.names + 1)
            for path in level
            for name, code in names.get(path.code[:_PROVINCE], ())
            if code.startswith(path.code) and (cost := _cost(name, costs, len(path.text))) is not None
        ]
        yield from grown
        level += grown


def _cost(name: str, costs: _Costs, at: int) -> float | None:
    """Return how much less likely ``name`` is at a place than what was read there; None where it cannot stand there."""
    if at + len(name) > len(costs):
        return None
    # One character may be anything where all others are as they were read and the places around it tell.
    total, most = 0.0, max(_WORTH * len(name), _UNSEEN)
    unseen = 0
    for place, character in enumerate(name, at):
        cost = costs[place].get(character)
        if cost is None:
            cost = costs[place].get(None)
            unseen += 1
        if cost is None or unseen > 1 or total + cost > most:
            return None
        total += cost
    return total


_Names = dict[str, list[tuple[str, str]]]


@functools.cache
def _table() -> tuple[_Names, _Names, _Names]:
    """Return provinces, prefectures and counties as (name, code) by the code of their province, and all under ""."""
    levels: tuple[_Names, _Names, _Names] = ({}, {}, {})
    seen: set[tuple[str, str]] = set()
    for code, name, _, _ in divisions():
        size = _PROVINCE if code.endswith("0000") else _PREFECTURE if code.endswith("00") else len(code)
        level = levels[{_PROVINCE: 0, _PREFECTURE: 1}.get(size, 2)]
        for form in filter(None, (name, _SHORT.get(name, ""))):
            folded = fold(form)
            if (folded, code) not in seen:
                seen.add((folded, code))
                for key in {"", code[:_PROVINCE]} if size > _PROVINCE else {""}:
                    level.setdefault(key, []).append((folded, code[:size]))
    return levels


# Around the word for a town that was misread: 临湘市双江口多上屋村.
_TOWN_BEFORE = re.compile(r"[市县区旗][\u3400-\u9fff]{2,3}$")
_VILLAGE_AFTER = re.compile(r"[\u3400-\u9fff]{1,4}村")


def _commune_at(flow: Flow, at: int, end: int, costs: dict[str | None, float]) -> str:
    """Return 公 before 社 where the character may be it (五星工社): no other word ends so behind a village's name."""
    before_she = at + 1 < end and flow.text[at + 1] == "社"
    return "公" if before_she and costs.get("公", _UNSEEN) <= _MOST_UNIT else ""


def _town_at(flow: Flow, start: int, end: int, at: int, costs: dict[str | None, float]) -> str:
    """Return 乡 or 镇 where a village follows, no town is named, and the character may well be the word for one."""
    before, after = _TOWN_BEFORE.search(flow.text, start, at), _VILLAGE_AFTER.match(flow.text, at + 1, end)
    if before is None or after is None or any(word in before.group() + after.group() for word in _TOWNS):
        return ""
    likely = [unit for unit, cost in costs.items() if unit in _TOWNS and cost <= _MOST_TOWN]
    return str(likely[0]) if len(likely) == 1 else ""


def _unit_at(flow: Flow, index: int, start: int, end: int, costs: dict[str | None, float]) -> str:
    """Return the unit that a doubtful character between two numbers must be; empty where none or several may."""
    text = flow.text
    numbers = text[index - 1] in _NUMERALS and (index + 1 == end or text[index + 1] in _NUMERALS)
    if index == start or not numbers or text[index] in _UNITS or not "\u3400" <= text[index] <= "\u9fff":
        return ""
    units = sorted((cost, unit) for unit, cost in costs.items() if unit in _UNITS and cost <= _MOST_UNIT)
    if not units or (len(units) > 1 and units[1][0] - units[0][0] < _AHEAD):
        return ""
    return str(units[0][1])
