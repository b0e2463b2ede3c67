from __future__ import annotations

import json

import pytest

from tinhso.base.errors import Denied, Refused
from tinhso.base.geometry import Place
from tinhso.engines.directory import api as directory
from tinhso.engines.directory import rings
from tinhso.engines.directory.api import area_at, area_on, centre_of, load_reference, load_shapes, shapes
from tinhso.engines.directory.shapes import AreaShape
from tinhso.engines.directory.tests.cast import lan, our_roles  # noqa: F401
from tinhso.engines.directory.verbs.outlines import load_outlines
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db
SOURCE = "Sở Nông nghiệp và Môi trường, bản đồ địa giới 2026"
SQUARE = [[106.35, 10.5], [106.45, 10.5], [106.45, 10.6], [106.35, 10.6], [106.35, 10.5]]
HOLE = [[106.36, 10.51], [106.37, 10.51], [106.37, 10.52], [106.36, 10.52], [106.36, 10.51]]


@pytest.fixture(autouse=True)
def the_outlines(db):
    load_reference()


def collection(*polygons, code="27694", kind="Polygon"):
    coordinates = list(polygons[0] if kind == "Polygon" else polygons)
    feature = {
        "type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": coordinates},
    }  # fmt: skip
    return {"type": "FeatureCollection", "features": [feature]}


def test_a_real_outline_takes_the_place_of_the_approximate_one_and_stays():
    (shape,) = load_shapes(json.dumps(collection([SQUARE])), source=SOURCE, by=PLATFORM)
    assert (shape.source, shape.is_approximate) == (SOURCE, False)
    assert area_at(10.59, 106.36).code == "27694"
    assert load_outlines() == 0
    assert AreaShape.objects.get(pk=shape.pk).source == SOURCE
    event = Event.objects.get(kind="directory.shape_loaded")
    assert event.area == shape.pk


def test_only_who_manages_the_whole_provinces_offices_may_load_outlines(lan):  # noqa: F811
    tay_ninh = area_on("80", "province")
    facts = {"area": tay_ninh, "by": PLATFORM}
    top = directory.make_office(name="Ủy ban nhân dân tỉnh Tây Ninh", kind="committee", code="H53", **facts)
    part = directory.make_office(name="Sở Tư pháp", kind="department", code="H53.10", parent=top, **facts)
    below, above = (
        directory.actor_for(directory.appoint(lan, office, "Quản trị", roles=["administrator"], by=PLATFORM))
        for office in (part, top)
    )
    for actor in (directory.actor_for(lan), below):
        with pytest.raises(Denied):
            load_shapes(collection([SQUARE]), source=SOURCE, by=actor)
    assert AreaShape.objects.filter(is_approximate=False).count() == 0
    assert len(load_shapes(collection([SQUARE]), source=SOURCE, by=above)) == 1


def test_a_hole_is_outside_and_is_drawn_as_one():
    load_shapes(collection([SQUARE, HOLE]), source=SOURCE, by=PLATFORM)
    assert area_at(10.555, 106.4).code == "27694"
    inside = area_at(10.515, 106.365)
    assert inside is None or inside.code != "27694"
    found = shapes(area_on("80", "province"))
    one = next(f for f in found["features"] if f["properties"]["code"] == "27694")
    assert one["geometry"]["coordinates"] == [[SQUARE, HOLE]]


def test_a_unit_of_several_pieces_is_found_in_each():
    far = [[x + 0.2, y] for x, y in SQUARE]
    load_shapes(collection([SQUARE], [far], code="27694", kind="MultiPolygon"), source=SOURCE, by=PLATFORM)
    assert AreaShape.objects.get(area=area_on("27694")).rings.count() == 2


def test_a_centre_outside_the_new_outline_is_put_inside():
    far = [[x + 0.2, y] for x, y in SQUARE]
    load_shapes(collection([far]), source=SOURCE, by=PLATFORM)
    centre = centre_of(area_on("27694"))
    assert (round(centre.lng, 4), round(centre.lat, 4)) == (106.6, 10.55)


BOW = [[106.3, 10.5], [106.4, 10.6], [106.4, 10.5], [106.3, 10.6], [106.3, 10.5]]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("{", "JSON"),
        ({"type": "Feature"}, "FeatureCollection"),
        (collection([SQUARE], code=""), "1"),
        (collection([SQUARE], code="99999"), "99999"),
        (collection([SQUARE[:-1]]), "27694"),
        (collection([SQUARE[:1] * 4]), "27694"),
        (collection([BOW]), "27694"),
        (collection([[[y, x] for x, y in SQUARE]]), "27694"),
        (collection([[[x * 1000, y] for x, y in SQUARE]]), "27694"),
        (collection([[["a", "b"]] * 4]), "27694"),
        (collection([SQUARE, [[x + 1, y] for x, y in SQUARE]]), "27694"),
        (collection([SQUARE], kind="LineString"), "27694"),
        ({"type": "FeatureCollection", "features": collection([SQUARE])["features"] * 2}, "27694"),
    ],
)
def test_a_faulty_file_is_refused_with_a_sentence_and_nothing_changes(file, sentence):
    with pytest.raises(Refused, match=sentence):
        load_shapes(file if isinstance(file, str) else json.dumps(file), source=SOURCE, by=PLATFORM)
    assert AreaShape.objects.filter(is_approximate=False).count() == 0


def test_a_second_unit_that_is_wrong_takes_the_first_back_too():
    file = collection([SQUARE])
    file["features"].append(collection([SQUARE], code="99999")["features"][0])
    with pytest.raises(Refused):
        load_shapes(file, source=SOURCE, by=PLATFORM)
    assert AreaShape.objects.filter(is_approximate=False).count() == 0


def test_the_source_must_be_told():
    with pytest.raises(Refused) as refused:
        load_shapes(collection([SQUARE]), source=" ", by=PLATFORM)
    assert refused.value.field == "source"


def test_a_line_that_touches_itself_crosses_itself_and_a_bent_one_does_not():
    def ring(*corners):
        return tuple(Place(*corner) for corner in corners)

    assert rings.crosses_itself(ring((0, 0), (4, 0), (4, 4), (2, 0), (0, 4)))
    assert not rings.crosses_itself(ring((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)))
    assert rings.holds(ring((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)), Place(0.2, 2))
    assert not rings.holds(ring((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)), Place(2, 2))
    assert rings.size(ring((0, 0), (2, 0), (2, 3), (0, 3))) == 6
