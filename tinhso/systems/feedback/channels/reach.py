"""Who among the officials reads and answers a conversation: those who receive, or file, at the account's office."""

from __future__ import annotations

from uuid import UUID

from tinhso.base.errors import Denied
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Account, Conversation

RIGHTS = ("cases.receive", "feedback.report_for")


def accounts_of(actor: Actor | None) -> list[Account]:
    """The accounts whose conversations the actor reads."""
    reach = frozenset[int]().union(*(access.scopes(actor, right) for right in RIGHTS))
    if not reach:
        return []
    rows = Account.objects.select_related("office").order_by("channel", "name")
    return [row for row in rows if not reach.isdisjoint(directory.subjects_of(row.office))]


def require(actor: Actor, account: Account) -> Actor:
    """Go on only if the actor reads the account's conversations; as the act is to be recorded. Raises Denied."""
    subjects = directory.subjects_of(account.office)
    right = next((right for right in RIGHTS if access.may_at(actor, right, subjects)), RIGHTS[0])
    return access.require_at(actor, right, subjects)


def talks_with(reporter: UUID, actor: Actor) -> list[Conversation]:
    """The conversations with a reporter that the actor may read; for the page of the report."""
    found = Conversation.objects.filter(reporter=reporter).select_related("account__office").order_by("-last_at")
    return [talk for talk in found if _may_read(actor, talk.account)]


def _may_read(actor: Actor, account: Account) -> bool:
    subjects = directory.subjects_of(account.office)
    return any(access.may_at(actor, right, subjects) for right in RIGHTS)


def conversation_for(actor: Actor, key: UUID) -> Conversation:
    """The conversation, for whoever may read it. Raises Denied for one that is another's, or is not there."""
    found = Conversation.objects.select_related("account__office", "reporter", "case").filter(pk=key).first()
    if found is None:
        raise Denied
    require(actor, found.account)
    return found
