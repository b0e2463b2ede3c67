"""A report that is being written: kept while one types, on the server, for the browser that writes it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.files.models import File


class Draft(models.Model):
    """What was typed so far, exactly as typed. Its key becomes the key of the case: sent twice, it is one report.

    Belongs to the browser whose session names it, to the account that began it (``owner``), or, of a phone that was
    without a connection, to whoever knows ``secret``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.IntegerField(_("owner"), null=True, db_index=True)  # subject; none: a visitor
    for_another = models.BooleanField(_("filed by an official for somebody"), default=False)
    secret = models.CharField(max_length=64, editable=False)
    typed = models.JSONField(_("answers"), default=dict)
    sent_at = models.DateTimeField(_("sent at"), null=True)  # from then on ``typed`` is empty
    changed_at = models.DateTimeField(_("changed at"), default=clock.now, db_index=True)
    personal = {"typed": "answers"}
    impersonal = {"id", "owner", "for_another", "secret", "sent_at", "changed_at"}

    class Meta:
        verbose_name = _("draft of a report")
        verbose_name_plural = _("drafts of reports")


class DraftPhoto(models.Model):
    """A photo that was uploaded by itself; the second sending of the same ``key`` finds the first."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="photos")
    key = models.CharField(_("key chosen by the device"), max_length=40)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    lat = models.FloatField(_("latitude"), null=True)  # as the camera wrote it
    lng = models.FloatField(_("longitude"), null=True)
    added_at = models.DateTimeField(_("added at"), default=clock.now)
    personal = {"file": "answers", "lat": "address", "lng": "address"}

    class Meta:
        verbose_name = _("photo of a draft")
        verbose_name_plural = _("photos of drafts")
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["draft", "key"], name="one_photo_per_key_of_a_draft")]
