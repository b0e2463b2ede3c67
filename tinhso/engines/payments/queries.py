"""What the pages of payments show."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import deliveries
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.directory.api import name_of_subject
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.arrived import Credit, Rejection
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.reconciled import Difference, Reconciliation
from tinhso.engines.payments.vietqr import vietqr

PAGE = 50


@dataclass(frozen=True)
class Ledger:
    """A demand with all that happened to its money, for officials."""

    demand: Demand
    payer: str
    credits: list[Credit]
    sent: list[Outgoing]

    @property
    def arrived(self) -> int:
        """Đồng that arrived and wait for a decision."""
        return sum(c.amount for c in self.credits if c.outcome == Credit.Outcome.UNDECIDED)

    @property
    def can_accept(self) -> bool:
        return self.demand.is_waiting and self.arrived >= self.demand.total


def of(about: UUID) -> list[Demand]:
    """The demands of one record, oldest first."""
    return list(Demand.objects.select_related("office", "account").about(about))


def key_of(demand: UUID) -> str:
    """The payment code of a demand."""
    return str(Demand.objects.values_list("key", flat=True).get(pk=demand))


def is_settled(about: UUID) -> bool:
    """Whether nothing is waited for any more; also true where nothing was ever demanded."""
    return not Demand.objects.waiting().filter(about=about).exists()


def demand_page(key: UUID) -> Demand:
    """The demand behind a payer's page. Raises Demand.DoesNotExist."""
    return Demand.objects.select_related("office", "account", "payment__receipt__book").get(pk=key)


def transfer_text(demand: Demand) -> str:
    """The VietQR text of a demand; "" if its office has no account."""
    account = demand.account
    return vietqr(account.bank, account.number, demand.total, demand.purpose) if account else ""


def ledger(key: UUID, actor: Actor) -> Ledger:
    """One demand for an official. Raises Denied."""
    demand = Demand.objects.select_related("office", "account", "payment__receipt__book").get(pk=key)
    access.require(actor, "payments.read", demand)
    credits = list(demand.credits.order_by("paid_at"))
    return Ledger(demand, name_of_subject(demand.payer), credits, deliveries(demand.pk))


def demands(actor: Actor, after: UUID | None = None, n: int = PAGE) -> tuple[list[Demand], UUID | None]:
    """The newest demands an official may see, and the key the next page begins below."""
    keys = list(access.newest(actor, "payments.read", Demand, after=after, n=n + 1))
    found = Demand.objects.select_related("office").filter(pk__in=keys[:n]).order_by("-pk")
    return list(found), keys[n - 1] if len(keys) > n else None


def undecided(actor: Actor) -> list[Credit]:
    """Money that waits for a decision of this official: of the demands they decide on, and without a demand."""
    mine = access.only(actor, "payments.decide", Demand.objects.filter(credits__outcome="undecided"))
    found: QuerySet[Credit] = Credit.objects.undecided().select_related("demand__office")
    return list((found.filter(demand__in=mine) | found.filter(demand=None)).order_by("paid_at")[:200])


def differences() -> list[Difference]:
    """What the latest comparison of every gateway's day left open, the newest day first."""
    latest = Reconciliation.objects.order_by("gateway", "day", "-at").distinct("gateway", "day").values("pk")
    found = Difference.objects.filter(reconciliation__in=latest, settled_at=None).select_related("reconciliation")
    return list(found.order_by("-reconciliation__day", "reference")[:200])


def reconciliations() -> list[Reconciliation]:
    """The last comparisons."""
    return list(Reconciliation.objects.order_by("-at")[:30])


def rejections() -> list[Rejection]:
    """The last notices that were not believed."""
    return list(Rejection.objects.order_by("-last_at")[:30])
