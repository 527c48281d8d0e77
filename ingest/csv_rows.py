"""CSV files from anywhere as rows of text: encoding, separator and broken quoting sorted out, nothing lost in silence.

What the columns mean is ``catalogue_table``'s matter.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import BatchError

SEPARATORS = (",", ";", "\t", "，", "|")
# A title and a few blank rows may stand above the header.
HEADER_ROWS = 30
# What an archive number looks like among other cells.
CODE_SHAPE = re.compile(r"[A-Z]?\d{3,4}-[^-\s]+-.+")
MAX_BYTES = 1 << 29
_MAX_LINE = 100_000
# A cell over more lines than this is a quotation mark that nobody closed.
_MAX_LINES_OF_ROW = 200
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """Cells of one row, the number of its first line from 1, and what was wrong with it (empty: nothing).

    ``sheet`` is that of a workbook; number 0 stands for the whole of it, which was not read for its fault.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""
    sheet: str = ""

    @property
    def is_whole_sheet(self) -> bool:
        return self.number == 0

    @property
    def place(self) -> str:
        """Where people find it: ``row 3``, or ``sheet 目录, row 3``."""
        row = "" if self.is_whole_sheet else f"row {self.number}"
        return f"sheet {self.sheet}, {row}".rstrip(", ") if self.sheet else row


def read_lines(path: Path) -> tuple[list[str], dict[int, str]]:
    """Return the physical lines of a text file, line ends kept, and by line index from 0 what could not be decoded.

    UTF-8 where all of it decodes as that, else GB18030, else line by line whichever fits; UTF-16 by its mark.

    Raises:
        BatchError: too large, not readable, or no text.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BatchError(f"{path.name} has {size >> 20} MiB, over the limit of {MAX_BYTES >> 20}; split the batch")
        data = path.read_bytes()
    except OSError as error:
        raise BatchError(f"{path} cannot be read: {error.strerror}") from error
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if (text := _decode(data, encoding)) is None and encoding == "utf-16":
                raise BatchError(f"{path.name} is marked as UTF-16 but is not; save it as UTF-8")
            if text is not None:
                return _split(text), {}
            data = data.removeprefix(mark)
    if b"\0" in data:
        raise BatchError(f"{path.name} holds zero bytes, so it is no text in UTF-8 or GB18030; save it as CSV (UTF-8)")
    for encoding in ("utf-8", "gb18030"):
        if (text := _decode(data, encoding)) is not None:
            return _split(text), {}
    return _decode_by_line(data)


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_by_line(data: bytes) -> tuple[list[str], dict[int, str]]:
    """Decode a file put together from several encodings. No byte of a GB18030 character is a line end."""
    lines: list[str] = []
    faults: dict[int, str] = {}
    for index, raw in enumerate(data.splitlines(keepends=True)):
        text = _decode(raw, "utf-8")
        if text is None:
            text = _decode(raw, "gb18030")
        if text is None:
            text = raw.decode("utf-8", "replace")
            faults[index] = "bytes that are neither UTF-8 nor GB18030"
        lines.append(text)
    return lines, faults


def _split(text: str) -> list[str]:
    # Not splitlines: that also breaks at separators that may stand inside a cell (U+2028, form feed).
    return list(io.StringIO(text, newline=""))


def squeeze_header(header: str) -> str:
    """Return the header of a column as it is compared: in one width and case, without what people put around it."""
    narrow = unicodedata.normalize("NFKC", header).replace("\ufeff", "").strip().casefold()
    return re.sub(r"[\s*:]+", "", narrow) if not narrow.isascii() else re.sub(r"[\s\-]+", "_", narrow.strip(" *:"))


def split_rows(
    lines: list[str], faults: dict[int, str], *, separator: str, starts_row: Callable[[tuple[str, ...]], bool]
) -> Iterator[RawRow]:
    """Yield the rows, quoted line breaks joined.

    Args:
        lines: from ``read_lines``.
        faults: from ``read_lines``.
        separator: between cells.
        starts_row: tells whether these cells look like a row of their own; a quoted cell that holds such a line was
            never closed, and must not swallow the rows below it.
    """
    index = 0
    while index < len(lines):
        fault = faults.get(index, "")
        if len(lines[index]) > _MAX_LINE:
            yield RawRow(
                number=index + 1, cells=_cut(lines[index][:_MAX_LINE], separator), fault="the line is too long"
            )
            index += 1
            continue
        window = lines[index : index + _MAX_LINES_OF_ROW]
        reader = csv.reader(window, delimiter=separator)
        try:
            cells = tuple(next(reader))
            used = reader.line_num
        except (csv.Error, StopIteration):
            cells, used = (), len(window) + 1
        if used > 1 and (used >= len(window) or _swallows(window[1:used], separator, starts_row)):
            closed = used <= len(window) and _is_closed(window[:used], separator)
            if not closed or _swallows(window[1:used], separator, starts_row):
                cells, used = _cut(lines[index], separator), 1
                fault = fault or "a quotation mark is not closed"
        fault = fault or next((faults[i] for i in range(index, index + used) if i in faults), "")
        yield RawRow(number=index + 1, cells=cells, fault=fault)
        index += used


def find_header(
    lines: list[str], faults: dict[int, str], *, separator: str, is_header: Callable[[tuple[str, ...]], bool]
) -> RawRow | None:
    """Return the first header among the first ``HEADER_ROWS`` rows that this separator gives; None where none is."""
    head = itertools.islice(split_rows(lines, faults, separator=separator, starts_row=is_header), HEADER_ROWS)
    return next((row for row in head if is_header(row.cells)), None)


def _cut(line: str, separator: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip('"') for cell in line.rstrip("\r\n").split(separator))


def _is_closed(lines: list[str], separator: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


def _swallows(lines: list[str], separator: str, starts_row: Callable[[tuple[str, ...]], bool]) -> bool:
    return any(starts_row(_cut(line, separator)) for line in lines)
