"""Image files through Pillow: which format, how many frames, and one frame as upright RGB pixels.

The limits stand before decoding: Pillow reads only the header on opening, so size is known before memory is spent.
Nothing here knows PDF or text.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from archive.errors import ScanError
from ocr.port import Pixels

# A2 at 600 dpi; one decoded byte plane of it still fits the memory of a worker.
MAX_PIXELS = 150_000_000
# Pages above this are halved on loading (A3 at 600 dpi becomes A3 at 300): recognition needs no more.
MAX_FRAME_PIXELS = 36_000_000
MAX_SIDE = 60_000
# What software writes that does not know the resolution.
MADE_UP_DPI = frozenset({72, 96})
MIN_SIDE = 8
MAX_FRAMES = 5_000
# What a browser is asked to show as it is; larger files are served as a rendition.
MAX_DISPLAY_BYTES = 12 << 20
MAX_DISPLAY_SIDE = 9_000

_FORMATS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a camera's JPEG with a second picture behind the first
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "JPEG2000": "image/jp2",
    "BMP": "image/bmp",
    "DIB": "image/bmp",
    "WEBP": "image/webp",
}
_MAGIC: tuple[tuple[bytes, tuple[str, ...]], ...] = (
    (b"\xff\xd8\xff", ("JPEG", "MPO")),
    (b"\x89PNG\r\n\x1a\n", ("PNG",)),
    (b"II*\0", ("TIFF",)),
    (b"MM\0*", ("TIFF",)),
    (b"II+\0", ("TIFF",)),
    (b"MM\0+", ("TIFF",)),
    (b"\0\0\0\x0cjP  \r\n\x87\n", ("JPEG2000",)),
    (b"\xff\x4f\xff\x51", ("JPEG2000",)),
    (b"BM", ("BMP",)),
)
# What people deliver by mistake, told by name so that the message helps.
_KNOWN_WRONG: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"<?xml", "an XML document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_ORIENTATION = 0x0112  # EXIF's tag for how the picture lies
_ACCEPTED = "deliver JPEG, PNG, TIFF, JPEG 2000, BMP, WebP or PDF"
# Everything Pillow's decoders raise on hostile input; SyntaxError is its word for a broken file.
DECODER_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    NotImplementedError,
    AssertionError,
    struct.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, kw_only=True)
class Raster:
    """One decoded frame; see ocr.scans.PageImage for the fields."""

    pixels: Pixels
    dpi: float | None
    scan_dpi: float | None
    displayable: bool


def inspect(stream: BinaryIO, head: bytes, *, name: str) -> tuple[str, int]:
    """Return media type and number of frames; ScanError where the content is no image that we take."""
    with _opened(stream, head, name=name) as image:
        _check_size(image, name=name)
        return _FORMATS[image.format or ""], _count_frames(image, name=name)


def render(stream: BinaryIO, head: bytes, *, frame: int, name: str) -> Raster:
    """Return one frame, whole, upright as EXIF says, over white, in 8-bit RGB."""
    size_bytes = stream.seek(0, 2)
    stream.seek(0)
    with _opened(stream, head, name=name) as image:
        multi_page = image.format == "TIFF"
        if frame < 0 or frame >= (_count_frames(image, name=name) if multi_page else 1):
            raise ScanError(f"{name}: there is no page {frame + 1} in this file; register the scan again")
        if frame:
            image.seek(frame)
        _check_size(image, name=name)
        dpi = _dpi(image)
        scan_dpi = None
        rotated = _is_turned(image)
        displayable = (
            image.format in {"JPEG", "PNG", "WEBP"}
            and getattr(image, "n_frames", 1) == 1
            and not rotated
            and image.mode in {"L", "LA", "P", "PA", "RGB", "RGBA", "1"}
            and size_bytes <= MAX_DISPLAY_BYTES
            and max(image.size) <= MAX_DISPLAY_SIDE
        )
        factor = 1
        while image.width * image.height > MAX_FRAME_PIXELS * factor * factor:
            factor += 1
        if factor > 1:
            displayable = False
            dpi, scan_dpi = None if dpi is None else dpi / factor, dpi
        pixels = _decode(image, factor)
    if min(pixels.shape[:2]) < MIN_SIDE:
        raise ScanError(
            f"{name}: {pixels.shape[1]} × {pixels.shape[0]} pixels is too small to be a page; scan it again"
        )
    return Raster(pixels=pixels, dpi=dpi, scan_dpi=scan_dpi, displayable=displayable)


@contextmanager
def _opened(stream: BinaryIO, head: bytes, *, name: str) -> Iterator[Image.Image]:
    """Open the image; whatever Pillow raises or warns of inside the block becomes a ScanError."""
    formats = _formats_of(head, name=name)
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            # Odd metadata (a bent EXIF block, say) does not harm the picture; what does harm it is an error here.
            warnings.simplefilter("ignore")
            # Size is checked by _check_size with a message of ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            warnings.filterwarnings("error", message=".*[Tt]runcated.*")
            with Image.open(stream, formats=formats) as image:
                yield image
    except ScanError:
        raise
    except Image.DecompressionBombError as error:
        raise ScanError(
            f"{name}: the image claims more pixels than a page can have; scan it again at 300 dpi"
        ) from error
    except UnidentifiedImageError as error:
        raise ScanError(
            f"{name}: the file starts like {formats[0]} but its header is damaged; copy it again"
        ) from error
    except MemoryError as error:
        raise ScanError(f"{name}: the image does not fit into memory; scan it again at 300 dpi") from error
    except (Warning, *DECODER_ERRORS) as error:
        detail = str(error) or type(error).__name__
        raise ScanError(f"{name}: the image is cut off or damaged ({detail}); copy or scan it again") from error


def _formats_of(head: bytes, *, name: str) -> tuple[str, ...]:
    for magic, formats in _MAGIC:
        if head.startswith(magic):
            return formats
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ("WEBP",)
    for magic, kind in _KNOWN_WRONG:
        if head.lstrip().lower().startswith(magic.lower()):
            raise ScanError(f"{name}: this is {kind}, not a scan; {_ACCEPTED}")
    raise ScanError(f"{name}: the content is no image that is known here; {_ACCEPTED}")


def _check_size(image: Image.Image, *, name: str) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise ScanError(
            f"{name}: {width} × {height} pixels is over the limit of {MAX_PIXELS // 1_000_000} million; "
            "scan it again at 300 dpi"
        )
    if min(width, height) < MIN_SIDE:
        raise ScanError(f"{name}: {width} × {height} pixels is too small to be a page; scan it again")


def _count_frames(image: Image.Image, *, name: str) -> int:
    """Count the pages of a TIFF; the further pictures of other formats (animation, thumbnails) are no pages."""
    if image.format != "TIFF":
        return 1
    count = 0
    # Counted step by step, since asking Pillow for n_frames would walk a hostile chain to its end.
    while count <= MAX_FRAMES:
        try:
            image.seek(count)
        except EOFError:
            break
        count += 1
    else:
        raise ScanError(f"{name}: more than {MAX_FRAMES} pages in one file; split it")
    image.seek(0)
    return count


def _dpi(image: Image.Image) -> float | None:
    value = image.info.get("dpi")
    try:
        x, y = (float(part) for part in value)  # type: ignore[union-attr]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not (50 <= x <= 2400 and 50 <= y <= 2400) or {round(x), round(y)} & MADE_UP_DPI:
        return None
    return round((x + y) / 2, 2)


def _is_turned(image: Image.Image) -> bool:
    """Return whether EXIF says that the picture lies otherwise than it is stored."""
    return image.getexif().get(_ORIENTATION, 1) not in {0, 1}


def _decode(image: Image.Image, factor: int) -> Pixels:
    """Decode all of the current frame, made smaller by ``factor`` (1: as it is), as upright RGB over white."""
    if factor > 1 and image.format in {"JPEG", "MPO"}:
        # The decoder itself then makes it smaller, which saves the memory of the whole.
        image.draft(None, (image.width // factor, image.height // factor))
        factor = 1
    image.load()
    flat = _to_eight_bits(image)
    if factor > 1:
        if flat.mode in {"1", "P", "PA"}:
            flat = flat.convert("L" if flat.mode == "1" else "RGBA")
        flat = flat.reduce(factor)
    if _is_turned(flat):
        flat = ImageOps.exif_transpose(flat)
    if flat.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in flat.info:
        layered = flat.convert("RGBA")
        flat = Image.new("RGB", layered.size, (255, 255, 255))
        flat.paste(layered, mask=layered.getchannel("A"))
    # Pillow copies the page for each of these steps, even where it changes nothing.
    return np.array(flat if flat.mode == "RGB" else flat.convert("RGB"), dtype=np.uint8)


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Bring images of more than eight bits a channel to eight; Pillow's own conversion would cut, not scale."""
    if not (image.mode.startswith("I") or image.mode == "F"):
        return image
    exif = image.getexif()
    values = np.asarray(image).astype(np.float32)
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0))
    # Twelve-bit scanners store their values unscaled in sixteen bits.
    scale = next((limit for limit in (1.0, 255.0, 4095.0, 65535.0) if top <= limit), max(top, 1.0))
    if image.mode != "F" and scale == 1.0:
        scale = 255.0
    flat = Image.fromarray(np.clip(values * (255.0 / scale), 0, 255).astype(np.uint8))
    if _ORIENTATION in exif:
        flat.getexif()[_ORIENTATION] = exif[_ORIENTATION]
    return flat
