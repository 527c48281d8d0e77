"""Fixtures of the reading tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def rapidocr_engine():
    from ocr.engines.rapidocr import RapidOcrEngine

    return RapidOcrEngine()
