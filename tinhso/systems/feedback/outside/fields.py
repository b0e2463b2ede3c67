"""The forms of errands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base.ids import uuid7
from tinhso.engines.cases.api import actions
from tinhso.systems.feedback.desk.fields import ReportForm
from tinhso.systems.feedback.models import Errand
from tinhso.systems.feedback.outside.verbs import LONGEST, LONGEST_DAYS
from tinhso.systems.feedback.public.covering import cover
from tinhso.systems.feedback.public.faces import known_of
from tinhso.ui.widgets import LongText, SeveralFiles


class ErrandForm(ReportForm):
    to = forms.CharField(
        label=_("Outside party"), max_length=160, help_text=_("For example the power company of the area.")
    )
    task = actions.long_text(pgettext_lazy("errand", "What you ask of them"))
    text = actions.long_text(
        _("What they read of the report"),
        _("The reporter's own name and numbers are covered. Take out other people's and whatever they need not know."),
        rows=6,
    )  # fmt: skip
    shows_place = forms.BooleanField(label=_("Show them the place"), required=False, initial=True)
    photos = forms.MultipleChoiceField(
        label=_("Photos that they see"), required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(label=_("The link works for … days"), min_value=1, max_value=LONGEST_DAYS, initial=7)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(self.report.photos.order_by("at", "pk"))
        self.fields["photos"].choices = [  # type: ignore[attr-defined]
            (str(photo.pk), f"{number}. {photo.get_moment_display()}") for number, photo in enumerate(rows, 1)
        ]
        self.initial.setdefault("text", cover(self.report.text, known_of(self.report.reporter)))


class EndErrandForm(actions.ActionForm):
    errand = forms.ModelChoiceField(Errand.objects.none(), label=_("Link to take back"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Errand.objects.filter(case=self.scene.case, ended_at=None)
        self.fields["errand"].queryset = rows  # type: ignore[attr-defined]
        first = rows.last()
        self.initial.setdefault("errand", first.pk if first else None)


class AnswerForm(forms.Form):
    """For the outside party; ``key`` makes an answer that is sent twice one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    text = forms.CharField(label=_("What was done, or what stands in the way"), widget=LongText, max_length=LONGEST)
    photos = SeveralFiles(label=_("Photos"), required=False)
    is_done = forms.BooleanField(
        label=_("It is settled"), required=False, help_text=_("After this the link takes no more answers.")
    )
