"""A programme of the trial province, with people who give, own and follow its tasks."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile

from tinhso.base import clock
from tinhso.engines.access.api import allow
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.tests.conftest import make_pdf
from tinhso.systems.ioc.kinds import load_reference
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.nouns import Assignment, Product, Programme
from tinhso.systems.ioc.programmes.queries import task_for
from tinhso.systems.ioc.programmes.verbs.carrying import file_product
from tinhso.systems.ioc.programmes.verbs.giving import Wanted, give_task
from tinhso.systems.ioc.programmes.verbs.writing import write_programme

WORDS = "Ban hành kiến trúc số của tỉnh."
PRODUCT = "Quyết định của Ủy ban nhân dân tỉnh."
DONE = "Đã trình và được ban hành."
WHY = "Chờ hướng dẫn của bộ quản lý ngành."
DUE = date(2026, 12, 10)
DUE_THEN = Due(date(2026, 12, 1), DUE)


def official(office: Any, *permissions: str, name: str, is_head: bool = True) -> Actor:
    person = directory.register_person(name=name, by=PLATFORM)
    actor = directory.actor_for(directory.appoint(person, office, "Lãnh đạo", is_head=is_head, by=PLATFORM))
    for permission in permissions:
        allow(actor.position, permission, office.below_id, by=PLATFORM)
        allow(actor.position, permission, office.here_id, by=PLATFORM)
    return actor


def people(offices: Any) -> SimpleNamespace:
    """The chair gives and steers, the health department follows, the justice department owns, its head hands in."""
    load_reference()
    usual = ("indicators.view", "cases.read", "cases.decide")
    return SimpleNamespace(
        chair=official(offices.province, *usual, "ioc.plan", name="Mai Đình Toàn"),
        follower=official(offices.health, *usual, name="Võ Thị Bảy"),
        owner=official(offices.justice, *usual, name="Trần Thị Sáu"),
    )


def programme(offices: Any, by: Actor, **other: Any) -> Programme:
    given = {
        "kind": "resolution", "number": "05-NQ/TU", "title": "Về chuyển đổi số", "issued_by": "Tỉnh ủy",
        "issued_on": date(2026, 1, 5), "first": date(2026, 1, 5), "last": date(2030, 12, 31),
        "office": offices.province, "followed_by": offices.health,
    }  # fmt: skip
    return write_programme(by=by, **{**given, **other})


def task(one: Programme, lead: Any, by: Actor, **other: Any) -> Assignment:
    given = {"words": WORDS, "lead": lead, "due": DUE_THEN, "product": PRODUCT}
    return give_task(one.pk, Wanted(**{**given, **other}), by=by)


def hand_in(one: Assignment, by: Actor, *, scanned: bool = True, **other: Any) -> Product:
    upload = ContentFile(make_pdf(), name="quyet-dinh.pdf")
    made = file_product(one, by=by, **{"words": DONE, "upload": upload, "number": "12/QĐ-UBND", **other})
    if scanned and made.file is not None:
        files.scan_now(made.file.pk)
        made.file.refresh_from_db()
    return made


def seen(one: Assignment, by: Actor) -> Assignment:
    """As the page reads it now."""
    return task_for(by, one.case.code)


def on(year: int, month: int, day: int, hour: int = 9) -> Any:
    return clock.travel(clock.at(year, month, day, hour))
