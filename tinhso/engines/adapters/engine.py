"""How the platform talks with others: an outbox, an inbox that answers twice alike, a doctor."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="adapters",
    name=_("Connections"),
    uses=("events", "access"),
    urls="tinhso.engines.adapters.urls",
    prefix="ket-noi",
    menu=(Menu("desk", _("Connections"), "adapters:lines", needs="adapters.view", order=900),),
    permissions=(
        Permission("adapters.view", _("See the connections and what waits on them")),
        Permission("adapters.retry", _("Send again what could not be delivered")),
    ),
    events=(
        EventKind("adapters.given_up", _("A delivery was given up")),
        EventKind("adapters.retried", _("A delivery was asked for again")),
    ),
    jobs="tinhso.engines.adapters.jobs",
)
