"""What a program's call to hand in asks of the database."""

from __future__ import annotations

import pytest
from django.test import Client as Browser

from tests.budgets.statements import statements
from tests.partners.api.conftest import Program, company, said, ward
from tests.province import Province
from tinhso.base.ids import uuid7
from tinhso.engines.access import epoch
from tinhso.systems.services.rest.handing_in import hand_in
from tinhso.systems.services.rest.shapes import NewDossier

__all__ = ["company", "said", "ward"]
pytestmark = pytest.mark.django_db
DOOR = 6  # room, key, rights, the idempotency key taken and its answer kept, the reader's eyes closed


def listed(found: list[str]) -> str:
    return "\n".join(sql[:120] for sql in found)


def test_handing_in_for_a_program_costs_fourteen_statements_fewer_than_on_the_page(ward: Program, said, province):
    ward.post("/dossiers", said)  # what a process remembers of the set-up is there
    with epoch.knowing(epoch.read()), statements() as found:  # as within a request
        hand_in(NewDossier(**said), client=ward.client, by=ward.client.actor)
    assert len(found) <= 14, listed(found)


def test_the_whole_call_adds_the_door_and_nothing_else(ward: Program, said, province: Province):
    ward.post("/dossiers", said)
    sent = {"Authorization": f"Bearer {ward.key}", "Idempotency-Key": str(uuid7())}
    with statements() as found:
        answer = Browser().post("/api/v1/dossiers", said, "application/json", headers=sent)
    assert answer.status_code == 201
    assert len(found) <= 14 + DOOR, listed(found)


def test_a_repetition_costs_the_door_alone(ward: Program, said, province: Province):
    sent = {"Authorization": f"Bearer {ward.key}", "Idempotency-Key": str(uuid7())}
    Browser().post("/api/v1/dossiers", said, "application/json", headers=sent)
    with statements() as found:
        again = Browser().post("/api/v1/dossiers", said, "application/json", headers=sent)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(found) <= DOOR, listed(found)
