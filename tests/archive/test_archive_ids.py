"""Names and paths from outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnsafeNameError
from archive.ids import check_name, is_item_id, is_sha256, new_item_id, resolve_inside


def test_item_ids_differ_and_sort_by_time():
    made = [new_item_id() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(map(is_item_id, made))
    assert made[0][:12] <= made[-1][:12]
    assert made[0][12] == "7"


@pytest.mark.parametrize("name", ["0001.jpg", "J998-ZY·HJ·QR·2008·D30-0001-004", "扫描 1.tif", "a..b", ".hidden"])
def test_plain_names_are_safe(name):
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", " ", "a/b", "a\\b", "/etc", "a\0b", "a\nb", "x" * 256, "户" * 86, "NUL", "com1.txt", "\ud800"],
)
def test_other_names_are_refused(name):
    with pytest.raises(UnsafeNameError):
        check_name(name)


def test_paths_stay_inside(tmp_path):
    (tmp_path / "batch" / "item").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "batch" / "link").symlink_to(tmp_path / "secret")
    root = tmp_path / "batch"
    assert resolve_inside(root, "item/0001.jpg") == root / "item" / "0001.jpg"
    for bad in ("../secret", "/etc/passwd", "item/../../secret", "link", "a\0b"):
        with pytest.raises(UnsafeNameError):
            resolve_inside(root, bad)


@given(st.text(st.sampled_from("./\\ab\0"), max_size=12))
def test_no_text_leads_out(tmp_path_factory, text):
    root = tmp_path_factory.getbasetemp()
    try:
        path = resolve_inside(root, text)
    except UnsafeNameError:
        return
    assert path.is_relative_to(root.resolve())


def test_hashes():
    assert is_sha256("0" * 64)
    assert not any(map(is_sha256, ["", "0" * 63, "A" * 64, "0" * 64 + "\n"]))
