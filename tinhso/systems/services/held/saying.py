"""Where a reused paper comes from, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.engines.papers.models import Held
from tinhso.systems.services.models import Reuse
from tinhso.ui import days


def said_of(reuse: Reuse) -> str:
    """``issued by …, No. …, 22/11/2026`` or ``verified by …, 22/11/2026``."""
    if reuse.issued is not None:
        paper = reuse.issued
        facts = {"office": paper.office.name, "number": paper.code, "day": days.day(paper.issued_at)}
        return _("issued by %(office)s, No. %(number)s, %(day)s") % facts
    return said_of_held(reuse.held) if reuse.held else ""


def said_of_held(held: Held) -> str:
    """``verified by …, 22/11/2026``, and why it no longer counts if it was struck out."""
    facts = {"office": held.verified_by.office.name, "day": days.day(held.verified_at)}
    said = _("verified by %(office)s, %(day)s") % facts
    if held.struck_at:
        said += " · " + _("struck out on %(day)s: %(reason)s") % {
            "day": days.day(held.struck_at), "reason": held.struck_reason,
        }  # fmt: skip
    return said
