"""What only an index on disk can do wrong: processes, locks, kills, generations, damage. All names are invented."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import IndexUnavailableError
from archive.scope import local_administrator
from index_mappings import fields
from index_mappings.port import IndexDocument, IndexPage, Sort
from index_mappings.query import All, Everything, Not, Nothing, Phrase, Range, Some, Term
from index_mappings.tantivy import TantivyIndex
from index_mappings.tantivy.pruning import prune, spread

ADMIN = local_administrator()
ROOT = Path(__file__).resolve().parents[2]


def make(number):
    return IndexDocument(
        item_id=f"i{number:05d}",
        keywords={fields.CLASS: ("户籍",), fields.REF_SORT: (f"r{number}",)},
        integers={},
        tokens={},
    )


def total(index) -> int:
    return index.search(Everything(), scope=ADMIN, limit=1).total


def in_other_process(code: str, directory: Path) -> subprocess.Popen[str]:
    """Run ``code`` with ``index`` and ``make`` at hand; it prints a line when it is where it should be killed."""
    script = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from index_mappings import fields
        from index_mappings.port import IndexDocument
        from index_mappings.tantivy import TantivyIndex
        def make(number):
            return IndexDocument(item_id=f"i{number:05d}", keywords={fields.CLASS: ("户籍",)}, integers={}, tokens={})
        def halt():
            print("there", flush=True)
            time.sleep(600)
        index = TantivyIndex(Path(sys.argv[1]))
        """
    ) + textwrap.dedent(code)
    return subprocess.Popen([sys.executable, "-c", script, str(directory)], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_when_there(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "there\n"
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_searching_creates_nothing(tmp_path):
    index = TantivyIndex(tmp_path / "none")
    assert index.search(Everything(), scope=ADMIN, limit=5) == IndexPage(total=0, hits=(), facets={})
    assert index.count() == 0
    assert not index.needs_rebuild
    index.close()
    assert not (tmp_path / "none").exists()


def test_what_was_committed_is_there_again(tmp_path):
    index = TantivyIndex(tmp_path)
    index.add(map(make, range(3)))
    index.commit()
    index.add([make(9)])
    index.close()
    again = TantivyIndex(tmp_path)
    assert total(again) == 3
    again.add([make(4)])
    again.commit()
    again.close()
    assert total(TantivyIndex(tmp_path)) == 4


def test_a_reader_sees_commits_and_rebuilds_of_others(tmp_path):
    reader, writer = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    assert total(reader) == 0
    for count in (1, 2, 3):
        writer.add([make(count)])
        writer.commit()
        assert total(reader) == count
    writer.rebuild([make(1), make(2)])
    assert total(reader) == 2
    writer.rebuild([make(1)])
    assert total(reader) == 1
    writer.add([make(7)])
    writer.commit()
    assert total(reader) == 2
    writer.close()
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_the_old_index_answers_while_a_rebuild_runs(tmp_path):
    reader, writer = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    writer.add([make(1)])
    writer.commit()

    def documents():
        for number in range(10, 13):
            assert total(reader) == 1
            yield make(number)

    writer.rebuild(documents())
    assert total(reader) == 3


def test_one_writer_at_a_time(tmp_path):
    first, second = TantivyIndex(tmp_path), TantivyIndex(tmp_path)
    first.add([make(1)])
    for attempt in (lambda: second.add([make(2)]), lambda: second.rebuild([make(2)]), lambda: second.remove(["i"])):
        with pytest.raises(IndexUnavailableError, match="another process is writing"):
            attempt()
    first.commit()
    assert total(second) == 1
    first.close()
    second.add([make(2)])
    second.commit()
    second.close()
    assert total(first) == 2


@pytest.mark.parametrize(
    "code",
    [
        "index.add(map(make, range(100, 400))); halt()",
        "index.remove(['i00001']); index.add(map(make, range(100, 102))); halt()",
        "def documents():\n    yield from map(make, range(50))\n    halt()\nindex.rebuild(documents())",
    ],
)
@pytest.mark.parametrize("committed", [0, 5])
def test_a_killed_writer_leaves_the_last_commit(tmp_path, code, committed):
    if committed:
        index = TantivyIndex(tmp_path)
        index.add(map(make, range(committed)))
        index.commit()
        index.close()
    kill_when_there(in_other_process(code, tmp_path))
    index = TantivyIndex(tmp_path)
    assert index.count() == committed
    index.add([make(99)])
    index.commit()
    index.close()
    assert total(TantivyIndex(tmp_path)) == committed + 1
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_a_writer_killed_at_any_moment_loses_no_commit(tmp_path):
    code = """
    print("there", flush=True)
    for round in range(1000):
        index.add(map(make, range(round * 10, round * 10 + 10)))
        index.commit()
        print(round + 1, flush=True)
    """
    process = in_other_process(code, tmp_path)
    assert process.stdout is not None
    with process.stdout:
        for _ in range(4):
            last = process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        lines = [last, *process.stdout.read().splitlines()]
    told = max(int(line) for line in lines if line.strip().isdigit())
    count = total(TantivyIndex(tmp_path))
    assert count % 10 == 0
    assert told * 10 <= count <= (told + 1) * 10


def test_an_index_of_another_field_table_says_so_and_can_be_rebuilt(tmp_path, monkeypatch):
    index = TantivyIndex(tmp_path)
    index.add([make(1)])
    index.commit()
    index.close()
    monkeypatch.setattr(fields, "CONTENT_VERSION", "another")
    newer = TantivyIndex(tmp_path)
    assert newer.needs_rebuild
    for attempt in (lambda: total(newer), newer.count, lambda: newer.add([make(2)]), lambda: newer.remove(["i"])):
        with pytest.raises(IndexUnavailableError, match="danghao reindex"):
            attempt()
    newer.rebuild([make(2), make(3)])
    assert not newer.needs_rebuild
    assert total(newer) == 2


@pytest.mark.parametrize("damage", ["pointer", "pointer names a folder outside", "meta", "folder", "data"])
def test_damage_is_reported_and_a_rebuild_mends_it(tmp_path, damage):
    index = TantivyIndex(tmp_path)
    index.add(map(make, range(20)))
    index.commit()
    index.close()
    (generation,) = tmp_path.glob("generation-*")
    match damage:
        case "pointer":
            (tmp_path / "CURRENT").write_text("{", "utf-8")
        case "pointer names a folder outside":
            content = {"generation": "generation-/../..", "fingerprint": "x"}
            (tmp_path / "CURRENT").write_text(json.dumps(content), "utf-8")
        case "meta":
            (generation / "meta.json").write_text("nonsense", "utf-8")
        case "folder":
            generation.rename(tmp_path / "elsewhere")
        case _:
            for path in generation.glob("*.term"):
                path.unlink()
    damaged = TantivyIndex(tmp_path)
    with pytest.raises(IndexUnavailableError, match="danghao reindex"):
        damaged.search(Term(fields.CLASS, "户籍"), scope=ADMIN, limit=1)
    damaged.rebuild([make(1)])
    assert total(damaged) == 1


def test_a_folder_that_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    index = TantivyIndex(tmp_path / "file" / "index")
    with pytest.raises(IndexUnavailableError, match="cannot be"):
        index.add([make(1)])


def test_text_that_no_encoding_holds_is_taken(tmp_path):
    index = TantivyIndex(tmp_path)
    index.add([IndexDocument(item_id="a", keywords={fields.NUMBER: ("\ud800x",)}, integers={}, tokens={})])
    index.commit()
    assert index.search(Term(fields.NUMBER, "\ud800x"), scope=ADMIN, limit=1).total == 1
    index.close()


@pytest.mark.parametrize("name", ["i{:05d}", "of-one-beginning-{:05d}"])
def test_pages_of_equal_scores_come_by_item_id(tmp_path, name):
    """Of the second kind of ids, the column that hits are ordered by holds one value only."""
    index = TantivyIndex(tmp_path)
    for start in (60, 30, 0):
        index.add(replace(make(number), item_id=name.format(number)) for number in range(start, start + 30))
        index.commit()
    first = name.format(50)
    node = Some((Everything(), Term(fields.ITEM_ID, first, 8.0)))
    rows = [
        hit.item_id
        for offset in range(0, 90, 9)
        for hit in index.search(node, scope=ADMIN, limit=9, offset=offset).hits
    ]
    assert rows == [first, *(name.format(number) for number in range(90) if number != 50)]
    index.close()


def test_equal_archive_numbers_come_by_item_id(tmp_path):
    index = TantivyIndex(tmp_path)
    index.add(replace(make(number), keywords={fields.REF_SORT: (f"r{number // 40}",)}) for number in range(90))
    index.commit()
    rows = [
        hit.item_id
        for offset in range(0, 90, 7)
        for hit in index.search(Everything(), scope=ADMIN, sort=Sort.REF, limit=7, offset=offset).hits
    ]
    assert rows == [f"i{number:05d}" for number in range(90)]
    index.close()


NONE, ONE = Term(fields.NAME_KEY, "=nobody", 8.0), Term(fields.NAME_KEY, "=a", 4.0)


@pytest.mark.parametrize(
    ("node", "pruned"),
    [
        (NONE, Nothing()),
        (Some((NONE, ONE)), ONE),
        (Some((NONE,)), Nothing()),
        (All((ONE, NONE)), Nothing()),
        (All((ONE, Not(NONE))), ONE),
        (All((Not(NONE),)), Everything()),
        (Not(ONE), Not(ONE)),
        (Some((All((ONE, Not(Some((NONE, NONE))))), NONE)), ONE),
        (Phrase(fields.BODY, ((0, "甲乙"), (1, "乙丁"))), Nothing()),
        (Everything(3.0), Everything(3.0)),
    ],
)
def test_what_no_document_holds_is_left_out(node, pruned):
    assert prune(node, lambda _, value: int(value in {"=a", "甲乙"})) == pruned


DAYS, MONTHS = Range(fields.DATE_DAY, 1, 9, 4.0), Range(fields.DATE_MONTH, 1, 2, 2.0)


@pytest.mark.parametrize(
    ("node", "held", "written"),
    [
        (All((ONE, Some((DAYS, MONTHS)))), 9, Some((All((ONE, DAYS)), All((ONE, MONTHS))))),
        (All((ONE, Some((Some((DAYS,)), MONTHS)))), 9, Some((All((ONE, DAYS)), All((ONE, MONTHS))))),
        (All((ONE, Some((DAYS, MONTHS)))), 9_000, All((ONE, Some((DAYS, MONTHS))))),
        (All((Everything(), Some((DAYS, MONTHS)))), 9, All((Everything(), Some((DAYS, MONTHS))))),
        (All((ONE, DAYS)), 9, All((ONE, DAYS))),
        (Some((DAYS, MONTHS)), 9, Some((DAYS, MONTHS))),
    ],
)
def test_ranges_beside_something_rare_are_written_out(node, held, written):
    assert spread(node, lambda *_: held) == written
