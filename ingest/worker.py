"""What runs inside a worker process: look at a scan, read a page, extract an item's mentions.

A call gets hashes and gives back a small outcome; images and readings go through the blob store. This is the worker
boundary: whatever a scan, an engine or a rule throws becomes a recorded reason, and only what is wrong with the machine
itself (no engine, no space, no blob store) goes up and stops the run. Nothing here touches the catalogue.
"""

from __future__ import annotations

import errno
import pickle
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive.blobs import Blobs
from archive.catalogue import Recognised, Rendered
from archive.errors import (
    BlobError,
    BlobsUnavailableError,
    EngineUnavailableError,
    IngestError,
    RecognitionError,
    ScanError,
)
from archive.model import Mention, Scan
from archive.scan_quality import ScanFault, check_scan
from archive.text_json import read_page_text, write_page_text
from extraction.context import ItemContext
from ingest.stages import EngineIdentity, Stage

if TYPE_CHECKING:
    # The libraries behind these load in half a second and more; the main process has no use for them.
    from ocr.port import Engine
    from ocr.scans import PageImage

_MAX_REASON = 500

ReaderFactory = Callable[[], "Engine"]


@dataclass(frozen=True, kw_only=True)
class WorkerSetup:
    """What a worker needs, sent along with each call; small and picklable.

    Attributes:
        blobs: where scans are found and readings go.
        reader_factory: builds the engine, once in each process; equal pickles mean the same engine.
    """

    blobs: Blobs
    reader_factory: ReaderFactory


@dataclass(frozen=True, kw_only=True)
class ScanOutcome:
    """What a scan file is. ``failure`` says why nobody can tell; empty otherwise."""

    media_type: str = ""
    frames: int = 0
    failure: str = ""


