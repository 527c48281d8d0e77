"""The registry: which fonds writes its archive numbers how, and what class, level and retention a category has.

It is read from ``registry.toml`` beside this module, or from a file the settings name. It decides where the shape of a
code does not; what it does not decide is refused, not guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from archive import refcode
from archive.access_marks import AccessMarks, strictest
from archive.case_terms import CaseTerms
from archive.errors import ReferenceCodeError, SettingsError
from archive.model import CatalogueRow, ShelfLocation
from archive.refcode import PROFILES, ReferenceCode
from archive.retention import RetentionKind, read_retention
from archive.scope import CONTROLLED, OPEN, RESTRICTED
from archive.shelving import parse_location

OTHER_CLASS = "其他"


@dataclass(frozen=True, kw_only=True)
class Series:
    """What the registry says of the records a code belongs to.

    Attributes:
        archive_class: 户籍 …, or ``OTHER_CLASS``.
        access_level: before a row's own marks.
        retention_default: where neither code nor row says.
        label: for people.
        sealed: no mark in a row makes it more open.
    """

    archive_class: str
    access_level: str
    retention_default: str = ""
    label: str = ""
    sealed: bool = False


# Nobody said what these records are, so nobody sees them until somebody does.
_UNKNOWN_SERIES = Series(archive_class=OTHER_CLASS, access_level=RESTRICTED, label="其他档案")


@dataclass(frozen=True, kw_only=True)
class _Fonds:
    profiles: tuple[str, ...]
    category_profiles: Mapping[str, tuple[str, ...]]
    category_series: Mapping[str, Series]


class Registry:
    """See the module. Immutable once loaded; safe to share between threads and to send to other processes."""

    def __init__(
        self,
        *,
        fonds: Mapping[str, _Fonds],
        series: Mapping[tuple[str, str], Series],
        terms: CaseTerms,
        marks: AccessMarks,
    ) -> None:
        self._fonds = dict(fonds)
        self._series = dict(series)
        self._terms = terms
        self._marks = marks

    @classmethod
    def load(cls, path: Path | None = None) -> Registry:
        """Read a registry file, or the one that comes with the product.

        Raises:
            SettingsError: the file cannot be read, or says something impossible; the message names the place.
        """
        source = path or Path(__file__).with_name("registry.toml")
        try:
            table = tomllib.loads(source.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            msg = f"the registry {source} cannot be read ({error}); correct the file or the setting that names it"
            raise SettingsError(msg) from error
        try:
            return _read_registry(table)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            detail = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
            msg = f"the registry {source} is wrong: {detail}; compare it with the one that comes with danghao"
            raise SettingsError(msg) from error

    def read_code(self, raw: str) -> ReferenceCode:
        """Read an archive number under the profile of its fonds; that of an unknown fonds by its shape.

        Raises:
            ReferenceCodeError: it cannot be read, or its shape allows several profiles (``candidates``) and the
                registry does not say which; ``take_unread`` still takes it in.
        """
        partly = refcode.read_partly(raw)
        known = self._fonds.get(partly.fonds)
        if known is None:
            return refcode.parse(raw, PROFILES)
        return refcode.parse(raw, known.category_profiles.get(partly.category, known.profiles))

    def take_unread(self, raw: str) -> ReferenceCode:
        """Return a code that ``read_code`` refused with what is certain of it, so that the item is not dropped.

        Its profile is ``refcode.UNREAD`` and its text the normalised number; fonds, category, year and retention are
        set where they are plain whatever the profile, so that a volume-or-item code keeps its class.

        Raises:
            ReferenceCodeError: nothing is left of it to name an item by.
        """
        code = refcode.read_partly(raw)
        if not code.text:
            msg = "an archive number is missing: the field is empty"
            raise ReferenceCodeError(msg)
        return code

    def series_of(self, code: ReferenceCode) -> Series:
        """Return what the code's records are; an unknown category is ``OTHER_CLASS``, restricted."""
        known = self._fonds.get(code.fonds)
        if known and (own := known.category_series.get(code.category)):
            return own
        for part in code.subcategories:
            if found := self._series.get((code.category, part)):
                return found
        return self._series.get((code.category, ""), _UNKNOWN_SERIES)

    def access_level(self, code: ReferenceCode, row: CatalogueRow | None) -> str:
        """Return the level of an item: its series' level, as its row's 开放标识 and 密级 change it.

        Only a 开放标识 that says so makes an item more open, and never a sealed one or one with a 密级. A mark that
        the registry does not know makes it restricted.
        """
        series = self.series_of(code)
        if row is None:
            return series.access_level
        access = self._marks.read_access(row.access)
        level = series.access_level
        if access == OPEN and not series.sealed:
            level = OPEN
        return strictest(level, access or OPEN, self._marks.read_security(row.security) or OPEN)

    def retention(self, code: ReferenceCode, row: CatalogueRow | None) -> str:
        """Return an item's retention mark (``Y``, ``D30``, ``长期``): the row's, else the code's, else the default."""
        for raw in (row.retention if row else "", code.retention):
            read = read_retention(raw)
            if read.kind is not RetentionKind.UNKNOWN:
                return read.mark
        return self.series_of(code).retention_default

    def case_types(self, archive_class: str) -> tuple[str, ...]:
        """Return the terms of 业务类型 of a class, those that every class has last."""
        return self._terms.of_class(archive_class)

    def canonical_case_type(self, archive_class: str, raw: str) -> str | None:
        """Return the term that a loosely written 业务类型 means (``迁入`` → ``户口迁入``), or None where none is meant.

        Under a class without terms (``其他``), the terms of all classes are looked at.
        """
        return self._terms.find(archive_class, raw)

    def read_case_types(self, archive_class: str, raw: str) -> tuple[str, ...]:
        """Return the terms that a 业务类型 cell names, parted by 、；，or /; what means no term stays as written."""
        parts = [part.strip() for part in re.split(r"[、；;，,/]", raw)]
        whole = self.canonical_case_type(archive_class, raw) if len(parts) == 1 else None
        terms = [whole] if whole else [self.canonical_case_type(archive_class, part) or part for part in parts if part]
        return tuple(dict.fromkeys(terms))

    def find_unknown(self, code: ReferenceCode, row: CatalogueRow) -> tuple[str, ...]:
        """Return, in one line each, the cells of a row whose value nobody knows. They are kept as they stand."""
        place = self.parse_location(row.location)
        archive_class = self.series_of(code).archive_class
        known = {*self.case_types(archive_class), *self._terms.all_terms()}
        knows_security = self._marks.knows_security(row.security)
        closes = self._marks.read_security(row.security) == RESTRICTED
        faults = [
            (
                row.retention and read_retention(row.retention).kind is RetentionKind.UNKNOWN,
                f"保管期限 '{row.retention}' is no period; write 永久, 30年, D30, 长期 or 短期",
            ),
            (
                row.location and not (place.room or place.row or place.section or place.shelf or place.box),
                f"库位 '{row.location}' names no 库房, 列, 节, 层 or 盒",
            ),
            (
                not self._marks.knows_access(row.access),
                f"开放标识 '{row.access}' is not known, so the item is restricted",
            ),
            (
                not knows_security and closes,
                f"密级 '{row.security}' is not known, so the item is restricted",
            ),
            (
                not knows_security and not closes,
                f"密级 '{row.security}' goes on behind a known mark, which holds; write the mark and its term",
            ),
        ]
        unknown = [term for term in self.read_case_types(archive_class, row.case_type) if term not in known]
        said = [fault for is_fault, fault in faults if is_fault]
        return (
            *said,
            *(f"业务类型 '{term}' is none of class {archive_class}; it is found as written" for term in unknown),
        )

    def class_names(self) -> tuple[str, ...]:
        """Return every archive class, in the registry's order, ``OTHER_CLASS`` last."""
        names = [
            *(series.archive_class for series in self._series.values()),
            *(series.archive_class for fonds in self._fonds.values() for series in fonds.category_series.values()),
        ]
        return (*dict.fromkeys(name for name in names if name != OTHER_CLASS), OTHER_CLASS)

    def class_codes(self) -> dict[str, str]:
        """Return the classes by the code that their archive numbers have (``HJ``: 户籍)."""
        codes = {category: series.archive_class for (category, part), series in self._series.items() if not part}
        for fonds in self._fonds.values():
            for category, series in fonds.category_series.items():
                codes.setdefault(category, series.archive_class)
        return codes

    def parse_location(self, raw: str, box: str = "") -> ShelfLocation:
        """Return the place that a 库位 and a 盒号 cell name; see ``archive.shelving``."""
        return parse_location(raw, box)


