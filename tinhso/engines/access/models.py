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
        MANDATE = "mandate", _("mandate, what it covers")

    id = models.AutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")


class Grant(models.Model):
    """``holder`` may use ``permission`` on every record that ``scope`` is involved in, while it is valid.

    Valid from ``valid_from`` on and before ``valid_to``.
    """

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
    """``giver`` lets ``taker`` use some of its permissions for a time; both are positions.

    What the taker was lent cannot be lent on.
    """

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
        constraints = [
            models.CheckConstraint(condition=~models.Q(giver=models.F("taker")), name="nobody_delegates_to_themselves"),
            models.CheckConstraint(
                condition=models.Q(valid_to__gt=models.F("valid_from")), name="a_delegation_lasts_a_while"
            ),
        ]


class Involvement(models.Model):
    """``subject`` is involved in a record: the row that lists, checks and walls are made of.

    The key serves lists (newest record of one subject first, read backwards), the index one record's checks.
    """

    pk = models.CompositePrimaryKey("model", "subject", "record")
    model = models.CharField(_("type of record"), max_length=60)
    subject = models.IntegerField(_("subject"))
    record = models.UUIDField(_("record"))

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        indexes = [models.Index(fields=["record", "subject"], name="involvement_by_record")]
