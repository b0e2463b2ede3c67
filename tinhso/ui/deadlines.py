"""A deadline in words: còn 2 ngày, quá hạn 3 giờ, xong trước hạn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhso.ui.days import day_of

NEAR = 2
"""A deadline today, tomorrow or the day after is near."""


@dataclass(frozen=True)
class Badge:
    """Words, the tone that colours them and the icon that goes before them."""

    words: str
    tone: str
    icon: str


def badge(due_at: datetime, ended_at: datetime | None, now: datetime) -> Badge:
    """How a matter stands against its deadline at ``now``; once ended, how it stood at its end."""
    if ended_at is not None:
        if ended_at <= due_at:
            early = day_of(ended_at) < day_of(due_at)
            return Badge(_("done before the deadline") if early else _("done on time"), "done", "check")
        return Badge(_("done %(time)s late") % {"time": _length(due_at, ended_at)}, "late", "alert")
    if now > due_at:
        return Badge(_("%(time)s overdue") % {"time": _length(due_at, now)}, "late", "alert")
    near = (day_of(due_at) - day_of(now)).days <= NEAR
    return Badge(_("%(time)s left") % {"time": _length(now, due_at)}, "near" if near else "neutral", "clock")


def _length(start: datetime, end: datetime) -> str:
    """Days by the calendar; within a day hours, within an hour minutes."""
    length = end - start
    days = (day_of(end) - day_of(start)).days
    if days and length >= timedelta(hours=12):
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    hours = round(length / timedelta(hours=1))
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = max(1, round(length / timedelta(minutes=1)))
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
