"""Who handles money in an office."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("clerk", _("One-stop clerk"), ("payments.read", "payments.collect", "payments.propose_refund")),
    Role(
        "leader",
        _("Leader of an agency"),
        permissions_below=("payments.read", "payments.refund", "payments.set_accounts"),
    ),
    Role(
        "accountant",
        _("Accountant"),
        permissions_below=(
            "payments.read",
            "payments.decide",
            "payments.propose_refund",
            "payments.refund",
            "payments.reconcile",
        ),
    ),
)
