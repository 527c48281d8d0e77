"""Whose an index is, and whether it is the one that was published to last."""

from hypothesis import given
from hypothesis import strategies as st

from archive.publication import IndexMark, IndexState, Publication, judge, new_id

HERE, ELSEWHERE = new_id(), new_id()


def test_a_new_archive_and_an_index_that_notes_nothing_fit():
    assert judge(None, Publication()) is IndexState.FITS
    assert judge(None, Publication(archive=HERE)) is IndexState.FITS


def test_an_archive_that_was_never_published_has_no_index():
    theirs = Publication(archive=ELSEWHERE, last=new_id()).begin_next()
    assert judge(theirs, Publication()) is IndexState.ANOTHERS
    assert judge(theirs, Publication(archive=HERE)) is IndexState.ANOTHERS


def test_an_index_without_a_note_is_older_than_one_with():
    assert judge(None, Publication(archive=HERE, last=new_id())) is IndexState.LEFT_BEHIND


@given(st.lists(st.sampled_from(["publish", "killed before it is noted", "switch", "killed after a switch"])))
def test_of_two_indexes_only_the_one_published_to_last_fits(steps):
    """``switch`` builds the other index anew and publishes to it from then on."""
    catalogue = Publication(archive=HERE)
    marks = {"one": None, "other": None}
    used = "one"
    for step in steps:
        if "switch" in step:
            used = "other" if used == "one" else "one"
        marks[used] = catalogue.begin_next()
        if "killed" not in step:
            catalogue = Publication(archive=HERE, last=marks[used].publication)
    left = "other" if used == "one" else "one"
    assert judge(marks[used], catalogue) is IndexState.FITS
    if marks[left] is not None and "killed" not in steps[-1]:
        assert judge(marks[left], catalogue) is IndexState.LEFT_BEHIND


@given(st.one_of(st.none(), st.integers(), st.text(), st.dictionaries(st.text(), st.text() | st.integers())))
def test_what_is_no_mark_is_none(noted):
    assert IndexMark.from_json(noted) is None


def test_a_mark_comes_back_from_json():
    mark = Publication(archive=HERE, last=new_id()).begin_next()
    assert IndexMark.from_json(mark.to_json()) == mark
    assert IndexMark.from_json(mark.to_json() | {"publication": 7}) is None
