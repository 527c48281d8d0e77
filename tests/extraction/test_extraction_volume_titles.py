"""People in the titles of a volume's contents list. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(page) -> list[str]:
    page = typed_page(page) if isinstance(page, str) else page
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


TITLES = [
    ("关于冼伟同志户口迁移的请示", ["冼伟"]),
    ("彭泽民与仉秀云离婚后子女户口问题", ["彭泽民", "仉秀云"]),
    ("彭泽民、仉秀云打架一案", ["彭泽民", "仉秀云"]),
    ("禚兰英等三人赌博案", ["禚兰英"]),
    ("关于贲有才等五户迁入的批复", ["贲有才"]),
    ("栾凤英与邻居闵大军宅基地纠纷材料", ["栾凤英", "闵大军"]),
    ("柯小龙诉祝三妹离婚案卷", ["柯小龙", "祝三妹"]),
    ("给柯小龙补发迁移证的请示", ["柯小龙"]),
    ("关于对柯小龙宣布撤管的决定", ["柯小龙"]),
    ("群众来信反映柯小龙冒名顶替的调查", ["柯小龙"]),
    ("柯小龙交通肇事案", ["柯小龙"]),
    ("柯小龙偷渡案", ["柯小龙"]),
    ("柯小龙自首材料", ["柯小龙"]),
    ("逄春和其妻申请农转非的报告", ["逄春"]),
    ("司徒卫东盗窃自行车一案的调查材料", ["司徒卫东"]),
    ("庹世杰、禚兰英、仉国平聚众赌博案", ["庹世杰", "禚兰英", "仉国平"]),
    ("冼伟雄冒领户口簿的检查", ["冼伟雄"]),
    ("阿依古丽·买买提遗失护照的声明", ["阿依古丽·买买提"]),
    ("钭阿福房屋权属争议调处材料", ["钭阿福"]),
    ("栾海、钭小梅夫妇收养登记", ["栾海", "钭小梅"]),
]


@pytest.mark.parametrize(("title", "names"), TITLES)
def test_people_of_a_title(title, names):
    assert sorted(people(f"卷内目录\n3　{title}　1985.3.4　5-8")) == sorted(names)
    page = ruled_page("卷内目录", [["顺序号", "题名", "日期", "页次"], ["1", title, "1985.3.4", "1-2"]])
    assert sorted(people(page)) == sorted(names)


@pytest.mark.parametrize(
    "title",
    [
        "关于农转非户口迁移的请示",
        "关于子女户口问题的通知",
        "关于万元户迁移的批复",
        "离婚后子女户口问题",
        "打架一案、斗殴案",
        "关于贯彻户口登记条例的通知",
        "关于安排插队知青回城的通知",
        "关于水库移民等三户迁入的批复",
        "对外来人员的处理意见",
        "交通肇事案",
        "农村宅基地纠纷材料",
        "管理制度与安全检查材料",
        "党员、干部违纪案",
        "双方房屋纠纷案",
        "时事政策学习材料",
        "安全生产责任案卷",
        "车辆、房屋纠纷案",
        "明火执仗抢劫案",
        "高速公路追尾案",
        "金店被盗案",
        "方家兄弟斗殴案",
    ],
)
def test_titles_without_people(title):
    assert people(f"卷内目录\n3　{title}　1985.3.4　5-8") == []
    page = ruled_page("卷内目录", [["顺序号", "题名", "日期", "页次"], ["1", title, "1985.3.4", "1-2"]])
    assert people(page) == []
