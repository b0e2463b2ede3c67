import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from tinhso.engines.events.api import Actor
from tinhso.engines.messages import views
from tinhso.engines.messages.api import send, unread_count, wants

pytestmark = pytest.mark.django_db


def visit(party, path="/", data=None):
    request = RequestFactory().post(path, data) if data is not None else RequestFactory().get(path)
    request.actor, request.user, request.session = Actor(subject=party.subject_id), None, {}
    request.may = lambda permission: False
    request._messages = CookieStorage(request)
    return request


def test_a_stranger_is_led_to_the_sign_in(client):
    assert client.get("/tin-nhan/").status_code == 302


def test_the_list_shows_messages_and_leads_to_older_ones(binh):
    for n in range(21):
        send(binh.subject_id, "try.quiet", data={"code": f"HS-{n:02}"})
    page = views.mine(visit(binh)).content.decode()
    assert "HS-20" in page
    assert "HS-00" not in page
    older = page.split('href="?sau=')[1].split('"')[0]
    assert "HS-00" in views.mine(visit(binh, f"/?sau={older}")).content.decode()


@pytest.mark.parametrize("query", ["?sau=x", "?sau=", "?sau=' OR 1=1"])
def test_a_broken_address_shows_the_first_page(binh, query):
    assert views.mine(visit(binh, f"/{query}")).status_code == 200


def test_opening_a_message_marks_it_and_goes_where_it_leads(binh):
    message = send(binh.subject_id, "try.quiet", data={"code": "HS-1"}, link="/ho-so/1")
    answer = views.read(visit(binh, data={}), message.pk)
    assert (answer.status_code, answer["Location"], unread_count(binh.subject_id)) == (302, "/ho-so/1", 0)


def test_the_choice_about_mails_is_kept(binh):
    views.choose(visit(binh, data={"mail": "no"}))
    assert not wants(binh.subject_id, "mail")
    views.choose(visit(binh, data={"mail": "yes"}))
    assert wants(binh.subject_id, "mail")


def test_the_choice_about_sms_is_its_own(binh):
    views.choose(visit(binh, data={"sms": "no"}))
    assert (wants(binh.subject_id, "sms"), wants(binh.subject_id, "mail")) == (False, True)
    assert 'name="sms" value="yes"' in views.mine(visit(binh)).content.decode()
