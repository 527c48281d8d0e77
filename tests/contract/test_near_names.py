"""Names that differ in one character, on every index: below all else, by their label, and only where they may be."""

from __future__ import annotations

import pytest

from archive.model import CatalogueRow, Item, Mention, MentionType, ShelfLocation
from archive.scope import Scope, local_administrator
from archive.text import Region
from index_mappings.compile import build_query, compile_query
from index_mappings.document import build_document
from index_mappings.matching import Explainer
from index_mappings.near import compile_near

# One was read into a character that looks like it to nobody; others are met by sound, in part, or not at all.
NAMES = {
    "misread": "彭文籼",
    "sounding": "彭闻光",
    "other": "彭天广",
    "surname": "鼓文光",
    "longer": "彭文光明",
    "short": "彭光",
}
PLACES = {name: f"桐荫巷{number}号" for number, name in enumerate(NAMES, start=1)}


def mention(kind, value):
    return Mention(type=kind, raw=value, value=value, page=1, region=Region(x=0.1, y=0.1, w=0.1, h=0.1), confidence=0.9)


def mentions_of(name):
    return [mention(MentionType.PERSON, NAMES[name]), mention(MentionType.ADDRESS, PLACES[name])]


def item_of(name):
    return Item(
        item_id=name, ref_code=f"J998-ZY·HJ·QR·2008·D30-0001-{len(name):03d}", sort_key=name, fonds="J998",
        category="HJ", profile="v22", archive_class="户籍", access_level="controlled", year=2008, retention="D30",
        row=CatalogueRow(ref_code="x"), location=ShelfLocation(),
    )  # fmt: skip


@pytest.fixture
def filled(index):
    index.add(build_document(item_of(name), mentions_of(name), [""]) for name in NAMES)
    index.commit()
    return index


def ask(index, scope=None, **asked):
    compiled = compile_near(build_query(**asked))
    page = index.search(compiled.node, scope=scope or local_administrator(), limit=20)
    explainer = Explainer(compiled)
    labels = {
        hit.item_id: explainer.explain(
            item=item_of(hit.item_id), mentions=mentions_of(hit.item_id), pages={1: ""}
        ).label
        for hit in page.hits
    }
    strict = [hit.item_id for hit in page.hits if hit.score >= compiled.strict_score]
    return labels, strict


def test_what_differs_in_one_character_stands_below_what_sounds_alike(filled):
    assert ask(filled, name="彭文光") == ({"sounding": "sound", "misread": "near"}, [])
    assert ask(filled, text="彭文光") == ({"sounding": "sound", "misread": "near"}, [])


def test_what_else_is_asked_is_not_loosened(filled):
    assert ask(filled, name="彭文光", address=PLACES["misread"]) == ({"misread": "near"}, [])
    assert ask(filled, text="彭文光 -桐荫巷1号") == ({"sounding": "sound"}, [])
    assert ask(filled, Scope(actor="nobody"), name="彭文光") == ({}, [])


def test_a_strict_hit_stays_one(filled):
    labels, strict = ask(filled, name="彭天广")
    assert (next(iter(labels.items())), strict) == (("other", "exact"), ["other"])


@pytest.mark.parametrize(
    "text",
    ["彭光", "", "彭文光 OR 魏建国", "姓名:彭文光 姓名:魏建国", "姓名:彭?光", "432299195710100178", "档号:彭文光"],
)
def test_queries_that_have_no_such_form(text):
    assert compile_near(build_query(text)) is None


def test_it_costs_a_few_lookups_that_begin_at_the_surname():
    query = build_query(name="欧阳雪梅")
    base, near = compile_query(query).node, compile_near(query).node
    patterns = [child.pattern for child in near.children[1].children]
    assert near.children[0].children[0] == base
    assert patterns == ["~欧?雪梅", "~欧阳?梅", "~欧阳雪?"]
