"""A batch on disk: which items it holds, and which files are their pages, in order.

Layouts: a folder for each item, named by its archive number; or one file for each item; both, also below folders that
only group. Links are never followed out of the batch, and what is no regular file is never opened. Discovery keeps one
small record for each item; pages are listed when the item's turn comes, so that a batch may hold 100,000 items.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.errors import BatchError
from archive.refcode import sort_key
from ingest.codes import CodeReader
from ingest.names import (
    NaturalKey,
    extension_of,
    is_clutter,
    natural_key,
    promises_scan,
    show_name,
    split_page_name,
    stem_of,
)

TABLE_NAMES = ("catalogue.csv", "catalogue.xlsx")
# Deeper than any sane delivery; a limit keeps a hostile tree from exhausting the stack.
_MAX_DEPTH = 12
_SNIFF_BYTES = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanFile:
    """One file of an item.

    Attributes:
        name: within the item's folder, fit to be shown.
        path: where to open it.
        problem: why it must not be opened, in one line; empty for an ordinary file.
    """

    name: str
    path: str
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class IgnoredFile:
    """A file or folder that is no part of any item, with the reason."""

    name: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A folder or file that carries an item's name."""

    path: str
    name: str
    is_folder: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundItem:
    """An item as the batch names it: its code as written first, and every place with that code, in order."""

    raw_code: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What discovery found. ``items`` stand in the order of their codes, by their normalised code.

    Attributes:
        root: absolute, links resolved.
        tables: the catalogue files at the top, CSV before XLSX.
        files: how many files may be pages, for the estimate of progress.
    """

    root: Path
    tables: tuple[Path, ...]
    items: dict[str, FoundItem]
    ignored: tuple[IgnoredFile, ...]
    files: int
    codes: CodeReader


@dataclass(frozen=True, kw_only=True)
class ItemFiles:
    """The files of one item: pages in order, and what was left out."""

    scans: tuple[ScanFile, ...]
    ignored: tuple[IgnoredFile, ...]


@dataclass(kw_only=True)
class _Discovery:
    root: Path
    codes: CodeReader
    places: dict[str, list[Place]] = field(default_factory=dict)
    tables: list[Path] = field(default_factory=list)
    ignored: list[IgnoredFile] = field(default_factory=list)
    files: int = 0

    def add(self, raw_code: str, entry: os.DirEntry[str], *, is_folder: bool) -> None:
        place = Place(path=entry.path, name=raw_code, is_folder=is_folder)
        self.places.setdefault(self.codes.identify(raw_code), []).append(place)

    def ignore(self, entry: os.DirEntry[str], reason: str) -> None:
        self.ignored.append(IgnoredFile(name=_relative(entry.path, self.root), reason=reason))


def open_batch(path: Path, *, codes: CodeReader) -> Batch:
    """Find the items of a batch without opening their scans.

    Args:
        path: the batch's folder.
        codes: tells which names are archive numbers, and which of those are equal.

    Raises:
        BatchError: no such folder, it cannot be listed, or there is nothing in it to take in.
    """
    try:
        root = path.resolve(strict=True)
        if not root.is_dir():
            raise BatchError(f"{path} is no folder; a batch is a folder of items (see the manual, 'A batch on disk')")
        discovery = _Discovery(root=root, codes=codes)
        _discover_group(discovery, str(root), depth=0)
    except (OSError, RuntimeError) as error:
        raise BatchError(f"The batch {path} cannot be listed: {error}") from error
    if not discovery.places and not discovery.tables:
        raise BatchError(f"{path} holds neither scans nor a catalogue.csv or catalogue.xlsx; is it the right folder?")
    ordered = sorted(discovery.places, key=lambda code: (sort_key(code), code))
    items = {
        code: FoundItem(
            raw_code=discovery.places[code][0].name,
            places=tuple(sorted(discovery.places[code], key=lambda place: _place_order(place, root))),
        )
        for code in ordered
    }
    tables = tuple(sorted(discovery.tables, key=lambda table: table.suffix.lower()))
    for table in tables:
        if problem := _find_problem(table, root):
            raise BatchError(f"{table.name} of the batch is {problem}")
    return Batch(
        root=root,
        tables=tables,
        items=items,
        ignored=tuple(discovery.ignored),
        files=discovery.files,
        codes=codes,
    )


def list_files(batch: Batch, item: FoundItem) -> ItemFiles:
    """List an item's files in page order: those of a folder by natural name order, then those of folders in it."""
    scans: list[ScanFile] = []
    ignored: list[IgnoredFile] = []
    several = len(item.places) > 1
    for place in item.places:
        if place.is_folder:
            prefix = f"{show_name(Path(place.path).name)}/" if several else ""
            found = _list_folder(batch, place.path, prefix=prefix, depth=0)
        else:
            name = show_name(Path(place.path).name)
            found = iter([ScanFile(name=name, path=place.path, problem=_find_problem(Path(place.path), batch.root))])
        for one in found:
            if isinstance(one, ScanFile):
                scans.append(_resolve_link(one))
            else:
                ignored.append(one)
    return ItemFiles(scans=tuple(scans), ignored=tuple(ignored))


