"""What was handed in: never changed (held by a trigger and by the application's role)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.files.models import File
from tinhso.engines.forms.versions import ProcedureVersion


class Submission(models.Model):
    """Answers by field, and for each where it came from (``user``, or a register or dossier and when).

    ``draft`` is the draft's key: handing it in twice finds the first submission.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="submissions")
    draft = models.UUIDField(unique=True, null=True, editable=False)
    submitter = models.IntegerField(_("submitted by"), db_index=True)  # a person's subject
    channel = models.CharField(_("channel"), max_length=10)
    case = models.CharField(_("variant of the procedure"), max_length=40, blank=True)
    answers = models.JSONField(_("answers"))
    sources = models.JSONField(_("sources of the answers"))
    submitted_at = models.DateTimeField(_("submitted at"), default=clock.now)
    personal = {"answers": "answers"}

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self) -> str:
        return f"{self.version_id} {self.submitted_at:%Y-%m-%d %H:%M}"


class SubmittedFile(models.Model):
    """A file handed in for one paper."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="files")
    paper = models.CharField(_("paper"), max_length=40)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("submitted file")
        verbose_name_plural = _("submitted files")
        constraints = [models.UniqueConstraint(fields=["submission", "paper", "file"], name="one_submitted_file")]
