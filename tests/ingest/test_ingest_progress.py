"""Progress, on a terminal and in a log."""

import io

from rich.console import Console

from ingest.progress import Pace, PlainProgress, Standing, choose_progress, show_time
from ingest.progress_rich import RichProgress


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_pace_counts_work_and_not_what_was_skipped():
    clock = Clock()
    pace = Pace(clock=clock)
    standing = Standing(expected=1000, skipped=500)
    assert pace.measure(standing) == (0.0, None)
    clock.now = 10.0
    standing.recognised, standing.failed = 18, 2
    assert pace.measure(standing) == (2.0, 240.0)


def test_pace_forgets_what_is_long_ago():
    clock = Clock()
    pace = Pace(clock=clock, window_s=60)
    standing = Standing(expected=10_000)
    for _ in range(100):
        clock.now += 1
        standing.recognised += 10
        pace.measure(standing)
    for _ in range(100):
        clock.now += 1
        standing.recognised += 1
        rate, _ = pace.measure(standing)
    assert 0.9 < rate < 1.2


def test_a_log_gets_a_line_now_and_then():
    clock, stream = Clock(), io.StringIO()
    progress = PlainProgress(stream=stream, clock=clock)
    standing = Standing(expected=100, expected_items=50)
    for _ in range(100):
        clock.now += 0.5
        standing.recognised += 1
        progress.show(standing)
    progress.close()
    lines = stream.getvalue().splitlines()
    assert 4 <= len(lines) <= 5
    assert lines[-1].startswith("reading: ")
    assert "2.00 pages/s" in lines[-1]
    assert "left" in lines[-1]


def test_a_new_phase_is_told_at_once():
    stream = io.StringIO()
    progress = PlainProgress(stream=stream, clock=Clock())
    progress.show(Standing())
    progress.show(Standing(phase="indexing"))
    assert stream.getvalue() == "indexing: 0 of 0 items\n"


def test_a_terminal_gets_a_bar():
    console = Console(file=io.StringIO(), force_terminal=True, width=120)
    progress = RichProgress(console)
    progress.show(Standing(expected=10, recognised=4, failed=1))
    progress.close()
    assert "5/10" in console.file.getvalue()
    assert "1 failed" in console.file.getvalue()


def test_what_is_no_terminal_gets_lines():
    assert isinstance(choose_progress(io.StringIO()), PlainProgress)


def test_times_are_written_as_people_say_them():
    assert [show_time(s) for s in (0, 65, 3600 + 125)] == ["0:00", "1:05", "1:02:05"]
