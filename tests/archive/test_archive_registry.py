"""The registry: profiles by fonds, classes by category, access levels that close, terms, places."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.errors import ReferenceCodeError, SettingsError
from archive.model import CatalogueRow
from archive.refcode import UNREAD
from archive.registry import OTHER_CLASS, Registry
from archive.retention import RetentionKind, read_retention
from archive.scope import CONTROLLED, OPEN, RESTRICTED
from archive.shelving import parse_location, read_box


@pytest.fixture(scope="module")
def registry():
    return Registry.load()


@pytest.mark.parametrize(
    ("raw", "archive_class"),
    [
        ("J998-ZY·HJ·QR·2008·D30-0001-004", "户籍"),
        ("J998-ZY·CR·HZ·2009·D30-0002-001", "出入境"),
        ("J998-ZY·CL·2007·D30-430600900017-002", "车辆"),
        ("J998-ZY·SG·YB·2009·D20-0137-021", "交通事故"),
        ("J998-ZY·ZZ·2009·D10-0456-011", "暂住证"),
        ("J998-ZY·ZD·FJ·1996·D30-0008-003", "重点人口"),
        ("J998-ZY·LY·2010·D10-0003-044", "利用登记"),
        ("J998-HJ-12-3", "户籍"),
        ("J998-ZY·QQ·2010·D10-0003-044", OTHER_CLASS),
    ],
)
def test_an_unknown_fonds_is_read_by_its_shape_and_classed_by_its_category(registry, raw, archive_class):
    code = registry.read_code(raw)
    assert code.profile == "v22"
    assert registry.series_of(code).archive_class == archive_class


def test_the_registry_decides_what_the_shape_does_not(registry):
    assert registry.read_code("J999-ZY·HJ·BG·2009·Y-0015").profile == "v22"
    assert registry.read_code("J999-WS·2011·Y·办公室-0001").profile == "i22"
    assert registry.read_code("J999-001-002-003").profile == "c94"
    assert registry.read_code("J999-WS·2011-Y-BGS-0001").profile == "i15"
    with pytest.raises(ReferenceCodeError):
        registry.read_code("J999-1-001-002-003")


@pytest.mark.parametrize("raw", ["X032-KJ·KY·01-003", "C038-001-002-003", "J998-ZY·HJ·2009·Y-0015"])
def test_an_ambiguous_code_is_reported_and_still_taken_in(registry, raw):
    with pytest.raises(ReferenceCodeError) as caught:
        registry.read_code(raw)
    assert len(caught.value.candidates) == 2
    code = registry.take_unread(raw)
    assert (code.text, code.profile, code.file, code.leaf) == (raw, UNREAD, "", "")


def test_an_unread_code_keeps_the_class_that_is_certain(registry):
    assert registry.series_of(registry.take_unread("J998-ZY·HJ·2009·Y-0015")).archive_class == "户籍"
    unknown = registry.series_of(registry.take_unread("C038-001-002-003"))
    assert (unknown.archive_class, unknown.access_level) == (OTHER_CLASS, RESTRICTED)
    with pytest.raises(ReferenceCodeError):
        registry.take_unread(" \u200b ")


def row(**values):
    return CatalogueRow(ref_code="J998-ZY·HJ·QR·2008·D30-0001-004", **values)


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({}, CONTROLLED),
        ({"access": "开放"}, OPEN),
        ({"access": "控制"}, CONTROLLED),
        ({"access": "延期开放"}, CONTROLLED),
        ({"access": "未审核"}, CONTROLLED),
        ({"access": "不开放"}, CONTROLLED),
        ({"access": "开放", "security": "公开"}, OPEN),
        ({"security": "公开"}, CONTROLLED),
        ({"access": "开放", "security": "内部"}, CONTROLLED),
        ({"access": "开放", "security": "秘密★10年"}, RESTRICTED),
        ({"security": "机密"}, RESTRICTED),
        ({"access": "开放期满后再定"}, RESTRICTED),
        ({"access": "¿"}, RESTRICTED),
        ({"security": "绿色"}, RESTRICTED),
    ],
)
def test_marks_change_the_level_and_unknown_ones_close(registry, values, level):
    code = registry.read_code("J998-ZY·HJ·QR·2008·D30-0001-004")
    assert registry.access_level(code, row(**values)) == level


def test_the_internal_volume_of_a_key_person_is_never_opened(registry):
    internal = registry.read_code("J998-ZY·ZD·FJ·1996·D30-0008-003")
    verified = registry.read_code("J998-ZY·ZD·ZJ·1996·D30-0008-003")
    neither = registry.read_code("J998-ZY·ZD·1996·D30-0008-003")
    assert registry.access_level(internal, None) == RESTRICTED
    assert registry.access_level(internal, row(access="开放", security="公开")) == RESTRICTED
    assert registry.access_level(verified, None) == CONTROLLED
    assert registry.access_level(neither, None) == RESTRICTED


@given(st.text(), st.text())
def test_no_mark_opens_but_the_known_ones(registry, access, security):
    assume(access.strip().lower() not in {"开放", "公开", "已开放", "open"})
    code = registry.read_code("J998-ZY·HJ·QR·2008·D30-0001-004")
    level = registry.access_level(code, row(access=access, security=security))
    assert level in {CONTROLLED, RESTRICTED}


def test_retention_is_of_the_row_then_the_code_then_the_class(registry):
    code = registry.read_code("J998-ZY·HJ·QR·2008·D30-0001-004")
    assert registry.retention(code, row(retention="永久")) == "Y"
    assert registry.retention(code, row(retention="？")) == "D30"
    assert registry.retention(registry.read_code("J998-ZY·ZZ-1-1"), None) == "D10"


@pytest.mark.parametrize(
    ("raw", "kind", "years", "mark"),
    [
        ("永久", RetentionKind.PERMANENT, None, "Y"),
        ("y", RetentionKind.PERMANENT, None, "Y"),
        ("D5", RetentionKind.YEARS, 5, "D5"),
        ("Ｄ２０", RetentionKind.YEARS, 20, "D20"),
        ("30年", RetentionKind.YEARS, 30, "D30"),
        ("定期 10 年", RetentionKind.YEARS, 10, "D10"),
        ("三十年", RetentionKind.YEARS, 30, "D30"),
        ("长期", RetentionKind.LONG, None, "长期"),
        ("短期", RetentionKind.SHORT, None, "短期"),
        ("D", RetentionKind.SHORT, None, "短期"),
        ("看情况", RetentionKind.UNKNOWN, None, "看情况"),
        ("", RetentionKind.UNKNOWN, None, ""),
    ],
)
def test_retention_marks_of_three_rules(raw, kind, years, mark):
    read = read_retention(raw)
    assert (read.kind, read.years, read.mark, read.raw) == (kind, years, mark, raw)


def test_case_types_are_those_of_the_interface(registry):
    assert registry.case_types("户籍") == (
        "户口登记", "出生入户", "户口变更更正", "公民主项信息变更更正", "户口补录", "户口迁入", "户口迁出", "死亡注销", "分户",
        "查阅", "借阅",
    )  # fmt: skip
    assert registry.case_types("重点人口") == ("列管", "变更类别", "撤管", "查阅", "借阅")
    assert set(registry.class_names()) >= {"户籍", "出入境", "车辆", "交通事故", "暂住证", "重点人口", OTHER_CLASS}
    codes = registry.class_codes()
    assert {codes[code] for code in ("HJ", "CR", "CL", "SG", "ZZ", "ZD")} == set(registry.class_names()[:6])


@pytest.mark.parametrize(
    ("archive_class", "raw", "term"),
    [
        ("户籍", "户口迁入", "户口迁入"),
        ("户籍", "迁入", "户口迁入"),
        ("户籍", "户口登记项目变更更正", "户口变更更正"),
        ("户籍", "死亡人员户口注销", "死亡注销"),
        ("户籍", "立户/户口登记", "户口登记"),
        ("户籍", "登记", None),
        ("户籍", "", None),
        ("出入境", "护照首次申领", "护照"),
        ("出入境", "前往港澳定居", "赴港澳定居"),
        ("车辆", "機動車轉移登記", "转移登记"),
        ("车辆", "过户", "转移登记"),
        ("暂住证", "暂住证申领", "首次申领"),
        ("利用登记", "查阅申请", "查阅"),
        (OTHER_CLASS, "撤管", "撤管"),
        (OTHER_CLASS, "注销", None),
    ],
)
def test_a_loosely_written_case_type_finds_its_term(registry, archive_class, raw, term):
    assert registry.canonical_case_type(archive_class, raw) == term


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("2库房-01列-03节-2层", ("2", "01", "03", "2", "")),
        ("２库房－０１列－０３节－２层", ("2", "01", "03", "2", "")),
        ("2层-03节-01列-2库房", ("2", "01", "03", "2", "")),
        ("库房:2 列:01 节:03 层:2", ("2", "01", "03", "2", "")),
        ("A库房-B1列-3c节-2层", ("A", "B1", "3C", "2", "")),
        ("综合档案室 03排07列2节4层 第0015盒", ("综合档案室", "03排07列", "2", "4", "0015")),
        ("随便写的", ("", "", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_places_are_read_in_any_order_and_typography(raw, parts):
    place = parse_location(raw, "")
    assert (place.room, place.row, place.section, place.shelf, place.box) == parts
    assert place.raw == raw


@given(st.text(), st.text())
def test_any_place_is_kept_as_written(raw, box):
    assert parse_location(raw, box).raw == raw.strip()


def test_boxes_keep_letters_and_zeros():
    assert [read_box(cell) for cell in ("0003", "第0015盒", "A-12", "15号盒", "")] == ["0003", "0015", "A-12", "15", ""]


def test_a_registry_of_ones_own(tmp_path):
    path = tmp_path / "registry.toml"
    path.write_text(
        """
