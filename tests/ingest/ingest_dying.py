"""An ingest, a mending or a rebuild that kills itself with SIGKILL before or after its n-th step of publishing.

``ingest_dying.py DATA URL BATCH WHAT MOMENT``; exit status 0 means that it came to its end before the moment.
"""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))


class Watched:
    """Passes calls on and counts two moments for each chosen one: before it and after it."""

    def __init__(self, inner, clock, methods):
        self._inner, self._clock, self._methods = inner, clock, methods

    def __getattr__(self, name):
        found = getattr(self._inner, name)
        if name not in self._methods:
            return found

        def call(*args, **kwargs):
            self._clock.tick()
            answer = found(*args, **kwargs)
            self._clock.tick()
            return answer

        return call


class Clock:
    def __init__(self, stop_at):
        self.stop_at, self.now = stop_at, 0

    def tick(self):
        self.now += 1
        if self.now == self.stop_at:
            os.kill(os.getpid(), signal.SIGKILL)


PUBLISHING = {"catalogue": {"record_published"}, "index": {"add", "commit", "rebuild"}}
# An archive is given its id once.
IDENTIFYING = {"identify"}


def main():
    from ingest_bench import Bench, Inline

    from ingest.publish import reindex

    data, url, batch, what, moment = sys.argv[1:]
    clock = Clock(int(moment))
    with Bench(Path(data), url=url) as bench:
        first = not bench.catalogue.publication().archive
        for part, methods in PUBLISHING.items():
            watched = methods | IDENTIFYING if first and part == "catalogue" else methods
            setattr(bench, part, Watched(getattr(bench, part), clock, watched))
        if what == "reindex":
            reindex(catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index, actor="test")
        else:
            bench.ingest(Path(batch), executor=Inline())


if __name__ == "__main__":
    main()
