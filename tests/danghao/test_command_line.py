"""The installed command on real scans: what the public interface promises of outputs and exit statuses."""

import base64
import json
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from sample_batch import COMMAND, choose_items, copy_batch, run

from danghao.cli_arguments import mend_arguments

pytestmark = [pytest.mark.e2e, pytest.mark.ocr]


def ask(environment, *arguments):
    return json.loads(run(environment, *arguments, "--json").stdout)


def first_person(environment):
    item = ask(environment, "show", choose_items(3)[0])
    return next(mention for mention in item["mentions"] if mention["type"] == "person")


def test_a_name_that_was_read_leads_back_to_the_shelf(small_archive):
    person = first_person(small_archive)
    answer = ask(small_archive, "search", "--name", person["value"])
    hit = next(hit for hit in answer["hits"] if hit["ref_code"] == choose_items(3)[0])
    way_back = hit["provenance"]
    assert way_back["location"]
    assert way_back["box"]
    assert re.fullmatch(r"[0-9a-f]{64}", way_back["scan_sha256"])
    assert way_back["locator"].endswith(f"#{person['page']:04}")
    assert "rapidocr" in way_back["recognised_by"]
    (page,) = [page for page in hit["pages"] if page["number"] == person["page"]]
    assert f"<em>{person['raw']}</em>" in page["snippet"]
    assert person["raw"] in [region["text"] for region in page["regions"]]


def test_a_person_leads_back_to_the_shelf_with_the_reason(small_archive):
    person = first_person(small_archive)
    answer = ask(small_archive, "person", person["value"])
    events = [event for group in answer["groups"] for event in group["timeline"]]
    event = next(event for event in events if event["ref_code"] == choose_items(3)[0])
    assert event["reasons"][0]["said"]
    assert event["provenance"]["box"]
    assert person["raw"] in [mention["raw"] for mention in event["mentions"]]
    said = run(small_archive, "person", person["value"]).stdout
    assert person["value"] in said.splitlines()[2]
    assert event["provenance"]["locator"] in said


def test_every_region_lies_on_its_page(small_archive):
    for code in choose_items(3):
        for mention in ask(small_archive, "show", code)["mentions"]:
            region = mention["region"]
            assert min(region.values()) >= 0
            assert region["x"] + region["w"] <= 1.00001
            assert region["y"] + region["h"] <= 1.00001


def test_an_archive_number_is_found_in_any_typography(small_archive):
    code = choose_items(3)[0]
    typed = code.replace("·", ".").replace("-", "—").lower()
    assert ask(small_archive, "search", "--ref", typed)["total"] == 1
    assert ask(small_archive, "show", typed)["ref_code"] == code


def test_nobody_of_that_name_is_an_honest_zero(small_archive):
    answer = ask(small_archive, "search", "郭子虚")
    assert answer["total"] == 0
    assert answer["complete"] is True
    assert answer["searched"]["items"] == 3


def test_a_query_that_a_shell_parted_is_one_query(small_archive):
    parted = ask(small_archive, "search", "类别:户籍", "日期:1950..2020")
    whole = ask(small_archive, "search", "类别:户籍 日期:1950..2020")
    assert (parted["query"], parted["hits"]) == (whole["query"], whole["hits"])


def test_a_second_ingest_reads_nothing(small_archive, tmp_path):
    batch = copy_batch(tmp_path / "again", choose_items(3))
    report = ask(small_archive, "ingest", str(batch))
    assert report["recognised"] == 0
    assert report["skipped"] == report["pages"] > 0
    assert report["failed"] == []


