"""Tables that lie on their side: each row has its label at the left, each further column is one person or one record.

Nothing right of the first column is then a label, whatever it looks like, and what stands in one column belongs
together as what stands in one row does elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.cells import Grid
from extraction.labels import Kind, Label, classify

# So many rows and columns make such a table sure.
_LEAST_ROWS, _LEAST_VALUES = 3, 3


def find_sideways(grid: Grid, taken: set[int]) -> Iterator[tuple[Label, list[int]]]:
    """Yield the rows of such tables: the label at the left, and the cells right of it, the first column's first."""
    rows = [row for row in _rows(grid) if not taken.intersection(row)]
    table: list[list[int]] = []
    for row in [*rows, []]:
        if table and row and _continues(grid, table[-1], row):
            table.append(row)
            continue
        yield from _rows_of(grid, table)
        table = [row] if row else []


def _rows(grid: Grid) -> list[list[int]]:
    """Return the rows whose first cell is read and stands at the left of at least as many others as are asked for."""
    rows: list[list[int]] = []
    seen: set[int] = set()
    order = sorted(range(len(grid.cells)), key=lambda index: (grid.cells[index].box.y0, grid.cells[index].box.x0))
    for index in order:
        if index in seen or grid.cells[index].flow is None:
            continue
        row = grid.row_of(index)
        seen.update(row)
        if len(row) > _LEAST_VALUES and row[0] == index:
            rows.append(row)
    return rows


def _continues(grid: Grid, above: list[int], row: list[int]) -> bool:
    """Say whether ``row`` stands right under ``above`` with the same columns."""
    if len(above) != len(row):
        return False
    pairs = [(grid.cells[one].box, grid.cells[other].box) for one, other in zip(above, row, strict=True)]
    close = abs(pairs[0][1].y0 - pairs[0][0].y1) <= grid.slack
    return close and all(abs(one.x0 - other.x0) <= grid.slack for one, other in pairs)


def _rows_of(grid: Grid, table: list[list[int]]) -> Iterator[tuple[Label, list[int]]]:
    if len(table) < _LEAST_ROWS:
        return
    heads = [_label_at(grid, row[0]) for row in table]
    # Labels further right make it a form of pairs, or a head of columns.
    inner = [grid.labels[index] for row in table for index in row[1:]]
    further = sum(label is not None and label.certain for label in inner)
    values = len(inner)
    # 父亲, 母亲, 配偶 at the left, and of each the name, the birth and the work beside: rows like any others.
    if 2 * sum(head is not None and head.kind is Kind.PERSON for head in heads) > len(table):
        return
    if sum(head is not None and head.certain for head in heads) < 0.6 * len(table) or 5 * further > values:
        return
    for head, row in zip(heads, table, strict=True):
        if head is not None:
            yield head, row[1:]


def _label_at(grid: Grid, index: int) -> Label | None:
    flow = grid.cells[index].flow
    return grid.labels[index] or (classify(flow.text, in_cell=True) if flow is not None else None)
