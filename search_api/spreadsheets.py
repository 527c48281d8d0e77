"""Tables as CSV and XLSX that a spreadsheet program shows as they are: no cell is run as a formula, no text is lost.

What columns mean is said by the callers. openpyxl is loaded only where a workbook is written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any, Self

from search_api.results import printable

Cell = str | int | None

# Marks UTF-8 for Excel, which would take the file for GB18030.
BOM = b"\xef\xbb\xbf"
# What makes a spreadsheet program take a text for a formula, full-width forms included.
_FORMULA_MARKS = frozenset("=+-@＝＋－＠")
# XLSX holds no more characters in a cell.
_LONGEST_CELL = 32_767
_WIDEST_COLUMN = 60


def write_csv_row(cells: Iterable[Cell]) -> bytes:
    """Return one line of a CSV file in UTF-8; the first of a file needs ``BOM`` before it."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow("" if cell is None else _guard(_flat(str(cell))) for cell in cells)
    return line.getvalue().encode("utf-8", "replace")


def _guard(text: str) -> str:
    """Return ``text`` with an apostrophe before what a spreadsheet program would run."""
    return f"'{text}" if text.lstrip()[:1] in _FORMULA_MARKS and text.strip() else text


def _flat(text: str) -> str:
    return " ".join(text.split("\n")).replace("\r", "").replace("\0", "")


class Workbook:
    """An XLSX workbook, written row by row with bounded memory. To be used in a ``with``."""

    def __init__(self) -> None:
        import openpyxl

        self._book = openpyxl.Workbook(write_only=True)
        self._saved = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # A book that is given up half way still has open files; only saving it closes them.
        if not self._saved and self._book.worksheets:
            self.save(io.BytesIO())

    def add_sheet(
        self, title: str, header: Sequence[str], *, widths: Sequence[int] = ()
    ) -> Callable[[Iterable[Cell]], None]:
        """Add a sheet with a header that stays in sight; the result adds a row to it."""
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = min(width, _WIDEST_COLUMN)
        head = [_text_cell(sheet, text) for text in header]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)

        def add_row(cells: Iterable[Cell]) -> None:
            sheet.append([_text_cell(sheet, cell) if isinstance(cell, str) and cell else cell for cell in cells])

        return add_row

    def save(self, out: IO[bytes]) -> None:
        self._saved = True
        self._book.save(out)


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", printable(text))[:_LONGEST_CELL])
    # openpyxl takes a text that begins with = for a formula; said to be text, no program runs it.
    cell.data_type = "s"
    return cell
