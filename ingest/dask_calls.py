"""What runs inside a cluster's worker around each call. It knows nothing of Dask, nor of what is called.

Calls and answers travel as plain pickles made by us, so they mean the same as between local processes: functions by
name, errors as they are. A call that overruns ends its process from a thread of C, which needs no lock of Python's, so
even a hang inside a library ends; where it hung is written to the worker's stderr. Whoever keeps the worker starts a
new one.
"""

from __future__ import annotations

import faulthandler
import pickle
import sys
from collections.abc import Callable, Mapping
from typing import Any


def pack_call(function: Callable[..., Any], arguments: tuple[Any, ...], keywords: Mapping[str, Any]) -> bytes:
    """Return the call as bytes; whatever pickle cannot carry fails here, where it was asked for."""
    return pickle.dumps((function, arguments, dict(keywords)))


def run_call(call: bytes, limit_s: float) -> bytes:
    """Run a packed call and return its packed answer; the process ends when the call takes longer than the limit."""
    faulthandler.dump_traceback_later(limit_s, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        function, arguments, keywords = pickle.loads(call)  # noqa: S301 - from our own client, over the cluster's TLS
        answer: tuple[bool, Any] = (True, function(*arguments, **keywords))
        return pickle.dumps(answer)
    except Exception as error:  # noqa: BLE001 - it is raised where the call was asked for
        return _pack_error(error)
    finally:
        faulthandler.cancel_dump_traceback_later()


def unpack_answer(answer: bytes) -> Any:
    """Return what the call returned, or raise what it raised."""
    worked, value = pickle.loads(answer)  # noqa: S301 - from a worker of our cluster
    if worked:
        return value
    raise value


def _pack_error(error: Exception) -> bytes:
    """Pack an error. One that cannot come back as itself (many a library's cannot) comes as its text."""
    try:
        packed = pickle.dumps((False, error))
        pickle.loads(packed)  # noqa: S301 - made one line above
    except Exception:  # noqa: BLE001 - whatever a foreign class does when it is pickled
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return packed
