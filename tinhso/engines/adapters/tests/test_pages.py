from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from tinhso.base.errors import Denied
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.adapters import views
from tinhso.engines.adapters.adapter import NotDelivered
from tinhso.engines.adapters.api import post
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.events.api import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db):
    """A position with both rights."""
    actor = Actor(subject=access.new_subject("person"), position=access.new_subject("position"))
    scope = access.new_subject("below")
    for permission in ("adapters.view", "adapters.retry"):
        access.allow(actor.position, permission, scope, by=Actor(subject=0))
    return actor


def visit(actor, data=None):
    request = RequestFactory().post("/", data) if data is not None else RequestFactory().get("/")
    request.actor, request.user, request.session = actor, SimpleNamespace(is_authenticated=True), {}
    request.may = lambda permission: access.holds(actor, permission)
    request._messages = CookieStorage(request)
    return request


def test_a_stranger_is_led_to_the_sign_in(client):
    assert client.get("/ket-noi/").status_code == 302


def test_who_lacks_the_right_is_refused():
    with pytest.raises(Denied):
        views.lines(visit(Actor(subject=access.new_subject("person"))))


def test_the_page_shows_each_line_and_what_is_stuck_with_its_reason(partners, operator):
    partners["post"].answers = [NotDelivered("The post office is closed.")]
    thing = post("post", "letter", {}, key="1")
    drain()
    page = views.lines(visit(operator)).content.decode()
    assert "The post office is closed." in page
    assert f"/ket-noi/gui-lai/{thing.pk}" in page


def test_the_buttons_check_a_line_and_send_again(partners, operator):
    partners["post"].answers = [NotDelivered("No.")]
    thing = post("post", "letter", {}, key="1")
    drain()
    assert views.check(visit(operator, {}), "post").status_code == 302
    assert views.retry(visit(operator, {}), thing.pk).status_code == 302
    drain()
    assert Line.objects.get(pk="post").checked_at is not None
    assert Outgoing.objects.get().state == "sent"
