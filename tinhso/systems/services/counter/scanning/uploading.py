"""Taking a scanner's file in, each content once."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.scanning.jobs import sort_batch
from tinhso.systems.services.counter.scanning.models import ScanBatch
from tinhso.systems.services.counter.scanning.verbs import clerk

MOST_PAGES = 500


@transaction.atomic
def take_batch(content: bytes, *, name: str, hall: Office, by: Actor) -> tuple[ScanBatch, bool]:
    """Keep a scanner's file, to be sorted a moment later; and whether it is new: the same content is kept once.

    Raises Denied; Refused for what is no PDF, is too large, or has more than 500 pages.
    """
    by, position = clerk(by, hall)
    digest = sha256(content).hexdigest()
    Office.objects.select_for_update(of=("self",)).get(pk=hall.pk)  # two uploads of one file wait for each other
    known = ScanBatch.objects.filter(hall=hall, digest=digest).first()
    if known is not None:
        return known, False
    file = files.store(content, name=name, owner=by.subject, accept=files.PDFS)
    pages = files.pages_of(content)
    if pages > MOST_PAGES:
        raise Refused(_("A file has at most 500 pages. Scan the pile in two."), field="file")
    made = ScanBatch.objects.create(
        hall=hall, clerk=position, name=file.name[:200], digest=digest, file=file, pages=pages
    )
    sort_batch.later(batch=str(made.pk))
    return made, True
