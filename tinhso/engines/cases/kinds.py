"""The kinds of case that systems bring: where such a case is read and handled."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from tinhso.base.registry import offered
from tinhso.engines.cases.case import Case


@dataclass(frozen=True)
class Kind:
    """Offered at ``cases.kinds``: ``page`` is the name of the URL that takes a case's code."""

    code: str
    name: str | Promise
    page: str


def kind_of(case: Case) -> Kind | None:
    """The declared kind of ``case``; none if the system that brought it is switched off."""
    return next((kind for kinds in offered("cases.kinds") for kind in kinds if kind.code == case.kind), None)


def url_of(case: Case) -> str:
    """The page of a case, the same for the applicant and for officials, each with their own actions."""
    kind = kind_of(case)
    return reverse(kind.page, args=[case.code]) if kind else ""
