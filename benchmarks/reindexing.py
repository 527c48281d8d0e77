"""How fast ``danghao reindex`` goes: ``python -m benchmarks.reindexing [--items 20000]``.

Fills a catalogue and blobs with invented items of one page, then rebuilds the index from them in this process and with
one worker, two, … up to a worker for each core, twice in turns; prints the better rate of each and its ratio to the
first.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from archive.blob_store import FsspecBlobs
from archive.scope import local_administrator
from archive.store import open_catalogue, open_reader
from benchmarks.scale_items import item_id_of
from benchmarks.scale_web import fill
from index_mappings.tantivy import TantivyIndex
from ingest.drafts import DraftPool, DraftSetup
from ingest.executor import LocalProcesses
from ingest.publish import reindex


def measure(folder: Path, workers: int) -> float:
    """Rebuild the index with so many workers, none for this process alone; return items a second."""
    url = f"sqlite:///{folder / 'catalogue.sqlite3'}"
    blobs = FsspecBlobs(str(folder / "blobs"))
    catalogue, index = open_catalogue(url), TantivyIndex(folder / "index")
    started = time.perf_counter()
    if workers:
        setup = DraftSetup(open_catalogue=partial(open_reader, url), blobs=blobs, scope=local_administrator("bench"))
        with LocalProcesses(workers=workers) as executor:
            pool = DraftPool(executor=executor, workers=workers, setup=setup)
            items = reindex(catalogue=catalogue, blobs=blobs, index=index, pool=pool)
    else:
        items = reindex(catalogue=catalogue, blobs=blobs, index=index)
    rate = items / (time.perf_counter() - started)
    index.close()
    catalogue.close()
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="danghao-bench-") as name:
        folder = Path(name)
        fill(folder, map(item_id_of, range(options.items)))
        counts = range(len(os.sched_getaffinity(0)) + 1)
        rates = dict.fromkeys(counts, 0.0)
        for _ in range(2):
            for workers in counts:
                rates[workers] = max(rates[workers], measure(folder, workers))
    for workers, rate in rates.items():
        done_by = f"{workers} workers" if workers else "this process alone"
        print(f"{done_by:<20} {rate:>8,.0f} items a second  {rate / rates[0]:.2f}")


if __name__ == "__main__":
    main()
