"""What lists and search know of a procedure, taken from its published version."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from tinhso.base.text import fold
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.versions import ProcedureVersion


def name_procedure(version: ProcedureVersion) -> Procedure:
    """Repeat on the procedure what people look for it by."""
    procedure, content = version.procedure, version.content
    sector, _made = Sector.objects.get_or_create(code=content["sector"], defaults={"name": content["sector"]})
    events = list(LifeEvent.objects.filter(code__in=content.get("life_events", ())))
    procedure.name, procedure.sector, procedure.level = content["name"], sector, content["level"]
    procedure.agency_levels, procedure.audience = content["agency_levels"], content["audience"]
    procedure.weight, procedure.is_open = content.get("weight", 0), True
    everyday = [fold(words) for words in content.get("synonyms", ())]
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
