"""The HTTP API in process: shapes of the contract, problem documents, images, headers, scope."""

from __future__ import annotations

import hashlib
import logging
import re
from urllib.parse import quote

import jsonschema
import pytest
from search_archive import QR, ROW_ONLY, SW, lay_out, scope_of

from archive.errors import BlobsUnavailableError, CatalogueError, IndexUnavailableError, UnsupportedQueryError
from search_api.problems import Problem

API = "/api/v1"
ITEM = f"{API}/items/{quote(QR, safe='')}"
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
FRACTION = {"type": "number", "minimum": 0, "maximum": 1}


def closed(**properties):
    return {"type": "object", "required": list(properties), "properties": properties}


def listed(shape):
    return {"type": "array", "items": shape}


PROVENANCE = closed(
    ref_code=TEXT,
    locator={"type": "string", "pattern": "#[0-9]{4}$"},
    fonds=TEXT,
    location=TEXT,
    box=TEXT,
    availability={"enum": ["on_shelf", "on_loan", "missing", "unknown"]},
    scan_sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
    scan_url={"type": "string", "pattern": "^/api/v1/items/[^/]+/pages/[0-9]+/image$"},
    item_url={"type": "string", "pattern": "^/items/[^/]+$"},
    recognised_by=TEXT,
)
ANSWER = closed(
    query=closed(text=TEXT, interpreted=TEXT),
    total={"type": "integer"},
    took_ms={"type": "number"},
    complete={"type": "boolean"},
    hits=listed(
        closed(
            ref_code=TEXT,
            title=TEXT,
            **{"class": TEXT},
            case_type=TEXT,
            year={"type": "integer"},
            score={"type": "number"},
            match={"enum": ["exact", "variant", "former_name", "alternative", "shape", "sound", "text"]},
            persons=TEXTS,
            id_numbers=TEXTS,
            dates=TEXTS,
            addresses=TEXTS,
            numbers=TEXTS,
            pages=listed(
                closed(
                    number={"type": "integer", "minimum": 1},
                    snippet=TEXT,
                    regions=listed(closed(x=FRACTION, y=FRACTION, w=FRACTION, h=FRACTION, text=TEXT)),
                )
            ),
            provenance=PROVENANCE,
        )
    ),
    facets=closed(
        **{name: listed(closed(value={}, count={"type": "integer"})) for name in ("class", "case_type", "year")}
    ),
    strict_total={"type": "integer"},
    did_you_mean=TEXTS,
)
SHOWN = closed(
    ref_code=TEXT,
    catalogue={"type": "object"},
    **{"class": TEXT},
    case_type=TEXT,
    provenance=PROVENANCE,
    pages=listed(
        closed(
            number={"type": "integer"},
            width={"type": "integer"},
            height={"type": "integer"},
            state=TEXT,
            engine=TEXT,
            mean_confidence={"type": ["number", "null"]},
        )
    ),
    mentions=listed(
        closed(
            type={"enum": ["person", "id_number", "date", "address", "case_type", "number", "organisation", "phone"]},
            raw=TEXT,
            value=TEXT,
            page={"type": "integer"},
            region=closed(x=FRACTION, y=FRACTION, w=FRACTION, h=FRACTION),
            confidence=FRACTION,
            checks=TEXTS,
            alternatives=TEXTS,
            role=TEXT,
        )
    ),
)


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= set(body)
    return body


