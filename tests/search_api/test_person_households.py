"""Registers that list several households: nobody is related to the people of another one. All are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_archive import ADMINISTRATOR
from test_person_grouping import item

from archive.model import Mention, MentionType
from archive.text import Region
from index_mappings import keys
from search_api.person_service import PersonParameters
from search_api.persons.sightings import Wanted, find_sightings

ROW = 0.03


def at(kind, value, role, *, page=1, row=0, x=0.2, alternatives=()):
    place = Region(x, 0.1 + row * ROW, 0.1, 0.02)
    return Mention(
        type=kind, raw=value, value=value, page=page, region=place, confidence=0.9, role=role, alternatives=alternatives
    )


def person(name, role, **place):
    return at(MentionType.PERSON, name, role, **place)


def kin_of(name, mentions):
    found = find_sightings(item(1, "户籍", 1962), mentions, Wanted(name_keys=frozenset(keys.ask_name(name))))
    return {relation.name for sighting in found for relation in sighting.relations if relation.kind == "household"}


REGISTER = [
    person("魏建国", "户主", row=0),
    at(MentionType.ADDRESS, "北港街道桐荫巷28号", "住址", row=0, x=0.6),
    person("龚小兰", "妻", row=1),
    person("魏大", "长子", row=2),
    person("易民", "户主", row=3),
    at(MentionType.ADDRESS, "北港街道桐荫巷30号", "住址", row=3, x=0.6),
    person("谌玉莲", "妻", row=4),
    person("单国梁", "户主", row=5),
    person("单小梅", "长女", page=2, row=0),
    person("覃某香", "户主", page=2, row=1),
]


@pytest.mark.parametrize(
    ("name", "kin"),
    [
        ("魏建国", {"龚小兰", "魏大"}),
        ("龚小兰", {"魏建国", "魏大"}),
        ("魏大", {"魏建国", "龚小兰"}),
        ("易民", {"谌玉莲"}),
        ("谌玉莲", {"易民"}),
        # A household goes on over the end of a page.
        ("单国梁", {"单小梅"}),
        ("单小梅", {"单国梁"}),
        ("覃某香", set()),
    ],
)
def test_relations_do_not_cross_a_new_head(name, kin):
    assert kin_of(name, REGISTER) == kin


def test_addresses_are_those_of_the_household():
    def addresses(name):
        (found,) = find_sightings(item(1, "户籍", 1962), REGISTER, Wanted(name_keys=frozenset(keys.ask_name(name))))
        return found.addresses

    assert addresses("龚小兰") == ("北港街道桐荫巷28号",)
    assert addresses("谌玉莲") == ("北港街道桐荫巷30号",)
    assert addresses("单小梅") == ()


def test_households_may_stand_in_rows_and_name_their_head_in_each():
    rows = [
        person(name, role, row=row, x=x)
        for row, (head, wife) in enumerate([("魏建国", "龚小兰"), ("易民", "谌玉莲")])
        for name, role, x in ((head, "户主", 0.1), (wife, "配偶", 0.4))
    ]
    assert kin_of("魏建国", rows) == {"龚小兰"}
    assert kin_of("谌玉莲", rows) == {"易民"}
    heads = ["魏建国", "魏建国", "易民", "易民"]
    members = [("魏大", "长子"), ("龚小兰", "妻"), ("谌玉莲", "妻"), ("易小民", "长子")]
    each = [person(head, "户主", row=row, x=0.1) for row, head in enumerate(heads)]
    each += [person(name, role, row=row, x=0.4) for row, (name, role) in enumerate(members)]
    assert kin_of("魏大", each) == {"魏建国", "龚小兰"}
    assert kin_of("易民", each) == {"谌玉莲", "易小民"}


def test_a_table_of_kin_without_heads_begins_anew_with_its_subject():
    table = [
        person("魏建国", "本人", row=0), person("龚小兰", "妻", row=1),
        person("易民", "本人", row=2), person("谌玉莲", "妻", row=3),
    ]  # fmt: skip
    assert kin_of("魏建国", table) == {"龚小兰"}
    assert kin_of("谌玉莲", table) == {"易民"}


def test_forms_are_of_one_household():
    # One head on every page, once read with a runner-up; the subject stands above the head.
    pages = [
        person("龚小兰", "本人", row=0), person("魏建国", "户主", row=1),
        person("魏大", "长子", page=2, row=0), person("魏建固", "户主", page=2, row=1, alternatives=("魏建国",)),
    ]  # fmt: skip
    assert kin_of("龚小兰", pages) == {"魏建国", "魏大", "魏建固"}
    # The head signs at the bottom, misread: who stands above is lost to nobody.
    signed = [
        person("魏大", "本人", row=0), person("魏建国", "户主", row=1), person("龚小兰", "母亲", row=2),
        person("魏建固", "户主", row=9),
    ]  # fmt: skip
    assert kin_of("魏大", signed) == {"魏建国", "龚小兰"}
    # A household that is parted: two heads in fields, and the kin in another column.
    parted = [
        person("魏建国", "户主", row=0, x=0.2), person("魏大", "户主", row=0, x=0.6),
        person("龚小兰", "妻", row=2, x=0.3),
    ]  # fmt: skip
    assert kin_of("魏建国", parted) == {"魏大", "龚小兰"}


@given(st.lists(st.integers(1, 4), min_size=2, max_size=6), st.integers(2, 9))
def test_each_is_related_to_the_whole_household_and_to_nobody_else(sizes, rows_of_a_page):
    # A register is known for one where a page has heads enough, or kin between two.
    sizes = [max(2, sizes[0]), 2, *sizes[1:]] if rows_of_a_page < 5 else [3, *sizes]
    rows = [(house, member) for house, size in enumerate(sizes) for member in range(size)]
    mentions = [
        person(f"魏{house}{member}", "长子" if member else "户主", page=1 + at_row // 40, row=at_row % 40)
        for at_row, (house, member) in enumerate(rows)
    ]
    for house, member in rows:
        household = {f"魏{house}{other}" for other in range(sizes[house])}
        assert kin_of(f"魏{house}{member}", mentions) == household - {f"魏{house}{member}"}


def test_the_answer_about_a_person_names_their_own_household(empty_archive):
    from search_archive import lay_out, mention

    page = lay_out("户主 魏建国", "妻 龚小兰", "户主 易民", "妻 谌玉莲", "户主 单国梁", "长女 单小梅")
    named = [
        ("魏建国", "户主"),
        ("龚小兰", "妻"),
        ("易民", "户主"),
        ("谌玉莲", "妻"),
        ("单国梁", "户主"),
        ("单小梅", "长女"),
    ]
    people = [mention(page, 1, MentionType.PERSON, name, role=role) for name, role in named]
    empty_archive.add("J998-ZY·HJ·DC·1962·Y-0003-001", [page], people, date="1962")
    (group,) = empty_archive.persons.find(PersonParameters(name="谌玉莲"), scope=ADMINISTRATOR).groups
    assert [(related.kind, related.name) for related in group.relations] == [("household", "易民")]
