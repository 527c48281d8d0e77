"""Places on the shelf as catalogues write them, read into room, row, section, shelf and box.

Numbers keep their letters and leading zeros. What cannot be read stays in ``raw``, which is what people are shown.
"""

from __future__ import annotations

import re
import unicodedata

from archive.model import ShelfLocation

_VALUE = "[0-9A-Z一二三四五六七八九十百零〇甲乙丙丁东西南北左右]+"
# A room is named by what stands before its word: 2库房, 本馆602库房, 综合档案室.
_ROOM = re.compile(r"(?:^|[\s\-/,、，;；:：|_])((?:(?![\s\-/,、，;；:：|_]).)*?)(库房|档案室|档案库|库|室)")
_ROOM_LABELLED = re.compile(rf"(?:库房号?|档案室|库)\s*[:：]?\s*({_VALUE})")
_LABELS = {
    "row": "排|列|行",
    "section": "节|组|柜|架",
    "shelf": "层|格",
    "box": "盒",
}
_NOISE = re.compile("^(?:存放位置|存储位置|存放地点|位置|库位)[:：]?")
_FIRST_LABELLED = re.compile(
    rf"(?:库房号?|档案室|库|排|列|行|节|组|柜|架|层|格|盒)号?\s*[:：]?\s*{_VALUE}(?:$|[^0-9A-Z])",
)
_BOX = re.compile(r"^(?:第|NO\.?|#)?\s*(.*?)\s*(?:号)?(?:盒|箱)?(?:号)?$")


def parse_location(raw: str, box: str = "") -> ShelfLocation:
    """Return the place that a 库位 cell and a 盒号 cell name, in any order and typography; never fails.

    Args:
        raw: as in ``2库房-01列-03节-2层``, ``综合档案室 03排07列2节4层`` or ``库房:2 列:01``.
        box: the 盒号 cell; where it is empty, a box named in ``raw`` counts.
    """
    text = _NOISE.sub("", unicodedata.normalize("NFKC", raw).upper().strip())
    labels_first = _FIRST_LABELLED.match(text) is not None
    found = {name: _read_part(text, labels, labels_first=labels_first) for name, labels in _LABELS.items()}
    return ShelfLocation(
        raw=raw.strip(),
        room=_read_room(text, labels_first=labels_first),
        row=found["row"],
        section=found["section"],
        shelf=found["shelf"],
        box=read_box(box) or found["box"],
    )


def read_box(cell: str) -> str:
    """Return the box number of a 盒号 cell: ``第0015盒`` → ``0015``. Letters and leading zeros stay."""
    text = "".join(unicodedata.normalize("NFKC", cell).upper().split())
    found = _BOX.match(text)
    return found.group(1) if found and found.group(1) else text


def _read_part(text: str, labels: str, *, labels_first: bool) -> str:
    if labels_first:
        pattern = rf"({labels})号?\s*[:：]?\s*({_VALUE})"
        parts = [(label, value) for label, value in re.findall(pattern, text)]
    else:
        parts = [(label, value) for value, label in re.findall(rf"({_VALUE})\s*号?({labels})", text)]
    if len(parts) > 1:
        # 03排07列: both are needed to find the place, so both stay, with their words.
        return "".join(f"{label}{value}" if labels_first else f"{value}{label}" for label, value in parts)
    return parts[0][1] if parts else ""


def _read_room(text: str, *, labels_first: bool) -> str:
    if labels_first:
        found = _ROOM_LABELLED.search(text)
        return found.group(1) if found else ""
    found = _ROOM.search(text)
    if not found:
        return ""
    name, word = found.groups()
    # A number alone is the room's name; words need theirs (综合档案室).
    numbered = word in {"库房", "库", "室"} and re.search("[0-9A-Z]号?$", name)
    return name.removeprefix("第").removesuffix("号") if numbered else f"{name}{word}"
