"""docs/how-to/add-a-system.md, followed word for word in a copy of the source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.copies import bare
from tinhso.project.env import ROOT

PAGE = (ROOT / "docs" / "how-to" / "add-a-system.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(tinhso/[^`]+)`\n\n```\w+\n(.*?)^```$", PAGE, re.M | re.S))
(OLD, NEW) = re.findall(r"^[-+](SYSTEMS = .*)$", PAGE, re.M)


@pytest.fixture
def source(tmp_path):
    """The project's source with the page's files in it, and what is installed beside it."""
    for name in ("tinhso", "pretend", "tests", "demo"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "house", "journeys"))
    for name in ("conftest.py", "pyproject.toml", "manage.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = tmp_path / "tinhso" / "project" / "settings.py"
    text = settings.read_text(encoding="utf-8")
    assert OLD in text
    settings.write_text(text.replace(OLD, NEW), encoding="utf-8")
    return tmp_path


def test_the_page_builds_a_system_that_works(source):
    name = f"toy_{os.environ.get('TINHSO_TEST_NAME', '')}_{os.environ.get('PYTEST_XDIST_WORKER', '')}"
    given = {key: value for key, value in os.environ.items() if key.startswith("DATABASE_")}
    environment = bare() | given | {
        "TINHSO_DATA": os.environ["TINHSO_DATA"],
        "TINHSO_AS_OWNER": "1",
        "TINHSO_DISPOSABLE": "1",
        "TINHSO_TEST_NAME": name,
        "PYTHONPATH": str(source),
    }  # fmt: skip
    for command in (
        ["manage.py", "makemigrations", "notices"],
        ["manage.py", "check"],
        ["-m", "pytest", "tinhso/systems/notices", "-p", "no:cacheprovider"],
    ):
        done = subprocess.run(
            [sys.executable, *command], cwd=source, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall(r"^def test_", FILES["tinhso/systems/notices/tests/test_notices.py"], re.M)) == 4
