"""The chairman and the letter of the signatures' own tests."""

from tinhso.engines.signatures.tests.conftest import chairman, letter, office, own_authority, signatures_root

__all__ = ["chairman", "letter", "office", "own_authority", "signatures_root"]
