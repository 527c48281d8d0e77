"""Arguments of the command line: what is mended before they are parsed, and values whose words are told when wrong."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import click

from danghao.console import reporting_errors, speaks_chinese

if TYPE_CHECKING:
    from index_mappings.port import Sort

# Values that --facets can have, apart from lists of them.
_FACET_WORDS = frozenset({"class", "case_type", "case-type", "year", "类别", "业务类型", "年度", "all", "none"})

as_json_option = click.option("--json", "as_json", is_flag=True, help="Write one JSON document. 输出 JSON")
# Nobody named is who sits at this machine; an empty name, as a script gives it whose variable is unset, is nobody's.
user_option = click.option("--as", "user", metavar="USER", help="Ask as this user. 以该用户身份查询")


class Context(click.Context):
    """A context whose help is in the language of the locale."""

    def make_formatter(self) -> click.HelpFormatter:
        if not speaks_chinese():
            return super().make_formatter()
        from danghao.chinese_help import ChineseFormatter

        return ChineseFormatter(width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A command whose texts are refused where their bytes are none; paths are what they are."""

    context_class = Context

    def get_short_help_str(self, limit: int = 45) -> str:
        return _shorten_help(self) or super().get_short_help_str(limit)

    def invoke(self, ctx: click.Context) -> Any:
        with reporting_errors(as_json=bool(ctx.params.get("as_json"))):
            for parameter in self.params:
                value = ctx.params.get(parameter.name or "")
                if isinstance(value, str) and not value.isascii():
                    _refuse_undecoded(parameter, value)
        return super().invoke(ctx)


def join_words(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    """Return as one query what a shell parted, because it stood without quotes."""
    return " ".join(words)


class Group(click.Group):
    """A group of such commands."""

    context_class = Context
    command_class = Command
    group_class = type

    def get_short_help_str(self, limit: int = 45) -> str:
        return _shorten_help(self) or super().get_short_help_str(limit)


def _shorten_help(command: click.Command) -> str:
    """Return the Chinese of a command's help for the list of commands; an empty string for other readers."""
    if not speaks_chinese():
        return ""
    from danghao.chinese_help import shorten_help

    return shorten_help(command.help or "")


def _refuse_undecoded(parameter: click.Parameter, value: str) -> None:
    from search_api.parameters import public_name, refuse_undecoded

    refuse_undecoded(value, parameter=public_name(parameter.name or ""))


def read_sort(_context: click.Context, _parameter: click.Parameter, value: str) -> Sort:
    """Read an order of hits. Raises BadParameter, which is wrong usage, with the orders that there are."""
    from search_api import parameters

    try:
        return parameters.read_sort(value)
    except parameters.ParameterError as error:
        raise click.BadParameter(str(error)) from error


def read_facets(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Read names of facets. Raises BadParameter, which is wrong usage, with the facets that there are."""
    from search_api import parameters

    try:
        return parameters.read_facets([value])
    except parameters.ParameterError as error:
        raise click.BadParameter(str(error)) from error


def read_mention_type(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Read a type of mentions. Raises BadParameter, which is wrong usage, with the types that there are."""
    from archive.model import MentionType

    if value and value not in set(MentionType):
        raise click.BadParameter(f"type {value!r} is not known; use one of {', '.join(MentionType)}")
    return value


def wants_json(arguments: Sequence[str]) -> bool:
    """Tell whether JSON is asked for, also by arguments that cannot be parsed."""
    return "--json" in itertools.takewhile(lambda argument: argument != "--", arguments)


def mend_arguments(arguments: Sequence[str], *, valued: Collection[str] = ()) -> list[str]:
    """Return the arguments as the parser can take them.

    ``--facets`` works as a flag as well: alone, or right before the query, it is given ``all``. A query may begin with
    an excluded word (``-注销``): a blank before it keeps it from being read as an option.

    Args:
        arguments: as typed, the name of the command first.
        valued: the options of a search that take a value.
    """
    given: list[str] = []
    for position, argument in enumerate(arguments):
        is_excluded_word = len(argument) > 1 and argument[0] == "-" and not argument[1].isascii()
        given.append(f" {argument}" if is_excluded_word else argument)
        if argument == "--facets":
            following = arguments[position + 1] if position + 1 < len(arguments) else "-"
            is_value = {name.strip() for name in following.split(",")} <= _FACET_WORDS
            others = (*arguments[:position], *arguments[position + 2 :])
            if not is_value and (following.startswith("-") or not _has_query(others, valued)):
                given.append("all")
    return given


def _has_query(arguments: Sequence[str], valued: Collection[str]) -> bool:
    """Tell whether there is a word behind the name of the command that is neither an option nor the value of one."""
    return any(
        before not in valued and (not argument.startswith("-") or not argument[1:2].isascii())
        for before, argument in itertools.pairwise(arguments)
    )
