"""What lists and search know of a procedure, taken from its published version."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from tinhso.base.text import fold
from tinhso.engines.forms.everyday.queries import words_for
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.queries import current
from tinhso.engines.forms.versions import ProcedureVersion


def name_procedure(version: ProcedureVersion) -> Procedure:
    """Repeat on the procedure what people look for it by."""
    procedure, content = version.procedure, version.content
    sector, _made = Sector.objects.get_or_create(code=content["sector"], defaults={"name": content["sector"]})
    events = list(LifeEvent.objects.filter(code__in=content.get("life_events", ())))
    procedure.name, procedure.sector, procedure.level = content["name"], sector, content["level"]
    procedure.agency_levels, procedure.audience = content["agency_levels"], content["audience"]
    procedure.agency = content["agency"]["name"]
    procedure.weight, procedure.is_open = content.get("weight", 0), True
    everyday = everyday_of(procedure, content.get("synonyms", ()))
    name = fold(procedure.name)
    procedure.folded = " | ".join([name, *everyday, procedure.code])
    procedure.save()
    procedure.life_events.set(events)
    around = fold(" ".join([sector.name, *(event.name for event in events), content.get("summary", "")]))
    Procedure.objects.filter(pk=procedure.pk).update(
        vector=SearchVector(Value(name), weight="A", config="simple")
        + SearchVector(Value(" ".join(everyday)), weight="B", config="simple")
        + SearchVector(Value(around), weight="C", config="simple")
    )
    return procedure


def everyday_of(procedure: Procedure, own: Iterable[str]) -> list[str]:
    """The words of the version itself, then those of the table, each once."""
    said = [fold(words) for words in own]
    return list(dict.fromkeys([*said, *words_for(fold(procedure.name), procedure.code)]))


def name_again(procedures: Iterable[Procedure]) -> None:
    """After a change of the table: the same procedures by their new words."""
    for procedure in procedures:
        if procedure.is_open and (version := current(procedure)) is not None:
            name_procedure(version)
