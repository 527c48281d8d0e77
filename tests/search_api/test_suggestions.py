"""Completing what is typed, and near names where nothing was found: within the scope, recorded, never a dead end."""

from __future__ import annotations

import pytest
from search_archive import ADMINISTRATOR, CL, QR, scope_of

from archive.scope import Scope
from search_api.near_names import is_near
from search_api.parameters import SearchParameters
from search_api.suggestions import SuggestionKind

API = "/api/v1"
CLERK = scope_of("车辆")


def complete(archive, text, *kinds, scope=ADMINISTRATOR, limit=8):
    found = archive.service.suggest(text, kinds=kinds or tuple(SuggestionKind), scope=scope, limit=limit)
    return [(entry.kind.value, entry.value) for entry in found]


class TestCompleting:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("欧阳", [("name", "欧阳劼")]),
            ("歐陽", [("name", "欧阳劼")]),
            (" 欧阳劼 ", [("name", "欧阳劼")]),
            ("ouyang", [("name", "欧阳劼")]),
            ("Ōu Yáng j", [("name", "欧阳劼")]),
            ("danguoliang", [("name", "单国梁")]),
            ("shangu", [("name", "单国梁")]),
            ("gongj", [("name", "龚己明")]),
            ("gong", []),
            ("shang", []),
            ("ouyangx", []),
            ("zzz", []),
            ("龚", []),
            ("龚己", [("name", "龚己明")]),
            ("户", [("case_type", "户口迁入"), ("class", "户籍")]),
            ("车", [("class", "车辆")]),
            ("出", [("class", "出入境")]),
            ("j998-zy.hj.qr", [("ref", QR)]),
            ("J9", []),
            ("欧?", []),
            ("", []),
            ("  ", []),
            ("\ud800\ud800", []),
        ],
    )
    def test_what_begins_so(self, any_archive, typed, found):
        assert complete(any_archive, typed) == found

    def test_kinds_and_limits(self, any_archive):
        assert complete(any_archive, "户", SuggestionKind.CLASS) == [("class", "户籍")]
        assert len(complete(any_archive, "J998", limit=3)) == 3
        assert complete(any_archive, "户", limit=1) == [("case_type", "户口迁入")]

    def test_nothing_outside_the_scope(self, any_archive):
        assert complete(any_archive, "欧阳", scope=CLERK) == []
        assert complete(any_archive, "ouyang", scope=CLERK) == []
        assert complete(any_archive, "户", scope=CLERK) == []
        assert complete(any_archive, "J998", scope=CLERK) == [("ref", CL)]
        assert complete(any_archive, "单国", scope=CLERK) == [("name", "单国梁")]
        assert complete(any_archive, "单国", scope=Scope(actor="nobody")) == []

    def test_each_query_asks_for_it(self, any_archive):
        for typed in ("欧阳", "户", "J998"):
            for entry in any_archive.service.suggest(typed, scope=ADMINISTRATOR, limit=8):
                asked = SearchParameters(query=entry.query)
                assert any_archive.service.search(asked, scope=ADMINISTRATOR).total > 0

    def test_what_was_given_is_recorded_before_it_leaves(self, any_archive):
        complete(any_archive, "欧阳")
        complete(any_archive, "龚")
        events = [e.event for e in any_archive.catalogue.audit.entries() if e.event.tag == "test:search:suggest"]
        assert [(event.subject, event.detail) for event in events] == [("欧阳", {"given": ["欧阳劼"]})]

    def test_over_http(self, client):
        body = client.get(f"{API}/suggest", params={"q": "欧阳"}).json()
        assert body == {"q": "欧阳", "suggestions": [{"kind": "name", "value": "欧阳劼", "query": "姓名:欧阳劼"}]}
        assert (
            client.get(f"{API}/suggest", params={"q": "户", "kind": "class"}).json()["suggestions"][0]["value"]
            == "户籍"
        )
        for wrong in ({"limit": "0"}, {"limit": "21"}, {"kind": "x"}, {"q": "字" * 61}, {"query": "x"}):
            assert client.get(f"{API}/suggest", params=wrong).status_code == 422
        assert client.get(f"{API}/suggest", params={"q": "欧阳", "as": "x"}).status_code == 403


