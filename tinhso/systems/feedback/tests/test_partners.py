"""Where the province keeps its Open311 partners: keys shown once, rotated, revoked; servers to which it writes."""

import re

import pytest
from django.test import Client

from tinhso.base.errors import AlreadyDone, Denied
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.models import Partner, Peer
from tinhso.systems.feedback.open311 import keys
from tinhso.systems.feedback.open311.faults import Fault
from tinhso.systems.feedback.open311.handing_on import server_of
from tinhso.systems.feedback.templatetags.reports import status_there
from tinhso.systems.feedback.tests.test_desk_pages import browser

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-31")]
PAGE = "/phan-anh/doi-tac/"


@pytest.fixture
def keeper(world):
    person = directory.register_person(name="Nguyễn Hữu Lợi", by=PLATFORM)
    world.keeper = directory.appoint(person, world.centre, "Phó Giám đốc", roles=("hotline",), by=PLATFORM)
    return browser(world.keeper)


def key_on(answer) -> str:
    return re.search(r'<code class="code">([^<]+)</code>', answer.content.decode())[1]


def test_a_key_is_made_shown_once_changed_and_revoked(keeper):
    made = keeper.post(PAGE, {"name": "Điện lực Tây Ninh", "scopes": ["report"]})
    key, partner = key_on(made), Partner.objects.get()
    assert "no-store" in made["Cache-Control"]
    assert keys.partner_of(key, "report") == partner
    assert key not in keeper.get(PAGE).content.decode()
    another = key_on(keeper.post(f"{PAGE}{partner.pk}/khoa-moi/"))
    assert keys.partner_of(another, "report") == partner
    with pytest.raises(Fault):
        keys.partner_of(key, "report")
    assert keeper.post(f"{PAGE}{partner.pk}/ngung/").status_code == 302
    with pytest.raises(Fault):
        keys.partner_of(another, "report")
    assert keeper.post(f"{PAGE}{partner.pk}/khoa-moi/").status_code == 302  # too late: said, nothing made


def test_without_a_name_or_a_right_no_key_is_made(keeper):
    assert keeper.post(PAGE, {"name": "", "scopes": ["report"]}).status_code == 422
    assert keeper.post(PAGE, {"name": "Điện lực", "scopes": []}).status_code == 422
    assert not Partner.objects.exists()


def test_others_neither_see_nor_change_keys(world, keeper):
    partner, _key = keys.let_in("Điện lực", scopes=["report"], by=world.actor("keeper"))
    for client in (browser(world.coordinator), browser(world.stranger)):
        assert client.get(PAGE).status_code == 403
        assert client.post(f"{PAGE}{partner.pk}/khoa-moi/").status_code == 403
        assert client.get(f"{PAGE}may-chu/").status_code == 403
    assert Client().get(PAGE).status_code == 302
    for who in ("coordinator", "specialist", "stranger", "citizen"):
        with pytest.raises(Denied):
            keys.rekey(partner.pk, by=world.actor(who))
    keys.shut_out(partner.pk, by=world.actor("keeper"))
    with pytest.raises(AlreadyDone):
        keys.rekey(partner.pk, by=world.actor("keeper"))


@pytest.mark.goal("feedback-32")
def test_a_server_is_kept_with_its_services_and_its_key_stays_when_none_is_typed(world, keeper):
    typed = {"code": "dien-luc", "name": "Điện lực", "url": "https://1022.example/open311/v2", "key": "k1",
             "is_open": "on", "service_ha-tang": "LIGHT", "fetches_into": ""}  # fmt: skip
    assert keeper.post(f"{PAGE}may-chu/", typed).status_code == 302
    peer = Peer.objects.get()
    assert (peer.services, server_of(peer).key) == ({"ha-tang": "LIGHT"}, "k1")
    assert keeper.post(f"{PAGE}may-chu/", typed).status_code == 422  # the code is another's
    shown = keeper.get(f"{PAGE}may-chu/dien-luc/").content.decode()
    assert "LIGHT" in shown and "k1" not in shown
    changed = {**typed, "key": "", "service_ha-tang": "", "name": "Điện lực Long An", "fetches_into": world.lamp.pk}
    del changed["is_open"]
    assert keeper.post(f"{PAGE}may-chu/dien-luc/", changed).status_code == 302
    peer.refresh_from_db()
    assert (peer.name, peer.services, peer.is_open, server_of(peer).key) == ("Điện lực Long An", {}, False, "k1")
    assert peer.fetches_into == world.lamp
    assert keeper.get(f"{PAGE}may-chu/khong-co/").status_code == 404
    assert keeper.post(f"{PAGE}may-chu/", {**typed, "code": "x", "url": "ftp://x"}).status_code == 422


def test_the_status_at_a_partner_is_said_in_our_words_where_the_standard_has_them():
    assert [status_there(each) for each in ("open", "Closed", "scheduled")] == ["đang xử lý", "đã đóng", "scheduled"]
