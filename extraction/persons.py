"""Persons of a page: from labelled fields, from rows of relatives, from signatures and running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from archive.folding import fold
from archive.model import FORMER_NAME, MentionType
from extraction import name_lists, names, prose, signatures
from extraction.doubted_surnames import find_doubted
from extraction.fields import RELATION_ROLE, Field
from extraction.findings import Finding, Findings
from extraction.flow import Flow, Gap
from extraction.hidden_surnames import offer_surnames
from extraction.labels import Kind, classify, relation, relations_at
from extraction.likely_names import find_likely_names
from extraction.name_frames import find_titled_name
from extraction.name_shapes import is_rarely_given, is_usual_name, looks_like_name
from extraction.names import NameSpan
from extraction.placed_names import find_listed_names, find_placed_names
from extraction.reading import Reading
from extraction.told_again import find_again, may_come_again
from extraction.trades import past_trade
from extraction.volume_titles import find_people_of_titles
from extraction.whole_names import finish_at_line_ends, rejoin

_SELF = "本人"
# Fields whose value is known to be no name.
_CLOSED_TO_PROSE = frozenset(
    {Kind.ADDRESS, Kind.PLACE, Kind.ORGANISATION, Kind.NUMBER, Kind.ID, Kind.PHONE, Kind.MATTER, Kind.OTHER}
)


def find_labelled_persons(reading: Reading, findings: Findings) -> None:
    relations = {
        field.row: names_role
        for field in reading.fields
        if field.row is not None and (names_role := _relation_value(field)) is not None
    }
    for field in reading.fields:
        kind = field.label.kind
        if kind in (Kind.PERSON, Kind.FORMER_NAME, Kind.MEMBERS):
            role = field.label.role
            if role == _SELF and field.section is not None and field.section.kind is Kind.PERSON:
                role = field.section.role
            if role == _SELF and field.row in relations:
                role = relations[field.row]
            if _is_opinion(field):
                continue
            members = kind is Kind.MEMBERS
            for span in name_lists.read_names(
                field.flow,
                field.start,
                _before_relation(field),
                members=members,
                certain=field.label.certain,
                several=_SEVERAL_SIGN.search(field.label.word) is not None,
            ):
                former = kind is Kind.FORMER_NAME or span.former
                _add_person(
                    field.flow, span, FORMER_NAME if former else (_kin(span.relation) or role), findings, "label"
                )
        elif _names_nobody_knows(field):
            whole = names.name_at(field.flow, field.start, field.end, trusted=False)
            if whole == (field.start, field.end):
                _add_person(field.flow, NameSpan(*whole), field.label.word, findings, "label")
    for flow in reading.flows:
        for span, role in _kin_rows(flow):
            around = reading.field_at(flow, span.start, span.end)
            if around is not None and around.label.kind in _CLOSED_TO_PROSE:
                continue
            _add_person(flow, span, role, findings, "label")


# 勘查员：某某　某某; 交通警察：某某　某某.
_SEVERAL_SIGN = re.compile(
    r"警|参加|出席|列席|到会|办案|经手|承办|经办|勘[查验]|调解|询问|讯问|记录|鉴定|证明人|见证|调查|检查|办理人|立卷"
)


def _before_relation(field: Field) -> int:
    """Return where the value ends, without the relation that a column for both puts behind the name (裘某子)."""
    if "关系" in field.label.word:
        text = field.text
        for size in (3, 2, 1):
            if relation(text[-size:]) is not None and is_usual_name(text[:-size]):
                return field.end - size
    return field.end


def _is_opinion(field: Field) -> bool:
    """Say whether what fills a person's field is a sentence (``建议列管一年。``) that does not begin with his name."""
    text = field.text
    if not text.endswith("。") or len(text) < _SHORTEST_OPINION:
        return False
    first = _CLAUSE.split(text, maxsplit=1)[0]
    return not (is_usual_name(first) or "·" in first or relations_at(text, 0))


_SHORTEST_OPINION = 4
_CLAUSE = re.compile(r"[,，、。;；:(（]")


def _names_nobody_knows(field: Field) -> bool:
    """Say whether a label that no list and no ending knows may introduce a person, if a whole name stands there."""
    label = field.label
    return (
        label.kind is Kind.OTHER
        and not label.certain
        and (2 if _ACTS.search(label.word) else 3) <= field.end - field.start <= 4
        and not classify(label.word)
    )


