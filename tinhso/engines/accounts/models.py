"""Accounts: how a person of the directory signs in, where they are signed in now, and what guards that."""

from tinhso.engines.accounts.codes.one_time import OneTimeCode
from tinhso.engines.accounts.limits import Allowance
from tinhso.engines.accounts.overruns import Overrun
from tinhso.engines.accounts.sign_ins import SignIn
from tinhso.engines.accounts.users import User

__all__ = ["Allowance", "OneTimeCode", "Overrun", "SignIn", "User"]
