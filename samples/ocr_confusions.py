"""Measures which characters the default engine takes for which: ``python -m samples.ocr_confusions known|asked``.

Characters that names are written in are drawn in rows, made small, soft and noisy, and read; what is read in their
place is counted. Two tables are made in faces of their own: ``known`` adds to the look-alikes that a search knows
(``samples.name_shapes``), ``asked`` gives ``benchmarks.retrieval`` its errors. Some minutes each on one core.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samples.fonts import CACHE

KNOWN, ASKED = (Path(__file__).with_name(f"confusions_{part}.tsv") for part in ("known", "asked"))
_SYSTEM = Path("/usr/share/fonts/truetype")
# Print and hand; none of them belongs to the parts that only measure.
_FACES = {
    KNOWN: (
        _SYSTEM / "lxgw-wenkai" / "LXGWWenKai-Regular.ttf",
        _SYSTEM / "arphic-gbsn00lp" / "gbsn00lp.ttf",
        CACHE / "ma-shan-zheng.ttf",
    ),
    ASKED: (_SYSTEM / "arphic-gkai00mp" / "gkai00mp.ttf", _SYSTEM / "wqy" / "wqy-zenhei.ttc", CACHE / "long-cang.ttf"),
}
_IN_ROW = 8
_MOST = 6


def draw_row(text: str, face: Path, chance: random.Random) -> Any:
    """Return a row of characters as a bad scan has it, as an array of colours."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    image = Image.new("L", (48 * len(text) + 24, 64), 255)
    font = ImageFont.truetype(str(face), 42)
    for number, character in enumerate(text):
        place = (14 + 48 * number + chance.randint(-2, 2), 6 + chance.randint(-2, 2))
        ImageDraw.Draw(image).text(place, character, font=font, fill=chance.randint(20, 110))
    small = image.resize((image.width * 2 // 5, image.height * 2 // 5), Image.Resampling.BOX)
    soft = small.resize(image.size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.6)))
    noise = np.random.default_rng(chance.getrandbits(32)).normal(0, chance.uniform(4, 22), (image.height, image.width))
    grey = np.clip(np.asarray(soft, np.float32) + noise, 0, 255).astype(np.uint8)
    return np.stack([grey] * 3, axis=2)


def measure(faces: Sequence[Path], rows: int, *, seed: int) -> dict[str, Counter[str]]:
    """Return what was read in the place of each character, itself included."""
    from rapidocr import RapidOCR

    from samples.name_shapes import list_characters

    chance = random.Random(seed)
    engine = RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
    known = list_characters()
    # The first level of the standard holds the characters in common use; they come up twice as often.
    pool = known[:3755] * 2 + known[3755:]
    read: dict[str, Counter[str]] = {}
    for _ in range(rows):
        text = "".join(chance.choices(pool, k=_IN_ROW))
        found: Any = engine(draw_row(text, chance.choice(faces), chance), use_det=False, use_cls=False, use_rec=True)
        seen = "".join(found.txts or ()).replace(" ", "")
        if len(seen) == len(text):
            for character, other in zip(text, seen, strict=True):
                read.setdefault(character, Counter())[other] += 1
    return read


def write_table(read: dict[str, Counter[str]]) -> str:
    """Return the table: a character, how often it was read, and what else was read, each with how often."""
    head = (
        "# What the default engine read in the place of characters drawn badly: character, times read as anything,\n"
        "# then each wrong reading with its number of times. Made by `python -m samples.ocr_confusions`; measured.\n"
    )
    rows = []
    for character in sorted(read):
        others = [(o, n) for o, n in read[character].most_common() if o != character and "㐀" <= o <= "鿿"]
        cells = [f"{other}{times}" for other, times in others[:_MOST]]
        rows.append("\t".join([character, str(read[character].total()), *cells]) + "\n")
    return head + "".join(rows)


def read_table(path: Path, *, least: int = 1) -> dict[str, dict[str, float]]:
    """Return the wrong readings of each character, with the share of all its readings that each had.

    Readings that came fewer than ``least`` times are left out.
    """
    table: dict[str, dict[str, float]] = {}
    for row in path.read_text("utf-8").splitlines():
        if not row.startswith("#"):
            character, total, *cells = row.split("\t")
            others = (re.fullmatch(r"(.)(\d+)", cell) for cell in cells)
            counted = {found[1]: int(found[2]) for found in others if found}
            table[character] = {other: times / int(total) for other, times in counted.items() if times >= least}
    return table


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("known", "asked"))
    parser.add_argument("--rows", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    table = KNOWN if arguments.part == "known" else ASKED
    table.write_text(write_table(measure(_FACES[table], arguments.rows, seed=arguments.seed)), "utf-8")


if __name__ == "__main__":
    main()
