"""What happened to a task, from its records: the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhso.base import clock
from tinhso.engines.directory.api import names_of
from tinhso.systems.ioc.programmes.nouns import Assignment, Product
from tinhso.ui.rows import Entry, Text, Tone


def story(task: Assignment, products: Sequence[Product]) -> list[Entry]:
    """Who said and did what, when."""
    case, found = task.case, list[tuple[Entry, int | None]]()

    def tell(at: object, title: Text, text: Text, by: int | None, tone: Tone = "neutral") -> None:
        found.append((Entry(at=at, title=title, text=text, tone=tone), by))  # type: ignore[arg-type]

    tell(task.given_at, pgettext("task", "Given"), "", task.given_by, "new")
    for told in case.progress.all():
        tell(told.at, _("Progress: %(n)s%%") % {"n": told.percent}, told.words, told.by)
    for moved in case.postponements.select_related("by"):
        days = {"before": _day(moved.due_before), "after": _day(moved.due_after)}
        by = moved.by.subject_id if moved.by else None
        tell(moved.at, _("Postponed from %(before)s to %(after)s") % days, moved.reason, by, "near")
    for arranged in task.rearrangements.prefetch_related("joined", "left"):
        come, gone = ("; ".join(office.name for office in some.all()) for some in (arranged.joined, arranged.left))
        parts = [_("From now on also: %(names)s.") % {"names": come} if come else "",
                 _("No longer: %(names)s.") % {"names": gone} if gone else "", arranged.words]  # fmt: skip
        tell(arranged.at, _("Supporting agencies changed"), " ".join(filter(None, parts)), arranged.by)
    for product in products:
        tell(product.at, _("Product handed in"), product.words, product.by)
        if product.returned_at is not None:
            tell(product.returned_at, _("Product given back"), product.return_words, None, "late")
    if (decision := case.decision) is not None:
        tell(decision.at, _("Confirmed as finished"), decision.reason, decision.by.subject_id, "done")
    if (stop := getattr(case, "stop", None)) is not None:
        tell(stop.at, _("Stopped"), stop.reason, stop.by.subject_id if stop.by else None, "late")
    names = names_of({by for _entry, by in found if by})
    told_by = [Entry(e.at, e.title, e.text, names.get(by or 0, ""), e.tone) for e, by in found]
    return sorted(told_by, key=lambda entry: entry.at, reverse=True)


def _day(moment: object) -> str:
    return f"{clock.local(moment):%d/%m/%Y}"  # type: ignore[arg-type]
