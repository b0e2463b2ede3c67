"""Any index as a tree of criteria, scored for every office from figures or by hand, and verified."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="indexes",
    name=_("Indexes"),
    uses=("access", "accounts", "directory", "events", "files", "indicators"),
    urls="tinhso.engines.indexes.urls",
    prefix="bo-chi-so",
    menu=(Menu("leader", _("Indexes and ranking"), "indexes:indexes", needs="indicators.view", order=20),),
    permissions=(
        Permission("indexes.score", _("Score one's own office by the criteria that are judged by hand")),
        Permission("indexes.verify", _("Verify the score cards of offices")),
        Permission("indexes.keep", _("Write and publish versions of indexes")),
    ),
    events=(
        EventKind("indexes.scored", _("A criterion was scored by the office itself")),
        EventKind("indexes.verified", _("A criterion was verified")),
        EventKind("indexes.handed_in", _("A score card was handed in")),
        EventKind("indexes.given_back", _("A score card was given back")),
        EventKind("indexes.confirmed", _("A score card was confirmed")),
        EventKind("indexes.drafted", _("A version of an index was drafted")),
        EventKind("indexes.published", _("A version of an index was published")),
    ),
    demo="tinhso.engines.indexes.demo:plant",
    append_only=("indexes_mark", "indexes_evidence", "indexes_step"),
    offers={
        "directory.roles": "tinhso.engines.indexes.roles:ROLES",
        "reference": "tinhso.engines.indexes.loading:load_reference",
    },
)