# 采集：康某, 带班：冯某: what somebody did with a paper, or in what office, stands as short a label before short names.
_ACTS = re.compile(
    r"(?:代办|带班|抄录|采集|采录|审|笔录|在座|到会|缮写|誊写|誊录|录入|打字|核对|查档|调档|询问|执笔|书写|拍照|制图|担保|在场|介绍|鉴证|检验|收费|收款|开票|归档|整理|装订|移交|接收|交接|点验|办案|帮教|管段|股长|书记|甲长|保长|会计|出纳|事主|失主|被告|原告|经收|制卡|建档|联防队|联防员)$"
)


def _relation_value(field: Field) -> str | None:
    if field.label.role != RELATION_ROLE:
        return None
    word = relation(field.text)
    return word.role if word is not None and word.role != "户主" else ("户主" if field.text == "户主" else None)


def _kin(word: str) -> str:
    label = relation(word) if word else None
    return label.role if label is not None else ""


def _kin_rows(flow: Flow) -> list[tuple[NameSpan, str]]:
    """Return the names that a relation word introduces at the start of a row or behind a wide blank."""
    found: list[tuple[NameSpan, str]] = []
    text, gaps = flow.text, flow.gaps
    for index in range(len(text)):
        if gaps[index] < Gap.LINE:
            continue
        for word in relations_at(text, index):
            stop = index + len(word)
            if stop < len(text):
                if gaps[stop] is Gap.NONE and text[stop] != ":":
                    continue
                start = stop + 1 if text[stop] == ":" else stop
                spans = list(name_lists.read_names(flow, start, min(len(text), start + 16)))
                # In a row only the first name and what stands in brackets behind it belong to the relation word.
                if spans and spans[0].start == start and spans[0].surname:
                    role = _kin(word)
                    found.append((spans[0], role))
                    found.extend((span, role) for span in spans[1:] if text[span.start - 1] == "(")
                break
    return found


def _add_person(flow: Flow, span: NameSpan, role: str, findings: Findings, *checks: str) -> None:
    if "·" in flow.text[span.start : span.end]:
        # Where a name with dots begins no surname tells.
        start = past_trade(flow.text, span.start)
        asked = _ASKED.match(flow.text, start)
        start = start if asked is None else past_trade(flow.text, asked.end())
        # 阿依古丽·吐尔逊同志系我店职工: how somebody is called ends a name, with all that follows.
        called = _CALLED.search(flow.text, flow.text.rindex("·", start, span.end) + 3, span.end)
        span = replace(span, start=min(start, span.end - 2), end=span.end if called is None else called.start())
    if span.end - span.start == 2 and _SURNAMED_XIANG.search(flow.text, max(0, span.start - 4), span.start):
        # 调查人向某某: no word before a name.
        span = replace(span, start=span.start - 1)
    value = names.canonical(flow.as_read(span.start, span.end))
    if len(value) < 2:
        return
    rivals = []
    for reading in flow.rivals(span.start, span.end):
        other = names.canonical(reading)
        if other != value and len(other) == len(value) and looks_like_name(other, trusted=True):
            rivals.append(other)
    rivals += (other for other in offer_surnames(value) if looks_like_name(other, trusted=True))
    findings.add(
        Finding(
            type=MentionType.PERSON,
            flow=flow,
            start=span.start,
            end=span.end,
            value=value,
            role=role,
            checks=(*checks, *_checks_of(value, span)),
            alternatives=tuple(dict.fromkeys(rivals)),
        )
    )


_SURNAMED_XIANG = re.compile(
    "(?:(?:调查|经办|承办|申请|记录|登记|审核|审批|询问|报告|证明|当事|报案)人|民警|户籍员|所长|队长)向$"
)
_CALLED = re.compile("同志|先生|女士|小姐|老师|师傅|同学|警官")
# 经走访依明·卡德尔, 丙方阿依古丽·艾合买提: what was done to somebody, which party somebody is.
_ASKED = re.compile(
    "(?:[甲乙丙丁戊]方|对方|双方)|(?:工作中)?(?:发现|查获|抓获|遇见|得知)|(?:经)?(?:走访|询问|请查|经查|访问|会同|通知|委托)"
)


