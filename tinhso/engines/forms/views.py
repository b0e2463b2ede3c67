"""The public pages of procedures: find one, read all that the law wants shown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.forms import queries
from tinhso.engines.forms.catalogue import catalogue
from tinhso.engines.forms.filters import FIELDS, SearchForm
from tinhso.engines.forms.procedures import LifeEvent, Procedure
from tinhso.engines.forms.search import Wanted, search
from tinhso.engines.forms.sheet import sheet_of


@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """Search by words, narrowed by the choices in the address; every choice says how many it leaves."""
    form = SearchForm(request.GET.dict())
    wanted = form.wanted()
    number = request.GET.get("trang", "")
    found = catalogue(wanted, int(number) if number.isdigit() and len(number) < 5 else 1)
    form.count(found.counts)
    kept = [(name, value) for name, value in request.GET.items() if name in FIELDS and value]
    pages = {way: _page_of(request, number) for way, number in (("before", found.page - 1), ("after", found.page + 1))}
    return page(
        request, "forms/search.html", form=form, wanted=wanted, kept=kept, found=found, pages=pages,
    )  # fmt: skip


def _page_of(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["trang"] = str(number)
    return f"?{query.urlencode()}"


@require_GET
def life_events_page(request: HttpRequest) -> HttpResponse:
    """What happens in a life, as a way in for those who do not know the procedure's name."""
    return page(request, "forms/life_events.html", events=queries.life_events())


@require_GET
def life_event_page(request: HttpRequest, code: str) -> HttpResponse:
    """The procedures of one life event."""
    try:
        event = queries.life_event(code)
    except LifeEvent.DoesNotExist:
        raise Http404 from None
    return page(request, "forms/life_event.html", event=event, found=search(Wanted(life_event=code)))


@require_GET
def procedure_page(request: HttpRequest, code: str) -> HttpResponse:
    """All parts that article 8 of Decree 63/2010 wants shown."""
    try:
        procedure = queries.open_procedure(code)
    except Procedure.DoesNotExist:
        raise Http404 from None
    version = queries.current(procedure)
    if version is None:
        return page(request, "forms/not_in_force.html", status=410, procedure=procedure)
    return page(request, "forms/procedure.html", procedure=procedure, version=version, sheet=sheet_of(version))
