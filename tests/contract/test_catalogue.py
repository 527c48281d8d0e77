"""The catalogue port, over every adapter: one suite. All people, numbers and places are invented.

PostgreSQL is a real server; docs/testing.md says which.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.audit import AuditEvent, find_break
from archive.catalogue import (
    ClassCounts,
    DoubtPage,
    DoubtsWanted,
    ItemDraft,
    PageDraft,
    Recognised,
    Rendered,
)
from archive.doubts import is_doubtful, urgency
from archive.errors import CatalogueError, NotFoundError
from archive.model import (
    Availability,
    CatalogueRow,
    Finding,
    FindingKind,
    Mention,
    MentionType,
    PageState,
    Scan,
    ShelfLocation,
    StageResult,
)
from archive.publication import Publication
from archive.registry import Registry
from archive.scope import CONTROLLED, OPEN, RESTRICTED, Scope, local_administrator
from archive.store import open_catalogue, open_reader
from archive.store.light_reader import LightReader
from archive.store.sqlite_reader import SqliteReader
from archive.text import Region

REGISTRY = Registry.load()
ALL = local_administrator()
NOBODY = Scope(actor="nobody")
DESK = Scope(actor="desk", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN, CONTROLLED}))
MOVED_IN = "J998-ZY·HJ·QR·2008·D30-0001-004"
PASSPORT = "J998-ZY·CR·HZ·2009·D30-0002-001"
INTERNAL = "J998-ZY·ZD·FJ·1996·D30-0008-003"
NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/catalogue.db"
    return request.getfixturevalue("postgresql_url")


class LightlyRead:
    """A whole catalogue whose answers and audit go through the reader that the command line uses."""

    def __init__(self, url):
        self._whole = open_catalogue(url)
        self._reader = open_reader(url)
        assert isinstance(self._reader, LightReader)

    def __getattr__(self, name):
        return getattr(self._reader if hasattr(self._reader, name) else self._whole, name)

    def close(self):
        self._reader.close()
        self._whole.close()


@pytest.fixture
def whole_catalogue(url):
    opened = open_catalogue(url)
    yield opened
    opened.close()


@pytest.fixture(params=["whole", "lightly read"])
def catalogue(request, url):
    opened = open_catalogue(url) if request.param == "whole" else LightlyRead(url)
    yield opened
    # Whatever the test wrote, what is kept of counts is what a count of everything gives.
    assert opened.counts_hold()
    opened.close()


def draft(ref_code=MOVED_IN, *, location="2库房-01列-03节-2层", box="0003", with_row=True, **values):
    code = REGISTRY.read_code(ref_code)
    row = CatalogueRow(ref_code=ref_code, **values) if with_row else None
    return ItemDraft(
        code=code,
        archive_class=REGISTRY.series_of(code).archive_class,
        access_level=REGISTRY.access_level(code, row),
        retention=REGISTRY.retention(code, row),
        year=code.year,
        row=row,
        location=REGISTRY.parse_location(location, box),
    )


def page(number=1, *, content="a", frame=0, name=None):
    scan = Scan(
        sha256=(content * 64)[:64], name=name or f"{number:04d}.jpg", media_type="image/jpeg", size_bytes=5_000_000_000
    )
    return PageDraft(number=number, scan=scan, frame=frame)


def result(item_id, *, key="k1", stage="recognise", number=1, artefact="f" * 64, failure=""):
    return StageResult(
        key=key, stage=stage, item_id=item_id, page_number=number, artefact_sha256=artefact, failure=failure,
        seconds=1.5, finished_at=NOW,
    )  # fmt: skip


def mention(value="欧阳甲", *, number=1, confidence=0.9, checks=("label",), **values):
    return Mention(
        type=MentionType.PERSON, raw=value, value=value, page=number, region=Region(0.1, 0.2, 0.3, 0.04),
        confidence=confidence, checks=checks, **values,
    )  # fmt: skip


READ = Recognised(text_sha256="b" * 64, engine="engine 1", mean_confidence=0.97)


def recognised_item(catalogue, ref_code=MOVED_IN, *, content="a"):
    item = catalogue.register_item(draft(ref_code))
    catalogue.register_pages(item.item_id, [page(content=content)])
    catalogue.record_recognised(item.item_id, 1, READ, result(item.item_id, key=f"read {ref_code}"))
    catalogue.record_mentions(
        item.item_id, [mention()], result(item.item_id, key=f"say {ref_code}", stage="extract", number=None)
    )
    return item


def only(catalogue, item):
    return catalogue.items([item.item_id], scope=ALL)[0]


class TestItems:
    def test_an_item_is_made_with_all_that_is_known(self, catalogue):
        values = {"title": "关于某人迁入的材料", "persons": ("欧阳甲", "龚乙"), "pages": 3, "extra": {"文号": "7号"}}
        item = catalogue.register_item(draft(**values))
        assert item == only(catalogue, item)
        assert (item.ref_code, item.fonds, item.category, item.profile) == (MOVED_IN, "J998", "HJ", "v22")
        assert (item.archive_class, item.access_level, item.year, item.retention) == ("户籍", CONTROLLED, 2008, "D30")
        assert item.row == CatalogueRow(ref_code=MOVED_IN, **values)
        assert item.location == ShelfLocation(
            raw="2库房-01列-03节-2层", room="2", row="01", section="03", shelf="2", box="0003"
        )
        assert (item.availability, item.published_version) == (Availability.ON_SHELF, None)

    def test_registering_again_finds_it_and_changes_nothing(self, catalogue):
        first = catalogue.register_item(draft(title="甲"))
        catalogue.record_published({first.item_id: "v1"})
        again = catalogue.register_item(draft(title="甲"))
        assert again.item_id == first.item_id
        assert again.published_version == "v1"
        assert len(catalogue.detail(first.item_id, scope=ALL).locations) == 1

    def test_a_new_row_replaces_the_old_and_is_to_be_published(self, catalogue):
        first = catalogue.register_item(draft(title="甲"))
        catalogue.record_published({first.item_id: "v1"})
        again = catalogue.register_item(draft(title="乙", access="开放"))
        assert (again.item_id, again.row.title, again.access_level) == (first.item_id, "乙", OPEN)
        assert again.published_version is None

    def test_without_a_row_what_the_row_said_stays(self, catalogue):
        first = catalogue.register_item(draft(title="甲", security="秘密", retention="永久"))
        again = catalogue.register_item(draft(with_row=False, location="", box=""))
        assert again == first
        assert again.access_level == RESTRICTED

    def test_a_changed_place_goes_to_history(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.record_published({item.item_id: "v1"})
        catalogue.register_item(draft(location="3库房-02列-01节-1层"))
        moved = ShelfLocation(raw="临时架", box="0009")
        catalogue.move_item(item.item_id, moved, reason="修库")
        catalogue.move_item(item.item_id, moved, reason="again")
        history = catalogue.detail(item.item_id, scope=ALL).locations
        assert [entry.location.raw for entry in history] == ["2库房-01列-03节-2层", "3库房-02列-01节-1层", "临时架"]
        assert history[-1].reason == "修库"
        assert all(datetime.fromisoformat(entry.since).tzinfo is not None for entry in history)
        assert only(catalogue, item).location == moved
        assert only(catalogue, item).published_version is None

    def test_an_item_is_found_by_number_in_any_typography_and_by_alias(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.add_alias(item.item_id, "12-3-42")
        catalogue.add_alias(item.item_id, "12-3-42")
        for text in (MOVED_IN, "j998—zy.hj.qr.2008.d30—0001—004", "12-3-42"):
            assert catalogue.find_item(text, scope=ALL).item_id == item.item_id
        assert catalogue.detail(item.item_id, scope=ALL).aliases == ("12-3-42",)
        with pytest.raises(NotFoundError, match="12-3-43"):
            catalogue.find_item("12-3-43", scope=ALL)

    def test_a_batch_that_uses_the_old_number_finds_the_item(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.add_alias(item.item_id, "J998-HJ-12-3")
        again = catalogue.register_item(draft("J998-HJ-12-3", title="新题名"))
        assert (again.item_id, again.ref_code, again.sort_key) == (item.item_id, MOVED_IN, item.sort_key)
        assert again.row.title == "新题名"

    def test_an_alias_names_one_item(self, catalogue):
        item, other = catalogue.register_item(draft()), catalogue.register_item(draft(PASSPORT))
        catalogue.add_alias(item.item_id, "12-3-42")
        for taken in ("12-3-42", MOVED_IN):
            with pytest.raises(CatalogueError, match="already names"):
                catalogue.add_alias(other.item_id, taken)

    def test_repositories_may_repeat_numbers(self, catalogue, url):
        other = open_catalogue(url, repository="station 2")
        here, there = catalogue.register_item(draft(title="甲")), other.register_item(draft(title="乙"))
        assert here.item_id != there.item_id
        assert other.find_item(MOVED_IN, scope=ALL).row.title == "乙"
        other.close()

    def test_availability(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.set_availability(item.item_id, Availability.ON_LOAN)
        assert only(catalogue, item).availability is Availability.ON_LOAN

    def test_what_is_absent_is_not_found(self, catalogue):
        for act in (
            lambda: catalogue.register_pages("x", [page()]),
            lambda: catalogue.add_alias("x", "12-3-42"),
            lambda: catalogue.move_item("x", ShelfLocation(), reason=""),
            lambda: catalogue.set_availability("x", Availability.MISSING),
            lambda: catalogue.detail("x", scope=ALL),
            lambda: catalogue.record_mentions("x", [], result("x")),
            lambda: catalogue.record_failed("x", 1, result("x")),
        ):
            with pytest.raises(NotFoundError):
                act()
        assert catalogue.items(["x"], scope=ALL) == ()

    def test_text_that_no_database_holds_is_taken_in(self, catalogue):
        item = catalogue.register_item(draft(title="a\0b\ud800"))
        pages = catalogue.register_pages(item.item_id, [page(name="\udce4.jpg")])
        assert pages[0].scan.name == "\ufffd.jpg"
        assert only(catalogue, item).row.title


class TestPages:
    def test_pages_come_in_order_and_registering_again_keeps_their_state(self, catalogue):
        item = recognised_item(catalogue)
        catalogue.record_published({item.item_id: "v1"})
        pages = catalogue.register_pages(item.item_id, [page()])
        assert [(p.number, p.state, p.text_sha256, p.engine) for p in pages] == [
            (1, PageState.RECOGNISED, "b" * 64, "engine 1")
        ]
        assert pages[0].scan.size_bytes == 5_000_000_000
        assert only(catalogue, item).published_version == "v1"
        pages = catalogue.register_pages(item.item_id, [page(2, content="c"), page()])
        assert [(p.number, p.state) for p in pages] == [(1, PageState.RECOGNISED), (2, PageState.REGISTERED)]
        assert only(catalogue, item).published_version is None

    def test_another_scan_or_frame_makes_another_page(self, catalogue):
        item = recognised_item(catalogue)
        pages = catalogue.register_pages(item.item_id, [page(content="c")])
        assert (pages[0].state, pages[0].text_sha256, pages[0].engine) == (PageState.REGISTERED, None, "")
        assert catalogue.mentions([item.item_id], scope=ALL) == {}
        assert catalogue.register_pages(item.item_id, [page(content="c", frame=1)])[0].frame == 1

    def test_a_page_that_gets_another_number_stays_read(self, catalogue):
        item = recognised_item(catalogue)
        rendered = Rendered(width=2480, height=3508, image_sha256="c" * 64, image_media_type="image/jpeg")
        catalogue.record_rendered(item.item_id, 1, rendered, result(item.item_id, stage="render"))
        catalogue.record_published({item.item_id: "v1"})
        before = catalogue.pages([item.item_id], scope=ALL)[item.item_id][0]
        pages = catalogue.register_pages(item.item_id, [page(content="d", name="0.jpg"), page(2)])
        assert (pages[0].state, pages[0].text_sha256, pages[0].width) == (PageState.REGISTERED, None, 0)
        assert pages[1] == replace(before, number=2, scan=replace(before.scan, name="0002.jpg"))
        # Mentions name numbers of pages, so they are made anew.
        assert catalogue.mentions([item.item_id], scope=ALL) == {}
        assert catalogue.stage_results([f"say {MOVED_IN}"]) == {}
        assert only(catalogue, item).published_version is None
        # The same scan twice: the page that stays is as it was, the other is nobody's earlier self.
        pages = catalogue.register_pages(item.item_id, [page(1), page(2)])
        assert [p.state for p in pages] == [PageState.REGISTERED, PageState.RECOGNISED]

    def test_pages_that_are_gone_go_with_their_mentions(self, catalogue):
        item = recognised_item(catalogue)
        assert catalogue.register_pages(item.item_id, []) == ()
        assert catalogue.detail(item.item_id, scope=ALL).mentions == ()

    def test_a_number_stands_once(self, catalogue):
        item = catalogue.register_item(draft())
        with pytest.raises(CatalogueError):
            catalogue.register_pages(item.item_id, [page(), page(content="c")])
        with pytest.raises(CatalogueError):
            catalogue.register_pages(item.item_id, [page(0)])

    def test_one_file_may_be_the_scan_of_many_pages_and_items(self, catalogue):
        for code in (MOVED_IN, PASSPORT):
            item = catalogue.register_item(draft(code))
            pages = catalogue.register_pages(item.item_id, [page(1), page(2, frame=1)])
            assert [p.frame for p in pages] == [0, 1]
        assert list(catalogue.blob_hashes()) == ["a" * 64]


class TestStages:
    def test_rendering(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.register_pages(item.item_id, [page()])
        rendered = Rendered(width=2480, height=3508, image_sha256="c" * 64, image_media_type="image/jpeg")
        for _ in range(2):
            catalogue.record_rendered(item.item_id, 1, rendered, result(item.item_id, stage="render"))
        got = catalogue.pages([item.item_id], scope=ALL)[item.item_id][0]
        assert (got.width, got.height, got.image_sha256, got.state) == (2480, 3508, "c" * 64, PageState.REGISTERED)

    def test_a_result_is_found_by_its_key_and_stays_as_it_first_was(self, catalogue):
        item = recognised_item(catalogue)
        later = StageResult(
            key=f"read {MOVED_IN}", stage="recognise", item_id=item.item_id, page_number=1, artefact_sha256="f" * 64,
            failure="", seconds=9, finished_at=datetime(2027, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        catalogue.record_recognised(item.item_id, 1, READ, later)
        keys = [f"read {MOVED_IN}", "none", *(f"key {n}" for n in range(2000))]
        assert catalogue.stage_results(keys) == {f"read {MOVED_IN}": result(item.item_id, key=f"read {MOVED_IN}")}
        assert catalogue.stage_results([]) == {}

    def test_reading_again_unpublishes_only_what_changed(self, catalogue):
        item = recognised_item(catalogue)
        catalogue.record_published({item.item_id: "v1"})
        catalogue.record_recognised(item.item_id, 1, READ, result(item.item_id, key=f"read {MOVED_IN}"))
        assert only(catalogue, item).published_version == "v1"
        other = Recognised(text_sha256="d" * 64, engine="engine 2", mean_confidence=None)
        catalogue.record_recognised(item.item_id, 1, other, result(item.item_id, key="k2"))
        assert only(catalogue, item).published_version is None

    def test_a_failure_is_a_state_with_a_reason_until_the_page_is_read(self, catalogue):
        item = catalogue.register_item(draft())
        catalogue.register_pages(item.item_id, [page()])
        catalogue.record_failed(item.item_id, 1, result(item.item_id, artefact=None, failure="the file is cut"))
        (failed,) = catalogue.failed_pages(scope=ALL)
        assert (failed.state, failed.failure) == (PageState.FAILED, "the file is cut")
        assert catalogue.stage_results(["k1"])["k1"].failure == "the file is cut"
        catalogue.record_recognised(item.item_id, 1, READ, result(item.item_id))
        assert catalogue.failed_pages(scope=ALL) == ()
        assert catalogue.stage_results(["k1"])["k1"].failure == ""

    def test_mentions_are_replaced_whole_and_in_order(self, catalogue):
        item = recognised_item(catalogue)
        catalogue.record_published({item.item_id: "v1"})
        found = [
            mention("龚乙", alternatives=("龔乙", "龚已"), role="户主"),
            mention("欧阳甲", checks=("label", "!checksum")),
        ]
        catalogue.record_mentions(item.item_id, found, result(item.item_id, key="k2", stage="extract", number=None))
        assert catalogue.mentions([item.item_id], scope=ALL) == {item.item_id: tuple(found)}
        assert only(catalogue, item).published_version is None

    def test_only_the_result_that_made_the_present_mentions_says_done(self, catalogue):
        item = recognised_item(catalogue)
        catalogue.record_mentions(item.item_id, [], result(item.item_id, key="k2", stage="extract", number=None))
        assert set(catalogue.stage_results([f"say {MOVED_IN}", "k2", f"read {MOVED_IN}"])) == {"k2", f"read {MOVED_IN}"}

    def test_a_mention_stands_on_a_page(self, catalogue):
        item = recognised_item(catalogue)
        with pytest.raises(CatalogueError):
            catalogue.record_mentions(
                item.item_id, [mention(number=7)], result(item.item_id, key="k2", stage="extract")
            )
        assert len(catalogue.mentions([item.item_id], scope=ALL)[item.item_id]) == 1

    def test_publishing(self, catalogue):
        item, other = recognised_item(catalogue), recognised_item(catalogue, PASSPORT)
        catalogue.record_published({item.item_id: "v1"})
        assert list(catalogue.iterate_ids(scope=ALL, only_unpublished=True)) == [other.item_id]
        catalogue.record_published({})
        catalogue.forget_published()
        assert len(list(catalogue.iterate_items(scope=ALL, only_unpublished=True))) == 2

    def test_the_last_publishing_is_noted_with_the_items(self, catalogue):
        item = recognised_item(catalogue)
        assert catalogue.publication() == Publication()
        noted = catalogue.identify()
        assert (len(noted.archive), noted.last) == (32, "")
        mark = noted.begin_next()
        catalogue.record_published({item.item_id: "v1"}, publication=mark.publication)
        now = Publication(archive=noted.archive, last=mark.publication)
        assert catalogue.publication() == catalogue.identify() == now
        catalogue.record_published({item.item_id: "v2"})
        assert catalogue.publication() == now

    def test_an_archive_without_an_id_gets_another(self, catalogue):
        first = catalogue.identify().archive
        catalogue.forget_identity()
        assert catalogue.publication() == Publication()
        assert catalogue.identify().archive not in {"", first}


class TestScope:
    def test_what_is_not_admitted_is_as_if_absent(self, catalogue):
        shown, hidden = recognised_item(catalogue), recognised_item(catalogue, INTERNAL, content="c")
        catalogue.add_alias(hidden.item_id, "9-9-9")
        catalogue.record_failed(hidden.item_id, 1, result(hidden.item_id, key="k9", failure="x"))
        catalogue.record_findings(
            "/batch", [Finding(kind=FindingKind.NO_ROW, ref_code=code, detail="") for code in (MOVED_IN, INTERNAL)]
        )
        both = [hidden.item_id, shown.item_id]
        for scope, seen in ((ALL, both), (DESK, [shown.item_id]), (NOBODY, [])):
            assert [i.item_id for i in catalogue.items(both, scope=scope)] == seen
            assert list(catalogue.pages(both, scope=scope)) == seen
            assert list(catalogue.mentions(both, scope=scope)) == seen
            assert {i.item_id for i in catalogue.iterate_items(scope=scope)} == set(seen)
            assert list(catalogue.iterate_ids(scope=scope)) == sorted(seen)
            assert sum(c.items for c in catalogue.class_counts(scope=scope)) == len(seen)
            assert len(catalogue.findings(scope=scope)) == len(seen)
            assert len(catalogue.failed_pages(scope=scope)) == (scope is ALL)
        for ask in (
            lambda: catalogue.find_item(INTERNAL, scope=DESK),
            lambda: catalogue.find_item("9-9-9", scope=DESK),
            lambda: catalogue.detail(hidden.item_id, scope=DESK),
        ):
            with pytest.raises(NotFoundError):
                ask()

    def test_class_and_level_must_both_be_admitted(self, catalogue):
        item = catalogue.register_item(draft(security="秘密"))
        assert catalogue.items([item.item_id], scope=DESK) == ()
        only_levels = Scope(actor="x", access_levels=frozenset({OPEN, CONTROLLED, RESTRICTED}))
        assert catalogue.items([item.item_id], scope=only_levels) == ()


@given(
    made=st.lists(st.sampled_from([MOVED_IN, PASSPORT, INTERNAL, "J998-ZY·QQ·2009·Y-1-1"]), unique=True),
    classes=st.frozensets(st.sampled_from(["户籍", "出入境", "重点人口", "其他"])),
    levels=st.frozensets(st.sampled_from([OPEN, CONTROLLED, RESTRICTED])),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hits_are_exactly_what_the_scope_admits(tmp_path_factory, made, classes, levels):
    catalogue = open_catalogue(f"sqlite:///{tmp_path_factory.mktemp('scope')}/catalogue.db")
    scope = Scope(actor="x", classes=classes, access_levels=levels)
    items = [catalogue.register_item(draft(code)) for code in made]
    admitted = [i for i in items if scope.admits(archive_class=i.archive_class, access_level=i.access_level)]
    assert list(catalogue.items([i.item_id for i in items], scope=scope)) == admitted
    assert {i.item_id for i in catalogue.iterate_items(scope=scope)} == {i.item_id for i in admitted}
    catalogue.close()


def test_items_stream_in_runs_while_others_write(catalogue):
    with catalogue.transaction():
        made = [catalogue.register_item(draft(f"J998-ZY·HJ·QR·2008·D30-0001-{n}")) for n in range(1, 25)]
    seen = []
    for item_id in catalogue.iterate_ids(scope=ALL, only_unpublished=True, batch_size=5):
        catalogue.record_published({item_id: "v1"})
        seen.append(item_id)
    assert sorted(seen) == sorted(i.item_id for i in made)
    ids = [i.item_id for i in reversed(made)] * 50
    assert [i.item_id for i in catalogue.items(ids, scope=ALL)] == ids


def test_counts_by_class(catalogue):
    item = recognised_item(catalogue)
    catalogue.register_pages(item.item_id, [page(), page(2, content="c"), page(3, content="d")])
    catalogue.record_failed(item.item_id, 2, result(item.item_id, key="k2", number=2, failure="x"))
    catalogue.record_published({item.item_id: "v1"})
    found = [mention(), mention(confidence=0.89), mention(checks=("!sex",)), mention(confidence=0.2, checks=("!sex",))]
    catalogue.record_mentions(item.item_id, found, result(item.item_id, key="k3", stage="extract", number=None))
    catalogue.register_item(draft("J998-ZY·HJ·QR·2008·D30-0001-005", with_row=False))
    catalogue.register_item(draft(PASSPORT))
    assert catalogue.class_counts(scope=ALL) == (
        ClassCounts(archive_class="出入境", items=1, catalogued=1),
        ClassCounts(
            archive_class="户籍",
            items=2,
            catalogued=1,
            scanned=1,
            indexed=0,
            pages=3,
            recognised=1,
            failed=1,
            doubtful=3,
        ),
    )


def test_an_item_whose_mentions_could_not_be_extracted_is_counted_until_they_are(catalogue):
    item = recognised_item(catalogue)
    other = recognised_item(catalogue, PASSPORT, content="c")

    def extract(key, failure=""):
        said = result(item.item_id, key=key, stage="extract", number=None, artefact=None, failure=failure)
        catalogue.record_mentions(item.item_id, () if failure else [mention()], said)

    def unextracted():
        return [(counts.archive_class, counts.unextracted) for counts in catalogue.class_counts(scope=ALL)]

    assert unextracted() == [("出入境", 0), ("户籍", 0)]
    for _ in range(2):
        extract("k2", failure="the worker died")
        assert unextracted() == [("出入境", 0), ("户籍", 1)]
    extract("k2")
    assert unextracted() == [("出入境", 0), ("户籍", 0)]
    # Only the latest attempt counts, whatever its key.
    extract("k3", failure="no")
    extract("k4")
    assert unextracted() == [("出入境", 0), ("户籍", 0)]
    extract("k5", failure="no")
    assert catalogue.counts_hold()
    catalogue.recount()
    assert unextracted() == [("出入境", 0), ("户籍", 1)]
    # What failed on other pages says nothing of these.
    catalogue.register_pages(item.item_id, [page(content="d")])
    assert unextracted() == [("出入境", 0), ("户籍", 0)]
    # A page that failed is no such item.
    catalogue.record_failed(other.item_id, 1, result(other.item_id, key="k6", failure="x"))
    assert unextracted() == [("出入境", 0), ("户籍", 0)]


class TestDoubts:
    def fill(self, catalogue):
        item = recognised_item(catalogue)
        found = [
            mention("甲", confidence=0.2),
            mention("乙", confidence=0.7, role="户主"),
            mention("丙", confidence=0.3, role="户主"),
            mention("丁", confidence=0.99, role="户主"),
            mention("戊", confidence=0.95, checks=("!sex",)),
            replace(mention("43", confidence=0.5), type=MentionType.ID_NUMBER, alternatives=("44",)),
        ]
        catalogue.record_mentions(item.item_id, found, result(item.item_id, key="k3", stage="extract", number=None))
        hidden = catalogue.register_item(draft(INTERNAL))
        catalogue.register_pages(hidden.item_id, [page()])
        secret = [mention("己", confidence=0.1, role="户主")]
        catalogue.record_mentions(
            hidden.item_id, secret, result(hidden.item_id, key="k4", stage="extract", number=None)
        )
        return item

    def test_the_most_urgent_come_first(self, catalogue):
        item = self.fill(catalogue)
        found = catalogue.doubts(DoubtsWanted(), scope=DESK)
        assert [doubt.mention.value for doubt in found.doubts] == ["丙", "43", "甲", "乙", "戊"]
        assert found.total == 5
        assert {doubt.item.item_id for doubt in found.doubts} == {item.item_id}
        assert found.doubts[1].mention.alternatives == ("44",)
        urgencies = [urgency(doubt.mention) for doubt in found.doubts]
        assert urgencies == sorted(urgencies, reverse=True)
        assert all(is_doubtful(doubt.mention) for doubt in found.doubts)

    def test_a_part_of_the_list_and_its_whole_length(self, catalogue):
        self.fill(catalogue)
        found = catalogue.doubts(DoubtsWanted(limit=2, offset=1), scope=DESK)
        assert ([doubt.mention.value for doubt in found.doubts], found.total) == (["43", "甲"], 5)
        assert catalogue.doubts(DoubtsWanted(limit=0), scope=DESK) == DoubtPage(total=5, doubts=())

    def test_by_class_and_type(self, catalogue):
        self.fill(catalogue)
        of_type = catalogue.doubts(DoubtsWanted(type=MentionType.ID_NUMBER), scope=ALL)
        assert [doubt.mention.value for doubt in of_type.doubts] == ["43"]
        elsewhere = catalogue.doubts(DoubtsWanted(archive_class="出入境"), scope=ALL)
        assert elsewhere == DoubtPage(total=0, doubts=())

    def test_nothing_of_what_is_hidden_is_told(self, catalogue):
        self.fill(catalogue)
        assert catalogue.doubts(DoubtsWanted(), scope=NOBODY) == DoubtPage(total=0, doubts=())
        assert catalogue.doubts(DoubtsWanted(), scope=ALL).total == 6
        assert catalogue.doubts(DoubtsWanted(), scope=ALL).doubts[0].mention.value == "己"


def test_findings_of_a_batch_are_replaced(catalogue):
    first = Finding(kind=FindingKind.PAGE_COUNT, ref_code=MOVED_IN, detail="3, not 2")
    other = Finding(kind=FindingKind.NO_ROW, ref_code=PASSPORT, detail="")
    catalogue.record_findings("/a", [first])
    catalogue.record_findings("/b", [other])
    catalogue.record_findings("/a", [])
    assert catalogue.findings(scope=ALL) == (other,)


def test_every_blob_is_named_once(catalogue):
    item = recognised_item(catalogue)
    rendered = Rendered(width=1, height=1, image_sha256="a" * 64, image_media_type="image/jpeg")
    catalogue.record_rendered(
        item.item_id, 1, rendered, result(item.item_id, key="k2", stage="render", artefact="a" * 64)
    )
    assert sorted(catalogue.blob_hashes()) == ["a" * 64, "b" * 64, "f" * 64]


class TestTransactions:
    def test_all_is_kept_or_nothing(self, whole_catalogue):
        def break_off():
            with whole_catalogue.transaction():
                item = whole_catalogue.register_item(draft())
                assert whole_catalogue.find_item(MOVED_IN, scope=ALL) == item
                raise RuntimeError

        with pytest.raises(RuntimeError):
            break_off()
        with pytest.raises(NotFoundError):
            whole_catalogue.find_item(MOVED_IN, scope=ALL)

    def test_a_failed_call_spoils_the_whole_even_if_the_caller_goes_on(self, catalogue):
        def go_on():
            with catalogue.transaction():
                catalogue.register_item(draft())
                with pytest.raises(NotFoundError):
                    catalogue.register_pages("x", [page()])

        with pytest.raises(CatalogueError, match="nothing of its transaction"):
            go_on()
        assert list(catalogue.iterate_items(scope=ALL)) == []

    def test_they_nest(self, catalogue):
        with catalogue.transaction(), catalogue.transaction():
            catalogue.register_item(draft())
        assert len(list(catalogue.iterate_items(scope=ALL))) == 1

    def test_an_audit_event_is_refused_in_one(self, whole_catalogue):
        with pytest.raises(CatalogueError, match="may still be undone"), whole_catalogue.transaction():
            whole_catalogue.audit.record(AuditEvent(actor="x", tag="cli:search:query", subject="", detail={}))


class TestAudit:
    def test_events_are_chained_without_gaps(self, catalogue, url):
        details = [{"query": "姓名:欧阳甲", "total": 3}, {}, {"nested": [1, {"a": None}]}, {"raw": "\udce4\0"}]
        made = [
            catalogue.audit.record(AuditEvent(actor="desk", tag="cli:search:query", subject="s", detail=d))
            for d in details
        ]
        again = open_catalogue(url)
        assert [e.sequence for e in again.audit.entries()] == [1, 2, 3, 4]
        assert list(again.audit.entries()) == made
        assert find_break(again.audit.entries()) is None
        assert made[0].event.detail == details[0]
        again.close()

    def test_values_that_are_no_json_are_refused_before_anything_is_written(self, catalogue):
        with pytest.raises(TypeError):
            catalogue.audit.record(AuditEvent(actor="x", tag="t", subject="", detail={"a": object()}))
        assert list(catalogue.audit.entries()) == []


class TestReader:
    def test_a_database_of_another_revision_is_opened_whole(self, tmp_path):
        url = f"sqlite:///{tmp_path}/old.db"
        open_catalogue(url).close()
        with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
        with pytest.raises(CatalogueError, match="newer"):
            open_reader(url)

    def test_what_is_no_database_is_named(self, tmp_path):
        (tmp_path / "no.db").write_bytes(b"no database at all" * 100)
        with pytest.raises(CatalogueError, match="damaged"):
            open_reader(f"sqlite:///{tmp_path}/no.db")

    def test_it_makes_nothing_of_its_own(self, tmp_path):
        with pytest.raises(CatalogueError):
            SqliteReader(tmp_path / "absent.db")
        assert list(tmp_path.iterdir()) == []

    def test_the_whole_catalogue_and_the_reader_write_one_chain(self, url):
        whole, reader = open_catalogue(url), open_reader(url)
        for number in range(4):
            event = AuditEvent(actor="local", tag="cli:search:query", subject=str(number), detail={"total": number})
            (whole if number % 2 else reader).audit.record(event)
        assert find_break(whole.audit.entries()) is None
        assert list(whole.audit.entries()) == list(reader.audit.entries())
        assert [entry.sequence for entry in reader.audit.entries()] == [1, 2, 3, 4]
        reader.close()
        whole.close()


class TestSavedSearches:
    def test_what_was_told_is_kept_hit_by_hit(self, catalogue):
        saved = catalogue.saved
        made = saved.add("local", "桐荫巷", {"address": "桐荫巷", "query": "迁入"}, known=["b", "a", "a"])
        assert (made.parameters, made.told) == ({"address": "桐荫巷", "query": "迁入"}, 2)
        assert made.created == made.looked
        assert saved.told("local", "桐荫巷") == {"a", "b"}
        many = [f"{number:032x}" for number in range(1200)]
        saved.tell("local", "桐荫巷", ["a", *many])
        saved.tell("local", "桐荫巷", [])
        assert saved.told("local", "桐荫巷") == {"a", "b", *many}
        found = saved.find("local", "桐荫巷")
        assert found.looked > found.created
        assert found.told == 1202

    def test_each_owner_has_names_of_their_own(self, catalogue):
        saved = catalogue.saved
        for owner, name in (("local", "乙"), ("desk", "甲"), ("local", "甲")):
            saved.add(owner, name, {"query": owner}, known=[])
        with pytest.raises(CatalogueError, match="already"):
            saved.add("local", "甲", {}, known=["x"])
        assert [entry.name for entry in saved.of("local")] == sorted(["甲", "乙"])
        assert saved.of("nobody") == ()
        assert [(entry.owner, entry.name) for entry in saved.everybodys()] == [
            ("desk", "甲"), *(("local", name) for name in sorted(["甲", "乙"])),
        ]  # fmt: skip
        assert saved.told("local", "甲") == frozenset()
        saved.tell("desk", "甲", ["x"])
        saved.remove("desk", "甲")
        assert [entry.owner for entry in saved.everybodys()] == ["local", "local"]
        for act in (saved.find, saved.remove, saved.told, lambda owner, name: saved.tell(owner, name, [])):
            with pytest.raises(NotFoundError):
                act("desk", "甲")


def test_archive_numbers_are_completed_within_the_scope(catalogue):
    for ref_code in (MOVED_IN, PASSPORT, INTERNAL, "J998-ZY·HJ·QR·2008·D30-0001-005"):
        catalogue.register_item(draft(ref_code))
    assert catalogue.ref_codes("j998－ZY.hj", scope=ALL, limit=5) == (MOVED_IN, "J998-ZY·HJ·QR·2008·D30-0001-005")
    assert catalogue.ref_codes("J998", scope=ALL, limit=2) == (PASSPORT, MOVED_IN)
    assert catalogue.ref_codes("J998", scope=DESK, limit=9) == (MOVED_IN, "J998-ZY·HJ·QR·2008·D30-0001-005")
    assert catalogue.ref_codes("J998", scope=NOBODY, limit=9) == ()
    assert catalogue.ref_codes("J9%", scope=ALL, limit=9) == ()
    assert catalogue.ref_codes(MOVED_IN, scope=ALL, limit=9) == (MOVED_IN,)
