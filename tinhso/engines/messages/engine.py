"""What the platform tells people: in their own list always, by mail if they like."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu

ENGINE = Engine(
    code="messages",
    name=_("Messages"),
    uses=("events", "adapters", "directory", "accounts"),
    urls="tinhso.engines.messages.urls",
    prefix="tin-nhan",
    menu=(
        Menu("citizen", _("Messages"), "messages:mine", order=40),
        Menu("desk", _("Messages"), "messages:mine", order=800),
    ),
    events=(
        EventKind("messages.sent", _("A message was sent")),
        EventKind("messages.reported", _("A delivery report came")),
    ),
    offers={
        "adapters": "tinhso.engines.messages.adapters:ADAPTERS",
        "directory.roles": "tinhso.engines.messages.roles:ROLES",
        "accounts.unread": "tinhso.engines.messages.api:unread_count",
    },
)
