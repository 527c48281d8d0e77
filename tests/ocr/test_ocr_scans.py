"""Every format is taken as what it is; every broken or hostile file fails with a reason."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_drawing import blank, draw_paragraph, encode
from PIL import Image

from archive.errors import ScanError
from ocr.scans import inspect_scan, render_page


def picture(width=400, height=300):
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: height // 2, : width // 2] = (200, 30, 30)
    pixels[40:60, 20:380] = 0
    return Image.fromarray(pixels)


FORMATS = [
    ("JPEG", {"quality": 90}, "image/jpeg", True),
    ("PNG", {}, "image/png", True),
    ("TIFF", {}, "image/tiff", False),
    ("TIFF", {"compression": "tiff_lzw"}, "image/tiff", False),
    ("TIFF", {"compression": "jpeg"}, "image/tiff", False),
    ("JPEG2000", {}, "image/jp2", False),
    ("BMP", {}, "image/bmp", False),
    ("WEBP", {"lossless": True}, "image/webp", True),
]


@pytest.mark.parametrize(("kind", "options", "media_type", "displayable"), FORMATS)
def test_formats_are_told_by_content(kind, options, media_type, displayable):
    stream = encode(picture(), kind, **options)
    info = inspect_scan(stream, name="misnamed.txt")
    assert (info.media_type, info.frames) == (media_type, 1)
    page = render_page(stream, frame=0)
    assert page.pixels.shape == (300, 400, 3)
    assert page.pixels.dtype == np.uint8
    assert page.displayable is displayable
    assert abs(page.pixels[10, 10].astype(int) - (200, 30, 30)).max() < 12
    assert page.pixels[250, 350].min() > 245


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "YCbCr", "I;16", "F"])
def test_every_mode_of_tiff_and_png_becomes_rgb(mode):
    if mode == "I;16":
        image = Image.fromarray((np.asarray(picture().convert("L")).astype(np.uint16)) * 257)
        stream = encode(image, "PNG")
    elif mode == "F":
        stream = encode(Image.fromarray(np.asarray(picture().convert("L")).astype(np.float32)), "TIFF")
    elif mode in {"LA", "P"}:
        stream = encode(picture().convert("L" if mode == "LA" else "RGB").convert(mode), "PNG")
    else:
        stream = encode(picture().convert(mode), "TIFF")
    pixels = render_page(stream, frame=0).pixels
    assert pixels.shape == (300, 400, 3)
    assert pixels[250, 350].min() > 245
    assert pixels[50, 100].max() < 10


def test_twelve_bits_in_sixteen_are_stretched():
    image = Image.fromarray((np.asarray(picture().convert("L")).astype(np.uint16)) * 16)
    assert render_page(encode(image, "TIFF"), frame=0).pixels.max() > 250


def test_transparency_lies_over_white():
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    assert render_page(encode(image, "PNG"), frame=0).pixels.min() == 255


def test_pages_of_a_bilevel_tiff():
    pages = [Image.new("1", (300, 200), 1) for _ in range(4)]
    for number, page in enumerate(pages):
        page.paste(0, (10, 10, 20 + 40 * number, 60))
    stream = encode(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
    assert inspect_scan(stream, name="x").frames == 4
    page = render_page(stream, frame=3)
    assert page.dpi == 200
    assert page.pixels[30, 130].max() == 0
    assert page.pixels[30, 150].min() == 255
    with pytest.raises(ScanError, match="no page 5"):
        render_page(stream, frame=4)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = np.full((60, 100, 3), 255, np.uint8)
    upright[:20, :30] = 0
    stored = {
        1: upright, 2: upright[:, ::-1], 3: upright[::-1, ::-1], 4: upright[::-1],
        5: upright.transpose(1, 0, 2), 6: np.rot90(upright, 1), 7: np.rot90(upright, 1)[:, ::-1][::-1][:, ::-1],
        8: np.rot90(upright, -1),
    }[orientation]  # fmt: skip
    if orientation == 7:
        stored = upright[::-1, ::-1].transpose(1, 0, 2)
    page = render_page(encode(Image.fromarray(np.ascontiguousarray(stored)), "JPEG", quality=95, exif=exif), frame=0)
    assert page.pixels.shape == (60, 100, 3)
    assert page.pixels[8, 12].max() < 20
    assert page.pixels[50, 90].min() > 235
    assert page.displayable is (orientation == 1)


def test_resolution_that_software_made_up_is_not_believed():
    assert render_page(encode(picture(), "JPEG", dpi=(300, 300)), frame=0).dpi == 300
    assert render_page(encode(picture(), "JPEG", dpi=(72, 72)), frame=0).dpi is None
    assert render_page(encode(picture(), "JPEG", dpi=(96, 96)), frame=0).dpi is None


def test_very_large_pages_are_halved():
    stream = encode(Image.new("L", (8000, 6000), 255), "PNG", dpi=(600, 600))
    page = render_page(stream, frame=0)
    assert page.pixels.shape == (3000, 4000, 3)
    assert page.dpi == pytest.approx(300, abs=1)
    assert page.scan_dpi == pytest.approx(600, abs=1)
    assert not page.displayable


def test_animation_is_not_shown_as_it_is():
    frames = [picture(), picture().convert("L").convert("RGB")]
    stream = encode(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert inspect_scan(stream, name="x").frames == 1
    assert not render_page(stream, frame=0).displayable


@pytest.mark.parametrize(("kind", "options"), [(kind, options) for kind, options, _, _ in FORMATS])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_cut_off_files_fail(kind, options, part):
    page = blank(900, 1200)
    draw_paragraph(page, left=20, top=80, lines=14, size=0.9)
    page[::7, ::5] = np.random.default_rng(1).integers(0, 255, page[::7, ::5].shape)
    data = encode(Image.fromarray(page), kind, **options).getvalue()
    with pytest.raises(ScanError, match=r"scan|copy"):
        render_page(io.BytesIO(data[: int(len(data) * part)]), frame=0)


def test_cut_off_progressive_jpeg_fails():
    page = blank(900, 1200)
    draw_paragraph(page, left=20, top=80, lines=14, size=0.9)
    data = encode(Image.fromarray(page), "JPEG", progressive=True).getvalue()
    for part in (0.4, 0.8, 0.97):
        with pytest.raises(ScanError):
            render_page(io.BytesIO(data[: int(len(data) * part)]), frame=0)


def test_cut_off_group4_tiff_fails():
    page = blank(900, 1200)
    draw_paragraph(page, left=20, top=80, lines=14, size=0.9)
    data = encode(Image.fromarray(page).convert("1"), "TIFF", compression="group4").getvalue()
    for part in (0.3, 0.6, 0.9):
        with pytest.raises(ScanError):
            render_page(io.BytesIO(data[: int(len(data) * part)]), frame=0)


def png_claiming(width, height):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def pdf_of(*pages, encrypt=None, size=(300, 300)):
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    for text in pages:
        canvas.drawString(20, 100, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def looping_tiff():
    data = bytearray(encode(Image.new("L", (40, 40), 255), "TIFF").getvalue())
    (offset,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, offset)
    struct.pack_into("<I", data, offset + 2 + 12 * count, offset)
    return bytes(data)


def pdf_without_pages():
    import pypdfium2

    buffer = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


HOSTILE = {
    "empty": (b"", "empty"),
    "text": ("全是文字，不是图像".encode(), "no image"),
    "zip": (b"PK\x03\x04" + b"\0" * 100, "ZIP"),
    "gif": (b"GIF89a" + b"\0" * 100, "GIF"),
    "html": (b"<!DOCTYPE html><html></html>", "web page"),
    "program": (b"MZ\x90\0" + b"\0" * 100, "program"),
    "zeros": (b"\0" * 4096, "no image"),
    "jpeg head only": (b"\xff\xd8\xff\xe0", "damaged"),
    "png head only": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "bomb": (png_claiming(60_000, 60_000), "pixels"),
    "big bomb": (png_claiming(2**31 - 1, 2**31 - 1), "pixels|damaged"),
    "long": (png_claiming(70_000, 10), "limit"),
    "speck": (png_claiming(2, 2), "too small"),
    "lying png": (png_claiming(4000, 4000), "damaged"),
    "pdf head only": (b"%PDF-1.7\n", "damaged"),
    "pdf cut": (pdf_of("text")[:300], "damaged"),
    "pdf without pages": (pdf_without_pages(), "no pages"),
    "pdf encrypted": (pdf_of("text", encrypt="secret"), "encrypted"),
    "webp head": (b"RIFF\x10\0\0\0WEBPVP8 ", "damaged"),
    "jp2 head": (b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 64, "damaged"),
    "bmp head": (b"BM" + b"\xff" * 60, "damaged|pixels|limit"),
    "tiff head": (b"II*\0\xff\xff\xff\x7f", "damaged"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_fail_with_a_reason(case):
    data, reason = HOSTILE[case]

    def take():
        inspect_scan(io.BytesIO(data), name="bad.jpg")
        render_page(io.BytesIO(data), frame=0)

    with pytest.raises(ScanError, match=reason) as caught:
        take()
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("before", ["pdf cut", "pdf encrypted"])
def test_a_reason_is_not_that_of_the_file_before(before):
    for case in (before, "pdf without pages"):
        data, reason = HOSTILE[case]
        with pytest.raises(ScanError, match=reason):
            inspect_scan(io.BytesIO(data), name=case)


def test_circular_tiff_ends():
    assert inspect_scan(io.BytesIO(looping_tiff()), name="x").frames >= 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_raises_nothing_but_scan_errors(data):
    kind, options, _, _ = data.draw(st.sampled_from(FORMATS))
    content = bytearray(encode(picture(), kind, **options).getvalue())
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        inspect_scan(io.BytesIO(content), name="x")
        render_page(io.BytesIO(content), frame=0)
    except ScanError:
        pass


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_pdf_raises_nothing_but_scan_errors(data):
    content = bytearray(pdf_of("page one", "page two"))
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        inspect_scan(io.BytesIO(content), name="x")
        render_page(io.BytesIO(content), frame=0)
    except ScanError:
        pass


def test_a_page_whose_box_is_no_numbers_is_rendered_all_the_same():
    content = pdf_of("page one").replace(b"/MediaBox [ 0 0 300 300 ]", b"/MediaBox[/\x01 0 0 300 300 ]")
    assert render_page(io.BytesIO(content), frame=0).pixels.size


def test_pdf_pages_are_limited_in_size():
    with pytest.raises(ScanError, match="points"):
        render_page(io.BytesIO(pdf_of("x", size=(20_000, 300))), frame=0)
    large = render_page(io.BytesIO(pdf_of("x", size=(14_000, 14_000))), frame=0)
    assert large.pixels.shape[0] * large.pixels.shape[1] <= 36_100_000
    with pytest.raises(ScanError, match="no page 9"):
        render_page(io.BytesIO(pdf_of("x")), frame=8)
