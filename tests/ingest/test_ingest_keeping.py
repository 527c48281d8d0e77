"""What was read stays, whatever a later batch brings, leaves out or says nothing of; only ``replace`` takes it away."""

import shutil

import pytest
from ingest_bench import EVERYTHING, Inline, code, draw_page, write_table
from ingest_fakes import REFUSES, FakeReader
from PIL import Image

from archive.model import FindingKind, PageState, ShelfLocation
from index_mappings.query import Everything
from ingest.publish import reindex
from ingest.verify import verify


@pytest.fixture
def ingest(bench):
    """Take in a batch; whatever it was, catalogue, blobs and index agree after."""

    def take_in(batch, **options):
        report = bench.ingest(batch, executor=Inline(), **options)
        assert problems_of(bench) == ()
        return report

    return take_in


def problems_of(bench):
    return verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems


def draw_item(batch, *names, text="", number=1):
    for name in names:
        draw_page(batch / code(number) / name, f"{text}{name}")
    return batch


def names_of(bench, number=1):
    return [page.scan.name for page in bench.pages_of(code(number))]


def readings(bench, number=1):
    return {page.text_sha256 for page in bench.pages_of(code(number)) if page.state is PageState.RECOGNISED}


def details(report, kind):
    return [finding.detail for finding in report.findings if finding.kind is kind]


def test_a_row_alone_takes_no_page_away(bench, batch, tmp_path, ingest):
    ingest(draw_item(batch, "1.png", "2.png"))
    mentions = bench.mentions_of(code(1))
    assert mentions
    rows = tmp_path / "rows"
    rows.mkdir()
    write_table(rows, [(code(1), "题名", 3, "", "")])
    for options in ({}, {"replace": True}):
        report = ingest(rows, **options)
        assert details(report, FindingKind.NO_SCANS) == ["a row without scans; the item's pages are kept (2)"]
        assert details(report, FindingKind.PAGE_COUNT) == ["the catalogue says 3 pages, scanned are 2"]
        assert (report.pages, report.failed) == (0, ())
        assert names_of(bench) == ["1.png", "2.png"]
        assert bench.mentions_of(code(1)) == mentions
    assert bench.index.search(Everything(), scope=EVERYTHING, limit=9).total == 1


def test_another_batch_with_the_same_number_adds_its_pages(bench, batch, tmp_path, ingest):
    ingest(draw_item(batch, "1.png", "2.png"))
    before = bench.pages_of(code(1))
    other = draw_item(tmp_path / "other", "1.png", "2.png", text="other ")
    report = ingest(other)
    assert (report.pages, report.recognised) == (2, 2)
    assert bench.pages_of(code(1))[:2] == before
    assert names_of(bench) == ["1.png", "2.png", "1.png", "2.png"]
    assert {mention.page for mention in bench.mentions_of(code(1))} == {1, 2, 3, 4}
    (detail,) = details(report, FindingKind.KEPT_PAGES)
    assert detail.startswith("2 pages are kept that this batch does not bring; danghao ingest BATCH --replace makes")
    # Whichever of the two comes again, nothing changes.
    content = bench.content()["items"]
    for again in (batch, other):
        report = ingest(again)
        assert (report.recognised, report.skipped, report.published) == (0, 2, 0)
        assert bench.content()["items"] == content


def test_a_file_that_is_missing_today_keeps_its_page(bench, batch, ingest):
    ingest(draw_item(batch, "1.png", "2.png", "10.png"))
    before = bench.content()["items"]
    (batch / code(1) / "2.png").unlink()
    report = ingest(batch)
    assert (report.pages, report.skipped) == (2, 2)
    assert bench.content()["items"] == before
    assert details(report, FindingKind.KEPT_PAGES)[0].startswith("1 page is kept")
    # New pages go where their names put them; those that move are not read again, not even by another engine.
    draw_item(batch, "1-1.png")
    calls = len(bench.read_calls())
    report = ingest(batch)
    assert names_of(bench) == ["1.png", "1-1.png", "2.png", "10.png"]
    assert len(bench.read_calls()) == calls + 1
    draw_item(batch, "0.png")
    ingest(batch, reader=FakeReader(bench.log, version="fake 2"))
    assert [(page.scan.name, page.engine) for page in bench.pages_of(code(1))] == [
        ("0.png", "fake 2"), ("1.png", "fake 2"), ("1-1.png", "fake 2"), ("2.png", "fake 1"), ("10.png", "fake 2"),
    ]  # fmt: skip
    assert {mention.page for mention in bench.mentions_of(code(1))} == {1, 2, 3, 4, 5}


