"""docker-compose.yml as Compose itself reads it, for each profile and beside each of the other files.

No engine runs here: what is checked is that Compose takes the files, and that what they promise stands in them.
"""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from danghao.settings import KNOWN, PREFIX

ROOT = Path(__file__).parents[2]
MAIN = ("docker-compose.yml",)
HOSTS = (*MAIN, "deploy/docker-compose.hosts.yml")
S3 = (*MAIN, "deploy/docker-compose.s3.yml")
OCR_HOST = ("deploy/docker-compose.ocr-host.yml",)
VALUES = {
    "SCHEDULER_BIND": "192.0.2.1",
    "SCHEDULER_HOST": "192.0.2.1",
    "OCR_HOST": "192.0.2.2",
    "BLOBS_URL": "s3://archive/bureau",
    "BLOBS_ENDPOINT": "https://192.0.2.3",
    "BLOBS_KEY": "danghao",
}
ALWAYS = {"credentials", "es01", "postgres", "search-user", "archive", "scheduler", "worker", "web"}
THREE_NODES = {"es02", "es03"}
TOOLS = {"ingest"}


@cache
def find_compose():
    """Return the Compose command of this machine: the client's plugin, or the program of its own."""
    if shutil.which("docker"):
        asked = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ("docker", "compose")
    return ("docker-compose",) if shutil.which("docker-compose") else None


def run_compose(folder, files, *arguments, **values):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [*find_compose(), "--project-directory", str(folder)]
    for file in files:
        command += ["-f", str(ROOT / file)]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, cwd=folder, env=kept | values, check=False
    )


pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(find_compose() is None, reason="needs Docker Compose: apt-get install docker-compose"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with secrets made as users make them."""
    folder = tmp_path_factory.mktemp("project")
    subprocess.run(
        ["sh", str(ROOT / "deploy" / "make_secrets.sh"), "secrets"], cwd=folder, check=True, capture_output=True
    )
    (folder / "secrets" / "blobs_secret").write_text("an account's secret key")
    return folder


@pytest.fixture(scope="module")
def read(folder):
    @cache
    def read(files=MAIN, *profiles):
        options = [option for profile in profiles for option in ("--profile", profile)]
        done = run_compose(folder, files, *options, "config", **VALUES)
        assert done.returncode == 0, done.stderr
        return yaml.safe_load(done.stdout)

    return read


def everything(read):
    main = read(MAIN, "three-nodes", "tools")
    return main["services"] | {"ocr-host": read(OCR_HOST)["services"]["worker"]}


def settings_of(service):
    return service.get("environment") or {}


def test_each_profile_is_what_it_says(read):
    for files in (MAIN, HOSTS, S3, (*HOSTS, S3[-1])):
        assert set(read(files, "three-nodes", "tools")["services"]) == ALWAYS | THREE_NODES | TOOLS
    # Programs before Compose 2 list services of profiles that are off as well.
    assert ALWAYS.issubset(read()["services"])
    with (ROOT / "docker-compose.yml").open() as file:
        written = yaml.safe_load(file)["services"]
    assert {name for name, service in written.items() if "profiles" not in service} == ALWAYS
    assert {name for name, service in written.items() if service.get("profiles") == ["three-nodes"]} == THREE_NODES


def test_images_are_pinned_to_a_version(read):
    images = {service["image"] for service in everything(read).values()}
    assert images == {"elasticsearch:9.5.0", "postgres:17.6-bookworm", f"danghao:{project_version()}"}


def project_version():
    return re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE).group(1)


def test_no_password_stands_in_the_files_or_in_what_compose_makes_of_them(read, folder):
    shown = json.dumps([read(files, "three-nodes", "tools") for files in (MAIN, S3)])
    for secret in (folder / "secrets").iterdir():
        assert secret.read_text() not in shown
    for service in everything(read).values():
        for name, value in settings_of(service).items():
            if re.search(r"PASSWORD|SECRET", name):
                assert name.endswith("_FILE"), name
                assert value == "" or value.startswith(
                    ("/credentials/", "/run/secrets/", "/usr/share/elasticsearch/config/credentials/")
                )


def test_without_secrets_nothing_starts(read):
    """Compose is given files, which it refuses to mount when they are not there; no default stands behind them."""
    for files in (MAIN, S3):
        secrets = read(files, "tools")["secrets"]
        assert all(re.fullmatch(r".*/secrets/[a-z_]+", secret["file"]) for secret in secrets.values())
        first = read(files)["services"]["credentials"]
        assert {secret["source"] if isinstance(secret, dict) else secret for secret in first["secrets"]} == set(secrets)


@pytest.mark.parametrize(
    ("files", "missing"), [(HOSTS, "SCHEDULER_BIND"), (S3, "BLOBS_URL"), (OCR_HOST, "SCHEDULER_HOST")]
)
def test_what_has_no_sensible_default_must_be_said(folder, files, missing):
    done = run_compose(folder, files, "config", **{name: value for name, value in VALUES.items() if name != missing})
    assert done.returncode != 0
    assert missing in done.stderr or "host" in done.stderr


def test_only_the_web_page_is_published_and_on_this_host_alone(read):
    def published(services):
        return {name: json.dumps(service["ports"]) for name, service in services.items() if service.get("ports")}

    main = published(read(MAIN, "three-nodes", "tools")["services"])
    assert set(main) == {"web"}
    assert "127.0.0.1" in main["web"]
    hosts = published(read(HOSTS, "three-nodes", "tools")["services"])
    assert set(hosts) == {"web", "scheduler"}
    assert "192.0.2.1" in hosts["scheduler"]


def test_the_inner_network_has_no_way_out(read):
    composed = read(MAIN, "three-nodes", "tools")
    assert composed["networks"]["inside"]["internal"] is True
    for name, service in composed["services"].items():
        networks = set(service.get("networks") or {})
        assert networks == {"web": {"inside", "outside"}, "credentials": set()}.get(name, {"inside"}), name


def test_every_service_is_bounded_watched_and_restarted(read):
    for name, service in everything(read).items():
        assert service["mem_limit"], name
        assert service["cpus"], name
        assert service["logging"]["options"]["max-size"], name
        if name in {"credentials", "search-user", "archive", "ingest"}:
            assert service["restart"] == "no", name
        else:
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"} if name != "web" else True, name


def test_services_wait_for_what_they_need(read):
    services = read(MAIN, "three-nodes", "tools")["services"]
    waits = {
        name: {other: wait["condition"] for other, wait in (service.get("depends_on") or {}).items()}
        for name, service in services.items()
    }
    done, healthy = "service_completed_successfully", "service_healthy"
    for name in ("es01", "es02", "es03", "postgres", "scheduler"):
        assert waits[name] == {"credentials": done}
    assert waits["search-user"] == {"es01": healthy}
    assert waits["archive"] == {"search-user": done, "postgres": healthy}
    assert waits["worker"] == {"scheduler": healthy}
    assert waits["web"] == {"archive": done, "es01": healthy, "postgres": healthy}
    assert waits["ingest"] == {"archive": done, "worker": healthy}


def test_our_containers_may_do_little(read):
    for name, service in everything(read).items():
        if not service["image"].startswith("danghao:"):
            continue
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        # Two read files that belong to whoever owns them outside, and end.
        assert ("user" in service) == (name in {"credentials", "search-user"})
        assert bool(service.get("cap_add")) == (name in {"credentials", "search-user"})


def test_elasticsearch_speaks_tls_and_asks_who_is_there(read):
    services = read(MAIN, "three-nodes")["services"]
    for name in ("es01", *THREE_NODES):
        settings = settings_of(services[name])
        for layer in ("http", "transport"):
            assert str(settings[f"xpack.security.{layer}.ssl.enabled"]).lower() == "true"
            assert settings[f"xpack.security.{layer}.ssl.certificate"].endswith(f"/{name}.crt")
            assert settings[f"xpack.security.{layer}.ssl.key"].endswith(f"/{name}.key")
        assert str(settings["xpack.security.enabled"]).lower() == "true"
        assert settings["xpack.security.transport.ssl.verification_mode"] == "full"
        # Two founders would found two clusters.
        assert ("cluster.initial_master_nodes" in settings) == (name == "es01")


def test_workers_get_neither_database_nor_search(read):
    for service in (read()["services"]["worker"], everything(read)["ocr-host"], read()["services"]["scheduler"]):
        assert not [name for name in settings_of(service) if re.search(r"DATABASE|SEARCH", name)]


def test_the_superuser_of_the_search_server_is_left_to_who_needs_it(read):
    """Only the server itself and who makes the other user; what runs all day asks as danghao."""
    services = read(MAIN, "three-nodes", "tools")["services"]
    holders = {name for name, service in services.items() if "elastic_password" in json.dumps(service.get("secrets"))}
    assert holders == {"credentials", "search-user"}
    for name in ("web", "ingest", "archive"):
        assert settings_of(services[name])["DANGHAO_SEARCH_USER"] == "danghao"


def test_every_volume_that_is_used_is_declared_and_every_state_has_one(read):
    composed = read(MAIN, "three-nodes", "tools")
    used = set(re.findall(r'"(?:source": ")?([a-z]+\d*)(?::/|", "target)', json.dumps(composed["services"])))
    assert set(composed["volumes"]) == {
        "archive", "authority", "credentials", "database", "search01", "search02", "search03",
    }  # fmt: skip
    assert used.issuperset(composed["volumes"])


def test_every_setting_that_is_given_is_one_of_ours(read):
    known = {PREFIX + name for name in KNOWN}
    given = {
        name
        for files in (MAIN, S3)
        for service in read(files, "tools")["services"].values()
        for name in settings_of(service)
        if name.startswith(PREFIX)
    } | {name for name in settings_of(everything(read)["ocr-host"]) if name.startswith(PREFIX)}
    assert given <= known, given - known


def test_every_variable_is_documented():
    manual = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    files = [ROOT / file for file in (*MAIN, HOSTS[-1], S3[-1], *OCR_HOST)]
    variables = {name for file in files for name in re.findall(r"(?<!\$)\$\{([A-Z_]+)", file.read_text())}
    assert sorted(name for name in variables if f"`{name}`" not in manual) == []
