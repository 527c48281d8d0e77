"""The web pages in process: what they say in both languages, links, hostile input, faults."""

from __future__ import annotations

import string
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from search_archive import ADMINISTRATOR, CL, QR, ROW_ONLY, SW, lay_out, mention

import search_api.web
from archive.catalogue import PageDraft
from archive.errors import IndexUnavailableError
from archive.model import REFUSED_MEDIA_TYPE, MentionType, Scan
from search_api.notes import Note, join_notes
from search_api.results import Searched
from search_api.web import wording
from search_api.web.rendering import Said, say_message

ITEM = f"/items/{quote(QR, safe='')}"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"


class Page(HTMLParser):
    """Elements and text of a page."""

    def __init__(self, source):
        super().__init__()
        self.elements = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]


def get(client, path, **params):
    response = client.get(path, params=params or None, headers={"Accept": "text/html"})
    return Page(response.text), response


def test_the_first_page_asks_and_says_how_much_is_there(client):
    page, response = get(client, "/", lang="zh")
    assert response.headers["content-type"].startswith("text/html")
    assert page.all("html") == [{"lang": "zh-CN"}]
    assert "已检索 5 件、5 页。" in page.text
    assert "1 件没有扫描件" in page.text
    labelled = {label["for"] for label in page.all("label")}
    asked = [field for tag in ("input", "select") for field in page.all(tag) if field.get("type") != "hidden"]
    assert {field["id"] for field in asked} <= labelled
    assert {field["name"] for field in asked} >= {
        "q",
        "name",
        "id_number",
        "address",
        "class",
        "case_type",
        "from",
        "to",
    }


@pytest.mark.parametrize(
    ("header", "asked", "language"),
    [
        ("", None, "zh"),
        ("en-GB,en;q=0.9", None, "en"),
        ("fr, en;q=0.3, zh-CN;q=0.8", None, "zh"),
        ("en;q=0", None, "zh"),
        ("en", "zh", "zh"),
        ("zh", "en", "en"),
        ("en;q=x,;,=", "xx", "zh"),
    ],
)
def test_the_language_is_the_asked_or_the_accepted_one(header, asked, language):
    assert wording.choose_language(asked, header) == language


def test_both_languages_say_everything_with_the_same_values():
    for key, words in wording._WORDS.items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(word) if name} for word in words]
        assert fields[0] == fields[1], key
        assert all(words), key


def test_coverage_is_said_in_full():
    gaps = Searched(
        items=2, pages=1, unindexed_items=1, unread_pages=2, failed_pages=1, index_notes=(Note("it is old", "已旧"),)
    )
    untold = wording.describe_coverage(Searched(items=2, pages=1, unextracted_items=2), "en")
    assert untold[1].startswith("names, numbers and dates of 2 items could not be extracted: run the same ingest again")
    assert "2 件的姓名、证号、日期等未能提取" in wording.describe_coverage(Searched(unextracted_items=2), "zh")[1]
    assert wording.describe_coverage(gaps, "en") == (
        "Searched 2 items with 1 page.",
        "1 page could not be read.",
        "2 pages are not yet read.",
        "1 item is not yet indexed.",
        "it is old.",
    )
    assert wording.describe_coverage(gaps, "zh")[1:] == (
        "1 页未能识读。",
        "2 页尚未识读。",
        "1 件尚未进入索引。",
        "已旧。",
    )
    assert join_notes(gaps.notes) == gaps.reason
    assert join_notes(gaps.notes, "zh") == "1 页未能识读；2 页尚未识读；1 件尚未进入索引；已旧"


def test_a_result_shows_where_the_paper_is_and_leads_to_the_marked_page(client):
    page, _ = get(client, "/", q="桐荫巷", lang="en")
    for said in (
        "欧阳劼户口迁入材料",
        "household",
        "户口迁入",
        "2008",
        "box 0003",
        "2库房-01列-03节-2层",
        f"{QR}#0002",
    ):
        assert said in page.text
    link = next(a["href"] for a in page.all("a") if a["href"].startswith(ITEM))
    parts = urlsplit(link)
    assert unquote(parts.path) == f"/items/{QR}"
    assert parse_qs(parts.query) == {"q": ["桐荫巷"], "lang": ["en"], "page": ["2"]}
    assert parts.fragment == "hit"
    item, _ = get(client, link)
    assert len(item.all("rect", class_="hit-mark")) >= 1
    assert item.all("rect", id="hit")


