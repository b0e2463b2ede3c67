"""What the office that follows a task does with the product: confirming it, giving it back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, together
from tinhso.engines.files import api as files
from tinhso.systems.ioc.followed.ground import in_hand, send, sentence, tell_lead, who, write_down
from tinhso.systems.ioc.programmes.nouns import Assignment, Product
from tinhso.systems.ioc.programmes.standing import State


@transaction.atomic
@together()
def confirm(task: Assignment, *, by: Actor, words: str = "") -> Decision:
    """The task is finished; on time or late follows from the day on which its product was handed in.

    Raises Denied (also for whoever handed it in), Refused without a product whose proof can be opened.
    """
    case, step, product, by = _to_judge(task, by)
    if product.by == who(by):
        raise Denied(_("Somebody else confirms what you have handed in yourself."))
    if product.file is not None:
        files.readable(product.file)
    said = words.strip() or product.words
    decision = cases.decide(step.pk, outcome=Decision.Outcome.GRANTED, reason=said, by=by, at_the_desk=False)
    state = Assignment.objects.as_of(clock.now()).get(pk=task.pk).state
    judged = {"on_time": state != State.DONE_LATE, "ahead": state == State.DONE_AHEAD}
    write_down("ioc.task_finished", task, case, by=by, programme=task.programme_id, **judged)
    head = directory.head_of(case.office)
    for to in {task.given_by, head.subject_id if head else task.given_by} - {who(by)}:
        send("ioc.task_finished", case, to, {"words": said})
    return decision


@transaction.atomic
@together()
def give_back(task: Assignment, *, words: str, by: Actor) -> Product:
    """The product does not settle the task: its owner goes on, with the same deadline. Raises Denied, Refused."""
    _case, step, product, by = _to_judge(task, by)
    product.returned_at, product.return_words = clock.now(), sentence(words)
    product.save(update_fields=["returned_at", "return_words"])
    cases.send_back(step.pk, by=by, reason=product.return_words)
    tell_lead("ioc.task_returned", task, product.return_words, by=by, programme=task.programme_id)
    return product


def _to_judge(task: Assignment, by: Actor) -> tuple[Case, Task, Product, Actor]:
    case, step, by = in_hand(task, by)
    product = task.products.filter(returned_at=None).select_related("file").first()
    if step.kind != Task.Kind.SIGN or product is None:
        raise Refused(_("Nothing has been handed in: a task without proof is not confirmed."))
    return case, step, product, by
