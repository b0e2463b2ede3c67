"""Online public services and the electronic one-stop shop (cổng dịch vụ công, một cửa điện tử)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Menu, Permission, System

SYSTEM = System(
    code="services",
    name=_("Public services and one-stop shop"),
    uses=(
        "access", "accounts", "calendars", "cases", "clients", "counters", "directory", "events", "files", "forms",
        "inbox", "indicators", "messages", "papers", "payments", "post", "signatures",
    ),
    urls="tinhso.systems.services.urls",
    api="tinhso.systems.services.rest:router",
    menu=(
        Menu("citizen", _("Acting for others"), "services:standing", order=30),
        Menu("desk", _("At the counter"), "services:counter", needs="counters.call", order=15),
        Menu("desk", _("File for somebody"), "services:assist", needs="services.file_for", order=22),
        Menu("public", _("Look up a dossier"), "services:look_up", order=40),
        Menu("desk", _("Dossiers"), "services:dossiers", needs="cases.read", order=20),
        Menu("desk", _("Hand-over of papers"), "services:transfers", needs="services.pass_papers", order=64),
        Menu("desk", _("Internal processes"), "services:processes", needs="cases.shape", order=44),
    ),
    permissions=(
        Permission("services.file_for", _("File a dossier for a citizen at the desk")),
        Permission("services.file", _("Hand in dossiers through the open API")),
        Permission("services.pass_papers", _("Hand paper dossiers to other offices and take them over")),
        Permission("services.file_at_post", _("File a dossier for a citizen at a post office")),
    ),
    events=(
        EventKind("services.filed_for", _("A dossier was handed in for somebody else")),
        EventKind("services.filed_by_client", _("A dossier was handed in by a program")),
        EventKind("services.consent_noted", _("Consent to a filing at the desk was noted")),
        EventKind("services.signature_asked", _("A co-applicant was asked to sign")),
        EventKind("services.signed", _("A co-applicant signed")),
        EventKind("services.signature_declined", _("A co-applicant declined")),
        EventKind("services.signature_voided", _("A signature was made void by a change")),
        EventKind("services.cosigned", _("A dossier was handed in with co-applicants")),
        EventKind("services.paper_scanned", _("A paper handed over at the counter was scanned")),
        EventKind("services.scan_signed", _("A scan was signed by the receiving official")),
        EventKind("services.papers_handed", _("Papers were handed to another office")),
        EventKind("services.papers_taken", _("Papers were taken over from another office")),
        EventKind("services.paper_reused", _("A paper of the store was used again")),
        EventKind("services.message_written", _("A message was written in a dossier")),
        EventKind("services.messages_read", _("Messages of a dossier were read")),
    ),
    indicators="tinhso.systems.services.indicators",
    listeners="tinhso.systems.services.listeners",
    demo="tinhso.systems.services.demo:plant",
    offers={
        "accounts.purposes": "tinhso.systems.services.people.codes:PURPOSES",
        "cases.bulk": "tinhso.systems.services.bulk:ACTS",
        "cases.contents": "tinhso.systems.services.linking:CONTENTS",
        "cases.inbound": "tinhso.systems.services.linking:INBOUND",
        "cases.kinds": "tinhso.systems.services.records:KINDS",
        "clients.scopes": "tinhso.systems.services.rest.scopes:SCOPES",
        "clients.sources": "tinhso.systems.services.rest.scopes:SOURCE",
        "directory.roles": "tinhso.systems.services.roles:ROLES",
        "forms.start": "tinhso.systems.services.records:start_url",
        "inbox.matters": "tinhso.systems.services.matters:MATTERS",
        "inbox.work": "tinhso.systems.services.posting.work:WORK",
        "indicators.board": "tinhso.systems.services.indicators:BOARD",
        "messages.texts": "tinhso.systems.services.texts:TEXTS",
        "papers.kinds": "tinhso.systems.services.kinds:KINDS",
        "reference": "tinhso.systems.services.loading:load_reference",
    },
)  # fmt: skip
