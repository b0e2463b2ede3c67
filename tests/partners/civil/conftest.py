"""The same linked province as for the national portal."""

from tests.partners.national.conftest import civil, linked, outside, planted, portal, province

__all__ = ["civil", "linked", "outside", "planted", "portal", "province"]
