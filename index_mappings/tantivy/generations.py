"""The folder of an index: generations side by side, a pointer that names the one in use, and the lock of the writer.

    CURRENT                 JSON: generation, fingerprint and mark; replaced in one step
    generation-<stamp>/     one tantivy index
    writer.lock             held (flock) by the one process that writes; a killed process lets go of it

A generation that the pointer does not name is being built, or was left by a killed rebuild, or has been replaced; the
next writer removes it. Readers that still have a replaced one open keep their files.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from archive.errors import IndexUnavailableError
from archive.publication import IndexMark

_POINTER = "CURRENT"
_LOCK = "writer.lock"
_PREFIX = "generation-"


@dataclass(frozen=True, slots=True)
class Generation:
    """What the pointer names. ``fingerprint`` is that of the field table it was built under, ``mark`` what it notes."""

    name: str
    fingerprint: str
    mark: IndexMark | None = None


class WriterLock:
    """The right to write; let go by ``release`` or with the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        os.close(self._descriptor)


class Generations:
    """The folder at ``directory``. Reading never creates anything."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._read: tuple[tuple[int, int, int], Generation] | None = None

    def read_current(self) -> Generation | None:
        """Return the generation in use, or None where nothing was ever written."""
        try:
            # Each search asks; the pointer is replaced whole, so an unchanged file says what it said.
            state = os.stat(f"{self.directory}/{_POINTER}")  # noqa: PTH116 - a search cannot wait for pathlib
            stamp = (state.st_mtime_ns, state.st_ino, state.st_size)
            if self._read is not None and self._read[0] == stamp:
                return self._read[1]
            content = json.loads((self.directory / _POINTER).read_text("utf-8"))
            name, fingerprint = str(content["generation"]), str(content["fingerprint"])
            mark = IndexMark.from_json(content.get("mark"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"the search index at {self.directory} cannot be read ({error}); run 'danghao reindex'"
            raise IndexUnavailableError(message, needs_rebuild=True) from error
        if not name.startswith(_PREFIX) or Path(name).name != name:
            message = f"the search index at {self.directory} names no generation of its own; run 'danghao reindex'"
            raise IndexUnavailableError(message, needs_rebuild=True)
        generation = Generation(name, fingerprint, mark)
        self._read = (stamp, generation)
        return generation

    def path_of(self, name: str) -> Path:
        return self.directory / name

    def lock(self) -> WriterLock:
        """Take the right to write, or raise IndexUnavailableError at once where another has it."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.directory / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            message = f"the search index at {self.directory} cannot be written: {error}"
            raise IndexUnavailableError(message) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            message = (
                f"another process is writing the search index at {self.directory} (an ingest or a reindex); "
                "wait until it is done, then run this again"
            )
            raise IndexUnavailableError(message) from error
        return WriterLock(descriptor)

    def make_fresh(self) -> str:
        """Make the folder of a new generation and return its name. Needs the lock."""
        name = _PREFIX + uuid.uuid4().hex
        self.path_of(name).mkdir()
        return name

    def switch(self, generation: Generation) -> None:
        """Make ``generation`` the one in use, durably and in one step. Needs the lock."""
        mark = generation.mark.to_json() if generation.mark else None
        content = json.dumps({"generation": generation.name, "fingerprint": generation.fingerprint, "mark": mark})
        beside = self.directory / f"{_POINTER}.new"
        with beside.open("w", encoding="utf-8") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(self.directory / _POINTER)
        descriptor = os.open(self.directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sweep(self, *keep: str) -> None:
        """Remove every generation but those named. Needs the lock."""
        for path in self.directory.glob(f"{_PREFIX}*"):
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)
