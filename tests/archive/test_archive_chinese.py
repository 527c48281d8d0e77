"""Messages in Chinese: what a template fits, what fills its holes, and that every line of the table says its own."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.chinese import HOLE, Template, Translator, messages, read_table

TABLE = read_table("archive", "messages_zh.tsv")
# Pieces and fills of different letters, so that where one ends is certain.
PIECES = st.text("abc ", max_size=6)
FILLS = st.text("012甲乙", min_size=1, max_size=6)


@given(st.data())
def test_what_is_filled_in_is_found_again(data):
    pieces = data.draw(st.lists(PIECES.filter(str.strip), min_size=2, max_size=5))
    fills = tuple(data.draw(FILLS) for _ in pieces[1:])
    text = "".join(piece + fill for piece, fill in zip(pieces, (*fills, ""), strict=True))
    assert Template(pieces=tuple(pieces), chinese="").match(text) == fills


@given(st.lists(PIECES, min_size=1, max_size=4), st.text("abc 012", max_size=20))
def test_what_a_template_fits_is_what_it_can_be_filled_to(pieces, text):
    expected = re.fullmatch("(.*?)".join(map(re.escape, pieces)), text)
    found = Template(pieces=tuple(pieces), chinese="").match(text)
    assert found == (None if expected is None else expected.groups())


@given(st.text("ab:;, ()\n", max_size=60))
def test_any_text_is_answered(text):
    assert messages().translate(text) == text


@pytest.mark.parametrize(("english", "chinese"), TABLE)
def test_every_line_says_its_own_chinese(english, chinese):
    fills = [f"⟦{number}⟧" for number in range(english.count(HOLE))]
    text = "".join(piece + fill for piece, fill in zip(english.split(HOLE), (*fills, ""), strict=True))
    assert messages().translate(text) == chinese.format(*fills)


def test_the_template_with_most_text_of_its_own_holds():
    translator = Translator([("{} is {}", "{}是{}"), ("{} is missing", "缺{}")])
    assert translator.translate("a is missing") == "缺a"
    assert translator.translate("a is b") == "a是b"


def test_what_fills_a_hole_is_chinese_as_well():
    said = messages().translate("page 2 of J1 has no image: a.jpg: the file is empty; scan or copy it again")
    assert said == "J1 第 2 页没有图像：a.jpg：文件是空的；请重新扫描或复制"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("rows.csv, row 3: the line is too long", "rows.csv，第 3 行：该行过长"),
        ("the line is too long; strange", "该行过长；strange"),
        ("strange; stranger: strangest", "strange; stranger: strangest"),
        ("", ""),
        (" (no answer)", "（没有应答）"),
    ],
)
def test_places_and_lists_keep_what_has_no_chinese(english, chinese):
    assert messages().translate(english) == chinese


@pytest.mark.parametrize("text", ["a: b; c, " * 2000, "; " * 3000, "(" * 5000 + ")" * 5000, " is missing" * 3000])
def test_no_text_takes_long(text):
    began = time.perf_counter()
    messages().translate(text)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(("english", "chinese"), TABLE)
def test_the_chinese_has_every_hole_once_and_the_names_of_settings_and_options(english, chinese):
    holes = re.findall(r"\{(\d*)\}", chinese)
    # What an error of the system says first is its number, which nobody needs.
    dropped = english.startswith("[Errno")
    assert english.count(HOLE) == len(holes) + dropped
    assert sorted(map(int, filter(None, holes))) in ([], list(range(dropped, english.count(HOLE))))
    names = r"DANGHAO_[A-Z_]+|--[a-z-]+[a-z]|danghao [a-z-]+"
    commands = {name for name in re.findall(names, english) if name not in NO_COMMANDS}
    assert commands <= set(re.findall(names, chinese))


# Words that happen to stand behind the name of the program.
NO_COMMANDS = {"danghao does", "danghao on", "danghao was", "danghao made", "danghao if"}


def test_the_chinese_is_chinese():
    for english, chinese in TABLE:
        assert not re.search(
            r"[;,] (?=[\u4e00-\u9fff])|[\u4e00-\u9fff][,;:!?](?!\d)", chinese.replace("档号:…", "")
        ) or ("盒号:" in chinese or "出生:" in chinese), english
        assert "\n" not in chinese
