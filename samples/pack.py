"""Writes drawn items as a batch: scans in many formats, the catalogue, and the truth beside them."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image

from samples import fonts
from samples.sheet import DrawnItem, Sheet

FOLDER_FORMATS = ("jpg", "jpg", "jpg", "png", "tif", "jp2", "webp", "bmp")
COLUMNS = ("档号", "题名", "日期", "保管期限", "页数", "库位", "盒号", "责任者", "业务类型", "人名", "开放标识", "备注")


def _bilevel(image: Image.Image) -> Image.Image:
    return image.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1", dither=Image.Dither.NONE)


def encode(sheet: Sheet, suffix: str, *, quality: int) -> bytes:
    """Return a page in one of the folder formats."""
    buffer = io.BytesIO()
    dpi = (sheet.style.dpi, sheet.style.dpi)
    image = sheet.image
    match suffix:
        case "jpg":
            image.save(buffer, "JPEG", quality=quality, dpi=dpi)
        case "png":
            image.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", dpi=dpi, optimize=True)
        case "tif":
            _bilevel(image).save(buffer, "TIFF", compression="group4", dpi=dpi)
        case "jp2":
            image.save(buffer, "JPEG2000", quality_mode="dB", quality_layers=[38])
        case "webp":
            image.save(buffer, "WEBP", quality=quality)
        case "bmp":
            image.convert("L").save(buffer, "BMP", dpi=dpi)
        case _:
            raise ValueError(suffix)
    return buffer.getvalue()


def write_pdf(sheets: Sequence[Sheet], kinds: Sequence[str], path: Path, *, quality: int) -> None:
    """Write pages as a PDF; each is ``scan`` (an image) or ``digital`` (letters and rules at the same places)."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    # Invariant: the same pages give the same bytes.
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for sheet, kind in zip(sheets, kinds, strict=True):
        scale = 72 / sheet.style.dpi
        width, height = sheet.painted.image.size
        canvas.setPageSize((width * scale, height * scale))
        if kind == "scan":
            picture = io.BytesIO(encode(sheet, "jpg", quality=quality))
            canvas.drawImage(ImageReader(picture), 0, 0, width * scale, height * scale)
        else:
            face = fonts.embeddable_face()
            name = f"face-{face.path.stem}"
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(face.path), subfontIndex=face.index))
            for (x0, y0, x1, y1), thick in sheet.painted.strokes:
                canvas.setLineWidth(thick * scale)
                canvas.rect(x0 * scale, (height - y1) * scale, (x1 - x0) * scale, (y1 - y0) * scale)
            for character, x, base, size in sheet.painted.letters:
                canvas.setFont(name, size * scale)
                canvas.drawString(x * scale, (height - base) * scale, character)
        canvas.showPage()
    canvas.save()


def write_item(item: DrawnItem, batch: Path, form: str, *, quality: int) -> list[tuple[str, int]]:
    """Write one item's scans; return (file, frame) of each page, relative to the batch."""
    sheets = item.sheets
    if form in {"pdf", "pdf-digital", "pdf-mixed"}:
        name = f"{item.ref_code}.pdf"
        kinds = {
            "pdf": ["scan"] * len(sheets),
            "pdf-digital": ["digital"] * len(sheets),
            "pdf-mixed": ["digital" if n % 2 == 0 else "scan" for n in range(len(sheets))],
        }[form]
        write_pdf(sheets, kinds, batch / name, quality=quality)
        return [(name, n) for n in range(len(sheets))]
    if form == "tiff-pages":
        name = f"{item.ref_code}.tif"
        images = [_bilevel(s.image) for s in sheets]
        dpi = (sheets[0].style.dpi, sheets[0].style.dpi)
        images[0].save(batch / name, "TIFF", compression="group4", save_all=True, append_images=images[1:], dpi=dpi)
        return [(name, n) for n in range(len(sheets))]
    folder = batch / item.ref_code
    folder.mkdir()
    files = []
    for number, sheet in enumerate(sheets, 1):
        name = f"{number:04d}.{form}"
        (folder / name).write_bytes(encode(sheet, form, quality=quality))
        files.append((f"{item.ref_code}/{name}", 0))
    return files


def catalogue_row(item: DrawnItem, *, detail: str) -> dict[str, str]:
    """Return a row; ``detail`` is ``full``, ``bare`` (nothing that reading should find), or ``title``."""
    form = item.form
    generic = form.title
    for name in sorted(form.subjects, key=len, reverse=True):
        generic = generic.replace(name, "")
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        {
            "档号": item.ref_code,
            "题名": form.title if detail != "bare" else generic,
            "日期": str(form.year),
            "保管期限": {"Y": "永久"}.get(form.retention, f"定期{form.retention[1:]}年"),
            "页数": str(len(item.sheets)),
            "库位": item.location,
            "盒号": item.box,
            "责任者": form.creator,
        }
    )
    if detail == "full":
        row.update({"业务类型": "；".join(form.case_types), "人名": "；".join(form.subjects)})
    return row


def write_batch(
    items: Iterable[DrawnItem], out: Path, *, formats: Sequence[str], details: Sequence[str], seed: str
) -> list[dict[str, object]]:
    """Write ``out/batch`` and ``out/truth.jsonl``; formats and details are dealt by chance."""
    rng = random.Random(seed)
    batch = out / "batch"
    batch.mkdir(parents=True, exist_ok=True)
    rows = []
    truths: list[dict[str, object]] = []
    for item in items:
        form = rng.choice(formats)
        detail = rng.choice(details)
        quality = rng.randint(62, 88)
        files = write_item(item, batch, form, quality=quality)
        rows.append(catalogue_row(item, detail=detail))
        truth = item.truth()
        truth["format"] = form
        truth["catalogue"] = detail
        for page, (name, frame) in zip(truth["pages"], files, strict=True):  # type: ignore[call-overload]
            page["file"], page["frame"] = name, frame
        truths.append(truth)
    write_catalogue(rows, batch / "catalogue.csv")
    write_truth(truths, out / "truth.jsonl")
    return truths


def write_catalogue(rows: Sequence[dict[str, str]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def write_truth(truths: Sequence[dict[str, object]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for truth in truths:
            stream.write(json.dumps(truth, ensure_ascii=False, separators=(",", ":")) + "\n")
