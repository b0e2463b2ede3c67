"""Database and files together, into one folder that restore can read on another machine."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tinhso.project.command.instance import Instance, parse
from tinhso.project.postgres import ClusterProblem, binaries

PARTS = ("files", "signatures", "secrets.json", "pretend")


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if len(rest) != 1:
        sys.exit("Say where to: ./run backup FOLDER")
    instance.require_made()
    with instance.database():
        backup(instance, Path(rest[0]).resolve())


def backup(instance: Instance, target: Path) -> None:
    """Dump first, copy files after: every file that the dump names is there, since files are never changed."""
    if target.exists() and any(target.iterdir()):
        raise ClusterProblem(f"{target} is not empty. Name a new folder for this backup.")
    target.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds the installation's secrets
    print("1/3 database …", flush=True)
    dump = [str(binaries() / "pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--file"]
    done = subprocess.run(
        [*dump, str(target / "database.dump"), instance.owner_url], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ClusterProblem(f"The database could not be dumped: {done.stderr.strip()[-300:]}")
    print("2/3 files …", flush=True)
    for name in PARTS:
        source = instance.folder / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy2(source, target / name)
    print("3/3 list of contents …", flush=True)
    note = {"made_at": datetime.now(UTC).isoformat(timespec="seconds"), "contents": contents(target)}
    half = target / "backup.json.new"  # a backup that was interrupted has no list, and restore refuses it
    half.write_text(json.dumps(note, indent=1))
    half.rename(target / "backup.json")
    print(f"done: {target}", flush=True)


def contents(folder: Path) -> dict[str, str]:
    """Every file of a backup → its SHA-256."""
    return {
        path.relative_to(folder).as_posix(): digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("backup.json")
    }


def digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
