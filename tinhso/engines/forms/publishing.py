"""Drafting, publishing and withdrawing versions of procedures."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.forms.codes import fault_of, own_province
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.keeping.place import require_keeper, tops
from tinhso.engines.forms.keeping.second import require_second_person
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.naming import name_procedure
from tinhso.engines.forms.procedures import Procedure, Sector
from tinhso.engines.forms.versions import ProcedureVersion, digest_of
from tinhso.engines.payments.api import set_tariff


class NotPublishable(Refused):
    """The content has faults; ``findings`` lists them all."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(_("This version cannot be published. First fault: %(fault)s") % {"fault": findings[0]})


@transaction.atomic
def draft_version(code: str, content: dict[str, Any], *, by: Actor, valid_from: date) -> ProcedureVersion:
    """A new version of the procedure ``code``, not yet in force; it may still have faults. A draft is replaced.

    Raises Denied, Refused for a code that is none or another province's.
    """
    by = require_keeper(by, "forms.draft")
    if fault := fault_of(code, own_province()):
        raise Refused(fault, field="code")
    procedure = Procedure.objects.select_for_update().filter(code=code).first()
    if procedure is None:
        sector, _made = Sector.objects.get_or_create(
            code=content.get("sector", "khac"), defaults={"name": content.get("sector", "khac")}
        )
        procedure = Procedure.objects.create(code=code, name=content.get("name", code), sector=sector)
        access.involve(procedure, tops())
    ProcedureVersion.objects.filter(procedure=procedure, published_at=None).delete()
    last = ProcedureVersion.objects.filter(procedure=procedure).aggregate(last=Max("number"))["last"] or 0
    version = ProcedureVersion.objects.create(
        procedure=procedure, number=last + 1, content=content, digest=digest_of(content), valid_from=valid_from
    )
    version.acts.create(kind=Act.Kind.DRAFTED, who=by.subject)
    record("forms.drafted", on=procedure, by=by, topic=code, number=version.number)
    return version


@transaction.atomic
def publish(version_id: UUID, *, by: Actor) -> ProcedureVersion:
    """Put a version in force from its first day; the one before ends then.

    A person publishes what another one drafted and proposed; only what the platform brings along needs no second
    pair of eyes.

    Raises NotPublishable with its findings, Refused where the version would begin before the one in force,
    AlreadyDone, Denied.
    """
    version, by = _locked(version_id, by)
    if version.is_published:
        raise AlreadyDone(_("This version is already published."))
    if by != PLATFORM:
        require_second_person(version, by)
    if findings := lint(version.content):
        raise NotPublishable(findings)
    before = ProcedureVersion.objects.filter(
        procedure=version.procedure, published_at__isnull=False, valid_to=None
    ).first()
    if before is not None:
        if before.valid_from > version.valid_from:
            raise Refused(_("The new version must not begin before the one in force."), field="valid_from")
        _close(before, version.valid_from)
    version.published_at = clock.now()
    version.save(update_fields=["published_at"])
    version.acts.create(kind=Act.Kind.PUBLISHED, who=by.subject)
    if "tariff" in version.content:
        set_tariff(version.procedure.code, version.content["tariff"], valid_from=version.valid_from)
    name_procedure(version)
    record("forms.published", on=version.procedure, by=by, topic=version.procedure.code, number=version.number)
    return version


@transaction.atomic
def withdraw(version_id: UUID, *, by: Actor, last_day: date) -> ProcedureVersion:
    """End a published version after ``last_day`` without a successor; running dossiers keep it."""
    version, by = _locked(version_id, by)
    if not version.is_published or version.valid_to is not None:
        raise AlreadyDone(_("This version is not in force."))
    _close(version, date.fromordinal(last_day.toordinal() + 1))
    Procedure.objects.filter(pk=version.procedure_id).update(is_open=False)
    record("forms.withdrawn", on=version.procedure, by=by, topic=version.procedure.code, number=version.number)
    return version


def _locked(version_id: UUID, by: Actor) -> tuple[ProcedureVersion, Actor]:
    version = ProcedureVersion.objects.select_related("procedure").select_for_update(of=("self",)).get(pk=version_id)
    return version, require_keeper(by, "forms.publish")


def _close(version: ProcedureVersion, end: date) -> None:
    version.valid_to = max(end, version.valid_from)
    version.save(update_fields=["valid_to"])
