"""A character that lost to "nothing" in a line that is else read surely is not lost without a word."""

import numpy as np
import pytest

from archive.text import Box
from ocr.engines.crops import Crop
from ocr.engines.ctc import LatticeDecode, confidence_of
from ocr.engines.placing import place_glyphs

ALPHABET = ["姓", "名", "陈", "慜", "繁", "`", ".", "□", "☑", "男", "○", "_"]
COLUMNS_A_CHARACTER = 4


@pytest.fixture(scope="module")
def decoder():
    return LatticeDecode(character=list(ALPHABET))


def column_of(decoder, **probabilities):
    """Return one column: what is not given is nothing."""
    column = np.zeros(len(decoder.character), np.float32)
    for text, probability in probabilities.items():
        column[decoder.character.index(text)] = probability
    column[0] = 1 - column.sum()
    return column


def lines_of(decoder, *characters):
    """Return a line of characters, each in the middle of four columns; a dict gives the probabilities of a column."""
    nothing = column_of(decoder)
    rows = []
    for character in characters:
        seen = {character: 0.995} if isinstance(character, str) else character
        rows += [nothing, nothing, column_of(decoder, **seen) if seen else nothing, nothing]
    return np.stack(rows)[None]


def read(decoder, *characters):
    (line,) = decoder.decode_lattice(lines_of(decoder, *characters))
    return line


def text_of(line):
    return "".join(character.text for character in line)


def test_a_character_less_likely_than_nothing_is_put_in_with_its_doubt(decoder):
    line = read(decoder, "姓", "名", "陈", {"慜": 0.11, "繁": 0.09, "`": 0.04}, "男")
    assert text_of(line) == "姓名陈慜男"
    passed = line[3]
    assert passed.confidence == pytest.approx(0.11)
    assert [runner_up.text for runner_up in passed.alternatives] == ["繁", "`"]
    assert line[2].center < passed.center < line[4].center


def test_so_is_a_box_whether_ticked_or_not(decoder):
    line = read(decoder, "男", {"□": 0.1, "☑": 0.13}, "名")
    assert text_of(line) == "男☑名"
    assert text_of(read(decoder, "陈", {"○": 0.22}, "男")) == "陈○男"
    assert text_of(read(decoder, {"□": 0.2}, "男")) == "□男"


@pytest.mark.parametrize(
    "column",
    [
        pytest.param({"慜": 0.05, "繁": 0.04}, id="hardly anything"),
        pytest.param({".": 0.37, "慜": 0.04}, id="rather a speck"),
        pytest.param({"_": 0.3}, id="a rule"),
        pytest.param({}, id="nothing"),
    ],
)
def test_specks_and_rules_are_not(decoder, column):
    assert text_of(read(decoder, "陈", column, "男")) == "陈男"


def test_beside_a_character_there_is_none(decoder):
    """The flank of a wide character is no character."""
    whole = lines_of(decoder, "陈", "男")
    whole[0, 3] = column_of(decoder, 慜=0.2)
    (line,) = decoder.decode_lattice(whole)
    assert text_of(line) == "陈男"


def test_before_a_line_there_is_no_character_and_behind_it_seldom(decoder):
    """What the edge of a line image cut off belongs to something else."""
    assert text_of(read(decoder, {"慜": 0.4}, "男")) == "男"
    assert text_of(read(decoder, "陈", {"慜": 0.2})) == "陈"
    assert text_of(read(decoder, "陈", {"慜": 0.4})) == "陈慜"


def test_it_does_not_make_its_line_less_sure(decoder):
    characters = read(decoder, "陈", {"慜": 0.2}, "男")
    assert confidence_of(characters) == pytest.approx(0.995)
    assert confidence_of([]) == 0.0


def test_where_there_is_no_ink_there_is_no_character(decoder):
    """姓 and 名 are set wide apart, and a model sees a ticked box between them."""
    characters = read(decoder, "姓", {"☑": 0.3}, "名")
    pixels = np.full((48, 8 * 12, 3), 250, np.uint8)
    pixels[10:38, 4:28] = pixels[10:38, 68:92] = 20
    crop = Crop(pixels=pixels, box=Box(0, 0, 96, 48))
    assert place_glyphs(crop, characters, 8).text.replace(" ", "").replace("　", "") == "姓名"
    pixels[10:38, 36:60] = 20
    assert place_glyphs(crop, characters, 8).text == "姓☑名"


def test_a_line_that_is_hard_to_read_stays_as_it_is(decoder):
    doubtful = [{"陈": 0.6}, {"慜": 0.2}, {"男": 0.6}]
    assert text_of(read(decoder, *doubtful)) == "陈男"
    assert read(decoder, {}, {"慜": 0.2}) == []


def test_ink_that_is_no_known_character_is_read_as_the_likeliest(decoder):
    line = read(decoder, "陈", {"`": 0.6, "慜": 0.1, "繁": 0.04}, "男")
    assert text_of(line) == "陈慜男"
    assert line[1].confidence == pytest.approx(0.1)
    assert text_of(read(decoder, "陈", {"`": 0.99}, "男")) == "陈`男"
    assert text_of(read(decoder, "陈", {"_": 0.9}, "男")) == "陈_男"
