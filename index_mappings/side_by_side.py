"""Words side by side that may be one thing: a name or a number written with blanks, or a label and its value."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive import refcode
from archive.folding import fold
from index_mappings import keys
from index_mappings.field_names import BY_NAME, AskedField
from index_mappings.syntax_tree import Expression, Word

_MOST = 4
_NUMBER = re.compile(
    r"\d{15}|\d{17}[\dx]"  # ID numbers
    r"|1\d{10}|0\d{2,3}-?\d{7,8}"  # telephones
    r"|[\u4e00-\u9fff][a-z][·.-]?[a-z0-9]{4,6}[挂学警]?"  # plates
    r"|[a-z]{1,2}\d{6,9}"  # permits
)
# An archive number with blanks for its separators: fonds, 门类, and what follows.
_FONDS, _CATEGORY, _CODE_PART = re.compile(r"[A-Z]\d{3}|\d{3,4}"), re.compile("[A-Z]{2}"), re.compile("[A-Z0-9]{1,12}")
_CODE_MARK = re.compile("[·-]")
_FEWEST_OF_CODE, _MOST_OF_CODE = 3, 10
_NUMBERED = {None, AskedField.NUMBER, AskedField.ID_NUMBER}
# What papers label so may be asked for as that: 车牌 湘F3K726. For any other field the words stand for themselves.
_LABELLED = {AskedField.NUMBER, AskedField.ID_NUMBER, AskedField.REF, AskedField.NAME, AskedField.ADDRESS}
# Labels that papers have before a name, and people type with it.
_ROLE = re.compile(
    "^(?:[\u4e00-\u9fff]{1,5}(?:姓名|名字)|(?:死|亡|伤|患)者|(?:申请|申报|当事|持证|所有|驾驶|迁移|迁入|迁出|随迁|报案|见证|证明"
    "|经办|承办|经手|被抚养|监护|担保|代办|领证|出租|承租|嫌疑)人|新生儿|婴儿|车主|户主|司机|驾驶员|民警|警官)(?:叫|是|为)?(?=.{2})"
)
_SYLLABLE = re.compile("[A-Za-züÜ']{1,6}")


@dataclass(frozen=True, slots=True)
class Joined:
    """So many words as one; ``labelled`` where the first of them is the label of the others, and left out."""

    word: Word
    words: int
    labelled: bool = False


def join_words(children: Sequence[Expression]) -> Joined | None:
    """Return the words that the first of ``children`` begins as one, or None where it stands for itself."""
    if code := _read_code(_plain(children[:_MOST_OF_CODE])):
        return code
    plain = _plain(children[:_MOST])
    for count in range(len(plain), 1, -1):
        some = plain[:count]
        if some[0].asked in _NUMBERED and _NUMBER.fullmatch(fold("".join(word.text for word in some))):
            return Joined(replace(some[0], text="".join(word.text for word in some)), count)
        if some[0].asked in {None, AskedField.NAME} and _is_name(some):
            text = " ".join(word.text for word in some)
            return Joined(replace(some[0], text=text, asked=AskedField.NAME), count)
    return _read_label(_plain(children[: 1 + _MOST_OF_CODE]))


def _read_code(words: Sequence[Word]) -> Joined | None:
    """Return the words that may be an archive number with blanks in it, as many as may."""
    if len(words) < 2 or words[0].asked not in {None, AskedField.REF}:
        return None
    parts: list[str] = []
    count = 0
    for word in words:
        own = _CODE_MARK.split(refcode.normalise(word.text))
        if not all(map(_CODE_PART.fullmatch, own)) or not (count or _FONDS.fullmatch(own[0])):
            break
        parts += own
        count += 1
    if count < 2 or len(parts) < _FEWEST_OF_CODE or not _CATEGORY.fullmatch(parts[1]):
        return None
    text = " ".join(word.text for word in words[:count])
    return Joined(replace(words[0], text=text, asked=AskedField.REF), count)


def _read_label(words: Sequence[Word]) -> Joined | None:
    """Return what follows the name of a field as a value of it, in as many words as are one number."""
    if len(words) < 2 or words[0].asked is not None:
        return None
    asked = BY_NAME.get(fold(words[0].text))
    if asked not in _LABELLED:
        return None
    value = replace(words[1], asked=asked)
    joined = join_words([value, *words[2:]])
    return Joined(joined.word, joined.words + 1, labelled=True) if joined else Joined(value, 2, labelled=True)


def split_label(text: str) -> tuple[AskedField, str] | None:
    """Return the field and the value of a word that begins with the label of one (绰号飞毛腿, 车牌湘F3K726)."""
    found = _label().match(text)
    if found is not None:
        return BY_NAME[fold(found[1])], text[found.end() :]
    # 死者姓名诸葛明, 申请人诸葛明: what somebody is on a paper, and who it is.
    role = _ROLE.match(fold(text))
    if role is not None and keys.looks_like_name(text[role.end() :]):
        return AskedField.NAME, text[role.end() :]
    return None


@functools.cache
def _label() -> re.Pattern[str]:
    labels = [name for name, asked in BY_NAME.items() if asked in _LABELLED and len(name) > 1 and not name.isascii()]
    longest_first = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(f"({longest_first})(?=.{{2}})")


def _plain(children: Sequence[Expression]) -> list[Word]:
    """Return the words at the beginning that ask as they stand; a field reaches the first of them alone."""
    words: list[Word] = []
    for child in children:
        if not isinstance(child, Word) or child.quoted or child.pattern or (words and child.asked is not None):
            break
        words.append(child)
    return words


def _is_name(words: Sequence[Word]) -> bool:
    if len(words) == 2:
        return keys.is_name_in_two(words[0].text, words[1].text)
    return all(_SYLLABLE.fullmatch(word.text) for word in words) and keys.looks_like_name(
        " ".join(word.text for word in words)
    )
