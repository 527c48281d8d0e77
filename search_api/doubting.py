"""The doubt list as an answer: what is asked of it, and the JSON that the command line and HTTP give. No HTTP here.

What is doubtful, and why, is decided in ``archive.doubts``.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import DoubtsWanted
from archive.doubts import Doubt, is_key, reasons
from archive.model import MentionType
from search_api.item_view import mention_json
from search_api.links import image_url, mention_url
from search_api.parameters import MAX_DEPTH, MAX_VALUE_CHARS, ParameterError
from search_api.results import Json, printable


@dataclass(frozen=True, kw_only=True)
class DoubtsAnswer:
    """A part of the list; ``total`` is how long the whole of it is."""

    wanted: DoubtsWanted
    total: int
    doubts: tuple[Doubt, ...]

    def to_json(self) -> Json:
        return {
            "total": self.total,
            "offset": self.wanted.offset,
            "doubts": [doubt_json(doubt) for doubt in self.doubts],
        }


def doubt_json(doubt: Doubt) -> Json:
    item, mention = doubt.item, doubt.mention
    return {
        "ref_code": item.ref_code,
        "title": "" if item.row is None else printable(item.row.title),
        "class": item.archive_class,
        **mention_json(mention),
        "key": is_key(mention),
        "why": [{"check": reason.check, "zh": reason.chinese, "en": reason.english} for reason in reasons(mention)],
        "page_url": mention_url(item, mention.page, doubt.ordinal),
        "image_url": image_url(item, mention.page),
    }


def read_wanted(archive_class: str, kind: str, limit: int, offset: int) -> DoubtsWanted:
    """Return what is asked for. Raises ParameterError for what nothing can be."""
    if len(archive_class) > MAX_VALUE_CHARS:
        raise ParameterError(f"class is longer than {MAX_VALUE_CHARS} characters", parameter="class")
    if limit < 0 or offset < 0 or offset > MAX_DEPTH:
        raise ParameterError(f"limit and offset must be at least 0, and offset at most {MAX_DEPTH}", parameter="offset")
    try:
        chosen = MentionType(kind) if kind else None
    except ValueError:
        known = ", ".join(MentionType)
        raise ParameterError(
            f"type {kind[:50]!r} is not known; use one of {known}", parameter="type", length=max(1, len(kind))
        ) from None
    return DoubtsWanted(archive_class=archive_class, type=chosen, limit=limit, offset=offset)
