"""The table of a batch search: which of its columns are asked for, and what each row asks. Nothing is searched here.

Files are read as a catalogue's are (``ingest.csv_rows``, ``ingest.xlsx_rows``); no row is dropped, and columns that
nobody asks for are kept.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.errors import BatchError
from ingest.csv_rows import (
    CODE_SHAPE,
    HEADER_ROWS,
    SEPARATORS,
    RawRow,
    find_header,
    read_lines,
    split_rows,
    squeeze_header,
)
from ingest.xlsx_rows import read_xlsx

# Attribute of SearchParameters by header.
_HEADERS = {
    "name": ("姓名", "名字", "人名", "当事人", "name", "person"),
    "id_number": (
        "身份证", "身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "id_number", "id", "id_card",
    ),
    "address": ("地址", "住址", "户籍地址", "户籍地", "家庭住址", "address"),
    "case_type": ("业务类型", "case_type"),
    "archive_class": ("类别", "档案类别", "class"),
    "ref": ("档号", "ref", "ref_code"),
    "number": ("证号", "车牌", "车牌号", "号牌", "护照号", "护照号码", "number", "plate"),
    "box": ("盒号", "box"),
    "date_from": ("日期起", "起", "from"),
    "date_to": ("日期止", "止", "to"),
    "query": ("检索词", "关键词", "query", "q"),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _HEADERS.items() for name in names}
_SMALL_WORKBOOK_BYTES = 1 << 25
# The only column of a table without header.
_ONLY = "检索内容"
_ID_SHAPE = re.compile(r"(?=(?:\D*\d){4})[0-9?*]{2,17}[0-9X?*]")


@dataclass(frozen=True, kw_only=True)
class AskedRow:
    """One row: its number in the file from 1, its cells, what it asks by attribute of SearchParameters, its fault."""

    number: int
    cells: tuple[str, ...]
    asked: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedTable:
    """``fields`` gives for each column the attribute that it asks for, empty where it is only kept."""

    columns: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[AskedRow, ...]


def read_table(path: Path, *, max_rows: int | None = None) -> AskedTable:
    """Read a table of names or numbers.

    Args:
        path: the file; its suffix says what it is.
        max_rows: the most rows it may have; hardly more are read.

    Raises:
        BatchError: it cannot be read, has several columns and none that can be asked for, nothing in them, or too many
            rows.
    """
    match path.suffix.lower():
        case ".xlsx":
            read = _read_workbook(path, max_rows)
        case ".csv" | ".txt" | ".tsv":
            read = _read_text(path)
        case other:
            raise BatchError(
                f"{path.name}: a batch search reads .csv and .xlsx, not {other or 'files without a suffix'}"
            )
    # Some workbooks have a million blank rows below their list.
    filled = (row for row in read if row.fault or any(cell.strip() for cell in row.cells))
    raw = list(itertools.islice(filled, None if max_rows is None else max_rows + HEADER_ROWS + 1))
    # A workbook gives every row the width of the widest that it could have.
    width = max((at for row in raw for at, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)
    table = _understand(path, [replace(row, cells=row.cells[:width]) for row in raw])
    if not any(row.asked or row.fault for row in table.rows):
        raise BatchError(f"{path.name} has nothing in it that can be searched; each row needs a name or a number")
    if max_rows is not None and len(table.rows) > max_rows:
        raise BatchError(f"{path.name} has more than {max_rows} rows; split it, or use danghao batch-search")
    return table


def _understand(path: Path, rows: Sequence[RawRow]) -> AskedTable:
    head = next((at for at, row in enumerate(rows[:HEADER_ROWS]) if _is_header(row.cells)), None)
    if head is None:
        return _read_list(path, rows)
    columns = tuple(_tidy(cell) or f"第{number}列" for number, cell in enumerate(rows[head].cells, start=1))
    fields = _fields_of(columns)
    width = max(len(row.cells) for row in rows[head:])
    columns += tuple(f"第{number}列" for number in range(len(columns) + 1, width + 1))
    fields += ("",) * (width - len(fields))
    asked = tuple(_make_row(row, fields) for row in rows[head + 1 :] if not _is_header(row.cells))
    return AskedTable(columns=columns, fields=fields, rows=asked)


def guess_field(text: str) -> str:
    """Return what a value without a header is, by its look: an ID number, an archive number, a number or a name."""
    narrow = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    if _ID_SHAPE.fullmatch(narrow):
        return "id_number"
    if CODE_SHAPE.fullmatch(narrow):
        return "ref"
    return "number" if any(character.isdecimal() for character in narrow) else "name"


def _read_list(path: Path, rows: Sequence[RawRow]) -> AskedTable:
    if any(sum(bool(cell.strip()) for cell in row.cells) > 1 for row in rows):
        names = "、".join(names[0] for names in _HEADERS.values())
        raise BatchError(f"{path.name} has several columns and none that is known; name them in one row: {names}")
    asked = []
    for row in rows:
        value = next((_tidy(cell) for cell in row.cells if cell.strip()), "")
        asked.append(
            AskedRow(
                number=row.number,
                cells=(value,),
                asked={guess_field(value): value} if value else {},
                fault=row.fault,
            )
        )
    return AskedTable(columns=(_ONLY,), fields=("by look",), rows=tuple(asked))


def _read_workbook(path: Path, max_rows: int | None) -> Iterator[RawRow]:
    def holds_text(cells: tuple[str, ...]) -> bool:
        return any(cell.strip() for cell in cells)

    # A list of few rows needs little room; a workbook that wants more was made to fill the memory.
    room = None if max_rows is None else _SMALL_WORKBOOK_BYTES
    rows = read_xlsx(path, is_header=_is_header, max_unpacked_bytes=room)
    try:
        first = next(rows)
    except BatchError:
        # No sheet with a header; then the first one that holds anything.
        return read_xlsx(path, is_header=holds_text, wanted="anything in it", max_unpacked_bytes=room)
    return itertools.chain([first], rows)


def _read_text(path: Path) -> Iterator[RawRow]:
    lines, faults = read_lines(path)
    best: tuple[int, str] = (0, SEPARATORS[0])
    for separator in SEPARATORS:
        header = find_header(lines, faults, separator=separator, is_header=_is_header)
        if header is not None and len(header.cells) > best[0]:
            best = (len(header.cells), separator)
    width, separator = best
    return split_rows(lines, faults, separator=separator, starts_row=lambda cells: 1 < width == len(cells))


def _is_header(cells: tuple[str, ...]) -> bool:
    return any(squeeze_header(cell) in _FIELD_OF for cell in cells)


def _fields_of(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the field of each column; where two columns name one field, the first asks and the second is kept."""
    fields: list[str] = []
    for column in columns:
        field = _FIELD_OF.get(squeeze_header(column), "")
        fields.append("" if field in fields else field)
    return tuple(fields)


def _make_row(row: RawRow, fields: Sequence[str]) -> AskedRow:
    cells = tuple(_tidy(cell) for cell in row.cells)
    asked = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell}
    padded = cells + ("",) * (len(fields) - len(cells))
    return AskedRow(number=row.number, cells=padded, asked=asked, fault=row.fault)


def _tidy(cell: str) -> str:
    """Return a cell in one line, without marks that cannot be seen."""
    return " ".join("".join(c for c in cell if unicodedata.category(c) not in {"Cf", "Cs"}).split())
