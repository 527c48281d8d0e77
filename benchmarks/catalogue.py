"""What the catalogue costs at a size: ``python -m benchmarks.catalogue --items 500000 [--only sqlite]``.

It fills an empty catalogue with invented items in bulk, then measures what searches, ingest and publishing ask of it,
and prints how the database finds what it is asked for. SQLite in a temporary folder; PostgreSQL as the tests start it.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from archive.audit import AuditEvent
from archive.backup import CatalogueCopy
from archive.catalogue import Recognised
from archive.model import StageResult
from archive.scope import local_administrator
from archive.store import open_catalogue, open_copier, open_reader
from archive.store import reading as statements
from archive.store.catalogue import SqlCatalogue
from archive.store.schema import item, item_alias, mention, page, scan

ALL = local_administrator()
PAGES, MENTIONS = 3, 6
CLASSES = (("户籍", "controlled"), ("出入境", "controlled"), ("车辆", "open"), ("重点人口", "restricted"))
_AT_ONCE = 5000


def fill(catalogue: SqlCatalogue, count: int) -> None:
    chance = random.Random(7)
    for start in range(0, count, _AT_ONCE):
        rows: dict[Any, list[dict[str, Any]]] = {item: [], scan: [], page: [], mention: [], item_alias: []}
        for number in range(start, min(start + _AT_ONCE, count)):
            item_id = f"{number:032x}"
            archive_class, level = CLASSES[chance.randrange(len(CLASSES))]
            code = f"J998-ZY·HJ·QR·2008·D30-{number // 1000:04}-{number % 1000:03}"
            rows[item].append({
                "item_id": item_id, "repository": "local", "ref_code": code, "sort_key": code, "fonds": "J998",
                "category": "HJ", "profile": "v22", "archive_class": archive_class, "access_level": level, "year": 2008,
                "retention": "D30", "catalogue_row": f'{{"ref_code":"{code}","title":"关于某人的材料","persons":[]}}',
                "case_types": "[]", "location": "2库房-01列-03节-2层", "room": "2", "row_number": "01",
                "section": "03", "shelf": "2", "box": f"{number // 200:04}", "availability": "on_shelf",
                "published_version": None if number % 5000 == 0 else "v1",
            })  # fmt: skip
            if number % 10 == 0:
                rows[item_alias].append({"repository": "local", "ref_code": f"12-3-{number}", "item_id": item_id})
            for n in range(1, PAGES + 1):
                sha256 = f"{number * PAGES + n:064x}"
                rows[scan].append({"sha256": sha256, "media_type": "image/jpeg", "size_bytes": 400_000})
                state = "failed" if chance.random() < 0.001 else "recognised"
                rows[page].append({
                    "item_id": item_id, "number": n, "scan_sha256": sha256, "scan_name": f"{n:04}.jpg", "frame": 0,
                    "state": state, "width": 2480, "height": 3508, "image_sha256": sha256,
                    "image_media_type": "image/jpeg", "text_sha256": f"f{sha256[1:]}", "engine": "rapidocr 3",
                    "mean_confidence": 0.97, "failure": "cut" if state == "failed" else "",
                })  # fmt: skip
            for n in range(MENTIONS):
                rows[mention].append({
                    "item_id": item_id, "ordinal": n, "type": "person", "raw": f"欧阳{number % 9999}", "value": "欧阳",
                    "page": 1 + n % PAGES, "x": 0.1, "y": 0.2, "w": 0.1, "h": 0.02, "confidence": 0.9, "checks": "[]",
                    "alternatives": "[]", "role": "", "doubtful": chance.random() < 0.05,
                })  # fmt: skip
        with catalogue._database.writing() as connection:  # noqa: SLF001
            for table, values in rows.items():
                if values:
                    connection.execute(insert(table), values)
    catalogue.recount()


def measure(label: str, work: Callable[[], object], *, times: int = 1, count: int = 0) -> None:
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    took.sort()
    rate = f"   {count / took[0]:>10,.0f} a second" if count else ""
    print(f"  {label:<58} {took[len(took) // 2] * 1000:>10.2f} ms{rate}", flush=True)


def run_all(url: str, count: int) -> None:
    whole = open_catalogue(url)
    assert isinstance(whole, SqlCatalogue)
    started = time.perf_counter()
    fill(whole, count)
    print(f"  filled with {count} items in {time.perf_counter() - started:.0f} s")
    if whole._database.dialect == "postgresql":  # noqa: SLF001
        with whole._database.alone() as connection:  # noqa: SLF001
            connection.execute(text("VACUUM ANALYZE"))
    reader = open_reader(url)
    chance = random.Random(8)

    def some(number: int) -> list[str]:
        return [f"{chance.randrange(count):032x}" for _ in range(number)]

    measure("counts of all classes, as every search asks", lambda: reader.class_counts(scope=ALL), times=200)
    measure("the same by counting everything", whole.counts_hold, times=3)
    measure("an item by its number", lambda: reader.find_item("J998-ZY·HJ·QR·2008·D30-0000-123", scope=ALL), times=200)
    measure("20 items with pages and mentions", lambda: read_hits(reader, some(20)), times=100)
    measure("an audit event", lambda: reader.audit.record(EVENT), times=100)
    measure("all items, one after another", lambda: drain(whole.iterate_items(scope=ALL)), count=count)
    waiting = sum(1 for _ in whole.iterate_items(scope=ALL, only_unpublished=True))
    measure(
        f"the {waiting} unpublished among them", lambda: drain(whole.iterate_items(scope=ALL, only_unpublished=True))
    )
    ids = some(5000)
    measure("aliases of 5000 items", lambda: whole.aliases(ids, scope=ALL), count=5000)
    measure("5000 items with pages, mentions and aliases", lambda: read_hits(whole, ids), count=5000)
    measure("failed pages", lambda: whole.failed_pages(scope=ALL), times=3)
    measure("5000 items noted as published", lambda: whole.record_published(dict.fromkeys(ids, "v2")), count=5000)
    numbers = itertools.count()
    measure("a page noted as read", lambda: note_page(whole, some(1)[0], next(numbers)), times=200)
    measure("every blob's hash", lambda: drain(whole.blob_hashes()), count=2 * PAGES * count)
    with tempfile.TemporaryDirectory(prefix="danghao-bench-") as folder, contextlib.closing(open_copier(url)) as copier:
        copies: list[CatalogueCopy] = []
        measure(
            "copied for a backup", lambda: copies.append(copier.copy_to(Path(folder), lambda *_: None)), count=count
        )
        print(f"    {sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6:,.0f} MB")
        measure("and put back", lambda: copier.restore_from(Path(folder), copies[0], lambda *_: None), count=count)
    print("  how it is found:")
    with whole._database.reading() as connection:  # noqa: SLF001
        explain(connection, "items after one", statements._IDS_AFTER, visible="1 = 1", unpublished="")  # noqa: SLF001
        explain(
            connection, "unpublished items", statements._IDS_AFTER,  # noqa: SLF001
            visible="1 = 1", unpublished="AND item.published_version IS NULL",
        )  # fmt: skip
        explain(connection, "an item by number or alias", statements._FIND, visible="1 = 1")  # noqa: SLF001
        explain(
            connection, "failed pages", statements._PAGES, condition="page.state = 'failed'", visible="1 = 1"  # noqa: SLF001
        )  # fmt: skip
    reader.close()
    whole.close()


EVENT = AuditEvent(actor="bench", tag="cli:search:query", subject="x", detail={"total": 1})


def read_hits(catalogue: Any, ids: list[str]) -> None:
    catalogue.items(ids, scope=ALL)
    catalogue.pages(ids, scope=ALL)
    catalogue.mentions(ids, scope=ALL)
    catalogue.aliases(ids, scope=ALL)


def note_page(catalogue: SqlCatalogue, item_id: str, number: int) -> None:
    from datetime import UTC, datetime

    recognised = Recognised(text_sha256=f"{number:064x}", engine="bench", mean_confidence=0.9)
    result = StageResult(
        key=f"bench {number}", stage="recognise", item_id=item_id, page_number=1, artefact_sha256=f"{number:064x}",
        failure="", seconds=1.0, finished_at=datetime.now(UTC),
    )  # fmt: skip
    catalogue.record_recognised(item_id, 1, recognised, result)


def drain(values: Iterator[object]) -> None:
    for _ in values:
        pass


def explain(connection: Any, label: str, statement: str, **parts: str) -> None:
    word = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    asked = {"last": "", "limit": 500, "repository": "local", "code": "x"}
    named = {name: value for name, value in asked.items() if f":{name}" in statement}
    rows = connection.execute(text(f"{word} {statement.format(**parts)}"), named)
    print(
        f"    {label}: "
        + " | ".join(str(row[-1]).strip() for row in rows if "cost" not in str(row[-1]) or "Scan" in str(row[-1]))
    )


@contextlib.contextmanager
def a_database(*, postgresql: bool) -> Iterator[str]:
    if not postgresql:
        with tempfile.TemporaryDirectory(prefix="danghao-bench-") as folder:
            yield f"sqlite:///{folder}/catalogue.sqlite3"
        return
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    postgresql_server = importlib.import_module("postgresql_server")
    with postgresql_server.running_server() as server:
        name = server.make_database()
        yield server.url_of(name)
        server.drop_database(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=500_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    arguments = parser.parse_args()
    for kind in ("sqlite", "postgresql"):
        if arguments.only in {None, kind}:
            print(f"{kind}, {arguments.items} items with {PAGES} pages and {MENTIONS} mentions each:")
            with a_database(postgresql=kind == "postgresql") as url:
                run_all(url, arguments.items)


if __name__ == "__main__":
    main()
