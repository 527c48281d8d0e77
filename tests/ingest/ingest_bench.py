"""A data directory with real parts (catalogue in SQLite or PostgreSQL, blobs, tantivy) and batches to take in."""

from __future__ import annotations

import json
from concurrent.futures import Executor, Future
from dataclasses import asdict
from pathlib import Path

from ingest_fakes import FakeReader
from PIL import Image, ImageDraw

from archive.blob_store import FsspecBlobs
from archive.registry import Registry
from archive.scope import local_administrator
from archive.store import open_catalogue
from index_mappings.tantivy.index import TantivyIndex
from ingest.executor import LocalProcesses
from ingest.pipeline import IngestDependencies, ingest_batch

EVERYTHING = local_administrator("test")


def code(number, volume=1):
    return f"J998-ZY·HJ·QR·2008·D30-{volume:04d}-{number:03d}"


def draw_page(path, text, *, colour=(255, 255, 255), size=(220, 300), **options):
    """Write an image that differs from every other by its text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, colour)
    if colour == (255, 255, 255):
        draw = ImageDraw.Draw(image)
        for row, start in enumerate(range(0, len(text), 24)):
            draw.text((10, 20 + 14 * row), text[start : start + 24], fill=(0, 0, 0))
    image.save(path, **options)
    return path


def write_table(batch, rows, header="档号,题名,页数,盒号,库位"):
    (batch / "catalogue.csv").write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n")


class Inline(Executor):
    """Runs each call at once in this process."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as an executor does
            future.set_exception(error)
        return future


class Bench:
    """Closes what it opened. ``url`` is the catalogue's, by default SQLite in the folder. ``log`` holds a line for each call of the fake engine."""

    def __init__(self, data: Path, *, url: str = "") -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.log = data / "engine.log"
        self.log.touch()
        self.notes = []
        self.registry = Registry.load()
        self.blobs = FsspecBlobs(data / "blobs")
        self.catalogue = open_catalogue(url or f"sqlite:///{data}/catalogue.db")
        self.index = TantivyIndex(data / "index")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.index.close()
        self.catalogue.close()

    def ingest(
        self, batch, *, reader=None, workers=2, limit_s=60.0, progress=None, blobs=None, executor=None, **options
    ):
        own = executor or LocalProcesses(workers=workers, limit_s=limit_s)
        try:
            deps = IngestDependencies(
                catalogue=self.catalogue,
                blobs=blobs or self.blobs,
                index=self.index,
                registry=self.registry,
                executor=own,
                count_workers=lambda: workers,
                reader_factory=reader or FakeReader(self.log),
                lock_path=self.data / "ingest.lock",
                actor="test",
                note=self.notes.append,
            )
            return ingest_batch(batch, deps=deps, progress=progress, **options)
        finally:
            if executor is None:
                own.shutdown(wait=False)

    def read_calls(self):
        return self.log.read_text().split()

    def items(self):
        return {item.ref_code: item for item in self.catalogue.iterate_items(scope=EVERYTHING)}

    def pages_of(self, ref_code):
        item = self.catalogue.find_item(ref_code, scope=EVERYTHING)
        return self.catalogue.pages([item.item_id], scope=EVERYTHING).get(item.item_id, ())

    def mentions_of(self, ref_code):
        item = self.catalogue.find_item(ref_code, scope=EVERYTHING)
        return self.catalogue.mentions([item.item_id], scope=EVERYTHING).get(item.item_id, ())

    def content(self):
        """Return all that a run leaves behind, without ids and times: catalogue by number, and what the index finds."""
        content = {}
        for ref_code, item in sorted(self.items().items()):
            facts = asdict(item) | {
                "item_id": "",
                "revision": 0,
                "published_version": item.published_version is not None,
            }
            pages = [asdict(page) | {"item_id": ""} for page in self.pages_of(ref_code)]
            mentions = [asdict(mention) for mention in self.mentions_of(ref_code)]
            content[ref_code] = json.loads(json.dumps([facts, pages, mentions], default=str))
        findings = [asdict(finding) for finding in self.catalogue.findings(scope=EVERYTHING)]
        return {"items": content, "findings": findings, "indexed": self.index.count()}


def children_of(pid):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found
