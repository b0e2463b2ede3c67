"""Every minute the worker looks into the mailbox."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.feedback.channels.mail.mailbox import configured, letters
from tinhso.systems.feedback.channels.mail.taking import take
from tinhso.systems.feedback.models import Account


@job(every="* * * * *", queue="partners")
def fetch_mail() -> None:
    """Take what waits in the mailbox of every open mail account."""
    if configured():
        for account in Account.objects.filter(channel=Account.Channel.EMAIL, is_open=True):
            fetch_from.later(account=account.pk)


@job(queue="partners")
def fetch_from(account: int) -> None:
    """Take what waits for one account: kept first, then marked as taken, so that a crash loses nothing."""
    found = Account.objects.get(pk=account)
    for raw in letters(found.address):
        take(found, raw)
