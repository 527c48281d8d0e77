"""Single values: dates, ID numbers, names, addresses and numbers, each in a line of text. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import doubtful, typed_page

from archive.model import Mention
from archive.text import Box, PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _mentions(text: str | PageText, kind: str, *, archive_class: str = "户籍", year: int = 2010) -> list[Mention]:
    page = typed_page(text) if isinstance(text, str) else text
    context = ItemContext(archive_class=archive_class, year=year)
    return [mention for mention in extract([(1, page)], context) if mention.type == kind]


def _values(text: str, kind: str, **more: object) -> list[str]:
    return [mention.value for mention in _mentions(text, kind, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2009年3月2日", "2009-03-02"),
        ("2 0 0 9 年 3 月 2 日", "2009-03-02"),
        ("2009 年 12 月", "2009-12"),
        ("二〇〇九年十一月十三日", "2009-11-13"),
        ("二○○九年十月三十一日", "2009-10-31"),
        ("二OO九年四月", "2009-04"),
        ("一九六一年五月廿日", "1961-05-20"),
        ("一九五六年冬月初二", "1956-12-03"),
        ("民國十一年三月初八日", "1922-04-04"),
        ("民国38年4月", "1949-04"),
        ("丙申年腊月初八", "1957-01-08"),
        ("光绪三十年五月", "1904-05"),
        ("民國前十一年三月十九日", "1901-03-19"),
        ("民国前五年", "1907"),
        ("20090602", "2009-06-02"),
        ("2010.1.12", "2010-01-12"),
        ("2010-1-2", "2010-01-02"),
        ("2010/11/02", "2010-11-02"),
        ("03.4.6", "2003-04-06"),
        ("I987年9月l6日", "1987-09-16"),
        ("1966.3.12", "1966-03-12"),
        ("2001年4日13日", "2001-04-13"),
        ("1997月9月2日", "1997-09-02"),
        ("1945 手 6 月 9日", "1945-06-09"),
        ("1993.年 11 月 10 日", "1993-11-10"),
        ("一九九七月九月十七日", "1997-09-17"),
    ],
)
def test_dates(written: str, value: str) -> None:
    mention = _mentions(f"登记日期：{written}", "date")
    assert [found.value for found in mention] == [value]
    assert mention[0].raw == written
    assert mention[0].role == "登记日期"


@pytest.mark.parametrize(
    ("written", "year", "value"),
    [
        ("一九五年四月四日", 1954, "1950-04-04"),
        ("二〇二年一月五日", 2002, "2002-01-05"),
        ("二〇二年一月五日", 2021, "2020-01-05"),
        ("二一〇年十月", 2010, "2010-10"),
        ("一九八年十月一日", 2006, "1980-10-01"),
    ],
)
def test_a_year_whose_zero_was_not_read_is_restored(written: str, year: int, value: str) -> None:
    (mention,) = _mentions(f"登记日期：{written}", "date", year=year)
    assert (mention.raw, mention.value) == (written, value)
    assert "year_inferred" in mention.checks


@pytest.mark.parametrize(
    "text",
    [
        "违反该法第二十二条第一款之规定",
        "自送达之日起三日内提出",
        "金额2009.50元",
        "档案编号：430600200903",
        "有效期：三十天",
        "19时25分",
        "登记日期：　　年　月　日",
        "电话：0730-0000008",
        "编号：20091355",
    ],
)
def test_no_dates(text: str) -> None:
    assert _values(text, "date") == []


def test_impossible_days_are_cut_and_named() -> None:
    (mention,) = _mentions("登记日期：2009年2月30日", "date")
    assert (mention.value, mention.checks) == ("2009-02", ("!date",))


def test_a_range_gives_two_dates() -> None:
    assert _values("有效期：2009年3月2日至2010年3月1日", "date") == ["2009-03-02", "2010-03-01"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("432299194105230375", "432299194105230375"),
        ("43229919541102024X", "43229919541102024X"),
        ("43229919541102024×", "43229919541102024X"),
        ("432299 19410523 0375", "432299194105230375"),
        ("4 3 2 2 9 9 1 9 4 1 0 5 2 3 0 3 7 5", "432299194105230375"),
        ("4322991941O523O375", "432299194105230375"),
        ("432299410523037", "432299410523037"),
    ],
)
def test_id_numbers(written: str, value: str) -> None:
    (mention,) = _mentions(f"公民身份号码：{written}", "id_number")
    assert mention.value == value
    assert mention.raw == written
    assert "!checksum" not in mention.checks


def test_an_open_four_is_no_letter_in_a_number() -> None:
    assert _values("苟钜充（身份证编号H32299194H0523024X）", "id_number") == ["43229919440523024X"]
    assert _values("车架号：LH432299194H05230", "id_number") == []


def test_a_wrong_check_digit_is_said_and_kept() -> None:
    (mention,) = _mentions("公民身份号码：432299194105230376", "id_number")
    assert "!checksum" in mention.checks


def test_a_doubtful_digit_is_solved_and_says_so() -> None:
    page = doubtful(typed_page("公民身份号码：432299194105230875"), "8", [("3", 0.4)])
    (mention,) = _mentions(page, "id_number")
    assert mention.raw == "432299194105230875"
    assert mention.value == "432299194105230375"
    assert mention.alternatives == ("432299194105230875",)
    assert {"checksum", "!mended"} <= set(mention.checks)


@pytest.mark.parametrize(
    "text", ["档案编号：430600900017", "条码 690123456789012345", "机动车登记证书编号：430000000136"]
)
def test_no_id_numbers(text: str) -> None:
    assert _values(text, "id_number") == []


def test_birth_date_and_sex_are_compared() -> None:
    (mention,) = _mentions("性别：女　出生日期：1941年5月24日\n公民身份号码：432299194105230375", "id_number")
    assert "!birth_date" in mention.checks
    assert "!sex" in mention.checks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("姓名：黄　四　　性别：男", ["黄四"]),
        ("姓名：歐陽德潤", ["欧阳德润"]),
        ("姓名：阿依努尔•麦麦提　民族：维吾尔族", ["阿依努尔·麦麦提"]),
        ("姓名：余䶮", ["余䶮"]),
        ("姓名：李□华", ["李□华"]),
        ("承办人：蒋立秋（章）", ["蒋立秋"]),
        ("查阅对象：龚巳生（已故）", ["龚巳生"]),
        ("家庭成员：父 余怀瑾　母 华蓁蓁", ["余怀瑾", "华蓁蓁"]),
        ("同迁人：妻 覃桂香 一九四三年生；子 龚己明 一九六八年生", ["覃桂香", "龚己明"]),
        ("交通警察：石敢当　温玉成", ["石敢当", "温玉成"]),
        ("姓名由“成小军”变更为“成劼”", ["成小军", "成劼"]),
        ("关于单国梁民族成分更正的审批表", ["单国梁"]),
        ("仇立秋承担此次事故的次要责任。", ["仇立秋"]),
        ("监护人：无　代理人：/", []),
        ("户主：同上", []),
        ("姓名：　　性别：男　民族：汉族", []),
        ("违反《中华人民共和国道路交通安全法》第二十二条之规定", []),
        ("由南向北行驶，与车辆相撞，双方自行承担。", []),
        ("派出所意见：同意办理", []),
        ("填报者：牛二娃", ["牛二娃"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert _values(text, "person") == names


def test_former_names_have_their_role() -> None:
    roles = {mention.value: mention.role for mention in _mentions("姓名：成劼　曾用名：成小军　绰号：成老大", "person")}
    assert roles == {"成劼": "本人", "成小军": "former_name", "成老大": "former_name"}


def test_an_unknown_surname_is_kept_and_named() -> None:
    (mention,) = _mentions("姓名：們山河", "person")
    assert "!surname" in mention.checks


def test_runner_up_characters_give_other_names() -> None:
    page = doubtful(typed_page("姓名：龚己生"), "己", [("巳", 0.3), ("已", 0.1)])
    (mention,) = _mentions(page, "person")
    assert mention.alternatives == ("龚巳生", "龚已生")
    assert mention.confidence < 0.8


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("住址：清水县石坝镇大樟村3组（虚构）　邮编：414000", ["清水县石坝镇大樟村3组"]),
        ("现住址：同上", []),
        ("户口所在地：湖南省 沅州 市 青石 区 学宫街 15 号", ["湖南省沅州市青石区学宫街15号"]),
        ("籍贯：湖南省平江县", []),
        ("2003年6月18日因购房由青石区学宫街42号迁来", ["青石区学宫街42号"]),
        ("行人，住北关街道柳荫巷22号，受伤", ["北关街道柳荫巷22号"]),
        ("住址：城關鎮柳蔭巷四十二號", ["城關鎮柳蔭巷四十二號"]),
        ("车辆沿学宫街由南向北行驶", []),
        ("地址：沅州市青石区学宫街８号", ["沅州市青石区学宫街8号"]),
        ("沅州市公安局交通警察支队二大队", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert _values(text, "address") == addresses


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("号牌号码：湘F·TZ017", "湘F·TZ017", "plate"),
        ("驾驶湘F.TZ136号小型客车", "湘F·TZ136", "plate"),
        ("车号：甘E·OK218", "甘E·0K218", "plate"),
        ("号牌号码：湘O·12345", "湘O·12345", "plate"),
        ("沅公交青认字[2009]第00137号", "沅公交青认字〔2009〕第00137号", "document_number"),
        ("证号：沅暂字第0945611号", "沅暂字第0945611号", "residence_permit"),
        ("车架号：LZ0AA11B87A000136", "LZ0AA11B87A000136", "vin"),
        ("证件号码：G00000136", "G00000136", "passport"),
        ("号码W00000208", "W00000208", "hk_macao_permit"),
        ("受理编号：430600H10000231", "430600H10000231", "acceptance_number"),
        ("档案编号：430600900017", "430600900017", "file_number"),
        ("档案编号：43060|900017", "430601900017", "file_number"),
        ("利用档号：J999-ZY·HJ·SW·2008·Y-0002-015", "J999-ZY·HJ·SW·2008·Y-0002-015", "archive_number"),
    ],
)
def test_numbers(text: str, value: str, role: str) -> None:
    assert [(mention.value, mention.role) for mention in _mentions(text, "number")] == [(value, role)]


def test_places_on_the_page() -> None:
    (mention,) = _mentions("姓名：黄四", "person")
    page = typed_page("姓名：黄四")
    boxes = [glyph.box for glyph in page.lines[0].glyphs[3:]]
    assert mention.region == page.region_of(boxes)
    assert page.region_of([Box(0, 0, 10, 10)]).w < 0.01


@pytest.mark.parametrize(
    ("text", "archive_class", "types"),
    [
        ("户 口 迁 移 证（存根）　　湘迁字第000417号", "户籍", ["户口迁出"]),
        ("机动车注册登记申请表\n申请事项：□注册登记 ■转移登记 □变更登记", "车辆", ["转移登记"]),
        ("机动车登记业务申请表\n申请事项：□注册登记 □转移登记 变更登记 □注销登记", "车辆", ["变更登记"]),
        ("道路交通事故认定书\n可在三日内提出书面复核申请。", "交通事故", ["一般程序"]),
        ("重点人口登记表（正卷）\n撤管情况：见副卷撤管审批表", "重点人口", ["列管"]),
        ("暂住证申领表\n申领类别：□首次 □换领 √补领", "暂住证", ["补领"]),
        ("中国公民出入境证件申请表\n申请证件：往来台湾通行证", "出入境", ["赴台证件"]),
        ("死亡人员户口注销登记表\n死亡口期：2010年5月6曰　注销日期：2010年6月7日", "户籍", ["死亡注销"]),
        ("档案查阅利用审批表\n提供方式：■查阅 ■复印 □外借", "", ["查阅"]),
    ],
)
def test_case_types(text: str, archive_class: str, types: list[str]) -> None:
    assert _values(text, "case_type", archive_class=archive_class) == types


def test_each_form_of_an_item_has_its_type() -> None:
    pages = [typed_page("机动车注册登记申请表\n所有人：黄四"), typed_page("机动车转移登记申请表\n所有人：张三")]
    context = ItemContext(archive_class="车辆", year=2010)
    found = [(m.value, m.page) for m in extract(list(enumerate(pages, 1)), context) if m.type == "case_type"]
    assert found == [("注册登记", 1), ("转移登记", 2)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("岳公（治）决字［2008］第1203号", "岳公(治)决字〔2008〕第1203号"),
        ("岳公交楼认字〔2009〕第00137号", "岳公交楼认字〔2009〕第00137号"),
    ],
)
def test_the_branch_of_an_office_belongs_to_its_numbers(written: str, value: str) -> None:
    (mention,) = _mentions(f"编号：{written}", "number")
    assert (mention.raw, mention.value) == (written, value)


def test_an_address_offers_its_other_readings_and_keeps_what_was_read() -> None:
    page = doubtful(typed_page("住址：湖南省临江市白驚区求索路36号"), "驚", [("鹭", 0.2)])
    (mention,) = _mentions(page, "address")
    assert mention.value == "湖南省临江市白驚区求索路36号"
    assert mention.alternatives == ("湖南省临江市白鹭区求索路36号",)
