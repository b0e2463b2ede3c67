"""Code lists: what a code meant on a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeList(models.Model):
    """A list of codes that a law or a standard gives, such as the ethnic groups."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("code list")
        verbose_name_plural = _("code lists")

    def __str__(self) -> str:
        return self.name


class CodeItem(models.Model):
    """One code of a list and its label, between two days. Labels are Vietnamese, as the law has them."""

    id = models.AutoField(primary_key=True)
    code_list = models.ForeignKey(CodeList, models.PROTECT, related_name="items", verbose_name=_("code list"))
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    order = models.PositiveIntegerField(_("order"), default=0)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it is no more

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["code_list", "order"]
        constraints = [
            models.UniqueConstraint(fields=["code_list", "code", "valid_from"], name="one_code_per_list_and_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="code_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.label