class TestContract:
    def test_an_answer_has_the_contract_s_shape_and_key_order(self, client):
        response = client.get(f"{API}/search", params={"query": "欧阳劼 2008年3月4日"})
        body = response.json()
        jsonschema.validate(body, ANSWER)
        assert [key for key in body if key not in {"searched", "coverage"}] == list(ANSWER["properties"])
        (hit,) = body["hits"]
        assert list(hit) == list(ANSWER["properties"]["hits"]["items"]["properties"])
        assert list(hit["provenance"]) == list(PROVENANCE["properties"])
        assert body["query"]["text"] == "欧阳劼 2008年3月4日"

    def test_a_hit_is_explained_where_that_is_asked_for(self, client):
        (hit,) = client.get(f"{API}/search", params={"name": "欧阳劼", "explain": "true"}).json()["hits"]
        assert hit["explanation"][0]["word"] == "欧阳劼"
        assert hit["explanation"][0]["weight"] == hit["score"]
        (hit,) = client.get(f"{API}/search", params={"name": "欧阳劼", "explain": "false"}).json()["hits"]
        assert "explanation" not in hit
        assert client.get(f"{API}/search", params={"explain": "perhaps"}).status_code == 422

    def test_an_item_has_the_contract_s_shape(self, client):
        body = client.get(ITEM).json()
        jsonschema.validate(body, SHOWN)
        assert list(body)[: len(SHOWN["properties"])] == list(SHOWN["properties"])

    def test_every_parameter_of_the_command_line_works(self, client):
        given = {
            "query": "审批表", "name": "欧阳劼", "id_number": "43229919790805031?", "address": "桐荫巷", "case_type": "户口迁入",
            "class": "户籍", "ref": "J998-ZY·HJ·QR·2008·D30-0001", "box": "0003", "from": "2008", "to": "2008-12-31",
            "limit": "5", "offset": "0", "sort": "-year", "facets": "class,year", "as": "local",
        }  # fmt: skip
        body = client.get(f"{API}/search", params=given).json()
        assert [hit["ref_code"] for hit in body["hits"]] == [QR]
        assert body["facets"]["case_type"] == []
        assert body["facets"]["year"] == [{"value": 2008, "count": 1}]

    def test_chinese_parameter_names_and_q_are_equal(self, client):
        assert client.get(f"{API}/search", params={"姓名": "欧阳劼", "类别": "户籍"}).json()["total"] == 1
        assert client.get(f"{API}/search", params={"q": "欧阳劼"}).json()["total"] == 1

    def test_links_in_an_answer_lead_somewhere(self, client):
        (hit,) = client.get(f"{API}/search", params={"query": "桐荫巷"}).json()["hits"]
        image = client.get(hit["provenance"]["scan_url"])
        assert image.status_code == 200
        assert hashlib.sha256(image.content).hexdigest() == hit["provenance"]["scan_sha256"]
        assert client.get(hit["provenance"]["item_url"]).status_code == 200

    def test_an_item_without_scans_has_null_instead_of_a_scan(self, client):
        (hit,) = client.get(f"{API}/search", params={"query": "谌玉莲"}).json()["hits"]
        assert hit["ref_code"] == ROW_ONLY
        assert hit["provenance"]["scan_url"] is None


