"""A consignment: one thing that the post carries between an office and a person's door."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes import show_phone
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.post.carriers import Carrier
from tinhso.engines.post.manifested import Manifest
from tinhso.engines.post.stages import ENDED, FINAL, ON_THE_WAY, Direction, Stage

# Papers that have come and results that came back, not taken in yet; lost results of which no other copy went out.
FOR_THE_DESK = models.Q(direction=Direction.IN, stage=Stage.DELIVERED, seen_at=None)
FOR_THE_DESK |= models.Q(stage=Stage.RETURNED, seen_at=None)
FOR_THE_DESK |= models.Q(direction=Direction.OUT, stage=Stage.LOST, replaced_by=None)


class ConsignmentQuerySet(models.QuerySet["Consignment"]):
    def to_hand_over(self) -> Self:
        """Made up at the desk, not yet given to the post."""
        return self.filter(direction=Direction.OUT, stage=Stage.PREPARED)

    def to_collect(self) -> Self:
        """The post is to fetch them at home."""
        return self.filter(direction=Direction.IN, stage=Stage.PREPARED)

    def on_the_way(self) -> Self:
        return self.filter(stage__in=ON_THE_WAY)

    def waiting_for_the_desk(self) -> Self:
        """What the desk has to do something about (``FOR_THE_DESK``)."""
        return self.filter(FOR_THE_DESK)

    def about(self, record: object) -> Self:
        return self.filter(about=record).order_by("made_at")


class Consignment(models.Model):
    """Something carried for a record (bưu gửi), both ways; the address is frozen, the stage follows from records."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("consignment number"), max_length=13, unique=True)
    about = models.UUIDField(_("about"))
    reference = models.CharField(_("reference"), max_length=60, blank=True)  # the dossier's code, printed on the label
    topic = models.CharField(_("procedure"), max_length=40, blank=True)
    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    stage = models.CharField(_("stage"), max_length=9, choices=Stage, default=Stage.PREPARED)
    office = models.ForeignKey(Office, models.PROTECT, related_name="consignments")  # the desk at the other end
    carrier = models.ForeignKey(Carrier, models.PROTECT, related_name="consignments")
    party = models.IntegerField(_("subject of the person"))
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    address = models.CharField(_("address"), max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")  # the commune as it is today
    before = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")  # as it was called before July 2025
    demand = models.UUIDField(_("demand for the postage"), null=True)
    cod = models.BigIntegerField(_("to be collected at the door (đồng)"), default=0)
    manifest = models.ForeignKey(Manifest, models.PROTECT, null=True, related_name="consignments")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    made_at = models.DateTimeField(_("prepared at"), default=clock.now)
    made_by = models.IntegerField(_("prepared by"), default=0)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    seen_at = models.DateTimeField(_("taken in by the desk at"), null=True)
    seen_by = models.IntegerField(_("taken in by"), null=True)
    personal = {"name": "name", "phone": "phone", "address": "address", "area": "address", "before": "address"}

    objects = ConsignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consignment")
        verbose_name_plural = _("consignments")
        constraints = [
            models.UniqueConstraint(
                fields=["about", "direction"], condition=models.Q(ended_at=None), name="one_open_consignment_each_way"
            ),
            models.CheckConstraint(condition=models.Q(cod__gte=0), name="nothing_negative_is_collected"),
        ]
        indexes = [
            models.Index(fields=["about"], name="consignments_about"),
            models.Index(fields=["office", "stage"], name="consignments_of_office"),
            models.Index(
                fields=["carrier", "made_at"], condition=models.Q(ended_at=None), name="consignments_not_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.stage not in ENDED

    @property
    def has_come_to_the_desk(self) -> bool:
        """Papers delivered to the desk, or a result that came back to it."""
        return self.stage == Stage.RETURNED or (self.stage == Stage.DELIVERED and self.direction == Direction.IN)

    @property
    def is_returned(self) -> bool:
        return self.stage == Stage.RETURNED

    @property
    def is_lost(self) -> bool:
        return self.stage == Stage.LOST

    @property
    def is_with_the_post(self) -> bool:
        """The carrier has it, or is to fetch it."""
        return self.stage in ON_THE_WAY or (self.direction == Direction.IN and self.stage == Stage.PREPARED)

    @property
    def tone(self) -> str:
        if self.stage in (Stage.RETURNED, Stage.RETURNING, Stage.ATTEMPTED, Stage.LOST):
            return "late"
        return "done" if self.stage in FINAL else "neutral" if self.stage == Stage.CANCELLED else "new"

    @property
    def whole_address(self) -> str:
        return f"{self.address}, {self.area.line}"

    @property
    def shown_phone(self) -> str:
        return show_phone(self.phone)
