"""Prints what searching costs at a size: ``python -m benchmarks.scale --items 50000`` (``make bench-scale N=50000``).

One list of graded queries over invented items, asked of danghao and of what it stands on in one run: the embedded
engine through port, use-cases and HTTP; Elasticsearch; bare clients on the very same indexes; and two ways peers do it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from elasticsearch import Elasticsearch

from benchmarks import scale_elasticsearch as server
from benchmarks import scale_report as report
from benchmarks.process_memory import MemoryWatch
from benchmarks.scale_build import build, write_bare, write_bare_regex, write_danghao, write_danghao_alone
from benchmarks.scale_fts import MOST_ITEMS, SqliteFts
from benchmarks.scale_items import make_record
from benchmarks.scale_measure import (
    Engine,
    ask_by_turns,
    ask_once,
    ask_together,
    ask_warm,
    forget_files,
    judge,
)
from benchmarks.scale_needs import measure_needs
from benchmarks.scale_queries import FIELDED, Asked, count_right, make_queries
from benchmarks.scale_report import Figures, Run
from benchmarks.scale_tantivy import RawTantivy, ThroughPort
from benchmarks.scale_web import OverHttp, UseCases, fill, serving
from index_mappings.tantivy import TantivyIndex

_MANY_S, _READERS_S = 8.0, 12.0


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measure_embedded(run: Run, queries: Sequence[Asked], folder: Path, *, rounds: int) -> None:
    """The embedded engine: build, cold, warm beside the bare one, many clients, right answers, then the web."""
    place, bare_place = folder / "index", folder / "bare"
    ours, bare = Figures("danghao on tantivy", run.items), Figures("raw tantivy", run.items)
    run.figures += [ours, bare]
    say("building danghao's index")
    ours.built = build(run.items, place, write_danghao)
    say("building the bare one")
    bare.built = build(run.items, bare_place, write_bare)
    sample = min(run.items, 200_000)
    cut_by_it = "raw tantivy, single characters cut by it"
    run.other_builds[cut_by_it] = build(sample, folder / cut_by_it, write_bare_regex)
    alone = "danghao on tantivy, its documents made by one process"
    run.other_builds[alone] = build(sample, folder / "alone", write_danghao_alone)
    say("cold")
    for figures, files, open_engine in (
        (ours, place, lambda: ThroughPort(TantivyIndex(place))),
        (bare, bare_place, lambda: RawTantivy(bare_place)),
    ):
        forget_files(files)
        figures.cold = ask_once(open_engine(), queries)
    say("warm")
    index = TantivyIndex(place)
    engines: list[Engine] = [ThroughPort(index), RawTantivy(bare_place)]
    ours.warm, bare.warm = ask_by_turns(engines, queries, rounds=rounds)
    say(f"{run.clients} clients")
    for figures, engine in zip((ours, bare), engines, strict=True):
        _ask_together(run, figures, engine, queries)
        figures.judged = judge(engine, queries)
    say("needs")
    run.needs = measure_needs(index, run.items)
    measure_web(run, queries, folder, index, rounds=rounds)
    index.close()


def measure_web(run: Run, queries: Sequence[Asked], folder: Path, index: TantivyIndex, *, rounds: int) -> None:
    say("filling a catalogue")
    ids = [item_id for asked in queries for item_id in ThroughPort(index).ask(asked).ids]
    filled = fill(folder / "data", ids)
    run.notes.append(f"use-cases and HTTP answer from a catalogue of the {filled:,} items that the queries show")
    library, web = Figures("danghao use-cases", run.items), Figures("danghao over HTTP", run.items)
    run.figures += [library, web]
    use_cases = UseCases(folder / "data", index)
    say("use-cases and HTTP")
    with serving(folder / "data", f"tantivy:{folder / 'index'}") as (port, pid), MemoryWatch(pid) as watch:
        over_http = OverHttp(port)
        library.warm, web.warm = ask_by_turns([use_cases, over_http], queries, rounds=max(1, rounds // 2))
        _ask_together(run, web, over_http, queries)
    web.memory_mb, web.own_memory_mb = watch.peak_mb, watch.peak_own_mb
    use_cases.close()
    workers = len(os.sched_getaffinity(0))
    if workers > 1:
        several = Figures(f"danghao over HTTP, {workers} processes", run.items)
        run.figures.append(several)
        with serving(folder / "data", f"tantivy:{folder / 'index'}", workers=workers) as (port, _):
            over_http = OverHttp(port, several.name)
            ask_once(over_http, queries)
            _ask_together(run, several, over_http, queries)


def measure_server(run: Run, queries: Sequence[Asked], *, rounds: int) -> None:
    """Elasticsearch: danghao's index through it and bare, and the peers' index."""
    say("starting Elasticsearch")
    ours, bare = Figures("danghao on elasticsearch", run.items), Figures(server.RawElasticsearch.name, run.items)
    peers = Figures(server.Peers.name, run.items)
    run.figures += [ours, bare, peers]
    with server.a_server() as (url, pid), Elasticsearch(url, request_timeout=120) as client, MemoryWatch(pid) as watch:
        index = server.open_index(url)
        say("building on it")
        ours.built = server.build_danghao(run.items, index, client)
        peers.built = server.build_peers(run.items, client)
        engines: list[Engine] = [ThroughPort(index), server.RawElasticsearch(client), server.Peers(client)]
        for figures, engine in zip((ours, bare, peers), engines, strict=True):
            server.forget(client)
            figures.cold = ask_once(engine, queries)
        say("warm")
        ours.warm, bare.warm, peers.warm = ask_by_turns(engines, queries, rounds=rounds)
        for figures, engine in zip((ours, bare, peers), engines, strict=True):
            _ask_together(run, figures, engine, queries)
            figures.judged = judge(engine, queries)
        index.close()
    ours.memory_mb, ours.own_memory_mb = watch.peak_mb, watch.peak_own_mb
    run.notes.append("Elasticsearch: one node, 512 MB of heap; cold: its own caches emptied, not the kernel's")


def measure_fts(run: Run, queries: Sequence[Asked], folder: Path) -> None:
    say("SQLite FTS5")
    figures = Figures(SqliteFts.name, min(run.items, MOST_ITEMS))
    run.figures.append(figures)
    engine = SqliteFts(folder / "fts.sqlite3")
    figures.built = engine.build(run.items)
    figures.warm = ask_warm(engine, queries, rounds=1)
    if run.items <= MOST_ITEMS:
        figures.judged = judge(engine, queries)
    else:
        run.notes.append(f"{SqliteFts.name} holds the first {MOST_ITEMS:,} items only, so its answers are not judged")


def _ask_together(run: Run, figures: Figures, engine: Engine, queries: Sequence[Asked]) -> None:
    fielded = _fielded(queries)
    figures.readers = ask_together(engine, fielded, clients=run.clients, seconds=_READERS_S, pause_s=1.0)
    figures.many = ask_together(engine, fielded, clients=run.clients, seconds=_MANY_S)


def _fielded(queries: Sequence[Asked]) -> list[Asked]:
    asked = [query for query in queries if query.kind in FIELDED]
    random.Random(9).shuffle(asked)
    return asked


def measure(options: argparse.Namespace) -> Run:
    run = Run(items=options.items, clients=options.clients)
    queries = make_queries(run.items)
    say(f"{len(queries)} queries; finding their right answers")
    count_right(queries, map(make_record, range(run.items)))
    with tempfile.TemporaryDirectory(prefix="danghao-bench-", dir=options.folder) as name:
        measure_embedded(run, queries, Path(name), rounds=options.rounds)
        measure_fts(run, queries, Path(name))
    if options.no_server:
        run.notes.append("Elasticsearch was left out of this run")
    else:
        measure_server(run, queries, rounds=options.rounds)
    return run


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2_200_000)
    parser.add_argument("--rounds", type=int, default=10, help="how often each query is asked warm")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"), help="a disk, not memory")  # noqa: S108
    parser.add_argument("--no-server", action="store_true", help="leave Elasticsearch out")
    parser.add_argument("--json", type=Path, help="also write all times to this file")
    parser.add_argument("--growth", type=Path, nargs="+", help="measure nothing: compare runs that --json kept")
    parser.add_argument("--svg", type=Path, help="with --growth: draw it to this file")
    options = parser.parse_args(arguments)
    if options.growth:
        runs = sorted((json.loads(path.read_text("utf-8")) for path in options.growth), key=lambda run: run["items"])
        print(report.write_growth(runs))
        if options.svg:
            options.svg.write_text(report.draw_growth(runs), "utf-8")
        return 0
    machine = report.describe_machine()
    run = measure(options)
    print(report.write_markdown(run, machine))
    if options.json:
        options.json.write_text(json.dumps(report.to_json(run), ensure_ascii=False), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
