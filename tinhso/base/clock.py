"""One clock for Python and SQL that the demonstration and the tests can move."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")
_offset: ContextVar[timedelta] = ContextVar("clock_offset", default=timedelta())


def now() -> datetime:
    """The moment it is, aware, in UTC; never ``timezone.now()`` elsewhere."""
    return timezone.now() + _offset.get()


def of_the_machine() -> datetime:
    """The machine's own moment, for the few things that do not travel: the sessions of browsers."""
    return timezone.now()


def today() -> date:
    """The date in Asia/Ho_Chi_Minh, in which the law counts days."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """``moment`` on the province's clock."""
    return moment.astimezone(HO_CHI_MINH)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment given in the province's time."""
    return datetime(year, month, day, hour, minute, tzinfo=HO_CHI_MINH)


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Live at ``to`` within the block; the SQL function ``base_now()`` on this connection follows."""
    token = _offset.set(to - timezone.now())
    _tell_sql()
    try:
        yield
    finally:
        _offset.reset(token)
        _tell_sql()


def _tell_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tinhso.clock', %s, false)", [f"{_offset.get().total_seconds()} s"])
