"""The OpenAPI document tells the truth: generated requests get documented answers, and its examples are answered."""

from __future__ import annotations

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from search_archive import QR

API = "/api/v1"


# Of the known checks, those about credentials do not apply: there are none yet.
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
]


# Enough to reach each kind of answer; the same requests each time.
_REQUESTS = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
_READ = [
    "/search", "/persons", "/search/export", "/items/{ref}", "/items/{ref}/text", "/items/{ref}/pages/{number}/image",
    "/items/{ref}/pages/{number}/scan", "/items/{ref}/pages/{number}/text", "/doubts", "/status", "/healthz", "/saved",
    "/saved/{name}", "/suggest", "/batch-searches", "/batch-searches/{run_id}", "/batch-searches/{run_id}/result",
]  # fmt: skip
# Those whose parameters differ; the others have the same.
_WILD = {
    "/search", "/persons", "/search/export", "/suggest", "/doubts", "/saved/{name}",
    "/items/{ref}/pages/{number}/image", "/status",
}  # fmt: skip


_CHANGE = [
    ("POST", "/saved"), ("POST", "/saved/{name}/run"), ("DELETE", "/saved/{name}"),
    ("POST", "/batch-searches"), ("POST", "/batch-searches/{run_id}/resume"), ("DELETE", "/batch-searches/{run_id}"),
]  # fmt: skip
_OPERATIONS = [*(("GET", path) for path in _READ), *_CHANGE]


@pytest.mark.parametrize(
    ("method", "path", "wild"),
    [
        *((method, path, False) for method, path in _OPERATIONS),
        *((method, path, True) for method, path in _OPERATIONS if method == "POST" or path in _WILD),
    ],
)
def test_answers_are_as_documented(archive, make_app, method, path, wild):
    archive.catalogue.saved.add("local", "桐荫巷", {"address": "桐荫巷"}, known=[])
    schema = schemathesis.openapi.from_asgi(f"{API}/openapi.json", make_app(archive, allowed_hosts=("*",)))
    mode = schemathesis.GenerationMode.NEGATIVE if wild else schemathesis.GenerationMode.POSITIVE
    requests = schema[API + path][method].as_strategy(generation_mode=mode)

    @_REQUESTS
    @given(data=st.data())
    def ask(data):
        case = data.draw(requests)
        # A name made up at random is hardly ever held, so half of them are one that is.
        if not wild and "ref" in case.path_parameters and data.draw(st.booleans()):
            case.path_parameters["ref"] = QR
        if not wild and "name" in case.path_parameters and data.draw(st.booleans()):
            case.path_parameters["name"] = "桐荫巷"
        response = case.call()
        assume(response.status_code != 414)  # a refusal that the checks do not count as one
        case.validate_response(response, checks=_CHECKS)

    ask()


def test_every_operation_is_tried(client):
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    told = {(method.upper(), path) for path, operations in paths.items() for method in operations}
    assert {(method, API + path) for method, path in _OPERATIONS} == told


def test_errors_are_documented_as_problem_documents(client):
    document = client.get(f"{API}/openapi.json").json()
    assert "ProblemShape" in document["components"]["schemas"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                if status.startswith(("4", "5")):
                    assert list(answer["content"]) == ["application/problem+json"], (method, path, status)


def test_the_document_holds_examples_and_no_foreign_shape(client):
    document = client.get(f"{API}/openapi.json").json()
    assert "HTTPValidationError" not in json.dumps(document)
    (search,) = [entry["get"] for path, entry in document["paths"].items() if path.endswith("/search")]
    names = {parameter["name"] for parameter in search["parameters"]}
    assert names == {
        "query", "q", "name", "id_number", "address", "case_type", "class", "ref", "number", "box", "from", "to",
        "limit", "offset", "sort", "facets", "as", "strict", "near", "explain",
    }  # fmt: skip
    query = next(parameter for parameter in search["parameters"] if parameter["name"] == "query")
    example = query["schema"]["examples"][0]
    assert client.get(f"{API}/search", params={"query": example}).status_code == 200
