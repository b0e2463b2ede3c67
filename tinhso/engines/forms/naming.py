"""What lists and search know of a procedure, taken from its published version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tinhso.base.text import fold
from tinhso.engines.forms.everyday.queries import Everyday, everyday_words
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.queries import current
from tinhso.engines.forms.versions import ProcedureVersion

_WEIGH = """
    UPDATE forms_procedure SET vector =
        setweight(to_tsvector('simple', w.name), 'A') || setweight(to_tsvector('simple', w.everyday), 'B')
        || setweight(to_tsvector('simple', w.around), 'C')
    FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS w(id, name, everyday, around)
    WHERE forms_procedure.id = w.id
"""


@dataclass(frozen=True)
class Words:
    """What the search weighs, most first: the name, what people say, what surrounds it."""

    procedure: Procedure
    name: str
    everyday: str
    around: str


def name_procedure(version: ProcedureVersion) -> Procedure:
    """Repeat on the procedure what people look for it by."""
    procedure, content = version.procedure, version.content
    sector, _made = Sector.objects.get_or_create(code=content["sector"], defaults={"name": content["sector"]})
    events = list(LifeEvent.objects.filter(code__in=content.get("life_events", ())))
    words = named(procedure, content, sector=sector, events=events, everyday=everyday_words())
    procedure.is_open = True
    procedure.save()
    procedure.life_events.set(events)
    weigh([words])
    return procedure


def named(
    procedure: Procedure, content: dict[str, Any], *, sector: Sector, events: Sequence[LifeEvent], everyday: Everyday
) -> Words:
    """Set on the procedure, which is not saved, what its content says; returns its words."""
    procedure.name, procedure.sector, procedure.level = content["name"], sector, content["level"]
    procedure.agency_levels, procedure.audience = content["agency_levels"], content["audience"]
    procedure.agency, procedure.weight = content["agency"]["name"], content.get("weight", 0)
    name = fold(procedure.name)
    own = [fold(words) for words in content.get("synonyms", ())]
    said = list(dict.fromkeys([*own, *everyday.for_name(name, procedure.code)]))
    procedure.folded = " | ".join([name, *said, procedure.code])
    around = fold(" ".join([sector.name, *(event.name for event in events), content.get("summary", "")]))
    return Words(procedure, name, " ".join(said), around)


def weigh(words: Sequence[Words]) -> None:
    """Let the search know them, in one statement."""
    columns = ([w.procedure.pk for w in words], [w.name for w in words], [w.everyday for w in words])
    with connection.cursor() as cursor:
        cursor.execute(_WEIGH, [*columns, [w.around for w in words]])


def name_again(procedures: Iterable[Procedure]) -> None:
    """After a change of the table: the same procedures by their new words."""
    for procedure in procedures:
        if procedure.is_open and (version := current(procedure)) is not None:
            name_procedure(version)
