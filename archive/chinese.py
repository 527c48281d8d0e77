"""Says in Chinese what the program says in English: errors, findings, reasons, help.

English is what is raised, kept and given to programs; only what shows a text to people asks here. A table holds the
English text of each message with ``{}`` for what is put into it, and beside it the Chinese. What no line of the table
fits stays English. Pure but for reading the tables that come with the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

HOLE = "{}"
# Reasons stand within messages, and reasons within them; deeper there is nothing but what was made to confuse.
_DEEPEST = 8
# A longer text is none of ours, and is not looked through for lists.
_LONGEST_LIST = 4000


@dataclass(frozen=True, kw_only=True)
class Template:
    """One message: the pieces of its English between the holes, and its Chinese, which may number the holes."""

    pieces: tuple[str, ...]
    chinese: str

    @property
    def literal_chars(self) -> int:
        return sum(map(len, self.pieces))

    def match(self, text: str) -> tuple[str, ...] | None:
        """Return what fills the holes, each as short as it can be from the left; None where ``text`` is another one."""
        first, *others = self.pieces
        if not text.startswith(first):
            return None
        if not others:
            return () if len(text) == len(first) else None
        *inner, last = others
        end = len(text) - len(last)
        fills: list[str] = []
        at = len(first)
        for piece in inner:
            found = text.find(piece, at, end)
            if found < 0:
                return None
            fills.append(text[at:found])
            at = found + len(piece)
        if end < at or not text.endswith(last):
            return None
        return (*fills, text[at:end])


class Translator:
    """A table of messages. Of several templates that fit a text, the one with most text of its own holds."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        templates = [Template(pieces=tuple(english.split(HOLE)), chinese=chinese) for english, chinese in table]
        self._templates: Sequence[Template] = sorted(templates, key=lambda template: -template.literal_chars)

    def translate(self, english: str) -> str:
        """Return the Chinese of a message, with what is put into it in Chinese as well; else the English as it is."""
        return self.find(english) or english

    def find(self, english: str) -> str:
        """Return the Chinese of a message, or an empty string where there is none."""
        return self._find(english, _DEEPEST, {})

    def _find(self, english: str, depth: int, found: dict[str, str]) -> str:
        if english not in found:
            # Until it is known, nothing within it is taken for the same.
            found[english] = ""
            if english.strip() and depth:
                found[english] = self._find_whole(english, depth - 1, found) or (
                    self._find_parts(english, depth - 1, found) if len(english) <= _LONGEST_LIST else ""
                )
        return found[english]

    def _find_whole(self, english: str, depth: int, found: dict[str, str]) -> str:
        for template in self._templates:
            fills = template.match(english)
            if fills is not None:
                return template.chinese.format(*(self._find(fill, depth, found) or fill for fill in fills))
        return ""

    def _find_parts(self, english: str, depth: int, found: dict[str, str]) -> str:
        """Return the Chinese of what stands in brackets, is said of a place (``rows.csv, row 3: …``), or is listed."""
        bare = english.strip()
        if bare.startswith("(") and bare.endswith(")"):
            inner = self._find(bare[1:-1], depth, found)
            return f"（{inner}）" if inner else ""
        place, _, message = english.partition(": ")
        if chinese := self._find(message, depth, found):
            return f"{self._find(place, depth, found) or place}：{chinese}"
        for mark, chinese_mark in (("; ", "；"), (", ", "，")):
            parts = english.split(mark)
            if len(parts) > 1 and any(said := [self._find(part, depth, found) for part in parts]):
                return chinese_mark.join(new or old for new, old in zip(said, parts, strict=True))
        return ""


def read_table(package: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of a table that comes with ``package``: as English, a tab, Chinese; ``#`` begins a comment."""
    lines = resources.files(package).joinpath(name).read_text("utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return tuple((english, chinese) for english, _, chinese in pairs)


@cache
def messages() -> Translator:
    """Return the translator of all that the program says but for the help of its commands; read once, when asked."""
    return Translator(read_table("archive", "messages_zh.tsv"))
