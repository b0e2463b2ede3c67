"""What 1022 costs: taking in a report, the officials' list, the public's map and duplicates, proposing a category.

``./run bench feedback`` works in a database of its own (``.data/bench``) with 20,000 reports, copied from lived ones,
and 200,000 published ones. To compare: Signalen takes in a report with 45 queries and 105 ms of CPU and lists 50 with
275 queries and 783 ms.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

REPORTS, PUBLICATIONS = 20_000, 200_000
CREATE_MS, CREATE_QUERIES = 30.0, 12
LIST_MS, LIST_QUERIES = 60.0, 6
SQL_MS, PROPOSE_MS, GEOJSON_MS, GATHERED_MS = 5.0, 5.0, 250.0, 400.0
TEXT = "Đèn đường trước số nhà 12 không sáng ba đêm nay, hẻm tối om, mấy đứa nhỏ đi học thêm về rất sợ."
# 1 in 3 around the ward, the others over the province; every row as the keeper of publications would write it.
FILL = """
INSERT INTO feedback_publication (report, code, category_id, text, folded, place, area_id, office_id, lat, lng, stage,
    is_open, reported_at, due_at, answered_at, answer, photos, supporters, score, story, updated_at)
SELECT gen_random_uuid(), 'BX-' || n, (SELECT code FROM feedback_category WHERE parent_id IS NOT NULL
        ORDER BY code OFFSET n %% 40 LIMIT 1), %(text)s, %(folded)s, 'Đường số ' || n %% 300, %(area)s, %(office)s,
    CASE WHEN n %% 3 = 0 THEN 10.49 + random() * 0.1 ELSE 10.4 + random() * 1.2 END,
    CASE WHEN n %% 3 = 0 THEN 106.36 + random() * 0.1 ELSE 105.6 + random() * 1.0 END,
    10, n %% 20 = 0, now() - n * interval '5 minutes', NULL, NULL, 'Đã xử lý xong.', '[]', n %% 5, NULL, '[]', now()
FROM generate_series(1, %(many)s) AS n
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--publications", type=int, default=PUBLICATIONS)
    options, _rest = parser.parse_known_args()
    from bench import _province

    _province.ready("feedback")
    _fill(options.reports, options.publications)
    from bench._measure import load
    from tinhso.engines.access.api import walled

    print(load())
    with walled():
        fine = [*_create(), *_list(), *_public()]
    fine += _classify()
    sys.exit(0 if all(fine) else 1)


def _fill(reports: int, publications: int) -> None:
    from django.db import connection

    from tinhso.base.text import fold
    from tinhso.engines.directory import api as directory
    from tinhso.systems.feedback.classifying.teaching import teach_if_new
    from tinhso.systems.feedback.demo import plant_work
    from tinhso.systems.feedback.models import Publication, Report
    from tinhso.systems.feedback.planting.history import plant_history

    teach_if_new()
    plant_work()
    plant_history(reports)
    there = Publication.objects.filter(code__startswith="BX-").count()
    if there < publications:
        ward = directory.office_by_code("H53.101")
        assert ward is not None
        values: dict[str, Any] = {
            "text": TEXT,
            "folded": fold(TEXT),
            "area": ward.area_id,
            "office": ward.pk,
            "many": publications,
        }
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM feedback_publication WHERE code LIKE 'BX-%'")
            cursor.execute(FILL, {**values, "many": publications})
    with connection.cursor() as cursor:
        for statement in ("RESET ROLE", "VACUUM ANALYZE", "SET ROLE tinhso_app"):
            cursor.execute(statement)
    print(f"{Report.objects.count():,} reports, {Publication.objects.count():,} publications", flush=True)


def _create() -> list[bool]:
    """A report of a citizen with a point and a photo, by the verb, as within a request."""
    from bench._measure import cost
    from tinhso.base import clock
    from tinhso.engines.access.api import reading_as
    from tinhso.engines.directory import api as directory
    from tinhso.engines.files import api as files
    from tinhso.systems.feedback.knowing import reporter_of
    from tinhso.systems.feedback.models import Category
    from tinhso.systems.feedback.planting.pictures import photo
    from tinhso.systems.feedback.reporting import Story, report

    person = directory.person_by_number("080190004128")
    assert person is not None
    actor, reporter = directory.actor_for(person), reporter_of(person.party)
    category = Category.objects.select_related("parent__desk", "desk").get(pk="den-khong-sang")
    story = Story(category=category, text=TEXT, place="Hẻm 12", lat=10.5358, lng=106.4131)
    data = photo("chieu-sang", at=clock.now(), lat=10.5358, lng=106.4131, settled=False, chance=random.Random(1))
    stored = files.store(data, name="anh.jpg", owner=actor.subject, accept=files.PHOTOS)
    with reading_as(actor):
        price = cost(partial(report, story, reporter=reporter, by=actor, photos=[stored]), times=30, best_of=3)
    return _told("a report by the verb", price, CREATE_MS, CREATE_QUERIES)


