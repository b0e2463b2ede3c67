"""A small database as this version makes it, kept for the versions to come.

``python -m tests.house.old_version`` writes ``dumps/<version>.dump.xz``; one is made for each release and never again.
"""

from __future__ import annotations

import lzma
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tinhso.project.command.instance import Instance
from tinhso.project.env import ROOT
from tinhso.project.postgres import binaries

DUMPS = Path(__file__).parent / "dumps"
LITTLE = """
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.signatures.tests.conftest import make_test_office
office = make_test_office()
person = directory.register_person(name="Đặng Thị Ngọc Ửng", by=PLATFORM)
directory.appoint(person, office, "Chủ tịch", is_head=True, by=PLATFORM)
"""


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    os.environ["TINHSO_DISPOSABLE"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder))
        with instance.database():
            for command in (["manage.py", "migrate", "--verbosity", "0"], ["manage.py", "shell", "-c", LITTLE]):
                subprocess.run([sys.executable, *command], env=instance.environment(owner=True), cwd=ROOT, check=True)
            DUMPS.mkdir(exist_ok=True)
            dump = [binaries() / "pg_dump", "--format=custom", "--compress=none", "--no-owner", "--no-privileges"]
            made = subprocess.run([*dump, instance.owner_url], check=True, capture_output=True).stdout
            (DUMPS / f"{version}.dump.xz").write_bytes(lzma.compress(made))


if __name__ == "__main__":
    main()
