"""Fields of ruled tables: the value right of its label's cell, in the same cell, or in the column below a head."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from archive.text import Alternative, Box, Glyph
from extraction.box_rows import ID_SIZES, find_box_rows
from extraction.cells import Grid
from extraction.columns import label_of_column, label_of_names, likeness
from extraction.date_columns import find_split_dates
from extraction.fields import RELATION_ROLE, Field, Parts, fields_of
from extraction.flow import Flow, Gap, Mark
from extraction.heads import Head, find_heads
from extraction.kin_tables import is_row_of_kin, read_under_kin
from extraction.label_search import ValueFits, find_labels
from extraction.labels import Kind, Label, classify, label_of_cell, relation
from extraction.layout import Sheet, TableCell
from extraction.name_shapes import looks_like_name, surname_length
from extraction.places import is_division
from extraction.sideways import find_sideways
from extraction.spread_names import read_flow

# What one box of a row of boxes holds: a digit of an ID number, a part of a date.
_FRAGMENT = re.compile(
    r"[0-9olizsbx×*〇○一二三四五六七八九十]{1,4}[年月日曰]?|[0-9]{1,2}[a-z]|[年月日曰]|[0-9x][.,'·、]|[.,'·、][0-9x]"
)


def read_cells(sheet: Sheet, value_fits: ValueFits, parts: Parts) -> None:
    cells = [_mirrored(cell) for cell in sheet.cells] if sheet.stands else sheet.cells
    if not cells:
        return
    labels = [label_of_cell(cell.flow) if cell.flow is not None else None for cell in cells]
    grid = Grid(cells, labels, slack=max(6.0, 0.6 * sheet.text_height))
    heads = find_heads(grid)
    header_cells = {index for head in heads for index in head.cells}
    _demote_values(grid, header_cells)
    used: set[int] = set()
    pending: list[tuple[int, Field]] = []
    dated: set[int] = set()
    for heading, chain in find_split_dates(grid):
        dated.update(chain)
        flow = _join_chain(cells, chain)
        parts.flows.append(flow)
        pending.append((chain[0], Field(label=heading, flow=flow, start=0, end=len(flow.text))))
    number = 0
    for head in heads:
        number = _read_columns(grid, head, used, parts, number, apart=dated)
    used |= dated
    for boxes in find_box_rows(grid, sheet.rows):
        flow = _join_chain(cells, boxes.chain)
        used.update(boxes.chain)
        parts.flows.append(flow)
        pending.append((boxes.chain[0], Field(label=boxes.label, flow=flow, start=0, end=len(flow.text))))
    number = _read_sideways(grid, used, header_cells, parts, number)
    for index, cell in enumerate(cells):
        label = labels[index]
        if cell.flow is None or label is None or index in header_cells or index in used:
            continue
        section = _section(grid, index)
        values = _chain(grid, index)
        if len(values) > 1:
            flow = _join_chain(cells, values)
            used.update(values)
            parts.flows.append(flow)
            pending.append((index, Field(label=label, flow=flow, start=0, end=len(flow.text), section=section)))
        elif values and (under := _named_below(grid, index, values[0], label)) is not None and under not in used:
            found = cells[under].flow
            assert found is not None
            pending.append((under, Field(label=label, flow=found, start=0, end=len(found.text), section=section)))
        elif values and cells[values[0]].flow is not None:
            only = cells[values[0]].flow
            assert only is not None
            pending.append((values[0], Field(label=label, flow=only, start=0, end=len(only.text), section=section)))
            pending.extend(_further_values(grid, values[0], label))
        elif not values and (below := _value_below(grid, index, label)) is not None and below not in used:
            found = cells[below].flow
            assert found is not None
            pending.append((below, Field(label=label, flow=found, start=0, end=len(found.text), section=section)))
    outer = {field.flow: field for _, field in pending}
    for index, cell in enumerate(cells):
        if cell.flow is None or index in used:
            continue
        parts.flows.append(cell.flow)
        if labels[index] is not None:
            continue
        hits = find_labels(cell.flow, value_fits)
        around = outer.get(cell.flow)
        first = hits[0].start if hits else len(cell.flow.text)
        if around is None and not hits and index not in header_cells:
            around = _misread_label(grid, index, outer)
        if around is not None and first > 0:
            parts.fields.append(Field(label=around.label, flow=cell.flow, start=0, end=first, section=around.section))
        parts.fields.extend(fields_of(cell.flow, hits, around.label if around is not None else None))
    parts.fields.extend(field for _, field in pending if field.flow.cell is None)


def _mirrored(cell: TableCell) -> TableCell:
    """Return a cell of a table that begins at the right as it would stand in one that begins at the left."""
    box = cell.box
    return replace(cell, box=Box(-box.x1, box.y0, -box.x0, box.y1))


def _read_sideways(grid: Grid, used: set[int], header_cells: set[int], parts: Parts, number: int) -> int:
    """Take the cells right of a label for its values in tables that lie on their side; columns are numbered as rows."""
    columns = 0
    for label, values in find_sideways(grid, used | header_cells):
        columns = max(columns, len(values))
        for column, index in enumerate(values, 1):
            used.add(index)
            flow = grid.cells[index].flow
            if flow is not None:
                parts.flows.append(flow)
                parts.fields.append(Field(label=label, flow=flow, start=0, end=len(flow.text), row=number + column))
    return number + columns


def _misread_label(grid: Grid, index: int, outer: dict[Flow, Field]) -> Field | None:
    """Return a person's field for a name right of a cell that stands where labels stand and cannot be read as one."""
    flow = grid.cells[index].flow
    left = grid.left_of(index)
    if flow is None or left is None or len(flow.text) > 4 or not looks_like_name(flow.text, trusted=False):
        return None
    before = grid.cells[left].flow
    if (
        before is None
        or not 2 <= len(before.text) <= 8
        or before in outer
        or looks_like_name(before.text, trusted=False)
        # 固安 | 安次: two native places side by side.
        or is_division(before.text)
        or not _ONLY_HAN.fullmatch(before.text)
    ):
        return None
    label = Label(Kind.PERSON, before.text, before.text, certain=False)
    return Field(label=label, flow=flow, start=0, end=len(flow.text))


