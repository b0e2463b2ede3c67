"""Who is behind a session: the account, its person and the positions held, in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from tinhso.engines.accounts import hats
from tinhso.engines.accounts.users import User


class Backend(BaseBackend):
    """Checks a password, and reads the account of a session. It knows no rights."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **other: Any
    ) -> User | None:
        """The active account with this name and password; an unknown name takes as long as a wrong password."""
        user = _read(_whole().filter(username=username))
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: Any) -> User | None:
        return _read(_whole().filter(pk=user_id, is_active=True))


def whole(user: User) -> User:
    """The account again, with all that a page needs of it."""
    found = _read(_whole().filter(pk=user.pk))
    assert found is not None
    return found


def _read(found: Any) -> User | None:
    row = found.first()
    if row is None:
        return None
    user: User = row
    user.hats = hats.read(row.worn)
    return user


def _whole() -> Any:
    return User.objects.select_related("person__party").annotate(worn=hats.worn_by("person"))
