"""A board leaves the house: as PDF, spreadsheet or slides."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.registry import load
from tinhso.base.text import slug
from tinhso.engines.accounts.api import official_required
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.exports.kinds import KINDS
from tinhso.systems.ioc.exports.sheet import sheet_of


@require_GET
@never_cache
@official_required("indicators.view")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The board ``bang``, or the home page's, of the unit and period of the screen. Raises Http404."""
    if kind not in KINDS:
        raise Http404
    sheet = sheet_of(asked(request), request.GET.get("bang", ""))
    form = KINDS[kind]
    answer = HttpResponse(load(form.made_by)(sheet), content_type=form.type)
    name = f"{slug(str(sheet.title))}-{sheet.asked.sight.code.lower()}-{clock.today():%Y%m%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
