"""What the owner of a task does: handing in its product with the proof."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, together
from tinhso.engines.papers.models import Paper
from tinhso.systems.ioc.followed.ground import in_hand, send, sentence, who, write_down
from tinhso.systems.ioc.programmes.nouns import Assignment, Product
from tinhso.systems.ioc.programmes.verbs.ground import stored


@transaction.atomic
@together()
def file_product(
    task: Assignment,
    *,
    words: str,
    by: Actor,
    upload: Upload | None = None,  # type: ignore[type-arg]
    paper: str = "",
    number: str = "",
    signed_on: date | None = None,
) -> Product:
    """Hand in what was to be made, with its proof: an ``upload``, or the code of a ``paper`` that the owner issued.

    The office that follows the task confirms it or gives it back. Raises Denied, Refused beside a field.
    """
    case, step, by = in_hand(task, by)
    if step.kind != Task.Kind.STEP:
        raise Refused(_("The product has been handed in already; it waits for confirmation."))
    words, number = sentence(words), nfc(number).strip()
    if signed_on is not None and signed_on > clock.today():
        raise Refused(_("The document is dated later than today."), field="signed_on")
    issued = _paper(paper, case) if paper.strip() else None
    if upload is None and issued is None:
        raise Refused(_("Add the proof: the document itself, or the number of a paper issued here."), field="upload")
    made = Product.objects.create(
        assignment=task, words=words, number=number or (issued.code if issued else ""), signed_on=signed_on,
        file=stored(upload, by) if upload is not None else None, paper=issued, by=who(by), at=clock.now(),
    )  # fmt: skip
    cases.finish_step(step.pk, by=by, note=words[:200])
    write_down("ioc.product_filed", task, case, by=by, programme=task.programme_id)
    head = directory.head_of(case.received_by)
    send("ioc.product_filed", case, head.subject_id if head else None, {"words": words})
    return made


def _paper(code: str, case: Case) -> Paper:
    """A paper of the owner itself, made for nobody: a person's papers prove nothing of an agency's work."""
    own = Paper.objects.in_force().filter(code__iexact=nfc(code).strip(), owner=None, office=case.office)
    found = own.order_by("-issued_at").first()
    if found is None:
        raise Refused(_("Your agency has issued no such paper here, or it is no longer in force."), field="paper")
    return found
