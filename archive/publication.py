"""Whose a search index is, and what it was last given: the same few words in the catalogue and in the index.

Each publishing has an id. The index notes it first, with the id of the one before; the catalogue notes it together with
the items. So an index that was left, restored from a copy or taken by another archive tells itself apart from the one
that the catalogue published to, while a kill between the two notes is no difference.
"""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, fields
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What the catalogue notes.

    Attributes:
        archive: id of this archive, 32 hex digits; empty before anything was published.
        last: id of the last publishing, 32 hex digits; empty before the first.
    """

    archive: str = ""
    last: str = ""

    def begin_next(self) -> IndexMark:
        """Return what the index notes of the next publishing."""
        return IndexMark(archive=self.archive, publication=new_id(), before=self.last)


@dataclass(frozen=True, kw_only=True)
class IndexMark:
    """What an index notes.

    Attributes:
        archive: whose it is.
        publication: id of the last publishing to it.
        before: id of the publishing that the catalogue had noted then.
    """

    archive: str
    publication: str
    before: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_json(cls, noted: object) -> IndexMark | None:
        """Return what ``to_json`` gave; None of anything else."""
        if not isinstance(noted, dict):
            return None
        values = {field.name: noted.get(field.name) for field in fields(cls)}
        words = {name: value for name, value in values.items() if isinstance(value, str)}
        return cls(**words) if len(words) == len(values) else None


class IndexState(StrEnum):
    """How an index stands to a catalogue."""

    FITS = "fits"
    LEFT_BEHIND = "left behind"  # of this archive, but not what was last published to
    ANOTHERS = "another's"


def judge(mark: IndexMark | None, publication: Publication) -> IndexState:
    """Tell how an index with this mark, or without one, stands to a catalogue."""
    if mark is None:
        return IndexState.LEFT_BEHIND if publication.last else IndexState.FITS
    if mark.archive != publication.archive:
        return IndexState.ANOTHERS
    return IndexState.FITS if publication.last in {mark.publication, mark.before} else IndexState.LEFT_BEHIND


def new_id() -> str:
    """Return an id that nothing else has, 32 hex digits."""
    return uuid.uuid4().hex
