"""Progress on a terminal, through Rich, on stderr."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichBar

from ingest.progress import Pace, Standing, show_time


class RichProgress:
    """A bar with pages done, pages a second, failures and the time left; see ``ingest.progress.Progress``."""

    def __init__(self, console: Console | None = None) -> None:
        self._pace = Pace()
        self._bar = RichBar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[facts]}"),
            TimeElapsedColumn(),
            console=console or Console(stderr=True),
        )
        self._task = self._bar.add_task("", total=None, facts="")
        self._bar.start()

    def show(self, standing: Standing) -> None:
        rate, left_s = self._pace.measure(standing)
        failures = f" · [red]{standing.failed} failed[/red]" if standing.failed else ""
        left = f" · {show_time(left_s)} left" if left_s is not None and standing.left else ""
        self._bar.update(
            self._task,
            description=standing.phase,
            total=standing.expected or None,
            completed=standing.done,
            facts=f"{rate:.2f} {standing.unit}/s{failures}{left}",
        )

    def close(self) -> None:
        self._bar.stop()
