"""The demonstration: database, pretend partners, worker, live stream and web, in one command."""

from __future__ import annotations

import sys
import time
import urllib.error
import urllib.request

from tinhso.project.command.instance import Instance, parse_all, python
from tinhso.project.command.migrate import migrate
from tinhso.project.command.processes import Processes, do, together
from tinhso.project.env import ROOT
from tinhso.project.messages import compile_all
from tinhso.project.postgres import ClusterProblem

FIRST_PAGE_WITHIN = 180.0  # seconds; a busy machine is not a broken one


def run(arguments: list[str]) -> None:
    instance = parse_all(arguments)
    instance.require_space()
    with instance.alone():
        instance.require_ports()
        with instance.database(ours=True):
            migrate(instance)
            plant_once(instance)
            serve(instance)


def serve(instance: Instance) -> None:
    """Start every process, say when the first page answers, and watch until Ctrl-C."""
    with together() as processes:
        start(processes, instance)
        wait_for_first_page(instance, processes)
        print(f"ready: http://localhost:{instance.port}", flush=True)
        ended = processes.watch()
        sys.exit(f"“{ended}” ended by itself; the others were stopped. Its last lines are above.")


def start(processes: Processes, instance: Instance) -> None:
    """Every process of one copy; the sentences of a newer version are compiled first."""
    compile_all()
    job, web = instance.environment(), instance.environment(walls=True)
    port = instance.port
    if instance.demo:
        processes.start("partners", partners(instance), job)
    processes.start("worker", worker(), job)
    granian = python("-m", "granian", "--host", "127.0.0.1", "--no-access-log", "--log-level", "warning")
    live = [*granian, "--interface", "asginl", "--port", str(port + 1), "tinhso.project.live:app"]
    processes.start("live", live, web)
    door = [*granian, "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
    processes.start("web", [*door, "--port", str(port), "tinhso.project.wsgi:application"], web)


def partners(instance: Instance) -> list[str]:
    """The command of the pretend partners."""
    port = instance.port
    command = python("-m", "pretend", "--port", str(port + 2), "--mail-port", str(port + 3))
    return command + ["--data", str(instance.folder / "pretend"), "--province-url", f"http://localhost:{port}"]


def worker() -> list[str]:
    """The command of the worker; what succeeded is not kept, what failed is."""
    return python("manage.py", "procrastinate", "worker", "--concurrency", "2", "--delete-jobs", "successful")


def plant_once(instance: Instance) -> None:
    """Plant the demonstration if this folder has none; its data are kept from then on."""
    mark = instance.folder / "planted"
    if mark.exists():
        return
    if do(python("-m", "tinhso.project.planting"), instance.environment(), ROOT):
        raise ClusterProblem("The demonstration could not be planted (see above).")
    mark.touch()


def wait_for_first_page(instance: Instance, processes: Processes) -> None:
    address = f"http://127.0.0.1:{instance.port}/"
    until = time.monotonic() + FIRST_PAGE_WITHIN
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            raise ClusterProblem(f"The first page answers {error.code}; the lines above say why.") from error
        except OSError:
            if ended := processes.ended():
                raise ClusterProblem(f"“{ended}” ended at once; the lines above say why.") from None
            time.sleep(0.1)
    raise ClusterProblem(f"The first page did not answer within {FIRST_PAGE_WITHIN:.0f} seconds (see above).")
