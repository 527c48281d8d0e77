"""People and lists asked of a real search server by the installed command: the answers of the embedded index."""

import json
import subprocess
import sys
import uuid
import warnings
from pathlib import Path

import openpyxl
import pytest
from person_archive import HIS_ID, LONG_ID, OTHER_ID, fill_people
from sample_batch import comparable
from search_archive import Archive, fill

from index_mappings.tantivy import TantivyIndex

pytestmark = [pytest.mark.e2e, pytest.mark.integration, pytest.mark.enable_socket]

ROOT = Path(__file__).parents[2]
LIST = [
    ("姓名", "身份证", "地址"),
    ("魏建国", "", ""),
    ("魏建国", HIS_ID, ""),
    ("查无此人", OTHER_ID, ""),
    ("魏建过", "", ""),
    ("wei jianguo", "", ""),
    ("龚小兰", "", "桐荫巷28号"),
    ("龚小兰", "", "槐树坡99号"),
    ("", LONG_ID[:10] + "????" + LONG_ID[14:], ""),
    ("查无此人", "", ""),
    ("(", "", ""),
]


@pytest.fixture
def environments(tmp_path, environment_for, elasticsearch_url, make_elasticsearch_index):
    """Where the command finds one archive by the embedded index, and by the server."""
    prefix = f"test_{uuid.uuid4().hex}"
    archive = Archive.open(tmp_path, TantivyIndex(tmp_path / "index"))
    fill(archive)
    fill_people(archive)
    index = make_elasticsearch_index(prefix=prefix)
    index.rebuild(archive.documents)
    archive.close()
    embedded = {
        **environment_for(tmp_path),
        "DANGHAO_DATABASE_URL": f"sqlite:///{tmp_path / 'catalogue.db'}",
        "PYTHONPATH": str(ROOT),
    }
    return embedded, {**embedded, "DANGHAO_SEARCH_URL": f"{elasticsearch_url}/{prefix}"}


def run(environment, *arguments):
    command = [sys.executable, "-c", "from danghao.cli import main; main()", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode in {0, 3}, done.stderr
    return json.loads(done.stdout)


def test_people_across_files(environments):
    for arguments in (
        ["魏建国"],
        ["--id-number", HIS_ID],
        ["--id-number", OTHER_ID],
        ["龚小兰"],
        ["谌玉莲"],
        ["查无此人"],
    ):
        embedded, server = (comparable(run(environment, "person", *arguments)) for environment in environments)
        assert server == embedded, arguments
    his = run(environments[1], "person", "魏建国")
    assert his["total"] == 4


def rows_of(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    facts = [row for row in book["汇总"].values if row[0] != "完成时间"]
    return list(book["检索结果"].values), facts


def test_a_list(environments, tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("\n".join(",".join(row) for row in LIST))
    reports, books = [], []
    for number, environment in enumerate(environments):
        out = tmp_path / f"{number}.xlsx"
        reports.append(comparable(run(environment, "batch-search", source, "--out", out)))
        del reports[-1]["out"]
        books.append(rows_of(out))
    assert reports[0] == reports[1]
    assert books[0] == books[1]
    counts = {status: reports[1][status] for status in ("found", "id_only", "name_only", "alike", "none", "error")}
    assert counts == {"found": 4, "id_only": 1, "name_only": 1, "alike": 2, "none": 1, "error": 1}
