"""Fields: a label and the place of its value. How they are found stands in ``grid`` and ``free_text``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.flow import Flow, Gap
from extraction.label_search import LabelHit
from extraction.labels import Kind, Label

# The role of labels whose value is a relation between two persons.
RELATION_ROLE = "与户主关系"
_CLAUSE_END = re.compile(r"[。;；,，]")


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """A label and the place of its value, ``flow.text[start:end]``, which is never empty.

    Attributes:
        row: number of the table row for values of a column, so that a row's values can be read together; else None.
        section: label of the group that the field's label stands in (``父亲`` over ``姓名``), or None.
    """

    label: Label
    flow: Flow
    start: int
    end: int
    row: int | None = None
    section: Label | None = None

    @property
    def text(self) -> str:
        return self.flow.text[self.start : self.end]

    @property
    def is_letter(self) -> bool:
        """Say whether the label is whom a letter is addressed to (派出所：兹有…), so that all of the letter follows."""
        return self.label.kind is Kind.ORGANISATION and _LETTER.match(self.flow.text, self.start, self.end) is not None

    def is_first_clause(self, index: int) -> bool:
        """Say whether the value has no clause that ends before ``index``; behind one it runs on as prose."""
        return _CLAUSE_END.search(self.flow.text, self.start, index) is None


_LETTER = re.compile("我[叫和与是系家于的,，]|本人|兹|现有|今有|我[村队社厂校组乡镇街处单]|据|经查|关于|特此|该")


@dataclass
class Parts:
    """Flows and fields of a page as they are gathered."""

    flows: list[Flow] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)


def fields_of(flow: Flow, hits: Sequence[LabelHit], around: Label | None) -> list[Field]:
    """Return the fields inside one flow: each value goes up to the next label."""
    fields: list[Field] = []
    for hit, following in zip(hits, [*hits[1:], None][: len(hits)], strict=True):
        end = following.start if following is not None else len(flow.text)
        end = _value_end(flow, hit, end)
        if hit.value_start < end:
            fields.append(Field(label=hit.label, flow=flow, start=hit.value_start, end=end, section=around))
    return fields


_SENTENCE = {
    Kind.NUMBER: ",，。;；",
    Kind.ID: ",，。;；",
    Kind.PHONE: "。;；",
    Kind.ORGANISATION: ",，。;；",
    Kind.PLACE: ",，。;；",
    Kind.DATE: "。;；",
    Kind.OTHER: "。;；",
}


_SIGNED_NUMBER = re.compile(
    r"[a-z]{0,3}[0-9]{6,18}x?(?=[\u3400-\u9fff]{2,4}(?:$|(?:(?:19|20)[0-9]{2}|[0-9]{2})[年.\-/][0-9]{1,2}[月.\-/]))"
)


def _value_end(flow: Flow, hit: LabelHit, end: int) -> int:
    """Cut a value where a sentence goes on behind it: a number or an office does not hold commas."""
    stops = _SENTENCE.get(hit.label.kind, "")
    if hit.label.kind in (Kind.NUMBER, Kind.ID, Kind.PHONE):
        # What stands behind a wide blank after a whole number is another thing, except more of the same digits.
        for index in range(hit.value_start + 4, end):
            if flow.gaps[index] >= Gap.WIDE and not (flow.text[index].isascii() and flow.text[index - 1].isascii()):
                end = index
                break
        # 护照号G00003814牛某2009/12/31: who signed stands right behind.
        signed = _SIGNED_NUMBER.match(flow.text, hit.value_start, end)
        if signed is not None:
            return signed.end()
    depth = 0
    for index in range(hit.value_start, end):
        if flow.text[index] in stops:
            return index
        depth += (flow.text[index] == "(") - (flow.text[index] == ")")
        # (身份证号4301…)将姓名…: the bracket that the label stands in closes behind the number.
        if depth < 0 and stops and hit.label.kind in (Kind.ID, Kind.NUMBER, Kind.PHONE):
            return index
    return end
