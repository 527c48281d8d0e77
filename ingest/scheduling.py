"""Runs many flows over one executor: each flow is a generator that yields calls and goes on when all are answered.

The flows run in the calling thread alone, so that one process writes the catalogue; only the calls run elsewhere.
The number of calls under way is bounded, and a flow is begun only when the calls at hand run short, so memory stays
flat however long the batch is. Equal calls under way at the same time (by key) are made once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import Any

# How often a request to stop is looked at while nothing finishes.
_LOOK_UP_S = 0.25


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call for a worker.

    Attributes:
        key: equal keys have equal answers.
        function, arguments: picklable.
        receive: gets the answer, or the exception that came in its place, in the main thread as soon as it is there.
    """

    key: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    receive: Callable[[Any], None]


Flow = Generator[Sequence[Call], None, None]


@dataclass(kw_only=True, eq=False)
class _Running:
    flow: Flow
    open_calls: int = 0


def drive(
    flows: Iterator[Flow],
    executor: Executor,
    *,
    limit: Callable[[], int],
    should_stop: Callable[[], bool] = lambda: False,
) -> bool:
    """Run all flows to their end and return true, or stop early and return false.

    ``limit`` says how many calls may be under way; it is asked again and again, since workers come and go.

    When asked to stop, calls that have not begun are dropped, those that run are waited for and received, and flows
    that thereby finish do; the others are closed where they stand.
    """
    # Who asked for each call that waits or is under way; equal calls meet here from the moment they are wanted.
    askers: dict[str, list[tuple[_Running, Call]]] = {}
    waiting: deque[str] = deque()
    under_way: dict[Future[Any], str] = {}
    unfinished: set[_Running] = set()
    exhausted = False

    def advance(running: _Running) -> None:
        """Let a flow run to its next calls; those come first, so that flows end before new ones begin."""
        for calls in running.flow:
            if calls:
                running.open_calls = len(calls)
                new: list[str] = []
                for call in calls:
                    if call.key not in askers:
                        new.append(call.key)
                    askers.setdefault(call.key, []).append((running, call))
                waiting.extendleft(reversed(new))
                return
        unfinished.discard(running)

    def receive(future: Future[Any]) -> None:
        answer = future.exception() or future.result()
        for running, call in askers.pop(under_way.pop(future)):
            call.receive(answer)
            running.open_calls -= 1
            if running.open_calls == 0:
                advance(running)

    try:
        while not should_stop():
            while len(under_way) < limit():
                if waiting:
                    key = waiting.popleft()
                    call = askers[key][0][1]
                    under_way[executor.submit(call.function, *call.arguments)] = key
                elif not exhausted and (flow := next(flows, None)) is not None:
                    running = _Running(flow=flow)
                    unfinished.add(running)
                    advance(running)
                else:
                    exhausted = True
                    break
                if should_stop():
                    break
            if not under_way:
                if exhausted and not waiting:
                    return True
                continue
            for future in wait(under_way, timeout=_LOOK_UP_S, return_when=FIRST_COMPLETED).done:
                receive(future)
        for future in [future for future in under_way if future.cancel()]:
            del askers[under_way.pop(future)]
        while under_way:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                receive(future)
        return False
    finally:
        for running in unfinished:
            running.flow.close()
        for future in under_way:
            future.cancel()
