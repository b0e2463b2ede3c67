"""The case itself: the table of contents of its adjectives."""

from __future__ import annotations

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.assignable import Assignable
from tinhso.engines.cases.deadlined import Deadlined
from tinhso.engines.cases.decidable import Decidable
from tinhso.engines.cases.linkable import Linkable
from tinhso.engines.cases.processes import Process
from tinhso.engines.cases.querysets import CaseQuerySet
from tinhso.engines.cases.ratable import Ratable
from tinhso.engines.cases.receivable import Receivable
from tinhso.engines.cases.returnable import Returnable
from tinhso.engines.cases.stages import Records, Stage, stage_of
from tinhso.engines.cases.stoppable import Stoppable
from tinhso.engines.cases.supplementable import Supplementable
from tinhso.engines.cases.suspendable import Suspendable
from tinhso.engines.directory.models import Area, Office, Party


class Channel(models.TextChoices):
    """How the case came in; the first three are the country's own for dossiers (KenhThucHien 1, 2, 3)."""

    DESK = "desk", _("at the desk")
    ONLINE = "online", _("online")
    ASSISTED = "assisted", _("online, with a clerk's help")
    POST = "post", _("by post")
    PHONE = "phone", _("by telephone")
    EMAIL = "email", _("by e-mail")
    ZALO = "zalo", _("by Zalo")
    PARTNER = "partner", _("from another system")


class Case(
    Deadlined,
    Receivable,
    Supplementable,
    Suspendable,
    Assignable,
    Decidable,
    Returnable,
    Stoppable,
    Ratable,
    Linkable,
    models.Model,
):
    """One matter that an office must settle for someone, by a date (hồ sơ, vụ việc)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("case code"), max_length=50, unique=True)
    number = models.PositiveIntegerField(_("running number"), default=0)  # the end of the code, which people search by
    secret = models.CharField(
        _("look-up code"), max_length=8
    )  # printed on the receipt, asked for by the public look-up
    kind = models.CharField(_("kind"), max_length=40)  # the system's noun: services.dossier
    topic = models.CharField(_("topic"), max_length=40)  # procedure code or category
    sector = models.CharField(_("field of administration"), max_length=40, blank=True)  # finds the division
    title = models.CharField(_("title"), max_length=300)
    office = models.ForeignKey(Office, models.PROTECT, related_name="cases")  # competent to decide
    received_by = models.ForeignKey(Office, models.PROTECT, related_name="cases_received")  # where it came in
    helped_by = models.ForeignKey(Office, models.PROTECT, null=True, related_name="cases_helped")  # who only assisted
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="cases")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    applicant = models.ForeignKey(Party, models.PROTECT, null=True, related_name="cases")  # none: without an account
    owner = models.IntegerField(_("subject of its owner"))  # the applicant's, or that of whoever follows it by a link
    followers = ArrayField(models.IntegerField(), default=list, verbose_name=_("who sees it beside the owner"))
    process = models.ForeignKey(Process, models.PROTECT, null=True, related_name="cases")  # the version it began with
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, default=Stage.SUBMITTED)
    submitted_at = models.DateTimeField(_("submitted at"), default=clock.now)
    is_confidential = models.BooleanField(_("confidential"), default=False)  # only its own offices, nobody above
    version = models.PositiveIntegerField(_("version"), default=1)  # grows with every verb: a stale page is told

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(fields=["office", "stage", "due_at"], name="case_by_office_stage"),
            models.Index(fields=["applicant", "-id"], name="case_by_applicant"),
            models.Index(fields=["topic", "-id"], name="case_by_topic"),
            models.Index(fields=["number", "-id"], name="case_by_number"),
            models.Index(fields=["stage", "-id"], name="case_by_stage"),
            models.Index(fields=["due_at"], name="case_open_by_due", condition=models.Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return self.code

    def records(self) -> Records:
        """What the case has, read afresh in one query; the stored ``stage`` must always follow from it."""
        return Records(**Case.objects.filter(pk=self.pk).values(**what_there_is()).get())

    def settle_stage(self) -> None:
        """Store the stage that follows from the records, and count the change."""
        self.stage = stage_of(self.records())
        self.version += 1


def what_there_is() -> dict[str, Exists]:
    """The fields of ``Records`` as the database answers them."""

    def one(name: str, **which: object) -> Exists:
        return Exists(apps.get_model("cases", name)._default_manager.filter(case=OuterRef("pk"), **which))

    return {
        "received": one("Receipt"),
        "refused": one("Refusal"),
        "supplement_open": one("Supplement", answered_at=None, closed_at=None),
        "duty_open": one("Duty", settled_at=None),
        "withdrawal_open": one("Withdrawal", answered_at=None),
        "stopped": one("Stop"),
        "decided": one("Decision", recalled_at=None),
        "returned": one("HandingOut", superseded_at=None),
        "step_begun": one("Task", step__isnull=False),
    }
