"""The papers that were verified in a dossier."""

from __future__ import annotations

from tinhso.engines.cases.models import Case
from tinhso.engines.papers.models import Held


def held_in(case: Case) -> list[Held]:
    """By name; read once for one ``case``, for the actions and the list of papers alike."""
    if not hasattr(case, "_held"):
        rows = Held.objects.filter(about=case.pk).select_related("verified_by__office")
        case._held = list(rows.order_by("name", "pk"))  # type: ignore[attr-defined]
    found: list[Held] = case._held  # type: ignore[attr-defined]
    return found
