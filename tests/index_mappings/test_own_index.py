"""A search is answered from the archive's own index alone, and says where that is not the one published to last."""

import pytest

from archive.errors import IndexUnavailableError
from archive.publication import IndexMark, Publication
from archive.scope import local_administrator
from index_mappings import fields
from index_mappings.belonging import LEFT_BEHIND
from index_mappings.memory import MemoryIndex
from index_mappings.own_index import OwnIndex
from index_mappings.query import Everything

ADMIN = local_administrator()
MARKS = [Publication(archive="a" * 32).begin_next()]
MARKS.append(Publication(archive="a" * 32, last=MARKS[0].publication).begin_next())
MARKS.append(Publication(archive="a" * 32, last=MARKS[1].publication).begin_next())


class Notes:
    """The one thing that is asked of a catalogue; ``before_answering`` is what others do meanwhile."""

    def __init__(self, last, before_answering=lambda: None):
        self.last, self.asked, self.before_answering = last, 0, before_answering

    def publication(self):
        self.asked += 1
        self.before_answering()
        return Publication(archive="a" * 32, last=self.last)


def index_with(mark):
    index = MemoryIndex()
    index.commit(mark)
    return index


def said(own):
    return own.search(Everything(), scope=ADMIN, limit=1).incomplete


def test_what_fits_is_looked_at_seldom():
    notes = Notes(MARKS[0].publication)
    own = OwnIndex(index_with(MARKS[0]), notes)
    for _ in range(10):
        assert (said(own), own.count(), own.suggest(fields.NAME_KEY, "龚", scope=ADMIN, limit=3)) == ("", 0, ())
    assert notes.asked == 1


def test_what_was_left_is_said_until_it_is_mended():
    index, notes = index_with(MARKS[0]), Notes(MARKS[2].publication)
    own = OwnIndex(index, notes)
    assert said(own) == LEFT_BEHIND
    assert own.count() == 0
    index.rebuild((), MARKS[2])
    assert said(own) == ""


def test_another_archives_index_answers_nothing():
    own = OwnIndex(index_with(IndexMark(archive="b" * 32, publication="1", before="")), Notes(""))
    for ask in (
        lambda: said(own),
        own.count,
        lambda: own.suggest(fields.NAME_KEY, "龚", scope=ADMIN, limit=3),
    ):
        with pytest.raises(IndexUnavailableError, match="that of another archive"):
            ask()


def test_an_index_that_is_published_to_meanwhile_fits():
    """Between the looks at index and catalogue two publishings go by."""
    index = index_with(MARKS[0])

    def publish():
        index.commit(MARKS[2])
        notes.last = MARKS[2].publication

    notes = Notes(MARKS[0].publication, before_answering=publish)
    assert said(OwnIndex(index, notes)) == ""


def test_an_index_that_is_published_to_without_a_pause_fits():
    index = index_with(MARKS[0])

    def publish():
        index.commit(Publication(archive="a" * 32, last="x").begin_next())

    assert said(OwnIndex(index, Notes("never what was seen", before_answering=publish))) == ""
