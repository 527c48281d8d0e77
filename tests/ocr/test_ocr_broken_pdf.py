"""A scan in a PDF that is cut off or damaged fails with a reason; what is odd but whole is read."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from page_drawing import blank, draw_paragraph, encode
from PIL import Image

from archive.errors import ScanError
from ocr.scans import render_page

WIDTH, HEIGHT = 403, 597
SIZE = f"/Width {WIDTH}/Height {HEIGHT}"
RGB = f"{SIZE}/ColorSpace/DeviceRGB/BitsPerComponent 8"
BILEVEL = f"{SIZE}/ColorSpace/DeviceGray/BitsPerComponent 1"
FILLED = "q 300 0 0 400 0 0 cm /I0 Do Q"
GARBAGE = b"\x12garbage" * 1000


def pdf_of(*pictures, content=FILLED, before="", box="[0 0 300 400]"):
    """Return a PDF of one page; each picture is its data and its dictionary, and is called I0, I1 …"""
    names = " ".join(f"/I{number} {number + 5} 0 R" for number in range(len(pictures)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox{box}{before}/Resources<</XObject<<{names}>>>>/Contents 4 0 R>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content.encode("latin-1")),
        *(
            b"<</Type/XObject/Subtype/Image%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(data), data)
            for data, entries in pictures
        ),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content_of in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content_of)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def picture():
    page = blank(WIDTH, HEIGHT)
    draw_paragraph(page, left=8, top=30, lines=20, size=0.35)
    return Image.fromarray(page)


def group4(image):
    data = encode(image, "TIFF", compression="group4", tiffinfo={278: image.height}).getvalue()
    with Image.open(io.BytesIO(data)) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279]
    return data[start:][: length if isinstance(length, int) else length[0]]


def jbig2(image):
    size = struct.pack(">II", WIDTH, HEIGHT)
    body = size + struct.pack(">IIB", 0, 0, 0) + b"\x01" + group4(image)
    page = struct.pack(">IBBBI", 0, 48, 0, 1, 19) + size + struct.pack(">IIBH", 0, 0, 0, 0)
    return page + struct.pack(">IBBBI", 1, 38, 0, 1, len(body)) + body


def predicted(image):
    rows = np.asarray(image).reshape(HEIGHT, -1)
    return zlib.compress(np.concatenate([np.zeros((HEIGHT, 1), np.uint8), rows], axis=1).tobytes())


def make_pictures():
    colour = picture()
    gray, bilevel = colour.convert("L"), colour.convert("1")
    jpeg, sixteen = encode(colour, "JPEG").getvalue(), np.asarray(gray).astype(">u2") * 257
    four = np.pad(np.asarray(gray) >> 4, ((0, 0), (0, WIDTH % 2)))
    packed = zlib.compress((four[:, 0::2] << 4 | four[:, 1::2]).tobytes())
    index = bytes(range(0, 256, 17)).hex()
    fax = f"{BILEVEL}/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {WIDTH}/Rows {HEIGHT}>>"
    return {
        "jpeg": (jpeg, f"{RGB}/Filter/DCTDecode"),
        "progressive jpeg": (encode(colour, "JPEG", progressive=True).getvalue(), f"{RGB}/Filter/DCTDecode"),
        "cmyk jpeg": (
            encode(colour.convert("CMYK"), "JPEG").getvalue(),
            f"{SIZE}/ColorSpace/DeviceCMYK/BitsPerComponent 8/Decode[1 0 1 0 1 0 1 0]/Filter/DCTDecode",
        ),
        "packed jpeg": (zlib.compress(jpeg), f"{RGB}/Filter[/FlateDecode/DCTDecode]"),
        "jpeg without its end": (jpeg[:-2], f"{RGB}/Filter/DCTDecode"),
        "jpeg 2000": (encode(colour, "JPEG2000").getvalue(), f"{SIZE}/Filter/JPXDecode"),
        "jpeg 2000 in tiles": (
            encode(colour, "JPEG2000", tile_size=(128, 128), no_jp2=True).getvalue(),
            f"{SIZE}/Filter/JPXDecode",
        ),
        "unpacked": (colour.tobytes(), RGB),
        "flate": (zlib.compress(colour.tobytes()), f"{RGB}/Filter/FlateDecode"),
        "predicted": (
            predicted(colour),
            f"{RGB}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns {WIDTH}>>",
        ),
        "cmyk": (
            zlib.compress(colour.convert("CMYK").tobytes()),
            f"{SIZE}/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/FlateDecode",
        ),
        "sixteen bits": (
            zlib.compress(sixteen.tobytes()),
            f"{SIZE}/ColorSpace/DeviceGray/BitsPerComponent 16/Filter/FlateDecode",
        ),
        "four bits": (packed, f"{SIZE}/ColorSpace/DeviceGray/BitsPerComponent 4/Filter/FlateDecode"),
        "palette": (packed, f"{SIZE}/ColorSpace[/Indexed/DeviceGray 15 <{index}>]/BitsPerComponent 4/Filter/FlateDecode"),
        "bilevel": (zlib.compress(bilevel.tobytes()), f"{BILEVEL}/Filter/FlateDecode"),
        "stencil": (zlib.compress(bilevel.tobytes()), f"{SIZE}/ImageMask true/BitsPerComponent 1/Filter/FlateDecode"),
        "fax": (group4(bilevel), fax),
        "fax without its end": (group4(bilevel)[:-3], fax),
        "jbig2": (jbig2(bilevel), f"{BILEVEL}/Filter/JBIG2Decode"),
    }  # fmt: skip


PICTURES = make_pictures()


def read(content):
    return render_page(io.BytesIO(content), frame=0)


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("behind", [b"", b"\r\n", b"\0" * 8])
def test_what_is_whole_is_read(kind, behind):
    data, entries = PICTURES[kind]
    assert read(pdf_of((data + behind, entries))).pixels.size


@pytest.mark.parametrize("kind", PICTURES)
@settings(max_examples=12, deadline=None)
@given(part=st.floats(0.01, 0.93))
@example(part=0.5)
def test_a_scan_cut_off_fails(kind, part):
    data, entries = PICTURES[kind]
    if kind == "sixteen bits":
        # Of more than half of it PDFium does not tell that it is no whole one of eight bits.
        part /= 2
    with pytest.raises(ScanError, match=r"page 1 is not whole .* make the PDF again"):
        read(pdf_of((data[: int(len(data) * part)], entries)))


# Noise is a fax of some kind.
@pytest.mark.parametrize("kind", [kind for kind in PICTURES if "fax" not in kind])
def test_a_scan_of_garbage_fails(kind):
    _, entries = PICTURES[kind]
    with pytest.raises(ScanError, match="page 1 is not whole"):
        read(pdf_of((GARBAGE, entries)))


def test_what_a_form_draws_is_measured_where_it_stands():
    data, entries = PICTURES["jpeg"]
    inner = "q 1 0 0 1 0 0 cm /I0 Do Q"
    for scale, is_scan in ((300, True), (20, False)):
        form = (
            inner.encode(),
            "/X/Y>>endobj 90 0 obj<</Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I0 5 0 R>>>>",
        )
        content = pdf_of((data[:9000], entries), form, content=f"q {scale} 0 0 {scale} 0 0 cm /I1 Do Q")
        content = content.replace(b"/Type/XObject/Subtype/Image/X/Y>>endobj 90 0 obj<<", b"/Type/XObject")
        if is_scan:
            with pytest.raises(ScanError, match="DCT"):
                read(content)
        else:
            assert read(content).pixels.size


def test_a_scan_in_strips_fails_by_any_of_them():
    whole, broken = PICTURES["jpeg"], (GARBAGE, PICTURES["jpeg"][1])
    content = " ".join(f"q 300 0 0 20 0 {20 * strip} cm /I{strip == 7:d} Do Q" for strip in range(20))
    assert read(pdf_of(whole, whole, content=content)).pixels.size
    with pytest.raises(ScanError, match="DCT"):
        read(pdf_of(whole, broken, content=content))


def test_a_small_broken_picture_fails_no_page():
    whole, broken = PICTURES["jpeg"], (GARBAGE, PICTURES["jpeg"][1])
    beside_a_scan = FILLED + " q 20 0 0 20 5 5 cm /I1 Do Q"
    assert read(pdf_of(whole, broken, content=beside_a_scan)).pixels.size
    alone = "q 90 0 0 120 5 5 cm /I0 Do Q"
    assert read(pdf_of(broken, content=alone)).pixels.size
    off_the_page = "q 300 0 0 400 290 0 cm /I0 Do Q"
    assert read(pdf_of(broken, content=off_the_page)).pixels.size


def test_an_inline_picture_is_looked_at_too():
    data = PICTURES["jpeg"][0]
    head = f"q 300 0 0 400 0 0 cm BI /W {WIDTH} /H {HEIGHT} /CS /RGB /BPC 8 /F /DCT ID "
    assert read(pdf_of(content=head + data.decode("latin-1") + "\nEI Q")).pixels.size
    with pytest.raises(ScanError):
        read(pdf_of(content=head + data[:9000].decode("latin-1") + "\nEI Q"))


@pytest.mark.parametrize(
    "content",
    [
        pdf_of().replace(b"/I0 5 0 R", b""),
        pdf_of().replace(b"/Contents 4 0 R", b"/Contents 44 0 R"),
        pdf_of(PICTURES["jpeg"]).replace(b"5 0 obj", b"9 0 obj"),
        pdf_of(PICTURES["jpeg"], content="damaged  ").replace(b"<</Length 9>>", b"<</Length 9/Filter/FlateDecode>>"),
    ],
    ids=["no picture", "no commands", "lost picture", "damaged commands"],
)
def test_a_page_of_which_nothing_is_left_fails(content):
    with pytest.raises(ScanError, match="nothing of what it should show"):
        read(content)


@pytest.mark.parametrize("commands", ["", "q Q", "BT ET"])
def test_a_blank_page_is_none_that_is_broken(commands):
    assert read(pdf_of(content=commands)).pixels.min() == 255
    assert read(pdf_of().replace(b"/Contents 4 0 R", b"")).pixels.min() == 255
