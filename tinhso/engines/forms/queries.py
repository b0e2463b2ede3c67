"""Reads of procedures and versions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from tinhso.base import clock
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.versions import ProcedureVersion


def current(procedure: Procedure | str, on: date | None = None) -> ProcedureVersion | None:
    """The version in force on a day (today), by the procedure or its code; None where there is none."""
    day = on or clock.today()
    versions = ProcedureVersion.objects.select_related("procedure__sector").filter(
        Q(valid_to=None) | Q(valid_to__gt=day), published_at__isnull=False, valid_from__lte=day
    )
    one = versions.filter(procedure=procedure) if isinstance(procedure, Procedure) else versions.filter(
        procedure__code=procedure
    )  # fmt: skip
    return one.order_by("-number").first()


def is_in_force(version: ProcedureVersion) -> bool:
    """Of the published versions the open one is the last; only one with a last day must be looked up."""
    if version.is_published and version.valid_to is None:
        return version.valid_from <= clock.today()
    now = current(version.procedure)
    return now is not None and now.pk == version.pk


def life_events() -> QuerySet[LifeEvent]:
    """The life events that have open procedures."""
    counted = LifeEvent.objects.annotate(number=Count("procedures", filter=Q(procedures__is_open=True)))
    return counted.filter(number__gt=0).order_by("order", "name")


def life_event(code: str) -> LifeEvent:
    """Raises LifeEvent.DoesNotExist."""
    return LifeEvent.objects.get(code=code)


def sectors() -> QuerySet[Sector]:
    """The fields that have open procedures."""
    return Sector.objects.filter(procedures__is_open=True).distinct()


def sectors_of(codes: Iterable[str]) -> dict[str, str]:
    """The field of each procedure by its code; offered to figures that are split by field."""
    return dict(Procedure.objects.filter(code__in=list(codes)).values_list("code", "sector__name"))


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """The name of each procedure by its code; offered to figures that are split by procedure."""
    return dict(Procedure.objects.filter(code__in=list(codes)).values_list("code", "name"))


def most_asked(number: int) -> QuerySet[Procedure]:
    """The open procedures that people ask for most."""
    return Procedure.objects.filter(is_open=True).select_related("sector").order_by("-weight", "name")[:number]


def open_procedure(code: str) -> Procedure:
    """Raises Procedure.DoesNotExist."""
    return Procedure.objects.select_related("sector").prefetch_related("life_events").get(code=code)
