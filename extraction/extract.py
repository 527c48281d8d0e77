"""From the readings of an item's pages to its mentions. Pure: the same readings and context give the same mentions.

The order of the recognisers matters: what has a strict grammar goes first and claims its characters (archive numbers,
ID numbers, plates, dates), then what labels say, then what running text gives away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.model import Mention, MentionType
from archive.text import PageText
from extraction import addresses, case_types, identity, names, number_fields, numbers, organisations
from extraction.certainty import Certainty, load_certainty
from extraction.consistency import check_page, note_repeated
from extraction.context import ItemContext
from extraction.fields import Field
from extraction.findings import Finding, Findings
from extraction.flow import Flow, Gap
from extraction.labels import Kind, begins_field, relations_at
from extraction.layout import read_layout
from extraction.page_dates import find_page_dates
from extraction.persons import find_labelled_persons, find_persons_again, find_prose_persons
from extraction.place_mending import mend_place
from extraction.places import begins_division, begins_with_province, is_findable
from extraction.plate_letters import find_unlettered_plates
from extraction.reading import Reading, read_fields
from extraction.title_search import find_case_types
from extraction.whole_names import make_whole

EXTRACTION_VERSION = "23"

_LONGEST_LABEL = 8
# Lines from the top in which the number of a form may stand.
_HEAD_LINES = 5


def extract(
    pages: Sequence[tuple[int, PageText]], context: ItemContext, *, certainty: Certainty | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of an item, by page and place.

    Args:
        pages: page number (from 1) and reading, in order.
        context: what the catalogue knows; guides, never invents.
        certainty: turns what the engine believes into probabilities; the shipped table where none is given.
    """
    certainty = certainty or load_certainty()
    readings = [(read_fields(read_layout(number, page, begins_field), value_fits), page) for number, page in pages]
    found: list[tuple[Findings, Reading, PageText]] = []
    for reading, page in readings:
        findings = Findings()
        _find_numbers(reading, findings)
        find_page_dates(reading, findings, context)
        _find_labelled_numbers(reading, findings)
        _find_addresses(reading, findings)
        _find_named_numbers(reading, findings)
        find_labelled_persons(reading, findings)
        _find_organisations(reading, findings)
        found.append((findings, reading, page))
    known = frozenset(
        finding.text
        for findings, _, _ in found
        for finding in findings.of(MentionType.PERSON)
        if finding.end - finding.start >= 2 and "!surname" not in finding.checks
    )
    mentions: list[Mention] = []
    for findings, reading, _ in found:
        find_prose_persons(reading, findings, known)
    find_persons_again([(reading, findings) for findings, reading, _ in found])
    make_whole(findings for findings, _, _ in found)
    for findings, reading, page in found:
        check_page(reading, findings, context)
        mentions.extend(finding.mention(page) for finding in findings.items)
    by_number = dict(pages)
    for span in find_case_types([reading for reading, _ in readings], context):
        finding = Finding(
            type=MentionType.CASE_TYPE,
            flow=span.flow,
            start=span.start,
            end=span.end,
            value=span.value,
            role=span.strength.name.lower(),
        )
        mentions.append(finding.mention(by_number[span.flow.page]))
    mentions = [mention for mention in mentions if not _is_part(mention, mentions)]
    mentions.sort(key=lambda mention: (mention.page, mention.region.y, mention.region.x))
    return tuple(certainty.settle(mention) for mention in note_repeated(mentions))


