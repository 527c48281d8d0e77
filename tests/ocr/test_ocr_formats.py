"""Text, ALTO, hOCR and searchable PDF say the same, in the frame of the served image."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess

import pytest
from lxml import etree
from page_drawing import blank, encode
from PIL import Image

from archive.errors import ScanError
from archive.text import Alternative, Box, Glyph, Line, PageText
from ocr.formats import write_alto, write_hocr, write_searchable_pdf, write_text
from ocr.formats.glyphless import DESCENT, EM, make_truetype

ALTO = {"a": "http://www.loc.gov/standards/alto/ns-v4#"}
HTML = {"h": "http://www.w3.org/1999/xhtml"}


def line(text, x, y, *, size=40, wraps=False):
    glyphs = tuple(
        Glyph(
            c,
            Box(x + i * size, y, x + (i + 1) * size, y + size),
            0.9 if c == "劼" else 1.0,
            (Alternative("劫", 0.08),) if c == "劼" else (),
        )
        for i, c in enumerate(text)
    )
    return Line(glyphs, wraps=wraps)


def page(**options):
    values = {
        "width": 800, "height": 1000, "scan_width": 800, "scan_height": 1000, "engine": "rapidocr 3.10.0 PP-OCRv6", "dpi": 100.0,
        "lines": (line("姓名 欧阳劼", 100, 100), line("经北港派出所", 100, 200, wraps=True), line("核实<&>", 100, 250)),
    }  # fmt: skip
    return PageText(**(values | options))


def test_text():
    assert write_text([page(), page(lines=())]) == "姓名 欧阳劼\n经北港派出所核实<&>\n\f\n"


def test_alto():
    root = etree.fromstring(write_alto([page(), page(lines=())], name="J998-001"))
    assert root.tag == "{http://www.loc.gov/standards/alto/ns-v4#}alto"
    strings = root.xpath("//a:String", namespaces=ALTO)
    assert [s.get("CONTENT") for s in strings] == ["姓名", "欧阳劼", "经北港派出所", "核实<&>"]
    assert {k: strings[1].get(k) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT")} == {
        "HPOS": "220", "VPOS": "100", "WIDTH": "120", "HEIGHT": "40",
    }  # fmt: skip
    assert strings[1].get("CC") == "0 0 0" or strings[1].get("CC") == "0 0 1"
    variant = root.xpath("//a:Glyph[@CONTENT='劼']/a:Variant", namespaces=ALTO)[0]
    assert (variant.get("CONTENT"), variant.get("VC")) == ("劫", "0.0800")
    assert len(root.xpath("//a:Page", namespaces=ALTO)) == 2
    assert root.xpath("//a:SP", namespaces=ALTO)[0].get("WIDTH") == "40"
    assert root.xpath("string(//a:softwareName)", namespaces=ALTO) == "rapidocr"
    identifiers = root.xpath("//@ID")
    assert len(identifiers) == len(set(identifiers))
    # Lines that go on in each other stand in one block.
    assert [len(b) for b in root.xpath("//a:TextBlock", namespaces=ALTO)] == [1, 2]


def test_places_are_of_the_scan():
    # The scan lies on its side: the reading frame was turned.
    turned = page(scan_width=1000, scan_height=800, to_scan=(0.0, -1.0, 1000.0, 1.0, 0.0, 0.0))
    string = etree.fromstring(write_alto([turned])).xpath("//a:String", namespaces=ALTO)[0]
    assert [string.get(k) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] == ["860", "100", "40", "80"]


def test_hocr():
    root = etree.fromstring(write_hocr([page()], name="J998 <001>"))
    words = root.xpath("//h:span[@class='ocrx_word']", namespaces=HTML)
    assert ["".join(word.itertext()) for word in words] == ["姓名", "欧阳劼", "经北港派出所", "核实<&>"]
    assert words[1].get("title") == "bbox 220 100 340 140; x_wconf 97"
    first = root.xpath("//h:span[@class='ocr_line']", namespaces=HTML)[0]
    assert "".join(first.itertext()) == "姓名 欧阳劼"
    assert root.xpath("//h:div[@class='ocr_page']", namespaces=HTML)[0].get("title").startswith("bbox 0 0 800 1000")


def test_characters_that_xml_forbids_do_no_harm():
    odd = page(lines=(line("a\x00b\ufffe𠮷", 10, 10),))
    assert (
        etree.fromstring(write_alto([odd])).xpath("string(//a:String/@CONTENT)", namespaces=ALTO) == "a\ufffdb\ufffd𠮷"
    )
    etree.fromstring(write_hocr([odd]))


@pytest.fixture
def image_bytes():
    return encode(Image.fromarray(blank(800, 1000)), "JPEG").getvalue()


def test_searchable_pdf_can_be_searched(image_bytes):
    import pdfplumber
    import pypdfium2

    data = write_searchable_pdf([(page(), image_bytes), (page(lines=()), image_bytes)], title="标题")
    with pdfplumber.open(io.BytesIO(data)) as document:
        assert len(document.pages) == 2
        first = document.pages[0]
        assert "".join(c["text"] for c in first.chars).replace(" ", "") == "姓名欧阳劼经北港派出所核实<&>"
        name = next(c for c in first.chars if c["text"] == "劼")
        # 100 dpi: a pixel is 0.72 points.
        assert (name["x0"] / 0.72, name["x1"] / 0.72) == pytest.approx((300, 340), abs=1)
        middle = (name["top"] + name["bottom"]) / 2 / 0.72
        assert middle == pytest.approx(120, abs=8)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    searcher = text.search("欧阳劼")
    assert searcher.get_next() is not None
    rendered = document[0].render(scale=1).to_numpy()
    assert rendered.min() > 240, "the text layer must not be seen"
    searcher.close()
    text.close()
    document.close()


# Characters that no font known by name has all of: plates, names of minorities, rare and traditional characters.
RARE = [
    "湘F·TZ017",
    "阿依努尔·麦麦提",
    "ï²½ßńé",
    "𠮷㐀䶮",
    "□■〔〕〓",
    "Ａ１－（）",
    "戶籍謄本",
    "J998-ZY·HJ·QR·2008·D30-0001-004",
]


def test_every_character_can_be_extracted_and_searched(image_bytes, tmp_path):
    import pdfplumber
    import pypdfium2

    read = page(lines=tuple(line(text, 20, 60 + 100 * n, size=24) for n, text in enumerate(RARE)))
    data = write_searchable_pdf([(read, image_bytes)])
    document = pypdfium2.PdfDocument(data)
    text_page = document[0].get_textpage()
    assert text_page.get_text_range().split() == RARE
    for text in RARE:
        # What PDFium compares is UTF-16 here and UTF-32 there, so that it finds nothing beyond the BMP; browsers that
        # are built on it compare what was extracted.
        searcher = text_page.search(text.removeprefix("𠮷"))
        assert searcher.get_next() is not None, text
        searcher.close()
    # Each character stands where it was read, to half a per cent of the page.
    read_at = [glyph.box for line in read.lines for glyph in line.glyphs]
    shown_at = [text_page.get_rect(n) for n in range(text_page.count_rects())]
    for box, (left, bottom, right, top) in zip(read_at, shown_at, strict=True):
        assert (left / 0.72, right / 0.72) == pytest.approx((box.x0, box.x1), abs=4)
        assert (1000 - top / 0.72, 1000 - bottom / 0.72) == pytest.approx((box.y0, box.y1), abs=5)
    text_page.close()
    document.close()
    with pdfplumber.open(io.BytesIO(data)) as plumbed:
        assert plumbed.pages[0].extract_text().split() == RARE
    if program := shutil.which("pdftotext"):
        (tmp_path / "page.pdf").write_bytes(data)
        shown = subprocess.run([program, tmp_path / "page.pdf", "-"], capture_output=True, check=True)
        assert (shown.stdout.decode().split(), shown.stderr) == (RARE, b"")


def test_the_font_of_the_text_layer_is_whole():
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(make_truetype()), checkChecksums=2)
    assert font["maxp"].numGlyphs == 1
    assert font["hmtx"][".notdef"] == (EM, 0)
    points, ends, _ = font["glyf"][".notdef"].getCoordinates(font["glyf"])
    assert (list(points), list(ends)) == ([(0, -DESCENT), (EM, EM - DESCENT)], [1])
    assert (font["head"].unitsPerEm, font["hhea"].ascent, font["hhea"].numberOfHMetrics) == (EM, EM - DESCENT, 1)


@pytest.mark.parametrize(
    ("to_scan", "direction", "first_place"),
    [
        ((1.0, 0.02, -10.0, -0.02, 1.0, 8.0), (1, 0), (93, 106)),
        ((-1.0, 0.0, 800.0, 0.0, -1.0, 1000.0), (-1, 0), (660, 860)),
        ((0.0, -1.0, 1000.0, 1.0, 0.0, 0.0), (0, -1), (860, 100)),
        ((0.0, 1.0, 0.0, -1.0, 0.0, 800.0), (0, 1), (100, 660)),
    ],
    ids=["leaning", "upside down", "on its right side", "on its left side"],
)
def test_the_text_layer_lies_as_the_scan_does(to_scan, direction, first_place):
    import pdfplumber

    width, height = (800, 1000) if direction[0] else (1000, 800)
    scanned = page(scan_width=width, scan_height=height, to_scan=to_scan)
    data = write_searchable_pdf([(scanned, encode(Image.fromarray(blank(width, height)), "JPEG").getvalue())])
    with pdfplumber.open(io.BytesIO(data)) as document:
        chars = document.pages[0].chars
    assert "".join(char["text"] for char in chars) == "姓名 欧阳劼经北港派出所核实<&>"
    right, up = direction
    for char in chars:
        assert char["matrix"][:4] == pytest.approx((right, up, -up, right))
    # Each character goes on where the one before it ends, the way its line goes (PDF counts from the bottom).
    steps = [
        (b["matrix"][4] - a["matrix"][4], b["matrix"][5] - a["matrix"][5]) for a, b in itertools.pairwise(chars[:6])
    ]
    assert all(step == pytest.approx((28.8 * right, 28.8 * up), abs=1.5) for step in steps)
    # 100 dpi: a pixel is 0.72 points. A square of 40 pixels, but that its base line stands a little higher.
    assert (chars[0]["x0"] / 0.72, chars[0]["top"] / 0.72) == pytest.approx(first_place, abs=8)


def test_no_character_makes_the_pdf_fail(image_bytes):
    odd = page(lines=(line("䶮𠮷㐀\ud800\x00\ufffe■□〔〕ńé", 10, 10),))
    data = write_searchable_pdf([(odd, image_bytes)])
    assert data.startswith(b"%PDF")
    assert data == write_searchable_pdf([(odd, image_bytes)]), "the same pages give the same bytes"


def test_a_broken_page_image_is_named():
    with pytest.raises(ScanError, match="cannot be opened"):
        write_searchable_pdf([(page(), b"no image")])
