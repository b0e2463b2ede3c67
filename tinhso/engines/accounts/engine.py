"""How people sign in, and in which role they act."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu

ENGINE = Engine(
    code="accounts",
    name=_("Accounts"),
    uses=("events", "access", "adapters", "directory"),
    urls="tinhso.engines.accounts.urls",
    prefix="tai-khoan",
    menu=(
        Menu("citizen", _("My account"), "accounts:mine", order=900),
        Menu("desk", _("My account"), "accounts:mine", order=900),
    ),
    events=(
        EventKind("accounts.made", _("Account made")),
        EventKind("accounts.linked", _("Account linked to VNeID")),
        EventKind("accounts.signed_in", _("Signed in")),
        EventKind("accounts.signed_out", _("Signed out")),
        EventKind("accounts.refused", _("Sign-in refused")),
        EventKind("accounts.role_taken", _("Role taken")),
        EventKind("accounts.second_factor_set", _("Second factor set up")),
        EventKind("accounts.code_sent", _("One-time code sent")),
        EventKind("accounts.code_confirmed", _("One-time code confirmed")),
        EventKind("accounts.code_dead", _("One-time code dead after five wrong tries")),
    ),
    jobs="tinhso.engines.accounts.jobs",
    demo="tinhso.engines.accounts.demo:plant",
    offers={"adapters": "tinhso.engines.accounts.vneid.checking:ADAPTERS"},
)
