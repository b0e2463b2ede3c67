"""Papers of other issuers in one's store: handed in once, verified by an official, and not asked for again."""

from __future__ import annotations

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.base.text import nfc
from tinhso.engines.directory.api import position_of
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File


class HeldQuerySet(models.QuerySet["Held"]):
    def in_force(self, day: date) -> Self:
        """Neither struck out nor expired on ``day``."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), struck_at=None)


class Held(models.Model):
    """A paper that its owner handed in and an official compared with the original (số hóa giấy tờ, NĐ 45/2020).

    ``code`` says what paper it is, the same in every procedure that asks for it; ``about`` is the case in which it
    was verified, ``valid_until`` its last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.IntegerField(_("owner"), db_index=True)
    code = models.CharField(_("kind of paper"), max_length=60)
    name = models.CharField(_("name"), max_length=300)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    about = models.UUIDField(_("record"))
    verified_by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(_("verified at"), default=clock.now)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    struck_at = models.DateTimeField(_("struck out at"), null=True)
    struck_reason = models.CharField(_("reason"), max_length=300, blank=True)
    personal = {"name": "answers"}

    objects = HeldQuerySet.as_manager()

    class Meta:
        verbose_name = _("verified paper")
        verbose_name_plural = _("verified papers")
        constraints = [models.UniqueConstraint(fields=["owner", "code", "file"], name="one_verification_per_file")]

    @property
    def is_in_force(self) -> bool:
        return self.struck_at is None and (self.valid_until is None or clock.today() <= self.valid_until)


@transaction.atomic
def hold(
    file: File, *, owner: int, code: str, name: str, about: UUID, by: Actor, valid_until: date | None = None
) -> Held:
    """Keep a file as a verified paper of ``owner``; part of another verb, which has checked that ``by`` handles it.

    Raises Denied for a citizen, Refused for an expired one, AlreadyDone.
    """
    verifier = position_of(by)
    if verifier is None:
        raise Denied
    if valid_until is not None and valid_until < clock.today():
        raise Refused(_("This paper has expired."), field="valid_until")
    if Held.objects.filter(owner=owner, code=code, file=file).exists():
        raise AlreadyDone(_("This paper has been verified already."))
    held = Held.objects.create(
        owner=owner,
        code=code,
        name=nfc(name)[:300],
        file=file,
        about=about,
        verified_by=verifier,
        valid_until=valid_until,
    )
    record("papers.held", on=held, by=by, office=verifier.office.here_id, about=about)
    return held


@transaction.atomic
def strike(held_id: UUID, *, reason: str, by: Actor) -> Held:
    """The paper turned out not to count: it is offered no more. Raises Denied, Refused, AlreadyDone."""
    held = Held.objects.select_for_update(of=("self",)).select_related("verified_by__office").get(pk=held_id)
    position = position_of(by)
    if position is None or position.office_id != held.verified_by.office_id:
        raise Denied
    if held.struck_at is not None:
        raise AlreadyDone(_("This paper has been struck out already."))
    if not reason.strip():
        raise Refused(_("Say why the paper no longer counts."), field="reason")
    held.struck_at, held.struck_reason = clock.now(), nfc(reason.strip())[:300]
    held.save(update_fields=["struck_at", "struck_reason"])
    record("papers.struck", on=held, by=by, office=position.office.here_id)
    return held


def held_of(owners: list[int]) -> list[Held]:
    """Everything verified of these owners, the newest first."""
    found = Held.objects.filter(owner__in=owners).select_related("file", "verified_by__office")
    return list(found.order_by("-verified_at", "-pk")[:100])
