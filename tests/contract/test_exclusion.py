"""What a word finds above the line is what ``-`` before it leaves out, however it is met. People and papers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_papers import Papers
from test_archive_number_search import ARCHIVE as CODES
from test_archive_number_search import LEVELS
from test_asked_questions import ARCHIVE as QUESTIONED
from test_asked_questions import QUESTIONS
from test_search_ways import ARCHIVE as WAYED
from test_search_ways import PIECES, WAYS

from archive.errors import QuerySyntaxError, UnsupportedQueryError
from archive.scope import local_administrator
from index_mappings.compile import build_query, compile_query
from index_mappings.tantivy import TantivyIndex

# Words that are met by classes, by case types, by what papers say instead, under other names, and each kind of field.
WORDS = [
    "户籍", "出入境", "去世", "租客", "车", "户口", "死亡", "1947", "1949年", "2008", "*", "莫*", "桐荫*", "章", "白杨", "南区", "地址:南区",
    "业务类型:迁入", "业务类型:户口*", "类别:户籍", "类别:HJ", "年度:2008", "盒号:1..3", "姓名:莫某", "姓名:费", "题名:户口", "正文:户主", '"户主"',
    "日期:1947..1949", "(1947 OR 车)", "-户籍", "-(车 -户籍)", "户籍 -2008", "费天佑 1156", "费天佑 -1156",
]  # fmt: skip
EVERYTHING = Papers(
    {
        f"{number} {name}": paper
        for number, archive in enumerate((CODES, QUESTIONED, WAYED))
        for name, paper in archive.papers.items()
    }
)
ASKED = [
    *WORDS, *(text for text, _ in QUESTIONS), *(text for text, _ in WAYS), *(text for text, _ in LEVELS),
    *(f"档号:{text}" for text, _ in LEVELS),
]  # fmt: skip


def find(index, text):
    node = compile_query(build_query(text), strict=True).node
    return {hit.item_id for hit in index.search(node, scope=local_administrator(), limit=200).hits}


def test_an_exclusion_leaves_out_what_is_found_above_the_line(index):
    EVERYTHING.fill(index)
    for text in ASKED:
        found = find(index, text)
        assert find(index, f"-({text})") == EVERYTHING.papers.keys() - found, text
        assert find(index, f"({text}) -({text})") == set(), text


def test_what_is_below_the_line_is_not_left_out():
    for text, _ in WAYS:
        excluded = build_query(f"-({text})")
        assert compile_query(excluded) == compile_query(excluded, strict=True), text


def test_a_year_is_excluded_as_it_is_asked_beside_other_words(index):
    EVERYTHING.fill(index)
    assert find(index, "莫采莲 2009") == find(index, "莫采莲") != set()
    assert find(index, "莫采莲 -2009") == find(index, "2009 -2009") == set()
    assert find(index, "莫采莲 -2008") == find(index, "莫采莲")


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    adapter = TantivyIndex(tmp_path_factory.mktemp("embedded") / "index")
    EVERYTHING.fill(adapter)
    yield adapter
    adapter.close()


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_whatever_is_asked_can_be_excluded(embedded, text):
    excluded = f"-({text})"
    try:
        found = find(embedded, text)
        left = find(embedded, excluded)
    except (QuerySyntaxError, UnsupportedQueryError):
        return
    assert left == EVERYTHING.papers.keys() - found
    assert find(embedded, f"({text}) {excluded}") == set()
    assert find(embedded, f"({excluded} OR ({text}))") == EVERYTHING.papers.keys()
    assert find(embedded, f"户籍 {excluded}") == find(embedded, "户籍") - find(embedded, f"户籍 ({text})")