def _checks_of(value: str, span: NameSpan) -> tuple[str, ...]:
    if not span.surname:
        return ("!surname",)
    return ("surname", "rare_given") if is_rarely_given(fold(value)) else ("surname",)


def find_prose_persons(reading: Reading, findings: Findings, known: frozenset[str]) -> None:
    rejoin(findings, known)
    for field in reading.fields:
        opinion = field.label.kind is Kind.TEXT and _OPINION.search(field.label.word)
        # 批示：同意。 and a name: a bare verb may head an opinion as well as a signature.
        if opinion or (field.label.kind is Kind.PERSON and not field.label.certain):
            for found in signatures.find_opinion_signatures(field.flow, field.start, field.end):
                whole = max(
                    (name for name in known if field.flow.text.startswith(name, found.start)), key=len, default=""
                )
                span = replace(found, end=max(found.end, found.start + len(whole)))
                _add_person(field.flow, span, _signer(field.label.word), findings)
        if field.label.kind is Kind.SUBJECT or (field.label.kind is Kind.TEXT and _PAPERS_OF.search(field.text)):
            end = find_titled_name(field.flow, field.start)
            if end is not None:
                _add_person(field.flow, NameSpan(field.start, end), "", findings)
    for flow in reading.flows:
        for span in find_people_of_titles(flow):
            if not _is_closed(reading.field_at(flow, span.start, span.end), span):
                _add_person(flow, span, "", findings)
    said = ""
    for flow in reading.flows:
        for span in find_placed_names(flow, before=said):
            if not _is_closed(reading.field_at(flow, span.start, span.end), span):
                _add_person(flow, span, "", findings)
        said = flow.text
    for flow in reading.flows:
        if _is_label_cell(flow):
            continue
        for span, role in prose.find_names(flow, known=known):
            around = reading.field_at(flow, span.start, span.end)
            if _is_closed(around, span):
                continue
            _add_person(flow, span, FORMER_NAME if span.former else role, findings)
        for span in signatures.find_signatures(flow):
            around = reading.field_at(flow, span.start, span.end)
            if not _is_closed(around, span):
                _add_person(flow, span, "", findings)
    for flow in reading.flows:
        for span, role in find_doubted(flow, known):
            if not _is_closed(reading.field_at(flow, span.start, span.end), span):
                _add_person(flow, span, role, findings)
    for one in [*findings.of(MentionType.PERSON)]:
        for span in find_listed_names(one.flow, one.end):
            if not _is_closed(reading.field_at(one.flow, span.start, span.end), span):
                _add_person(one.flow, span, "", findings)
    for flow in _signed_lines(reading):
        _add_person(flow, NameSpan(0, len(flow.text)), "", findings)
    for flow, role in _further_signers(reading):
        _add_person(flow, NameSpan(0, len(flow.text)), role, findings)
    for flow in reading.flows:
        if _is_label_cell(flow):
            continue
        for span in find_likely_names(flow, functools.partial(findings.free, flow)):
            if not _is_closed(reading.field_at(flow, span.start, span.end), span):
                _add_person(flow, span, "", findings)
    finish_at_line_ends(findings)


def find_persons_again(pages: Sequence[tuple[Reading, Findings]]) -> None:
    """Add the further places of the names of an item, page by page."""
    told = {
        one.text
        for _, findings in pages
        for one in findings.of(MentionType.PERSON)
        if "!surname" not in one.checks and "rare_given" not in one.checks
    }
    names_told = sorted(filter(may_come_again, told), key=lambda name: (-len(name), name))
    for reading, findings in pages if names_told else ():
        for flow in reading.flows:
            for span in find_again(flow, names_told, functools.partial(findings.free, flow)):
                if not _is_closed(reading.field_at(flow, span.start, span.end), span):
                    _add_person(flow, span, "", findings)


def _is_label_cell(flow: Flow) -> bool:
    """Say whether a cell holds a known label and nothing else (``家属原籍住址``)."""
    label = classify(flow.text, in_cell=True) if flow.cell is not None and len(flow.text) <= _LONGEST_LABEL else None
    return label is not None and (label.certain or label.kind is not Kind.PERSON)


_LONGEST_LABEL = 12
# Whose papers were asked for: 缪某迁移材料.
_PAPERS_OF = re.compile(r"(?:材料|档案|户籍|底册|登记表|审批表|案卷|卷宗|复印件)$")