def test_a_broken_page_is_named_and_the_rest_is_kept(tmp_path, environment_for):
    environment = environment_for(tmp_path / "data")
    (code,) = choose_items(1)
    batch = copy_batch(tmp_path / "batch", [code])
    folder = batch / "J998-ZY·HJ·QR·2008·D30-0001-004"
    folder.mkdir()
    (folder / "0001.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    done = run(environment, "ingest", str(batch), "--json", check=False)
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert [failure["page"] for failure in report["failed"]] == ["J998-ZY·HJ·QR·2008·D30-0001-004#0001"]
    assert report["failed"][0]["reason"]
    answer = ask(environment, "search", f"档号:{code}")
    assert answer["total"] == 1
    assert answer["complete"] is False
    assert answer["incomplete_reason"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["search", "姓名:("], 1),
        (["search", "--limit", "many"], 2),
        (["search", "x", "--sort", "size"], 2),
        (["search", "x", "--facets", "colour"], 2),
        (["show", "J998-ZY·HJ·QR·1950·D30-0001-004"], 1),
        (["ingest", "/nowhere"], 1),
        (["search", "x", "--as", "nobody"], 1),
        (["person", "欧阳?"], 1),
        (["person", "欧阳劼", "--as", "nobody"], 1),
        (["nonsense"], 2),
    ],
)
def test_an_error_is_one_line_with_its_exit_status(small_archive, arguments, status):
    done = run(small_archive, *arguments, check=False)
    assert done.returncode == status
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    if status == 1:
        assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "as_json"),
    [
        *(
            (arguments, as_json)
            for arguments in (["search", "登记"], ["text"], ["status"])
            for as_json in (["--json"], [])
        ),
        (["search", "登记", "--format", "csv"], []),
    ],
)
def test_a_full_disk_is_told_in_one_line(small_archive, arguments, as_json):
    if arguments == ["text"]:
        arguments = ["text", choose_items(1)[0]]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, *arguments, *as_json],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=small_archive,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "danghao: the output cannot be written (No space left on device); make room, or write it elsewhere"
    ]


@pytest.mark.parametrize("as_json", [["--json"], []])
@pytest.mark.parametrize(
    "arguments", [["search", "登记"], ["show", "REF"], ["show", "nowhere"], ["status"], ["verify"]]
)
def test_a_closed_stdout_is_told_in_one_line(small_archive, arguments, as_json):
    words = [choose_items(1)[0] if word == "REF" else word for word in arguments]
    done = run_closed(small_archive, 1, *words, *as_json)
    assert done.returncode == 1
    # Before it, a check of everything says how far it is.
    *_, line = done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    said = "no item 'nowhere' is here" if "nowhere" in words else "the output cannot be written (stdout is closed)"
    assert said in line


def test_a_closed_stderr_takes_nothing_from_the_answer(small_archive):
    done = run_closed(small_archive, 2, "search", "登记", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["total"] > 0
    assert run_closed(small_archive, 2, "show", "nowhere").returncode == 1
    assert run_closed(small_archive, 2, "nonsense").returncode == 2


def run_closed(environment, stream, *arguments):
    """Run a command with one of its streams closed."""
    command = ["sh", "-c", f'exec "$@" {stream}>&-', "sh", COMMAND, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "登记"], ["search", "登记", "--format", "csv"], ["show", "REF"], ["text", "REF"], ["doubts"],
        ["person", "欧阳劼"], ["batch-search", "LIST", "--out", "OUT"], ["saved", "add", "x", "登记"], ["saved", "list"],
        ["saved", "run"], ["saved", "remove", "x"],
    ],
)  # fmt: skip
def test_an_empty_user_is_nobody(small_archive, tmp_path, arguments):
    (tmp_path / "list.csv").write_text("欧阳劼\n", "utf-8")
    stands_for = {"REF": choose_items(1)[0], "LIST": str(tmp_path / "list.csv"), "OUT": str(tmp_path / "out.xlsx")}
    done = run(small_archive, *(stands_for.get(word, word) for word in arguments), "--as", "", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("danghao: user '' is not known here and sees nothing")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["search", "欧阳"], ["search", "--name", "欧阳"], ["person", "欧阳"], ["show", "欧阳"]]
)
def test_bytes_that_are_no_text_are_refused(small_archive, arguments):
    *words, text = arguments
    done = subprocess.run(
        [COMMAND, *words, text.encode("gbk"), "--json"], capture_output=True, env=small_archive, check=False
    )
    assert done.returncode == 1
    told = json.loads(done.stdout.decode())
    assert "is not UTF-8" in told["error"]
    assert (told["position"], told["length"]) == (1, 2)
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["text", "X", "--format", "docx"], "'docx'"),
        (["doubts", "--type", "elephant"], "id_number"),
        (["search", "x", "--format", "xlsx"], "--out"),
        (["search", "x", "--out", "x.csv"], "--format"),
        (["search", "x", "--format", "csv"], "both go to stdout"),
        (["person"], "name a person"),
        (["search", "--limit", "many"], "'many'"),
        (["nonsense"], "nonsense"),
        (["serve", "--port", "many"], "'many'"),
    ],
)
def test_wrong_usage_is_told_with_status_two_before_anything_is_opened(tmp_path, environment_for, arguments, says):
    done = run(environment_for(tmp_path / "nowhere"), *arguments, "--json", check=False)
    assert done.returncode == 2
    assert says in json.loads(done.stdout)["error"]
    assert says in done.stderr


