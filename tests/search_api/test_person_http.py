"""People over HTTP: the document, its refusals, and the page in both languages."""

from __future__ import annotations

import re

import pytest
from person_archive import FATHER, HIS_ID, fill_people

API = "/api/v1/persons"


@pytest.fixture
def people(empty_archive, make_client):
    fill_people(empty_archive)
    return make_client(empty_archive)


def test_a_person_is_found_in_either_language_of_parameters(people):
    english = people.get(API, params={"name": "魏建国", "birth": "1957"}).json()
    chinese = people.get(API, params={"姓名": "魏建国", "出生日期": "1957"}).json()
    english.pop("took_ms")
    chinese.pop("took_ms")
    assert english == chinese
    assert english["complete"] is True
    assert english["total"] == len(english["groups"]) > 2


def test_the_document_says_who_why_and_where(people):
    answer = people.get(API, params={"id_number": HIS_ID}).json()
    own = answer["groups"][0]
    assert own["asked"] == "surely"
    assert own["asked_reasons"][0]["rule"] == "id_number"
    event = next(event for event in own["timeline"] if event["ref_code"] == FATHER)
    assert event["certainty"] == "surely"
    assert event["reasons"][0]["said"] == f"the same ID number: {HIS_ID}"
    assert event["provenance"]["box"] == "0031"
    assert {related["kind"] for related in own["relations"]} == {"household", "tenancy"}
    assert "ids_differ" in {other["rule"] for other in own["apart_from"]}


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({}, "name"),
        ({"name": "魏*"}, "name"),
        ({"name": "魏建国", "birth": "x"}, "birth"),
        ({"name": "魏建国", "colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_asked_is_a_problem_document(people, asked, parameter):
    answer = people.get(API, params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["parameter"] == parameter


def test_an_unknown_user_sees_nobody(people):
    answer = people.get(API, params={"name": "魏建国", "as": "nobody"})
    assert answer.status_code == 403
    assert "432299" not in answer.text


def test_the_page_speaks_both_languages(people):
    chinese = people.get("/persons", params={"name": "魏建国"}, headers={"Accept-Language": "zh"}).text
    english = people.get("/persons", params={"name": "魏建国", "lang": "en"}).text
    assert "4 人，见于 7 件" in chinese
    assert "{" not in re.sub(r"<[^>]*>", "", chinese + english)
    assert "身份证号不同" in chinese
    assert "很可能是同一人" in chinese
    assert "different ID numbers" in english
    assert "landlord and tenant" in english
    assert "<em>魏建国</em>" in english


def test_the_page_without_a_question_is_a_form(people):
    page = people.get("/persons")
    assert page.status_code == 200
    assert 'name="id_number"' in page.text
    assert "<article" not in page.text


def test_the_page_says_what_it_cannot_do_and_who_is_not_there(people):
    assert people.get("/persons", params={"name": "魏?"}).status_code == 422
    assert "没有找到此人" in people.get("/persons", params={"name": "郭子虚"}).text


def test_a_hit_and_an_item_lead_to_their_people(people):
    found = people.get("/", params={"q": "龚小兰"}).text
    assert "/persons?name=%E9%BE%9A%E5%B0%8F%E5%85%B0" in found
    item = people.get(f"/items/{FATHER}").text
    assert "/persons?id_number=432299570315041" in item


def test_hostile_names_are_shown_as_text(people, make_client, empty_archive):
    hostile = "<img src=x>"
    empty_archive.add("J998-ZY·HJ·QR·2008·D30-0001-666", title=hostile, persons=(hostile,), location=hostile)
    page = people.get("/persons", params={"name": hostile}).text
    assert "<img" not in page
    assert "&lt;img" in page
