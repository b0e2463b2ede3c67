"""Example values are marked, confirmed by naming a regulation, and named by the doctor until then."""

from datetime import date
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.cases.nearing import thresholds
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.loading import load_reference
from tinhso.systems.feedback.models import Retention, TimeLimit
from tinhso.systems.feedback.tests.test_desk_pages import browser
from tinhso.systems.feedback.values.rows import LEVELS, LIMIT, MORE, RETENTION, value_of, values
from tinhso.systems.feedback.values.telling import unconfirmed
from tinhso.systems.feedback.values.verbs import settle

pytestmark = pytest.mark.django_db
LAW = "Quyết định 12/2026/QĐ-UBND ngày 20/11/2026 của UBND tỉnh"
SAMPLE = "Quy chế 1022 của tỉnh (giá trị mẫu)"


@pytest.fixture
def delivered(world):
    """The delivered rules, as a new installation has them, and a keeper of 1022."""
    TimeLimit.objects.all().delete()
    load_reference()
    keeper = directory.register_person(name="Nguyễn Hữu Lợi", by=PLATFORM)
    world.keeper = directory.appoint(keeper, world.centre, "Phó Giám đốc", roles=("hotline",), by=PLATFORM)
    return world


def the(kind: str, name: str = ""):
    return next(row for row in values() if row.kind == kind and name in row.name)


def test_what_the_law_gives_is_no_example_and_the_rest_is_named_by_the_doctor(delivered):
    rows = values()
    assert {row.law for row in rows if row.kind == LIMIT and not row.is_example} == {
        "Quyết định 766/QĐ-TTg, chỉ số 5.2"
    }
    assert {LIMIT, LEVELS, MORE, RETENTION} == {row.kind for row in rows if row.is_example}
    assert len(unconfirmed()) == sum(row.is_example for row in rows) > 8


def test_a_confirmed_value_holds_with_its_regulation_and_is_named_no_more(delivered):
    by, before = delivered.actor("keeper"), len(unconfirmed())
    limit = the(LIMIT)
    kept = settle(limit, given={"amount": Decimal(4), "unit": "hour"}, law=LAW, by=by)
    assert (kept.law, kept.is_example, kept.given["amount"]) == (LAW, False, 4)
    assert limit_for("sort", delivered.lamp).amount == 4
    assert limit_for("sort", delivered.lamp, clock.today().replace(day=1)).amount == 2  # promises made before
    settle(kept, given={"amount": Decimal(3), "unit": "hour"}, law=LAW, by=by)  # the same day again
    assert limit_for("sort", delivered.lamp).amount == 3
    settle(the(LEVELS), given={f"level_{n}": 40 * n for n in range(1, 5)}, law=LAW, by=by)
    assert thresholds("feedback.report") == {1: 40, 2: 80, 3: 120, 4: 160}
    more = the(MORE)
    settle(more, given=more.given | {"most": 2, "approved_by": "Chủ tịch UBND tỉnh"}, law=LAW, by=by)
    assert the(MORE).given["most"] == 2
    for row in [row for row in values() if row.kind == RETENTION]:
        settle(row, given={"anonymise_days": 100, "delete_days": 200}, law=LAW, by=by)
    assert len(unconfirmed()) == before - 6
    assert Event.objects.filter(kind="feedback.value_settled").count() == 7


def test_loading_the_reference_again_leaves_what_was_settled(delivered):
    settle(the(LIMIT), given={"amount": Decimal(4), "unit": "hour"}, law=LAW, by=delivered.actor("keeper"))
    settle(the(RETENTION), given={"anonymise_days": 10, "delete_days": 20}, law=LAW, by=delivered.actor("keeper"))
    counts = TimeLimit.objects.count(), Retention.objects.count()
    load_reference()
    assert (TimeLimit.objects.count(), Retention.objects.count()) == counts
    assert limit_for("sort", delivered.lamp).amount == 4


@pytest.mark.parametrize("law", ["", SAMPLE])
def test_without_a_regulation_of_ones_own_nothing_is_confirmed(delivered, law):
    with pytest.raises(Refused) as refused:
        settle(the(LIMIT), given={"amount": Decimal(4), "unit": "hour"}, law=law, by=delivered.actor("keeper"))
    assert refused.value.field == "law"
    assert not TimeLimit.objects.filter(valid_from__gt=date(2020, 1, 1)).exists()


def test_only_the_keeper_confirms(delivered):
    for who in ("coordinator", "specialist", "stranger", "citizen"):
        with pytest.raises(Denied):
            settle(the(LIMIT), given={"amount": Decimal(4), "unit": "hour"}, law=LAW, by=delivered.actor(who))
    assert not TimeLimit.objects.filter(law=LAW).exists()
    assert browser(delivered.stranger).get("/phan-anh/quy-dinh/").status_code == 403


def test_the_pages_mark_examples_and_take_the_regulation(delivered):
    client, limit = browser(delivered.keeper), the(LIMIT)
    listed = client.get("/phan-anh/quy-dinh/").content.decode()
    assert SAMPLE not in listed and limit.name in listed
    address = f"/phan-anh/quy-dinh/{limit.kind}/{limit.key}/"
    assert client.post(address, {"amount": "2", "unit": "hour", "law": ""}).status_code == 422
    assert client.post(address, {"amount": "2", "unit": "hour", "law": LAW}).status_code == 302
    assert not value_of(LIMIT, str(TimeLimit.objects.get(law=LAW).pk)).is_example
    for row in values():
        assert client.get(f"/phan-anh/quy-dinh/{row.kind}/{row.key}/").status_code == 200
    assert client.get("/phan-anh/luu-giu/").status_code == 200
    assert client.get(f"/phan-anh/linh-vuc/{delivered.lamp.pk}/").status_code == 200
