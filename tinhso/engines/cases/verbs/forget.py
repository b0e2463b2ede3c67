"""A case whose time has passed loses its owner, later itself; what figures count is in the events and stays."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.codes import new_secret
from tinhso.engines.cases.models import (
    Case,
    Consultation,
    Decision,
    Extension,
    HandingOut,
    HandOver,
    Hold,
    Rating,
    Receipt,
    Refusal,
    Reopening,
    Stop,
    Supplement,
    Task,
    Tombstone,
    Transfer,
    Withdrawal,
)
from tinhso.engines.cases.verbs import _ground as ground

_OWN_WORDS: tuple[tuple[type[models.Model], str], ...] = (
    (Rating, "comment"), (Reopening, "reason"), (Withdrawal, "reason"),
)  # fmt: skip
_OFFICIAL_WORDS: tuple[tuple[type[models.Model], str], ...] = (
    (Consultation, "question"), (Consultation, "opinion"), (Decision, "reason"), (Decision, "recall_reason"),
    (Extension, "reason"), (HandingOut, "note"), (HandOver, "note"), (Receipt, "note"), (Refusal, "reason"),
    (Stop, "reason"), (Supplement, "reason"), (Task, "note"), (Transfer, "reason"), (Withdrawal, "answer"),
)  # fmt: skip


@transaction.atomic
def forget_owner(case_id: UUID, *, owner: int, title: str, rewrite: Callable[[str], str]) -> Case:
    """Give an ended case to ``owner``, a subject that is nobody: by a rule of retention, which no official may change.

    The owner's own words go; those of officials pass through ``rewrite``, which covers whom they name. Raises Refused
    for a case that is not ended or on hold.
    """
    case = _lock_to_forget(case_id)
    for model, field in _OWN_WORDS:
        model._default_manager.filter(case=case).update(**{field: ""})
    for model, field in _OFFICIAL_WORDS:
        for key, text in model._default_manager.filter(case=case).values_list("pk", field):
            if text and (covered := rewrite(text)) != text:
                model._default_manager.filter(pk=key).update(**{field: covered})
    for asked in Supplement.objects.filter(case=case).exclude(items=[]):
        asked.items = [{name: rewrite(str(text)) for name, text in item.items()} for item in asked.items]
        asked.save(update_fields=["items"])
    subjects = (access.involved(case) - {case.owner}) | {owner}
    case.owner, case.applicant, case.title, case.secret = owner, None, title[:300], new_secret()
    case.save(update_fields=["owner", "applicant", "title", "secret"])
    access.involve(case, subjects)
    Tombstone.objects.get_or_create(case=case)
    return case


@transaction.atomic
def erase(case_id: UUID) -> None:
    """Delete an ended case with all its records, by a rule of retention. Raises Refused while handled or on hold."""
    case = _lock_to_forget(case_id)
    access.involve(case, ())
    case.delete()


def _lock_to_forget(case_id: UUID) -> Case:
    case = ground.lock(case_id)
    if case.ended_at is None:
        raise Refused(_("A case that is still handled is not forgotten."))
    if Hold.objects.filter(case=case, lifted_at=None).exists():
        raise Refused(_("A case on hold is not forgotten."))
    return case
