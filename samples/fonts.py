"""Finds the faces that forms are drawn in; fetches the handwriting ones through npm's own client when asked.

Nothing here is needed to use the product or its sample batch: rendered images ship, faces do not. ``python -m
samples.fonts`` lists what is there and what is missing, ``--fetch`` gets what npm has.
"""

from __future__ import annotations

import argparse
import functools
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_SYSTEM_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
CACHE = Path.home() / ".cache" / "danghao" / "fonts"


class FontsMissingError(RuntimeError):
    """Not enough faces to draw with; the message says what to install."""


@dataclass(frozen=True, kw_only=True)
class FaceSource:
    """Where a face comes from.

    Attributes:
        family: as the font file calls itself; ``style`` likewise.
        file: name of the file, looked for in the system's folders or, for npm faces, in the cache.
        package: Debian package, or npm package where it starts with ``@``.
        hand: looks like handwriting.
        without: characters that it draws as no office of this country prints them; another face draws those.
        part: ``seen``, ``second``, ``unseen``, ``apart``, or ``both``; rules are never tuned on faces of ``unseen``
            and ``apart``.
    """

    family: str
    style: str
    file: str
    package: str
    hand: bool = False
    part: str = "both"
    traditional: bool = False
    without: str = ""


SOURCES: tuple[FaceSource, ...] = (
    FaceSource(
        family="Noto Sans CJK SC",
        style="Regular",
        file="NotoSansCJK-Regular.ttc",
        package="fonts-noto-cjk",
        part="seen",
    ),
    FaceSource(
        family="Noto Serif CJK SC",
        style="Regular",
        file="NotoSerifCJK-Regular.ttc",
        package="fonts-noto-cjk",
        part="seen",
    ),
    FaceSource(
        family="WenQuanYi Micro Hei",
        style="Regular",
        file="wqy-microhei.ttc",
        package="fonts-wqy-microhei",
        part="seen",
    ),
    FaceSource(
        family="AR PL UMing CN",
        style="Light",
        file="uming.ttc",
        package="fonts-arphic-uming",
        part="seen",
        traditional=True,
    ),
    FaceSource(
        family="WenQuanYi Zen Hei", style="Regular", file="wqy-zenhei.ttc", package="fonts-wqy-zenhei", part="second"
    ),
    FaceSource(
        family="AR PL UKai CN",
        style="Book",
        file="ukai.ttc",
        package="fonts-arphic-ukai",
        part="second",
        traditional=True,
    ),
    FaceSource(
        family="AR PL SungtiL GB", style="Regular", file="gbsn00lp.ttf", package="fonts-arphic-gbsn00lp", part="second"
    ),
    FaceSource(
        family="AR PL KaitiM GB", style="Regular", file="gkai00mp.ttf", package="fonts-arphic-gkai00mp", part="second"
    ),
    FaceSource(
        family="Droid Sans Fallback",
        style="Regular",
        file="DroidSansFallbackFull.ttf",
        package="fonts-droid-fallback",
        part="unseen",
        traditional=True,
    ),
    FaceSource(
        family="BabelStone Han",
        style="Regular",
        file="BabelStoneHan.ttf",
        package="fonts-babelstone-han",
        part="unseen",
        traditional=True,
    ),
    FaceSource(
        family="Noto Serif CJK SC",
        style="Bold",
        file="NotoSerifCJK-Bold.ttc",
        package="fonts-noto-cjk",
        part="unseen",
        traditional=True,
    ),
    FaceSource(
        family="ZCOOL XiaoWei",
        style="Regular",
        file="zcool-xiaowei.ttf",
        package="@fontsource/zcool-xiaowei",
        part="unseen",
    ),
    FaceSource(
        family="ZCOOL KuaiLe",
        style="Regular",
        file="zcool-kuaile.ttf",
        package="@fontsource/zcool-kuaile",
        hand=True,
        part="unseen",
    ),
    FaceSource(
        family="LXGW WenKai",
        style="Bold",
        file="LXGWWenKai-Bold.ttf",
        package="fonts-lxgw-wenkai",
        hand=True,
        part="unseen",
        traditional=True,
    ),
    FaceSource(
        family="LXGW WenKai",
        style="Regular",
        file="LXGWWenKai-Regular.ttf",
        package="fonts-lxgw-wenkai",
        hand=True,
        part="seen",
        traditional=True,
    ),
    FaceSource(
        family="Ma Shan Zheng",
        style="Regular",
        file="ma-shan-zheng.ttf",
        package="@fontsource/ma-shan-zheng",
        hand=True,
        part="seen",
    ),
    FaceSource(
        family="Zhi Mang Xing",
        style="Regular",
        file="zhi-mang-xing.ttf",
        package="@fontsource/zhi-mang-xing",
        hand=True,
        part="seen",
    ),
    FaceSource(
        family="LXGW WenKai Light",
        style="Light",
        file="LXGWWenKai-Light.ttf",
        package="fonts-lxgw-wenkai",
        hand=True,
        part="second",
        traditional=True,
    ),
    FaceSource(
        family="Long Cang",
        style="Regular",
        file="long-cang.ttf",
        package="@fontsource/long-cang",
        hand=True,
        part="second",
    ),
    FaceSource(
        family="Liu Jian Mao Cao",
        style="Regular",
        file="liu-jian-mao-cao.ttf",
        package="@fontsource/liu-jian-mao-cao",
        hand=True,
        part="second",
    ),
    FaceSource(
        family="TW-Sung",
        style="Regular",
        file="TW-Sung-98_1.ttf",
        package="fonts-cns11643-sung",
        part="apart",
        traditional=True,
    ),
    FaceSource(
        family="HanaMinA",
        style="Regular",
        file="HanaMinA.ttf",
        package="fonts-hanazono",
        part="apart",
        traditional=True,
    ),
    FaceSource(
        family="Noto Sans CJK SC",
        style="Bold",
        file="NotoSansCJK-Bold.ttc",
        package="fonts-noto-cjk",
        part="apart",
        traditional=True,
    ),
    FaceSource(
        family="TW-Kai",
        style="Regular",
        file="TW-Kai-98_1.ttf",
        package="fonts-cns11643-kai",
        hand=True,
        part="apart",
        traditional=True,
        without="，。、；：！？",
    ),
)


