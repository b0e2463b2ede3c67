"""Database and files together, into one folder that restore can read on another machine."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tinhso.project.command.instance import Instance, parse
from tinhso.project.postgres import OWNER, ClusterProblem, binaries

PARTS = ("files", "keys", "secrets.json", "pretend")


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if len(rest) != 1:
        sys.exit("Say where to: ./run backup FOLDER")
    was_running = instance.cluster.is_running()
    instance.cluster.start()
    try:
        backup(instance, Path(rest[0]).resolve())
    finally:
        if not was_running:
            instance.cluster.stop()


def backup(instance: Instance, target: Path) -> None:
    """Dump first, copy files after: every file that the dump names is there, since files are never changed."""
    if target.exists() and any(target.iterdir()):
        raise ClusterProblem(f"{target} is not empty. Name a new folder for this backup.")
    target.mkdir(parents=True, exist_ok=True)
    print("1/2 database …", flush=True)
    dump = [str(binaries() / "pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--file"]
    done = subprocess.run(
        [*dump, str(target / "database.dump"), instance.cluster.url(OWNER)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ClusterProblem(f"The database could not be dumped: {done.stderr.strip()[-300:]}")
    print("2/2 files …", flush=True)
    for name in PARTS:
        source = instance.folder / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy2(source, target / name)
    note = {"made_at": datetime.now(UTC).isoformat(timespec="seconds"), "parts": PARTS}
    (target / "backup.json").write_text(json.dumps(note, indent=1))
    print(f"done: {target}", flush=True)
