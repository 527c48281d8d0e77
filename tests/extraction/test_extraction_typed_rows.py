"""Lists that were typed with blanks between the values, which stand under no head. Everybody in them is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from archive.model import Mention
from extraction.context import ItemContext
from extraction.extract import extract


def _read(text: str, *, archive_class: str = "暂住证", year: int = 1999) -> list[Mention]:
    return list(extract([(1, typed_page(text, size=22))], ItemContext(archive_class=archive_class, year=year)))


def _values(mentions: list[Mention], kind: str) -> list[str]:
    return sorted(mention.value for mention in mentions if mention.type == kind)


REGISTER = """暂住人口登记簿
序号 姓名 性别 出生日期 常住户口所在地 暂住地址 事由 来本地日期 房主 证号
1 祁九妹 女 1980.2.14 湖南省凤凰县 樟树坡12号 服务员 1999.1.15 费德顺 清暂字第9900027号
2 阮致远 男 1969.3.3 湖南省益阳市 樟树坡15号 木工 1999.2.1 费德顺 清暂字第9900031号
登记人：庄小可"""


def test_values_belong_to_the_heads_by_their_order():
    mentions = _read(REGISTER)
    assert _values(mentions, "person") == ["庄小可", "祁九妹", "费德顺", "费德顺", "阮致远"]
    assert _values(mentions, "address") == ["樟树坡12号", "樟树坡15号", "湖南省凤凰县", "湖南省益阳市"]
    assert _values(mentions, "number") == ["清暂字第9900027号", "清暂字第9900031号"]
    roles = {(mention.value, mention.role) for mention in mentions if mention.type == "date"}
    assert {("1980-02-14", "出生日期"), ("1999-01-15", "迁入日期")} <= roles


def test_a_row_may_be_broken_over_two_lines():
    broken = REGISTER.replace("费德顺 清暂", "费德顺\n清暂")
    assert _values(_read(broken), "number") == ["清暂字第9900027号", "清暂字第9900031号"]
    assert _values(_read(broken), "person") == _values(_read(REGISTER), "person")


def test_a_value_that_is_left_out_moves_no_other():
    mentions = _read(REGISTER.replace(" 木工", ""))
    assert _values(mentions, "address") == ["樟树坡12号", "樟树坡15号", "湖南省凤凰县", "湖南省益阳市"]


def test_a_row_of_dittos_goes_on():
    mentions = _read(
        "戶口登記冊\n門牌　姓名　關係　性別　出生年月日　備考\n"
        "正街十一號　逯鴻儒　戶主　男　民國前五年　雜貨店\n〃　逯喬氏　妻　女　不詳　〃\n以上一九五〇年四月廿日查畢",
        archive_class="户籍",
        year=1950,
    )
    assert _values(mentions, "person") == ["逯乔氏", "逯鸿儒"]
    assert {mention.role for mention in mentions if mention.value == "逯乔氏"} == {"妻"}


@pytest.mark.parametrize(
    "text",
    [
        # Labels and values in turn.
        "户主 逯鸿儒 性别 男 民族 汉\n出生 1951年4月2日 籍贯 临湘 职业 木工",
        # Labels alone, and below them something else.
        "姓名 性别 住址\n以上各栏由申报人如实填写。",
    ],
)
def test_other_lines_are_no_table(text: str):
    dates = [mention.role for mention in _read(text) if mention.type == "date"]
    assert _values(_read(text), "person") in ([], ["逯鸿儒"])
    assert len(dates) <= 1


def test_a_value_may_be_broken_and_a_name_set_with_blanks():
    mentions = _read(
        "往来港澳通行证制证登记台账\n制证日期  姓名  性别  证件号  身份号码  签注  家庭住址\n"
        "20050711  祁九妹  女  W04417745  432299197912040141  T\n清水区枫桥街道桂花园小区6栋2单元301室\n"
        "20050711  费 梅  女  W04417751  430699197108170797  L\n清水区柳林洲镇芦苇场家\n属区12号\n"
        "制证人 司马青　审核 费德顺　2005年7月29日",
        archive_class="出入境",
        year=2005,
    )
    assert _values(mentions, "address") == ["清水区枫桥街道桂花园小区6栋2单元301室", "清水区柳林洲镇芦苇场家属区12号"]
    assert {"祁九妹", "费梅"} <= set(_values(mentions, "person"))
    assert _values(mentions, "number") == ["W04417745", "W04417751"]
