"""The code of a case: agency, date, running number; its shape is dated, a code is never changed.

Decree 61/2018 and Circular 01/2018: ``000.00.01.H26-260930-0012``. Circular 03/2025: the agency in the notation of
Decision 20/2020, the year in full and a longer number, as live systems write it: ``H53.24-20260930-0000012``.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.directory.models import Office

LONGEST_NUMBER = 9  # digits that fit into the column
_LETTERS = "ACDEFGHKLMNPQRTUVWXY3479"  # none that is read as another


@dataclass(frozen=True)
class CodeScheme:
    """How codes looked from ``valid_from`` on."""

    valid_from: date
    notation: str  # the office's field
    date_format: str
    width: int


SCHEMES = (
    CodeScheme(date(2018, 11, 1), "code102", "%y%m%d", 4),
    CodeScheme(date(2025, 7, 1), "code", "%Y%m%d", 7),
)


class CodeCounter(models.Model):
    """The last number given by an office on a day."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    series = models.CharField(_("series"), max_length=8, blank=True)  # "": dossiers, in the law's shape
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("counter of codes")
        verbose_name_plural = _("counters of codes")
        constraints = [
            models.UniqueConstraint(fields=["office", "day", "series"], name="one_counter_per_office_day_and_series")
        ]


def next_code(office: Office, day: date | None = None, *, series: str = "") -> str:
    """The next code of ``office`` on ``day`` (today); the row lock lasts until the transaction ends, so no gaps.

    A ``series`` of its own is short enough for the telephone: ``PA-261122-0012``.
    """
    day = day or clock.today()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_codecounter (office_id, day, series, last) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT (office_id, day, series) DO UPDATE SET last = cases_codecounter.last + 1 RETURNING last",
            [office.pk, day, series],
        )
        number = cursor.fetchone()[0]
    return f"{series}-{day:%y%m%d}-{number:04}" if series else code_of(office, day, number)


def code_of(office: Office, day: date, number: int) -> str:
    """The code in the shape that the law gave it on ``day``."""
    scheme = [scheme for scheme in SCHEMES if scheme.valid_from <= day][-1]
    agency = getattr(office, scheme.notation) or office.code
    return f"{agency}-{day.strftime(scheme.date_format)}-{number:0{scheme.width}}"


def number_of(code: str) -> int:
    """The running number at the end of a code in any shape; 0 where there is none."""
    end = code.rpartition("-")[2]
    return int(end) if end.isdecimal() and len(end) <= LONGEST_NUMBER else 0


def new_secret() -> str:
    """Six characters printed on the receipt, without which the public look-up shows nothing."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))
