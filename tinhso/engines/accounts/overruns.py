"""How often a throttle refused, or would have: counted by the day, without who it was."""

from __future__ import annotations

from datetime import date

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock


class Overrun(models.Model):
    """The times in one day that one throttle had no room, for visitors' addresses or for those signed in."""

    throttle = models.CharField(_("throttle"), max_length=60)
    day = models.DateField(_("day"))
    signed_in = models.BooleanField(_("signed in"))
    refused = models.BooleanField(_("refused"))  # False: only noted, since the throttle only tracks
    times = models.PositiveIntegerField(_("times"), default=1)
    last_at = models.DateTimeField(_("last at"))

    class Meta:
        verbose_name = _("overrun")
        verbose_name_plural = _("overruns")
        constraints = [
            models.UniqueConstraint(
                fields=["throttle", "day", "signed_in", "refused"], name="one_overrun_row_per_day_and_throttle"
            )
        ]


def note(throttle: str, *, signed_in: bool, refused: bool) -> None:
    """Count one more; one statement, so that a flood neither fills the table nor loses a count."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [throttle, clock.today(), signed_in, refused, clock.now()])


def overruns(since: date) -> list[Overrun]:
    """What was refused or noted since a day, newest first."""
    return list(Overrun.objects.filter(day__gte=since).order_by("-day", "throttle", "signed_in", "refused"))


_COUNT = """
INSERT INTO accounts_overrun AS known (throttle, day, signed_in, refused, times, last_at) VALUES (%s, %s, %s, %s, 1, %s)
ON CONFLICT (throttle, day, signed_in, refused)
DO UPDATE SET times = known.times + 1, last_at = EXCLUDED.last_at
"""
