r"""The query language: what people type, as a tree. It says what is asked, not how an index answers (``compile.py``).

    姓名:欧阳劼 业务类型:户口迁入 日期:2001..2008-06 "北港派出所" -注销 (护照 OR 通行证) 身份证:4322991957????0179

Words side by side are AND, which binds tighter than ``OR``; ``-`` or ``NOT`` before a word, phrase or group excludes.
Operators stand alone and in capitals (``AND`` ``OR`` ``NOT``, or 且 或 非); ``|`` needs no blanks. In small letters
they are operators only between two words that are not in Latin letters (张伟 or 章伟), elsewhere words. Both may be
typed in full width.
Full-width forms and every usual quotation mark are taken; commas and full stops of Chinese writing part words; ``\``
before a character makes it plain. A field reaches the word, phrase or group that follows it; ``=`` behind its name is
a colon.

``parse(str(query)) == query``. Nothing here raises anything but QuerySyntaxError, whatever the text.
"""

from __future__ import annotations

import re

from archive.errors import QuerySyntaxError
from archive.folding import fold
from index_mappings.field_names import BY_NAME, AskedField, list_names
from index_mappings.syntax_tree import (
    BARS,
    CLOSE_GROUP,
    COLONS,
    EQUALS,
    MINUS,
    OPEN_GROUP,
    OPENING,
    PARTING,
    WILD,
    Conjunction,
    Disjunction,
    Expression,
    Negation,
    Query,
    Span,
    Word,
    operator_of,
    small_operator_of,
    stands_between_words,
)

__all__ = [
    "Conjunction",
    "Disjunction",
    "Expression",
    "Negation",
    "Query",
    "Span",
    "Word",
    "join",
    "parse",
    "read_span",
]

LONGEST_QUERY = 2000
MOST_LEAVES = 200
DEEPEST_GROUP = 40

_RANGED = {AskedField.DATE, AskedField.YEAR, AskedField.BORN, AskedField.BOX}
# Years are often written 2001-2008; for dates that would be ambiguous with a month.
_YEAR_SPAN = re.compile(r"(\d{4})[-~～至](\d{4})")
# What in a word means nothing but itself.
_MARKS = "".join((OPEN_GROUP, CLOSE_GROUP, PARTING, BARS, COLONS, EQUALS, *OPENING, *WILD, "\\"))
_PLAIN = re.compile(rf"[^\s{re.escape(_MARKS)}]+")


def parse(text: str) -> Query:
    """Read a query.

    Raises:
        QuerySyntaxError: with the place of the fault. Nothing else is raised.
    """
    if len(text) > LONGEST_QUERY:
        message = f"the query has {len(text)} characters; at most {LONGEST_QUERY} are taken"
        raise QuerySyntaxError(message, position=LONGEST_QUERY, length=len(text) - LONGEST_QUERY)
    return Query(_Parser(text).parse())


def join(*parts: Query) -> Query:
    """Return what all of ``parts`` ask together."""
    roots = [part.root for part in parts if part.root is not None]
    return Query(_conjunction(roots) if roots else None)


def read_span(text: str, asked: AskedField, position: int, length: int) -> Span | None:
    """Return the range that a value of a field is; None where it is none, or the field has no ranges.

    Raises:
        QuerySyntaxError: a range without ends.
    """
    if asked not in _RANGED:
        return None
    low, mark, high = text.partition("..")
    years = _YEAR_SPAN.fullmatch(text) if asked is AskedField.YEAR else None
    if years is not None:
        low, mark, high = years[1], "..", years[2]
    if not mark:
        return None
    high = high.lstrip(".")
    if not low and not high:
        raise QuerySyntaxError("a range needs at least one end", position=position, length=length)
    return Span(low, high, asked, position, length)


def _conjunction(children: list[Expression]) -> Expression:
    flat: list[Expression] = []
    for child in children:
        flat.extend(child.children if isinstance(child, Conjunction) else (child,))
    return flat[0] if len(flat) == 1 else Conjunction(tuple(flat))


def _disjunction(children: list[Expression]) -> Expression:
    flat: list[Expression] = []
    for child in children:
        flat.extend(child.children if isinstance(child, Disjunction) else (child,))
    return flat[0] if len(flat) == 1 else Disjunction(tuple(flat))


