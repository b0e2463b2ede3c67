"""What the page of a dossier says while another system settles it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import Elsewhere
from tinhso.engines.cases.models import Case
from tinhso.systems.national.civil.outbox import number_of
from tinhso.systems.national.civil.speaking import civil_status
from tinhso.systems.national.mirrors import Mirror, was_ever_mirrored

NAME = _("the civil-status system of the Ministry of Justice")


def mirror_of(case: Case) -> Mirror | None:
    """The mirror of a dossier; no question to the database for procedures that are settled here."""
    if not was_ever_mirrored(case.topic):
        return None
    mirror = Mirror.objects.select_related("mirroring").filter(case=case.pk).first()
    if mirror is not None and not mirror.reference:
        mirror.reference = number_of(mirror)  # it was taken there, and not asked for since
    return mirror


def page_of(mirror: Mirror) -> str:
    there = civil_status()
    return there.page_of(mirror.reference) if there is not None and mirror.reference else ""


def settled_elsewhere(case: Case) -> Elsewhere | None:
    """Where its steps are done, until the other system has told its end."""
    mirror = mirror_of(case)
    if mirror is None or mirror.ended_at is not None:
        return None
    return Elsewhere(NAME, page_of(mirror), mirror.reference)