def spoil(bench, sha256, *, lost):
    path = bench.blobs.local_path(sha256)
    data = path.read_bytes()
    path.unlink()
    if not lost:
        path.write_bytes(b"?" * len(data))


@pytest.mark.parametrize("what", ["text_sha256", "image_sha256"])
@pytest.mark.parametrize("lost", [True, False])
def test_what_is_lost_of_a_page_is_made_again(bench, batch, ingest, what, lost):
    # A browser cannot show a TIFF, so an image is made of it.
    ingest(draw_item(batch, "1.tif", "2.tif"))
    content = bench.content()
    page = bench.pages_of(code(1))[0]
    spoil(bench, getattr(page, what), lost=lost)
    (problem,) = [p for p in problems_of(bench) if not p.startswith("blob ")]
    assert problem.startswith(f"{code(1)}#0001: its stored reading or image is lost or damaged; ingest its batch again")
    report = ingest(batch, retry_failed=not lost)
    assert (report.recognised, report.skipped, report.published) == (1, 1, 1)
    assert bench.content() == content
    report = ingest(batch, retry_failed=True)
    assert (report.recognised, report.skipped, report.published) == (0, 2, 0)


def test_a_damaged_reading_that_a_rebuild_met_is_read_again(bench, batch, ingest):
    ingest(draw_item(batch, "1.png", "2.png"))
    content = bench.content()
    spoil(bench, bench.pages_of(code(1))[1].text_sha256, lost=False)
    reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    assert any("ingest its batch again" in problem for problem in problems_of(bench))
    assert ingest(batch).recognised == 1
    assert bench.content() == content


def test_a_folder_that_is_missing_keeps_the_item(bench, batch, ingest):
    draw_item(batch, "1.png")
    ingest(draw_item(batch, "1.png", number=2))
    shutil.rmtree(batch / code(1))
    write_table(batch, [(code(1), "甲", 1, "", ""), (code(2), "乙", 1, "", "")])
    ingest(batch)
    assert names_of(bench) == ["1.png"]
    assert bench.index.count() == 2


@pytest.mark.parametrize("cut", [0.5, 0.98])
def test_a_cut_copy_of_a_good_file_takes_no_page_away(bench, batch, tmp_path, ingest, cut):
    frames = [Image.new("L", (200, 300), 255 - n) for n in range(1, 6)]
    path = batch / f"{code(1)}.tif"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    good = path.read_bytes()
    ingest(batch)
    before = bench.pages_of(code(1))
    path.write_bytes(good[: int(len(good) * cut)])
    report = ingest(batch)
    assert bench.pages_of(code(1))[:5] == before
    assert report.failed
    # The good file again: what was never read goes.
    path.write_bytes(good)
    report = ingest(batch)
    assert report.failed == ()
    assert all(page.state is PageState.RECOGNISED for page in bench.pages_of(code(1)))
    assert bench.pages_of(code(1))[:5] == before


def test_a_better_scan_takes_the_place_of_a_page_that_was_never_read(bench, batch, ingest):
    draw_item(batch, "1.png", "3.png")
    draw_page(batch / code(1) / "2.png", "", colour=REFUSES)
    assert len(ingest(batch).failed) == 1
    draw_page(batch / code(1) / "2.png", "better")
    (batch / code(1) / "3.png").unlink()
    report = ingest(batch)
    assert (report.failed, report.recognised) == ((), 1)
    assert names_of(bench) == ["1.png", "2.png", "3.png"]


