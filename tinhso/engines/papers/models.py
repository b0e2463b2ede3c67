"""Papers: numbered, immutable, verifiable; and the books that number them."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.files.models import File
from tinhso.engines.papers.kinds import PaperKind, Shown, kind_of
from tinhso.engines.papers.tokens import new_token


class Book(models.Model):
    """The last number given by an office in a year for one book of papers; numbers begin anew each 1 January."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="books")
    book = models.CharField(_("book"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("book")
        verbose_name_plural = _("books")
        constraints = [models.UniqueConstraint(fields=["office", "book", "year"], name="one_book_per_office_and_year")]

    def __str__(self) -> str:
        return f"{self.book} {self.year}: {self.last}"


class PaperQuerySet(models.QuerySet["Paper"]):
    def about(self, record: UUID) -> Self:
        return self.filter(about=record)

    def of(self, owner: int) -> Self:
        """The papers of a person or a business, by its subject."""
        return self.filter(owner=owner)

    def ready(self) -> Self:
        return self.exclude(file=None)

    def in_force(self) -> Self:
        """Neither replaced nor revoked."""
        return self.filter(revocation=None, replacement=None)


class Paper(models.Model):
    """One issued paper. Its content never changes (a trigger refuses it): a correction is a new paper.

    ``about`` is the record it belongs to (a case), ``owner`` the subject of whom it was made for. Until ``file``
    is there it is being prepared.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    office = models.ForeignKey(Office, models.PROTECT, related_name="papers")
    book = models.CharField(_("book"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    code = models.CharField(_("number and symbol"), max_length=80)
    about = models.UUIDField(_("record"), db_index=True)
    owner = models.IntegerField(_("owner"), null=True, db_index=True)
    data = models.JSONField(_("content"))
    sign_as = models.ForeignKey(Position, models.PROTECT, null=True, related_name="papers_signed")
    token = models.CharField(_("verification code"), max_length=20, unique=True, default=new_token)
    issued_at = models.DateTimeField(_("issued at"), default=clock.now)
    valid_until = models.DateField(_("valid until"), null=True)  # its last day; none: for ever
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="papers")
    personal = {"data": "secret"}

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.UniqueConstraint(fields=["office", "book", "year", "number"], name="one_paper_per_number")
        ]
        indexes = [models.Index(fields=["owner", "-issued_at"], name="paper_of_owner")]

    def __str__(self) -> str:
        return f"{self.declared.name} {self.code}"

    @property
    def declared(self) -> PaperKind:
        """What its part declares of its kind."""
        return kind_of(self.kind)

    @property
    def is_ready(self) -> bool:
        return self.file_id is not None

    @property
    def is_forgotten(self) -> bool:
        """Its record has ended: number and dates are left, what it said is gone."""
        return not self.data

    @property
    def has_expired(self) -> bool:
        return self.valid_until is not None and clock.today() > self.valid_until

    @property
    def is_revoked(self) -> bool:
        return hasattr(self, "revocation")

    @property
    def is_replaced(self) -> bool:
        return hasattr(self, "replacement")


class Copy(models.Model):
    """One set of bytes of a paper: the second differs from the first by a time stamp that came late."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="copies")
    sha256 = models.CharField(_("digest"), max_length=64, db_index=True)
    time_stamped = models.BooleanField(_("time-stamped"))
    made_at = models.DateTimeField(_("made at"), default=clock.now)

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")


class Revocation(models.Model):
    """The paper no longer counts."""

    paper = models.OneToOneField(Paper, models.PROTECT, primary_key=True, related_name="revocation")
    reason = models.TextField(_("reason"))
    by = models.IntegerField(_("by"))  # the subject of the position or person
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("revocation of a paper")
        verbose_name_plural = _("revocations of papers")


from tinhso.engines.papers.held import Held  # noqa: E402  a noun of its own that stands beside the papers

__all__ = ["Book", "Copy", "Held", "Paper", "PaperKind", "Revocation", "Shown"]
