"""Dossiers for tests: one is answered through the pages, others are copies of its draft."""

from __future__ import annotations

from uuid import UUID

from tests.main_job.test_main_job import ANSWERS, PROCEDURE
from tests.main_job.walk import errors_of, send
from tests.province import Province
from tinhso.base.ids import uuid7
from tinhso.engines.forms.models import Draft
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier, Filing


def answered(province: Province, who: str = "huong") -> str:
    """The address of a form that lacks nothing but being handed in."""
    client = province.client(who)
    begun = send(client, f"/nop-ho-so/{PROCEDURE}/", {})
    assert begun.status_code == 302, errors_of(begun)
    here: str = begun.headers["Location"]
    for step, given in ANSWERS.items():
        answer = send(client, f"{here}{step}/", given)
        assert answer.status_code == 302, (step, errors_of(answer))
    return here


def draft_in(address: str) -> UUID:
    return UUID(address.rstrip("/").split("/")[-1])


def copies(draft: UUID, number: int) -> list[UUID]:
    """Prepared drafts like this one."""
    one, filing = Draft.objects.get(pk=draft), Filing.objects.get(draft=draft)
    keys = [uuid7() for _ in range(number)]
    Draft.objects.bulk_create(Draft(id=key, version=one.version, owner=one.owner, typed=one.typed) for key in keys)
    Filing.objects.bulk_create(Filing(draft=key, office=filing.office) for key in keys)
    return keys


def many(province: Province, number: int, who: str = "huong") -> list[Dossier]:
    """So many dossiers handed in by one citizen at one office."""
    drafts = copies(draft_in(answered(province, who)), number)
    return [file_dossier(draft, by=province.actor(who)) for draft in drafts]
