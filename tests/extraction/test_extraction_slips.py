"""Short slips, kin lists and registers: one thing a line, on clean print. Everybody is invented."""

from __future__ import annotations

import pytest
from page_kit import doubtful, ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract
from extraction.places import is_region


def mentions(page, *, year=2008, archive_class="户籍"):
    return extract([(1, page)], ItemContext(archive_class=archive_class, year=year))


def read(text, kind, **more):
    return [mention.value for mention in mentions(typed_page(text), **more) if mention.type == kind]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            # Names that end as a sex does.
            ("车主：司徒亚男", ["司徒亚男"]),
            ("母亲龚胜男，妻子郭若男，妹妹陈亚男", ["龚胜男", "郭若男", "陈亚男"]),
            ("龚立本男，汉族，1970年生", ["龚立本"]),
            # Relatives.
            ("婚后生育一子龚小康。", ["龚小康"]),
            ("其兄龚秋生、嫂佘满秀均可证明。", ["龚秋生", "佘满秀"]),
            ("同户人员有弟龚德勇、弟媳易小英、侄子龚浩等三人。", ["龚德勇", "易小英", "龚浩"]),
            ("妻：温泉　子：高原　女：高小雨", ["温泉", "高原", "高小雨"]),
            # Heads and ends of sentences.
            ("兹有退伍军人倪匡正前来你处办理落户手续。", ["倪匡正"]),
            ("穆秋芳的出生日期由1961年3月4日更正为1962年3月4日。", ["穆秋芳"]),
            ("孟良才暂住证到期，申请换发新证。", ["孟良才"]),
            ("申请将姓名龚不理更改为敬不理。", ["龚不理", "敬不理"]),
            ("卖方柯南，买方马晓，成交价三千元。", ["柯南", "马晓"]),
            ("关于程玉玥复员迁入的批件", ["程玉玥"]),
            ("办案人龚立本，由东往西行驶", ["龚立本"]),
        ],
    )
    def test_names_are_found_whole(self, text, names):
        assert sorted(read(text, "person")) == sorted(names)

    @pytest.mark.parametrize(
        "text",
        [
            "由东往西行驶",
            "变更项目：姓氏",
            "原集体户口，现购房落户。",
            "其余项目不变。",
            "籍贯 吉林双辽",
            "重点人口调类清单",
            "来做甚 收药材",
            "亲属、交往",
        ],
    )
    def test_words_are_no_names(self, text):
        assert read(text, "person") == []

    def test_each_of_a_row_of_relatives_is_told_who_he_is(self):
        found = mentions(typed_page("特申请将本人及妻子江招弟、儿子陈文革、女儿罗佳怡的户口迁入。"))
        assert {m.value: m.role for m in found if m.type == "person"} == {
            "江招弟": "妻子", "陈文革": "儿子", "罗佳怡": "女儿",
        }  # fmt: skip

    def test_relatives_whose_relation_stands_apart_have_rows_of_their_own(self):
        page = typed_page(
            "户口登记簿\n户主　莫德润　男　民国十一年三月初八日生　汉　清水县人　职业　木工\n妻　　　莫李氏（李秀姑）　女　家务\n子　　　莫柏舟　男　学生"
        )
        roles = {m.value: m.role for m in mentions(page, year=1962) if m.type == "person"}
        assert roles == {"莫德润": "户主", "莫李氏": "妻", "李秀姑": "妻", "莫柏舟": "子"}

    def test_rare_surnames_stand_in_a_column_of_names(self):
        page = ruled_page(
            "签发登记簿",
            [["序号", "姓名", "性别"], ["1", "是秀英", "女"], ["2", "欧阳张弛", "男"], ["3", "龚立本", "男"]],
        )
        assert {m.value for m in mentions(page) if m.type == "person"} == {"是秀英", "欧阳张弛", "龚立本"}


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("户籍所在地：四川省达州市", ["四川省达州市"]),
            ("户口所在地：湖南衡阳", ["湖南衡阳"]),
            ("常住户口：河南省信阳市", ["河南省信阳市"]),
            ("本人原籍湘阴县新泉镇大塘村，现居住在岳阳楼区求索路273号。", ["湘阴县新泉镇大塘村", "岳阳楼区求索路273号"]),
            ("因工作调动，现全家居住在湘阴县新泉镇白泥社区牛角冲组，特此申请。", ["湘阴县新泉镇白泥社区牛角冲组"]),
            ("何时由何地迁来本址岳阳市云溪区松杨湖街道巴陵东路183号", ["岳阳市云溪区松杨湖街道巴陵东路183号"]),
            ("现住太和县旧县坎镇胡窑子村十一队　准迁至屏山县龙华溪乡中都坪村18社", ["太和县旧县坎镇胡窑子村十一队", "屏山县龙华溪乡中都坪村18社"]),
            ("住汉中市汉台区东塔横路210号付2号驾陕F·KU442号车", ["汉中市汉台区东塔横路210号付2号"]),
        ],
    )  # fmt: skip
    def test_places_are_found_whole(self, text, places):
        assert sorted(read(text, "address")) == sorted(places)

    @pytest.mark.parametrize("text", ["四川省达州市", "湖南衡阳", "新疆喀什", "广西壮族自治区柳州市", "内蒙古赤峰"])
    def test_a_province_and_a_city_are_a_region(self, text):
        assert is_region(text)

    @pytest.mark.parametrize("text", ["四川省", "达州市", "湖南人", "龚立本", "", "湖南省不知道市"])
    def test_anything_else_is_none(self, text):
        assert not is_region(text)