# --- discovery -------------------------------------------------------------------------------------------------------
def _discover_group(discovery: _Discovery, folder: str, *, depth: int) -> None:
    """Find items in a folder that is not itself one: the batch, or a folder that only groups."""
    for entry in _entries(folder):
        name = show_name(entry.name)
        if entry.is_dir(follow_symlinks=False):
            if discovery.codes.is_code(name):
                discovery.add(name, entry, is_folder=True)
                _discover_inside(discovery, entry.path, depth=depth + 1)
            elif depth >= _MAX_DEPTH:
                discovery.ignore(entry, "the folders are nested too deeply")
            elif _holds_scans(entry.path):
                discovery.add(name, entry, is_folder=True)
                _discover_inside(discovery, entry.path, depth=depth + 1)
            elif _holds_anything(entry.path):
                _discover_group(discovery, entry.path, depth=depth + 1)
            else:
                discovery.ignore(entry, "an empty folder whose name is no archive number")
        elif depth == 0 and entry.name.casefold() in TABLE_NAMES:
            discovery.tables.append(Path(entry.path))
        elif _may_be_item(discovery, entry, name):
            discovery.files += 1
            discovery.add(split_page_name(stem_of(name)), entry, is_folder=False)


def _discover_inside(discovery: _Discovery, folder: str, *, depth: int) -> None:
    """Count an item folder's files, and find folders in it that are items of their own."""
    if depth > _MAX_DEPTH:
        return
    try:
        entries = _entries(folder)
    except OSError:
        return  # Reported with its reason when the item's files are listed.
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            discovery.files += promises_scan(entry.name)
            continue
        name = show_name(entry.name)
        if discovery.codes.is_code(name):
            discovery.add(name, entry, is_folder=True)
        _discover_inside(discovery, entry.path, depth=depth + 1)


def _may_be_item(discovery: _Discovery, entry: os.DirEntry[str], name: str) -> bool:
    """Tell whether a file beside the item folders is an item, and note why where it is not."""
    # What has an item's name and makes no other claim is a scan, even if one that cannot be read.
    if promises_scan(name) or (not extension_of(name) and discovery.codes.is_code(name)):
        return True
    problem = _find_problem(Path(entry.path), discovery.root)
    if not problem and _holds_scan_bytes(entry.path):
        return True
    if extension_of(name) in {".xls", ".ods", ".et"}:
        discovery.ignore(entry, "a table of another kind; save it as catalogue.xlsx or catalogue.csv")
    else:
        discovery.ignore(entry, problem or "no scan")
    return False


