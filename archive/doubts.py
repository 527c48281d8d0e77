"""Which mentions somebody should compare with the paper, how urgent each is, and why, in words. Pure rules.

The catalogue keeps ``is_doubtful`` with each mention and orders by ``urgency``; both are decided here alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.model import Item, Mention, MentionType

# Below this calibrated confidence the value is not known well enough to be relied on.
DOUBTFUL_BELOW = 0.9
# What a wrong key mention counts beside any other.
KEY_WEIGHT = 2.0


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A doubtful mention, the item it stands in, and which of the item's mentions it is, from 0."""

    item: Item
    mention: Mention
    ordinal: int


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why something is doubted; ``check`` is the failed check, or ``confidence``."""

    check: str
    chinese: str
    english: str


_REASONS = {
    "checksum": ("校验码不符", "the check character is wrong"),
    "date": ("日期不存在", "there is no such date"),
    "length": ("位数不对", "the number has too few or too many digits"),
    "region": ("行政区划代码不存在", "the first six digits are no known county"),
    "birth_date": ("号码中的出生日期与表上不符", "the birth date in the number differs from the one on the form"),
    "sex": ("号码中的性别与表上不符", "the sex in the number differs from the one on the form"),
    "id_number": ("出生日期与身份证号不符", "the birth date differs from the one in the ID number"),
    "too_early": ("早于 1900 年", "before 1900"),
    "after_document": ("晚于文件年度", "later than the year of the file"),
    "characters": ("有字迹识别把握不大", "a character was read with little certainty"),
    "surname": ("姓氏少见或无此姓", "no known surname"),
    "illegible": ("有字无法辨认", "a character cannot be made out"),
    "rare_given": (
        "名字用字少见，可能误读，或不是人名",
        "seldom in given names: a character may be misread, or this is no name",
    ),
    "mended": ("已按校验或备选字补正一位，请核对", "one character was put right by what may stand there"),
}


# Checks that have not failed, and yet say why a value is held for uncertain.
_NOTES = ("mended", "rare_given")


def is_doubtful(mention: Mention) -> bool:
    """Tell whether somebody should look at the paper: a check failed, or the reading is uncertain."""
    return mention.confidence < DOUBTFUL_BELOW or any(check.startswith("!") for check in mention.checks)


def is_key(mention: Mention) -> bool:
    """Tell whether a wrong value costs most: people are looked for by ID numbers and by the names in fields."""
    return mention.type is MentionType.ID_NUMBER or (mention.type is MentionType.PERSON and mention.role != "")


def urgency(mention: Mention) -> float:
    """Return what looking at the paper is worth: how likely the value is wrong, double where that costs most."""
    return (1.0 - mention.confidence) * (KEY_WEIGHT if is_key(mention) else 1.0)


def reasons(mention: Mention) -> tuple[Reason, ...]:
    """Return why a mention is doubted, failed checks first; empty for one that is not."""
    found: list[Reason] = []
    for check in mention.checks:
        if check.startswith("!"):
            chinese, english = _REASONS.get(check[1:], (f"未通过检查：{check[1:]}", f"fails the check {check[1:]}"))
            found.append(Reason(check=check[1:], chinese=chinese, english=english))
    if mention.confidence < DOUBTFUL_BELOW:
        percent = f"{mention.confidence:.0%}"
        found.append(Reason(check="confidence", chinese=f"可信度仅 {percent}", english=f"only {percent} sure"))
        for note in filter(mention.checks.__contains__, _NOTES):
            chinese, english = _REASONS[note]
            found.append(Reason(check=note, chinese=chinese, english=english))
    return tuple(found)
