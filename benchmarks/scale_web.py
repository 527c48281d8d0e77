"""danghao's use-cases and its web server, over a catalogue that holds the items that the queries find.

The index holds all items; the catalogue those that answers show (more rows would only make the bench slower to set up:
they are looked up by key). Readings are real blobs. The server is ``danghao serve`` in a process of its own.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from archive.blob_store import FsspecBlobs
from archive.registry import Registry
from archive.scope import local_administrator
from archive.store import open_catalogue, open_reader
from archive.text import Box, Glyph, Line, PageText
from archive.text_json import write_page_text
from benchmarks.scale_items import Record, make_record, number_of, read_item, read_mentions
from benchmarks.scale_measure import Answer
from benchmarks.scale_queries import Asked
from index_mappings.port import SearchIndex
from search_api.parameters import FACETS, SearchParameters
from search_api.service import SearchService

_GLYPH, _PITCH, _MARGIN = 40, 70, 120


def lay_out(body: str) -> PageText:
    """Return a reading with the lines of a form on an A4 page at 300 dpi."""
    lines = []
    for row, text in enumerate(body.split("\n")):
        y = _MARGIN + row * _PITCH
        glyphs = tuple(
            Glyph(text=c, box=Box(_MARGIN + i * _GLYPH, y, _MARGIN + (i + 1) * _GLYPH, y + _GLYPH), confidence=0.97)
            for i, c in enumerate(text)
        )
        lines.append(Line(glyphs=glyphs))
    return PageText(
        width=2480, height=3508, scan_width=2480, scan_height=3508, lines=tuple(lines), engine="rapidocr 3", dpi=300.0
    )


def fill(folder: Path, item_ids: Iterable[str]) -> int:
    """Make a catalogue in ``folder`` with these items, one page each; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'catalogue.sqlite3'}"
    open_catalogue(url).close()
    blobs = FsspecBlobs(str(folder / "blobs"))
    count = 0
    with sqlite3.connect(folder / "catalogue.sqlite3") as connection:
        for item_id in dict.fromkeys(item_ids):
            record = make_record(number_of(item_id))
            _insert_item(connection, record, blobs.put(write_page_text(lay_out(record.body))))
            count += 1
    connection.close()
    catalogue = open_catalogue(url)
    # Counts are kept by the statements that this filling went around.
    getattr(catalogue, "recount", lambda: None)()
    catalogue.close()
    return count


def _insert_item(connection: sqlite3.Connection, record: Record, text_sha256: str) -> None:
    item = read_item(record)
    assert item.row is not None
    row = {
        "ref_code": item.ref_code, "title": item.row.title, "date": item.row.date, "retention": item.retention,
        "security": "", "access": "", "pages": 1, "location": item.row.location, "box": item.row.box, "creator": "",
        "case_type": item.row.case_type, "persons": list(item.row.persons), "note": "", "extra": {},
    }  # fmt: skip
    scan = f"{record.number:064x}"
    _insert(
        connection, "item",
        item_id=item.item_id, repository="local", ref_code=item.ref_code, sort_key=item.sort_key, fonds=item.fonds,
        category=item.category, profile=item.profile, archive_class=item.archive_class, access_level=item.access_level,
        year=item.year, retention=item.retention, catalogue_row=json.dumps(row, ensure_ascii=False),
        case_types=json.dumps(item.case_types, ensure_ascii=False), location=item.location.raw, room="", row_number="",
        section="", shelf="", box=item.location.box, availability="on_shelf", published_version="v1",
    )  # fmt: skip
    _insert(connection, "scan", sha256=scan, media_type="image/jpeg", size_bytes=400_000)
    _insert(
        connection, "page",
        item_id=item.item_id, number=1, scan_sha256=scan, scan_name="0001.jpg", frame=0, state="recognised", width=2480,
        height=3508, image_sha256=scan, image_media_type="image/jpeg", text_sha256=text_sha256, engine="rapidocr 3",
        mean_confidence=0.97, failure="",
    )  # fmt: skip
    for ordinal, mention in enumerate(read_mentions(record)):
        place = mention.region
        _insert(
            connection, "mention", item_id=item.item_id, ordinal=ordinal, type=mention.type.value, raw=mention.raw,
            value=mention.value, page=1, x=place.x, y=place.y, w=place.w, h=place.h, confidence=mention.confidence,
            checks="[]", alternatives="[]", role="", doubtful=0,
        )  # fmt: skip


def _insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    names = ", ".join(values)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' for _ in values)})",  # noqa: S608 - names of this file
        list(values.values()),
    )


class UseCases:
    """``SearchService`` in this process: reads, asks, writes the audit, explains every hit and marks its places."""

    name = "danghao use-cases"

    def __init__(self, folder: Path, index: SearchIndex) -> None:
        url = f"sqlite:///{folder / 'catalogue.sqlite3'}"
        self._reader = open_reader(url)
        self._service = SearchService(
            catalogue=self._reader, index=index, blobs=FsspecBlobs(str(folder / "blobs")), registry=Registry.load(),
            source="bench",
        )  # fmt: skip
        self._scope = local_administrator("bench")

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        parameters = SearchParameters(
            query=asked.text(), name=asked.name, case_type=asked.case_type, id_number=asked.id_number,
            address=asked.address, limit=limit, facets=FACETS if asked.facets else (), strict=True,
        )  # fmt: skip
        answer = self._service.search(parameters, scope=self._scope)
        answer.to_json()
        return Answer(ids=tuple(hit.item.item_id for hit in answer.hits), total=answer.total)

    def close(self) -> None:
        self._reader.close()


class OverHttp:
    """The API of a server; one kept connection for each thread."""

    def __init__(self, port: int, name: str = "danghao over HTTP") -> None:
        self.name = name
        self._port = port
        self._local = threading.local()

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer:
        if not hasattr(self._local, "connection"):
            self._local.connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection: http.client.HTTPConnection = self._local.connection
        parameters = {"query": asked.text(), **asked.filters(), "limit": str(limit), "strict": "true"}
        parameters["facets"] = "all" if asked.facets else "none"
        connection.request("GET", "/api/v1/search?" + urlencode({k: v for k, v in parameters.items() if v}))
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise OSError(f"HTTP {response.status}: {body[:200]!r}")
        # The client reads no more of it: to understand an answer is the asker's time.
        total = re.search(rb'"total":(\d+)', body)
        assert total is not None
        return Answer(ids=(), total=int(total[1]))


@contextlib.contextmanager
def serving(folder: Path, search_url: str, *, workers: int = 1) -> Iterator[tuple[int, int]]:
    """Run ``danghao serve`` over a folder; yield its port and its process."""
    environment = {**os.environ, "DANGHAO_DATA_DIR": str(folder), "DANGHAO_SEARCH_URL": search_url}
    command = [sys.executable, "-c", "from danghao.cli import main; main()", "serve", "--port", "0"]
    command += ["--workers", str(workers)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if found := re.search(r"http://[^:]+:(\d+)", line):
                    break
            else:
                raise OSError("danghao serve did not start")
            yield int(found[1]), process.pid
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