def test_facets_and_years_are_links_that_narrow(client):
    page, _ = get(client, "/", q="登记", lang="zh")
    links = [a["href"] for a in page.all("a")]
    year = next(link for link in links if "year=2008" in link)
    narrowed, _ = get(client, year)
    assert SW in narrowed.text
    assert CL not in narrowed.text
    kind = next(link for link in links if "class=" in link)
    assert parse_qs(urlsplit(kind).query)["q"] == ["登记"]


def test_a_year_goes_with_any_query(client):
    page, _ = get(client, "/", q="护照 OR 机动车", year="2007")
    assert CL in page.text
    assert page.text.count("#0001") == 1


def test_results_are_paged(client, archive):
    for number in range(25):
        archive.add(f"J998-ZY·HJ·QR·2010·D30-0003-{number + 1:03d}", title=f"甲乙丙丁 {number}")
    page, _ = get(client, "/", q="甲乙丙丁", lang="zh", sort="ref")
    assert "显示第 1–20 件" in page.text
    following = page.all("a", rel="next")[0]["href"]
    second, _ = get(client, following)
    assert "显示第 21–25 件" in second.text
    assert second.all("a", rel="prev")
    assert not second.all("a", rel="next")
    beyond, response = get(client, "/", q="甲乙丙丁", offset="200")
    assert response.status_code == 200
    assert not beyond.all("a", rel="next")


def test_nothing_found_says_how_much_was_searched(client, archive):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", ["unreadable"])
    page, _ = get(client, "/", q="郭子虚", lang="en")
    assert "Nothing found" in page.text
    assert "Searched 6 items with 6 pages. 1 page could not be read." in page.text


@pytest.mark.parametrize(
    "asked", ["q=欧阳劼&q=龚已生", "name=欧阳劼&姓名=龚已生", "q=x&limit=abc", "q=x&limit=50", "q=x&facets=class"]
)
def test_what_a_search_has_and_the_page_cannot_follow_is_said(client, asked):
    response = client.get(f"/?{asked}&lang=en", headers={"Accept": "text/html"})
    assert response.status_code == 422
    assert "is given twice" in response.text or "this page shows 20 hits at a time" in response.text
    # What has no field on the page has no place in one that could be marked.
    assert ("The fault is here" in response.text) is ("is given twice" in response.text)


def test_a_mark_that_another_site_put_into_a_link_is_ignored(client):
    assert client.get("/?q=欧阳劼&utm_source=a&utm_source=b&lang=en").status_code == 200
    assert client.get("/persons?name=欧阳劼&utm_source=a").status_code == 200
    assert client.get("/saved?utm_source=a").status_code == 200
    assert client.get("/batch?utm_source=a").status_code == 200
    assert client.get("/persons?name=欧阳劼&name=龚已生").status_code == 422


@pytest.mark.parametrize(
    ("params", "at"),
    [
        ({"q": '姓名:"欧阳'}, '"'),
        ({"q": '姓名:"欧阳', "year": "2008"}, '"'),
        ({"from": "某日"}, "某"),
        ({"year": "x"}, "x"),
    ],
)
def test_a_fault_is_shown_in_place(client, params, at):
    page, response = get(client, "/", lang="en", **params)
    assert response.status_code == 422
    assert page.all("section", role="alert")
    assert f"<mark>{at}" in response.text.replace("&#34;", '"')


@pytest.mark.parametrize(
    ("path", "params", "status", "chinese", "english"),
    [
        ("/", {"q": '"张三'}, 422, "此处的引号没有闭合", "this quotation mark is not closed"),
        ("/", {"q": "颜色:红"}, 422, "没有字段“颜色”；可用字段：", "there is no field '颜色'; fields are "),
        ("/", {"from": "某日"}, 422, "“某日”不是日期；请写作 2008", "'某日' is no date; write 2008"),
        ("/", {"offset": "x"}, 422, "offset 'x' 不是件数", "offset 'x' is not a number of hits"),
        ("/persons", {"name": "欧阳*"}, 422, "查人须用完整的姓名或号码", "a person is asked for by a whole name"),
        ("/items/nothing", {}, 404, "此处没有件 'nothing'；请按档号检索", "no item 'nothing' is here; look it up"),
        ("/nowhere", {}, 404, "没有此地址", "Nothing matches the given URI"),
        ("/batch/none", {}, 404, "没有清单 'none'；清单保留", "there is no list 'none'; lists are removed"),
        ("/batch", {"as": "x"}, 403, "没有用户 'x'，不可查看任何内容", "user 'x' is not known here and sees nothing"),
    ],
)
def test_what_is_wrong_is_said_in_the_reader_s_language(client, path, params, status, chinese, english):
    for language, said in (("zh", chinese), ("en", english)):
        page, response = get(client, path, lang=language, **params)
        assert response.status_code == status
        assert said in page.text
        assert [entry for entry in page.all("p") if entry.get("lang") == language]


