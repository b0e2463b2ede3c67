"""Accounts: how a person of the directory signs in, and where they are signed in now."""

from tinhso.engines.accounts.limits import Allowance
from tinhso.engines.accounts.sign_ins import SignIn
from tinhso.engines.accounts.users import User

__all__ = ["Allowance", "SignIn", "User"]
