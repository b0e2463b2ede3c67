"""What is known of a person, each fact with where it comes from and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.codes import show_phone
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
    party, confirmed = person.party, user.confirmed_at
    identity: list[tuple[str | Promise, str | date | None]] = [
        (_("Full name"), party.name),
        (_("Personal number"), access.mask(person.personal_number, "identifier", shown=False)),
        (_("Date of birth"), person.born_on),
    ]
    contact = [(_("Phone"), show_phone(party.phone)), (_("E-mail"), party.email), (_("Address"), party.address)]
    directory = _("the province's directory")
    sure = [Row(label, value, _("VNeID") if confirmed else directory, confirmed) for label, value in identity if value]
    return sure + [Row(label, value, directory, None) for label, value in contact if value]