@pytest.mark.parametrize("command", ["serve", "worker", "scheduler"])
def test_what_runs_until_stopped_takes_json_too(tmp_path, environment_for, command):
    done = run(environment_for(tmp_path / "nowhere"), command, "--json", check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] in done.stderr


def test_wrong_orders_and_facets_are_told_with_those_there_are(small_archive):
    assert "relevance, ref, year, -year" in run(small_archive, "search", "x", "--sort", "size", check=False).stderr
    told = run(small_archive, "search", "x", "--facets", "colour", check=False).stderr
    assert "'colour'" in told
    assert "class, case_type, year" in told


def test_an_archive_that_is_not_there_is_not_an_empty_one(tmp_path, environment_for):
    done = run(environment_for(tmp_path / "nowhere"), "search", "x", check=False)
    assert done.returncode == 1
    assert "danghao ingest" in done.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("command", ["status", "search", "verify", "reindex", "init", "ingest", "backup"])
def test_a_catalogue_that_was_emptied_is_no_new_one(small_archive, tmp_path, environment_for, command):
    data = shutil.copytree(small_archive["DANGHAO_DATA_DIR"], tmp_path / "data")
    (data / "catalogue.sqlite3").write_bytes(b"")
    places = {"ingest": [str(copy_batch(tmp_path / "batch", choose_items(1)))], "backup": [str(tmp_path / "backup")]}
    done = run(environment_for(data), command, *places.get(command, []), check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "is empty, but scans or an index are there: restore it from a backup" in line
    assert (data / "catalogue.sqlite3").read_bytes() == b""


def test_an_emptied_catalogue_is_restored(small_archive, tmp_path, environment_for):
    data = shutil.copytree(small_archive["DANGHAO_DATA_DIR"], tmp_path / "data")
    environment = environment_for(data)
    run(environment, "backup", str(tmp_path / "backup"))
    for path in data.glob("catalogue.sqlite3*"):
        path.write_bytes(b"")
    assert ask(environment, "restore", str(tmp_path / "backup"))["items"] == 3
    # One that a killed first start left, with nothing beside it, is begun again.
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "catalogue.sqlite3").write_bytes(b"")
    assert ask(environment_for(tmp_path / "new"), "init") == {"items": 0}


def test_an_empty_archive_is_made_on_request_and_a_full_one_is_left_alone(tmp_path, environment_for, small_archive):
    environment = environment_for(tmp_path / "new")
    for _ in range(2):
        assert json.loads(run(environment, "init", "--json").stdout) == {"items": 0}
    assert json.loads(run(environment, "search", "欧阳劼", "--json").stdout)["total"] == 0
    before = run(small_archive, "search", "登记", "--json").stdout
    assert json.loads(run(small_archive, "init", "--json").stdout) == {"items": 3}
    assert json.loads(run(small_archive, "search", "登记", "--json").stdout)["hits"] == json.loads(before)["hits"]


def test_text_comes_in_every_format(small_archive, tmp_path):
    code = choose_items(3)[0]
    plain = run(small_archive, "text", code).stdout
    assert "虚构样例" in plain
    alto = ET.fromstring(run(small_archive, "text", code, "--format", "alto").stdout.encode())
    assert alto.tag == "{http://www.loc.gov/standards/alto/ns-v4#}alto"
    assert "ocr_line" in run(small_archive, "text", code, "--format", "hocr").stdout
    out = tmp_path / "item.pdf"
    run(small_archive, "text", code, "--format", "pdf", "--out", str(out))
    import pdfplumber

    with pdfplumber.open(out) as document:
        assert "虚构样例" in "".join(page.extract_text() for page in document.pages)


@pytest.mark.parametrize(("output_format", "encoding"), [("text", "utf-8"), ("pdf", "base64")])
def test_a_text_as_json_holds_the_document(small_archive, output_format, encoding):
    told = ask(small_archive, "text", choose_items(3)[0], "--format", output_format)
    assert told["encoding"] == encoding
    document = base64.b64decode(told["content"]) if encoding == "base64" else told["content"].encode()
    assert document.startswith(b"%PDF-") == (output_format == "pdf")
    assert "虚构样例" in told["pages"][0]["text"]


