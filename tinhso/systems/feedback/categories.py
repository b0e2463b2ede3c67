"""What people report about, on two levels."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.models import Office


class Category(models.Model):
    """A field of reports (lĩnh vực phản ánh) or, with a ``parent``, one kind of trouble in it."""

    class Openness(models.TextChoices):
        """Who may read a report of this category."""

        PUBLIC = "public", _("published once it was looked through")
        PRIVATE = "private", _("only between the reporter and the agencies")
        CONFIDENTIAL = "secret", _("only for the agency that is competent, nobody above it")
        ELSEWHERE = "elsewhere", _("not a matter for 1022: says who is competent")

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(_("name"), max_length=120)
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    openness = models.CharField(_("openness"), max_length=10, choices=Openness, default=Openness.PUBLIC)
    guidance = models.TextField(_("guidance"), blank=True)  # shown before the details are asked
    phone = models.CharField(_("who to call"), max_length=20, blank=True)  # 113, 114, 115, 111 …
    desk = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")  # receives; none: its parent's desk
    sector = models.CharField(_("field of administration"), max_length=40, blank=True)  # finds the division
    questions = models.JSONField(_("questions"), default=list)  # fields as in the forms engine
    is_urgent = models.BooleanField(_("urgent"), default=False)  # its deadlines are counted in hours, day and night
    snap = models.PositiveSmallIntegerField(_("metres to which the public point is rounded"), default=0)
    near = models.PositiveSmallIntegerField(_("metres within which a report may be the same"), default=50)
    near_days = models.PositiveSmallIntegerField(_("days within which a report may be the same"), default=30)
    is_open = models.BooleanField(_("open"), default=True)

    class Meta:
        verbose_name = _("category of reports")
        verbose_name_plural = _("categories of reports")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class TimeLimit(models.Model):
    """How long something may take: the most exact rule that is in force on the day counts.

    Rules of Decision 766 and of the province's own regulation on 1022; the promise made to a report is kept even if
    the rule changes later.
    """

    class What(models.TextChoices):
        SORT = "sort", _("look through and send on")
        REFUSE = "refuse", _("say that it is not a matter for 1022")
        MORE = "more", _("ask for more information")
        ANSWER = "answer", _("answer")
        PUBLISH = "publish", _("publish the answer")
        REOPEN = "reopen", _("the owner may object to the answer")

    what = models.CharField(_("what"), max_length=8, choices=What)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="limits")  # none: every category
    is_urgent = models.BooleanField(_("urgent"), default=False)
    amount = models.DecimalField(_("amount"), max_digits=6, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=8)  # hour, workday, day, month, as in the calendars
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("time limit of reports")
        verbose_name_plural = _("time limits of reports")
