"""Invented papers for the tests of searching: mentions, most without a page, put into an index and asked for."""

from __future__ import annotations

from dataclasses import replace

from archive.model import Item, Mention, MentionType, ShelfLocation
from archive.scope import local_administrator
from archive.text import Region
from index_mappings.compile import build_query, compile_query
from index_mappings.document import build_document
from index_mappings.matching import Explainer

PLACE = Region(0.1, 0.1, 0.1, 0.1)
ITEM = Item(
    item_id="",
    ref_code="",
    sort_key="",
    fonds="J999",
    category="HJ",
    profile="v22",
    archive_class="户籍",
    access_level="controlled",
    year=2008,
    retention="D30",
    case_types=(),
    row=None,
    location=ShelfLocation(),
)


CLASSES = {"HJ": "户籍", "CR": "出入境", "CL": "车辆", "SG": "交通事故", "ZZ": "暂住证", "ZD": "重点人口"}


def mention(kind, value, *, raw="", role="", alternatives=()):
    return Mention(
        type=kind,
        raw=raw or value,
        value=value,
        page=1,
        region=PLACE,
        confidence=0.9,
        role=role,
        alternatives=alternatives,
    )


def number(value, **more):
    return mention(MentionType.NUMBER, value, **more)


def identity(value, **more):
    return mention(MentionType.ID_NUMBER, value, **more)


def address(value, **more):
    return mention(MentionType.ADDRESS, value, **more)


def person(value, **more):
    return mention(MentionType.PERSON, value, **more)


def case(value):
    return mention(MentionType.CASE_TYPE, value)


def day(value, **more):
    return mention(MentionType.DATE, value, **more)


class Papers:
    """Papers by name: each its archive number, its mentions, and the text of its one page.

    A page without a text was not read, so that only its mentions can be met.
    """

    def __init__(self, papers):
        self.papers = {name: (*paper, "")[:3] for name, paper in papers.items()}

    def item_of(self, name):
        code = self.papers[name][0]
        years = [
            int(part) for part in code.replace("-", "·").split("·")[2:] if len(part) == 4 and part[:2] in ("19", "20")
        ]
        return replace(
            ITEM,
            item_id=name,
            ref_code=code,
            sort_key=code,
            archive_class=CLASSES.get(code[8:10], ITEM.archive_class),
            year=next(iter(years), None),
        )

    def mentions_of(self, name):
        return self.papers[name][1]

    def fill(self, adapter):
        adapter.add(
            build_document(self.item_of(name), mentions, [text]) for name, (_, mentions, text) in self.papers.items()
        )
        adapter.commit()

    def ask(self, adapter, text="", **filters):
        """Return how each item that is found is met, in the order of the answer."""
        compiled = compile_query(build_query(text, **filters))
        explainer = Explainer(compiled)
        page = adapter.search(compiled.node, scope=local_administrator(), limit=100)
        return {hit.item_id: self._label_of(explainer, hit.item_id) for hit in page.hits}

    def _label_of(self, explainer, name):
        _, mentions, read = self.papers[name]
        text = read or "\n".join(found.raw for found in mentions)
        return explainer.explain(item=self.item_of(name), mentions=mentions, pages={1: text}).label
