"""Fields of text without rules: ``label：value`` lines, values on the next line, columns under heads."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extraction import addresses, dates, identity, numbers
from extraction.columns import Column, assign, label_of_names, stand_under
from extraction.fields import Field, Parts, fields_of
from extraction.flow import Flow, Gap, Mark
from extraction.label_search import LabelHit, ValueFits, find_labels, is_sentence, starts_with_label
from extraction.labels import Kind, classify, is_label_word, relation, relations_at
from extraction.layout import Piece, Row, Sheet, flow_of, flow_of_piece, join_rows, make_row
from extraction.signatures import stands_as_name
from extraction.spread_names import read_flow
from extraction.typed_rows import read_typed_rows


def read_free(sheet: Sheet, value_fits: ValueFits, parts: Parts, *, taken: Collection[int] = ()) -> None:
    """Read the rows outside of cells; those ``taken`` (by identity) were read as values of labels in cells."""
    number = -1
    for rows in (*sheet.blocks, sheet.stamps):
        block = [row for row in rows if id(row) not in taken]
        number = _read_block(sheet.page, block, value_fits, parts, number)


def _read_block(page: int, block: Sequence[Row], value_fits: ValueFits, parts: Parts, number: int) -> int:
    """Read the rows of one block; return the number of the last table row, which counts down."""
    hits_of: dict[int, list[LabelHit]] = {}

    def starts_afresh(row: Row) -> bool:
        hits = hits_of.setdefault(id(row), find_labels(row.flow, value_fits))
        return starts_with_label(row.flow, hits) or _starts_with_kin(row.flow)

    def goes_on(above: Row, row: Row) -> bool:
        # A day or an archive number broken over two lines: 于1997 / 年10月17日.
        at_left = abs(row.box.x0 - margin) < 2.5 * above.height
        texts = above.flow.text, row.flow.text
        if at_left and (dates.goes_on_with(*texts) or numbers.goes_on_with(*texts)):
            return True
        # 住…芦草沟台镇⏎三宫庙村22号: in a row with wide blanks, too.
        if at_left and above.box.x1 > edge - 2 * above.height and addresses.is_torn_between(*texts):
            return True
        # An address that ends in a town or a street is not whole; what stands under its value is its rest.
        hits = hits_of.setdefault(id(above), find_labels(above.flow, value_fits))
        further = hits_of.setdefault(id(row), find_labels(row.flow, value_fits))
        if (
            not hits
            or further
            or hits[-1].label.kind is not Kind.ADDRESS
            or hits[-1].value_start >= len(above.flow.text)
        ):
            return False
        value = above.flow.text[hits[-1].value_start :]
        left = above.flow.box(hits[-1].value_start, len(above.flow.text)).x0
        under = abs(row.box.x0 - left) < 2.5 * above.height
        if under and addresses.is_torn(value) and addresses.is_rest(row.flow.text):
            return True
        # On a card the value's second line stands below its first, behind the label: …路138号⏎304室.
        indented = row.box.x0 > above.box.x0 + 0.7 * above.height
        if under and indented and addresses.is_house(row.flow.text):
            return True
        # The last field of a full line goes on at the left margin.
        at_margin = at_left and above.box.x1 > edge - 4 * above.height
        return at_margin and addresses.goes_on_with(value, row.flow.text)

    rows = list(block)
    margin = min((row.box.x0 for row in rows), default=0.0)
    edge = max((row.box.x1 for row in rows), default=0.0)
    index = 0
    plain: list[Row] = []

    def flush() -> None:
        plain[:] = _mend_columns(page, plain, value_fits)
        groups = join_rows(plain, starts_afresh, goes_on, _tears_id)
        previous: tuple[Flow, list[LabelHit], Row] | None = None
        for group in groups:
            flow = flow_of(page, group)
            hits = find_labels(flow, value_fits)
            parts.flows.append(flow)
            fields = fields_of(flow, hits, None)
            parts.fields.extend(fields)
            if previous is not None:
                parts.fields.extend(_next_line(previous, flow, hits, group[0]))
            previous = (flow, hits, group[-1])
        plain.clear()

    while index < len(rows):
        taken = read_typed_rows(page, rows[index:], parts, number, value_fits)
        if not taken and (columns := _column_heads(rows[index], value_fits)) is not None:
            taken = _read_free_columns(columns, rows[index + 1 :], parts, number, value_fits)
        if taken:
            flush()
            parts.flows.append(rows[index].flow)
            number -= taken
            index += 1 + taken
            continue
        plain.append(rows[index])
        index += 1
    flush()
    return number


def _tears_id(above: Row, row: Row) -> bool:
    """Say whether an ID number begins in one row and ends in the next: …1947063000 / 28，户口所在地…"""
    return identity.goes_on_with(above.flow.text, row.flow.text)


def _starts_with_kin(flow: Flow) -> bool:
    """Say whether a row tells of a relative, whose relation stands apart at its head: 妻　　欧阳李氏."""
    return any(len(word) < len(flow.text) and flow.gaps[len(word)] >= Gap.BLANK for word in relations_at(flow.text, 0))


def _mend_columns(page: int, rows: Sequence[Row], value_fits: ValueFits) -> list[Row]:
    """Give the rest of an address back to it where two fields stand side by side and the left one is too long."""
    mended: list[Row] = []
    for row in rows:
        whole = _with_rests(page, mended[-1], row, value_fits) if mended else None
        if whole is not None:
            mended[-1:] = whole
        else:
            mended.append(row)
    return mended


def _with_rests(page: int, above: Row, row: Row, value_fits: ValueFits) -> list[Row] | None:
    """Return ``above`` with the pieces of ``row`` behind the values they stand under; None where they are no rests.

    Beside a rest the next field of the other column may stand; it stays a row of its own.
    """
    flow = above.flow
    if len(row.pieces) > 2 or len(row.flow.text) > 60 or row.box.y0 - above.box.y1 > 1.6 * above.height:
        return None
    hits = find_labels(flow, value_fits)
    if len(hits) < 2 or not all(flow.gaps[hit.start] >= Gap.WIDE for hit in hits[1:]):
        return None
    lefts = [flow.glyph(hit.start).box.x0 for hit in hits]
    rests: dict[int, Piece] = {}
    kept: list[Piece] = []
    for piece in row.pieces:
        own = flow_of_piece(page, piece)
        if starts_with_label(own, find_labels(own, value_fits)):
            kept.append(piece)
            continue
        text = own.text
        column = max((at for at, left in enumerate(lefts) if left <= piece.box.x0 + above.height), default=None)
        if column is None or column in rests or hits[column].label.kind is not Kind.ADDRESS:
            return None
        end = hits[column + 1].start if column + 1 < len(hits) else len(flow.text)
        value = flow.text[hits[column].value_start : end]
        if not value or not addresses.goes_on_with(value, text):
            return None
        rests[column] = piece
    # The last column alone goes on as any line does.
    if not rests or (set(rests) <= {len(hits) - 1} and not kept):
        return None
    ahead = list(flow.marks)
    behind: list[Mark] = []
    for column, edge in reversed(list(enumerate([*(hit.start for hit in hits[1:]), len(flow.text)]))):
        size = flow.mark_at(edge)
        behind = [*ahead[size:], *behind]
        ahead = ahead[:size]
        if column in rests:
            while ahead and ((last := ahead[-1].glyph) is None or last.text.isspace()):
                ahead.pop()
            rest = flow_of_piece(page, rests[column]).marks
            behind = [Mark(None, Gap.LINE), *rest, Mark(None, Gap.WIDE), *behind]
    marks = [*ahead, *behind]
    mended = [Row(pieces=(*above.pieces, *rests.values()), box=above.box, flow=read_flow(page, marks))]
    if kept:
        mended.append(make_row(page, kept))
    return mended


def _next_line(
    previous: tuple[Flow, list[LabelHit], Row], flow: Flow, hits: Sequence[LabelHit], row: Row
) -> list[Field]:
    """Return the value of a label that ends the line above and has none there."""
    above, above_hits, above_row = previous
    if not above_hits or above_hits[-1].value_start < len(above.text):
        return []
    end = hits[0].start if hits else len(flow.text)
    label = above_hits[-1].label
    # A stamp beside the value makes the row taller than what is written in it.
    height = min(piece.box.height for piece in row.pieces)
    if not end or row.box.y0 - above_row.box.y1 > 2.5 * above_row.height or height > 1.35 * above_row.height:
        return []
    # 派出所：, and below it the letter to it.
    if label.kind is Kind.OTHER or (label.kind is Kind.ORGANISATION and is_sentence(flow.text)):
        return []
    if label.kind not in (Kind.TEXT, Kind.MEMBERS, Kind.ADDRESS):
        end = next((index for index in range(1, end) if flow.gaps[index] >= Gap.WIDE), end)
    if label.kind in (Kind.ID, Kind.NUMBER, Kind.PHONE):
        # Behind a number the sentence goes on: 公民身份号码：⏎4306…)将姓名由…
        end = next((index for index in range(1, end) if flow.text[index] in ",，。;；)"), end)
    # 此致⏎派出所⏎ and who signs the letter.
    if label.kind is Kind.ORGANISATION and not above_hits[-1].colon and stands_as_name(flow.text[:end]):
        return []
    return [Field(label=label, flow=flow, start=0, end=end)]


def _segments(flow: Flow) -> list[tuple[int, int]]:
    """Return the stretches of a flow between wide blanks."""
    edges = [index for index in range(1, len(flow.text)) if flow.gaps[index] >= Gap.WIDE]
    return list(zip([0, *edges], [*edges, len(flow.text)], strict=True))


# What part of a row of heads is labels at least.
_ALL_LABELS = 0.7


def _column_heads(row: Row, value_fits: ValueFits) -> list[Column] | None:
    """Return the columns of a row that consists of labels without values, or None."""
    flow = row.flow
    if not flow.text or ":" in flow.text or any(character.isdigit() for character in flow.text):
        return None
    segments = _joined_heads(flow, _segments(flow))
    columns: list[Column] = []
    known = 0
    for start, end in segments:
        label = classify(flow.text[start:end])
        hits = [] if label is not None else [hit for hit in find_labels(flow, value_fits) if start <= hit.start < end]
        if label is None and len(hits) > 1:
            # 住址 某镇某巷 居民委员会 第三居民段: what stands between them are their values.
            if sum(hit.end - hit.start for hit in hits) < _ALL_LABELS * (end - start):
                return None
            # Narrow blanks between heads: each label is a column of its own.
            for hit in hits:
                box = flow.box(hit.start, hit.end)
                columns.append(Column(hit.label, box.x0, box.x1))
                known += 1
            continue
        box = flow.box(start, end)
        known += label is not None
        columns.append(Column(label, box.x0, box.x1, flow.text[start:end]))
    certain = sum(column.label is not None and column.label.certain for column in columns)
    if len(columns) < 2 or known < min(3, len(columns)) or certain < 2:
        return None
    sure = [column.label is not None and column.label.certain for column in columns]
    # 借阅人 | 余某 | 单位 | 某队: labels and values in turn.
    if all(sure[::2]) and not any(sure[1::2]):
        return None
    if certain < 0.6 * len(columns) and known < 0.75 * len(columns):
        return None
    return columns


def _joined_heads(flow: Flow, segments: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join single characters set wide apart into the label that they spell (``姓　名``)."""
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(segments):
        start, end = segments[index]
        for size in (4, 3, 2):
            some = segments[index : index + size]
            spelt = len(some) == size and all(high - low == 1 for low, high in some)
            if spelt and is_label_word(flow.text[start : some[-1][1]]):
                end = some[-1][1]
                index += size - 1
                break
        joined.append((start, end))
        index += 1
    return joined


