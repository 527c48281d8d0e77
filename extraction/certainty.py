"""One calibrated confidence for each mention, from what the engine believes of its characters and from its checks.

The table (``certainty.json``) is learnt from drawn forms by ``python -m benchmarks.calibrate``; docs/quality.md has its
figures. Nothing is learnt here.
"""

from __future__ import annotations

import functools
import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources

from archive.model import Mention, MentionType

# Checks that another part of the paper, or arithmetic, answers for.
_STRONG = frozenset({"checksum", "birth_date", "id_number", "repeated"})
# An address in full begins with a division and ends with a house, a group or a village.
_ADDRESS_HEAD = re.compile(r".{1,8}?[省市县縣区區州盟旗]")
# 哈乡永兴台村, 口市博爱路: hardly any town is called by one character, so that something is lost before it.
_ADDRESS_CUT = re.compile(r"省|.[乡鄉镇鎮市省]")
_ADDRESS_END = re.compile(r"(?:[0-9一二三四五六七八九十]+[号號室组組栋幢户戶队隊社弄楼樓]?|[村寨屯院坪])$")
_SHORT_NUMBER = 7
# Numbers of which nothing says what they are.
_OPEN_ROLES = frozenset({"", "number", "certificate_number"})
# What nobody measured stays within these: drawn forms do not show everything that paper can do.
LEAST, MOST = 0.01, 0.999

# Score and probability, by rising score.
Points = Sequence[tuple[float, float]]


def group_of(mention: Mention) -> str:
    """Return which of the table's groups a mention is judged in: its type, and how it stands with its checks."""
    checks = mention.checks
    if any(check.startswith("!") for check in checks):
        state = "failed"
    elif _is_partial(mention):
        state = "part"
    elif "mended" in checks:
        state = "mended"
    elif "rare_given" in checks:
        state = "rare"
    elif _STRONG.intersection(checks):
        state = "held"
    elif "label" in checks or mention.role:
        state = "field"
    else:
        state = "text"
    return f"{mention.type.value}/{state}"


def _is_partial(mention: Mention) -> bool:
    """Say whether a value may be all that the paper says, or only what was found of it."""
    value = mention.value
    match mention.type:
        case MentionType.DATE:
            return len(value) < len("2008-03-04")
        case MentionType.ADDRESS:
            is_whole = _ADDRESS_HEAD.match(value) and _ADDRESS_END.search(value)
            return not is_whole or _ADDRESS_CUT.match(value) is not None
        case MentionType.NUMBER:
            return len(value) < _SHORT_NUMBER or mention.role in _OPEN_ROLES
        case _:
            return False


@dataclass(frozen=True, kw_only=True)
class Certainty:
    """Probabilities by group; without points for a group or its type the score is taken as it is."""

    points: Mapping[str, Points] = field(default_factory=dict)

    def probability(self, group: str, score: float) -> float:
        points = self.points.get(group) or self.points.get(group.partition("/")[0])
        if not points:
            return score
        place = bisect_right([point[0] for point in points], score)
        if place == 0:
            return points[0][1]
        if place == len(points):
            return points[-1][1]
        (low, at_low), (high, at_high) = points[place - 1], points[place]
        return at_low + (at_high - at_low) * (score - low) / (high - low)

    def settle(self, mention: Mention) -> Mention:
        """Return ``mention``, whose confidence is what the engine believes, with a calibrated one."""
        if not self.points:
            return mention
        probability = self.probability(group_of(mention), mention.confidence)
        return replace(mention, confidence=round(min(MOST, max(LEAST, probability)), 4))


# Leaves every score as it is, for those who learn a table.
UNCALIBRATED = Certainty()


@functools.cache
def load_certainty() -> Certainty:
    """Return the shipped table."""
    table = json.loads(resources.files("extraction").joinpath("certainty.json").read_text("utf-8"))
    kinds = {kind.value for kind in MentionType}
    return Certainty(
        points={
            group: tuple((float(score), float(probability)) for score, probability in points)
            for group, points in table["points"].items()
            if group.partition("/")[0] in kinds
        }
    )
