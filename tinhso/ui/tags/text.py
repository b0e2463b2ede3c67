"""Leaf parts: an icon, a tag, a deadline, an amount, a day."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812
from datetime import datetime as Moment  # noqa: N812
from decimal import Decimal

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from tinhso.base import clock
from tinhso.ui import days, deadlines, figures
from tinhso.ui.icons import icon as drawing
from tinhso.ui.rows import Text, Tone

register = Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """``{% icon "file" %}``: a line drawing; with a label it speaks."""
    return drawing(name, label)


@register.simple_tag
def tag(text: Text, tone: Tone = "neutral") -> SafeString:
    """``{% tag "mới" tone="new" %}``: a state in a word, its first letter a capital one."""
    return format_html('<strong class="tag {}">{}</strong>', tone, capfirst(str(text)))


@register.simple_tag
def deadline(due_at: Moment | None, ended_at: Moment | None = None, now: Moment | None = None) -> SafeString:
    """``{% deadline case.due_at case.ended_at %}``: how it stands against its deadline; nothing without one."""
    if due_at is None:
        return SafeString("")
    b = deadlines.badge(due_at, ended_at, now or clock.now())
    return format_html(
        '<time class="tag deadline {}" datetime="{}" title="{}">{}{}</time>',
        b.tone, due_at.isoformat(), days.moment(due_at, long=True), drawing(b.icon), b.words,
    )  # fmt: skip


@register.simple_tag
def money(amount: int | None) -> SafeString:
    """``{% money 1250000 %}`` → 1.250.000 đ."""
    return format_html('<span class="amount">{}</span>', figures.money(amount))


@register.simple_tag
def number(value: int | float | Decimal | None, places: int = 0) -> str:
    """``{% number 1565 %}`` → 1.565."""
    return figures.number(value, places)


@register.simple_tag
def percent(ratio: int | float | Decimal | None, places: int = 2) -> str:
    """``{% percent 0.9491 %}`` → 94,91 %; the ratio runs from 0 to 1."""
    return figures.percent(ratio, places)


@register.simple_tag
def date(day: Date | Moment | None, long: bool = False) -> SafeString:
    """``{% date d %}`` → 22/11/2026; with ``long=True`` the weekday too. No day is a dash."""
    if day is None:
        return SafeString(figures.NO_DATA)
    return format_html('<time datetime="{}">{}</time>', days.day_of(day).isoformat(), days.day(day, long=long))


@register.simple_tag
def datetime(moment: Moment | None, long: bool = False) -> SafeString:
    """``{% datetime at %}`` → 14:05, 22/11/2026 on the province's clock. No moment is a dash."""
    if moment is None:
        return SafeString(figures.NO_DATA)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), days.moment(moment, long=long))
