"""The one tree of errors. A message says what happened, to which item, and what to do.

Adapters wrap foreign errors with ``raise … from``; nothing above an adapter sees a foreign exception.
"""

from __future__ import annotations

from collections.abc import Mapping


class DanghaoError(Exception):
    """Anything this product reports to its user in one line."""


class SettingsError(DanghaoError):
    """A setting is missing or cannot be used; the message names it."""


class ReferenceCodeError(DanghaoError):
    """An archive number (档号) cannot be read, or fits several profiles and the registry does not decide.

    Attributes:
        candidates: the profiles that fit, at least two, where it is ambiguous; empty where it cannot be read.
    """

    def __init__(self, message: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnsafeNameError(DanghaoError):
    """A path or identifier from outside could leave its place."""


class NotFoundError(DanghaoError):
    """The named item, page or blob is not here, or is hidden from who asks (the two are not told apart).

    Attributes:
        meant: archive numbers of items that may have been meant and may be shown.
    """

    def __init__(self, message: str, *, meant: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.meant = meant


class CatalogueError(DanghaoError):
    """The catalogue cannot be read or written."""


class NameTakenError(CatalogueError):
    """There is something of this name already; the message says what to do."""


class BlobError(DanghaoError):
    """A blob cannot be stored or read back, or its content is not what its name says."""


class BlobsUnavailableError(BlobError):
    """The store as a whole does not answer, or breaks off; it says nothing of whether a blob is there and whole."""


class BackupError(DanghaoError):
    """A backup cannot be made, is not whole, or must not be restored here."""


class BatchError(DanghaoError):
    """A batch as a whole cannot be taken in: no such folder, no catalogue columns, an unreadable table."""


class BusyError(DanghaoError):
    """Too much waits to be done already; trying again later helps."""


class IngestError(DanghaoError):
    """An ingest had to stop: interrupted, no space, another one at work. What it finished is kept and never redone."""


class ScanError(DanghaoError):
    """One scan or page cannot be turned into an image: broken, encrypted, too large, or not what it says it is."""


class RecognitionError(DanghaoError):
    """An engine failed on a page."""


class EngineUnavailableError(DanghaoError):
    """A recognition engine is not installed; the message says how to install it."""


class IndexUnavailableError(DanghaoError):
    """The search index cannot answer now: absent, locked, damaged or out of reach.

    Attributes:
        needs_rebuild: nothing but ``danghao reindex`` mends it; otherwise trying again may help.
    """

    def __init__(self, message: str, *, needs_rebuild: bool = False) -> None:
        super().__init__(message)
        self.needs_rebuild = needs_rebuild


class DocumentsRefusedError(DanghaoError):
    """The search index took everything but some documents, which it will not take however often they are sent.

    Attributes:
        reasons: why, by item id; each document that was refused.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        item_id, reason = next(iter(reasons.items()))
        super().__init__(f"the search index refused {len(reasons)} items and took all others; item {item_id}: {reason}")
        self.reasons = reasons


class UnsupportedQueryError(DanghaoError):
    """The index understands the query but cannot answer it rightly; a wrong answer would be worse than none."""


class QuerySyntaxError(DanghaoError):
    """A query cannot be understood.

    Attributes:
        position: offset of the fault in the query, in characters from 0.
        length: how many characters the fault covers, at least 1.
    """

    def __init__(self, message: str, *, position: int, length: int = 1) -> None:
        super().__init__(message)
        self.position = position
        self.length = length
