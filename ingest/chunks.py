"""Streams in pieces of a bounded size, as statements and index commits want them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def take_chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the values in lists of ``size``, the last one shorter; nothing is read ahead of a list."""
    iterator = iter(values)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk
