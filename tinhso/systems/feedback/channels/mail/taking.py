"""A mail has come: kept at once, once; read by the worker a moment later."""

from __future__ import annotations

from base64 import b64decode, b64encode
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.base.sealing import seal, unseal
from tinhso.engines.accounts.api import Limit
from tinhso.engines.adapters import api as adapters
from tinhso.systems.feedback.channels.hearing import Attached, Heard, hear
from tinhso.systems.feedback.channels.keys import PURPOSE
from tinhso.systems.feedback.channels.mail.letter import MOST_FILES, Letter, Unreadable, read_letter
from tinhso.systems.feedback.channels.mail.machines import why_ignored
from tinhso.systems.feedback.models import Account, Arrival, Utterance

PER_SENDER = Limit("feedback.mail", burst=20, seconds=180)  # mails of one address; the rest wait unread for a person

DOUBTFUL = ("unreadable", "flood", "forged")  # kept as they came until they are swept: an official may ask for one


def take(account: Account, raw: bytes) -> None:
    """Keep a mail to be read; the same mail again is the same one."""
    digest = adapters.digest(raw)

    def keep() -> dict[str, str]:
        made = Arrival.objects.create(account=account, sealed=seal(b64encode(raw).decode(), PURPOSE))
        read_mail.later(arrival=str(made.pk))
        return {"arrival": str(made.pk)}

    adapters.receive("feedback_mail", f"{account.pk}:{digest}", digest, keep)


@job(retry=3)
def read_mail(arrival: str) -> None:
    """Read a mail that was kept, once."""
    with transaction.atomic():
        found = Arrival.objects.select_for_update().select_related("account__office").get(pk=UUID(arrival))
        if found.read_at is not None:
            return
        found.outcome = _read(found.account, b64decode(unseal(found.sealed, PURPOSE)))
        found.read_at = clock.now()
        if found.outcome not in DOUBTFUL:
            found.sealed = ""
        found.save(update_fields=["outcome", "read_at", "sealed"])


def _read(account: Account, raw: bytes) -> str:
    try:
        letter = read_letter(raw)
    except Unreadable:
        return "unreadable"
    own = {address.lower() for address in Account.objects.filter(channel="email").values_list("address", flat=True)}
    if why := why_ignored(letter, own | {settings.DEFAULT_FROM_EMAIL.lower()}):
        return why
    if not PER_SENDER.has_room(letter.sender):
        return "flood"
    files = [Attached(name, content) for name, content in letter.files[:MOST_FILES]]
    hear(
        account,
        Heard(
            peer=letter.sender,
            name=letter.name,
            title=letter.subject,
            text=letter.text,
            reference=letter.message_id,
            about=letter.code or _code_of_thread(letter),
            attached=files,
        ),
    )
    return "heard"


def _code_of_thread(letter: Letter) -> str:
    """The report about which our mail was that this one answers."""
    keys = []
    for reference in letter.references:
        try:
            keys.append(UUID(reference.strip("<>").partition("@")[0]))
        except ValueError:
            continue
    said = Utterance.objects.filter(pk__in=keys).exclude(case=None).select_related("case").order_by("-at").first()
    return said.case.code if said and said.case else ""
