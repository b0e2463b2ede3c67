"""The kinds of case that systems bring: where such a case is read and handled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise

from tinhso.base.registry import offered
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases.case import Case
from tinhso.engines.cases.stages import Stage


@dataclass(frozen=True)
class Kind:
    """Offered at ``cases.kinds``: ``page`` is the name of the URL that takes a case's code.

    ``receive`` and ``give`` name the desk's two tasks; ``stages`` are a kind's own words for some stages;
    ``answer_within`` is what the desk has for every case of this kind, where that is one time for all.
    """

    code: str
    name: str | Promise
    page: str
    receive: str = "Tiếp nhận hồ sơ"
    give: str = "Trả kết quả"
    stages: Mapping[int, str | Promise] = field(default_factory=dict)
    answer_within: Limit | None = None


UNKNOWN = Kind("", "", "")  # the system that brought the case is switched off


def kind_of(case: Case) -> Kind:
    """The declared kind of ``case``."""
    return next((kind for kinds in offered("cases.kinds") for kind in kinds if kind.code == case.kind), UNKNOWN)


def stage_name(case: Case) -> str:
    """The stage of a case in the words of its kind: a dossier is settled, a petition answered."""
    return str(kind_of(case).stages.get(case.stage) or Stage(case.stage).label)


def url_of(case: Case) -> str:
    """The page of a case, the same for the applicant and for officials, each with their own actions."""
    kind = kind_of(case)
    return reverse(kind.page, args=[case.code]) if kind.page else ""
