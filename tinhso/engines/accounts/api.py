"""Accounts: the guards of pages, who is signed in, and making accounts."""

from tinhso.engines.accounts.demo import DemoSignIn, demo_signins
from tinhso.engines.accounts.guards import (
    ask_to_sign_in,
    citizen_required,
    official_required,
    signed_in_required,
)
from tinhso.engines.accounts.hats import Hat
from tinhso.engines.accounts.kept import Kept, kept
from tinhso.engines.accounts.limits import Limit, TooOften
from tinhso.engines.accounts.making import make_account
from tinhso.engines.accounts.sessions import end_elsewhere, level
from tinhso.engines.accounts.visit import SignedIn, Visit

__all__ = [
    "DemoSignIn",
    "Hat",
    "Kept",
    "Limit",
    "SignedIn",
    "TooOften",
    "Visit",
    "ask_to_sign_in",
    "citizen_required",
    "demo_signins",
    "end_elsewhere",
    "kept",
    "level",
    "make_account",
    "official_required",
    "signed_in_required",
]
