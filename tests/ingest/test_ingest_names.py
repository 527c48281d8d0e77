"""Names of files: order, kinds, and what a hostile file system may hold."""

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.names import extension_of, is_clutter, natural_key, promises_scan, show_name, split_page_name, stem_of


def test_numbers_go_by_value_and_text_by_text():
    names = ["10.jpg", "2.jpg", "0001.jpg", "封面.jpg", "1-1.jpg", "1.jpg", "1-10.jpg", "1-2.jpg"]
    assert sorted(names, key=natural_key) == [
        "0001.jpg", "1.jpg", "1-1.jpg", "1-2.jpg", "1-10.jpg", "2.jpg", "10.jpg", "封面.jpg",
    ]  # fmt: skip


def test_full_width_digits_are_digits():
    assert sorted(["１０.jpg", "２.jpg"], key=natural_key) == ["２.jpg", "１０.jpg"]


@given(st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=12)))
def test_any_names_have_an_order(names):
    ordered = sorted(names, key=natural_key)
    assert all(natural_key(a) <= natural_key(b) for a, b in itertools.pairwise(ordered))


@given(st.binary(min_size=1, max_size=40))
def test_any_bytes_become_text_that_can_be_stored(raw):
    shown = show_name(raw.decode("utf-8", "surrogateescape"))
    shown.encode()
    assert not any(unicodedata.category(c) == "Cc" for c in shown)


def test_decomposed_and_old_chinese_names_are_read():
    assert show_name(unicodedata.normalize("NFD", "é")) == "é"
    assert show_name("档案".encode("gb18030").decode("utf-8", "surrogateescape")) == "档案"
    assert show_name(b"a\xff".decode("utf-8", "surrogateescape")) == "a\\xff"
    assert show_name("a\nb\x00") == "a\\nb\\x00"


def test_dots_of_a_code_are_no_extension():
    assert extension_of("J998-ZY.HJ.QR.2008.D30-0001-004") == ""
    assert extension_of("J998-ZY.HJ.QR.2008.D30-0001-004.PDF") == ".pdf"
    assert stem_of("J998-ZY.HJ.QR.2008.D30-0001-004.tiff") == "J998-ZY.HJ.QR.2008.D30-0001-004"
    assert extension_of(".jpg") == ""


def test_what_extensions_promise():
    assert promises_scan("1.JPG")
    assert promises_scan("1.ofd")
    assert not promises_scan("1.txt")
    assert not promises_scan("1")


def test_clutter_is_known():
    assert all(map(is_clutter, ("Thumbs.db", ".DS_Store", "._1.jpg", "desktop.ini", "__MACOSX", "~$a.xlsx", ".git")))
    assert not any(map(is_clutter, ("1.jpg", "..jpg", "..\\..\\etc\\passwd.jpg")))


def test_a_page_file_may_carry_its_locator():
    assert split_page_name("J998-ZY.HJ.QR.2008.D30-0001-004#0002") == "J998-ZY·HJ·QR·2008·D30-0001-004"
    assert split_page_name("odd#name") == "odd#name"
