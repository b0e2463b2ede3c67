"""The forms of what officials do with a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.calendars.api import due, timetable_for
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Join
from tinhso.engines.directory.models import Area, Office
from tinhso.systems.feedback.desk.choices import kinds, leads
from tinhso.systems.feedback.desk.handling import report_of
from tinhso.systems.feedback.desk.nearby import candidates
from tinhso.systems.feedback.desk.texts import prepared
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Category, PreparedText, TimeLimit
from tinhso.systems.feedback.moderating import newest_moderation
from tinhso.systems.feedback.routing.proposing import propose
from tinhso.systems.feedback.routing.reading import areas
from tinhso.ui.days import moment
from tinhso.ui.widgets import SeveralFiles


class ReportForm(actions.ActionForm):
    """Knows the report; ``use`` names the prepared texts that stand beside the form, ``fills`` the field they fill."""

    use = ""
    fills = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report_of(self.scene.case.pk)
        chosen = next((text for text in self.texts if str(text.key) == str(self.initial.get("mau"))), None)
        if chosen is not None:
            self.initial[self.fills] = chosen.text

    @property
    def texts(self) -> list[Any]:
        return prepared(self.report, self.use) if self.use else []


class AcceptForm(ReportForm):
    lead = forms.ModelChoiceField(Office.objects.none(), label=_("Agency that leads"))
    supporting = forms.ModelMultipleChoiceField(
        Office.objects.none(), label=_("Supporting agencies"), required=False,
        help_text=_("Each finds a task of its own; the lead agency answers."),
    )  # fmt: skip
    note = actions.long_text(_("Note for the agencies"), _("Seen by officials only."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "supporting"):
            self.fields[name].queryset = leads()  # type: ignore[attr-defined]
        self.proposal = propose(self.report)
        self.initial.setdefault("lead", self.proposal.lead and self.proposal.lead.pk)
        self.initial.setdefault("supporting", [office.pk for office in self.proposal.supporting])


class TransferForm(actions.ActionForm):
    to = forms.ModelChoiceField(Office.objects.none(), label=_("Agency that handles it from now on"))
    reason = actions.long_text(_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = leads()  # type: ignore[attr-defined]


class ConsultForm(actions.ConsultForm):
    """The time to answer is the regulation's; whoever leads says whether the step waits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["days"]
        self.fields["offices"].label = _("Supporting agencies")
        self.fields["offices"].queryset = leads()  # type: ignore[attr-defined]
        self.fields["join"].initial = Join.NONE.value


class CategoryForm(ReportForm):
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category"))
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Commune where it is"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = kinds()  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas()  # type: ignore[attr-defined]
        self.initial.setdefault("category", self.report.category_id)
        self.initial.setdefault("area", self.report.case.area_id)


class RefuseForm(ReportForm):
    use, fills = PreparedText.Use.REFUSE, "reason"
    reason = actions.long_text(_("Why it is no matter for 1022, and who is competent"))
    basis = forms.CharField(label=_("Legal ground"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.report.case
        limit = limit_for(TimeLimit.What.REFUSE, self.report.category)
        until = due(case.submitted_at, limit, timetable_for(case.received_by))
        sentence = _("By the rules until %(until)s at the latest.")
        if until < clock.now():
            sentence = _("By the rules this was to be said until %(until)s. Say it all the same.")
        self.fields["reason"].help_text = sentence % {"until": moment(until)}


class MoreForm(ReportForm):
    use, fills = PreparedText.Use.MORE, "reason"
    reason = actions.long_text(_("What the reporter should tell or show"))


class DraftForm(ReportForm):
    use, fills = PreparedText.Use.ANSWER, "note"
    note = actions.long_text(_("Answer to the reporter"), _("It goes to whoever approves it."), rows=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = self.scene.case.tasks.exclude(note="").filter(step__isnull=False).order_by("-done_at").first()
        if written is not None and written.outcome != "sent_back":
            self.initial.setdefault(self.fills, written.note)


class ApproveForm(DraftForm):
    fills = "reason"
    note = None  # type: ignore[assignment]
    reason = actions.long_text(
        _("Answer to the reporter"),
        _("As you approve it, it reaches the reporter and, if published, everybody."),
        rows=10,
    )


class PhotosForm(actions.ActionForm):
    photos = SeveralFiles(label=_("Photos of what was done"))


class PublishForm(ReportForm):
    text = actions.long_text(
        _("What everybody may read"), _("Take out names, numbers and whatever concerns a person."), rows=8
    )
    photos = forms.MultipleChoiceField(
        label=_("Photos that everybody may see"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(self.report.photos.order_by("at", "pk"))
        names = [f"{number}. {photo.get_moment_display()}" for number, photo in enumerate(rows, 1)]
        self.fields["photos"].choices = [  # type: ignore[attr-defined]
            (str(photo.pk), name) for photo, name in zip(rows, names, strict=True)
        ]
        newest = newest_moderation(self.report)
        self.initial.setdefault("text", newest.text if newest and newest.is_published else self.report.text)
        self.initial.setdefault("photos", newest.photos if newest else [])


class MergeForm(ReportForm):
    into = forms.CharField(label=_("Report that settles this one too"), max_length=50, help_text=_("Its code."))

    @property
    def candidates(self) -> list[Any]:
        return candidates(self.report, by=self.scene.actor)


class WithdrawalForm(ReportForm):
    agree = forms.ChoiceField(
        label=_("Do you agree?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes, it ends")), ("no", _("No, it concerns others too: the work goes on"))],
    )  # fmt: skip
    reason = actions.long_text(_("Note"), _("The reporter reads it; needed if the work goes on."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.scene.case.withdrawals.filter(answered_at=None).first()
        self.fields["agree"].help_text = asked.reason if asked else ""


class SplitForm(ReportForm):
    text = actions.long_text(_("What the part is about"), rows=6)
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category of the part"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = kinds()  # type: ignore[attr-defined]
        self.initial.setdefault("text", self.report.text)
