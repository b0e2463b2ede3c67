"""Nightly tidying."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.accounts.models import Allowance, OneTimeCode, Overrun, SignIn

KEPT = timedelta(days=365)  # who signed in when, for the record


@job(every="20 3 * * *", once=True)
def tidy() -> None:
    """Drop expired sessions, full buckets, and sign-ins that ended long ago."""
    Session.objects.filter(expire_date__lt=clock.of_the_machine()).delete()
    Allowance.objects.filter(at__lt=clock.now() - timedelta(days=1)).delete()
    Overrun.objects.filter(last_at__lt=clock.now() - KEPT).delete()
    SignIn.objects.filter(began_at__lt=clock.now() - KEPT).exclude(pk__in=SignIn.objects.open().values("pk")).delete()


@job(every="*/10 * * * *", once=True)
def sweep_codes() -> None:
    """Drop one-time codes that are no longer good for anything."""
    OneTimeCode.objects.expired().delete()
