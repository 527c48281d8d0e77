"""What grouping never does, whatever the papers say: every sighting in one group, no two numbers, no two birth dates."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import Item, ShelfLocation
from search_api.persons.grouping import Certainty, group_sightings, tell_apart
from search_api.persons.saying import say_reason
from search_api.persons.sightings import Sighting, compatible

IDS = ("", "", "432299195703150417", "432299196810300018", "432299197908050312")
BIRTHS = ("", "", "1957", "1957-03", "1957-03-15", "1957-04-01", "1968-10-30")
BIRTH_OF = {"432299195703150417": "1957-03-15", "432299196810300018": "1968-10-30", "432299197908050312": "1979-08-05"}
NAMES = ("魏建国", "魏建国", "龚小兰")
KIN = ("龚小兰", "魏大", "魏二")
HOUSES = ("北港街道桐荫巷28号", "岳阳楼区北港街道桐荫巷28号", "大樟村8组3号")


def item(number, archive_class, year):
    return Item(
        item_id=f"i{number:03}",
        ref_code=f"J998-{number:03}",
        sort_key=f"{number:03}",
        fonds="J998",
        category="",
        profile="",
        archive_class=archive_class,
        access_level="open",
        year=year,
        retention="",
        row=None,
        location=ShelfLocation(),
    )


def sighting(number=0, *, archive_class="户籍", year=None, **said):
    said.setdefault("names", frozenset({"魏建国"}))
    return Sighting(item=item(number, archive_class, year), **said)


@st.composite
def papers(draw):
    made = []
    for number in range(draw(st.integers(0, 9))):
        id_number = draw(st.sampled_from(IDS))
        made.append(
            sighting(
                number,
                archive_class=draw(st.sampled_from(("户籍", "交通事故"))),
                year=draw(st.sampled_from((None, 1950, 1962, 2009))),
                names=frozenset({draw(st.sampled_from(NAMES))}),
                other_names=frozenset(draw(st.sets(st.sampled_from(("魏小国",)), max_size=1))),
                id_number=id_number,
                birth=BIRTH_OF.get(id_number) or draw(st.sampled_from(BIRTHS)),
                kin=frozenset(draw(st.sets(st.sampled_from(KIN), max_size=2))),
                addresses=tuple(draw(st.sets(st.sampled_from(HOUSES), max_size=2))),
                official=draw(st.booleans()) if not id_number else False,
            )
        )
    return made


@settings(max_examples=150, deadline=None)
@given(papers())
def test_every_sighting_is_in_exactly_one_group(made):
    grouped = [one for group in group_sightings(made) for one in group.sightings]
    assert sorted(map(id, grouped)) == sorted(map(id, made))


@settings(max_examples=150, deadline=None)
@given(papers())
def test_no_group_holds_two_numbers_or_two_birth_dates(made):
    for group in group_sightings(made):
        assert len({one.id_number for one in group.sightings if one.id_number}) <= 1
        births = [one.birth for one in group.sightings]
        assert all(compatible(one, other) for one, other in combinations(births, 2))


@settings(max_examples=100, deadline=None)
@given(papers())
def test_equal_numbers_are_in_one_group(made):
    groups = group_sightings(made)
    for number in set(IDS) - {""}:
        assert sum(any(one.id_number == number for one in group.sightings) for group in groups) <= 1


@settings(max_examples=100, deadline=None)
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_the_papers_changes_nothing(made, random):
    def told(groups):
        return [[(m.sighting.item.item_id, m.certainty, m.reasons) for m in group.members] for group in groups]

    shuffled = list(made)
    random.shuffle(shuffled)
    assert told(group_sightings(made)) == told(group_sightings(shuffled))


@settings(max_examples=100, deadline=None)
@given(papers())
def test_everything_joined_or_kept_apart_has_a_reason_that_can_be_said(made):
    for group in tell_apart(group_sightings(made)):
        for member in group.members:
            assert member.reasons
            assert member.certainty is not Certainty.NOT
            assert all(say_reason(reason, language) for reason in member.reasons for language in ("zh", "en"))
        for other in group.apart:
            assert say_reason(other.reason)


@settings(max_examples=100, deadline=None)
@given(papers())
def test_officers_and_citizens_are_joined_by_a_birth_date_alone(made):
    for group in group_sightings(made):
        if len({one.official for one in group.sightings}) == 2:
            rules = {reason.rule for member in group.members for reason in member.reasons}
            assert rules & {"name_birth", "id_number"}


def test_a_paper_that_would_fit_two_people_joins_neither():
    first = sighting(1, id_number="432299195703150417", birth="1957-03-15")
    second = sighting(2, id_number="432299195703150425", birth="1957-03-15")
    between = sighting(3, birth="1957-03-15")
    assert [len(group.members) for group in group_sightings([first, second, between])] == [1, 1, 1]


def test_kin_choose_between_two_people_of_one_name():
    first = sighting(1, id_number="432299195703150417", birth="1957-03-15", kin=frozenset({"龚小兰"}))
    second = sighting(2, id_number="432299196810300018", birth="1968-10-30")
    loose = sighting(3, kin=frozenset({"龚小兰"}))
    groups = group_sightings([first, second, loose])
    joined = next(group for group in groups if first in group.sightings)
    assert loose in joined.sightings
    assert joined.certainty is Certainty.POSSIBLY
    assert {reason.rule for member in joined.members for reason in member.reasons} == {"id_number", "name_kin"}


def test_nobody_signs_before_being_born():
    known = sighting(1, id_number="432299197908050312", birth="1979-08-05")
    old = sighting(2, archive_class="交通事故", year=1970)
    groups = tell_apart(group_sightings([known, old]))
    assert [len(group.members) for group in groups] == [1, 1]
    assert groups[0].apart[0].reason.rule == "paper_before_birth"


def test_one_number_under_two_names_is_less_than_sure():
    first = sighting(1, id_number="432299195703150417", birth="1957-03-15")
    second = sighting(2, id_number="432299195703150417", birth="1957-03-15", names=frozenset({"龚小兰"}))
    (group,) = group_sightings([first, second])
    assert group.certainty is Certainty.PROBABLY
    assert all(member.reasons[-1].rule == "names_differ" for member in group.members)
