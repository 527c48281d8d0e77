"""What the tests of the store share: drafts, events, and writers that run in processes of their own."""

from __future__ import annotations

from archive.audit import AuditEvent
from archive.catalogue import ItemDraft
from archive.model import CatalogueRow, ShelfLocation
from archive.refcode import parse
from archive.scope import local_administrator
from archive.store import open_catalogue

ALL = local_administrator()


def draft(number):
    text = f"J998-ZY·HJ·QR·2008·D30-0001-{number}"
    return ItemDraft(
        code=parse(text, ["v22"]), archive_class="户籍", access_level="controlled", retention="D30", year=2008,
        row=CatalogueRow(ref_code=text), location=ShelfLocation(raw="2库房", room="2", box="0003"),
    )  # fmt: skip


def event(number=0):
    return AuditEvent(actor="desk", tag="cli:search:query", subject="", detail={"number": number})


def write_events_and_items(url, worker):
    catalogue = open_catalogue(url)
    for number in range(15):
        catalogue.audit.record(event(number))
        catalogue.register_item(draft(number))
    catalogue.close()
    return worker


def write_for_ever(url, started):
    catalogue = open_catalogue(url)
    number = 0
    while True:
        with catalogue.transaction():
            for _ in range(10):
                catalogue.register_item(draft(number))
                number += 1
        catalogue.audit.record(event(number))
        started.set()
