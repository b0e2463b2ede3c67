"""Other systems that speak Open311 with us: those who write here, and those to whom we write."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.cases.models import Case
from tinhso.systems.feedback.categories import Category


class Partner(models.Model):
    """A system that may file reports here with its key; the key itself is shown once and never kept."""

    class Scope(models.TextChoices):
        REPORT = "report", _("file reports")
        UPDATE = "update", _("add updates to its own reports")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=160, unique=True)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")  # files the reports
    key_digest = models.BinaryField(unique=True, editable=False)  # HMAC of the key
    scopes = models.JSONField(_("scopes"), default=list)
    burst = models.PositiveIntegerField(_("requests at once"), default=60)
    seconds = models.FloatField(_("seconds until one more"), default=1.0)
    made_at = models.DateTimeField(_("made at"), default=clock.now)
    closed_at = models.DateTimeField(_("closed at"), null=True)

    class Meta:
        verbose_name = _("Open311 partner")
        verbose_name_plural = _("Open311 partners")

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """What a partner added to a report that it had filed; officials read it, the public does not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="remarks")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="remarks")
    reference = models.CharField(_("the partner's own number"), max_length=80)
    status = models.CharField(_("status at the partner"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"text": "answers"}

    class Meta:
        verbose_name = _("remark of a partner")
        verbose_name_plural = _("remarks of partners")
        constraints = [models.UniqueConstraint(fields=["partner", "reference"], name="one_remark_per_reference")]


class Peer(models.Model):
    """Another Open311 server, to which we send what is its matter and from which we fetch what is ours."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    url = models.URLField(_("address"))  # down to /v2
    jurisdiction = models.CharField(_("jurisdiction"), max_length=120, blank=True)
    sealed_key = models.TextField(_("sealed key"), blank=True, editable=False)
    services = models.JSONField(_("services"), default=dict)  # our category -> its service_code
    fetches_into = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")  # none: only sent to
    fetched_to = models.DateTimeField(_("fetched up to"), null=True)
    is_open = models.BooleanField(_("open"), default=True)

    class Meta:
        verbose_name = _("Open311 server")
        verbose_name_plural = _("Open311 servers")

    def __str__(self) -> str:
        return self.name


class Forwarding(models.Model):
    """A report was handed on to another server; what became of it there. Its delivery stands in the outbox."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="forwardings")
    peer = models.ForeignKey(Peer, models.PROTECT, related_name="forwardings")
    reference = models.CharField(_("number there"), max_length=120, blank=True)
    status = models.CharField(_("status there"), max_length=20, blank=True)
    notes = models.TextField(_("notes from there"), blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)
    asked_at = models.DateTimeField(_("last asked at"), null=True)

    class Meta:
        verbose_name = _("forwarding")
        verbose_name_plural = _("forwardings")
        constraints = [models.UniqueConstraint(fields=["case", "peer"], name="one_forwarding_per_server")]
