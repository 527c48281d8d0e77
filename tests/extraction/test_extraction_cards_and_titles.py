"""Cards whose address goes on below, how people with spelt names are called, and which way they went. All invented."""

import pytest
from page_kit import line_at, page_of, typed_page

from extraction.addresses import is_house
from extraction.context import ItemContext
from extraction.extract import extract


def read(page, kind):
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=2010))
    return [mention.value for mention in found if mention.type == kind]


def card(second, *, indent, gap=36):
    lines = ["姓名 滕桂香", "性别 女 民族 汉", "住址 临湘市长安街道桃矿街138号"]
    placed = [line_at(text, 200, 200 + 60 * number) for number, text in enumerate(lines)]
    placed.append(line_at(second, 200 + indent, 320 + gap))
    placed.append(line_at("公民身份号码430682197908050349", 200, 320 + gap + 90))
    # Something on the sheet is longer, so that no line of the card is full.
    placed.append(line_at("中华人民共和国居民身份证复印件与原件核对一致，仅供申报户口使用，经办人晏腊梅", 200, 900))
    return page_of(placed)


@pytest.mark.parametrize("indent", [40, 60, 80])
@pytest.mark.parametrize("second", ["304室", "3栋2单元304室", "附2号", "二楼"])
def test_the_second_line_of_an_address_on_a_card_belongs_to_it(second, indent):
    assert read(card(second, indent=indent), "address") == [f"临湘市长安街道桃矿街138号{second}"]
    assert read(card(f"{second} .", indent=indent), "address") == [f"临湘市长安街道桃矿街138号{second}"]


@pytest.mark.parametrize(
    ("second", "indent"), [("304室", 0), ("304室", 500), ("第3号", 60), ("复印件", 60), ("3046", 60)]
)
def test_what_else_stands_below_it_does_not(second, indent):
    assert read(card(second, indent=indent), "address") == ["临湘市长安街道桃矿街138号"]


@pytest.mark.parametrize(
    ("text", "whole"), [("304室", True), ("3栋2单元304室", True), ("304", False), ("304室电话", False), ("室", False)]
)
def test_what_is_nothing_but_a_house(text, whole):
    assert is_house(text) is whole


@pytest.mark.parametrize("name", ["热依汗·阿不都", "帕提古丽·艾山江", "巴哈提亚尔·司马义"])
@pytest.mark.parametrize("behind", ["同志，女，1998年2月来岳", "同志在我厂务工", "女士系我店员工", "先生的暂住证"])
def test_how_somebody_is_called_is_no_part_of_a_spelt_name(name, behind):
    assert read(typed_page(f"现有我店职工{name}{behind}"), "person") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # 妹 ends a name, where a blank follows it and none stands before.
        ("子女：滕细妹\n　　　滕玉兰", ["滕细妹", "滕玉兰"]),
        ("子女：滕细妹　滕玉兰", ["滕细妹", "滕玉兰"]),
        ("家庭成员：妻晏桂英　妹滕玉兰", ["晏桂英", "滕玉兰"]),
        # Two who sign without a blank between them.
        ("勘查人员：沈磊晏焕章", ["沈磊", "晏焕章"]),
        ("勘查人员：欧阳焕章", ["欧阳焕章"]),
    ],
)
def test_where_names_of_a_list_end(text, names):
    assert read(typed_page(text), "person") == names


def test_a_name_of_two_surnames_is_whole_wherever_it_stands():
    text = "滕王丽娟，女，1973年8月4日出生。\n2009年9月8日，滕王丽娟驾驶摩托车，与王丽娟相撞。"
    assert read(typed_page(text), "person") == ["滕王丽娟", "滕王丽娟", "王丽娟"]


@pytest.mark.parametrize("text", ["申领日期：2009年9月.14日", "申领日期：2009年9月·14日", "2009年.9月14日到所"])
def test_a_speck_in_a_date_is_no_part_of_it(text):
    assert read(typed_page(text), "date") == ["2009-09-14"]


@pytest.mark.parametrize("way", ["直行", "左转", "右转", "掉头", "逆行", "行驶"])
def test_the_way_that_somebody_went_is_nobody(way):
    text = f"滕桂香驾驶小型客车行驶至路口左转弯时，与对向{way}的晏腊梅驾驶的摩托车相撞。"
    assert read(typed_page(text), "person") == ["滕桂香", "晏腊梅"]


@pytest.mark.parametrize("word", ["常住人口登记", "常住人口迁移", "暂住人口登记簿", "户口注销", "人口变动"])
@pytest.mark.parametrize("blank", ["", " "])
def test_words_of_registers_are_nobody_however_they_are_set(word, blank):
    text = blank.join(word)
    assert read(typed_page(f"{text}\n姓名：滕桂香"), "person") == ["滕桂香"]