class TestNearNames:
    @pytest.mark.parametrize(
        ("asked", "name", "near"),
        [
            ("欧阳劼", "欧阳洁", True), ("欧阳劼", "欧劼", True), ("欧阳", "欧阳劼", True), ("王五", "王六", False),
            ("王五", "王小五", True), ("欧阳劼", "区阳劼", False), ("欧阳劼", "欧阳劼", False), ("龚己", "龚", False),
            ("甲乙丙丁", "甲丙乙丁", False),
        ],
    )  # fmt: skip
    def test_one_character_after_the_first(self, asked, name, near):
        assert is_near(asked, name) is near

    @pytest.mark.parametrize(
        ("parameters", "meant"),
        [
            ({"name": "欧阳洁"}, ("姓名:欧阳劼",)),
            ({"name": "歐陽潔"}, ("姓名:欧阳劼",)),
            ({"query": "欧阳洁"}, ("姓名:欧阳劼",)),
            ({"query": "姓名:龚巴明"}, ("姓名:龚己明",)),
            ({"name": "单梁"}, ("姓名:单国梁",)),
            ({"name": "欧阳洁", "archive_class": "户籍"}, ("姓名:欧阳劼 类别:户籍",)),
            ({"name": "欧阳洁", "archive_class": "车辆"}, ()),
            ({"name": "欧阳洁", "query": "槐树坡"}, ()),
            ({"name": "欧阳?*x"}, ()),
            ({"name": "郭子虚"}, ()),
            ({"query": "欧阳洁 OR 王子虚"}, ()),
            # A word less; names, numbers, fields and quotations stay.
            ({"query": "欧阳劼 日本"}, ("欧阳劼",)),
            ({"query": "欧阳劼的房客"}, ("欧阳劼",)),
            ({"query": "欧阳劼 日本 槟榔屿"}, ("欧阳劼",)),
            ({"query": "2008 日本"}, ()),
            ({"query": "姓名:欧阳劼 日本"}, ("姓名:欧阳劼",)),
            ({"query": "郭子虚 户口"}, ()),
            ({"query": "欧阳劼 郭子虚"}, ()),
            ({"query": "日本 槟榔屿"}, ()),
            ({"query": '欧阳劼 "日本"'}, ()),
            ({"query": "欧阳劼 正文:日本"}, ()),
            ({"id_number": "432299190001010000"}, ()),
        ],
    )
    def test_queries_that_would_have_hits(self, any_archive, parameters, meant):
        # Where likeness is met, the hits themselves say whom may be meant.
        answer = any_archive.service.search(SearchParameters(**parameters, strict=True), scope=ADMINISTRATOR)
        assert answer.total == 0
        assert tuple(text.replace('"', "") for text in answer.did_you_mean) == meant
        for text in answer.did_you_mean:
            assert any_archive.service.search(SearchParameters(query=text), scope=ADMINISTRATOR).total > 0

    def test_neither_hidden_names_nor_any_where_something_was_found(self, any_archive):
        for parameters, scope in (({"name": "欧阳洁"}, CLERK), ({"name": "欧阳劼"}, ADMINISTRATOR)):
            assert (
                any_archive.service.search(SearchParameters(**parameters, strict=True), scope=scope).did_you_mean == ()
            )

    def test_it_is_recorded_and_shown(self, client, archive):
        body = client.get(f"{API}/search", params={"name": "欧阳洁", "strict": "true"}).json()
        assert body["did_you_mean"] == ["姓名:欧阳劼"]
        *_, last = archive.catalogue.audit.entries()
        assert last.event.detail["did_you_mean"] == ["姓名:欧阳劼"]
        page = client.get("/", params={"name": "欧阳洁", "strict": "true", "lang": "en"}).text
        assert "Did you mean" in page
        assert "q=%E5%A7%93%E5%90%8D%3A%E6%AC%A7%E9%98%B3%E5%8A%BC" in page
        assert client.get(f"{API}/search", params={"name": "欧阳劼"}).json()["did_you_mean"] == []
