"""A leader who visits a page of the centre, and a small province to look at."""

import json
from types import SimpleNamespace

from django.test import RequestFactory

from tinhso.engines.access.api import allow, holds, new_subject, reading_as
from tinhso.engines.events.api import PLATFORM, Actor


def leader(scope: int | None, *more: str) -> Actor:
    actor = Actor(subject=new_subject("person"), position=new_subject("position"))
    for permission in ("indicators.view", *more) if scope else ():
        allow(actor.position, permission, scope, by=PLATFORM)
    return actor


def visit(view, actor, *args, post=None, **query):
    query = {name.replace("_", "-"): value for name, value in query.items()}
    factory = RequestFactory()
    request = factory.get("/", query) if post is None else factory.post("/", post, query_params=query)
    request.__dict__.update(
        actor=actor, may=lambda code: holds(actor, code), user=SimpleNamespace(), session={}, hats=()
    )
    with reading_as(actor):  # as the middleware does
        return view(request, *args)


def numbers(answer) -> dict[str, str]:
    return json.loads(answer.content)
