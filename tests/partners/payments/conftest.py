"""The cast of the payments' own tests."""

from tinhso.engines.payments.tests.conftest import partners, roles

__all__ = ["partners", "roles"]
