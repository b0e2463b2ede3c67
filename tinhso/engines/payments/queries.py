"""What the pages of payments show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import deliveries
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.directory.api import name_of_subject
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.arrived import Credit, Rejection
from tinhso.engines.payments.asked_back import RefundRequest
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.drawers import DrawerClosing
from tinhso.engines.payments.reconciled import Difference, Reconciliation
from tinhso.engines.payments.records import Refund, Way
from tinhso.engines.payments.vietqr import vietqr

PAGE = 50


@dataclass(frozen=True)
class Ledger:
    """A demand with all that happened to its money, for officials."""

    demand: Demand
    payer: str
    credits: list[Credit]
    sent: list[Outgoing]
    proposal: RefundRequest | None = None  # a refund that waits for a decision

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
    proposal = demand.refund_requests.filter(decided_at=None).first() if demand.is_paid else None
    return Ledger(demand, name_of_subject(demand.payer), credits, deliveries(demand.pk), proposal)


def demands(actor: Actor, after: UUID | None = None, n: int = PAGE) -> tuple[list[Demand], UUID | None]:
    """The newest demands an official may see, and the key the next page begins below."""
    keys = list(access.newest(actor, "payments.read", Demand, after=after, n=n + 1))
    found = Demand.objects.select_related("office").filter(pk__in=keys[:n]).order_by("-pk")
    return list(found), keys[n - 1] if len(keys) > n else None


def demand_written(actor: Actor, text: str) -> Demand | None:
    """The demand that somebody at the counter names by its code or the dossier's, if the actor takes cash for it."""
    found = Demand.objects.written(text)
    return found if found is not None and access.may(actor, "payments.collect", found) else None


def refunds_to_pay_out(actor: Actor) -> list[Refund]:
    """Refunds of cash that nobody has paid out yet, of the offices of this clerk."""
    waiting = Refund.objects.filter(cash_out=None, demand__payment__way=Way.CASH)
    mine = access.only(actor, "payments.collect", Demand.objects.filter(pk__in=waiting.values("demand")))
    return list(waiting.filter(demand__in=mine).select_related("demand").order_by("at")[:50])


def refund_to_pay_out(key: UUID) -> Refund:
    """Raises Http404 for one that is not there."""
    return get_object_or_404(Refund, pk=key)


def closings(actor: Actor, n: int = 14) -> list[DrawerClosing]:
    """The clerk's own closes, the newest first."""
    return list(DrawerClosing.objects.filter(by=actor.subject).order_by("-at")[:n])


def fitting(amounts: Iterable[int]) -> dict[int, list[Credit]]:
    """Undecided transfers without a demand, by their sum."""
    found: dict[int, list[Credit]] = defaultdict(list)
    for credit in Credit.objects.undecided().filter(demand=None, amount__in=list(amounts)).order_by("paid_at"):
        found[credit.amount].append(credit)
    return found


def open_proposals(actor: Actor) -> list[RefundRequest]:
    """Proposed refunds about which this official may decide."""
    waiting = RefundRequest.objects.filter(decided_at=None).exclude(by=actor.subject)
    mine = access.only(actor, "payments.refund", Demand.objects.filter(pk__in=waiting.values("demand")))
    return list(waiting.filter(demand__in=mine).select_related("demand__office").order_by("at")[:50])


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
