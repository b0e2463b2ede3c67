"""Teaching the classifier anew, and choosing which lesson serves."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.systems.feedback.classifying.proposing import serving, serving_lesson
from tinhso.systems.feedback.classifying.training import Labelled, is_held_out, mark, train, warmed
from tinhso.systems.feedback.classifying.weights import pack
from tinhso.systems.feedback.models import Category, Label, Lesson

RIGHT = "feedback.manage"
MOST = 20_000  # labels, the newest
KEPT = 12  # lessons whose weights stay, so that one can go back to them
NEWS = 5  # labels that are new before it is worth teaching again


def teach(*, by: Actor = PLATFORM) -> Lesson | None:
    """Learn from all labels but the held-out ones, and serve what was learnt unless it did worse on those.

    The lesson that serves is asked the same held-out texts, which neither has seen. None where there is nothing to
    learn from.
    """
    labels = _labels()
    unseen = [label for label in labels if is_held_out(label[0])]
    seen = [label for label in labels if not is_held_out(label[0])]
    if len({code for _text, code in seen}) < 2 or not unseen:
        return None
    weights = warmed(train([*seen, *_names()]), unseen)
    marks, before = mark(weights, unseen), serving()
    is_better = before is None or marks.first >= mark(before, unseen).first
    with transaction.atomic():
        lesson = Lesson.objects.create(
            labels=len(labels), first=marks.first, top3=marks.top3, weights=pack(weights),
            by_category=marks.by_category, adopted_at=clock.now() if is_better else None,
        )  # fmt: skip
        record("feedback.taught", on=lesson, by=by, labels=len(labels), adopted=is_better)
        _forget_old_weights()
    return lesson


def teach_if_new() -> Lesson | None:
    """``teach`` where enough labels are new since the last lesson."""
    last = Lesson.objects.order_by("-at").values_list("labels", flat=True).first()
    if last is not None and abs(min(Label.objects.count(), MOST) - last) < NEWS:
        return None
    return teach()


@transaction.atomic
def adopt(lesson_id: UUID, *, by: Actor) -> Lesson:
    """From now on this lesson serves, an older one too. Raises AlreadyDone, or Refused where its weights are gone."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    lesson = Lesson.objects.select_for_update().get(pk=lesson_id)
    if lesson.pk == serving_lesson():
        raise AlreadyDone(_("This lesson serves already."))
    if not lesson.weights:
        raise Refused(_("Of this lesson only the marks were kept. Choose a newer one."))
    lesson.adopted_at = clock.now()
    lesson.save(update_fields=["adopted_at"])
    record("feedback.lesson_adopted", on=lesson, by=by)
    return lesson


def _labels() -> list[Labelled]:
    newest = Label.objects.order_by("-at", "-pk").values_list("text", "category")[:MOST]
    return sorted(newest)


def _names() -> list[Labelled]:
    """What a category is called says what belongs to it."""
    return list(Category.objects.filter(parent__isnull=False).order_by("pk").values_list("name", "pk"))


def _forget_old_weights() -> None:
    kept = set(Lesson.objects.exclude(weights=b"").order_by("-at").values_list("pk", flat=True)[:KEPT])
    serves = serving_lesson()
    Lesson.objects.exclude(weights=b"").exclude(pk__in=kept | {serves}).update(weights=b"")