def _is_part(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Say whether an address of running text is the end of one that the item gives in full (``大樟村8组``)."""
    if mention.type is not MentionType.ADDRESS or mention.role:
        return False
    return any(
        other.type is MentionType.ADDRESS
        and len(other.value) > len(mention.value)
        and other.value.endswith(mention.value)
        for other in mentions
    )


def value_fits(kind: Kind, flow: Flow, index: int) -> bool:
    """Say whether a value of ``kind`` may begin at ``index``, for a label that nothing parts from its value."""
    rest = flow.text[index : index + 24]
    match kind:
        case Kind.PERSON | Kind.FORMER_NAME | Kind.MEMBERS:
            span = names.name_at(flow, index, min(len(flow.text), index + 12), trusted=False)
            # 家庭成员妻巨秀英
            return span is not None or (kind is Kind.MEMBERS and bool(relations_at(flow.text, index)))
        case Kind.DATE:
            return bool(re.match(r"(?:19|20|民国|[一二][九〇零○])|[0-9]{2,4}[年.\-/]", rest))
        case Kind.ADDRESS:
            return addresses.field_address(flow, index, min(len(flow.text), index + 40)) is not None
        case Kind.ID:
            return bool(re.match(r"[0-9olibsz]{6}", rest))
        case Kind.NUMBER:
            return bool(
                re.match(
                    r"[\u4e00-\u9fff]?[a-z0-9〔(]{1,3}[·\-.]?[a-z0-9]*[0-9]|[\u4e00-\u9fff]{2,3}[a-z]?[0-9]{4,}", rest
                )
            )
        case Kind.PHONE:
            return bool(re.match(r"[0-9(]{3,}", rest))
        case _:
            return False


def _find_numbers(reading: Reading, findings: Findings) -> None:
    for flow in reading.flows:
        for span in numbers.find_archive_numbers(flow):
            _add_number(flow, span, findings)
        barred = tuple(
            (field.start, field.end)
            for field in reading.fields
            if field.flow is flow
            and field.label.kind is Kind.NUMBER
            and field.label.role not in number_fields.OPEN_ROLES
            # 身份证编号, whose first half ends the line above.
            and "身份" not in flow.text[max(0, field.start - _LONGEST_LABEL) : field.start]
        )
        for found in identity.find_ids(flow, labelled=reading.ranges(flow, Kind.ID), barred=barred):
            findings.add(
                Finding(
                    type=MentionType.ID_NUMBER,
                    flow=flow,
                    start=found.start,
                    end=found.end,
                    value=found.value,
                    checks=found.checks,
                    alternatives=found.alternatives,
                )
            )
        for span in numbers.find_numbers(flow):
            span = _within_row(reading, flow, span)  # noqa: PLW2901
            field = reading.field_at(flow, span.start, span.end)
            if field is not None and field.label.kind is Kind.NUMBER:
                role = field.label.role if field.label.role not in number_fields.ANY_PAPER else span.role
                span = numbers.NumberSpan(span.start, span.end, span.value, role, (*span.checks, "label"))  # noqa: PLW2901
            _add_number(flow, span, findings)
        for span in find_unlettered_plates(flow):
            _add_number(flow, span, findings)
        for span in numbers.find_phones(flow):
            field = reading.field_at(flow, span.start, span.end)
            if field is None or field.label.kind is not Kind.NUMBER:
                _add_phone(flow, span, findings)


def _within_row(reading: Reading, flow: Flow, span: numbers.NumberSpan) -> numbers.NumberSpan:
    """Return a number without what belongs to the value before its own in a row of a table (侯某 岳暂字第…)."""
    own = reading.field_at(flow, span.end - 1, span.end)
    if own is None or own.row is None or own.start <= span.start:
        return span
    cut = own.start - span.start
    return replace(span, start=own.start, value=span.value[cut:])


def _add_number(flow: Flow, span: numbers.NumberSpan, findings: Findings) -> None:
    findings.add(
        Finding(
            type=MentionType.NUMBER,
            flow=flow,
            start=span.start,
            end=span.end,
            value=span.value,
            role=span.role,
            checks=span.checks,
        )
    )


def _add_phone(flow: Flow, span: numbers.NumberSpan, findings: Findings) -> None:
    findings.add(Finding(type=MentionType.PHONE, flow=flow, start=span.start, end=span.end, value=span.value))


def _find_labelled_numbers(reading: Reading, findings: Findings) -> None:
    for flow, _, _ in reading.lines[:_HEAD_LINES]:
        for span in numbers.find_head_numbers(flow):
            _add_number(flow, span, findings)
    for field in reading.fields:
        if field.label.kind is Kind.NUMBER:
            # 机号/架号: one number a row of the cell.
            several = "/" in field.label.word
            end = number_fields.first_row_end(field.flow, field.start, field.end) if several else field.end
            number = number_fields.field_number(field.flow, field.start, end, field.label.role)
            if number is not None:
                _add_number(field.flow, number, findings)
                for further in number_fields.further_numbers(field.flow, number, field.end) if several else ():
                    _add_number(field.flow, further, findings)
        elif field.label.kind is Kind.PHONE:
            phone = number_fields.field_phone(field.flow, field.start, field.end)
            if phone is not None:
                _add_phone(field.flow, phone, findings)
        elif field.label.kind is Kind.OTHER and field.label.word.endswith("号"):
            serial = number_fields.field_serial(field.flow, field.start, field.end)
            if serial is not None:
                _add_number(field.flow, serial, findings)


def _find_named_numbers(reading: Reading, findings: Findings) -> None:
    for flow in reading.flows:
        for span in numbers.find_named_numbers(flow):
            _add_number(flow, span, findings)


def _find_addresses(reading: Reading, findings: Findings) -> None:
    silent: set[int] = set()
    ends: dict[int, int] = {}
    for field in reading.fields:
        if field.label.kind in (Kind.ADDRESS, Kind.PLACE):
            # 工作单位及住址：某市运输公司司机: nobody lives there.
            works = "单位" in field.label.word or "职业" in field.label.word
            start = addresses.past_employer(field.flow, field.start, field.end) if works else field.start
            span = addresses.field_address(field.flow, start, field.end)
            # A native place is none, but where someone came from or goes to may be told down to the house.
            told = span is not None and is_findable(field.flow.text[span.start : span.end])
            if span is not None and (told or (field.label.kind is Kind.ADDRESS and not works)):
                end = _before_known(field.flow, span, findings)
                _add_address(field.flow, addresses.AddressSpan(span.start, end), field.label.role, findings)
                ends[id(field)] = span.end
            elif field.label.kind is Kind.ADDRESS:
                # 何时由何地迁来本址：1989年11月20日由…迁来: a sentence, and no address alone.
                silent.add(id(field))
        elif field.label.kind is Kind.DATE:
            span = _place_beside_time(field)
            if span is not None:
                _add_address(field.flow, span, field.label.role, findings)
    closed = {Kind.ADDRESS, Kind.PLACE, Kind.ORGANISATION, Kind.NUMBER}
    for flow in reading.flows:
        for span in addresses.find_addresses(flow):
            around = reading.field_at(flow, span.start, span.end)
            free = (
                around is None
                or around.is_letter
                or id(around) in silent
                or (id(around) in ends and _is_further(flow, ends[id(around)], span.start))
                or not (around.label.kind in closed or _is_closed_word(around, span.start))
                # 证号432299…住某县某镇某村: a sentence goes on behind the number.
                or (around.label.kind is Kind.NUMBER and flow.text[max(0, span.start - 1)] == "住")
            )
            if free and not _is_in_title(flow, span.start):
                _add_address(flow, span, "", findings)


def _before_known(flow: Flow, span: addresses.AddressSpan, findings: Findings) -> int:
    """Return where an address ends before a number that is known already: 某大队第六生产队　第0087号."""
    known = [one.start for one in findings.items if one.flow is flow and span.start < one.start < span.end]
    end = min(known, default=span.end)
    end -= flow.text[end - 1] == "第"
    return end if known and is_findable(flow.text[span.start : end]) else span.end


def _is_further(flow: Flow, end: int, start: int) -> bool:
    """Say whether an address is another one than that of the field, which ends at ``end``."""
    # 户籍地 某县某村　现住 某市某路42号: it stands far behind the value.
    if end <= start and flow.gap_inside(end - 1, start + 1) >= Gap.WIDE:
        return True
    # 户口所在地某县某村6号，其妻现居某市某路42号: a sentence goes on, and names a place from its top.
    # 由某市某路401号迁至某市某路26号
    goes_on = _CLAUSE_END.search(flow.text, end, start) or _MOVED.fullmatch(flow.text, end, start)
    return goes_on is not None and (
        begins_with_province(flow.text[start : start + 3]) or begins_division(flow.text, start)
    )


_CLAUSE_END = re.compile("[,，。;；][^,，。;；]")
_MOVED = re.compile("(?:户口|现|已)?(?:迁|搬|转|移|变更|更改|改)[至往到入为]")


def _is_in_title(flow: Flow, index: int) -> bool:
    return any(
        low <= index < high
        and case_types.is_title(flow.text[low:high], high=True)
        # 死亡人口花名册安徽省寿县…: what stands behind a whole title is no part of it.
        and not (index > low and case_types.is_title(flow.text[low:index].rstrip("(（"), high=True))
        for low, high in flow.stretches()
    )


def _place_beside_time(field: Field) -> addresses.AddressSpan | None:
    """Return the address in the value of a time: 事故时间及地点 has both, and 何时迁来 may be 何处迁来 misread."""
    start = field.start
    if _TIME_AND_PLACE.search(field.label.word):
        cut = _PAST_TIME.match(field.flow.text, start, field.end)
        start = cut.end() if cut is not None else start
    elif _TIME.search(field.text):
        return None
    span = addresses.field_address(field.flow, start, field.end)
    return span if span is not None and is_findable(field.flow.text[span.start : span.end]) else None


_TIME = re.compile(r"[0-9一二三四五六七八九〇零○]{1,4}[年月日.\-/]|[0-9]{6}")
_TIME_AND_PLACE = re.compile(r"(?:地点|地址|住址|何地)")
_PAST_TIME = re.compile(r"[0-9一二三四五六七八九十〇零○廿年月日时分许.\-/:上下午凌晨早晚夜]+[,，、。;；]?在?")


def _is_closed_word(field: Field, index: int) -> bool:
    """Say whether ``index`` is in the first clause of a value that is no address, whatever it looks like (a brand)."""
    return field.label.kind is Kind.OTHER and field.label.certain and field.is_first_clause(index)


def _add_address(flow: Flow, span: addresses.AddressSpan, role: str, findings: Findings) -> None:
    as_read = flow.as_read(span.start, span.end)
    mended = mend_place(flow, span.start, span.end)
    value = addresses.value_of(mended or as_read)
    rivals = (addresses.value_of(reading) for reading in (as_read, *flow.rivals(span.start, span.end)))
    checks = (*(("label",) if role else ()), *(("mended",) if mended else ()))
    findings.add(
        Finding(
            type=MentionType.ADDRESS,
            flow=flow,
            start=span.start,
            end=span.end,
            value=value,
            role=role,
            checks=checks,
            # Offered, never chosen: no list of roads and villages is whole.
            alternatives=tuple(rival for rival in dict.fromkeys(rivals) if rival != value),
        )
    )


def _find_organisations(reading: Reading, findings: Findings) -> None:
    for field in reading.fields:
        if field.label.kind is Kind.ORGANISATION and not field.is_letter:
            span = organisations.field_organisation(field.flow, field.start, field.end)
            if span is not None:
                _add_organisation(field.flow, span, findings)
    for flow in reading.flows:
        for span in organisations.find_offices(flow):
            _add_organisation(flow, span, findings)


def _add_organisation(flow: Flow, span: organisations.OrganisationSpan, findings: Findings) -> None:
    findings.add(
        Finding(
            type=MentionType.ORGANISATION,
            flow=flow,
            start=span.start,
            end=span.end,
            value=addresses.value_of(flow.as_read(span.start, span.end)),
        )
    )
