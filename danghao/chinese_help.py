"""The help of the commands, and wrong usage, in Chinese where the locale says so. Texts are looked up when shown.

English help is click's own, untouched. A Han character is two cells wide and may end a line anywhere, neither of which
click knows.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache

import click

from archive.chinese import Translator, read_table
from danghao.console import count_cells

# What stands in one line: a Han character or a word, with the stops behind it.
_UNBROKEN = re.compile(r"(?:[\u2e80-\uffff]|[^\s\u2e80-\uffff]+)(?:\s*[，。；：、！？）”」』》…])*|\s+")
# Text, and behind it what click knows of an option: its default, its range.
_HELP_AND_FACTS = re.compile(r"(.*?)(?:  )?(?:\[([^\[]*)\])?", re.DOTALL)
_TYPE = re.compile(r"(.* )((?:INTEGER|PATH|TEXT)\b.*)")


@cache
def command_line() -> Translator:
    """Return the translator of help and of wrong usage."""
    return Translator((*read_table("danghao", "help_zh.tsv"), *read_table("archive", "messages_zh.tsv")))


class ChineseFormatter(click.HelpFormatter):
    """Writes help in Chinese; what has none stays English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        said = " ".join(command_line().translate(word) for word in re.split(r" (?!\[ARGS\])", args))
        self.write(f"{prefix or '用法：'}{prog} {said}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{command_line().translate(heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        said = (command_line().translate(paragraph) for paragraph in paragraphs(text))
        self.write(
            "\n".join("".join(f"{indent}{line}\n" for line in _wrap(one, self.width - len(indent))) for one in said)
        )

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(_say_flags(flags), _say_option(text)) for flags, text in rows]
        column = min(max((count_cells(flags) for flags, _ in said), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for flags, text in said:
            first = f"{indent}{flags}"
            if count_cells(flags) > column - col_spacing:
                self.write(f"{first}\n")
                first = indent
            for line in _wrap(text, max(self.width - column - self.current_indent, 20)) or [""]:
                gap = " " * (column + len(indent) - count_cells(first))
                self.write(f"{first}{gap}{line}".rstrip() + "\n")
                first = ""


def shorten_help(text: str) -> str:
    """Return the Chinese of a command's help for the list of commands, an empty string where there is none."""
    return next((command_line().find(paragraph).rstrip("。") for paragraph in paragraphs(text)), "")


def describe_wrong_usage(error: click.ClickException) -> str:
    """Return what click says of wrong usage, in Chinese."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        # A command that only groups others tells them.
        return error.format_message()
    lines: list[str] = []
    context = getattr(error, "ctx", None)
    if isinstance(context, click.Context):
        lines += [context.get_usage(), f"运行“{context.command_path} --help”查看帮助。", ""]
    message = " ".join(error.format_message().split())
    return "\n".join([*lines, f"错误：{command_line().translate(message)}"])


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text, each in one line."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        yield " ".join(paragraph.split())


def _say_flags(flags: str) -> str:
    typed = _TYPE.fullmatch(flags)
    return typed[1] + command_line().translate(typed[2]) if typed else flags


def _say_option(text: str) -> str:
    found = _HELP_AND_FACTS.fullmatch(text)
    if found is None or not found[2]:
        return command_line().translate(" ".join(text.split()))
    facts = "；".join(command_line().translate(fact) for fact in found[2].split("; "))
    return f"{command_line().translate(' '.join(found[1].split()))}（{facts}）"


def _wrap(text: str, cells: int) -> list[str]:
    """Return a text in lines of so many cells: broken at blanks and beside Han characters, words kept whole."""
    lines: list[str] = []
    line = ""
    for part in _UNBROKEN.findall(text):
        if line.strip() and count_cells(line + part.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
        line += part if line else part.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