@dataclass(frozen=True)
class Face:
    """A font file that is here. ``covers`` says which characters it can draw."""

    source: FaceSource
    path: Path
    index: int

    @property
    def name(self) -> str:
        return self.source.family

    def covers(self, character: str) -> bool:
        return character not in self.source.without and ord(character) in _cmap(self.path, self.index)

    def covers_all(self, text: str) -> bool:
        return all(self.covers(c) for c in text)


@functools.cache
def _cmap(path: Path, index: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap())


@functools.cache
def _system_files() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _SYSTEM_FOLDERS:
        if folder.is_dir():
            for path in sorted(folder.rglob("*.tt[cf]")):
                found.setdefault(path.name, path)
    return found


def _face_index(path: Path, source: FaceSource) -> int:
    """Return which face of a collection has the family wanted; the first where none has."""
    if path.suffix != ".ttc":
        return 0
    from PIL import ImageFont

    for index in range(16):
        try:
            name = ImageFont.truetype(path, 16, index=index).getname()
        except OSError:
            break
        if name == (source.family, source.style):
            return index
    return 0


@functools.cache
def _find(source: FaceSource) -> Face | None:
    path = CACHE / source.file if source.package.startswith("@") else _system_files().get(source.file)
    if path is None or not path.is_file():
        return None
    return Face(source, path, _face_index(path, source))


