"""Print over a watermark is read; shadows, old paper, shaded cells and pale writing are no watermark."""

import cv2
import numpy as np
import pytest
from page_drawing import blank, draw_paragraph, draw_table, turn, write

from ocr.prepare import prepare
from ocr.watermarks import without_watermark


def watermarked(page, *, tone=210):
    """Lay words in broad strokes of one gray across a page, leaning as watermarks do."""
    mark = blank()
    for row in range(6):
        for x in (100, 900):
            cv2.putText(mark, "COPY NO 8", (x, 300 + 350 * row), cv2.FONT_HERSHEY_SIMPLEX, 3.2, (tone,) * 3, 12)
    mark = turn(mark, 18)
    return (page.astype(np.uint16) * mark // 255).astype(np.uint8)


def noisy(page, strength=4.0):
    noise = np.random.default_rng(3).normal(0, strength, page.shape)
    return np.clip(page.astype(np.float32) + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("tone", [190, 210, 222])
def test_a_watermark_becomes_paper_and_print_over_it_stays(tone):
    page = blank()
    draw_paragraph(page, left=120, top=300, lines=20)
    cleaned = cv2.cvtColor(without_watermark(noisy(watermarked(page, tone=tone))), cv2.COLOR_RGB2GRAY)
    before = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    assert (cleaned[before < 60] < 130).mean() > 0.98
    assert (cleaned[before > 250] > 225).mean() > 0.99


def test_what_is_no_watermark_is_left():
    page = blank()
    draw_paragraph(page, left=120, top=800, lines=12)
    draw_table(page)
    assert without_watermark(noisy(page)) is None
    shaded = page.copy()
    shaded[162:258, 122:1498] = np.minimum(shaded[162:258, 122:1498], 205)
    assert without_watermark(noisy(shaded)) is None
    light = np.linspace(0.7, 1.0, page.shape[1])[None, :, None]
    assert without_watermark(noisy((page * light).astype(np.uint8), 8.0)) is None
    patches = cv2.resize(np.random.default_rng(5).uniform(0.8, 1.0, (24, 16)), page.shape[1::-1])[..., None]
    assert without_watermark((page * patches).astype(np.uint8)) is None


def test_pale_writing_beside_print_stays_whole(rapidocr_engine):
    page = blank()
    for line in range(14):
        write(page, f"name {line + 10}:", 120, 300 + 70 * line)
        cv2.putText(page, "BODO 1968", (330, 300 + 70 * line), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (190,) * 3, 7)
    prepared = prepare(noisy(page)).page
    assert prepared.unmarked is not None
    lines = [line.text for line in rapidocr_engine.read(prepared)]
    for line in range(14):
        assert any(f"name {line + 10}" in text for text in lines)
    assert sum(text.count("1968") for text in lines) == 14


def test_lines_over_a_watermark_and_the_watermark_are_read(rapidocr_engine):
    page = blank()
    for line in range(14):
        write(page, f"line {line + 10} of the household register 4306", 120, 300 + 60 * line)
    lines = [line.text for line in rapidocr_engine.read(prepare(noisy(watermarked(page))).page)]
    for line in range(14):
        assert any(f"line {line + 10} of the household register 4306" in text for text in lines)
    assert any("COPY" in text for text in lines)
