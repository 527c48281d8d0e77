"""The installed command, and small batches made of the sample items."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("danghao")


def choose_items(count):
    """Return sample codes of so many different kinds: the first item of each category."""
    with (ROOT / "samples" / "batch" / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = [row["档号"] for row in csv.DictReader(file)]
    kinds = {code.split("·")[1].split("-")[0]: code for code in reversed(codes)}
    return sorted(kinds.values())[:count]


def copy_batch(target, codes):
    """Copy these sample items and their catalogue rows to a batch of their own."""
    source = ROOT / "samples" / "batch"
    target.mkdir()
    for entry in source.iterdir():
        if any(entry.name.startswith(code) for code in codes):
            (shutil.copytree if entry.is_dir() else shutil.copy)(entry, target / entry.name)
    with (source / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["档号"] in codes]
    with (target / "catalogue.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames)
        writer.writeheader()
        writer.writerows(rows)
    return target


def run(environment, *arguments, check=True):
    return subprocess.run(
        [COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, check=check
    )
