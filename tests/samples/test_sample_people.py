"""Invented people keep the rules that make them plausible and impossible to be real."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from samples import people
from samples.forms.base import han_number, write_date
from samples.forms.second_places import PLACES as SECOND
from samples.forms.seen_places import PLACES as SEEN

seeds = st.integers(0, 2**32)


@given(seeds, st.booleans())
def test_id_numbers_are_right_and_nobodys(seed, minority):
    person = people.invent_person(random.Random(seed), minority=minority, born=(1925, 2008))
    number = person.id_number
    assert number[:6] in people.INVENTED_PREFIXES
    assert number[-1] == people.check_digit(number[:17]) == ric.calc_check_digit(number)
    assert number[6:14] == f"{person.birth:%Y%m%d}"
    assert (int(number[16]) % 2 == 1) == (person.sex == "男")
    # Sequences from 996 on meant people over a hundred.
    assert 1 <= int(number[14:17]) < 996


@given(seeds)
def test_old_id_number_is_the_new_one_without_century_and_check_digit(seed):
    person = people.invent_person(random.Random(seed), born=(1930, 1999))
    old = person.old_id_number
    assert len(old) == 15
    assert old[:6] + "19" + old[6:] == person.id_number[:17]


@given(seeds)
def test_names_are_two_to_four_characters_and_former_names_differ(seed):
    person = people.invent_person(random.Random(seed), former=True)
    assert 2 <= len(person.name) <= 4
    assert person.former_names[0] != person.name


@given(seeds)
def test_minority_names_have_a_middle_dot(seed):
    assert people.invent_person(random.Random(seed), minority=True).name.count("·") == 1


@given(seeds)
def test_vehicle_numbers_have_their_check_digit(seed):
    rng = random.Random(seed)
    vin = people.Registry(rng=rng).vin()
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(w * (values[c] if c in values else int(c)) for w, c in zip(weights, vin, strict=True))
    assert len(vin) == 17
    assert vin[8] == "0123456789X"[total % 11]


@given(seeds)
def test_plates_use_no_letters_that_look_like_digits(seed):
    plate = people.Registry(rng=random.Random(seed)).plate()
    assert len(plate) == 7
    assert not set(plate[2:]) & set("IO")


@given(seeds)
def test_numbers_are_given_once(seed):
    numbers = people.Registry(rng=random.Random(seed))
    drawn = [numbers.serial(5) for _ in range(50)]
    assert len(set(drawn)) == 50


def test_parts_places_share_no_street_village_or_station():
    for pool in ("streets", "villages", "stations", "employers"):
        assert not set(getattr(SEEN, pool)) & set(getattr(SECOND, pool)) - {"无业"}


@given(
    st.dates(dt.date(1912, 1, 1), dt.date(2020, 12, 31)),
    st.sampled_from(("cn", "cn0", "han", "dot", "dash", "compact")),
)
def test_dates_are_written_as_papers_do(day, style):
    text = write_date(day, style)
    if style != "han":
        assert str(day.year) in text
    else:
        assert "〇" in text or str(day.year).count("0") == 0


def test_han_numbers():
    assert [han_number(n) for n in (0, 7, 10, 12, 20, 31)] == ["〇", "七", "十", "十二", "二十", "三十一"]