def _read_registry(table: Mapping[str, object]) -> Registry:
    series: dict[tuple[str, str], Series] = {}
    terms: dict[str, tuple[str, ...]] = {}
    also: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in _tables(table, "class"):
        name, category = _text(entry, "name"), _text(entry, "category")
        whole = _read_series(entry, name, None)
        if (category, "") in series:
            msg = f"category {category} stands in two classes"
            raise ValueError(msg)
        series[category, ""] = whole
        for part in _tables(entry, "part"):
            series[category, _text(part, "subcategory")] = _read_series(part, name, whole)
        terms[name] = _texts(entry, "case_types")
        also[name] = _read_also(entry)
    common = _table(table, "any_class")
    marks = _table(table, "marks")
    return Registry(
        fonds=_read_fonds(table, series),
        series=series,
        terms=CaseTerms(
            terms=terms,
            also=also,
            common=_texts(common, "case_types") if common else (),
            common_also=_read_also(common),
        ),
        marks=AccessMarks(access=_read_marks(marks, "access"), security=_read_marks(marks, "security")),
    )


def _read_series(entry: Mapping[str, object], archive_class: str, base: Series | None) -> Series:
    start = base or replace(_UNKNOWN_SERIES, archive_class=archive_class, label=archive_class)
    level = _text(entry, "access_level", start.access_level)
    if level not in {OPEN, CONTROLLED, RESTRICTED}:
        msg = f"access_level {level!r} of {archive_class} is none of {OPEN}, {CONTROLLED}, {RESTRICTED}"
        raise ValueError(msg)
    return replace(
        start,
        access_level=level,
        retention_default=_text(entry, "retention", start.retention_default),
        label=_text(entry, "label", start.label),
        sealed=entry.get("sealed", start.sealed) is True,
    )


