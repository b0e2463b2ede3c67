"""A small province of offices and officials for the tests of what people do with indicators."""

from datetime import date
from types import SimpleNamespace

from django.test import RequestFactory

from tinhso.engines.access.api import allow, holds, new_subject, reading_as
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM, Actor

FROM = date(2025, 7, 1)
ALL = ("view", "define", "approve", "plan", "enter", "close")


def offices() -> SimpleNamespace:
    """A province with two departments and two communes."""
    area = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)
    communes = [
        Area.objects.create(level="commune", code=f"2769{n}", kind="Xã", name=f"Xã {n}", parent=area, valid_from=FROM)
        for n in (1, 2)
    ]

    def make(name, code, parent=None, kind="department"):
        return make_office(name=name, kind=kind, code=code, parent=parent, area=area, valid_from=FROM, by=PLATFORM)

    province = make("Ủy ban nhân dân tỉnh", "H53", kind="committee")
    justice, health = make("Sở Tư pháp", "H53.10", province), make("Sở Y tế", "H53.11", province)
    return SimpleNamespace(province=province, justice=justice, health=health, communes=communes)


def official(scope: int, *names: str) -> Actor:
    actor = Actor(subject=new_subject("person"), position=new_subject("position"))
    for name in names or ALL:
        allow(actor.position, f"indicators.{name}", scope, by=PLATFORM)
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
