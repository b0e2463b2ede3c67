"""The payer's page: whoever has its address may pay, a relative say, so it shows no name and no dossier data."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.payments import queries
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import ADAPTERS
from tinhso.engines.payments.pages.found import demand_or_404, gateway_or_404
from tinhso.engines.payments.qr import qr_svg
from tinhso.engines.payments.verbs.beginning import ask_again, begin


@require_GET
@never_cache
def pay(request: HttpRequest, key: UUID) -> HttpResponse:
    """Amount, law, QR code, account, and the way to the gateway; once paid, the receipt's number."""
    demand = demand_or_404(key)
    text = queries.transfer_text(demand) if demand.is_waiting else ""
    return page(
        request,
        "payments/pay.html",
        demand=demand,
        qr=qr_svg(text, _("VietQR code for this payment")) if text else "",
        gateways=[gateway for gateway in ADAPTERS if gateway.begins and gateway.url],
        back=way_back(demand),
    )


@require_GET
@never_cache
def state(request: HttpRequest, key: UUID) -> HttpResponse:
    """The part of the page that asks every three seconds until there is no more to wait for."""
    demand = demand_or_404(key)
    answer = page(request, "payments/state.html", demand=demand, back=way_back(demand))
    if not demand.is_waiting:
        answer.headers["HX-Refresh"] = "true"  # the code to scan goes away with the rest: nobody pays twice
    return answer


@require_POST
def to_gateway(request: HttpRequest, key: UUID, gateway: str) -> HttpResponse:
    """Open the payment at the gateway and send the payer there."""
    partner = gateway_or_404(gateway)
    come_back = settings.BASE_URL + reverse("payments:back", args=[key, gateway])
    actor = getattr(request, "actor", None)
    return redirect(begin(demand_or_404(key).pk, partner, come_back, by=actor))


@require_GET
@never_cache
def back(request: HttpRequest, key: UUID, gateway: str) -> HttpResponse:
    """The payer comes back from the gateway: ask it, since its notice may be late or lost, and show the state."""
    ask_again(demand_or_404(key).pk, gateway_or_404(gateway))
    return redirect("payments:pay", key)


def way_back(demand: Demand) -> str:
    """Where to go on after paying: a path of ours, never another site."""
    path = demand.return_path
    return path if path.startswith("/") and not path.startswith("//") else "/"
