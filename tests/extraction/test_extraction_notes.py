"""Who wrote a note or a letter, and who is whose in sentences of kin. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def _people(text, *, year=1998):
    mentions = extract([(1, typed_page(text))], ItemContext(year=year))
    return {mention.value: mention.role for mention in mentions if mention.type == "person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("今收到李大明交来房租三百元整。此据　苗秋实", {"李大明", "苗秋实"}),
        ("兹收到谭克勤押金五十元，此据。经收人 邹国强", {"谭克勤", "邹国强"}),
        ("今欠到施炳南货款二百元　欠款人谭克勤", {"施炳南", "谭克勤"}),
        ("立据人　谭克勤　　担保人　施炳南", {"谭克勤", "施炳南"}),
        ("具结人谭克勤（指印）　保证人：施炳南", {"谭克勤", "施炳南"}),
        ("申请人谭克勤亲笔", {"谭克勤"}),
        ("谭克勤亲笔　1998年3月2日", {"谭克勤"}),
        ("此致\n敬礼\n谭克勤敬上\n1998年3月2日", {"谭克勤"}),
        ("此致\n平江县公安局\n谭克勤　谨上", {"谭克勤"}),
        ("此致\n派出所\n　　　　谭克勤　谨上\n1998年3月2日", {"谭克勤"}),
        ("此致\n派出所\n谭克勤\n1998年3月2日", {"谭克勤"}),
        ("此致 平江县公安局　申请人谭克勤敬上", {"谭克勤"}),
        ("由本人谭克勤亲笔签名", {"谭克勤"}),
        ("具保人谭克勤、施炳南、邹国强联名具保", {"谭克勤", "施炳南", "邹国强"}),
        ("谭克勤谨呈　1998年3月2日", {"谭克勤"}),
        ("谭克勤手书　　施炳南捺印", {"谭克勤", "施炳南"}),
    ],
)
def test_who_wrote_a_note(text, names):
    assert set(_people(text)) == names


@pytest.mark.parametrize(
    "text",
    ["此据无误，请查收。", "此致敬礼，高度重视。", "敬上一杯茶，万事如意敬上", "具结悔过，保证安全。", "收到现金押金"],
)
def test_words_of_notes_are_no_people(text):
    assert _people(text) == {}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("谭春花是我女儿，今年五岁。", {"谭春花": ""}),
        ("我儿子谭小军在部队。", {"谭小军": "儿子"}),
        ("我哥谭克俭，我嫂冯桂兰", {"谭克俭": "哥", "冯桂兰": "嫂"}),
        ("本人谭克勤系平江县人", {"谭克勤": "本人"}),
        ("死者谭克勤系本村三组村民", {"谭克勤": "死者"}),
        ("谭德元为我父，已去世。", {"谭德元": ""}),
        ("谭克勤与我系夫妻关系", {"谭克勤": ""}),
        ("谭小军的父亲谭克勤", {"谭小军": "", "谭克勤": "父亲"}),
        ("其夫施炳南在外打工，其子施小勇", {"施炳南": "夫", "施小勇": "子"}),
        ("父权有财1945年生　母经秀英1947年生", {"权有财": "", "经秀英": ""}),
    ],
)
def test_kin_in_sentences(text, people):
    assert _people(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "父方有财产，母方有权利。",
        "父权思想，夫财两空。",
        "父母依据有关规定，依权办理。",
        "母解放前去世，父解放军战士。",
        "我叫她回家，妻回家，其子尚幼。",
        "父财产归儿子，母权益受损。",
        "父应承担，母应当到场，夫单位证明。",
        "依据：父权属证明。依据父亲权利。",
        "夫权属不清，妻财物被盗。",
    ],
)
def test_words_behind_kin_are_no_people(text):
    assert _people(text) == {}


def test_what_somebody_is_in_a_village_is_no_place():
    mentions = extract([(1, typed_page("死者谭克勤系本村三组村民"))], ItemContext(year=1998))
    assert not [mention.value for mention in mentions if mention.type == "address"]
