"""From a draft to what another person may publish."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.events.api import Actor, record
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.keeping.place import require_keeper
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.publishing import NotPublishable, draft_version
from tinhso.engines.forms.versions import ProcedureVersion, digest_of


@transaction.atomic
def redraft(version_id: UUID, content: dict[str, Any], *, by: Actor, valid_from: date) -> ProcedureVersion:
    """Write an unpublished version anew; whoever does is one of its authors from now on.

    Raises Denied, AlreadyDone once it is published or proposed.
    """
    version, by = _locked(version_id, by, "forms.draft")
    if version.is_published or _state(version) == Act.Kind.PROPOSED:
        raise AlreadyDone(_("This version is being checked or published already. Begin a new one."))
    version.content, version.digest, version.valid_from = content, digest_of(content), valid_from
    version.save(update_fields=["content", "digest", "valid_from"])
    version.acts.create(kind=Act.Kind.DRAFTED, who=by.subject)
    record("forms.drafted", on=version.procedure, by=by, topic=version.procedure.code, number=version.number)
    return version


@transaction.atomic
def new_version(code: str, *, by: Actor, valid_from: date) -> ProcedureVersion:
    """A draft with the content of the last published version, or the draft that there is already."""
    version = ProcedureVersion.objects.filter(procedure__code=code).order_by("-number").first()
    if version is None:
        raise Refused(_("There is no procedure with this code."))
    if not version.is_published:
        require_keeper(by, "forms.draft")
        return version
    return draft_version(code, version.content, by=by, valid_from=max(valid_from, version.valid_from))


@transaction.atomic
def propose(version_id: UUID, *, by: Actor, note: str = "") -> Act:
    """Ask for a check by another person. Raises NotPublishable with every fault, AlreadyDone, Denied."""
    version, by = _locked(version_id, by, "forms.draft")
    if version.is_published or _state(version) == Act.Kind.PROPOSED:
        raise AlreadyDone(_("This version was proposed already."))
    if findings := lint(version.content):
        raise NotPublishable(findings)
    act: Act = version.acts.create(kind=Act.Kind.PROPOSED, who=by.subject, note=note.strip())
    record("forms.proposed", on=version.procedure, by=by, topic=version.procedure.code, number=version.number)
    return act


@transaction.atomic
def send_back(version_id: UUID, *, by: Actor, reason: str) -> Act:
    """What was proposed is to be worked over. Raises Refused without a reason, AlreadyDone, Denied."""
    version, by = _locked(version_id, by, "forms.publish")
    if not reason.strip():
        raise Refused(_("Write what is to be changed."), field="reason")
    if version.is_published or _state(version) != Act.Kind.PROPOSED:
        raise AlreadyDone(_("This version does not wait for a check."))
    act: Act = version.acts.create(kind=Act.Kind.SENT_BACK, who=by.subject, note=reason.strip())
    record("forms.sent_back", on=version.procedure, by=by, topic=version.procedure.code, number=version.number)
    return act


def _state(version: ProcedureVersion) -> str:
    return version.acts.order_by("pk").values_list("kind", flat=True).last() or ""


def _locked(version_id: UUID, by: Actor, permission: str) -> tuple[ProcedureVersion, Actor]:
    version = ProcedureVersion.objects.select_related("procedure").select_for_update(of=("self",)).get(pk=version_id)
    return version, require_keeper(by, permission)
