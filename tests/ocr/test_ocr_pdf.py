"""PDF pages: born-digital text is taken with its places, everything else is left to recognition."""

from __future__ import annotations

import io

import pytest
from page_drawing import blank, draw_paragraph
from PIL import Image

from ocr.scans import inspect_scan, render_page

FONT = "STSong-Light"


def canvas_of(size=(595, 842)):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    canvas.setFont(FONT, 12)
    return canvas, buffer


def scan_image():
    page = blank(800, 1130)
    draw_paragraph(page, left=40, top=100, lines=14, size=0.7)
    return Image.fromarray(page)


def reader_of(image):
    from reportlab.lib.utils import ImageReader

    return ImageReader(image)


def embedded(buffer, frame=0):
    buffer.seek(0)
    return render_page(buffer, frame=frame).embedded


def test_born_digital_form():
    canvas, buffer = canvas_of()
    canvas.drawCentredString(297, 780, "暂住证申领表")
    canvas.grid([60, 160, 300, 380, 535], [700, 670, 640])
    for x, text in zip((65, 165, 305, 385), ("姓名", "欧阳劼", "性别", "男"), strict=True):
        canvas.drawString(x, 680, text)
    for x, text in zip((65, 165, 305, 385), ("证件号码", "432299197908050312", "民族", "汉族"), strict=True):
        canvas.drawString(x, 650, text)
    canvas.save()
    page = embedded(buffer)
    assert page.text == "暂住证申领表\n姓名\n欧阳劼\n性别\n男\n证件号码\n432299197908050312\n民族\n汉族"
    assert page.engine.startswith("pdfplumber ")
    assert len(page.cells) == 8
    assert page.mean_confidence == 1.0
    name = next(line for line in page.lines if line.text == "欧阳劼")
    region = page.region_of([glyph.box for glyph in name.glyphs])
    assert region.x == pytest.approx(165 / 595, abs=0.003)
    assert region.w == pytest.approx(36 / 595, abs=0.003)
    assert region.y + region.h / 2 == pytest.approx((842 - 684) / 842, abs=0.006)


def test_a_notice_begins_a_line_of_its_own():
    canvas, buffer = canvas_of()
    lines = ["姓名：欧阳劼", "通行证号：W12345678", "【虚构样例】"]
    for row, text in enumerate(lines):
        canvas.drawString(72, 700 - 20 * row, text)
    canvas.save()
    assert embedded(buffer).text.split("\n") == lines


def test_mixed_documents_are_decided_page_by_page():
    canvas, buffer = canvas_of()
    canvas.drawString(100, 700, "第一页是电子文本，二〇〇九年四月十三日。")
    canvas.showPage()
    canvas.drawInlineImage(scan_image(), 0, 0, 595, 842)
    canvas.showPage()
    canvas.drawInlineImage(scan_image(), 0, 0, 595, 842)
    hidden = canvas.beginText(60, 700)
    hidden.setFont(FONT, 12)
    hidden.setTextRenderMode(3)
    hidden.textLine("别的引擎留下的隐藏文字层" * 3)
    canvas.drawText(hidden)
    canvas.showPage()
    canvas.showPage()
    canvas.setFont(FONT, 12)
    canvas.drawString(100, 700, "末页又是文本")
    canvas.save()
    buffer.seek(0)
    assert inspect_scan(buffer, name="x.pdf").frames == 5
    assert [page and page.text for page in (embedded(buffer, n) for n in range(5))] == [
        "第一页是电子文本，二〇〇九年四月十三日。",
        None,
        None,
        None,
        "末页又是文本",
    ]


def test_the_resolution_of_a_scan_is_that_of_its_picture():
    canvas, buffer = canvas_of(size=(288, 407))  # 800 pixels over four inches
    canvas.drawImage(reader_of(scan_image()), 0, 0, 288, 407)
    canvas.showPage()
    canvas.drawImage(reader_of(scan_image()), 0, 0, 96, 135)
    canvas.showPage()
    canvas.drawImage(reader_of(scan_image()), 0, 0, 288, 203)
    canvas.drawImage(reader_of(scan_image()), 0, 203, 288, 203)
    canvas.showPage()
    canvas.setPageSize((800, 1130))
    canvas.drawImage(reader_of(scan_image()), 0, 0, 800, 1130)
    canvas.save()
    pages = [render_page(buffer, frame=frame) for frame in range(4)]
    assert [page.dpi for page in pages] == [300, 300, 300, 300]
    assert pages[0].scan_dpi == pytest.approx(200, abs=1)
    assert [page.scan_dpi for page in pages[1:]] == [None, None, None]


def test_invisible_text_alone_is_not_believed():
    canvas, buffer = canvas_of()
    hidden = canvas.beginText(60, 700)
    hidden.setFont(FONT, 12)
    hidden.setTextRenderMode(3)
    hidden.textLine("看不见的文字")
    canvas.drawText(hidden)
    canvas.save()
    assert embedded(buffer) is None


def test_text_drawn_as_outlines_is_recognised():
    canvas, buffer = canvas_of()
    canvas.drawString(60, 40, "第1页")
    for row in range(20):
        for column in range(20):
            canvas.rect(60 + column * 22, 100 + row * 30, 9, 2, fill=1)
            canvas.rect(64 + column * 22, 96 + row * 30, 2, 12, fill=1)
    canvas.save()
    assert embedded(buffer) is None


def test_crop_box_and_columns():
    canvas, buffer = canvas_of()
    canvas.setCropBox((50, 400, 450, 800))
    canvas.drawString(100, 600, "证号432299197908050312")
    canvas.drawString(330, 600, "北港派出所")
    canvas.drawString(100, 300, "裁掉的文字")
    canvas.save()
    page = embedded(buffer)
    assert page.text == "证号432299197908050312\n北港派出所"
    region = page.region_of([page.lines[0].glyphs[0].box])
    assert region.x == pytest.approx(50 / 400, abs=0.004)
    assert region.y + region.h / 2 == pytest.approx(196 / 400, abs=0.02)


def test_sideways_text_is_left_to_recognition():
    canvas, buffer = canvas_of()
    canvas.rotate(90)
    canvas.drawString(100, -300, "侧放的文字需要先转正")
    canvas.save()
    assert embedded(buffer) is None
