"""The Dockerfile, as far as it can be checked where no engine runs: by its linter, and against the files it copies."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text("utf-8")
LINTER = Path(sys.executable).with_name("hadolint")


def instructions(word):
    joined = re.sub(r"\\\n\s*", " ", TEXT)
    return re.findall(rf"^{word} (.+)$", joined, re.MULTILINE)


def copied():
    """Return what is copied from the project, and not from another stage."""
    return [source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]]


@pytest.mark.skipif(not LINTER.is_file(), reason="needs hadolint, whose wheel is for Linux on x86-64")
def test_the_linter_finds_nothing():
    command = [LINTER, "--failure-threshold", "style", ROOT / "Dockerfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_base_image_is_pinned_and_the_same_in_both_stages():
    assert instructions("ARG") == [f"PYTHON={re.search(r'PYTHON=(.+)', TEXT).group(1)}"]
    assert re.fullmatch(r"3\.\d+\.\d+-slim-[a-z]+", instructions("ARG")[0].removeprefix("PYTHON="))
    assert instructions("FROM") == ["python:${PYTHON} AS build", "python:${PYTHON}"]


def test_everything_that_is_copied_is_there_and_let_into_the_build():
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    for source in copied():
        assert (ROOT / source).exists(), source
        assert f"!{source}" in allowed, source
    assert "*" in allowed
    assert {line.removeprefix("!") for line in allowed if line.startswith("!")} == set(copied())


def test_every_package_of_the_project_is_copied():
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {package.rstrip("*") for package in packages} <= set(copied())


def test_dependencies_are_the_locked_ones_with_their_hashes():
    installs = re.findall(r"pip install ([^&\n]+)", re.sub(r"\\\n\s*", " ", TEXT))
    assert installs[0].split() == ["--require-hashes", "--requirement", "requirements-server.lock"]
    assert installs[1].split() == ["--no-build-isolation", "--no-deps", "."]
    lock = (ROOT / "requirements-server.lock").read_text()
    pinned = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
    assert len(pinned) > 50
    assert all("--hash=sha256:" in entry for entry in pinned)
    for extra in ("distributed", "s3fs"):
        assert re.search(rf"^{extra}==", lock, re.MULTILINE)


def test_it_runs_as_nobody_in_particular_and_without_what_builds():
    last = TEXT.rpartition("\nFROM ")[2]
    assert instructions("USER") == ["10001:10001"]
    assert last.index("USER 10001") > last.index("COPY")
    assert "pip uninstall" in last
    assert not re.search(r"build-essential|gcc|git\b|curl", last)
    assert "DANGHAO_DATA_DIR=/data" in last
    for word in ("ENTRYPOINT", "CMD"):
        assert all(line.startswith("[") for line in instructions(word))


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_its_script_is_one_that_a_shell_reads():
    for script in (ROOT / "deploy").glob("*.sh"):
        assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
        assert script.stat().st_mode & 0o111
