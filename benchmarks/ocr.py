"""Prints how fast pages are read: ``python -m benchmarks.ocr`` (``make bench-ocr``).

The whole ``danghao ingest`` path is timed against the bare RapidOCR engine over the same pages in the same run, turn by
turn, each with two processes of one thread (bare: ``max_side_len`` 1600, no angle classifier, start of the processes
left out). Ingest starts its processes, prepares pages, stores and indexes, and all of that counts; its processes are
warm in neither case, so the start of the program is shown apart. Tesseract stands beside where it is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.process_memory import LargestWatch, read_memory
from benchmarks.quality import draw, load_truth
from benchmarks.scoring import CharacterErrors, ReadCharacter, Truth, count_errors, pair_lines

_WORKERS = 2
_engine: Any = None


@dataclass
class Runner:
    """Rounds of one way to read."""

    name: str
    seconds: list[float] = field(default_factory=list)
    peak_mb: float = 0.0
    errors: CharacterErrors = field(default_factory=CharacterErrors)

    def pages_per_second(self, pages: int) -> float:
        return pages * len(self.seconds) / sum(self.seconds)


def _start_bare() -> None:
    global _engine  # noqa: PLW0603 - one engine a process
    os.environ["OMP_NUM_THREADS"] = "1"
    from rapidocr import RapidOCR

    _engine = RapidOCR(
        params={
            "Global.max_side_len": 1600,
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _start_tesseract() -> None:
    global _engine  # noqa: PLW0603 - one engine a process
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from ocr.engines.tesseract import TesseractEngine

    _engine = TesseractEngine()


def _ready(_: int) -> int:
    time.sleep(0.3)
    return os.getpid()


def _read_bare(path: str) -> tuple[list[ReadCharacter], float]:
    import cv2

    image = cv2.imread(path)
    assert image is not None, path
    height, width = image.shape[:2]
    result = _engine(image)
    characters = []
    for box, text in zip(result.boxes if result.boxes is not None else (), result.txts or (), strict=True):
        x0, x1 = float(box[:, 0].min()), float(box[:, 0].max())
        y = float(box[:, 1].mean())
        step = (x1 - x0) / max(1, len(text))
        characters += [ReadCharacter(c, (x0 + step * (n + 0.5)) / width, y / height) for n, c in enumerate(text)]
    return characters, read_memory(os.getpid()).get("VmHWM", 0.0)


def _read_tesseract(path: str) -> tuple[list[ReadCharacter], float]:
    from benchmarks.direct import characters_of
    from ocr.reading import read_page
    from ocr.scans import render_page

    with Path(path).open("rb") as stream:
        page = read_page(render_page(stream, frame=0), _engine)
    return characters_of(page), read_memory(os.getpid()).get("VmHWM", 0.0)


def run_pool(runner: Runner, start: Any, read: Any, files: Sequence[str], truths: Sequence[Truth]) -> None:
    """Read all files once with two warm processes."""
    with ProcessPoolExecutor(_WORKERS, initializer=start) as pool:
        list(pool.map(_ready, range(_WORKERS * 2)))
        began = time.perf_counter()
        answers = list(pool.map(read, files))
        runner.seconds.append(time.perf_counter() - began)
    runner.peak_mb = max([runner.peak_mb, *(rss for _, rss in answers)])
    if not runner.errors.characters:
        for truth, (characters, _) in zip(truths, answers, strict=True):
            for count in count_errors(pair_lines(truth["pages"][0], characters)).values():
                runner.errors.add(count)


def run_ingest(runner: Runner, batch: Path, truths: Sequence[Truth]) -> float:
    """Ingest the batch into a new folder; return the seconds that ingest itself reports."""
    from benchmarks.direct import characters_of

    with tempfile.TemporaryDirectory(prefix="danghao-bench-") as data:
        environment = {**os.environ, "DANGHAO_DATA_DIR": data, "OMP_NUM_THREADS": "1"}
        command = [
            sys.executable,
            "-c",
            "from danghao.cli import main; main()",
            "ingest",
            str(batch),
            "--workers",
            str(_WORKERS),
            "--json",
        ]
        began = time.perf_counter()
        with (
            subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            ) as process,
            LargestWatch(process.pid) as watch,
        ):
            output, _ = process.communicate()
        runner.seconds.append(time.perf_counter() - began)
        if process.returncode:
            raise RuntimeError(f"danghao ingest ended with status {process.returncode}: {output[-1000:]}")
        runner.peak_mb = max(runner.peak_mb, watch.peak_mb)
        if not runner.errors.characters:
            from archive.scope import local_administrator
            from archive.text_json import read_page_text
            from danghao.bootstrap import open_application
            from danghao.settings import read_settings

            os.environ["DANGHAO_DATA_DIR"] = data
            with open_application(read_settings()) as application:
                scope = local_administrator("benchmark")
                for truth in truths:
                    item = application.catalogue.find_item(truth["ref_code"], scope=scope)
                    page = application.catalogue.pages([item.item_id], scope=scope)[item.item_id][0]
                    assert page.text_sha256 is not None
                    text = read_page_text(application.blobs.get(page.text_sha256))
                    for count in count_errors(pair_lines(truth["pages"][0], characters_of(text))).values():
                        runner.errors.add(count)
        return float(json.loads(output)["seconds"])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--no-tesseract", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="danghao-bench-") as name:
        out = Path(name)
        truths = _pages(out, options.pages, options.dpi)
        files = [str(out / "batch" / t["pages"][0]["file"]) for t in truths]
        bare, ingest, tesseract = Runner("bare RapidOCR"), Runner("danghao ingest"), Runner("Tesseract")
        inside: list[float] = []
        for _ in range(options.rounds):
            run_pool(bare, _start_bare, _read_bare, files, truths)
            inside.append(run_ingest(ingest, out / "batch", truths))
        runners = [bare, ingest]
        if not options.no_tesseract and shutil.which("tesseract"):
            run_pool(tesseract, _start_tesseract, _read_tesseract, files, truths)
            runners.append(tesseract)
    count = len(files)
    ratio = ingest.pages_per_second(count) / bare.pages_per_second(count)
    steady = count * len(inside) / sum(inside) / bare.pages_per_second(count)
    if options.json:
        print(
            json.dumps(
                {
                    "pages": count,
                    "dpi": options.dpi,
                    "rounds": options.rounds,
                    "ratio": round(ratio, 3),
                    "ratio_without_program_start": round(steady, 3),
                    "runs": [
                        {
                            "name": r.name,
                            "pages_per_second": round(r.pages_per_second(count), 3),
                            "peak_mb": round(r.peak_mb),
                            "character_error_rate": round(r.errors.rate, 4),
                        }
                        for r in runners
                    ],
                }
            )
        )
        return 0
    print(f"{count} pages, {options.rounds} rounds, {_WORKERS} processes of one thread")
    for r in runners:
        print(
            f"  {r.name:16} {r.pages_per_second(count):6.2f} pages/s   peak {r.peak_mb:5.0f} MB a process   "
            f"character errors {r.errors.rate:.2%}"
        )
    print(
        f"  ingest / bare: {ratio:.2f} (with the start of the program), "
        f"{steady:.2f} by ingest's own clock; wanted: at least 0.80"
    )
    return 0


def _pages(out: Path, count: int, dpi: int) -> list[dict[str, Any]]:
    """Draw pages, or take the shipped samples that are one image a page where no faces are installed."""
    from samples.fonts import FontsMissingError

    try:
        return draw(out, part="seen", count=count, seed=7, hand=False, dpi=dpi)
    except FontsMissingError as error:
        print(f"{error}; reading the shipped samples instead", file=sys.stderr)
    samples = Path(__file__).resolve().parent.parent / "samples"
    truths = [
        t for t in load_truth(samples / "truth.jsonl") if t["format"] in {"jpg", "png", "tif"} and len(t["pages"]) == 1
    ]
    (out / "batch").mkdir()
    for truth in truths[:count]:
        shutil.copytree(samples / "batch" / truth["ref_code"], out / "batch" / truth["ref_code"])
    shutil.copy(samples / "batch" / "catalogue.csv", out / "batch" / "catalogue.csv")
    return truths[:count]


if __name__ == "__main__":
    raise SystemExit(main())
