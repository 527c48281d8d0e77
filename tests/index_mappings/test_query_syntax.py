"""The query language: what is understood, what is refused and where. All names are invented."""

from __future__ import annotations

import contextlib
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import DanghaoError, QuerySyntaxError, UnsupportedQueryError
from index_mappings import fields
from index_mappings.compile import build_query, compile_query
from index_mappings.field_names import BY_NAME, AskedField
from index_mappings.query import All, Everything, Node, Not, Pattern, Phrase, Range, Some, Term
from index_mappings.syntax import Conjunction, Negation, Word, parse

PIECES = st.sampled_from(
    [
        "姓名",
        "name",
        "日期",
        "年度",
        ":",
        "：",
        "(",
        ")",
        "（",
        "）",
        '"',
        "“",
        "”",
        "「",
        "」",
        "-",
        "－",
        "*",
        "?",
        "？",
        "\\",
        " ",
        "\u3000",
        "AND",
        "OR",
        "NOT",
        "或",
        "|",
        "..",
        "2008",
        "2001-06",
        "余某",
        "，",
        "‘",
        "a",
        "\n",
        "1949年",
        "=",
        " or ",
        "ＯＲ",
        "盒号:",
        " not ",
        "and",
    ]
)
QUERY_TEXT = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=1000)
@given(QUERY_TEXT | st.text(max_size=60))
def test_only_query_syntax_errors_are_raised_and_they_point_into_the_query(text):
    try:
        query = parse(text)
    except QuerySyntaxError as error:
        fault = error
    else:
        assert parse(str(query)) == query
        try:
            compile_query(query)
        except UnsupportedQueryError:
            return
        except QuerySyntaxError as error:
            fault = error
        else:
            return
    assert 0 <= fault.position <= len(text)
    assert fault.length >= 1


@pytest.mark.parametrize(
    ("text", "interpreted"),
    [
        (
            '姓名:欧阳劼 业务类型:户口迁入 日期:2001..2008-06 "北港派出所" -注销 (护照 OR 通行证) 身份证:4322991957????0179 证号:湘F·TZ*',
            '姓名:欧阳劼 业务类型:户口迁入 日期:2001..2008-06 "北港派出所" -注销 (护照 OR 通行证) 身份证:4322991957????0179 证号:湘F·TZ*',
        ),
        ("name：余某　class:户籍", "姓名:余某 类别:户籍"),
        ("NAME: 余某，护照", "姓名:余某 护照"),
        ("姓名：（张某 或 李某）", "姓名:张某 OR 姓名:李某"),
        ("a AND b 且 c", "a b c"),
        ("a OR b c | d", "a OR b c OR d"),
        ("NOT a －b 非 c", "-a -b -c"),
        ("-(a OR b)", "-(a OR b)"),
        ("「北港」 『所』 “户 口”", '"北港" "所" "户 口"'),
        ("J999-ZY·HJ·SW·2008·Y-0002-015", "J999-ZY·HJ·SW·2008·Y-0002-015"),
        ("0730-8880000 19:25 http://x", "0730-8880000 19\\:25 http\\://x"),
        ("日期:2008.. 年度:..1962 年度:2001-2008", "日期:2008.. 年度:..1962 年度:2001..2008"),
        ("岳公交认字（2009）第137号", "岳公交认字\\（2009\\）第137号"),
        ("a\\*b \\OR \\-c", "a\\*b \\OR \\-c"),
        ("or and not", "or and not"),
        # In small letters they are operators between words that are not in Latin letters.
        ("余某 or 余莫", "余某 OR 余莫"),
        ("余某 and 护照 not 注销", "余某 护照 -注销"),
        ("(余某 护照) or 430699195110100178", "余某 护照 OR 430699195110100178"),
        ("yu mou or 余莫", "yu mou or 余莫"),
        ("余某 or yu mou", "余某 or yu mou"),
        ("or 余某 not", "or 余某 not"),
        ("余某 \\or 余莫", "余某 \\or 余莫"),
        ("姓名: or 余莫", "姓名:or 余莫"),
        # A bar needs no blanks; = behind the name of a field is a colon.
        ("余某|余莫｜余漠||余末", "余某 OR 余莫 OR 余漠 OR 余末"),
        ("姓名=余某 name＝(余莫|余漠)", "姓名:余某 (姓名:余莫 OR 姓名:余漠)"),
        ("a=b 余\\|某", "a\\=b 余\\|某"),
        # Operators in full width, as input methods type them.
        ("余某　ＯＲ　余莫", "余某 OR 余莫"),
        ("余某　ＡＮＤ　ＮＯＴ　余莫", "余某 -余莫"),
        ("余某 ｏｒ 余莫", "余某 OR 余莫"),
        ("余某 \\ＯＲ 余莫", "余某 \\ＯＲ 余莫"),
        ("盒号:0003..0005 -盒号:4", "盒号:0003..0005 -盒号:4"),
        ("", ""),
        (" ，、 ", ""),
    ],
)
def test_queries_are_understood(text, interpreted):
    assert str(parse(text)) == interpreted
    assert parse(interpreted) == parse(text)


