import json
from pathlib import Path

import pytest
from sample_batch import run

from archive.errors import SettingsError
from danghao.settings import KNOWN, PREFIX, EngineName, note_unknown, read_settings


def read(tmp_path, **values):
    return read_settings({PREFIX + name: value for name, value in values.items()}, env_file=tmp_path / ".env")


def test_everything_has_a_default(tmp_path):
    settings = read(tmp_path)
    assert settings.data_dir == Path("data").absolute()
    assert settings.database_url == f"sqlite:///{Path('data').absolute()}/catalogue.sqlite3"
    assert settings.search_url == "tantivy:"
    assert settings.ocr_engine is EngineName.RAPIDOCR


def test_all_data_follows_the_data_folder(tmp_path):
    settings = read(tmp_path, DATA_DIR=str(tmp_path / "档案"))
    assert settings.blobs_url == str(tmp_path / "档案" / "blobs")
    assert str(tmp_path / "档案") in settings.database_url


def test_the_environment_wins_over_the_file(tmp_path):
    (tmp_path / ".env").write_text("DANGHAO_OCR_ENGINE=tesseract\nOTHER=1\nDANGHAO_DATA_DIR=/from/file\n")
    settings = read(tmp_path, DATA_DIR="/from/environment")
    assert settings.ocr_engine is EngineName.TESSERACT
    assert settings.data_dir == Path("/from/environment")


def test_a_file_in_another_encoding_is_an_error_in_one_line(tmp_path):
    (tmp_path / ".env").write_bytes("# 档案\nDANGHAO_DATA_DIR=/数据\n".encode("gbk"))
    with pytest.raises(SettingsError, match="not UTF-8; save it as UTF-8"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"OCR_ENGINE": "abbyy"}, "DANGHAO_OCR_ENGINE"),
        ({"SCHEDULER": "127.0.0.1:8786"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "tcp://127.0.0.1:port"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "http://127.0.0.1:8786"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "tls://127.0.0.1:8786"}, "DANGHAO_SCHEDULER_CA_FILE"),
        ({"SCHEDULER": "tls://127.0.0.1:8786", "SCHEDULER_CA_FILE": __file__}, "DANGHAO_SCHEDULER_CERT_FILE"),
        ({"SCHEDULER": "tcp://127.0.0.1:8786", "SCHEDULER_CA_FILE": __file__}, "tls://"),
        ({"SEARCH_URL": "solr://127.0.0.1"}, "DANGHAO_SEARCH_URL"),
        ({"SEARCH_URL": "http://"}, "DANGHAO_SEARCH_URL"),
        ({"SEARCH_URL": "http://es:many"}, "DANGHAO_SEARCH_URL"),
        ({"SEARCH_URL": "http://es/Akten-2"}, "DANGHAO_SEARCH_URL"),
        ({"SEARCH_URL": "http://es", "SEARCH_TIMEOUT_S": "soon"}, "DANGHAO_SEARCH_TIMEOUT_S"),
        ({"SEARCH_URL": "http://es", "SEARCH_SHARDS": "0"}, "DANGHAO_SEARCH_SHARDS"),
        ({"SEARCH_URL": "http://es", "SEARCH_PASSWORD": "x"}, "DANGHAO_SEARCH_USER"),
        ({"SEARCH_URL": "http://u:geheim@es", "SEARCH_PASSWORD": "geheim"}, "DANGHAO_SEARCH_PASSWORD"),
        ({"SEARCH_URL": "http://u@es", "SEARCH_API_KEY": "geheim"}, "DANGHAO_SEARCH_API_KEY"),
        ({"SEARCH_URL": "http://es", "SEARCH_API_KEY_FILE": "/nowhere"}, "DANGHAO_SEARCH_API_KEY_FILE"),
        ({"SEARCH_URL": "https://es", "SEARCH_CA_FILE": "/nowhere"}, "DANGHAO_SEARCH_CA_FILE"),
        ({"SEARCH_URL": "http://es", "SEARCH_CA_FILE": __file__}, "DANGHAO_SEARCH_CA_FILE"),
        ({"SEARCH_URL": "https://u:a/geheim@es:9200/bureau"}, "%2F"),
        ({"SEARCH_URL": "https://u:geheim/b@es"}, "%2F"),
        ({"REGISTRY": "/nowhere/registry.toml"}, "DANGHAO_REGISTRY"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path, values, named):
    with pytest.raises(SettingsError, match=named) as raised:
        read(tmp_path, **values)
    assert "geheim" not in str(raised.value)


def test_a_search_server_is_read_from_its_url(tmp_path):
    server = read(tmp_path, SEARCH_URL="https://u%40x:p%3Aq@es1:9201,es2,[::1]:9203/bureau_2").search_server
    assert server.hosts == ("https://es1:9201", "https://es2:9200", "https://[::1]:9203")
    assert (server.prefix, server.user, server.password, server.api_key) == ("bureau_2", "u@x", "p:q", "")
    assert (server.ca_file, server.timeout_s, server.shards, server.replicas) == (None, 10, 1, 1)
    assert read(tmp_path, SEARCH_URL="http://es").search_server.prefix == "archive"
    assert read(tmp_path).search_server is None