def test_status_and_verify_agree_with_what_was_taken_in(small_archive):
    status = ask(small_archive, "status")
    assert status["totals"]["items"] == 3
    assert status["totals"]["indexed"] == 3
    assert any("rapidocr" in engine for engine in status["engines"])
    assert ask(small_archive, "verify")["sound"] is True


def test_a_rebuilt_index_answers_the_same(small_archive):
    before = ask(small_archive, "search", "登记")
    assert ask(small_archive, "reindex")["items"] == 3
    after = ask(small_archive, "search", "登记")
    assert [hit["ref_code"] for hit in after["hits"]] == [hit["ref_code"] for hit in before["hits"]]


def test_a_reading_that_is_lost_is_told_by_every_answer(small_archive, tmp_path, environment_for):
    data = shutil.copytree(small_archive["DANGHAO_DATA_DIR"], tmp_path / "data")
    environment = environment_for(data)
    code = ask(environment, "search", "登记")["hits"][0]["ref_code"]
    with sqlite3.connect(data / "catalogue.sqlite3") as connection:
        query = "SELECT text_sha256 FROM page JOIN item USING (item_id) WHERE ref_code = ? AND number = 1"
        ((sha256,),) = connection.execute(query, [code])
    connection.close()
    (data / "blobs" / sha256[:2] / sha256[2:4] / sha256).unlink()
    done = run(environment, "reindex", "--json", check=False)
    assert done.returncode == 3
    assert [failed["page"] for failed in json.loads(done.stdout)["failed"]] == [f"{code}#0001"]
    assert f"{code}#0001: its stored reading cannot be used" in done.stderr
    assert "ingest the batches again" in done.stderr
    for answer in (ask(environment, "search", "登记"), ask(environment, "status")):
        assert answer["complete"] is False
        assert answer["incomplete_reason"].startswith("1 page could not be read")


def test_a_changed_blob_is_noticed(tmp_path, environment_for):
    environment = environment_for(tmp_path / "data")
    batch = copy_batch(tmp_path / "batch", choose_items(1))
    run(environment, "ingest", str(batch))
    scan = max((tmp_path / "data" / "blobs").rglob("*"), key=lambda path: path.stat().st_size if path.is_file() else 0)
    scan.chmod(0o600)
    scan.write_bytes(scan.read_bytes()[:-1] + b"?")
    done = run(environment, "verify", "--json", check=False)
    assert done.returncode == 3
    assert json.loads(done.stdout)["sound"] is False


@pytest.mark.enable_socket
def test_the_page_is_served_until_stopped(small_archive):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port), "--json"],
        env=small_archive,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert json.loads(server.stdout.readline()) == {"url": f"http://127.0.0.1:{port}"}
        assert f"http://127.0.0.1:{port}" in server.stderr.readline().decode()
        deadline = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/search?query=%E7%99%BB%E8%AE%B0") as reply:
                    assert json.load(reply)["total"] >= 1
                    break
            except OSError:
                assert time.monotonic() < deadline
        server.send_signal(signal.SIGINT)
        assert server.wait(15) in {0, 130, -signal.SIGINT}
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
        server.stderr.close()


def test_a_flag_without_its_value_and_an_excluded_word_are_understood():
    assert mend_arguments(["search", "x", "--facets"]) == ["search", "x", "--facets", "all"]
    assert mend_arguments(["search", "--facets", "class,year", "x"]) == ["search", "--facets", "class,year", "x"]
    assert mend_arguments(["search", "--facets", "--json"]) == ["search", "--facets", "all", "--json"]
    # Before the query it is a flag; what stands there beside a query is a value, and may be a wrong one.
    assert mend_arguments(["search", "--facets", "wangj"]) == ["search", "--facets", "all", "wangj"]
    assert mend_arguments(["search", "x", "--facets", "foo"]) == ["search", "x", "--facets", "foo"]
    limited = ["search", "--limit", "3", "--facets", "x"]
    assert mend_arguments(limited, valued=["--limit"]) == ["search", "--limit", "3", "--facets", "all", "x"]
    assert mend_arguments(["search", "-注销"]) == ["search", " -注销"]
