"""What a procedure asks and promises, between two days."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.calendars.api import Limit
from tinhso.engines.forms.content import Paper, Part, in_language
from tinhso.engines.forms.fields import Field, FormPage
from tinhso.engines.forms.procedures import Procedure


class ProcedureVersion(models.Model):
    """A draft until it is published; from then on only its last day can still be set (held by a trigger).

    ``content`` follows ``schemas/procedure.json``. A dossier keeps the version it began with.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("content"))
    digest = models.CharField(max_length=64, editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it is no more
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a procedure")
        verbose_name_plural = _("versions of procedures")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="one_number_per_procedure"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(published_at__isnull=False, valid_to=None),
                name="one_open_version_per_procedure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def called(self) -> str:
        """The procedure's name in the reader's language."""
        return in_language(self.content, "name")

    @cached_property
    def pages(self) -> tuple[FormPage, ...]:
        """The e-form, page by page; empty where there is none."""
        return tuple(FormPage.of(page) for page in self.content.get("form", {}).get("pages", ()))

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field of the e-form by its name, in order."""
        return {field.name: field for page in self.pages for field in page.fields}

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        return tuple(Paper.of(paper) for paper in self.content.get("papers", ()))

    def part(self, name: str) -> list[Part]:
        """The rows of a part (``steps``, ``channels``, ``legal``, ``results``, ``conditions``, ``cases`` …)."""
        return [Part.of(row) for row in self.content.get(name, ())]

    def limit(self, channel: str, case: str = "") -> Limit:
        """The time limit for what comes in by ``channel``, of a ``case`` (trường hợp) where that has its own."""
        for row in self.content.get("cases", ()):
            if row["code"] == case and "limit" in row:
                return Limit.of(row["limit"])
        rows = self.content["channels"]
        row = next((row for row in rows if row["channel"] == channel), rows[0])
        return Limit.of(row["limit"])


def digest_of(content: dict[str, Any]) -> str:
    """The same for the same content, in whatever order its keys were written."""

    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
