import pytest

from tinhso.base.errors import AlreadyDone, Denied
from tinhso.base.jobs import drain
from tinhso.engines.adapters import verbs
from tinhso.engines.adapters.adapter import NotDelivered
from tinhso.engines.adapters.api import doctor, post
from tinhso.engines.adapters.checking import check_line
from tinhso.engines.adapters.models import Line
from tinhso.engines.adapters.queries import lines
from tinhso.engines.events.api import Actor

pytestmark = pytest.mark.django_db
SOMEBODY = Actor(subject=7, position=8)


@pytest.fixture
def rights(monkeypatch):
    held = set()
    monkeypatch.setattr(verbs.access, "holds", lambda actor, permission: permission in held)
    return held


def test_the_doctor_tells_every_adapters_problems_in_words(partners):
    partners["press"].problems = ["The press has no paper."]
    assert [(f.code, f.problems) for f in doctor()] == [("post", ()), ("press", ("The press has no paper.",))]


def test_a_check_that_breaks_is_a_problem_and_hides_no_other(partners):
    partners["post"].check = lambda: 1 // 0
    assert [f.is_well for f in doctor()] == [False, True]


def test_the_page_counts_what_waits_and_what_was_given_up_for_each_adapter(partners):
    partners["post"].answers = [NotDelivered("No.")]
    post("post", "letter", {}, key="1")
    drain()
    check_line(partners["press"])
    found = {row.adapter.code: (row.waiting, row.given_up, row.line.checked_at is not None) for row in lines()}
    assert found == {"post": (1, 0, False), "press": (0, 0, True)}


def test_an_official_has_a_failed_delivery_tried_again_at_once(partners, rights):
    rights.add("adapters.retry")
    partners["post"].answers = [NotDelivered("No.")]
    thing = post("post", "letter", {}, key="1")
    drain()
    verbs.retry(thing.pk, by=SOMEBODY)
    drain()
    thing.refresh_from_db()
    assert (thing.state, thing.attempts) == ("sent", 1)
    with pytest.raises(AlreadyDone):
        verbs.retry(thing.pk, by=SOMEBODY)


def test_a_stranger_may_not_retry_and_nothing_happens(partners, rights):
    partners["post"].answers = [NotDelivered("No.")]
    thing = post("post", "letter", {}, key="1")
    drain()
    with pytest.raises(Denied):
        verbs.retry(thing.pk, by=SOMEBODY)
    thing.refresh_from_db()
    assert (thing.state, Line.objects.get(pk="post").failures) == ("failed", 1)
