"""Values of fields met in the text of a page: only those that can hardly be anything else there."""

from __future__ import annotations

import pytest

from index_mappings import fields
from index_mappings.compile import build_query, compile_query
from index_mappings.field_names import AskedField
from index_mappings.literal import ask_literally
from index_mappings.syntax import Word


def asked(field, text, **more):
    return ask_literally(Word(text, field, **more))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (AskedField.NAME, "谯文秀"),
        (AskedField.NAME, "歐陽文秀"),
        (AskedField.NAME, "欧阳文秀"),
        (AskedField.NAME, "买买提·艾力"),
        (AskedField.ADDRESS, "南门里胡同17号"),
        (AskedField.ADDRESS, "湖南省岳阳县新墙公社柳林大队"),
        (AskedField.NUMBER, "湘F·TZ017"),
        (AskedField.NUMBER, "岳公交认字〔2009〕第00137号"),
        (AskedField.ID_NUMBER, "430621790805031"),
        (AskedField.ID_NUMBER, "43062119790805031X"),
    ],
)
def test_what_can_hardly_be_anything_else_is_met_in_the_text(field, text):
    assert {node.field for node in asked(field, text)} == {fields.BODY}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        # Names of two characters are words as well, and nobody is called 某某.
        (AskedField.NAME, "高明"),
        (AskedField.NAME, "谯某某"),
        # 令狐妹慧 is somebody else.
        (AskedField.NAME, "令狐妹"),
        (AskedField.NAME, "qiaowenxiu"),
        (AskedField.NAME, "谯□秀"),
        # Courts and bureaus bear the names of districts.
        (AskedField.ADDRESS, "湖南省岳阳市岳阳楼区"),
        (AskedField.ADDRESS, "柳林村"),
        (AskedField.NUMBER, "0137"),
        (AskedField.NUMBER, "岳公交认字"),
        (AskedField.ID_NUMBER, "19790805"),
        (AskedField.CASE_TYPE, "户口迁入"),
        (None, "谯文秀"),
    ],
)
def test_what_may_be_something_else_is_not(field, text):
    assert asked(field, text) == []


def test_patterns_are_not_asked_of_running_text():
    assert asked(AskedField.NAME, "谯文?", quoted=False, pattern="谯文?") == []


@pytest.mark.parametrize("filters", [{"name": "谯文秀"}, {"number": "湘F·TZ017"}, {"id_number": "430621197908050312"}])
def test_it_stands_above_what_only_looks_or_sounds_so(filters):
    compiled = compile_query(build_query(**filters))
    assert compiled.strict_node is not None
    assert compiled.strict_score < 2**20
