"""Bring the database of an instance to this version, with the roles' rights and the reference data."""

from __future__ import annotations

import hashlib

from tinhso.project.command.instance import Instance, parse_all, python
from tinhso.project.command.processes import do
from tinhso.project.env import ROOT
from tinhso.project.postgres import ClusterProblem

READ = (
    "tinhso/**/migrations/*.py", "tinhso/**/data/**/*", "tinhso/**/static/**/*", "tinhso/ui/css/*.css",
    "package-lock.json", "tinhso/**/engine.py", "tinhso/**/system.py",
)  # fmt: skip


def run(arguments: list[str]) -> None:
    instance = parse_all(arguments)
    instance.require_space()
    with instance.database():
        migrate(instance, force=True)
    print("The database is of this version.", flush=True)


def migrate(instance: Instance, *, force: bool = False) -> None:
    """Migrate, grant, load reference data; skipped if nothing changed since the last time."""
    mark = instance.folder / "migrated"
    version = _version()
    if not force and mark.exists() and mark.read_text() == version:
        return
    print("database: migrating and loading the reference data …", flush=True)
    if do(python("-m", "tinhso.project.upgrade"), instance.environment(owner=True), ROOT):
        raise ClusterProblem(
            "The database could not be brought to this version (see above). What was done is kept; "
            "after mending, ./run migrate goes on from there."
        )
    mark.write_text(version)


def _version() -> str:
    """A digest of everything that migrating or loading reads."""
    seen = hashlib.sha256()
    for pattern in READ:
        for path in sorted(path for path in ROOT.glob(pattern) if path.is_file()):
            seen.update(path.read_bytes())
    return seen.hexdigest()