class TestDatesAndNumbers:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("有效期限　2006.11.20-2026.11.20", ["2006-11-20", "2026-11-20"]),
            ("签发日期/Date of issue: 27 9月/SEP 2014", ["2014-09-27"]),
            ("Date of expiry 05 AUG 2003", ["2003-08-05"]),
            ("编号2006.11.20-17", []),
            ("号31 AUGUR 2003", []),
        ],
    )
    def test_days(self, text, days):
        assert sorted(read(text, "date")) == days

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("香港身份证号码K000123(4)", ["K000123(4)"]),
            ("经查丹公档证2006第392号存根", ["丹公档证2006第392号"]),
            ("依汉公交认2002第453号认定书", ["汉公交认2002第453号"]),
        ],
    )
    def test_numbers(self, text, numbers):
        assert read(text, "number") == numbers

    def test_a_cell_may_hold_two_numbers_and_a_plate_no_letter(self):
        page = ruled_page("发牌登记簿", [["牌号", "机号/架号"], ["58-60953", "JL465Q801123\n6895548"]])
        found = {m.value: m.role for m in mentions(page, archive_class="车辆") if m.type == "number"}
        assert found.keys() == {"58-60953", "JL465Q801123", "6895548"}
        assert found["58-60953"] == "plate"


@pytest.mark.parametrize(
    ("title", "archive_class", "kind"),
    [
        ("居民户口变动申报表（死亡）", "户籍", "死亡注销"),
        ("暂住证", "暂住证", "首次申领"),
        ("岳阳市暂住证存根", "暂住证", "首次申领"),
        ("人口信息查询结果", "户籍", "户口登记"),
        ("重点人口调类清单", "重点人口", "变更类别"),
    ],
)
def test_case_types_of_titles(title, archive_class, kind):
    assert read(f"{title}\n姓名　龚立本", "case_type", archive_class=archive_class) == [kind]


def test_who_loses_his_register_without_dying_is_not_dead():
    assert "死亡注销" not in read("户口注销通知（劳动教养）\n姓名　龚立本", "case_type")


def test_a_day_behind_the_number_of_a_permit_is_a_day():
    text = "暂住证\n证号　岳公暂4306020088731　有效期至2010年5月31日"
    assert read(text, "date", archive_class="暂住证") == ["2010-05-31"]
    assert read(text, "number", archive_class="暂住证") == ["岳公暂4306020088731"]


def test_a_number_beside_a_title_is_cut_off_where_the_blank_is():
    text = "湘陰縣人民政府公安局遷移證　湘字第三二七號\n茲有居民龚立本"
    assert read(text, "case_type", year=1951) == ["户口迁出"]
    assert read(text, "number", year=1951) == ["湘字第三二七号"]


@pytest.mark.parametrize(
    ("read_as", "runners_up", "plate"),
    [("子", (("F", 0.2), ("牛", 0.1)), ["湘F·2D915"]), ("牙", (("子", 0.2), ("B", 0.05), ("F", 0.1)), ["湘F·2D915"]), ("子", (("牛", 0.3),), [])],
)  # fmt: skip
def test_the_letter_of_a_plate_is_taken_from_the_runners_up(read_as, runners_up, plate):
    page = doubtful(typed_page(f"轿车湘{read_as}·2D915沿长沙路行驶"), read_as, runners_up, confidence=0.3)
    found = [m for m in mentions(page, archive_class="交通事故") if m.type == "number"]
    assert [m.value for m in found] == plate
    assert all("mended" in m.checks and m.raw.startswith(f"湘{read_as}") for m in found)
