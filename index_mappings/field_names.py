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

# Every name by which a field may be called, folded.
BY_NAME: dict[str, AskedField] = {
    **{asked.value: asked for asked in AskedField},
    **{chinese: asked for asked, chinese in _CHINESE.items()},
    "年龄": AskedField.BORN,
    "age": AskedField.BORN,
}


def list_names() -> str:
    """Return the known names for a message."""
    return "、".join(f"{asked.chinese} {asked.value}" for asked in AskedField)
