"""What an answer may miss, said in both languages: JSON gives the English, pages and terminals the reader's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.chinese import messages


@dataclass(frozen=True)
class Note:
    """One thing that may be missing."""

    english: str
    chinese: str

    def say(self, language: Literal["zh", "en"]) -> str:
        return self.chinese if language == "zh" else self.english


def join_notes(notes: Iterable[Note], language: Literal["zh", "en"] = "en") -> str:
    """Return notes as one text, each once."""
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(note.say(language) for note in notes))


def note_of_index(said: str) -> Note:
    """Return what an index said, with its kind said in Chinese before it."""
    return Note(said, f"索引未能完整回答（{messages().translate(said)}）")
