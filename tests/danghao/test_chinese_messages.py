"""Every message that the sources can say has its Chinese, and the table has nothing else."""

import ast
import errno
import os
from http import HTTPStatus

import pytest
from message_sources import Module, Sources, read_sources
from pydantic_core._pydantic_core import list_all_errors

from archive.chinese import HOLE, messages, read_table
from archive.model import FindingKind, PageState
from danghao import labels

# What is handed on as another error says it; the other one is read where it is made.
PASSED_ON = {"str(error)", "writer.refused"}


@pytest.fixture(scope="module")
def sources():
    return read_sources()


@pytest.fixture(scope="module")
def said(sources):
    return sources.messages()


def test_every_message_has_its_chinese(said):
    known = dict(read_table("archive", "messages_zh.tsv"))
    missing = {text: sorted(places) for text, places in said.items() if text not in known}
    assert not missing, "archive/messages_zh.tsv lacks these lines"


def test_every_line_is_what_something_says(said):
    others = [english for english, _ in read_table("archive", "messages_zh.tsv") if english not in said]
    foreign = [os.strerror(number) for number in errno.errorcode]
    foreign += [status.description for status in HTTPStatus]
    foreign += [entry["message_template_python"].replace("{expected_plural}", "s") for entry in list_all_errors()]
    # What resolving a host's name says, and how an error of the system is written.
    foreign += ["Name or service not known", "[Errno 2] x: y"]
    dead = [
        english
        for english in others
        if not any(all(piece in text for piece in english.split(HOLE)) for text in foreign)
    ]
    assert not dead, "archive/messages_zh.tsv has lines that nothing says"


def test_no_error_of_ours_has_a_message_that_cannot_be_read(sources):
    """A message that the reading of the sources cannot follow would be missed by the test above."""
    unread = [
        f"{where[0].path}:{call.lineno}"
        for name in sources.errors
        for call, where in sources.calls.get(name, ())
        for given in sources.handed_over(name, call, where)
        if ast.unparse(given) not in PASSED_ON and not sources.read(given, where)
    ]
    assert unread == []


def test_a_list_has_one_line_for_a_message():
    for package, name in (("archive", "messages_zh.tsv"), ("danghao", "help_zh.tsv")):
        english = [line for line, _ in read_table(package, name)]
        assert len(english) == len(set(english))


@pytest.mark.parametrize("kind", [*FindingKind, *PageState])
def test_kinds_and_states_are_told_in_chinese(kind, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert labels.say(kind) != kind


SAMPLE = """
class OwnError(Exception): ...
class Narrow(OwnError): ...
WHAT = "the whole of it"
KINDS = ((1, "a pipe of wood"), (2, "a folder of glass"))

def direct(): raise OwnError("said directly")
def variable(x):
    msg = f"in a variable {x}"
    msg += " and more"
    raise Narrow(msg)
def chosen(x): raise OwnError("first" if x else "second thing")
def explain(error): return f"explained: {error}"
def helped(error): raise OwnError(explain(error))
def refuse(what): raise OwnError(f"refused, as {what}")
def refuses(): refuse("it was too large")
def constant(): raise OwnError(f"not {WHAT} here")
def counted(n): raise OwnError(f"{n} page{'' if n == 1 else 's'}")
def tabled(n):
    for number, kind in KINDS:
        raise OwnError(f"it is {kind}!")
def listed(problems):
    problems.append("listed among others")
def found(): Finding(detail=f"row {1}: it differs")
def hidden(x): raise OwnError(x.words)
"""


def test_messages_are_followed_to_where_they_are_written():
    sources = Sources([Module("sample.py", ast.parse(SAMPLE))])
    assert set(sources.messages()) == {
        "said directly",
        "in a variable {}",
        "in a variable {} and more",
        "first",
        "second thing",
        "explained: {}",
        "refused, as {}",
        "it was too large",
        "not {} here",
        "the whole of it",
        "{} page",
        "{} pages",
        "it is {}!",
        "a pipe of wood",
        "a folder of glass",
        "listed among others",
        "row {}: it differs",
    }
    hidden = next(call for call, _ in sources.calls["OwnError"] if "x.words" in ast.unparse(call))
    where = next(where for call, where in sources.calls["OwnError"] if call is hidden)
    assert sources.read(hidden.args[0], where) == set()


def test_a_message_that_has_no_chinese_stays_english():
    assert messages().translate("a message that nobody wrote") == "a message that nobody wrote"
