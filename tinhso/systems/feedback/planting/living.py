"""Living planted reports through the verbs: every act at its own moment, by whoever does it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.events.api import tell_now, telling_here
from tinhso.engines.files import api as files
from tinhso.systems.feedback.classifying import propose
from tinhso.systems.feedback.desk.handling import add_photos, report_of
from tinhso.systems.feedback.knowing import actor_of
from tinhso.systems.feedback.models import Category, Report
from tinhso.systems.feedback.planting.acts import ACTS, Scene
from tinhso.systems.feedback.planting.cast import Cast
from tinhso.systems.feedback.planting.lives import Life
from tinhso.systems.feedback.planting.pictures import photo
from tinhso.systems.feedback.public.keeping import gathering, refresh
from tinhso.systems.feedback.public.supporting import take_up
from tinhso.systems.feedback.reporting import Story, report


class Living:
    """Lives many reports at once, in the order of time; each listener follows at once, as it would have."""

    def __init__(self, *, say: Callable[[int, int], None] | None = None, seed: int = 1022) -> None:
        self.say = say
        self.cast = Cast()
        self.chance = Random(seed)
        self.named: dict[str, UUID] = {}
        self.made: list[UUID] = []

    def live(self, lives: Iterable[Life]) -> list[UUID]:
        """Live all of them; returns the keys of the reports in the order in which they came in."""
        queue: list[Any] = [(life.at, number, 0, life, None) for number, life in enumerate(lives)]
        heapq.heapify(queue)
        with gathering() as touched, telling_here():
            self._go(queue)
        for key, moment in touched.items():
            with clock.travel(moment):
                refresh(key)
        return self.made

    def _go(self, queue: list[Any]) -> None:
        done, of = 0, sum(1 + len(life.acts) for _at, _number, _place, life, _key in queue)
        while queue:
            moment, number, place, life, key = heapq.heappop(queue)
            with clock.travel(moment), transaction.atomic(), access.knowing_rights():
                if key is None:
                    key = self._report(life)
                else:
                    self._act(life, key, life.acts[place][1])
                    place += 1
                tell_now()
            done += 1
            if self.say:
                self.say(done, of)
            if place < len(life.acts):
                heapq.heappush(queue, (life.acts[place][0], number, place, life, key))

    def _report(self, life: Life) -> UUID:
        row, reporter = life.row, self.cast.reporter(life.row["who"])
        category = Category.objects.select_related("parent").get(pk=row["category"])
        likely = propose(row["text"])[:1]
        story = Story(
            category=category, text=row["text"], place=row["place"], lat=life.lat, lng=life.lng, area=life.area,
            proposed=likely[0][0] if likely else None, confidence=likely[0][1] if likely else None,
        )  # fmt: skip
        pictures = [self._picture(life, category, settled=False)] if row.get("photos") else []
        stored = [
            files.store(data, name="anh.jpg", owner=reporter.subject_id, accept=files.PHOTOS) for data in pictures
        ]
        made = report(
            story, reporter=reporter, by=actor_of(reporter), photos=stored, places=[(life.lat, life.lng)] * len(stored)
        )
        self.made.append(made.pk)
        if "key" in row:
            self.named[row["key"]] = made.pk
        return UUID(str(made.pk))

    def _act(self, life: Life, key: UUID, verb: str) -> None:
        found = report_of(key)
        if verb == "finish_step" and life.row.get("photos", 0) > 1:
            self._show_what_was_done(life, found)
        if verb == "merge":
            refresh(self.named[life.row["into"]])  # whoever reported the same follows what is published
        ACTS[verb](Scene(found, life.row, self.cast, self.named))
        if verb == "publish":
            self._join(life, key)

    def _join(self, life: Life, key: UUID) -> None:
        """Others who have the same trouble say so once it is published."""
        joining = life.row.get("also", ())
        if joining and refresh(key) is not None:
            for who in joining:
                take_up(key, by=self.cast.citizen(who), is_affected=True)

    def _show_what_was_done(self, life: Life, found: Report) -> None:
        task = found.case.tasks.select_related("office").filter(done_at=None, step__isnull=False).get()
        by = self.cast.for_task(task)
        assert by is not None
        data = self._picture(life, found.category, settled=True)
        add_photos(found, [ContentFile(data, name="sau-khi-sua.jpg")], by=by)

    def _picture(self, life: Life, category: Category, *, settled: bool) -> bytes:
        field, at = category.parent_id or category.pk, clock.now() - timedelta(minutes=9)
        return photo(field, at=at, lat=life.lat, lng=life.lng, settled=settled, chance=self.chance)