# What is lost in a box of its own is nearly always the thin stroke of a 1.
_THIN = Alternative("1", 0.6)
_SPECKS = ".,'·、"
_ONLY_HAN = re.compile(r"[\u3400-\u9fff()]+")


def _demote_values(grid: Grid, in_header: Collection[int]) -> None:
    """Take for values what only looks like a label: a relation, or a word right of a sure label that fits no list."""
    for index, label in enumerate(grid.labels):
        if label is None or index in in_header:
            continue
        left = grid.left_of(index)
        beside = grid.labels[left] if left is not None else None
        if beside is None or left in in_header:
            continue
        flow = grid.cells[index].flow
        assert flow is not None
        same_height = left is not None and abs(grid.cells[left].box.height - grid.cells[index].box.height) <= grid.slack
        is_relation = beside.role == RELATION_ROLE and relation(flow.text) is not None
        right = grid.right_of(index)
        next_is_label = right is None or grid.labels[right] is not None
        unsure = not label.certain and beside.certain and same_height and next_is_label
        # 姓名 | 孙正方 | …: ends like a label, and is built as a name with a usual surname where a name must stand.
        named = (
            not label.certain
            and beside.certain
            and beside.kind is Kind.PERSON
            and same_height
            and surname_length(flow.text, rare=False) > 0
        )
        # 证件名称 | 居民身份证 | 证件号码: a listed word between two labels is the value of the first.
        possible = _may_be_value(flow.text, beside)
        closed = (
            beside.kind in (Kind.OTHER, Kind.MATTER) and same_height and next_is_label and label.kind is not Kind.OTHER
        )
        if is_relation or (possible and (unsure or closed or named)):
            grid.labels[index] = None


_LABEL_END = re.compile(
    r"(?:日期|时间|号码|编号|证号|证件号|地址|住址|住处|所在地|电话|签名|签字|签章|姓名|意见|关系|事由)$"
)


def _may_be_value(text: str, beside: Label) -> bool:
    """Say whether what looks like a label can be the value of the label beside it."""
    if _LABEL_END.search(text):
        return False
    if beside.kind in (Kind.PERSON, Kind.FORMER_NAME):
        return looks_like_name(text, trusted=False)
    if beside.kind in (Kind.DATE, Kind.ID, Kind.NUMBER, Kind.PHONE):
        return any(character.isdigit() for character in text)
    return True


def _value_below(grid: Grid, index: int, label: Label) -> int | None:
    """Return the cell below a label that holds its value, for labels that have none beside them."""
    below = grid.below(index)
    if below is None or grid.labels[below] is not None or label.kind not in _SHARED:
        return None
    flow, left = grid.cells[below].flow, grid.left_of(below)
    if flow is None or (left is not None and grid.labels[left] is not None):
        return None
    box, under = grid.cells[index].box, grid.cells[below].box
    if abs(under.x0 - box.x0) > grid.slack or abs(under.x1 - box.x1) > grid.slack:
        return None
    named = label.kind is Kind.PERSON and looks_like_name(flow.text, trusted=label.certain)
    return below if named or likeness(flow.text, label) > 0 else None