def test_replacing_makes_the_pages_those_of_the_batch_and_is_audited(bench, batch, tmp_path, ingest):
    draw_item(batch, "1.png", "2.png")
    ingest(draw_item(batch, "1.png", number=2))
    gone = [page.scan for page in bench.pages_of(code(1))]
    other = draw_item(tmp_path / "other", "1.png", text="other ")
    (other / code(2)).mkdir()
    (other / code(2) / "1.png").write_bytes(b"\x89PNG\r\n broken")
    report = ingest(other, replace=True)
    assert names_of(bench) == ["1.png"]
    assert len(readings(bench)) == 1
    # Where nothing of the batch can be opened, it replaces nothing.
    assert [page.state for page in bench.pages_of(code(2))] == [PageState.RECOGNISED, PageState.FAILED]
    assert details(report, FindingKind.KEPT_PAGES) == [
        "1 page is kept that this batch does not bring; no scan of the batch can be opened, so it replaces none of them"
    ]
    (event,) = [e.event for e in bench.catalogue.audit.entries() if e.event.tag == "ingest:pages:replace"]
    assert (event.actor, event.subject) == ("test", code(1))
    assert event.detail == {
        "batch": str(other),
        "pages": 2,
        "removed": [{"sha256": scan.sha256, "name": scan.name} for scan in gone],
    }
    # Nothing more to remove, nothing more to write down.
    ingest(other, replace=True)
    assert sum(e.event.tag == "ingest:pages:replace" for e in bench.catalogue.audit.entries()) == 1


def test_pages_that_a_killed_run_left_unread_are_read_with_another_batch(bench, batch, tmp_path, monkeypatch):
    draw_item(batch, "1.png", "2.png")
    with monkeypatch.context() as patch:
        patch.setattr("ingest.item_flow.ItemFlow.read_pages", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            bench.ingest(batch, executor=Inline())
    other = draw_item(tmp_path / "other", "3.png")
    assert bench.ingest(other, executor=Inline()).recognised == 3
    assert [page.state for page in bench.pages_of(code(1))] == [PageState.RECOGNISED] * 3


def _interrupt(flow):
    raise KeyboardInterrupt


def test_a_row_that_says_nothing_of_a_field_leaves_it(bench, batch, tmp_path, ingest):
    header = "档号,题名,页数,盒号,库位,人名,保管期限,卷内序号"
    write_table(batch, [(code(1), "题名", 1, "0003", "2库房-01列", "欧阳甲", "永久", "7")], header)
    ingest(draw_item(batch, "1.png"))
    before = bench.items()[code(1)]
    write_table(batch, [(code(1),)], "档号")
    report = ingest(batch)
    assert bench.items()[code(1)] == before
    assert report.published == 0
    write_table(batch, [(code(1), "别名", "0009", "")], "档号,题名,盒号,附件")
    ingest(batch)
    item = bench.items()[code(1)]
    assert (item.row.title, item.row.persons, item.row.extra) == ("别名", ("欧阳甲",), {"卷内序号": "7"})
    assert item.location == ShelfLocation(raw="2库房-01列", room="2", row="01", box="0009")
    assert item.retention == before.retention
    # The paper stays where it was brought since, until a row says where it stands.
    bench.catalogue.move_item(item.item_id, ShelfLocation(raw="临时架", box="0077"), reason="修库")
    write_table(batch, [(code(1), "又一个")], "档号,题名")
    ingest(batch)
    assert bench.items()[code(1)].location == ShelfLocation(raw="临时架", box="0077")


def test_a_page_count_of_an_earlier_row_is_compared(bench, batch, tmp_path, ingest):
    write_table(batch, [(code(1), "题名", 2, "", "")])
    assert details(ingest(draw_item(batch, "1.png", "2.png")), FindingKind.PAGE_COUNT) == []
    report = ingest(draw_item(tmp_path / "other", "3.png"))
    assert details(report, FindingKind.PAGE_COUNT) == ["the catalogue says 2 pages, scanned are 3"]
    assert details(report, FindingKind.MISSING_NUMBER) == []
