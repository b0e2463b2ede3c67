"""My work, for officials; my matters, for everybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, citizen_required, official_required
from tinhso.engines.cases.api import bulk
from tinhso.engines.inbox.api import Wanted, how_much, my_matters, my_work
from tinhso.ui.rows import Tab

SHOWN = 50


@official_required()
def work(request: SignedIn) -> HttpResponse:
    """Every step that waits for the official, late ones first."""
    only, words = request.GET.get("loc", ""), request.GET.get("q", "").strip()
    items = my_work(request.actor, Wanted(only, words, SHOWN))
    much = how_much(request.actor)
    names = (("", _("All"), "all"), ("late", _("Overdue"), "late"), ("mine", _("Taken up by me"), "mine"))
    tabs = [Tab(label, f"?loc={key}", key == only, much[count]) for key, label, count in names]
    acts = bulk.acts_for(request.actor) if any(item.pick for item in items) else []
    return page(
        request, "inbox/work.html", items=items, tabs=tabs, only=only, words=words, shown=SHOWN, acts=acts
    )  # fmt: skip


@citizen_required
def matters(request: SignedIn) -> HttpResponse:
    """All that the person has with the province, in one list."""
    return page(request, "inbox/matters.html", items=my_matters(request.actor))
