"""What follows the post's events, and the dossier's, by itself."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, HandingOut, Stage
from tinhso.engines.events.api import PLATFORM, on
from tinhso.engines.events.models import Event
from tinhso.engines.messages import api as messages
from tinhso.engines.post import api as post
from tinhso.engines.post.models import Consignment
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.posting.sending import send_result
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.records import DOSSIER

TOLD = {
    ("post.handed_over", post.Direction.OUT): "services.post_sent",
    ("post.came_back", post.Direction.OUT): "services.post_came_back",
    ("post.came_back", post.Direction.IN): "services.post_not_fetched",
    ("post.lost", post.Direction.OUT): "services.post_lost",
    ("post.lost", post.Direction.IN): "services.post_lost",
    ("post.seen", post.Direction.IN): "services.post_arrived",
}


@on("cases.decided")
def make_up_the_result(event: Event) -> None:
    """A result that goes by post lies ready for its label as soon as it is signed."""
    case = _case(event.subject)
    if event.sign > 0 and case is not None and case.stage == Stage.DECIDED:
        send_result(dossier_of(case))


@on("cases.recalled", "cases.returned")
def call_off_the_result(event: Event) -> None:
    """A decision was taken back, or its result was handed out in another way, before the post had it."""
    case = _case(event.subject)
    if case is None or (event.kind == "cases.returned" and event.facts["way"] == HandingOut.Way.POST):
        return
    with transaction.atomic():
        for consignment in Consignment.objects.to_hand_over().filter(about=case.pk):
            post.cancel(consignment.pk, by=PLATFORM, reason="handed out otherwise")


@on("post.delivered")
def hand_the_result_out(event: Event) -> None:
    """What the postman handed over has reached the applicant."""
    case = _case(event.facts["about"])
    if case is None or event.sign < 0 or event.channel != post.Direction.OUT or case.stage != Stage.DECIDED:
        return
    cases.hand_out(case.pk, way=HandingOut.Way.POST, note=event.facts["code"], by=PLATFORM)


@on("post.handed_over", "post.came_back", "post.lost", "post.seen")
def tell_about_the_post(event: Event) -> None:
    """The applicant hears when the result leaves, when it cannot be delivered, when papers have arrived."""
    text, case = TOLD.get((event.kind, post.Direction(event.channel))), _case(event.facts["about"])
    if text is None or case is None or event.sign < 0:
        return
    data = {"code": case.code, "procedure": case.title, "office": case.office.name, "number": event.facts["code"]}
    messages.send(case.owner, text, data=data, about=case.pk, link=cases.url_of(case), key=str(event.pk))


def _case(key: object) -> Case | None:
    case = Case.objects.select_related("office", "received_by").filter(pk=str(key), kind=DOSSIER).first()
    return case if case is not None and Dossier.objects.filter(pk=case.pk).exists() else None
