"""What a search asks: free text, one value for each field, paging, order, facets. Checked here, compiled elsewhere.

The names are those of the contract; the Chinese ones are equal to them wherever parameters come from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archive.errors import QuerySyntaxError
from index_mappings.port import Sort

DEFAULT_LIMIT = 20
# So many take half a second to load and mark, while others wait.
MAX_LIMIT = 1000
# Ranking reaches this deep; who needs more narrows the query.
MAX_DEPTH = 100_000
MAX_VALUE_CHARS = 1000

FACETS: tuple[str, ...] = ("class", "case_type", "year")

# Chinese parameter name → the contract's English one.
CHINESE_NAMES = {
    "姓名": "name",
    "身份证": "id_number",
    "地址": "address",
    "业务类型": "case_type",
    "类别": "class",
    "档号": "ref",
    "证号": "number",
    "盒号": "box",
    "出生日期": "birth",
}


class ParameterError(QuerySyntaxError):
    """A parameter cannot be understood.

    Attributes:
        parameter: its English name; ``position`` counts in its value.
    """

    def __init__(self, message: str, *, parameter: str, position: int = 0, length: int = 1) -> None:
        super().__init__(message, position=position, length=length)
        self.parameter = parameter


@dataclass(frozen=True, kw_only=True)
class SearchParameters:
    """One search. An empty string asks nothing of its field; with nothing asked at all, every item is found."""

    query: str = ""
    name: str = ""
    id_number: str = ""
    address: str = ""
    case_type: str = ""
    archive_class: str = ""
    ref: str = ""
    number: str = ""
    box: str = ""
    date_from: str = ""
    date_to: str = ""
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    facets: tuple[str, ...] = FACETS
    strict: bool = False  # leaves out names and places that look or sound like the one asked
    explain: bool = False
    near: bool = False  # adds names that differ in one character

    def filters(self) -> dict[str, str]:
        """Return the values of the fields that are asked for, by attribute name."""
        return {name: value for name in _FILTERS if (value := getattr(self, name))}

    def texts(self) -> dict[str, str]:
        """Return the free text and every field's value, by attribute name."""
        return {name: getattr(self, name) for name in ("query", *_FILTERS)}

    def at(self, *, limit: int, offset: int) -> SearchParameters:
        """Return the same search for other hits of it."""
        return replace(self, limit=limit, offset=offset)

    def check(self, *, max_limit: int = MAX_LIMIT) -> None:
        """Raise ParameterError where a value is out of bounds."""
        if not 0 <= self.limit <= max_limit:
            raise ParameterError(f"limit must be from 0 to {max_limit}, not {self.limit}", parameter="limit")
        if self.offset < 0 or self.offset + self.limit > MAX_DEPTH:
            raise ParameterError(
                f"offset must be at least 0 and reach no deeper than {MAX_DEPTH} hits, not {self.offset}; "
                "narrow the query",
                parameter="offset",
            )
        for name, value in {"query": self.query, **self.filters()}.items():
            if len(value) > MAX_VALUE_CHARS:
                raise ParameterError(
                    f"{public_name(name)} is longer than {MAX_VALUE_CHARS} characters",
                    parameter=public_name(name),
                    position=MAX_VALUE_CHARS,
                    length=len(value) - MAX_VALUE_CHARS,
                )


_FILTERS = (
    "name", "id_number", "address", "case_type", "archive_class", "ref", "number", "box", "date_from", "date_to",
)  # fmt: skip
# Attribute → name in the contract, where the two differ.
PUBLIC_NAMES = {"archive_class": "class", "date_from": "from", "date_to": "to"}


def public_name(attribute: str) -> str:
    """Return the contract's name of an attribute of ``SearchParameters``."""
    return PUBLIC_NAMES.get(attribute, attribute)


def under_public_names(values: Mapping[str, str]) -> dict[str, str]:
    """Return values by the contract's names instead of the attributes'."""
    return {public_name(attribute): value for attribute, value in values.items()}


# What stands for bytes that could not be decoded, as the command line, the server and forms have it.
_UNDECODED = re.compile("[\ud800-\udfff\ufffd]+")


def refuse_undecoded(text: str, *, parameter: str) -> None:
    """Raise ParameterError where bytes of a value were no text; asked for as it is, it would find nothing."""
    if found := _UNDECODED.search(text):
        what = "the query" if parameter == "query" else parameter
        raise ParameterError(
            f"{what} is not UTF-8 at character {found.start() + 1}; set what sends it (terminal, script) to UTF-8",
            parameter=parameter,
            position=found.start(),
            length=found.end() - found.start(),
        )


def read_sort(raw: str) -> Sort:
    """Return the order named ``raw`` (``relevance``, ``ref``, ``year``, ``-year``); empty is relevance."""
    try:
        return Sort(raw.strip().lower() or Sort.RELEVANCE)
    except ValueError:
        known = ", ".join(Sort)
        raise ParameterError(
            f"sort {raw!r} is not known; use one of {known}", parameter="sort", length=max(1, len(raw))
        ) from None


def read_flag(raw: str, *, parameter: str) -> bool:
    """Return whether ``raw`` says yes (``true``, ``1``, ``yes``, ``on``); empty says no."""
    word = raw.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ParameterError(f"{parameter} is true or false, not {raw[:20]!r}", parameter=parameter, length=len(raw) or 1)


_YES = frozenset({"true", "1", "yes", "on"})
_NO = frozenset({"", "false", "0", "no", "off"})
_ALL = frozenset({"all", "true", "yes", "on", "1"})
_NONE = frozenset({"none", "false", "no", "off", "0"})
_FACET_NAMES = {"类别": "class", "业务类型": "case_type", "年度": "year"}


def read_facets(raw: Iterable[str]) -> tuple[str, ...]:
    """Return the facets that ``raw`` names: each a name or several with commas, ``all`` or ``none``."""
    wanted: list[str] = []
    for value in raw:
        for part in re.finditer("[^,，]+", value):
            word = part[0].strip().lower()
            name = _FACET_NAMES.get(word, word)
            if word in _ALL:
                wanted.extend(FACETS)
            elif name in FACETS:
                wanted.append(name)
            elif word and word not in _NONE:
                raise ParameterError(
                    f"facet {name!r} is not known; use {', '.join(FACETS)}, all or none",
                    parameter="facets",
                    position=part.start(),
                    length=len(part[0]),
                )
    return tuple(name for name in FACETS if name in wanted)
