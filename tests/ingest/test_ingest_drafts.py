"""Documents of the index made by workers are those made here; a worker that dies costs nothing, and its index no answer."""

import os
import pickle
import signal
from functools import partial
from pathlib import Path

import pytest
from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from archive.errors import BlobError, CatalogueError
from archive.model import ShelfLocation
from archive.store import open_reader
from index_mappings import fields
from index_mappings.compile import build_query, compile_query
from ingest.drafts import Drafter, DraftPool, DraftSetup, spread
from ingest.executor import LocalProcesses, WorkerDiedError
from ingest.publish import find_backlog, publish_pending, reindex
from ingest.verify import verify

ITEMS = 7


def open_or_die(url, mark, times):
    """Open the catalogue, but end this process the first ``times`` times; ``mark`` counts them."""
    died = len(mark.read_text()) if mark.exists() else 0
    if died < times:
        mark.write_text("x" * (died + 1))
        os.kill(os.getpid(), signal.SIGKILL)
    return open_reader(url)


def refuse():
    raise CatalogueError("the database is away")


@pytest.fixture
def bench(tmp_path, batch, url_of):
    data = tmp_path / "data"
    for item in range(1, ITEMS):
        draw_page(batch / code(item) / "1.png", f"item {item}")
    # One item has a row and no scan.
    write_table(batch, [(code(item), f"题名{item}号", 1, "", "") for item in range(1, ITEMS + 1)])
    with Bench(data, url=url_of(data)) as made:
        made.url = url_of(data)
        made.ingest(batch, executor=Inline())
        yield made


def rebuild(bench, opener, *, workers=2):
    setup = DraftSetup(open_catalogue=opener, blobs=bench.blobs, scope=EVERYTHING)
    with LocalProcesses(workers=workers, limit_s=60) as executor:
        pool = DraftPool(executor=executor, workers=workers, setup=setup)
        return reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index, pool=pool)


def find(bench, query):
    node = compile_query(build_query(query)).node
    return sorted(hit.item_id for hit in bench.index.search(node, scope=EVERYTHING, limit=100).hits)


def check_whole(bench):
    assert not find_backlog(catalogue=bench.catalogue, index=bench.index, scope=EVERYTHING)
    for item in bench.items().values():
        assert find(bench, f"题名:{item.row.title}") == [item.item_id]
    assert find(bench, "正文:姓名欧阳劼") == sorted(
        i.item_id for i in bench.items().values() if i.ref_code != code(ITEMS)
    )
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()


@pytest.mark.parametrize("workers", [1, 3])
def test_workers_build_the_index_that_is_built_here(bench, monkeypatch, workers):
    versions = {item.item_id: item.published_version for item in bench.items().values()}
    # Several calls, and more than can be under way at once.
    monkeypatch.setattr("ingest.publish.REINDEX_ITEMS", 1)
    bench.catalogue.forget_published()
    assert rebuild(bench, partial(open_reader, bench.url), workers=workers) == ITEMS
    assert {item.item_id: item.published_version for item in bench.items().values()} == versions
    check_whole(bench)


def test_a_worker_that_is_killed_is_replaced(bench, tmp_path):
    mark = tmp_path / "mark"
    assert rebuild(bench, partial(open_or_die, bench.url, mark, 1)) == ITEMS
    assert mark.exists()
    check_whole(bench)


@pytest.mark.parametrize("opener", [lambda url, mark: partial(open_or_die, url, mark, 99), lambda *_: refuse])
def test_workers_that_cannot_work_leave_the_index_in_use(bench, tmp_path, opener):
    with pytest.raises((WorkerDiedError, CatalogueError)):
        rebuild(bench, opener(bench.url, tmp_path / "mark"))
    check_whole(bench)


def test_a_reading_that_is_lost_is_told_of(bench):
    item = bench.items()[code(1)]
    (page,) = bench.pages_of(code(1))
    for path in Path(bench.data / "blobs").rglob(f"*{page.text_sha256}*"):
        path.unlink()
    drafter = Drafter(catalogue=bench.catalogue, blobs=bench.blobs, scope=EVERYTHING)
    made = drafter.draft([item.item_id, "ff" * 16, bench.items()[code(2)].item_id])
    assert [draft.document.item_id for draft in made.drafts] == [item.item_id, bench.items()[code(2)].item_id]
    assert [lost.locator for lost in made.lost] == [f"{code(1)}#0001"]
    assert made.lost[0].finding.detail.startswith("page 1: its stored reading cannot be used")
    # Told once.
    assert drafter.draft([bench.items()[code(2)].item_id]).lost == ()


def counts_of(bench):
    (counts,) = bench.catalogue.class_counts(scope=EVERYTHING)
    return counts.recognised, counts.failed


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"damaged")])
def test_a_page_whose_reading_is_lost_counts_as_failed_until_it_is_there_again(bench, damage):
    (page,) = bench.pages_of(code(1))
    path = bench.blobs.local_path(page.text_sha256)
    whole = path.read_bytes()
    path.chmod(0o600)
    damage(path)
    for _ in range(2):
        lost = []
        reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index, tell_lost=lost.append)
        assert [reading.locator for reading in lost] == [f"{code(1)}#0001"]
        assert counts_of(bench) == (ITEMS - 2, 1)
        assert "ingest its batch again" in bench.pages_of(code(1))[0].failure
        assert bench.catalogue.counts_hold()
    path.write_bytes(whole)
    assert rebuild(bench, partial(open_reader, bench.url)) == ITEMS
    assert bench.pages_of(code(1)) == (page,)
    assert counts_of(bench) == (ITEMS - 1, 0)
    check_whole(bench)


def test_a_reading_that_is_lost_is_noted_when_its_item_is_published(bench):
    (page,) = bench.pages_of(code(1))
    bench.blobs.local_path(page.text_sha256).unlink()
    bench.catalogue.move_item(page.item_id, ShelfLocation(box="0077"), reason="修库")
    publish_pending(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    assert counts_of(bench) == (ITEMS - 2, 1)


def test_blobs_that_do_not_answer_are_no_lost_readings(bench, monkeypatch):
    def away(*_):
        raise BlobError("the store does not answer")

    for name in ("get", "has"):
        monkeypatch.setattr(bench.blobs, name, away)
    with pytest.raises(BlobError, match="does not answer"):
        reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    monkeypatch.undo()
    assert counts_of(bench) == (ITEMS - 1, 0)
    check_whole(bench)


@pytest.mark.parametrize("field", fields.FIELDS, ids=lambda field: field.name)
def test_a_field_is_itself_in_another_process(field):
    assert pickle.loads(pickle.dumps(field)) is field


def test_answers_come_in_order_and_few_are_asked_ahead():
    asked = []

    def calls():
        for number in range(40):
            asked.append(number)
            yield (number, 1)

    for number, answer in enumerate(spread(Inline(), divmod, calls(), ahead=3)):
        assert answer == (number, 0)
        assert len(asked) <= number + 7
    assert len(asked) == 40