def _holds_scans(folder: str) -> bool:
    try:
        return any(not e.is_dir(follow_symlinks=False) and promises_scan(e.name) for e in _entries(folder))
    except OSError:
        return True  # Taken for an item, so that the reason is reported.


def _holds_anything(folder: str) -> bool:
    return bool(_entries(folder))


# --- pages of one item -----------------------------------------------------------------------------------------------
def _list_folder(batch: Batch, folder: str, *, prefix: str, depth: int) -> Iterator[ScanFile | IgnoredFile]:
    try:
        entries = _entries(folder)
    except OSError as error:
        yield ScanFile(name=prefix or "./", path=folder, problem=f"the folder cannot be listed: {error.strerror}")
        return
    folders: list[os.DirEntry[str]] = []
    for entry in entries:
        name = prefix + show_name(entry.name)
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry)
            continue
        problem = _find_problem(Path(entry.path), batch.root)
        if promises_scan(entry.name) or (problem and not extension_of(entry.name)):
            yield ScanFile(name=name, path=entry.path, problem=problem)
        elif problem:
            yield IgnoredFile(name=name, reason=problem)
        elif _holds_scan_bytes(entry.path) or not extension_of(entry.name):
            yield ScanFile(name=name, path=entry.path)
        else:
            yield IgnoredFile(name=name, reason="no scan")
    for entry in folders:
        name = show_name(entry.name)
        if depth >= _MAX_DEPTH:
            yield IgnoredFile(name=f"{prefix}{name}", reason="the folders are nested too deeply")
        elif not batch.codes.is_code(name):
            yield from _list_folder(batch, entry.path, prefix=f"{prefix}{name}/", depth=depth + 1)


def _find_problem(path: Path, root: Path) -> str:
    """Return why a file must not be opened, or an empty string. Nothing is opened to find out."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            target = path.resolve(strict=True)
            if not target.is_relative_to(root):
                return "a link that leaves the batch; it is not followed"
            mode = os.lstat(target).st_mode
        if stat.S_ISREG(mode):
            return "" if os.access(path, os.R_OK) else "no permission to read the file"
    except (OSError, RuntimeError) as error:
        # A loop of links is a RuntimeError up to Python 3.12.
        return f"cannot be reached: {getattr(error, 'strerror', None) or 'links lead in a circle'}"
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    kind = next((word for test, word in kinds if test(mode)), "a device")
    return f"{kind}, not a file; it is not opened"


def _resolve_link(scan: ScanFile) -> ScanFile:
    path = Path(scan.path)
    if scan.problem or not path.is_symlink():
        return scan
    return ScanFile(name=scan.name, path=str(path.resolve()))


def _holds_scan_bytes(path: str) -> bool:
    """Tell whether the file begins as one of the scan formats does."""
    try:
        # Only regular files come here; the flags hold should one be exchanged for a pipe or a link meanwhile.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            head = file.read(_SNIFF_BYTES)
    except OSError:
        return False
    starts = (
        b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51",
    )  # fmt: skip
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    bitmap = head[:2] == b"BM" and head[6:10] == b"\0\0\0\0"
    return head.startswith(starts) or webp or bitmap or b"%PDF-" in head


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        kept = [entry for entry in entries if not is_clutter(entry.name)]
    return sorted(kept, key=lambda entry: natural_key(entry.name))


def _place_order(place: Place, root: Path) -> tuple[NaturalKey, ...]:
    return tuple(natural_key(part) for part in Path(_relative(place.path, root)).parts)


def _relative(path: str, root: Path) -> str:
    return show_name(os.path.relpath(path, root))


def iterate_codes(batch: Batch, codes: Iterable[str]) -> Iterator[tuple[str, FoundItem | None]]:
    """Yield every code of the batch and of ``codes`` (its catalogue's) once, in order, with where its scans are."""
    for code in sorted({*batch.items, *codes}, key=lambda code: (sort_key(code), code)):
        yield code, batch.items.get(code)
