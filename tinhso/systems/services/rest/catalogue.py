"""The catalogue of procedures; open to everybody."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router

from tinhso.base.errors import Refused
from tinhso.engines.clients.api import Cursor, Limit, cursor_of, place_in
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure, ProcedureVersion
from tinhso.systems.services.agencies import agencies_for
from tinhso.systems.services.rest import said
from tinhso.systems.services.rest.shapes import (
    Fee,
    OfficePage,
    OfficeRow,
    ProcedurePage,
    Version,
    VersionPage,
    WholeProcedure,
)

router = Router(tags=["Catalogue"])
Code = Annotated[str, Path(max_length=40, description="The national code, such as 2.000635.")]
Number = Annotated[int, Path(ge=1, le=32767)]


@router.get("procedures", response=ProcedurePage, operation_id="procedures", summary="The procedures")
def procedures(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    q: Annotated[str, Query(max_length=120, description="Words, with or without diacritics; the best sixty.")] = "",
    sector: Annotated[str, Query(max_length=40)] = "",
) -> Any:
    """Those that can be found today, by code; with `q` those that fit, best first, on one page."""
    if q.strip():
        found = forms.search(forms.Wanted(words=q, sector=sector), most=limit)
        return ProcedurePage(items=[said.procedure_row(one) for one in found], next=None)
    rows = Procedure.objects.filter(is_open=True).select_related("sector").order_by("code")
    if sector:
        rows = rows.filter(sector=sector)
    if after := place_in(cursor, str):
        rows = rows.filter(code__gt=after)
    page = list(rows[: limit + 1])
    items = [said.procedure_row(one) for one in page[:limit]]
    return ProcedurePage(items=items, next=cursor_of(page[limit - 1].code) if len(page) > limit else None)


@router.get("procedures/{code}", response=WholeProcedure, operation_id="procedure", summary="One procedure")
def procedure(request: HttpRequest, code: Code) -> Any:
    """What the version in force asks and promises: papers, time limits, fees, questions, legal bases."""
    version = forms.current(code)
    if version is None:
        raise Procedure.DoesNotExist
    return said.whole_procedure(version)


@router.get(
    "procedures/{code}/versions", response=VersionPage, operation_id="versions", summary="Versions of a procedure"
)
def versions(request: HttpRequest, code: Code, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Every published version, the newest first, with the days between which it holds."""
    rows = _published(code)
    if after := place_in(cursor, int):
        rows = rows.filter(number__lt=min(after, 32767))
    page = list(rows.order_by("-number").defer("content")[: limit + 1])
    if not page and not cursor:
        raise Procedure.DoesNotExist
    items = [said.version(one) for one in page[:limit]]
    return VersionPage(items=items, next=cursor_of(page[limit - 1].number) if len(page) > limit else None)


@router.get(
    "procedures/{code}/versions/{number}", response=WholeProcedure, operation_id="version", summary="One version"
)
def one_version(request: HttpRequest, code: Code, number: Number) -> Any:
    """What that version asked and promised; fees as they are on the day that is asked for."""
    return said.whole_procedure(_published(code).get(number=number))


@router.get(
    "procedures/{code}/offices", response=OfficePage, operation_id="offices", summary="Agencies that take a procedure"
)
def offices(
    request: HttpRequest,
    code: Code,
    cursor: Cursor = "",
    limit: Limit = 50,
    q: Annotated[str, Query(max_length=120, description="Words of the name.")] = "",
) -> Any:
    """By code: the code is what a dossier is handed in with."""
    rows = agencies_for(Procedure.objects.get(code=code, is_open=True)).order_by("code")
    if after := place_in(cursor, str):
        rows = rows.filter(code__gt=after)
    for word in said.words(q):
        rows = rows.filter(folded__contains=word)
    page = list(rows[: limit + 1])
    items = [OfficeRow(code=one.code, name=one.name) for one in page[:limit]]
    return OfficePage(items=items, next=cursor_of(page[limit - 1].code) if len(page) > limit else None)


@router.get("procedures/{code}/fees", response=list[Fee], operation_id="fees", summary="Fees of a procedure")
def fees(
    request: HttpRequest,
    code: Code,
    on: Annotated[date | None, Query(description="The day; today if it is not named.")] = None,
) -> Any:
    """Every rule that holds on a day: for whom, by which channel, by which law."""
    if on is not None and not 1975 <= on.year <= 2200:
        raise Refused(_("Choose a day between 1975 and 2200."), field="on")
    Procedure.objects.get(code=code, is_open=True)
    return said.fees(code, on)


def _published(code: str) -> Any:
    return ProcedureVersion.objects.select_related("procedure__sector").filter(
        procedure__code=code, published_at__isnull=False
    )  # fmt: skip


__all__ = ["Version", "router"]
