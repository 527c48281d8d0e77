"""What a catalogue row says nothing of stays as an earlier row said it."""

from dataclasses import replace

from archive.model import CatalogueRow, ShelfLocation
from archive.row_merge import fill_gaps, fill_location

FULL = CatalogueRow(
    ref_code="12-3-4", title="户口迁入", date="2008-03-04", retention="永久", security="秘密", access="控制", pages=3,
    location="2库房-01列", box="0003", creator="北港派出所", case_type="户口迁入", persons=("欧阳甲", "龚乙"),
    note="缺页", extra={"卷内序号": "7"},
)  # fmt: skip
PLACE = ShelfLocation(raw="2库房-01列", room="2", row="01", box="0003")


def test_a_row_that_says_nothing_leaves_all():
    assert fill_gaps(CatalogueRow(ref_code="12-3-4"), FULL) == FULL
    assert fill_gaps(FULL, CatalogueRow(ref_code="12-3-4")) == FULL


def test_what_a_row_says_replaces_only_that():
    said = CatalogueRow(ref_code="12-3-4", title="迁入", persons=("龚乙",), pages=0, extra={"卷号": "2"})
    assert fill_gaps(said, FULL) == replace(
        FULL, title="迁入", persons=("龚乙",), pages=0, extra={"卷内序号": "7", "卷号": "2"}
    )
    assert fill_gaps(CatalogueRow(ref_code="1", extra={"卷内序号": "8"}), FULL).extra == {"卷内序号": "8"}


def test_a_number_of_pages_replaces_one_that_could_not_be_read():
    unread = CatalogueRow(ref_code="1", extra={"页数": "三四页"})
    assert fill_gaps(CatalogueRow(ref_code="1", pages=3), unread).extra == {}
    assert fill_gaps(unread, FULL).pages == 3


def test_a_place_keeps_the_part_that_nobody_names():
    other = ShelfLocation(raw="3库房", room="3")
    assert fill_location(ShelfLocation(), PLACE) == PLACE
    assert fill_location(ShelfLocation(box="0009"), PLACE) == replace(PLACE, box="0009")
    assert fill_location(other, PLACE) == replace(other, box="0003")
    assert fill_location(replace(other, box="1"), PLACE) == replace(other, box="1")
    assert fill_location(PLACE, ShelfLocation()) == PLACE