def test_a_message_without_chinese_says_that_it_is_english():
    assert say_message("a message that nobody wrote", "zh") == Said(text="a message that nobody wrote", language="en")
    assert say_message("no answer", "zh") == Said(text="没有应答", language="zh")
    assert say_message("no answer", "en") == Said(text="no answer", language="en")


def test_an_index_that_is_away_is_said_in_chinese(client, archive, monkeypatch):
    def fail(*_arguments, **_more):
        raise IndexUnavailableError("the search index at /data cannot be read (x); run 'danghao reindex'")

    monkeypatch.setattr(archive.service, "search", fail)
    page, response = get(client, "/", lang="zh", q="登记")
    assert response.status_code == 503
    assert "/data 处的检索索引无法读取（x）；请运行 danghao reindex" in page.text


def test_why_a_page_has_no_image_is_said_in_chinese(client, archive):
    item = "J998-ZY·HJ·QR·2008·D30-0001-777"
    archive.add(item, ["the file is empty; scan or copy it again"])
    for language, said in (
        ("zh", "文件是空的；请重新扫描或复制"),
        ("en", "the file is empty; scan or copy"),
    ):
        page, _ = get(client, f"/items/{quote(item, safe='')}", lang=language)
        assert said in page.text


def test_an_item_page_shows_place_provenance_catalogue_and_mentions(client):
    page, response = get(client, ITEM, lang="en")
    for said in (
        "Where it stands",
        "room",
        "2库房-01列-03节-2层",
        "0003",
        "on the shelf",
        f"{QR}#0001",
        "移交批次",
        "432299197908050312",
    ):
        assert said in page.text
    (image,) = page.all("img")
    assert client.get(image["src"]).status_code == 200
    assert image["alt"]
    links = {a["data-region"]: a["href"] for a in page.all("a") if "data-region" in a}
    anchors = {rect["id"] for rect in page.all("rect", class_="mention")}
    assert anchors
    assert {href[1:] for href in links.values() if href.startswith("#")} == anchors
    elsewhere = next(href for href in links.values() if not href.startswith("#"))
    assert parse_qs(urlsplit(elsewhere).query)["page"] == ["2"]
    assert "style=" not in response.text


def test_an_item_without_scans_and_without_row(client, archive):
    page, _ = get(client, f"/items/{quote(ROW_ONLY)}", lang="en")
    assert "not scanned" in page.text
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-009", [lay_out("甲")], with_row=False)
    page, _ = get(client, f"/items/{quote('J998-ZY·HJ·QR·2008·D30-0001-009')}", lang="en")
    assert "no entry for this item" in page.text


def test_a_page_whose_file_could_not_be_taken_in_has_no_file_to_show(client, archive):
    item = archive.catalogue.find_item(ROW_ONLY, scope=ADMINISTRATOR)
    record = b'{"refused": "a pipe"}'
    scan = Scan(sha256=archive.blobs.put(record), name="1.jpg", media_type=REFUSED_MEDIA_TYPE, size_bytes=len(record))
    archive.catalogue.register_pages(item.item_id, [PageDraft(number=1, scan=scan, frame=0)])
    path = f"/items/{quote(ROW_ONLY, safe='')}"
    page, response = get(client, path)
    assert response.status_code == 200
    assert not [link for link in page.all("a") if link.get("href", "").endswith("/scan")]
    assert get(client, ITEM)[0].all("a", href=f"/api/v1{ITEM}/pages/1/scan")
    assert client.get(f"/api/v1{path}/pages/1/scan").status_code == 404


def test_a_failed_page_says_so(client, archive):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", ["the file is truncated"])
    page, _ = get(client, f"/items/{quote('J998-ZY·HJ·QR·2008·D30-0001-005')}")
    assert "the file is truncated" in page.text


