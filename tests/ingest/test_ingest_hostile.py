"""More than two hundred broken and hostile inputs in one batch: each has its reason, and the good ones are complete."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from ingest_bench import code, draw_page, write_table
from ingest_encrypted import encrypted_pdf
from ingest_fakes import HANGS, KILLS
from PIL import Image

from archive.model import PageState
from ingest.verify import verify

GOOD = 5


def picture(kind, size=(120, 160), **options):
    # Noise, so that every cut takes away something.
    image = Image.frombytes("RGB", size, bytes((n * 7919 >> 3) % 256 for n in range(size[0] * size[1] * 3)))
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def huge_png(width, height):
    """Return a PNG of a few bytes that claims to be ``width`` × ``height``."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def huge_tiff(width, height):
    entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (279, 4, 4)]
    directory = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + directory + b"\0\0\0\0"


def hostile_files(tmp_path):
    """Yield names (with what they claim to be) and contents that cannot be read as a page."""
    kinds = {"jpg": picture("JPEG"), "png": picture("PNG"), "tif": picture("TIFF"), "jp2": picture("JPEG2000"),
             "bmp": picture("BMP"), "webp": picture("WEBP", lossless=True)}  # fmt: skip
    kinds["tif2"] = picture("TIFF", compression="tiff_lzw")
    kinds["pdf"] = picture("PDF")
    for kind, whole in kinds.items():
        suffix = kind.rstrip("2") if kind == "tif2" else kind
        # PDF readers mend a lost end, but no scan.
        share = 0.8 if kind == "pdf" else 0.9
        for step in range(20):
            cut = int(len(whole) * share * step / 20)
            yield f"cut-{kind}-{cut}.{suffix}", whole[:cut]
    for kind in ("jpg", "png", "tif", "jp2", "bmp", "webp", "pdf", "gif", "heic", "ofd"):
        yield f"text.{kind}", b"this is a letter, not a picture\n" * 40
        yield f"zeros.{kind}", b"\0" * 5000
        yield f"program.{kind}", b"MZ\x90\0\x03" + bytes(range(256)) * 8
    yield "animation.gif", picture("GIF")
    for name, data in (("a.png", huge_png(60_000, 60_000)), ("b.png", huge_png(2**31 - 1, 1)), ("c.tif", huge_tiff(200_000, 200_000))):  # fmt: skip
        yield f"bomb-{name}", data
    yield "locked.pdf", encrypted_pdf()
    yield "loop.tif", b"II*\0\x08\0\0\0" + b"\0\0" + struct.pack("<I", 8)
    for n in range(20):
        yield f"noise-{n}.jpg", bytes((i * i * (n + 3)) % 251 for i in range(3000))
        yield f"broken-{n}.pdf", b"%PDF-1.4\n" + bytes((i * (n + 7)) % 256 for i in range(2000))


@pytest.mark.timeout(240)
def test_two_hundred_hostile_inputs_stop_nothing(bench, batch, tmp_path):
    for item in range(1, GOOD + 1):
        draw_page(batch / code(item) / "1.png", f"good {item}")
        draw_page(batch / code(item) / "2.tif", f"good {item} too")
    files = list(hostile_files(tmp_path))
    assert len(files) >= 200
    # Some stand among good pages, some are items of their own.
    mixed = batch / code(1, volume=9)
    mixed.mkdir()
    draw_page(mixed / "0000.png", "good among bad")
    claims = 0
    for number, (name, data) in enumerate(files):
        if number % 2:
            (mixed / name).write_bytes(data)
        else:
            (batch / f"{code(number + 1, volume=7)}{Path(name).suffix}").write_bytes(data)
        claims += 1
    outside = tmp_path / "secret.jpg"
    draw_page(outside, "secret")
    for name in ("..jpg", "..\\..\\etc\\passwd.jpg", "%2e%2e%2fx.jpg", "a\nb.jpg", "-rf.jpg", "x" * 200 + ".jpg"):
        (mixed / name).write_bytes(b"bad name, bad content")
    Path(os.fsdecode(os.fsencode(mixed) + b"/\xff\xfe\x80.jpg")).write_bytes(b"bad bytes")
    (mixed / "link.jpg").symlink_to(outside)
    (mixed / "up.jpg").symlink_to("../../secret.jpg")
    os.mkfifo(mixed / "pipe.jpg")
    (mixed / "empty.jpg").touch()
    with (mixed / "sparse.tif").open("wb") as sparse:
        sparse.truncate(1 << 40)
    draw_page(mixed / "killer.png", "", colour=KILLS)
    draw_page(mixed / "hanger.png", "", colour=HANGS)
    claims += 6 + 1 + 2 + 1 + 1 + 1 + 2
    write_table(batch, [("../../etc/passwd", "坏", 1, "", ""), (code(1), "好", 2, "", ""), ("'; DROP TABLE item; --", "坏", 1, "", "")])  # fmt: skip

    report = bench.ingest(batch, limit_s=6.0)

    reasons = {failure.page: failure.reason for failure in report.failed}
    assert len(report.failed) == claims
    assert all(reason and "\n" not in reason and len(reason) <= 600 for reason in reasons.values())
    assert (report.recognised, report.skipped) == (2 * GOOD + 1, 0)
    assert report.pages == claims + 2 * GOOD + 1
    for item in range(1, GOOD + 1):
        assert [page.state for page in bench.pages_of(code(item))] == [PageState.RECOGNISED] * 2
    assert bench.index.count() == report.items == len(bench.items())
    assert any("leaves the batch" in reason for reason in reasons.values())
    assert sum("died on it twice" in reason for reason in reasons.values()) == 1
    assert sum("took longer than" in reason for reason in reasons.values()) == 1
    assert outside.read_bytes() not in [bench.blobs.get(sha256) for sha256 in bench.blobs.hashes()]
    assert verify(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index).problems == ()

    again = bench.ingest(batch, limit_s=6.0)
    assert (again.recognised, again.failed) == (0, report.failed)
