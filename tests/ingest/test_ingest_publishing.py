"""Publishing is exactly-once in effect: killed at any point between catalogue and index, the next start mends it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ingest_bench import EVERYTHING, Bench, Inline, code, draw_page, write_table

from archive.model import ShelfLocation
from index_mappings.compile import build_query, compile_query
from ingest.publish import Publisher, find_backlog, publish_pending, reindex
from ingest.verify import verify

SCRIPT = str(Path(__file__).with_name("ingest_dying.py"))


def fill(batch, *, title="题"):
    for item in (1, 2):
        if not (batch / code(item)).exists():
            draw_page(batch / code(item) / "1.png", f"item {item}")
    write_table(batch, [(code(item), f"{title}{item}", 1, "", "") for item in (1, 2, 3)])


def run_dying(data, url, batch, what, moment):
    """Run until the moment; tell whether it was killed there."""
    command = [sys.executable, SCRIPT, str(data), url, str(batch), what, str(moment)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode != 0


def find(bench, query):
    node = compile_query(build_query(query)).node
    return sorted(hit.item_id for hit in bench.index.search(node, scope=EVERYTHING, limit=100).hits)


def check_whole(bench):
    """What the catalogue says is published is what the index gives, each item once, in its newest form."""
    items = bench.items()
    assert not find_backlog(catalogue=bench.catalogue, index=bench.index, scope=EVERYTHING)
    assert bench.index.count() == len(items) == 3
    for number in (1, 2, 3):
        item = items[code(number)]
        assert item.published_version
        assert find(bench, f"题名:{item.row.title}") == [item.item_id]
    report = verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
    assert report.problems == ()


def test_a_first_ingest_killed_at_each_point_of_publishing(tmp_path, batch, url_of):
    fill(batch)
    moment = 0
    while True:
        moment += 1
        data = tmp_path / str(moment)
        if not run_dying(data, url_of(data), batch, "ingest", moment):
            break
        with Bench(data, url=url_of(data)) as bench:
            calls = len(bench.read_calls())
            bench.ingest(batch, executor=Inline())
            assert len(bench.read_calls()) == calls
            check_whole(bench)
    assert moment > 5


def test_a_changed_item_killed_at_each_point_is_found_as_it_is_now(tmp_path, batch, url_of):
    fill(batch)
    data = tmp_path / "data"
    with Bench(data, url=url_of(data)) as bench:
        bench.ingest(batch, executor=Inline())
    moment = 0
    while True:
        moment += 1
        fill(batch, title=f"改{moment}号")
        if not run_dying(data, url_of(data), batch, "ingest", moment):
            break
        with Bench(data, url=url_of(data)) as bench:
            # The next start mends it before it reads anything; here another batch begins.
            (tmp_path / "other").mkdir(exist_ok=True)
            write_table(tmp_path / "other", [])
            waiting = find_backlog(catalogue=bench.catalogue, index=bench.index, scope=EVERYTHING)
            bench.ingest(tmp_path / "other", executor=Inline())
            assert bool(bench.notes) == bool(waiting)
            check_whole(bench)
            assert all(item.row.title.startswith(f"改{moment}号") for item in bench.items().values())
    assert moment > 5


def test_a_rebuild_killed_at_each_point(tmp_path, batch, url_of):
    fill(batch)
    data = tmp_path / "data"
    with Bench(data, url=url_of(data)) as bench:
        bench.ingest(batch, executor=Inline())
    for lost in (False, True):
        moment = 0
        while True:
            moment += 1
            if lost:
                shutil.rmtree(data / "index")
            if not run_dying(data, url_of(data), batch, "reindex", moment):
                break
            with Bench(data, url=url_of(data)) as bench:
                publish_pending(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
                check_whole(bench)
        assert moment > 3


class Meddling:
    """An index at whose commit, or at the end of whose rebuild, an item is moved by another process."""

    def __init__(self, inner, meddle):
        self._inner, self._meddle = inner, meddle

    def __getattr__(self, name):
        return getattr(self._inner, name)

    def commit(self, mark):
        self._inner.commit(mark)
        self._meddle()

    def rebuild(self, documents, mark):
        count = self._inner.rebuild(documents, mark)
        self._meddle()
        return count


@pytest.mark.parametrize("what", ["publish", "rebuild"])
def test_an_item_that_changes_while_it_is_published_is_published_again(tmp_path, batch, url_of, what):
    fill(batch)
    data = tmp_path / "data"
    with Bench(data, url=url_of(data)) as bench:
        bench.ingest(batch, executor=Inline())
        item = bench.items()[code(1)]
        box = iter(("0077", "0078"))

        def move():
            place = ShelfLocation(raw="临时架", box=next(box))
            bench.catalogue.move_item(item.item_id, place, reason="修库")

        meddling = Meddling(bench.index, move)
        if what == "rebuild":
            reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=meddling)
        else:
            move()
            publisher = Publisher(
                catalogue=bench.catalogue, blobs=bench.blobs, index=meddling, scope=EVERYTHING, findings=[]
            )
            publisher.publish([item.item_id])
        waiting = list(bench.catalogue.iterate_items(scope=EVERYTHING, only_unpublished=True))
        assert [i.item_id for i in waiting] == [item.item_id]
        publish_pending(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index)
        check_whole(bench)
        now = bench.items()[code(1)]
        assert find(bench, f"盒号:{now.location.box}") == [item.item_id]
        assert find(bench, "盒号:0077") == ([] if what == "publish" else [item.item_id])
