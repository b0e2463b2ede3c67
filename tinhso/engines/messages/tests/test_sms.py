"""SMS: letters that fit, links that are ours, and whom they go to."""

import re

import pytest

from tinhso.engines.adapters.api import Rejected
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.events.api import Actor
from tinhso.engines.messages import texts as texts_module
from tinhso.engines.messages.api import choose, mine, send
from tinhso.engines.messages.models import Message
from tinhso.engines.messages.sms.gateway import Sms
from tinhso.engines.messages.sms.links import disarmed, foreign_links, is_own
from tinhso.engines.messages.sms.report import DeliveryReport
from tinhso.engines.messages.sms.wording import parts, plain
from tinhso.engines.messages.tests.conftest import TEXTS, party
from tinhso.engines.messages.texts import Text

pytestmark = pytest.mark.django_db
BOTH = ("mail", "sms")
MORE = (
    Text("try.sms", "Đã có kết quả {code}", "Kết quả", channels=BOTH, sms="Hồ sơ {code} của {name} đã xong: {link}"),
    Text("try.sms_long", "Thủ tục", "x", channels=BOTH, sms="{procedure}: {link}"),
    Text("try.sms_leaky", "Hồ sơ {code}", "x", channels=BOTH, sms="Hồ sơ của {child}"),
    Text("try.sms_link", "Hồ sơ {code}", "x", channels=BOTH, sms="Xem bit.ly/x"),
)
DATA = {"code": "H53.1-260302-0001", "child": "Hân"}


@pytest.fixture(autouse=True)
def declared(monkeypatch, settings):
    settings.BASE_URL = "https://dvc.tinh.vn"
    found = TEXTS | {text.code: text for text in MORE}
    monkeypatch.setattr(texts_module, "texts", lambda: found)


def reachable(name="Nguyễn Thị Lan", phone="+84912345678"):
    found = party(name)
    found.phone = phone
    found.save()
    return found


def prepared(message):
    return Sms().prepare("message", {"message": str(message.pk)})


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Hồ sơ đã được tiếp nhận", "Ho so da duoc tiep nhan"),
        ("ĐƠN “Ước” – …", 'DON "Uoc" - ...'),
        ("Đặng\u00a0Thị 🙂 Ngọc", "Dang Thi  Ngoc"),
        ("O\u031b\u0309", "O"),
    ],
)
def test_vietnamese_is_written_in_plain_letters(text, flat):
    assert plain(text) == flat


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("[" * 80, 1),
        ("[" * 81, 2),
        ("à" * 160, 1),
        ("ạ" * 70, 1),
        ("ạ" * 71, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_parts_are_counted_as_networks_charge_them(text, charged):
    assert parts(text) == charged


@pytest.mark.parametrize(
    "link",
    [
        "https://dvc.tinh.vn.evil.example/x",
        "https://dvc.tinh.vn@evil.example",
        "https://dvc.tinh.vn:8443@evil.example",
        "http://dvc.tinh.vn/x",
        "https://evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "www.evil.vn",
        "bit.ly/abc",
        "evil.vn",
        "zalo://x",
    ],
)
def test_only_the_provinces_own_address_is_ours(link):
    assert not is_own(link)
    assert foreign_links(f"Xem tại {link} nhé") != []


def test_ours_is_no_foreign_link():
    assert foreign_links("Hồ sơ H53.1-260302-0001 đã xong: https://dvc.tinh.vn/ho-so/1. Trân trọng") == []


def test_what_somebody_typed_is_no_link_in_an_sms():
    lan = reachable("Lan https://evil.vn evil.vn/x")
    text = prepared(send(lan.subject_id, "try.sms", data=DATA, link="/ho-so/1"))["text"]
    assert foreign_links(text) == []
    assert text.endswith("https://dvc.tinh.vn/ho-so/1")
    assert disarmed("TP.HCM") == "TP. HCM"


def test_an_sms_goes_out_beside_the_list_in_plain_letters():
    lan = reachable()
    message = send(lan.subject_id, "try.sms", data=DATA, link="/ho-so/1")
    out = Outgoing.objects.get()
    assert (out.adapter, out.payload) == ("sms", {"message": str(message.pk)})
    expected = "Ho so H53.1-260302-0001 cua Nguyen Thi Lan da xong: https://dvc.tinh.vn/ho-so/1"
    assert prepared(message) == {"to": "+84912345678", "text": expected}


def test_diacritics_stay_where_the_setting_says_so(settings):
    settings.SMS_PLAIN = False
    message = send(reachable().subject_id, "try.sms", data=DATA, link="/ho-so/1")
    assert prepared(message)["text"].startswith("Hồ sơ H53.1-260302-0001 của Nguyễn Thị Lan đã xong")


def test_an_sms_that_grows_too_long_only_says_that_there_is_news():
    lan = reachable()
    texts = [
        send(lan.subject_id, "try.sms_long", data=DATA | {"procedure": "Cấp " * times}, link="/ho-so/1").sms
        for times in (100, 200)
    ]
    assert texts[0] == "Cấp " * 100 + ": https://dvc.tinh.vn/ho-so/1"
    assert re.fullmatch(r"[^:]*H53\.1-260302-0001[^:]*: https://dvc\.tinh\.vn/ho-so/1", texts[1])


@pytest.mark.parametrize("text", ["try.sms_leaky", "try.sms_link"])
def test_an_sms_that_names_too_much_or_leads_elsewhere_is_not_even_written(text):
    with pytest.raises(ValueError, match="must"):
        send(reachable().subject_id, text, data=DATA)
    assert (Message.objects.count(), Outgoing.objects.count()) == (0, 0)


@pytest.mark.parametrize("link", [".evil.vn/x", "@evil.vn"])
def test_a_link_that_only_begins_like_ours_is_not_sent(link):
    with pytest.raises(ValueError, match="own"):
        send(reachable().subject_id, "try.sms", data=DATA, link=link)


def test_the_gateway_is_never_handed_a_foreign_link():
    with pytest.raises(Rejected):
        Sms().send("message", {"to": "+84912345678", "text": "Xem evil.vn"}, "k")


@pytest.mark.parametrize("phone", ["", "02723826000", "+14155550100"])
def test_who_has_no_vietnamese_mobile_gets_none(phone):
    send(reachable(phone=phone).subject_id, "try.sms", data=DATA)
    assert Outgoing.objects.count() == 0


def test_who_wants_none_gets_none_and_a_text_that_does_not_ask_for_it_sends_none():
    lan = reachable()
    send(lan.subject_id, "try.accepted", data=DATA)
    choose("sms", False, by=Actor(subject=lan.subject_id))
    send(lan.subject_id, "try.sms", data=DATA)
    assert (Message.objects.count(), Outgoing.objects.count()) == (2, 0)


def test_the_list_says_what_became_of_the_sms():
    lan = reachable()
    message = send(lan.subject_id, "try.sms", data=DATA)
    actor = Actor(subject=lan.subject_id)
    assert mine(actor)[0][0].sms == Outgoing.objects.get().get_state_display()
    report = DeliveryReport.objects.create(key=str(message.pk), state="failed")
    assert mine(actor)[0][0].sms == report.get_state_display()
