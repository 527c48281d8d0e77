"""People across files on a real catalogue and both embedded indexes: who is one person, who is not, and why."""

from __future__ import annotations

import pytest
from person_archive import FATHER, HIS_ID, OTHER_ID, fill_people
from search_archive import ADMINISTRATOR, QR, lay_out, mention, scope_of

from archive.model import MentionType
from search_api.parameters import ParameterError
from search_api.person_service import PersonParameters


@pytest.fixture
def people(empty_archive):
    fill_people(empty_archive)
    return empty_archive


def find(archive, name="", *, scope=ADMINISTRATOR, **more):
    return archive.persons.find(PersonParameters(name=name, **more), scope=scope)


def refs(group):
    return {event.member.sighting.item.ref_code: event.member.certainty.value for event in group.timeline}


def rules(group):
    return {reason.rule for event in group.timeline for reason in event.member.reasons}


def test_one_name_two_numbers_are_two_people(people):
    answer = find(people, "魏建国")
    numbers = [group.group.id_number for group in answer.groups if group.group.id_number]
    assert sorted(numbers) == sorted([HIS_ID, OTHER_ID])
    for group in answer.groups:
        if group.group.id_number:
            assert "ids_differ" in {other.reason.rule for other in group.group.apart}


def test_fifteen_and_eighteen_digits_are_one_number_and_surely_one_person(people):
    answer = find(people, id_number="432299570315041")
    own = answer.groups[0]
    assert own.asked == "surely"
    assert own.group.id_number == HIS_ID
    sure = {ref for ref, certainty in refs(own).items() if certainty == "surely"}
    assert sure == {FATHER, "J998-ZY·ZZ·2009·D10-0456-031"}


def test_a_birth_date_and_a_name_are_probably_one_person(people):
    own = find(people, "魏建国", id_number=HIS_ID).groups[0]
    assert refs(own)["J998-ZY·CR·HZ·2009·D30-0231-031"] == "probably"
    assert "name_birth" in rules(own)


def test_kin_and_address_together_are_probably_one_person(people):
    answer = find(people, "龚小兰")
    (group,) = answer.groups
    assert group.group.certainty == "probably"
    assert {"name_kin", "name_address"} <= rules(group)


def test_a_name_alone_stands_by_itself_where_two_people_bear_it(people):
    answer = find(people, "魏建国")
    loose = [g for g in answer.groups if "J998-ZY·CL·2007·D30-0005-031" in refs(g)]
    (group,) = loose
    assert not group.group.id_number
    assert group.group.certainty == "possibly"
    assert rules(group) == {"name_alone"}
    assert {other.reason.rule for other in group.group.apart} == {"nothing_joins", "other_capacity"}


def test_a_name_alone_is_possibly_the_only_one_who_bears_it(people):
    (group,) = find(people, "龙启明").groups
    assert refs(group) == {"J998-ZY·SG·YB·2009·D20-0137-031": "surely", "J998-ZY·CL·2007·D30-0005-032": "possibly"}


def test_an_officer_is_not_mixed_with_a_citizen(people):
    answer = find(people, "魏建国")
    (officer,) = [g for g in answer.groups if all(s.official for s in g.group.sightings)]
    assert set(refs(officer)) == {"J998-ZY·ZZ·2009·D10-0456-032"}
    assert {other.reason.rule for other in officer.group.apart} == {"other_capacity"}


def test_a_number_leads_to_the_papers_under_a_former_name(people):
    (group,) = find(people, "龙小明").groups
    assert set(group.names) == {"龙启明"}
    assert group.values(MentionType.PERSON, former=True) == ("龙小明",)
    assert "J998-ZY·SG·YB·2009·D20-0137-031" in refs(group)


def test_relations_are_told_with_the_paper_that_tells_them(people):
    own = find(people, id_number=HIS_ID).groups[0]
    told = {(related.kind, related.name): related for related in own.relations}
    assert ("household", "龚小兰") in told
    assert told["household", "龚小兰"].told[0].relation.role == "妻"
    assert ("tenancy", "谌玉莲") in told
    (party,) = find(people, "龙启明").groups[0].relations
    assert (party.kind, party.name) == ("accident", "罗大海")
    assert party.told[0].provenance.locator.endswith("#0001")


def test_in_a_register_each_row_is_a_tenancy_of_its_own(empty_archive):
    rows = lay_out("暂住人口登记簿", "易大 432299197908050312 谌玉莲", "罗二 432299195703150417 梅春华")
    person, number = MentionType.PERSON, MentionType.ID_NUMBER
    empty_archive.add(
        "J998-ZY·ZZ·DJ·2008·D10-0316-001",
        [rows],
        [
            mention(rows, 1, person, "易大", role="本人"),
            mention(rows, 1, number, "432299197908050312"),
            mention(rows, 1, person, "谌玉莲", role="出租人"),
            mention(rows, 1, person, "罗二", role="本人"),
            mention(rows, 1, number, "432299195703150417"),
            mention(rows, 1, person, "梅春华", role="出租人"),
        ],
    )
    (group,) = find(empty_archive, "罗二").groups
    assert group.group.id_number == "432299195703150417"
    assert [(related.kind, related.name) for related in group.relations] == [("tenancy", "梅春华")]
    (landlord,) = find(empty_archive, "谌玉莲").groups
    assert landlord.group.id_number == ""
    assert [related.name for related in landlord.relations] == ["易大"]


