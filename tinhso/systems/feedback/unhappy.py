"""An unhappy rating of another system's case becomes a petition here, linked to that case; never two for one case."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Link, Rating
from tinhso.engines.events.api import PLATFORM, on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.knowing import reporter_of
from tinhso.systems.feedback.models import Category
from tinhso.systems.feedback.records import REPORT
from tinhso.systems.feedback.reporting import Story, report

BY_REASON = {"late": "cham-tra", "attitude": "thai-do", "unclear": "thai-do", "online": "dvc-truc-tuyen"}
OTHERWISE = "thai-do"  # how one was treated; sorted anew by the desk where it is something else


@on("cases.rated")
def open_a_petition(event: Event) -> None:
    """Once for each rating that says not satisfied; the case's owner is its reporter and follows it as usual."""
    if event.facts.get("matter") in (None, REPORT) or event.facts.get("score") != Rating.Score.UNHAPPY:
        return
    with access.without_walls("an unhappy rating becomes a petition"), transaction.atomic():
        case = (
            Case.objects.select_for_update(of=("self",))
            .select_related("office", "applicant")
            .get(pk=str(event.subject))
        )
        rating = case.rating
        if rating is None or case.applicant is None or petition_about(case) is not None:
            return
        category = Category.objects.filter(code=_category_of(rating), is_open=True).first()
        if category is None:
            return
        with override("vi"):
            made = report(
                Story(category=category, text=_words(case, rating), area=case.area, may_publish=False),
                reporter=reporter_of(case.applicant),
                by=PLATFORM,
            )
        cases.link(made.case, to=case)


def petition_about(case: Case) -> Case | None:
    """The petition that an unhappy rating of this case opened."""
    link = Link.objects.filter(other=case, kind=Link.Kind.ABOUT, case__kind=REPORT).select_related("case").first()
    return link.case if link else None


def _category_of(rating: Rating) -> str:
    return next((BY_REASON[code] for code in rating.reasons if code in BY_REASON), OTHERWISE)


def _words(case: Case, rating: Rating) -> str:
    said = _("Not satisfied with the handling of dossier %(code)s at %(office)s.") % {
        "code": case.code, "office": case.office.name,
    }  # fmt: skip
    return f"{said}\n\n{rating.comment}" if rating.comment else said
