"""A copy of the province of which only the database, the web server and the worker run, and may be killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.copies import free_port
from tests.first_start import planted
from tinhso.project import remains
from tinhso.project.command.demo import partners, worker
from tinhso.project.command.instance import Instance, python
from tinhso.project.command.processes import Processes
from tinhso.project.env import ROOT

TOKEN = "k" * 32


class Town:
    """One copy with only its database and its web server."""

    def __init__(self, folder: Path) -> None:
        self.instance = Instance(folder, free_port())
        self.processes = Processes()
        self.codes: dict[str, str] = {}
        self.again: dict = {}  # the browsers of the last round

    def start(self) -> None:
        self.instance.cluster.start()
        self._start_web()
        self.wait()

    def start_partners(self) -> None:
        """The outside parties, who answer; once is enough."""
        if "partners" not in self.processes.running:
            self.processes.start("partners", partners(self.instance), self.instance.environment(), quiet=True)

    def start_worker(self) -> None:
        """The real worker, for a crowd that wants its letters."""
        self.processes.start("worker", worker(), self.instance.environment(), quiet=True)

    def revive(self) -> None:
        """Start again what does not run, as the machine's own service manager does; what runs heals by itself."""
        self.instance.cluster.start()
        ended = {name for name, child in self.processes.running.items() if child.poll() is not None}
        if "web" in ended:
            self._start_web()
        if "worker" in ended:
            self.start_worker()

    def _start_web(self) -> None:
        command = python("-m", "granian", "--host", "127.0.0.1", "--no-access-log", "--log-level", "error")
        command += ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
        command += ["--port", str(self.instance.port), "tinhso.project.wsgi:application"]
        self.processes.start("web", command, self.instance.environment(walls=True), quiet=True)

    def wait(self) -> None:
        """Until the first page answers."""
        until = time.monotonic() + 90
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/", timeout=10).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError("The web server does not answer.")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.instance.port}"

    def ask(self, *arguments: str, given: object = None, driver: str = "submitting"):
        """What a driver inside the copy answers."""
        done = subprocess.run(
            [sys.executable, "-m", f"tests.faults.{driver}", *arguments],
            env=self.instance.environment(), cwd=ROOT, input=json.dumps(given), capture_output=True, text=True,
            timeout=600, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.splitlines()[-1])

    def hand_in(self, prepared: dict, forms: list[tuple[str, str]]) -> None:
        """One browser: every form of its pile, one after the other; a form that is not answered stays unanswered."""
        session, csrf = prepared["names"]
        cookies = {session: prepared["session"], csrf: TOKEN}
        headers = {"X-CSRFToken": TOKEN, "Origin": f"http://localhost:{self.instance.port}"}
        with httpx.Client(base_url=f"http://localhost:{self.instance.port}", cookies=cookies, timeout=15) as browser:
            for draft, address in forms:
                try:
                    answer = browser.post(address, headers=headers)
                except httpx.HTTPError:
                    continue
                found = re.search(r"/ho-so/([^/]+)/da-nop/", answer.headers.get("location", ""))
                self.codes[draft] = found[1] if found else ""

    def kill(self, what: str) -> None:
        """As a power cut does: nobody is asked."""
        if what in self.processes.running:
            os.killpg(self.processes.running[what].pid, signal.SIGKILL)
            self.processes.running[what].wait()
        else:
            note = self.instance.cluster.data / "postmaster.pid"
            os.kill(int(note.read_text().split()[0]), signal.SIGKILL)
            until = time.monotonic() + 30
            while not remains.are_in(note.parent) and time.monotonic() < until:  # dying takes a moment
                time.sleep(0.002)

    def stop(self) -> None:
        self.processes.stop()
        self.instance.cluster.stop()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    kept = {name: os.environ.pop(name) for name in ("TINHSO_DISPOSABLE", "TINHSO_AS_OWNER") if name in os.environ}
    folder = tmp_path_factory.mktemp("town") / "copy"
    planted(folder)
    made = Town(folder)  # without TINHSO_DISPOSABLE: as durable as a real installation
    try:
        made.start()
        yield made
    finally:
        made.stop()
        os.environ.update(kept)
