"""Machines that fail under an ingest: full disks, an index that cannot be written."""

import io
import re

import pytest
from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table
from ingest_fakes import FullBlobs
from PIL import Image

from archive.errors import DocumentsRefusedError, IndexUnavailableError, IngestError
from archive.model import FindingKind, PageState
from danghao import render
from ingest.publish import reindex
from ingest.worker import ScanOutcome


def fill(batch, items=6):
    for item in range(1, items + 1):
        draw_page(batch / code(item) / "1.tif", f"item {item}")
    write_table(batch, [(code(item), f"题{item}", 1, "", "") for item in range(1, items + 1)])


@pytest.mark.parametrize("limit", [0, 4, 11])
def test_a_full_disk_stops_and_nothing_is_lost(tmp_path, batch, limit):
    fill(batch)
    with Bench(tmp_path / "whole") as bench:
        bench.ingest(batch, executor=Inline())
        expected = bench.content()
    with Bench(tmp_path / "full") as bench:
        with pytest.raises(IngestError, match=r"disk is full.*run the same command"):
            bench.ingest(batch, blobs=FullBlobs(bench.blobs, limit), executor=Inline())
        assert all(page.state is not PageState.FAILED for ref in bench.items() for page in bench.pages_of(ref))
        before = len(bench.read_calls())
        report = bench.ingest(batch, executor=Inline())
        assert bench.content() == expected
        assert report.failed == ()
        assert len(bench.read_calls()) - before == report.recognised


def test_a_scan_that_could_not_be_opened_is_tried_again_when_asked(bench, batch, monkeypatch):
    fill(batch, items=2)
    with monkeypatch.context() as patch:
        patch.setattr("ingest.item_flow.inspect", lose_memory)
        assert len(bench.ingest(batch, executor=Inline()).failed) == 2
    assert len(bench.ingest(batch, executor=Inline()).failed) == 2
    assert bench.read_calls() == []
    assert bench.ingest(batch, executor=Inline(), retry_failed=True).recognised == 2
    assert bench.ingest(batch, executor=Inline()).skipped == 2
    assert {page.scan.media_type for item in (1, 2) for page in bench.pages_of(code(item))} == {"image/tiff"}


