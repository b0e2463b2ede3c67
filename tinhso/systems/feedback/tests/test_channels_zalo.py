"""Zalo's webhooks: believed only with the right digest, kept once, read later; messages go out with tokens that end."""

import hmac
import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Incoming, Outgoing
from tinhso.systems.feedback.channels.answering import say, send_again
from tinhso.systems.feedback.channels.hearing import Heard, hear
from tinhso.systems.feedback.channels.zalo import pictures
from tinhso.systems.feedback.channels.zalo.sending import Zalo
from tinhso.systems.feedback.channels.zalo.signature import mac
from tinhso.systems.feedback.channels.zalo.tokens import renew, renew_due
from tinhso.systems.feedback.models import Account, Arrival, Conversation, Keys, Utterance
from tinhso.systems.feedback.tests.channels import (
    APP,
    OA,
    SECRET,
    USER,
    WORDS,
    clerk_of_commune,
    made,
    post_zalo,
    said_over_zalo,
    talk,
    zalo_account,
)

pytestmark = pytest.mark.goal("feedback-34")


@pytest.fixture
def account(world):
    return zalo_account(world)


def test_a_message_is_kept_at_once_and_read_a_moment_later(account, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        assert post_zalo(said_over_zalo()).json() == {"error": 0}
    assert not Utterance.objects.exists() and WORDS not in Arrival.objects.get().sealed
    drain()
    said = talk().utterances.get()
    assert (said.text, said.reference, talk().is_waiting) == (WORDS, "m1", True)
    assert USER not in talk().sealed_peer and Arrival.objects.get().sealed == ""


@pytest.mark.parametrize(
    ("header", "reason"),
    [("", "unsigned"), ("mac=", "unsigned"), ("mac=" + "0" * 64, "forged"), ("v1=" + "0" * 64, "unsigned")],
)
def test_without_the_right_digest_nothing_is_believed(account, header, reason):
    answer = post_zalo(said_over_zalo(), header=header)
    assert (answer.status_code, answer.json()) == (401, {"error": reason})
    assert not Arrival.objects.exists() and not Incoming.objects.exists()


def test_the_digest_is_over_the_raw_bytes_and_no_hmac(account):
    body = json.dumps(said_over_zalo(), ensure_ascii=False, indent=2).encode()  # as none of ours writes it
    assert post_zalo(body).status_code == 200
    stamp = str(json.loads(body)["timestamp"])
    wrong = hmac.new(SECRET.encode(), APP.encode() + body + stamp.encode(), "sha256").hexdigest()
    assert post_zalo(body, header=f"mac={wrong}").status_code == 401
    assert mac(APP, body, stamp, SECRET) != mac(APP, body + b" ", stamp, SECRET)


def test_where_no_secret_is_set_nothing_is_believed(account):
    keys = Keys.objects.get()
    keys.sealed = {}
    keys.save()
    assert post_zalo(said_over_zalo(), secret="").status_code == 401
    assert not Arrival.objects.exists()


@pytest.mark.goal("feedback-30")
def test_a_repeated_webhook_is_one_message_and_a_changed_one_is_refused(account):
    said = said_over_zalo()
    assert [post_zalo(said).status_code for _ in range(3)] == [200, 200, 200]
    assert post_zalo(said | {"message": {"text": "khác", "msg_id": "m1"}}).status_code == 409
    drain()
    assert Utterance.objects.count() == 1


def test_a_message_that_zalo_sends_anew_with_a_later_stamp_and_in_another_order_is_one_message(account):
    said = said_over_zalo()
    assert post_zalo(said).status_code == 200
    drain()
    later = str(int(said["timestamp"]) + 61_000)
    anew = dict(reversed(list((said | {"timestamp": later}).items())))
    with clock.travel(clock.now() + timedelta(minutes=2)):
        assert [post_zalo(anew).status_code for _ in range(2)] == [200, 200]
        drain()
    assert (Utterance.objects.count(), Arrival.objects.count()) == (1, 1)


def test_a_webhook_is_believed_for_the_twelve_hours_in_which_zalo_repeats_it_and_no_longer(account):
    said = said_over_zalo()
    with clock.travel(clock.now() + timedelta(hours=12)):
        assert post_zalo(said).status_code == 200
    with clock.travel(clock.now() + timedelta(hours=14)):
        assert post_zalo(said | {"message": {"text": "x", "msg_id": "m2"}}).json() == {"error": "late"}
    ahead = said | {"timestamp": str(int((clock.now() + timedelta(minutes=6)).timestamp() * 1000))}
    assert post_zalo(ahead).json() == {"error": "late"}


def test_what_was_signed_for_another_account_is_not_this_ones(world, account):
    other = zalo_account(world, "999")
    assert other.keys.secret("webhook_secret") == SECRET  # as careless as can be: one secret for both
    assert post_zalo(said_over_zalo(), oa="999").status_code == 401
    assert Client().post("/phan-anh/kenh/zalo/000/", b"{}", content_type="application/json").status_code == 404


def test_long_numbers_keep_every_digit(account):
    user = 7712345678901234567  # beyond 2 to the 53rd, as a number and not as text
    post_zalo(said_over_zalo(sender={"id": user}, timestamp=int(clock.now().timestamp() * 1000)))
    drain()
    post_zalo(said_over_zalo(msg_id="m2", sender={"id": str(user)}))
    drain()
    assert Conversation.objects.count() == 1 and Utterance.objects.count() == 2


def test_a_place_is_kept_and_follow_and_unfollow_are_remembered(world, account):
    spot = {
        "attachments": [{"type": "location", "payload": {"coordinates": {"latitude": "10.53", "longitude": "106.41"}}}]
    }
    post_zalo(said_over_zalo("user_send_location", "", message=spot))
    drain()
    said = talk().utterances.get()
    assert (said.lat, said.lng) == (10.53, 106.41)
    gone = {"app_id": APP, "event_name": "unfollow", "oa_id": OA, "follower": {"id": USER}}
    post_zalo(gone | {"timestamp": str(int(clock.now().timestamp() * 1000))})
    drain()
    assert talk().is_following is False


@pytest.mark.parametrize(
    "url",
    [
        "http://photo.zdn.vn/a.jpg", "https://zdn.vn.evil.example/a.jpg", "https://evil.example/?.zdn.vn",
        "https://127.0.0.1/a", "file:///etc/passwd", "https://photo.zdn.vn:8443/a", "https://evilzdn.vn/a",
    ],
)  # fmt: skip
def test_pictures_are_fetched_from_zalo_alone(account, url):
    assert not pictures.is_theirs(url)
    post_zalo(said_over_zalo("user_send_image", message={"attachments": [{"type": "image", "payload": {"url": url}}]}))
    drain()
    said = talk().utterances.get()
    assert said.files == [] and len(said.left_out) == 1


def test_zalos_own_picture_servers_are_known():
    assert pictures.is_theirs("https://f12-photo.zdn.vn/a/b.jpg")


@pytest.fixture
def partner(tmp_path, settings, run_partners):
    with run_partners(tmp_path) as (url, app):
        settings.PARTNERS = {**settings.PARTNERS, "zalo": (f"{url}/zalo", "")}
        settings.ZALO_OAUTH_URL = f"{url}/zalo/v4/oa/access_token"
        yield app.partners["zalo"]


@pytest.fixture
def keyed(account, partner):
    keys = account.keys
    keys.app_id = f"10{OA[-12:]}"
    keys.keep(app_secret=f"demonstration:zalo:{OA}:app", refresh_token=f"demonstration:zalo:{OA}:refresh")
    keys.save()
    return renew(keys.pk)


def on_zalo(partner):
    return [line["text"] for _, line in partner.store.all("said")]


def again(thing):
    with clock.travel(clock.now() + timedelta(hours=1)):
        drain()
        deliver("zalo")
    thing.refresh_from_db()


def test_an_answer_goes_out_over_zalo(world, keyed, partner):
    hear_zalo()
    say(talk().pk, "Xã sẽ kiểm tra trong ngày.", by=clerk_of_commune(world))
    drain()
    assert on_zalo(partner) == ["Xã sẽ kiểm tra trong ngày."]


def hear_zalo():
    hear(Account.objects.get(), Heard(peer=USER, text=WORDS))


@pytest.mark.goal("feedback-20")
def test_the_link_that_zalo_brings_opens_ones_own_report_without_a_password(client, world, keyed, partner):
    hear_zalo()
    report = made(world, by=clerk_of_commune(world))
    told = " ".join(on_zalo(partner))
    link = re.search(r"/phan-anh/theo-doi/\w+/", told)[0]
    assert report.case.code in told and report.case.code in client.get(link).content.decode()
    assert client.get(f"{link[:-2]}/").status_code == 404


def test_an_error_inside_http_200_is_no_success(world, keyed, partner):
    hear_zalo()
    partner.turn("error_in_200", "1")
    said = say(talk().pk, "Xã sẽ kiểm tra.", by=clerk_of_commune(world))
    drain()
    thing = Outgoing.objects.get(key=str(said.pk))
    assert (thing.state, "-32" in thing.last_error, on_zalo(partner)) == ("failed", True, [])
    again(thing)
    assert (thing.state, on_zalo(partner)) == ("sent", ["Xã sẽ kiểm tra."])


def test_one_who_blocked_the_account_is_not_tried_again_until_somebody_asks(world, keyed, partner):
    hear_zalo()
    partner.turn("blocked", "1")
    said = say(talk().pk, "Xã sẽ kiểm tra.", by=clerk_of_commune(world))
    drain()
    assert Outgoing.objects.get(key=str(said.pk)).state == "given_up"
    send_again(said.pk, by=clerk_of_commune(world))
    drain()
    assert on_zalo(partner) == ["Xã sẽ kiểm tra."]


def test_a_token_that_zalo_no_longer_knows_is_renewed_and_the_answer_goes_out(world, keyed, partner):
    hear_zalo()
    partner.turn("expire", "1")
    said = say(talk().pk, "Xã sẽ kiểm tra.", by=clerk_of_commune(world))
    drain()
    thing = Outgoing.objects.get(key=str(said.pk))
    assert "(-216)" in thing.last_error
    with clock.travel(clock.now() + timedelta(hours=1)):
        deliver("zalo")  # it asks for a new token
        drain()
    with clock.travel(clock.now() + timedelta(hours=3)):
        deliver("zalo")
    thing.refresh_from_db()
    assert (thing.state, on_zalo(partner)) == ("sent", ["Xã sẽ kiểm tra."])


def test_a_refresh_token_is_used_once_and_what_zalo_refuses_is_kept_as_the_problem(keyed, partner):
    before = keyed.secret("refresh_token")
    with clock.travel(clock.now() + timedelta(hours=12, minutes=1)):
        renew_due()
        drain()
    keys = Keys.objects.get()
    assert keys.secret("refresh_token") != before and keys.problem == ""
    keys.keep(refresh_token=before)
    keys.renewed_at = None
    keys.save()
    assert renew(keys.pk).problem == "Invalid refresh token"
    assert ["Invalid refresh token" in each for each in Zalo().check()] == [True]


def test_two_renewals_at_once_ask_zalo_once(keyed, partner):
    first = keyed.secret("refresh_token")
    assert renew(keyed.pk).secret("refresh_token") == first


def test_what_stands_in_the_database_gives_no_secret_away(keyed):
    held = json.dumps(Keys.objects.values_list("sealed", flat=True)[0])
    assert "demonstration" not in held and SECRET not in held and "AT-" not in held
