"""Items as documents, and hits explained: what is found, how it was met, where it stands. People are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.model import BIRTH_DATE, FORMER_NAME, CatalogueRow, Item, Mention, MentionType, ShelfLocation
from archive.scope import local_administrator
from archive.text import Region
from index_mappings import fields
from index_mappings.compile import build_query, compile_query
from index_mappings.document import FIELDS_OF_TYPE, build_document, content_version, entries_of_mention
from index_mappings.matching import Explainer, find_spans
from index_mappings.memory import MemoryIndex

PAGES = {
    1: "姓名：歐陽某潤　曾用名：歐陽小某\n身份证 432299410523037\n住址：城關鎮桐蔭巷42號，五组",
    2: "岳公交认字〔2009〕第00137号 号牌湘F·TZ017\n民國三十八年四月由平江迁入\n阿依某·麦麦某，龚某生\n12-3-42",
}


def mention(kind, raw, value="", page=1, role="", alternatives=()):
    return Mention(
        type=kind, raw=raw, value=value or raw, page=page, region=Region(0.1, 0.1, 0.1, 0.1), confidence=0.9, role=role,
        alternatives=alternatives,
    )  # fmt: skip


MENTIONS = (
    mention(MentionType.PERSON, "歐陽某潤", "欧阳某润"),
    mention(MentionType.PERSON, "歐陽小某", "欧阳小某", role=FORMER_NAME),
    mention(MentionType.ID_NUMBER, "432299410523037"),
    mention(MentionType.ADDRESS, "城關鎮桐蔭巷42號，五组", "城关镇桐荫巷42号五组"),
    mention(MentionType.NUMBER, "岳公交认字〔2009〕第00137号", page=2),
    mention(MentionType.NUMBER, "湘F·TZ017", page=2, role="plate"),
    mention(MentionType.DATE, "民國三十八年四月", "1949-04", page=2),
    mention(MentionType.CASE_TYPE, "迁入", "户口迁入", page=2),
    mention(MentionType.PERSON, "阿依某·麦麦某", page=2),
    mention(MentionType.PERSON, "龚某生", page=2, alternatives=("龔某牲", "龚某性")),
)
ITEM = Item(
    item_id="item-1",
    ref_code="J999-ZY·HJ·DC·1962·Y-0003-042",
    sort_key="J999 1962 3 42",
    fonds="J999",
    category="HJ",
    profile="v22",
    archive_class="户籍",
    access_level="controlled",
    year=1962,
    retention="Y",
    case_types=("户口登记",),
    row=CatalogueRow(
        ref_code="J999-ZY·HJ·DC·1962·Y-0003-042",
        title="城关镇户口底册 第叁册",
        date="1962-12-30",
        box="0003",
        case_type="户口登记",
        creator="北港派出所",
        persons=("萧某喆",),
        note="缺第七页",
        extra={"文号": "北政〔1962〕8号"},
    ),
    location=ShelfLocation(raw="1库房", box="0003"),
)


@pytest.fixture(scope="module")
def index():
    memory = MemoryIndex()
    memory.add([build_document(ITEM, MENTIONS, list(PAGES.values()), aliases=["12-3-42"])])
    memory.commit()
    return memory


def ask(index, text, **filters):
    compiled = compile_query(build_query(text, **filters))
    if not index.search(compiled.node, scope=local_administrator(), limit=1).total:
        return None
    report = Explainer(compiled).explain(item=ITEM, mentions=MENTIONS, pages=PAGES, aliases=["12-3-42"])
    marked = [
        (
            page.number,
            [MENTIONS[number].raw for number in page.mentions],
            [PAGES[page.number][a:b] for a, b in page.spans],
        )
        for page in report.pages
    ]
    return report.label, marked


@pytest.mark.parametrize(
    ("text", "label", "marked"),
    [
        ("歐陽某潤", "exact", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("欧阳某润", "variant", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("姓名:欧阳小某", "former_name", [(1, ["歐陽小某"], ["歐陽小某"])]),
        ("龚某性", "alternative", [(2, ["龚某生"], ["龚某生"])]),
        ("龚某牲", "alternative", [(2, ["龚某生"], ["龚某生"])]),
        ("阿依某.麦麦某", "exact", [(2, ["阿依某·麦麦某"], ["阿依某·麦麦某"])]),
        ("阿依某麦麦某", "exact", [(2, ["阿依某·麦麦某"], ["阿依某·麦麦某"])]),
        ("姓名:麦麦某", "variant", [(2, ["阿依某·麦麦某"], ["阿依某·麦麦某"])]),
        ("肖某哲", "variant", []),
        ("姓名:欧杨某闰", "sound", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("姓名:ouyang mourun", "sound", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("ouyang mou run", "sound", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("姓名:袭某生", "shape", [(2, ["龚某生"], ["龚某生"])]),
        ("萧某喆", "exact", []),
        ("432299194105230375", "exact", [(1, ["432299410523037"], ["432299410523037"])]),
        ("身份证:4322991941????0375", "exact", [(1, ["432299410523037"], ["432299410523037"])]),
        ("湘FTZ017", "exact", [(2, ["湘F·TZ017"], ["湘F·TZ017"])]),
        ("证号:湘F·TZ*", "exact", [(2, ["湘F·TZ017"], ["湘F·TZ017"])]),
        ("认字[2009]第137号", "exact", [(2, ["岳公交认字〔2009〕第00137号"], ["岳公交认字〔2009〕第00137号"])]),
        ("日期:1949-04-30", "exact", [(2, ["民國三十八年四月"], ["民國三十八年四月"])]),
        ("日期:1949", "exact", [(2, ["民國三十八年四月"], ["民國三十八年四月"])]),
        ("日期:1962-12-30", "exact", []),
        ("日期:..1949-03", None, []),
        ("业务类型:户口迁入", "exact", [(2, ["迁入"], ["迁入"])]),
        ("业务类型:迁入", "exact", [(2, ["迁入"], ["迁入"])]),
        ("业务类型:户口登记", "exact", []),
        ("地址:桐荫巷42号", "text", [(1, ["城關鎮桐蔭巷42號，五组"], ["桐蔭巷42號"])]),
        ("由平江迁入", "text", [(2, [], ["由平江迁入"])]),
        ("润", "text", [(1, [], ["潤"])]),
        ("户口底册", "text", []),
        ("北港派出所", "text", []),
        ("缺第七页", "text", []),
        ("北政1962", "text", []),
        ("J999—ZY.HJ.DC.1962.Y—0003—042", "exact", []),
        ("档号:j999-zy·hj·dc·1962·y-3", "exact", []),
        ("J999-ZY·HJ·DC·1962·Y-0003-042#0002", "exact", []),
        ("12-3-42", "exact", [(2, [], ["12-3-42"])]),
        ("档号:J999-ZY·HJ·D?·*", "exact", []),
        ("盒号:3 年度:1962 类别:户籍", "exact", []),
        ("年度:1962 由平江迁入", "text", [(2, [], ["由平江迁入"])]),
        ("-注销 歐陽某潤", "exact", [(1, ["歐陽某潤"], ["歐陽某潤"])]),
        ("", "exact", []),
        ("-歐陽某潤", None, []),
        ("郭某虚", None, []),
        ("年度:1963", None, []),
        ("类别:车辆", None, []),
    ],
)
def test_what_is_asked_is_found_labelled_and_marked(index, text, label, marked):
    assert ask(index, text) == (None if label is None else (label, marked))


def test_filters_are_found_as_words_are(index):
    assert ask(
        index, "由平江迁入", name="欧阳某润", id_number="432299410523037", address="桐荫巷", case_type="户口迁入",
        archive_class="户籍", ref="J999-ZY·HJ·DC·1962·Y-0003", number="湘FTZ017", box="3", date_from="1949", date_to="1950",
    )  # fmt: skip
    assert ask(index, "由平江迁入", name="某某") is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [("日期:2001-03-04", False), ("日期:2001-03-05", True), ("日期:2001-07", True), ("日期:2001", True),
     ("日期:2001-11..2001-12", True), ("日期:2002-01-01", True), ("日期:2002-01-02..", False)],
)  # fmt: skip
def test_a_row_dated_by_a_span_is_met_by_the_dates_in_it(asked, found):
    memory = MemoryIndex()
    memory.add([build_document(replace(ITEM, row=replace(ITEM.row, date="20010305-20020101")), (), ())])
    memory.commit()
    assert (
        bool(memory.search(compile_query(build_query(asked)).node, scope=local_administrator(), limit=1).total) is found
    )


def test_any_text_can_be_marked():
    compiled = compile_query(build_query("姓名:欧阳某润 户口 -第叁册"))
    title = "歐陽某潤户口底册 第叁册"
    assert [title[a:b] for a, b in find_spans(compiled, title)] == ["歐陽某潤", "户口"]


def test_the_content_version_follows_the_content():
    document = build_document(ITEM, MENTIONS, list(PAGES.values()))
    version = content_version(document)
    assert version == content_version(build_document(ITEM, list(MENTIONS), list(PAGES.values())))
    for other in (
        build_document(ITEM, MENTIONS[1:], list(PAGES.values())),
        build_document(ITEM, MENTIONS, [*PAGES.values(), "新"]),
        build_document(ITEM, MENTIONS, list(PAGES.values()), aliases=["1-2"]),
        build_document(replace(ITEM, access_level="open"), MENTIONS, list(PAGES.values())),
    ):
        assert content_version(other) != version


def test_an_item_without_row_or_pages_is_a_document_too():
    bare = replace(ITEM, row=None, year=None, location=ShelfLocation(), access_level="")
    document = build_document(bare, (), ())
    assert set(document.tokens) == set()
    assert fields.ACCESS_LEVEL not in document.keywords
    assert fields.YEAR not in document.integers
    assert document.keywords[fields.CLASS] == ("户籍",)


@pytest.mark.parametrize("type_", MentionType)
def test_what_a_mention_says_stands_in_the_fields_of_its_type(type_):
    said = (
        "欧阳某润",
        "432299195710100179",
        "432299410523037",
        "2008",
        "2008-12",
        "2008-12-06",
        "湘F·TZ017",
        "户口迁入",
    )
    made = [mention(type_, text, role=role) for text in said for role in ("", BIRTH_DATE, FORMER_NAME)]
    assert {field for one in made for field, _ in entries_of_mention(one)} == FIELDS_OF_TYPE[type_]