def _is_closed(field: Field | None, span: NameSpan) -> bool:
    """Say whether a span lies in the part of a field that is known to hold no name.

    A value that runs on as prose (户口所在地为…，户主…) ends where its clause does.
    """
    # 与户主关系：某某系户主之夫: a sentence, and no relation alone.
    if field is not None and field.label.role == RELATION_ROLE and len(field.text) > _LONGEST_RELATION:
        return False
    # 派出所　情况属实　某某: what an office has to say.
    if field is not None and field.label.kind is Kind.ORGANISATION and _SAYS.match(field.text):
        return False
    # 申请事项：姓名由“某某”变更为“某某”
    if field is not None and field.label.kind is Kind.MATTER and _CHANGES.search(field.text):
        return False
    return (
        field is not None
        and not field.is_letter
        and field.label.kind in _CLOSED_TO_PROSE
        and field.label.certain
        and field.is_first_clause(span.start)
    )


_LONGEST_RELATION = 6
_SAYS = re.compile("情况属实|属实|同意|准予|予以|经[审查核]|拟|建议|符合|呈报|上报|已|不同意|按")
_CHANGES = re.compile("(?:变更|更正|更改|改)(?:为|成)")


def _signed_lines(reading: Reading) -> list[Flow]:
    """Return the rows that hold nothing but a name, right over a date: signatures without a label."""
    flows = set(map(id, reading.flows))
    signed: list[Flow] = []
    lines = reading.lines
    for place, ((flow, box, height), (below, under, _)) in enumerate(pairwise(lines)):
        text = flow.text
        dated = below
        if _OFFICE_ROW.match(below.text) and place + 2 < len(lines):
            # The office stands between the name and the date.
            dated = lines[place + 2][0]
        near = -height < under.y0 - box.y1 < 2.5 * height and height < 1.4 * reading.text_height
        # A row that was joined to the one above it is a signature only where a sentence ended there.
        whole = id(flow) in flows or (place > 0 and lines[place - 1][0].text.endswith("。"))
        if not near or not whole or not 2 <= len(text) <= 4 or flow.gap_inside(0, len(text)) > Gap.WIDE:
            continue
        if is_usual_name(text) and _DATE_ROW.match(dated.text):
            signed.append(flow)
    return signed


def _further_signers(reading: Reading) -> list[tuple[Flow, str]]:
    """Return the rows that hold nothing but a name, right under that of an officer: the second of two who sign."""
    signed: list[tuple[Flow, str]] = []
    over = [
        (field.flow.box(field.start, field.end), field.label.role)
        for field in reading.fields
        if field.flow.cell is None
        and field.label.kind is Kind.PERSON
        and _SEVERAL_SIGN.search(field.label.word)
        and signatures.stands_as_name(field.text)
    ]
    for flow, own, height in reading.lines:
        if flow.cell is not None or not 2 <= len(flow.text) <= 4 or not signatures.stands_as_name(flow.text):
            continue
        for value, role in over:
            under = 0 < own.center[1] - value.center[1] < 3 * height
            if under and value.x0 - 2 * height < own.x0 < value.x1 + height:
                signed.append((flow, role))
                over.append((own, role))
                break
    return signed


_OFFICE_ROW = re.compile(
    r"[\u3400-\u9fff]{3,24}(?:厂|公司|委员会|居委会|村委会|局|所|队|校|学|科|院|社|站|处|部|政府)(?:\(.{1,3}\))?$"
)
_DATE_ROW = re.compile(
    r"(?:[0-9]{4}|[一二][九〇零○][一二三四五六七八九〇零○]{2})[年.、\-/][0-9一二三四五六七八九十]{1,3}[月.、\-/].{0,5}$"
)


_OPINION = re.compile(r"意见|结果|审批|审核|结论|情况|批示")


def _signer(word: str) -> str:
    """Return the role of who signs a field (``审批意见`` is signed by the 审批人)."""
    for part, role in (
        ("审批", "审批人"),
        ("审核", "审核人"),
        ("调查", "调查人"),
        ("民警", "民警"),
        ("受理", "受理人"),
        ("所", "负责人"),
    ):
        if part in word:
            return role
    return "签署人"
