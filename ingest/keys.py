"""Keys of stage results: a result is found again by what it was made from. A key that is present means done.

A key covers the hash of the input, the stage, the stage's version and its parameters. Paths, names and times are no
part of it: a file that moved is the same file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from extraction.context import ItemContext


def make_key(*, stage: str, version: str, inputs: Sequence[object], parameters: Sequence[object] = ()) -> str:
    """Return the key as a SHA-256 in hex. Inputs and parameters are JSON values, so that no two lists look alike."""
    body = json.dumps([stage, version, list(inputs), list(parameters)], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def describe_context(context: ItemContext) -> list[object]:
    """Return everything of a context that extraction may look at, as JSON values."""
    return [
        context.archive_class,
        list(context.subcategories),
        context.case_type,
        context.title,
        context.year,
    ]
