"""Chooses the adapters: the only place that names a database, a search engine, a recognition engine or a server.

Each adapter is imported where it is chosen, so that a command loads no more than it uses.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from archive.blobs import Blobs
from archive.catalogue import Catalogue, CatalogueReader
from archive.disks import explain_read_only, is_read_only
from archive.errors import CatalogueError, DanghaoError, IndexUnavailableError, SettingsError
from archive.registry import Registry
from archive.scope import Scope
from danghao.console import write_note
from danghao.host_blobs import BlobsOfHost, open_blobs
from danghao.settings import EngineName, Settings
from index_mappings.own_index import OwnIndex
from index_mappings.port import SearchIndex

if TYPE_CHECKING:
    from danghao.batch_runs import FolderBatchRuns
    from ingest.dask_link import ClusterFiles, ClusterReport
    from ingest.dask_workers import DaskWorkers
    from ingest.executor import LocalProcesses
    from ingest.report import IngestReport, SavedNote
    from ingest.verify import VerifyReport
    from ocr.port import Engine
    from search_api.person_service import PersonService
    from search_api.saved import SavedSearchService
    from search_api.service import SearchService

# Who asks when nobody is named: the one administrator of this machine.
LOCAL_USER = "local"


@dataclass
class Application:
    """The parts of a running program, each opened when first asked for and closed together."""

    settings: Settings
    source: str
    opened: ExitStack
    must_exist: bool = True

    @cached_property
    def catalogue(self) -> Catalogue:
        from archive.store import open_catalogue

        settings = self.settings
        catalogue = open_catalogue(
            settings.database_url,
            password=settings.database_password,
            # A file that is not there was refused before; only a server has databases that are there but empty.
            must_exist=self.must_exist and not settings.database_url.startswith("sqlite:"),
        )
        self.opened.callback(catalogue.close)
        return catalogue

    @cached_property
    def reader(self) -> CatalogueReader:
        """What answers are read from; opens faster than the whole catalogue."""
        from archive.store import open_reader

        reader = open_reader(self.settings.database_url, password=self.settings.database_password)
        self.opened.callback(reader.close)
        return reader

    @cached_property
    def blobs(self) -> Blobs:
        return open_blobs(self.settings)

    @cached_property
    def index(self) -> SearchIndex:
        index = _make_index(self.settings)
        self.opened.callback(index.close)
        return index

    @cached_property
    def registry(self) -> Registry:
        return Registry.load(self.settings.registry)

    @cached_property
    def service(self) -> SearchService:
        from search_api.service import SearchService

        # A server has many threads and lives long; a command has one and ends with its answer.
        catalogue = self.reader if self.source == "cli" else self.catalogue
        index = OwnIndex(self.index, catalogue)
        return SearchService(
            catalogue=catalogue, index=index, blobs=self.blobs, registry=self.registry, source=self.source
        )

    @cached_property
    def persons(self) -> PersonService:
        from search_api.person_service import PersonService

        catalogue = self.reader if self.source == "cli" else self.catalogue
        index = OwnIndex(self.index, catalogue)
        return PersonService(catalogue=catalogue, index=index, blobs=self.blobs, source=self.source)

    @cached_property
    def saved(self) -> SavedSearchService:
        from search_api.saved import SavedSearchService

        return SavedSearchService(catalogue=self.catalogue, service=self.service, source=self.source)

    @cached_property
    def batches(self) -> FolderBatchRuns:
        from danghao.batch_runs import FolderBatchRuns

        batches = FolderBatchRuns(
            self.settings.data_dir / "batch-searches",
            service=self.service,
            audit=self.catalogue.audit,
            resolve_scope=self.scope_of,
            source=self.source,
        )
        self.opened.callback(batches.close)
        return batches

    def scope_of(self, user: str | None) -> Scope:
        """Return what ``user`` may see; where nobody is named, the local administrator at this machine's own terminal.

        Raises:
            AccessDeniedError: nobody of this name may ask.
        """
        from search_api.access import LocalAccess

        return LocalAccess(administrator=LOCAL_USER).resolve(LOCAL_USER if user is None else user)


@contextmanager
def open_application(
    settings: Settings, *, source: str = "cli", must_exist: bool = True, restoring: bool = False
) -> Iterator[Application]:
    """Open the program's parts; they are closed at the end.

    Args:
        settings: where everything is.
        source: first part of the audit tags, ``cli`` or ``http``.
        must_exist: refuse a data folder or database without a catalogue, so that a misspelt one is no empty archive.
        restoring: accept a catalogue that was emptied.

    Raises:
        SettingsError: there is no catalogue.
        CatalogueError: it was emptied, and what it knew of is still there; or its file system takes no writing.
    """
    database = _sqlite_file(settings)
    if must_exist and database is not None and not database.is_file():
        msg = (
            f"there is no catalogue at {database}; take in a batch first (danghao ingest BATCH), "
            "or name its folder in DANGHAO_DATA_DIR"
        )
        raise SettingsError(msg)
    # Asked before anything of it is opened: whatever that is fails in words of its own.
    if database is not None and is_read_only(database):
        raise CatalogueError(explain_read_only(settings.data_dir))
    if not must_exist:
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"the data folder {settings.data_dir} cannot be made: {error.strerror}; set DANGHAO_DATA_DIR"
            raise SettingsError(msg) from error
    with ExitStack() as opened:
        application = Application(settings, source, opened, must_exist)
        if not restoring and database is not None and _is_emptied(database) and _holds_anything(application):
            msg = (
                f"the catalogue {database} is empty, but scans or an index are there: restore it from a backup "
                f"(danghao restore), or move {settings.data_dir} away to begin anew"
            )
            raise CatalogueError(msg)
        yield application


def _sqlite_file(settings: Settings) -> Path | None:
    url = settings.database_url
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:") else None


def _is_emptied(database: Path) -> bool:
    """Tell whether the file is there without a byte, as a killed first start leaves it, and a failing disk."""
    return database.is_file() and database.stat().st_size == 0


def _holds_anything(application: Application) -> bool:
    """Tell whether there are scans or an index, which a first start that was killed did not come to."""
    if next(application.blobs.hashes(), None) is not None:
        return True
    try:
        return application.index.count() > 0
    except IndexUnavailableError:
        return True


def _make_index(settings: Settings) -> SearchIndex:
    server = settings.search_server
    if server is None:
        from index_mappings.tantivy import TantivyIndex

        place = settings.search_url.removeprefix("tantivy:")
        return TantivyIndex(Path(place) if place else settings.data_dir / "index")
    from index_mappings.elasticsearch import Connection, ElasticsearchIndex

    return ElasticsearchIndex(
        Connection(
            hosts=server.hosts,
            prefix=server.prefix,
            user=server.user,
            password=server.password,
            api_key=server.api_key,
            ca_file=server.ca_file,
            timeout_s=server.timeout_s,
            shards=server.shards,
            replicas=server.replicas,
        )
    )


def make_engine(engine: EngineName) -> Engine:
    """Build a recognition engine; runs inside a worker process.

    Raises:
        EngineUnavailableError: the engine is not installed.
    """
    if engine is EngineName.TESSERACT:
        from ocr.engines.tesseract import TesseractEngine

        return TesseractEngine()
    from ocr.engines.rapidocr import RapidOcrEngine

    return RapidOcrEngine()


def ingest(
    settings: Settings,
    batch: Path,
    *,
    engine: EngineName,
    workers: int | None,
    retry_failed: bool = False,
    replace_pages: bool = False,
) -> IngestReport:
    """Take in a batch with a pool of local processes, one thread each, or with the workers of a cluster."""
    from ingest.pipeline import IngestDependencies, ingest_batch
    from ingest.progress import choose_progress

    reader_factory = partial(make_engine, engine)
    with (
        open_application(settings, must_exist=False) as application,
        _open_workers(settings, workers, reader_factory) as executor,
    ):
        dependencies = IngestDependencies(
            catalogue=application.catalogue,
            blobs=application.blobs,
            index=application.index,
            registry=application.registry,
            executor=executor,
            count_workers=lambda: executor.workers,
            reader_factory=reader_factory,
            worker_blobs=BlobsOfHost() if settings.scheduler else None,
            lock_path=lock_path(settings),
            actor=LOCAL_USER,
            note=lambda text: write_note(f"danghao: {text}"),
        )
        report = ingest_batch(
            batch, deps=dependencies, progress=choose_progress(), retry_failed=retry_failed, replace=replace_pages
        )
        return replace(report, saved=_count_saved(application))


def _count_saved(application: Application) -> tuple[SavedNote, ...]:
    """Return what the batch, which is in, has brought to saved searches; that never makes an ingest fail."""
    from ingest.report import SavedNote

    try:
        counts = application.saved.count_news(scope=application.scope_of(None), resolve_scope=application.scope_of)
    except DanghaoError as error:
        write_note(f"danghao: the news of saved searches could not be counted: {error}")
        return ()
    return tuple(SavedNote(owner=c.owner, name=c.name, new=c.new, problem=c.problem) for c in counts)


def _open_workers(
    settings: Settings, workers: int | None, reader_factory: Callable[[], Engine]
) -> LocalProcesses | DaskWorkers:
    from ingest.executor import LocalProcesses

    if not settings.scheduler:
        return LocalProcesses(workers=workers or count_cores())
    if workers is not None:
        msg = "--workers is for local processes; a cluster has the workers that were started for it (danghao worker)"
        raise SettingsError(msg)
    from ingest.dask_workers import DaskWorkers
    from ingest.versions import describe_installation
    from ingest.worker import WorkerSetup, prepare

    return DaskWorkers(
        address=settings.scheduler,
        files=_cluster_files(settings),
        introduce=describe_installation,
        prepare=partial(prepare, WorkerSetup(blobs=BlobsOfHost(), reader_factory=reader_factory)),
    )


def _cluster_files(settings: Settings) -> ClusterFiles | None:
    from ingest.dask_link import ClusterFiles

    files = settings.scheduler_files
    return ClusterFiles(ca=files.ca, certificate=files.certificate, key=files.key) if files else None


def list_cluster(settings: Settings, *, here: bool) -> ClusterReport:
    """Ask the scheduler for its workers; with ``here`` for those of this host.

    Raises:
        SettingsError: no scheduler is named.
    """
    from danghao.cluster import name_host
    from ingest.dask_link import list_workers

    if not settings.scheduler:
        msg = "DANGHAO_SCHEDULER is not set, so there is no cluster; set it to tcp://host:port"
        raise SettingsError(msg)
    report = list_workers(settings.scheduler, _cluster_files(settings))
    if not here:
        return report
    return replace(report, workers=tuple(w for w in report.workers if w.name.startswith(f"{name_host()}-")))


def count_cores() -> int:
    return len(os.sched_getaffinity(0))


def prepare_archive(settings: Settings) -> int:
    """Make an empty archive that can be searched, or bring the catalogue's tables up to this version.

    Returns:
        how many items the archive has; what is there is not touched.
    """
    from archive.scope import local_administrator
    from ingest.lock import hold_lock
    from ingest.publish import reindex as rebuild

    with open_application(settings, must_exist=False) as application:
        counts = application.catalogue.class_counts(scope=local_administrator(LOCAL_USER))
        items = sum(count.items for count in counts)
        if items == 0:
            with hold_lock(lock_path(settings), application.catalogue) as check_lock:
                rebuild(
                    catalogue=application.catalogue,
                    blobs=application.blobs,
                    index=application.index,
                    actor=LOCAL_USER,
                    check_lock=check_lock,
                )
    return items


def verify(settings: Settings) -> VerifyReport:
    """Check blobs, counts and the audit chain."""
    from ingest.progress import choose_progress
    from ingest.verify import verify as check

    with open_application(settings) as application:
        return check(
            catalogue=application.catalogue,
            blobs=application.blobs,
            index=application.index,
            actor=LOCAL_USER,
            progress=choose_progress(),
        )


def engine_versions() -> tuple[str, ...]:
    """Return the recognition engines that are installed here, with their versions, without loading their models."""
    import shutil
    import subprocess
    from importlib.metadata import PackageNotFoundError, version

    found: list[str] = []
    with suppress(PackageNotFoundError):
        found.append(f"rapidocr {version('rapidocr')}")
    tesseract = shutil.which("tesseract")
    if tesseract is not None:
        asked = subprocess.run(  # noqa: S603 - the program that would read pages
            [tesseract, "--version"], capture_output=True, text=True, check=False, timeout=10
        )
        found.extend(asked.stdout.splitlines()[:1])
    return tuple(found)


def lock_path(settings: Settings) -> Path:
    """Return the file whose lock is held by who takes in or publishes."""
    return settings.data_dir / "ingest.lock"
