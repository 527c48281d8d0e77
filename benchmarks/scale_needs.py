"""What the needs of people cost at a size: damaged numbers, names as heard, ages, each beside an exact name lookup.

They are asked as people ask, with likeness met too. How well they are answered, ``benchmarks.retrieval`` measures.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from archive.scope import local_administrator
from benchmarks import scale_words as words
from benchmarks.scale_items import Record, make_record
from index_mappings.compile import build_query, compile_query
from index_mappings.name_shapes import swap_one
from index_mappings.name_sounds import initials_of, read_name
from index_mappings.port import SearchIndex

EXACT = "exact name"
_EACH = 12
_ALL = local_administrator("bench")
_Filters = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class NeedCost:
    """Milliseconds of one kind of need, warm, one client; ``hits`` is the median of how many items it meets."""

    kind: str
    p50_ms: float
    p95_ms: float
    hits: int


def make_needs(count: int, *, seed: int = 11) -> dict[str, list[_Filters]]:
    """Return needs about the first ``count`` items by kind, as filters of a search; ``text`` is the search box."""
    chance = random.Random(seed)
    needs: dict[str, list[_Filters]] = {}
    for _ in range(_EACH):
        for kind, filters in _of_record(make_record(chance.randrange(count)), chance):
            needs.setdefault(kind, []).append(filters)
    return needs


def _of_record(record: Record, chance: random.Random) -> Iterator[tuple[str, _Filters]]:
    name, number, address = record.persons[0], record.id_numbers[0], record.addresses[0]
    reading = read_name(name)[0]
    yield EXACT, {"name": name}
    yield "bare name", {"text": name}
    yield "pinyin", {"name": " ".join(reading)}
    yield "initials", {"name": initials_of(reading)}
    yield "one unknown character", {"name": name[:-1] + "?"}
    yield "surname only", {"name": name[0] + "某某", "text": f"年度:{record.year}"}
    heard = _heard_alike(name, chance)
    if heard:
        yield "homophone", {"name": heard}
    seen = next((other for other, _ in swap_one(name)), "")
    if seen:
        yield "look-alike", {"name": seen}
    yield "ID, four holes", {"id_number": number[:10] + "????" + number[14:]}
    yield "ID, one wrong digit", {"id_number": number[:15] + str((int(number[15]) + 3) % 10) + number[16:]}
    yield "ID, last six", {"id_number": number[-6:]}
    yield "ID of 15 digits", {"id_number": number[:6] + number[8:17]}
    yield "end of an archive number", {"ref": record.ref_code.split("·")[-1]}
    yield "name, about a year", {"name": name, "text": f"日期:约{record.year}年"}
    yield "name, age at a date", {"name": name, "text": f"出生:{record.year}年时{record.year - int(number[6:10])}岁"}
    yield "part of an address", {"address": re.sub(r"\d.*", "", address)[-4:]}


def _heard_alike(name: str, chance: random.Random) -> str:
    sound = read_name(name)[0]
    others = sorted({character for given in words.GIVEN for character in given} - {name[-1]})
    alike = [name[:-1] + other for other in others if read_name(name[:-1] + other)[0] == sound]
    return chance.choice(alike) if alike else ""


def measure_needs(index: SearchIndex, count: int, *, rounds: int = 5) -> list[NeedCost]:
    """Ask every need ``rounds`` times, after one round that does not count."""
    needs = make_needs(count)
    times: dict[str, list[float]] = {kind: [] for kind in needs}
    hits: dict[str, list[int]] = {kind: [] for kind in needs}
    for number in range(rounds + 1):
        # Kinds take turns, so that what else the machine does meets all alike.
        for place in range(_EACH):
            for kind, asked in needs.items():
                if place >= len(asked):
                    continue
                started = time.perf_counter()
                total = _ask(index, asked[place])
                if number:
                    times[kind].append((time.perf_counter() - started) * 1000)
                    hits[kind].append(total)
    return [
        NeedCost(
            kind=kind, p50_ms=statistics.median(spent), p95_ms=sorted(spent)[int(0.95 * len(spent))],
            hits=int(statistics.median(hits[kind])),
        )
        for kind, spent in times.items()
    ]  # fmt: skip


def _ask(index: SearchIndex, asked: _Filters) -> int:
    compiled = compile_query(build_query(**asked))
    return index.search(compiled.node, scope=_ALL, limit=20).total


def write_needs(costs: list[NeedCost]) -> list[str]:
    """Return the costs as a table, each beside that of an exact name."""
    (exact,) = (cost for cost in costs if cost.kind == EXACT)
    lines = [
        "**Needs, with likeness met too, warm, one client**",
        "",
        "| | p50, ms | p95, ms | × exact name (p50) | items met (median) |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += (
        f"| {cost.kind} | {cost.p50_ms:.2f} | {cost.p95_ms:.2f} | {cost.p50_ms / exact.p50_ms:.1f} | {cost.hits:,} |"
        for cost in costs
    )
    return [*lines, ""]
