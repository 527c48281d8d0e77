"""The whole flow over real parts, with a quick fake engine: what is taken in, what a second run does, what is reported."""

import json
from dataclasses import replace

import pytest
from ingest_bench import EVERYTHING, Bench, code, draw_page, write_table
from ingest_fakes import CRASHES, REFUSES, FakeReader, absent_engine
from PIL import Image

from archive.errors import BatchError, EngineUnavailableError, IngestError
from archive.model import FindingKind, PageState
from index_mappings.query import Everything
from ingest.executor import LocalProcesses
from ingest.lock import hold_lock
from ingest.publish import publish_pending, reindex
from ingest.verify import verify


@pytest.fixture(scope="module")
def executor():
    with LocalProcesses(workers=2, limit_s=60) as executor:
        yield executor


def fill(batch, items=4, pages=2):
    for item in range(1, items + 1):
        for page in range(1, pages + 1):
            draw_page(batch / code(item) / f"{page}.png", f"item {item} page {page}")
    write_table(
        batch, [(code(item), f"题名{item}", pages, "0003", "2库房-01列-03节-2层") for item in range(1, items + 1)]
    )


def found(bench):
    return bench.index.search(Everything(), scope=EVERYTHING, limit=1000).total


def kinds(report):
    return sorted(finding.kind for finding in report.findings)


def test_a_batch_is_taken_in_whole(bench, batch, executor):
    fill(batch)
    report = bench.ingest(batch, executor=executor)
    assert report.to_json() | {"seconds": 0, "pages_per_second": 0} == {
        "items": 4, "pages": 8, "recognised": 8, "skipped": 0, "failed": [], "seconds": 0, "pages_per_second": 0,
        "published": 4, "unpublished": 0, "index_problem": "", "findings": [], "saved": [],
    }  # fmt: skip
    assert found(bench) == 4
    item = bench.items()[code(2)]
    assert item.row.title == "题名2"
    assert item.archive_class == "户籍"
    assert (item.location.room, item.location.box) == ("2", "0003")
    first, second = bench.pages_of(code(2))
    assert (first.number, first.scan.name, first.state) == (1, "1.png", PageState.RECOGNISED)
    assert (first.width, first.height, first.image_sha256) == (220, 300, first.scan.sha256)
    assert first.text_sha256 != second.text_sha256
    assert first.engine == "fake 1"
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()


def test_a_second_run_does_nothing(bench, batch, executor):
    fill(batch)
    bench.ingest(batch, executor=executor)
    content, calls = bench.content(), bench.read_calls()
    report = bench.ingest(batch, executor=executor)
    assert (report.recognised, report.skipped, report.published, report.pages) == (0, 8, 0, 8)
    assert bench.read_calls() == calls
    assert bench.content() == content


def test_only_what_changed_is_read_again(bench, batch, executor):
    fill(batch)
    bench.ingest(batch, executor=executor)
    draw_page(batch / code(1) / "2.png", "another page")
    draw_page(batch / code(2) / "1-1.png", "one more between")
    report = bench.ingest(batch, executor=executor, replace=True)
    assert (report.recognised, report.skipped, report.published) == (2, 7, 2)
    assert len(bench.read_calls()) == 10
    assert [page.scan.name for page in bench.pages_of(code(2))] == ["1.png", "1-1.png", "2.png"]
    assert kinds(report) == [FindingKind.PAGE_COUNT]


def test_going_back_to_an_earlier_page_brings_its_mentions_back(bench, batch, executor):
    path = draw_page(batch / code(1) / "1.png", "first")
    before = path.read_bytes()
    bench.ingest(batch, executor=executor)
    mentions = bench.mentions_of(code(1))
    draw_page(path, "second")
    bench.ingest(batch, executor=executor, replace=True)
    path.write_bytes(before)
    report = bench.ingest(batch, executor=executor, replace=True)
    assert (report.recognised, report.skipped) == (0, 1)
    assert bench.mentions_of(code(1)) == mentions
    assert len(bench.read_calls()) == 2


