"""Runs the product as its users do: the real ``danghao ingest`` into a folder of its own, then shows and searches.

The folder is temporary; no data of the machine's user is touched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from benchmarks.direct import characters_of
from benchmarks.scoring import Found, ReadCharacter, Truth, comparable

_COMMAND = (sys.executable, "-c", "from danghao.cli import main; main()")


@dataclass(frozen=True, kw_only=True)
class ItemAnswer:
    found: list[Found]
    characters: list[list[ReadCharacter]]
    checks: dict[str, bool] = field(default_factory=dict)


class IngestFailedError(RuntimeError):
    """The ingest of drawn pages, which must not fail, failed."""


class ProductRun:
    """An ingested batch, open for questions. A context manager."""

    def __init__(self, batch: Path, *, engine: str, workers: int = 2) -> None:
        self._stack = ExitStack()
        self._data = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="danghao-quality-"))
        self._environment = {
            **os.environ,
            "DANGHAO_DATA_DIR": self._data,
            "DANGHAO_OCR_ENGINE": engine,
            "OMP_NUM_THREADS": "1",
        }
        command = [
            *_COMMAND,
            "ingest",
            str(batch),
            "--workers",
            str(workers),
            "--json",
        ]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            self._stack.close()
            raise IngestFailedError(f"danghao ingest ended with status {done.returncode}: {done.stdout[-2000:]}")
        self.report: dict[str, Any] = json.loads(done.stdout)

    def __enter__(self) -> Self:
        from danghao.bootstrap import open_application
        from danghao.settings import read_settings

        before = os.environ.get("DANGHAO_DATA_DIR")
        os.environ["DANGHAO_DATA_DIR"] = self._data
        try:
            settings = read_settings()
        finally:
            if before is None:
                del os.environ["DANGHAO_DATA_DIR"]
            else:
                os.environ["DANGHAO_DATA_DIR"] = before
        self._application = self._stack.enter_context(open_application(settings))
        self._scope = self._application.scope_of(None)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def item(self, truth: Truth) -> ItemAnswer:
        """Return what the product knows of an item, and whether its provenance is right."""
        from archive.text_json import read_page_text

        shown: Any = self._application.service.show(truth["ref_code"], scope=self._scope).to_json()
        found = [
            Found(
                type=m["type"],
                value=m["value"],
                page=m["page"],
                region=tuple(m["region"][k] for k in "xywh"),
                confidence=m["confidence"],
                checks=tuple(m["checks"]),
                role=m["role"],
            )
            for m in shown["mentions"]
        ]
        catalogue, blobs = self._application.catalogue, self._application.blobs
        item = catalogue.find_item(truth["ref_code"], scope=self._scope)
        characters = []
        for page in catalogue.pages([item.item_id], scope=self._scope)[item.item_id]:
            assert page.text_sha256 is not None
            characters.append(characters_of(read_page_text(blobs.get(page.text_sha256))))
        provenance = shown["provenance"]
        checks = {
            "class right": shown["class"] == truth["class"],
            "box right": provenance["box"] == truth["box"],
            "location right": provenance["location"] == truth["location"],
            "page count right": len(characters) == len(truth["pages"]),
        }
        return ItemAnswer(found=found, characters=characters, checks=checks)

    def search(self, **parameters: Any) -> list[str]:
        """Return the archive numbers of the first ten hits."""
        from search_api.parameters import SearchParameters

        answer: Any = self._application.service.search(
            SearchParameters(limit=10, **parameters), scope=self._scope
        ).to_json()
        return [hit["ref_code"] for hit in answer["hits"]]

    def time_searches(self, names: Sequence[str], *, runs: int) -> list[float]:
        """Return how long whole processes of ``danghao search --name … --json`` take, start to end."""
        seconds = []
        for name in (list(names) * runs)[:runs]:
            start = time.perf_counter()
            subprocess.run(
                [*_COMMAND, "search", "--name", name, "--json"], env=self._environment, capture_output=True, check=True
            )
            seconds.append(time.perf_counter() - start)
        return seconds

    def search_all(self, truths: Sequence[Truth]) -> Iterator[tuple[str, float]]:
        """Ask for the values of each item; yield hit@1 and recall@10 of each question, named."""
        where: dict[tuple[str, str], set[str]] = defaultdict(set)
        for truth in truths:
            for page in truth["pages"]:
                for mark in page["mentions"]:
                    where[mark["type"], comparable(mark["value"])].add(truth["ref_code"])
        for truth in truths:
            questions: list[tuple[str, dict[str, str], set[str]]] = []
            for person in truth["persons"][:2]:
                wanted = where["person", comparable(person["name"])]
                questions.append(("name", {"name": person["name"]}, wanted))
                same = {
                    t["ref_code"]
                    for t in truths
                    if t["ref_code"] in wanted and set(t["case_types"]) & set(truth["case_types"])
                }
                questions.append(
                    ("name + case type", {"name": person["name"], "case_type": truth["case_types"][0]}, same)
                )
            questions += [
                ("ID number", {"id_number": v}, where["id_number", comparable(v)]) for v in truth["id_numbers"][:2]
            ]
            questions += [("address", {"address": v}, where["address", comparable(v)]) for v in truth["addresses"][:1]]
            questions += [
                ("number", {"number": n["value"]}, where["number", comparable(n["value"])])
                for n in truth["numbers"][:2]
            ]
            for name, parameters, wanted in questions:
                hits = self.search(**parameters)
                yield f"hit@1 by {name}", float(bool(hits) and hits[0] in wanted)
                yield f"recall@10 by {name}", len(wanted & set(hits)) / min(10, len(wanted))
