"""Whether a search index is the one that was published to last; how it is told stands in ``archive.publication``."""

from __future__ import annotations

from archive.catalogue import CatalogueReader
from archive.errors import IndexUnavailableError
from archive.publication import IndexState, judge
from index_mappings.port import SearchIndex

LEFT_BEHIND = "the search index is not the one that was published to last, so what it holds may be older"
ANOTHERS = (
    "the search index is that of another archive; give this one a place of its own (DANGHAO_SEARCH_URL), or, where the "
    "other is given up, take its place with 'danghao reindex --force'"
)
# A publishing takes longer than to look twice, so few looks fall into one.
_LOOKS = 5


def find_state(*, catalogue: CatalogueReader, index: SearchIndex) -> IndexState:
    """Tell whether the index is the one that was published to last; others may publish meanwhile.

    Raises:
        IndexUnavailableError: the index does not answer, or is another archive's.
    """
    mark = index.mark()
    for _ in range(_LOOKS):
        state = judge(mark, catalogue.publication())
        if state is IndexState.FITS:
            return state
        # Somebody may have published between the two looks; then the index notes something else now.
        seen, mark = mark, index.mark()
        if mark == seen:
            break
    else:
        # It is being published to over and over, which nobody does to an index that was left.
        return IndexState.FITS
    if state is IndexState.ANOTHERS:
        raise IndexUnavailableError(ANOTHERS)
    return state