def test_equal_scans_are_read_once(bench, batch, executor):
    for item in range(1, 6):
        draw_page(batch / code(item) / "1.tif", "the same page everywhere")
        draw_page(batch / code(item) / "2.tif", "the same page everywhere")
    report = bench.ingest(batch, executor=executor)
    assert report.pages == 10
    assert not report.failed
    assert len(bench.read_calls()) == 1
    pages = [page for item in range(1, 6) for page in bench.pages_of(code(item))]
    assert len({page.text_sha256 for page in pages}) == 1
    assert {page.image_media_type for page in pages} == {"image/jpeg"}
    assert found(bench) == 5


def test_a_changed_row_is_published_without_reading(bench, batch, executor):
    fill(batch)
    bench.ingest(batch, executor=executor)
    write_table(batch, [(code(1), "别的题名", 2, "0009", ""), *((code(n), f"题名{n}", 2, "0003", "2库房-01列-03节-2层") for n in (2, 3, 4))])  # fmt: skip
    report = bench.ingest(batch, executor=executor)
    assert (report.recognised, report.published) == (0, 1)
    assert bench.items()[code(1)].row.title == "别的题名"


def test_another_engine_reads_again_and_the_first_is_remembered(bench, batch, executor):
    fill(batch, items=2)
    bench.ingest(batch, executor=executor)
    newer = FakeReader(bench.log, version="fake 2")
    assert bench.ingest(batch, reader=newer, executor=executor).recognised == 4
    assert bench.pages_of(code(1))[0].engine == "fake 2"
    assert bench.ingest(batch, executor=executor).skipped == 4
    assert bench.pages_of(code(1))[0].engine == "fake 1"
    assert len(bench.read_calls()) == 8


def test_rows_scans_and_codes_that_do_not_match_are_all_taken_in(bench, batch, executor):
    draw_page(batch / code(1) / "1.png", "no row")
    draw_page(batch / "看不懂的盒子" / "1.png", "no code")
    draw_page(batch / code(3) / "1.png", "two wanted")
    draw_page(batch / code(3).replace("·", ".") / "1.png", "the other folder")
    (batch / code(3) / "notes.txt").write_text("x")
    write_table(
        batch, [(code(2), "无扫描件", 1, "", ""), (code(3), "多", 3, "", ""), ("..%2F..%2Fetc", "坏", 1, "", "")]
    )
    report = bench.ingest(batch, executor=executor)
    assert (report.items, report.pages, report.recognised, report.published) == (5, 4, 4, 5)
    assert set(kinds(report)) == {
        FindingKind.NO_ROW, FindingKind.NO_SCANS, FindingKind.BAD_CODE, FindingKind.PAGE_COUNT, FindingKind.SAME_CODE,
        FindingKind.IGNORED,
    }  # fmt: skip
    assert found(bench) == 5
    assert set(bench.catalogue.findings(scope=EVERYTHING)) == set(report.findings)
    assert [page.number for page in bench.pages_of(code(3))] == [1, 2]


def test_an_empty_folder_without_a_row_is_told_as_that_alone(bench, batch, executor):
    (batch / code(1)).mkdir()
    (finding,) = bench.ingest(batch, executor=executor).findings
    assert (finding.kind, finding.detail) == (FindingKind.NO_ROW, "an empty folder without a row in the catalogue")


def test_a_code_of_two_kinds_is_told_as_that(bench, batch, executor):
    draw_page(batch / "J997-ZY·HJ·BG·2007·Y-0042" / "1.png", "a volume or an item")
    write_table(batch, [("J997-ZY·HJ·BG·2007·Y-0042", "甲", 1, "", "")])
    (finding,) = bench.ingest(batch, executor=executor).findings
    assert (finding.kind, finding.ref_code) == (FindingKind.AMBIGUOUS_CODE, "J997-ZY·HJ·BG·2007·Y-0042")
    assert "registry" in finding.detail


def test_a_value_that_nobody_knows_is_told_and_kept(bench, batch, executor):
    draw_page(batch / code(1) / "1.png", "a page")
    write_table(batch, [(code(1), "题名", 1, "0003", "乱写")])
    (finding,) = bench.ingest(batch, executor=executor).findings
    assert (finding.kind, finding.ref_code) == (FindingKind.BAD_VALUE, code(1))
    assert bench.items()[code(1)].location.raw == "乱写"


