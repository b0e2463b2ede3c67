"""What a procedure says of its result's time: when to remind, and which procedure renews it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhso.base import clock
from tinhso.engines.forms import api as forms
from tinhso.engines.papers.models import Paper
from tinhso.systems.services.kinds import RESULT
from tinhso.systems.services.models import Dossier

DAYS = (90, 30, 7)  # before the last day, where the procedure does not say


@dataclass(frozen=True)
class Licence:
    """A result that counts until a day (giấy phép, giấy xác nhận có thời hạn), with what renews it."""

    paper: Paper
    dossier: Dossier
    renewed_by: str  # the procedure's code
    days: tuple[int, ...]

    @property
    def name(self) -> str:
        named = self.dossier.version.part("results")
        return str(named[0]["name"]) if named else str(self.paper.declared.name)

    @property
    def left(self) -> int:
        """Days up to and with the last one; negative once it is over."""
        assert self.paper.valid_until is not None
        return (self.paper.valid_until - clock.today()).days

    @property
    def reached(self) -> int | None:
        """The nearest moment of reminding that has come; none before the first and after the last day."""
        return min((day for day in self.days if self.left <= day), default=None) if self.left >= 0 else None


def licences_of(papers: list[Paper]) -> list[Licence]:
    """Of these papers the results that count for a time, in the same order; their dossiers in one query."""
    results = [paper for paper in papers if paper.kind == RESULT.code and paper.valid_until is not None]
    related = ("case__office", "case__applicant", "version__procedure", "submission")
    dossiers = Dossier.objects.filter(case__in=[paper.about for paper in results]).select_related(*related)
    by_case = {dossier.pk: dossier for dossier in dossiers.defer("version__content")}
    found = []
    for paper in results:
        dossier = by_case.get(paper.about)
        if dossier is not None:
            forms.with_content(dossier.version)
            found.append(_licence(paper, dossier))
    return found


def _licence(paper: Paper, dossier: Dossier) -> Licence:
    named = dossier.version.part("results")
    renew = named[0].get("renew", {}) if named else {}
    procedure = str(renew.get("procedure") or dossier.version.procedure.code)
    return Licence(paper, dossier, procedure, tuple(renew.get("days") or DAYS))


def ending(first: date, last: date) -> list[Paper]:
    """The results in force whose last day is one of these, the earliest first."""
    found = Paper.objects.in_force().filter(kind=RESULT.code, valid_until__range=(first, last))
    return list(found.exclude(data={}).defer("data").select_related("office").order_by("valid_until", "pk"))
