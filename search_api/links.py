"""Where things stand under this server's address: an item's page, a page's image, the file it came in."""

from __future__ import annotations

from urllib.parse import quote

from archive.model import Item


def identifier(item: Item) -> str:
    """Return what names an item in a URL path: its archive number, or its id where the number cannot stand there.

    Numbers that no profile could read are kept as written and may hold anything, a slash or dots alone too.
    """
    code = item.ref_code
    return item.item_id if "/" in code or not code.strip(".") else code


def item_url(item: Item) -> str:
    """Return the path of an item's web page, percent-encoded."""
    return f"/items/{quote(identifier(item), safe='')}"


def mention_url(item: Item, page_number: int, ordinal: int) -> str:
    """Return the path of an item's web page with one of its mentions (from 0) marked on its page."""
    return f"{item_url(item)}?page={page_number}#m-{ordinal + 1}"


def image_url(item: Item, page_number: int) -> str:
    """Return the path of a page's image, percent-encoded."""
    return f"/api/v1/items/{quote(identifier(item), safe='')}/pages/{page_number}/image"


def scan_url(item: Item, page_number: int) -> str:
    """Return the path of the file that a page was delivered in, percent-encoded."""
    return f"/api/v1/items/{quote(identifier(item), safe='')}/pages/{page_number}/scan"
