"""Counters of an office: queue tickets with fair priority, calls, appointments, displays."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="counters",
    name=_("Counters and appointments"),
    uses=("access", "accounts", "calendars", "directory", "events", "messages"),
    urls="tinhso.engines.counters.urls",
    prefix="quay",
    menu=(
        Menu("public", _("Number and appointment"), "counters:halls", order=35),
        Menu("desk", _("Appointments"), "counters:expected_halls", needs="counters.call", order=74),
        Menu("desk", _("Queues and counters"), "counters:manage", needs="counters.manage", order=75),
    ),
    permissions=(
        Permission("counters.call", _("Call and serve people at a counter")),
        Permission("counters.manage", _("Keep queues, counters and how they call")),
    ),
    events=(
        EventKind("counters.set_up", _("queue, counter or rule changed")),
        EventKind("counters.sat_down", _("counter opened")),
        EventKind("counters.left", _("counter closed")),
        EventKind("counters.drawn", _("number drawn")),
        EventKind("counters.called", _("number called")),
        EventKind("counters.called_again", _("number called again")),
        EventKind("counters.transferred", _("number handed over")),
        EventKind("counters.served", _("person served")),
        EventKind("counters.absent", _("did not come when called")),
        EventKind("counters.brought_back", _("came late and waits again")),
        EventKind("counters.given_up", _("number given up")),
        EventKind("counters.booked", _("appointment made")),
        EventKind("counters.confirmed", _("appointment confirmed")),
        EventKind("counters.moved", _("appointment moved")),
        EventKind("counters.cancelled", _("appointment cancelled")),
        EventKind("counters.missed", _("did not come to the appointment")),
    ),
    jobs="tinhso.engines.counters.jobs",
    listeners="tinhso.engines.counters.listeners",
    demo="tinhso.engines.counters.demo:plant",
    offers={
        "directory.roles": "tinhso.engines.counters.roles:ROLES",
        "messages.texts": "tinhso.engines.counters.texts:TEXTS",
        "reference": "tinhso.engines.counters.verbs.setting_up:load_rule",
    },
)
