"""A ward's program and a company's, each with a key, and what both send."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser

from tests.dossiers import many
from tests.planted import planted, province
from tests.province import Province
from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.api import walled
from tinhso.engines.clients import api as clients
from tinhso.engines.clients.models import Client
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM

__all__ = ["planted", "province"]
EVERY = tuple(clients.scopes())
PROCEDURE = "2.000635"


@dataclass
class Program:
    """A program of somebody else: it knows its key and nothing more; the walls stand as in a web process."""

    client: Client
    key: str
    browser: Browser = field(default_factory=lambda: Browser(raise_request_exception=True))

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        headers.setdefault("Idempotency-Key", str(uuid7()))
        return self.ask("POST", path, body, **headers)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        sent = {"Authorization": f"Bearer {self.key}", **{k: v for k, v in headers.items() if v}}
        with walled():
            return self.browser.generic(
                method, f"/api/v1{path}", "" if body is None else json.dumps(body), "application/json", headers=sent
            )

    def upload(self, file: SimpleUploadedFile) -> HttpResponse:
        with walled():
            return self.browser.post("/api/v1/files", {"file": file}, headers={"Authorization": f"Bearer {self.key}"})


def program(province: Province, name: str, *, scopes=EVERY, office="H53.101", owner=None, who="nhung") -> Program:
    """Registered by the platform itself, with a key."""
    made = clients.register(
        office=directory.office_by_code(office),
        owner=owner,
        terms=clients.Terms(name, "Thử nghiệm kết nối.", province.person(who), tuple(scopes)),
        by=PLATFORM,
    )
    _key, text = clients.make_key(made.pk, by=PLATFORM)
    return Program(made, text)


@pytest.fixture
def ward(province: Province) -> Program:
    """The program of the ward of Long An, with every scope."""
    return program(province, "Phần mềm thử của phường")


@pytest.fixture
def company(province: Province) -> Program:
    """The program of a company; it sees what is the company's own."""
    business = directory.business_by_tax_code("1199999016")
    scopes = [scope for scope in EVERY if scope != "dossiers.personal"]
    return program(province, "Phần mềm thử của công ty", scopes=scopes, owner=business.party, who="phuc")


@pytest.fixture
def other_ward(province: Province) -> Program:
    return program(province, "Phần mềm thử của xã khác", office="H53.110", who="gam")


@pytest.fixture
def said(province: Province) -> dict[str, Any]:
    """What is handed in: the answers of a dossier that went through the pages."""
    (dossier,) = many(province, 1)
    person = province.person("huong")
    return {
        "procedure": dossier.case.topic,
        "office": dossier.case.office.code,
        "applicant": {
            "personal_number": person.personal_number, "name": person.party.name, "born_on": f"{person.born_on}"
        },
        "consent": {"how": "signed_form", "at": clock.local(clock.now()).isoformat()},
        "answers": dossier.submission.answers,
        "reference": "UD-0001",
    }  # fmt: skip
