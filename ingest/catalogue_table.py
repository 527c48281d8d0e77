"""The catalogue of a batch: rows of ``catalogue.csv`` or ``.xlsx`` as values, with a finding for what cannot be read.

A row is never dropped for a bad cell: the cell stays out and is reported. Where one archive number has several rows,
in one table or in both, the first holds and the later ones fill its empty cells.
"""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import BatchError
from archive.folding import simplify
from archive.model import CatalogueRow, Finding, FindingKind
from archive.refcode import normalise
from archive.row_merge import PAGES_HEADER, TEXT_FIELDS, fill_gaps
from index_mappings.catalogue_dates import read_cell_date
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
from ingest.persons import split_persons
from ingest.xlsx_rows import read_sheets

# Field of CatalogueRow by header. Chinese names and aliases are those of the manual; the rest are what archives write.
_HEADERS = {
    "ref_code": ("档号", "ref_code", "refcode", "reference_code", "档案号"),
    "title": ("题名", "title", "案卷题名", "文件题名", "标题"),
    "date": ("日期", "date", "成文日期", "文件日期", "形成日期"),
    "retention": ("保管期限", "retention"),
    "security": ("密级", "security"),
    "access": ("开放标识", "access", "开放状态"),
    "pages": ("页数", "pages", "页数合计", "总页数"),
    "location": ("库位", "location", "存储位置", "存放位置"),
    "box": ("盒号", "box"),
    "creator": ("责任者", "creator"),
    "case_type": ("业务类型", "case_type"),
    "persons": ("人名", "persons", "姓名"),
    "note": ("备注", "note", "附注"),
}
_FIELD_OF = {name: key for key, names in _HEADERS.items() for name in names}
_HEAD_BYTES = 1 << 16
# What a second column of one name is given.
_NUMBERED = re.compile(r" \(\d+\)$")
_PAGES = re.compile(r"共?(\d{1,6})(?:\.0+)?(?:页|张|面|p|pp\.?)?")


@dataclass(frozen=True, kw_only=True)
class CatalogueTable:
    """Rows by archive number, as ``identify`` gives it, and what was wrong with the table."""

    rows: dict[str, CatalogueRow] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_tables(paths: Sequence[Path], *, identify: Callable[[str], str] = normalise) -> CatalogueTable:
    """Read all tables of a batch (none, one, or both kinds) as one.

    Args:
        paths: the tables, the leading one first.
        identify: gives equal archive numbers an equal text; the key of the rows.

    Raises:
        BatchError: a table as a whole cannot be read, or has no column for the archive number.
    """
    rows: dict[str, CatalogueRow] = {}
    findings: list[Finding] = []
    for path in paths:
        for place, row, faults in _read_table(path):
            where = f"{path.name}, {place}"
            code = identify(row.ref_code) if row is not None and normalise(row.ref_code) else ""
            for kind, fault in faults:
                findings.append(Finding(kind=kind, ref_code=code, detail=f"{where}: {fault}"))
            if row is None:
                continue
            if not code:
                findings.append(
                    Finding(kind=FindingKind.BAD_CODE, ref_code="", detail=f"{where}: no 档号 ({_summarise(row)})")
                )
            elif code in rows:
                rows[code], differing = _merge(rows[code], row)
                # The same catalogue delivered as CSV and as workbook is no news.
                if differing or path is paths[0]:
                    differences = f", different: {', '.join(differing)}" if differing else ""
                    detail = f"{where}: another row of the same 档号; the first one holds{differences}"
                    findings.append(Finding(kind=FindingKind.DUPLICATE_ROW, ref_code=code, detail=detail))
            else:
                rows[code] = row
    return CatalogueTable(rows=rows, findings=tuple(findings))


# --- one table -------------------------------------------------------------------------------------------------------
_Fault = tuple[FindingKind, str]


def _read_table(path: Path) -> Iterator[tuple[str, CatalogueRow | None, list[_Fault]]]:
    """Yield each row with its place in the table and what is wrong with it; None for a sheet that is no catalogue."""
    raw_rows = _read_xlsx_rows(path) if path.suffix.lower() == ".xlsx" else _read_csv_rows(path)
    for _, rows in itertools.groupby(raw_rows, key=lambda raw: raw.sheet):
        yield from _read_rows(rows)


def _read_rows(raw_rows: Iterator[RawRow]) -> Iterator[tuple[str, CatalogueRow | None, list[_Fault]]]:
    """Read the rows of one sheet, or of a file that has none; its columns are its own."""
    columns: tuple[tuple[str, bool], ...] | None = None
    position = 0
    for raw in raw_rows:
        if raw.is_whole_sheet:
            yield raw.place, None, [(FindingKind.IGNORED, raw.fault)]
            continue
        if columns is None:
            if _is_header(raw.cells):
                columns = _name_columns(raw.cells)
                position = _position_of_code(raw.cells)
            continue
        cells = tuple(_tidy(cell) for cell in raw.cells)
        # The header again, where tables were joined; a title may well be 档号.
        repeated = len(cells) > position and _is_header((cells[position],))
        if (any(cells) or raw.fault) and not repeated:
            row, faults = _make_row(columns, cells)
            if raw.fault:
                faults.append((FindingKind.BAD_VALUE, raw.fault))
            yield raw.place, row, faults


def _read_xlsx_rows(path: Path) -> Iterator[RawRow]:
    return read_sheets(path, is_header=_is_header)


