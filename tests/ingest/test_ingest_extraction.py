"""An item whose mentions could not be extracted: counted, said with what to do, tried again by the next ingest."""

import pytest
from ingest_bench import EVERYTHING, Inline, code, draw_page

from archive.model import FindingKind
from ingest.executor import WorkerDiedError
from search_api.completeness import CoverageCounter
from search_api.parameters import SearchParameters
from search_api.service import SearchService


def _crash(pages, context):
    raise ZeroDivisionError("division by zero")


class Losing(Inline):
    """Loses the worker that extracts."""

    def submit(self, fn, /, *args, **kwargs):
        future = super().submit(fn, *args, **kwargs)
        if fn.__name__ == "extract_mentions":
            future = type(future)()
            future.set_exception(WorkerDiedError("the worker died on it twice"))
        return future


@pytest.fixture
def service(bench):
    return SearchService(
        catalogue=bench.catalogue, blobs=bench.blobs, index=bench.index, registry=bench.registry, source="test"
    )


def check_failed(bench, service, report):
    (failure,) = report.failed
    assert failure.page == code(1)
    assert failure.reason.startswith("its mentions could not be extracted: ")
    assert failure.reason.endswith("; run the same ingest again, or report it with the log")
    assert FindingKind.UNREADABLE in {finding.kind for finding in report.findings}
    searched = CoverageCounter(bench.catalogue, bench.index).count(EVERYTHING)
    assert (searched.unextracted_items, searched.failed_pages, searched.complete) == (1, 0, False)
    answer = service.search(SearchParameters(query="姓名:欧阳劼"), scope=EVERYTHING).to_json()
    assert answer["complete"] is False
    assert answer["incomplete_reason"] == (
        "names, numbers and dates of 1 item could not be extracted: "
        "run the same ingest again, or report it with the log"
    )
    status = service.status(scope=EVERYTHING).to_json()
    assert (status["complete"], status["totals"]["unextracted"], status["totals"]["failed"]) == (False, 1, 0)


def check_whole(bench, service):
    assert bench.mentions_of(code(1))
    assert service.search(SearchParameters(query="姓名:欧阳*"), scope=EVERYTHING).to_json()["complete"] is True
    assert service.status(scope=EVERYTHING).to_json()["totals"]["unextracted"] == 0
    assert bench.catalogue.counts_hold()


@pytest.mark.parametrize("how", ["crash", "lost worker"])
def test_an_item_without_its_mentions_makes_no_answer_complete(bench, batch, service, monkeypatch, how):
    draw_page(batch / code(1) / "1.png", "one")
    draw_page(batch / code(2) / "1.png", "two")
    bench.ingest(batch, executor=Inline())
    draw_page(batch / code(1) / "2.png", "more")
    with monkeypatch.context() as patch:
        if how == "crash":
            patch.setattr("extraction.extract.extract", _crash)
        for _ in range(2):
            report = bench.ingest(batch, executor=Losing() if how == "lost worker" else Inline())
            check_failed(bench, service, report)
    report = bench.ingest(batch, executor=Inline())
    assert (report.failed, report.recognised) == ((), 0)
    check_whole(bench, service)
    assert bench.ingest(batch, executor=Inline()).published == 0


def test_what_cannot_be_met_in_the_class_takes_nothing_from_the_answer(bench, batch, service, monkeypatch):
    draw_page(batch / code(1) / "1.png", "one")
    with monkeypatch.context() as patch:
        patch.setattr("extraction.extract.extract", _crash)
        bench.ingest(batch, executor=Inline())
    assert service.search(SearchParameters(archive_class="户籍"), scope=EVERYTHING).complete is False
    answer = service.search(SearchParameters(archive_class="车辆"), scope=EVERYTHING)
    assert answer.complete is True
    (covered,) = answer.to_json()["coverage"]
    assert (covered["class"], covered["unextracted"], covered["asked"]) == ("户籍", 1, False)
