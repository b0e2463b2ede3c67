"""Accounts: the guards of pages, who is signed in, and making accounts."""

from tinhso.engines.accounts.address import address_of, network_of
from tinhso.engines.accounts.codes.confirming import confirm_code
from tinhso.engines.accounts.codes.letters import CodeLetter, code_letter
from tinhso.engines.accounts.codes.purposes import Purpose
from tinhso.engines.accounts.codes.sending import CodeSent, send_code
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
from tinhso.engines.accounts.overruns import overruns
from tinhso.engines.accounts.sessions import end_elsewhere, level
from tinhso.engines.accounts.throttles import Rate, Throttle, throttled
from tinhso.engines.accounts.visit import SignedIn, Visit

__all__ = [
    "CodeLetter",
    "CodeSent",
    "DemoSignIn",
    "Hat",
    "Kept",
    "Limit",
    "Purpose",
    "Rate",
    "SignedIn",
    "Throttle",
    "TooOften",
    "Visit",
    "address_of",
    "ask_to_sign_in",
    "citizen_required",
    "code_letter",
    "confirm_code",
    "demo_signins",
    "end_elsewhere",
    "kept",
    "level",
    "make_account",
    "network_of",
    "official_required",
    "overruns",
    "send_code",
    "signed_in_required",
    "throttled",
]
