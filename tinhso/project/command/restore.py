"""A backup into a new folder and a new cluster."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tinhso.project.command.instance import Instance, parse
from tinhso.project.command.migrate import migrate
from tinhso.project.postgres import OWNER, ClusterProblem, binaries


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if len(rest) != 1:
        sys.exit("Say from where: ./run restore FOLDER --data NEW-FOLDER")
    restore(Path(rest[0]).resolve(), instance)
    instance.cluster.stop()


def restore(source: Path, instance: Instance) -> None:
    """Fill ``instance``'s empty folder; the figures notice the new cluster and are counted anew."""
    if not (source / "backup.json").exists():
        raise ClusterProblem(f"{source} is not a backup of ours: there is no backup.json in it.")
    if instance.cluster.data.exists():
        raise ClusterProblem(f"{instance.folder} has a database already. Name a new folder with --data.")
    instance.folder.mkdir(parents=True, exist_ok=True)
    print("1/3 files …", flush=True)
    for path in source.iterdir():
        if path.is_dir():
            shutil.copytree(path, instance.folder / path.name)
        elif path.name not in {"database.dump", "backup.json"}:
            shutil.copy2(path, instance.folder / path.name)
    print("2/3 database …", flush=True)
    instance.cluster.start()
    load = [str(binaries() / "pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", "--dbname"]
    done = subprocess.run(
        [*load, instance.cluster.url(OWNER), str(source / "database.dump")], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ClusterProblem(f"The database could not be restored: {done.stderr.strip()[-300:]}")
    print("3/3 bringing it to this version …", flush=True)
    migrate(instance, force=True)
    (instance.folder / "planted").touch()
    print(f"done: ./run demo --data {instance.folder}", flush=True)