def test_a_broken_scan_in_a_pdf_fails_and_the_other_pages_are_read(bench, batch):
    pictures = []
    for number in range(3):
        draw_page(batch.parent / "page.jpg", f"page {number}", size=(600, 800))
        pictures.append(Image.open(io.BytesIO((batch.parent / "page.jpg").read_bytes())))
    whole = io.BytesIO()
    pictures[0].save(whole, "PDF", save_all=True, append_images=pictures[1:])
    first, *others = re.split(rb"(?<=stream\n)(?=\xff\xd8\xff)|(?=\nendstream)", whole.getvalue())
    streams = [n for n, part in enumerate(others) if part.startswith(b"\xff\xd8\xff")]
    others[streams[1]] = b"\0" * 3000
    others[streams[2]] = others[streams[2]][: len(others[streams[2]]) * 45 // 100]
    (batch / f"{code(1)}.pdf").write_bytes(b"".join([first, *others]))
    report = bench.ingest(batch, executor=Inline())
    assert (report.pages, report.recognised) == (3, 1)
    assert [failure.page for failure in report.failed] == [f"{code(1)}#0002", f"{code(1)}#0003"]
    assert all("its picture of 600 × 800 pixels, DCT, is cut off" in failure.reason for failure in report.failed)


def lose_memory(setup, sha256):
    return ScanOutcome(failure="MemoryError")


def test_an_index_that_is_away_for_a_while_stops_no_reading(bench, batch, monkeypatch):
    class Absent:
        """Does not answer the first times; ``asked`` counts all."""

        def __init__(self, inner, away):
            self._inner, self._away, self.asked = inner, away, 0

        def __getattr__(self, name):
            self.asked += 1
            if self.asked <= self._away:
                raise IndexUnavailableError("nobody answers")
            return getattr(self._inner, name)

    fill(batch)
    monkeypatch.setattr("ingest.run._PUBLISH_ITEMS", 1)
    # Asked once at the start, and then with the first item.
    bench.index = Absent(bench.index, away=2)
    report = bench.ingest(batch, executor=Inline())
    # After the first failure it is left alone for the rest of the run, and asked again at its end.
    assert (report.recognised, report.published, report.unpublished, report.index_problem) == (6, 6, 0, "")


def test_an_item_that_the_index_refuses_is_named_and_no_other_suffers(bench, batch):
    class Picky:
        """Takes nothing of one item."""

        def __init__(self, inner):
            self._inner = inner

        def __getattr__(self, name):
            return getattr(self._inner, name)

        def add(self, documents):
            documents = list(documents)
            self._inner.add(document for document in documents if document.item_id != refused)
            if any(document.item_id == refused for document in documents):
                raise DocumentsRefusedError({refused: "it is too long"})
            return len(documents)

        def rebuild(self, documents, mark):
            self._inner.rebuild((document for document in documents if document.item_id != refused), mark)
            raise DocumentsRefusedError({refused: "it is too long"})

    fill(batch)
    refused = ""
    bench.ingest(batch, executor=Inline())
    refused = bench.items()[code(2)].item_id
    whole = bench.index
    bench.index = Picky(whole)
    with pytest.raises(DocumentsRefusedError, match="too long"):
        reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    write_table(batch, [(code(item), f"新{item}", 1, "", "") for item in range(1, 7)])
    report = bench.ingest(batch, executor=Inline())
    assert (report.unpublished, report.index_problem) == (1, "")
    (finding,) = [finding for finding in report.findings if finding.kind is FindingKind.NOT_INDEXED]
    assert (finding.ref_code, finding.detail) == (code(2), "the search index refused it: it is too long")
    assert whole.count() == 5
    bench.index = whole
    assert bench.ingest(batch, executor=Inline()).unpublished == 0
    assert whole.count() == 6


@pytest.mark.parametrize("new", [False, True])
def test_an_index_that_only_a_rebuild_mends_is_told_as_such(bench, batch, new):
    fill(batch)
    bench.ingest(batch, executor=Inline())
    bench.index.close()
    (bench.data / "index" / "CURRENT").write_text("damaged")
    if new:
        draw_page(batch / code(7) / "1.png", "item 7")
    for _ in range(2):
        bench.notes.clear()
        report = bench.ingest(batch, executor=Inline())
        assert (report.unpublished, report.index_needs_rebuild) == (int(new), True)
        assert render.index_problem(report).endswith("no ingest mends that, only danghao reindex")
        assert bench.notes[0].endswith("the batch is read, and published by that")
    reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    report = bench.ingest(batch, executor=Inline())
    assert (report.unpublished, report.index_problem) == (0, "")


def test_an_index_that_cannot_be_written_loses_no_reading(bench, batch):
    class Broken:
        def __init__(self, inner):
            self._inner = inner

        def __getattr__(self, name):
            return getattr(self._inner, name)

        def commit(self, mark):
            raise IndexUnavailableError("the index is read-only")

    fill(batch)
    whole = bench.index
    bench.index = Broken(whole)
    report = bench.ingest(batch, executor=Inline())
    assert (report.recognised, report.published, report.unpublished) == (6, 0, 6)
    assert report.index_problem == "the index is read-only"
    assert render.index_problem(report) == (
        "6 items are read but not yet in the search index: the index is read-only; the next ingest publishes them"
    )
    assert report.failed == ()
    bench.index = whole
    report = bench.ingest(batch, executor=Inline())
    assert (report.recognised, report.skipped, report.unpublished, report.index_problem) == (0, 6, 0, "")
    assert bench.index.count() == 6
    assert all(item.published_version for item in bench.catalogue.iterate_items(scope=EVERYTHING))
