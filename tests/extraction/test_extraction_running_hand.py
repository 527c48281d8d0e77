"""What a running hand makes of characters where only few may stand: divisions, units, digits. Everybody is invented."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_kit import doubtful, typed_page

from archive.divisions import divisions
from archive.text import PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _only(page: PageText, kind: str):
    (found,) = [one for one in extract([(1, page)], ItemContext(archive_class="户籍", year=2008)) if one.type == kind]
    return found


def _read(text: str, **doubts: list[tuple[str, float]]) -> PageText:
    page = typed_page(text)
    for character, rivals in doubts.items():
        page = doubtful(page, character, rivals)
    return page


class TestPlaces:
    @pytest.mark.parametrize(
        ("read", "doubts", "value"),
        [
            ("达宁省锦州市凌河区云台路28号", {"达": [("莲", 0.2), ("辽", 0.02)]}, "辽宁省锦州市凌河区云台路28号"),
            (
                "广西壮族自渭区柳州步云台路28号",
                {"渭": [("治", 0.3)], "步": [("市", 0.2)]},
                "广西壮族自治区柳州市云台路28号",
            ),
            # Nobody named 衡, but what stands around it leaves nothing else.
            ("湖南省谢阳市雁峰区云台路28号", {"谢": [("射", 0.1)]}, "湖南省衡阳市雁峰区云台路28号"),
            ("岳阳市云台路10卷28号", {"卷": [("基", 0.05), ("巷", 0.03)]}, "岳阳市云台路10巷28号"),
        ],
    )
    def test_what_must_stand_there_is_put_right_and_what_was_read_is_offered(self, read, doubts, value):
        found = _only(_read(f"住址：{read}", **doubts), "address")
        assert (found.raw, found.value) == (read, value)
        assert "mended" in found.checks
        assert read in found.alternatives

    @pytest.mark.parametrize(
        ("read", "doubts"),
        [
            # Several cities of the province are as near.
            ("湖南省谢阳市云台路28号", {"谢": [("射", 0.1)]}),
            # A place that no table has, and nothing near it.
            ("云川县石坝镇大樟村8组", {"川": [("州", 0.1)]}),
            # Sure of what it reads.
            ("达宁省锦州市凌河区云台路28号", {}),
            ("岳阳市云台路10卷28号", {"卷": [("基", 0.05)]}),
        ],
    )
    def test_what_may_be_anything_stays(self, read, doubts):
        found = _only(_read(f"住址：{read}", **doubts), "address")
        assert found.value == read
        assert "mended" not in found.checks

    @given(st.sampled_from([one for one in divisions() if one.last == 0]), st.data())
    def test_a_division_read_as_it_is_stays(self, division, data):
        place = data.draw(st.integers(0, len(division.name) - 1))
        read = f"{division.name}云台路28号"
        page = doubtful(typed_page(f"住址：{read}"), division.name[place], [("某", 0.2)])
        found = [one for one in extract([(1, page)], ItemContext(archive_class="", year=2008)) if one.type == "address"]
        assert all("mended" not in one.checks for one in found)


class TestDigits:
    def test_a_four_in_a_number_of_digits(self):
        found = _only(_read("暂住证号：锦暂字第00H630号", H=[("4", 0.18)]), "number")
        assert (found.raw, found.value) == ("锦暂字第00H630号", "锦暂字第004630号")

    def test_a_four_in_a_date(self):
        assert _only(_read("出生日期：2002年6月2H日", H=[("4", 0.3)]), "date").value == "2002-06-24"

    def test_a_plate_keeps_its_letters(self):
        assert _only(_read("号牌号码：湘F3H562", H=[("4", 0.05)]), "number").value == "湘F3H562"

    def test_the_province_of_a_plate(self):
        found = _only(_read("号牌号码：莲G3889D", 莲=[("遠", 0.2), ("遼", 0.03)]), "number")
        assert (found.raw, found.value) == ("莲G3889D", "辽G3889D")

    def test_the_check_character_of_an_id_number_read_as_four(self):
        page = doubtful(typed_page("公民身份号码：430699194810146624"), "4", [("9", 0.02)], confidence=0.98)
        found = _only(page, "id_number")
        assert found.value == "43069919481014662X"
        # Nothing but the number itself says so.
        assert "!mended" in found.checks

    @given(st.text(alphabet=string.digits + "Hh字第号暂年月日-", max_size=30))
    def test_anything_may_stand_there(self, text):
        extract([(1, _read(f"编号：{text}", H=[("4", 0.1)]))], ItemContext(archive_class="", year=2008))
