"""The post's own fee table."""

from __future__ import annotations

from pathlib import Path

from tinhso.engines.payments import api as payments

FEES = Path(__file__).parent / "data" / "fees.csv"


def load_fees() -> None:
    """A row that is known is brought up to date."""
    payments.load_fees(rules=FEES)
