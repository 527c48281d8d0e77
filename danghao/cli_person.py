"""``danghao person``: one person across files. Gathers its arguments, calls the use-case and writes what came back."""

from __future__ import annotations

import click

from danghao.cli_arguments import Command, as_json_option, user_option
from danghao.console import reporting_errors, write_json, write_text
from danghao.settings import read_settings


@click.command(cls=Command)
@click.argument("name", default="")
@click.option("--id-number", "--身份证", "id_number", metavar="NUMBER", default="", help="ID number, 15 or 18 digits.")
@click.option("--birth", "--出生日期", "birth", metavar="DATE", default="", help="Born: 1979, 1979-08, 1979-08-05.")
@user_option
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="Items to look at. 件数")
@as_json_option
def person(name: str, id_number: str, birth: str, user: str | None, limit: int, *, as_json: bool) -> None:
    """Find a person across files: who is surely, probably or possibly the same, and why. 跨卷查人"""
    if not (name.strip() or id_number.strip()):
        raise click.UsageError("name a person, or give an ID number with --id-number")
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap, render_persons
        from search_api.person_service import PersonParameters

        parameters = PersonParameters(name=name, id_number=id_number, birth=birth, limit=limit)
        with bootstrap.open_application(read_settings()) as application:
            answer = application.persons.find(parameters, scope=application.scope_of(user))
            if as_json:
                write_json(answer.to_json())
            else:
                write_text(render_persons.person_answer(answer))
