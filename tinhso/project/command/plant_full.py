"""The demonstration at full size, on two cores: what all need, two halves side by side, then the rollups.

Interrupted, it goes on where it stopped when it is called again; done, it does nothing.
"""

from __future__ import annotations

import shutil
import time

from tinhso.project.command.instance import Instance, python
from tinhso.project.command.processes import do, together
from tinhso.project.env import ROOT
from tinhso.project.postgres import ClusterProblem

HALVES = 2
NEEDED = 8 * 2**30  # bytes: about 5 GB of rows and indexes, and room for the database's log


def plant_full(instance: Instance) -> None:
    """Nothing where it is there already. Raises ClusterProblem."""
    mark = instance.folder / "planted-full"
    if mark.exists():
        print("The full planting is there already.", flush=True)
        return
    if shutil.disk_usage(instance.folder).free < NEEDED:
        raise ClusterProblem(f"The full planting needs 8 GB free for {instance.folder}. Free some space, then go on.")
    began = time.monotonic()
    _stage(instance, "prepare")
    _halves(instance)
    _stage(instance, "finish")
    mark.touch()
    print(f"the full planting is done: {time.monotonic() - began:.0f} s", flush=True)


def _stage(instance: Instance, *arguments: str) -> None:
    if do(python("-m", "tinhso.project.planting", *arguments), instance.environment(), ROOT):
        raise _unfinished()


def _halves(instance: Instance) -> None:
    with together() as processes:
        for number in range(HALVES):
            command = python("-m", "tinhso.project.planting", "share", str(number), str(HALVES))
            processes.start(f"half {number + 1}", command, instance.environment())
        while any(child.poll() is None for child in processes.running.values()):
            time.sleep(0.2)
            if any(child.poll() for child in processes.running.values()):
                break  # one failed: the other stops with it
        if any(child.returncode for child in processes.running.values()):
            raise _unfinished()


def _unfinished() -> ClusterProblem:
    return ClusterProblem("The full planting was interrupted (see above). ./run plant full goes on there.")
