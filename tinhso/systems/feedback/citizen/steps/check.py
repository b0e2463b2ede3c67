"""Step: everything once more, then off it goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhso.base.codes import show_phone
from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import Rate, Throttle
from tinhso.systems.feedback.citizen.choosing import proposals
from tinhso.systems.feedback.citizen.flow import CATEGORY, CHECK, PLACE, QUESTIONS, STORY, WHO, Flow
from tinhso.systems.feedback.citizen.photos import rows_of
from tinhso.systems.feedback.citizen.reading import ACCOUNT, PHONE
from tinhso.systems.feedback.citizen.sending import Unfinished, send
from tinhso.systems.feedback.citizen.steps.drawing import draw
from tinhso.systems.feedback.models import Category
from tinhso.ui.rows import Row

REPORTS = Throttle("feedback.report", address=Rate(20, 90), subject=Rate(20, 90))
MUCH_SURER = 0.6


def check(request: HttpRequest, flow: Flow) -> HttpResponse:
    """The summary with a way back to each answer; sending twice is one report."""
    if flow.first_open != CHECK:
        messages.info(request, _("This step is still to be answered."))
        return redirect(flow.url(flow.first_open))
    problem, status = "", 200
    if request.method == "POST":
        try:
            REPORTS.require(request)
            send(flow.draft.pk, by=flow.by)
            return redirect("feedback:sent", flow.draft.pk)
        except Unfinished as refused:
            messages.info(request, str(refused))
            return redirect(flow.url(refused.step))
        except Refused as refused:
            problem, status = str(refused), refused.status
    return draw(
        request, flow, CHECK, status=status,
        problem=problem, rows=_rows(flow), photos=rows_of(flow), better=_better(flow),
    )  # fmt: skip


def _rows(flow: Flow) -> list[Row]:
    now = flow.reading
    rows = [
        Row(pgettext("report", "About"), f"{now.category}", flow.url(CATEGORY)),
        Row(_("What is wrong"), now.text, flow.url(STORY)),
        Row(_("Where"), now.place_in_words, flow.url(PLACE)),
    ]
    asked = [field for page in now.questions.pages for field in page.fields]
    rows += [Row(field.label, field.shown, f"{flow.url(QUESTIONS)}#{field.id}") for field in asked]
    return [
        *rows,
        Row(_("Sent by"), _sender(flow), flow.url(WHO)),
        Row(pgettext("report", "Publication"), _public(flow), flow.url(WHO)),
    ]


def _sender(flow: Flow) -> str:
    now = flow.reading
    if flow.draft.for_another:
        return ", ".join(part for part in (now.said("name"), show_phone(now.said("phone"))) if part)
    if now.who == ACCOUNT:
        return _("With my account")
    return show_phone(now.said("phone")) if now.who == PHONE else _("Without name or number")


def _public(flow: Flow) -> str:
    category = flow.reading.category
    if category is not None and category.openness != Category.Openness.PUBLIC:
        return _("Never published: only the competent agency reads it.")
    if flow.reading.said("keep_private"):
        return _("Not published, as you wish.")
    return _("After an official has looked it through, without anything about you.")


def _better(flow: Flow) -> Category | None:
    """A category that fits the words much better than the chosen one, if the classifier knows one."""
    likely = proposals(flow.reading.text)[:3]
    chosen = flow.reading.category
    if not likely or chosen is None or chosen.pk in {one.pk for one, _sure in likely}:
        return None
    return likely[0][0] if likely[0][1] >= MUCH_SURER else None
