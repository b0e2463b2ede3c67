"""Telling those who follow a report that it was answered, and those who wait for news of a place."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from tinhso.base.geometry import Place, metres_between
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.engines.messages import api as messages
from tinhso.systems.feedback.models import Alert, Publication
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.records import REPORT


@on("cases.returned")
def tell_who_follows(event: Event) -> None:
    """Everybody who supports or follows a report hears of its answer, once."""
    if event.subject is None or event.facts.get("matter") != REPORT:
        return
    found = refresh(event.subject)
    if found is None:
        return
    for subject in found.supports.values_list("subject", flat=True):
        facts = {"code": found.code, "category": found.category.name, "office": str(found.office or "")}
        messages.send(
            subject,
            "feedback.followed",
            data=facts,
            about=found.pk,
            link=address_of(found),
            key=f"{event.pk}-{subject}",
        )


@on("feedback.published")
def tell_who_waits(event: Event) -> None:
    """Everybody whose alert a new publication fits hears of it, once, however often it is published."""
    found = refresh(event.subject) if event.subject else None
    if found is None:
        return
    for alert in alerts_for(found):
        facts = {"code": found.code, "category": found.category.name, "place": found.place or str(found.area or "")}
        messages.send(
            alert.subject, "feedback.nearby", data=facts, about=found.pk, link=address_of(found),
            key=f"{found.pk}-{alert.subject}",
        )  # fmt: skip


def alerts_for(found: Publication) -> Iterator[Alert]:
    """The alerts that it fits: of its category or of all, of its area as it is today, or within their metres."""
    of_it = Q(category=None) | Q(category__in=[found.category_id, found.category.parent_id])
    here = Q(area__in=_areas(found)) | Q(area=None)
    for alert in Alert.objects.filter(of_it & here):
        if alert.lat is None or alert.lng is None or _is_within(alert, found):
            yield alert


def _is_within(alert: Alert, found: Publication) -> bool:
    if alert.lat is None or alert.lng is None or found.lat is None or found.lng is None:
        return False
    return metres_between(Place(alert.lng, alert.lat), Place(found.lng, found.lat)) <= alert.metres


def address_of(found: Publication) -> str:
    return reverse("feedback:publication", args=[found.code])


def _areas(found: Publication) -> list[int]:
    """The unit itself and what it became."""
    if found.area is None:
        return []
    return [found.area.pk, *(each.after_id for each in directory.successors(found.area))]