class _Parser:
    """Recursive descent over the characters; the depth of groups is bounded, so recursion is too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._leaves = 0

    def parse(self) -> Expression | None:
        expression = self._alternatives(None)
        if self._at < len(self._text):
            raise QuerySyntaxError("this closing parenthesis has no opening one", position=self._at)
        return expression

    # --- structure ---------------------------------------------------------------------------------------------------
    def _alternatives(self, asked: AskedField | None) -> Expression | None:
        children: list[Expression] = []
        operator: tuple[int, int] | None = None
        while True:
            child = self._sequence(asked)
            if child is None:
                if operator is not None or (children and self._peek_operator() == "OR"):
                    self._complain_operand(operator or (self._at, 2), "OR")
                if self._peek_operator() == "OR":
                    self._complain_operand((self._at, self._operator_length()), "OR")
                break
            children.append(child)
            if self._peek_operator() != "OR":
                break
            operator = (self._at, self._operator_length())
            self._at += operator[1]
        return _disjunction(children) if children else None

    def _sequence(self, asked: AskedField | None) -> Expression | None:
        children: list[Expression] = []
        while True:
            self._skip()
            operator = self._peek_operator()
            if operator == "OR":
                break
            if operator == "AND":
                place = (self._at, self._operator_length())
                if not children:
                    self._complain_operand(place, "AND")
                self._at += place[1]
                self._skip()
                if self._is_at_end() or self._peek_operator() in {"AND", "OR"}:
                    self._complain_operand(place, "AND")
                continue
            if self._is_at_end():
                break
            children.append(self._unary(asked))
        return _conjunction(children) if children else None

    def _unary(self, asked: AskedField | None) -> Expression:
        start = self._at
        negated = False
        while True:
            if self._peek_operator() == "NOT":
                self._at += self._operator_length()
            elif self._peek() in MINUS:
                self._at += 1
                if self._at < len(self._text) and self._peek() in MINUS:
                    raise QuerySyntaxError("two minus signs: one excludes what follows", position=start, length=2)
                if self._at >= len(self._text) or self._peek().isspace():
                    raise QuerySyntaxError("a minus sign needs a word right after it", position=start)
            else:
                break
            negated = not negated
            self._skip()
            if self._is_at_end() or self._peek_operator() in {"AND", "OR"}:
                raise QuerySyntaxError("nothing to exclude stands here", position=start, length=self._at - start or 1)
        expression = self._atom(asked)
        if not negated:
            return expression
        return expression.child if isinstance(expression, Negation) else Negation(expression)

    def _atom(self, asked: AskedField | None) -> Expression:
        character = self._peek()
        if character in OPEN_GROUP:
            return self._group(asked)
        if character in OPENING:
            return self._quoted(asked, self._at)
        return self._word(asked)

    def _group(self, asked: AskedField | None) -> Expression:
        start = self._at
        self._depth += 1
        if self._depth > DEEPEST_GROUP:
            raise QuerySyntaxError(f"groups stand more than {DEEPEST_GROUP} deep", position=start)
        self._at += 1
        expression = self._alternatives(asked)
        if self._at >= len(self._text):
            raise QuerySyntaxError("this parenthesis is not closed", position=start)
        self._at += 1
        self._depth -= 1
        if expression is None:
            raise QuerySyntaxError("nothing stands in these parentheses", position=start, length=self._at - start)
        return expression

    # --- leaves ------------------------------------------------------------------------------------------------------
    def _quoted(self, asked: AskedField | None, start: int) -> Expression:
        closing = OPENING[self._peek()]
        opened = self._at
        self._at += 1
        parts: list[str] = []
        while self._at < len(self._text) and self._peek() not in closing:
            if self._peek() == "\\" and self._at + 1 < len(self._text):
                self._at += 1
            parts.append(self._peek())
            self._at += 1
        if self._at >= len(self._text):
            raise QuerySyntaxError("this quotation mark is not closed", position=opened)
        self._at += 1
        text = "".join(parts)
        if not text.strip():
            raise QuerySyntaxError("nothing stands in these quotation marks", position=opened, length=self._at - opened)
        return self._leaf(text, "", asked, start, quoted=True)

    def _word(self, asked: AskedField | None) -> Expression:
        start = self._at
        text: list[str] = []
        pattern: list[str] = []
        wild = False
        while True:
            if plain := _PLAIN.match(self._text, self._at):
                text.append(plain[0])
                pattern.append(plain[0])
                self._at = plain.end()
            if self._is_at_word_end(start):
                break
            character = self._peek()
            if character in COLONS + EQUALS and text:
                named = self._field_of(start, "".join(text), is_colon=character in COLONS)
                if named is not None:
                    if asked is not None:
                        message = f"the field {asked.chinese} is already named for this group"
                        raise QuerySyntaxError(message, position=start, length=self._at - start)
                    self._at += 1
                    return self._value(named, start)
            if character == "\\" and self._at + 1 < len(self._text):
                self._at += 1
                character = self._peek()
                pattern.append("\\" + character if character in "?*\\" else character)
            elif character in WILD:
                character = WILD[character]
                wild = True
                pattern.append(character)
            else:
                pattern.append("\\\\" if character == "\\" else character)
            text.append(character)
            self._at += 1
        return self._leaf("".join(text), "".join(pattern) if wild else "", asked, start, quoted=False)

    def _field_of(self, start: int, name: str, *, is_colon: bool) -> AskedField | None:
        """Return the field that ``name`` before a colon names; None where the colon is part of a word (19:25)."""
        written = self._text[start : self._at]
        named = BY_NAME.get(fold(name)) if "\\" not in written else None
        if named is not None:
            return named
        after = self._text[self._at + 1 : self._at + 3]
        is_plain = any(character.isdigit() or not character.isalnum() for character in name.replace("_", ""))
        if is_plain or after == "//" or "\\" in written or not is_colon:
            return None
        message = f"there is no field '{name}'; fields are {list_names()} (write \\: for a plain colon)"
        raise QuerySyntaxError(message, position=start, length=len(written))

    def _value(self, named: AskedField, start: int) -> Expression:
        after_colon = self._at
        while self._at < len(self._text) and self._peek().isspace():
            self._at += 1
        if self._at > after_colon and self._peek_operator() is not None:
            self._complain_value(named, start)
        if self._at >= len(self._text) or self._peek() in CLOSE_GROUP + PARTING + BARS:
            self._complain_value(named, start)
        if self._peek() in OPEN_GROUP:
            return self._group(named)
        if self._peek() in OPENING:
            return self._quoted(named, start)
        if self._peek() in MINUS:
            message = f"a minus sign stands before the field: -{named.chinese}:… (quote the value to look for the sign)"
            raise QuerySyntaxError(message, position=start, length=self._at + 1 - start)
        leaf = self._word(named)
        if isinstance(leaf, Word | Span):
            return self._placed(leaf, start)
        return leaf

    def _complain_value(self, named: AskedField, start: int) -> None:
        message = f"the field {named.chinese} ({named.value}) needs a value after the colon"
        raise QuerySyntaxError(message, position=start, length=max(1, self._at - start))

    def _placed(self, leaf: Word | Span, start: int) -> Word | Span:
        length = self._at - start
        if isinstance(leaf, Span):
            return Span(leaf.low, leaf.high, leaf.asked, start, length)
        return Word(leaf.text, leaf.asked, leaf.quoted, leaf.pattern, start, length)

    def _leaf(self, text: str, pattern: str, asked: AskedField | None, start: int, *, quoted: bool) -> Expression:
        self._leaves += 1
        length = max(1, self._at - start)
        if self._leaves > MOST_LEAVES:
            raise QuerySyntaxError(f"more than {MOST_LEAVES} words are asked", position=start, length=length)
        if not quoted and asked is not None and (span := read_span(text, asked, start, length)):
            return span
        return Word(text, asked, quoted, pattern, start, length)

    # --- characters --------------------------------------------------------------------------------------------------
    def _peek(self) -> str:
        return self._text[self._at]

    def _skip(self) -> None:
        while self._at < len(self._text) and (self._peek().isspace() or self._peek() in PARTING):
            self._at += 1

    def _is_at_end(self) -> bool:
        return self._at >= len(self._text) or self._peek() in CLOSE_GROUP

    def _is_at_word_end(self, start: int) -> bool:
        if self._at >= len(self._text):
            return True
        character = self._peek()
        if character in OPEN_GROUP and self._at > start:
            # A bracket inside a word belongs to it, as in 本市（县）, when it is closed before the word ends.
            return not self._closes_inside_word()
        if character in CLOSE_GROUP:
            return not self._is_closing_inside_word(start)
        return character.isspace() or character in PARTING + BARS or (character in OPENING and character != "‘")

    def _closes_inside_word(self) -> bool:
        for character in self._text[self._at + 1 :]:
            if character in CLOSE_GROUP:
                return True
            if character.isspace() or character in OPEN_GROUP + PARTING + BARS or character in OPENING:
                return False
        return False

    def _is_closing_inside_word(self, start: int) -> bool:
        inside = self._text[start : self._at]
        opened = sum(inside.count(character) for character in OPEN_GROUP)
        closed = sum(inside.count(character) for character in CLOSE_GROUP)
        return opened > closed

    def _operator_length(self) -> int:
        end = self._at
        if end < len(self._text) and self._text[end] in BARS:
            return 2 if self._text[end : end + 2] == "||" else 1
        while end < len(self._text) and not (
            self._text[end].isspace() or self._text[end] in OPEN_GROUP + CLOSE_GROUP + BARS
        ):
            end += 1
        return end - self._at

    def _peek_operator(self) -> str | None:
        length = self._operator_length()
        token = self._text[self._at : self._at + length]
        small = small_operator_of(token)
        if small is not None and stands_between_words(self._text, self._at, length):
            return small
        return operator_of(token)

    def _complain_operand(self, place: tuple[int, int], operator: str) -> None:
        message = f"{operator} needs something on both sides (quote it to search for the word)"
        raise QuerySyntaxError(message, position=place[0], length=max(1, place[1]))
