"""Names of files and folders as they come from anywhere: shown safely, told apart by kind, put in natural order.

Nothing here opens a file.
"""

from __future__ import annotations

import re
import unicodedata

from archive.errors import ReferenceCodeError
from archive.refcode import split_locator

# What an extension promises. Those of the last line are images that no supported format covers: such a file is a
# page that cannot be read, and is reported as one.
_SCAN_EXTENSIONS = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".jp2", ".j2k", ".j2c", ".jpf", ".jpx", ".jpm"),
        *(".bmp", ".dib", ".webp", ".pdf"),
        *(".gif", ".heic", ".heif", ".avif", ".djvu", ".djv", ".ofd", ".jxl"),
    }
)
# A code's dots are no extension: what follows the last of them holds a dash or begins with a digit.
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db", "$recycle.bin", "lost+found"})
_DIGITS = re.compile(r"([0-9]+)")

NaturalKey = tuple[tuple[str | tuple[int, str], ...], str]


def show_name(name: str) -> str:
    r"""Return a file name as text that can be stored, shown and compared: composed (NFC), no control characters.

    Bytes that are not UTF-8 are taken for GB18030, as old Windows archives have them, else shown as ``\xff``.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "backslashreplace")
    composed = unicodedata.normalize("NFC", name)
    return "".join(
        c.encode("unicode_escape").decode() if unicodedata.category(c) in {"Cc", "Cs"} else c for c in composed
    )


def is_clutter(name: str) -> bool:
    """Tell whether an operating system left this behind (``.DS_Store``, ``Thumbs.db``); it is passed over unsaid.

    A hidden file that is named as a scan is none of these, unless it is the second half of a file from a Mac (``._``).
    """
    if name.startswith(("._", "~$")) or name.casefold() in _CLUTTER:
        return True
    return name.startswith(".") and not promises_scan(name)


def extension_of(name: str) -> str:
    """Return the extension in lower case with its dot, or an empty string."""
    found = _EXTENSION.search(name)
    return found.group().lower() if found and found.start() > 0 else ""


def stem_of(name: str) -> str:
    return name[: len(name) - len(extension_of(name))]


def promises_scan(name: str) -> bool:
    """Tell whether the extension says that this is a scan."""
    return extension_of(name) in _SCAN_EXTENSIONS


def split_page_name(stem: str) -> str:
    """Return the code of a page file that is named by its locator (``CODE#0003``), or the stem as it is."""
    if "#" in stem or "＃" in stem:
        try:
            return split_locator(stem)[0]
        except ReferenceCodeError:
            return stem
    return stem


def natural_key(name: str) -> NaturalKey:
    """Return what puts ``2.jpg`` before ``10.jpg`` and ``1.jpg`` before ``1-1.jpg``; equal numbers go by their text."""
    folded = unicodedata.normalize("NFKC", stem_of(name)).casefold()
    # Pieces alternate between text and digits, so a number is compared with numbers only. The length in front
    # compares digits by value without making integers of them.
    pieces = (_weigh(piece) if index % 2 else piece for index, piece in enumerate(_DIGITS.split(folded)))
    return tuple(pieces), name


def page_order(name: str) -> tuple[tuple[bool, NaturalKey], ...]:
    """Return what puts the files of an item in order: those of a folder, then those of the folders in it."""
    *folders, last = name.split("/")
    return (*((True, natural_key(folder)) for folder in folders), (False, natural_key(last)))


def _weigh(digits: str) -> tuple[int, str]:
    significant = digits.lstrip("0")
    return len(significant), significant
