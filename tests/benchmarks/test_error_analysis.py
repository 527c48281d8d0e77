"""What the error analysis counts, on a page of two lines."""

from __future__ import annotations

from typing import Any

from benchmarks.error_analysis import ErrorAnalysis, character_class, damages_of
from benchmarks.scoring import ReadCharacter, pair_lines


def _page() -> dict[str, Any]:
    texts = ("县城4号", "姓名")
    lines = [
        {"text": text, "level_box": [0.1, 0.1 + 0.1 * row, 0.4, 0.02], "hand": False, "vertical": False}
        for row, text in enumerate(texts)
    ]
    return {
        "width": 1000, "height": 1000, "skew_deg": 0.0, "dpi": 200, "hand": False, "damage": ["blur"],
        "label_face": "Song", "value_face": "Kai", "lines": lines,
    }  # fmt: skip


def test_errors_are_counted_by_what_was_lost_and_where() -> None:
    analysis = ErrorAnalysis()
    read = [ReadCharacter(c, 0.12 + 0.05 * place, 0.11) for place, c in enumerate("斜城H号")]
    read.append(ReadCharacter("姓", 0.12, 0.21))
    analysis.add({"form": "card"}, _page(), pair_lines(_page(), read))
    assert (analysis.groups["form"]["card"].errors, analysis.groups["form"]["card"].characters) == (3, 6)
    assert analysis.groups["face"].keys() == {"Song"}
    assert analysis.groups["damage"]["blur"].errors == 3
    assert analysis.groups["characters"]["digits"].errors == 1
    assert analysis.confusions == {("县", "斜"): 1, ("4", "H"): 1, ("名", "∅"): 1}
    twice = ErrorAnalysis()
    twice.merge(analysis)
    twice.merge(analysis)
    assert twice.confusions["县", "斜"] == 2
    assert "县→斜" in twice.write()


def test_characters_are_told_apart() -> None:
    classes = {c: character_class(c) for c in "4A村喆䶮𠅤□,"}
    assert classes == {
        "4": "digits", "A": "Latin letters", "村": "Han, usual", "喆": "Han outside GB 2312",
        "䶮": "Han outside GB 2312", "𠅤": "Han outside GB 2312", "□": "boxes and ticks", ",": "punctuation",
    }  # fmt: skip


def test_a_page_without_damage_says_so() -> None:
    page = _page()
    assert damages_of({**page, "damage": []}) == ["none"]
    assert damages_of({**page, "skew_deg": -1.4, "dpi": 150}) == ["blur", "skew over 1°", "under 200 dpi"]
