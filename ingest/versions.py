"""What decides that two installations make the same of the same page: their versions. Nothing here loads an engine."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import version

from extraction.extract import EXTRACTION_VERSION
from ingest.stages import RECOGNISE_VERSION, REGISTER_VERSION, RENDER_VERSION


def describe_installation() -> dict[str, str]:
    """Return the versions of this process; a worker's must equal those of the process that hands out the pages."""
    return {
        "danghao": version("danghao"),
        "register": REGISTER_VERSION,
        "render": RENDER_VERSION,
        "recognise": RECOGNISE_VERSION,
        "extract": EXTRACTION_VERSION,
        # Pickles and floating-point text are alike within one version of Python.
        "Python": ".".join(platform.python_version_tuple()[:2]),
    }


def compare(there: Mapping[str, object], here: Mapping[str, object]) -> str:
    """Return in words where two descriptions differ; empty where they are alike."""
    names = [*here, *(name for name in there if name not in here)]
    differences = (
        f"{name} {there.get(name, 'absent')} there, {here.get(name, 'absent')} here"
        for name in names
        if there.get(name) != here.get(name)
    )
    return "; ".join(differences)
