"""A search loads nothing heavy; how long it takes is measured by `make quality`, not asserted here."""

import json
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "numpy", "cv2", "PIL", "onnxruntime", "rapidocr", "fastapi", "alembic", "pypinyin", "pdfplumber", "lxml",
         "lunar_python", "cn2an", "pypdfium2", "uvicorn", "jinja2", "openpyxl", "pydantic", "rich.progress")  # fmt: skip

SCRIPT = """
import json, sys
from danghao.cli import app, mend_arguments
try:
    app(args=mend_arguments(sys.argv[1:]), prog_name="danghao")
except SystemExit as stopped:
    assert not stopped.code, stopped.code
loaded = [name for name in {heavy!r} if name in sys.modules]
print(json.dumps(loaded), file=sys.stderr)
"""


@pytest.mark.parametrize("asked", [["search", "姓名:欧阳 OR 登记"], ["person", "欧阳劼"]])
def test_a_search_loads_nothing_heavy(small_archive, asked):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), *asked, "--json"],
        capture_output=True,
        text=True,
        env=small_archive,
        check=True,
    )
    assert json.loads(done.stdout)["total"] >= 0
    assert json.loads(done.stderr.splitlines()[-1]) == []
