"""The operations centre of the province (trung tâm điều hành thông minh)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Menu, Permission, System

SYSTEM = System(
    code="ioc",
    name=_("Operations centre"),
    uses=("access", "accounts", "calendars", "cases", "directory", "events", "indicators", "messages"),
    urls="tinhso.systems.ioc.urls",
    prefix="dieu-hanh",
    menu=(
        Menu("leader", _("Leaders' board"), "ioc:home", needs="indicators.view", order=10),
        Menu("leader", _("Morning brief"), "ioc:brief", needs="indicators.view", order=12),
        Menu("leader", _("Alerts"), "ioc:alerts", needs="ioc.watch", order=15),
        Menu("leader", _("Directives"), "ioc:directives", needs="indicators.view", order=20),
    ),
    permissions=(
        Permission("ioc.direct", _("Give directives to an office from a figure")),
        Permission("ioc.watch", _("Watch figures of an office by rules and close alerts")),
    ),
    events=(
        EventKind("ioc.alerted", _("Alert opened")),
        EventKind("ioc.alert_noted", _("Alert taken note of")),
        EventKind("ioc.alert_closed", _("Alert closed")),
        EventKind("ioc.rule_made", _("Alert rule made")),
        EventKind("ioc.rule_ended", _("Alert rule ended")),
        EventKind("ioc.directed", _("Directive given from a figure")),
        EventKind("ioc.progressed", _("Progress of a directive told")),
        EventKind("ioc.directive_returned", _("Directive sent back by whoever gave it")),
        EventKind("ioc.directive_withdrawn", _("Directive withdrawn by whoever gave it")),
        EventKind("ioc.board_made", _("Board composed")),
        EventKind("ioc.board_changed", _("Board composed anew")),
        EventKind("ioc.board_ended", _("Board taken away")),
        EventKind("ioc.note_written", _("Note written on a figure")),
        EventKind("ioc.note_changed", _("Note on a figure replaced")),
        EventKind("ioc.brief_wanted", _("Morning brief chosen")),
        EventKind("ioc.brief_stopped", _("Morning brief stopped")),
        EventKind("ioc.briefed", _("Morning brief sent")),
    ),
    indicators="tinhso.systems.ioc.indicators",
    jobs="tinhso.systems.ioc.jobs",
    demo="tinhso.systems.ioc.demo:plant",
    offers={
        "cases.kinds": "tinhso.systems.ioc.directives.kinds:KINDS",
        "directory.roles": "tinhso.systems.ioc.roles:ROLES",
        "indicators.board": "tinhso.systems.ioc.indicators:BOARDS",
        "indicators.folded": "tinhso.systems.ioc.alerts.jobs:after_fold",
        "indicators.home": "tinhso.systems.ioc.urls:HOME",
        "messages.texts": "tinhso.systems.ioc.texts:TEXTS",
        "reference": "tinhso.systems.ioc.directives.kinds:load_reference",
    },
)
