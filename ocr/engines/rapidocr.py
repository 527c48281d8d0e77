"""The default engine: PP-OCR models on ONNX Runtime through RapidOCR, both inside installed packages.

RapidOCR loads and runs the two models; what lies between them is done here, because the library drops what a record
needs: lines are cut at the rules of a table before they are recognised, recognised from the full resolution, and each
character keeps its place, confidence and runners-up. Nothing is ever downloaded: a missing model is an error.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version as package_version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from archive.errors import EngineUnavailableError, RecognitionError
from archive.text import Box, Line
from ocr.engines.boxed_numbers import compose_rows, put_back
from ocr.engines.crops import LINE_HEIGHT, Crop, cut_crops, cut_pieces
from ocr.engines.ctc import LatticeDecode, confidence_of
from ocr.engines.leftovers import drop_repeated, drop_shared, find_leftovers
from ocr.engines.placing import place_glyphs
from ocr.port import Mask, Pixels, PreparedPage
from ocr.stamps import is_mostly_stamp, only_stamps, stamp_areas

_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
# Line images are padded to at least this: the recogniser was trained on padded lines and misreads very short ones.
_MIN_WIDTH = 160
# Together in one run of the model, in pixels of width; holds its output (columns × 18,000 characters) to some 60 MB.
_BATCH_WIDTH = 6_000
_BATCH_LINES = 8
_ALIKE = 1.2
# A line so much higher than the print in it has a watermark's stroke in it.
_JOINED = 1.5
# A line under this is a smudge or a piece of a stamp's rim; a person could not read it either.
_NOISE_CONFIDENCE = 0.25
# Ink that the detector did not take for text has to look the more like it.
_LEFTOVER_CONFIDENCE = 0.7
# And what is left of a stamp's words where print runs through them.
_HIDDEN_CONFIDENCE = 0.85


class RapidOcrEngine:
    """Reads pages with PP-OCR; see ocr.port.Engine."""

    def __init__(self, *, threads: int = 1, max_side_len: int = 1600) -> None:
        """Make sure that both models are installed; the first reading loads them (some two seconds).

        So what the engine is can be said at once, and several workers load at the same time.

        Args:
            threads: of ONNX Runtime for one page; work is spread over processes, where one thread each is fastest.
            max_side_len: length of the longer side on which lines are looked for.

        Raises:
            EngineUnavailableError: the library or a model file is not installed.
        """
        self._max_side_len = max_side_len
        self._threads = threads
        self._models = _find_models()
        self._library_version = package_version("rapidocr")

    @functools.cached_property
    def _detector(self) -> Any:
        # The page comes at the size it is to be searched at; the library would enlarge narrow ones again.
        detector = self._library._load_det_model()  # noqa: SLF001 (there is no public way)
        detector.limit_side_len = 32
        return detector

    @functools.cached_property
    def _recogniser(self) -> Any:
        return self._library._load_rec_model()  # noqa: SLF001 (there is no public way)

    @functools.cached_property
    def _decoder(self) -> LatticeDecode:
        return LatticeDecode(character=list(self._recogniser.postprocess_op.character[1:-1]))

    @functools.cached_property
    def _library(self) -> Any:
        import rapidocr

        detector, recogniser = self._models
        return rapidocr.RapidOCR(
            params={
                "Global.log_level": "error",
                "Det.model_path": str(detector),
                "Rec.model_path": str(recogniser),
                "EngineConfig.onnxruntime.intra_op_num_threads": self._threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                # Buffers are kept between lines; giving each back to the system takes a tenth of the time.
                "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
            }
        )

    @property
    def name(self) -> str:
        return "rapidocr"

    @property
    def version(self) -> str:
        return f"rapidocr {self._library_version} PP-OCRv6"

    @property
    def parameters(self) -> str:
        return f"max_side_len={self._max_side_len};models=small;revision=22"

    def read(self, page: PreparedPage) -> tuple[Line, ...]:
        try:
            return self._read(page)
        except (cv2.error, RuntimeError, ValueError, MemoryError) as error:
            raise RecognitionError(
                f"{self.version} failed on this page ({error}); read it with another engine"
            ) from error

    def _read(self, page: PreparedPage) -> tuple[Line, ...]:
        pixels = page.legible
        numbers = self._read_box_rows(pixels, page.cells)
        crops = self._cut_lines(pixels, page)
        if page.unmarked is not None:
            crops = _join_readings(crops, self._cut_lines(page.unmarked, page))
        crops = [crop for crop in crops if not any(line.box.contains(*crop.box.center) for line in numbers)]
        hidden: list[Crop] = []
        if page.stamps is not None:
            stamped = self._cut_stamps(page.pixels, page.stamps)
            once = _without_repeats([crop for crop, _ in stamped])
            clear = _unshared(once, crops)
            # What print runs through is read of the stamp's ink alone.
            covered = [quad for crop, quad in stamped if _is_among(crop, once) and not _is_among(crop, clear)]
            hidden = _cut_alone(page.pixels, page.stamps, covered)
            crops += clear
        lines = numbers + self._recognise(crops, floor=_NOISE_CONFIDENCE)
        lines += self._recognise(hidden, floor=_HIDDEN_CONFIDENCE)
        leftovers = cut_pieces(pixels, find_leftovers(pixels, [line.box for line in lines], page.cells))
        return lines + self._recognise(leftovers, floor=_LEFTOVER_CONFIDENCE)

    def _read_box_rows(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[Line, ...]:
        """Return the numbers that stand with a box for each digit."""
        found: list[Line] = []
        for ways in compose_rows(pixels, cells):
            read = ((row, next(iter(self._recognise([row.crop], floor=_NOISE_CONFIDENCE)), None)) for row in ways)
            placed = next((line for row, one in read if (line := put_back(row, one)) is not None), None)
            if placed is not None:
                found.append(placed)
        return tuple(found)

    def _cut_lines(self, pixels: Pixels, page: PreparedPage) -> list[Crop]:
        return _without_repeats(cut_crops(pixels, self._detect(pixels), page.cells))

    def _cut_stamps(self, pixels: Pixels, stamps: Mask) -> list[tuple[Crop, NDArray[np.float32]]]:
        """Return the lines of stamps with their corners, looked for in their own areas of the unchanged page."""
        found: list[tuple[Crop, NDArray[np.float32]]] = []
        for area in stamp_areas(stamps):
            x0, y0, x1, y1 = (round(value) for value in (area.x0, area.y0, area.x1, area.y1))
            scale = min(1.0, self._max_side_len / max(pixels.shape[:2]))
            quads = self._detect(np.ascontiguousarray(pixels[y0:y1, x0:x1]), scale) + np.array([x0, y0], np.float32)
            for quad in quads:
                cut = cut_crops(pixels, quad[None], ())
                found += [(replace(one, stamp=True), quad) for one in cut if is_mostly_stamp(stamps, pixels, one.box)]
        return found

    def _detect(self, pixels: Pixels, scale: float | None = None) -> NDArray[np.float32]:
        """Return the corners of each line of text, lines × 4 × (x, y), in pixels of the reading frame."""
        height, width = pixels.shape[:2]
        scale = scale or min(1.0, self._max_side_len / max(height, width))
        size = (max(32, round(width * scale / 32) * 32), max(32, round(height * scale / 32) * 32))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        # Narrow strips are laid on a page of paper: the detector finds nothing in what has no surroundings.
        down, right = max(0, size[0] // 3 - size[1]), max(0, size[1] // 3 - size[0])
        if down or right:
            paper = [float(value) for value in np.percentile(small.reshape(-1, 3)[::7], 70, axis=0)]
            small = cv2.copyMakeBorder(
                small, 0, -(-down // 32) * 32, 0, -(-right // 32) * 32, cv2.BORDER_CONSTANT, value=paper
            )
        found = self._detector(cv2.cvtColor(small, cv2.COLOR_RGB2BGR))
        if found.boxes is None:
            return np.zeros((0, 4, 2), np.float32)
        ratio = np.array([width / size[0], height / size[1]], np.float32)
        return np.asarray(found.boxes, np.float32) * ratio

    def _recognise(self, crops: list[Crop], *, floor: float) -> tuple[Line, ...]:
        lines: dict[int, Line] = {}
        for batch in _batches(crops):
            width = max(_MIN_WIDTH, *(crops[index].pixels.shape[1] for index in batch))
            block = np.zeros((len(batch), 3, LINE_HEIGHT, width), np.float32)
            for row, index in enumerate(batch):
                strip = crops[index].pixels
                block[row, :, :, : strip.shape[1]] = strip[:, :, ::-1].transpose(2, 0, 1).astype(np.float32) / 127.5 - 1
            probabilities = self._recogniser.session(block)
            pixels_a_column = width / probabilities.shape[1]
            for index, characters in zip(batch, self._decoder.decode_lattice(probabilities), strict=True):
                line = place_glyphs(crops[index], characters, pixels_a_column)
                if line is not None and confidence_of(characters) >= floor:
                    lines[index] = line
        return tuple(lines[index] for index in sorted(lines))


def _without_repeats(crops: list[Crop]) -> list[Crop]:
    return [crops[index] for index in drop_repeated([crop.box for crop in crops])]


def _unshared(crops: list[Crop], others: list[Crop]) -> list[Crop]:
    return [crops[index] for index in drop_shared([crop.box for crop in crops], [crop.box for crop in others])]


def _is_among(crop: Crop, others: list[Crop]) -> bool:
    return any(crop is other for other in others)


def _cut_alone(pixels: Pixels, stamps: Mask, quads: Sequence[NDArray[np.float32]]) -> list[Crop]:
    """Return the lines with these corners as the ink of stamps alone shows them."""
    if not quads:
        return []
    alone = only_stamps(pixels, stamps)
    return [replace(crop, stamp=True) for quad in quads for crop in cut_crops(alone, quad[None], ())]


def _join_readings(whole: list[Crop], unmarked: list[Crop]) -> list[Crop]:
    """Return the lines of a page, with those of the page without its watermark where the watermark hid or joined them.

    What is pale may have been taken for a watermark, so a line of the page itself counts unless it is too high.
    """
    joined = {
        id(crop)
        for crop in whole
        for line in unmarked
        if crop.box.height > _JOINED * line.box.height
        and crop.box.shared_area(line.box) > 0.5 * line.box.width * line.box.height
    }
    kept = [crop for crop in whole if id(crop) not in joined]
    kept += _unshared(unmarked, kept)
    return kept + _unshared([crop for crop in whole if id(crop) in joined], kept)


def _batches(crops: list[Crop]) -> list[list[int]]:
    """Group crops of like width, so that little padding is computed."""
    order = sorted(range(len(crops)), key=lambda index: crops[index].pixels.shape[1])
    batches: list[list[int]] = []
    for index in order:
        width = max(crops[index].pixels.shape[1], _MIN_WIDTH)
        last = batches[-1] if batches else []
        # Padding costs as much as text; a run of the model for a few lines costs hardly more than for many.
        alike = last and width <= _ALIKE * max(crops[last[0]].pixels.shape[1], _MIN_WIDTH)
        if alike and len(last) < _BATCH_LINES and (len(last) + 1) * width <= _BATCH_WIDTH:
            last.append(index)
        else:
            batches.append([index])
    return batches


def _find_models() -> tuple[Path, ...]:
    """Return the files of detector and recogniser inside the installed package, which never need be downloaded."""
    found = find_spec("rapidocr")
    if found is None or found.origin is None or find_spec("onnxruntime") is None:
        raise EngineUnavailableError("RapidOCR is not installed; run: pip install rapidocr onnxruntime")
    folder = Path(found.origin).parent / "models"
    missing = [model for model in _MODELS if not (folder / model).is_file()]
    if missing:
        raise EngineUnavailableError(
            f"RapidOCR's models {', '.join(missing)} are missing from {folder}; "
            "run: pip install --force-reinstall rapidocr (its wheel holds them)"
        )
    return tuple(folder / model for model in _MODELS)
