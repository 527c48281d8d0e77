"""Help and wrong usage in Chinese: every text of every command, and what a terminal shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.chinese import HOLE, read_table
from danghao.chinese_help import _wrap, command_line, paragraphs
from danghao.cli import app
from danghao.console import count_cells

ROOT = Path(__file__).parents[2]


def walk(command, path="danghao"):
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from walk(inner, f"{path} {name}")


COMMANDS = dict(walk(app))
HELP = {
    text: path
    for path, command in COMMANDS.items()
    for help_text in (command.help, *(getattr(parameter, "help", None) for parameter in command.params))
    for text in paragraphs(help_text or "")
    if text
}


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


def test_every_help_text_has_its_chinese():
    known = dict(read_table("danghao", "help_zh.tsv"))
    assert {text: path for text, path in HELP.items() if text not in known} == {}


def test_every_other_line_is_what_click_says():
    folder = Path(click.__file__).parent
    own = "".join((folder / name).read_text("utf-8") for name in ("core.py", "exceptions.py", "types.py", "parser.py"))
    own += "".join((folder / name).read_text("utf-8") for name in ("decorators.py", "formatting.py"))
    others = [english for english, _ in read_table("danghao", "help_zh.tsv") if english not in HELP]
    pieces = {piece.strip(" .") for english in others for piece in english.split(HOLE)}
    assert [piece for piece in pieces if piece.casefold() not in own.casefold()] == []


@pytest.mark.parametrize("path", COMMANDS)
def test_help_is_chinese_throughout(path, chinese):
    command = COMMANDS[path]
    said = command.make_context(path, [], resilient_parsing=True).get_help()
    assert said.startswith(f"用法：{path} [选项]")
    assert "选项：\n" in said
    # What is left in Latin letters are names: of options, values, formats, settings, programs.
    for line in said.splitlines()[1:]:
        assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", line), line
    assert all(count_cells(line) <= 80 for line in said.splitlines())
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(flag in said for flag in parameter.opts)


@pytest.mark.parametrize("path", COMMANDS)
def test_english_help_is_what_click_makes_of_it(path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    command = COMMANDS[path]
    context = command.make_context(path, [], resilient_parsing=True)
    formatter = click.HelpFormatter(width=context.terminal_width, max_width=context.max_content_width)
    click.Command.format_help(command, context, formatter)
    assert context.get_help() == formatter.getvalue().rstrip("\n")
    assert context.get_help().startswith("Usage: ")


@given(st.text("甲乙，。（） ab,", max_size=80), st.integers(4, 30))
@settings(max_examples=500)
@example("甲乙甲。 。", 4)
def test_wrapped_lines_hold_everything_and_begin_with_no_stop(text, cells):
    lines = _wrap(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not [line for line in lines[1:] if line[0] in "，。）"]


WRONG_USAGE = {
    "ingest": "错误：缺少参数 'BATCH'。",
    "batch-search x": "错误：缺少选项 '--out'。",
    "search --limit x": "错误：'--limit' 的值无效：'x' 不是整数。",
    "search --limit -1": "错误：'--limit' 的值无效：-1 不在范围 0<=x<=10000 内。",
    "search --format yaml": "错误：'--format' 的值无效：'yaml' 不可用；可用：'csv', 'xlsx', 'json'。",
    "search --sort up": "错误：'--sort' 的值无效：没有排序方式 'up'；可用：relevance, ref, year, -year",
    "doubts --type x": "错误：'--type' 的值无效：没有类型 'x'；可用：",
    "search --nothing-alike": "错误：没有选项 '--nothing-alike'。",
    "search --limt 1": "是否要用其中之一：'--limit', '--to'？",
    "qqqq": "错误：没有命令 'qqqq'。",
    "show a b": "错误：多出参数：b",
    "text": "错误：缺少参数 'REF'。",
    "search --limit": "错误：选项 '--limit' 须有值。",
    "search --json=1": "错误：选项 '--json' 不带值。",
    "person": "错误：请给出姓名，或用 --id-number 给出身份证号",
    "search x --out y": "错误：--out 用于导出；请用 --format 指定格式：csv、xlsx 或 json",
}


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'danghao'; from danghao.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8", **environment},
        check=False,
    )


@pytest.mark.e2e
@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage_is_said_in_chinese(arguments, tmp_path):
    done = run(*arguments.split(), DANGHAO_DATA_DIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert WRONG_USAGE[arguments] in done.stderr.splitlines()[-1]


@pytest.mark.e2e
def test_the_terminal_shows_chinese_and_programs_get_english(tmp_path):
    data = {"DANGHAO_DATA_DIR": str(tmp_path / "data")}
    assert "  verify        校验全部存档文件" in run("--help").stdout
    assert "命令：\n  add     以 NAME 为名" in run("saved", **data).stderr
    made = run("init", **data)
    assert (made.returncode, made.stdout) == (0, "档案库已就绪，现有 0 件\n")
    missing = run("ingest", str(tmp_path / "none"), **data)
    assert missing.returncode == 1
    said = missing.stderr.splitlines()[-1]
    assert said == f"danghao: 批次 {tmp_path}/none 无法列出：没有该文件或文件夹：'{tmp_path}/none'"
    file = tmp_path / "file"
    file.touch()
    english = run("ingest", str(file), **data, LANG="en_US.UTF-8").stderr
    assert (
        english == f"danghao: {file} is no folder; a batch is a folder of items (see the manual, 'A batch on disk')\n"
    )
    both = run("ingest", str(file), "--json", **data)
    assert '{"error": "' + str(file) + " is no folder; a batch" in both.stdout
    assert both.stderr.startswith(f"danghao: {file} 不是文件夹；批次应为")
    query = run("search", '"张三', **data)
    assert (query.returncode, query.stderr) == (1, "danghao: 此处的引号没有闭合\n")
    setting = run("status", **data, DANGHAO_OCR_ENGINE="paper")
    assert setting.stderr.startswith("danghao: DANGHAO_OCR_ENGINE 为 'paper'；可用：")
    usage = run("search", "--json", "--limit", "x")
    assert usage.stdout == "{\"error\": \"Invalid value for '--limit': 'x' is not a valid integer range.\"}\n"


@pytest.mark.e2e
def test_findings_and_problems_are_told_in_chinese(tmp_path):
    data = {"DANGHAO_DATA_DIR": str(tmp_path / "data")}
    item = tmp_path / "batch" / "J998-ZY·HJ·QR·2008·D30-0001-004"
    item.mkdir(parents=True)
    (item / "0001.jpg").touch()
    (tmp_path / "batch" / "catalogue.csv").write_text("档号,日期\nJ998-ZY·HJ·QR·2008·D30-0001-009,哪天\n", "utf-8")
    done = run("ingest", str(tmp_path / "batch"), "--workers", "1", **data)
    assert done.returncode == 3
    assert "失败: J998-ZY·HJ·QR·2008·D30-0001-004#0001: 文件是空的；请重新扫描或复制" in done.stdout
    assert "著录有误: J998-ZY·HJ·QR·2008·D30-0001-009: catalogue.csv，第 2 行：日期“哪天”不是日期" in done.stdout
    assert "没有扫描件: J998-ZY·HJ·QR·2008·D30-0001-009: 目录有此行而没有扫描件" in done.stdout
    assert "文件是空的" in run("show", item.name, **data).stdout
    blob = next(path for path in (tmp_path / "data" / "blobs").rglob("*") if len(path.name) == 64)
    blob.write_bytes(b"changed")
    verified = run("verify", **data)
    assert verified.returncode == 3
    assert f"存档文件 {blob.name} 被改动；请从备份恢复" in verified.stdout


def test_what_has_no_chinese_stays_english():
    assert command_line().translate("a line that nobody wrote") == "a line that nobody wrote"
