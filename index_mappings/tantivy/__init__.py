"""The embedded adapter: an index on disk through tantivy, without a server."""

from index_mappings.tantivy.index import TantivyIndex

__all__ = ["TantivyIndex"]
