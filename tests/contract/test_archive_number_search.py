"""Archive numbers are asked for at any level and in any typography, and borne before they are cited. All invented."""

from __future__ import annotations

import pytest
from search_papers import Papers, number

ARCHIVE = Papers(
    {
        # Taken in first, so that it stands first where nothing tells the two apart.
        "0-register": (
            "J998-LY·JY·2010·D10-0001-001",
            [number("J998-ZY·HJ·SW·2008·Y-0002-015", role="archive_number")],
        ),
        "death": ("J998-ZY·HJ·SW·2008·Y-0002-015", [number("J998-ZY·HJ·SW·2008·Y-0002-015", role="archive_number")]),
        "death-09": ("J998-ZY·HJ·SW·2009·Y-0001-001", []),
        "move": ("J998-ZY·HJ·QR·2008·D30-0001-004", []),
        "passport": ("J998-ZY·CR·HZ·2009·Y-0001-001", []),
        "other": ("J997-ZY·HJ·SW·2008·Y-0002-015", []),
        "office": ("Z109-WS·2011-Y-BGS-0001", []),
        "book": ("X032-KJ·JJ·02-005-054", []),
        "car": ("C038-ZY·CL·2007·D30-430600900017-002", []),
        "car-1": ("C038-ZY·CL·2007·D30-430600900017-001", []),
        "cycle": ("C038-ZY·CL·2007·Y-030600900017-002", []),
    }
)
HOUSEHOLD = ["death", "death-09", "move"]
LEVELS = [
    ("J998", ["0-register", *HOUSEHOLD, "passport"]),
    ("J998-ZY", [*HOUSEHOLD, "passport"]),
    ("J998-ZY·HJ", HOUSEHOLD),
    ("J998-ZY·HJ·SW", ["death", "death-09"]),
    ("J998-ZY·HJ·SW·2008", ["death"]),
    ("J998-ZY·HJ·SW·2008·Y", ["death"]),
    ("J998-ZY·HJ·SW·2008·Y-0002", ["death"]),
    ("J998-ZY·HJ·SW·2008·Y-2", ["death"]),
    ("J998-ZY·HJ·SW·2008·Y-0002-015", ["death"]),
    # Whole parts only.
    ("J998-ZY·H", []),
    ("J998-Z", []),
    ("J998-ZY·HJ·SW·200", []),
    ("J998-ZY·SW", []),
    ("J998-ZY·HJ·2008", []),
    ("ZY·HJ·SW", []),
    # In any typography.
    ("j998—zy.hj.sw", ["death", "death-09"]),
    ("Ｊ998－ZY・HJ", HOUSEHOLD),
    ("J998-ZY·HJ·", HOUSEHOLD),
    ("J998-", ["0-register", *HOUSEHOLD, "passport"]),
    # Of other shapes.
    ("Z109-WS", ["office"]),
    ("Z109-WS·2011", ["office"]),
    ("X032-KJ·JJ", ["book"]),
    ("X032-KJ·JJ·2", ["book"]),
]  # fmt: skip


@pytest.fixture
def filled(index):
    ARCHIVE.fill(index)
    return index


def test_an_archive_number_is_asked_at_every_level(filled):
    answers = [(ref, list(ARCHIVE.ask(filled, ref=ref)), found) for ref, found in LEVELS]
    assert [answer for answer in answers if answer[1] != answer[2]] == []
    assert [ref for ref, found in LEVELS if set(ARCHIVE.ask(filled, f"档号:{ref}")) != set(found)] == []
    assert [ref for ref, found in LEVELS if not set(found) <= set(ARCHIVE.ask(filled, ref))] == []


def test_what_bears_an_archive_number_stands_before_what_cites_it(filled):
    for asked in (
        "J998-ZY·HJ·SW·2008·Y-0002-015",
        "J998-ZY.HJ.SW.2008.Y-2-15",
        "j998—zy·hj·sw·2008·y—0002—015",
        "J998-ZY·HJ·SW·2008·Y-0002-015#0001",
        "J998-ZY·HJ·SW·2008·Y-0002-*",
    ):
        assert list(ARCHIVE.ask(filled, asked).items()) == [("death", "exact"), ("0-register", "text")]
        assert ARCHIVE.ask(filled, ref=asked) == {"death": "exact"}
    for asked in ("J998-ZY·HJ·SW·2008·Y-0002-015", "J998-ZY.HJ*"):
        assert ARCHIVE.ask(filled, number=asked) == {"0-register": "exact", "death": "exact"}


def test_an_archive_number_is_met_by_its_end_from_the_file_of_a_vehicle_on(filled):
    both, second = {"car": "variant", "car-1": "variant"}, {"car": "variant"}
    for asked, found in (
        ("430600900017", both), ("430600900017-002", second), ("430600900017-2", second), ("４３０６００９０００１７—００２", second),
        ("030600900017", {"cycle": "variant"}), ("430600900018", {}), ("430600900017-003", {}), ("43060090001", {}),
    ):  # fmt: skip
        assert ARCHIVE.ask(filled, asked) == found
        assert ARCHIVE.ask(filled, ref=asked) == found
        assert ARCHIVE.ask(filled, number=asked) == found
        assert ARCHIVE.ask(filled, f"档号:{asked}") == ARCHIVE.ask(filled, f"证号:{asked}") == found


