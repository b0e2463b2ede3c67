"""What an address names, or a page that says it is not there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from tinhso.engines.payments import queries
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import Gateway, all_gateways


def demand_or_404(key: UUID) -> Demand:
    try:
        return queries.demand_page(key)
    except Demand.DoesNotExist as error:
        raise Http404 from error


def gateway_or_404(code: str) -> Gateway:
    for gateway in all_gateways():
        if gateway.code == code:
            return gateway
    raise Http404
