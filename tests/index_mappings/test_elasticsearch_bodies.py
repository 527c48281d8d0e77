"""What is sent to Elasticsearch, compared whole: mapping, documents, queries, searches. No server is needed."""

import json

import pytest

from archive.scope import OPEN, Scope
from index_mappings import fields
from index_mappings.analysis import TEXT_GAP, stream_of
from index_mappings.elasticsearch import layout, translation
from index_mappings.elasticsearch.paging import reasons_of
from index_mappings.port import IndexDocument, Sort, TokenStream
from index_mappings.query import All, Everything, Not, Nothing, Pattern, Phrase, Range, Some, Term, restrict

KEYWORD = {"type": "keyword", "doc_values": False, "eager_global_ordinals": False}
COLUMN = {"type": "keyword", "doc_values": True, "eager_global_ordinals": False}
FACET = {"type": "keyword", "doc_values": True, "eager_global_ordinals": True}
LONG = {"type": "long", "doc_values": False}
TEXT = {
    "type": "text", "analyzer": "whitespace", "index_options": "positions", "norms": False, "similarity": "boolean",
    "position_increment_gap": 99,
}  # fmt: skip


def test_the_mapping_is_the_field_table():
    assert layout.build_mapping() == {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "item_id": COLUMN, "access_level": KEYWORD, "class": FACET, "case_type": FACET,
            "year": {"type": "long", "doc_values": True}, "ref": KEYWORD, "ref_sort": COLUMN, "box": KEYWORD,
            "name_key": KEYWORD, "id_number": KEYWORD, "number": KEYWORD,
            "date_day": LONG, "date_month": LONG, "date_year": LONG, "birth": LONG,
            "title": TEXT, "title_narrow": TEXT, "title_overflow": TEXT,
            "address": TEXT, "address_narrow": TEXT, "address_overflow": TEXT,
            "body": TEXT, "body_narrow": TEXT, "body_overflow": TEXT,
            "content": {"type": "keyword", "index": False},
        },
    }  # fmt: skip


def test_the_fingerprint_follows_field_table_and_layout(monkeypatch):
    before = layout.fingerprint()
    monkeypatch.setattr(layout, "LAYOUT_VERSION", "another")
    with_layout = layout.fingerprint()
    monkeypatch.setattr(fields, "CONTENT_VERSION", "another")
    assert len({before, with_layout, layout.fingerprint()}) == 3


def test_tokens_stand_at_their_positions_in_fields_side_by_side():
    written = layout.write_stream(fields.TITLE, stream_of(["桐荫巷0028号 湘F·TZ017", "张三\n李四"]))
    assert written == {
        "title": ["桐荫 荫巷 _ 28 号湘 _ ftz017 tz017", "张三 _ _ 李四"],
        "title_narrow": ["_ _ 巷 0028 号 湘 f", "_ _ 三 _ _ 四"],
    }
    assert layout.write_stream(fields.BODY, stream_of(["0028-0012"])) == {
        "body": ["28 12"], "body_narrow": ["0028 0012"], "body_overflow": ["00280012"],
    }  # fmt: skip
    assert layout.write_stream(fields.BODY, stream_of(["某"])) == {"body": ["_"], "body_narrow": ["某"]}


def test_a_long_hole_is_the_gap_between_values():
    assert TEXT_GAP - 1 == layout.GAP == 99
    written = layout.write_stream(fields.BODY, TokenStream(tokens=((100, "ab"), (299, "cd"))))
    assert written == {"body": ["", "_ ab", "", "cd"]}


@pytest.mark.parametrize(
    "tokens",
    [
        ((0, "a b"),), ((0, "_"),), ((0, ""),), ((0, "a_b"),), ((0, "x" * 256),), ((5, "ab"), (3, "cd")),
        ((0, "甲乙"), (0, "丙丁")), ((0, "ab"), (0, "cd"), (0, "ef")),
    ],
)  # fmt: skip
def test_what_no_analysis_cuts_is_refused(tokens):
    document = IndexDocument(item_id="i", keywords={}, integers={}, tokens={fields.BODY: TokenStream(tokens=tokens)})
    with pytest.raises(ValueError, match="item i: field body"):
        layout.write_document(document)


