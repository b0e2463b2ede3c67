"""Putting what somebody typed back into the form of a page, whichever form it is."""

from tinhso.ui.refilling.refill import refill

__all__ = ["refill"]
