"""A cleared picture is everybody's, by an address that nobody guesses, until it is withdrawn."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.events.models import Event
from tinhso.engines.files.api import (
    JPEG,
    PHOTOS,
    keep_own,
    public_link,
    public_links,
    publish_picture,
    read,
    redraw,
    scan_now,
    store,
    withdraw_picture,
)
from tinhso.engines.files.models import Clearance
from tinhso.engines.files.tests.photographs import photograph

AN = Actor(subject=7)
pytestmark = pytest.mark.django_db


def make_picture():
    return redraw(scan_now(store(photograph(), name="a.jpg", owner=7, accept=PHOTOS).pk), by=AN)


@pytest.fixture
def picture():
    return make_picture()


def test_a_picture_has_no_address_until_it_is_cleared(picture):
    assert (public_link(picture), Clearance.objects.count()) == ("", 0)


def test_a_cleared_picture_is_served_to_everybody_and_may_be_kept_for_five_minutes(client, picture):
    publish_picture(picture, by=AN)
    answer = client.get(public_link(picture))
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, read(picture), "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")
    assert answer.cookies == {}


def test_who_has_it_already_is_not_sent_it_again(client, picture):
    publish_picture(picture, by=AN)
    etag = client.get(public_link(picture))["ETag"]
    again = client.get(public_link(picture), headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "public, max-age=300")


def test_the_small_picture_has_an_address_of_its_own(client, picture):
    publish_picture(picture, by=AN)
    small = client.get(public_link(picture, size=320))
    assert small.content.startswith(b"\xff\xd8\xff")
    assert len(small.content) < len(read(picture))
    assert client.get(public_link(picture, size=320).replace("320", "321")).status_code == 404
    with pytest.raises(ValueError, match="321"):
        public_link(picture, size=321)


def test_a_withdrawn_picture_is_gone_for_good(client, picture):
    publish_picture(picture, by=AN)
    before, small = public_link(picture), public_link(picture, size=320)
    etag = client.get(before)["ETag"]
    withdraw_picture(picture, by=Actor(subject=8))
    assert public_link(picture) == ""
    publish_picture(picture, by=AN)
    assert public_link(picture) != before
    gone = [client.get(before), client.get(small), client.get(before, headers={"if-none-match": etag})]
    assert [answer.status_code for answer in gone] == [404, 404, 404]


def test_who_and_when_are_on_record(picture):
    publish_picture(picture, by=AN)
    withdraw_picture(picture, by=Actor(subject=8))
    held = Clearance.objects.get()
    assert (held.cleared_by, held.withdrawn_by, held.cleared_at < held.withdrawn_at) == (7, 8, True)
    kinds = Event.objects.filter(subject=picture.pk).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["files.redrawn", "files.published", "files.withdrawn"]


def test_an_original_is_never_published():
    for file in (keep_own(photograph(), name="a.jpg", kind=JPEG), make_original()):
        with pytest.raises(Refused):
            publish_picture(file, by=AN)
    assert Clearance.objects.count() == 0


def make_original():
    return scan_now(store(photograph((40, 30)), name="a.jpg", owner=7, accept=PHOTOS).pk)


def test_a_second_time_nothing_happens(picture):
    with pytest.raises(AlreadyDone):
        withdraw_picture(picture, by=AN)
    publish_picture(picture, by=AN)
    with pytest.raises(AlreadyDone):
        publish_picture(picture, by=AN)
    assert Clearance.objects.count() == 1


def test_the_addresses_of_a_list_cost_one_query(picture, django_assert_num_queries):
    other = UUID("0190b3c4-0000-7000-8000-000000000000")
    key = publish_picture(picture, by=AN).key
    with django_assert_num_queries(1):
        assert public_links([picture.pk, other], size=960) == {picture.pk: f"/tep/anh/{key}/960.jpg"}


@pytest.mark.django_db(transaction=True)
def test_eight_who_publish_at_once_make_one_clearance():
    picture = make_picture()

    def publish(_number):
        try:
            return bool(publish_picture(picture, by=AN))
        except AlreadyDone:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(publish, range(8))) == [False] * 7 + [True]
    assert Clearance.objects.count() == 1
