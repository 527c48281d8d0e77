"""Names of the fields that people may ask for, in Chinese and English, and nothing about how they are answered."""

from __future__ import annotations

from enum import StrEnum


class AskedField(StrEnum):
    """A field of the query language by its English name."""

    NAME = "name"
    ID_NUMBER = "id_number"
    ADDRESS = "address"
    CASE_TYPE = "case_type"
    CLASS = "class"
    REF = "ref"
    DATE = "date"
    YEAR = "year"
    BORN = "born"
    NUMBER = "number"
    BOX = "box"
    TITLE = "title"
    TEXT = "text"

    @property
    def chinese(self) -> str:
        return _CHINESE[self]


_CHINESE = {
    AskedField.NAME: "姓名",
    AskedField.ID_NUMBER: "身份证",
    AskedField.ADDRESS: "地址",
    AskedField.CASE_TYPE: "业务类型",
    AskedField.CLASS: "类别",
    AskedField.REF: "档号",
    AskedField.DATE: "日期",
    AskedField.YEAR: "年度",
    AskedField.BORN: "出生",
    AskedField.NUMBER: "证号",
    AskedField.BOX: "盒号",
    AskedField.TITLE: "题名",
    AskedField.TEXT: "正文",
}

_LABELS = {
    AskedField.NAME: (
        "名字 人名 当事人姓名 户主 车主 绰号 外号 诨名 浑名 化名 别名 又名 笔名 艺名 曾用名 原名 旧名 小名 乳名 奶名"
    ),
    AskedField.ID_NUMBER: "身份证号 身份证号码 公民身份号码 公民身份证号码 身份号码 居民身份证 居民身份证号码 证件号码",
    AskedField.ADDRESS: "住址 现住址 住所 户籍地 户籍地址 户籍所在地 户口所在地 居住地 暂住地址 地点",
    AskedField.NUMBER: (
        "车牌 车牌号 车牌号码 号牌 号牌号码 车号 电话 电话号码 联系电话 手机 手机号 手机号码 号码 编号 "
        "护照号 护照号码 证书号 证件号 暂住证号 文号 车架号 发动机号 驾驶证号"
    ),
    AskedField.REF: "档案号 归档号",
    AskedField.BORN: "出生日期 出生年月 生日 年龄 age",
    AskedField.CASE_TYPE: "业务 事由 业务类别",
    AskedField.YEAR: "年份",
    AskedField.BOX: "盒",
    AskedField.TITLE: "标题",
    AskedField.CLASS: "档案类别 门类",
    AskedField.TEXT: "全文 内容",
}

# Every name by which a field may be called, folded.
BY_NAME: dict[str, AskedField] = {
    **{asked.value: asked for asked in AskedField},
    **{chinese: asked for asked, chinese in _CHINESE.items()},
    # As papers label them.
    **{label: asked for asked, labels in _LABELS.items() for label in labels.split()},
}


def list_names() -> str:
    """Return the known names for a message."""
    return "、".join(f"{asked.chinese} {asked.value}" for asked in AskedField)
