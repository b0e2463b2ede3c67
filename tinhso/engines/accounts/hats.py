"""The positions that a person holds today: the hats they may put on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from tinhso.base import clock
from tinhso.engines.directory.models import Position


@dataclass(frozen=True)
class Hat:
    """One position, with what every page needs of it."""

    position: str  # the position's key
    subject: int  # its subject
    title: str
    office: str  # the office's key
    office_name: str
    here: int  # the office's *here* subject


def worn_by(reference: str) -> ArraySubquery:
    """The hats of the person that ``reference`` names in the outer query; heads of an office first."""
    today = clock.today()
    held = Position.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)
    rows = held.filter(person=OuterRef(reference)).order_by("-is_head", "valid_from", "pk")
    return ArraySubquery(
        rows.values(
            hat=JSONObject(
                position="pk",
                subject="subject_id",
                title="title",
                office="office_id",
                office_name="office__name",
                here="office__here_id",
            )
        )
    )


def read(rows: list[dict[str, Any]]) -> tuple[Hat, ...]:
    return tuple(Hat(**row) for row in rows)
