"""A form that is being filled: saved while typing, resumed anywhere, gone after 90 days."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.files.models import File
from tinhso.engines.forms.versions import ProcedureVersion

_BECOME = """
WITH files AS (DELETE FROM forms_attachment WHERE draft_id = %(draft)s RETURNING id, paper, file_id),
kept AS (
    INSERT INTO forms_submittedfile (submission_id, paper, file_id)
    SELECT %(submission)s, paper, file_id FROM files WHERE paper = ANY(%(papers)s) ORDER BY id
)
DELETE FROM forms_draft WHERE id = %(draft)s
"""


class Draft(models.Model):
    """What one person typed into one form, exactly as typed.

    ``known`` are answers taken over from the guide or an earlier dossier, each as ``{"typed", "source", "at", "ref"}``;
    ``moved`` is what a new version of the form did to it. ``touched`` tells at which revision each field was last
    written, so that a second window's overwriting shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="drafts")
    owner = models.IntegerField(_("owner"), db_index=True)  # the person's subject
    typed = models.JSONField(_("answers"), default=dict)
    known = models.JSONField(_("answers taken over"), default=dict)
    moved = models.JSONField(_("what a new version changed"), default=dict)
    touched = models.JSONField(default=dict, editable=False)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("created at"), default=clock.now)
    changed_at = models.DateTimeField(_("changed at"), default=clock.now, db_index=True)
    personal = {"typed": "answers", "known": "answers", "moved": "answers"}
    files_read: list[dict[str, str]]  # as ``own_draft`` finds them

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return f"{self.version_id} {self.owner}"

    @property
    def attached(self) -> dict[str, list[str]]:
        """The keys of the attached files by paper code, as ``own_draft`` read them."""
        found: dict[str, list[str]] = {}
        for row in self.files_read:
            found.setdefault(row["paper"], []).append(row["file"])
        return found

    def become(self, submission: models.Model, papers: Iterable[str]) -> None:
        """Give the submission the files of these papers and delete the draft, in one statement."""
        with connection.cursor() as cursor:
            cursor.execute(_BECOME, {"draft": self.pk, "submission": submission.pk, "papers": list(papers)})


class Attachment(models.Model):
    """A file attached to a draft, for one of its papers; ``source`` names the dossier it was handed in with before."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="attachments")
    paper = models.CharField(_("paper"), max_length=40)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"), default=clock.now)
    source = models.CharField(_("taken over from"), max_length=80, blank=True)
    source_at = models.DateTimeField(_("handed in first at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [models.UniqueConstraint(fields=["draft", "paper", "file"], name="one_file_per_paper_of_a_draft")]
