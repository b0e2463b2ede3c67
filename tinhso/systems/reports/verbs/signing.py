"""The return as a paper: numbered in the office's book, signed by its head."""

from __future__ import annotations

from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.reports.content.checking import plain
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.past import values_of
from tinhso.systems.reports.telling import period_name


def sign_paper(one: Return, *, by: Actor) -> Paper:
    """Issue it, in place of the one before where there is one; part of a verb that has checked ``by``."""
    paper = _issued(one, by)
    access.involve_also(paper, directory.subjects_of(one.regime.owner))  # who receives it reads it
    return paper


def _issued(one: Return, by: Actor) -> Paper:
    before = next((paper for paper in papers.of(one.pk) if not (paper.is_replaced or paper.is_revoked)), None)
    if before is not None:
        return papers.replace(before.pk, data=data_of(one), by=PLATFORM, sign_as=by.position)
    return papers.issue(
        "reports.report", office=one.office, data=data_of(one), about=one.pk, owner=None, by=by, sign_as=by.position
    )


def data_of(one: Return) -> dict[str, object]:
    values = values_of(one)
    return {
        "symbol": symbol(one.office),
        "title": one.regime.name,
        "period": period_name(one.lasts),
        "since": one.lasts.first.isoformat(),
        "until": one.lasts.last.isoformat(),
        "law": one.regime.law,
        "to": one.regime.owner.name,
        "sections": [
            {
                "title": section.title,
                "rows": [
                    [line.code, line.name, line.unit, _written(values.get(line.code)), _note(values.get(line.code))]
                    for line in section.lines
                ],
            }
            for section in one.form.read.sections
        ],
    }


def symbol(office: Office) -> str:
    """The office in the symbol of a paper: UBND, or the initials of its name (Decree 30/2020, appendix I)."""
    if office.kind == Office.Kind.COMMITTEE:
        return "UBND"
    return "".join(word[0] for word in fold(office.name).split()).upper()


def _written(value: object) -> str:
    found = getattr(value, "value", None)
    return "–" if found is None else plain(found)


def _note(value: object) -> str:
    return str(getattr(value, "note", ""))
