"""What a partner adds to a report that it filed: officials read it; where they asked, it is the answer."""

from __future__ import annotations

from django.db import transaction
from django.http import QueryDict

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.systems.feedback.citizen.replying import reply
from tinhso.systems.feedback.knowing import actor_of
from tinhso.systems.feedback.models import Partner, Remark, Report
from tinhso.systems.feedback.open311.faults import Fault
from tinhso.systems.feedback.open311.filing import own_report

LONGEST = 4000


def remark(posted: QueryDict, *, partner: Partner) -> Remark:
    """Take an update in, once for each ``update_id``. Raises Fault 400 or 404."""
    text, reference = nfc(posted.get("description", "")), nfc(posted.get("update_id", ""))[:80]
    if not reference:
        raise Fault(400, "update_id is missing: the partner's own number of the update.")
    if not text or len(text) > LONGEST:
        raise Fault(400, f"description is missing, or longer than {LONGEST} characters.")
    found = own_report(posted.get("service_request_id", ""), partner)
    me = actor_of(found.reporter)
    with access.reading_as(me), transaction.atomic():
        made, is_new = Remark.objects.get_or_create(
            partner=partner, reference=reference,
            defaults={"case": found.case, "text": text, "status": posted.get("status", "")[:20]},
        )  # fmt: skip
        if is_new and found.case.open_supplement is not None:
            try:
                reply(found, text=text, photos=[], by=me)
            except Refused as refused:
                raise Fault(400, refused) from refused
    return made


def remarks_of(report: Report) -> list[Remark]:
    """What partners added, the first first; for the report's page."""
    return list(Remark.objects.filter(case=report.pk).select_related("partner").order_by("at"))
