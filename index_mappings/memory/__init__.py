"""The slow, obvious adapter: the oracle of the tests, and an index for a few documents."""

from index_mappings.memory.index import MemoryIndex

__all__ = ["MemoryIndex"]
