"""What officials choose from: agencies, kinds of trouble, communes."""

from __future__ import annotations

from django.db.models import QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.systems.feedback.models import Category
from tinhso.systems.feedback.routing.reading import areas


def leads() -> QuerySet[Office]:
    """The agencies that may lead or support; the units inside an agency are found by the process."""
    inside = [Office.Kind.DIVISION, Office.Kind.DESK]
    return Office.objects.on(clock.today()).exclude(kind__in=inside).order_by("code")


def kinds() -> QuerySet[Category]:
    """The open categories that 1022 handles, in their order."""
    return Category.objects.filter(is_open=True).exclude(openness=Category.Openness.ELSEWHERE).select_related("parent")


@access.kept
def area_choices() -> list[tuple[str, str]]:
    return [(str(area.pk), str(area)) for area in areas()]


@access.kept
def office_choices() -> list[tuple[str, str]]:
    return [(str(office.pk), office.name) for office in leads()]


@access.kept
def category_choices() -> list[tuple[str, str]]:
    return [(category.pk, category.name) for category in kinds()]
