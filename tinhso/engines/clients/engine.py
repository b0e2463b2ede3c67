"""Programs of others that work with the province through its open API, and what they are told."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="clients",
    name=_("API clients"),
    uses=("access", "accounts", "adapters", "directory", "events", "files", "messages"),
    urls="tinhso.engines.clients.urls",
    prefix="ung-dung-ket-noi",
    roots={
        ".well-known": "tinhso.engines.clients.consents.well_known",
        "api": "tinhso.engines.clients.open_urls",
        "oauth": "tinhso.engines.clients.consents.own_urls",
    },
    api="tinhso.engines.clients.rest:router",
    menu=(
        Menu("foot", _("Open API"), "api:developers", order=900),
        Menu("desk", _("API clients"), "clients:clients", needs="clients.keep", order=910),
    ),
    permissions=(Permission("clients.keep", _("Register API clients, their keys and where they are told")),),
    events=(
        EventKind("clients.registered", _("An API client was registered")),
        EventKind("clients.changed", _("An API client was changed")),
        EventKind("clients.closed", _("An API client was closed")),
        EventKind("clients.key_made", _("A key of an API client was made")),
        EventKind("clients.key_revoked", _("A key of an API client was revoked")),
        EventKind("clients.consent_given", _("A citizen let a program see what is theirs")),
        EventKind("clients.consent_withdrawn", _("A citizen withdrew that")),
        EventKind("clients.webhook_set", _("A receiver of events was named")),
        EventKind("clients.webhook_secret", _("The secret of a receiver of events was changed")),
        EventKind("clients.webhook_stopped", _("A receiver of events was switched off")),
        EventKind("clients.webhook_resumed", _("A receiver of events was switched on again")),
        EventKind("clients.webhook_replayed", _("Events were sent to a receiver again")),
    ),
    jobs="tinhso.engines.clients.jobs",
    demo="tinhso.engines.clients.demo:plant",
    offers={
        "accounts.beside": "tinhso.engines.clients.consents.beside:LINK",
        "adapters": "tinhso.engines.clients.webhooks.adapter:ADAPTERS",
        "clients.citizen_scopes": "tinhso.engines.clients.consents.scopes:SCOPES",
        "clients.scopes": "tinhso.engines.clients.scopes:SCOPES",
        "directory.names": "tinhso.engines.clients.queries:names_of",
        "directory.roles": "tinhso.engines.clients.roles:ROLES",
        "messages.texts": "tinhso.engines.clients.texts:TEXTS",
    },
)
