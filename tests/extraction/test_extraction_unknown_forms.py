"""Forms with labels and layouts that no list foresees: general rules have to read them. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import Ruled, line_at, page_of, ruled_page, typed_page

from archive.text import Box, Glyph, Line, PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _found(page: PageText, archive_class: str = "") -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=2005)):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return {name: sorted(values) for name, values in found.items()}


def test_label_glued_to_its_value() -> None:
    found = _found(
        typed_page(
            "接洽日期 2004-03-22　　引荐人查华　　回乡凭证号W00007731\n"
            "在本市寓所沅州市青石区学宫街74号\n"
            "机主身份证432299193802040016"
        )
    )
    assert found["person"] == ["查华"]
    assert found["number"] == ["W00007731"]
    assert found["address"] == ["沅州市青石区学宫街74号"]
    assert found["id_number"] == ["432299193802040016"]


def test_numbered_labels() -> None:
    found = _found(typed_page("业务流水号CJ2005000345\n1. 姓名:叶华\n5.身份证件号:432299193802040016\n11.核签人:潘敏"))
    assert found["person"] == ["叶华", "潘敏"]
    assert found["id_number"] == ["432299193802040016"]
    assert found["number"] == ["CJ2005000345"]


def test_labels_of_several_alike() -> None:
    found = _found(typed_page("驾驶人一：孟玲\n驾驶人二：尉迟远\n住址(2)：清水县石坝镇大樟村8组"))
    assert found["person"] == ["孟玲", "尉迟远"]
    assert found["address"] == ["清水县石坝镇大樟村8组"]


def test_pairs_of_labels_over_pairs_of_values() -> None:
    found = _found(
        ruled_page(
            "赔偿协议书",
            [
                ["甲方", "甲方身份证号", Ruled("甲方住址", 2)],
                ["沈翠", "432299193802040016", Ruled("清水县石坝镇大樟村8组", 2)],
                [Ruled("主持人", 2), Ruled("达成日期", 2)],
                [Ruled("贾芳", 2), Ruled("2005-01-03", 2)],
            ],
        )
    )
    assert found["person"] == ["沈翠", "贾芳"]
    assert found["id_number"] == ["432299193802040016"]
    assert found["date"] == ["2005-01-03"]
    assert found["address"] == ["清水县石坝镇大樟村8组"]


def test_next_pair_of_labels_ends_a_table() -> None:
    found = _found(
        ruled_page(
            "出生登记单",
            [
                [Ruled("婴儿姓名", 2), Ruled("性别", 2), Ruled("出生时间", 2)],
                [Ruled("程建", 2), Ruled("男", 2), Ruled("2005-03-03", 2)],
                [Ruled("出生证号", 3), Ruled("赋予身份号码", 3)],
                [Ruled("P430700727", 3), Ruled("432299200503030017", 3)],
            ],
        )
    )
    assert found["person"] == ["程建"]
    assert found["number"] == ["P430700727"]
    assert found["id_number"] == ["432299200503030017"]


def test_label_cell_of_two_lines_and_with_a_note() -> None:
    found = _found(
        ruled_page(
            "登记卡",
            [
                ["户口所\n在地", Ruled("沅州市青石区临河街道柳荫巷19号", 3)],
                ["住址（详细到门牌号）", Ruled("清水县石坝镇大樟村8组", 3)],
                ["婴儿姓名\n（拟登记）", "谭小满", "承接者", "向春梅"],
            ],
        )
    )
    assert found["person"] == ["向春梅", "谭小满"]
    assert found["address"] == ["沅州市青石区临河街道柳荫巷19号", "清水县石坝镇大樟村8组"]


def test_signature_over_a_date() -> None:
    found = _found(typed_page("情况已核对无误。\n\n　　　　　　　　　　匡大为\n　　　　　　　　　　2005年3月9日"))
    assert found["person"] == ["匡大为"]


def test_spaced_heads_without_rules() -> None:
    found = _found(
        typed_page("姓　名　　　　　　性　别　　　　　出生日期\n谭志远　　　　　　男　　　　　　　1967年4月5日")
    )
    assert found["person"] == ["谭志远"]
    assert found["date"] == ["1967-04-05"]


def test_fields_below_a_table_without_rules() -> None:
    found = _found(
        typed_page(
            "称谓　　姓名　　　年龄　　工作单位　　　电话\n"
            "妻　　　向春梅　　35　　　青石小学　　　0730-0000321\n"
            "审批意见　同意　　审批人　舒敏　　2005年3月9日"
        )
    )
    assert found["person"] == ["向春梅", "舒敏"]


def test_address_goes_on_under_its_value() -> None:
    found = _found(
        typed_page("这一行只是为了把纸面撑到右边而写得很长很长很长很长\n住址：清水县石坝镇\n　　　大樟村8组")
    )
    assert found["address"] == ["清水县石坝镇大樟村8组"]


def test_part_of_an_address_is_no_second_address() -> None:
    text = "兹有村民谭志远（男）系大樟村8组居民，现住清水县石坝镇大樟村8组。其母殷红于2004年12月3日病故。"
    found = _found(typed_page(text))
    assert found["address"] == ["清水县石坝镇大樟村8组"]
    assert found["person"] == ["殷红", "谭志远"]


def test_relatives_with_commas_are_several_persons() -> None:
    found = _found(ruled_page("登记表", [["家庭成员", Ruled("父谭国富，母殷红，妻向春梅，在青石小学工作", 3)]]))
    assert found["person"] == ["向春梅", "殷红", "谭国富"]


@pytest.mark.parametrize(
    "line",
    [
        "办理事由：[ ]首次申领 [ ]换领 [ ]补领 [√]延期 [ ]注销",
        "办理事由：( )首次申领 ( )换领 ( )补领 (√)延期 ( )注销",
    ],
)
def test_brackets_are_boxes(line: str) -> None:
    assert _found(typed_page("暂住证办理登记单\n" + line), "暂住证")["case_type"] == ["延期"]


def test_inside_of_a_large_character_is_no_cell() -> None:
    title = "重点人口类别变更项目登记表"
    size = 60.0
    glyphs = tuple(
        Glyph(text=c, box=Box(200 + n * size, 100, 200 + (n + 1) * size, 100 + size), confidence=0.9)
        for n, c in enumerate(title)
    )
    inside = Box(200 + 9 * size + 12, 112, 200 + 9 * size + 46, 146)
    small = typed_page("对象姓名：匡大为\n列管日期：2005年3月9日").lines
    page = page_of([Line(glyphs=glyphs, wraps=False, vertical=False), *small], [inside])
    assert _found(page, "重点人口")["case_type"] == ["变更类别"]


def test_running_number_is_digits() -> None:
    assert _found(typed_page("编号：常暂住字(2005]第O0123号"))["number"] == ["常暂住字〔2005〕第00123号"]


def test_organisations_and_words_are_no_persons() -> None:
    found = _found(
        ruled_page(
            "机动车登记单",
            [
                ["借阅人", "借阅部门", "押运员", "受检方"],
                ["无", "法制科", "安全员", "青石供销社"],
                ["委托者", "本人", "看护人", "父母"],
            ],
        )
    )
    assert found.get("person", []) == []


def test_labels_in_two_languages() -> None:
    found = _found(
        typed_page(
            "姓名 Name：谭志远　　身份证号 ID No.：432299193802040016\n住址 Address：沅州市青石区学宫街74号\n签发 Issued：舒敏"
        )
    )
    assert found["person"] == ["舒敏", "谭志远"]
    assert found["id_number"] == ["432299193802040016"]
    assert found["address"] == ["沅州市青石区学宫街74号"]


def test_title_of_two_rows() -> None:
    page = typed_page("沅州市公安局\n公民主项信息\n变更更正审批项目表\n申请人：谭志远")
    assert _found(page, "户籍")["case_type"] == ["公民主项信息变更更正"]


def test_head_that_nobody_knows_over_names() -> None:
    found = _found(
        ruled_page(
            "外来人员住宿登记簿",
            [
                ["入住时间", "宿客", "性别", "证件号码", "房号"],
                ["2005-03-01", "谭志远", "男", "432299193802040016", "302"],
                ["2005-03-02", "向春梅", "女", "432299193802040016", "305"],
            ],
        ),
        "暂住证",
    )
    assert found["person"] == ["向春梅", "谭志远"]
    assert "number" not in found


def test_unknown_label_before_a_whole_name() -> None:
    found = _found(typed_page("协管：毕克勤　　去向：张家界　　结语：经复核：原认定清楚，维持原认定"))
    assert found["person"] == ["毕克勤"]


def test_sliver_of_a_cell_is_skipped() -> None:
    page = ruled_page("登记表", [["承办人", "蔺雪"]])
    label, value = page.cells[0], page.cells[1]
    sliver = Box(value.x0 + 4, value.y0, value.x0 + 20, value.y1)
    cells = [label, sliver, Box(value.x0 + 24, value.y0, value.x1, value.y1)]
    lines = [line for line in page.lines if line.text != "蔺雪"]
    lines.append(line_at("蔺雪", value.x0 + 60, value.y0 + 20))
    assert _found(page_of(lines, cells))["person"] == ["蔺雪"]


def test_tails_of_addresses() -> None:
    text = (
        "对象：匡大为（男），原住沅州市青石区学宫街136号之2，1985年3月由清水县石坝镇大樟村东队迁来，"
        "户籍地址沅州市青石区柳荫巷69弄31号，现居住在沅州市青石区学宫街甲147号。"
    )
    found = _found(typed_page(text))
    assert found["address"] == [
        "沅州市青石区学宫街136号之2",
        "沅州市青石区学宫街甲147号",
        "沅州市青石区柳荫巷69弄31号",
        "清水县石坝镇大樟村东队",
    ]
    assert found["person"] == ["匡大为"]


def test_verb_of_a_label_is_no_part_of_an_address() -> None:
    found = _found(typed_page("生前户口所在地为沅州市青石区学宫街74号，因年老于2004年1月2日死亡。"))
    assert found["address"] == ["沅州市青石区学宫街74号"]


def test_sentence_below_an_address_is_none_of_it() -> None:
    page = typed_page(
        "这一行只是为了把纸面撑到右边而写得很长很长很长很长很长\n"
        "乙方住址（本人自报并经民警核对）：沅州市青石区学宫街212号\n"
        "双方于2005年1月1日发生交通事故，自愿达成如下协议"
    )
    assert _found(page)["address"] == ["沅州市青石区学宫街212号"]


def test_house_below_a_house_number_is_part_of_the_address() -> None:
    page = typed_page(
        "这一行只是为了把纸面撑到右边而写得很长很长很长很长很长\n"
        "乙方住址（本人自报并经民警核对）：沅州市青石区学宫街212号\n"
        "家属院9号楼3单元594"
    )
    assert _found(page)["address"] == ["沅州市青石区学宫街212号家属院9号楼3单元594"]


def test_two_addresses_side_by_side_go_on_below() -> None:
    page = page_of(
        [
            line_at("住址：沅州市青石区朝阳南", 120, 300),
            line_at("住址：清水县石坝镇大樟村180号", 700, 300),
            line_at("路70号", 120, 345),
        ]
    )
    assert _found(page)["address"] == ["沅州市青石区朝阳南路70号", "清水县石坝镇大樟村180号"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("字第 0006707 号", "0006707"),
        ("户注字第2001-0048号", "户注字第2001-0048号"),
        ("该人所持00715777号暂住证，因离开本市予以注销", "00715777"),
        ("于当日将暂住证（编号0040557）丢失", "0040557"),
    ],
)
def test_numbers_of_papers_in_hand(line: str, value: str) -> None:
    assert _found(typed_page(line))["number"] == [value]


def test_labels_of_an_inquiry_stand_against_their_names() -> None:
    found = _found(
        typed_page(
            "询问笔录\n询问人唐凤霞 记录人向春梅\n被询问人赵莲 性别女\n答：我来给我侄子沈大旸补录户口。\n"
            "问：沈大旸现在住在哪里？"
        ),
        "户籍",
    )
    assert found["person"] == ["向春梅", "唐凤霞", "沈大旸", "赵莲"]
    assert found["case_type"] == ["户口补录"]


def test_verbs_behind_short_names() -> None:
    text = "经责任区民警莫春调查，现租住姚德厚位于沅州市青石区学宫街49号的房屋，其胞兄袁小现居外地。"
    assert _found(typed_page(text))["person"] == ["姚德厚", "莫春", "袁小"]


def test_names_of_peoples_without_surnames_in_running_text() -> None:
    text = "经责任区民警扎西顿珠调查，其户口已由亲属乌日娜申报。民警入户走访调查属实。"
    assert _found(typed_page(text))["person"] == ["乌日娜", "扎西顿珠"]


def test_companions_and_signatures() -> None:
    found = _found(typed_page("迁移缘由升学　　同行人口谭小满（女儿）\n户籍员签章\n向春梅\n由本人任户主。"))
    assert found["person"] == ["向春梅", "谭小满"]


def test_name_and_sex_of_a_ledger_row() -> None:
    found = _found(ruled_page("户籍登记簿", [["长子", Ruled("罗志远　男 民国二十九年一月三十一日生 务农", 4)]]))
    assert found["person"] == ["罗志远"]


def test_stamped_words_are_no_names() -> None:
    assert _found(typed_page("同意补发。经办：向春梅　　归档"))["person"] == ["向春梅"]


@pytest.mark.parametrize(
    ("title", "archive_class", "value"),
    [
        ("关于匡大为变更姓名的批复", "户籍", "户口变更更正"),
        ("关于将有关人员列为重点人口管理的请示", "重点人口", "列管"),
        ("询问笔录\n问：你来办什么事？\n答：我来申请分户，另立一户。", "户籍", "分户"),
    ],
)
def test_papers_whose_title_hardly_names_the_matter(title: str, archive_class: str, value: str) -> None:
    assert _found(typed_page(title), archive_class)["case_type"] == [value]


def test_title_of_stacked_characters() -> None:
    small = typed_page("住址　博白县马蹄寨六号").lines
    stack = [line_at(character, 60, 600 + 90 * place, size=50) for place, character in enumerate("簿记登籍户")]
    assert _found(page_of([*small, *stack]), "户籍")["case_type"] == ["户口登记"]