@pytest.mark.parametrize(
    ("text", "position", "length", "says"),
    [
        ("颜色:红色", 0, 2, "姓名 name"),
        ("a 姓名:", 2, 3, "needs a value"),
        ("姓名: OR b", 0, 4, "needs a value"),
        ("(a", 0, 1, "not closed"),
        ("a) b", 1, 1, "no opening"),
        ("a ()", 2, 2, "nothing stands"),
        ('ab "cd', 3, 1, "not closed"),
        ('""', 0, 2, "nothing stands"),
        ("OR a", 0, 2, "both sides"),
        ("a OR", 2, 2, "both sides"),
        ("a AND", 2, 3, "both sides"),
        ("a OR OR b", 2, 2, "both sides"),
        ("a -", 2, 1, "minus"),
        ("--a", 0, 2, "two minus"),
        ("NOT", 0, 3, "nothing to exclude"),
        ("日期:..", 3, 2, "at least one end"),
        ("姓名:(地址:b)", 4, 2, "already named"),
        ("护照 姓名:-余某", 3, 4, "before the field"),
        ("姓名：－余某", 0, 4, "before the field"),
    ],
)
def test_faults_are_placed(text, position, length, says):
    with pytest.raises(QuerySyntaxError, match=says) as caught:
        parse(text)
    assert (caught.value.position, caught.value.length) == (position, length)


@pytest.mark.parametrize(
    "text",
    [
        "日期:昨天",
        "日期:2008-13",
        "日期:2008..2001",
        "年度:abc",
        "a ！！",
        "姓名:·",
        "盒号:5..3",
        "盒号:3..",
        "盒号:A1..A3",
        "盒号:1..99999",
    ],
)
def test_values_that_fit_no_field_are_placed(text):
    with pytest.raises(QuerySyntaxError) as caught:
        compile_query(parse(text))
    assert caught.value.position == (2 if text.startswith("a") else 0)


@pytest.mark.parametrize(
    "text",
    ["(" * 100_000, "(" * 999 + ")" * 999, "-" * 1999, "a:" * 999, "\\" * 1999, '"' * 1999, "a " * 1000, "（a" * 999],
)
def test_hostile_queries_are_refused_at_once(text):
    start = time.perf_counter()
    with contextlib.suppress(DanghaoError):
        compile_query(parse(text))
    assert time.perf_counter() - start < 1


def test_excluding_stands_at_each_word():
    node = compile_query(parse("护照 -注销")).node
    assert isinstance(node, All)
    assert isinstance(node.children[1], Not)
    assert isinstance(node.children[1].child, Some)
    root = parse("护照 -注销").root
    assert isinstance(root, Conjunction)
    assert isinstance(root.children[1], Negation)


def leaves_of(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in leaves_of(child)] if isinstance(node, Some) else [node]


