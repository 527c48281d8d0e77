"""Layouts of a batch, and what a careless or hostile sender may put into one."""

import os
import unicodedata

import pytest

from archive.errors import BatchError
from ingest.batch import iterate_codes, list_files, open_batch

CODE = "J998-ZY·HJ·QR·2008·D30-0001-004"
OTHER = "J998-ZY·CR·HZ·2009·D30-0002-001"
JPEG = b"\xff\xd8\xff\xe0 not much of a picture"


def write(path, data=JPEG):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names_of(batch, code):
    return [scan.name for scan in list_files(batch, batch.items[code]).scans]


def test_folders_and_files_are_items(batch, codes):
    write(batch / CODE / "10.jpg")
    write(batch / CODE / "2.JPG")
    write(batch / CODE / "Thumbs.db")
    write(batch / CODE / ".DS_Store")
    write(batch / f"{OTHER}.pdf", b"%PDF-1.4")
    write(batch / "catalogue.csv", b"")
    found = open_batch(batch, codes=codes)
    assert list(found.items) == [OTHER, CODE]
    assert names_of(found, CODE) == ["2.JPG", "10.jpg"]
    assert names_of(found, OTHER) == [f"{OTHER}.pdf"]
    assert found.files == 3
    assert [table.name for table in found.tables] == ["catalogue.csv"]
    assert found.ignored == ()


@pytest.mark.parametrize(
    "name",
    [
        "J998-ZY.HJ.QR.2008.D30-0001-004",
        "j998—ZY・HJ・QR・2008・D30－0001－004",
        "Ｊ９９８-ZY•HJ•QR•2008•D30-0001-004",
        unicodedata.normalize("NFD", CODE),
        CODE.encode("gb18030").decode("utf-8", "surrogateescape"),
    ],
)
def test_any_typography_names_the_item(batch, codes, name):
    write(batch / name / "1.jpg")
    assert list(open_batch(batch, codes=codes).items) == [CODE]


def test_a_code_as_file_name_without_extension(batch, codes):
    write(batch / "J998-ZY.HJ.QR.2008.D30-0001-004", b"neither this nor that")
    write(batch / OTHER, b"%PDF-1.7")
    write(batch / "readme", b"neither this nor that")
    found = open_batch(batch, codes=codes)
    assert set(found.items) == {CODE, OTHER}
    assert [ignored.name for ignored in found.ignored] == ["readme"]


def test_folder_and_file_and_another_typography_are_one_item(batch, codes):
    write(batch / CODE / "1.jpg")
    write(batch / CODE.replace("·", ".") / "1.jpg")
    write(batch / f"{CODE}.pdf")
    found = open_batch(batch, codes=codes)
    assert len(found.items) == 1
    names = names_of(found, CODE)
    assert sorted(names) == sorted([f"{CODE}/1.jpg", f"{CODE.replace('·', '.')}/1.jpg", f"{CODE}.pdf"])
    assert names == names_of(open_batch(batch, codes=codes), CODE)


def test_pages_named_by_their_locator(batch, codes):
    write(batch / f"{CODE}#0010.jpg")
    write(batch / f"{CODE}#0002.jpg")
    found = open_batch(batch, codes=codes)
    assert names_of(found, CODE) == [f"{CODE}#0002.jpg", f"{CODE}#0010.jpg"]


def test_grouping_folders_and_nested_pages(batch, codes):
    write(batch / "2008" / "迁入" / CODE / "1.jpg")
    write(batch / "2008" / "迁入" / CODE / "附件" / "1.jpg")
    write(batch / "2008" / "迁入" / CODE / OTHER / "1.jpg")
    found = open_batch(batch, codes=codes)
    assert set(found.items) == {CODE, OTHER}
    assert names_of(found, CODE) == ["1.jpg", "附件/1.jpg"]


def test_a_folder_without_a_code_is_still_an_item(batch, codes):
    write(batch / "说不清的一盒" / "1.jpg")
    (batch / "empty").mkdir()
    found = open_batch(batch, codes=codes)
    assert list(found.items) == ["说不清的一盒"]
    assert [ignored.name for ignored in found.ignored] == ["empty"]


