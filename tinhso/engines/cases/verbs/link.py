"""One case is about another."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Link
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.events.api import PLATFORM


@transaction.atomic
def link(case: Case, *, to: Case) -> Link:
    """Note that ``case`` is about ``to``; part of another verb. Twice does no harm."""
    made, new = Link.objects.get_or_create(case=case, kind=Link.Kind.ABOUT, defaults={"other": to})
    if new:
        ground.tell("cases.linked", case, by=PLATFORM, other=to.pk)
    return made


def about(case: Case) -> Case | None:
    """The case that ``case`` is about, whoever reads it."""
    found = Link.objects.filter(case=case.pk, kind=Link.Kind.ABOUT).values_list("other", flat=True).first()
    if found is None:
        return None
    with access.without_walls("the code of the case that another is about"):
        return Case.objects.select_related("office").filter(pk=found).first()
