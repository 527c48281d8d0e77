"""Says where reading errs: by form, face, damage and kind of character, and which characters are taken for which.

For parts that rules may be tuned on. It chooses the next step; totals of the measured parts stand in ``report``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.scoring import CharacterErrors, PairedLine, Truth

_MOST_ROWS = 6
_MOST_CONFUSIONS = 16
_MARKS = frozenset("□■☑√✓口")
# What stands for nothing, where a character is lost or invented.
_NOTHING = "∅"


def character_class(character: str) -> str:
    """Return the kind of a character, as an error analysis tells them apart."""
    if character.isdigit() and character.isascii():
        return "digits"
    if character.isascii() and character.isalpha():
        return "Latin letters"
    if character in _MARKS:
        return "boxes and ticks"
    if "\u3400" <= character <= "\u9fff" or character >= "\U00020000" or character == "〇":
        return _han_class(character)
    return "punctuation"


def _han_class(character: str) -> str:
    """GB 2312 puts the 3,755 usual characters first, by sound, and 3,008 rarer ones behind, by radical."""
    try:
        row = character.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return "Han outside GB 2312"
    return "Han, usual" if row < 56 else "Han, rarer"


@dataclass
class ErrorAnalysis:
    """Sums over pages. ``groups`` holds counts by what is compared and by its value."""

    groups: dict[str, dict[str, CharacterErrors]] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, truth: Truth, page: Truth, lines: Iterable[PairedLine]) -> None:
        """Count one page: its truth, and what was read on its lines."""
        from rapidfuzz.distance import Levenshtein

        for line in lines:
            want, have = line.want, line.have
            errors = Levenshtein.editops(want, have)
            face = page["value_face"] if line.truth["hand"] or page["hand"] else page["label_face"]
            self._count("form", truth["form"], len(errors), len(want))
            self._count("face", face, len(errors), len(want))
            for damage in damages_of(page):
                self._count("damage", damage, len(errors), len(want))
            for character in want:
                self._count("characters", character_class(character), 0, 1)
            for edit in errors:
                wanted = want[edit.src_pos] if edit.tag != "insert" else _NOTHING
                got = have[edit.dest_pos] if edit.tag != "delete" else _NOTHING
                self._count("characters", character_class(got if wanted == _NOTHING else wanted), 1, 0)
                self.confusions[wanted, got] += 1

    def merge(self, other: ErrorAnalysis) -> None:
        for group, values in other.groups.items():
            for name, count in values.items():
                self._count(group, name, count.errors, count.characters)
        self.confusions.update(other.confusions)

    def _count(self, group: str, name: str, errors: int, characters: int) -> None:
        count = self.groups.setdefault(group, {}).setdefault(name, CharacterErrors())
        count.errors += errors
        count.characters += characters

    def write(self) -> str:
        """Return the analysis as lines for a terminal: the values with the most errors of each group."""
        total = sum(count.errors for count in self.groups.get("form", {}).values())
        lines = [f"where reading errs ({total} errors)"]
        for group, values in self.groups.items():
            ranked = sorted(values.items(), key=lambda item: (-item[1].errors, item[0]))
            lines += [
                f"  {group:11} {name:28} {count.errors:5} of {count.characters:6}  {count.rate:7.2%}"
                f"  {count.errors / max(1, total):4.0%} of all"
                for name, count in ranked[:_MOST_ROWS]
                if count.errors
            ]
        pairs = [
            f"{want}→{got}" + (f" {count}" if count > 1 else "")
            for (want, got), count in self.confusions.most_common(_MOST_CONFUSIONS)
        ]
        return "\n".join([*lines, "  taken for another: " + ("  ".join(pairs) or "none")])


def damages_of(page: Truth) -> Sequence[str]:
    """Return what the page suffered, by name; a page without any is clean."""
    names = list(page.get("damage", ()))
    if abs(page["skew_deg"]) > 1:
        names.append("skew over 1°")
    if page["dpi"] < 200:
        names.append("under 200 dpi")
    return names or ["none"]
