"""Online public services and the electronic one-stop shop (cổng dịch vụ công, một cửa điện tử)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Menu, System

SYSTEM = System(
    code="services",
    name=_("Public services and one-stop shop"),
    uses=(
        "access", "accounts", "calendars", "cases", "directory", "events", "files", "forms", "indicators", "messages",
        "papers", "payments",
    ),
    urls="tinhso.systems.services.urls",
    menu=(
        Menu("public", _("Look up a dossier"), "services:look_up", order=40),
        Menu("desk", _("Dossiers"), "services:dossiers", needs="cases.read", order=20),
    ),
    indicators="tinhso.systems.services.indicators",
    listeners="tinhso.systems.services.listeners",
    demo="tinhso.systems.services.demo:plant",
    offers={
        "cases.contents": "tinhso.systems.services.linking:CONTENTS",
        "cases.inbound": "tinhso.systems.services.linking:INBOUND",
        "cases.kinds": "tinhso.systems.services.records:KINDS",
        "directory.roles": "tinhso.systems.services.roles:ROLES",
        "forms.start": "tinhso.systems.services.records:start_url",
        "indicators.board": "tinhso.systems.services.indicators:BOARD",
        "messages.texts": "tinhso.systems.services.texts:TEXTS",
        "papers.kinds": "tinhso.systems.services.kinds:KINDS",
        "reference": "tinhso.systems.services.loading:load_processes",
    },
)  # fmt: skip