def find_faces(*, part: str, hand: bool) -> tuple[Face, ...]:
    """Return the faces of one part that are installed, in the order of the table."""
    # The third and the fifth to twelfth part have the forms of other hands in the faces of the second, the fourth
    # those of the seen part; faces of the parts that only measure stay unseen.
    second = ("third", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
    borrowed = {"fourth": "seen", **dict.fromkeys(second, "second")}
    own = borrowed.get(part, part)
    wanted = (s for s in SOURCES if s.hand == hand and s.part in {own, "both"})
    return tuple(face for face in map(_find, wanted) if face is not None)


def fallback_faces() -> tuple[Face, ...]:
    """Return every print face that is here, widest coverage first, for characters that a chosen face lacks."""
    order = ("LXGWWenKai-Regular.ttf", "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
    faces = [face for face in map(_find, SOURCES) if face is not None]
    return tuple(sorted(faces, key=lambda f: order.index(f.source.file) if f.source.file in order else len(order)))


def embeddable_face() -> Face:
    """Return a face with TrueType outlines whose licence (OFL) lets a document carry a subset of it."""
    for source in SOURCES:
        face = _find(source) if source.file == "LXGWWenKai-Regular.ttf" else None
        if face is not None:
            return face
    raise FontsMissingError("a born-digital PDF needs LXGW WenKai; as root: apt-get install fonts-lxgw-wenkai")


def missing() -> tuple[FaceSource, ...]:
    return tuple(s for s in SOURCES if _find(s) is None)


def require(*, part: str, hand: bool) -> None:
    """Raise FontsMissingError unless forms of this part can be drawn."""
    if not find_faces(part=part, hand=False) or (hand and not find_faces(part=part, hand=True)):
        raise FontsMissingError(describe_missing(missing()))


def describe_missing(sources: Iterable[FaceSource]) -> str:
    """Return one line that says how to get these faces."""
    absent = list(sources)
    debian = sorted({s.package for s in absent if not s.package.startswith("@")})
    lines = []
    if debian:
        lines.append(f"as root: apt-get install {' '.join(debian)}")
    if any(s.package.startswith("@") for s in absent):
        lines.append("python -m samples.fonts --fetch (needs npm)")
    return "faces are missing; " + "; ".join(lines) if lines else "all faces are here"


def fetch() -> list[str]:
    """Fetch the npm faces that the cache lacks; return what could not be had, as lines for people."""
    wanted = [s for s in missing() if s.package.startswith("@")]
    if not wanted:
        return []
    npm = shutil.which("npm")
    if npm is None:
        return ["npm is not installed: handwriting faces stay out (as root: apt-get install npm)"]
    CACHE.mkdir(parents=True, exist_ok=True)
    problems = []
    for source in wanted:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            done = subprocess.run(  # noqa: S603 - npm as found on the path, package names from the table above
                [npm, "pack", "--silent", source.package], cwd=folder, capture_output=True, text=True, check=False
            )
            archives = list(folder.glob("*.tgz"))
            if done.returncode or not archives:
                said = done.stderr.strip().splitlines()
                problems.append(f"{source.package}: npm pack failed: {said[-1] if said else 'no archive'}")
                continue
            _convert(archives[0], source)
    _find.cache_clear()
    return problems


def _convert(archive: Path, source: FaceSource) -> None:
    """Turn the whole-script WOFF2 of a package into a TrueType file in the cache."""
    from fontTools.ttLib import TTFont

    with tarfile.open(archive) as tar:
        names = [n for n in tar.getnames() if n.endswith("-chinese-simplified-400-normal.woff2")]
        inner = tar.extractfile(names[0])
        assert inner is not None
        with tempfile.NamedTemporaryFile(suffix=".woff2") as temporary:
            temporary.write(inner.read())
            temporary.flush()
            font = TTFont(temporary.name)
            font.flavor = None
            half = CACHE / (source.file + ".part")
            font.save(half)
            half.rename(CACHE / source.file)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fetch", action="store_true", help="get the handwriting faces through npm")
    options = parser.parse_args(arguments)
    problems = fetch() if options.fetch else []
    for source in SOURCES:
        face = _find(source)
        where = face.path if face else f"missing: {source.package}"
        print(f"{source.part:7}{'hand ' if source.hand else 'print'} {source.family:22} {where}")
    for line in problems:
        print(line)
    if missing():
        print(describe_missing(missing()))
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
