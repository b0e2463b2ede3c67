"""When the province works, and what that makes of a time limit."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="calendars",
    name=_("Working calendars"),
    uses=("access", "accounts", "directory", "events"),
    urls="tinhso.engines.calendars.urls",
    prefix="lich-lam-viec",
    menu=(Menu("desk", _("Working calendar"), "calendars:calendars", needs="calendars.edit", order=900),),
    permissions=(Permission("calendars.edit", _("Edit the working calendar")),),
    events=(EventKind("calendars.changed", _("Working calendar changed")),),
    demo="tinhso.engines.calendars.demo:plant",
    offers={
        "directory.roles": "tinhso.engines.calendars.roles:ROLES",
        "reference": "tinhso.engines.calendars.verbs:load_calendars",
    },
)
