"""The forms on a reporter's own page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.systems.feedback.models import RatingReason
from tinhso.systems.feedback.reporting import LONGEST
from tinhso.ui.widgets import LongText, SeveralFiles

REPLY, RATE, REOPEN, CONTACT, CODE = "tra-loi", "danh-gia", "chua-xong", "lien-he", "ma"
WITHDRAW, DETAILS, SAME = "rut", "chi-tiet", "trung"
STARS = {
    1: _("Very dissatisfied"),
    2: _("Dissatisfied"),
    3: _("Acceptable"),
    4: _("Satisfied"),
    5: _("Very satisfied"),
}


class ReplyForm(forms.Form):
    text = forms.CharField(label=_("Your answer"), widget=LongText, max_length=LONGEST, required=False)
    photos = SeveralFiles(label=_("Photos"), required=False)


class RateForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("How content are you with the handling?"),
        choices=lambda: [(n, STARS[n]) for n in (5, 4, 3, 2, 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one to five stars.")},
    )
    reasons = forms.MultipleChoiceField(
        label=_("What was good, what was not"), widget=forms.CheckboxSelectMultiple, required=False
    )
    comment = forms.CharField(label=_("In your words"), widget=LongText({"rows": 3}), max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sorted(RatingReason.objects.all(), key=lambda row: (not row.is_content, row.order))
        self.fields["reasons"].choices = [(row.pk, row.name) for row in rows]  # type: ignore[attr-defined]


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("What is not settled"),
        help_text=_("The agency that handled it gets the report back once. Say what you see now."),
        widget=LongText,
        max_length=2000,
        required=False,
    )


class ContactForm(forms.Form):
    phone = forms.CharField(
        label=_("Mobile number or e-mail"),
        help_text=_("We send a code of six digits there; it counts once you typed the code."),
        max_length=254,
        required=False,
        widget=forms.TextInput({"autocomplete": "on"}),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you take it back"), widget=LongText({"rows": 3}), max_length=500, required=False,
        help_text=_("For example: it has been settled meanwhile, or it was sent twice."),
    )  # fmt: skip


class SameForm(forms.Form):
    """``join`` is the code of the report that is the same; empty: one's own is another."""

    join = forms.CharField(max_length=50, required=False)


FORMS: dict[str, type[forms.Form]] = {
    REPLY: ReplyForm, RATE: RateForm, REOPEN: ReopenForm, CONTACT: ContactForm, WITHDRAW: WithdrawForm, SAME: SameForm,
}  # fmt: skip


def said_by(slug: str) -> str:
    """What the next page says once it is done."""
    return {
        REPLY: gettext("Your answer was sent. The agency goes on with the report."),
        RATE: gettext("Thank you. Your rating counts in the open figures of the agency."),
        REOPEN: gettext("The report was opened once more. The agency handles it again."),
        CONTACT: gettext("From now on we reach you there."),
        WITHDRAW: gettext("Noted. The report is taken back, or will be as soon as 1022 agrees."),
        DETAILS: gettext("Thank you. The agency sees your answers."),
        SAME: gettext("Noted."),
    }[slug]
