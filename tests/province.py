"""The demonstration province inside a test: its cast, its procedures, its days."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.test import Client

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.base.registry import load, parts
from tinhso.engines.accounts.models import User
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person, Position
from tinhso.engines.events.api import Actor

MONDAY = clock.at(2026, 11, 16, 8)
WITHOUT_WORK = {  # what each part is set up with, before anything was handed in
    "counters": "tinhso.engines.counters.demo:plant_halls",
    "services": "tinhso.systems.services.loading:load_processes",
    "feedback": "tinhso.systems.feedback.demo:plant_rules",
    "ioc": "tinhso.systems.ioc.kinds:load_reference",
    "reports": "tinhso.systems.reports.demo:plant_regimes",
}


@dataclass
class Province:
    """``client("duyen.longan")`` is that official's browser, ``client("huong")`` that citizen's."""

    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        if who not in self.clients:
            self.clients[who] = Client()
            self.clients[who].force_login(self.user(who))
            session = self.clients[who].session
            session["accounts.level"], session["accounts.seen"] = 2, int(time.time())
            if position := self.position(who):
                session["accounts.hat"], session["accounts.second_factor"] = str(position.pk), True
            session.save()
        return self.clients[who]

    def user(self, who: str) -> User:
        person = self.person(who)
        return User.objects.filter(person=person).first() or User.objects.create(username=f"test:{who}", person=person)

    def person(self, who: str) -> Person:
        return Person.objects.select_related("party").get(party__name=CAST[who])

    def position(self, who: str) -> Position | None:
        return next(iter(directory.positions_of(self.person(who))), None)

    def actor(self, who: str) -> Actor:
        return directory.actor_for(self.position(who) or self.person(who))

    def work(self) -> int:
        """What the worker would do now."""
        return sum(iter(drain, 0))


CAST = {
    "huong": "Nguyễn Trần Thị Thanh Hương",
    "phuc": "Lê Hoàng Vĩnh Phúc",
    "duyen": "Huỳnh Thị Mỹ Duyên",
    "thuong": "Trương Nguyễn Hoài Thương",
    "phuong": "Bùi Thị Kim Phượng",
    "quang": "Đoàn Minh Nhật Quang",
    "nhung": "Lâm Thị Tuyết Nhung",
    "tram": "Tô Ngọc Bảo Trâm",
    "gam": "Từ Thị Hồng Gấm",
    "toan": "Mai Đình Khánh Toàn",
    "uyen": "Hồ Lê Phương Uyên",
    "dat": "Châu Văn Thành Đạt",
    "khoa": "Phạm Nguyễn Đăng Khoa",
    "giang": "Lý Thị Cẩm Giang",
    "phong": "Dương Thành Phong",
    "ngan": "Huỳnh Kim Ngân",
    "dang": "Kiều Quang Hải Đăng",
    "mai": "Trịnh Ngọc Tuyết Mai",
    "khanh": "Võ Thị Vân Khánh",
}


def plant(*, but: tuple[str, ...] = (), work: bool = False) -> Province:
    """Plant every part's demonstration but ``but``; dossiers and reports only where ``work`` is wanted."""
    before, settings.ENV = settings.ENV, replace(settings.ENV, demo=True)
    try:
        for part in parts():
            if part.demo and part.code not in but:
                load(part.demo if work else WITHOUT_WORK.get(part.code, part.demo))()
    finally:
        settings.ENV = before
    return Province()
