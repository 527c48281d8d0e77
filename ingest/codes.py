"""Archive numbers as a batch and its catalogue write them, joined where they mean the same item.

The registry reads them; what it cannot read still gets an identity, so that no item is dropped.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from archive.errors import ReferenceCodeError
from archive.refcode import ReferenceCode, normalise
from archive.registry import Registry

# A name of which nothing is left but blanks.
_NAMELESS = "未命名"


@dataclass(frozen=True, kw_only=True)
class CodeReading:
    """What a text is as an archive number.

    Attributes:
        code: the number, or what is certain of it.
        problem: why it could not be read as one; empty where it could.
        is_code: also true where only the registry could tell the profile, and does not.
    """

    code: ReferenceCode
    problem: str
    is_code: bool


class CodeReader:
    """Reads archive numbers by a registry; see the module. A name is asked about several times, so it remembers."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.read = functools.lru_cache(maxsize=4096)(self._read)

    def _read(self, raw: str) -> CodeReading:
        try:
            return CodeReading(code=self._registry.read_code(raw), problem="", is_code=True)
        except ReferenceCodeError as error:
            code = self._registry.take_unread(raw if normalise(raw) else _NAMELESS)
            return CodeReading(code=code, problem=str(error), is_code=bool(error.candidates))

    def is_code(self, raw: str) -> bool:
        """Tell whether this is an archive number, even one that only the registry could tell the profile of."""
        return self.read(raw).is_code

    def identify(self, raw: str) -> str:
        """Return the text by which equal archive numbers are equal, whatever their typography."""
        return self.read(raw).code.text
