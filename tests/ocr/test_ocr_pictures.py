"""The block of a portrait is no text; marks that somebody made are."""

import pytest

from archive.text import Box, Glyph, Line
from ocr.pictures import without_pictures


def line(text, x, y, *, size=36):
    return Line(
        tuple(Glyph(one, Box(x + n * size, y, x + (n + 1) * size, y + size), 0.9) for n, one in enumerate(text))
    )


CARD = (
    line("姓名 滕桂香", 580, 580),
    line("性别 女", 580, 670),
    line("住址 长安街138号", 580, 840),
    line("304室", 640, 890),
)


@pytest.mark.parametrize("mark", "■□●▲★")
def test_a_portrait_is_left_out(mark):
    assert without_pictures((*CARD, line(mark, 1240, 600, size=250))) == CARD


@pytest.mark.parametrize(
    "kept", [line("■", 1240, 600), line("印", 1240, 600, size=250), line("1", 1240, 600, size=250)]
)
def test_marks_and_large_characters_stay(kept):
    assert without_pictures((*CARD, kept)) == (*CARD, kept)


def test_of_a_page_of_marks_nothing_is_known():
    alone = (line("■", 0, 0, size=250),)
    assert without_pictures(alone) == alone
