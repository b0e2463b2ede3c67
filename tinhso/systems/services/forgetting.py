"""What of a dossier goes when its time has passed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tinhso.engines.cases.models import Case
from tinhso.engines.forms import api as forms
from tinhso.engines.post import api as post
from tinhso.systems.services.models import (
    AmendedFile,
    Amendment,
    DeskConsent,
    Destination,
    Dossier,
    FiledFor,
    HandedPaper,
    Intake,
    Message,
    MessageFile,
    PaperDraft,
    PaperItem,
    PayerCheck,
    Reading,
    Reuse,
    Signature,
)
from tinhso.systems.services.records import DOSSIER

# Whose rows of a case speak of a person; the files that they hold come first.
FILES = (
    (AmendedFile, "amendment__case", "file"), (MessageFile, "message__case", "file"), (Reuse, "case", "file"),
    (HandedPaper, "case", "scan"), (HandedPaper, "case", "signed"), (FiledFor, "case", "paper"),
)  # fmt: skip
ROWS = (
    Amendment,
    Message,
    Reading,
    Reuse,
    FiledFor,
    Destination,
    Signature,
    PaperDraft,
    HandedPaper,
    Intake,
    PayerCheck,
)


def forget(case: Case) -> Iterator[UUID]:
    """Delete what was handed in, said and written beside the case; gives the keys of the files that were held."""
    for model, way, field in FILES:
        yield from (
            model._default_manager.filter(**{way: case.pk}).exclude(**{field: None}).values_list(field, flat=True)
        )
    for rows in ROWS:
        rows._default_manager.filter(case=case.pk).delete()
    PaperItem.objects.filter(case=case.pk).update(papers="", difference="")
    post.forget(case.pk)
    dossier = Dossier.objects.select_related("submission").filter(case=case.pk).first()
    if dossier is not None:
        consents = DeskConsent.objects.filter(pk__in=[dossier.submission.draft])
        yield from consents.exclude(paper=None).values_list("paper", flat=True)
        consents.delete()
        dossier.delete()
        yield from forms.forget(dossier.submission_id)


FORGETTING = {DOSSIER: forget}
