"""A PDF font without shapes: it draws nothing, and says of each code which character is meant.

Made for one document, with a code for each character that is used, so that text of any script can be extracted and
searched; embedded, because readers know no font by name that has all characters. The file is of about 600 bytes.
"""

from __future__ import annotations

import struct
import unicodedata
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

# All glyphs are as wide as high; the part of the square that stands under the base line, in thousandths.
EM: Final = 1000
DESCENT: Final = 140
NAME: Final = "Glyphless"
_MISSING = "〓"
_MOST_CODES = 0xFFFF
# What a CMap may have in one block.
_BLOCK = 100
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class GlyphlessFont:
    """The font of one document: ask for the codes of all its characters, then add it to the document once."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def encode(self, character: str) -> str:
        """Return the code of a character in four hexadecimal digits; 〓, which keeps its place, where it is none."""
        if any(unicodedata.category(part) in {"Cc", "Cs"} for part in character):
            character = _MISSING
        if character not in self._codes and len(self._codes) == _MOST_CODES:
            character = next(iter(self._codes))
        return f"{self._codes.setdefault(character, len(self._codes) + 1):04X}"

    def add_to(self, canvas: Canvas) -> None:
        """Write the font into the document that is drawn, under ``NAME`` for all its pages."""
        # reportlab offers no other way to a font that is none of its own.
        document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        file = make_truetype()
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(NAME),
            "Flags": 4,
            "FontBBox": PDFArray([0, -DESCENT, EM, EM - DESCENT]),
            "ItalicAngle": 0,
            "Ascent": EM - DESCENT,
            "Descent": -DESCENT,
            "CapHeight": EM - DESCENT,
            "StemV": 80,
            "FontFile2": document.Reference(_make_stream(file, Length1=len(file))),
        }
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(NAME),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
            "DW": EM,
            # Every code is the one glyph that the file has.
            "CIDToGIDMap": document.Reference(_make_stream(bytes(2 * (len(self._codes) + 1)))),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(NAME),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_make_stream(self._make_cmap().encode("ascii"))),
        }
        document.idToObject["BasicFonts"].dict[NAME] = document.Reference(PDFDictionary(font))

    def _make_cmap(self) -> str:
        pairs = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for text, code in self._codes.items()]
        blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
        return _CMAP.format(
            "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        )


def _make_stream(content: bytes, **entries: int) -> PDFStream:
    return PDFStream(dictionary=PDFDictionary(entries), content=content, filters=[PDFZCompress])


def make_truetype() -> bytes:
    """Return a TrueType file of one glyph; it has the tables that PDF asks for, and no more.

    The glyph is one line from a corner of its square to the other and back: there is nothing to fill, and readers that
    measure text by its outlines find it as large as it is meant to be.
    """
    corners = (0, -DESCENT, EM, EM - DESCENT)
    # One contour that ends with point 1, no instructions, two points on the curve, how far each is from the one before.
    glyph = struct.pack(">5h2H2B4h", 1, *corners, 1, 0, 1, 1, 0, EM, -DESCENT, EM)
    head = struct.pack(">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0, *corners, 0, 8, 2, 0, 0)
    hhea = struct.pack(">I3hH11hH", 0x10000, EM - DESCENT, -DESCENT, 0, EM, *[0] * 3, 1, *[0] * 7, 1)
    tables = {
        b"glyf": glyph,
        b"head": head,
        b"hhea": hhea,
        b"hmtx": struct.pack(">Hh", EM, 0),
        b"loca": struct.pack(">2H", 0, len(glyph) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 1, 2, 1, *[0] * 3, 2, *[0] * 7),
    }
    place = 12 + 16 * len(tables)
    directory, body = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64), b""
    for tag, table in tables.items():
        directory += tag + struct.pack(">3I", _sum_words(table), place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    file = directory + body
    at = place + len(glyph) + 8
    return file[:at] + struct.pack(">I", (0xB1B0AFBA - _sum_words(file)) & 0xFFFFFFFF) + file[at + 4 :]


def _sum_words(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    return sum(int.from_bytes(padded[at : at + 4], "big") for at in range(0, len(padded), 4)) & 0xFFFFFFFF
