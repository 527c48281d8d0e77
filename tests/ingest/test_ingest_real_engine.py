"""One batch through the real engine, from a drawn page to a hit in the index."""

from functools import partial

import pytest
from ingest_bench import Bench, code
from PIL import Image, ImageDraw, ImageFont

from ocr.engines.rapidocr import RapidOcrEngine

SERIAL = "G00000136"


@pytest.mark.ocr
def test_real_pages_are_read_once_and_found(tmp_path, batch):
    font = ImageFont.load_default(40)
    for item in (1, 2):
        (batch / code(item)).mkdir()
        image = Image.new("RGB", (900, 400), "white")
        ImageDraw.Draw(image).text((60, 150), f"No. {SERIAL} {item}", fill="black", font=font)
        image.save(batch / code(item) / "1.jpg", quality=90)
    with Bench(tmp_path / "data") as bench:
        reader = partial(RapidOcrEngine, threads=1)
        report = bench.ingest(batch, reader=reader, limit_s=180)
        assert (report.recognised, report.failed) == (2, ())
        page = bench.pages_of(code(1))[0]
        assert page.engine.startswith("rapidocr ")
        assert page.mean_confidence > 0.8
        from archive.text_json import read_page_text

        assert SERIAL in read_page_text(bench.blobs.get(page.text_sha256)).text.replace(" ", "")
        assert bench.ingest(batch, reader=reader).skipped == 2
        assert bench.index.count() == 2
