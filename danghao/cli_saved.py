"""``danghao saved``: searches that are kept, and what they find since they were last told. Each command is one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from danghao.console import reporting_errors, write_json, write_text
from danghao.settings import read_settings

if TYPE_CHECKING:
    from archive.scope import Scope
    from search_api.saved import SavedSearchService

Decorate = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_saved(app: click.Group, *, filter_options: Decorate, user_option: Decorate, as_json_option: Decorate) -> None:
    """Add the commands to ``app``, with the options that others of its commands have."""

    @app.group()
    def saved() -> None:
        """Keep searches, and be told what is new in them. 保存的检索"""

    @saved.command()
    @click.argument("kept_as", metavar="NAME")
    @click.argument("query", default="")
    @filter_options
    @click.option(
        "--strict",
        "--严格",
        "strict",
        is_flag=True,
        help="Leave out names and places that only look or sound alike. 不含形近、音近",
    )
    @user_option
    @as_json_option
    def add(kept_as: str, query: str, user: str | None, *, as_json: bool, **filters: Any) -> None:
        """Keep a search under NAME; what it finds now is no news. 保存检索"""
        with _opened(user, as_json=as_json) as (service, scope):
            from search_api.parameters import SearchParameters
            from search_api.saved import search_json

            made = service.add(kept_as, SearchParameters(query=query, **filters), scope=scope)
            if as_json:
                write_json(search_json(made))
            else:
                from danghao import render

                write_text(render.saved_search(made))

    @saved.command(name="list")
    @user_option
    @as_json_option
    def list_(user: str | None, *, as_json: bool) -> None:
        """List them. 列出"""
        with _opened(user, as_json=as_json) as (service, scope):
            from danghao import render
            from search_api.saved import search_json

            found = service.searches(scope=scope)
            if as_json:
                write_json({"saved": [search_json(search) for search in found]})
            elif found:
                write_text("\n".join(render.saved_search(search) for search in found))

    @saved.command()
    @click.argument("name", default="", metavar="[NAME]")
    @click.option("--limit", type=click.IntRange(0, 10_000), default=200, show_default=True, help="Hits of each. 条数")
    @user_option
    @as_json_option
    def run(name: str, limit: int, user: str | None, *, as_json: bool) -> None:
        """Show what one of them, or each, finds and has not been shown yet. 列出新结果"""
        with _opened(user, as_json=as_json) as (service, scope):
            from danghao import render

            names = [name] if name else [search.name for search in service.searches(scope=scope)]
            told = [service.news(one, scope=scope, limit=limit) for one in names]
            if as_json:
                write_json({"saved": [news.to_json() for news in told]})
            else:
                write_text("\n".join(render.saved_news(news) for news in told))
            # Only now: a reader that went away is told again.
            for news in told:
                service.tell(news, scope=scope)

    @saved.command()
    @click.argument("name", metavar="NAME")
    @user_option
    @as_json_option
    def remove(name: str, user: str | None, *, as_json: bool) -> None:
        """Forget one. 删除"""
        with _opened(user, as_json=as_json) as (service, scope):
            service.remove(name, scope=scope)
            if as_json:
                write_json({"removed": name})


@contextmanager
def _opened(user: str | None, *, as_json: bool) -> Iterator[tuple[SavedSearchService, Scope]]:
    with reporting_errors(as_json=as_json):
        from danghao import bootstrap

        with bootstrap.open_application(read_settings()) as application:
            yield application.saved, application.scope_of(user)
