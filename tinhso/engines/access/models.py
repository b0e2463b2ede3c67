"""Who may do what where, in integers: access knows no person and no office."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Subject(models.Model):
    """An integer that can hold rights or be a place where rights apply."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        POSITION = "position", _("position")
        HERE = "here", _("office, here")
        BELOW = "below", _("office, here and below")

    id = models.AutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")


class Grant(models.Model):
    """``holder`` may use ``permission`` on every record that ``scope`` is involved in, while it is valid."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    holder = models.ForeignKey(Subject, models.PROTECT, related_name="grants_held")
    permission = models.CharField(_("permission"), max_length=80)
    scope = models.ForeignKey(Subject, models.PROTECT, related_name="grants_here")
    valid_from = models.DateTimeField(_("valid from"), default=clock.now)
    valid_to = models.DateTimeField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "permission", "scope"],
                condition=models.Q(valid_to=None),
                name="one_open_grant_per_holder_permission_scope",
            ),
        ]


class Delegation(models.Model):
    """``giver`` lets ``taker`` use some of its permissions for a time; both are positions."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    giver = models.ForeignKey(Subject, models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey(Subject, models.PROTECT, related_name="delegations_taken")
    permissions = ArrayField(models.CharField(max_length=80), verbose_name=_("permissions"))
    decision = models.CharField(_("decision it rests on"), max_length=120, blank=True)
    valid_from = models.DateTimeField(_("valid from"))
    valid_to = models.DateTimeField(_("valid to"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")


class Involvement(models.Model):
    """``subject`` is involved in a record: the row that lists are made of."""

    id = models.BigAutoField(primary_key=True)
    subject = models.IntegerField(_("subject"))
    model = models.CharField(_("type of record"), max_length=60)
    record = models.UUIDField(_("record"))

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        constraints = [
            models.UniqueConstraint(fields=["model", "subject", "record"], name="one_involvement"),
        ]
        indexes = [models.Index(fields=["record"], name="involvement_by_record")]