def _read_free_columns(
    columns: Sequence[Column], rows: Sequence[Row], parts: Parts, number: int, value_fits: ValueFits
) -> int:
    """Read the rows below column heads as long as they look like rows of a table; return how many there are."""
    taken = 0
    for row in rows:
        flow = row.flow
        segments = _segments(flow)
        hits = find_labels(flow, value_fits)
        if len(columns) == 2 and not stand_under(flow, segments, columns):
            break
        labelled = any(hit.label.certain and relation(hit.label.word) is None for hit in hits)
        lonely = sum(relation(hit.label.word) is None and hit.value_start < len(flow.text) for hit in hits)
        if (labelled and len(segments) < len(columns)) or lonely > 1:
            break
        if any(hit.colon for hit in hits) or len(segments) < 2 or len(segments) < 0.4 * len(columns):
            break
        if sum(classify(flow.text[start:end]) is not None for start, end in segments) > 0.7 * len(segments):
            break
        parts.flows.append(flow)
        number -= 1
        taken += 1
        for (start, end), place in zip(segments, assign(flow, segments, columns), strict=True):
            label = columns[place].label if place is not None else None
            if label is None and place is not None:
                label = label_of_names(flow.text[start:end], columns[place].word)
            if label is not None:
                parts.fields.append(Field(label=label, flow=flow, start=start, end=end, row=number))
    return taken
