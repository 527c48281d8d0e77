"""Taking in batches of scans: reading them, extracting from them, publishing them. Knows no adapter by name."""
