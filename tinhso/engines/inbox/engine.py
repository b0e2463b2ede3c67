"""One inbox: all that waits for an official, and all that a citizen has with the province."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, Menu

ENGINE = Engine(
    code="inbox",
    name=_("Inbox"),
    uses=("accounts", "cases", "events"),
    urls="tinhso.engines.inbox.urls",
    menu=(
        Menu("desk", _("My work"), "inbox:work", order=10),
        Menu("citizen", _("My matters"), "inbox:matters", order=10),
    ),
    offers={
        "inbox.work": "tinhso.engines.inbox.cases:WORK",
        "inbox.matters": "tinhso.engines.inbox.cases:MATTERS",
    },
)
