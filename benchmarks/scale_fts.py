"""SQLite's full-text search as peers use it: one table, trigrams, names looked for in the text.

A trigram needs three characters, so a name of two is looked for with LIKE, which reads every row.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

from benchmarks.scale_build import Built, Supply
from benchmarks.scale_measure import Answer
from benchmarks.scale_queries import Asked

# More would only take longer to say the same.
MOST_ITEMS = 300_000
_TRIGRAM = 3


class SqliteFts:
    """Answers from the table at ``path``; one connection for each thread."""

    name = "SQLite FTS5"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def build(self, count: int) -> Built:
        count = min(count, MOST_ITEMS)
        supply = Supply(count)
        started = time.perf_counter()
        with sqlite3.connect(self._path) as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE item USING "
                "fts5(id UNINDEXED, kind UNINDEXED, year UNINDEXED, persons, text, tokenize='trigram')"
            )
            connection.executemany(
                "INSERT INTO item VALUES (?, ?, ?, ?, ?)",
                ((r.item_id, r.case_type, r.year, "\n".join(r.persons), r.body) for r in supply),
            )
            connection.commit()
        seconds = time.perf_counter() - started - supply.seconds
        return Built(items=count, seconds=seconds, size_bytes=self._path.stat().st_size)

    def ask(self, asked: Asked, *, limit: int = 20) -> Answer | None:
        if asked.facets or "?" in asked.id_number:
            return None
        wanted: list[str] = []
        matched: list[str] = []
        values: list[object] = []
        for column, text in (
            ("persons", asked.name), ("text", asked.anywhere), ("text", asked.id_number), ("text", asked.address),
            *(("text", phrase) for phrase in asked.phrases),
        ):  # fmt: skip
            if len(text) >= _TRIGRAM:
                matched.append(f'{column}:"{text}"')
            elif text:
                wanted.append(f"{column} LIKE ?")
                values.append(f"%{text}%")
        if asked.case_type:
            wanted.append("kind = ?")
            values.append(asked.case_type)
        if asked.years:
            wanted.append("year BETWEEN ? AND ?")
            values += asked.years
        if matched:
            wanted.insert(0, "item MATCH ?")
            values.insert(0, " AND ".join(matched))
        condition = " AND ".join(wanted)
        connection = self._connection()
        rows = connection.execute(f"SELECT id FROM item WHERE {condition} LIMIT ?", [*values, limit]).fetchall()  # noqa: S608
        (total,) = connection.execute(f"SELECT count(*) FROM item WHERE {condition}", values).fetchone()  # noqa: S608
        return Answer(ids=tuple(row[0] for row in rows), total=total)

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(self._path)
        connection: sqlite3.Connection = self._local.connection
        return connection
