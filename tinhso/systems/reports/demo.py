"""Periodic reports in the demonstration province: four regimes, and a few periods of their lives."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from tinhso.base import clock
from tinhso.systems.reports.living import chase_through, live
from tinhso.systems.reports.loading import load_regime
from tinhso.systems.reports.models import Regime, Return
from tinhso.systems.reports.verbs.opening import open_returns

FILE: Path = settings.BASE_DIR / "demo" / "regimes.toml"
CHASED = timedelta(weeks=3)


def plant() -> None:
    """Regimes, their returns, what became of them, and the steps of chasing; nothing where there are returns."""
    if Return.objects.exists():
        return
    plant_regimes()
    open_returns()
    with override("vi"):
        for row in _rows():
            for lived in row.get("lived", ()):
                live(Regime.objects.get(code=row["code"]), lived)
        chase_through(clock.today() - CHASED)


def plant_regimes() -> None:
    """The regimes alone; nothing where there are some."""
    if not Regime.objects.exists():
        with override("vi"):
            for row in _rows():
                load_regime(row)


def _rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["regime"]
    return found