def test_other_files_are_ignored_and_named(batch, codes):
    write(batch / CODE / "notes.txt", b"text")
    write(batch / CODE / "meta.xml", b"<a/>")
    write(batch / CODE / "page")
    write(batch / CODE / "plain", b"neither this nor that")
    write(batch / CODE / "hidden.dat")
    found = open_batch(batch, codes=codes)
    files = list_files(found, found.items[CODE])
    assert [scan.name for scan in files.scans] == ["hidden.dat", "page", "plain"]
    assert [ignored.name for ignored in files.ignored] == ["meta.xml", "notes.txt"]


def test_links_do_not_leave_the_batch(batch, codes, tmp_path):
    secret = write(tmp_path / "secret.jpg")
    write(batch / CODE / "1.jpg")
    (batch / CODE / "2.jpg").symlink_to("1.jpg")
    (batch / CODE / "3.jpg").symlink_to(secret)
    (batch / CODE / "4.jpg").symlink_to("4.jpg")
    (batch / CODE / "5.jpg").symlink_to("nowhere.jpg")
    (batch / CODE / "all").symlink_to("/")
    (batch / OTHER).symlink_to(tmp_path)
    found = open_batch(batch, codes=codes)
    scans = list_files(found, found.items[CODE]).scans
    assert [bool(scan.problem) for scan in scans] == [False, False, True, True, True, True]
    assert scans[1].path == str(batch / CODE / "1.jpg")
    assert "leaves the batch" in scans[2].problem
    (outside,) = list_files(found, found.items[OTHER]).scans
    assert "leaves the batch" in outside.problem


@pytest.mark.timeout(20)
def test_pipes_and_folders_named_as_scans_are_not_opened(batch, codes):
    write(batch / CODE / "1.jpg")
    os.mkfifo(batch / CODE / "2.jpg")
    os.mkfifo(batch / CODE / "pipe")
    os.mkfifo(batch / "pipe.pdf")
    os.mkfifo(batch / "pipe")
    (batch / CODE / "4.jpg").mkdir()
    found = open_batch(batch, codes=codes)
    scans = list_files(found, found.items[CODE]).scans
    assert [(scan.name, bool(scan.problem)) for scan in scans] == [("1.jpg", False), ("2.jpg", True), ("pipe", True)]
    assert "a pipe" in scans[1].problem
    assert [ignored.name for ignored in found.ignored] == ["pipe"]
    (pipe,) = list_files(found, found.items["PIPE"]).scans
    assert "a pipe" in pipe.problem


def test_a_tree_without_end_is_cut(batch, codes):
    deep = batch / CODE
    for _ in range(60):
        deep /= "d"
    write(deep / "1.jpg")
    found = open_batch(batch, codes=codes)
    files = list_files(found, found.items[CODE])
    assert files.scans == ()
    assert "too deeply" in files.ignored[0].reason


def test_what_is_no_batch_is_said(batch, codes, tmp_path):
    with pytest.raises(BatchError, match="cannot be listed"):
        open_batch(tmp_path / "absent", codes=codes)
    with pytest.raises(BatchError, match="no folder"):
        open_batch(write(tmp_path / "file"), codes=codes)
    with pytest.raises(BatchError, match="neither scans nor"):
        open_batch(batch, codes=codes)
    os.mkfifo(batch / "catalogue.csv")
    with pytest.raises(BatchError, match="a pipe"):
        open_batch(batch, codes=codes)


def test_codes_of_rows_and_folders_come_in_one_order(batch, codes):
    write(batch / CODE / "1.jpg")
    found = open_batch(batch, codes=codes)
    late = "J998-ZY·HJ·QR·2008·D30-0010-001"
    early = "J998-ZY·HJ·QR·2008·D30-0002-001"
    assert [(code, item is not None) for code, item in iterate_codes(found, [late, early, CODE])] == [
        (CODE, True), (early, False), (late, False),
    ]  # fmt: skip


def test_many_items_are_found(tmp_path, codes):
    root = tmp_path / "large"
    root.mkdir()
    for number in range(2000):
        (root / f"J998-ZY·HJ·QR·2008·D30-{number // 100 + 1:04d}-{number % 100 + 1:03d}.pdf").touch()
    assert len(open_batch(root, codes=codes).items) == 2000
