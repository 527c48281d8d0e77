from pathlib import Path

import pytest

from archive.errors import SettingsError
from danghao.settings import KNOWN, PREFIX, EngineName, read_settings


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


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"OCR_ENGINE": "abbyy"}, "DANGHAO_OCR_ENGINE"),
        ({"SEARCH_URL": "http://127.0.0.1:9200"}, "DANGHAO_SEARCH_URL"),
        ({"SCHEDULER": "127.0.0.1:8786"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "tcp://127.0.0.1:port"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "http://127.0.0.1:8786"}, "DANGHAO_SCHEDULER"),
        ({"SCHEDULER": "tls://127.0.0.1:8786"}, "DANGHAO_SCHEDULER_CA_FILE"),
        ({"SCHEDULER": "tls://127.0.0.1:8786", "SCHEDULER_CA_FILE": __file__}, "DANGHAO_SCHEDULER_CERT_FILE"),
        ({"SCHEDULER": "tcp://127.0.0.1:8786", "SCHEDULER_CA_FILE": __file__}, "tls://"),
        ({"REGISTRY": "/nowhere/registry.toml"}, "DANGHAO_REGISTRY"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path, values, named):
    with pytest.raises(SettingsError, match=named):
        read(tmp_path, **values)


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


def test_a_misspelt_setting_of_the_file_is_an_error(tmp_path):
    (tmp_path / ".env").write_text("DANGHAO_DATADIR=/data\n")
    with pytest.raises(SettingsError, match="DANGHAO_DATADIR"):
        read(tmp_path)


def test_every_setting_is_documented():
    manual = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    assert [name for name in KNOWN if PREFIX + name not in manual] == []
