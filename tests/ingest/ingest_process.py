"""An ingest as a process of its own, for tests that kill it: ``ingest_process.py DATA BATCH SLOW_S WORKERS``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))


def main():
    from ingest_bench import Bench
    from ingest_fakes import FakeReader

    from archive.errors import IngestError

    data, batch, slow_s, workers = sys.argv[1:]
    with Bench(Path(data)) as bench:
        reader = FakeReader(bench.log, slow_s=float(slow_s))
        try:
            report = bench.ingest(Path(batch), reader=reader, workers=int(workers))
        except IngestError as error:
            sys.stderr.write(f"{error}\n")
            sys.exit(1)
    sys.stdout.write(f"{report.recognised} {report.skipped} {len(report.failed)}\n")


if __name__ == "__main__":
    main()
