"""Reads and extracts a drawn batch without catalogue and index, with the readings kept between runs: for developers.

The engine runs in two processes of one thread each, as ingest runs it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from archive.text import PageText
from benchmarks.doubting import Judged, judge
from benchmarks.scoring import Found, ReadCharacter, Truth
from extraction.certainty import UNCALIBRATED, Certainty

_engine: Any = None


def _start_worker(engine: str) -> None:
    global _engine  # noqa: PLW0603 - one engine a process, built when the process starts
    os.environ["OMP_NUM_THREADS"] = "1"
    if engine == "tesseract":
        from ocr.engines.tesseract import TesseractEngine

        _engine = TesseractEngine()
    else:
        from ocr.engines.rapidocr import RapidOcrEngine

        _engine = RapidOcrEngine(threads=1)


def _read(job: tuple[str, int, str]) -> bytes:
    from archive.text_json import write_page_text
    from ocr.reading import read_page
    from ocr.scans import render_page

    path, frame, cache = job
    key = hashlib.sha256(
        Path(path).read_bytes() + f"|{frame}|{_engine.version}|{_engine.parameters}".encode()
    ).hexdigest()
    kept = Path(cache) / f"{key}.json.gz"
    if kept.is_file():
        return kept.read_bytes()
    with Path(path).open("rb") as stream:
        image = render_page(stream, frame=frame)
    data = write_page_text(read_page(image, _engine))
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_bytes(data)
    half.rename(kept)
    return data


def read_pages(
    out: Path, truths: Sequence[Truth], *, cache: Path, engine: str = "rapidocr", workers: int = 2
) -> list[list[PageText]]:
    """Return the readings of all pages of all items, in order."""
    from archive.text_json import read_page_text

    cache.mkdir(parents=True, exist_ok=True)
    jobs = [(str(out / "batch" / p["file"]), p["frame"], str(cache)) for t in truths for p in t["pages"]]
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(engine,)) as pool:
        texts = iter([read_page_text(data) for data in pool.map(_read, jobs)])
    return [[next(texts) for _ in t["pages"]] for t in truths]


def extract_found(truth: Truth, pages: Sequence[PageText], certainty: Certainty | None = None) -> list[Found]:
    """Return the mentions of an item of which the catalogue says no more than its class and year."""
    from archive.registry import Registry
    from extraction.context import ItemContext
    from extraction.extract import extract

    code = Registry.load().read_code(truth["ref_code"])
    context = ItemContext(archive_class=truth["class"], subcategories=code.subcategories, year=truth["year"])
    mentions = extract(list(enumerate(pages, 1)), context, certainty=certainty)
    return [
        Found(
            type=str(m.type),
            value=m.value,
            page=m.page,
            region=(m.region.x, m.region.y, m.region.w, m.region.h),
            confidence=m.confidence,
            checks=m.checks,
            role=m.role,
        )
        for m in mentions
    ]


def characters_of(page: PageText) -> list[ReadCharacter]:
    a, b, c, d, e, f = page.to_scan
    characters = []
    for line in page.lines:
        for glyph in line.glyphs:
            x, y = glyph.box.center
            across, down = (a * x + b * y + c) / page.scan_width, (d * x + e * y + f) / page.scan_height
            characters.append(ReadCharacter(glyph.text, across, down, glyph.confidence))
    return characters


def judge_part(part: str, items: int, hand_items: int, *, seed: int, cache: Path) -> Iterator[Judged]:
    """Yield the mentions of items in print and by hand of a part, with the confidence of the engine."""
    from benchmarks.quality import draw

    for hand, count in ((False, items), (True, hand_items)):
        with tempfile.TemporaryDirectory() as name:
            out = Path(name)
            truths = draw(out, part=part, count=count, seed=seed, hand=hand)
            for truth, pages in zip(truths, read_pages(out, truths, cache=cache), strict=True):
                yield from judge(truth, extract_found(truth, pages, UNCALIBRATED))
