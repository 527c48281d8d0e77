"""What was read, in the formats that other programs take: plain text, ALTO 4, hOCR, searchable PDF.

Places are given in pixels of the served page image. Pure writers: they read nothing from disk or catalogue.
"""

from ocr.formats.alto import write_alto
from ocr.formats.hocr import write_hocr
from ocr.formats.plain import write_text
from ocr.formats.searchable_pdf import write_searchable_pdf

__all__ = ["write_alto", "write_hocr", "write_searchable_pdf", "write_text"]
