"""The page for integrators is walked line by line: every command of it is asked of the province."""

from __future__ import annotations

import json
import re
import shlex
from functools import reduce
from pathlib import Path
from string import Template
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client as Browser

from tests.main_job.walk import a_pdf
from tinhso.base import clock
from tinhso.engines.access.api import walled
from tinhso.engines.cases.models import Case
from tinhso.engines.clients.webhooks import signing
from tinhso.engines.papers import api as papers
from tinhso.project.env import ROOT
from tinhso.systems.services import letters

PAGE = Path(ROOT / "docs" / "how-to" / "connect-a-program.md").read_text(encoding="utf-8")
LINE = re.compile(r"(?:(?P<name>[A-Z]+)=\$\()?curl (?P<rest>.*?)(?: \| jq -r (?P<pick>\S+))?(?(name)\))")
pytestmark = pytest.mark.django_db


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


class Shell:
    """What a person would have on their machine: variables and two files."""

    def __init__(self, key: str, dossier: dict[str, Any]) -> None:
        self.known = {"BASE": "/api/v1", "KEY": key}
        self.files = {"ho-so.json": json.dumps(dossier)}
        self.lines: list[str] = []

    def run(self, line: str) -> HttpResponse:
        found = LINE.fullmatch(line)
        assert found is not None, line
        words = [Template(word).substitute(self.known) for word in shlex.split(found["rest"])]
        headers, data, form, wanted, path = {}, None, None, "", ""
        while words:
            word = words.pop(0)
            if word == "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name] = value
            elif word == "-d":
                said = words.pop(0)
                data = self.files[said[1:]] if said.startswith("@") else said
            elif word == "-F":
                form = {words.pop(0).partition("=")[0]: a_pdf()}
            elif word == "-w":
                wanted = words.pop(0)
            elif word == "-o":
                words.pop(0)
            elif word != "-s":
                path = word
        with walled():
            answer = self._ask(path, headers, data, form)
        if found["name"]:
            value = answer.headers["ETag"] if wanted else reduce(_step, _steps(found["pick"]), answer.json())
            self.known[found["name"]] = str(value)
        return answer

    def _ask(self, path, headers, data, form) -> HttpResponse:
        if form is not None:
            return Browser().post(path, form, headers=headers)
        if data is not None:
            return Browser().post(path, data, headers.pop("Content-Type"), headers=headers)
        return Browser().get(path, headers=headers)


def _steps(pick: str) -> list[str]:
    """``.items[-1].id`` as its three steps."""
    return re.findall(r"-?\w+", pick)


def _step(value: Any, name: str) -> Any:
    return value[int(name)] if isinstance(value, list) else value[name]


def result_of(code: str, province) -> None:
    case, by = Case.objects.get(code=code), province.actor("quang")
    papers.issue_now(
        kind=letters.result_kind("granted"), office=case.office, data=letters.result(case.dossier, outcome="granted"),
        about=case.pk, owner=case.owner, by=by, sign_as=by.position,
    )  # fmt: skip


@pytest.mark.goal("cases-26")
def test_the_page_for_integrators_leads_from_the_catalogue_to_the_result(ward, said, province):
    shell = Shell(ward.key, said)
    commands = [line for block in blocks("sh") for line in block.splitlines() if "curl" in line]
    assert len(commands) == 15
    for line in commands:
        if line.startswith("PAPER="):
            result_of(shell.known["CODE"], province)
        answer = shell.run(line)
        assert answer.status_code in (200, 201, 206), (line, answer.content.decode()[:300])
    assert Case.objects.get(code=shell.known["CODE"]).withdrawals.exists()


def test_the_receiver_on_the_page_knows_our_signature_and_no_other():
    made: dict[str, Any] = {}
    exec(blocks("python")[0], made)  # noqa: S102  the page's own lines
    secret, body = signing.new_secret(), b'{"type": "dossier.decided"}'
    headers = signing.headers("e-1", body, [secret], at=clock.now())
    assert made["is_ours"](headers, body, secret)
    assert not made["is_ours"](headers, body + b" ", secret)
    assert not made["is_ours"](headers, body, signing.new_secret())


def test_the_dossier_on_the_page_has_the_shape_that_is_taken(said):
    (shown,) = blocks("json")
    assert set(json.loads(shown)) == {*said, "files"}
