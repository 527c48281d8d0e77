"""What every search index must do, run over each adapter. People and papers are invented."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import UnsupportedQueryError
from archive.publication import IndexMark
from archive.scope import OPEN, RESTRICTED, Scope, local_administrator
from index_mappings import fields, keys
from index_mappings.analysis import ask_text, stream_of
from index_mappings.compile import build_query, compile_query
from index_mappings.fields import FIELDS, Kind
from index_mappings.memory import MemoryIndex
from index_mappings.port import IndexDocument, Sort
from index_mappings.query import All, Everything, Node, Not, Nothing, Pattern, Phrase, Range, Some, Term
from index_mappings.tantivy import TantivyIndex, score_levels

ADMIN = local_administrator()
AGREEMENT = f"test_{uuid.uuid4().hex}"


def document(item_id, *, body="", title="", address="", cls="户籍", level=OPEN, year=None, ref="", **keywords):
    held = {
        fields.ITEM_ID: (item_id,),
        fields.CLASS: (cls,),
        fields.ACCESS_LEVEL: (level,),
        fields.REF_SORT: (ref or item_id,),
        **{
            field: tuple(keywords[field.name])
            for field in FIELDS
            if field.name in keywords and field.kind is Kind.KEYWORDS
        },
    }
    integers = {
        field: tuple(keywords[field.name]) for field in FIELDS if field.name in keywords and field.kind is Kind.INTEGERS
    }
    if names := held.get(fields.NAME_KEY):
        beside = filter(None, map(keys.variant_beside, names))
        held[fields.NAME_KEY] = tuple(dict.fromkeys((*names, *beside)))
    if year is not None:
        integers[fields.YEAR] = (year,)
    streams = {
        fields.BODY: stream_of([body] if isinstance(body, str) else body),
        fields.TITLE: stream_of([title]),
        fields.ADDRESS: stream_of([address]),
    }
    return IndexDocument(
        item_id=item_id, keywords=held, integers=integers, tokens={f: s for f, s in streams.items() if s.tokens}
    )


def fill(index, *documents):
    index.add(documents)
    index.commit()


def ids(index, node, **options):
    page = index.search(node, scope=options.pop("scope", ADMIN), limit=options.pop("limit", 100), **options)
    return [hit.item_id for hit in page.hits]


def phrase(text, field=fields.BODY):
    (tokens, *_) = ask_text(text).phrases
    return Term(field, tokens[0][1]) if len(tokens) == 1 else Phrase(field, tokens)


def test_nothing_was_ever_added(index):
    page = index.search(Everything(), scope=ADMIN, limit=10, facets=[fields.CLASS])
    assert (page.total, page.hits, page.facets, page.incomplete) == (0, (), {fields.CLASS: ()}, "")
    assert index.count() == 0
    index.remove(["x"])
    index.commit()
    assert index.count() == 0


def test_added_documents_show_after_commit(index):
    assert index.add([document("a"), document("b")]) == 2
    assert index.count() == 0
    index.commit()
    assert index.count() == 2
    assert ids(index, Everything()) == ["a", "b"]
    index.commit()
    assert index.count() == 2


def test_adding_again_replaces_and_removing_removes(index):
    fill(index, document("a", body="余某平"), document("b", body="余某平"))
    fill(index, document("a", body="龚某生"), document("a", body="覃某香"))
    assert ids(index, phrase("余某平")) == ["b"]
    assert ids(index, phrase("龚某生")) == []
    assert ids(index, phrase("覃某香")) == ["a"]
    index.remove(["b", "nobody"])
    index.commit()
    assert ids(index, Everything()) == ["a"]
    index.add([document("c")])
    index.remove(["c"])
    index.commit()
    assert index.count() == 1


def test_rebuild_takes_the_place_of_everything(index):
    fill(index, document("a"), document("b"))
    assert index.rebuild(iter([document("c", body="新"), document("d")])) == 2
    assert ids(index, Everything()) == ["c", "d"]
    fill(index, document("e"))
    assert index.count() == 3
    assert index.rebuild([]) == 0
    assert index.count() == 0


def test_a_failing_rebuild_leaves_the_old_index(index):
    fill(index, document("a"))

    def documents():
        yield document("b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.rebuild(documents())
    assert ids(index, Everything()) == ["a"]
    fill(index, document("c"))
    assert ids(index, Everything()) == ["a", "c"]


def test_a_document_that_does_not_fit_the_table_is_refused(index):
    wrong = IndexDocument(item_id="a", keywords={fields.YEAR: ("2008",)}, integers={}, tokens={})
    with pytest.raises(ValueError, match="year"):
        index.add([wrong])


class TestPhrases:
    @pytest.mark.parametrize(
        ("asked", "text", "found"),
        [
            ("桐荫巷28号", "住址：桐荫巷28号，", True),
            ("桐荫巷28号", "桐荫巷 28 号", True),
            ("桐荫巷28号", "桐荫巷128号", False),
            ("桐荫巷28号", "桐荫巷\n28号", False),
            ("姓名余某", "姓名：余某", True),
            ("姓名：余某", "姓名 余某", True),
            ("巷28", "桐荫巷28号", True),
            ("28号", "桐荫巷28号楼", True),
            ("号28", "桐荫巷28号", False),
            ("湘F", "湘F·TZ017", True),
            ("湘FTZ017", "湘F·TZ017", True),
            ("湘F·TZ017", "湘FTZ017", True),
            ("第137号", "第00137号", True),
            ("第00137号", "第137号", False),
            ("歐陽德潤", "欧阳德润", True),
            ("A王B", "a 王 b", True),
            ("A王B", "a 王王 b", False),
            ("余某平余某平", "余某平", False),
            ("二〇〇九年", "二○○九年", True),
            ("𠀀𠀁", "姓𠀀𠀁名", True),
        ],
    )
    def test_units_side_by_side(self, index, asked, text, found):
        fill(index, document("a", body=text))
        ways = [
            Phrase(fields.BODY, way) if len(way) > 1 else Term(fields.BODY, way[0][1])
            for way in ask_text(asked).phrases
        ]
        assert bool(ids(index, Some(tuple(ways)))) is found

    def test_none_crosses_pages(self, index):
        fill(index, document("a", body=["住址桐荫", "巷28号"]))
        assert ids(index, phrase("桐荫巷")) == []
        assert ids(index, All((phrase("桐荫"), phrase("28号")))) == ["a"]

    def test_positions_need_not_be_consecutive(self, index):
        fill(index, document("a", body="甲乙丙丁"))
        assert ids(index, Phrase(fields.BODY, ((7, "甲乙"), (9, "丙丁")))) == ["a"]
        assert ids(index, Phrase(fields.BODY, ((0, "甲乙"), (1, "丙丁")))) == []


class TestLeaves:
    def test_terms_are_whole_values_as_they_are(self, index):
        fill(index, document("a", name_key=["=余 某", "~余某"]), document("b", name_key=["=余"]))
        assert ids(index, Term(fields.NAME_KEY, "=余")) == ["b"]
        assert ids(index, Term(fields.NAME_KEY, "=余 某")) == ["a"]
        assert ids(index, Term(fields.NAME_KEY, "=余某")) == []

    @pytest.mark.parametrize(
        ("pattern", "found"),
        [
            ("43229919?8", ["a"]),
            ("432299*", ["a", "b"]),
            ("*8", ["a"]),
            ("*", ["a", "b", "c"]),
            ("????", []),
            (".*", []),
            ("[a.c](x)\\*+$^|{2}", ["c"]),
            ("\\[a.c](x)?+*", ["c"]),
            ("\\*", []),
            ("**432299**", ["a", "b"]),
            ("", []),
        ],
    )
    def test_patterns_take_only_wildcards_as_such(self, index, pattern, found):
        fill(
            index,
            document("a", id_number=["4322991988"]),
            document("b", id_number=["4322991997"]),
            document("c", id_number=["[a.c](x)*+$^|{2}"]),
        )
        assert ids(index, Pattern(fields.ID_NUMBER, pattern)) == found

    def test_ranges_include_both_ends(self, index):
        fill(index, document("a", year=1949), document("b", year=2008), document("c"), document("d", year=0))
        assert ids(index, Range(fields.YEAR, 1949, 2008)) == ["a", "b"]
        assert ids(index, Range(fields.YEAR, 1950, 2007)) == []
        assert ids(index, Range(fields.YEAR, 2009, 2000)) == []
        assert ids(index, Range(fields.YEAR, -5, 0)) == ["d"]

    def test_long_values_and_many(self, index):
        fill(index, document("a", number=["长" * 200, *(f"n{i}" for i in range(300))]))
        assert ids(index, Term(fields.NUMBER, "长" * 200)) == ["a"]
        assert ids(index, Term(fields.NUMBER, "n299")) == ["a"]


class TestBooleans:
    @pytest.fixture
    def index(self, index):
        fill(index, document("a", body="护照申请"), document("b", body="护照注销"), document("c", body="通行证"))
        return index

    def test_everything_and_nothing(self, index):
        assert ids(index, Everything()) == ids(index, All(())) == ids(index, Not(Nothing())) == ["a", "b", "c"]
        assert ids(index, Nothing()) == ids(index, Some(())) == ids(index, Not(Everything())) == []

    def test_not_excludes_wherever_it_stands(self, index):
        assert ids(index, All((phrase("护照"), Not(phrase("注销"))))) == ["a"]
        assert ids(index, Not(phrase("注销"))) == ["a", "c"]
        assert ids(index, Not(Not(phrase("注销")))) == ["b"]
        assert ids(index, Some((phrase("注销"), Not(phrase("护照"))))) == ["b", "c"]
        assert ids(index, All((Not(phrase("注销")), Not(phrase("通行证"))))) == ["a"]
        assert ids(index, Not(Some((phrase("注销"), phrase("通行证"))))) == ["a"]

    def test_scores_are_sums_and_maxima_of_weights(self, index):
        best = Some((Term(fields.CLASS, "户籍", 2.0), Phrase(fields.BODY, ((0, "护照"), (1, "照注")), 16.0)))
        page = index.search(All((best, Range(fields.YEAR, 1, 2, 8.0))), scope=ADMIN, limit=9)
        assert page.total == 0
        page = index.search(All((best, Term(fields.ACCESS_LEVEL, OPEN, 4.0), Not(Nothing()))), scope=ADMIN, limit=9)
        assert [(hit.item_id, hit.score) for hit in page.hits] == [("b", 20.0), ("a", 6.0), ("c", 6.0)]


class TestOrder:
    @pytest.fixture
    def index(self, index):
        fill(
            index,
            document("5", ref="r1", year=2008, name_key=["=a"]),
            document("4", ref="r2", year=1962, name_key=["~a"]),
        )
        fill(
            index,
            document("3", ref="r2", name_key=["=a"]),
            document("2", ref="r10", year=2008, name_key=["~a"]),
            document("1", ref="r2 1", year=12, name_key=["=b"]),
        )
        return index

    def test_each_sort_breaks_its_ties(self, index):
        assert ids(index, Everything(), sort=Sort.REF) == ["5", "2", "3", "4", "1"]
        assert ids(index, Everything(), sort=Sort.YEAR) == ["1", "4", "5", "2", "3"]
        assert ids(index, Everything(), sort=Sort.YEAR_DESC) == ["5", "2", "4", "1", "3"]
        node = Some((Term(fields.NAME_KEY, "=a", 8.0), Term(fields.NAME_KEY, "~a", 4.0)))
        assert ids(index, node) == ["3", "5", "2", "4"]

    def test_scores_are_given_in_every_order(self, index):
        node = Some((Term(fields.NAME_KEY, "=a", 8.0), Term(fields.NAME_KEY, "~a", 4.0)))
        page = index.search(node, scope=ADMIN, limit=10, sort=Sort.YEAR)
        assert [(hit.item_id, hit.score) for hit in page.hits] == [("4", 4.0), ("5", 8.0), ("2", 4.0), ("3", 8.0)]

    def test_names_are_found_by_either_key_where_both_or_one_of_them_is_held(self, index):
        ask = Some((Term(fields.NAME_KEY, "=余", 8.0), Term(fields.NAME_KEY, "~余", 4.0)))
        fill(index, document("6", name_key=["=余"]), document("7", name_key=["=余"]))
        assert [(hit.item_id, hit.score) for hit in index.search(ask, scope=ADMIN, limit=9).hits] == [
            ("6", 8.0),
            ("7", 8.0),
        ]
        fill(index, document("8", name_key=["=餘"]))
        assert ids(index, ask) == ["6", "7", "8"]
        fill(index, document("6", name_key=["=b"]))
        assert ids(index, ask) == ["7", "8"]
        light = Some((Term(fields.NAME_KEY, "=余", 2.0), Term(fields.NAME_KEY, "~余", 4.0)))
        assert [hit.score for hit in index.search(light, scope=ADMIN, limit=9).hits] == [4.0, 4.0]

    def test_a_name_without_its_variant_is_refused(self, index):
        bare = document("9", name_key=["~b"])
        wrong = replace(bare, keywords=bare.keywords | {fields.NAME_KEY: ("=余", "~与")})
        with pytest.raises(ValueError, match="variant key"):
            index.add([wrong])

    @pytest.mark.parametrize("sort", list(Sort))
    def test_pages_cut_the_same_row_of_hits(self, index, sort):
        node = Some((Term(fields.NAME_KEY, "=a", 8.0), Term(fields.NAME_KEY, "~a", 4.0), Everything()))
        whole = ids(index, node, sort=sort)
        for size in (1, 2, 3):
            cut = [i for offset in range(0, 6, size) for i in ids(index, node, sort=sort, limit=size, offset=offset)]
            assert cut == whole
        page = index.search(node, scope=ADMIN, limit=0, sort=sort)
        assert (page.total, page.hits) == (5, ())
        assert ids(index, node, sort=sort, offset=50) == []


class TestFacets:
    def test_all_matches_are_counted_by_value(self, index):
        fill(
            index,
            document("a", cls="户籍", case_type=["户口迁入", "分户"], year=2008),
            document("b", cls="户籍", case_type=["户口迁入"], year=2009),
            document("c", cls="车辆"),
        )
        page = index.search(Everything(), scope=ADMIN, limit=1, facets=[fields.CLASS, fields.CASE_TYPE, fields.YEAR])
        counted = {
            field.name: [(value.value, value.count) for value in values] for field, values in page.facets.items()
        }
        assert counted == {
            "class": [("户籍", 2), ("车辆", 1)],
            "case_type": [("户口迁入", 2), ("分户", 1)],
            "year": [("2008", 1), ("2009", 1)],
        }
        page = index.search(Term(fields.CLASS, "车辆"), scope=ADMIN, limit=1, facets=[fields.CASE_TYPE])
        assert page.facets == {fields.CASE_TYPE: ()}


class TestScope:
    @pytest.mark.parametrize(
        ("scope", "seen"),
        [
            (Scope(actor="x"), []),
            (Scope(actor="x", classes=frozenset({"户籍"})), []),
            (Scope(actor="x", access_levels=frozenset({OPEN})), []),
            (Scope(actor="x", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN})), ["a"]),
            (
                Scope(actor="x", classes=frozenset({"户籍", "车辆"}), access_levels=frozenset({OPEN, RESTRICTED})),
                ["a", "b", "c"],
            ),
            (ADMIN, ["a", "b", "c", "d"]),
        ],
    )
    def test_nothing_outside_is_hit_or_counted(self, index, scope, seen):
        fill(
            index,
            document("a"),
            document("b", level=RESTRICTED),
            document("c", cls="车辆"),
            document("d", level="", cls=""),
        )
        for node in (Everything(), Not(Nothing()), Some((Everything(), Term(fields.CLASS, "车辆")))):
            page = index.search(node, scope=scope, limit=10, facets=[fields.CLASS])
            assert sorted(hit.item_id for hit in page.hits) == seen
            assert page.total == len(seen) == sum(value.count for value in page.facets[fields.CLASS])


class TestSuggestions:
    def test_values_that_begin_so_come_in_order(self, index):
        assert index.suggest(fields.NAME_KEY, "=余", scope=ADMIN, limit=5) == ()
        fill(
            index,
            document("a", name_key=["=余某平", "~余某平", "=余"]),
            document("b", name_key=["=余某平", "=余丁", "=欧阳某"], case_type=["迁入"]),
            document("c", name_key=["=余𠀀", "=余~*.", "=徐某"]),
        )
        ask = index.suggest
        assert ask(fields.NAME_KEY, "=余", scope=ADMIN, limit=9) == ("=余", "=余~*.", "=余丁", "=余某平", "=余𠀀")
        assert ask(fields.NAME_KEY, "=余", scope=ADMIN, limit=2) == ("=余", "=余~*.")
        assert ask(fields.NAME_KEY, "=余某平", scope=ADMIN, limit=2) == ("=余某平",)
        assert ask(fields.CASE_TYPE, "迁", scope=ADMIN, limit=2) == ("迁入",)
        for none in ("=余?", "=余.*", "=余某平x", "余", "=\ud800"):
            assert ask(fields.NAME_KEY, none, scope=ADMIN, limit=2) == ()
        assert ask(fields.NAME_KEY, "=余", scope=ADMIN, limit=0) == ()

    def test_nothing_outside_the_scope_shows(self, index):
        fill(
            index,
            document("a", name_key=["=余甲"]),
            document("b", name_key=["=余乙"], cls="车辆"),
            document("c", name_key=["=余丙", "=余甲"], level=RESTRICTED),
        )
        desk = Scope(actor="x", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN}))
        assert index.suggest(fields.NAME_KEY, "=余", scope=desk, limit=9) == ("=余甲",)
        assert index.suggest(fields.NAME_KEY, "=余", scope=Scope(actor="x"), limit=9) == ()
        assert len(index.suggest(fields.NAME_KEY, "=余", scope=ADMIN, limit=9)) == 3

    def test_what_only_removed_documents_held_is_gone(self, index):
        fill(index, document("a", name_key=["=余甲"]), document("b", name_key=["=余乙"]))
        fill(index, document("a", name_key=["=余丙"]))
        index.remove(["b"])
        index.commit()
        assert index.suggest(fields.NAME_KEY, "=余", scope=ADMIN, limit=9) == ("=余丙",)

    def test_hidden_values_are_passed_over(self, index):
        fill(
            index,
            *(document(f"h{n:03}", name_key=[f"=余{n:03}"], cls="车辆") for n in range(120)),
            document("z", name_key=["=余某"]),
        )
        desk = Scope(actor="x", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN}))
        assert index.suggest(fields.NAME_KEY, "=余", scope=desk, limit=1) == ("=余某",)
        assert index.suggest(fields.NAME_KEY, "=余", scope=ADMIN, limit=100) == tuple(f"=余{n:03}" for n in range(100))


def test_many_wildcards_are_answered_or_refused(index):
    fill(index, document("a", id_number=["4" * 100]))
    try:
        found = ids(index, Pattern(fields.ID_NUMBER, "*4" * 60))
    except UnsupportedQueryError:
        return
    assert found == ["a"]


# --- every adapter equals the oracle ---------------------------------------------------------------------------------
WORDS = ["余某", "歐陽某", "户口", "迁入", "注销", "28", "0028", "号", "F·TZ017", "FTZ017", " ", "，", "\n", "某", "A"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
NAMES = st.sampled_from(["=余某", "~余某", "<余某", "=欧阳某", "|余某"])
# Names that look and sound like one another, with all their keys.
PEOPLE = ["欧阳雪梅", "歐陽雪海", "欧阳学枚", "李伟", "李玮", "黎韦", "单乐", "山岳", "柏未", "伯末", "LI WEI"]
PERSONS = st.sampled_from([keys.name_keys(name, name) for name in PEOPLE])
DOCUMENTS = st.lists(
    st.builds(
        lambda number, body, pages, title, cls, level, year, names, persons, day, types: document(
            f"i{number}",
            body=[body, *pages],
            title=title,
            address=body[:9],
            cls=cls,
            level=level,
            year=year,
            ref=f"r{number % 3}",
            name_key=sorted({*names, *(key for person in persons for key in person)}),
            date_day=day,
            case_type=sorted(set(types)),
        ),
        st.integers(0, 30),
        TEXT,
        st.lists(TEXT, max_size=2),
        TEXT,
        st.sampled_from(["户籍", "车辆"]),
        st.sampled_from([OPEN, RESTRICTED]),
        st.none() | st.integers(1950, 1953),
        st.lists(NAMES, max_size=2),
        st.lists(PERSONS, max_size=2),
        st.lists(st.integers(1, 5), max_size=2),
        st.lists(st.sampled_from(["迁入", "注销"]), max_size=2),
    ),
    max_size=12,
)
WEIGHT = st.sampled_from([0.0, 1.0, 8.0, 64.0])


def _stream_leaves(text, field, weight):
    return Some(
        tuple(
            Term(field, way[0][1], weight) if len(way) == 1 else Phrase(field, way, weight)
            for way in ask_text(text).phrases
        )
    )


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.just(Everything()),
    st.just(Nothing()),
    st.builds(_stream_leaves, TEXT, st.sampled_from([fields.BODY, fields.TITLE, fields.ADDRESS]), WEIGHT),
    st.builds(Term, st.just(fields.NAME_KEY), NAMES, WEIGHT),
    st.builds(Term, st.just(fields.CASE_TYPE), st.sampled_from(["迁入", "注销"]), WEIGHT),
    st.builds(Pattern, st.just(fields.NAME_KEY), st.text("=~余某?*", max_size=4), WEIGHT),
    st.builds(
        Range, st.sampled_from([fields.YEAR, fields.DATE_DAY]), st.integers(0, 1952), st.integers(2, 1953), WEIGHT
    ),
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)
SCOPES = st.sampled_from(
    [ADMIN, Scope(actor="x", classes=frozenset({"户籍"}), access_levels=frozenset({OPEN})), Scope(actor="x")]
)


@pytest.mark.parametrize("most_ways", [0, 64])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batches=st.lists(DOCUMENTS, min_size=1, max_size=3), nodes=st.lists(NODES, min_size=1, max_size=6), scope=SCOPES,
       sort=st.sampled_from(Sort), limit=st.integers(0, 5), offset=st.integers(0, 6))  # fmt: skip
def test_tantivy_answers_like_the_oracle(
    tmp_path_factory, monkeypatch, most_ways, batches, nodes, scope, sort, limit, offset
):
    monkeypatch.setattr(score_levels, "_MOST_WAYS", most_ways)
    memory, tantivy = MemoryIndex(), TantivyIndex(tmp_path_factory.mktemp("index"))
    for batch in batches:
        for adapter in (memory, tantivy):
            fill(adapter, *batch)
    options = {"scope": scope, "sort": sort, "limit": limit, "offset": offset}
    options["facets"] = [fields.CLASS, fields.CASE_TYPE, fields.YEAR]
    for node in nodes:
        assert tantivy.search(node, **options) == memory.search(node, **options)
    for prefix in ("=", "~余", "=欧阳"):
        asked = {"scope": scope, "limit": limit}
        assert tantivy.suggest(fields.NAME_KEY, prefix, **asked) == memory.suggest(fields.NAME_KEY, prefix, **asked)
    tantivy.close()


@pytest.mark.integration
@pytest.mark.enable_socket
@pytest.mark.parametrize("at_once", [2, 10_000])
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batches=st.lists(DOCUMENTS, min_size=1, max_size=3), nodes=st.lists(NODES, min_size=6, max_size=12),
       scope=SCOPES, sort=st.sampled_from(Sort), limit=st.integers(0, 5), offset=st.integers(0, 6))  # fmt: skip
def test_elasticsearch_answers_like_the_oracle(
    make_elasticsearch_index, monkeypatch, at_once, batches, nodes, scope, sort, limit, offset
):
    monkeypatch.setattr("index_mappings.elasticsearch.paging.MOST_AT_ONCE", at_once)
    # One index for all examples: to make one costs more than to search it.
    memory, elasticsearch = MemoryIndex(), make_elasticsearch_index(prefix=AGREEMENT)
    for adapter in (memory, elasticsearch):
        adapter.rebuild(batches[0])
        for batch in batches[1:]:
            fill(adapter, *batch)
    options = {"scope": scope, "sort": sort, "limit": limit, "offset": offset}
    options["facets"] = [fields.CLASS, fields.CASE_TYPE, fields.YEAR]
    for node in nodes:
        assert elasticsearch.search(node, **options) == memory.search(node, **options)


QUERY_WORDS = st.sampled_from(
    [
        "余某",
        '"余某 户口"',
        "姓名:欧阳某",
        "姓名:余?",
        "-注销",
        "28",
        "第28号",
        "业务类型:迁入",
        "年度:1950..1951",
        "日期:..0001",
        "(迁入 OR 注销)",
        "-(余某 注销)",
        "类别:车辆",
        "某",
        "湘*",
        "OR 户口",
        "题名:户口",
        *PEOPLE,
        "姓名:单月",
        "姓名:ouyang xuemei",
        "liwei",
        "姓名:oyxm",
        "姓名:李某",
        "姓名:欧阳□梅",
        "-李伟",
        "(李玮 OR 户口)",
    ]
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    documents=DOCUMENTS,
    queries=st.lists(st.lists(QUERY_WORDS, min_size=1, max_size=3), min_size=1, max_size=8),
    scope=SCOPES,
)
def test_typed_queries_are_answered_alike(tmp_path_factory, documents, queries, scope):
    memory, tantivy = MemoryIndex(), TantivyIndex(tmp_path_factory.mktemp("index"))
    for adapter in (memory, tantivy):
        adapter.rebuild(documents)
    for words in queries:
        node = compile_query(build_query(" ".join(words).removeprefix("OR "))).node
        options = {"scope": scope, "limit": 20, "facets": [fields.CLASS]}
        assert tantivy.search(node, **options) == memory.search(node, **options)
    tantivy.close()


@pytest.mark.integration
@pytest.mark.enable_socket
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    documents=DOCUMENTS,
    queries=st.lists(st.lists(QUERY_WORDS, min_size=1, max_size=3), min_size=6, max_size=12),
    scope=SCOPES,
)
def test_typed_queries_are_answered_alike_by_a_server(make_elasticsearch_index, documents, queries, scope):
    memory, elasticsearch = MemoryIndex(), make_elasticsearch_index(prefix=AGREEMENT)
    for adapter in (memory, elasticsearch):
        adapter.rebuild(documents)
    for words in queries:
        node = compile_query(build_query(" ".join(words).removeprefix("OR "))).node
        options = {"scope": scope, "limit": 20, "facets": [fields.CLASS]}
        assert elasticsearch.search(node, **options) == memory.search(node, **options)


class TestMark:
    FIRST = IndexMark(archive="a" * 32, publication="1" * 32, before="")
    SECOND = IndexMark(archive="a" * 32, publication="2" * 32, before="1" * 32)

    def test_it_is_noted_with_what_was_added(self, index):
        assert index.mark() is None
        index.add([document("a", title="户口")])
        index.commit(self.FIRST)
        assert (index.mark(), ids(index, Everything())) == (self.FIRST, ["a"])
        index.add([document("b", title="车辆")])
        index.commit(self.SECOND)
        assert (index.mark(), ids(index, Everything())) == (self.SECOND, ["a", "b"])
        assert ids(index, phrase("户口", fields.TITLE)) == ["a"]

    def test_a_commit_without_one_leaves_it(self, index):
        index.add([document("a")])
        index.commit(self.FIRST)
        index.remove(["a"])
        index.commit()
        assert (index.mark(), index.count()) == (self.FIRST, 0)

    def test_it_is_noted_where_nothing_was_added(self, index):
        index.commit(self.FIRST)
        assert (index.mark(), index.count()) == (self.FIRST, 0)

    def test_a_rebuild_begins_with_the_one_it_is_given(self, index):
        index.add([document("a")])
        index.commit(self.FIRST)
        index.rebuild([document("b")], self.SECOND)
        assert (index.mark(), ids(index, Everything())) == (self.SECOND, ["b"])
        index.rebuild([document("b")])
        assert (index.mark(), ids(index, Everything())) == (None, ["b"])
