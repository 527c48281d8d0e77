"""How dates, ages and years are asked for, by where a paper's dates lie, best where they are sure; and all ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from archive.errors import QuerySyntaxError
from archive.folding import fold
from index_mappings import fields
from index_mappings.asked_dates import AskedDays, is_decade, is_other_calendar, is_written_out, read_age, read_asked
from index_mappings.calendar_numbers import BIRTHS, DATES, Band, ask_days
from index_mappings.field_names import AskedField
from index_mappings.keys import MatchLabel
from index_mappings.query import Node, Range, Some, Term
from index_mappings.syntax import Span, Word

_DATE_WEIGHT = 8.0
_YEAR_WEIGHT = 1.0
# A multiple of four: a date that may lie outside the span is worth less. What is not sure is worth half.
_SPAN_WEIGHT = 4.0
_BORN = re.compile("(?P<when>.+[年月日号])(?:出生|生人|生)的?")
# Eight digits that may be a day are a number first.
_COMPACT_DAY = re.compile("(18[5-9][0-9]|19[0-9]{2}|20[0-2][0-9]|203[0-5])[0-9]{4}")
_COMPACT_WEIGHT = 8.0
_BOX = re.compile("[0-9]{1,6}")
_BOX_WEIGHT = 1.0
# Each box of a range is looked up.
_MOST_BOXES = 1000


def ask_bare_day(word: Word) -> list[Node]:
    """A bare word that is a day, a decade, an age at a date, or a date as only people write one is met by such dates.

    So is a year with its 年; in one calendar it is met by papers that tell it in another. Digits alone are left to the
    words of papers, but for eight that are a day (20130527).
    """
    if word.quoted:
        return []
    if word.text.isdigit():
        days = read_asked(word.text) if _COMPACT_DAY.fullmatch(fold(word.text)) else ()
        return [Range(fields.DATE_DAY, day.first, day.last, _COMPACT_WEIGHT) for day in days if day.whole_day]
    # 1979年生: who was born then.
    born = _BORN.fullmatch(fold(word.text))
    ages = read_asked(born["when"]) if born is not None else read_age(word.text)
    if ages:
        return [_ask_spans((span,), weight=_DATE_WEIGHT, band=BIRTHS) for span in ages]
    asked: list[Node] = []
    for span in read_asked(word.text):
        if span.whole_day:
            label = "" if span.sure else MatchLabel.VARIANT
            asked.append(Range(fields.DATE_DAY, span.first, span.last, _DATE_WEIGHT / (1 if span.sure else 2), label))
        elif (span.special and is_other_calendar(word.text)) or (
            span.sure and (is_written_out(word.text) or is_decade(word.text))
        ):
            asked.append(_ask_spans((span,), weight=_DATE_WEIGHT))
    return asked


def _ask_spans(spans: Iterable[AskedDays], *, weight: float, band: Band = DATES) -> Node:
    """Return what asks for any of ``spans``; what is not sure is worth half and labelled."""
    asked = tuple(
        ask_days(
            span.first,
            span.last,
            weight=weight if span.sure else weight / 2,
            band=band,
            label="" if span.sure else MatchLabel.VARIANT,
        )
        for span in spans
    )
    return asked[0] if len(asked) == 1 else Some(asked)


def ask_date(word: Word) -> list[Node]:
    return [_ask_spans(_read(word.text, word), weight=_SPAN_WEIGHT)]


def ask_born(word: Word) -> list[Node]:
    return [_ask_spans(read_age(word.text) or _read(word.text, word), weight=_SPAN_WEIGHT, band=BIRTHS)]


def ask_year(word: Word) -> list[Node]:
    return [
        Range(fields.YEAR, low, high, _YEAR_WEIGHT)
        for low, high in (_years_of(span) for span in _read(word.text, word) if span.sure)
    ]


def _years_of(span: AskedDays) -> tuple[int, int]:
    return date.fromordinal(span.first).year, date.fromordinal(span.last).year


def ask_span(span: Span) -> Node:
    """Return what asks for a range; QuerySyntaxError where its ends are none, or it ends before it begins."""
    return _ask_boxes(span) if span.asked is AskedField.BOX else _ask_days(span)


def _ask_boxes(span: Span) -> Node:
    """Return each box of a range by its number; with or without leading zeros, as boxes are met."""
    if not (_BOX.fullmatch(span.low) and _BOX.fullmatch(span.high)):
        message = f"'{span.low}..{span.high}' is no range of boxes; write numbers at both ends: 盒号:0003..0005"
        raise QuerySyntaxError(message, position=span.position, length=span.length)
    boxes = range(int(span.low), int(span.high) + 1)
    if len(boxes) > _MOST_BOXES:
        message = f"the range has {len(boxes)} boxes; at most {_MOST_BOXES} are taken"
        raise QuerySyntaxError(message, position=span.position, length=span.length)
    if not boxes:
        raise _ends_before_it_begins(span)
    return Some(tuple(Term(fields.BOX, str(box), _BOX_WEIGHT) for box in boxes))


def _ends_before_it_begins(span: Span) -> QuerySyntaxError:
    message = f"the range ends before it begins: {span.low} is after {span.high}"
    return QuerySyntaxError(message, position=span.position, length=span.length)


def _ask_days(span: Span) -> Node:
    first = _read(span.low, span)[0].first if span.low else date.min.toordinal()
    last = _read(span.high, span)[0].last if span.high else date.max.toordinal()
    if first > last:
        raise _ends_before_it_begins(span)
    if span.asked is AskedField.YEAR:
        return Range(fields.YEAR, date.fromordinal(first).year, date.fromordinal(last).year, _YEAR_WEIGHT)
    return ask_days(first, last, weight=_SPAN_WEIGHT, band=BIRTHS if span.asked is AskedField.BORN else DATES)


def _read(text: str, place: Word | Span) -> tuple[AskedDays, ...]:
    asked = read_asked(text)
    if not asked:
        message = (
            f"'{text}' is no date; write 2008, 2008-12, 2008-12-06, 民国38年, 约1947年, "
            "or a range such as 2001..2008-06"
        )
        raise QuerySyntaxError(message, position=place.position, length=place.length)
    return asked
