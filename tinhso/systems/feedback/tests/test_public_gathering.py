"""Many points seen from afar are circles with their number, worked out on the server; few are points."""

import json

import pytest
from django.core.cache import cache

from tests.budgets.statements import statements
from tinhso.base import clock
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public import gathering

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-22")]
WORLD = "/phan-anh/ban-do.json?zoom=8"


@pytest.fixture
def many(world, monkeypatch):
    """Thirty in the north, nine in the south, one by itself; ten make many."""
    monkeypatch.setattr(gathering, "SINGLE", 10)
    cache.clear()
    places = [(10.9 + n / 10_000, 106.1) for n in range(30)] + [(10.5, 106.4 + n / 10_000) for n in range(9)]
    places.append((11.4, 105.8))
    rows = [
        Publication(
            report=f"00000000-0000-0000-0000-{n:012}", code=f"X{n}", category=world.lamp, text="x", folded="x", stage=1,
            is_open=n % 2 == 0, lat=lat, lng=lng, reported_at=clock.now(), updated_at=clock.now(),
        )
        for n, (lat, lng) in enumerate(places)
    ]  # fmt: skip
    Publication.objects.bulk_create(rows)
    yield rows
    cache.clear()


def asked(client, address: str) -> dict:
    return json.loads(client.get(address).content)


def test_from_afar_there_are_circles_with_their_number_and_the_lonely_point_itself(client, many):
    found = asked(client, WORLD)
    circles = [each for each in found["features"] if "count" in each["properties"]]
    (alone,) = [each for each in found["features"] if "count" not in each["properties"]]
    assert found["complete"] is False
    assert sum(each["properties"]["count"] for each in circles) == 39
    assert alone["id"] == "X39" and alone["properties"]["url"] == "/phan-anh/cong-khai/X39/"
    assert all(set(each["properties"]) == {"count"} for each in circles)  # nothing of any one report


def test_near_enough_each_point_stands_for_itself(client, many):
    found = asked(client, "/phan-anh/ban-do.json?zoom=14&bbox=106.39,10.49,106.41,10.51")
    assert found["complete"] is True and len(found["features"]) == 9
    assert len(asked(client, "/phan-anh/ban-do.json")["features"]) == 40  # whoever reuses the data gets every point


def test_a_narrowed_map_gathers_what_it_was_narrowed_to_and_the_same_view_is_worked_out_once(client, many):
    assert sum(each["properties"].get("count", 1) for each in asked(client, f"{WORLD}&trang_thai=mo")["features"]) == 20
    asked(client, WORLD)
    with statements() as found:
        asked(client, WORLD)
    assert not any("GROUP BY" in sql for sql in found)


@pytest.mark.parametrize("zoom", ["", "x", "-4", "99", "1e400", "nan"])
def test_a_zoom_that_is_none_does_no_harm(client, many, zoom):
    assert client.get(f"/phan-anh/ban-do.json?zoom={zoom}").status_code == 200
