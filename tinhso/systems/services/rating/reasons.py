"""What people tick beside their rating: the office's own words, by mood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Rating

CONTENT_FROM = Rating.Score.CONTENT


@dataclass(frozen=True)
class Reason:
    """``is_content``: for whoever is satisfied; the others are for whoever is not."""

    code: str
    text: str | Promise
    is_content: bool


REASONS = (
    Reason("quick", _("Quicker than expected, or on the day"), True),
    Reason("helpful", _("The officials explained it well"), True),
    Reason("simple", _("The form and the papers were simple"), True),
    Reason("late", _("Later than the appointment"), False),
    Reason("attitude", _("How the officials behaved"), False),
    Reason("many_papers", _("Papers were asked for that are not in the list"), False),
    Reason("asked_again", _("I had to supplement more than once"), False),
    Reason("unclear", _("Nobody explained what to do"), False),
    Reason("online", _("The online form did not work well"), False),
    Reason("money", _("Money was asked for that is not in the list"), False),
)


def fitting(score: int, chosen: Iterable[str]) -> list[str]:
    """The ticked reasons of the rating's own mood; the others are dropped."""
    ticked = set(chosen)
    return [row.code for row in REASONS if row.code in ticked and row.is_content == (score >= CONTENT_FROM)]


def said(codes: Iterable[str]) -> list[str]:
    """In words, for the page of the dossier."""
    known = {row.code: str(row.text) for row in REASONS}
    return [known.get(code, code) for code in codes]
