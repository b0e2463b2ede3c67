"""What is owed and what was paid: fee rules, demands, gateways, receipts, refunds. It knows no case."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="payments",
    name=_("Payments"),
    uses=("events", "access", "adapters", "directory", "accounts"),
    urls="tinhso.engines.payments.urls",
    prefix="thanh-toan",
    menu=(
        Menu("desk", _("Cash drawer"), "payments:drawer", needs="payments.collect", order=70),
        Menu("desk", _("Payments"), "payments:demands", needs="payments.read", order=500),
        Menu("desk", _("Collecting accounts"), "payments:accounts", needs="payments.set_accounts", order=520),
        Menu("desk", _("Reconciliation"), "payments:differences", needs="payments.reconcile", order=510),
    ),
    permissions=(
        Permission("payments.read", _("See demands and payments"), own=True),
        Permission("payments.collect", _("Take cash at the counter")),
        Permission("payments.decide", _("Decide on money that does not fit its demand")),
        Permission("payments.propose_refund", _("Propose that money be given back")),
        Permission("payments.refund", _("Decide to give money back")),
        Permission("payments.set_accounts", _("Set the account into which an office collects")),
        Permission("payments.reconcile", _("Compare the gateways' lists with ours")),
    ),
    events=(
        EventKind("payments.demanded", _("A payment was demanded")),
        EventKind("payments.begun", _("A payment was begun at a gateway")),
        EventKind("payments.failed", _("A gateway reported that a payment failed")),
        EventKind("payments.arrived", _("Money arrived that does not settle its demand")),
        EventKind("payments.paid", _("A demand was paid")),
        EventKind("payments.refund_proposed", _("A refund was proposed")),
        EventKind("payments.refund_declined", _("A proposed refund was declined")),
        EventKind("payments.paid_out", _("Cash was paid out of a drawer")),
        EventKind("payments.drawer_closed", _("A cash drawer was counted and closed")),
        EventKind("payments.remitted", _("Money that others had collected was paid in")),
        EventKind("payments.refunded", _("Money was given back")),
        EventKind("payments.returned", _("Money that fitted no demand was sent back")),
        EventKind("payments.cancelled", _("A demand was cancelled")),
        EventKind("payments.account_set", _("A collecting account was set")),
        EventKind("payments.reconciled", _("A gateway's day was compared with ours")),
    ),
    jobs="tinhso.engines.payments.jobs",
    demo="tinhso.engines.payments.demo:plant",
    append_only=(
        "payments_payment",
        "payments_refund",
        "payments_cancellation",
        "payments_receipt",
        "payments_cashout",
        "payments_drawerclosing",
        "payments_closedcash",
        "payments_remittance",
    ),
    offers={
        "adapters": "tinhso.engines.payments.gateways:ADAPTERS",
        "directory.roles": "tinhso.engines.payments.roles:ROLES",
        "reference": "tinhso.engines.payments.loading:load_fees",
    },
)
