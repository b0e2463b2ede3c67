"""The guide of a procedure: questions and their answer on one page, before anybody signs in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.forms import queries
from tinhso.engines.forms.guide.advice import advise
from tinhso.engines.forms.guide.guide import Guide
from tinhso.engines.forms.inputs import input_id
from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.sheet import beginning_of


@require_GET
def guide_page(request: HttpRequest, code: str) -> HttpResponse:
    """Answers stand in the address: they can be kept, passed on, and taken along into the form."""
    try:
        version = queries.current(queries.open_procedure(code))
    except Procedure.DoesNotExist:
        raise Http404 from None
    guide = Guide(version, request.GET) if version else None
    if version is None or guide is None or not guide.exists:
        raise Http404
    asked = "xem" in request.GET
    exit = guide.exit if asked else None
    advice = advise(guide) if asked and exit is None and guide.is_answered else None
    if asked and exit is None and advice is None:
        guide.form.check()
    start = beginning_of(version)
    problems = [{"id": input_id(name), "text": text} for name, text in guide.form.errors.items()]
    return page(
        request, "forms/guide.html", status=422 if problems else 200,
        procedure=version.procedure, version=version, guide=guide, asked=guide.page, advice=advice, exit=exit,
        problems=problems, start=f"{start}?{guide.query}" if start.startswith("/") else start, elsewhere=_other(exit),
    )  # fmt: skip


def _other(exit: object) -> Procedure | None:
    """The procedure that an exit leads to, where it is in the catalogue."""
    code = getattr(exit, "procedure", "") if exit else ""
    try:
        return queries.open_procedure(code) if code else None
    except Procedure.DoesNotExist:
        return None
