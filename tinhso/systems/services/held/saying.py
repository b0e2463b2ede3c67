"""Where a reused paper comes from, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.systems.services.models import Reuse
from tinhso.ui import days


def said_of(reuse: Reuse) -> str:
    """``issued by …, No. …, 22/11/2026`` or ``verified by …, 22/11/2026``."""
    if reuse.issued is not None:
        paper = reuse.issued
        facts = {"office": paper.office.name, "number": paper.code, "day": days.day(paper.issued_at)}
        return _("issued by %(office)s, No. %(number)s, %(day)s") % facts
    if reuse.held is None:
        return ""
    facts = {"office": reuse.held.verified_by.office.name, "day": days.day(reuse.held.verified_at)}
    return _("verified by %(office)s, %(day)s") % facts