@dataclass(frozen=True, kw_only=True)
class PageOutcome:
    """What became of one page.

    Attributes:
        rendered: present once the page became an image, even if reading it failed.
        recognised: present once it was read.
        failed_stage, failure: where and why it failed, in one line; empty otherwise.
        render_s, recognise_s: time taken.
        faults: what is wrong with the scan.
    """

    rendered: Rendered | None = None
    recognised: Recognised | None = None
    failed_stage: Stage | None = None
    failure: str = ""
    render_s: float = 0.0
    recognise_s: float = 0.0
    faults: tuple[ScanFault, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExtractOutcome:
    mentions: tuple[Mention, ...] = ()
    failure: str = ""
    seconds: float = 0.0


# --- calls -----------------------------------------------------------------------------------------------------------
def describe_engine(setup: WorkerSetup) -> EngineIdentity:
    """Build the engine and say what it is. Raises EngineUnavailableError where it is not installed."""
    engine = _engine_of(setup)
    return EngineIdentity(name=engine.name, version=engine.version, parameters=engine.parameters)


def prepare(setup: WorkerSetup) -> EngineIdentity:
    """Make a process ready for pages: ask the blob store something, build the engine.

    Raises:
        BlobError, SettingsError: the store cannot be asked from here.
        EngineUnavailableError: the engine is not installed.
    """
    setup.blobs.has("0" * 64)
    return describe_engine(setup)


def inspect(setup: WorkerSetup, sha256: str) -> ScanOutcome:
    """Find out what a scan file is and how many pages it holds."""
    from ocr.scans import inspect_scan

    try:
        with _open_blob(setup.blobs, sha256) as stream:
            info = inspect_scan(stream, name=sha256)
    except Exception as error:  # noqa: BLE001 - the worker boundary
        return ScanOutcome(failure=_explain(error, sha256=sha256))
    return ScanOutcome(media_type=info.media_type, frames=info.frames)


def read(setup: WorkerSetup, scan: Scan, frame: int) -> PageOutcome:
    """Render and recognise one page; store the reading, and a rendition where a browser cannot show the scan.

    The artefacts are durable before this returns; a kill before that leaves at most blobs that nothing names.
    """
    started = time.perf_counter()
    try:
        rendered, image = _render(setup, scan, frame)
    except Exception as error:  # noqa: BLE001 - the worker boundary
        reason = _explain(error, sha256=scan.sha256)
        return PageOutcome(failed_stage=Stage.RENDER, failure=reason, render_s=time.perf_counter() - started)
    middle = time.perf_counter()
    try:
        recognised, faults = _recognise(setup, image)
    except Exception as error:  # noqa: BLE001 - the worker boundary
        return PageOutcome(
            rendered=rendered,
            failed_stage=Stage.RECOGNISE,
            failure=_explain(error, sha256=scan.sha256),
            render_s=middle - started,
            recognise_s=time.perf_counter() - middle,
        )
    return PageOutcome(
        rendered=rendered,
        recognised=recognised,
        render_s=middle - started,
        recognise_s=time.perf_counter() - middle,
        faults=faults,
    )


def extract_mentions(setup: WorkerSetup, texts: tuple[tuple[int, str], ...], context: ItemContext) -> ExtractOutcome:
    """Extract the mentions of an item from its readings, given by page number and hash."""
    from extraction.extract import extract

    started = time.perf_counter()
    try:
        pages = [(number, read_page_text(_get_blob(setup.blobs, sha256))) for number, sha256 in texts]
        mentions = extract(pages, context)
    except Exception as error:  # noqa: BLE001 - the worker boundary
        return ExtractOutcome(failure=_explain(error), seconds=time.perf_counter() - started)
    return ExtractOutcome(mentions=mentions, seconds=time.perf_counter() - started)


# --- inside ----------------------------------------------------------------------------------------------------------
# By the pickled factory: each call brings a copy of its own, and copies of a partial are not equal.
_engines: dict[bytes, Engine] = {}


def _engine_of(setup: WorkerSetup) -> Engine:
    """Return this process's engine, built at its first call."""
    key = pickle.dumps(setup.reader_factory)
    if key not in _engines:
        _limit_threads()
        _engines[key] = setup.reader_factory()
    return _engines[key]


def _limit_threads() -> None:
    import cv2

    cv2.setNumThreads(1)


def _render(setup: WorkerSetup, scan: Scan, frame: int) -> tuple[Rendered, PageImage]:
    from ocr.reading import encode_rendition
    from ocr.scans import render_page

    with _open_blob(setup.blobs, scan.sha256) as stream:
        image = render_page(stream, frame=frame)
    if image.displayable:
        image_sha256, media_type = scan.sha256, scan.media_type
    else:
        data, media_type = encode_rendition(image.pixels)
        image_sha256 = _store(setup.blobs, data)
    height, width = image.pixels.shape[:2]
    rendered = Rendered(width=width, height=height, image_sha256=image_sha256, image_media_type=media_type)
    return rendered, image


def _recognise(setup: WorkerSetup, image: PageImage) -> tuple[Recognised, tuple[ScanFault, ...]]:
    from ocr.reading import read_page

    text = read_page(image, _engine_of(setup))
    recognised = Recognised(
        text_sha256=_store(setup.blobs, write_page_text(text)),
        engine=text.engine,
        mean_confidence=text.mean_confidence,
    )
    return recognised, check_scan(text)


def _open_blob(blobs: Blobs, sha256: str) -> BinaryIO:
    try:
        return blobs.open(sha256)
    except BlobError as error:
        # Seldom is anything lost: a store went away, or another host has another one.
        msg = (
            f"A scan that was just stored cannot be opened: {error}. See that every host reaches the same blobs, then "
            "run the same command: it goes on where it stopped"
        )
        raise IngestError(msg) from error


def _get_blob(blobs: Blobs, sha256: str) -> bytes:
    """Return a blob. That it is lost or damaged concerns its item; that nobody can tell stops the run."""
    try:
        return blobs.get(sha256)
    except BlobsUnavailableError as error:
        raise IngestError(explain_storage(error)) from error
    except BlobError:
        try:
            blobs.has(sha256)
        except BlobError as error:
            raise IngestError(explain_storage(error)) from error
        raise


def _store(blobs: Blobs, data: bytes) -> str:
    try:
        return blobs.put(data)
    except (BlobError, OSError) as error:
        raise IngestError(explain_storage(error)) from error


def explain_storage(error: Exception) -> str:
    """Return what to do about blobs or rows that cannot be written."""
    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.errno in {errno.ENOSPC, errno.EDQUOT}:
            return "The disk is full. Make space, then run the same command: it goes on where it stopped"
    return f"Results cannot be stored ({error}). Mend that, then run the same command: it goes on where it stopped"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _explain(error: Exception, *, sha256: str = "") -> str:
    """Return the reason to record, in one line, or raise where the machine and not the page is at fault."""
    if isinstance(error, (EngineUnavailableError, IngestError)):
        raise error
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        raise IngestError(explain_storage(error)) from error
    text = str(error)
    if not isinstance(error, (ScanError, RecognitionError)):
        text = f"{type(error).__name__}: {text}" if text else type(error).__name__
    if sha256:
        # Readers know a blob by its hash. The reason holds for every file of this content, so it names none; where it
        # is shown, the page's locator stands before it.
        text = text.removeprefix(f"{sha256}: ").removeprefix("scan: ").replace(sha256, "the scan")
    line = " ".join(text.split())
    return line if len(line) <= _MAX_REASON else f"{line[: _MAX_REASON - 1]}…"
