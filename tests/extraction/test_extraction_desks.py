"""What desks and squads write around names, numbers and titles. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import HEIGHT, MARGIN, Ruled, line_at, page_of, ruled_page, typed_page

from archive.text import Box, PageText
from extraction.context import ItemContext
from extraction.extract import extract


def found(page: PageText | str, kind: str, *, archive_class: str = "户籍", year: int = 2006) -> list[str]:
    page = typed_page(page) if isinstance(page, str) else page
    mentions = extract([(1, page)], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in mentions if mention.type == kind]


def test_a_second_officer_signs_under_the_first():
    lines = [
        line_at("交通警察：湛卫东", 900, 400),
        line_at("柯俊", 1070, 470),
        line_at("滕越", 1066, 540),
        line_at("二〇〇八年十月二十日", 1080, 640),
    ]
    assert found(page_of(lines), "person", archive_class="交通事故") == ["湛卫东", "柯俊", "滕越"]
    # Under somebody who is no officer stands no other of his kind.
    lines[0] = line_at("姓　　名：湛卫东", 900, 400)
    assert "滕越" not in found(page_of([*lines[:3]]), "person", archive_class="交通事故")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("采集：康壮", "康壮"),
        ("带班：冯河　抄录：简丹", "简丹"),
        ("情况属实。调查人向东平 2009.5.12", "向东平"),
        ("经责任区民警阎松考察，建议调整类别。", "阎松"),
        ("甲长万俟炳保长谭国栋", "谭国栋"),
        ("甲长万俟炳保长谭国栋", "万俟炳"),
        ("同案人宰父平、令狐冲霄。", "宰父平"),
        ("批准：任城分局副局长孔令芳", "孔令芳"),
        ("前夫夏侯杰仍在原址立户，女夏侯晴随母。", "夏侯晴"),
        ("户主为家父蔺万福。", "蔺万福"),
        ("民警走访村民艾山·吾守尔、村会计阿依夏木·卡德尔，均证实其身份", "艾山·吾守尔"),
        ("调解人：莲塘交通监理站　漆合生", "漆合生"),
        ("同意更正孟庆祥一九五七年八月廿六日", "孟庆祥"),
        ("家庭成员：妻孙桂兰子卢新民", "孙桂兰"),
        ("同迁人口：妻余细妹三十五岁长子汤建国", "余细妹"),
        ("证明人：医师范济民", "范济民"),
        ("题名：关于苏日娜·巴特尔民族成分变更的审批表", "苏日娜·巴特尔"),
    ],
)
def test_names_that_desks_write(text: str, name: str):
    assert name in found(text, "person")


@pytest.mark.parametrize(
    "text", ["材料：费存根", "（水印）", "户别：单人户", "报名须知", "调解人：莲塘交通监理站　漆合生"]
)
def test_what_is_no_name(text: str):
    assert not {"费存根", "水印", "单人户", "须知", "莲塘交通监理站"} & set(found(text, "person"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("经华公交认字(2005)第033号认定书认定，", "华公交认字〔2005〕第033号"),
        ("司机龙占魁驾驶湘字第六一五号大货车", "湘字第六一五号"),
    ],
)
def test_where_the_number_of_a_paper_begins(text: str, number: str):
    assert number in found(text, "number", archive_class="交通事故")


def test_fifteen_digits_of_a_paper_are_no_id_number():
    assert found("第430602071005018号", "id_number", archive_class="交通事故") == []


def test_an_address_behind_a_number_and_a_blank():
    text = "甲方：麦永胜　驾驶证号430699197307022711 车牌号湘F·X1709 住址岳阳楼区王家河路53号"
    assert found(text, "address", archive_class="交通事故") == ["岳阳楼区王家河路53号"]


def test_a_day_behind_an_address_is_no_part_of_it():
    text = "住址：岳阳市岳阳楼区湖滨大道88号工地宿舍　　2006年2月"
    assert found(text, "address") == ["岳阳市岳阳楼区湖滨大道88号工地宿舍"]


def test_a_title_beside_fields_in_its_row():
    lines = [line_at("暂住人口登记簿", MARGIN, 100), line_at("出租房屋：樟树路38号", 900, 100)]
    assert found(page_of(lines), "case_type", archive_class="暂住证") == ["登记簿"]


def test_changes_in_a_list_do_not_make_the_household_one():
    page = ruled_page(
        "户口登记簿",
        [
            ["户主", Ruled("诸葛长风", 3)],
            ["序号", "姓名", "变动类别", "变动日期"],
            ["1", "诸葛周氏", "死亡", "1971年11月9日"],
            ["2", "诸葛明", "更正", "1973年1月6日"],
        ],
    )
    assert found(page, "case_type", year=1964) == ["户口登记"]


def test_a_value_whose_cell_was_not_seen():
    page = page_of(
        [
            line_at("暂住证延期登记卡", 500, 100, size=54),
            line_at("姓名", 140, 322),
            line_at("茅以山", 400, 322),
            line_at("承办人", 140, 402),
            line_at("成功", 400, 402),
        ],
        [Box(120, 300, 360, 380), Box(120, 380, 360, 460)],
        height=HEIGHT,
    )
    assert set(found(page, "person", archive_class="暂住证")) == {"茅以山", "成功"}


@pytest.mark.parametrize(
    ("title", "archive_class", "case_type"),
    [
        ("汽車登記表", "车辆", "注册登记"),
        ("自行車領照申請", "车辆", "注册登记"),
        ("拖拉机牌证登记表", "车辆", "注册登记"),
        ("档案转出通知", "车辆", "转移登记"),
        ("入伍户口注销登记", "户籍", "户口迁出"),
        ("下放户花名册", "户籍", "户口迁出"),
        ("农转非迁出批复", "户籍", "户口迁出"),
        ("戶口調查表", "户籍", "户口登记"),
        ("监督改造对象登记", "重点人口", "列管"),
    ],
)
def test_titles(title: str, archive_class: str, case_type: str):
    assert found(title, "case_type", archive_class=archive_class, year=1972) == [case_type]
