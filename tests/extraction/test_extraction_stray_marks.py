"""Marks that stand between a label and its name and belong to neither. Everybody in it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def people(page) -> list[str]:
    page = typed_page(page) if isinstance(page, str) else page
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=2009))
    return [mention.value for mention in found if mention.type == "person"]


@pytest.mark.parametrize("mark", ["☑", "□", "■", "√", "·", "*", "●", "※"])
@pytest.mark.parametrize("label", ["姓名", "户主", "申请人", "死者姓名"])
@pytest.mark.parametrize("name", ["谷长春", "欧阳海", "毕红"])
def test_a_mark_hides_no_name(label, mark, name):
    if mark == "□" and len(name) == 2:
        # A name whose surname cannot be read.
        assert people(f"{label}：{mark}{name}") == [f"{mark}{name}"]
        return
    assert people(f"{label}{mark}{name}") == [name]
    assert people(f"{label}：{mark}{name}　性别：女") == [name]
    assert people(f"{label}　{mark} {name}　民族　汉") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "□变更姓名 □变更民族",
        "☑户主 □非户主",
        "☑本人□代理人",
        "申请人☑本人□委托□其他",
        "☑姓名☑性别☑民族",
        "户主□ 本人☑",
        "申请人□单位□个人",
        "户主□常住人口□暂住人口",
        "□申请人□单独立户",
        "房主*自住*出租",
    ],
)
def test_boxes_to_tick_are_no_names(text):
    assert people(text) == []


def test_a_box_before_two_characters_is_a_surname_that_cannot_be_read():
    assert people("姓名：□建国") == ["□建国"]


def test_a_mark_in_the_cell_of_a_name():
    page = ruled_page("户口登记表", [["姓名", "☑谷长春", "性别", "男"], ["户主", "*毕红", "民族", "汉"]])
    assert sorted(people(page)) == ["毕红", "谷长春"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("调查人:毕红  记录人:谷长春  被调查人:欧阳海 捺印", ["毕红", "谷长春", "欧阳海"]),
        ("询问人:毕红记录人:谷长春被询问人:欧阳海按手印", ["毕红", "谷长春", "欧阳海"]),
        ("户主签字：谷长春捺印　经办人签字：毕红", ["谷长春", "毕红"]),
        ("被询问人　谷长春　捺指印", ["谷长春"]),
        ("甲方：谷长春（手印）　乙方：毕红（指印）", ["谷长春", "毕红"]),
        ("调查人 毕红　阎新 被调查人 谷长春 捺印 2001.3.4", ["毕红", "阎新", "谷长春"]),
        ("以上笔录属实。谷长春按指印", ["谷长春"]),
        ("当事人：谷长春画押", ["谷长春"]),
    ],
)
def test_who_signs_beside_a_fingerprint(text, names):
    assert people(text) == names


@pytest.mark.parametrize("text", ["调查人：　记录人：　被调查人：　捺印", "当事人签字捺印", "被询问人：　　按手印"])
def test_a_fingerprint_is_no_name(text):
    assert people(text) == []
