"""The port of catalogue copies: all of a catalogue, as it was at one moment, into files and back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

# Told how much of how much is done, in whatever unit the copier has.
Report = Callable[[int, int], None]

# The hashes of all blobs that the copied catalogue names, one a line, sorted.
BLOB_LIST = "blobs.txt"


@dataclass(frozen=True, kw_only=True)
class CatalogueCopy:
    """What a copy is.

    Attributes:
        kind: of database; a copy goes back into the same kind only.
        revision: of its schema.
        files: their names in the folder, the list of blobs among them.
        blobs: how many that lists.
    """

    kind: str
    revision: str
    files: tuple[str, ...]
    blobs: int


class CatalogueCopier(Protocol):
    """Raises CatalogueError for what the database says, BackupError for a copy that cannot be used."""

    @property
    def kind(self) -> str: ...

    def close(self) -> None: ...

    def is_empty(self) -> bool:
        """Tell whether nothing was ever taken in or written to the audit here, or no database is there."""
        ...

    def knows(self, revision: str) -> bool:
        """Tell whether this program can read a copy of that revision."""
        ...

    def copy_to(self, folder: Path, report: Report) -> CatalogueCopy:
        """Write the catalogue as it is at this moment into an empty folder, while others go on reading and writing."""
        ...

    def restore_from(self, folder: Path, copy: CatalogueCopy, report: Report) -> None:
        """Make the catalogue what the copy is; all of it or, if killed, nothing. An older one is brought up to date."""
        ...

    def sole_writer(self) -> AbstractContextManager[Callable[[], None]]:
        """Hold the right to ingest, as ``Catalogue.sole_writer``."""
        ...
