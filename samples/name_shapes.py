"""Makes the table of characters that look alike: ``python -m samples.name_shapes`` writes it anew (half a minute).

Every character that names are commonly written in is drawn in a sans, a serif and a brush face, softened, and compared
with every other: what stays alike when strokes blur is what a reader, or an engine, takes for one another. To these
come the confusions that were measured of the default engine (``samples.ocr_confusions``, its ``known`` table). Needs
the faces of Debian's fonts-noto-cjk and fonts-arphic-ukai; a search needs only the table.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.folding import fold

if TYPE_CHECKING:
    import numpy as np

TABLE = Path(__file__).parent.parent / "index_mappings" / "look_alikes.tsv"
# File and number of the face in it.
FACES = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
)
# Characters of names beyond the national standard's two levels (GB 2312), which hold the rest.
_BEYOND = "喆堃劼昉翀懿彧珺琎赟旸祎瑀璟骞珩勖筠犇垚翯䶮玥玹珅瑄瑢璇璐琇瑗琀珮祐祺禛昇昶晞晟晗暄曈煊燚焜烜焱淏湉滢潆澍濛沄泓洺浛涵淇渟妤婳媖嫄嬿婌媛姮娉昀昕旻晔暐曦骐骢峣崟崧嵘巍屹岍岚嶷逄芈郗佘佴禚谌"  # noqa: E501
_SIZE, _INSET, _CELLS, _BLUR = 56, 6, 28, 2.2
# Below this two characters are not taken for one another.
_LEAST_LIKENESS = 0.8
# From here on they can hardly be told apart, and make one class.
_SAME_LIKENESS = 0.955
# From here on look-alikes are as likely meant as characters of the same sound are.
_CLOSE_LIKENESS = 0.91
_MOST = 16
# Classes grow no larger: one that did would hold characters that do not look alike at all.
_LARGEST_CLASS = 6


def list_characters() -> list[str]:
    """Return the characters that are compared, in a fixed order."""
    level = [bytes((row, cell)) for row, cell in product(range(0xB0, 0xF8), range(0xA1, 0xFF))]
    return list(dict.fromkeys([*(c for pair in level if (c := pair.decode("gb2312", "ignore"))), *_BEYOND]))


def measure_likeness(characters: list[str]) -> np.ndarray[Any, Any]:
    """Return how alike each two characters are, from -1 to 1: the mean over the faces of the better of two ways."""
    import numpy as np
    from PIL import ImageFont

    fonts = [ImageFont.truetype(path, _SIZE - 2 * _INSET, index=number) for path, number in FACES]
    total: np.ndarray[Any, Any] = np.zeros((len(characters), len(characters)), np.float32)
    for font in fonts:
        ways = []
        for stretched in (False, True):
            drawn = np.stack([_draw(character, font, stretched=stretched) for character in characters])
            ways.append(drawn @ drawn.T)
        total += np.maximum(*ways)
    total /= len(fonts)
    np.fill_diagonal(total, -1.0)
    return total


def _draw(character: str, font: Any, *, stretched: bool) -> np.ndarray[Any, Any]:
    """Return a character as a vector of length one; ``stretched``, its ink fills the square."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.new("L", (_SIZE, _SIZE), 0)
    ImageDraw.Draw(image).text((_INSET, -2), character, font=font, fill=255)
    box = image.getbbox()
    if stretched and box is not None:
        ink = image.crop(box)
        scale = (_SIZE - 2 * _INSET) / max(*ink.size, 30)
        ink = ink.resize((max(1, round(ink.width * scale)), max(1, round(ink.height * scale))), Image.Resampling.BOX)
        image = Image.new("L", (_SIZE, _SIZE), 0)
        image.paste(ink, ((_SIZE - ink.width) // 2, (_SIZE - ink.height) // 2))
    small = image.filter(ImageFilter.GaussianBlur(_BLUR)).resize((_CELLS, _CELLS), Image.Resampling.BOX)
    vector: np.ndarray[Any, Any] = np.array(small, np.float32).ravel()
    vector -= vector.mean()
    vector /= float(np.linalg.norm(vector)) or 1.0
    return vector


def find_look_alikes(characters: list[str], likeness: np.ndarray[Any, Any]) -> dict[str, list[tuple[str, float]]]:
    """Return the characters most like each, with their likeness, best first."""
    import numpy as np

    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :_MOST]
    return {
        character: [
            (characters[other], float(likeness[number, other]))
            for other in nearest[number]
            if likeness[number, other] >= _LEAST_LIKENESS
        ]
        for number, character in enumerate(characters)
    }


def find_confused(confusions: dict[str, dict[str, float]], characters: list[str]) -> dict[str, list[str]]:
    """Return, for each character, those that the engine took it for, or took for it; the most often mistaken first."""
    known = set(characters)
    shares: dict[str, dict[str, float]] = {}
    for character, others in confusions.items():
        for other, share in others.items():
            one, two = fold(character), fold(other)
            if one != two and {one, two} <= known:
                for left, right in ((one, two), (two, one)):
                    own = shares.setdefault(left, {})
                    own[right] = max(share, own.get(right, 0.0))
    return {one: sorted(own, key=lambda other: (-own[other], other)) for one, own in shares.items()}


def find_classes(look_alikes: dict[str, list[tuple[str, float]]]) -> list[str]:
    """Return classes of characters that can hardly be told apart: the likest pairs first, while a class is small."""
    pairs = {
        (-likeness, min(character, other), max(character, other))
        for character, others in look_alikes.items()
        for other, likeness in others
        if likeness >= _SAME_LIKENESS
    }
    class_of: dict[str, list[str]] = {}
    for _, one, other in sorted(pairs):
        left, right = class_of.get(one, [one]), class_of.get(other, [other])
        if left is not right and len(left) + len(right) <= _LARGEST_CLASS:
            joined = left + right
            class_of.update((character, joined) for character in joined)
    order = {character: number for number, character in enumerate(look_alikes)}
    whole = {id(joined): joined for joined in class_of.values()}
    return sorted("".join(sorted(joined, key=order.__getitem__)) for joined in whole.values())


def write_table(look_alikes: dict[str, list[tuple[str, float]]], confused: dict[str, list[str]]) -> str:
    """Return the table: classes as ``=``, then each character with its look-alikes."""
    head = (
        "# Characters that look alike, as drawn in three faces and softened, or as an engine took them. Rows\n"
        "# beginning with = are classes that can hardly be told apart, the first stands for all; other rows hold a\n"
        "# character, those hardly told from it, and those less like it or mistaken for it. Made by `python -m\n"
        "# samples.name_shapes`; measured, so nobody's work is copied; do not edit.\n"
    )
    rows = [f"=\t{joined}" for joined in find_classes(look_alikes)]
    for character, others in look_alikes.items():
        close = "".join(other for other, likeness in others if likeness >= _CLOSE_LIKENESS)
        drawn = [other for other, _ in others[len(close) :]]
        further = [other for other in dict.fromkeys((*confused.get(character, ()), *drawn)) if other not in close]
        if close or further:
            rows.append(f"{character}\t{close}\t{''.join(further)}")
    return head + "".join(f"{row}\n" for row in rows)


def main() -> None:
    """Write the table."""
    characters = list_characters()
    from samples import ocr_confusions

    confused = find_confused(ocr_confusions.read_table(ocr_confusions.KNOWN), characters)
    look_alikes = find_look_alikes(characters, measure_likeness(characters))
    TABLE.write_text(write_table(look_alikes, confused), "utf-8")


if __name__ == "__main__":
    main()
