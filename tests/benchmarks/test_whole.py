"""The benchmark of quality asks the product as its users do: it ingests, shows and searches."""

import json
import shutil
from pathlib import Path

from benchmarks.whole import ProductRun

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_a_batch_is_ingested_shown_and_found(tmp_path):
    truths = [json.loads(line) for line in (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines()]
    truth = next(one for one in truths if (SAMPLES / "batch" / one["pages"][0]["file"]).suffix != ".pdf")
    first = Path(truth["pages"][0]["file"])
    batch = tmp_path / "batch"
    batch.mkdir()
    source = SAMPLES / "batch" / first.parts[0]
    (shutil.copytree if source.is_dir() else shutil.copy)(source, batch / first.parts[0])
    with ProductRun(batch, engine="rapidocr") as product:
        answer = product.item(truth)
        assert answer.checks["class right"]
        assert answer.checks["page count right"]
        assert answer.found
        assert product.search(ref=truth["ref_code"]) == [truth["ref_code"]]
