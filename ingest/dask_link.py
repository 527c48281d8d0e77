"""The connection to a Dask scheduler: which workers there are, and one call to one of them. Decides nothing.

The only module that speaks Dask, which is loaded when a link is opened (the extra ``dask`` brings it).
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import logging
import time
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.errors import IngestError, SettingsError
from ingest.dask_calls import run_call, unpack_answer

if TYPE_CHECKING:
    from distributed import Client, Security

_CONNECT_S = 10.0
_ANSWER_S = 30.0
_RESTART_S = 60.0


class ClusterError(IngestError):
    """The cluster cannot be used: out of reach, lost, without workers, or with workers that do not fit."""


class WorkerGoneError(Exception):
    """The worker left while it ran a call, or was silent for so long that it is given up.

    Attributes:
        overran: the call had used up its time, so the worker ended itself because of it.
    """

    def __init__(self, message: str, *, overran: bool = False) -> None:
        super().__init__(message)
        self.overran = overran


@dataclass(frozen=True, kw_only=True)
class ClusterFiles:
    """PEM files with which this process and the cluster prove themselves to each other."""

    ca: Path
    certificate: Path
    key: Path


@dataclass(frozen=True, kw_only=True)
class WorkerView:
    """One worker process, as the scheduler sees it."""

    address: str
    name: str
    status: str
    memory_bytes: int
    silent_s: float


@dataclass(frozen=True, kw_only=True)
class ClusterReport:
    """The workers of a scheduler."""

    scheduler: str
    workers: tuple[WorkerView, ...]

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def list_workers(address: str, files: ClusterFiles | None) -> ClusterReport:
    """Ask a scheduler which workers it has.

    Raises:
        ClusterError: it cannot be reached.
        SettingsError: Dask is not installed, or the files cannot be used.
    """
    opening = open_link(address, files, silence_s=0.0)

    async def ask() -> list[WorkerView]:
        async with opening() as link:
            return await link.describe_workers()

    return ClusterReport(scheduler=address, workers=tuple(asyncio.run(ask())))


def open_link(
    address: str, files: ClusterFiles | None, *, silence_s: float
) -> Callable[[], AbstractAsyncContextManager[Link]]:
    """Return what opens the link, inside an event loop.

    Raises:
        SettingsError: Dask is not installed, or the files cannot be used.
    """
    try:
        import distributed
    except ImportError as error:
        raise SettingsError(
            f"the scheduler {address} is named, but Dask is not installed here; "
            "run: pip install 'danghao[dask]', or unset DANGHAO_SCHEDULER to read with local processes"
        ) from error
    # What concerns a user is said by our own errors; these would stand in the midst of the progress shown.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    security = _make_security(files)
    return partial(_connect, distributed.Client, address, security, silence_s)


def _make_security(files: ClusterFiles | None) -> Security | None:
    from distributed import Security

    if files is None:
        return None
    security = Security(
        require_encryption=True,
        tls_ca_file=str(files.ca),
        tls_client_cert=str(files.certificate),
        tls_client_key=str(files.key),
    )
    try:
        security.get_connection_args("client")
    except OSError as error:
        raise SettingsError(
            f"the files of the cluster ({files.ca}, {files.certificate}, {files.key}) cannot be used: {error}"
        ) from error
    return security


@contextlib.asynccontextmanager
async def _connect(
    client_class: type[Client], address: str, security: Security | None, silence_s: float
) -> AsyncIterator[Link]:
    try:
        client = await client_class(
            address, asynchronous=True, security=security, timeout=_CONNECT_S, set_as_default=False, name="danghao"
        )
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(
            f"the scheduler {address} cannot be reached ({_first_line(error)}); start it, or correct "
            "DANGHAO_SCHEDULER, then run the same command again"
        ) from error
    try:
        yield Link(client, address, silence_s=silence_s)
    finally:
        with contextlib.suppress(OSError, TimeoutError):
            await client.close(timeout=_CONNECT_S)


class Link:
    """See the module. For one event loop."""

    def __init__(self, client: Client, address: str, *, silence_s: float) -> None:
        self._client = client
        self._address = address
        self._silence_s = silence_s

    async def list_workers(self) -> set[str]:
        """Return the addresses of the worker processes. Raises ClusterError when the scheduler is lost."""
        return set((await self._identify())["workers"])

    async def _identify(self) -> Mapping[str, Any]:
        if self._client.status != "running":
            raise self._lost("the connection broke")
        try:
            async with asyncio.timeout(_ANSWER_S):
                answer: Mapping[str, Any] = await self._client.scheduler.identity(n_workers=-1)
        except (OSError, TimeoutError) as error:
            raise self._lost(_first_line(error) or "no answer") from error
        return answer

    async def describe_workers(self) -> list[WorkerView]:
        """Return what the scheduler knows of each worker process, by name. Raises ClusterError when it is lost."""
        answer = await self._identify()
        now = time.time()
        views = [
            WorkerView(
                address=address,
                name=str(known["name"]),
                status=str(known["status"]),
                memory_bytes=int(known["metrics"].get("memory", 0)),
                silent_s=max(0.0, now - float(known["last_seen"])),
            )
            for address, known in answer["workers"].items()
        ]
        return sorted(views, key=lambda view: (view.name, view.address))

    async def call(self, worker: str, call: bytes, *, limit_s: float, gone: asyncio.Event) -> Any:
        """Run a packed call on this worker alone, and return its answer or raise its error.

        Raises:
            WorkerGoneError: ``gone`` was set before it answered, or it was silent beyond the limit.
            ClusterError: the scheduler is lost.
        """
        from distributed import KilledWorker

        began = time.monotonic()
        sent = self._client.submit(
            run_call, call, limit_s, key=f"danghao-{uuid.uuid4().hex}", workers=[worker], pure=False
        )
        answer = asyncio.ensure_future(sent.result())
        leaving = asyncio.ensure_future(gone.wait())
        try:
            await asyncio.wait(
                (answer, leaving), timeout=limit_s + self._silence_s, return_when=asyncio.FIRST_COMPLETED
            )
            if answer.done():
                return unpack_answer(answer.result())
        except KilledWorker as error:
            raise WorkerGoneError("died") from error
        except concurrent.futures.CancelledError as error:
            # Dask cancels what is under way when its scheduler is lost; nobody else cancels these.
            raise self._lost("the connection broke") from error
        finally:
            for each in (answer, leaving):
                each.cancel()
            sent.release()
        if gone.is_set():
            raise WorkerGoneError("died", overran=time.monotonic() - began >= limit_s)
        raise WorkerGoneError("gave no sign any more")

    async def restart(self, worker: str) -> bool:
        """Have a worker process replaced; false where nobody looks after it who could."""
        try:
            await self._client.restart_workers([worker], timeout=_RESTART_S, raise_for_error=False)
        except ValueError:
            return False
        except (OSError, TimeoutError):
            return True
        return True

    def _lost(self, why: str) -> ClusterError:
        return ClusterError(
            f"the scheduler {self._address} was lost ({why}). What was finished is kept; start the scheduler again, "
            "then run the same command: it goes on where it stopped"
        )


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
