"""Every way to ask for a number, a date or a place is answered alike by each adapter. People and papers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_papers import Papers, address, day, identity, number, person

from archive.errors import QuerySyntaxError, UnsupportedQueryError
from archive.model import BIRTH_DATE, FORMER_NAME
from archive.scope import local_administrator
from index_mappings.compile import build_query, compile_query
from index_mappings.memory import MemoryIndex
from index_mappings.tantivy import TantivyIndex

# Each item with its archive number and what its one page says.
PAPERS = {
    "id": ("J999-ZY·HJ·QR·2008·D30-0001-001", [identity("432299195710100178")]),
    "id15": ("J999-ZY·HJ·QR·2008·D30-0001-002", [identity("432299410523037")]),
    "damaged": ("J999-ZY·HJ·QR·2008·D30-0001-003", [identity("432299196803105118")]),
    "lost": ("J999-ZY·HJ·QR·2008·D30-0001-004", [identity("43229919681030531X"[:9] + "81030531X")]),
    "plate": ("J999-ZY·CL·ZC·2009·D30-0002-001", [number("湘F·B8S05", role="plate")]),
    "passport": ("J999-ZY·CR·HZ·2009·Y-0001-001", [number("E12345O78")]),
    "file": ("J999-ZY·SG·YB·2009·Y-0001-002", [number("岳公交认字〔2009〕第00137号")]),
    "day": ("J999-ZY·HJ·DC·1947·Y-0001-001", [day("1947-09-18")]),
    "month": ("J999-ZY·HJ·DC·1947·Y-0001-002", [day("1947-09")]),
    "year": ("J999-ZY·HJ·DC·1947·Y-0001-003", [day("1947")]),
    "unconverted": ("J999-ZY·HJ·DC·1947·Y-0001-004", [day("1947-08-04")]),
    "near": ("J999-ZY·HJ·DC·1949·Y-0001-005", [day("1949-05-02")]),
    "born": ("J999-ZY·HJ·DC·1962·Y-0001-006", [day("1947-03", role=BIRTH_DATE)]),
    "whole": ("J999-ZY·HJ·QR·2008·D30-0003-001", [address("岳阳市岳阳楼区枫桥镇白杨村第五组")]),
    "short": ("J999-ZY·HJ·QR·2008·D30-0003-002", [address("枫桥白杨村5组")]),
    "old": ("J999-ZY·HJ·QR·2008·D30-0003-003", [address("岳阳市南区桐荫巷十二号")]),
    "new": ("J999-ZY·HJ·QR·2008·D30-0003-004", [address("岳阳市岳阳楼区桐荫巷12号")]),
    "commune": ("J999-ZY·HJ·DC·1964·Y-0003-005", [address("清水县红旗公社茶园大队第三生产队")]),
    "township": ("J999-ZY·HJ·QC·1986·Y-0003-006", [address("清水县红旗乡茶园村三组")]),
    "household": (
        "J999-ZY·HJ·DC·1962·Y-0003-042",
        [person("莫樟生"), day("1962-10", raw="一九六二年十月"), address("清水縣樟樹灣")],
        "戶主莫樟生\n變動 一九六二年十月由清水縣樟樹灣遷入",
    ),
    "lodger": (
        "J999-ZY·ZZ·2009·D10-0456-011",
        [person("莫采莲"), person("阿依夏·买买提")],
        "姓名：阿依夏·买买提\n房屋出租人：莫采莲",
    ),
    "nicknamed": (
        "J999-ZY·ZD·ZJ·1993·D30-0004-009",
        [person("费天佑"), person("草上飞", role=FORMER_NAME), identity("432299195806071156")],
        "姓名 费天佑\n绰号 草上飞\n籍贯 湖北省监利县",
    ),
    "abroad": (
        "J999-ZY·CR·HZ·2010·D30-0231-006",
        [person("费小宝"), address("湖北省荆州市监利县朱河镇")],
        "姓名：费小宝\n住址：湖北省荆州市监利县朱河镇\n前往国家：新加坡\n家庭成员：父费天佑",
    ),
    "car": ("J999-ZY·CL·ZC·2007·D30-0900-017", [person("费天佑")], "机动车所有人：费天佑\n号牌号码：湘F·TZ170"),
    "misread": ("J999-ZY·HJ·QR·2008·D30-0003-006", [address("清水县莲塘镇栀子垸三组")]),
    "elsewhere": ("J999-ZY·HJ·QR·2008·D30-0003-005", [address("清水县石坝镇大樟村五组")]),
}


ARCHIVE = Papers(PAPERS)

WAYS = [
    # Whole, in the other length, in part, with holes.
    ("432299195710100178", {"id": "exact"}),
    ("432299571010017", {"id": "exact"}),
    ("432299194105230375", {"id15": "exact"}),
    ("身份证:0178", {"id": "variant"}),
    ("身份证:0375", {"id15": "variant"}),
    ("10100178", {"id": "variant"}),
    ("身份证:43229957", {"id": "variant"}),
    ("身份证:432298", {}),
    ("身份证:4322991957", {"id": "variant"}),
    ("身份证:19571010", {"id": "variant"}),
    ("身份证:4322991957????0178", {"id": "exact"}),
    ("身份证:4322991957XXXX0178", {"id": "exact"}),
    ("4322991957□□□□0178", {"id": "exact"}),
    ("4322991957＊＊＊＊0178", {"id": "exact"}),
    ("身份证:????????????100178", {"id": "variant"}),
    ("身份证:100179", {}),
    ("身份证:957-10-10-0178", {"id": "variant"}),
    ("身份证:571011-0178", {}),
    *(
        (part, {"id": "variant"})
        for cut in range(10, 18)
        for part in ("432299195710100178"[:cut], "432299195710100178"[-cut:])
    ),
    *((f"身份证:{'432299195710100178'[-cut:]}", {"id": "variant"}) for cut in range(13, 18)),
    ("身份证:４３２２９９１９５７１０１００", {"id": "variant"}),
    ("身份证:*299195710100178", {"id": "variant"}),
    ("身份证:300195710100178", {}),
    ("身份证:3195710100178", {}),
    ("432299195710101", {}),
    ("身份证:4322??195710100178", {"id": "exact"}),
    ("身份证:?32299195710100178", {"id": "exact"}),
    ("身份证:*19571010*", {"id": "variant"}),
    # One wrong digit, one lost, one too many, two changed about; in the question or on the paper.
    ("432299195710100179", {"id": "shape"}),
    ("432299195710100718", {"id": "shape"}),
    ("43229919571010178", {"id": "shape"}),
    ("4322991957101000178", {"id": "shape"}),
    ("43229919571O1OOI78", {"id": "shape"}),
    ("432299196803105118", {"damaged": "exact"}),
    # Letters and digits that look alike.
    ("湘F-B8S05", {"plate": "exact"}),
    ("湘F·88S05", {"plate": "shape"}),
    ('"湘F B85O5"', {"plate": "shape"}),
    ("湘F·TZ017", {}),
    ("E12345078", {"passport": "shape"}),
    ("认字[2009]137", {"file": "exact"}),
    ("岳公交认字（2009）137号", {"file": "exact"}),
    # The end of an archive number.
    ("D30-0003-004", {"new": "variant"}),
    ("档号:D30-1-4", {"lost": "variant"}),
    ("QR·2008·D30—0001—004", {"lost": "variant"}),
    ("HZ.2009.Y-0001-001", {"passport": "variant"}),
    ("档号:CR·HZ·2008·Y-0001-001", {}),
    ("档号:HJ·HZ·2009·Y-0001-001", {}),
    ("档号:HZ·2009·Y-1-001", {"passport": "variant"}),
    # Dates: the more precise stand first; a lunar day in both readings; about; births.
    ("日期:1947-09-18", {"day": "exact", "month": "exact", "year": "exact"}),
    ("日期:民国36年9月", {"day": "exact", "month": "exact", "year": "exact"}),
    ("日期:农历一九四七年八月初四", {"day": "exact", "month": "exact", "unconverted": "variant", "year": "exact"}),
    ("民国三十六年八月初四", {"day": "exact", "unconverted": "variant"}),
    ("日期:1947-09..1947-10", {"day": "exact", "month": "exact", "year": "exact"}),
    ("日期:民国37年..1949", {"near": "exact"}),
    ("1949-05-10前后", {"near": "variant"}),
    ("约1951年", {"near": "variant"}),
    # A year or a month as a word, in either calendar.
    ("1949年", {"near": "exact"}),
    ("一九四九年", {"near": "exact"}),
    ("民国三十八年", {"near": "exact"}),
    ("1947年", dict.fromkeys(("born", "day", "month", "unconverted", "year"), "exact")),
    ("1947年9月", {"day": "exact", "month": "exact", "year": "exact"}),
    ("民国36年9月", {"day": "exact", "month": "exact", "year": "exact"}),
    # These may be durations and counts.
    ("49年", {}),
    ("1949", {}),
    ('"1949年"', {}),
    ("出生:2008年时61岁", {"born": "exact"}),
    ("2008年时61岁", {"born": "exact"}),
    ("出生:1957-10-10", {"id": "exact"}),
    ("出生:约1955年", {"id": "variant"}),
    # Places: numbers in any form, levels left out, parts, other names.
    ("地址:白杨村五村民小组", {"short": "text", "whole": "text"}),
    ("地址:白杨五村民小组", {"short": "text", "whole": "text"}),
    ("地址:枫桥镇白杨村5组", {"whole": "text", "short": "text"}),
    ("地址:枫桥镇", {"whole": "text", "short": "text"}),
    ("地址:岳阳市枫桥镇五组", {"whole": "text"}),
    ("地址:原南区桐荫巷12号", {"old": "text", "new": "former_name"}),
    ("岳阳楼区桐荫巷十二号", {"new": "text", "old": "former_name"}),
    ("地址:云溪区桐荫巷", {}),
    # A commune is a township since, a brigade a village, a team a group; and the other way round.
    ("地址:红旗公社茶园大队", {"commune": "text", "township": "former_name"}),
    ("红旗乡茶园村", {"township": "text", "commune": "former_name"}),
    ("地址:红旗公社茶园大队第三生产队", {"commune": "text", "township": "former_name"}),
    ("地址:红旗乡茶园村3组", {"township": "text", "commune": "former_name"}),
    ("地址:红旗乡茶园村4组", {}),
    # Names that look or sound like the one asked; never a number.
    ("地址:莲塘镇桅子垸3组", {"misread": "shape"}),
    ("莲塘镇枝子垸村", {}),
    ("地址:栀梓垸", {"misread": "sound"}),
    ("地址:清水县桅子垸", {"misread": "shape"}),
    ("地址:桐萌巷12号", {"new": "shape", "old": "shape"}),
    ("南区桐阴巷十二号", {"old": "sound"}),
    ("地址:桐萌巷13号", {}),
    ('地址:"桐萌巷12号"', {}),
    ("岳阳市桐荫巷 -地址:桐萌巷", {"new": "text", "old": "text"}),
    # With a word of level left out.
    ("岳阳楼区桐荫", {"new": "text", "old": "former_name"}),
    ("枫桥白杨", {"short": "text"}),
    ("地址:枫桥白杨", {"short": "text", "whole": "text"}),
    ("岳阳市桐荫巷", {"new": "text", "old": "text"}),
    # Numbers written with blanks.
    ("湘F B8S05", {"plate": "exact"}),
    ("432299 19571010 0178", {"id": "exact"}),
    ("43229957 1010 017", {"id": "exact"}),
    # Typed in one run: a date, what happened, a place; a name and what papers say of it.
    ("1962年由樟树湾迁入", {"household": "text"}),
    ("民国五十一年由樟树湾迁来", {"household": "text"}),
    ("1963年由樟树湾迁入", {}),
    ("1962年由白杨迁入", {}),
    ("莫采莲的租客", {"lodger": "text"}),
    ("莫采莲 租客", {"lodger": "exact"}),
    ("莫采连的房客", {"lodger": "text"}),
    ("莫采莲的妻子", {}),
    ("-莫采莲的租客 莫采莲", {}),
    ('"莫采莲的租客"', {}),
    # A year beside a name need not stand in the paper's digits.
    ("莫采莲 2009", {"lodger": "exact"}),
    ("莫采莲 2008", {}),
    # Eight digits that are a day are met as that, too.
    ("19490502", {"near": "exact"}),
    ("19490532", {}),
    # Operators in small letters, bars, equals signs, brackets behind a name.
    ("费小宝 or 莫采莲", {"abroad": "exact", "lodger": "exact"}),
    ("费小宝|莫采莲", {"abroad": "exact", "lodger": "exact"}),
    ("费天佑 not 新加坡", {"car": "exact", "nicknamed": "exact"}),
    ("姓名=费小宝", {"abroad": "exact"}),
    ("费天佑(男)", {"nicknamed": "text"}),
    ("费天佑 男", {"nicknamed": "exact"}),
    ("费天佑（女）", {}),
    # A label and what it labels.
    ("绰号草上飞", {"nicknamed": "former_name"}),
    ("外号 草上飞", {"nicknamed": "former_name"}),
    ("曾用名:草上飞", {"nicknamed": "former_name"}),
    ("绰号水上飞", {}),
    ("姓名费小宝", {"abroad": "exact"}),
    ("身份证 遗失", {}),
    # Kin from either side, things and journeys.
    ("费天佑的儿子", {"abroad": "text"}),
    ("费天佑的妻子", {}),
    ("费天佑的车", {"car": "text"}),
    ("费小宝的车", {}),
    ("查费小宝", {"abroad": "text"}),
    ("费小宝的档案", {"abroad": "text"}),
    ("费大宝的档案", {}),
    # The end of an ID number, a year of birth beside a name.
    ("费天佑 1156", {"nicknamed": "exact"}),
    ("费天佑 1157", {}),
    ("费天佑 1958年生", {"nicknamed": "exact"}),
    ("费天佑1958年出生", {"nicknamed": "text"}),
    ("费天佑 1959年生", {}),
    ("1958年6月7日生", {"nicknamed": "exact"}),
    ("去新加坡", {"abroad": "text"}),
    ("费小宝 去新加坡", {"abroad": "exact"}),
    ("费小宝 去加拿大", {}),
    # Divisions without their words of level.
    ("湖北监利", {"abroad": "text", "nicknamed": "text"}),
    ("湖北监利朱河镇", {"abroad": "text"}),
    ("地址:湖北监利", {"abroad": "text"}),
    ("湖北石首", {}),
    # Pinyin of a surname, of a beginning, beside characters.
    ("fei", {"abroad": "sound", "car": "sound", "nicknamed": "sound"}),
    ("feixiaob", {"abroad": "sound"}),
    ("feit", {"car": "sound", "nicknamed": "sound"}),
    ("费xiaobao", {"abroad": "sound"}),
    ("费xiaob", {"abroad": "sound"}),
    ("莫xiaobao", {}),
    ("姓费的 2010", {"abroad": "variant"}),
    ("姓冯的", {}),
    # A name of another language without its dot, its parts in another order or other characters.
    ("阿依夏买买提", {"lodger": "exact"}),
    ("买买提阿依夏", {"lodger": "variant"}),
    ("麦麦提阿依夏", {"lodger": "sound"}),
    ("阿依夏麦麦提", {"lodger": "sound"}),
    ("阿依夏吐尔逊", {}),
]


def test_each_way_finds_in_order_and_is_named(index):
    ARCHIVE.fill(index)
    answers = [(text, list(ARCHIVE.ask(index, text).items()), list(expected.items())) for text, expected in WAYS]
    assert [answer for answer in answers if answer[1] != answer[2]] == []


def test_fifteen_digits_are_a_whole_number_first_and_then_a_part_of_one(index):
    papers = Papers(
        {
            "begins so": ("J999-ZY·HJ·QR·2008·D30-0001-001", [identity("432299190805123456")]),
            "whole": ("J999-ZY·HJ·QR·2008·D30-0001-002", [identity("432299190805123")]),
            "whole, in 18": ("J999-ZY·HJ·QR·2008·D30-0001-003", [identity("432299191908051238")]),
            "ends so": ("J999-ZY·HJ·QR·2008·D30-0001-004", [identity("430611191001010064")]),
            "whole, too": ("J999-ZY·HJ·QR·2008·D30-0001-005", [identity("611191001010064")]),
        }
    )
    papers.fill(index)
    for asked, found in (
        ("432299190805123", {"whole": "exact", "whole, in 18": "exact", "begins so": "variant"}),
        ("611191001010064", {"whole, too": "exact", "ends so": "variant"}),
    ):
        assert list(papers.ask(index, asked).items()) == list(found.items())
        assert list(papers.ask(index, id_number=asked).items()) == list(found.items())


PIECES = st.sampled_from(
    ["4322991957", "10100178", "0178", "?", "*", "X", "□", "身份证:", "证号:", "日期:", "出生:", "地址:", "档号:", "1947", "年", "-09", "-18",
     "民国36年", "八月初四", "约", "前后", "..", "2008年时61岁", "南区", "岳阳楼区", "桐荫巷", "十二号", "枫桥镇", "五组", "岳阳市", "原", "湘F", "88S05",
     "D30-", "0001-", "004", "QR·2008·", " ", " -", " OR ", " or ", "|", "=", "费", "tianyou", "xiaob", "绰号", "草上飞", "的车", "去", "湖北", "监利",
     "阿依夏", "麦麦提", "(男)", "19490502"]
)  # fmt: skip


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    both = MemoryIndex(), TantivyIndex(tmp_path_factory.mktemp("pair") / "index")
    for adapter in both:
        ARCHIVE.fill(adapter)
    yield both
    for adapter in both:
        adapter.close()


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_whatever_is_asked_is_answered_alike(pair, text):
    try:
        node = compile_query(build_query(text)).node
    except (QuerySyntaxError, UnsupportedQueryError):
        return
    answers = [adapter.search(node, scope=local_administrator(), limit=100) for adapter in pair]
    assert answers[0].hits == answers[1].hits
