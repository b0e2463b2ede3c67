"""Working calendars: when something is due by the law's way of counting."""

from tinhso.engines.calendars.arithmetic import (
    add_days,
    add_months,
    add_work_hours,
    add_work_seconds,
    add_workdays,
    next_working_moment,
    same_day,
    working_seconds_between,
)
from tinhso.engines.calendars.deadlines import Span, due, remaining, resume, span
from tinhso.engines.calendars.limits import Limit, Unit
from tinhso.engines.calendars.loading import timetable_for
from tinhso.engines.calendars.sheets import SpecialDay
from tinhso.engines.calendars.timetable import Timetable
from tinhso.engines.calendars.verbs import (
    clear_day,
    import_year,
    load_calendars,
    make_calendar,
    set_day,
    set_week,
)

__all__ = [
    "Limit",
    "Span",
    "SpecialDay",
    "Timetable",
    "Unit",
    "add_days",
    "add_months",
    "add_work_hours",
    "add_work_seconds",
    "add_workdays",
    "clear_day",
    "due",
    "import_year",
    "load_calendars",
    "make_calendar",
    "next_working_moment",
    "remaining",
    "resume",
    "same_day",
    "set_day",
    "set_week",
    "span",
    "timetable_for",
    "working_seconds_between",
]
