"""What a command writes: one JSON document or plain text on stdout, everything else on stderr. Decides no content."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

from archive.errors import DanghaoError, QuerySyntaxError

# What stands before a note, so that people know who says it.
_SPEAKER = "danghao: "


class Exit(IntEnum):
    """Exit statuses of every command."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    PARTIAL = 3


class OutputError(DanghaoError):
    """What a command says cannot be written where it should go."""


def speaks_chinese() -> bool:
    """Tell whether people are spoken to in Chinese, as the usual locale variables say."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return value.lower().startswith("zh")
    return False


def say_message(text: str) -> str:
    """Return a message in the language of the locale; what has no Chinese stays English."""
    if not speaks_chinese():
        return text
    from archive.chinese import messages

    return messages().translate(text)


def write_json(document: object) -> None:
    """Write one JSON document to stdout, in UTF-8 whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_text(text: str) -> None:
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_bytes(data: bytes) -> None:
    """Write to stdout.

    Raises:
        OutputError: it takes no more, as on a full disk; whatever is written after goes nowhere.
        BrokenPipeError: the reader went away; likewise.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # Or Python would try, and complain, once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        msg = f"the output cannot be written ({error.strerror}); make room, or write it elsewhere"
        raise OutputError(msg) from error


def write_note(text: str) -> None:
    """Write a line for people to stderr, in the language of the locale."""
    if text.startswith(_SPEAKER):
        text = _SPEAKER + say_message(text.removeprefix(_SPEAKER))
    sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stderr.buffer.flush()


def count_cells(text: str) -> int:
    """Return how wide a text is on a terminal; a Han character takes two cells."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def stop(status: Exit) -> NoReturn:
    raise SystemExit(int(status))


@contextmanager
def reporting_errors(*, as_json: bool) -> Iterator[None]:
    """Turn an error of ours into one line on stderr and exit status 1; with ``as_json`` stdout names it as well."""
    try:
        yield
    except QuerySyntaxError as error:
        if as_json:
            write_json({"error": str(error), "position": error.position, "length": error.length})
        write_note(f"danghao: {error}")
        stop(Exit.ERROR)
    except DanghaoError as error:
        message = " ".join(str(error).split())
        if as_json:
            write_json({"error": message})
        write_note(f"danghao: {message}")
        stop(Exit.ERROR)
    except BrokenPipeError:
        # The reader (head, less) went away: not an error of ours.
        stop(Exit.ERROR)
    except KeyboardInterrupt:
        write_note("danghao: stopped; the same command goes on from here")
        raise SystemExit(130) from None
