"""Catalogue tables as archives and Excel write them. All names are invented."""

import contextlib
import datetime as dt
import re
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.errors import BatchError
from archive.model import FindingKind
from ingest.catalogue_table import read_tables
from ingest.persons import split_persons

CODE = "J998-ZY·HJ·QR·2008·D30-0001-004"
OTHER = "J998-ZY·CR·HZ·2009·D30-0002-001"
HEADER = "档号,题名,日期,页数,盒号,人名"
ROW = f"{CODE},欧阳劼户口迁入,2008-03-04,3,0003,欧阳劼、卢一鸣"


def table(tmp_path, data, name="catalogue.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_tables([path])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(tmp_path, encoding, separator, end):
    text = end.join([HEADER, ROW, ""]).replace(",", separator)
    found = table(tmp_path, text.encode(encoding))
    assert found.findings == ()
    row = found.rows[CODE]
    assert (row.title, row.date, row.pages, row.box) == ("欧阳劼户口迁入", "2008-03-04", 3, "0003")
    assert row.persons == ("欧阳劼", "卢一鸣")


def test_aliases_unknown_columns_and_any_order(tmp_path):
    found = table(tmp_path, f"颜色,Pages, REF_CODE ,＊题名,颜色,\n红,3页,{CODE},标题,蓝,多\n")
    row = found.rows[CODE]
    assert (row.pages, row.title) == (3, "标题")
    assert row.extra == {"颜色": "红", "颜色 (2)": "蓝", "第6列": "多"}


def test_a_second_archive_number_that_differs_is_told(tmp_path):
    found = table(tmp_path, f"档号,ref_code,题名\n{CODE},{OTHER},甲\n{OTHER},{OTHER.replace('·', '.')},乙\n")
    assert [row.title for row in found.rows.values()] == ["甲", "乙"]
    (finding,) = found.findings
    assert (finding.kind, finding.ref_code) == (FindingKind.BAD_VALUE, CODE)
    assert f"row 2: the column 'ref_code (2)' has another 档号, '{OTHER}'" in finding.detail


def test_headers_may_be_in_traditional_characters(tmp_path):
    assert table(tmp_path, f"檔號,題名\n{CODE},甲\n").rows[CODE].title == "甲"


def test_title_above_blank_rows_and_repeated_header(tmp_path):
    found = table(tmp_path, f"某全宗目录,,\n\n,,\n题名,档号,备注\n甲,{CODE},\n,,\n题名,档号,备注\n乙,{OTHER},x\n")
    assert [row.title for row in found.rows.values()] == ["甲", "乙"]
    assert found.findings == ()


def test_a_single_column_is_enough(tmp_path):
    assert list(table(tmp_path, f"档号\n{CODE}\n{OTHER}\n").rows) == [CODE, OTHER]


def test_quoted_separators_and_line_breaks(tmp_path):
    found = table(tmp_path, f'档号,题名,备注\n{CODE},"甲,乙","一\n二 ""三"""\n{OTHER},丙,\n')
    assert found.rows[CODE].title == "甲,乙"
    assert found.rows[CODE].note == '一 二 "三"'
    assert found.rows[OTHER].title == "丙"


def test_an_open_quotation_mark_swallows_nothing(tmp_path):
    rows = "".join(f'J998-ZY·HJ·QR·2008·D30-0009-{n:03d},"题{n},x\n' if n in {3, 7} else f"J998-ZY·HJ·QR·2008·D30-0009-{n:03d},题{n},x\n" for n in range(1, 11))  # fmt: skip
    found = table(tmp_path, "档号,题名,备注\n" + rows)
    assert len(found.rows) == 10
    assert [f.kind for f in found.findings] == [FindingKind.BAD_VALUE] * 2
    assert "row 4" in found.findings[0].detail


def test_bytes_of_several_encodings_lose_no_row(tmp_path):
    data = (
        HEADER.encode() + b"\n" + ROW.encode("gb18030") + b"\n" + f"{OTHER},乙".encode() + b"\n" + b"X9,\xff\xfe\xff\n"
    )
    found = table(tmp_path, data)
    assert found.rows[CODE].title == "欧阳劼户口迁入"
    assert found.rows[OTHER].title == "乙"
    (finding,) = found.findings
    assert finding.kind is FindingKind.BAD_VALUE
    assert "row 4" in finding.detail


def test_bad_cells_keep_their_row(tmp_path):
    found = table(tmp_path, f"档号,日期,页数\n{CODE},不详,若干\n{OTHER},民国三十一年,-3\n")
    assert set(found.rows) == {CODE, OTHER}
    assert found.rows[CODE].date == "不详"
    assert found.rows[CODE].extra["页数"] == "若干"
    assert [f.kind for f in found.findings] == [FindingKind.BAD_VALUE] * 3
    assert all(f.ref_code for f in found.findings)


def test_a_date_that_is_none_is_reported_and_kept(tmp_path):
    dates = ["2001", "二〇〇一年三月", "20010305-20020101", "民国三十八年", "[2001]", "2001-99-99", "36955"]
    rows = "".join(f"J998-ZY·HJ·QR·2008·D30-0009-{n:03d},{cell}\n" for n, cell in enumerate(dates, 1))
    found = table(tmp_path, "档号,日期\n" + rows)
    assert [row.date for row in found.rows.values()] == dates
    assert [(f.kind, f.detail) for f in found.findings] == [
        (FindingKind.BAD_VALUE, "catalogue.csv, row 7: 日期 '2001-99-99' is no date; only its year 2001 is searched"),
        (FindingKind.BAD_VALUE, "catalogue.csv, row 8: 日期 '36955' is no date"),
    ]


def test_rows_without_or_with_the_same_code(tmp_path):
    found = table(tmp_path, f"档号,题名,盒号\n,无号,1\n{CODE},甲,\n{CODE.replace('·', '.')},乙,0002\n")
    assert found.rows[CODE].title == "甲"
    assert found.rows[CODE].box == "0002"
    assert [f.kind for f in found.findings] == [FindingKind.BAD_CODE, FindingKind.DUPLICATE_ROW]
    assert "题名" in found.findings[1].detail


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column"),
        (b"\x00\x01\x02", "zero bytes"),
        (b"\xff\xfe\x00\xd8\x00", "UTF-16"),
        ("题名\n甲\n".encode(), "no column"),
        (f"檔號,題名\n{CODE},歐陽\n".encode("big5"), "its header is in Big5; save it as UTF-8"),
        ("題名,備註\n甲,乙\n".encode("big5"), "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_catalogue_is_said(tmp_path, data, words):
    with pytest.raises(BatchError, match=words):
        table(tmp_path, data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_batch_error(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "catalogue.csv"
    path.write_bytes("档号,题名\n".encode() + data)
    with contextlib.suppress(BatchError):
        read_tables([path])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), min_size=1, max_size=6))
@example(["档号"])
@example(["ref_code", "档号,"])
def test_every_row_is_kept_or_named(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("rows") / "catalogue.csv"
    lines = [f"J998-ZY·HJ·QR·2008·D30-0009-{n:03d},{cell}" for n, cell in enumerate(cells, 1)]
    path.write_text("档号,题名\n" + "\n".join(lines) + "\n")
    assert len(read_tables([path]).rows) == len(cells)


# --- workbooks -------------------------------------------------------------------------------------------------------
def workbook(tmp_path, rows, *, formats=None, first_sheet=None, name="catalogue.xlsx"):
    book = openpyxl.Workbook()
    sheet = book.active
    if first_sheet is not None:
        for row in first_sheet:
            sheet.append(row)
        sheet = book.create_sheet("目录")
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    path = tmp_path / name
    book.save(path)
    return path


def test_a_workbook_as_excel_writes_it(tmp_path):
    rows = [
        ["目录", None], [None],
        ["档号", "日期", "页数", "盒号", "备注", "开放标识"],
        [CODE, dt.datetime(2008, 3, 4), 3.0, 3, 1.5, True],  # noqa: DTZ001
        [OTHER, "2009年4月", "12", "0004", None, None],
    ]  # fmt: skip
    path = workbook(tmp_path, rows, formats={"D4": "0000"}, first_sheet=[["说明"], ["与本表无关"]])
    found = read_tables([path])
    (finding,) = found.findings
    assert finding.kind is FindingKind.IGNORED
    assert "sheet Sheet: it has rows, but not a column 档号" in finding.detail
    row = found.rows[CODE]
    assert (row.date, row.pages, row.box, row.note, row.access) == ("2008-03-04", 3, "0003", "1.5", "TRUE")
    assert found.rows[OTHER].pages == 12


def test_every_sheet_with_a_header_is_read(tmp_path):
    book = openpyxl.Workbook()
    sheets = {
        "2008": [["档号", "题名"], [CODE, "甲"]],
        "空": [],
        "2009": [["2009年目录"], ["题名", "页数", "ref_code"], ["乙", "若干", OTHER], ["丙", None, CODE]],
        "统计": [[None], ["合计", 2]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["2009"].sheet_state = "hidden"
    book["统计"].sheet_state = "hidden"
    path = tmp_path / "catalogue.xlsx"
    book.save(path)
    found = read_tables([path])
    assert {code: row.title for code, row in found.rows.items()} == {CODE: "甲", OTHER: "乙"}
    assert [(f.kind, f.detail.partition(": ")[0]) for f in found.findings] == [
        (FindingKind.BAD_VALUE, "catalogue.xlsx, sheet 2009, row 3"),
        (FindingKind.DUPLICATE_ROW, "catalogue.xlsx, sheet 2009, row 4"),
        (FindingKind.IGNORED, "catalogue.xlsx, sheet 统计"),
    ]


def test_formulas_that_nobody_calculated_are_told(tmp_path):
    header = ["档号", "题名", "日期", "页数", "库位"]
    rows = [
        [CODE, "甲", "=DATE(2009,5,1)", "=1+0", "=B2"],
        [None, None, None, None, None],
        ["=A2", None, None, None, None],
        [OTHER, "乙", "2009-05-01", 2, "2库房"],
    ]
    path = workbook(tmp_path, [header, *rows])
    found = read_tables([path])
    assert found.rows[CODE].title == "甲"
    assert (found.rows[CODE].date, found.rows[CODE].pages, found.rows[CODE].location) == ("", None, "")
    first, second, third = found.findings
    assert (first.kind, first.ref_code) == (FindingKind.BAD_VALUE, CODE)
    assert "row 2: cell C2 (=DATE(2009,5,1)), D2 (=1+0), E2 (=B2): a formula without its value" in first.detail
    assert "save it there" in first.detail
    assert (second.kind, third.kind) == (FindingKind.BAD_VALUE, FindingKind.BAD_CODE)
    assert "row 4: cell A4 (=A2)" in second.detail
    # What a spreadsheet program saved has its values, or says that there is no text.
    for kind, value, pages in ((b"", b"7", 7), (b' t="str"', b"", None)):
        saved = tmp_path / "saved.xlsx"
        with zipfile.ZipFile(path) as before, zipfile.ZipFile(saved, "w") as after:
            for name in before.namelist():
                cell = rb"(<c [^>]*)(><f>[^<]*</f>)<v ?(?:/>|></v>)"
                after.writestr(name, re.sub(cell, rb"\1" + kind + rb"\2<v>" + value + b"</v>", before.read(name)))
        calculated = read_tables([saved])
        assert calculated.rows[CODE].pages == pages
        assert not any("formula" in finding.detail for finding in calculated.findings)


def test_csv_leads_where_both_are_there(tmp_path):
    book = workbook(tmp_path, [["档号", "题名", "盒号"], [CODE, "甲", "0001"], [OTHER, "乙", ""]])
    text = tmp_path / "catalogue.csv"
    text.write_text(f"档号,题名\n{CODE},甲\n")
    found = read_tables([text, book])
    assert found.rows[CODE].box == "0001"
    assert found.rows[OTHER].title == "乙"
    assert found.findings == ()


def test_hostile_workbooks_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.xlsx_rows._MAX_UNPACKED_BYTES", 1 << 24)
    bomb = tmp_path / "catalogue.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(20):
            part.write(b"\0" * (1 << 20))
    with pytest.raises(BatchError, match="unpacks to"):
        read_tables([bomb])
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(BatchError, match="definitions"):
        read_tables([bomb])
    good = workbook(tmp_path, [["档号"], [CODE]], name="good.xlsx").read_bytes()
    for cut in (0, 1, 100, len(good) // 2, len(good) - 5):
        bomb.write_bytes(good[:cut])
        with pytest.raises(BatchError):
            read_tables([bomb])
    with pytest.raises(BatchError, match="no sheet"):
        read_tables([workbook(tmp_path, [["题名"], ["甲"]])])


# --- cells -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("欧阳劼、卢一鸣，龚已生;谌玉莲/盖世平", ("欧阳劼", "卢一鸣", "龚已生", "谌玉莲", "盖世平")),
        ("欧阳劼 卢一鸣　龚已生", ("欧阳劼", "卢一鸣", "龚已生")),
        ("黄　四", ("黄四",)),
        ("阿依努尔 · 麦麦提、李秀姑", ("阿依努尔·麦麦提", "李秀姑")),
        ("John Smith", ("John Smith",)),
        ("甲乙，甲乙", ("甲乙",)),
        (" ", ()),
    ],
)
def test_persons(cell, names):
    assert split_persons(cell) == names
