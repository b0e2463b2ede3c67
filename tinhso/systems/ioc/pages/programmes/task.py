"""One task: what is asked, how far it is, its product and proof, and what each does next."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.api import name_of_subject
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators import api as indicators
from tinhso.engines.papers import api as papers
from tinhso.systems.ioc.followed.acts import acted
from tinhso.systems.ioc.pages.programmes.shown import opened, task_row
from tinhso.systems.ioc.programmes import queries
from tinhso.systems.ioc.programmes.acts import acts_on
from tinhso.systems.ioc.programmes.nouns import Assignment, Product
from tinhso.systems.ioc.programmes.story import story


@official_required
@require_http_methods(["GET", "POST"])
def task(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever may read its case."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        found = queries.task_for(actor, code)
    except (Case.DoesNotExist, Assignment.DoesNotExist) as error:
        raise Http404 from error
    acts = acts_on(found, actor)
    done, failed = acted(request, found, acts)
    if done:
        return redirect("ioc:task", code)
    products = list(found.products.select_related("file", "paper"))
    return page(
        request, "ioc/programmes/task.html", 422 if failed is not None and failed.errors else 200,
        row=task_row(found), task=found, programme=found.programme, giver=name_of_subject(found.given_by),
        products=[_shown(one, actor) for one in products], story=story(found, products),
        target=_target(found), acts=acts.values(), stopped=getattr(found.case, "stop", None),
    )  # fmt: skip


def _shown(product: Product, actor: Actor) -> dict[str, Any]:
    """A product with the address of its proof, or the sentence that says why it cannot be opened yet."""
    if product.file is not None:
        return {"product": product, **opened(product.file, actor)}
    paper = product.paper
    url = papers.verify_url(paper.token) if paper else ""
    return {"product": product, "name": paper.code if paper else "", "url": url, "is_paper": True}


def _target(task: Assignment) -> dict[str, Any] | None:
    """What the task aims at and where its indicator stands in this period."""
    indicator = indicators.find(task.indicator) if task.indicator else None
    if indicator is None:
        return None
    aim = None if task.target is None else float(task.target)
    return {
        "name": indicator.name,
        "aim": indicators.value_text(indicator, aim) if aim is not None else "",
        "code": task.indicator,
    }
