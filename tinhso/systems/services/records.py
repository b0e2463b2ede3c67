"""Dossiers as other parts link to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure


def case_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Title and address of those cases that the reader may see."""
    seen = access.only(actor, "cases.read", Case.objects.filter(pk__in=ids))
    return {case.pk: (f"{case.code} · {case.title}", cases.url_of(case)) for case in seen}


LINKS = {"cases.case": case_links}
KINDS = (cases.Kind("services.dossier", "hồ sơ thủ tục hành chính", "services:dossier"),)


def start_url(procedure: Procedure) -> str:
    """Where one begins to apply for ``procedure``; "" if it has no online form."""
    return reverse("services:begin", args=[procedure.code]) if procedure.level != Procedure.Level.INFO else ""