def test_a_name_is_said_as_the_paper_writes_it(empty_archive):
    paper = lay_out("護照申請", "姓名 蕭國樑")
    empty_archive.add(
        "J998-ZY·CR·HZ·2009·D30-0231-041",
        [paper],
        [mention(paper, 1, MentionType.PERSON, "蕭國樑", "萧国梁", role="本人")],
    )
    (group,) = find(empty_archive, "肖国梁").groups
    assert group.names == ("萧国梁",)
    assert group.timeline[0].member.reasons[0].detail == "萧国梁"


def test_every_mention_leads_back_to_the_shelf(people):
    document = find(people, id_number=HIS_ID).to_json()
    event = next(event for event in document["groups"][0]["timeline"] if event["ref_code"] == FATHER)
    placed = next(m for m in event["mentions"] if m["type"] == "id_number")
    assert placed["provenance"]["box"] == "0031"
    assert placed["provenance"]["location"] == "2库房-01列-03节-2层"
    assert placed["provenance"]["locator"] == f"{FATHER}#0001"
    assert len(placed["provenance"]["scan_sha256"]) == 64
    assert f"<em>{placed['raw']}</em>" in placed["snippet"]
    assert 0 < placed["region"]["w"] <= 1
    assert event["date"] == "1986-05-02"
    dates = [event["date"] for event in document["groups"][0]["timeline"]]
    assert dates == sorted(dates)


def test_who_contradicts_the_question_comes_last_and_says_so(people):
    answer = find(people, "魏建国", birth="1957-03-15")
    assert answer.groups[0].asked == "probably"
    assert answer.groups[-1].asked == "not"
    assert answer.groups[-1].why[0].rule == "births_differ"


def test_a_scope_hides_people_and_counts_with_them(people):
    answer = find(people, "魏建国", scope=scope_of("车辆"))
    assert [set(refs(group)) for group in answer.groups] == [{"J998-ZY·CL·2007·D30-0005-031"}]
    assert answer.items_total == 1
    assert find(people, "魏建国", scope=scope_of()).groups == ()


def test_more_items_than_looked_at_are_said(people):
    answer = find(people, "魏建国", limit=2)
    assert answer.items_looked_at == 2
    assert not answer.complete
    assert "not looked at" in answer.searched.reason


def test_the_audit_tells_of_it_and_comes_first(people, monkeypatch):
    find(people, "魏建国")
    entry = list(people.catalogue.audit.entries())[-1]
    assert entry.event.tag == "test:person:search"
    assert entry.event.subject == "魏建国"
    assert FATHER in entry.event.detail["given"]

    def refuse(event):
        raise OSError(event.tag)

    monkeypatch.setattr(people.catalogue.audit, "record", refuse)
    with pytest.raises(OSError, match="person:search"):
        find(people, "魏建国")


def test_a_row_that_nobody_scanned_counts_as_a_paper(any_archive):
    any_archive.add("J998-ZY·ZZ·2009·D10-0456-012", title="登记", persons=("欧阳劼",), box="0456")
    answer = find(any_archive, "歐陽劼")
    (group,) = answer.groups
    assert refs(group) == {QR: "surely", "J998-ZY·ZZ·2009·D10-0456-012": "possibly"}
    assert group.timeline[-1].member.sighting.catalogued


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({}, "name"),
        ({"name": " · "}, "name"),
        ({"name": "欧阳?"}, "name"),
        ({"id_number": "4322*"}, "id_number"),
        ({"id_number": "4322991979080503"}, "id_number"),
        ({"name": "欧阳劼", "birth": "gestern"}, "birth"),
        ({"name": "欧阳劼", "limit": 0}, "limit"),
        ({"name": "欧阳劼", "limit": 501}, "limit"),
        ({"name": "欧" * 1001}, "name"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(archive, asked, parameter):
    with pytest.raises(ParameterError) as refused:
        find(archive, **asked)
    assert refused.value.parameter == parameter


def test_nobody_is_an_honest_zero(archive):
    answer = find(archive, "郭子虚")
    assert answer.groups == ()
    assert answer.items_total == 0
    assert answer.searched.items > 0


def test_a_reading_that_is_lost_costs_its_snippet_and_not_the_answer(people):
    people.damage_reading(FATHER, 1)
    answer = find(people, id_number=HIS_ID)
    assert FATHER in refs(answer.groups[0])
    assert not answer.searched.complete
    assert f"the stored reading of {FATHER}#0001 cannot be used" in answer.searched.reason
