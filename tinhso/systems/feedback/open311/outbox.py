"""Other Open311 servers as one adapter: each delivery names its server."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.systems.feedback.models import Forwarding, Moderation, Peer, Report
from tinhso.systems.feedback.open311.handing_on import OUTBOX, server_of, service_at
from tinhso.systems.feedback.open311.speaking import Server
from tinhso.systems.feedback.public.covering import cover
from tinhso.systems.feedback.public.faces import known_of


class Open311(Adapter):
    """Files reports at the servers that the keepers of 1022 have named."""

    code = OUTBOX
    name = gettext_lazy("Other Open311 servers")

    def check(self) -> list[str]:
        return [
            _("%(server)s: %(why)s") % {"server": peer.name, "why": why}
            for peer in Peer.objects.filter(is_open=True).order_by("code")
            if (why := _trouble(server_of(peer)))
        ]

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """The form, without who reported it; the moderated text, or the original with every number covered."""
        with access.without_walls("a report that an official handed on is sent"):
            forwarding = Forwarding.objects.select_related("peer").get(pk=UUID(payload["forwarding"]))
            report = Report.objects.select_related("case", "category", "reporter__party").get(pk=forwarding.case_id)
            moderation = Moderation.objects.filter(case=report.pk, is_published=True).order_by("-at").first()
        peer, known = forwarding.peer, known_of(report.reporter)
        server = server_of(peer)
        form = {
            "service_code": service_at(peer, report.category) or "",
            "description": cover(moderation.text if moderation else report.text, known),
            "address_string": cover(report.place, known),
            "attribute[external_id]": report.case.code,
        }
        if report.lat is not None and report.lng is not None:
            form |= {"lat": str(report.lat), "long": str(report.lng)}
        return {"server": [server.url, server.jurisdiction, server.key], "form": form}

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if not payload["form"]["service_code"]:
            raise Rejected(_("The server has no service for this category any more."))
        row = Server(*payload["server"]).file(payload["form"])
        return {"service_request_id": str(row.get("service_request_id") or ""), "token": str(row.get("token") or "")}


def _trouble(server: Server) -> str:
    try:
        server.services()
    except NotDelivered as error:
        return str(error)
    return ""


ADAPTERS = (Open311(),)
