"""The result of a dossier, and taking it online."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, HandingOut, Stage
from tinhso.engines.papers.models import Paper


def result_of(case: Case) -> Paper | None:
    """The signed paper of the decision in force."""
    decision = case.decision
    return decision.paper if decision is not None else None


@transaction.atomic
def taken_by(scene: actions.Scene) -> Paper | None:
    """The result for the applicant who opens it: the first time counts as handed out online (status 10)."""
    paper = result_of(scene.case)
    if paper is not None and paper.is_ready and scene.case.stage == Stage.DECIDED:
        cases.hand_out(scene.case.pk, way=HandingOut.Way.ONLINE, by=scene.actor)
    return paper