def _read_csv_rows(path: Path) -> Iterator[RawRow]:
    lines, faults = read_lines(path)
    for separator in SEPARATORS:
        header = find_header(lines, faults, separator=separator, is_header=_is_header)
        if header is None:
            continue
        position = _position_of_code(header.cells)

        def starts_row(cells: tuple[str, ...], *, position: int = position) -> bool:
            return len(cells) > position and bool(CODE_SHAPE.match(normalise(cells[position])))

        # A line of one cell is a header in any separator; one that tells columns apart is better.
        if len(header.cells) > 1 or separator == SEPARATORS[-1] or _has_single_column(lines, header):
            return split_rows(lines, faults, separator=separator, starts_row=starts_row)
    raise BatchError(
        f"{path.name} has no column 档号 (ref_code) in its first {HEADER_ROWS} rows; {_hint_at_encoding(path)}"
    )


def _hint_at_encoding(path: Path) -> str:
    """Return what to do about a file without a header: most have none, some are in an encoding that is not read."""
    with path.open("rb") as file:
        data = file.read(_HEAD_BYTES)
    # Nearly any bytes are characters of GB18030, so what was not meant as that is read without a fault, and is no word.
    lines = data.decode("big5", "replace").splitlines()[:HEADER_ROWS]
    if any(_is_header(tuple(line.split(separator))) for line in lines for separator in SEPARATORS):
        return "its header is in Big5; save it as UTF-8"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "name the columns in one row; if that is done, it is neither UTF-8 nor GB18030: save it as UTF-8"
    return "name the columns in one row"


def _has_single_column(lines: list[str], header: RawRow) -> bool:
    line = lines[header.number - 1]
    return not any(separator in line for separator in SEPARATORS)


def _field_of(header: str) -> str:
    """Return the field that a header names, or an empty string."""
    return _FIELD_OF.get(simplify(squeeze_header(header)), "")


def _position_of_code(header: tuple[str, ...]) -> int:
    return next(place for place, cell in enumerate(header) if _field_of(cell) == "ref_code")


def _is_header(cells: tuple[str, ...]) -> bool:
    return any(_field_of(cell) == "ref_code" for cell in cells)


def _name_columns(header: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Return for each column its name and whether that is a field; a second column of one name becomes ``name (2)``."""
    columns: list[tuple[str, bool]] = []
    seen: dict[str, int] = {}
    for number, cell in enumerate(header, start=1):
        text = _tidy(cell)
        known = _field_of(text)
        name = known or text or f"第{number}列"
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            columns.append((f"{text or name} ({seen[name]})", False))
        else:
            columns.append((name, bool(known)))
    return tuple(columns)


def _make_row(columns: tuple[tuple[str, bool], ...], cells: tuple[str, ...]) -> tuple[CatalogueRow, list[_Fault]]:
    known: dict[str, str] = {}
    extra: dict[str, str] = {}
    for number, cell in enumerate(cells):
        if not cell:
            continue
        name, is_field = columns[number] if number < len(columns) else (f"第{number + 1}列", False)
        (known if is_field else extra)[name] = cell
    faults: list[_Fault] = []
    pages: int | None = None
    if "pages" in known:
        found = _PAGES.fullmatch(unicodedata.normalize("NFKC", known["pages"]).replace(" ", "").lower())
        if found:
            pages = int(found.group(1))
        else:
            faults.append((FindingKind.BAD_VALUE, f"页数 '{known['pages']}' is no number of pages"))
            extra[PAGES_HEADER] = known["pages"]
    if fault := _find_second_code(columns, cells, known.get("ref_code", "")):
        faults.append((FindingKind.BAD_VALUE, fault))
    if fault := _find_fault_of_date(known.get("date", "")):
        faults.append((FindingKind.BAD_VALUE, fault))
    texts = {name: known.get(name, "") for name in TEXT_FIELDS}
    persons = split_persons(known.get("persons", ""))
    return CatalogueRow(**texts, pages=pages, persons=persons, extra=extra), faults


def _find_second_code(columns: tuple[tuple[str, bool], ...], cells: tuple[str, ...], code: str) -> str:
    """Return what a second column for the archive number says, where it is another one; empty where nothing does."""
    for (name, is_field), cell in zip(columns, cells, strict=False):
        is_second = not is_field and _field_of(_NUMBERED.sub("", name)) == "ref_code"
        if is_second and cell and normalise(cell) != normalise(code):
            return f"the column '{name}' has another 档号, '{cell}'; the first column holds"
    return ""


def _find_fault_of_date(cell: str) -> str:
    """Return why a date, or a part of it, cannot be searched for; empty where nothing is wrong."""
    read = read_cell_date(cell)
    if not cell or (read is not None and read.whole):
        return ""
    return f"日期 '{cell}' is no date" + (f"; only its year {read.year} is searched" if read is not None else "")


def _merge(first: CatalogueRow, later: CatalogueRow) -> tuple[CatalogueRow, tuple[str, ...]]:
    """Return ``first`` with its gaps filled from ``later``, and the headers of the cells that differ."""
    whole = fill_gaps(first, later)
    names = (name for name in (*TEXT_FIELDS, "pages", "persons") if name != "ref_code")
    differing = [
        _HEADERS[name][0] for name in names if getattr(later, name) not in {"", None, (), getattr(whole, name)}
    ]
    differing.extend(name for name, value in later.extra.items() if whole.extra.get(name, value) != value)
    return whole, tuple(differing)


def _tidy(cell: str) -> str:
    """Return a cell in one line without what cannot be seen; NFC, since file systems decompose."""
    visible = "".join(
        c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} else (" " if c.isspace() else "")
        for c in cell
    )
    return " ".join(unicodedata.normalize("NFC", visible).split(" ")).strip().strip("\u3000")


def _summarise(row: CatalogueRow) -> str:
    text = "，".join(part for part in (row.title, *row.persons, row.date, row.box) if part)
    return text[:80] or "only unknown columns"
