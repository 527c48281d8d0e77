"""The search index: one field table, one analysis, one query language, one port, several adapters that agree."""
