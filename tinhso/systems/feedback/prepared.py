"""Texts and reasons that are prepared, so that an official need not type them again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.systems.feedback.categories import Category


class PreparedText(models.Model):
    """A text for an answer, a question back or a refusal; ``{code}``, ``{category}`` and ``{place}`` are filled in."""

    class Use(models.TextChoices):
        ANSWER = "answer", _("answer")
        MORE = "more", _("question to the reporter")
        REFUSE = "refuse", _("not a matter for 1022")

    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="texts")
    use = models.CharField(_("use"), max_length=8, choices=Use)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"))
    is_open = models.BooleanField(_("open"), default=True)

    class Meta:
        verbose_name = _("prepared text")
        verbose_name_plural = _("prepared texts")


class RatingReason(models.Model):
    """A reason that one may tick when rating."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=120)
    is_content = models.BooleanField(_("of a content person"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("reason of a rating")
        verbose_name_plural = _("reasons of ratings")
        ordering = ["order", "code"]