def test_a_bare_word_asks_everything_at_once():
    nodes = leaves_of(compile_query(parse("余某平")).node)
    assert Term(fields.NAME_KEY, "=余某平", 64.0) in nodes
    assert {node.field for node in nodes if isinstance(node, Phrase)} == {fields.TITLE, fields.ADDRESS, fields.BODY}
    assert {node.field for node in nodes if isinstance(node, Term)} >= {
        fields.NUMBER, fields.REF, fields.NAME_KEY,
    }  # fmt: skip
    # No ID number holds Chinese writing.
    assert fields.ID_NUMBER not in {node.field for node in nodes}
    assert Term(fields.ID_NUMBER, "G1", 64.0) in leaves_of(compile_query(parse("g1")).node)


def test_a_field_asks_only_there():
    for text, field in [("姓名:余某", fields.NAME_KEY), ("题名:余某", fields.TITLE), ("正文:余某", fields.BODY),
                        ("证号:G1", fields.NUMBER), ("盒号:3", fields.BOX), ("档号:J1", fields.REF)]:  # fmt: skip
        asked = {node.field for node in leaves_of(compile_query(parse(text)).node) if isinstance(node, Term | Phrase)}
        assert asked == {field}


def test_dates_ask_every_precision():
    assert leaves_of(compile_query(parse("日期:2001..2008-06")).node) == [
        Range(fields.DATE_DAY, 730486, 733223, 4.0),
        Range(fields.DATE_MONTH, 24012, 24101, 4.0),
        Range(fields.DATE_YEAR, 2001, 2008, 4.0),
    ]
    assert compile_query(parse("年度:2008")).node == Range(fields.YEAR, 2008, 2008, 1.0)


def test_wildcards_go_to_keys_and_are_refused_in_running_text():
    nodes = leaves_of(compile_query(parse("证号:湘F·TZ*")).node)
    assert Pattern(fields.NUMBER, "湘ftz*", 64.0) in nodes
    assert compile_query(parse("*")).node == Everything()
    assert Pattern(fields.NAME_KEY, "~欧阳\\*?", 56.0) in leaves_of(compile_query(parse("姓名:歐陽\\*?")).node)
    with pytest.raises(UnsupportedQueryError, match="正文"):
        compile_query(parse("正文:北港*"))


def test_a_range_of_boxes_is_each_of_them():
    asked = [Term(fields.BOX, number, 1.0) for number in ("3", "4", "5")]
    assert leaves_of(compile_query(parse("盒号:0003..0005")).node) == asked
    assert leaves_of(compile_query(build_query(box="3..5")).node) == asked


def test_a_star_behind_chinese_writing_also_asks_the_text():
    def texts_of(query):
        nodes = leaves_of(compile_query(parse(query)).node)
        return {node.field for node in nodes if isinstance(node, Phrase | Term)}

    assert texts_of("桐荫巷*") >= {fields.TITLE, fields.ADDRESS, fields.BODY}
    assert texts_of("*桐荫*") >= {fields.TITLE, fields.ADDRESS, fields.BODY}
    for query in ("张*", "桐?巷*", "湘F·TZ*", "J998*"):
        assert texts_of(query) == set()


def test_filters_join_the_text():
    query = build_query(
        "护照 OR 通行证", name="余 某", date_from="2001", date_to="2008-06", box="3", archive_class="户籍"
    )
    assert str(query) == '(护照 OR 通行证) 姓名:"余 某" 类别:"户籍" 盒号:"3" 日期:2001..2008-06'
    assert parse(str(query)) == query
    assert str(build_query(id_number="4322991957????0179")) == "身份证:4322991957????0179"
    assert build_query() == parse("")
    assert build_query(address="桐荫巷?").root == Word("桐荫巷?", AskedField.ADDRESS)
    assert str(build_query(address="桐荫巷?")) == r"地址:桐荫巷\?"
    with pytest.raises(QuerySyntaxError):
        compile_query(build_query(date_from="x"))


def test_a_label_before_a_word_that_is_no_value_of_it_stays_a_word():
    labels = [name for name in BY_NAME if not name.isascii()]
    for label, word in itertools.product(labels, ["号码", "遗失", "某某", "第号", "··", "（）"]):
        assert compile_query(parse(label + word)).leaves
    assert compile_query(parse("身份证 遗失")).leaves
    assert compile_query(parse("身份证 号码")).leaves
