"""What a batch search has finished, in a file beside its result, so that a run that was killed goes on from there.

One JSON line for each finished row, after a first one that names the input. A line that a kill cut short is dropped.
The file holds names and hits, so only its owner may read it.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from archive.errors import BatchError
from search_api.notes import Note


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one row.

    Attributes:
        row: its number in the input.
        status: ``found``, ``id_only``, ``name_only``, ``alike``, ``none``, ``error`` or ``empty``.
        note: what is wrong with the row.
        gaps: what the search may have missed, each in English and in Chinese.
        total: hits there are; ``hits`` may be fewer.
        asked: the search as understood.
        hits: cells of each hit (``search_api.hit_table``).
    """

    row: int
    status: str
    note: str = ""
    total: int = 0
    asked: str = ""
    hits: list[list[str | int | None]] = field(default_factory=list)
    gaps: list[list[str]] = field(default_factory=list)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(Note(english, chinese) for english, chinese in self.gaps)


class Journal:
    """See the module. ``done`` holds the outcomes by row."""

    def __init__(self, path: Path, stream: IO[bytes], done: dict[int, Outcome]) -> None:
        self._path = path
        self._stream = stream
        self.done = done

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome; a process that is killed afterwards has it. Raises BatchError."""
        try:
            self._stream.write(json.dumps(asdict(outcome)).encode() + b"\n")
            self._stream.flush()
        except OSError as error:
            raise _cannot_write(self._path, error) from error
        self.done[outcome.row] = outcome


def place_of(out: Path) -> Path:
    """Return the path of the journal of a result."""
    return out.with_name(f".{out.name}.progress")


def count_finished(out: Path) -> int:
    """Return how many rows a journal holds, which another process may be writing."""
    try:
        return max(0, place_of(out).read_bytes().count(b"\n") - 1)
    except OSError:
        return 0


@contextmanager
def open_journal(out: Path, key: Mapping[str, object]) -> Iterator[Journal]:
    """Open the journal of a result; what stands there is taken over where it was written under the same ``key``.

    Raises:
        BatchError: another run is writing the same result, or the file cannot be written.
    """
    path = place_of(out)
    with ExitStack() as opened:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            stream = opened.enter_context(os.fdopen(descriptor, "r+b"))
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            done = _take_over(stream, dict(key))
        except BlockingIOError as error:
            raise BatchError(f"another batch search is writing {out}; wait for it, or name another --out") from error
        except OSError as error:
            raise _cannot_write(path, error) from error
        yield Journal(path, stream, done)


def _cannot_write(path: Path, error: OSError) -> BatchError:
    return BatchError(f"cannot write {path}: {error.strerror}; name another --out")


def _take_over(stream: IO[bytes], key: dict[str, object]) -> dict[int, Outcome]:
    """Return what is finished and leave the stream behind it; a journal of something else is emptied."""
    done: dict[int, Outcome] = {}
    head = stream.readline()
    if head != _seal(key):
        stream.seek(0)
        stream.truncate()
        stream.write(_seal(key))
        stream.flush()
        return done
    kept = stream.tell()
    for line in stream:
        try:
            outcome = Outcome(**json.loads(line))
        except (ValueError, TypeError):
            break
        if not line.endswith(b"\n"):
            break
        done[outcome.row] = outcome
        kept += len(line)
    stream.seek(kept)
    stream.truncate()
    return done


def _seal(key: dict[str, object]) -> bytes:
    return json.dumps(key, sort_keys=True).encode() + b"\n"
