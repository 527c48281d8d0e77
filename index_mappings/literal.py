"""A value of a field met where the text of a page holds it as it stands, although it was not taken for one there.

Names, addresses and numbers are taken from papers by rules, and no rules take all of them: who asks for a name that a
sentence hides would be told that there is none. Only what can hardly be anything else counts: a name of three
characters and more, two of them given (令狐妹 may begin another name), an address told below its district, a number of
five characters, a whole ID number. It is worth less than a value that was taken for one, and its label is ``text``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.divisions import part_divisions
from index_mappings import analysis, fields, id_keys, keys, name_sounds, number_keys, place_keys
from index_mappings.field_names import AskedField
from index_mappings.query import Node, ask_tokens
from index_mappings.syntax import Word

# Above all that merely looks or sounds like the value; see ``loose_names`` and ``asked_numbers``.
_WEIGHT = 8.0
_NUMBER_WEIGHT = 29.0
_HAN_NAME = re.compile("(?!.*某)[㐀-鿿\U00020000-\U0003ffff]{3,12}")
_SHORTEST_GIVEN = 2
_SHORTEST_ADDRESS, _LONGEST_ADDRESS = 5, 60
_BELOW_DISTRICT = re.compile("[0-9]|[镇乡村组路街巷号里弄队社屯寨庄湾营园楼栋坊桥岗坪铺]")
_SHORTEST_NUMBER, _SHORTEST_ID = 5, 15
_DIGIT = re.compile("[0-9]")


def ask_literally(word: Word) -> list[Node]:
    """Return how the text of a page holds the value of a field; nothing where it might hold that for other reasons."""
    if word.pattern or word.asked not in _IS_TELLING or not _IS_TELLING[word.asked](word.text):
        return []
    weight = _WEIGHT if word.asked in (AskedField.NAME, AskedField.ADDRESS) else _NUMBER_WEIGHT
    return list(_ask_body(word.text, weight))


def _ask_body(text: str, weight: float) -> Iterator[Node]:
    for phrase in analysis.ask_text(text).phrases:
        yield ask_tokens(fields.BODY, phrase, weight)


def _is_long_name(text: str) -> bool:
    name = keys.fold_name(text)
    given = len(name) - len(name_sounds.surname_of(name))
    return given >= _SHORTEST_GIVEN and _HAN_NAME.fullmatch(name) is not None


def _is_close_address(text: str) -> bool:
    place = place_keys.normalise_place(text)
    _, rest = part_divisions(place)
    return _SHORTEST_ADDRESS <= len(place) <= _LONGEST_ADDRESS and _BELOW_DISTRICT.search(rest) is not None


def _is_long_number(text: str) -> bool:
    squeezed = number_keys.squeeze_number(text)
    return len(squeezed) >= _SHORTEST_NUMBER and _DIGIT.search(squeezed) is not None


def _is_whole_id(text: str) -> bool:
    return len(id_keys.squeeze_digits(text)) >= _SHORTEST_ID


_IS_TELLING = {
    AskedField.NAME: _is_long_name,
    AskedField.ADDRESS: _is_close_address,
    AskedField.NUMBER: _is_long_number,
    AskedField.ID_NUMBER: _is_whole_id,
}
