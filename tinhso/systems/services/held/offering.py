"""Which papers that the province holds can serve for those that a form asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.papers.models import Held, Paper
from tinhso.ui import days


@dataclass(frozen=True)
class Offer:
    """A held paper for one that is asked for: ``key`` is chosen in the form, ``source`` and ``at`` are shown."""

    key: str  # "issued:<paper>" or "held:<held>"
    name: str
    source: str
    at: datetime
    file: File
    valid_until: date | None = None

    @property
    def said(self) -> str:
        """Where it comes from and since when, in a sentence."""
        text = _("%(source)s, %(day)s") % {"source": self.source, "day": days.day(self.at)}
        if self.valid_until:
            text += " · " + _("valid until %(day)s") % {"day": days.day(self.valid_until)}
        return text


def code_of(procedure: str, paper: forms.Paper) -> str:
    """What paper it is, the same in every procedure that names it alike."""
    return paper.result_code or f"{procedure}.{paper.code}"


def offers(owner: int, procedure: str, papers: Iterable[forms.Paper]) -> dict[str, list[Offer]]:
    """By the code of the asked paper; revoked, replaced, struck out and expired ones are left out. Two queries."""
    wanted = {code_of(procedure, paper): paper.code for paper in papers if paper.is_uploaded}
    if not wanted:
        return {}
    found: dict[str, list[Offer]] = {}
    today, codes = clock.today(), list(wanted)
    issued = Paper.objects.of(owner).ready().in_force().select_related("office", "file")
    issued = issued.filter(Q(valid_until=None) | Q(valid_until__gte=today)).filter(
        Q(data__result_code__in=codes) | Q(data__procedure_code__in=codes), kind="services.result"
    )  # fmt: skip
    for paper in issued.order_by("-issued_at"):
        name = str(paper.data.get("title") or paper.declared.name)
        source = _("issued by %(office)s, No. %(number)s") % {"office": paper.office.name, "number": paper.code}
        if paper.file is None:
            continue
        offer = Offer(f"issued:{paper.pk}", name, source, paper.issued_at, paper.file, paper.valid_until)
        for code in {paper.data.get("result_code"), paper.data.get("procedure_code")} & set(codes):
            found.setdefault(wanted[code], []).append(offer)
    verified = Held.objects.filter(owner=owner, code__in=codes).in_force(today)
    for held in verified.select_related("file", "verified_by__office").order_by("-verified_at"):
        source = _("verified by %(office)s") % {"office": held.verified_by.office.name}
        offer = Offer(f"held:{held.pk}", held.name, source, held.verified_at, held.file, held.valid_until)
        found.setdefault(wanted[held.code], []).append(offer)
    return found
