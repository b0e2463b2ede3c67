"""Whose form it is: a mark in every form, so that what was typed in it goes back to the same account and no other."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FIELD = "whose"


def mark_of(account: object) -> str:
    """The mark of the account with this key: it names nobody, and only this province can write it; "" for a visitor."""
    return salted_hmac("tinhso.ui.whose", str(account)).hexdigest()[:32] if account else ""


def reader_mark(request: HttpRequest) -> str:
    """The mark of who reads this page."""
    return mark_of(getattr(getattr(request, "user", None), "pk", None))
