"""A backup into a new folder and a new cluster."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tinhso.project.command.backup import digest
from tinhso.project.command.instance import Instance, parse, python
from tinhso.project.command.migrate import migrate
from tinhso.project.command.processes import do
from tinhso.project.env import ROOT
from tinhso.project.postgres import ClusterProblem, binaries

SHOWN = 5


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if len(rest) != 1:
        sys.exit("Say from where: ./run restore FOLDER --data NEW-FOLDER")
    restore(Path(rest[0]).resolve(), instance)


def restore(source: Path, instance: Instance) -> None:
    """Fill ``instance``'s empty folder; the figures notice the new cluster and are counted anew.

    Raises ClusterProblem before anything is written if the backup is not whole, and at the end if a seal is broken.
    """
    require_whole(source)
    if not os.environ.get("DATABASE_URL") and instance.cluster.data.exists():
        raise ClusterProblem(f"{instance.folder} has a database already. Name a new folder with --data.")
    instance.folder.mkdir(parents=True, exist_ok=True)
    print("1/4 files …", flush=True)
    for path in source.iterdir():
        if path.is_dir():
            shutil.copytree(path, instance.folder / path.name, dirs_exist_ok=True)
        elif path.name not in {"database.dump", "backup.json"}:
            shutil.copy2(path, instance.folder / path.name)
    print("2/4 database …", flush=True)
    with instance.database():
        load = [str(binaries() / "pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", "--dbname"]
        done = subprocess.run(
            [*load, instance.owner_url, str(source / "database.dump")], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ClusterProblem(f"The database could not be restored: {done.stderr.strip()[-300:]}")
        print("3/4 bringing it to this version …", flush=True)
        migrate(instance, force=True)
        print("4/4 checking the seals over what happened …", flush=True)
        hold = do(python("-m", "tinhso.project.seals"), instance.environment(owner=True), ROOT) == 0
    (instance.folder / "planted").touch()
    if not hold:
        raise ClusterProblem(
            f"The backup is restored in {instance.folder}, but events or looks at personal data in it were changed "
            "after they had been sealed (see above). Compare with an older backup, and tell whoever answers for "
            "security."
        )
    print(f"done: ./run demo --data {instance.folder}", flush=True)


def require_whole(source: Path) -> None:
    """Compare every file with the backup's own list."""
    note = source / "backup.json"
    if not note.exists():
        raise ClusterProblem(f"{source} is not a whole backup of ours: there is no backup.json in it.")
    listed: dict[str, str] = json.loads(note.read_text())["contents"]
    gone = [name for name in listed if not (source / name).is_file()]
    changed = [name for name, sha256 in listed.items() if name not in gone and digest(source / name) != sha256]
    for names, fate in ((gone, "missing"), (changed, "changed")):
        if names:
            more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            raise ClusterProblem(
                f"The backup in {source} is not whole; {fate}: {', '.join(names[:SHOWN])}{more}. Nothing was restored."
            )
