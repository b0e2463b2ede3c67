"""Somebody comes back from VNeID: whose account is it?"""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.accounts import backend, sessions
from tinhso.engines.accounts.making import make_account
from tinhso.engines.accounts.sign_ins import SignIn
from tinhso.engines.accounts.users import User
from tinhso.engines.accounts.vneid.errors import NotAccepted
from tinhso.engines.accounts.vneid.identity import Identity
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM, record

PROVIDER = "vneid"
_SESSION = "accounts.vneid"


def arrive(request: HttpRequest, identity: Identity, *, token: str, end_at: str) -> User:
    """Sign in the account of this identity, making it at the first visit. Raises NotAccepted."""
    user = backend.whole(account_of(identity))
    if not user.is_active:
        raise NotAccepted(_("This account is closed. Ask the province's Public Administration Service Centre."))
    _confirm(user, identity)
    sessions.open_session(request, user, means=SignIn.Means.VNEID, level=identity.level)
    request.session[_SESSION] = {"token": token, "end_at": end_at}
    return user


def _confirm(user: User, identity: Identity) -> None:
    """Note that VNeID, at level 2, says the same of the person as the directory."""
    person = user.person
    if person is None or identity.level < 2:
        return
    if fold(person.party.name) == fold(identity.name) and person.born_on in (None, identity.born_on):
        user.confirmed_at = clock.now()
        user.save(update_fields=["confirmed_at"])


def at_vneid(request: HttpRequest) -> dict[str, str] | None:
    """What is needed to sign out at VNeID too (token, end_at); None in a session begun otherwise."""
    held: dict[str, str] | None = request.session.get(_SESSION)
    return held if held and held["end_at"] else None


@transaction.atomic
def account_of(identity: Identity) -> User:
    """The account linked to this ``TechID``, or the person's, or a new one; never found by e-mail.

    Raises NotAccepted if the key and the personal number belong to different people.
    """
    with connection.cursor() as cursor:  # two first visits at the same moment wait for one another
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"vneid {identity.personal_number}"])
    person = directory.person_by_number(identity.personal_number)
    link = SocialAccount.objects.filter(provider=PROVIDER, uid=identity.tech_id).select_related("user").first()
    if link is not None:
        if person is None or link.user.person_id != person.pk:
            raise NotAccepted(
                _("This VNeID account is linked to somebody else here. Bring your identity card to a one-stop desk.")
            )
        return link.user
    return _linked(identity, person)


def _linked(identity: Identity, person: Person | None) -> User:
    if person is not None and identity.level < 2:
        raise NotAccepted(_("Your number is known here already. The first sign-in needs a VNeID account of level 2."))
    if person is None:
        person = _registered(identity)
    user = User.objects.filter(person=person).first()
    if user is None:
        user = make_account(person, f"vneid-{person.pk}")
    elif SocialAccount.objects.filter(provider=PROVIDER, user=user).exists():
        raise NotAccepted(
            _("Your number is linked to another VNeID account here. Bring your identity card to a one-stop desk.")
        )
    SocialAccount.objects.create(provider=PROVIDER, uid=identity.tech_id, user=user, extra_data={})
    record("accounts.linked", on=user, by=PLATFORM, provider=PROVIDER, level=identity.level)
    return user


def _registered(identity: Identity) -> Person:
    return directory.register_person(
        name=identity.name,
        personal_number=identity.personal_number,
        born_on=identity.born_on,
        sex=identity.sex,
        phone=identity.phone,
        email=identity.email,
        by=PLATFORM,
    )
