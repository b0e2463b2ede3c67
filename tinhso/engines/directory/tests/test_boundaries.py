"""The page of outlines: for whoever manages the whole province's offices, and for nobody else."""

import json
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.api import area_at, area_on, load_reference
from tinhso.engines.directory.shapes import AreaShape
from tinhso.engines.directory.tests.cast import lan, our_roles  # noqa: F401
from tinhso.engines.directory.tests.test_load_shapes import SOURCE, SQUARE, collection
from tinhso.engines.events.api import PLATFORM

pytestmark = pytest.mark.django_db
PAGE = "/co-quan/ranh-gioi/"


@pytest.fixture
def above(lan):  # noqa: F811
    """An official of the whole province, and one of a department."""
    load_reference()
    facts = {"area": area_on("80", "province"), "by": PLATFORM}
    top = directory.make_office(name="Ủy ban nhân dân tỉnh Tây Ninh", kind="committee", code="H53", **facts)
    part = directory.make_office(name="Sở Tư pháp", kind="department", code="H53.10", parent=top, **facts)
    other = directory.register_person(name="Trần Văn Sở", by=PLATFORM)
    return (
        directory.appoint(lan, top, "Quản trị", roles=["administrator"], by=PLATFORM),
        directory.appoint(other, part, "Quản trị", roles=["administrator"], by=PLATFORM),
    )


def browser(position):
    client = Client()
    user = get_user_model().objects.create(username=f"test:{position.pk}", person=position.person)
    client.force_login(user)
    session = client.session
    session["accounts.level"], session["accounts.seen"] = 2, int(time.time())
    session["accounts.hat"], session["accounts.second_factor"] = str(position.pk), True
    session.save()
    return client


def a_file(content: object) -> SimpleUploadedFile:
    return SimpleUploadedFile("xa.geojson", json.dumps(content).encode(), "application/geo+json")


def test_real_outlines_are_loaded_by_the_page_and_said_to_be_real(above):
    client = browser(above[0])
    assert "27694" not in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"file": a_file(collection([SQUARE])), "source": SOURCE})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert area_at(10.59, 106.36).code == "27694"
    assert SOURCE in client.get(PAGE).content.decode()


def test_what_is_wrong_with_a_file_is_said_beside_it_and_nothing_is_taken(above):
    client = browser(above[0])
    wrong = [(a_file({"type": "x"}), SOURCE), (a_file(collection([SQUARE], code="00000")), SOURCE),
             (a_file(collection([SQUARE])), " ")]  # fmt: skip
    assert [client.post(PAGE, {"file": file, "source": source}).status_code for file, source in wrong] == [422] * 3
    assert client.post(PAGE, {"source": SOURCE}).status_code == 422
    assert not AreaShape.objects.filter(is_approximate=False).exists()


def test_a_department_a_citizen_and_a_stranger_do_not_come_in(above, client):
    assert client.get(PAGE).status_code == 302
    below = browser(above[1])
    assert below.get(PAGE).status_code == 403
    assert below.post(PAGE, {"file": a_file(collection([SQUARE])), "source": SOURCE}).status_code == 403
    assert not AreaShape.objects.filter(is_approximate=False).exists()
