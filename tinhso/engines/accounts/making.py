"""Making an account for a person of the directory."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.accounts.users import User
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM, Actor, record


@transaction.atomic
def make_account(person: Person, username: str, password: str | None = None, *, by: Actor = PLATFORM) -> User:
    """An account for ``person``; without a password it can only be entered by VNeID.

    Raises AlreadyDone if the person has one, Refused for a taken name or a weak password.
    """
    name = nfc(username).strip().lower()
    Person.objects.select_for_update().get(pk=person.pk)
    if User.objects.filter(person=person).exists():
        raise AlreadyDone(_("This person has an account already."))
    if not name or User.objects.filter(username=name).exists():
        raise Refused(_("This user name is taken. Choose another."), field="username")
    user = User(username=name, email=person.party.email, person=person)
    set_password(user, password)
    user.save(force_insert=True)
    record("accounts.made", on=user, by=by)
    return user


def set_password(user: User, password: str | None) -> None:
    """Set it on the unsaved account; raises Refused with what is wrong with it."""
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error
    user.set_password(password)
