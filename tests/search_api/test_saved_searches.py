"""Saved searches: what is news, what was told, whose it is. All people are invented."""

from __future__ import annotations

import pytest
from search_archive import ADMINISTRATOR, CL, QR, lay_out, mention, scope_of

from archive.errors import CatalogueError, IndexUnavailableError, NameTakenError, NotFoundError, QuerySyntaxError
from archive.model import MentionType
from archive.scope import Scope
from search_api import saved as saved_module
from search_api.access import AccessDeniedError
from search_api.parameters import SearchParameters
from search_api.saved import SavedSearchService

LATER = "J998-ZY·HJ·QR·2008·D30-0001-009"


@pytest.fixture
def saved(any_archive):
    return SavedSearchService(catalogue=any_archive.catalogue, service=any_archive.service, source="test")


def told(saved, name="巷", **options):
    news = saved.news(name, scope=ADMINISTRATOR, **options)
    saved.tell(news, scope=ADMINISTRATOR)
    return [hit.item.ref_code for hit in news.hits]


def take_in(archive, ref=LATER, text="桐荫巷9号", *, publish=True):
    reading = lay_out(text)
    mentions = [mention(reading, 1, MentionType.ADDRESS, text)]
    return archive.add(ref, [reading], mentions, publish=publish), [reading], mentions


