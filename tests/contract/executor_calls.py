"""What the executors of the contract suite are asked to run; workers find it on their path."""

import os
import signal
import threading
import time
from pathlib import Path


def square(value):
    return value * value


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(path):
    if not Path(path).exists():
        Path(path).touch()
        die()
    return "second try"


def exit_quietly():
    os._exit(0)


def hang():
    time.sleep(600)


def hang_holding_the_lock():
    """Hang as a library does that never gives Python's lock back."""
    import ctypes

    ctypes.PyDLL(None).sleep(600)


def fail():
    raise ValueError("as asked")


class OddError(Exception):
    """An error that cannot be pickled and read again, as many a library has."""

    def __init__(self, code, *, detail):
        super().__init__(f"{code}: {detail}")


def fail_oddly():
    raise OddError(7, detail="odd")


def return_a_lock():
    return threading.Lock()


def sleep_and_tell(seconds):
    """Return when this began and ended, by the clock that the processes of a machine share."""
    begun = time.monotonic()
    time.sleep(seconds)
    return begun, time.monotonic()


def tell_process():
    return os.getpid()


def tell_process_slowly():
    """Take so long that every worker gets some of several such calls."""
    time.sleep(0.1)
    return os.getpid()


def tell_threads():
    return os.environ["OMP_NUM_THREADS"], os.environ["OMP_THREAD_LIMIT"]


def introduce():
    return {"danghao": "test", "pages": 1}


def introduce_as_set():
    """Answer what the process was told to be, so that a worker can be of another version than who asks."""
    return {"danghao": os.environ.get("TEST_VERSION", "1"), "render": "1"}


def prepare():
    return "engine 1"


def prepare_as_set():
    return os.environ.get("TEST_ENGINE", "engine 1")


def prepare_and_note(path):
    with Path(path).open("a") as log:
        log.write(f"{os.getpid()}\n")
    return "engine 1"


def prepare_never():
    from archive.errors import EngineUnavailableError

    raise EngineUnavailableError("the engine is not installed; run: apt-get install it")
