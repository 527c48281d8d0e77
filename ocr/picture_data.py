"""Whether the data of a picture, as it stands in a PDF, is all there.

What is odd but whole must pass: a missing mark of the end, bytes behind it, kinds that are not known here. So data is
cut off only where something of the picture is seen to be missing. Nothing here knows pages or PDFium.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.port import Pixels
from ocr.raster import DECODER_ERRORS

# Some writers leave out the last rows of a picture.
_SPARED_ROWS = 2
_SPARED_PART = 0.01
# What may stand behind the rows: the end of a line.
_SPARED_BYTES = 16
# The decoder needs a few milliseconds for the least size that it offers.
_JPEG_SCALE = 8
_END_OF_JPEG = b"\xff\xd9"
_JPX_START, _JPX_TILE, _JPX_END = b"\xff\x4f\xff\x51", b"\xff\x90", b"\xff\xd9"
_NOISE_BYTES = 1 << 16
# Two ends of a line, one behind the other, with a mark of the line's kind or zeros to fill a byte between them.
_END_OF_FAX = re.compile("0{11}11?0{11,}1")
_END_BYTES = 32
# A segment of JBIG2 begins with this many bytes at least; this count and this length mean that they stand elsewhere.
_LEAST_SEGMENT = 11
_LONG_COUNT = 7
_UNKNOWN_LENGTH = 0xFFFFFFFF


def has_all_rows(size_bytes: int, across: int, down: int, *, depths: Sequence[int], at_most: bool = False) -> bool:
    """Tell whether unpacked pixels of one of the depths, in bits, take as many bytes.

    Args:
        size_bytes: of the pixels.
        across: width in pixels.
        down: height in pixels.
        depths: that a pixel may have.
        at_most: more bytes than the deepest pixels take are too many.
    """
    rows = [-(-across * depth // 8) for depth in depths]
    if size_bytes >= max(rows) * down and not at_most:
        return True
    return any(row * (down - _SPARED_ROWS) <= size_bytes <= row * (down + 1) + _SPARED_BYTES for row in rows)


def is_whole_jpeg(data: bytes) -> bool:
    """Decode it; where the mark of the end was left out, what is read of a whole one depends on nothing behind it."""
    try:
        _read_jpeg(data, scale=_JPEG_SCALE)
    except (MemoryError, *DECODER_ERRORS) as error:
        # What else Pillow says of it may be that it does not know this kind.
        if "truncated" not in str(error):
            return True
    else:
        return True
    # Nothing in the noise may look like a mark.
    noise = np.random.default_rng(7).bytes(_NOISE_BYTES).replace(b"\xff", b"\x7f")
    try:
        if _is_progressive(data):
            # What it lacks would lie over all of the picture, and nothing tells how much was to come.
            return False
        once, again = (_read_jpeg(data + behind + _END_OF_JPEG) for behind in (b"", noise))
    except (MemoryError, *DECODER_ERRORS):
        return False
    differing = np.flatnonzero((once != again).reshape(len(once), -1).any(axis=1))
    return not len(differing) or bool(differing[0] >= (1 - _SPARED_PART) * len(once))


def is_whole_jpx(data: bytes) -> bool:
    """Walk over the tile parts of a JPEG 2000: each says how long it is, and the mark of the end follows the last."""
    at = data.find(_JPX_START)
    if at < 0:
        return False
    at += 2
    while data[at : at + 2] != _JPX_END:
        mark, length = data[at : at + 2], int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == _JPX_TILE:
            part = int.from_bytes(data[at + 6 : at + 10], "big")
            if not part:
                return data.rstrip().endswith(_JPX_END)
            at += part
        else:
            at += 2 + length
        if at + 2 > len(data):
            return False
    return True


def is_whole_jbig2(data: bytes) -> bool:
    """Walk over the segments: each says how long it is."""
    at = 0
    while at + _LEAST_SEGMENT <= len(data):
        number, flags, count = struct.unpack_from(">IBB", data, at)
        at, count = at + 6, count >> 5
        if count == _LONG_COUNT:
            count = int.from_bytes(data[at - 1 : at + 3], "big") & 0x1FFFFFFF
            at += 3 + (count + 8) // 8
        at += count * (1 if number <= 0x100 else 2 if number <= 0x10000 else 4)
        at += 4 if flags & 0x40 else 1
        length = int.from_bytes(data[at : at + 4], "big")
        if length == _UNKNOWN_LENGTH:
            return True
        at += 4 + length
    return at <= len(data)


def is_whole_fax(data: bytes, across: int, down: int, show: Callable[[], Pixels]) -> bool:
    """Look for the mark of the end; where it was left out, count the rows, which takes seconds.

    Args:
        data: of CCITT's group 3 or 4.
        across: width in pixels.
        down: height in pixels.
        show: gives the picture as a reader shows it who knows of which group it is. Rows are counted as those of
            group 4, and believed where they are what is shown.
    """
    if _END_OF_FAX.search("".join(f"{byte:08b}" for byte in data[-_END_BYTES:])):
        return True
    dark = show().reshape(down, across, -1)[:, :, 0] > 127
    for aligned in (False, True):
        rows = _read_group4(data, across, aligned=aligned)[:down]
        same = rows == dark[: len(rows)]
        if len(rows) and (same.all() or not same.any()):
            return len(rows) >= (1 - _SPARED_PART) * down
    return True


def _read_group4(data: bytes, across: int, *, aligned: bool) -> NDArray[np.bool_]:
    """Return the rows up to the first that cannot be read. Pillow would not tell which those are."""
    from pdfminer.ccitt import CCITTFaxDecoder

    decoder = CCITTFaxDecoder(across, bytealign=aligned)
    with suppress(*DECODER_ERRORS, CCITTFaxDecoder.InvalidData):
        decoder.feedbytes(data)
    packed = np.frombuffer(decoder.close(), np.uint8).reshape(-1, -(-across // 8))
    return np.unpackbits(packed, axis=1)[:, :across] > 0


def _read_jpeg(data: bytes, *, scale: int = 1) -> Pixels:
    """Return the pixels, or raise what Pillow does where it cannot read them, or some are missing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            if scale > 1:
                image.draft(None, (image.width // scale, image.height // scale))
            image.load()
            return np.asarray(image)


def _is_progressive(data: bytes) -> bool:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        return "progressive" in image.info
