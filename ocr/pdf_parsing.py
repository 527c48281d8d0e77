"""A page of a PDF as pdfplumber parses it, beside what PDFium shows of it. What is asked of it stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from io import BytesIO

    from pdfplumber.page import Page


@contextmanager
def parse_page(stream: BinaryIO, *, frame: int) -> Iterator[Page]:
    """Open page ``frame`` (from 0); it, and whatever is asked of it, raises any of ``parser_errors``."""
    import pdfplumber

    stream.seek(0)
    with pdfplumber.open(cast("BytesIO", stream), pages=[frame + 1]) as document:
        yield document.pages[0]


def parser_errors() -> tuple[type[Exception], ...]:
    """Return all that broken pages make the parser raise."""
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    return (
        PDFException,
        PSException,
        PdfminerException,
        MalformedPDFException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        ZeroDivisionError,
        RecursionError,
        OSError,
    )