[[class]]
name = "文书"
category = "WS"
access_level = "open"
retention = "D10"
case_types = ["通知"]
[[fonds]]
number = "Z109"
profiles = ["i22"]
[[fonds.category]]
code = "KJ"
profiles = ["v22"]
class = "文书"
access_level = "restricted"
""",
        "utf-8",
    )
    registry = Registry.load(path)
    assert registry.read_code("Z109-WS·2011·Y·办公室-0001").profile == "i22"
    volume = registry.read_code("Z109-KJ·KY·01-003")
    assert volume.profile == "v22"
    assert registry.series_of(volume).access_level == RESTRICTED
    assert registry.series_of(registry.read_code("Z109-WS·2011·Y-0001")).access_level == OPEN


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[class]\n", "cannot be read"),
        ('[[class]]\nname = "x"\n', "category"),
        ('[[fonds]]\nnumber = "Z109"\nprofiles = ["v22", "i22"]\n', "share a shape"),
        ('[[fonds]]\nnumber = "Z109"\nprofiles = ["v99"]\n', "v99"),
        ('[[class]]\nname="x"\ncategory="XX"\naccess_level="secret"\ncase_types=[]\n', "secret"),
        ('fonds = "Z109"\n', "list of tables"),
    ],
)
def test_a_wrong_registry_says_what_is_wrong(tmp_path, text, word):
    path = tmp_path / "registry.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=word):
        Registry.load(path)
    with pytest.raises(SettingsError):
        Registry.load(tmp_path / "absent.toml")


@pytest.mark.parametrize(
    ("archive_class", "written", "terms"),
    [
        ("户籍", "户口迁入", ("户口迁入",)),
        ("户籍", "公民主项信息变更更正；户口登记", ("公民主项信息变更更正", "户口登记")),
        ("车辆", "过户", ("转移登记",)),
        ("户籍", "别的事", ("别的事",)),
        ("户籍", "", ()),
    ],
)
def test_a_case_type_cell_is_read_term_by_term(archive_class, written, terms):
    assert Registry.load().read_case_types(archive_class, written) == terms


@pytest.mark.parametrize(
    ("security", "level"),
    [
        *((known, "") for known in ("", "秘密", "秘密★10年", "机密 20年", "绝密★", "绝密级", "机密（1年6个月）", "秘密★长期", "秘密☆至2030年12月",
          "机密★启封前", "机密（保密期限：十年）", "公开", "内部")),
        ("绝密乱填", RESTRICTED), ("秘密★10年乱填", RESTRICTED), ("乱填", RESTRICTED), ("公开10年", RESTRICTED), ("内部乱填", CONTROLLED),
    ],
)  # fmt: skip
def test_what_goes_on_behind_a_mark_and_its_term_is_named(registry, security, level):
    code = registry.read_code("J998-ZY·HJ·QR·2003·D30-0001-001")
    said = registry.find_unknown(code, row(security=security))
    fault = "is not known, so the item is restricted" if level == RESTRICTED else "goes on behind a known mark"
    assert [text.partition("; ")[0].partition(", which")[0] for text in said] == (
        [f"密级 '{security}' {fault}"] if level else []
    )
    if level:
        assert registry.access_level(code, row(security=security)) == level


def test_values_of_a_row_that_nobody_knows_are_named(registry):
    code = registry.read_code("J998-ZY·HJ·QR·2003·D30-0001-001")
    whole = CatalogueRow(
        ref_code=code.text,
        retention="定期30年",
        location="2库房-01列",
        case_type="迁入、死亡注销",
        access="开放",
        security="秘密★10年",
    )
    assert registry.find_unknown(code, whole) == ()
    assert registry.find_unknown(code, CatalogueRow(ref_code=code.text)) == ()
    odd = CatalogueRow(
        ref_code=code.text, retention="forever", location="乱写", case_type="迁入、不存在", access="xx", security="甲级"
    )
    said = registry.find_unknown(code, odd)
    assert [fault.split(" is ")[0].split(" names ")[0] for fault in said] == [
        "保管期限 'forever'", "库位 '乱写'", "开放标识 'xx'", "密级 '甲级'", "业务类型 '不存在'",
    ]  # fmt: skip
    assert registry.access_level(code, odd) == RESTRICTED