def _named_below(grid: Grid, index: int, beside: int, label: Label) -> int | None:
    """Return the cell below a label that plainly holds its value where what stands beside it plainly does not."""
    flow = grid.cells[beside].flow
    fits = flow is not None and (likeness(flow.text, label) > 0 or looks_like_name(flow.text, trusted=label.certain))
    return None if flow is None or fits else _value_below(grid, index, label)


def _section(grid: Grid, index: int) -> Label | None:
    """Return the label of the group left of the first label of its row (``申报人 | 姓名 | …``)."""
    box = grid.cells[index].box
    best: tuple[float, Label] | None = None
    for other, cell in enumerate(grid.cells):
        label = grid.labels[other]
        if label is None or other == index or cell.flow is None:
            continue
        taller = cell.box.y0 <= box.y0 + grid.slack and cell.box.y1 >= box.y1 - grid.slack
        left = cell.box.x1 <= box.x0 + grid.slack
        group = cell.box.height > 1.4 * box.height or (abs(cell.box.x1 - box.x0) <= grid.slack and left)
        if taller and left and group and (best is None or cell.box.x1 > best[0]):
            best = (cell.box.x1, label)
    return best[1] if best is not None else None


def _chain(grid: Grid, index: int) -> list[int]:
    """Return the cells that hold the value right of a label: one, or a row of boxes with a character or two each."""
    first = grid.right_of(index)
    if first is None or grid.labels[first] is not None:
        return []
    chain = [first]
    while True:
        following = grid.beside(chain[-1])
        if following is None or grid.labels[following] is not None:
            break
        flow = grid.cells[following].flow
        if flow is None:
            # A box in which nothing was read may hold the thin stroke of a 1; it counts between boxes that hold digits.
            if not _is_lost_box(grid, chain, following):
                following = grid.right_of(chain[-1])
                flow = grid.cells[following].flow if following is not None else None
                if following is None or flow is None or grid.labels[following] is not None:
                    break
                if not _FRAGMENT.fullmatch(flow.text):
                    break
            chain.append(following)
            continue
        if not _FRAGMENT.fullmatch(flow.text):
            break
        chain.append(following)
    while len(chain) > 1 and grid.cells[chain[-1]].flow is None:
        chain.pop()
    head = grid.cells[first].flow
    if head is None or not _FRAGMENT.fullmatch(head.text):
        return [first]
    # 2001年 | 3月 | 18日: two boxes are enough where the first is marked as a year.
    return chain if len(chain) > 2 or (len(chain) > 1 and head.text.endswith("年")) else [first]


