"""Reading a scanner's file takes a while: the worker does it and says how far it is."""

from __future__ import annotations

from uuid import UUID

from tinhso.base.errors import Refused
from tinhso.base.jobs import job
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.scanning.models import ScanBatch
from tinhso.systems.services.counter.scanning.reading import DPI, look
from tinhso.systems.services.counter.scanning.splitting import split
from tinhso.systems.services.counter.scanning.verbs import put_parts

SAID_EVERY = 5  # pages


@job(retry=8)
def sort_batch(batch: str) -> None:
    """Read and split one file, then put its parts to their papers; again while the virus scanner is down."""
    found = ScanBatch.objects.select_related("file", "clerk").get(pk=UUID(batch))
    if found.is_read or found.file is None:
        return
    rows = ScanBatch.objects.filter(pk=found.pk)
    file = files.scan_now(found.file.pk)
    try:
        content = files.read(files.readable(file))
        seen = []
        for page in files.page_pictures(content, DPI):
            seen.append(look(page))
            if len(seen) % SAID_EVERY == 0:
                rows.update(read=len(seen))
    except (Refused, files.Unreadable) as error:
        rows.update(problem=str(error)[:300] or "?")
        return
    put_parts(found.pk, split(seen), by=directory.actor_for(found.clerk))
