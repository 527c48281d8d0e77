"""The doubt list as a use-case, over HTTP and as a workbook, on a real catalogue. Everybody is invented."""

from __future__ import annotations

import io
from dataclasses import replace

import jsonschema
import openpyxl
import pytest
from search_archive import ADMINISTRATOR, lay_out, mention, scope_of

from archive.errors import CatalogueError
from archive.model import MentionType
from danghao.doubt_sheet import write_doubt_sheet
from search_api.parameters import ParameterError

API = "/api/v1/doubts"
REF = "J998-ZY·HJ·QR·2008·D30-0001-009"


@pytest.fixture
def doubted(archive):
    """The archive with two doubtful mentions of one item more."""
    page = lay_out("姓名 =欧阳劼", "身份证号 432299197908050318")
    name = mention(page, 1, MentionType.PERSON, "=欧阳劼", "欧阳劼")
    number = mention(page, 1, MentionType.ID_NUMBER, "432299197908050318", checks=("!checksum",))
    archive.add(
        REF,
        [page],
        [
            replace(name, confidence=0.4, alternatives=("欧阳颉",)),
            replace(number, confidence=0.5),
        ],
        title="欧阳劼迁入",
    )
    return archive


class TestService:
    def test_the_list_says_what_where_and_why_and_is_audited(self, doubted):
        answer = doubted.service.doubts(limit=10, scope=ADMINISTRATOR).to_json()
        number, name = answer["doubts"]
        assert answer["total"] == 2
        assert (number["type"], number["key"], number["why"][0]["check"]) == ("id_number", True, "checksum")
        assert (name["value"], name["alternatives"], name["confidence"]) == ("欧阳劼", ["欧阳颉"], 0.4)
        assert name["page_url"].endswith("?page=1#m-1")
        assert number["page_url"].endswith("?page=1#m-2")
        last = list(doubted.catalogue.audit.entries())[-1].event
        assert last.tag == "test:doubts:list"
        assert last.detail["given"] == [REF]

    def test_a_scope_sees_its_own_doubts_alone(self, doubted):
        assert doubted.service.doubts(limit=10, scope=scope_of("车辆")).total == 0
        assert doubted.service.doubts(limit=10, kind="person", scope=scope_of("户籍")).total == 1
        assert doubted.service.doubts(limit=10, archive_class="车辆", scope=ADMINISTRATOR).total == 0
        assert doubted.service.doubts(limit=10, archive_class="hj", scope=ADMINISTRATOR).total == 2
        with pytest.raises(ParameterError, match="no archive class is called XX; there are 户籍 HJ"):
            doubted.service.doubts(limit=10, archive_class="XX", scope=ADMINISTRATOR)

    def test_nothing_is_given_where_the_audit_cannot_be_written(self, doubted, monkeypatch):
        def refuse(event):
            raise CatalogueError("the disk is full")

        monkeypatch.setattr(doubted.catalogue.audit, "record", refuse)
        with pytest.raises(CatalogueError):
            doubted.service.doubts(limit=10, scope=ADMINISTRATOR)

    @pytest.mark.parametrize("more", [{"kind": "elephant"}, {"offset": -1}, {"archive_class": "户" * 1001}])
    def test_what_nothing_can_be_is_refused(self, archive, more):
        with pytest.raises(ParameterError):
            archive.service.doubts(**{"limit": 10, **more}, scope=ADMINISTRATOR)


class TestHttp:
    def test_the_answer_is_as_documented(self, doubted, make_client):
        client = make_client(doubted)
        body = client.get(API, params={"limit": 1}).json()
        document = client.get("/api/v1/openapi.json").json()
        shape = {"$ref": "#/components/schemas/DoubtsShape", "components": document["components"]}
        jsonschema.validate(body, shape)
        assert (body["total"], len(body["doubts"])) == (2, 1)
        assert client.get(body["doubts"][0]["page_url"]).status_code == 200
        assert client.get(body["doubts"][0]["image_url"]).status_code == 200

    def test_by_class_in_chinese_and_by_type(self, doubted, make_client):
        client = make_client(doubted)
        assert client.get(API, params={"类别": "车辆"}).json()["total"] == 0
        assert client.get(API, params={"class": "户籍", "type": "person", "offset": 1}).json() == {
            "total": 1, "offset": 1, "doubts": [],
        }  # fmt: skip

    @pytest.mark.parametrize("asked", [{"type": "elephant"}, {"limit": 100_000}, {"sort": "year"}, {"offset": "x"}])
    def test_what_cannot_be_asked_is_a_problem(self, client, asked):
        answer = client.get(API, params=asked)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"

    def test_who_is_not_known_sees_nothing(self, client):
        assert client.get(API, params={"as": "somebody"}).status_code == 403


def test_the_workbook_holds_text_and_no_formula(doubted):
    data = write_doubt_sheet(doubted.service.doubts(limit=10, scope=ADMINISTRATOR))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    head, number, name = sheet.iter_rows()
    assert len(head) == len(number) == len(name)
    values = [cell.value for cell in name]
    assert values[0] == REF
    assert "=欧阳劼" in values
    assert "欧阳颉" in values
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert any("校验码不符" in str(cell.value) for cell in number)
