"""Real pages through real engines."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, turn, write
from PIL import Image

from archive.errors import EngineUnavailableError
from archive.text import Box, Glyph
from ocr.engines.placing import _fill_gaps
from ocr.engines.tesseract import TesseractEngine
from ocr.port import PreparedPage
from ocr.reading import encode_rendition, read_page
from ocr.scans import PageImage, render_page

PERMIT = Path(__file__).parent / "data" / "permit.png"
FIELDS = [
    "姓名",
    "性别",
    "男",
    "公民身份号码",
    "432299197908050312",
    "民族",
    "汉族",
    "暂住地址",
    "北港街道桐荫巷17号",
    "二〇〇九年四月",
]
PROSE = "上述人员于二〇〇八年三月四日来本地务工，经北港派出所民警卢一鸣核实，情况属实，准予办理暂住登记，期限一年。"

pytestmark = pytest.mark.ocr


@pytest.fixture(scope="module")
def permit():
    with PERMIT.open("rb") as stream:
        return render_page(stream, frame=0)


@pytest.fixture(scope="module")
def reading(permit, rapidocr_engine):
    return read_page(permit, rapidocr_engine)


def test_form_and_prose_are_read(reading):
    lines = reading.text.split("\n")
    assert lines[0] == "暂住证申领表"
    assert [field for field in FIELDS if field not in lines] == []
    assert PROSE in lines
    assert len(reading.cells) == 12
    assert reading.engine.startswith("rapidocr ")
    assert reading.dpi == pytest.approx(150, abs=0.1)
    assert reading.mean_confidence > 0.95


def test_every_line_stands_in_one_cell(reading):
    for line in reading.lines:
        homes = {next((i for i, c in enumerate(reading.cells) if c.contains(*g.box.center)), None) for g in line.glyphs}
        assert len(homes) == 1, line.text


def test_glyphs_have_places_confidences_and_runners_up(reading):
    line = next(line for line in reading.lines if line.text == "432299197908050312")
    for before, after in zip(line.glyphs, line.glyphs[1:], strict=False):
        assert before.box.x1 <= after.box.x0 + 0.01
    region = reading.region_of([line.glyphs[0].box])
    assert region.x * 1240 == pytest.approx(334, abs=8)
    assert region.y * 760 == pytest.approx(228, abs=12)
    whole = reading.region_of([glyph.box for glyph in line.glyphs])
    assert whole.w * 1240 == pytest.approx(18 * 34 * 0.53, rel=0.12)
    for one in reading.lines:
        for glyph in one.glyphs:
            assert len(glyph.text) == 1
            assert 0 <= glyph.confidence <= 1
            assert len(glyph.alternatives) <= 5
            assert all(a.text != glyph.text and 0 < a.probability < 1 for a in glyph.alternatives)
            probabilities = [a.probability for a in glyph.alternatives]
            assert glyph.text == "〇" or probabilities == sorted(probabilities, reverse=True)
            assert 0 <= glyph.box.x0 < glyph.box.x1 <= reading.width
            assert 0 <= glyph.box.y0 < glyph.box.y1 <= reading.height


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages_are_read_all_the_same(permit, reading, rapidocr_engine, turns):
    scan = np.ascontiguousarray(np.rot90(permit.pixels, turns))
    page = read_page(PageImage(pixels=scan), rapidocr_engine)
    assert "432299197908050312" in page.text
    assert PROSE in page.text
    line = next(line for line in page.lines if line.text == "432299197908050312")
    region = page.region_of([glyph.box for glyph in line.glyphs])
    # The number stands right of the middle of the top on the upright page.
    x, y = 0.4, 0.32
    for _ in range(turns):
        x, y = y, 1 - x
    assert region.x < x < region.x + region.w
    assert region.y < y < region.y + region.h


def test_leaning_page_leads_back_to_the_scan(permit, rapidocr_engine):
    canvas = blank(1500, 1100)
    canvas[150:910, 130:1370] = permit.pixels
    page = read_page(PageImage(pixels=turn(canvas, 2.5)), rapidocr_engine)
    assert [field for field in FIELDS if field not in page.text] == []
    line = next(line for line in page.lines if line.text == "432299197908050312")
    matrix = cv2.getRotationMatrix2D((750, 550), 2.5, 1.0)
    x, y = matrix @ np.array([130 + 334 + 160, 150 + 240, 1.0])
    region = page.region_of([glyph.box for glyph in line.glyphs])
    assert (region.x + region.w / 2) * 1500 == pytest.approx(x, abs=14)
    assert (region.y + region.h / 2) * 1100 == pytest.approx(y, abs=14)


def test_a_red_stamp_hides_nothing(permit, rapidocr_engine):
    pixels = permit.pixels.astype(np.float32)
    ring = np.full(pixels.shape, 255, np.uint8)
    cv2.circle(ring, (480, 260), 95, (205, 35, 35), 7, cv2.LINE_AA)
    for angle in range(0, 360, 40):
        x, y = 480 + 62 * np.cos(np.radians(angle)), 260 + 62 * np.sin(np.radians(angle))
        cv2.putText(ring, "X", (int(x) - 12, int(y) + 12), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (205, 35, 35), 4)
    stamped = (pixels * ring / 255).astype(np.uint8)
    page = read_page(PageImage(pixels=stamped), rapidocr_engine)
    assert "432299197908050312" in page.text.split("\n")
    assert len(page.cells) == 12


def test_blank_and_noisy_pages_say_nothing(rapidocr_engine):
    assert read_page(PageImage(pixels=blank(900, 1200)), rapidocr_engine).lines == ()
    noise = np.random.default_rng(0).integers(200, 255, (800, 600, 3)).astype(np.uint8)
    assert read_page(PageImage(pixels=noise), rapidocr_engine).text == ""


@pytest.mark.parametrize("shape", [(8, 8), (20, 900), (900, 20)])
def test_odd_sizes_do_not_fail(rapidocr_engine, shape):
    read_page(PageImage(pixels=blank(shape[1], shape[0])), rapidocr_engine)


def test_a_strip_is_read(rapidocr_engine):
    page = blank(1600, 90)
    write(page, "ARCHIVE 2009 No 417", 60, 60)
    assert "2009" in read_page(PageImage(pixels=page), rapidocr_engine).text


def test_missing_models_are_named(tmp_path):
    (tmp_path / "rapidocr").mkdir()
    (tmp_path / "rapidocr" / "__init__.py").touch()
    script = (
        "import sys\n"
        "from archive.errors import EngineUnavailableError\n"
        "from ocr.engines.rapidocr import RapidOcrEngine\n"
        f"sys.modules.pop('rapidocr'); sys.path.insert(0, {str(tmp_path)!r})\n"
        "try:\n    RapidOcrEngine()\nexcept EngineUnavailableError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "PP-OCRv6_det_small.onnx" in done.stdout
    assert "pip install" in done.stdout


def test_engine_says_what_it_is(rapidocr_engine):
    assert rapidocr_engine.name == "rapidocr"
    assert rapidocr_engine.version.endswith("PP-OCRv6")
    assert "max_side_len=1600" in rapidocr_engine.parameters


def test_tesseract_without_a_language_names_the_package():
    with pytest.raises(EngineUnavailableError, match="apt-get install"):
        TesseractEngine(languages="xyz_none")


def test_tesseract_without_the_program_names_the_package(monkeypatch):
    import pytesseract

    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/nowhere/tesseract")
    pytesseract.get_tesseract_version.cache_clear() if hasattr(
        pytesseract.get_tesseract_version, "cache_clear"
    ) else None
    with pytest.raises(EngineUnavailableError, match="apt-get install tesseract-ocr"):
        TesseractEngine(languages="xyz_none")


def test_tesseract_reads_words_with_places():
    try:
        engine = TesseractEngine(languages="eng")
    except EngineUnavailableError as error:
        pytest.skip(str(error))
    page = blank(1240, 500)
    draw_paragraph(page, left=60, top=120, lines=4)
    lines = engine.read(PreparedPage(pixels=page))
    assert len(lines) == 4
    assert "household" in " ".join(line.text for line in lines)
    for line in lines:
        assert all(50 <= g.box.x0 <= g.box.x1 <= 1240 and 0 <= g.confidence <= 1 for g in line.glyphs)


def test_tesseract_reads_a_form_cell_by_cell(permit):
    try:
        engine = TesseractEngine()
    except EngineUnavailableError as error:
        pytest.skip(str(error))
    lines = [line.replace(" ", "") for line in read_page(permit, engine).text.split("\n")]
    assert lines[0] == "暂住证申领表"
    for field in ("姓名", "性别", "男", "公民身份号码", "民族", "汉族", "北港街道桐荫巷17号"):
        assert field in lines
    text = "".join(lines)
    assert "432299197908050312" in text
    assert "二〇〇九年四月" in text
    assert "经北港派出所民警卢一鸣核实" in text
    assert "|" not in text


def test_rendition_is_a_jpeg(permit):
    data, media_type = encode_rendition(permit.pixels)
    assert media_type == "image/jpeg"
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (1240, 760)
        assert image.mode == "L"


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ((0, 40, 80, 200, 240, 280), "甲乙丙　丁戊己"),  # two fields
        ((0, 100, 200, 300), "甲乙丙丁"),  # a title set wide
        ((0, 100), "甲乙"),
        ((0, 40, 80, 140, 180), "甲乙丙丁戊"),  # less than a field's distance
    ],
)
@pytest.mark.parametrize("vertical", [False, True])
def test_a_wide_gap_between_fields_is_a_blank(places, text, vertical):
    glyphs = [
        Glyph(mark, Box(0, at, 40, at + 40) if vertical else Box(at, 0, at + 40, 40), 0.9)
        for mark, at in zip("".join(text.split()), places, strict=True)
    ]
    filled = _fill_gaps(glyphs, 40, vertical=vertical)
    assert "".join(glyph.text for glyph in filled) == text