def _read_fonds(table: Mapping[str, object], series: Mapping[tuple[str, str], Series]) -> dict[str, _Fonds]:
    fonds: dict[str, _Fonds] = {}
    for entry in _tables(table, "fonds"):
        number = _text(entry, "number")
        category_profiles: dict[str, tuple[str, ...]] = {}
        category_series: dict[str, Series] = {}
        for category in _tables(entry, "category"):
            code = _text(category, "code")
            if "profiles" in category:
                category_profiles[code] = _read_profiles(category, f"{number}-{code}")
            if "class" in category:
                name = _text(category, "class")
                alike = next((s for (_, part), s in series.items() if s.archive_class == name and not part), None)
                category_series[code] = _read_series(category, name, alike)
        fonds[number] = _Fonds(
            profiles=_read_profiles(entry, number),
            category_profiles=category_profiles,
            category_series=category_series,
        )
    return fonds


def _read_profiles(entry: Mapping[str, object], whose: str) -> tuple[str, ...]:
    profiles = _texts(entry, "profiles")
    for profile in profiles:
        if profile not in PROFILES:
            msg = f"profile {profile!r} of {whose} is none of {', '.join(PROFILES)}"
            raise ValueError(msg)
    for pair in ({"v22", "i22"}, {"c94", "g91"}):
        if pair <= set(profiles):
            msg = f"profiles {' and '.join(sorted(pair))} of {whose} share a shape; keep the one that is meant"
            raise ValueError(msg)
    if not profiles:
        msg = f"{whose} has no profile"
        raise ValueError(msg)
    return profiles


def _read_also(entry: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    table = _table(entry, "also")
    return {term: _texts(table, term) for term in table}


def _read_marks(table: Mapping[str, object], name: str) -> dict[str, str]:
    """Return level by mark; the level of a mark that says nothing is empty."""
    levels = _table(table, name)
    marks: dict[str, str] = {}
    for level in levels:
        if level not in {OPEN, CONTROLLED, RESTRICTED, "plain"}:
            msg = f"marks.{name}.{level} is none of {OPEN}, {CONTROLLED}, {RESTRICTED}, plain"
            raise ValueError(msg)
        marks |= dict.fromkeys(_texts(levels, level), "" if level == "plain" else level)
    return marks


def _table(entry: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = entry.get(name, {})
    if not isinstance(value, dict):
        msg = f"{name} must be a table"
        raise TypeError(msg)
    return value


def _tables(entry: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        msg = f"{name} must be a list of tables ([[{name}]])"
        raise TypeError(msg)
    return value


def _text(entry: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = entry[name] if default is None else entry.get(name, default)
    if not isinstance(value, str):
        msg = f"{name} must be a text"
        raise TypeError(msg)
    return value


def _texts(entry: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = entry[name]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        msg = f"{name} must be a list of texts"
        raise TypeError(msg)
    return tuple(value)
