"""Makes the table of characters that hide a surname: ``python -m samples.surname_likes`` writes it anew.

The default engine reads the rare 禚 as 糕, and 逄 always as 逢. The table holds what was read with the surnames that
may have stood there: those that were measured to be read so (``samples.ocr_confusions``), then, of a character that is
no surname, those it can hardly be told from (``samples.name_shapes``). Run it after a change of either, or of the list
of surnames.
"""

from __future__ import annotations

from pathlib import Path

from extraction.name_shapes import surname_length
from samples import ocr_confusions
from samples.name_shapes import TABLE as LOOK_ALIKES

TABLE = Path(__file__).parent.parent / "extraction" / "surname_likes.tsv"
_MOST = 3
# How often one is read as the other: as what is no surname, and as another surname, which as a rule is right.
_MISREAD, _ALWAYS_MISREAD = 0.15, 0.6
_HEAD = (
    "# What was read, and the surnames that may have stood there, the likest first. Made by `python -m\n"
    "# samples.surname_likes` from the tables of confusions and of look-alikes; do not edit.\n"
)


def make_table(look_alikes: str, confusions: dict[str, dict[str, float]]) -> str:
    """Return the table, from the text of the one of look-alikes and what was read for each character."""
    hidden: dict[str, dict[str, float]] = {}
    for surname, read in confusions.items():
        for character, share in read.items():
            least = _ALWAYS_MISREAD if _is_surname(character) else _MISREAD
            if _is_surname(surname) and share >= least:
                hidden.setdefault(character, {})[surname] = share
    alike: dict[str, list[str]] = {
        character: sorted(surnames, key=lambda surname: (-surnames[surname], surname))
        for character, surnames in hidden.items()
    }
    for line in look_alikes.splitlines():
        if not line or line.startswith("#"):
            continue
        head, close, *_ = line.split("\t")
        for character in close if head == "=" else head:
            if not _is_surname(character):
                others = [other for other in close if other != character and _is_surname(other)]
                alike.setdefault(character, []).extend(others)
    rows = (
        f"{character}\t{''.join(list(dict.fromkeys(surnames))[:_MOST])}\n"
        for character, surnames in sorted(alike.items())
        if surnames
    )
    return _HEAD + "".join(rows)


def _is_surname(character: str) -> bool:
    return surname_length(f"{character}某") == 1


def main() -> None:
    """Write the table."""
    TABLE.write_text(
        make_table(LOOK_ALIKES.read_text("utf-8"), ocr_confusions.read_table(ocr_confusions.KNOWN)), "utf-8"
    )


if __name__ == "__main__":
    main()