@pytest.mark.parametrize("asked", ["9", "0", "-1", "x", "²", "1" * 30])
def test_an_odd_page_number_shows_the_first_page(client, asked):
    _, response = get(client, ITEM, page=asked)
    assert response.status_code == 200


def test_a_query_that_a_link_carries_wrongly_shows_the_item_without_marks(client):
    page, response = get(client, ITEM, q='"')
    assert response.status_code == 200
    assert not page.all("rect", class_="hit-mark")


def test_people_get_a_page_and_programs_a_document(client):
    page, response = get(client, "/items/nothing", lang="en")
    assert response.status_code == 404
    assert "Not found" in page.text
    assert client.get("/items/nothing").headers["content-type"] == "application/problem+json"
    api = client.get("/api/v1/items/nothing", headers={"Accept": "text/html"})
    assert api.headers["content-type"] == "application/problem+json"


@pytest.fixture
def hostile(client, archive):
    reading = lay_out("登记 " + HOSTILE, "姓名 <b>龚</b>")
    names = [mention(reading, 1, MentionType.PERSON, "<b>龚</b>")]
    archive.add(
        "J998-ZY·HJ·QR·2008·D30-0001-666",
        [reading],
        names,
        title=HOSTILE,
        location=HOSTILE,
        box=HOSTILE,
        case_type=HOSTILE,
        note=HOSTILE,
        extra={HOSTILE: HOSTILE},
    )
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-667", [HOSTILE], title="坏页")
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/?q=登记&lang=en",
        f"/?q={quote(HOSTILE)}",
        f"/?name={quote(HOSTILE)}&class={quote(HOSTILE)}&lang={quote(HOSTILE)}&sort={quote(HOSTILE)}",
        f"/?year={quote(HOSTILE)}",
        f"/?q=登记&offset={quote(HOSTILE)}",
        "/items/J998-ZY·HJ·QR·2008·D30-0001-666?q=登记",
        "/items/J998-ZY·HJ·QR·2008·D30-0001-667",
        f"/items/{quote(HOSTILE, safe='')}?q={quote(HOSTILE)}&page={quote(HOSTILE)}",
    ],
)
def test_hostile_titles_texts_and_queries_are_inert(hostile, path):
    page, response = get(hostile, path)
    assert response.status_code in {200, 404, 422}
    assert [script.get("src") for script in page.all("script")] == ["/static/mark.js", "/static/suggest.js"]
    assert all(image["src"].startswith("/api/v1/items/") for image in page.all("img"))
    assert not page.all("b")
    assert "49" not in page.text
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "//", "http"))


def test_a_hostile_text_is_inert_in_a_snippet_too(hostile):
    (hit,) = hostile.get("/api/v1/search", params={"query": "alert"}).json()["hits"]
    for page in hit["pages"]:
        assert "<" not in page["snippet"].replace("<em>", "").replace("</em>", "")


def test_pages_ask_nothing_of_other_hosts():
    for path in Path(search_api.web.__file__).parent.rglob("*.*"):
        if path.suffix in {".html", ".css", ".js"}:
            text = path.read_text("utf-8")
            assert "//" not in text.replace("// ", ""), path
            assert "@import" not in text
            assert "style=" not in text


def test_a_line_parts_what_is_only_alike(client):
    page, _ = get(client, "/?q=姓名:欧杨节&lang=zh")
    assert "以下为形近、音近" in page.text
    assert "其中与所查相符 0 件" in page.text
    assert "您要找的是不是 欧阳劼" in page.text
    page, _ = get(client, "/?q=姓名:欧阳劼&lang=zh")
    assert "以下为形近、音近" not in page.text
    page, _ = get(client, "/?q=姓名:欧杨节&strict=true&lang=en")
    assert "Nothing found" in page.text
    assert [tick for tick in page.all("input") if tick.get("name") == "strict" and "checked" in tick]


def test_facets_beyond_the_first_can_be_chosen(client, archive):
    for year in range(1980, 2000):
        archive.add(f"J998-ZY·HJ·QR·{year}·D30-0001-001", [lay_out("众多年度")])
    page, _ = get(client, "/", q="众多年度")
    assert "另有 8 项" in page.text
    assert {str(year) for year in range(1980, 2000)} <= set(page.text.split())
