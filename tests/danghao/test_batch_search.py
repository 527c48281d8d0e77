"""Batch searches and exports by the command: every row answered, none asked twice, nothing lost when killed."""

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
import warnings
from pathlib import Path

import openpyxl
import pytest
from search_archive import ADMINISTRATOR, CL, QR, SW, Archive, fill

from archive.errors import BatchError, IndexUnavailableError
from danghao import render, render_persons
from danghao.batch_journal import Outcome, open_journal, place_of
from danghao.batch_search import search_batch
from danghao.batch_table import guess_field, read_table
from index_mappings.memory import MemoryIndex
from index_mappings.tantivy import TantivyIndex
from ingest.progress import NullProgress
from search_api.parameters import SearchParameters
from search_api.person_service import PersonParameters

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from danghao.cli import main; main()"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory, environment_for):
    """The environment of the command over a small archive that nobody had to read."""
    folder = tmp_path_factory.mktemp("batch")
    archive = Archive.open(folder, TantivyIndex(folder / "index"))
    fill(archive)
    archive.close()
    return {
        **environment_for(folder),
        "DANGHAO_DATABASE_URL": f"sqlite:///{folder / 'catalogue.db'}",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def archive(tmp_path):
    opened = Archive.open(tmp_path, MemoryIndex())
    fill(opened)
    yield opened
    opened.close()


def run(environment, *arguments, check=True):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", env=environment, check=check
    )


def rows_of(path, sheet="检索结果"):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    head, *rows = book[sheet].values
    return [dict(zip(head, row, strict=True)) for row in rows]


def facts_of(path):
    return {row["项目"]: row["内容"] for row in rows_of(path, "汇总")}


def search(archive, source, out, **more):
    return search_batch(
        source, out, service=archive.service, scope=ADMINISTRATOR, progress=NullProgress(), **{"limit": 20, **more}
    )


# --- the table -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_known_by_their_headers_in_any_order(tmp_path, encoding, separator):
    source = tmp_path / "list.csv"
    lines = [
        "来函登记",
        separator.join(["序号", " 身份证号码 ", "办案单位", "姓名"]),
        separator.join(["1", "4322991979X", "某所", "欧阳劼"]),
    ]
    source.write_bytes("\r\n".join(lines).encode(encoding))
    table = read_table(source)
    assert table.columns == ("序号", "身份证号码", "办案单位", "姓名")
    assert table.fields == ("", "id_number", "", "name")
    (row,) = table.rows
    assert (row.number, row.cells, row.asked) == (
        3,
        ("1", "4322991979X", "某所", "欧阳劼"),
        {"id_number": "4322991979X", "name": "欧阳劼"},
    )


