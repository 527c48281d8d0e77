"""On a page in simplified script a doubtful traditional character is the simplified one; what is sure stays."""

import pytest

from archive.text import Alternative, Box, Glyph, Line
from ocr.script import settle_script

SIMPLIFIED = "兹有我大队社员龚立本因购房迁往岳阳楼区请准予办理户口迁移手续"
TRADITIONAL = "茲有我大隊社員龔立本因購房遷往岳陽樓區請準予辦理戶口遷移手續"


def line(text, *, confidence=0.999):
    return Line(tuple(Glyph(c, Box(n, 0, n + 1, 1), confidence) for n, c in enumerate(text)))


def doubtful(character, confidence, *others):
    return Line((Glyph(character, Box(0, 5, 1, 6), confidence, tuple(Alternative(*other) for other in others)),))


@pytest.mark.parametrize(
    ("character", "confidence", "others", "settled"),
    [
        ("隊", 0.6, [("队", 0.3), ("除", 0.05)], "队"),
        ("隊", 0.98, [("队", 0.02)], "队"),
        ("號", 0.7, [], "号"),
        # Sure: an old name in a paper of today.
        ("龍", 0.998, [("龙", 0.001)], "龍"),
        # What simplified texts have as well.
        ("乾", 0.5, [("干", 0.4)], "乾"),
        ("队", 0.5, [("隊", 0.4)], "队"),
        ("7", 0.5, [("了", 0.4)], "7"),
    ],
)
def test_what_is_doubtful_is_in_the_script_of_the_page(character, confidence, others, settled):
    *_, last = settle_script([line(SIMPLIFIED), doubtful(character, confidence, *others)])
    (glyph,) = last.glyphs
    assert glyph.text == settled
    assert glyph.confidence == confidence
    if settled != character and others:
        # What was read stays among the readings.
        assert character in [other.text for other in glyph.alternatives]
        assert settled not in [other.text for other in glyph.alternatives]


def test_a_page_in_traditional_script_stays_so():
    lines = (line(TRADITIONAL, confidence=0.8), doubtful("隊", 0.6, ("队", 0.3)))
    assert settle_script(lines) == lines


def test_few_characters_tell_nothing():
    lines = (line("户口"), doubtful("隊", 0.6, ("队", 0.3)))
    assert settle_script(lines) == lines
    assert settle_script([]) == ()
