"""What a command writes: one JSON document or plain text on stdout, everything else on stderr. Decides no content."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import NoReturn, TextIO

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


def fill_closed_streams() -> None:
    """Put the null device where stdin, stdout or stderr came closed: the first file opened would take its place.

    What is said on a closed stderr goes nowhere; ``sys.stdout`` stays None, so that answers can be refused.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is given out, which is this one; the processes begun from here need it as well.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def is_terminal() -> bool:
    """Tell whether somebody looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_json(document: object) -> None:
    """Write one JSON document to stdout, in UTF-8 whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2 if is_terminal() else None)
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_text(text: str) -> None:
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_bytes(data: bytes) -> None:
    """Write to stdout.

    Raises:
        OutputError: it takes no more, as on a full disk, or is closed; whatever is written after goes nowhere.
        BrokenPipeError: the reader went away; likewise.
    """
    if sys.stdout is None:
        raise OutputError("the output cannot be written (stdout is closed); write it somewhere")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _silence(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise
        msg = f"the output cannot be written ({error.strerror}); make room, or write it elsewhere"
        raise OutputError(msg) from error


def write_error(document: object) -> None:
    """Write what went wrong to stdout as JSON, if it takes that."""
    with suppress(OutputError, BrokenPipeError):
        write_json(document)


def write_note(text: str) -> None:
    """Write a line for people to stderr, in the language of the locale; a stderr that takes none stops no command."""
    if text.startswith(_SPEAKER):
        text = _SPEAKER + say_message(text.removeprefix(_SPEAKER))
    try:
        sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
        sys.stderr.buffer.flush()
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Lead a stream that takes no more to the null device, or Python would try, and complain, once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
            write_error({"error": str(error), "position": error.position, "length": error.length})
        write_note(f"danghao: {error}")
        stop(Exit.ERROR)
    except DanghaoError as error:
        message = " ".join(str(error).split())
        if as_json:
            write_error({"error": message})
        write_note(f"danghao: {message}")
        stop(Exit.ERROR)
    except BrokenPipeError:
        # The reader (head, less) went away: not an error of ours.
        stop(Exit.ERROR)
    except KeyboardInterrupt:
        write_note("danghao: stopped; the same command goes on from here")
        raise SystemExit(130) from None
