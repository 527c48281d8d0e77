"""How names of persons are asked for: as written, folded, former, by runner-up readings; and by look and sound."""

from __future__ import annotations

from index_mappings import fields, keys
from index_mappings.query import Node, Pattern, Term
from index_mappings.syntax import Word
from index_mappings.wildcards import squeeze_pattern

# What a way of being met is worth. Whole numbers, so that adding them is exact in every adapter.
_WEIGHTS = {
    keys.EXACT: 64.0, keys.VARIANT: 56.0, keys.FORMER: 48.0, keys.PART: 40.0, keys.ALTERNATIVE: 32.0,
    keys.SURNAME: 24.0,
}  # fmt: skip
_PATTERN_PREFIXES = (keys.VARIANT, keys.FORMER, keys.PART, keys.ALTERNATIVE)


def ask_name(word: Word) -> list[Node]:
    """Return every strict way to meet a name."""
    if not word.pattern:
        asked: list[Node] = [Term(fields.NAME_KEY, key, _WEIGHTS[key[0]]) for key in keys.ask_name(word.text)]
        masked = keys.mask_unknown(word.text)
        if masked:
            asked_so = [prefix + masked for prefix in _PATTERN_PREFIXES]
            asked += (Pattern(fields.NAME_KEY, pattern, _WEIGHTS[keys.ALTERNATIVE]) for pattern in asked_so)
        return asked
    written, folded = squeeze_pattern(word.pattern, keys.squeeze_name), squeeze_pattern(word.pattern, keys.fold_name)
    forms = [(keys.EXACT, written), *((prefix, folded) for prefix in _PATTERN_PREFIXES)]
    return [Pattern(fields.NAME_KEY, prefix + pattern, _WEIGHTS[prefix]) for prefix, pattern in forms]


def ask_like_names(word: Word) -> list[Node]:
    """Return the ways to meet names that look or sound like this one.

    Wildcards fit what is written, and nothing else. A bare word must look like a name itself.
    """
    if word.pattern or (word.asked is None and (word.quoted or not keys.looks_like_name(word.text))):
        return []
    return [Term(fields.NAME_KEY, *asked) for asked in keys.ask_loosely(word.text)]
