"""Copies of a catalogue in SQLite, by SQLite's own online backup in both directions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from archive.backup import BLOB_LIST, CatalogueCopier, CatalogueCopy, Report
from archive.errors import BackupError
from archive.store.faults import BUSY_TIMEOUT_S, Fault, explain_sqlite_fault
from archive.store.reading import BLOBS

_COPY = "catalogue.sqlite3"
# Of 4 KiB each.
_PAGES_AT_ONCE = 4096


class SqliteCopier(CatalogueCopier):
    """See the module."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def kind(self) -> str:
        return "sqlite"

    def close(self) -> None:
        pass

    def is_empty(self) -> bool:
        if not self._path.is_file():
            return True
        with self._open(self._path) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            asked = [name for (name,) in tables if name in {"item", "audit_entry"}]
            return not any(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in asked)  # noqa: S608

    def knows(self, revision: str) -> bool:
        from archive.store.opening import known_revisions

        return revision in known_revisions()

    def copy_to(self, folder: Path, report: Report) -> CatalogueCopy:
        with self._open(self._path) as source, self._open(folder / _COPY, create=True) as copy:
            # One snapshot from the first page to the last: without it, the copy would begin again at every write.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: report(total - left, total))
            source.execute("ROLLBACK")
            # One file that needs no other beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
            if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                msg = f"{self._path} is damaged, so a copy of it would be; restore the last backup that was whole"
                raise BackupError(msg)
            (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
            blobs = 0
            with (folder / BLOB_LIST).open("w", encoding="ascii") as listed:
                for (sha256,) in copy.execute(BLOBS):
                    listed.write(f"{sha256}\n")
                    blobs += 1
        return CatalogueCopy(kind=self.kind, revision=str(revision), files=(_COPY, BLOB_LIST), blobs=blobs)

    def restore_from(self, folder: Path, copy: CatalogueCopy, report: Report) -> None:
        from archive.store.opening import open_catalogue

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"{self._path.parent} cannot be made: {error.strerror}; set DANGHAO_DATA_DIR"
            raise BackupError(msg) from error
        with (
            self._open(folder / copy.files[0], read_only=True) as source,
            self._open(self._path, create=True) as target,
        ):
            # In one transaction of the target, which is undone if it is broken off.
            source.backup(target, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: report(total - left, total))
            target.execute("PRAGMA journal_mode=WAL")
        # Brought up to date, where it is older than this program.
        open_catalogue(f"sqlite:///{self._path}").close()

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]:
        return nullcontext(lambda: None)

    @contextmanager
    def _open(self, path: Path, *, create: bool = False, read_only: bool = False) -> Iterator[sqlite3.Connection]:
        # A copy is read as it stands there: not even a lock file is made beside it.
        mode = "ro&immutable=1" if read_only else "rwc" if create else "rw"
        try:
            with closing(
                sqlite3.connect(
                    f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
                )
            ) as connection:
                yield connection
        except sqlite3.Error as error:
            fault = Fault(cause=str(error), is_operational=isinstance(error, sqlite3.OperationalError))
            raise explain_sqlite_fault(str(path), fault, file=path) from error