def _list() -> list[bool]:
    from bench.lists import _browser, _open, _page_cost

    leader = _browser("toan.ubnd")
    fine = []
    for name, address in (("list of 50, province", "/phan-anh/so/"), ("list of 50, the 1022 desk", "/phan-anh/so/")):
        browser = leader if "province" in name else _browser("thoa.1022")
        price, bare = _page_cost(partial(_open, browser, address))
        fine += _told(name, price, LIST_MS, LIST_QUERIES, note=f"without queries {bare:.1f}")
    return fine


def _public() -> list[bool]:
    from bench._measure import cost, report
    from tinhso.systems.feedback.citizen.nearby import likely_same
    from tinhso.systems.feedback.models import Category, Publication
    from tinhso.systems.feedback.public import points
    from tinhso.systems.feedback.public.queries import Wanted, newest, publications

    category = Category.objects.get(pk="den-khong-sang")
    everything = publications(Wanted())
    ward = (106.40, 10.535, 106.41, 10.545)
    asked: dict[str, tuple[Callable[[], object], float]] = {
        "map of a square kilometre, database": (partial(points.collection, everything, ward), SQL_MS),
        "duplicates near a place, database": (partial(likely_same, category, 10.54, 106.405), SQL_MS),
        "the newest 20 with a word, database": (partial(newest, Wanted(words="den duong"), n=20), SQL_MS),
    }
    fine = []
    shown = len(points.collection(everything, ward)["features"])
    for name, (call, limit) in asked.items():
        price = cost(call, times=20, best_of=3)
        note = f"app {price.app:.1f} · {price.queries} queries · out of {Publication.objects.count():,}"
        note += f" · {shown} points" if "map" in name else ""
        fine.append(report(name, price.database, limit, note=note))
    whole = cost(partial(points.collection, everything, points.WORLD), times=3, best_of=3)
    count = len(points.collection(everything, points.WORLD)["features"])
    fine.append(report(f"{count:,} features as GeoJSON", whole.both, GEOJSON_MS,
                       note=f"app {whole.app:.1f} db {whole.database:.1f} · {whole.queries} queries"))  # fmt: skip
    afar = cost(partial(_gathered, everything), times=3, best_of=3)
    circles = len(_gathered(everything)["features"])
    fine.append(report(f"the whole province as {circles} circles", afar.both, GATHERED_MS,
                       note=f"app {afar.app:.1f} db {afar.database:.1f} · kept for a minute"))  # fmt: skip
    return fine


def _gathered(everything: Any) -> dict[str, Any]:
    """Worked out each time, as for the first reader of a minute."""
    from django.core.cache import cache

    from tinhso.systems.feedback.public import points
    from tinhso.systems.feedback.public.gathering import gathered

    cache.clear()
    return gathered(everything, points.WORLD, 8, key="bench")


def _classify() -> list[bool]:
    from bench._measure import cost, report
    from tinhso.systems.feedback.classifying import propose
    from tinhso.systems.feedback.classifying.delivering import delivered
    from tinhso.systems.feedback.classifying.proposing import serving
    from tinhso.systems.feedback.classifying.training import is_held_out, mark

    weights = serving()
    assert weights is not None
    unseen = [one for one in delivered() if is_held_out(one[0])]
    marks = mark(weights, unseen)
    price = cost(partial(propose, TEXT), times=100, best_of=3)
    fine = report("proposing a category", price.both, PROPOSE_MS, note=f"app {price.app:.2f} · {price.queries} queries")
    kinds = len(marks.by_category)
    print(f"of {len(unseen)} unseen texts in {kinds} kinds {marks.first:.1%} right at once, "
          f"{marks.top3:.1%} among three; guessing {1 / len(weights.codes):.1%}")  # fmt: skip
    return [fine]


def _told(name: str, price: Any, limit: float, queries: int, note: str = "") -> list[bool]:
    from bench._measure import report

    detail = f"app {price.app:.1f} db {price.database:.1f} · {note}".rstrip(" ·")
    return [
        report(name, price.both, limit, note=detail),
        report(f"statements: {name}", price.queries, queries, "queries"),
    ]


if __name__ == "__main__":
    main()
