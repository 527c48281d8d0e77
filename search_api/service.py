"""The use-cases of search and reading: find items, show one, give a page's image or text. No HTTP, no OCR, no adapter.

Every call takes the scope of who asks, and writes its audit event before anything is returned: a call whose event
cannot be written fails. What was asked in vain is written too.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from archive.audit import AuditEvent
from archive.blobs import Blobs
from archive.catalogue import CatalogueReader
from archive.errors import IndexUnavailableError, NotFoundError
from archive.model import Item, Mention, MentionType, Page
from archive.refcode import locator
from archive.registry import Registry
from archive.scope import Scope
from index_mappings import fields
from index_mappings.compile import Compiled
from index_mappings.fields import Field
from index_mappings.matching import Explainer
from index_mappings.port import IndexHit, IndexPage, IndexReader, Sort
from index_mappings.query import Everything
from search_api.completeness import Coverage, CoverageCounter, note_lost, note_lost_readings, summarise, with_note
from search_api.doubting import DoubtsAnswer, read_wanted
from search_api.evidence import PageReader, find_evidence
from search_api.hints import find_meant
from search_api.item_finding import ItemFinder
from search_api.item_view import ItemView, ReadPage, ServedImage
from search_api.notes import note_of_index
from search_api.parameters import MAX_LIMIT, ParameterError, SearchParameters, under_public_names
from search_api.results import FacetCount, Hit, HitPage, Provenance, SearchAnswer, Searched, StatusView
from search_api.suggestions import Sources, Suggestion, SuggestionKind
from search_api.understanding import name_class, understand
from search_api.unknown_terms import note_unknown_case_types, note_unknown_classes

_FACET_FIELDS: dict[str, Field] = {"class": fields.CLASS, "case_type": fields.CASE_TYPE, "year": fields.YEAR}
# What is written to the audit of a name that was asked for in vain may come from anywhere, so it is cut.
_MAX_SUBJECT_CHARS = 200


class SearchService:
    """Answers searches and shows items. Safe to use from several threads if its ports are.

    Args:
        catalogue: the source of truth; its audit log receives every act.
        index: finds items.
        blobs: holds scans, images and readings.
        registry: reads archive numbers.
        source: first part of the audit tags: ``cli`` or ``http``.
    """

    def __init__(
        self, *, catalogue: CatalogueReader, index: IndexReader, blobs: Blobs, registry: Registry, source: str
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._blobs = blobs
        self._registry = registry
        self._class_codes = registry.class_codes()
        self._source = source
        self._reader = PageReader(blobs)
        self._coverage = CoverageCounter(catalogue, index)
        self._finder = ItemFinder(catalogue=catalogue, index=index, registry=registry)

    # --- search ------------------------------------------------------------------------------------------------------
    def search(self, parameters: SearchParameters, *, scope: Scope, max_limit: int = MAX_LIMIT) -> SearchAnswer:
        """Find items.

        Raises:
            QuerySyntaxError: the query cannot be understood; ParameterError where one parameter is at fault.
            UnsupportedQueryError: the index must not answer it.
            IndexUnavailableError: the index cannot answer now.
        """
        started = time.perf_counter()
        parameters.check(max_limit=max_limit)
        asked = understand(parameters, self._class_codes)
        query, compiled = asked.query, asked.compiled
        found = self._ask(compiled, parameters, scope)
        strict_total = self._count_strict(found, compiled, parameters, scope)
        hits, lost = self._load_hits(found, parameters, compiled, scope)
        coverage = self._coverage.cover(scope, compiled.node, is_partial=bool(found.incomplete))
        if found.incomplete:
            coverage = coverage.with_note(note_of_index(found.incomplete))
        if lost:
            coverage = coverage.with_note(note_lost(lost))
        if unreadable := [place for hit in hits for place in hit.lost]:
            coverage = coverage.with_note(note_lost_readings(unreadable))
        if unknown := note_unknown_classes(asked.classes, coverage.names, self._registry):
            coverage = coverage.with_note(unknown)
        if strange := note_unknown_case_types(
            asked.case_types, registry=self._registry, index=self._index, scope=scope
        ):
            coverage = coverage.with_note(strange)
        near: tuple[str, ...] = ()
        if found.total == 0:
            near = find_meant(query, index=self._index, catalogue=self._catalogue, scope=scope)
        self._record(
            scope,
            "search:query",
            subject=parameters.query,
            detail={
                **under_public_names(parameters.filters()),
                **({"strict": True} if parameters.strict else {}),
                **({"near": True} if parameters.near else {}),
                "total": found.total - lost,
                "offset": parameters.offset,
                "given": [hit.item.ref_code for hit in hits],
                **({"did_you_mean": list(near)} if near else {}),
            },
        )
        return SearchAnswer(
            text=parameters.query,
            interpreted=str(query),
            total=found.total - lost,
            strict_total=min(strict_total, found.total - lost),
            took_ms=(time.perf_counter() - started) * 1000,
            searched=coverage.whole,
            asked=coverage.asked,
            coverage=coverage.classes,
            hits=hits,
            facets=_count_facets(found),
            near=near,
        )

    def _ask(self, compiled: Compiled, parameters: SearchParameters, scope: Scope) -> IndexPage:
        return self._index.search(
            compiled.node,
            scope=scope,
            # A search for the counts alone still needs room for one hit in most engines.
            limit=max(1, parameters.limit),
            offset=parameters.offset,
            sort=parameters.sort,
            facets=[_FACET_FIELDS[name] for name in parameters.facets],
        )

    def _count_strict(self, found: IndexPage, compiled: Compiled, parameters: SearchParameters, scope: Scope) -> int:
        """Return how many of all matches need no likeness of names; asked of the index where the page cannot tell."""
        if compiled.strict_node is None:
            return found.total
        strict = sum(hit.score >= compiled.strict_score for hit in found.hits)
        if found.total <= len(found.hits):
            return strict
        if parameters.sort is Sort.RELEVANCE and strict < len(found.hits) and (strict or not parameters.offset):
            return parameters.offset + strict
        return self._index.search(compiled.strict_node, scope=scope, limit=1).total

    def record_export(
        self, parameters: SearchParameters, *, scope: Scope, output_format: str, total: int, count: int
    ) -> None:
        """Write to the audit that hits of a search leave as a file."""
        asked = under_public_names(parameters.filters())
        detail: dict[str, object] = {**asked, "format": output_format, "total": total, "given": count}
        self._record(scope, "search:export", subject=parameters.query, detail=detail)

    def suggest(
        self, text: str, *, kinds: Collection[SuggestionKind] = tuple(SuggestionKind), scope: Scope, limit: int
    ) -> tuple[Suggestion, ...]:
        """Return what begins with what was typed, as far as the asker may see it."""
        sources = Sources(catalogue=self._catalogue, index=self._index, registry=self._registry)
        found = sources.complete(text, kinds=kinds, scope=scope, limit=limit)
        # What was too short to be looked up has shown nothing to anybody.
        if found:
            subject = text[:_MAX_SUBJECT_CHARS]
            self._record(scope, "search:suggest", subject=subject, detail={"given": [entry.value for entry in found]})
        return found

    def find_ids(self, parameters: SearchParameters, *, scope: Scope, limit: int) -> IndexPage:
        """Return the best ``limit`` hits by id alone. Nothing is recorded, so none of it may leave as it is."""
        parameters.check()
        compiled = understand(parameters, self._class_codes).compiled
        return self._index.search(compiled.node, scope=scope, limit=limit)

    def load_hits(self, parameters: SearchParameters, found: Sequence[IndexHit], *, scope: Scope) -> tuple[Hit, ...]:
        """Return what is shown of some hits of a search, as far as the catalogue has them; recorded by the caller."""
        compiled = understand(parameters, self._class_codes).compiled
        page = IndexPage(total=len(found), hits=tuple(found), facets={})
        return self._load_hits(page, replace(parameters, limit=len(found)), compiled, scope)[0]

    def _load_hits(
        self, found: IndexPage, parameters: SearchParameters, compiled: Compiled, scope: Scope
    ) -> tuple[tuple[Hit, ...], int]:
        """Return the hits to show, and how many the index named that the catalogue does not have or does not show."""
        wanted = found.hits[: parameters.limit]
        ids = [hit.item_id for hit in wanted]
        items = {item.item_id: item for item in self._catalogue.items(ids, scope=scope)}
        pages = self._catalogue.pages(list(items), scope=scope)
        mentions = self._catalogue.mentions(list(items), scope=scope)
        explainer = Explainer(compiled)
        hits = tuple(
            self._build_hit(
                items[hit.item_id],
                pages.get(hit.item_id, ()),
                mentions.get(hit.item_id, ()),
                score=hit.score,
                explainer=explainer,
                strict=hit.score >= compiled.strict_score,
                explain=parameters.explain,
            )
            for hit in wanted
            if hit.item_id in items
        )
        return hits, len(wanted) - len(hits)

    def _build_hit(
        self,
        item: Item,
        pages: Sequence[Page],
        mentions: Sequence[Mention],
        *,
        score: float,
        explainer: Explainer,
        strict: bool,
        explain: bool,
    ) -> Hit:
        evidence = find_evidence(
            explainer, item=item, pages=pages, mentions=mentions, reader=self._reader, explain=explain
        )
        number = evidence.pages[0].number if evidence.pages else None
        return Hit(
            item=item,
            case_type=case_type_of(item, mentions),
            score=score,
            match=evidence.label,
            strict=strict,
            like=evidence.like,
            persons=_values(mentions, MentionType.PERSON),
            id_numbers=_values(mentions, MentionType.ID_NUMBER),
            dates=_values(mentions, MentionType.DATE),
            addresses=_values(mentions, MentionType.ADDRESS),
            numbers=_values(mentions, MentionType.NUMBER),
            pages=evidence.pages,
            provenance=Provenance(item=item, page=next((page for page in pages if page.number == number), None)),
            lost=tuple(locator(item.ref_code, page_number) for page_number in evidence.lost),
            explanation=evidence.explanation if explain else None,
        )

    def searched(self, *, scope: Scope) -> Searched:
        """Return how much of the archive a search of this scope covers."""
        return self._coverage.count(scope)

    def coverage(self, *, scope: Scope) -> Coverage:
        """Return what a search of this scope covers, by class."""
        return self._coverage.cover(scope, Everything())

    def class_names(self) -> tuple[str, ...]:
        """Return the archive classes of the registry, for a form; it says nothing of what is held."""
        return self._registry.class_names()

    # --- doubts ------------------------------------------------------------------------------------------------------
    def doubts(
        self, *, archive_class: str = "", kind: str = "", limit: int, offset: int = 0, scope: Scope
    ) -> DoubtsAnswer:
        """Return what of the readings somebody should compare with the paper, the most valuable first.

        Raises:
            ParameterError: ``kind`` is no type of mention, or the list is not asked from a place it can have.
        """
        wanted = read_wanted(name_class(archive_class, self._class_codes), kind, limit, offset)
        held = [counts.archive_class for counts in self._catalogue.class_counts(scope=scope)]
        if archive_class and (unknown := note_unknown_classes([wanted.archive_class], held, self._registry)):
            raise ParameterError(unknown.english, parameter="class", length=len(archive_class))
        found = self._catalogue.doubts(wanted, scope=scope)
        answer = DoubtsAnswer(wanted=wanted, total=found.total, doubts=found.doubts)
        self._record(
            scope,
            "doubts:list",
            subject=archive_class[:_MAX_SUBJECT_CHARS],
            detail={
                "type": kind,
                "offset": offset,
                "total": found.total,
                "given": list(dict.fromkeys(doubt.item.ref_code for doubt in found.doubts)),
            },
        )
        return answer

    # --- one item ----------------------------------------------------------------------------------------------------
    def show(self, ref: str, *, scope: Scope) -> ItemView:
        """Return an item by archive number in any typography, alias, locator or item id. Raises NotFoundError."""
        item = self._resolve(ref, scope, "item:view")
        view = self._view(item, scope)
        self._record(scope, "item:view", subject=item.ref_code, detail={"item_id": item.item_id})
        return view

    def show_matches(
        self, ref: str, parameters: SearchParameters, *, scope: Scope
    ) -> tuple[ItemView, tuple[HitPage, ...]]:
        """Return an item as ``show`` does, and its pages where the search matches; none where nothing is asked."""
        view = self.show(ref, scope=scope)
        if not parameters.query and not parameters.filters():
            return view, ()
        compiled = understand(parameters, self._class_codes).compiled
        evidence = find_evidence(
            Explainer(compiled),
            item=view.item,
            pages=view.pages,
            mentions=view.mentions,
            reader=self._reader,
            aliases=view.aliases,
        )
        return view, tuple(page for page in evidence.pages if page.regions)

    def page_image(self, ref: str, page_number: int, *, scope: Scope) -> ServedImage:
        """Return what a browser can show of a page. Raises NotFoundError, also for a page without an image."""
        item = self._resolve(ref, scope, "page:image")
        page = self._page(item, page_number, scope)
        if page.image_sha256 is None or page.image_media_type is None:
            reason = page.failure or "it has not been rendered yet"
            raise NotFoundError(f"page {page_number} of {item.ref_code} has no image: {reason}")
        data = self._blobs.get(page.image_sha256)
        self._record(scope, "page:image", subject=item.ref_code, detail={"page": page_number})
        return ServedImage(data=data, media_type=page.image_media_type, sha256=page.image_sha256)

    def page_scan(self, ref: str, page_number: int, *, scope: Scope) -> ServedImage:
        """Return the file a page was delivered in, as it came; it may hold other pages of the item too.

        Raises NotFoundError, also for a page whose file could not be taken in.
        """
        item = self._resolve(ref, scope, "page:scan")
        page = self._page(item, page_number, scope)
        if page.scan.refused:
            raise NotFoundError(f"page {page_number} of {item.ref_code} has no scan: {page.failure}")
        data = self._blobs.get(page.scan.sha256)
        self._record(scope, "page:scan", subject=item.ref_code, detail={"page": page_number})
        return ServedImage(data=data, media_type=page.scan.media_type, sha256=page.scan.sha256, name=page.scan.name)

    def texts(self, ref: str, *, scope: Scope) -> tuple[Item, tuple[ReadPage, ...]]:
        """Return an item and, for each of its pages, what was read there. Raises NotFoundError."""
        item = self._resolve(ref, scope, "item:text")
        pages = self._catalogue.pages([item.item_id], scope=scope).get(item.item_id, ())
        read = tuple(ReadPage(page=page, reading=self._reader.read(page)) for page in pages)
        self._record(scope, "item:text", subject=item.ref_code, detail={"pages": len(read)})
        return item, read

    def page_text(self, ref: str, page_number: int, *, scope: Scope) -> tuple[Item, ReadPage]:
        """Return an item and what was read on one of its pages. Raises NotFoundError."""
        item = self._resolve(ref, scope, "page:text")
        page = self._page(item, page_number, scope)
        read = ReadPage(page=page, reading=self._reader.read(page))
        self._record(scope, "page:text", subject=item.ref_code, detail={"page": page_number})
        return item, read

    # --- state -------------------------------------------------------------------------------------------------------
    def status(self, *, scope: Scope) -> StatusView:
        """Return the state of the archive by class. The size of the index is told to who sees everything alone."""
        index_count: int | None = None
        try:
            coverage = self._coverage.cover(scope, Everything())
            classes, searched = tuple(entry.counts for entry in coverage.classes), coverage.whole
            found = self._index.search(Everything(), scope=scope, limit=1)
            index_count = found.total if scope.unrestricted else None
            if found.incomplete:
                searched = with_note(searched, note_of_index(found.incomplete))
        except IndexUnavailableError as error:
            # What the catalogue knows can be told all the same, most of all now.
            classes = self._catalogue.class_counts(scope=scope)
            searched = with_note(summarise(classes), note_of_index(str(error)))
        view = StatusView(
            classes=classes,
            searched=searched,
            index_name=self._index.name,
            index_count=index_count,
            free_bytes=self._blobs.free_bytes() if scope.unrestricted else None,
        )
        self._record(scope, "archive:status", subject="", detail={})
        return view

    def check_health(self) -> None:
        """Return when catalogue and index answer. Raises IndexUnavailableError or CatalogueError."""
        self._index.count()
        self._catalogue.check()

    # --- inside ------------------------------------------------------------------------------------------------------
    def _view(self, item: Item, scope: Scope) -> ItemView:
        detail = self._catalogue.detail(item.item_id, scope=scope)
        return ItemView(
            item=detail.item,
            case_type=case_type_of(detail.item, detail.mentions),
            pages=detail.pages,
            mentions=detail.mentions,
            aliases=detail.aliases,
            locations=detail.locations,
        )

    def _resolve(self, ref: str, scope: Scope, act: str) -> Item:
        """Return the item named ``ref`` in any way; what is not there is written to the audit, then refused."""
        try:
            return self._finder.find(ref, scope=scope)
        except NotFoundError as error:
            detail: dict[str, object] = {"denied": True, **({"did_you_mean": list(error.meant)} if error.meant else {})}
            self._record(scope, act, subject=ref[:_MAX_SUBJECT_CHARS], detail=detail)
            raise

    def _page(self, item: Item, number: int, scope: Scope) -> Page:
        pages = self._catalogue.pages([item.item_id], scope=scope).get(item.item_id, ())
        for page in pages:
            if page.number == number:
                return page
        raise NotFoundError(f"{item.ref_code} has no page {number}; it has {len(pages)}")

    def _record(self, scope: Scope, act: str, *, subject: str, detail: dict[str, object]) -> None:
        event = AuditEvent(actor=scope.actor, tag=f"{self._source}:{act}", subject=subject, detail=detail)
        self._catalogue.audit.record(event)


def _values(mentions: Sequence[Mention], wanted: MentionType) -> tuple[str, ...]:
    """Return the distinct values of one type in page order."""
    found = sorted((mention for mention in mentions if mention.type is wanted), key=lambda mention: mention.page)
    return tuple(dict.fromkeys(mention.value for mention in found))


def case_type_of(item: Item, mentions: Sequence[Mention]) -> str:
    """Return what an item is about: what its catalogue row says first, else what its pages say first."""
    return next(iter((*item.case_types, *_values(mentions, MentionType.CASE_TYPE))), "")


def _count_facets(found: IndexPage) -> dict[str, tuple[FacetCount, ...]]:
    names = {facet: name for name, facet in _FACET_FIELDS.items()}
    return {
        names[facet]: tuple(
            FacetCount(value=int(entry.value) if facet is fields.YEAR else entry.value, count=entry.count)
            for entry in values
        )
        for facet, values in found.facets.items()
    }
