"""Bring the database of an instance to this version, with the roles' rights and the reference data."""

from __future__ import annotations

import hashlib
import subprocess

from tinhso.project.command.instance import Instance, parse, python
from tinhso.project.env import ROOT
from tinhso.project.postgres import ClusterProblem


def run(arguments: list[str]) -> None:
    instance, _ = parse(arguments)
    instance.require_space()
    instance.cluster.start()
    migrate(instance, force=True)


def migrate(instance: Instance, *, force: bool = False) -> None:
    """Migrate, grant, load reference data; skipped if nothing changed since the last time."""
    mark = instance.folder / "migrated"
    version = _version()
    if not force and mark.exists() and mark.read_text() == version:
        return
    print("database: migrating and loading the reference data …", flush=True)
    command = python("-m", "tinhso.project.upgrade")
    if subprocess.run(command, env=instance.environment(owner=True), cwd=ROOT, check=False).returncode:
        raise ClusterProblem("The database could not be brought to this version (see above). Nothing was changed.")
    mark.write_text(version)


def _version() -> str:
    """A digest of everything that migrating or loading reads."""
    seen = hashlib.sha256()
    for path in sorted([*ROOT.glob("tinhso/**/migrations/*.py"), *ROOT.glob("tinhso/**/data/**/*.*")]):
        seen.update(path.read_bytes())
    return seen.hexdigest()