def test_blanks_may_stand_for_the_separators_of_an_archive_number(filled):
    for asked, found in (
        ("J998 ZY HJ SW 2008 Y 0002 015", ["death"]), ("j998 zy hj sw 2008 y 2 15", ["death"]), ("Ｊ998　ZY　HJ　QR", ["move"]),
        ("C038 ZY CL 2007 D30 430600900017 002", ["car"]), ("Z109 WS 2011 Y BGS 0001", ["office"]), ("J998 ZY HJ", HOUSEHOLD),
        ("J998 ZY HJ 2008", []), ("J998 ZY SW", []),
    ):  # fmt: skip
        assert list(ARCHIVE.ask(filled, ref=asked)) == found
        assert set(ARCHIVE.ask(filled, f"档号:{asked}")) == set(found)
        assert set(ARCHIVE.ask(filled, asked)) >= set(found)


# One archive number with whatever between its parts.
TYPED = [
    "J998-ZY-HJ-SW-2008-Y-0002-015", "J998.ZY.HJ.SW.2008.Y.0002.015", "J998·ZY·HJ·SW·2008·Y·0002·015",
    "j998-zy-hj-sw-2008-y-2-15", "Ｊ998－ＺＹ－HJ－SW－2008－Y－0002－015", "J998—ZY—HJ—SW—2008—Y—0002—015",
    "J998-ZY-HJ·SW·2008-Y·0002-015", "J998-ZY·HJ-SW-2008·Y-0002-015#0001", "J998 ZY HJ SW 2008 Y 0002 015",
    "j998　zy hj sw 2008 y 2 15", "J998 ZY·HJ·SW·2008·Y-0002 015",
]  # fmt: skip


@pytest.mark.parametrize(
    "cited", ["J998-ZY·HJ·SW·2008·Y-0002-015", "J998-ZY-HJ-SW-2008-Y-0002-015", "J998.ZY.HJ.SW.2008.Y.2.15"]
)
def test_whatever_stands_between_its_parts_what_bears_an_archive_number_is_first(index, cited):
    papers = Papers(
        {
            "0-register": ("J998-LY·JY·2010·D10-0001-001", [number(cited)], f"2010年 调卷登记 档号 {cited} J998 2008"),
            "death": ("J998-ZY·HJ·SW·2008·Y-0002-015", [], "死亡注销"),
            "death-16": ("J998-ZY·HJ·SW·2008·Y-0002-016", []),
        }
    )
    papers.fill(index)
    for asked in TYPED:
        assert list(papers.ask(index, asked).items()) in (
            [("death", "exact")],
            [("death", "exact"), ("0-register", "text")],
        ), asked
        assert papers.ask(index, ref=asked) == {"death": "exact"}, asked
        assert papers.ask(index, number=asked) == {"0-register": "exact"}, asked
        assert next(iter(papers.ask(index, f"档号 {asked}")), "") == "death", asked
    assert papers.ask(index, ref="J998 - ZY · HJ · SW · 2008 · Y - 0002 - 015") == {"death": "exact"}
    for asked in TYPED[:7]:
        assert list(papers.ask(index, asked)) == ["death", "0-register"], asked
        assert next(iter(papers.ask(index, f"档号{asked}")), "") == "death", asked


def test_every_item_is_found_that_an_archive_number_without_its_separators_may_be(index):
    papers = Papers(
        {"item": ("X032-KJ·KY·01-003", []), "volume": ("X032-KJ·KY-01-003", []), "other": ("X032-KJ·KY·01-004", [])}
    )
    papers.fill(index)
    assert (
        set(papers.ask(index, ref="X032-KJ-KY-01-003"))
        == set(papers.ask(index, "X032 KJ KY 1 3"))
        == {"item", "volume"}
    )
    assert list(papers.ask(index, ref="X032-KJ·KY·01-003")) == ["item", "volume"]
    assert list(papers.ask(index, ref="X032-KJ·KY-01-003")) == ["volume", "item"]


def test_levels_ends_and_patterns_may_have_any_separators(filled):
    for asked, found in (
        ("J998-ZY-HJ", HOUSEHOLD), ("J998.ZY.HJ", HOUSEHOLD), ("J998-ZY-HJ-SW-2008-Y-2", ["death"]), ("Z109-WS-2011", ["office"]),
        ("J998-ZY-H", []), ("J998-ZY-SW", []), ("J998.ZY.HJ.SW.*", ["death", "death-09"]), ("J998-ZY-HJ-SW-2008-Y-0002-1*", ["death"]),
        ("J998-ZY-HJ-SW-*-Y-0002-015", ["death"]), ("J998-ZY-HJ-SW-*-Y-00*", []), ("D30-0001-004", ["move"]), ("D30.0001.004", ["move"]),
        ("QR-2008-D30-0001-004", ["move"]), ("QR.2008.D30.1.4", ["move"]), ("QR-2009-D30-0001-004", []),
        ("HJ-SW-2009-Y-0001-001", ["death-09"]),
    ):  # fmt: skip
        assert list(ARCHIVE.ask(filled, ref=asked)) == found, asked
