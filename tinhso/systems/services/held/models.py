"""Which held paper stands in a dossier in place of an upload."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.files.models import File
from tinhso.engines.papers.models import Held, Paper


class Reuse(models.Model):
    """A paper of the province's own store serves for one paper of a dossier: issued by us, or verified earlier."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    draft = models.UUIDField(_("draft"), db_index=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="reused")
    paper = models.CharField(_("paper asked for"), max_length=40)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    issued = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="reuses")
    held = models.ForeignKey(Held, models.PROTECT, null=True, related_name="reuses")
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("paper used again")
        verbose_name_plural = _("papers used again")
        constraints = [
            models.UniqueConstraint(fields=["draft", "paper", "file"], name="one_reuse_per_paper_and_file"),
            models.CheckConstraint(
                condition=models.Q(issued=None, held__isnull=False) | models.Q(issued__isnull=False, held=None),
                name="a_reuse_has_one_source",
            ),
        ]
