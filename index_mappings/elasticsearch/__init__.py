"""The adapter for many items and many hosts: an index on an Elasticsearch 9 cluster, through its official client."""

from index_mappings.elasticsearch.connection import Connection
from index_mappings.elasticsearch.index import ElasticsearchIndex

__all__ = ["Connection", "ElasticsearchIndex"]
