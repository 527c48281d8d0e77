"""What the parameters of a search ask, read and compiled: classes by name or code, faults told of their parameter.

Nothing is searched here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from archive.errors import QuerySyntaxError
from index_mappings import keys
from index_mappings.compile import Compiled, build_query, compile_query
from index_mappings.field_names import AskedField
from index_mappings.near import compile_near
from index_mappings.syntax import Conjunction, Disjunction, Expression, Negation, Query, Word
from search_api.parameters import ParameterError, SearchParameters, public_name


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A search as it was understood: its query, the nodes of it, the classes it asks for as written, the case types."""

    query: Query
    compiled: Compiled
    classes: tuple[str, ...] = ()
    case_types: tuple[Word, ...] = ()


def understand(parameters: SearchParameters, class_codes: Mapping[str, str]) -> Understood:
    """Read and compile a search.

    Args:
        parameters: as given.
        class_codes: names of archive classes by their code in archive numbers.

    Raises:
        ParameterError: the one parameter at fault, with the position in its own value.
        QuerySyntaxError, UnsupportedQueryError: the query cannot be understood, or must not be answered.
    """
    filters = parameters.filters()
    try:
        query = name_classes(build_query(parameters.query, **filters), class_codes)
        nearer = compile_near(query) if parameters.near and not parameters.strict else None
        compiled = nearer or compile_query(query, strict=parameters.strict)
    except QuerySyntaxError:
        _blame_parameter(parameters.query, filters)
        raise
    words = tuple(_words(query.root))
    return Understood(
        query=query,
        compiled=compiled,
        classes=tuple(dict.fromkeys(word.text for word in words if _is_class(word))),
        case_types=tuple(word for word in words if word.asked is AskedField.CASE_TYPE and not word.pattern),
    )


def _blame_parameter(query: str, filters: dict[str, str]) -> None:
    """Raise the error of the one parameter at fault, with the position in its own value.

    Where each end of a range of dates is one and only the two together are none, its beginning is blamed.
    """
    dates = {name: value for name, value in filters.items() if name in {"date_from", "date_to"}}
    alone = ((name, {name: value}) for name, value in filters.items())
    suspects: list[tuple[str, dict[str, str]]] = [("query", {"text": query}), *alone, ("date_from", dates)]
    for name, values in suspects:
        try:
            compile_query(build_query(**values))
        except QuerySyntaxError as error:
            raise ParameterError(
                str(error), parameter=public_name(name), position=error.position, length=error.length
            ) from error


# --- classes ---------------------------------------------------------------------------------------------------------
def name_class(text: str, class_codes: Mapping[str, str]) -> str:
    """Return the class that a code means (``HJ``: 户籍), and anything else as it is."""
    return class_codes.get(keys.squeeze_term(text).upper(), text)


def name_classes(query: Query, class_codes: Mapping[str, str]) -> Query:
    """Return a query whose words for classes are names where they were codes."""

    def rename(word: Word) -> Word:
        return replace(word, text=name_class(word.text, class_codes)) if _is_class(word) else word

    return query if query.root is None else Query(_change_words(query.root, rename))


def _is_class(word: Word) -> bool:
    return word.asked is AskedField.CLASS and not word.pattern


def _words(expression: Expression | None) -> Iterator[Word]:
    match expression:
        case Word():
            yield expression
        case Negation(child):
            yield from _words(child)
        case Conjunction(children) | Disjunction(children):
            for child in children:
                yield from _words(child)
        case _:
            pass


def _change_words(expression: Expression, change: Callable[[Word], Word]) -> Expression:
    match expression:
        case Word():
            return change(expression)
        case Negation(child):
            return Negation(_change_words(child, change))
        case Conjunction(children):
            return Conjunction(tuple(_change_words(child, change) for child in children))
        case Disjunction(children):
            return Disjunction(tuple(_change_words(child, change) for child in children))
        case _:
            return expression
