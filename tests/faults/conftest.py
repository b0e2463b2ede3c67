"""The planted province, to be treated badly."""

from tests.planted import planted, province

__all__ = ["planted", "province"]