def test_a_document_is_one_line_and_carries_its_own_hash():
    document = IndexDocument(
        item_id="i1",
        keywords={fields.CLASS: ("户籍",), fields.NUMBER: ("a", "a", "\ud800")},
        integers={fields.YEAR: (2008,)},
        tokens={fields.BODY: stream_of(["桐荫巷"])},
    )
    line = layout.write_document(document)
    written = json.loads(line)
    content = written.pop("content")
    assert written == {
        "class": ["户籍"], "number": ["a", "\ufffd"], "year": [2008], "item_id": "i1", "body": ["桐荫 荫巷"],
        "body_narrow": ["_ _ 巷"],
    }  # fmt: skip
    assert layout.content_of(line) == content
    other = IndexDocument(item_id="i1", keywords={}, integers={}, tokens={})
    assert layout.content_of(layout.write_document(other)) != content


def test_settings_of_a_new_index():
    assert layout.build_settings(shards=3, replicas=2) == {
        "number_of_shards": 3, "auto_expand_replicas": "0-2", "number_of_replicas": 0, "refresh_interval": "-1",
    }  # fmt: skip
    assert layout.build_settings(shards=1, replicas=0)["auto_expand_replicas"] is False


CLASS_TERM = {"term": {"class": {"value": "户籍"}}}
SCORED = {"constant_score": {"filter": CLASS_TERM, "boost": 2.0}}


@pytest.mark.parametrize(
    ("node", "body"),
    [
        (Everything(), {"match_all": {"boost": 0.0}}),
        (Nothing(), {"match_none": {}}),
        (All(()), {"match_all": {"boost": 0.0}}),
        (Some(()), {"match_none": {}}),
        (Term(fields.CLASS, "户籍", 2.0), SCORED),
        (Some((Term(fields.CLASS, "户籍", 2.0),)), SCORED),
        (
            Range(fields.YEAR, 1949, 2008, 8.0),
            {"constant_score": {"filter": {"range": {"year": {"gte": 1949, "lte": 2008}}}, "boost": 8.0}},
        ),
        (
            Some((Term(fields.CLASS, "户籍", 2.0), Everything())),
            {"dis_max": {"queries": [SCORED, {"match_all": {"boost": 0.0}}]}},
        ),
        (
            All((Term(fields.CLASS, "户籍", 2.0), Term(fields.BOX, "3", 0.0), Not(Term(fields.BOX, "4")))),
            {
                "bool": {
                    "must": [SCORED],
                    "filter": [{"term": {"box": {"value": "3"}}}],
                    "must_not": [{"term": {"box": {"value": "4"}}}],
                }
            },
        ),
        (Not(Term(fields.CLASS, "户籍")), {"bool": {"filter": [{"match_all": {}}], "must_not": [CLASS_TERM]}}),
        (
            All((Not(Not(Term(fields.CLASS, "户籍"))),)),
            {
                "bool": {
                    "filter": [{"match_all": {}}],
                    "must_not": [{"bool": {"filter": [{"match_all": {}}], "must_not": [CLASS_TERM]}}],
                }
            },
        ),
    ],
)
def test_nodes_that_score(node, body):
    assert translation.write_query(node) == body


MASKED = {"span_field_masking": {"field": "body", "query": {"span_term": {"body_narrow": "号"}}}}
DIGITS = {
    "span_or": {
        "clauses": [
            {"span_term": {"body": "28"}},
            {"span_field_masking": {"field": "body", "query": {"span_term": {"body_overflow": "28"}}}},
        ]
    }
}


