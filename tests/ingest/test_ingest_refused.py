"""Files that cannot be taken in are pages that failed: counted, named, in their place, until a readable one comes."""

import os

import pytest
from ingest_bench import EVERYTHING, Inline, code, draw_page

from archive.errors import BlobError, NotFoundError
from archive.model import FindingKind, PageState
from ingest.verify import verify
from search_api.completeness import CoverageCounter
from search_api.service import SearchService


@pytest.fixture
def item(batch):
    """The folder of an item whose second of three pages is not there yet."""
    for name in ("0001.jpg", "0003.jpg"):
        draw_page(batch / code(1) / name, name)
    return batch / code(1)


def coverage(bench):
    return CoverageCounter(bench.catalogue, bench.index).count(EVERYTHING)


def check_refused(bench, batch, reason, *, number=2, pages=3):
    """Take the batch in twice: the page is there, failed, and nothing is lost or done again."""
    for attempt in range(2):
        report = bench.ingest(batch, executor=Inline())
        (failure,) = report.failed
        assert failure.page == f"{code(1)}#{number:04d}"
        assert reason in failure.reason
        assert report.pages == pages
        assert report.published == (attempt == 0)
        page = bench.pages_of(code(1))[number - 1]
        assert (page.number, page.state, page.failure) == (number, PageState.FAILED, failure.reason)
        assert page.scan.refused
        assert (coverage(bench).failed_pages, coverage(bench).complete) == (1, False)
        assert sum(counts.failed for counts in bench.catalogue.class_counts(scope=EVERYTHING)) == 1
        assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()
    return page


def check_mended(bench, batch, item):
    path = item / "0002.jpg"
    if path.is_symlink() or path.exists():
        path.unlink()
    draw_page(path, "mended")
    report = bench.ingest(batch, executor=Inline())
    assert (report.recognised, report.failed) == (1, ())
    assert [page.scan.name for page in bench.pages_of(code(1))] == ["0001.jpg", "0002.jpg", "0003.jpg"]
    assert coverage(bench).complete
    assert [finding.kind for finding in report.findings] == [FindingKind.NO_ROW]
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()


def test_a_link_out_of_the_batch(bench, batch, item, tmp_path):
    (item / "0002.jpg").symlink_to(draw_page(tmp_path / "secret.jpg", "secret"))
    page = check_refused(bench, batch, "0002.jpg: a link that leaves the batch; it is not followed")
    assert [page.scan.name for page in bench.pages_of(code(1))] == ["0001.jpg", "0002.jpg", "0003.jpg"]
    assert b"secret" not in bench.blobs.get(page.scan.sha256)
    check_mended(bench, batch, item)


def test_a_pipe(bench, batch, item):
    os.mkfifo(item / "0002.jpg")
    check_refused(bench, batch, "a pipe, not a file; it is not opened")
    check_mended(bench, batch, item)


def test_a_file_without_permission(bench, batch, item, monkeypatch):
    draw_page(item / "0002.jpg", "mine")
    with monkeypatch.context() as patch:
        # Root may read everything.
        patch.setattr("ingest.batch.os.access", lambda path, mode: not str(path).endswith("0002.jpg"))
        check_refused(bench, batch, "no permission to read the file")
    check_mended(bench, batch, item)


def test_a_file_that_breaks_off(bench, batch, item, monkeypatch):
    draw_page(item / "0002.jpg", "bad sector")
    whole = bench.blobs.put_file

    def put_file(path):
        if path.name == "0002.jpg":
            raise BlobError("cannot be read")
        return whole(path)

    with monkeypatch.context() as patch:
        patch.setattr(type(bench.blobs), "put_file", lambda self, path: put_file(path))
        patch.setattr("ingest.item_scans._find_read_error", lambda path: "cannot be read: Input/output error")
        check_refused(bench, batch, "Input/output error")
    check_mended(bench, batch, item)


def test_a_folder_that_cannot_be_listed(bench, batch, monkeypatch):
    draw_page(batch / code(1) / "0001.jpg", "hidden")
    from ingest.batch import _entries

    def entries(folder):
        if folder.endswith(code(1)):
            raise PermissionError(13, "Permission denied")
        return _entries(folder)

    with monkeypatch.context() as patch:
        patch.setattr("ingest.batch._entries", entries)
        check_refused(bench, batch, "the folder cannot be listed: Permission denied", number=1, pages=1)
    assert bench.ingest(batch, executor=Inline()).failed == ()
    assert [page.scan.name for page in bench.pages_of(code(1))] == ["0001.jpg"]
    assert coverage(bench).complete


def test_a_page_that_was_read_stays_read_while_its_file_cannot_be(bench, batch, item):
    draw_page(item / "0002.jpg", "read once")
    good = (item / "0002.jpg").read_bytes()
    bench.ingest(batch, executor=Inline())
    before = bench.pages_of(code(1))
    (item / "0002.jpg").unlink()
    os.mkfifo(item / "0002.jpg")
    for _ in range(2):
        report = bench.ingest(batch, executor=Inline())
        assert [failure.page for failure in report.failed] == [f"{code(1)}#0004"]
        assert bench.pages_of(code(1))[:3] == before
    (item / "0002.jpg").unlink()
    (item / "0002.jpg").write_bytes(good)
    assert bench.ingest(batch, executor=Inline()).failed == ()
    assert bench.pages_of(code(1)) == before


def test_equal_faults_of_two_items_are_two_pages(bench, batch):
    for number in (1, 2):
        (batch / code(number)).mkdir()
        os.mkfifo(batch / code(number) / "0001.jpg")
    report = bench.ingest(batch, executor=Inline())
    assert [failure.page for failure in report.failed] == [f"{code(1)}#0001", f"{code(2)}#0001"]
    assert FindingKind.DUPLICATE_SCAN not in {finding.kind for finding in report.findings}
    assert bench.pages_of(code(1))[0].scan.sha256 != bench.pages_of(code(2))[0].scan.sha256


def test_what_stands_for_a_scan_is_not_given_out_as_one(bench, batch, item):
    os.mkfifo(item / "0002.jpg")
    bench.ingest(batch, executor=Inline())
    service = SearchService(
        catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index, registry=bench.registry, source="test"
    )
    for ask in (service.page_scan, service.page_image):
        with pytest.raises(NotFoundError, match="a pipe"):
            ask(code(1), 2, scope=EVERYTHING)
    shown = service.show(code(1), scope=EVERYTHING).to_json()["pages"][1]
    assert (shown["state"], shown["failure"]) == ("failed", "0002.jpg: a pipe, not a file; it is not opened")
