"""Names and addresses that their sentence frames, and pages that must not be read across. All of it is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_kit import SIZE, glyphs_at, line_at, page_of, ruled_page, typed_page, width_of

from archive.text import Box, PageText
from extraction.addresses import field_address, find_addresses
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.flow import Flow, Mark, make_flow
from extraction.prose import find_names


def _flow(text: str) -> Flow:
    return make_flow(1, [Mark(glyph) for glyph in glyphs_at(text, 0, 0)])


def _found(page: PageText, archive_class: str = "") -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=2009)):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return {name: sorted(values) for name, values in found.items()}


ADDRESSES = [
    "上海市黄浦区淮海中路222弄15号302室",
    "北京市海淀区学院路37号院5号楼2门301",
    "内蒙古自治区呼伦贝尔市海拉尔区胜利三路",
    "新疆维吾尔自治区喀什市恰萨街道3巷12号",
    "吉林省敦化市黄泥河镇团北村三屯",
    "山东省济南市历下区泺源大街2号3号楼西单元501",
    "农四师七十二团三连",
    "城关镇西大街",
    "青海省西宁市城东区八一中路省建材厂家属院",
    "兰州市七里河区西津西路街道小西湖文化宫西侧",
    "重庆市沙坪坝区小龙坎正街33号附12号2-5-1",
    "清水县永清镇充国路交警队家属楼3单元",
    "黑龙江省佳木斯市向阳区东门外正街4号附3",
    "济南市天桥区北坦南街72号平房",
]
SENTENCES = [
    "张三，男，现住{}，无业",
    "其家住{}。",
    "本人户籍地址为{}，现",
    "于2001年3月4日由{}迁来",
    "将户口从{}迁至本市",
    "李四（身份证号432299197908050312，住{}）",
    "租住于{}期间",
    "租用王强位于{}的房屋居住",
    "系{}人，",
    "申请迁入{}落户",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_framed_address_is_found_whole(address: str, sentence: str) -> None:
    flow = _flow(sentence.format(address))
    assert [flow.as_read(span.start, span.end) for span in find_addresses(flow)] == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_fills_its_field(address: str) -> None:
    flow = _flow(address)
    span = field_address(flow, 0, len(flow.text))
    assert span is not None
    assert flow.as_read(span.start, span.end) == address


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("19时许，王五驾车行驶至312国道2305公里处时，与", "312国道2305公里处"),
        ("行至国道107线1523KM+200M处，因", "国道107线1523KM+200M处"),
        ("在建设路与青年路十字路口发生交通事故", "建设路与青年路十字路口"),
        ("行经民主路中段路段，因", "民主路中段路段"),
        ("行至胜利路路口以东160米处，", "胜利路路口以东160米处"),
    ],
)
def test_places_of_accidents(sentence: str, place: str) -> None:
    flow = _flow(sentence)
    assert [flow.as_read(span.start, span.end) for span in find_addresses(flow)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "由西向东横过道路",
        "系湖南省岳阳县人",
        "在县公安局交通警察大队事故中队接受询问",
        "到本所办理",
        "从事建筑工作",
        "自治县人民政府规定",
        "在职工食堂工作",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert list(find_addresses(_flow(text))) == []


NAMES = ["王志强", "欧阳小丽", "令狐冲之", "党存福"]
FRAMED = [
    "经向{}了解，其反映",
    "据{}反映，该人",
    "准予{}迁出",
    "由{}监护",
    "受{}委托",
    "委托{}代为办理",
    "{}因工作调动",
    "{}的父亲",
    "{}之子",
    "赔偿{}医疗费",
    "从{}处购买",
    "随父{}落户",
    "户主为{}",
    "今收到{}交来",
    "特证明{}于1950年",
    "父亲叫{}，1991年去世",
    "与配偶在香港的{}团聚",
    "为女儿取名{}",
    "{}可以证明",
    "经责任民警{}近一年来考察",
    "查阅{}户籍档案",
    "邻居{}、李梅二人",
]


@pytest.mark.parametrize("sentence", FRAMED)
@pytest.mark.parametrize("name", NAMES)
def test_a_framed_name_is_found(name: str, sentence: str) -> None:
    flow = _flow(sentence.format(name))
    assert name in {flow.text[span.start : span.end] for span, _ in find_names(flow)}


@pytest.mark.parametrize(
    "text",
    [
        "按照有关规定办理",
        "关于户口登记管理",
        "由于管理不善",
        "全部由申请人承担",
        "外出经商已归。",
        "经审核符合条件",
        "委托他人代为办理",
        "支付给对方人民币",
        "该员工原领暂住证",
        "乙方签名",
        "何时何因由何地迁来",
        "由本人任户主",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert list(find_names(_flow(text))) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("户主林张敬之。", ["林张敬之"]),
        ("赵立与钱进宝系夫妻关系", ["赵立", "钱进宝"]),
        ("兹介绍我单位余亚男、曹火旺同志前往", ["余亚男", "曹火旺"]),
        ("我所辖区居民淳于福祥，男，", ["淳于福祥"]),
    ],
)
def test_names_of_special_build(text: str, names: list[str]) -> None:
    flow = _flow(text)
    assert {flow.text[span.start : span.end] for span, _ in find_names(flow)} == set(names)


def test_a_letter_names_whom_it_is_for_and_who_signed() -> None:
    found = _found(typed_page("档案利用回复函\n丁霞同志：\n　　你申请查阅的档案已查到。\n批示：同意。龚永康 2004.2.29"))
    assert found["person"] == ["丁霞", "龚永康"]
    assert found["date"] == ["2004-02-29"]


def test_what_stands_at_the_right_is_not_the_beginning_of_the_next_line() -> None:
    number, name = "编号：档复[2003]第0085号", "丁霞同志："
    page = page_of(
        [
            line_at("档案利用回复函，记载如下内容并加盖档案证明专用章后有效其余从略", 120, 120),
            line_at(number, 1534 - width_of(number), 200),
            line_at(name, 120, 260),
        ]
    )
    found = _found(page)
    assert found["number"] == ["档复〔2003〕第0085号"]
    assert found["person"] == ["丁霞"]


def test_two_texts_side_by_side_are_not_read_across() -> None:
    left = [
        "迁移证存根",
        "申请人　毛巧云",
        "现户口所在地 湖北省宜昌市西陵区葛洲路街道列",
        "东后街78号8幢102室",
        "签发 2002-06-17",
    ]
    right = [
        "经审查，同意仝长顺，男，1968年11月16日出生",
        "，自湖北省宜昌市西陵区葛洲路街道列东后街78",
        "号8幢102室迁往陕西省汉中市汉台区望江寺街道",
        "天桥西路218号，请凭此证办理迁出手续。",
        "有效期至2002年7月27日",
    ]
    lines = [line_at(text, 80, 300 + 55 * row, size=26) for row, text in enumerate(left)]
    lines += [line_at(text, 860, 302 + 55 * row, size=26) for row, text in enumerate(right)]
    found = _found(page_of(sorted(lines, key=lambda line: line.box.y0)), "户籍")
    assert found["address"] == [
        "湖北省宜昌市西陵区葛洲路街道列东后街78号8幢102室",
        "陕西省汉中市汉台区望江寺街道天桥西路218号",
    ]
    assert found["person"] == ["仝长顺", "毛巧云"]


def test_fields_at_tabs_stay_in_their_rows() -> None:
    page = typed_page(
        "姓名：党存福　　　　　　　　　　性别：男\n民族：汉族　　　　　　　　　　　文化程度：初中\n"
        "职业：农民　　　　　　　　　　　婚姻状况：已婚\n住址：清水县石坝镇大樟村8组　　出生日期：1950年3月4日",
        blanks="split",
    )
    found = _found(page)
    assert found["person"] == ["党存福"]
    assert found["address"] == ["清水县石坝镇大樟村8组"]
    assert found["date"] == ["1950-03-04"]


def test_dates_stand_in_columns_of_their_own_under_one_heading() -> None:
    tops, sides = [200.0, 270.0, 340.0, 420.0, 500.0], [120.0, 320.0, 540.0, 680.0, 800.0, 920.0, 1500.0]
    texts: list[tuple[str, Box]] = []
    for column, text in ((0, "关系"), (1, "姓名"), (5, "公民身份号码")):
        texts.append((text, Box(sides[column], tops[0], sides[column + 1], tops[2])))
    texts.append(("出生", Box(sides[2], tops[0], sides[5], tops[1])))
    for column, text in ((2, "年"), (3, "月"), (4, "日")):
        texts.append((text, Box(sides[column], tops[1], sides[column + 1], tops[2])))
    for row, values in (
        (2, ["户主", "叶传宝", "1947", "8", "20", "432299470820605"]),
        (3, ["妻", "谭娟", "1950", "12", "5", ""]),
    ):
        texts += [(text, Box(sides[i], tops[row], sides[i + 1], tops[row + 1])) for i, text in enumerate(values)]
    lines = [line_at(text, box.x0 + 10, box.y0 + 18) for text, box in texts if text]
    found = _found(page_of(lines, [box for _, box in texts]), "户籍")
    assert found["date"] == ["1947-08-20", "1950-12-05"]
    assert found["person"] == ["叶传宝", "谭娟"]
    assert found["id_number"] == ["432299470820605"]


def test_a_stamp_belongs_to_no_cell_and_no_line() -> None:
    page = ruled_page("机动车登记卡", [["登记员", "淳于子墨"], ["号牌号码", "湘F12345"]])
    stamp = replace(
        line_at("绵阳市公安局交通警察支队车辆管理所", 140, page.cells[0].y0 + 12, size=SIZE * 0.8), stamp=True
    )
    found = _found(replace(page, lines=(*page.lines, stamp)), "车辆")
    assert found["person"] == ["淳于子墨"]
    assert found["number"] == ["湘F12345"]


def test_a_name_that_ends_like_a_sex_is_not_cut() -> None:
    found = _found(
        ruled_page("过户登记簿", [["姓名", "性别", "号牌"], ["殷亚男", "女", "赣B10840"], ["汤亚男", "女", "赣B10841"]])
    )
    assert found["person"] == ["殷亚男", "汤亚男"]


def test_where_someone_goes_to_is_an_address_if_told_to_the_house() -> None:
    found = _found(ruled_page("户口迁移证", [["籍贯", "湖南省岳阳县"], ["迁往何地", "甘肃省秦安县兴国镇南街村一社"]]))
    assert found["address"] == ["甘肃省秦安县兴国镇南街村一社"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("驾驶证、行驶证都带了，驾驶证档案编号006283524395。", "006283524395"),
        ("一辆，车架号25605706，申请上户", "25605706"),
        ("介〔2012〕第0052号", "介〔2012〕第0052号"),
        ("入台许可证号码 85入出境字第00380053号", "85入出境字第00380053号"),
    ],
)
def test_numbers_inside_sentences(text: str, number: str) -> None:
    assert _found(typed_page(text))["number"] == [number]
