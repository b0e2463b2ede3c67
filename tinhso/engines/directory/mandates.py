"""Who may speak for whom: a record with a beginning and an end."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.dated import is_valid, valid_on
from tinhso.engines.directory.parties import Business, Party, Person


class Relation(models.TextChoices):
    """What a person is to whom they act for (Law on Marriage and Family 2014, Civil Code 2015)."""

    PARENT = "parent", _("father or mother")
    GUARDIAN = "guardian", _("guardian")
    SPOUSE = "spouse", _("husband or wife")
    CHILD = "child", _("son or daughter")
    SIBLING = "sibling", _("brother or sister")
    GRANDCHILD = "grandchild", _("grandchild")
    OTHER = "other", _("other relative")


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> Self:
        """The mandates in force on ``day``."""
        return self.filter(valid_on(day))

    def for_topic(self, topic: str) -> Self:
        """Those that cover one procedure."""
        return self.filter(Q(topics=[]) | Q(topics__contains=[topic]))


class Mandate(models.Model):
    """``person`` acts for ``business`` or for another person, by law or by authorisation (Civil Code, 134-143).

    ``topics`` are the codes of the procedures that it covers, none of them: all. What it covers is involved in
    ``subject``; a mandate for all that a business has reaches the business itself and needs none.
    """

    class Kind(models.TextChoices):
        LEGAL = "legal", _("legal representative")
        AUTHORISED = "authorised", _("authorised person")
        GUARDIAN = "guardian", _("parent or guardian")
        RELATIVE = "relative", _("family member, with consent")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, related_name="mandates", verbose_name=_("business")
    )
    principal = models.ForeignKey(Person, models.PROTECT, null=True, related_name="mandates_given")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    relation = models.CharField(_("relation"), max_length=12, choices=Relation, blank=True)
    topics = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("procedures"))
    subject = models.OneToOneField(Subject, models.PROTECT, null=True, related_name="mandate")
    paper = models.CharField(_("paper it rests on"), max_length=120, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it is no more
    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.UniqueConstraint(
                fields=["business", "person", "kind"],
                condition=Q(valid_to=None, topics=[]),
                name="one_open_mandate_for_all",
            ),
            models.CheckConstraint(
                condition=Q(business=None, principal__isnull=False) | Q(business__isnull=False, principal=None),
                name="a_mandate_is_of_a_business_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.business_id or self.principal_id}"

    @property
    def party(self) -> Party:
        """Whom it speaks for."""
        of = self.business or self.principal
        assert of is not None
        return of.party

    @property
    def reach(self) -> int:
        """The subject in which all is involved that it covers."""
        return self.subject_id or self.party.subject_id

    def covers(self, topic: str) -> bool:
        return not self.topics or topic in self.topics

    def is_in_force(self, day: date) -> bool:
        return is_valid(self.valid_from, self.valid_to, day)
