"""``danghao saved`` by the installed command: what an ingest brings is counted, shown once, and nobody else's."""

import json

import pytest
from sample_batch import run

pytestmark = pytest.mark.e2e

FIRST = "J998-ZY·HJ·QR·2008·D30-0001-001"
SECOND = "J998-ZY·HJ·QR·2008·D30-0001-002"


def ask(environment, *arguments):
    return json.loads(run(environment, *arguments, "--json").stdout)


def write_batch(folder, *rows):
    """A batch of catalogue rows without scans: nothing needs to be read."""
    folder.mkdir()
    lines = ["档号,题名,人名", *(f"{ref},{title},{person}" for ref, title, person in rows)]
    (folder / "catalogue.csv").write_text("\n".join(lines) + "\n")
    return str(folder)


def test_from_saving_to_being_told(tmp_path, environment_for):
    environment = environment_for(tmp_path / "data")
    ask(environment, "ingest", write_batch(tmp_path / "one", (FIRST, "迁入材料", "欧阳劼")))
    made = ask(environment, "saved", "add", "欧阳家", "迁入", "--name", "欧阳*")
    assert (made["name"], made["parameters"], made["told"]) == ("欧阳家", {"query": "迁入", "name": "欧阳*"}, 1)
    report = ask(environment, "ingest", write_batch(tmp_path / "two", (SECOND, "迁入材料", "欧阳澜")))
    assert report["saved"] == [{"owner": "local", "name": "欧阳家", "new": 1, "problem": ""}]
    (news,) = ask(environment, "saved", "run", "欧阳家")["saved"]
    assert [hit["ref_code"] for hit in news["hits"]] == [SECOND]
    assert (news["new"], news["total"], news["complete"]) == (1, 2, True)
    (again,) = ask(environment, "saved", "run")["saved"]
    assert (again["new"], again["hits"]) == (0, [])
    (listed,) = ask(environment, "saved", "list")["saved"]
    assert listed["told"] == 2
    assert "欧阳家" in run(environment, "saved", "list").stdout
    assert "0 new of 2" in run(environment, "saved", "run").stdout
    for arguments in (["add", "欧阳家", "x"], ["run", "别的"], ["add", "y", "(甲"], ["list", "--as", "somebody"]):
        done = run(environment, "saved", *arguments, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
    ask(environment, "saved", "remove", "欧阳家")
    assert ask(environment, "saved", "list") == {"saved": []}
    assert ask(environment, "ingest", str(tmp_path / "one"))["saved"] == []
