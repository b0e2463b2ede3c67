"""One dossier as its client may see it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from tinhso.base import clock
from tinhso.engines.cases.models import Case, Supplement
from tinhso.engines.clients.models import Client
from tinhso.engines.events import api as events
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.systems.services import supplementing
from tinhso.systems.services.intakes import Intake
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.queries import dossier_for
from tinhso.systems.services.rest import said, shapes
from tinhso.systems.services.rest.scopes import PERSONAL


def whole_for(client: Client, code: str) -> Dossier:
    """The dossier with this code. Raises Case.DoesNotExist for one that is not there or not for this client."""
    if "\x00" in code:
        raise Case.DoesNotExist
    return dossier_for(client.actor, code)


def whole(dossier: Dossier, client: Client, *, look_within: timedelta | None = None) -> shapes.WholeDossier:
    """All that the client may know. With the scope for it personal data too, and the look is written down, once within
    ``look_within``."""
    case = dossier.case
    intake = Intake.objects.filter(case=case.pk, client=client.subject_id).first()
    is_own = intake is not None or _is_its_owners(case, client)
    sees_all = PERSONAL in client.scopes
    if sees_all and look_within is not None:
        _note_look(case, client, look_within)
    told = _told(dossier, shown=sees_all or is_own)
    told.reference = intake.reference if intake else ""
    told.personal = _personal(dossier) if sees_all else None
    return told


def whole_of_their_own(dossier: Dossier) -> shapes.WholeDossier:
    """What a citizen's program is told of the citizen's own dossier; what they had answered is not in it."""
    return _told(dossier, shown=True)


def _told(dossier: Dossier, *, shown: bool) -> shapes.WholeDossier:
    case = dossier.case
    return shapes.WholeDossier(
        **said.dossier_row(case),
        reference="",
        fees=[_fee(demand) for demand in payments.of(case.pk)],
        supplement=_supplement(case.open_supplement, shown=shown),
        result=_result(case, shown=shown),
        personal=None,
    )


def is_its_own(case: Case, client: Client) -> bool:
    """Whether the client has handed it in, or it is its owner's."""
    return _is_its_owners(case, client) or Intake.objects.filter(case=case.pk, client=client.subject_id).exists()


def _is_its_owners(case: Case, client: Client) -> bool:
    return client.owner_id is not None and client.owner_id == case.applicant_id


def _fee(demand: Demand) -> shapes.Demand:
    return shapes.Demand(amount=demand.total, state=demand.stage, purpose=demand.key)  # type: ignore[arg-type]


def _supplement(asked: Supplement | None, *, shown: bool) -> shapes.Supplement | None:
    """What is asked for; the sentences may name people, so only who handed it in reads them, or who may see all."""
    if asked is None:
        return None
    return shapes.Supplement(
        asked_at=clock.local(asked.at),
        answer_by=clock.local(asked.answer_by) if asked.answer_by else None,
        reason=asked.reason if shown else None,
        items=[
            shapes.Wanted(code=item["what"], label=item.get("label", ""), reason=item["reason"] if shown else None)
            for item in asked.items
        ],
    )


def _result(case: Case, *, shown: bool) -> shapes.Result | None:
    decision = case.decision
    if decision is None:
        return None
    paper = decision.paper
    ready = paper is not None and paper.is_ready
    return shapes.Result(
        outcome=decision.outcome,
        decided_at=clock.local(decision.at),
        number=paper.code if paper is not None and ready else None,
        verify=f"{settings.BASE_URL}/xac-minh/{paper.token}" if paper is not None and ready and shown else None,
    )


def _personal(dossier: Dossier) -> shapes.Personal:
    return shapes.Personal(applicant=dossier.applicant.name, answers=supplementing.present(dossier).answers)


def _note_look(case: Case, client: Client, within: timedelta) -> None:
    since = clock.now() - within
    if events.last_look(case.pk, by=client.actor, since=since) is None:
        events.looked(case, by=client.actor, data_class="secret", reason=f"API: {client.purpose}"[:300])
