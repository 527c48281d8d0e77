"""THE field table. Every field of the index stands here once; every adapter's schema is generated from it.

A field holds tokens, keywords or integers, never text: text is cut by ``analysis.py`` before it comes here, the same
for documents and queries, so that all adapters answer alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TOKENS = "tokens"  # a token stream with positions: phrases can be asked, and patterns of one token
    KEYWORDS = "keywords"  # whole values, compared as they are; wildcards can be asked
    INTEGERS = "integers"  # 64-bit signed; ranges can be asked


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One field. Each stands once in the table and is compared as that: documents are dictionaries by field.

    Attributes:
        name: in every adapter's schema.
        kind: what it holds.
        facet: counts by value can be asked.
        sortable: hits can be ordered by it; it then holds one value at most.
        ascii: its values hold nothing but ASCII, which makes patterns cheaper.
    """

    name: str
    kind: Kind
    facet: bool = False
    sortable: bool = False
    ascii: bool = False

    def __reduce__(self) -> tuple[Callable[[str], Field], tuple[str]]:
        """Let documents go to other processes: there, too, a field is the one of the table."""
        return field_named, (self.name,)


def field_named(name: str) -> Field:
    """Return the field of this name. Raises KeyError where the table has none."""
    return _BY_NAME[name]


# What identifies and filters an item.
ITEM_ID = Field(name="item_id", kind=Kind.KEYWORDS)
ACCESS_LEVEL = Field(name="access_level", kind=Kind.KEYWORDS)
CLASS = Field(name="class", kind=Kind.KEYWORDS, facet=True)
CASE_TYPE = Field(name="case_type", kind=Kind.KEYWORDS, facet=True)
YEAR = Field(name="year", kind=Kind.INTEGERS, facet=True, sortable=True)
# Archive numbers: the folded code, each of its levels and parts of levels ("j999-zy·hj" for its items), and aliases;
# each also without its typography ("j999-zy-hj").
REF = Field(name="ref", kind=Kind.KEYWORDS)
REF_SORT = Field(name="ref_sort", kind=Kind.KEYWORDS, sortable=True)
BOX = Field(name="box", kind=Kind.KEYWORDS)
# Names by key: prefix, then the folded name (see index_mappings.keys).
NAME_KEY = Field(name="name_key", kind=Kind.KEYWORDS)
# Values of mentions, folded and without separators (see index_mappings.keys).
ID_NUMBER = Field(name="id_number", kind=Kind.KEYWORDS, ascii=True)
NUMBER = Field(name="number", kind=Kind.KEYWORDS)
# Dates at the three precisions a paper can have: days since 0001-01-01, months since year 0, years.
DATE_DAY = Field(name="date_day", kind=Kind.INTEGERS)
DATE_MONTH = Field(name="date_month", kind=Kind.INTEGERS)
DATE_YEAR = Field(name="date_year", kind=Kind.INTEGERS)
# When people were born, of dates that say so and of ID numbers, at three precisions in one field: see calendar_numbers.
BIRTH = Field(name="birth", kind=Kind.INTEGERS)
# Token streams.
TITLE = Field(name="title", kind=Kind.TOKENS)
ADDRESS = Field(name="address", kind=Kind.TOKENS)
BODY = Field(name="body", kind=Kind.TOKENS)

FIELDS: tuple[Field, ...] = (
    ITEM_ID, ACCESS_LEVEL, CLASS, CASE_TYPE, YEAR, REF, REF_SORT, BOX, NAME_KEY, ID_NUMBER, NUMBER,
    DATE_DAY, DATE_MONTH, DATE_YEAR, BIRTH, TITLE, ADDRESS, BODY,
)  # fmt: skip
_BY_NAME = {field.name: field for field in FIELDS}

# Bump when what goes into a field changes without a change of the table.
CONTENT_VERSION = "9"


def fingerprint() -> str:
    """Return a short hash of the table and content version; an index built under another must be rebuilt."""
    table = [CONTENT_VERSION, *(f"{f.name}:{f.kind}:{f.facet}:{f.sortable}" for f in FIELDS)]
    return hashlib.sha256("\n".join(table).encode()).hexdigest()[:12]
