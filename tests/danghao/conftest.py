"""A small archive taken in by the installed command from three of the sample items, once for all tests here."""

import os
import sys
from pathlib import Path

import pytest
from sample_batch import choose_items, copy_batch, run

# The small archive that nobody had to read (search_archive) is theirs.
sys.path.append(str(Path(__file__).parents[1] / "search_api"))


@pytest.fixture(scope="session")
def environment_for():
    def make(data_dir):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DANGHAO_")}
        return {**kept, "DANGHAO_DATA_DIR": str(data_dir), "LC_ALL": "C.UTF-8"}

    return make


@pytest.fixture(scope="session")
def small_archive(tmp_path_factory, environment_for):
    """The environment in which the command finds the small archive."""
    folder = tmp_path_factory.mktemp("small")
    environment = environment_for(folder / "data")
    batch = copy_batch(folder / "batch", choose_items(3))
    run(environment, "ingest", str(batch), "--workers", "2")
    return environment
