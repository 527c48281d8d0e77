"""Certificates, box rows and volumes of many matters: numbers whole, matters by their own words. All is invented."""

from __future__ import annotations

import pytest
from page_kit import MARGIN, doubtful, line_at, page_of, ruled_page, typed_page

from archive.text import Box
from extraction.context import ItemContext
from extraction.extract import extract


def _found(page, archive_class="", year=2009, subcategories=()):
    context = ItemContext(archive_class=archive_class, year=year, subcategories=subcategories)
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], context):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("死亡证明书号158021141", "158021141"),
        ("死亡原因年老病故\n死亡证明书号977889160", "977889160"),
        ("出生医学证明号H430123456", "H430123456"),
        ("某某凭证书号12345678", "12345678"),
    ],
)
def test_a_number_glued_to_its_label_keeps_its_first_digit(text, number):
    assert _found(typed_page(text), "户籍")["number"] == {number}


@pytest.mark.parametrize(
    ("archive_class", "series", "title", "matter"),
    [
        ("车辆", "ZC", "机动车转移登记申请表", "转移登记"),
        ("车辆", "ZC", "机动车变更登记申请表", "变更登记"),
        ("车辆", "ZC", "机动车注销登记申请表", "注销登记"),
        ("车辆", "ZC", "机动车报废登记表", "注销登记"),
        ("车辆", "ZC", "机动车登记申请表", "注册登记"),
        ("车辆", "ZY", "机动车登记表", "转移登记"),
        ("户籍", "QR", "出生入户申请表", "出生入户"),
        ("户籍", "QC", "户口迁入审批表", "户口迁入"),
        ("户籍", "BG", "出生日期更正审批表", "户口变更更正"),
        ("户籍", "ZX", "出生日期更正审批表", "公民主项信息变更更正"),
    ],
)
def test_a_title_names_its_matter_whatever_the_series_of_the_volume(archive_class, series, title, matter):
    page = typed_page(f"{title}\n姓名：谌立春")
    assert _found(page, archive_class, subcategories=(series,))["case_type"] == {matter}


def test_a_division_is_decided_by_a_rival_of_a_character_that_is_fairly_sure():
    page = doubtful(typed_page("住址：长沙市关蓉区某家坡182号"), "关", [("芙", 0.09), ("美", 0.01)], confidence=0.902)
    assert _found(page)["address"] == {"长沙市芙蓉区某家坡182号"}


def test_a_division_that_stands_in_the_table_is_left_alone():
    page = doubtful(typed_page("住址：长沙市天心区某家坡182号"), "天", [("开", 0.09)], confidence=0.902)
    assert _found(page)["address"] == {"长沙市天心区某家坡182号"}


def _boxed(digits, label="8. 身份证号码", *, count=18):
    """A label, and beside it boxes that no table holds, each with what was read in it."""
    side, y = 60.0, 400.0
    lines, cells = [line_at(label, MARGIN, y + 10)], []
    for place in range(count):
        x = MARGIN + 420 + place * (side + 6)
        cells.append(Box(x, y, x + side, y + side))
        if place < len(digits) and digits[place]:
            lines.append(line_at(digits[place], x + 14, y + 12))
    lines.append(line_at("4. 出生日期　1972年2月19日", MARGIN, 200))
    return page_of(lines, cells)


def test_boxes_outside_of_a_table_hold_the_number_that_their_label_names():
    assert _found(_boxed([*"432299197202195659"]))["id_number"] == {"432299197202195659"}


def test_what_is_lost_in_the_last_box_is_solved():
    assert _found(_boxed([*"4322991972021956", ".5", ""]))["id_number"] == {"432299197202195659"}


def test_boxes_under_another_label_or_of_another_count_hold_no_id_number():
    assert "id_number" not in _found(_boxed([*"430600123456789"], label="8. 档案编号", count=15))
    assert "id_number" not in _found(_boxed([*"43060012345"], count=11))


def test_a_numbered_label_in_the_next_line_ends_an_address():
    text = "10.现住址　　岳阳市君山区某家坡53号\n11.工作单位　　无"
    page = typed_page(text)
    first, *rest = page.lines
    # The second row as the goes-on of the first, as engines may take it.
    page = page_of([type(first)(first.glyphs, wraps=True), *rest])
    assert _found(page)["address"] == {"岳阳市君山区某家坡53号"}