class TestNews:
    def test_what_is_there_is_no_news_and_what_comes_is_told_once(self, any_archive, saved):
        made = saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        assert (made.parameters, made.told) == ({"address": "桐荫巷"}, 1)
        assert told(saved) == []
        take_in(any_archive)
        assert saved.news("巷", scope=ADMINISTRATOR).new == 1
        assert told(saved) == [LATER]
        assert told(saved) == []

    def test_an_item_that_changes_and_matches_only_then_is_news(self, any_archive, saved):
        saved.add("巷", SearchParameters(query="槐树坡"), scope=ADMINISTRATOR)
        first, _, _ = take_in(any_archive, text="桐荫巷9号")
        take_in(any_archive, ref="J998-ZY·HJ·QR·2008·D30-0001-010", text="槐树坡3号")
        assert told(saved) == ["J998-ZY·HJ·QR·2008·D30-0001-010"]
        # Older than what was told, and read again.
        reading = lay_out("槐树坡9号")
        any_archive.publish(first, [reading], [mention(reading, 1, MentionType.ADDRESS, "槐树坡9号")])
        assert told(saved) == [LATER]

    def test_an_item_that_is_published_again_is_not_told_again(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        item, readings, mentions = take_in(any_archive)
        assert told(saved) == [LATER]
        any_archive.publish(item, readings, mentions)
        assert told(saved) == []

    def test_an_item_that_reaches_the_index_late_is_told_then(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        item, readings, mentions = take_in(any_archive, publish=False)
        take_in(any_archive, ref="J998-ZY·HJ·QR·2008·D30-0001-010")
        news = saved.news("巷", scope=ADMINISTRATOR)
        assert "not yet indexed" in news.problem
        assert told(saved) == ["J998-ZY·HJ·QR·2008·D30-0001-010"]
        any_archive.publish(item, readings, mentions)
        assert told(saved) == [LATER]

    def test_a_limit_leaves_the_rest_for_the_next_time(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        for number in (9, 10, 11):
            take_in(any_archive, ref=f"J998-ZY·HJ·QR·2008·D30-0001-{number:03d}")
        assert [told(saved, limit=2), told(saved, limit=2)] == [
            [LATER, "J998-ZY·HJ·QR·2008·D30-0001-010"],
            ["J998-ZY·HJ·QR·2008·D30-0001-011"],
        ]

    def test_what_is_not_told_stays_news(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        take_in(any_archive)
        for _ in range(2):
            assert saved.news("巷", scope=ADMINISTRATOR).new == 1

    def test_what_was_shown_is_marked_as_seen_and_nothing_else(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        first, _, _ = take_in(any_archive)
        other, _, _ = take_in(any_archive, ref="J998-ZY·HJ·QR·2008·D30-0001-011", text="槐树坡3号")
        take_in(any_archive, ref="J998-ZY·HJ·QR·2008·D30-0001-010")
        seen = [first.item_id, other.item_id, "no such item"]
        assert [saved.mark_seen("巷", seen, scope=ADMINISTRATOR) for _ in range(2)] == [1, 0]
        assert told(saved) == ["J998-ZY·HJ·QR·2008·D30-0001-010"]
        with pytest.raises(NotFoundError):
            saved.mark_seen("别的", seen, scope=ADMINISTRATOR)


def test_a_strict_search_stays_strict(saved):
    loose, strict = SearchParameters(name="欧阳洁"), SearchParameters(name="欧阳洁", strict=True)
    assert saved.add("loose", loose, scope=ADMINISTRATOR).told == 1
    made = saved.add("strict", strict, scope=ADMINISTRATOR)
    assert (made.parameters, made.told) == ({"name": "欧阳洁", "strict": "true"}, 0)
    assert saved.news("strict", scope=ADMINISTRATOR).total == 0
    assert saved.news("loose", scope=ADMINISTRATOR).total == 1


class TestRefusals:
    @pytest.mark.parametrize("name", ["", "a/b", "..", "x" * 101, "a\nb"])
    def test_names_that_cannot_be(self, saved, name):
        with pytest.raises(QuerySyntaxError):
            saved.add(name, SearchParameters(query="甲"), scope=ADMINISTRATOR)

    def test_a_search_that_cannot_be_asked_is_not_saved(self, saved):
        with pytest.raises(QuerySyntaxError):
            saved.add("x", SearchParameters(query="(甲"), scope=ADMINISTRATOR)
        assert saved.searches(scope=ADMINISTRATOR) == ()

    def test_one_that_finds_too_much_is_refused_and_one_that_grew_says_so(self, any_archive, saved, monkeypatch):
        monkeypatch.setattr(saved_module, "MOST_HITS", 1)
        with pytest.raises(Exception, match="narrow"):
            saved.add("x", SearchParameters(), scope=ADMINISTRATOR)
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        take_in(any_archive)
        assert "narrow it" in saved.news("巷", scope=ADMINISTRATOR, limit=1).problem

    def test_a_name_is_taken_once(self, saved):
        saved.add("x", SearchParameters(query="甲"), scope=ADMINISTRATOR)
        with pytest.raises(NameTakenError, match="already"):
            saved.add("x", SearchParameters(query="乙"), scope=ADMINISTRATOR)

    def test_a_parameter_of_another_version_is_not_left_out(self, any_archive, saved):
        any_archive.catalogue.saved.add("local", "x", {"query": "甲", "colour": "red"}, known=[])
        with pytest.raises(QuerySyntaxError, match="colour"):
            saved.news("x", scope=ADMINISTRATOR)


class TestOwners:
    CLERK = scope_of("车辆")

    def test_each_sees_their_own_in_their_scope(self, any_archive, saved):
        saved.add("全部", SearchParameters(), scope=ADMINISTRATOR)
        made = saved.add("全部", SearchParameters(), scope=self.CLERK)
        assert (made.owner, made.told) == ("clerk", 1)
        assert [search.owner for search in saved.searches(scope=self.CLERK)] == ["clerk"]
        saved.remove("全部", scope=self.CLERK)
        with pytest.raises(NotFoundError):
            saved.news("全部", scope=self.CLERK)
        assert saved.news("全部", scope=ADMINISTRATOR).total == 5

    def test_a_scope_that_shrank_hides_news(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=self.CLERK)
        take_in(any_archive)
        assert saved.news("巷", scope=self.CLERK).total == 0
        nobody = Scope(actor="clerk")
        assert saved.news("巷", scope=nobody).total == 0


class TestCounting:
    def count(self, saved, resolve):
        counts = saved.count_news(scope=ADMINISTRATOR, resolve_scope=resolve)
        return [(count.owner, count.name, count.new, bool(count.problem)) for count in counts]

    def test_everybodys_news_are_counted_in_their_scope_and_stay_untold(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=TestOwners.CLERK)
        take_in(any_archive)
        scopes = {"local": ADMINISTRATOR, "clerk": TestOwners.CLERK}
        for _ in range(2):
            assert self.count(saved, scopes.__getitem__) == [("clerk", "巷", 0, False), ("local", "巷", 1, False)]
        assert told(saved) == [LATER]

    def test_a_fault_of_one_is_said_and_the_others_are_counted(self, any_archive, saved):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        any_archive.catalogue.saved.add("gone", "y", {"query": "甲"}, known=[])
        any_archive.catalogue.saved.add("local", "x", {"query": "(甲"}, known=[])

        def resolve(user):
            if user == "gone":
                raise AccessDeniedError("nobody of this name")
            return ADMINISTRATOR

        assert self.count(saved, resolve) == [
            ("gone", "y", None, True),
            ("local", "x", None, True),
            ("local", "巷", 0, False),
        ]

    def test_an_index_that_is_away_and_a_time_that_is_over_are_said(self, any_archive, saved, monkeypatch):
        saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)
        monkeypatch.setattr(saved_module, "COUNTING_S", -1.0)
        assert self.count(saved, lambda _: ADMINISTRATOR) == [("local", "巷", None, True)]
        monkeypatch.undo()

        def fail(*_, **__):
            raise IndexUnavailableError("away")

        monkeypatch.setattr(any_archive.index, "search", fail)
        assert self.count(saved, lambda _: ADMINISTRATOR) == [("local", "巷", None, True)]

    def test_nothing_saved_costs_and_records_nothing(self, any_archive, saved):
        before = any_archive.tags()
        assert self.count(saved, lambda _: ADMINISTRATOR) == []
        assert any_archive.tags() == before


def test_every_act_is_recorded_with_what_was_given(any_archive, saved):
    saved.add("全部", SearchParameters(archive_class="户籍"), scope=ADMINISTRATOR)
    take_in(any_archive)
    told(saved, "全部")
    saved.searches(scope=ADMINISTRATOR)
    saved.remove("全部", scope=ADMINISTRATOR)
    entries = [entry.event for entry in any_archive.catalogue.audit.entries() if ":saved:" in entry.event.tag]
    assert [event.tag.rpartition(":")[2] for event in entries] == ["add", "run", "list", "remove"]
    assert entries[0].detail == {"class": "户籍", "total": 2}
    assert entries[1].detail["given"] == [LATER]
    assert {CL, QR} & set(entries[1].detail["given"]) == set()


def test_nothing_leaves_when_the_audit_cannot_be_written(any_archive, saved, monkeypatch):
    saved.add("巷", SearchParameters(address="桐荫巷"), scope=ADMINISTRATOR)

    def fail(_event):
        raise CatalogueError("the disk is full")

    monkeypatch.setattr(any_archive.catalogue.audit, "record", fail)
    for act in (lambda: saved.news("巷", scope=ADMINISTRATOR), lambda: saved.searches(scope=ADMINISTRATOR)):
        with pytest.raises(CatalogueError):
            act()
