"""The cast of the post's own tests."""

from tinhso.engines.post.tests.conftest import partners, roles

__all__ = ["partners", "roles"]