def test_a_sentence_about_the_said_time_is_no_address():
    found = _found(typed_page("上列时间，许光荣驾车由东往西行至该处时，因疏忽大意，与司马芳相撞。"), "交通事故")
    assert "address" not in found
    assert found["person"] == {"许光荣", "司马芳"}


def test_a_blank_inside_a_name_is_closed_where_the_paper_has_it_whole():
    page = typed_page("姓名：刘银花\n领证人签名：刘银 花")
    assert _found(page)["person"] == {"刘银花"}


def test_a_label_whose_blank_was_read_as_a_box_is_the_label():
    page = ruled_page("常住人口登记表", [["姓☑名", "乔金", "性　别", "女"]])
    assert _found(page, "户籍")["person"] == {"乔金"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("关于欧阳芳妤购房入户的审批表", {"欧阳芳妤"}),
        ("1. 姓名 (中文)　　范瑶金", {"范瑶金"}),
    ],
)
def test_words_around_a_name_are_no_names(text, names):
    assert _found(typed_page(text), "户籍")["person"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("兹介绍杜鑫共三人前来联系。", {"杜鑫"}),
        ("兹介绍我村村民孙勤等谌斌共贰人前来办理。", {"孙勤", "谌斌"}),
        ("据治保主任徐正反\n映，其表现较好。", {"徐正"}),
        ("答：卖豆腐的宓雪琴也看见了。", {"宓雪琴"}),
        ("答：开拖拉机的贺远楚可以作证。", {"贺远楚"}),
        ("答：当时的情况周围人都看到了。", set()),
    ],
)
def test_a_name_ends_before_what_is_counted_reported_or_seen(text, names):
    assert _found(typed_page(text)).get("person", set()) == names


def test_a_word_for_what_is_filled_in_is_no_applicant():
    assert "person" not in _found(ruled_page("申请表", [["申请人", "资料"]]), "出入境")


@pytest.mark.parametrize("hamlet", ["王家屋场", "李家台子", "下院子", "毛家塝上", "陈家大屋"])
def test_a_hamlet_ends_an_address(hamlet):
    found = _found(typed_page(f"文某，住址岳阳县云头乡响水村{hamlet}，系驾驶人。"))
    assert found["address"] == {f"岳阳县云头乡响水村{hamlet}"}


def test_the_word_for_a_town_is_put_right_before_a_village():
    page = doubtful(typed_page("住址：临湘市云头多团结村8组"), "多", [("乡", 0.13)], confidence=0.87)
    assert _found(page)["address"] == {"临湘市云头乡团结村8组"}


def test_a_commune_is_put_right():
    page = doubtful(
        typed_page("住址：岳阳县五星工社光明大队第四生产队"), "工", [("2", 0.4), ("公", 0.02)], confidence=0.55
    )
    assert _found(page)["address"] == {"岳阳县五星公社光明大队第四生产队"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("答：黄腊桃和蔺金华都在场，散会大约十点钟。", {"黄腊桃", "蔺金华"}),
        ("散布谣言，有李玉枝亲眼看见。", {"李玉枝"}),
        ("以上有房产证证明，由街道证明。", set()),
        ("答：他是我表兄解放前同住石桥镇油榨巷四十一号。", set()),
    ],
)
def test_witnesses_are_found_and_nobody_else(text, names):
    assert _found(typed_page(text)).get("person", set()) == names


def test_a_title_that_is_spaced_out_before_a_number_names_the_matter():
    page = page_of([line_at("户口　　卡片　　　户号　0293174", MARGIN, 60), line_at("姓名　张平", MARGIN, 160)])
    assert _found(page, "户籍")["case_type"] == {"户口登记"}


@pytest.mark.parametrize(
    ("text", "character", "rivals"),
    [
        ("临湘市云头镇多宝村8组", "多", [("乡", 0.2)]),  # a town is named
        ("临湘市云头多团结村8组", "多", [("名", 0.2)]),  # nothing speaks for one
        ("临湘市云头多团结村8组", "多", [("乡", 0.01)]),  # hardly anything does
    ],
)
def test_nothing_else_becomes_the_word_for_a_town(text, character, rivals):
    page = doubtful(typed_page(f"住址：{text}"), character, rivals, confidence=0.87)
    assert _found(page)["address"] == {text}
