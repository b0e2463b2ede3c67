"""Pages of boards that officials compose: the board itself, composing one, taking it away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages as said
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import name_of_subject, office_by_here
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import named
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.pages.sector import show
from tinhso.systems.ioc.pages.telling import told
from tinhso.systems.ioc.picked import queries, verbs
from tinhso.systems.ioc.picked.composing import arranged, names, shelves
from tinhso.systems.ioc.picked.forms import BoardForm
from tinhso.systems.ioc.picked.nouns import PickedBoard


@require_GET
@official_required("indicators.view")
def board(request: HttpRequest, key: UUID) -> HttpResponse:
    """Live, as the boards of fields are. Raises Http404 for one that is not there or not for the reader."""
    found = _found(request, key)
    here = asked(request)
    shared = office_by_here(found.office) if found.office else None
    return show(
        request,
        here,
        queries.as_boards([found])[0],
        "ioc:picked",
        picked=found,
        is_own=queries.is_own(found, here.actor),
        owner=name_of_subject(found.owner),
        shared=shared.name if shared else "",
    )


@official_required("indicators.view")
@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """Pick, order and name; nothing is kept before "keep" is pressed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _found(request, key) if key else None
    if found is not None and not queries.is_own(found, actor):
        raise Denied
    offices = queries.offices_to_share_with(actor)
    shared = next((one.code for one in offices if found and one.here_id == found.office), "")
    initial = {"name": found.name, "office": shared, "on_wall": found.on_wall} if found else {}
    is_kept = "keep" in request.POST
    form = BoardForm(request.POST if is_kept else None, offices=offices, initial=initial | request.POST.dict())
    codes = list(found.codes) if found and request.method == "GET" else request.POST.getlist("codes")
    codes = arranged(codes, request.POST.get("act", ""), request.POST.getlist("added"))
    if is_kept and form.is_valid():
        with told(form):
            kept = _keep(found, form, codes, actor)
            return redirect("ioc:picked", kept.pk)
    return page(
        request, "ioc/compose.html", 422 if form.errors else 200,
        form=form, picked=names(codes, named(codes)), shelves=shelves(codes), board=found, most=verbs.MOST,
    )  # fmt: skip


@require_POST
@official_required("indicators.view")
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one's own board away."""
    try:
        gone = verbs.end_board(_found(request, key).pk, by=request.actor)  # type: ignore[attr-defined]
        said.success(request, _("The board “%(name)s” has been taken away.") % {"name": gone.name})
    except Denied:
        raise
    except Refused as refused:
        said.error(request, str(refused))
    return redirect("ioc:home")


def _found(request: HttpRequest, key: UUID) -> PickedBoard:
    found = queries.picked_board(request.actor, f"{key}")  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _keep(found: PickedBoard | None, form: BoardForm, codes: list[str], by: Actor) -> PickedBoard:
    given = {
        "name": form.cleaned_data["name"],
        "codes": codes,
        "office": form.chosen_office(),
        "on_wall": form.cleaned_data["on_wall"],
    }
    return verbs.change_board(found.pk, **given, by=by) if found else verbs.make_board(**given, by=by)
