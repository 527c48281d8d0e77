"""ID numbers with a lost, doubled or misread digit. Every number is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_kit import glyphs_at, page_of, typed_page

from archive.model import Mention
from archive.text import Alternative, Line, PageText
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.id_repair import Known, solve
from extraction.identity import checksum_holds

_BODY = "43060219570402157"
RIGHT = next(_BODY + last for last in "0123456789X" if checksum_holds(_BODY + last))


def _id_of(page: str | PageText) -> Mention:
    read = typed_page(page) if isinstance(page, str) else page
    (mention,) = (m for m in extract([(1, read)], ItemContext(year=2009)) if m.type == "id_number")
    return mention


def _read(text: str, rivals: dict[int, str], probability: float = 0.2) -> PageText:
    """Return a page of one line whose characters at some places have a runner-up."""
    glyphs = [
        replace(glyph, alternatives=(Alternative(text=rivals[place], probability=probability),))
        if place in rivals
        else glyph
        for place, glyph in enumerate(glyphs_at(text, 120, 120))
    ]
    return page_of([Line(glyphs=tuple(glyphs))])


def test_an_illegible_digit_follows_from_the_check_character() -> None:
    for place in (3, 9, 15):
        damaged = f"{RIGHT[:place]}□{RIGHT[place + 1 :]}"
        mention = _id_of(f"公民身份号码：{damaged}")
        assert mention.raw == damaged
        assert mention.value == RIGHT
        assert {"checksum", "!mended"} <= set(mention.checks)


def test_a_misread_digit_is_solved_by_its_runner_up_and_stays_in_doubt() -> None:
    label = "公民身份号码："
    damaged = f"{RIGHT[:4]}7{RIGHT[5:]}"
    mention = _id_of(_read(label + damaged, {len(label) + 4: RIGHT[4]}))
    assert (mention.raw, mention.value) == (damaged, RIGHT)
    assert "!mended" in mention.checks
    assert mention.alternatives[0] == damaged


def test_the_birth_date_on_the_paper_settles_a_misread_one() -> None:
    damaged = f"{RIGHT[:9]}3{RIGHT[10:]}"
    mention = _id_of(f"姓名：刘定安　性别：男　出生日期：1957年4月2日\n公民身份号码：{damaged}")
    assert mention.raw == damaged
    assert mention.value == RIGHT
    assert {"checksum", "birth_date", "sex", "mended"} <= set(mention.checks)
    assert not [check for check in mention.checks if check.startswith("!")]


@pytest.mark.parametrize("damaged", [RIGHT[:9] + RIGHT[10:], RIGHT[:8] + "1" + RIGHT[8:]])
def test_a_lost_or_doubled_digit_of_the_birth_date_is_found(damaged: str) -> None:
    mention = _id_of(f"出生日期：1957年4月2日\n公民身份号码：{damaged}")
    assert mention.value == RIGHT
    assert "mended" in mention.checks


def test_what_cannot_be_decided_stays_as_read() -> None:
    damaged = f"{RIGHT[:16]}{(int(RIGHT[16]) + 2) % 10}{RIGHT[17:]}"
    mention = _id_of(f"公民身份号码：{damaged}")
    assert mention.value == damaged
    assert "!checksum" in mention.checks
    assert mention.alternatives == ()


def test_a_sound_number_is_never_touched() -> None:
    label = "公民身份号码："
    mention = _id_of(_read(label + RIGHT, {len(label) + 4: "7", len(label) + 9: "3"}, 0.4))
    assert mention.value == RIGHT
    assert "mended" not in "".join(mention.checks)


def test_nobody_is_born_after_the_paper() -> None:
    body = "43060220270402157"
    later = next(body + last for last in "0123456789X" if checksum_holds(body + last))
    choices = [[(0.9, character)] for character in later]
    choices[17] = [(0.9, "□")]
    assert solve(choices, Known()).value == later
    assert solve(choices, Known(latest_year=2010)).value == ""


def test_fifteen_digits_of_somebody_not_yet_born_are_doubted_and_the_possible_offered() -> None:
    def read(text: str, year: int, rivals: dict[int, str]) -> Mention:
        page = _read(text, {len("身份证号：") + place: digit for place, digit in rivals.items()})
        (mention,) = (m for m in extract([(1, page)], ItemContext(year=year)) if m.type == "id_number")
        return mention

    wrong = read("身份证号：432299990217244", 1996, {6: "4", 12: "7"})
    assert "!after_document" in wrong.checks
    # 43229999021…744 would be born in 1999 as well.
    assert wrong.alternatives == ("432299490217244", "432299490217744")
    assert wrong.confidence < 0.9
    assert "!after_document" not in read("身份证号：432299490217244", 1996, {}).checks
    assert "!after_document" not in read("身份证号：432299990217244", 2001, {}).checks