@pytest.mark.parametrize(
    ("node", "body"),
    [
        (Term(fields.BODY, "桐荫"), {"term": {"body": {"value": "桐荫"}}}),
        (Term(fields.TITLE, "荫"), {"term": {"title_narrow": {"value": "荫"}}}),
        (
            Term(fields.BODY, "28"),
            {
                "bool": {
                    "should": [{"term": {"body": {"value": "28"}}}, {"term": {"body_overflow": {"value": "28"}}}],
                    "minimum_should_match": 1,
                }
            },
        ),
        (Term(fields.BODY, "_"), {"match_none": {}}),
        (Term(fields.BODY, "桐 荫"), {"match_none": {}}),
        (Phrase(fields.BODY, ((0, "桐荫"), (1, "_"))), {"match_none": {}}),
        (
            Phrase(fields.BODY, ((4, "桐荫"), (5, "荫巷"))),
            {"match_phrase": {"body": {"query": "桐荫 荫巷"}}},
        ),
        (
            Phrase(fields.BODY, ((0, "桐荫"), (2, "巷口"))),
            {
                "span_near": {
                    "clauses": [
                        {"span_term": {"body": "桐荫"}},
                        {"span_gap": {"body": 1}},
                        {"span_term": {"body": "巷口"}},
                    ],
                    "slop": 0,
                    "in_order": True,
                }
            },
        ),
        (
            Phrase(fields.BODY, ((0, "荫巷"), (2, "28"), (3, "号"))),
            {
                "span_near": {
                    "clauses": [{"span_term": {"body": "荫巷"}}, {"span_gap": {"body": 1}}, DIGITS, MASKED],
                    "slop": 0,
                    "in_order": True,
                }
            },
        ),
        (
            Phrase(fields.BODY, ((7, "号"), (7, "号楼"))),
            {"span_containing": {"big": MASKED, "little": {"span_term": {"body": "号楼"}}}},
        ),
        (Pattern(fields.REF, "a?c*\\*"), {"wildcard": {"ref": {"value": "a?c*\\*"}}}),
        (Pattern(fields.REF, "a\\b\\?"), {"term": {"ref": {"value": "ab?"}}}),
        (Pattern(fields.REF, "*\\"), {"wildcard": {"ref": {"value": "*\\\\"}}}),
        (Some((Term(fields.CLASS, "户籍"),)), CLASS_TERM),
        (
            Some((Term(fields.CLASS, "户籍"), Nothing())),
            {"bool": {"should": [CLASS_TERM, {"match_none": {}}], "minimum_should_match": 1}},
        ),
        (
            All((Term(fields.CLASS, "户籍"), Not(Nothing()))),
            {"bool": {"filter": [CLASS_TERM], "must_not": [{"match_none": {}}]}},
        ),
    ],
)
def test_nodes_that_only_filter(node, body):
    assert translation.write_filter(node) == body


BY_ID = {"item_id": {"order": "asc", "missing": "_first"}}
TIES = [{"ref_sort": {"order": "asc", "missing": "_first"}}, BY_ID]


def test_a_search_of_one_score_is_a_filter_in_order():
    scope = Scope(actor="x", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN}))
    body = translation.write_search(
        restrict(Term(fields.BOX, "3", 4.0), scope), sort=Sort.RELEVANCE, facets=[fields.YEAR], timeout_s=2.5
    )
    assert body == {
        "query": {
            "bool": {
                "filter": [
                    {
                        "bool": {
                            "filter": [
                                {"term": {"box": {"value": "3"}}},
                                CLASS_TERM,
                                {"term": {"access_level": {"value": "open"}}},
                            ]
                        }
                    }
                ]
            }
        },
        "sort": [BY_ID],
        "track_scores": False,
        "track_total_hits": True,
        "timeout": "2500ms",
        "_source": False,
        "stored_fields": "_none_",
        "aggs": {"year": {"terms": {"field": "year", "size": 20_000}}},
    }


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.RELEVANCE, [{"_score": {"order": "desc"}}, BY_ID]),
        (Sort.REF, TIES),
        (Sort.YEAR, [{"year": {"order": "asc", "missing": "_last"}}, *TIES]),
        (Sort.YEAR_DESC, [{"year": {"order": "desc", "missing": "_last"}}, *TIES]),
    ],
)
def test_a_search_of_many_scores(sort, order):
    node = Some((Term(fields.BOX, "3", 4.0), Term(fields.BOX, "4", 2.0)))
    body = translation.write_search(node, sort=sort, facets=[], timeout_s=10)
    assert body == {
        "query": translation.write_query(node),
        "sort": order,
        "track_scores": True,
        "track_total_hits": True,
        "timeout": "10000ms",
        "_source": False,
        "stored_fields": "_none_",
    }


WHOLE = {"_shards": {"total": 3, "failed": 0}, "timed_out": False}


@pytest.mark.parametrize(
    ("answer", "reasons"),
    [
        (WHOLE, ()),
        (WHOLE | {"timed_out": True}, ("the search index ran out of time; ask for less, or again later",)),
        (WHOLE | {"terminated_early": True}, ("the search index stopped early",)),
        (
            WHOLE | {"_shards": {"total": 3, "failed": 2, "failures": [{"reason": {"type": "node_not_connected"}}]}},
            ("2 of 3 parts of the search index did not answer (node_not_connected)",),
        ),
        (
            {"_shards": {"total": 3, "failed": 1}, "timed_out": True},
            (
                "1 of 3 parts of the search index did not answer",
                "the search index ran out of time; ask for less, or again later",
            ),
        ),
    ],
)
def test_an_answer_that_may_miss_something_says_why(answer, reasons):
    assert reasons_of(answer) == reasons
