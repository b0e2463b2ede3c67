"""What is known of a person, each fact with where it comes from and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.socialaccount.models import SocialAccount
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.accounts.users import User


@dataclass(frozen=True)
class Row:
    """One line of the profile."""

    label: str | Promise
    value: str | date | None
    source: str | Promise
    since: datetime | None


def rows(user: User) -> list[Row]:
    """The person's own data; the identifier is masked even for its owner, who may stand in a queue."""
    person = user.person
    if person is None:
        return []
    link = SocialAccount.objects.filter(user=user).first()
    source: str | Promise = _("VNeID") if link else _("the province's directory")
    since = link.date_joined if link else None
    party = person.party
    facts: list[tuple[str | Promise, str | date | None]] = [
        (_("Full name"), party.name),
        (_("Personal number"), access.mask(person.personal_number, "identifier", shown=False)),
        (_("Date of birth"), person.born_on),
        (_("Phone"), party.phone),
        (_("E-mail"), party.email),
        (_("Address"), party.address),
    ]
    return [Row(label, value, source, since) for label, value in facts if value]
