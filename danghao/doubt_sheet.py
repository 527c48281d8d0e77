"""The doubt list as a workbook (XLSX) for those who look at the paper: a row for each doubt, and room to correct it."""

from __future__ import annotations

import io

from archive.doubts import Doubt, is_key, reasons
from search_api.doubting import DoubtsAnswer
from search_api.links import mention_url
from search_api.spreadsheets import Cell, Workbook

_HEADS = (
    "档号 archive number", "题名 title", "页 page", "类型 type", "角色 role", "原文 as read", "值 value",
    "其他读法 alternatives", "可信度 confidence", "关键 key", "原因 why", "why (English)", "位置 region (x y w h)",
    "链接 link", "更正 correction",
)  # fmt: skip
_WIDTHS = (36, 28, 6, 12, 12, 26, 26, 30, 10, 7, 34, 44, 24, 40, 26)


def write_doubt_sheet(answer: DoubtsAnswer) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with Workbook() as book:
        add_row = book.add_sheet("存疑 doubts", _HEADS, widths=_WIDTHS)
        for doubt in answer.doubts:
            add_row(_row(doubt))
        book.save(out)
    return out.getvalue()


def _row(doubt: Doubt) -> tuple[Cell, ...]:
    item, mention = doubt.item, doubt.mention
    why = reasons(mention)
    region = mention.region
    return (
        item.ref_code,
        "" if item.row is None else item.row.title,
        mention.page,
        mention.type.value,
        mention.role,
        mention.raw,
        mention.value,
        " / ".join(mention.alternatives),
        f"{mention.confidence:.1%}",
        "是 yes" if is_key(mention) else "",
        "；".join(reason.chinese for reason in why),
        "; ".join(reason.english for reason in why),
        f"{region.x:.4f} {region.y:.4f} {region.w:.4f} {region.h:.4f}",
        mention_url(item, mention.page, doubt.ordinal),
        "",
    )
