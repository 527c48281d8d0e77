"""Answers as plain text for people at a terminal, in Chinese or English after the locale. Decides no content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from archive.doubts import reasons
from danghao.console import count_cells, say_message, speaks_chinese
from danghao.labels import say, say_count

if TYPE_CHECKING:
    from archive.model import Mention, Page
    from archive.saved import SavedSearch
    from danghao.batch_search import BatchReport
    from ingest.backup import BackupReport
    from ingest.dask_link import ClusterReport
    from ingest.report import IngestReport
    from ingest.restore import RestoreReport
    from ingest.verify import VerifyReport
    from search_api.doubting import DoubtsAnswer
    from search_api.item_view import ItemView
    from search_api.notes import Note
    from search_api.results import Hit, Provenance, SearchAnswer, StatusView
    from search_api.saved import SavedNews


def say_notes(notes: Iterable[Note]) -> str:
    """Return what an answer may miss in the language of the locale."""
    from search_api.notes import join_notes

    return join_notes(notes, "zh" if speaks_chinese() else "en")


def search_answer(answer: SearchAnswer) -> str:
    """Return a search answer: the hits with their way back to the shelf, then what was searched."""
    searched = answer.searched
    scope = f"{say('searched')}: {searched.items} {say('items')}, {searched.pages} {say('pages')}"
    head = f"{answer.interpreted or answer.text}: {len(answer.hits)} {say('of')} {answer.total}"
    if not answer.hits:
        head = f"{answer.interpreted or answer.text}: {say('nothing found')}"
    if answer.strict_total < answer.total:
        head += f" ({say('strictly met')}: {answer.strict_total})"
    lines = [f"{head}  ({scope}; {answer.took_ms:.1f} ms)"]
    if answer.did_you_mean:
        lines.append(f"{say('did you mean')}: {'、'.join(answer.did_you_mean)}")
    if not answer.complete:
        lines.append(f"{say('not complete')}: {say_notes(answer.asked.notes)}")
    first_loose = answer.first_loose
    for number, hit in enumerate(answer.hits, start=1):
        if number - 1 == first_loose:
            lines.extend(
                ["", f"──── {say('below: look-alike, same sound, one character off, or read word by word')} ────"]
            )
        lines.extend(["", *_hit(number, hit)])
    return "\n".join(lines)


def _hit(number: int, hit: Hit) -> Iterable[str]:
    from search_api.highlight import plain_snippet

    yield f"{number}. {hit.title or hit.item.ref_code}"
    facts = [hit.item.archive_class, hit.case_type, str(hit.item.year or ""), "、".join(hit.persons[:6])]
    yield "   " + " · ".join(fact for fact in facts if fact) + f"   [{say('met as')}: {say(hit.match)}]"
    yield from way_back(hit.provenance)
    for page in hit.pages[:3]:
        yield f"   {say('page')} {page.number}: {plain_snippet(page.snippet)}"
    for word in hit.explanation or ():
        asked = f"{word.asked}:" if word.asked else ""
        yield f"   {say('why')} {asked}{word.word} = {word.weight:g}"
        for way in word.ways:
            place = say("catalogue") if way.page is None else f"{say('page')} {way.page}"
            yield f"      {way.weight:g}  {way.field}  {say(way.match)}  {' '.join(way.found.split())}  ({place})"


def way_back(provenance: Provenance) -> Iterable[str]:
    item = provenance.item
    where = [
        f"{say('shelf')} {item.location.raw or say('not known')}",
        f"{say('box')} {item.location.box or say('not known')}",
        f"{say(item.availability.value)}",
    ]
    yield f"   {provenance.locator}   {'  '.join(where)}"
    if provenance.page is not None:
        page = provenance.page
        yield f"   {say('scan')} {page.scan.name} sha256:{page.scan.sha256[:16]}…   {say('read by')} {page.engine}"


def item(view: ItemView) -> str:
    """Return one item: catalogue, provenance, pages, mentions."""
    lines = [view.title or view.item.ref_code]
    lines.append(f"   {view.item.archive_class} · {view.case_type} · {view.item.year or ''}".rstrip(" ·"))
    lines.extend(way_back(view.provenance))
    if view.item.row is None:
        lines.append(f"   {say('not catalogued')}")
    lines.append(f"{say('pages')}:")
    lines.extend(_page(page) for page in view.pages)
    lines.append(f"{say('mentions')}:")
    lines.extend(_mention(mention) for mention in view.mentions)
    return "\n".join(lines)


def _page(page: Page) -> str:
    confidence = "" if page.mean_confidence is None else f"{page.mean_confidence:.3f}"
    size = f"{page.width}x{page.height}"
    failure = say_message(page.failure)
    return f"   {page.number:>4}  {say(page.state)}  {size}  {page.engine}  {confidence}  {failure}"


def _mention(mention: Mention) -> str:
    checks = f"  [{', '.join(mention.checks)}]" if mention.checks else ""
    others = f"  ({' / '.join(mention.alternatives)})" if mention.alternatives else ""
    role = f" {mention.role}" if mention.role else ""
    return (
        f"   {say('page')} {mention.page}  {mention.type}{role}: {mention.value}"
        f"  {mention.confidence:.2f}{checks}{others}"
    )


def doubts(answer: DoubtsAnswer) -> str:
    """Return a part of the doubt list: what is doubted, where it stands, why."""
    lines = [f"{say('doubtful')}: {len(answer.doubts)} {say('of')} {answer.total}"]
    for doubt in answer.doubts:
        why = "; ".join(reason.chinese if speaks_chinese() else reason.english for reason in reasons(doubt.mention))
        lines.append(f"{doubt.item.ref_code}   {why}")
        lines.append(_mention(doubt.mention))
    return "\n".join(lines)


def ingest_report(report: IngestReport) -> str:
    """Return what an ingest did, with every page that failed and all that differs from the catalogue."""
    lines = [
        (
            f"{report.items} {say('items')}, {report.pages} {say('pages')}: {report.recognised} {say('recognised')}, "
            f"{report.skipped} {say('skipped')}, {len(report.failed)} {say('failed')}; "
            f"{report.seconds:.1f} {say('seconds')}, {report.pages_per_second:.2f} {say('pages per second')}"
        )
    ]
    lines.extend(f"   {say('failed')}: {failure.page}: {say_message(failure.reason)}" for failure in report.failed)
    if report.findings:
        lines.append(f"{say('findings')}:")
        lines.extend(
            f"   {say(finding.kind)}: {finding.ref_code}: {say_message(finding.detail)}" for finding in report.findings
        )
    lines.extend(
        f"{say('saved search')} {note.name} ({note.owner}): "
        + (say_message(note.problem) if note.new is None else f"{note.new} {say('new')}")
        for note in report.saved
    )
    return "\n".join(lines)


def index_problem(report: IngestReport) -> str:
    """Return why the search index could not be brought up to date, and what does that."""
    waiting = report.unpublished
    if report.index_needs_rebuild:
        behind = f"{waiting} items wait for the search index" if waiting else "the search index cannot be used"
        return f"{behind}: {report.index_problem}; no ingest mends that, only danghao reindex"
    behind = (
        f"{waiting} items are read but not yet in the search index" if waiting else "the search index may be behind"
    )
    return f"{behind}: {report.index_problem}; the next ingest {'publishes them' if waiting else 'mends that'}"


def saved_search(search: SavedSearch) -> str:
    """Return a saved search in one line: its name, what it asks, and when it was last looked at."""
    asked = " ".join(value if name == "query" else f"{name}:{value}" for name, value in search.parameters.items())
    looked = search.looked.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{search.name}: {asked}   ({search.told} {say('told')}, {looked})"


def saved_news(news: SavedNews) -> str:
    """Return the hits of a saved search that were not told yet, with their way back to the shelf."""
    lines = [f"{news.search.name}: {news.new} {say('new')} {say('of')} {news.total}"]
    if news.problem:
        lines.append(f"{say('not complete')}: {say_notes(news.notes)}")
    for number, hit in enumerate(news.hits, start=1):
        lines.extend(["", *_hit(number, hit)])
    return "\n".join(lines)


def batch_report(report: BatchReport) -> str:
    """Return what a batch search found, and where its result stands."""
    rows = ", ".join(f"{count} {say(status)}" for status, count in report.rows.items() if count)
    lines = [
        (
            f"{report.out}: {report.total} {say('rows')} ({rows}), {report.hits} {say('hits')}; "
            f"{report.resumed} {say('resumed')}; {report.seconds:.1f} {say('seconds')}"
        )
    ]
    if report.cut_off:
        lines.append(f"{report.cut_off} {say('rows have more hits than are listed: raise --limit')}")
    if not report.complete:
        lines.append(f"{say('not complete')}: {say_notes(report.notes)}")
    return "\n".join(lines)


def export_report(report: Mapping[str, object], notes: Iterable[Note]) -> str:
    """Return in a line what an export holds, and what it leaves out or may miss."""
    said = f"danghao: {report['exported']} {say('of')} {report['total']} {say('items')}"
    if "out" in report:
        said += f" → {report['out']} ({report['bytes']} {say('bytes')})"
    if report["cut_off"]:
        said += f"; {say('cut off: narrow the search')}"
    if not report["complete"]:
        said += f"; {say('not complete')}: {say_notes(notes)}"
    return said


def status(view: StatusView, engines: Sequence[str]) -> str:
    """Return a table of the archive's state by class."""
    names = ("items", "catalogued", "scanned", "indexed", "pages", "recognised", "failed", "unextracted", "doubtful")
    rows = [[say("class"), *(say(name) for name in names)]]
    rows.extend([counts.archive_class, *(str(getattr(counts, name)) for name in names)] for counts in view.classes)
    lines = _columns(rows)
    if not view.searched.complete:
        lines.append(f"{say('not complete')}: {say_notes(view.searched.notes)}")
    held = "" if view.index_count is None else f", {view.index_count} {say('items')}"
    lines.append(f"{say('index')}: {view.index_name}{held}")
    lines.append(f"{say('engines')}: {'; '.join(engines)}")
    if view.free_bytes is not None:
        lines.append(f"{say('free space')}: {view.free_bytes / 1e9:.1f} GB")
    return "\n".join(lines)


