"""A report as its reporter reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes import show_phone
from tinhso.engines.access.api import mask
from tinhso.engines.calendars.api import due, timetable_for
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, Link, Rating, Reopening, Stage, Supplement
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.citizen.afterwards import details_of, lacks_details, same_as
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Photo, Publication, RatingReason, Report, TimeLimit
from tinhso.systems.feedback.public.states import state_name, state_tone, story_of
from tinhso.ui.rows import Entry, Row, Step, Tone

WORDS: dict[str, str | Promise] = {
    "reported": _("You sent the report"),
    "accepted": _("1022 looked it through and sent it to the agency"),
    "transferred": _("Another agency handles it now"),
    "more": _("The agency asked you for more"),
    "told": _("You answered the agency"),
    "extended": _("The agency named a later date"),
    "refused": _("Not a matter for 1022"),
    "answered": _("The answer was published"),
    "reopened": _("Opened once more, as you asked"),
    "closed": _("Closed without an answer"),
    "merged": _("Handled together with another report"),
}


@dataclass
class Sheet:
    """``report`` with its case, category and photos, read as ``reporter``."""

    report: Report

    @property
    def case(self) -> Case:
        return self.report.case

    @property
    def stage(self) -> str:
        return gettext("handled together") if self.main_key else state_name(self.case.stage)

    @property
    def tone(self) -> str:
        return state_tone(self.case.stage)

    @cached_property
    def decision(self) -> Decision | None:
        """The approved answer."""
        return self.case.decision if self.case.stage in (Stage.DECIDED, Stage.RETURNED) else None

    @cached_property
    def asked(self) -> Supplement | None:
        """What the agency waits for."""
        return self.case.open_supplement

    @cached_property
    def rating(self) -> Rating | None:
        return self.case.rating

    @property
    def may_rate(self) -> bool:
        return self.decision is not None and self.rating is None

    @cached_property
    def reopen_until(self) -> datetime | None:
        """Until when the reporter may object; None where they may not or no more."""
        ended = self.case.ended_at
        if self.decision is None or ended is None or self.objection is not None:
            return None
        until = due(ended, limit_for(TimeLimit.What.REOPEN, self.report.category), timetable_for(self.case.office))
        return until if clock.now() <= until else None

    @cached_property
    def objection(self) -> Reopening | None:
        """What the reporter said was not settled."""
        return getattr(self.case, "reopening", None)

    @cached_property
    def answer_before(self) -> Decision | None:
        """The answer that was objected to, until there is another."""
        objected = self.objection is not None and self.decision is None
        return self.case.decisions.order_by("at").last() if objected else None

    @property
    def refusal(self) -> Any:
        return getattr(self.case, "refusal", None) if self.case.stage == Stage.REFUSED else None

    @cached_property
    def main_key(self) -> Any:
        """The key of the report into which this one was merged; None where it was not."""
        return Link.objects.filter(case=self.case.pk, kind=Link.Kind.SAME).values_list("other", flat=True).first()

    @cached_property
    def main(self) -> Publication | None:
        """What everybody may read of that report: its state, and its answer once it is there."""
        return Publication.objects.filter(pk=self.main_key).first() if self.main_key else None

    @property
    def closed_because(self) -> str:
        """Why an agency ended it without an answer; "" where it was merged, or its reporter took it back."""
        stop = getattr(self.case, "stop", None) if self.case.stage == Stage.STOPPED and not self.main_key else None
        return stop.reason if stop is not None and not self.case.withdrawals.filter(agreed=True).exists() else ""

    @property
    def later_because(self) -> str:
        """Why the agency needs longer, while it does."""
        extension = getattr(self.case, "extension", None)
        return extension.reason if extension is not None and self.case.stage in cases.OPEN else ""

    @cached_property
    def timeline(self) -> list[Entry]:
        """The newest first."""
        told = [("merged" if each["what"] == "closed" and self.main_key else each["what"], each["at"])
                for each in story_of(self.case)]  # fmt: skip
        return [Entry(at=at, title=str(WORDS[what])) for what, at in told][::-1]

    @cached_property
    def way(self) -> list[Step]:
        """The four stations that everybody understands."""
        done = (gettext("Sent"), gettext("Looked through"), gettext("Handled"), gettext("Answered"))
        waits = (gettext("Waits to be looked through"), gettext("Being handled"), gettext("Answer being published"))
        ahead = (gettext("Look through"), gettext("Handling"), gettext("Answer"))
        if self.main_key:
            return [Step(done[0], "done"), Step(str(WORDS["merged"]), "done")]
        if self.case.stage in (Stage.REFUSED, Stage.STOPPED):
            return [Step(done[0], "done"), Step(capfirst(self.stage), "late")]
        now = {Stage.SUBMITTED: 1, Stage.DECIDED: 3, Stage.RETURNED: 4}.get(Stage(self.case.stage), 2)
        if self.case.stage == Stage.SUPPLEMENT and not self.case.is_received:
            now = 1
        steps = [Step(label, "done") for label in done[:now]]
        if now < len(done):
            label = capfirst(self.stage) if self.case.stage == Stage.SUPPLEMENT else waits[now - 1]
            steps.append(Step(label, "now"))
        return steps + [Step(label, "next") for label in ahead[now:]]

    @cached_property
    def photos(self) -> list[tuple[Photo, str]]:
        """Each photo with its address; "" until the scanner has looked at it."""
        rows = list(self.report.photos.select_related("original", "redrawn").order_by("at", "pk"))
        return [(photo, self._address(photo.redrawn or photo.original)) for photo in rows]

    def _address(self, file: File) -> str:
        return files.link(file, None, page=1) if file.scan == File.Scan.CLEAN else ""

    @property
    def before(self) -> list[str]:
        return [url for photo, url in self.photos if photo.moment == Photo.Moment.BEFORE and url]

    @property
    def after(self) -> list[str]:
        return [url for photo, url in self.photos if photo.moment == Photo.Moment.AFTER and url]

    @property
    def facts(self) -> list[Row]:
        report, case = self.report, self.case
        place = ", ".join(part for part in (report.place, str(case.area) if case.area else "") if part)
        rows = [
            Row(pgettext("report", "About"), str(report.category)),
            Row(gettext("Where"), place or gettext("Not said")),
            Row(gettext("Agency"), case.office.name),
        ]
        asked = details_of(report)
        rows += [Row(field.label, field.shown) for page in asked.pages for field in page.fields if field.typed]
        return rows

    @property
    def contact(self) -> str:
        """How the reporter is reached, most of it covered: the link may have been passed on."""
        reporter = self.report.reporter
        number = mask(show_phone(reporter.phone), "phone", shown=False) if reporter.phone else ""
        email = mask(reporter.email, "email", shown=False) if reporter.email_confirmed_at else ""
        return ", ".join(part for part in (number, email) if part)

    @property
    def may_withdraw(self) -> bool:
        return self.case.stage in cases.OPEN and self.case.stage != Stage.WITHDRAWING

    @property
    def is_withdrawing(self) -> bool:
        """The reporter has asked for it back; 1022 has not answered yet."""
        return self.case.stage == Stage.WITHDRAWING

    @cached_property
    def goes_on_because(self) -> str:
        """Why the report was not given back although its reporter asked for it."""
        if self.case.stage not in cases.OPEN:
            return ""
        declined = self.case.withdrawals.filter(agreed=False).order_by("at").last()
        return declined.answer if declined else ""

    @cached_property
    def details(self) -> forms.Bound | None:
        """The questions that nobody could ask before."""
        return details_of(self.report) if lacks_details(self.report) else None

    @cached_property
    def same(self) -> list[tuple[Publication, str, Tone]]:
        """Reports nearby that may be the same, each with its state in words."""
        return [(each, state_name(each.stage), state_tone(each.stage)) for each in same_as(self.report)]

    @property
    def reasons(self) -> list[RatingReason]:
        return list(RatingReason.objects.all())


def sheet_for(code: str) -> Sheet:
    """The report with this code; read it within ``access.reading_as`` its reporter."""
    report = Report.objects.select_related(
        "case__office", "case__area", "case__received_by", "case__reopening", "category__parent", "reporter__party"
    ).get(case__code=code)
    return Sheet(report)
