"""The first sheet of an XLSX workbook that is a catalogue, as rows of text. A hostile workbook is refused unread.

openpyxl reads it as a stream; formulas give the values they had when the workbook was saved.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from archive.errors import BatchError
from ingest.csv_rows import HEADER_ROWS, RawRow

# A sheet of a million full rows stays below these.
_MAX_UNPACKED_BYTES = 1 << 30
_MAX_STRINGS_BYTES = 1 << 28
_MAX_PARTS = 5000
_MAX_COLUMNS = 256
_ZEROS = re.compile("0+")


def read_xlsx(
    path: Path,
    *,
    is_header: Callable[[tuple[str, ...]], bool],
    wanted: str = "a column 档号 (ref_code); name the columns in one row near the top",
    max_unpacked_bytes: int | None = None,
) -> Iterator[RawRow]:
    """Yield the rows of the first sheet that has a header among its first ``HEADER_ROWS`` rows, from the top.

    Raises:
        BatchError: no workbook, encrypted, beyond the limits, or no sheet with a header.
    """
    import openpyxl

    _refuse_bombs(path, max_unpacked_bytes or _MAX_UNPACKED_BYTES)
    with warnings.catch_warnings():
        # openpyxl warns of every feature it does not keep (validation, styles); nothing of that matters here.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                yield from _rows_of(book, path, is_header, wanted)
            finally:
                book.close()
        except BatchError:
            raise
        except Exception as error:  # openpyxl lets whatever its parsers meet come through
            raise BatchError(
                f"{path.name} is damaged or no workbook ({type(error).__name__}: {error}); save it anew as .xlsx or CSV"
            ) from error


def _rows_of(book: Any, path: Path, is_header: Callable[[tuple[str, ...]], bool], wanted: str) -> Iterator[RawRow]:
    for sheet in book.worksheets:
        # Some programs write a wrong size of the sheet, which would cut its rows.
        sheet.reset_dimensions()
        head: list[RawRow] = []
        rows = enumerate(sheet.iter_rows(max_col=_MAX_COLUMNS), start=1)
        for number, cells in rows:
            head.append(RawRow(number=number, cells=tuple(show_cell(cell) for cell in cells)))
            if is_header(head[-1].cells):
                yield from head
                for later, row in rows:
                    yield RawRow(number=later, cells=tuple(show_cell(cell) for cell in row))
                return
            if number >= HEADER_ROWS:
                break
    raise BatchError(f"{path.name} has no sheet with {wanted}")


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
