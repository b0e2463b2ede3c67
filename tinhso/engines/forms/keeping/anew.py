"""Bringing in many procedures that are not here yet.

The rows are those that ``draft_version``, ``publish`` and ``withdraw`` write, one procedure after another; a test
compares them. Two thousand by the verbs would take minutes, and bringing a catalogue in should be no reason to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.forms.everyday.queries import Everyday, everyday_words
from tinhso.engines.forms.keeping.archive import Row
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.keeping.place import tops
from tinhso.engines.forms.naming import Words, named, weigh
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.versions import ProcedureVersion, digest_of
from tinhso.engines.payments.api import set_tariff

BATCH = 250  # procedures written together


@dataclass
class _Batch:
    """What is written together."""

    words: list[Words] = field(default_factory=list)
    versions: list[ProcedureVersion] = field(default_factory=list)
    events: list[tuple[Procedure, LifeEvent]] = field(default_factory=list)


@transaction.atomic
def put_in_force(procedures: Mapping[str, list[Row]]) -> int:
    """Published versions of procedures that have none, by the platform. Returns how many procedures."""
    everyday, events = everyday_words(), {event.code: event for event in LifeEvent.objects.all()}
    sectors = _sectors({row.content["sector"] for rows in procedures.values() for row in rows})
    rest = iter(procedures.items())
    while some := list(islice(rest, BATCH)):
        batch = _Batch()
        for code, rows in some:
            _one(batch, code, rows, sectors, events, everyday)
        _write(batch)
        for code, rows in some:
            for row in rows:
                if "tariff" in row.content:
                    set_tariff(code, row.content["tariff"], valid_from=row.valid_from)
    return len(procedures)


def _one(
    batch: _Batch, code: str, rows: list[Row], sectors: dict[str, Sector], events: dict[str, LifeEvent],
    everyday: Everyday,
) -> None:  # fmt: skip
    newest = rows[-1]
    procedure = Procedure(code=code, is_open=newest.valid_to is None)
    about = [events[event] for event in newest.content.get("life_events", ()) if event in events]
    about.sort(key=lambda event: (event.order, event.name))
    sector = sectors[newest.content["sector"]]
    batch.words.append(named(procedure, newest.content, sector=sector, events=about, everyday=everyday))
    batch.events.extend((procedure, event) for event in about)
    for number, row in enumerate(rows, 1):
        batch.versions.append(
            ProcedureVersion(
                procedure=procedure,
                number=number,
                content=row.content,
                digest=digest_of(row.content),
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                published_at=clock.now(),
            )  # fmt: skip
        )
        following = rows[number].valid_from if number < len(rows) else None
        ends = row.valid_to is not None and row.valid_to != following
        for kind in ("forms.drafted", "forms.published", *(["forms.withdrawn"] if ends else [])):
            record(kind, on=procedure, by=PLATFORM, topic=code, number=number)


def _write(batch: _Batch) -> None:
    made = [words.procedure for words in batch.words]
    Procedure.objects.bulk_create(made)
    weigh(batch.words)
    ProcedureVersion.objects.bulk_create(batch.versions)
    Act.objects.bulk_create(
        Act(version=version, kind=kind, who=PLATFORM.subject)
        for version in batch.versions
        for kind in (Act.Kind.DRAFTED, Act.Kind.PUBLISHED)
    )
    through = Procedure.life_events.through
    through.objects.bulk_create(through(procedure=one, lifeevent=event) for one, event in batch.events)
    involved = tops()
    access.reinvolve(Procedure.objects.filter(pk__in=[one.pk for one in made]), lambda _one: involved)


def _sectors(codes: Iterable[str]) -> dict[str, Sector]:
    known = Sector.objects.in_bulk(list(codes))
    return {code: known.get(code) or Sector.objects.create(code=code, name=code) for code in codes}
