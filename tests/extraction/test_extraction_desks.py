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
        ("申请事项：姓名由“牛招弟”变更为“牛若曦”", "牛若曦"),
        ("司机下来说话，司机叫她荣桂莲。", "荣桂莲"),
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


def test_a_telephone_behind_an_id_number_is_no_paper():
    text = "后来他留了身份证，号码是430699196910250431，电话15973000481。"
    assert found(text, "number", archive_class="交通事故") == []
    assert found(text, "phone", archive_class="交通事故") == ["15973000481"]


def test_a_day_right_before_an_id_number():
    assert "1984-06-18" in found("申请人 牛招弟 女 1984-06-18 432299198406180744", "date")


def test_a_number_goes_on_below_a_line_with_a_name_set_apart():
    lines = [
        line_at("户主丁  香  山系其丈夫；其子丁一，一九八九年元月一日出生，公民身份号码432", MARGIN, 400),
        line_at("299198901010718，于2007年9月因升学将户口迁往武汉市洪山区珞瑜北路300号。", MARGIN, 455),
    ]
    assert found(page_of(lines), "id_number") == ["432299198901010718"]


def test_fifteen_digits_of_a_paper_are_no_id_number():
    assert found("第430602071005018号", "id_number", archive_class="交通事故") == []


def test_an_address_behind_a_number_and_a_blank():
    text = "甲方：麦永胜　驾驶证号430699197307022711 车牌号湘F·X1709 住址岳阳楼区王家河路53号"
    assert found(text, "address", archive_class="交通事故") == ["岳阳楼区王家河路53号"]


def test_a_day_behind_an_address_is_no_part_of_it():
    text = "住址：岳阳市岳阳楼区湖滨大道88号工地宿舍　　2006年2月"
    assert found(text, "address") == ["岳阳市岳阳楼区湖滨大道88号工地宿舍"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("因在外婆家平江县瓮江公社仁里大队寄养，没有申报户口", "平江县瓮江公社仁里大队"),
        ("户口登记在我所辖区岳阳市岳阳楼区青枫街道双桂坊12号1栋202室。", "岳阳市岳阳楼区青枫街道双桂坊12号1栋202室"),
        ("户口所在地：岳阳市岳阳楼区站前路i11号7栋403", "岳阳市岳阳楼区站前路111号7栋403"),
    ],
)
def test_addresses_that_desks_write(text: str, address: str):
    assert found(text, "address") == [address]


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


def test_specks_beside_digits_in_boxes_are_no_points():
    boxes = [Box(400 + 62 * n, 300, 458 + 62 * n, 360) for n in range(18)]
    digits = [
        line_at(digit + ("." if n == 4 else ""), 415 + 62 * n, 312) for n, digit in enumerate("432299197110030945")
    ]
    page = page_of([line_at("公民身份号码", 130, 312), *digits], [Box(110, 290, 395, 370), *boxes])
    assert found(page, "id_number", year=2007) == ["432299197110030945"]


def test_values_beside_labels_are_not_read_as_one_paragraph():
    page = page_of(
        [
            line_at("公民身份号码", 130, 322),
            line_at("432299192610100089", 420, 322, size=68),
            line_at("户口所在地", 130, 402),
            line_at("岳阳市岳阳楼区站前街道站前路111号7栋403", 420, 402),
        ],
        [Box(120, 300, 400, 380), Box(120, 380, 400, 460)],
    )
    assert found(page, "address", year=2004) == ["岳阳市岳阳楼区站前街道站前路111号7栋403"]
    assert found(page, "id_number", year=2004) == ["432299192610100089"]
