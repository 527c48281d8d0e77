"""Numbers of the papers on which people move: 渝迁00618842, 川准0913375, 准迁第00371号. Pure text, as ``told_numbers``.

The short name of an office and what the paper is for stand before the running number, without 字 between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What is done with a paper stands right before its number, and so may the name of its kind.
_BEFORE = r"(?:(?<![\u3400-\u9fff0-9a-z])|(?<=[持凭发领交失销换补办据收证与和及来至到为由从自])|(?<=编号)|(?<=号码))"
_OFFICE = r"(?:(?![持凭将发领交失销换补办据收证号码与和及来至到为由从自第字予已未同年月日])[\u3400-\u9fff])"
# 搬迁, 批准: words of their own.
_FOR = r"(?:准予?迁入?|准入|(?<![搬拆外内变动移升乔回已未户])迁|(?<![批核照标水不获特])准)"
_DAY = r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9])"
_RUNNING = rf"(?!{_DAY})(?:(?:19|20)?[0-9]{{2}}-|[(（][0-9]{{2}}[)）])?(?:[a-z]-?)?[0-9]{{4,10}}"
_MOVING = re.compile(
    rf"{_BEFORE}(?:{_OFFICE}{{1,3}}?{_FOR}|准迁|准入)(?:第(?:{_RUNNING})号|(?!(?:19|20)[0-9]{{2}}(?![0-9\-]))(?:{_RUNNING})(?:号(?=[)）]))?)"
    r"(?![0-9a-z\-]|[年月日元米人户])"
)


def find_moving(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each such number begins and ends in folded ``text``."""
    for match in _MOVING.finditer(text):
        yield match.span()
