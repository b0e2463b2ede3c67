"""What a camera says, and what strangers write where it says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.files.api import PHOTOS, PictureFacts, picture_facts, store
from tinhso.engines.files.pictures.camera import _degrees
from tinhso.engines.files.tests import photographs
from tinhso.engines.files.tests.conftest import make_pdf

pytestmark = pytest.mark.django_db


def facts(data, name="a.jpg"):
    return picture_facts(store(data, name=name, owner=7, accept=PHOTOS))


def test_place_and_moment_are_read_before_the_scanner_came():
    assert facts(photographs.photograph()) == PictureFacts(400, 300, clock.at(2026, 3, 2, 7, 30), photographs.PLACE)


def test_png_and_webp_are_read_alike():
    for data, name in ((photographs.photograph_png(), "a.png"), (photographs.photograph_webp(), "a.webp")):
        assert facts(data, name).place == photographs.PLACE


def test_a_picture_on_its_side_is_measured_as_one_looks_at_it():
    found = facts(photographs.photograph(orientation=6))
    assert (found.width, found.height) == (300, 400)


def test_a_moment_with_an_offset_is_that_moment():
    assert facts(photographs.photograph(offset="+09:00")).taken_at == clock.at(2026, 3, 2, 5, 30)


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "hôm qua", "", "9999:12:31 23:59:59"])
def test_a_moment_that_is_none_is_left_out(taken):
    found = facts(photographs.photograph(taken=taken, offset="-12:00"))
    assert found.taken_at is None
    assert found.place == photographs.PLACE


@pytest.mark.parametrize(
    "place",
    [
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {2: (91.0, 0.0, 0.0)},
        {1: "X"},
        {3: ""},
        {2: (10.0, 32.0)},
    ],
)
def test_a_place_that_is_none_is_left_out(place):
    assert facts(photographs.photograph(place=place)).place is None


def test_the_south_and_the_west_are_negative():
    assert _degrees((10, 30, 0), "S", "NS", 90) == -10.5


@given(st.lists(st.floats(), max_size=4).map(tuple), st.text(max_size=3))
def test_no_numbers_make_a_place_outside_the_earth(said, side):
    found = _degrees(said, side, "NS", 90)
    assert found is None or -90 <= found <= 90


def test_a_picture_without_a_camera_has_a_size_alone():
    assert facts(photographs.saved(photographs.canvas(), "PNG"), "a.png") == PictureFacts(400, 300)


def test_what_is_no_picture_is_refused_beside_the_field():
    with pytest.raises(Refused) as refused:
        picture_facts(store(make_pdf(), name="a.pdf", owner=7))
    assert refused.value.field == "file"
