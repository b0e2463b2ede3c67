"""Me too, following, local alerts: by account or by a confirmed number, told once."""

import pytest

from tinhso.base.errors import Refused
from tinhso.base.jobs import drain
from tinhso.engines.accounts.api import make_account
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages.models import Message
from tinhso.systems.feedback.models import Alert, Publication, Support
from tinhso.systems.feedback.moderating import publish as let_read
from tinhso.systems.feedback.public.alerting import MOST, ask_for, forget
from tinhso.systems.feedback.public.keeping import report_of
from tinhso.systems.feedback.public.supporting import guest_of, leave, take_up
from tinhso.systems.feedback.tests.published import TEXT, answer, publish

pytestmark = pytest.mark.goal("feedback-9")


@pytest.fixture
def neighbour(world):
    person = directory.register_person(name="Trần Văn Bảy", email="bay@thu.example", by=PLATFORM)
    return directory.actor_for(person)


def counted(found: Publication) -> int:
    return Publication.objects.get(pk=found.pk).supporters


def told(subject: int) -> list[str]:
    return list(Message.objects.filter(to=subject).order_by("id").values_list("code", flat=True))


def test_me_too_counts_a_person_once_and_following_not_at_all(world, neighbour):
    found = publish(world)
    for affected, expected in ((True, 1), (True, 1), (False, 0), (True, 1)):
        take_up(found.pk, by=neighbour, is_affected=affected)
        assert counted(found) == expected
    leave(found.pk, by=neighbour)
    leave(found.pk, by=neighbour)
    assert counted(found) == 0 and not Support.objects.exists()


def test_a_confirmed_number_is_one_supporter_however_often_it_comes(world):
    first = guest_of("+84900000555")
    assert guest_of("+84900000555") == first and first.phone == "+84900000555" and first.confirmed_at


def test_a_visitor_is_first_asked_who_they_are_and_an_official_is_not_asked(client, world):
    found = publish(world)
    sent = client.post(f"/phan-anh/cong-khai/{found.code}/ung-ho/", {"cach": "cung"})
    assert sent.url == f"/phan-anh/cua-toi/?next=/phan-anh/cong-khai/{found.code}/" and counted(found) == 0
    client.force_login(make_account(world.citizen, username="sau"))
    client.post(f"/phan-anh/cong-khai/{found.code}/ung-ho/", {"cach": "cung"})
    assert counted(found) == 1
    assert client.post("/phan-anh/cong-khai/PA-0/ung-ho/").status_code == 404
    assert client.get(f"/phan-anh/cong-khai/{found.code}/ung-ho/").status_code == 405


def test_whoever_follows_is_told_of_the_answer_once(world, neighbour):
    found = publish(world)
    take_up(found.pk, by=neighbour, is_affected=False)
    answer(world, report_of(found.report).case, "Đã thay bóng đèn.")
    drain()
    drain()
    (message,) = Message.objects.filter(to=neighbour.subject)
    assert message.link == f"/phan-anh/cong-khai/{found.code}/" and found.code in message.subject
    assert "Sáu" not in message.body + message.mail


def test_an_alert_of_an_area_a_circle_or_a_category_is_told_once_of_what_fits(world, neighbour):
    other = directory.actor_for(directory.register_person(name="Lê Thị Tám", by=PLATFORM))
    far = directory.actor_for(directory.register_person(name="Lê Thị Chín", by=PLATFORM))
    ask_for(by=neighbour, area="80001", category="ha-tang")
    ask_for(by=other, lat=10.5301, lng=106.4101, metres=500)
    ask_for(by=far, lat=10.6, lng=106.4, metres=500)
    ask_for(by=far, area="80001", category="tieu-cuc")
    made = world.report(lat=10.53, lng=106.41, area=Area.objects.get(code="80001"))
    let_read(made.pk, text=TEXT, by=world.actor("coordinator"))
    drain()
    let_read(made.pk, text=f"{TEXT} Sửa.", by=world.actor("coordinator"))
    drain()
    assert (told(neighbour.subject), told(other.subject), told(far.subject)) == (
        ["feedback.nearby"],
        ["feedback.nearby"],
        [],
    )


def test_an_alert_needs_a_place_and_is_stopped_by_its_owner_alone(world, neighbour):
    with pytest.raises(Refused) as refused:
        ask_for(by=neighbour, category="chieu-sang")
    assert refused.value.field == "khu_vuc"
    made = ask_for(by=neighbour, area="80001")
    assert ask_for(by=neighbour, area="80001") == made
    forget(made.pk, by=directory.actor_for(world.citizen))
    assert Alert.objects.count() == 1
    forget(made.pk, by=neighbour)
    assert not Alert.objects.exists()
    for n in range(MOST):
        ask_for(by=neighbour, lat=10 + n / 100, lng=106, metres=500)
    with pytest.raises(Refused):
        ask_for(by=neighbour, area="80001")


def test_the_page_of_alerts_is_for_persons(client, world):
    assert client.get("/phan-anh/nhan-tin/").status_code == 302
    client.force_login(make_account(world.citizen, username="sau"))
    session = client.session
    session["accounts.level"] = 1
    session.save()
    assert client.get("/phan-anh/nhan-tin/").status_code == 200
    assert client.post("/phan-anh/nhan-tin/", {"linh_vuc": "chieu-sang"}).status_code == 422
    assert client.post("/phan-anh/nhan-tin/", {"khu_vuc": "80001", "met": "500"}).status_code == 302
    (alert,) = Alert.objects.all()
    assert client.post(f"/phan-anh/nhan-tin/{alert.pk}/bo/").status_code == 302 and not Alert.objects.exists()
