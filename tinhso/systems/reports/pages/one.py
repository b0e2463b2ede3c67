"""One return: to fill in, to read with its differences, and to pass on."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import names_of
from tinhso.engines.events.api import Actor
from tinhso.engines.files.api import link
from tinhso.systems.reports import queries
from tinhso.systems.reports.content.checking import Cell, findings
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.pages.forms import BackForm, CorrectForm, UnlockForm, UploadForm
from tinhso.systems.reports.pages.rows import as_cells, histories, sections
from tinhso.systems.reports.past import cells_of, past_of, values_of
from tinhso.systems.reports.rights import rights
from tinhso.systems.reports.states import next_step, state_word, tone
from tinhso.systems.reports.telling import period_name


@require_GET
@official_required
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return shown(request, found(actor, key), checked="kiem-tra" in request.GET)


def found(actor: Actor, key: UUID) -> Return:
    try:
        return queries.return_for(actor, key)
    except Return.DoesNotExist as error:
        raise Http404 from error


def shown(
    request: HttpRequest, one: Return, *, checked: bool = False, said: str = "",
    back: BackForm | None = None, unlock: UnlockForm | None = None, correct: CorrectForm | None = None,
    upload: UploadForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page; ``checked``: with what is wrong in lines that nobody has touched as well; ``said``: a refusal."""
    actor = request.actor  # type: ignore[attr-defined]
    can, past = rights(actor, one), past_of(one)
    cells = cells_of(one) if one.is_fillable else as_cells(values_of(one))
    wrong = [w for w in findings(one.form.read, cells, past) if checked or touched(cells.get(w.line))]
    open_cells = {u.line: u for u in one.unlockings.filter(used_at=None)}
    acts = list(one.acts.all())
    chases = list(one.chases.all())
    names = names_of({act.by for act in acts} | {subject for chase in chases for subject in chase.to})
    failed = next((form for form in (back, unlock, correct, upload) if form is not None and form.errors), None)
    return page(
        request,
        "reports/one.html" if not can.fill else "reports/fill.html",
        422 if said or failed else 200,
        one=one,
        said=said,
        period=period_name(one.lasts),
        word=state_word(one),
        tone=tone(one),
        next=next_step(one),
        can=can,
        sections=sections(one, cells, past, wrong, told=histories(one), unlocked=frozenset(open_cells)),
        stops=[w for w in wrong if w.stops],
        acts=[(act, names.get(act.by, "")) for act in acts],
        chases=[(chase, ", ".join(names[to] for to in chase.to if to in names)) for chase in chases],
        paper=queries.paper_of(actor, one),
        open_cells=[(one.form.read.lines[line], unlocking) for line, unlocking in open_cells.items()],
        back=back or BackForm(prefix="b"),
        unlock=unlock or UnlockForm(prefix="u", lines=one.form.read.lines),
        correct=correct or CorrectForm(prefix="c"),
        upload=upload or UploadForm(),
        failed=failed,
        at_sign=one.level == Level.SIGN,
    )


def touched(cell: Cell | None) -> bool:
    """Whether somebody has begun with this line."""
    return cell is not None and bool(cell.text or cell.note)


@require_GET
@official_required
def paper(request: HttpRequest, key: UUID) -> HttpResponse:
    """The signed report itself."""
    actor = request.actor  # type: ignore[attr-defined]
    signed = queries.paper_of(actor, found(actor, key))
    if signed is None or signed.file is None:
        raise Http404
    return redirect(link(signed.file, actor))