def test_failures_are_results_until_they_are_retried(bench, batch, executor):
    fill(batch, items=2)
    draw_page(batch / code(1) / "3.png", "", colour=REFUSES)
    draw_page(batch / code(1) / "4.png", "", colour=CRASHES)
    (batch / code(1) / "5.jpg").write_bytes(b"")
    (batch / code(1) / "6.pdf").write_bytes(b"%PDF-1.7 broken")
    (batch / code(1) / "7.tif").write_bytes(draw_page(batch.parent / "whole.tif", "cut").read_bytes()[:2000])
    report = bench.ingest(batch, executor=executor)
    assert (report.pages, report.recognised, len(report.failed)) == (9, 4, 5)
    assert [failure.page for failure in report.failed] == [f"{code(1)}#{n:04d}" for n in range(3, 8)]
    reasons = [failure.reason for failure in report.failed]
    assert reasons[0] == "the engine does not like blue"
    assert reasons[1] == "ZeroDivisionError: division by zero"
    assert all("\n" not in reason and reason for reason in reasons)
    assert bench.items()[code(1)].published_version
    states = [page.state for page in bench.pages_of(code(1))]
    assert states == [PageState.RECOGNISED] * 2 + [PageState.FAILED] * 5
    calls = len(bench.read_calls())
    again = bench.ingest(batch, executor=executor)
    assert (again.recognised, again.skipped, again.failed) == (0, 4, report.failed)
    assert len(bench.read_calls()) == calls
    retried = bench.ingest(batch, executor=executor, retry_failed=True)
    assert retried.failed == report.failed
    assert len(bench.read_calls()) == calls + 2
    draw_page(batch / code(1) / "5.jpg", "mended")
    assert len(bench.ingest(batch, executor=executor).failed) == 4
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()


def test_pages_of_one_file(bench, batch, executor):
    frames = [Image.new("L", (200, 300), 255 - n) for n in range(1, 4)]
    frames[0].save(batch / f"{code(1)}.tif", save_all=True, append_images=frames[1:])
    frames[0].convert("RGB").save(batch / f"{code(2)}.pdf", save_all=True, append_images=[frames[1].convert("RGB")])
    report = bench.ingest(batch, executor=executor)
    assert (report.items, report.pages, report.recognised) == (2, 5, 5)
    pages = bench.pages_of(code(1))
    assert [(page.number, page.frame, page.scan.media_type) for page in pages] == [
        (n + 1, n, "image/tiff") for n in range(3)
    ]
    assert all(bench.blobs.has(page.image_sha256) for page in pages)
    assert bench.ingest(batch, executor=executor).skipped == 5


def test_a_lost_index_is_built_again(bench, batch, executor, tmp_path):
    fill(batch)
    bench.ingest(batch, executor=executor)
    bench.index.remove([item.item_id for item in bench.items().values()][:2])
    bench.index.commit()
    assert found(bench) == 2
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems
    bench.ingest(batch, executor=executor)
    assert found(bench) == 4


def test_reindex_and_publish_pending(bench, batch, executor):
    fill(batch)
    bench.ingest(batch, executor=executor)
    assert reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index) == 4
    assert found(bench) == 4
    assert publish_pending(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index) == 0
    bench.catalogue.forget_published()
    assert publish_pending(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index) == 4
    assert found(bench) == 4


def test_verify_names_what_is_off(bench, batch, executor):
    fill(batch)
    bench.ingest(batch, executor=executor)
    page = bench.pages_of(code(1))[0]
    blob = next(path for path in bench.data.joinpath("blobs").rglob(page.scan.sha256))
    blob.chmod(0o644)
    blob.write_bytes(b"changed")
    text = next(path for path in bench.data.joinpath("blobs").rglob(page.text_sha256))
    text.unlink()
    bench.index.remove([bench.items()[code(2)].item_id])
    bench.index.commit()
    report = verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    assert (report.damaged, report.indexed, report.published, report.audit_break) == (2, 3, 4, None)
    assert len(report.problems) == 4
    assert f"{code(1)}#0001: its stored reading or image is lost or damaged" in report.problems[-1]
    assert not report.sound
    json.dumps(report.to_json())