def cluster_report(report: ClusterReport) -> str:
    """Return the workers of a cluster, one a line."""
    lines = [f"{report.scheduler}   {len(report.workers)} {say('workers')}"]
    rows = [
        (
            worker.name,
            worker.address,
            worker.status,
            f"{worker.memory_bytes / 1e9:.1f} GB",
            f"{say('silent for')} {worker.silent_s:.0f} s",
        )
        for worker in report.workers
    ]
    return "\n".join([*lines, *(_columns(rows) if rows else ())])


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as aligned columns; a Han character is two cells wide."""
    widths = [max(count_cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(text + " " * (width - count_cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def verify_report(report: VerifyReport) -> str:
    """Return what a verification checked and everything that is off."""
    lines = [f"{say_count(name)}: {value}" for name, value in report.counts()]
    lines.extend(f"   {say_message(problem)}" for problem in report.problems)
    lines.append(say("in order") if report.sound else say("off"))
    return "\n".join(lines)


def backup_report(report: BackupReport) -> str:
    """Return what a backup holds, and every blob that the archive has lost."""
    lines = [
        (
            f"{report.target}: {report.blobs} {say('blobs')}, {report.copied} {say('copied')} "
            f"({report.copied_bytes / 1e6:.1f} MB), {say('catalogue')} {report.catalogue_bytes / 1e6:.1f} MB; "
            f"{report.seconds:.1f} {say('seconds')}"
        )
    ]
    lines.extend(f"   {say('lost or damaged in the archive itself')}: {sha256}" for sha256 in report.missing)
    return "\n".join(lines)


def restore_report(report: RestoreReport) -> str:
    """Return what was put back, then what a verification says of it."""
    head = (
        f"{report.source} ({report.made_at}): {report.blobs} {say('blobs')}, {report.copied} {say('copied')}, "
        f"{report.missing} {say('missing')}; {report.items} {say('items')}; {report.seconds:.1f} {say('seconds')}"
    )
    return f"{head}\n{verify_report(report.verified)}"
