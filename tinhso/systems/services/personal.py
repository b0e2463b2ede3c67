"""Who sees the personal data in a dossier: the applicant, whoever handles it now, and whoever gave a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from tinhso.engines.access import api as access
from tinhso.engines.cases.api import actions
from tinhso.engines.events import api as events
from tinhso.engines.forms import api as forms
from tinhso.systems.services.models import Dossier

# How the kinds of questions are covered; every other answer is no personal datum by itself.
COVER = {"person": "secret", "address": "address", "phone": "phone", "email": "email"}
NAMED = {forms.PAYER_GROUP: "secret"}  # poverty, disability, ethnicity: sensitive by Law 91/2025/QH15
HANDLING = "xử lý hồ sơ"


def sees_personal(scene: actions.Scene) -> bool:
    """The applicant; an official with a task of this dossier; one who gave a reason within half an hour."""
    return scene.is_applicant or scene.task is not None or actions.looked_within(scene)


def sees_them_covered(scene: actions.Scene) -> bool:
    return not scene.is_applicant and not sees_personal(scene)


def note_look(scene: actions.Scene) -> None:
    """Write down, once a day and reader, that the official who handles the dossier read it."""
    if scene.task is not None and not actions.looked_within(scene, timedelta(days=1)):
        events.looked(scene.case, by=scene.actor, data_class="secret", reason=HANDLING)


def answers_for(dossier: Dossier, scene: actions.Scene) -> list[tuple[str, list[forms.Answer]]]:
    """The answers page by page, personal ones covered unless the reader sees them."""
    shown = sees_personal(scene)
    pages = forms.answers_of(dossier.submission)
    return [(title, list(_covered(dossier, answers, shown))) for title, answers in pages]


def _covered(dossier: Dossier, answers: Iterable[forms.Answer], shown: bool) -> Iterable[forms.Answer]:
    for answer in answers:
        data_class = NAMED.get(answer.name) or COVER.get(dossier.version.fields[answer.name].type)
        yield answer if not data_class else replace(answer, text=access.mask(answer.text, data_class, shown=shown))