def test_one_ingest_at_a_time(bench, batch, executor):
    fill(batch)
    with hold_lock(bench.data / "ingest.lock"), pytest.raises(IngestError, match="Another ingest"):
        bench.ingest(batch, executor=executor)
    assert bench.ingest(batch, executor=executor).recognised == 8


def test_what_concerns_the_whole_run_stops_it(bench, batch, executor, tmp_path):
    fill(batch)
    with pytest.raises(EngineUnavailableError, match="apt-get"):
        bench.ingest(batch, reader=absent_engine, executor=executor)
    with pytest.raises(BatchError):
        bench.ingest(tmp_path / "absent", executor=executor)
    (batch / "catalogue.csv").write_text("nothing,of,this\n")
    with pytest.raises(BatchError, match="档号"):
        bench.ingest(batch, executor=executor)
    assert bench.items() == {}


def test_the_audit_tells_of_it(bench, batch, executor):
    fill(batch, items=1)
    bench.ingest(batch, executor=executor)
    tags = [entry.event.tag for entry in bench.catalogue.audit.entries()]
    assert tags == ["ingest:batch:start", "ingest:batch:finish"]


def test_progress_is_told_where_the_run_stands(bench, batch, executor):
    told = []

    class Listener:
        def show(self, standing):
            told.append(replace(standing))

        def close(self):
            told.append(None)

    fill(batch)
    bench.ingest(batch, executor=executor, progress=Listener())
    assert told.pop() is None
    assert (told[-1].done, told[-1].expected, told[-1].items, told[-1].expected_items) == (8, 8, 4, 4)
    assert [standing.done for standing in told] == sorted(standing.done for standing in told)


def test_two_data_directories_end_alike(tmp_path, batch, executor):
    fill(batch)
    contents = []
    for name in ("a", "b"):
        with Bench(tmp_path / name) as bench:
            bench.ingest(batch, executor=executor)
            contents.append(bench.content())
    assert contents[0] == contents[1]


def test_what_is_wrong_with_scans_is_told_and_told_again(bench, batch, executor):
    draw_page(batch / code(1) / "0001.png", "one", dpi=(150, 150))
    draw_page(batch / code(1) / "0003.png", "three", dpi=(300, 300))
    draw_page(batch / code(2) / "0001.png", "one", dpi=(150, 150))
    write_table(batch, [(code(1), "甲", 2, "", ""), (code(2), "乙", 1, "", "")])
    report = bench.ingest(batch, executor=executor)
    assert sorted(kinds(report)) == ["duplicate_scan", "low_resolution", "low_resolution", "missing_number"]
    told = {finding.kind: finding.detail for finding in report.findings if finding.ref_code == code(1)}
    assert told == {
        FindingKind.LOW_RESOLUTION: "page 1: scanned at 150 dpi; at least 200 are asked for",
        FindingKind.MISSING_NUMBER: "the scans' numbers leave out 2",
    }
    # Nothing is read again, and nothing forgotten.
    again = bench.ingest(batch, executor=executor)
    assert (again.recognised, again.findings) == (0, report.findings)
    assert set(bench.catalogue.findings(scope=EVERYTHING)) == set(report.findings)
    # A page that gets another number takes its fault along.
    draw_page(batch / code(1) / "0000.png", "nought", dpi=(300, 300))
    moved = bench.ingest(batch, executor=executor)
    assert (moved.recognised, moved.skipped) == (1, 3)
    assert [f.detail[:7] for f in moved.findings if f.kind is FindingKind.LOW_RESOLUTION] == ["page 2:", "page 1:"]
    (batch / code(1) / "0000.png").unlink()
    bench.ingest(batch, executor=executor, replace=True)
    # A better scan takes its fault away.
    draw_page(batch / code(1) / "0001.png", "one", dpi=(300, 300))
    better = bench.ingest(batch, executor=executor, replace=True)
    assert [f.ref_code for f in better.findings if f.kind is FindingKind.LOW_RESOLUTION] == [code(2)]
