"""The stages a page and an item pass, each a function of its recorded inputs, and the key of each result.

register → render → recognise → extract → publish. Change what a stage makes, and bump its version here (that of
extraction stands beside its rules). Nothing here runs a stage; ``worker`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.model import Item, Page
from archive.refcode import ReferenceCode
from extraction.context import ItemContext
from extraction.extract import EXTRACTION_VERSION
from ingest.keys import describe_context, make_key


class Stage(StrEnum):
    REGISTER = "register"
    RENDER = "render"
    RECOGNISE = "recognise"
    EXTRACT = "extract"
    PUBLISH = "publish"


REGISTER_VERSION = "1"
RENDER_VERSION = "1"
RECOGNISE_VERSION = "2"


@dataclass(frozen=True, kw_only=True)
class EngineIdentity:
    """All of an engine that decides what it reads; see ``ocr.port.Engine``."""

    name: str
    version: str
    parameters: str


@dataclass(frozen=True, kw_only=True)
class PageKeys:
    """Keys of a page's two results. A failed rendering is a result of its own: no engine could read the page."""

    render: str
    recognise: str


def key_scan(sha256: str) -> str:
    """Return the key under which it is recorded that a scan file cannot be opened at all."""
    return make_key(stage=Stage.REGISTER, version=REGISTER_VERSION, inputs=[sha256])


def key_page(page: Page, engine: EngineIdentity) -> PageKeys:
    """Return the keys of a page: by its scan's content and frame, so equal scans are read once."""
    inputs = [page.scan.sha256, page.frame]
    return PageKeys(
        render=make_key(stage=Stage.RENDER, version=RENDER_VERSION, inputs=inputs),
        recognise=make_key(
            stage=Stage.RECOGNISE,
            version=f"{RENDER_VERSION}.{RECOGNISE_VERSION}",
            inputs=inputs,
            parameters=[engine.name, engine.version, engine.parameters],
        ),
    )


def key_extraction(item: Item, texts: Sequence[tuple[int, str]], context: ItemContext) -> str:
    """Return the key of an item's mentions: its readings by page number, and what the catalogue says of it."""
    return make_key(
        stage=Stage.EXTRACT,
        version=EXTRACTION_VERSION,
        inputs=[item.item_id, [list(text) for text in texts]],
        parameters=describe_context(context),
    )


def make_context(item: Item, code: ReferenceCode) -> ItemContext:
    """Return what extraction may know of an item beforehand."""
    row = item.row
    return ItemContext(
        archive_class=item.archive_class,
        subcategories=code.subcategories,
        case_type=row.case_type if row else "",
        title=row.title if row else "",
        year=code.year,
    )
