"""Checks that hold one thing against another, ID numbers that are solved, and confidences. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_kit import doubtful, typed_page
from stdnum.cn import ric

from archive.doubts import DOUBTFUL_BELOW, is_doubtful, reasons
from archive.model import Mention, MentionType
from archive.text import Region
from extraction.certainty import LEAST, MOST, UNCALIBRATED, Certainty, group_of, load_certainty
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.id_repair import Known, solve
from extraction.identity import birth_date_of, checksum_holds, is_known_region

# Its birth date is 1941-05-23, its holder a man; its county does not exist.
NUMBER = "432299194105230375"


def read(page, kind="id_number", *, year=2008, certainty=None):
    context = ItemContext(year=year)
    return [m for m in extract([(1, page)], context, certainty=certainty) if m.type == kind]


def mention(kind=MentionType.PERSON, *, confidence=0.9, checks=(), role="", value="欧阳甲"):
    return Mention(
        type=kind, raw=value, value=value, page=1, region=Region(0, 0, 0.1, 0.1), confidence=confidence, checks=checks,
        role=role,
    )  # fmt: skip


class TestMending:
    def test_a_digit_that_nobody_saw_is_not_put_in_for_a_wrong_one(self):
        (found,) = read(typed_page("公民身份号码：432299194105230875"))
        assert found.value == found.raw == "432299194105230875"
        assert "!checksum" in found.checks
        assert "mended" not in found.checks

    def test_a_lost_digit_is_solved_where_the_form_has_the_birth_date(self):
        lost = NUMBER[:11] + NUMBER[12:]
        (found,) = read(typed_page(f"性别：男　出生日期：1941年5月23日\n公民身份号码：{lost}"))
        assert found.raw == lost
        assert found.value == NUMBER or NUMBER in found.alternatives

    def test_an_illegible_digit_is_solved_by_the_check_character(self):
        (found,) = read(typed_page("公民身份号码：4322991941□5230375"))
        assert found.value == NUMBER
        assert {"checksum", "!mended"} <= set(found.checks)
        assert "□" in found.raw

    def test_of_two_sound_readings_neither_is_taken_without_a_birth_date(self):
        # 0 → 1 at one place and 7 → another at the next could both be right: both are offered.
        page = doubtful(typed_page("公民身份号码：432299194105230875"), "8", [("3", 0.4)])
        page = doubtful(page, "5", [("6", 0.45)])
        (found,) = read(page)
        assert found.raw == "432299194105230875"
        assert NUMBER in (found.value, *found.alternatives)

    @given(st.integers(0, 17), st.integers(1, 999), st.dates())
    def test_filling_gives_back_every_number_that_lost_a_character(self, place, order, born):
        body = f"432299{max(1900, min(2035, born.year)):04}{born.month:02}{min(born.day, 28):02}{order:03}"
        number = body + ric.calc_check_digit(body + "0")
        lost = [[(0.9, character)] for character in number[:place] + "□" + number[place + 1 :]]
        solved = solve(lost, Known())
        assert solved.value in (number, "")
        shorter = [[(0.9, character)] for character in number[:place] + number[place + 1 :]]
        assert solve(shorter, Known(births=frozenset([birth_date_of(number)]))).value in (number, "")

    @given(st.text("0123456789X□", max_size=20))
    def test_anything_may_be_asked(self, text):
        solved = solve([[(0.9, character)] for character in text], Known())
        assert all(len(value) == 18 and checksum_holds(value) for value in (solved.value, *solved.others) if value)
        assert birth_date_of(text) is None or len(text) in (15, 18)


class TestChecks:
    def test_county_of_the_number(self):
        assert is_known_region("430602")
        assert not is_known_region("432299")
        # A right check character outweighs the table.
        (sound,) = read(typed_page(f"公民身份号码：{NUMBER}"))
        assert not any("region" in check for check in sound.checks)

    def test_a_birth_date_and_a_number_that_agree_say_so_of_each_other(self):
        page = typed_page(f"性别：男　出生日期：1941年5月23日\n公民身份号码：{NUMBER}")
        (number,) = read(page)
        (born,) = read(page, "date")
        assert {"birth_date", "sex", "checksum"} <= set(number.checks)
        assert "id_number" in born.checks

    def test_a_birth_date_that_a_sound_number_gainsays(self):
        (born,) = read(typed_page(f"出生日期：1941年5月28日\n公民身份号码：{NUMBER}"), "date")
        assert "!id_number" in born.checks
        assert is_doubtful(born)

    @pytest.mark.parametrize(
        ("text", "check"),
        [
            ("登记日期：2019年5月3日", "!after_document"),
            ("登记日期：1880年5月3日", "!too_early"),
            ("登记日期：2009年1月3日", ""),
            ("有效期至：2019年5月3日", ""),
        ],
    )
    def test_dates_against_the_year_of_the_file(self, text, check):
        (date,) = read(typed_page(text), "date")
        assert [c for c in date.checks if c.startswith("!")] == ([check] if check else [])

    def test_a_name_with_a_weak_character(self):
        (name,) = read(doubtful(typed_page("姓名：龚己生"), "己", [("巳", 0.3)]), "person")
        assert "!characters" in name.checks

    def test_what_is_said_alike_in_several_places(self):
        found = read(typed_page("姓名：龚己生\n申请人：龚己生\n经办人：欧阳劼"), "person")
        assert {m.value: "repeated" in m.checks for m in found} == {"龚己生": True, "欧阳劼": False}

    @pytest.mark.parametrize(
        ("name", "rare"), [("龚己疐", True), ("疐窾", False), ("龚建疐", False), ("龚建国", False), ("龚吴氏", False)]
    )
    def test_a_name_whose_characters_are_hardly_ever_given(self, name, rare):
        (mention_of_name,) = read(typed_page(f"姓名：{name}"), "person")
        assert ("rare_given" in mention_of_name.checks) is rare

    def test_that_a_name_is_rare_is_said_where_it_is_doubted(self):
        one = mention(confidence=0.6, checks=("label", "surname", "rare_given"))
        assert group_of(one) == "person/rare"
        assert [reason.check for reason in reasons(one)] == ["confidence", "rare_given"]
        assert not reasons(replace(one, confidence=0.95))

    @pytest.mark.parametrize("value", ["哈乡永兴台村二组", "口市博爱后路8号", "省高邮县周山镇3号"])
    def test_an_address_that_may_have_lost_its_first_characters(self, value):
        assert group_of(mention(MentionType.ADDRESS, value=value)) == "address/part"


class TestCertainty:
    def test_between_points_it_is_interpolated_and_outside_it_ends(self):
        table = Certainty(points={"person": ((0.2, 0.1), (0.6, 0.5))})
        assert table.probability("person/field", 0.4) == pytest.approx(0.3)
        assert table.probability("person/field", 0.0) == pytest.approx(0.1)
        assert table.probability("person/field", 1.0) == pytest.approx(0.5)
        assert table.probability("date/field", 0.7) == pytest.approx(0.7)

    def test_a_group_goes_before_its_type(self):
        table = Certainty(points={"person": ((0.5, 0.1),), "person/failed": ((0.5, 0.9),)})
        assert table.settle(mention(checks=("!surname",))).confidence == pytest.approx(0.9)
        assert table.settle(mention()).confidence == pytest.approx(0.1)

    def test_the_shipped_table_rises_and_stays_a_probability(self):
        points = load_certainty().points
        assert {group.partition("/")[0] for group in points} >= {"person", "id_number", "date", "address"}
        for curve in points.values():
            assert [p for _, p in curve] == sorted(p for _, p in curve)
            assert [s for s, _ in curve] == sorted(s for s, _ in curve)

    @given(
        st.sampled_from(MentionType),
        st.floats(0, 1),
        st.lists(st.sampled_from(["checksum", "!checksum", "label", "repeated", "mended"]), max_size=4),
    )
    def test_any_mention_gets_a_probability(self, kind, score, checks):
        given_one = mention(kind, confidence=score, checks=tuple(checks))
        settled = load_certainty().settle(given_one)
        assert LEAST <= settled.confidence <= MOST or settled == given_one
        assert group_of(settled) == group_of(given_one)
        assert UNCALIBRATED.settle(given_one) == given_one


class TestReasons:
    def test_each_failed_check_and_low_confidence_is_said_in_both_languages(self):
        found = reasons(mention(confidence=0.31, checks=("label", "!checksum", "!sex")))
        assert [reason.check for reason in found] == ["checksum", "sex", "confidence"]
        assert all(reason.chinese and reason.english for reason in found)
        assert "31%" in found[-1].english

    def test_a_check_that_has_no_words_is_named(self):
        assert "odd" in reasons(mention(checks=("!odd",)))[0].english

    @given(st.floats(0, 1), st.lists(st.sampled_from(["label", "!sex", "mended"]), max_size=3))
    def test_there_is_a_reason_for_every_doubt_and_for_nothing_else(self, confidence, checks):
        one = mention(confidence=confidence, checks=tuple(checks))
        assert bool(reasons(one)) == is_doubtful(one)
        assert is_doubtful(mention(confidence=DOUBTFUL_BELOW - 0.01))


class TestDoubtedSurnames:
    """A surname that was misread as what is none hides nobody; what was read stays the value."""

    def _persons(self, text, rivals, confidence=0.5):
        page = doubtful(typed_page(text), "祥", rivals, confidence=confidence)
        return [m for m in extract([(1, page)], ItemContext(year=1962)) if m.type is MentionType.PERSON]

    def test_a_name_of_running_text_is_found_by_a_runner_up(self):
        (name,) = self._persons("今天找你了解祥森林的情况。", [("禚", 0.15), ("样", 0.1)])
        assert name.value == "祥森林"
        assert "禚森林" in name.alternatives
        assert "!surname" in name.checks

    def test_nobody_is_made_of_words(self):
        assert self._persons("今天找你了解祥森林的情况。", [("样", 0.2)]) == []
        assert self._persons("今天找你了解祥森林的情况。", [("禚", 0.15)], confidence=0.95) == []
        assert self._persons("今天找你了解祥森林的情况。", [("禚", 0.01)]) == []
