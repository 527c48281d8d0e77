"""Names are found however they are written, and what is only like them stands below. All names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import FORMER_NAME
from archive.scope import local_administrator
from index_mappings import fields, keys, loose_names, name_sounds
from index_mappings.analysis import stream_of
from index_mappings.compile import build_query, compile_query
from index_mappings.memory import MemoryIndex
from index_mappings.port import IndexDocument
from samples import name_shapes as shape_table
from samples import name_sounds as sound_table

CHARACTERS = "欧阳单曾王李伟玮未末柏伯己已巳乐朝长雪梅海万俟谌覃萧肖陽逄逢"
NAMES = st.text(CHARACTERS, min_size=2, max_size=4)
STRICT = {keys.EXACT, keys.VARIANT, keys.PART, keys.FORMER, keys.ALTERNATIVE, keys.SURNAME}


def document(item_id, *held, body=""):
    return IndexDocument(
        item_id=item_id,
        keywords={fields.ITEM_ID: (item_id,), fields.NAME_KEY: tuple(dict.fromkeys(k for own in held for k in own))},
        integers={},
        tokens={fields.BODY: stream_of([body])} if body else {},
    )


def search(documents, query, *, strict=False):
    index = MemoryIndex()
    index.rebuild(documents)
    compiled = compile_query(query, strict=strict)
    found = index.search(compiled.node, scope=local_administrator(), limit=100)
    return compiled, found.hits


def ways_met(name, asked, **more):
    """Return the best label of the ways in which ``asked`` meets somebody of this name, or None."""
    (leaf,) = compile_query(build_query(name=asked)).leaves
    held = keys.name_keys(name, name, **more)
    met = [
        keys.MatchLabel(node.label) if node.label else keys.LABEL_OF_PREFIX[node.value[0]]
        for node in leaf.node.children
        if getattr(node, "value", None) in held
    ]
    return min(met, key=list(keys.MatchLabel).index, default=None)


@pytest.mark.parametrize(
    ("name", "asked", "label"),
    [
        ("欧阳雪梅", "欧阳雪梅", "exact"),
        ("歐陽雪梅", "欧阳雪梅", "variant"),
        ("欧阳 雪梅", "欧阳雪梅", "exact"),
        ("萧未", "肖未", "variant"),
        ("阿依努尔·麦麦提", "麦麦提", "variant"),
        ("阿依努尔·麦麦提", "阿衣努尔", "sound"),
        ("李未", "李末", "shape"),
        ("王己", "王巳", "shape"),
        ("柏伟", "伯伟", "shape"),
        ("逄伟", "逢伟", "shape"),
        ("杨未逢", "扬末逄", "shape"),
        ("李伟", "黎玮", "sound"),
        ("单乐", "善月", "sound"),
        ("单乐", "丹勒", "sound"),
        ("曾梅", "增梅", "sound"),
        ("万俟雪", "莫齐雪", "sound"),
        ("谌伟", "陈伟", "sound"),
        ("覃伟", "秦伟", "sound"),
        ("李宁", "黎林", "sound"),
        ("胡芳", "付航", "sound"),
        ("钟胜", "宗森", "sound"),
        ("欧阳雪梅", "ouyang xuemei", "sound"),
        ("欧阳雪梅", "Ōuyáng Xuěméi", "sound"),
        ("欧阳雪梅", "OUYANGXUEMEI", "sound"),
        ("欧阳雪梅", "ou1yang2 xue3mei2", "sound"),
        ("欧阳雪梅", "oyxm", "sound"),
        ("吕绿", "LYU LYU", "sound"),
        ("OUYANG XUEMEI", "欧阳雪梅", "sound"),
        ("欧阳雪梅", "欧阳", "variant"),
        ("欧阳雪梅", "欧阳某", "variant"),
        ("张雪梅", "张某某", "variant"),
        ("张雪梅", "张××", "variant"),
        ("李伟", "张某", None),
        ("李伟", "李雪", None),
    ],
)
def test_a_name_is_met_however_it_is_asked(name, asked, label):
    assert ways_met(name, asked) == label


def test_former_names_and_other_readings_are_met_loosely_too():
    assert ways_met("李未", "黎未", role=FORMER_NAME) == "sound"
    assert ways_met("李雪", "李未", alternatives=("李末",)) == "shape"
    assert ways_met("李雪", "黎玮", alternatives=("李伟",)) == "sound"


def test_one_unknown_character_fits_any():
    documents = [document("a", keys.name_keys("欧阳雪梅", "欧阳雪梅")), document("b", keys.name_keys("李伟", "李伟"))]
    for asked in ("欧阳?梅", "欧阳□梅", "欧阳×梅", "欧阳*"):
        assert [hit.item_id for hit in search(documents, build_query(name=asked))[1]] == ["a"]


@given(NAMES)
def test_a_name_finds_itself_first_by_every_strict_form(name):
    held = keys.name_keys(name, name)
    assert held == keys.name_keys(name, name)
    assert keys.EXACT + keys.squeeze_name(name) in held
    compiled, (hit,) = search([document("a", held)], build_query(name=name), strict=True)
    assert hit.score == 64.0
    assert compiled.strict_node is None
    assert len(held) <= 2 + 2 * name_sounds.MOST_READINGS + 4


@given(NAMES)
def test_readings_are_met_by_their_pinyin_and_by_their_sound(name):
    folded = keys.fold_name(name)
    held = set(keys.name_keys(name, name))
    for reading in name_sounds.read_name(folded):
        assert held & {key for key, *_ in keys.ask_loosely(" ".join(reading))}


QUERIES = st.lists(
    st.one_of(
        NAMES,
        NAMES.map("姓名:{}".format),
        NAMES.map("-{}".format),
        st.sampled_from(["户口", "注销", "(户口 OR 李伟)", "(李玮 户口) OR 柏未", "姓名:*梅", "李 伟", "li wei"]),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.lists(NAMES, max_size=2), st.sampled_from(["", "户口", "注销", "户口 李伟"])), max_size=8),
    QUERIES,
)
def test_what_is_met_loosely_never_stands_above_what_is_met_strictly(people, asked):
    documents = [
        document(f"i{number}", *(keys.name_keys(name, name) for name in names), body=body)
        for number, (names, body) in enumerate(people)
    ]
    query = build_query(asked)
    strict = {hit.item_id for hit in search(documents, query, strict=True)[1]}
    compiled, hits = search(documents, query)
    assert strict <= {hit.item_id for hit in hits}
    by_score = {hit.item_id for hit in hits if hit.score >= compiled.strict_score}
    assert by_score == strict
    assert {hit.item_id for hit in hits[: len(strict)]} == strict


def test_loose_weights_are_below_every_strict_one():
    assert loose_names.HEAVIEST < 8.0
    assert not STRICT & set(loose_names.PREFIXES)


def test_what_is_excluded_is_excluded_as_written_only():
    documents = [document("a", keys.name_keys("李玮", "李玮")), document("b", keys.name_keys("李伟", "李伟"))]
    assert [hit.item_id for hit in search(documents, build_query("-姓名:李伟"))[1]] == ["a"]


def test_the_tables_of_sounds_are_what_pypinyin_gives():
    readings = sound_table.find_readings()
    assert sound_table.READINGS.read_text("utf-8") == sound_table.write_readings(readings)
    assert sound_table.SURNAMES.read_text("utf-8") == sound_table.write_surnames(sound_table.find_surnames(readings))


@pytest.mark.skipif(
    not all(Path(path).exists() for path, _ in shape_table.FACES), reason="no faces: sh tests/prepare_machine.sh"
)
def test_the_table_of_shapes_is_what_the_faces_give():
    rows = [
        row.split("\t") for row in shape_table.TABLE.read_text("utf-8").splitlines() if not row.startswith(("#", "="))
    ]
    held = {head: "".join(rest) for head, *rest in rows}
    some = list(dict.fromkeys("己已巳未末柏伯逄逢杨扬晴睛侯候戊戌戍日目王玉人入土士" + "".join(held)[::40]))
    found = shape_table.find_look_alikes(some, shape_table.measure_likeness(some))
    close = {(one, other) for one, others in found.items() for other, likeness in others if likeness >= 0.9}
    # A character has the likest only; a row that is full may leave one out.
    assert {(one, other) for one, other in close if other not in held[one] and len(held[one]) < 16} == set()
    assert len(close) > 40
