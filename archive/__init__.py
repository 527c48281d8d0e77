"""The domain: archive numbers, catalogue, text tree, access scope, audit, errors. Imports no sibling package."""