def test_english_headers_and_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name", "ID Number", "case-type", "From"])
    book.active.append(["欧阳劼", 432299197908050, "户口迁入", 2008])
    book.save(tmp_path / "list.xlsx")
    table = read_table(tmp_path / "list.xlsx")
    assert table.fields == ("name", "id_number", "case_type", "date_from")
    assert table.rows[0].asked == {
        "name": "欧阳劼",
        "id_number": "432299197908050",
        "case_type": "户口迁入",
        "date_from": "2008",
    }


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_column_without_header_is_read_by_its_look(tmp_path, suffix):
    values = ["欧阳劼", "432299197908050312", "4322991979????031X", "湘F·TZ017", QR, "阿依努尔·麦麦提"]
    source = tmp_path / f"list{suffix}"
    if suffix == ".csv":
        source.write_text("\n\n".join(values))
    else:
        book = openpyxl.Workbook()
        for value in values:
            book.active.append([value])
        book.save(source)
    assert [next(iter(row.asked)) for row in read_table(source).rows] == [
        "name",
        "id_number",
        "id_number",
        "number",
        "ref",
        "name",
    ]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("４３２２９９１９７９０８０５０３１ｘ", "id_number"),
        ("432299790805031", "id_number"),
        ("？？", "name"),
        ("G00000136", "number"),
    ],
)
def test_looks(text, field):
    assert guess_field(text) == field


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "甲,乙\n丙,丁", "several columns"),
        ("a.pdf", "x", ".csv and .xlsx"),
        ("a.xlsx", "x", "workbook"),
        ("none.csv", None, "cannot be read"),
        ("empty.csv", "", "nothing in it"),
        ("blank.csv", "姓名,地址\n,\n", "nothing in it"),
    ],
)
def test_a_table_that_cannot_be_asked_says_why(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(BatchError, match=said):
        read_table(tmp_path / name)


# --- the search ------------------------------------------------------------------------------------------------------
def test_every_row_is_answered_and_keeps_its_columns(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text(
        "姓名,身份证,办案单位,日期起\n欧阳劼,,甲所,\n郭子虚,,乙所,\n,432299197908050312,丙所,\n,,丁所,\n单国梁,,=1+1,abc\n"
    )
    before = len(archive.tags())
    report = search(archive, source, out)
    rows = rows_of(out)
    assert [(row["行号"], row["办案单位"], row["检索结果"], row["档号"]) for row in rows] == [
        (2, "甲所", "检得", QR), (3, "乙所", "未检得", None), (4, "丙所", "检得", QR),
        (5, "丁所", "未检索：无可检索内容", None), (6, "=1+1", "未检索：有误", None),
    ]  # fmt: skip
    hit = rows[0]
    assert (hit["原表·身份证"] or "", hit["身份证"]) == ("", "432299197908050312")
    assert (hit["匹配方式"], hit["盒号"], hit["库位"], hit["页"], hit["年度"]) == (
        "与所查一致",
        "0003",
        "2库房-01列-03节-2层",
        "1",
        2008,
    )
    assert "不是日期；请写作 2008" in rows[4]["说明"]
    assert report.rows == {"found": 2, "id_only": 0, "name_only": 0, "alike": 0, "none": 1, "error": 1, "empty": 1}
    assert (report.total, report.hits, report.complete) == (5, 2, True)
    assert archive.tags()[before:] == ["test:search:query"] * 3
    facts = facts_of(out)
    assert (facts["总行数"], facts["未检得"], facts["检索人"]) == (5, 1, "local")
    assert (facts["用于检索的列"], facts["未用于检索的列"]) == ("姓名、身份证、日期起", "办案单位")
    assert facts["范围：车辆"].startswith("1 件：已著录 1")
    assert not place_of(out).exists()


def test_no_cell_of_the_input_becomes_a_formula(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text('姓名,"=HYPERLINK(""http://x"")"\n欧阳劼,=1+1\n')
    search(archive, source, out)
    types = {cell.data_type for row in openpyxl.load_workbook(out)["检索结果"].iter_rows() for cell in row}
    assert "f" not in types


def test_a_name_and_a_number_that_stand_apart_are_asked_alone(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text(
        "姓名,身份证\n欧阳劫难,432299197908050312\n单国梁,110101199001010000\n欧阳劼,432299197908050312\n"
    )
    report = search(archive, source, out)
    assert [(row["检索结果"], row["档号"]) for row in rows_of(out)] == [
        ("仅身份证相符", QR),
        ("仅姓名相符", CL),
        ("检得", QR),
    ]
    assert report.rows["id_only"] == report.rows["name_only"] == report.rows["found"] == 1


def test_an_address_that_no_paper_has_hides_nobody(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "out.xlsx"
    source.write_text(
        "姓名,身份证,地址,类别\n"
        "欧阳劼,432299197908050312,北港街道桐荫巷17号,\n"
        "欧阳劼,432299197908050312,城西新村88栋,\n"
        "单国梁,,城西新村88栋,\n"
        "欧阳劼,,城西新村88栋,车辆\n"
        "查无此人,432299195501010018,城西新村88栋,\n"
    )
    search(archive, source, out)
    rows = rows_of(out)
    assert [(row["检索结果"], row["档号"]) for row in rows] == [
        ("检得", QR), ("仅身份证相符", QR), ("仅姓名相符", CL), ("未检得", None), ("未检得", None),
    ]  # fmt: skip
    assert "城西新村" not in rows[1]["检索条件"]


def test_hits_that_only_look_or_sound_alike_are_not_the_person(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text("姓名\n龚以生\n龚已生\n")
    report = search(archive, source, out)
    assert (report.rows["alike"], report.rows["found"]) == (1, 1)
    first, *_ = rows_of(out)
    assert (first["检索结果"], first["档号"], first["匹配方式"]) == ("仅形近或音近", SW, "读音相同或相近")


def test_a_row_with_more_hits_says_so(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text("检索词\n登记\n")
    report = search(archive, source, out, limit=1)
    (row,) = rows_of(out)
    assert row["共检得（件）"] > 1
    assert row["说明"] == "只列出前 1 件"
    assert report.cut_off == 1


def test_a_zero_that_cannot_be_trusted_says_so(archive, tmp_path):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [None])
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text("姓名,类别\n郭子虚,\n郭子虚,车辆\n")
    report = search(archive, source, out)
    assert [row["说明"] for row in rows_of(out)] == ["1 页尚未识读", None]
    assert (report.complete, report.reason) == (False, "1 page is not yet read")
    assert report.to_json()["incomplete_reason_zh"] == "1 页尚未识读"
    assert facts_of(out)["检索范围完整"] == "否：1 页尚未识读"


def test_what_may_be_missing_is_said_in_the_language_of_the_terminal(archive, monkeypatch):
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-005", [None])
    answer = archive.service.search(SearchParameters(query="郭子虚"), scope=ADMINISTRATOR)
    person = archive.persons.find(PersonParameters(name="郭子虚"), scope=ADMINISTRATOR)
    for language, said in (
        ("zh_CN.UTF-8", "结果可能不全: 1 页尚未识读"),
        ("C", "not complete: 1 page is not yet read"),
    ):
        monkeypatch.setenv("LC_ALL", language)
        assert said in render.search_answer(answer)
        assert said in render_persons.person_answer(person)


def test_bytes_that_nobody_can_read_are_reported_not_searched(archive, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_bytes("姓名,备注\n欧阳劼,\n".encode() + b"\xff\xff,x\n" + "龚已生,\n".encode("gb18030"))
    search(archive, source, out)
    rows = rows_of(out)
    assert [row["检索结果"] for row in rows] == ["检得", "未检索：有误", "检得"]
    assert rows[1]["说明"] == "有既非 UTF-8 也非 GB18030 的字节"
    assert rows[2]["档号"] == SW


def test_an_index_that_goes_away_loses_nothing(archive, tmp_path, monkeypatch):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text("欧阳劼\n龚已生\n单国梁\n")
    ask, asked = archive.service.search, []

    def fail_once(parameters, **more):
        asked.append(parameters.name)
        if len(asked) == 2:
            raise IndexUnavailableError("gone")
        return ask(parameters, **more)

    monkeypatch.setattr(archive.service, "search", fail_once)
    with pytest.raises(IndexUnavailableError):
        search(archive, source, out)
    assert not out.exists()
    report = search(archive, source, out)
    assert asked == ["欧阳劼", "龚已生", "龚已生", "单国梁"]
    assert (report.resumed, report.rows["found"]) == (1, 3)


# --- the journal -----------------------------------------------------------------------------------------------------
def test_a_line_cut_short_is_asked_again(tmp_path):
    out = tmp_path / "r.xlsx"
    with open_journal(out, {"input": "a"}) as journal:
        journal.add(Outcome(row=1, status="none"))
        journal.add(Outcome(row=2, status="found", hits=[["甲", 1, None]], total=1))
    path = place_of(out)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    whole = path.read_bytes()
    for cut in range(len(whole.splitlines()[0]) + 1, len(whole)):
        path.write_bytes(whole[:cut])
        with open_journal(out, {"input": "a"}) as journal:
            assert journal.done.keys() <= {1, 2}
            assert (2 in journal.done) == (cut == len(whole))
            journal.add(Outcome(row=3, status="none"))
        with open_journal(out, {"input": "a"}) as journal:
            assert 3 in journal.done


def test_a_journal_of_another_input_is_not_taken_over(tmp_path):
    out = tmp_path / "r.xlsx"
    with open_journal(out, {"input": "a"}) as journal:
        journal.add(Outcome(row=1, status="none"))
    with open_journal(out, {"input": "b"}) as journal:
        assert journal.done == {}


def test_one_result_is_written_by_one_run(tmp_path):
    with (
        open_journal(tmp_path / "r.xlsx", {}),
        pytest.raises(BatchError, match="another batch search"),
        open_journal(tmp_path / "r.xlsx", {}),
    ):
        pass


# --- the command -----------------------------------------------------------------------------------------------------
@pytest.mark.e2e
def test_a_batch_by_the_command(environment, tmp_path):
    source, out = tmp_path / "list.csv", tmp_path / "result.xlsx"
    source.write_text("欧阳劼\n郭子虚\n")
    done = run(environment, "batch-search", source, "--out", out, "--json")
    report = json.loads(done.stdout)
    assert (report["rows"], report["found"], report["none"], report["complete"]) == (2, 1, 1, True)
    assert report["out"] == str(out)
    source.write_text("姓名,日期起\n欧阳劼,abc\n")
    done = run(environment, "batch-search", source, "--out", out, check=False)
    assert (done.returncode, "1 error" in done.stdout) == (3, True)
    done = run(environment, "batch-search", source, "--out", tmp_path / "r.csv", check=False)
    assert (done.returncode, "--out" in done.stderr) == (1, True)
    assert run(environment, "batch-search", source, "--out", out, "--as", "nobody", check=False).returncode == 1


@pytest.mark.e2e
def test_a_killed_batch_goes_on_where_it_was(environment, tmp_path):
    names = ["欧阳劼", "龚已生", "郭子虚", "于䶮"]
    source, out, other = tmp_path / "list.csv", tmp_path / "result.xlsx", tmp_path / "other.xlsx"
    source.write_text("姓名,编号\n" + "".join(f"{names[number % 4]},{number}\n" for number in range(600)))
    process = subprocess.Popen(
        [*COMMAND, "batch-search", source, "--out", out], env=environment, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if place_of(out).exists() and place_of(out).read_bytes().count(b"\n") > 20:
            break
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not out.exists()
    finished = place_of(out).read_bytes().count(b"\n") - 1
    before = queries(environment)
    report = json.loads(run(environment, "batch-search", source, "--out", out, "--json").stdout)
    assert report["resumed"] == finished >= 20
    assert queries(environment) - before == 600 - finished
    run(environment, "batch-search", source, "--out", other)
    assert rows_of(out) == rows_of(other)
    assert not place_of(out).exists()


def queries(environment):
    from archive.store import open_catalogue

    catalogue = open_catalogue(environment["DANGHAO_DATABASE_URL"])
    try:
        return sum(entry.event.tag == "cli:search:query" for entry in catalogue.audit.entries())
    finally:
        catalogue.close()


@pytest.mark.e2e
def test_progress_is_told_on_stderr(environment, tmp_path):
    from ingest.progress import PlainProgress, Standing

    told = io.StringIO()
    clock = iter(range(0, 1000, 10))
    progress = PlainProgress(stream=told, clock=lambda: next(clock))
    standing = Standing(phase="searching", unit="rows", expected=100)
    for standing.recognised in range(0, 50, 10):
        progress.show(standing)
    assert "searching: 40 of 100 rows, 0 failed" in told.getvalue()
    assert "rows/s, " in told.getvalue()
    assert "left" in told.getvalue()


@pytest.mark.e2e
@pytest.mark.parametrize("output_format", ["csv", "json", "xlsx"])
def test_an_export_by_the_command(environment, tmp_path, output_format):
    out = tmp_path / f"hits.{output_format}"
    arguments = ["search", "登记", "--format", output_format, "--out", out]
    report = json.loads(run(environment, *arguments, "--json").stdout)
    assert report["bytes"] == out.stat().st_size
    assert report["exported"] == report["total"] == 3
    if output_format == "csv":
        assert len(list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))) == 4
    elif output_format == "json":
        assert len(json.loads(out.read_text())["hits"]) == 3
    else:
        assert len(rows_of(out)) == 3
    done = run(environment, *arguments, "--limit", "1")
    assert (done.stdout, "cut off" in done.stderr) == ("", True)


@pytest.mark.e2e
def test_an_export_to_stdout_and_what_has_no_place(environment, tmp_path):
    document = json.loads(run(environment, "search", "欧阳劼", "--format", "json", "--explain").stdout)
    assert document["hits"][0]["explanation"]
    assert "--out" in run(environment, "search", "欧阳劼", "--format", "xlsx", check=False).stderr
    assert run(environment, "search", "欧阳劼", "--out", tmp_path / "x", check=False).returncode == 2
    lost = tmp_path / "no" / "x.csv"
    assert "cannot write" in run(environment, "search", "欧阳劼", "--format", "csv", "--out", lost, check=False).stderr


@pytest.mark.e2e
def test_a_hit_explained_at_the_terminal(environment):
    said = run(environment, "search", "姓名:欧阳劼", "--explain").stdout
    assert "why name:欧阳劼 = 64" in said
    assert "64  name  exact  欧阳劼  (page 1)" in said


def test_the_command_starts_without_what_batches_need():
    code = "import sys, danghao.cli; print([m for m in sys.modules if m.startswith(('openpyxl', 'search_api', 'ingest', 'danghao.batch'))])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == "[]"
