"""Lists searched for the API and the pages: the command's own use-case, bounds, owners, restarts. Everybody is invented."""

from __future__ import annotations

import io
import os
import threading
import time
import warnings
import zipfile

import jsonschema
import openpyxl
import pytest
from search_archive import ADMINISTRATOR, QR, scope_of

from archive.errors import BusyError, IndexUnavailableError, NotFoundError
from danghao import batch_runs
from danghao.batch_runs import FolderBatchRuns
from search_api.access import LocalAccess
from search_api.batches import MAX_LIST_BYTES, MAX_LIST_ROWS

API = "/api/v1/batch-searches"
LIST = "序号,姓名,身份证\n1,欧阳劼,\n2,查无此人,\n3,欧阳劼,110101199003070003\n".encode()


def until(told, *, within_s=30):
    """Return what ``told`` gives as soon as it is something."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        if found := told():
            return found
        threading.Event().wait(0.02)
    raise AssertionError("it took too long")


def hand_in(client, data=LIST, name="名单.csv", **fields):
    return client.post(API, files={"table": (name, data)}, data=fields)


def wait_for(client, place):
    return until(lambda: (body := client.get(place).json())["state"] in {"done", "failed"} and body)


def rows_of(data, sheet="检索结果"):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data))
    head, *rows = book[sheet].values
    return [dict(zip(head, row, strict=True)) for row in rows]


def workbook(rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


class TestApi:
    def test_from_a_list_to_its_result(self, client, archive):
        made = hand_in(client)
        assert made.status_code == 202
        assert (made.json()["source"], made.json()["rows"]) == ("名单.csv", 3)
        body = wait_for(client, made.headers["location"])
        counts = {name: body["report"][name] for name in ("found", "name_only", "none", "rows", "complete")}
        assert counts == {"found": 1, "name_only": 1, "none": 1, "rows": 3, "complete": True}
        assert "out" not in body["report"]
        (listed,) = client.get(API).json()["batch_searches"]
        assert listed == body
        answer = client.get(f"{made.headers['location']}/result")
        assert "filename*=utf-8''%E5%90%8D%E5%8D%95-" in answer.headers["content-disposition"]
        rows = rows_of(answer.content)
        assert [(row["姓名"], row["检索结果"], row["档号"]) for row in rows] == [
            ("欧阳劼", "检得", QR),
            ("查无此人", "未检得", None),
            ("欧阳劼", "仅姓名相符", QR),
        ]
        tags = archive.tags()
        # The third row is asked with its number, by the number alone, and by the name alone.
        assert tags.count("test:search:query") == 5
        assert [tag for tag in tags if ":batch:" in tag] == ["test:batch:start", "test:batch:result"]
        assert client.delete(made.headers["location"]).status_code == 204
        assert client.get(made.headers["location"]).status_code == 404
        assert client.get(API).json() == {"batch_searches": []}

    @pytest.mark.parametrize(
        "fields",
        [
            [("table", ("a.csv", LIST)), ("table", ("b.csv", LIST))],
            [("table", ("a.csv", LIST)), ("limit", (None, "3")), ("limit", (None, "4"))],
            [("table", ("a.csv", LIST)), ("sort", (None, "ref"))],
        ],
    )
    def test_a_field_that_would_be_left_out_is_refused(self, client, fields):
        refused = client.post(API, files=fields)
        assert (refused.status_code, refused.json()["parameter"]) == (422, fields[-1][0])
        assert "无" in refused.json()["detail_zh"] or "没有" in refused.json()["detail_zh"]

    def test_a_workbook_without_header_and_fewer_hits_a_row(self, client):
        made = hand_in(client, workbook([["欧阳劼"], ["432299197908050312"]]), "a.XLSX", limit=1)
        body = wait_for(client, made.headers["location"])
        assert (body["limit"], body["report"]["found"]) == (1, 2)

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.doc", LIST, ".csv and .xlsx"),
            ("a.csv", b"\xff\xfea", "UTF-16"),
            ("a.csv", b"a\0b", "zero bytes"),
            ("a.csv", "甲,乙\n丙,丁\n".encode(), "name them in one row"),
            ("a.csv", b"\n\n", "nothing in it"),
            ("a.xlsx", b"PK no workbook", "workbook"),
            ("../a.csv", LIST, "path"),
            ("a.csv", "姓名\n".encode() + "甲\n".encode() * (MAX_LIST_ROWS + 1), f"more than {MAX_LIST_ROWS} rows"),
            ("a.csv", b"x" * (MAX_LIST_BYTES + 1), "MiB"),
        ],
    )
    def test_what_cannot_be_searched_is_said_at_once(self, client, tmp_path, name, data, said):
        answer = hand_in(client, data, name)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert said in answer.json()["detail"]
        assert client.get(API).json() == {"batch_searches": []}
        assert {entry.name for entry in tmp_path.glob("lists/*")} <= {".lock"}

    def test_as_many_rows_as_are_allowed(self, archive, make_client):
        rows = ["姓名"] * 3 + [f"甲{number}" for number in range(MAX_LIST_ROWS)]
        made = hand_in(make_client(archive), workbook([[row] for row in rows] + [[""]] * 5000), "a.xlsx")
        assert made.json()["rows"] == MAX_LIST_ROWS

    def test_a_workbook_that_unpacks_to_far_more_is_refused(self, client):
        out = io.BytesIO(workbook([["姓名"], ["欧阳劼"]]))
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/worksheets/sheet9.xml", b" " * (40 << 20))
        assert "unpacks to" in hand_in(client, out.getvalue(), "a.xlsx").json()["detail"]

    def test_bodies_are_bounded_before_they_are_read(self, client):
        assert hand_in(client, b"x" * (MAX_LIST_BYTES + (1 << 17))).status_code == 413
        assert hand_in(client, limit=500).status_code == 422
        assert client.post(API).status_code == 422
        assert client.post(API, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403

    def test_nobody_elses_list_is_there(self, archive, make_client):
        client = make_client(archive, resolve_scope=lambda user: ADMINISTRATOR if user == "local" else scope_of("户籍"))
        place = hand_in(client).headers["location"]
        for path in (place, f"{place}/result"):
            assert client.get(path, params={"as": "clerk"}).status_code == 404
        assert client.delete(place, params={"as": "clerk"}).status_code == 404
        assert client.post(f"{place}/resume", params={"as": "clerk"}).status_code == 404
        assert client.get(API, params={"as": "clerk"}).json() == {"batch_searches": []}
        assert client.get(place).status_code == 200
        for name in (".lock", "..", "."):
            assert client.get(f"{API}/{name}").status_code in {200, 404}
            assert "source" not in client.get(f"{API}/{name}").json()

    def test_what_is_told_has_the_documented_shape(self, client):
        document = client.get("/api/v1/openapi.json").json()
        body = wait_for(client, hand_in(client).headers["location"])
        shape = {"$ref": "#/components/schemas/BatchRunShape", "components": document["components"]}
        jsonschema.validate(body, shape)


class TestRuns:
    @pytest.fixture
    def open_runs(self, archive, tmp_path):
        opened = []

        def open_(**more):
            runs = FolderBatchRuns(
                tmp_path / "lists",
                **{
                    "service": archive.service,
                    "audit": archive.catalogue.audit,
                    "resolve_scope": LocalAccess().resolve,
                    "source": "test",
                    **more,
                },
            )
            opened.append(runs)
            return runs

        yield open_
        for runs in opened:
            runs.close()

    @staticmethod
    def start(runs, data=LIST, name="a.csv"):
        return runs.start(name, data, limit=20, scope=ADMINISTRATOR)

    @staticmethod
    def ended(runs, run):
        return until(lambda: (found := runs.find(run.run_id, scope=ADMINISTRATOR)).ended and found)

    @pytest.fixture
    def gate(self, archive, monkeypatch):
        """Lets searches through while it is set; counts them."""
        gate, search = threading.Event(), archive.index.search
        gate.asked = 0

        def wait(*arguments, **options):
            gate.asked += 1
            assert gate.wait(30)
            return search(*arguments, **options)

        monkeypatch.setattr(archive.index, "search", wait)
        yield gate
        gate.set()

    def test_a_server_that_ends_leaves_the_rest_to_the_next(self, open_runs, archive, gate):
        runs = open_runs()
        run = self.start(runs)
        until(lambda: gate.asked == 1)
        closing = threading.Thread(target=runs.close)
        closing.start()
        until(runs._stopped.is_set)
        gate.set()
        closing.join(30)
        assert runs.find(run.run_id, scope=ADMINISTRATOR).state == "waiting"
        done = self.ended(open_runs(), run)
        assert (done.state, done.report["resumed"]) == ("done", 1)
        assert archive.tags().count("test:search:query") == 5

    def test_an_index_that_is_away_stops_a_list_that_then_goes_on(self, open_runs, archive, monkeypatch):
        search, asked = archive.index.search, []

        def fail_once(*arguments, **options):
            asked.append(1)
            if len(asked) == 2:
                raise IndexUnavailableError("the index is away")
            return search(*arguments, **options)

        monkeypatch.setattr(archive.index, "search", fail_once)
        runs = open_runs()
        run = self.ended(runs, self.start(runs))
        assert (run.state, run.problem) == ("failed", "the index is away")
        with pytest.raises(NotFoundError):
            runs.result(run.run_id, scope=ADMINISTRATOR)
        runs.resume(run.run_id, scope=ADMINISTRATOR)
        run = self.ended(runs, run)
        assert (run.state, run.report["resumed"]) == ("done", 1)
        assert runs.resume(run.run_id, scope=ADMINISTRATOR).state == "done"

    def test_what_nobody_foresaw_fails_one_list_and_not_the_next(self, open_runs, archive, monkeypatch, caplog):
        def fail(*_, **__):
            raise ZeroDivisionError("欧阳劼")

        with monkeypatch.context() as broken:
            broken.setattr(archive.index, "search", fail)
            runs = open_runs()
            run = self.ended(runs, self.start(runs))
            assert "incident" in run.problem
            assert "欧阳" not in caplog.text
        assert self.ended(runs, self.start(runs)).state == "done"

    def test_a_list_that_is_removed_ends_after_its_row(self, open_runs, gate, tmp_path):
        runs = open_runs()
        first, second = self.start(runs), self.start(runs)
        until(lambda: gate.asked == 1)
        for run in (first, second):
            runs.remove(run.run_id, scope=ADMINISTRATOR)
        assert runs.runs(scope=ADMINISTRATOR) == ()
        gate.set()
        third = self.start(runs)
        assert self.ended(runs, third).state == "done"
        until(lambda: {entry.name for entry in (tmp_path / "lists").iterdir()} == {".lock", third.run_id})

    def test_how_far_it_is(self, open_runs, gate):
        runs = open_runs()
        run = self.start(runs)
        until(lambda: gate.asked == 1)
        found = runs.find(run.run_id, scope=ADMINISTRATOR)
        assert (found.state, found.done, found.rows) == ("running", 0, 3)

    def test_too_many_that_wait_are_refused(self, open_runs, gate, monkeypatch):
        monkeypatch.setattr(batch_runs, "_MOST_WAITING", 1)
        runs = open_runs()
        self.start(runs)
        until(lambda: gate.asked == 1)
        self.start(runs)
        with pytest.raises(BusyError):
            self.start(runs)

    def test_servers_share_a_folder(self, open_runs, gate, tmp_path):
        one, other = open_runs(), open_runs()
        first = self.start(one)
        until(lambda: gate.asked == 1)
        second, third = self.start(other), self.start(other)
        assert [run.find(first.run_id, scope=ADMINISTRATOR).state for run in (one, other)] == ["running"] * 2
        assert one.find(second.run_id, scope=ADMINISTRATOR).state == "waiting"
        # The one searches; the other ends what it is at.
        other.remove(first.run_id, scope=ADMINISTRATOR)
        gate.set()
        assert self.ended(other, second).state == "done"
        one.close()
        assert self.ended(other, third).state == "done"
        assert {entry.name for entry in (tmp_path / "lists").iterdir()} == {".lock", second.run_id, third.run_id}

    def test_what_a_killed_server_left_half_made_is_removed_and_what_another_makes_is_not(self, open_runs, tmp_path):
        for name, age_s in ((".old", 2 * 3600), (".new", 0)):
            (tmp_path / "lists" / name).mkdir(parents=True)
            os.utime(tmp_path / "lists" / name, (time.time() - age_s,) * 2)
        runs = open_runs()
        self.ended(runs, self.start(runs))
        assert {entry.name for entry in (tmp_path / "lists").glob(".*/")} == {".new"}

    def test_old_results_are_removed_and_nobody_else_may_read_the_folder(self, open_runs, tmp_path, monkeypatch):
        runs = open_runs()
        run = self.ended(runs, self.start(runs))
        assert (tmp_path / "lists").stat().st_mode & 0o77 == 0
        monkeypatch.setattr(batch_runs, "KEPT_DAYS", 0)
        second = self.start(runs)
        assert [entry.run_id for entry in runs.runs(scope=ADMINISTRATOR)] == [second.run_id]
        with pytest.raises(NotFoundError):
            runs.find(run.run_id, scope=ADMINISTRATOR)

    def test_a_list_is_searched_with_the_rights_of_its_time(self, open_runs):
        runs = open_runs(resolve_scope=lambda _: scope_of("车辆"))
        assert self.ended(runs, self.start(runs)).report["found"] == 0


class TestPages:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("zh", ("检得", "仅姓名相符", "未检得", "下载结果（XLSX）", "逐行结果")),
            ("en", ("found", "by the name only", "not found", "Download the result (XLSX)", "Row by row")),
        ],
    )
    def test_both_languages(self, client, language, words):
        made = client.post("/batch", files={"table": ("名单.csv", LIST)}, params={"lang": language})
        place = made.url.path
        until(lambda: "http-equiv" not in client.get(place).text)
        page = client.get(place, params={"lang": language}).text
        for word in words:
            assert word in page
        assert "名单.csv" in client.get("/batch", params={"lang": language}).text

    def test_a_list_that_cannot_be_read_is_said_on_the_page(self, client):
        answer = client.post("/batch", files={"table": ("a.doc", LIST)}, params={"lang": "zh"})
        assert answer.status_code == 422
        assert "名单无法检索" in answer.text
        assert '<p lang="zh">a.doc：批量检索只读取 .csv 和 .xlsx，不读取 .doc</p>' in answer.text

    def test_removing_leads_back(self, client):
        place = client.post("/batch", files={"table": ("a.csv", LIST)}).url.path
        run_id = place.rpartition("/")[2]
        assert client.post("/batch/resume", data={"id": run_id}).url.path == place
        assert client.post("/batch/remove", data={"id": run_id}).url.path == "/batch"
        assert client.get(place).status_code == 404