def test_secrets_of_a_search_server_come_from_files_and_are_never_shown(tmp_path):
    (tmp_path / "secret").write_text("geheim\n")
    values = {"SEARCH_URL": "https://es", "SEARCH_CA_FILE": __file__, "SEARCH_TIMEOUT_S": "2.5", "SEARCH_REPLICAS": "2"}
    secret = str(tmp_path / "secret")
    by_key = read(tmp_path, SEARCH_API_KEY_FILE=secret, **values)
    assert by_key.search_server.api_key == "geheim"
    assert (by_key.search_server.timeout_s, by_key.search_server.replicas) == (2.5, 2)
    by_password = read(tmp_path, SEARCH_USER="u", SEARCH_PASSWORD_FILE=secret, **values)
    assert (by_password.search_server.user, by_password.search_server.password) == ("u", "geheim")
    in_url = read(tmp_path, SEARCH_URL="http://u:geheim@es")
    assert "geheim" not in repr((by_key, by_password, in_url))


def test_a_scheduler_is_used_with_its_files(tmp_path):
    assert read(tmp_path, SCHEDULER="local").scheduler == ""
    assert read(tmp_path, SCHEDULER="tcp://ocr-1:8786").scheduler == "tcp://ocr-1:8786"
    files = {f"SCHEDULER_{name}_FILE": __file__ for name in ("CA", "CERT", "KEY")}
    settings = read(tmp_path, SCHEDULER="tls://ocr-1:8786", **files)
    assert settings.scheduler_files.key == Path(__file__)


def test_a_secret_stands_in_a_file_and_is_never_shown(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("open sesame\n")
    settings = read(tmp_path, BLOBS_URL="s3://archive", BLOBS_KEY="ali", BLOBS_SECRET_FILE=str(secret))
    assert settings.blob_access.secret == "open sesame"
    assert "open sesame" not in repr(settings)
    with pytest.raises(SettingsError, match="BLOBS_SECRET_FILE are both set"):
        read(tmp_path, BLOBS_SECRET="x", BLOBS_SECRET_FILE=str(secret))
    secret.write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="BLOBS_SECRET_FILE"):
        read(tmp_path, BLOBS_SECRET_FILE=str(secret))


@pytest.mark.parametrize(
    ("setting", "secret_of"),
    [
        ("DATABASE_PASSWORD", lambda settings: settings.database_password),
        ("SEARCH_PASSWORD", lambda settings: settings.search_server.password),
        ("SEARCH_API_KEY", lambda settings: settings.search_server.api_key),
        ("BLOBS_SECRET", lambda settings: settings.blob_access.secret),
    ],
)
def test_every_secret_is_read_by_the_same_rule(tmp_path, setting, secret_of):
    user = {"SEARCH_USER": "u"} if setting == "SEARCH_PASSWORD" else {}
    values = {"SEARCH_URL": "https://es", "DATABASE_URL": "postgresql://u@db/x", **user}
    file = tmp_path / "secret"
    in_file = {f"{setting}_FILE": str(file)}
    file.write_bytes(b" geheim \r\n")
    # Blanks may be part of it; in the environment they are not kept.
    assert secret_of(read(tmp_path, **values, **in_file)) == " geheim "
    assert secret_of(read(tmp_path, **values, **{setting: "geheim"})) == "geheim"
    assert "geheim" not in repr(read(tmp_path, **values, **in_file))
    for content in (b"", b"\n", b"geheim\nmore\n", b"geheim\xff"):
        file.write_bytes(content)
        with pytest.raises(SettingsError, match=f"DANGHAO_{setting}_FILE") as raised:
            read(tmp_path, **values, **in_file)
        assert "geheim" not in str(raised.value)
    file.write_text("geheim")
    with pytest.raises(SettingsError, match="both set") as raised:
        read(tmp_path, **values, **in_file, **{setting: "geheim"})
    assert "geheim" not in str(raised.value)
    file.unlink()
    with pytest.raises(SettingsError, match=f"DANGHAO_{setting}_FILE"):
        read(tmp_path, **values, **in_file)


def test_a_misspelt_setting_of_the_file_is_an_error(tmp_path):
    (tmp_path / ".env").write_text("DANGHAO_DATADIR=/data\n")
    with pytest.raises(SettingsError, match="DANGHAO_DATADIR"):
        read(tmp_path)


def test_a_misspelt_setting_of_the_environment_is_noted():
    assert note_unknown({"DANGHAO_DATA_DIR": "/data", "OTHER": "1"}) == ""
    said = "without effect, as there is no such setting: DANGHAO_DATADIR (is DANGHAO_DATA_DIR meant?), DANGHAO_XYZ"
    assert note_unknown({"DANGHAO_XYZ": "1", "DANGHAO_DATADIR": "/data"}) == said


@pytest.mark.e2e
def test_the_note_is_one_line_and_no_error(tmp_path, environment_for):
    done = run({**environment_for(tmp_path / "data"), "DANGHAO_DATADIR": "/x"}, "init", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"items": 0})
    (line,) = done.stderr.splitlines()
    assert "DANGHAO_DATADIR (is DANGHAO_DATA_DIR meant?)" in line


def test_every_setting_is_documented():
    manual = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    assert [name for name in KNOWN if PREFIX + name not in manual] == []


def test_names_of_hosts_are_names_alone(tmp_path):
    assert read(tmp_path).allowed_hosts == ()
    assert read(tmp_path, ALLOWED_HOSTS="Archive.example,dangan *").allowed_hosts == ("archive.example", "dangan", "*")
    for wrong in ("http://archive.example", "archive.example:8000", "*.example", "档案.example"):
        with pytest.raises(SettingsError, match="write host names alone"):
            read(tmp_path, ALLOWED_HOSTS=wrong)
