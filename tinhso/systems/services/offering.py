"""How many procedures the province offers, how many of them online, and of how many anything came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.engines.indicators.api import UP, Dated, Distinct, Line, Measure, Ratio

Offices = Sequence[int] | None
Counts = Mapping[int, int]
FULL, PART = Procedure.Level.FULL, Procedure.Level.PART
DOSSIERS = (None, "services.dossier")  # as in indicators.py


def in_force(day: date) -> QuerySet[ProcedureVersion]:
    """The versions of procedures that held on ``day``."""
    ended = Q(valid_to=None) | Q(valid_to__gt=day)
    return ProcedureVersion.objects.filter(ended, published_at__isnull=False, valid_from__lte=day)


def offered(offices: Offices, day: date) -> Counts:
    return _at_the_top(offices, day, in_force(day))


def online(offices: Offices, day: date) -> Counts:
    return _at_the_top(offices, day, in_force(day).filter(content__level__in=(FULL, PART)))


def whole(offices: Offices, day: date) -> Counts:
    return _at_the_top(offices, day, in_force(day).filter(content__level=FULL))


def online_lines(offices: Offices, day: date, after: str, n: int) -> Iterable[Line]:
    return _lines(offices, day, after, n, levels=(FULL, PART))


def whole_lines(offices: Offices, day: date, after: str, n: int) -> Iterable[Line]:
    return _lines(offices, day, after, n, levels=(FULL,))


def _at_the_top(offices: Offices, day: date, found: QuerySet[ProcedureVersion]) -> Counts:
    """Procedures are the whole province's, so they stand with its head."""
    top = directory.top_office(day)
    if top is None or (offices is not None and top.here_id not in offices):
        return {}
    return {top.here_id: found.count()}


def _lines(offices: Offices, day: date, after: str, n: int, *, levels: Sequence[str]) -> Iterable[Line]:
    """The procedures that count, by their codes."""
    top = directory.top_office(day)
    if top is None or (offices is not None and top.here_id not in offices):
        return
    rows = in_force(day).filter(procedure__code__gt=after, content__level__in=levels).order_by("procedure__code")
    for key, code, begun in rows.values_list("procedure", "procedure__code", "valid_from")[:n]:
        yield Line(
            at=clock.at(begun.year, begun.month, begun.day), kind=_("a procedure offered online"),
            model="forms.procedure", record=key, office=top.here_id, topic=code, cursor=code,
        )  # fmt: skip


def procedure_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Everybody may see them; one that is no longer in force has no page."""
    rows = Procedure.objects.filter(pk__in=ids)
    return {
        row.pk: (f"{row.code} {row.name}", reverse("forms:procedure", args=[row.code]) if row.is_open else "")
        for row in rows
    }


LINKS = {"forms.procedure": procedure_links}
PROVIDED = Dated(
    "services.provided_online",
    gettext_lazy("Procedures offered online"),
    count=online,
    drill=online_lines,
    better=UP,
    definition=gettext_lazy("Procedures in force whose dossiers can be handed in online, wholly or in part."),
)
PROVIDED_SHARE = Dated(
    "services.provided_online_share",
    gettext_lazy("Share of procedures offered online"),
    count=online,
    over=offered,
    drill=online_lines,
    unit="%",
    better=UP,
    definition=gettext_lazy("Procedures offered online, in the hundred of all procedures in force."),
)
WHOLE_SHARE = Dated(
    "services.provided_whole",
    gettext_lazy("Offered online from beginning to end"),
    count=whole,
    over=online,
    drill=whole_lines,
    unit="%",
    better=UP,
    definition=gettext_lazy("Full online services, in the hundred of the procedures offered online."),
)
BEGUN_ONLINE = Ratio(
    "services.begun_online",
    gettext_lazy("Procedures with dossiers online"),
    of=Distinct(kinds=("cases.accepted",), where={"matter": DOSSIERS, "channel": "online"}, each="topic"),
    over=Distinct(kinds=("cases.accepted",), where={"matter": DOSSIERS}, each="topic"),
    better=UP,
    definition=gettext_lazy(
        "Procedures of which at least one dossier was received online, in the hundred of those with any dossier."
    ),
)
BY_POST = Measure(
    "services.returned_by_post",
    gettext_lazy("Dossiers returned by public post"),
    kinds=("cases.returned",),
    where={"matter": DOSSIERS, "way": "post"},
    better=UP,
    definition=gettext_lazy("Dossiers whose result the public post brought to the applicant."),
    law="45/2016/QĐ-TTg",
)
