"""The catalogue's model: items, scans, pages, places on the shelf, readings, mentions, stage results, findings.

Values only: frozen, keyword-only, no storage and no behaviour beyond what follows from the fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from archive.text import Region


class PageState(StrEnum):
    """How far a page has come. A failure is a state with a reason, never empty text."""

    REGISTERED = "registered"  # known, with its scan stored
    RECOGNISED = "recognised"  # read by an engine, or its text came with the file
    FAILED = "failed"


class MentionType(StrEnum):
    PERSON = "person"
    ID_NUMBER = "id_number"
    DATE = "date"
    ADDRESS = "address"
    CASE_TYPE = "case_type"
    NUMBER = "number"
    ORGANISATION = "organisation"
    PHONE = "phone"


class Availability(StrEnum):
    ON_SHELF = "on_shelf"
    ON_LOAN = "on_loan"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class ShelfLocation:
    """Where the paper is, as 库房/列/节/层/盒. It is not part of the archive number and changes; letters are kept.

    Attributes:
        raw: as the catalogue has it (``2库房-01列-03节-2层``); what people are shown.
        box: box number as written, leading zeros kept (``0003``), or empty.
    """

    raw: str = ""
    room: str = ""
    row: str = ""
    section: str = ""
    shelf: str = ""
    box: str = ""


@dataclass(frozen=True, kw_only=True)
class CatalogueRow:
    """One row of a batch's catalogue, as written; ``extra`` keeps the columns nobody knows."""

    ref_code: str
    title: str = ""
    date: str = ""
    retention: str = ""
    security: str = ""
    access: str = ""
    pages: int | None = None
    location: str = ""
    box: str = ""
    creator: str = ""
    case_type: str = ""
    persons: tuple[str, ...] = ()
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item (件), or a volume without items. ``item_id`` never changes; ``ref_code`` may, with an alias left behind.

    Attributes:
        ref_code: normalised archive number, for display, leading zeros kept.
        sort_key: sorts archive numbers by their integers.
        fonds, category, profile: parsed parts; ``profile`` names the grammar that read the code.
        archive_class: 户籍, 出入境 …, from the registry.
        access_level: one of archive.scope's levels, from the registry and the row's 开放标识.
        year: from the archive number, else from the row's date, else None.
        row: the catalogue row, or None for scans that nobody catalogued.
        case_types: the registry's terms for what the row says under 业务类型; what it does not know, as written.
        published_version: content version that the index holds, or None while it holds none.
        revision: grows with every change of what the index should hold; says nothing of the item itself.
    """

    item_id: str
    ref_code: str
    sort_key: str
    fonds: str
    category: str
    profile: str
    archive_class: str
    access_level: str
    year: int | None
    retention: str
    row: CatalogueRow | None
    location: ShelfLocation
    case_types: tuple[str, ...] = ()
    availability: Availability = Availability.ON_SHELF
    published_version: str | None = None
    revision: int = field(default=0, compare=False)


# The media type of a scan that nobody could open; a later look that could replaces it.
UNKNOWN_MEDIA_TYPE = "application/octet-stream"
# The media type of what stands for a scan that could not be taken in: a record of its name and the reason.
REFUSED_MEDIA_TYPE = "application/vnd.danghao.refused+json"


@dataclass(frozen=True, kw_only=True)
class Scan:
    """One file as it was delivered, stored write-once by its hash. ``name`` is its name in the batch."""

    sha256: str
    name: str
    media_type: str
    size_bytes: int

    @property
    def refused(self) -> bool:
        """Whether the file could not be taken in, so that what is stored is only a record of why."""
        return self.media_type == REFUSED_MEDIA_TYPE


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of an item.

    Attributes:
        number: from 1, in delivery order; the image serial of the page's locator.
        frame: page inside the scan file, from 0 (multi-page TIFF, PDF).
        width, height: of the served image in pixels; 0 until rendered.
        image_sha256: blob that a browser can show: the scan itself where it can, else a rendition; None until rendered.
        image_media_type: of that blob.
        text_sha256: blob of the reading (see archive.text_json), None until recognised.
        engine, mean_confidence: of that reading.
        failure: why the page could not be read, in one line; empty otherwise.
    """

    item_id: str
    number: int
    scan: Scan
    frame: int
    state: PageState
    width: int = 0
    height: int = 0
    image_sha256: str | None = None
    image_media_type: str | None = None
    text_sha256: str | None = None
    engine: str = ""
    mean_confidence: float | None = None
    failure: str = ""

    @property
    def made(self) -> frozenset[str]:
        """Hashes of what was made of the scan: the reading, and an image where the scan is none that can be shown."""
        named = {self.text_sha256, self.image_sha256} - {self.scan.sha256}
        return frozenset(sha256 for sha256 in named if sha256 is not None)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Something a page says: a name, a number, a date, a place, a matter, tied to where it stands.

    Attributes:
        raw: exactly what the paper says, as read. Never corrected.
        value: normal form. person: simplified characters, no blanks, ``·`` between the parts of a minority name;
            id_number: 15 or 18 characters, upper-case X; date: ISO 8601 cut to its precision; address: no blanks,
            half-width digits; case_type: the registry's term; number: half-width, no blanks; phone: digits and ``-``.
        page: page number from 1.
        confidence: 0…1, calibrated: of the mentions that say 0.9, nine in ten have the right ``value``.
        checks: what held (``checksum``, ``birth_date``, ``sex``, ``label``, ``surname`` …); a failed check is listed
            with a leading ``!`` (``!checksum``). ``mended``: ``value`` differs from ``raw`` by a solved character.
        alternatives: other readings of ``value`` from runner-up characters, most likely first.
        role: what the person or number is here (``户主``, ``former_name``, ``plate``, ``passport`` …), or empty.
    """

    type: MentionType
    raw: str
    value: str
    page: int
    region: Region
    confidence: float
    checks: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    role: str = ""


# The role of a mention that gives a person's earlier or other name; searches label a hit on it ``former_name``.
FORMER_NAME = "former_name"
# The role of a date on which somebody was born; searches ask for births by it.
BIRTH_DATE = "出生日期"


@dataclass(frozen=True, kw_only=True)
class StageResult:
    """What a stage made of its input, found again by ``key`` = hash of (input hash, stage, version, parameters).

    A row means done: ``artefact_sha256`` names what was made; ``failure`` says why nothing could be.
    """

    key: str
    stage: str
    item_id: str
    page_number: int | None
    artefact_sha256: str | None
    failure: str
    seconds: float
    finished_at: datetime


class FindingKind(StrEnum):
    """What differs between catalogue, scans and reading; found at ingest, reported, never a reason to drop anything."""

    NO_ROW = "no_row"  # scans without a catalogue row
    NO_SCANS = "no_scans"  # a row without scans
    PAGE_COUNT = "page_count"  # 页数 differs from the scans found
    BAD_CODE = "bad_code"  # the archive number cannot be read
    AMBIGUOUS_CODE = "ambiguous_code"  # it is one, but only the registry could say of which kind; the item is taken in
    DUPLICATE_ROW = "duplicate_row"
    BAD_VALUE = "bad_value"  # a cell that cannot be read as what its column says
    UNREADABLE = "unreadable"  # a file or page that failed
    SAME_CODE = "same_code"  # several folders or files that carry one archive number; all are taken in
    KEPT_PAGES = "kept_pages"  # pages that the item has and the batch does not bring; they stay
    NOT_INDEXED = "not_indexed"  # the search index refused the item; it cannot be found by searching
    LOW_RESOLUTION = "low_resolution"  # a scan of less than 200 dpi
    SKEWED = "skewed"  # it leans; what is read is read level
    TURNED = "turned"  # it lies on its side or upside down; what is read is read upright
    CUT_OFF = "cut_off"  # print runs into the edge of the scan
    BLANK_PAGE = "blank_page"
    DUPLICATE_SCAN = "duplicate_scan"  # the very file stands twice in a batch
    MISSING_NUMBER = "missing_number"  # the numbers of an item's scans leave some out
    IGNORED = "ignored"  # a file that is no scan, or nothing's; left where it is


@dataclass(frozen=True, kw_only=True)
class Finding:
    kind: FindingKind
    ref_code: str
    detail: str
