"""A server or a database that is killed while people hand in: what was acknowledged is there once, and nothing half.

Real processes: a cluster of its own, the real web server, plain HTTP from several browsers at once.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.copies import free_port
from tinhso.project.command.demo import plant_once
from tinhso.project.command.instance import Instance, python
from tinhso.project.command.migrate import migrate
from tinhso.project.command.processes import Processes
from tinhso.project.env import ROOT

TOKEN = "k" * 32
BROWSERS = 4


class Town:
    """One copy with only its database and its web server."""

    def __init__(self, folder: Path) -> None:
        self.instance = Instance(folder, free_port())
        self.processes = Processes()
        self.codes: dict[str, str] = {}
        self.again: dict = {}  # the browsers of the last round

    def start(self) -> None:
        self.instance.cluster.start()
        command = python("-m", "granian", "--host", "127.0.0.1", "--no-access-log", "--log-level", "error")
        command += ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
        command += ["--port", str(self.instance.port), "tinhso.project.wsgi:application"]
        self.processes.start("web", command, self.instance.environment(walls=True), quiet=True)
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

    def ask(self, *arguments: str, given: object = None):
        """What the driver inside the copy answers."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.submitting", *arguments],
            env=self.instance.environment(), cwd=ROOT, input=json.dumps(given), capture_output=True, text=True,
            timeout=240, check=False,
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
        if what == "web":
            os.killpg(self.processes.running["web"].pid, signal.SIGKILL)
        else:
            note = self.instance.cluster.data / "postmaster.pid"
            os.kill(int(note.read_text().split()[0]), signal.SIGKILL)

    def stop(self) -> None:
        self.processes.stop()
        self.instance.cluster.stop()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    kept = {name: os.environ.pop(name) for name in ("TINHSO_DISPOSABLE", "TINHSO_AS_OWNER") if name in os.environ}
    made = Town(tmp_path_factory.mktemp("town"))  # without TINHSO_DISPOSABLE: as durable as a real installation
    try:
        made.instance.cluster.start()
        migrate(made.instance)
        plant_once(made.instance)
        made.start()
        yield made
    finally:
        made.stop()
        os.environ.update(kept)


def a_round(town: Town, what: str, seed: int, number: int) -> tuple[int, list[str]]:
    """Hand in ``number`` forms from several browsers, kill ``what`` on the way; returns (acknowledged, faults)."""
    chance = random.Random(seed)
    prepared = town.again = town.ask("prepare", str(number))
    forms = list(prepared["forms"].items())
    town.codes = dict.fromkeys(prepared["forms"], "")
    kill_after = chance.randint(2, number // 4)
    browsers = [threading.Thread(target=town.hand_in, args=(prepared, forms[n::BROWSERS])) for n in range(BROWSERS)]
    for browser in browsers:
        browser.start()
    until = time.monotonic() + 60
    while sum(map(bool, town.codes.values())) < kill_after and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(chance.random() * 0.05)
    town.kill(what)
    for browser in browsers:
        browser.join(120)
    acknowledged = sum(map(bool, town.codes.values()))
    town.processes.stop()
    town.start()
    return acknowledged, town.ask("check", given=town.codes)


def press_again(town: Town) -> None:
    """Whoever saw no answer presses the button once more: now all are there, each once."""
    town.hand_in(town.again, [(d, f"/nop-ho-so/2.000635/{d}/kiem-tra/") for d, code in town.codes.items() if not code])
    assert all(town.codes.values())
    assert len(set(town.codes.values())) == len(town.codes)
    assert town.ask("check", given=town.codes) == []


@pytest.mark.parametrize("what", ["web", "database"])
def test_of_what_a_kill_interrupts_nothing_is_lost_or_half_there(town, what):
    acknowledged, faults = a_round(town, what, seed=7, number=24)
    assert faults == []
    assert 2 <= acknowledged < 24
    press_again(town)


def test_the_check_finds_what_was_acknowledged_and_is_not_there(town):
    """The control: without it the tests above could never fail."""
    prepared = town.ask("prepare", "1")
    (draft,) = prepared["forms"]
    assert len(town.ask("check", given={draft: "H53.101-20261116-9999999"})) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_many_kills_at_random_moments(town, seed):
    acknowledged, faults = a_round(town, random.Random(seed).choice(["web", "database"]), seed=seed, number=60)
    assert faults == []
    assert acknowledged >= 2
    press_again(town)
