"""The sheets of an XLSX workbook that are tables with a header, as rows of text. A hostile workbook is refused unread.

openpyxl reads it as a stream; formulas give the values they had when the workbook was saved, and a fault of their row
where they have none: a program wrote them, and none that calculates has saved the workbook since.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from archive.errors import BatchError
from ingest.csv_rows import HEADER_ROWS, RawRow

# A sheet of a million full rows stays below these.
_MAX_UNPACKED_BYTES = 1 << 30
_MAX_STRINGS_BYTES = 1 << 28
_MAX_PARTS = 5000
_MAX_COLUMNS = 256
# A cell's formula in the XML of a sheet, whatever its prefix.
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
_LONGEST_TAG = 24
_LONGEST_SHOWN = 40
_ZEROS = re.compile("0+")


def read_xlsx(
    path: Path,
    *,
    is_header: Callable[[tuple[str, ...]], bool],
    wanted: str = "a column 档号 (ref_code); name the columns in one row near the top",
    max_unpacked_bytes: int | None = None,
) -> Iterator[RawRow]:
    """Yield the rows of the first sheet that ``read_sheets`` finds a header in. Raises as it does."""
    rows = read_sheets(path, is_header=is_header, wanted=wanted, max_unpacked_bytes=max_unpacked_bytes)
    first = next((row for row in rows if not row.is_whole_sheet), None)
    if first is not None:
        yield first
        yield from itertools.takewhile(lambda row: row.sheet == first.sheet, rows)


def read_sheets(
    path: Path,
    *,
    is_header: Callable[[tuple[str, ...]], bool],
    wanted: str = "a column 档号 (ref_code); name the columns in one row near the top",
    max_unpacked_bytes: int | None = None,
) -> Iterator[RawRow]:
    """Yield the rows of every sheet with a header among its first ``HEADER_ROWS`` rows, each from the top.

    A sheet that has rows and no header gives one row that stands for all of it (``is_whole_sheet``). Hidden sheets are
    sheets like others: what is hidden was not meant to be lost.

    Raises:
        BatchError: no workbook, encrypted, beyond the limits, or no sheet with a header.
    """
    import openpyxl

    _refuse_bombs(path, max_unpacked_bytes or _MAX_UNPACKED_BYTES)
    with warnings.catch_warnings():
        # openpyxl warns of every feature it does not keep (validation, styles); nothing of that matters here.
        warnings.simplefilter("ignore")
        try:
            with ExitStack() as opened:
                # A second look at the same rows tells what was to be calculated; most workbooks need none.
                kinds = (True, False) if _has_formulas(path) else (True,)
                books = []
                for data_only in kinds:
                    book = openpyxl.load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
                    opened.callback(book.close)
                    books.append(book)
                yield from _rows_of(books, path, is_header, wanted)
        except BatchError:
            raise
        except Exception as error:  # openpyxl lets whatever its parsers meet come through
            raise BatchError(
                f"{path.name} is damaged or no workbook ({type(error).__name__}: {error}); save it anew as .xlsx or CSV"
            ) from error


def _has_formulas(path: Path) -> bool:
    """Tell whether any sheet has one, without parsing."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            with archive.open(name) as part:
                before = b""
                while chunk := part.read(1 << 20):
                    if _FORMULA.search(before + chunk):
                        return True
                    before = chunk[-_LONGEST_TAG:]
    return False


def _rows_of(
    books: Sequence[Any], path: Path, is_header: Callable[[tuple[str, ...]], bool], wanted: str
) -> Iterator[RawRow]:
    passed_over: list[RawRow] = []
    found = False
    for sheet, *formulas in zip(*(book.worksheets for book in books), strict=True):
        rows = _read_sheet(sheet, *formulas)
        head = list(_read_head(rows, is_header))
        if head and is_header(head[-1].cells):
            found = True
            yield from head
            yield from rows
        elif any(any(row.cells) for row in itertools.chain(head, rows)):
            passed_over.append(RawRow(number=0, cells=(), fault=f"it has rows, but not {wanted}", sheet=sheet.title))
    if not found:
        raise BatchError(f"{path.name} has no sheet with {wanted}")
    yield from passed_over


def _read_sheet(sheet: Any, formulas: Any = None) -> Iterator[RawRow]:
    # Some programs write a wrong size of the sheet, which would cut its rows.
    for each in (sheet, formulas or sheet):
        each.reset_dimensions()
    rows = sheet.iter_rows(max_col=_MAX_COLUMNS)
    said = formulas.iter_rows(max_col=_MAX_COLUMNS) if formulas else itertools.repeat(())
    for number, (cells, written) in enumerate(zip(rows, said, strict=False), start=1):
        fault = _name_uncalculated(cells, written, number)
        yield RawRow(number=number, cells=tuple(show_cell(cell) for cell in cells), fault=fault, sheet=sheet.title)


def _name_uncalculated(cells: Sequence[Any], written: Sequence[Any], number: int) -> str:
    """Return which cells of a row hold a formula and no value; empty where none does."""
    from openpyxl.utils import get_column_letter

    # What was calculated and gave no text says that it is text.
    places = [
        f"{get_column_letter(column)}{number} ({str(formula.value)[:_LONGEST_SHOWN]})"
        for column, (cell, formula) in enumerate(zip(cells, written, strict=False), start=1)
        if formula.data_type == "f" and cell.value is None and cell.data_type != "str"
    ]
    if not places:
        return ""
    return (
        f"cell {', '.join(places)}: a formula without its value, which stays out; open the workbook in a spreadsheet "
        "program, save it there, and ingest again"
    )


def _read_head(rows: Iterator[RawRow], is_header: Callable[[tuple[str, ...]], bool]) -> Iterator[RawRow]:
    """Yield the rows up to the header, or the first ``HEADER_ROWS`` where none of them is one."""
    for row in itertools.islice(rows, HEADER_ROWS):
        yield row
        if is_header(row.cells):
            return


def show_cell(cell: Any) -> str:
    """Return a cell as the text a person sees in it: dates as ISO 8601, whole numbers without a point, zeros kept."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        # A box number 0003 is often the number 3 shown with four digits.
        shown = cell.number_format or ""
        return f"{value:0{len(shown)}d}" if _ZEROS.fullmatch(shown) else str(value)
    if isinstance(value, float):
        return format(value, ".15g")
    return str(value)


def _refuse_bombs(path: Path, max_unpacked_bytes: int) -> None:
    """Refuse a workbook whose parts unpack to more than any catalogue needs, or that defines entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            total = sum(part.file_size for part in parts)
            strings = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
            if len(parts) > _MAX_PARTS or total > max_unpacked_bytes or strings > _MAX_STRINGS_BYTES:
                raise BatchError(f"{path.name} unpacks to {total >> 20} MiB; split it, or save it as CSV")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(4096):
                            raise BatchError(f"{path.name} holds XML definitions that no spreadsheet writes; refused")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BatchError(
            f"{path.name} cannot be opened as a workbook ({error}); an encrypted one must be saved without its password"
        ) from error