def _is_lost_box(grid: Grid, chain: Sequence[int], index: int) -> bool:
    """Say whether an empty cell is one of a row of equal boxes with one digit each, of which some were read."""
    if len(chain) < 3:
        return False
    box = grid.cells[index].box
    widths = sorted(grid.cells[other].box.width for other in chain)
    middle = widths[len(widths) // 2]
    read = [flow.text for other in chain if (flow := grid.cells[other].flow) is not None]
    return 0.6 * middle < box.width < 1.5 * middle and all(len(text) == 1 for text in read)


_SHARED = frozenset(
    {Kind.PERSON, Kind.MEMBERS, Kind.FORMER_NAME, Kind.ID, Kind.DATE, Kind.ADDRESS, Kind.PHONE, Kind.NUMBER}
)


def _further_values(grid: Grid, index: int, label: Label) -> list[tuple[int, Field]]:
    """Return the values of further columns of a row that one label at its side heads (甲方, 乙方 side by side)."""
    found: list[tuple[int, Field]] = []
    following = grid.right_of(index)
    while following is not None and grid.labels[following] is None and label.kind in _SHARED and len(found) < 6:
        flow = grid.cells[following].flow
        if flow is not None:
            if likeness(flow.text, label) <= 0:
                break
            found.append((following, Field(label=label, flow=flow, start=0, end=len(flow.text))))
        following = grid.right_of(following)
    return found


def _join_chain(cells: Sequence[TableCell], chain: Sequence[int]) -> Flow:
    marks: list[Mark] = []
    page = 0
    boxes = len(chain) in ID_SIZES
    for index in chain:
        flow = cells[index].flow
        if flow is None:
            if boxes:
                marks += [
                    Mark(None, Gap.BLANK),
                    Mark(Glyph(text="□", box=cells[index].box, confidence=0.1, alternatives=(_THIN,))),
                ]
            continue
        page = flow.page
        if marks:
            marks.append(Mark(None, Gap.BLANK))
        # A speck beside a digit in its box is no point.
        marks.extend(
            mark for mark in flow.marks if not (boxes and mark.glyph is not None and mark.glyph.text in _SPECKS)
        )
    return read_flow(page, marks)


def _read_columns(grid: Grid, head: Head, used: set[int], parts: Parts, number: int, *, apart: Collection[int]) -> int:
    """Take the cells below a header, row by row, for values of its columns; those ``apart`` are read elsewhere."""
    rows = list(_rows_below(grid, head, used))
    if not rows:
        return number
    words = [grid.text(index) for index in head.columns]
    if is_row_of_kin(words, rows=len(rows)):
        return read_under_kin(grid, head, rows, used, parts, number)
    sections = [head.section(grid, index) for index in head.columns]
    labels = [
        label_of_column(_texts(grid, column), word, head.label(grid, index))
        for index, word, column in zip(head.columns, words, zip(*rows, strict=True), strict=True)
    ]
    matter = next((place for place, word in enumerate(words) if word in _ITEMS), None)
    for place, row in enumerate(rows, number + 1):
        item = _item_of(grid, row, matter)
        for index, known, word, section in zip(row, labels, words, sections, strict=True):
            # 事项 发动机号, 变更前 …, 变更后 …: what is changed says what stands there.
            label = item if item is not None and _CHANGED.search(word) else known
            if index is None or index in apart:
                continue
            used.add(index)
            flow = grid.cells[index].flow
            if flow is None:
                continue
            parts.flows.append(flow)
            if label is None and relation(flow.text) is not None:
                # 父亲 | … at the side of a table whose corner is empty.
                label = Label(Kind.OTHER, RELATION_ROLE, "", certain=False)
            if label is None:
                label = label_of_names(flow.text, word)
            if label is not None:
                whole = len(flow.text)
                parts.fields.append(Field(label=label, flow=flow, start=0, end=whole, row=place, section=section))
    return number + len(rows)


def _texts(grid: Grid, indexes: Iterable[int | None]) -> list[str]:
    """Return what stands in those of the cells that hold anything."""
    flows = (grid.cells[index].flow for index in indexes if index is not None)
    return [flow.text for flow in flows if flow is not None]


_MOST_ROWS = 200


def _rows_below(grid: Grid, head: Head, used: Collection[int]) -> Iterator[list[int | None]]:
    """Yield the rows under a head; a column has None where its cell is missing.

    The table ends where more than a cell in five is missing.
    """
    current: list[int | None] = list(head.columns)
    boxes = [grid.cells[index].box for index in head.columns]
    for _ in range(_MOST_ROWS):
        row: list[int | None] = []
        beside = next(
            (below for index in current if index is not None and (below := grid.below(index)) is not None), None
        )
        for index, column in zip(current, boxes, strict=True):
            width = column.width
            below = grid.below(index) if index is not None else _in_column(grid, beside, column)
            # A cell that spans columns ends the table: it is a field or a remark below it.
            if (
                below is not None
                and not 0.6 * width - grid.slack <= grid.cells[below].box.width <= 1.5 * width + grid.slack
            ):
                below = None
            row.append(below)
        present = [index for index in row if index is not None]
        if len(present) < 0.6 * len(row) or any(index in used for index in present):
            return
        labels = [index for index in present if (label := grid.labels[index]) is not None and label.role != "户主"]
        if 2 * len(labels) >= len(present) or _ends_table(grid, present, len(row)):
            return
        yield row
        if len(row) - len(present) > 0.2 * len(row):
            return
        current = row


def _in_column(grid: Grid, beside: int | None, column: Box) -> int | None:
    """Return the cell in the row of ``beside`` that stands where a column's head stands."""
    row = grid.row_of(beside) if beside is not None else []
    middles = ((index, grid.cells[index].box.center[0]) for index in row)
    return next((index for index, middle in middles if column.x0 < middle < column.x1), None)


# Heads of the column that says what is changed, and of those that say what it was and is.
_ITEMS = frozenset({"事项", "项目", "变更项目", "更正项目", "变更事项", "更正事项", "登记项目", "变动项目"})
_CHANGED = re.compile(r"[前后]$|^(?:原|现|应|更正|变更)|[前后](?:内容|情况)$|(?:登记|更正|变更)为$")


def _item_of(grid: Grid, row: Sequence[int | None], matter: int | None) -> Label | None:
    index = row[matter] if matter is not None else None
    flow = grid.cells[index].flow if index is not None else None
    return classify(flow.text, in_cell=True) if flow is not None else None


def _ends_table(grid: Grid, present: Sequence[int], columns: int) -> bool:
    """Say whether a row under a table is one of labels and values that only looks like its next row."""
    row = grid.row_of(present[0])
    labels = sum((label := grid.labels[index]) is not None and label.certain for index in row)
    return len(row) > columns and labels > 1
