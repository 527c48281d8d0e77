"""A hit as one row of a table for people: how it was met, its way back to the shelf, what it says. In Chinese."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from search_api.highlight import plain_snippet
from search_api.results import Hit
from search_api.spreadsheets import Cell
from search_api.web.wording import knows, translator

_SAY = translator("zh")


def name_match(label: str) -> str:
    """Return a match label in words."""
    return _SAY(f"match_{label}") if knows(f"match_{label}") else label


def _join(values: Sequence[str]) -> str:
    return "、".join(values)


def _pages(hit: Hit) -> str:
    return _join([str(page.number) for page in hit.pages])


def _explain(hit: Hit) -> str:
    return "；".join(
        f"{word.word} {word.weight:g}（{way.field} {name_match(way.match)} {way.found}）"
        for word in hit.explanation or ()
        for way in word.ways[:1]
    )


# Header, width of the column, value.
_COLUMNS: tuple[tuple[str, int, Callable[[Hit], Cell]], ...] = (
    ("档号", 34, lambda hit: hit.item.ref_code),
    ("题名", 30, lambda hit: hit.title),
    ("类别", 10, lambda hit: hit.item.archive_class),
    ("业务类型", 12, lambda hit: hit.case_type),
    ("年度", 8, lambda hit: hit.item.year),
    ("匹配方式", 16, lambda hit: name_match(hit.match)),
    ("盒号", 10, lambda hit: hit.item.location.box),
    ("库位", 24, lambda hit: hit.item.location.raw),
    ("状态", 10, lambda hit: _SAY(hit.item.availability.value)),
    ("页", 8, _pages),
    ("页定位", 40, lambda hit: hit.provenance.locator),
    ("人名", 20, lambda hit: _join(hit.persons)),
    ("身份证", 22, lambda hit: _join(hit.id_numbers)),
    ("日期", 14, lambda hit: _join(hit.dates)),
    ("地址", 30, lambda hit: _join(hit.addresses)),
    ("证号", 16, lambda hit: _join(hit.numbers)),
    ("摘录", 50, lambda hit: " … ".join(plain_snippet(page.snippet) for page in hit.pages)),
    ("全宗", 8, lambda hit: hit.item.fonds),
    ("扫描件", 12, lambda hit: "" if hit.provenance.page is None else hit.provenance.page.scan.name),
    ("扫描件SHA-256", 20, lambda hit: "" if hit.provenance.page is None else hit.provenance.page.scan.sha256),
    ("识别引擎", 20, lambda hit: "" if hit.provenance.page is None else hit.provenance.page.engine),
    ("得分", 8, lambda hit: f"{hit.score:g}"),
    ("匹配依据", 30, _explain),
)
HEADER = tuple(header for header, _, _ in _COLUMNS)
WIDTHS = tuple(width for _, width, _ in _COLUMNS)


def row_of(hit: Hit) -> list[Cell]:
    """Return the cells of a hit under ``HEADER``."""
    return [value(hit) for _, _, value in _COLUMNS]
