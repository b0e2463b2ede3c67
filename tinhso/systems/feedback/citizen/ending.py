"""The pages at the end: it was sent, or another's report was joined."""

from __future__ import annotations

from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import Visit
from tinhso.engines.calendars.api import due, timetable_for
from tinhso.systems.feedback.citizen.flow import Flow
from tinhso.systems.feedback.citizen.owning import own_draft, signed_in_again, writer
from tinhso.systems.feedback.citizen.sending import send
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Publication, TimeLimit


@require_GET
@never_cache
@signed_in_again
def sent(request: Visit, key: UUID) -> HttpResponse:
    """The code, the link with its QR code, and what comes next with the dates."""
    draft = own_draft(request, key)
    if draft.sent_at is None:
        return redirect(Flow(draft, None).url(Flow(draft, None).first_open))
    made = send(draft.pk, by=writer(request, draft))
    case, category, table = made.report.case, made.report.category, timetable_for(made.report.case.office)
    link = settings.BASE_URL + reverse("feedback:follow", args=[made.token]) if made.token else ""
    dates = {
        what: due(case.submitted_at, limit_for(what, category), table)
        for what in (TimeLimit.What.SORT, TimeLimit.What.ANSWER)
    }
    return page(
        request, "feedback/citizen/sent.html",
        report=made.report, case=case, link=link, qr=qr_of(link) if link else "", draft=draft,
        sort_by=dates[TimeLimit.What.SORT], answer_by=dates[TimeLimit.What.ANSWER],
        layout="ui/desk.html" if draft.for_another else "ui/public.html",
    )  # fmt: skip


@require_GET
@never_cache
@signed_in_again
def joined(request: Visit, key: UUID) -> HttpResponse:
    """Thanks, and the report that was joined."""
    draft = own_draft(request, key)
    publication = Publication.objects.filter(code=draft.typed.get("joined", "")).first()
    if publication is None:
        return redirect("feedback:start")
    return page(request, "feedback/citizen/joined.html", publication=publication, draft=draft)


def qr_of(link: str) -> SafeString:
    """The link as a QR code, black on white in any theme."""
    drawn = segno.make(link, error="m", micro=False)
    return mark_safe(
        drawn.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", title=_("QR code of the link"))
    )
