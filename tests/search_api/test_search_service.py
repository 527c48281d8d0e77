"""The use-cases on a real catalogue and both embedded indexes."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from search_archive import (
    ADMINISTRATOR,
    CL,
    CR,
    ENGINE,
    GLYPH,
    HEIGHT,
    MARGIN,
    PITCH,
    QR,
    ROW_ONLY,
    SW,
    WIDTH,
    Archive,
    lay_out,
    scope_of,
)

from archive.errors import IndexUnavailableError, NotFoundError, QuerySyntaxError
from archive.model import Availability
from archive.scope import Scope
from index_mappings.compile import STRICT_BONUS
from index_mappings.document import build_document
from index_mappings.port import Sort
from search_api.access import AccessDeniedError, LocalAccess
from search_api.completeness import note_lost_readings
from search_api.parameters import ParameterError, SearchParameters, read_facets, read_sort


def find(archive, query="", scope=ADMINISTRATOR, **more):
    return archive.service.search(SearchParameters(query=query, **more), scope=scope)


def refs(answer):
    return [hit.item.ref_code for hit in answer.hits]


class TestFinding:
    def test_a_name_leads_to_its_page_place_and_shelf(self, any_archive):
        answer = find(any_archive, "欧阳劼")
        assert refs(answer) == [QR]
        (hit,) = answer.hits
        assert hit.match == "exact"
        assert hit.case_type == "户口迁入"
        assert (hit.persons, hit.id_numbers) == (("欧阳劼",), ("432299197908050312",))
        assert (hit.dates, hit.addresses) == (("2008-03-04",), ("北港街道桐荫巷17号",))
        (page,) = hit.pages
        assert page.number == 1
        assert "姓名 <em>欧阳劼</em> 性别" in page.snippet
        (marked,) = page.regions
        assert marked.text == "欧阳劼"
        assert marked.region.x == pytest.approx((MARGIN + 3 * GLYPH) / WIDTH)
        assert marked.region.y == pytest.approx((MARGIN + PITCH) / HEIGHT)
        assert marked.region.w == pytest.approx(3 * GLYPH / WIDTH)
        place = hit.provenance.to_json()
        assert place["locator"] == f"{QR}#0001"
        assert place["location"] == "2库房-01列-03节-2层"
        assert place["box"] == "0003"
        assert place["recognised_by"] == ENGINE
        assert unquote(place["scan_url"]) == f"/api/v1/items/{QR}/pages/1/image"
        assert "·" not in place["item_url"]

    @pytest.mark.parametrize("asked", [{"name": "谯文秀"}, {"number": "湘F·TZ019"}, {"address": "新墙镇柳林街3号"}])
    def test_what_no_rule_took_for_a_value_is_met_in_the_text(self, archive, asked):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-007", [lay_out("喊谯文秀来新墙镇柳林街3号看湘F·TZ019")])
        (hit,) = find(archive, **asked, strict=True).hits
        assert hit.match == "text"
        (value,) = asked.values()
        assert "".join(mark.text for mark in hit.pages[0].regions) == value

    def test_the_scan_hash_is_that_of_the_first_page_with_a_hit(self, archive):
        (hit,) = find(archive, "桐荫巷").hits
        assert [page.number for page in hit.pages] == [2]
        provenance = hit.provenance.to_json()
        assert provenance["locator"].endswith("#0002")
        scan = archive.service.page_scan(QR, 2, scope=ADMINISTRATOR)
        assert provenance["scan_sha256"] == scan.sha256
        assert archive.blobs.get(scan.sha256) == scan.data

    def test_a_match_over_a_line_break_has_a_region_on_each_line(self, archive):
        (hit,) = find(archive, "迁入本址").hits
        (page,) = hit.pages
        assert page.number == 2
        assert "<em>迁入本址</em>" in page.snippet
        assert [marked.text for marked in page.regions] == ["迁", "入本址"]

    def test_a_street_inside_an_address_is_marked_alone(self, any_archive):
        for more in ({"query": "桐荫巷"}, {"address": "桐荫巷"}):
            (hit,) = find(any_archive, **more).hits
            assert [marked.text for page in hit.pages for marked in page.regions] == ["桐荫巷"]

    def test_words_may_stand_on_different_pages(self, archive):
        (hit,) = find(archive, "审批表 派出所").hits
        assert [page.number for page in hit.pages] == [1, 2]

    def test_a_name_met_by_other_characters_is_labelled_and_marked_as_the_paper_has_it(self, any_archive):
        (hit,) = find(any_archive, name="歐陽劼").hits
        assert hit.match == "variant"
        assert [marked.text for page in hit.pages for marked in page.regions] == ["欧阳劼"]

    def test_a_runner_up_reading_is_labelled(self, any_archive):
        hit = find(any_archive, name="龚巳明").hits[0]
        assert (hit.item.ref_code, hit.match) == (SW, "alternative")

    def test_catalogue_data_alone_leads_to_the_first_page_without_regions(self, archive):
        (hit,) = find(archive, archive_class="出入境").hits
        assert hit.item.ref_code == CR
        (page,) = hit.pages
        assert (page.number, page.regions) == (1, ())
        assert page.snippet.startswith("护照申请审批表")

    def test_an_item_without_scans_is_found_and_says_where_it_is(self, archive):
        (hit,) = find(archive, "谌玉莲").hits
        assert hit.pages == ()
        place = hit.provenance.to_json()
        assert place["locator"] == ROW_ONLY
        assert place["scan_url"] is place["scan_sha256"] is place["recognised_by"] is None
        assert place["box"] == "0456"

    def test_filters_narrow_and_say_so(self, archive):
        answer = find(archive, case_type="死亡注销", date_from="2008", date_to="2008-12")
        assert refs(answer) == [SW]
        assert "死亡注销" in answer.interpreted
        assert answer.text == ""

    def test_an_archive_number_in_any_typography(self, archive):
        assert refs(find(archive, ref=QR.replace("-", "—").replace("·", ".").lower())) == [QR]

    def test_facets_and_totals_count_all_matches_not_the_shown(self, any_archive):
        answer = find(any_archive, limit=1)
        assert answer.total == 5
        assert len(answer.hits) == 1
        counts = {entry.value: entry.count for entry in answer.facets["class"]}
        assert counts == {"户籍": 2, "车辆": 1, "出入境": 1, "暂住证": 1}
        assert {entry.value: entry.count for entry in answer.facets["year"]} == {2007: 1, 2008: 2, 2009: 2}

    def test_only_facets_asked_for_are_counted(self, archive):
        facets = find(archive, facets=("year",)).to_json()["facets"]
        assert facets["class"] == facets["case_type"] == []
        assert facets["year"]

    def test_paging_gives_every_hit_once(self, any_archive):
        seen = [
            ref for offset in range(0, 6, 2) for ref in refs(find(any_archive, limit=2, offset=offset, sort=Sort.REF))
        ]
        assert sorted(seen) == sorted([QR, SW, CL, CR, ROW_ONLY])
        assert len(set(seen)) == 5

    def test_order_by_year(self, any_archive):
        years = [hit.item.year for hit in find(any_archive, sort=Sort.YEAR_DESC).hits]
        assert years == [2009, 2009, 2008, 2008, 2007]

    def test_limit_nothing_gives_the_counts_alone(self, any_archive):
        answer = find(any_archive, limit=0)
        assert (answer.total, answer.hits) == (5, ())


class TestClasses:
    @pytest.mark.parametrize(
        "more", [{"archive_class": "HJ"}, {"archive_class": "hj"}, {"query": "类别:HJ"}, {"query": "class:ＨＪ 2008"}]
    )
    def test_a_code_names_its_class(self, any_archive, more):
        answer = find(any_archive, **more)
        assert refs(answer) == refs(
            find(any_archive, archive_class="户籍", query="2008" if "2008" in str(more) else "")
        )
        assert answer.total
        assert answer.complete
        assert answer.interpreted.replace('"', "").startswith("类别:户籍")

    def test_a_code_is_excluded_and_joined_like_its_class(self, any_archive):
        assert refs(find(any_archive, "-类别:HJ")) == refs(find(any_archive, "-类别:户籍"))
        assert refs(find(any_archive, "类别:CL OR 类别:CR")) == refs(find(any_archive, "类别:车辆 OR 类别:出入境"))
        assert refs(find(any_archive, "CL")) != refs(find(any_archive, "类别:CL"))

    @pytest.mark.parametrize("more", [{"archive_class": "XX"}, {"query": "类别:XX"}, {"query": "-类别:XX"}])
    def test_a_class_that_nobody_knows_is_said(self, archive, more):
        answer = find(archive, **more)
        assert not answer.complete
        assert "no archive class is called XX; there are 户籍 HJ, 出入境 CR" in answer.asked.reason
        assert find(archive, "类别:户*").complete


class TestCaseTypes:
    @pytest.mark.parametrize("more", [{"case_type": "移民"}, {"query": "业务类型:移民"}, {"query": "-业务类型:移民"}])
    def test_a_case_type_that_nobody_knows_is_said(self, any_archive, more):
        answer = find(any_archive, **more)
        assert not answer.complete
        assert "no case type is called 移民; there are 户口登记, " in answer.asked.reason

    @pytest.mark.parametrize("case_type", ["户口迁入", "戶口遷入", "迁入", "分户", "查阅", "迁*", "移民安置"])
    def test_one_of_the_registry_or_of_an_item_is_known(self, any_archive, case_type):
        any_archive.add("J998-ZY·HJ·QR·2008·D30-0001-007", [lay_out("移民")], case_type="移民安置")
        assert find(any_archive, case_type=case_type).complete

    def test_those_near_it_are_named_first(self, any_archive):
        answer = find(any_archive, case_type="迁入户口")
        assert "no case type is called 迁入户口; near it: 户口迁入, " in answer.asked.reason

    def test_one_that_only_hidden_items_have_is_as_unknown_as_any(self, archive):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-007", [lay_out("移民")], case_type="移民安置")
        assert find(archive, case_type="移民安置", scope=scope_of("户籍")).complete
        assert (
            "no case type is called 移民安置"
            in find(archive, case_type="移民安置", scope=scope_of("车辆")).asked.reason
        )


class TestFaults:
    @pytest.mark.parametrize(
        ("more", "parameter"),
        [
            ({"query": "(护照"}, "query"),
            ({"date_from": "某年"}, "from"),
            ({"query": "护照", "date_to": "2008-13"}, "to"),
        ],
    )
    def test_the_parameter_at_fault_is_named(self, archive, more, parameter):
        with pytest.raises(ParameterError) as caught:
            find(archive, **more)
        assert caught.value.parameter == parameter
        assert caught.value.position >= 0
        assert caught.value.length >= 1

    @pytest.mark.parametrize(
        "more", [{"limit": -1}, {"limit": 1001}, {"offset": -1}, {"offset": 10**9}, {"query": "字" * 1001}]
    )
    def test_values_out_of_bounds_are_refused(self, archive, more):
        with pytest.raises(QuerySyntaxError):
            find(archive, **more)

    def test_sort_and_facets_are_read_or_refused(self):
        assert read_sort("-year") is Sort.YEAR_DESC
        assert read_sort("") is Sort.RELEVANCE
        assert read_facets(["类别,year"]) == ("class", "year")
        assert read_facets(["all"]) == ("class", "case_type", "year")
        assert read_facets(["none"]) == ()
        with pytest.raises(ParameterError):
            read_sort("title")
        with pytest.raises(ParameterError):
            read_facets(["persons"])


class TestExplaining:
    @pytest.mark.parametrize(
        "query",
        [
            "欧阳劼", "歐陽劼 2008年3月4日", "432299197908050312", "身份证:4322991979????0312 桐荫巷", "户口迁入 北港派出所",
            "龚巳明 年度:2008", "证号:湘F·TZ* 单国梁", "档号:J998-ZY·HJ·QR·2008·D30", "题名:材料 OR 姓名:于䶮", "类别:户籍 日期:2008-12..",
            "盒号:3 -注销", "七", "谌玉莲", "(欧阳劼 OR 龚已生) 登记",
        ],
    )  # fmt: skip
    def test_what_the_words_weigh_is_the_score(self, any_archive, query):
        answer = find(any_archive, query, explain=True)
        assert answer.hits
        for hit in answer.hits:
            weights = [word.weight for word in hit.explanation]
            # Being met without likeness is worth more than all words together.
            assert hit.score % STRICT_BONUS == (max(weights) if " OR " in query and "(" not in query else sum(weights))
            for word in hit.explanation:
                assert word.ways
                assert word.weight == word.ways[0].weight
                assert all(way.found or way.field == "date" for way in word.ways)

    def test_a_way_says_field_label_words_and_page(self, archive):
        (hit,) = find(archive, "姓名:欧阳劼 桐荫巷", explain=True).to_json()["hits"]
        name, address = hit["explanation"]
        assert name == {
            "word": "欧阳劼",
            "field": "name",
            "weight": 64.0,
            "ways": [
                {"field": "name", "match": "exact", "found": "欧阳劼", "page": None, "weight": 64.0},
                {"field": "name", "match": "exact", "found": "欧阳劼", "page": 1, "weight": 64.0},
                {"field": "name", "match": "variant", "found": "欧阳劼", "page": None, "weight": 56.0},
                {"field": "name", "match": "variant", "found": "欧阳劼", "page": 1, "weight": 56.0},
            ],
        }
        assert [(way["field"], way["found"], way["page"]) for way in address["ways"]] == [
            ("address", "桐荫巷", 2), ("text", "桐荫巷", 2),
        ]  # fmt: skip
        assert address["field"] is None

    def test_nothing_is_said_where_nobody_asked(self, archive):
        (hit,) = find(archive, "欧阳劼").to_json()["hits"]
        assert "explanation" not in hit


class TestCompleteness:
    def test_a_class_that_is_wholly_read_makes_a_complete_answer(self, archive):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [None])
        assert find(archive, archive_class="车辆").complete
        assert find(archive, query="类别:车辆 OR 类别:出入境").complete
        assert find(archive, query="-类别:户籍").complete
        assert find(archive, query="登记 类别:车*").complete
        for asked in (
            {"archive_class": "户籍"},
            {"query": "登记"},
            {"query": "类别:车辆 OR 单国梁"},
            {"query": "-登记"},
        ):
            answer = find(archive, **asked).to_json()
            assert not answer["complete"]
            assert answer["incomplete_reason"] == "1 page is not yet read"

    def test_coverage_names_each_class_as_the_catalogue_counts_it(self, archive):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [None, "unreadable"], publish=False)
        answer = find(archive, archive_class="车辆").to_json()
        by_class = {entry.pop("class"): entry for entry in answer["coverage"]}
        assert by_class["户籍"] == {
            "asked": False, "items": 3, "catalogued": 3, "scanned": 3, "indexed": 2, "pages": 5, "read": 3, "failed": 1,
            "unextracted": 0,
        }  # fmt: skip
        assert by_class["车辆"]["asked"]
        assert answer["searched"]["unread_pages"] == 1

    def test_coverage_shows_only_the_scope(self, archive):
        assert [entry.counts.archive_class for entry in find(archive, scope=scope_of("车辆")).coverage] == ["车辆"]

    def test_an_answer_asks_the_catalogue_for_its_counts_once(self, archive, monkeypatch):
        asked = []
        count = archive.catalogue.class_counts
        monkeypatch.setattr(archive.catalogue, "class_counts", lambda *, scope: asked.append(1) or count(scope=scope))
        find(archive, query="登记", archive_class="户籍")
        assert asked == [1]

    def test_a_finished_archive_is_complete_and_says_how_much_was_searched(self, any_archive):
        answer = find(any_archive, "郭子虚")
        assert (answer.total, answer.hits) == (0, ())
        assert answer.complete
        assert "incomplete_reason" not in answer.to_json()
        assert (answer.searched.items, answer.searched.pages, answer.searched.unscanned_items) == (5, 5, 1)

    @pytest.mark.parametrize(
        ("page", "publish", "reason"),
        [
            ("the file is truncated", True, "1 page could not be read"),
            (None, True, "1 page is not yet read"),
            (lay_out("甲"), False, "1 item is not yet indexed"),
        ],
    )
    def test_what_may_be_missing_is_said(self, archive, page, publish, reason):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [page], publish=publish)
        answer = find(archive, "欧阳劼")
        assert not answer.complete
        assert answer.to_json()["incomplete_reason"] == reason

    def test_a_scope_is_told_of_its_own_gaps_alone(self, archive):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", ["unreadable"])
        assert find(archive, scope=scope_of("车辆")).complete
        assert not find(archive, scope=scope_of("户籍")).complete

    def test_an_index_that_lost_items_is_noticed(self, archive):
        item = archive.catalogue.find_item(SW, scope=ADMINISTRATOR)
        archive.index.remove([item.item_id])
        archive.index.commit()
        answer = find(archive, "龚已生").to_json()
        assert not answer["complete"]
        assert (
            answer["incomplete_reason"] == "the index holds 1 item fewer than the catalogue says: run `danghao reindex`"
        )
        assert answer["searched"]["unindexed_items"] == 1
        lacking = {entry["class"] for entry in answer["coverage"] if entry["items"] > entry["indexed"]}
        assert lacking == {item.archive_class}
        told = archive.service.status(scope=ADMINISTRATOR).to_json()
        assert told["totals"]["items"] - told["totals"]["indexed"] == 1

    def test_an_index_without_some_of_its_parts_answers_with_what_it_has(self, archive, monkeypatch):
        """As a server does of whose nodes one is gone: it finds what the others hold, and cannot count."""
        ask, reason = archive.index.search, "1 of 3 parts of the search index did not answer"
        monkeypatch.setattr(archive.index, "search", lambda *a, **k: replace(ask(*a, **k), incomplete=reason))

        def count():
            raise IndexUnavailableError("1 parts of the search index do not answer")

        monkeypatch.setattr(archive.index, "count", count)
        answer = find(archive, "欧阳劼")
        assert answer.hits
        assert not answer.complete
        assert answer.to_json()["incomplete_reason"] == reason
        assert archive.service.status(scope=ADMINISTRATOR).to_json()["complete"] is False
        monkeypatch.setattr(archive.index, "search", ask)
        # Who says that its answer is whole must be able to count.
        with pytest.raises(IndexUnavailableError):
            find(archive, "欧阳劼")

    def test_what_the_index_lost_and_what_waits_are_told_apart_and_counted_together(self, archive):
        archive.index.rebuild([])
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [lay_out("甲")], publish=False)
        answer = find(archive).to_json()
        assert answer["incomplete_reason"] == (
            "1 item is not yet indexed; the index holds 5 items fewer than the catalogue says: run `danghao reindex`"
        )
        assert answer["searched"]["unindexed_items"] == 6
        assert archive.service.status(scope=ADMINISTRATOR).to_json()["totals"]["indexed"] == 0

    def test_what_the_index_lost_of_other_classes_takes_nothing_from_an_answer(self, archive):
        item = archive.catalogue.find_item(CL, scope=ADMINISTRATOR)
        archive.index.remove([item.item_id])
        archive.index.commit()
        assert not find(archive, archive_class="车辆").complete
        assert find(archive, archive_class="户籍").complete

    def test_an_empty_archive_answers(self, empty_archive):
        answer = find(empty_archive, "欧阳劼")
        assert (answer.total, answer.complete, answer.searched.items) == (0, True, 0)


class TestScope:
    def test_a_restricted_scope_sees_neither_hits_nor_totals_nor_facets(self, any_archive):
        answer = find(any_archive, scope=scope_of("车辆"))
        assert refs(answer) == [CL]
        assert answer.total == 1
        assert [(entry.value, entry.count) for entry in answer.facets["class"]] == [("车辆", 1)]
        assert (answer.searched.items, answer.searched.pages) == (1, 1)
        assert find(any_archive, "欧阳劼", scope=scope_of("车辆")).total == 0

    def test_an_empty_scope_sees_nothing(self, any_archive):
        nobody = Scope(actor="nobody")
        assert find(any_archive, scope=nobody).total == 0
        with pytest.raises(NotFoundError):
            any_archive.service.show(QR, scope=nobody)

    def test_a_level_outside_the_scope_is_hidden(self, archive):
        archive.add("J998-ZY·CL·2007·D30-0005-002", [lay_out("车辆转移")], access_level="restricted", title="甲")
        scope = Scope(actor="clerk", classes=frozenset({"车辆"}), access_levels=frozenset({"open", "controlled"}))
        assert "J998-ZY·CL·2007·D30-0005-002" not in refs(find(archive, scope=scope))

    @pytest.mark.parametrize("act", ["show", "texts", "page_image", "page_scan", "page_text"])
    def test_hidden_and_absent_are_not_told_apart(self, archive, act):
        arguments = (1,) if act.startswith("page") else ()
        item_id = archive.catalogue.find_item(QR, scope=ADMINISTRATOR).item_id
        said = []
        for ref in (QR, item_id, "J998-ZY·HJ·QR·2008·D30-0001-999"):
            with pytest.raises(NotFoundError) as caught:
                getattr(archive.service, act)(ref, *arguments, scope=scope_of("车辆"))
            said.append(str(caught.value).replace(ref, "REF"))
        assert len(set(said)) == 1

    def test_a_hit_that_the_catalogue_hides_is_not_shown_and_not_counted(self, archive):
        # The index still has the item under its old, open level.
        archive.add(QR, access_level="restricted", publish=False, title="欧阳劼户口迁入材料")
        scope = Scope(actor="clerk", classes=frozenset({"户籍"}), access_levels=frozenset({"open", "controlled"}))
        answer = find(archive, "欧阳劼", scope=scope)
        assert (answer.hits, answer.total) == ((), 0)

    def test_only_the_administrator_is_known(self):
        access = LocalAccess(administrator="local")
        assert access.resolve("local").unrestricted
        for name in ("", "Local", "root", "local "):
            with pytest.raises(AccessDeniedError):
                access.resolve(name)


class TestItems:
    @pytest.mark.parametrize("ref", ["#0001", "X#0002", "甲#乙"])
    def test_a_number_that_looks_like_a_page_is_the_items_own_first(self, archive, ref):
        archive.add(ref, [lay_out("甲")])
        assert archive.service.show(ref, scope=ADMINISTRATOR).item.ref_code == ref
        assert archive.service.show(f"{ref}#0001", scope=ADMINISTRATOR).item.ref_code == ref
        assert ref in refs(find(archive, ref=ref))

    @pytest.mark.parametrize(
        "written", [QR, QR.lower(), QR.replace("·", "."), QR.replace("-", "－"), f"{QR}#0002", f" {QR} "]
    )
    def test_an_item_is_shown_by_its_number_in_any_typography(self, archive, written):
        assert archive.service.show(written, scope=ADMINISTRATOR).item.ref_code == QR

    def test_an_item_is_shown_by_id_and_alias(self, archive):
        item = archive.catalogue.find_item(QR, scope=ADMINISTRATOR)
        archive.catalogue.add_alias(item.item_id, "J101-ZY·HJ·QR·2008·D30-0001-004")
        for name in (item.item_id, "J101-ZY.HJ.QR.2008.D30-0001-004"):
            view = archive.service.show(name, scope=ADMINISTRATOR)
            assert view.item.item_id == item.item_id
            assert view.aliases == ("J101-ZY·HJ·QR·2008·D30-0001-004",)

    @pytest.mark.parametrize(
        "written",
        [
            QR.replace("·", "-"), QR.replace("-", "."), QR.replace("-", " ").replace("·", " ").lower(), f"{QR.replace('·', ' ')}#2",
            "J998-ZY·HJ·QR·2008·D30-1-4", "j998.zy.hj.qr.2008.d30.1.4", "J101-ZY-HJ-QR-2008-D30-1-4",
        ],
    )  # fmt: skip
    def test_an_item_is_shown_whatever_stands_between_the_parts_of_its_number(self, any_archive, written):
        item = any_archive.catalogue.find_item(QR, scope=ADMINISTRATOR)
        alias = "J101-ZY·HJ·QR·2008·D30-0001-004"
        any_archive.catalogue.add_alias(item.item_id, alias)
        any_archive.index.add([build_document(item, (), (), [alias])])
        any_archive.index.commit()
        assert any_archive.service.show(written, scope=ADMINISTRATOR).item.ref_code == QR
        assert any_archive.service.texts(written, scope=ADMINISTRATOR)[0].ref_code == QR
        with pytest.raises(NotFoundError):
            any_archive.service.show(written, scope=scope_of("车辆"))

    def test_an_item_that_may_be_meant_is_named_and_not_shown(self, archive):
        more = [f"J998-ZY·CL·2007·D30-0005-{number:03}" for number in range(2, 5)]
        for ref in more:
            archive.add(ref, [lay_out("机动车")])
        for asked, meant in (
            ("D30-0001-004", [QR]), ("J998-ZY-HJ", [QR, SW]), ("J998-ZY-CL-2007-D30-5", [CL, *more[:2]]), ("J998-ZY·HJ·QR·2008·D30-0001-*", [QR]),
        ):  # fmt: skip
            with pytest.raises(NotFoundError, match="is here; did you mean") as caught:
                archive.service.show(asked, scope=ADMINISTRATOR)
            assert caught.value.meant == tuple(meant)
            assert all(ref in str(caught.value) for ref in meant)
            assert list(archive.catalogue.audit.entries())[-1].event.detail == {"denied": True, "did_you_mean": meant}
        with pytest.raises(NotFoundError, match="look it up with a search"):
            archive.service.show("D30-0001-004", scope=scope_of("车辆"))

    def test_two_items_that_a_number_without_its_separators_may_be_are_both_named(self, archive, monkeypatch):
        # As ingest takes in what only the registry could tell apart.
        monkeypatch.setattr(archive.registry, "read_code", archive.registry.take_unread)
        both = ["Z109-WS·2011-Y-0001", "Z109-WS·2011·Y-0001"]
        for ref in both:
            archive.add(ref)
            assert archive.service.show(ref, scope=ADMINISTRATOR).item.ref_code == ref
        with pytest.raises(NotFoundError) as caught:
            archive.service.show("Z109-WS-2011-Y-1", scope=ADMINISTRATOR)
        assert set(caught.value.meant) == set(both)

    @pytest.mark.parametrize("name", ["", "nothing", "J998", f"{QR}#x", "../../etc/passwd", "\x00", "￼" * 50])
    def test_what_is_not_there_is_not_found(self, archive, name):
        with pytest.raises(NotFoundError):
            archive.service.show(name, scope=ADMINISTRATOR)

    def test_all_that_is_known_of_an_item_is_shown(self, archive):
        shown = archive.service.show(QR, scope=ADMINISTRATOR).to_json()
        assert shown["catalogue"]["persons"] == ["欧阳劼"]
        assert shown["catalogue"]["移交批次"] == "七"
        assert [(p["number"], p["width"], p["height"], p["state"]) for p in shown["pages"]] == [
            (1, WIDTH, HEIGHT, "recognised"),
            (2, WIDTH, HEIGHT, "recognised"),
        ]
        date = next(m for m in shown["mentions"] if m["type"] == "date")
        assert (date["raw"], date["value"], date["page"]) == ("2008年3月4日", "2008-03-04", 1)

    def test_a_failed_page_says_why(self, archive):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", ["the file is truncated"])
        (page,) = archive.service.show("J998-ZY·HJ·QR·2008·D30-0001-005", scope=ADMINISTRATOR).to_json()["pages"]
        assert (page["state"], page["failure"]) == ("failed", "the file is truncated")

    def test_availability_follows_the_catalogue(self, archive):
        item = archive.catalogue.find_item(SW, scope=ADMINISTRATOR)
        archive.catalogue.set_availability(item.item_id, Availability.ON_LOAN)
        (hit,) = find(archive, "龚已生 死者").hits
        assert hit.to_json()["provenance"]["availability"] == "on_loan"

    def test_images_and_texts(self, archive):
        image = archive.service.page_image(QR, 1, scope=ADMINISTRATOR)
        assert image.media_type == "image/png"
        assert image.data.startswith(b"\x89PNG")
        item, pages = archive.service.texts(QR, scope=ADMINISTRATOR)
        assert item.ref_code == QR
        assert pages[1].text == "北港街道桐荫巷17号迁入本址属实北港派出所"
        for number in (0, 3, -1):
            with pytest.raises(NotFoundError):
                archive.service.page_image(QR, number, scope=ADMINISTRATOR)

    def test_matches_on_one_item(self, archive):
        view, pages = archive.service.show_matches(QR, SearchParameters(query="桐荫巷"), scope=ADMINISTRATOR)
        assert view.item.ref_code == QR
        assert [page.number for page in pages] == [2]
        assert archive.service.show_matches(QR, SearchParameters(), scope=ADMINISTRATOR)[1] == ()


class TestLostReadings:
    def test_a_reading_that_is_lost_costs_its_snippet_and_not_the_answer(self, any_archive):
        any_archive.damage_reading(QR, 2)
        answer = find(any_archive, "欧阳劼 桐荫巷", explain=True)
        assert refs(answer) == [QR]
        first, second = answer.hits[0].pages
        assert "<em>欧阳劼</em>" in first.snippet
        assert (second.number, second.snippet) == (2, "")
        assert not answer.complete
        assert f"the stored reading of {QR}#0002 cannot be used" in answer.asked.reason
        assert f"{QR}#0002" in answer.asked.notes[-1].chinese

    def test_a_hit_whose_only_page_is_lost_is_given(self, any_archive):
        any_archive.damage_reading(SW, 1)
        answer = find(any_archive, "死亡人员户口注销登记表")
        assert refs(answer) == [SW]
        assert [(page.snippet, page.regions) for page in answer.hits[0].pages] == [("", ())]
        # What does not list the item misses nothing.
        assert find(any_archive, "欧阳劼").complete

    def test_matches_on_an_item_with_a_lost_page(self, archive):
        archive.damage_reading(QR, 1)
        _, pages = archive.service.show_matches(QR, SearchParameters(query="桐荫巷"), scope=ADMINISTRATOR)
        assert [page.number for page in pages] == [2]

    def test_many_lost_pages_are_counted(self):
        note = note_lost_readings([f"{QR}#{number:04d}" for number in range(1, 8)])
        assert f"{QR}#0005 and 2 more cannot be used" in note.english
        assert f"{QR}#0005 等 7 页" in note.chinese


class TestAudit:
    def test_every_act_is_written_with_who_and_what(self, archive):
        before = len(archive.tags())
        find(archive, "欧阳劼", archive_class="户籍")
        archive.service.show(QR, scope=ADMINISTRATOR)
        archive.service.page_image(QR, 1, scope=ADMINISTRATOR)
        archive.service.page_text(QR, 1, scope=ADMINISTRATOR)
        archive.service.texts(QR, scope=ADMINISTRATOR)
        archive.service.page_scan(QR, 1, scope=ADMINISTRATOR)
        assert archive.tags()[before:] == [
            "test:search:query",
            "test:item:view",
            "test:page:image",
            "test:page:text",
            "test:item:text",
            "test:page:scan",
        ]
        event = list(archive.catalogue.audit.entries())[before].event
        assert (event.actor, event.subject) == ("local", "欧阳劼")
        assert event.detail["class"] == "户籍"
        assert event.detail["given"] == [QR]

    def test_a_denial_is_written(self, archive):
        with pytest.raises(NotFoundError):
            archive.service.page_image(QR, 1, scope=scope_of("车辆"))
        event = list(archive.catalogue.audit.entries())[-1].event
        assert (event.actor, event.tag, event.subject, event.detail["denied"]) == ("clerk", "test:page:image", QR, True)

    def test_nothing_leaves_when_the_audit_cannot_be_written(self, archive):
        class Full:
            def record(self, event):
                raise OSError("no space left")

            def entries(self):
                return iter(())

        class Unwritable:
            audit = Full()

            def __getattr__(self, name):
                return getattr(archive.catalogue, name)

        mute = Archive(catalogue=Unwritable(), blobs=archive.blobs, index=archive.index, registry=archive.registry)
        for act in (
            lambda: find(mute, "欧阳劼"),
            lambda: mute.service.show(QR, scope=ADMINISTRATOR),
            lambda: mute.service.page_image(QR, 1, scope=ADMINISTRATOR),
        ):
            with pytest.raises(OSError, match="no space"):
                act()


def test_many_threads_get_the_same_answer(any_archive):
    from concurrent.futures import ThreadPoolExecutor

    def ask(number):
        answer = find(any_archive, "欧阳劼" if number % 2 else "龚已生")
        return number % 2, refs(answer), [page.snippet for hit in answer.hits for page in hit.pages]

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(ask, range(30)))
    assert len({repr(answer) for answer in answers}) == 2
    numbers = [entry.sequence for entry in any_archive.catalogue.audit.entries()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_searching_loads_nothing_heavy():
    import subprocess
    import sys

    heavy = {"fastapi", "starlette", "pydantic", "jinja2", "cv2", "numpy", "onnxruntime", "ocr", "alembic"}
    code = "import sys, search_api.service, search_api.access; print(*sorted(m for m in sys.modules if '.' not in m))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)


class TestLooseNames:
    def test_names_like_the_one_asked_stand_below_and_are_counted_apart(self, any_archive):
        answer = find(any_archive, "姓名:欧杨节")
        assert (refs(answer), answer.total, answer.strict_total, answer.first_loose) == ([QR], 1, 0, 0)
        (hit,) = answer.hits
        assert (hit.match, hit.strict) == ("sound", False)
        assert hit.pages[0].regions[0].text == "欧阳劼"
        assert answer.to_json()["strict_total"] == 0
        assert answer.did_you_mean == ("欧阳劼",)
        exact = find(any_archive, "姓名:欧阳劼 户口迁入")
        assert (refs(exact), exact.total, exact.strict_total, exact.first_loose) == ([QR], 1, 1, None)
        assert exact.did_you_mean == ()

    def test_one_other_character_is_met_where_that_is_asked(self, any_archive):
        answer = find(any_archive, "姓名:单国雷")
        assert (answer.total, answer.did_you_mean) == (0, ("姓名:单国梁",))
        answer = find(any_archive, "姓名:单国雷", near=True)
        assert (refs(answer), answer.strict_total, answer.first_loose) == ([CL], 0, 0)
        (hit,) = answer.hits
        assert (hit.match, hit.strict) == ("near", False)
        assert hit.pages[0].regions[0].text == "单国梁"
        assert answer.did_you_mean == ("单国梁",)
        wanted = SearchParameters(name="单国雷", near=True)
        _, marked = any_archive.service.show_matches(CL, wanted, scope=ADMINISTRATOR)
        assert marked[0].regions[0].text == "单国梁"
        # They stand below whom is met as asked.
        answer = find(any_archive, "姓名:龚已明", near=True)
        assert [hit.match for hit in answer.hits][-1] in {"near", "shape"}
        assert find(any_archive, "姓名:单国雷", near=True, strict=True).total == 0
        assert find(any_archive, "姓名:单国雷 -湘F·TZ017", near=True).total == 0
        (explained,) = find(any_archive, "姓名:单国雷", near=True, explain=True).hits[0].explanation
        assert [(way.match, way.weight) for way in explained.ways] == [("near", 1.0)]

    def test_a_strict_search_leaves_them_out(self, any_archive):
        answer = find(any_archive, "姓名:欧杨节", strict=True)
        assert (answer.total, answer.strict_total, answer.hits) == (0, 0, ())
        assert refs(find(any_archive, name="欧阳劼", strict=True)) == [QR]

    def test_what_does_not_fit_on_the_page_is_counted_too(self, any_archive):
        asked = "姓名:欧阳劼 OR 姓名:善国梁 OR 姓名:余䶮"
        whole = find(any_archive, asked)
        assert whole.total > whole.strict_total == 1
        for offset in range(whole.total):
            for sort in (Sort.RELEVANCE, Sort.REF):
                page = find(any_archive, asked, limit=1, offset=offset, sort=sort)
                assert (page.total, page.strict_total) == (whole.total, 1)
