"""What the list components draw; anything with the same attributes (or a dict) serves as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.functional import Promise

Text = str | Promise
Tone = Literal["neutral", "new", "near", "late", "done"]


@dataclass(frozen=True)
class Row:
    """A line of a summary list, perhaps with a link that changes it."""

    label: Text
    value: Any
    url: str = ""
    action: Text = ""


@dataclass(frozen=True)
class Entry:
    """Something that happened, in a timeline."""

    at: datetime
    title: Text
    text: Text = ""
    by: Text = ""
    tone: Tone = "neutral"
    url: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a way: done, now or next (``late`` when it overran)."""

    label: Text
    state: Literal["done", "now", "next", "late"] = "next"
    note: Text = ""
    url: str = ""


@dataclass(frozen=True)
class Task:
    """A line of a task list."""

    label: Text
    url: str = ""
    status: Text = ""
    tone: Tone = "neutral"
    hint: Text = ""


@dataclass(frozen=True)
class Tab:
    """A tab is a link: it has an address of its own."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Page:
    """A slice of a long list and the addresses of its neighbours."""

    items: Sequence[Any]
    older: str = ""
    newest: str = ""


def page_of(request: HttpRequest, rows: Sequence[Any], size: int, *, key: str = "pk") -> Page:
    """``rows`` were read newest first after ``?sau=``, one more than ``size`` where there is more."""
    items = rows[:size]
    query = request.GET.copy()
    after = query.pop("sau", None)
    newest = f"?{query.urlencode()}" if after else ""
    if len(rows) > size:
        last = items[-1]
        query["sau"] = str(getattr(last, key, last))
        return Page(items, f"?{query.urlencode()}", newest)
    return Page(items, "", newest)
