"""The installed command, small batches made of the sample items, and what is asked of archives that should be alike."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("danghao")
QUERIES = [
    ["search", "登记"], ["search", "-登记"], ["search", "--from", "1950", "--to", "2020"], ["search", "--sort", "-year"],
    ["search", "--class", "户籍", "--facets", "all"], ["search", "姓名:欧阳* OR 证号:湘*"], ["search", "虚构样例", "--limit", "1"],
    ["search", "虚构样例", "--limit", "2", "--offset", "1", "--sort", "ref"], ["search", "郭子虚"],
]  # fmt: skip


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


def ask(environment, *arguments, check=True):
    return json.loads(run(environment, *arguments, "--json", check=check).stdout)


def comparable(answer):
    """Return an answer without what is the archive's own: ids, times, the place of the index."""
    text = json.dumps(answer, ensure_ascii=False, sort_keys=True)
    assert "item_id" not in text
    answer = json.loads(text)
    for name in ("took_ms", "free_bytes", "index", "seconds", "audit_entries", "unnamed"):
        answer.pop(name, None)
    return answer
