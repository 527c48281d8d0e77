"""A number is met by its serial alone, below whole numbers; never by a part of the serial. All numbers are invented."""

from __future__ import annotations

import pytest
from search_papers import Papers, mention, number

from archive.model import MentionType

ARCHIVE = Papers(
    {
        "a-move": ("J998-ZY·HJ·QR·2008·D30-0001-001", [number("长迁字第0945711号")]),
        "b-accident": ("J998-ZY·SG·YB·2009·D20-0001-001", [number("岳公交楼认字〔2009〕第00137号")]),
        "c-car": ("J998-ZY·CL·ZC·2009·D30-0001-001", [number("湘F·TZ017", role="plate")]),
        "d-old": ("J998-ZY·SG·YB·2008·D20-0001-002", [number("岳公交认字(2008)137号")]),
        "e-permit": ("J998-ZY·ZZ·SL·2009·D10-0001-001", [number("暂字430602-2009-0456")]),
        "f-whole": ("J998-ZY·CR·HZ·2009·D30-0001-001", [number("0945711")]),
        "g-doubted": ("J998-ZY·HJ·QR·2008·D30-0001-002", [number("岳迁字第0945771号", alternatives=("岳迁字第0945711号",))]),
        "h-phone": ("J998-ZY·HJ·QR·2008·D30-0001-003", [mention(MentionType.PHONE, "0730-8212399")]),
        "i-register": ("J998-LY·JY·2010·D10-0001-001", [number("J998-ZY·HJ·SW·2008·Y-0137", role="archive_number")]),
        "j-branch": ("J998-ZY·HJ·QR·2008·D30-0001-004", [number("城公（户）字〔1998〕第0945711-2号")]),
        "k-letters": ("J998-ZY·CR·HZ·2009·D30-0001-002", [number("湘迁字NO.AB20155")]),
        "l-trailer": ("J998-ZY·CL·ZC·2009·D30-0001-002", [number("湘F·1234挂", role="plate")]),
    }
)  # fmt: skip
SERIALS = [
    ("0945711", {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}),
    ("945711", {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}),
    ("第0945711号", {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}),
    ("第 0945711 號", {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}),
    ("No.0945711", {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}),
    ("0945711-2", {"j-branch": "variant"}),
    ("00137", {"b-accident": "variant", "d-old": "variant"}),
    ("第一三七号", {"b-accident": "variant", "d-old": "variant"}),
    ("岳公交楼认字〔二〇〇九〕第一三七號", {"b-accident": "exact"}),
    ("第137号", {"b-accident": "variant", "d-old": "variant"}),
    ("TZ017", {"c-car": "variant"}),
    ("tz017", {"c-car": "variant"}),
    ("1234挂", {"l-trailer": "variant"}),
    ("0456", {"e-permit": "variant"}),
    ("8212399", {"h-phone": "variant"}),
    ("AB20155", {"k-letters": "variant"}),
    # No part of a serial is one, and no year.
    ("45711", {}),
    ("09457", {}),
    ("017", {}),
    ("TZ", {}),
    ("TZ01", {}),
    ("37", {}),
    ("2009", {}),
    ("430602", {}),
    ("0730", {}),
    ("711", {}),
]


@pytest.fixture
def filled(index):
    ARCHIVE.fill(index)
    return index


def test_a_number_is_met_by_its_serial_below_whole_numbers(filled):
    answers = [(asked, ARCHIVE.ask(filled, number=asked), found) for asked, found in SERIALS]
    assert [answer for answer in answers if list(answer[1].items()) != list(answer[2].items())] == []
    assert [asked for asked, found in SERIALS if ARCHIVE.ask(filled, f'证号:"{asked}"') != found] == []


def test_a_bare_word_is_a_serial_where_it_is_long_enough_to_be_one(filled):
    assert ARCHIVE.ask(filled, "0945711") == {"f-whole": "exact", "a-move": "variant", "g-doubted": "alternative"}
    assert ARCHIVE.ask(filled, "TZ017")["c-car"] == "variant"
    assert ARCHIVE.ask(filled, "第00137号")["b-accident"] == "variant"
    # Years are words of most papers.
    assert "e-permit" not in [name for name, label in ARCHIVE.ask(filled, "456").items() if label == "variant"]