class TestImages:
    def test_an_image_has_its_type_tag_and_privacy(self, client):
        response = client.get(f"{ITEM}/pages/1/image")
        assert response.headers["content-type"] == "image/png"
        assert response.headers["etag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
        assert "private" in response.headers["cache-control"]
        assert response.headers["x-content-type-options"] == "nosniff"
        again = client.get(f"{ITEM}/pages/1/image", headers={"If-None-Match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_item_id_raw_and_any_typography_name_the_item(self, client, archive):
        from search_archive import ADMINISTRATOR

        item = archive.catalogue.find_item(QR, scope=ADMINISTRATOR)
        for name in (item.item_id, QR, QR.lower().replace("·", "."), f"{QR}#0001"):
            assert client.get(f"{API}/items/{quote(name, safe='')}/pages/1/image").status_code == 200

    def test_a_scan_that_is_no_picture_is_a_download(self, client, archive, monkeypatch):
        from search_api.item_view import ServedImage

        html = ServedImage(data=b"<script>", media_type="text/html", sha256="0" * 64, name='a"\r\nb.html')
        monkeypatch.setattr(archive.service, "page_scan", lambda *_, **__: html)
        response = client.get(f"{ITEM}/pages/1/scan")
        assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''a%22%0D%0Ab.html"
        assert "default-src 'none'" in response.headers["content-security-policy"]

    def test_texts(self, client):
        assert client.get(f"{ITEM}/pages/2/text").text == "北港街道桐荫巷17号迁入本址属实北港派出所\n"
        whole = client.get(f"{ITEM}/text")
        assert whole.headers["content-type"] == "text/plain; charset=utf-8"
        assert [part.splitlines()[0][:2] for part in whole.text.split("\f")] == ["户口", "北港"]


class TestProblems:
    @pytest.mark.parametrize(
        ("params", "parameter"),
        [({"query": '姓名:"欧阳'}, "query"), ({"query": "(护照 OR"}, "query"), ({"from": "某日"}, "from")],
    )
    def test_a_query_fault_is_422_with_its_place(self, client, params, parameter):
        body = problem(client.get(f"{API}/search", params=params), 422)
        assert body["parameter"] == parameter
        assert isinstance(body["position"], int)
        assert body["length"] >= 1
        assert not body["detail_zh"].isascii()

    @pytest.mark.parametrize(
        ("path", "status", "english", "chinese"),
        [
            ('/search?query="张三', 422, "this quotation mark is not closed", "此处的引号没有闭合"),
            ("/search?limit=x", 422, "limit: Input should be a valid integer, unable to", "limit：应为整数"),
            ("/search?bogus=1", 422, "parameter 'bogus' is not known here", "没有参数 'bogus'"),
            ("/items/nothing", 404, "no item 'nothing' is here", "此处没有件 'nothing'；请按档号检索（档号:…）"),
            ("/nowhere", 404, "Nothing matches the given URI", "没有此地址"),
        ],
    )
    def test_a_problem_is_said_in_both_languages(self, client, path, status, english, chinese):
        body = problem(client.get(API + path), status)
        assert body["detail"].startswith(english)
        assert body["detail_zh"] == chinese

    @pytest.mark.parametrize(
        ("content", "english", "chinese"),
        [
            (
                b'{"name": "x", "par',
                "the body is not JSON, from its character 14 on:",
                "正文不是 JSON，自第 14 个字符起：",
            ),
            (
                b'{"name": "", "parameters": {}}',
                "name: String should have at least 1 character",
                "name：不得少于 1 个字符",
            ),
            (b'{"name": "x", "parameters": {}, "x": 1}', "x: Extra inputs are not permitted", "x：没有此项"),
        ],
    )
    def test_a_body_at_fault_is_told_in_both_languages(self, client, content, english, chinese):
        body = problem(client.post(f"{API}/saved", content=content, headers={"Content-Type": "application/json"}), 422)
        assert body["detail"].startswith(english)
        assert body["detail_zh"].startswith(chinese)

    def test_a_choice_at_fault_is_told_in_both_languages(self, client):
        body = problem(client.get(f"{API}/suggest?query=a&kind=zzz"), 422)
        assert body["detail_zh"] == "kind：应为 'name', 'case_type', 'class' 或 'ref'"

    def test_a_problem_without_chinese_has_none(self):
        assert "detail_zh" not in Problem(status=500, detail="a message that nobody wrote").to_json()

    @pytest.mark.parametrize(
        ("params", "parameter", "place"),
        [
            ({"facets": "bogus"}, "facets", (0, 5)),
            ({"facets": "class,bogus"}, "facets", (6, 5)),
            ({"from": "abc"}, "from", (0, 3)),
            ({"to": "2009-13"}, "to", (0, 7)),
            ({"from": "2001", "to": "2009-13"}, "to", (0, 7)),
            ({"from": "2010-05", "to": "2001"}, "from", (0, 7)),
            ({"box": "5..3"}, "box", (0, 4)),
        ],
    )
    def test_a_fault_of_a_value_covers_it(self, client, params, parameter, place):
        body = problem(client.get(f"{API}/search", params=params), 422)
        assert (body["parameter"], (body["position"], body["length"])) == (parameter, place)

    @pytest.mark.parametrize(
        ("path", "parameter", "place"),
        [
            # The first character of 欧阳 in GBK happens to be a letter in UTF-8.
            (f"{API}/search?query=%C5%B7%D1%F4", "query", (1, 2)),
            (f"{API}/search?query=%E6%AC%A7%D1%F4x", "query", (1, 2)),
            (f"{API}/search?%E5%A7%93%E5%90%8D=%D1%F4", "name", (0, 2)),
            (f"{API}/persons?name=%C5%B7%D1%F4", "name", (1, 2)),
            (f"{API}/doubts?class=%BB%A7", "class", (0, 2)),
            (f"{API}/status?as=%D1%F4", "as", (0, 2)),
        ],
    )
    def test_bytes_that_are_no_text_are_refused(self, client, path, parameter, place):
        body = problem(client.get(path), 422)
        assert (body["parameter"], (body["position"], body["length"])) == (parameter, place)
        assert "is not UTF-8" in body["detail"]
        assert client.get("/?query=%C5%B7%D1%F4", headers={"Accept": "text/html"}).status_code == 422

    @pytest.mark.parametrize(
        "params",
        [
            {"limit": "1001"}, {"limit": "x"}, {"offset": "-1"}, {"sort": "title"}, {"facets": "persons"},
            {"nmae": "欧阳劼"}, {"query": "a", "q": "b"}, {"query": "字" * 1001}, [("name", "a"), ("姓名", "b")],
        ],
    )  # fmt: skip
    def test_a_parameter_that_cannot_be_used_is_refused_never_ignored(self, client, params):
        problem(client.get(f"{API}/search", params=params), 422)

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            (f"{API}/items/J998-ZY·HJ·QR·2008·D30-0001-999", 404),
            (f"{ITEM}/pages/3/image", 404),
            (f"{ITEM}/pages/0/image", 422),
            (f"{ITEM}/pages/x/image", 422),
            (f"{API}/nothing", 404),
            (f"{API}/items/%2e%2e%2f%2e%2e%2fetc", 404),
            ("/nothing", 404),
            ("/static/../app.py", 404),
            ("/static/%2e%2e/%2e%2e/app.py", 404),
        ],
    )
    def test_what_is_not_there(self, client, path, status):
        problem(client.get(path), status)

    def test_other_methods(self, client):
        response = client.post(f"{API}/search")
        problem(response, 405)
        assert "GET" in response.headers["allow"]

    def test_head_is_get_without_the_body(self, client):
        for path in (f"{ITEM}/pages/1/image", f"{API}/search", "/"):
            whole, head = client.get(path), client.head(path)
            assert (head.status_code, head.content) == (200, b"")
            assert head.headers["content-type"] == whole.headers["content-type"]
        assert client.head(f"{API}/nothing").status_code == 404

    def test_a_body_is_refused(self, client):
        problem(client.request("GET", f"{API}/search", content=b"x" * 10), 413)

    def test_an_address_too_long_is_refused(self, client):
        problem(client.get(f"{API}/search?query={'a' * 20_000}"), 414)

    def test_another_host_name_is_refused(self, client):
        problem(client.get(f"{API}/healthz", headers={"Host": "attacker.example"}), 421)

    def test_an_unknown_user_sees_nothing(self, client):
        for path in (f"{API}/search", ITEM, f"{ITEM}/pages/1/image", f"{ITEM}/text", f"{API}/status"):
            problem(client.get(path, params={"as": "somebody"}), 403)
            problem(client.get(path, params={"as": ""}), 403)

    @pytest.mark.parametrize(
        ("error", "status"),
        [
            (IndexUnavailableError("the index is locked"), 503),
            (CatalogueError("the database is locked"), 503),
            (BlobsUnavailableError("the store does not answer"), 503),
            (UnsupportedQueryError("too many patterns"), 422),
        ],
    )
    def test_what_cannot_be_answered_is_said(self, client, archive, monkeypatch, error, status):
        def fail(*_, **__):
            raise error

        monkeypatch.setattr(archive.index, "search", fail)
        response = client.get(f"{API}/search", params={"query": "甲"})
        problem(response, status)
        if status == 503:
            assert int(response.headers["retry-after"]) > 0

    def test_an_unforeseen_error_tells_nothing_but_where_to_look(self, client, archive, monkeypatch, caplog):
        quoted = "欧阳劼 432299197908050312"

        def fail(*_, **__):
            raise ZeroDivisionError(quoted)

        monkeypatch.setattr(archive.index, "search", fail)
        with caplog.at_level(logging.DEBUG, "search_api"):
            body = problem(client.get(f"{API}/search", params={"query": "欧阳劼"}), 500)
        assert body["incident"] in caplog.text
        assert "ZeroDivisionError" in caplog.text
        assert "欧阳劼" not in caplog.text + str(body)


def test_logs_hold_no_personal_data(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.get(f"{API}/search", params={"name": "欧阳劼"})
        client.get(ITEM)
    lines = [record.getMessage() for record in caplog.records if record.name == "search_api.http"]
    assert lines[0].startswith("GET /search 200")
    assert lines[1].startswith("GET /items/{ref} 200")
    said = "\n".join(lines)
    assert "欧阳劼" not in said
    assert QR not in said
    assert quote("欧阳劼") not in said


def test_every_answer_carries_the_security_headers(client):
    for path in ("/", f"{API}/search", ITEM, "/static/style.css", "/nothing", f"{API}/healthz"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert not [name for name in headers if name.startswith("access-control")]


class TestScope:
    @pytest.fixture
    def clerk(self, archive, make_client):
        archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", ["unreadable"])
        return make_client(archive, resolve_scope=lambda _user: scope_of("车辆"))

    def test_neither_hits_totals_facets_nor_gaps(self, clerk):
        body = clerk.get(f"{API}/search").json()
        assert body["total"] == 1
        assert body["facets"]["class"] == [{"value": "车辆", "count": 1}]
        assert body["complete"]
        assert clerk.get(f"{API}/search", params={"query": "欧阳劼"}).json()["total"] == 0

    @pytest.mark.parametrize("path", ["", "/pages/1/image", "/pages/1/scan", "/pages/1/text", "/text"])
    def test_neither_items_nor_images_nor_texts(self, clerk, path):
        problem(clerk.get(ITEM + path), 404)

    def test_neither_pages_nor_counts(self, clerk):
        page = clerk.get(f"/items/{quote(QR, safe='')}", headers={"Accept": "text/html"})
        assert page.status_code == 404
        assert "欧阳劼" not in page.text
        status = clerk.get(f"{API}/status").json()
        assert status["totals"]["items"] == 1
        assert status["index"]["documents"] is status["free_bytes"] is None


def test_status_counts_by_class(client):
    body = client.get(f"{API}/status").json()
    assert body["complete"]
    assert body["totals"]["items"] == 5
    household = next(entry for entry in body["classes"] if entry["class"] == "户籍")
    assert (household["items"], household["pages"], household["recognised"], household["failed"]) == (2, 3, 3, 0)


def test_health(client, archive, monkeypatch):
    assert client.get("/healthz").json() == client.get(f"{API}/healthz").json() == {"status": "ok"}

    def fail():
        raise IndexUnavailableError("the index is damaged")

    monkeypatch.setattr(archive.index, "count", fail)
    problem(client.get("/healthz"), 503)


def test_broken_surrogates_from_a_pdf_font_do_not_stop_an_answer(client, archive):
    reading = lay_out("死者 \ud800 龚已生", "乙")
    archive.add("J998-ZY·HJ·SW·2008·Y-0002-016", [reading], title="甲乙丙")
    response = client.get(f"{API}/search", params={"query": "死者", "sort": "ref"})
    assert response.status_code == 200
    assert {hit["ref_code"] for hit in response.json()["hits"]} == {SW, "J998-ZY·HJ·SW·2008·Y-0002-016"}
    path = quote("J998-ZY·HJ·SW·2008·Y-0002-016")
    assert client.get(f"{API}/items/{path}/text").status_code == 200
    assert client.get(f"/items/{path}", params={"q": "死者"}).status_code == 200


class TestSaved:
    @pytest.fixture(autouse=True)
    def _one_is_saved(self, archive):
        archive.catalogue.saved.add("local", "桐荫巷", {"address": "桐荫巷"}, known=[])

    def test_the_news_are_read_and_stay_news(self, client, archive):
        (listed,) = client.get(f"{API}/saved").json()["saved"]
        assert (listed["name"], listed["parameters"], listed["told"]) == ("桐荫巷", {"address": "桐荫巷"}, 0)
        for _ in range(2):
            body = client.get(f"{API}/saved/{quote('桐荫巷')}").json()
            assert (body["total"], body["new"], body["complete"]) == (1, 1, True)
            assert [hit["ref_code"] for hit in body["hits"]] == [QR]
        assert archive.catalogue.saved.told("local", "桐荫巷") == frozenset()
        assert {"test:saved:list", "test:saved:run"} <= set(archive.tags())

    def test_neither_absent_nor_anybody_elses_is_there(self, client, archive):
        archive.catalogue.saved.add("clerk", "x", {}, known=[])
        for name in ("x", "nothing"):
            problem(client.get(f"{API}/saved/{name}"), 404)
        problem(client.get(f"{API}/saved", params={"as": "clerk"}), 403)

    def test_one_is_saved_told_once_and_forgotten(self, client, archive):
        wanted = {"name": "劼", "parameters": {"name": "欧阳劼", "class": "户籍", "strict": "true"}}
        made = client.post(f"{API}/saved", json=wanted)
        assert made.status_code == 201
        assert (made.json()["parameters"], made.json()["told"]) == (wanted["parameters"], 1)
        assert client.get(made.headers["location"]).json()["new"] == 0
        problem(client.post(f"{API}/saved", json=wanted), 409)
        place = f"{API}/saved/{quote('桐荫巷')}"
        first, second = (client.post(f"{place}/run").json() for _ in range(2))
        assert ([hit["ref_code"] for hit in first["hits"]], second["hits"]) == ([QR], [])
        assert client.delete(place).status_code == 204
        problem(client.delete(place), 404)
        # What was asked in vain is recorded too.
        tags = archive.tags()
        assert [tags.count(f"test:saved:{act}") for act in ("add", "run", "remove")] == [2, 3, 2]

    @pytest.mark.parametrize(
        "wanted",
        [
            {"name": "a/b", "parameters": {"query": "甲"}},
            {"name": "", "parameters": {"query": "甲"}},
            {"name": "x", "parameters": {"query": "(甲"}},
            {"name": "x", "parameters": {"colour": "red"}},
            {"name": "x", "parameters": {"query": "甲", "strict": "perhaps"}},
            {"name": "x"},
            {"name": "x", "parameters": {}, "more": 1},
        ],
    )
    def test_what_cannot_be_saved_is_refused(self, client, wanted):
        problem(client.post(f"{API}/saved", json=wanted), 422)
        assert len(client.get(f"{API}/saved").json()["saved"]) == 1

    def test_forms_save_mark_and_remove_and_lead_back(self, client, archive):
        def post(path, **fields):
            answer = client.post(path, data=fields, params={"lang": "zh"}, follow_redirects=False)
            return answer.status_code, answer.headers.get("location")

        back = (303, "/saved?lang=zh")
        assert post("/saved", save_as=" 劼 ", name="欧阳劼", query="") == back
        assert archive.catalogue.saved.find("local", "劼").parameters == {"name": "欧阳劼"}
        page = client.get("/saved", params={"lang": "zh"}).text
        (item,) = re.findall(r'name="item" value="([^"]+)"', page)
        assert post("/saved/seen", name="桐荫巷", item=item) == back
        assert archive.catalogue.saved.told("local", "桐荫巷") == {item}
        assert post("/saved/remove", name="桐荫巷") == back
        assert post("/saved/remove", name="桐荫巷")[0] == 404
        assert post("/saved", save_as="劼", name="欧阳劼")[0] == 409
        assert post("/saved", save_as="x", colour="red")[0] == 422
        assert post("/saved", save_as="", query="甲")[0] == 422
        assert post("/saved/seen", name="劼", other="x")[0] == 422
        assert {"test:saved:seen"} <= set(archive.tags())

    @pytest.mark.parametrize(
        ("headers", "taken"),
        [
            ({}, True),
            ({"Origin": "http://testserver"}, True),
            ({"Origin": "http://evil.example"}, False),
            ({"Origin": "null"}, False),
            ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
            ({"Sec-Fetch-Site": "cross-site"}, False),
            ({"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}, False),
        ],
    )
    def test_what_a_page_of_another_site_sends_changes_nothing(self, client, archive, headers, taken):
        answer = client.post("/saved/remove", data={"name": "桐荫巷"}, headers=headers, follow_redirects=False)
        assert answer.status_code == (303 if taken else 403)
        assert len(archive.catalogue.saved.of("local")) == (0 if taken else 1)
        assert client.get("/saved", headers=headers).status_code == 200

    def test_bodies_are_bounded_and_name_their_length(self, client):
        problem(client.post("/saved", data={"query": "x" * 200_000}), 413)
        problem(client.post("/saved", content=iter([b"query=x"])), 413)
        problem(client.post("/saved/nothing", data={"query": "x"}), 413)
        problem(client.request("DELETE", f"{API}/saved/x", content=b"x"), 413)

    def test_the_page_shows_them_in_both_languages(self, client, archive):
        archive.catalogue.saved.add("local", "<b>坏</b>", {"query": "(甲"}, known=[])
        page = client.get("/saved", params={"lang": "zh"}).text
        assert "1 件新结果" in page
        assert "/?lang=zh&amp;address=%E6%A1%90" in page
        assert "&lt;b&gt;坏" in page
        assert "<b>" not in page
        assert "1 new item" in client.get("/saved", params={"lang": "en"}).text
        problem(client.get("/saved?lang=zh&lang=en"), 422)


@pytest.mark.parametrize(
    "path", ["/api/v1/search?query={}", "/api/v1/search/export?query={}&format=json", "/?q={}&lang=en"]
)
def test_a_reading_that_is_lost_is_said_and_fails_no_answer(client, archive, path):
    archive.damage_reading(QR, 1)
    answer = client.get(path.format("欧阳劼"))
    assert answer.status_code == 200
    assert QR in answer.text
    assert f"the stored reading of {QR}#0001 cannot be used" in answer.text


def test_the_page_of_an_item_says_that_its_reading_is_lost(client, archive):
    archive.damage_reading(QR, 1)
    answer = client.get(f"/items/{quote(QR, safe='')}?q=欧阳劼&lang=en")
    assert answer.status_code == 200
    assert "The stored reading of this page is lost or damaged" in answer.text
