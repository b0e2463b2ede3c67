from datetime import date
from decimal import Decimal

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files.api import keep_own
from tinhso.engines.files.kinds import PDF
from tinhso.engines.indexes import api as indexes
from tinhso.engines.indexes.models import Item, Mark, Step, Version
from tinhso.engines.indexes.tests.conftest import PERIOD, actor_in
from tinhso.engines.indexes.units import as_units

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-32")]
FOUR, FIVE = Decimal(4), Decimal(5)


@pytest.fixture
def people(offices):
    return {
        "justice": actor_in(offices.justice, "indexes.score"),
        "health": actor_in(offices.health, "indexes.score", "indexes.verify", "indexes.keep"),
        "verifier": actor_in(offices.top, "indexes.verify", "indexes.keep"),
    }


def paper():
    return keep_own(b"%PDF-1.4", name="quy-che.pdf", kind=PDF)


def refused(verb, error=Refused):
    """The verb refuses, and nothing has changed."""
    before = (Mark.objects.count(), Step.objects.count(), Event.objects.filter(kind__startswith="indexes.").count())
    with pytest.raises(error) as raised:
        verb()
    assert before == (
        Mark.objects.count(), Step.objects.count(), Event.objects.filter(kind__startswith="indexes.").count(),
    )  # fmt: skip
    return raised.value


def test_an_office_scores_itself_with_evidence_and_it_is_recorded(line, offices, people):
    mark = indexes.score(line["3"], offices.justice, PERIOD, value=Decimal(1), evidence=[paper()], by=people["justice"])
    assert (mark.points, [row.file.name for row in mark.evidence.all()]) == (5, ["quy-che.pdf"])
    event = Event.objects.get(kind="indexes.scored")
    assert (event.subject, event.office, event.topic) == (mark.pk, offices.justice.here_id, "trial")
    again = indexes.score(line["3"], offices.justice, PERIOD, value=Decimal(0), by=people["justice"])
    assert (again.points, again.evidence.count(), Mark.objects.count()) == (0, 1, 2)


def test_who_may_not_score_scores_nothing(line, offices, people):
    for who in ("health", "verifier"):
        refused(lambda who=who: indexes.score(line["2"], offices.justice, PERIOD, value=FIVE, by=people[who]), Denied)


def test_what_is_computed_exempt_out_of_range_or_unproved_is_refused(line, offices, people, index):
    clerk, commune = people["justice"], actor_in(offices.commune, "indexes.score")
    cases = [
        (line["1"], offices.justice, FIVE, clerk, "value"),
        (line["II"], offices.justice, FIVE, clerk, "value"),
        (line["3"], offices.commune, Decimal(1), commune, "value"),
        (line["2"], offices.justice, Decimal(101), clerk, "value"),
        (line["3"], offices.justice, Decimal(2), clerk, "evidence"),
    ]
    for criterion, office, value, who, field in cases:
        error = refused(lambda: indexes.score(criterion, office, PERIOD, value=value, by=who))  # noqa: B023
        assert error.field == field
    for period in ("2026-11", "2026", "2026-Q4-BC"):
        refused(lambda: indexes.score(line["2"], offices.justice, period, value=FIVE, by=clerk))  # noqa: B023


def test_a_verifier_deviates_with_a_reason_only(line, offices, people):
    indexes.score(line["2"], offices.justice, PERIOD, value=Decimal(100), by=people["justice"])

    def verify(points, note="", who="verifier"):
        return indexes.verify(line["2"], offices.justice, PERIOD, points=points, note=note, by=people[who])

    assert refused(lambda: verify(FOUR)).field == "note"
    assert refused(lambda: verify(Decimal(6), "x")).field == "value"
    refused(lambda: verify(FIVE, who="justice"), Denied)
    refused(lambda: verify(FIVE, who="health"), Denied)
    assert (verify(FIVE).points, verify(FOUR, "thiếu").points) == (5, 4)


def test_a_card_goes_from_the_office_to_the_verifier_and_back(version, line, offices, people, worked):
    unit = as_units([offices.justice])[0]

    def confirm(who="verifier"):
        return indexes.confirm(version, unit, PERIOD, by=people[who])

    refused(confirm)
    refused(lambda: indexes.hand_in(version, offices.justice, PERIOD, by=people["health"]), Denied)
    indexes.hand_in(version, offices.justice, PERIOD, by=people["justice"])
    refused(lambda: indexes.hand_in(version, offices.justice, PERIOD, by=people["justice"]), AlreadyDone)
    refused(lambda: indexes.score(line["2"], offices.justice, PERIOD, value=FIVE, by=people["justice"]))
    back = {"note": "Bổ sung minh chứng"}
    refused(lambda: indexes.give_back(version, offices.justice, PERIOD, note=" ", by=people["verifier"]))
    refused(lambda: indexes.give_back(version, offices.justice, PERIOD, by=people["health"], **back), Denied)
    indexes.give_back(version, offices.justice, PERIOD, by=people["verifier"], **back)
    refused(lambda: indexes.give_back(version, offices.justice, PERIOD, by=people["verifier"], **back), AlreadyDone)
    indexes.score(line["2"], offices.justice, PERIOD, value=Decimal(100), by=people["justice"])
    indexes.hand_in(version, offices.justice, PERIOD, by=people["justice"])
    indexes.verify(line["2"], offices.justice, PERIOD, points=FIVE, by=people["verifier"])
    refused(lambda: confirm("health"), Denied)
    step = confirm()
    assert (step.card["points"], step.card["known"]) == ("14.38", "15.00")
    assert step.card["criteria"]["1"] == {"own": "9.38", "verified": "9.38", "of": 3, "over": 4}
    assert step.card["criteria"]["3"]["verified"] is None
    refused(confirm, AlreadyDone)
    refused(lambda: indexes.verify(line["2"], offices.justice, PERIOD, points=FIVE, by=people["verifier"]))


def test_the_next_version_is_a_copy_that_the_old_cards_do_not_notice(index, version, line, offices, people):
    keeper = people["verifier"]
    with pytest.raises(Denied):
        indexes.draft(index, by=people["health"])
    draft = indexes.draft(index, by=keeper)
    assert indexes.draft(index, by=keeper) == draft
    assert [str(one) for one in draft.items.all()] == [str(one) for one in version.items.all()]
    copied = Item.objects.get(version=draft, number="2")
    given = {"maximum": Decimal(8), "number": "2", "name": "Công khai đủ và đúng", "unit": "percent"}
    rule = {"source": "hand", "target": Decimal(90), "rule": {"kind": "share"}}
    with pytest.raises(Refused) as error:
        indexes.write(draft, copied, parent=copied.parent, by=keeper, **{**given, "maximum": Decimal(0)}, **rule)
    assert error.value.field == "maximum"
    copied.refresh_from_db()
    indexes.write(draft, copied, parent=copied.parent, by=keeper, **given, **rule)
    indexes.drop(Item.objects.get(version=draft, number="3"), by=keeper)
    with pytest.raises(Refused):
        indexes.drop(line["3"], by=keeper)
    with pytest.raises(Refused):
        indexes.write(version, line["2"], parent=line["II"], by=keeper, **given, **rule)
    with pytest.raises(Denied):
        indexes.publish(draft, valid_from=date(2027, 1, 1), by=people["justice"])
    indexes.publish(draft, valid_from=date(2027, 1, 1), by=keeper)
    with pytest.raises(AlreadyDone):
        indexes.publish(draft, valid_from=date(2027, 1, 1), by=keeper)
    version.refresh_from_db()
    line["2"].refresh_from_db()
    assert (version.valid_to, line["2"].maximum) == (date(2027, 1, 1), 5)
    in_force = [Version.objects.in_force(day).get().number for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert in_force == [1, 2]


def test_a_draft_without_criteria_or_out_of_place_is_not_put_in_force(index, version, people):
    keeper = people["verifier"]
    draft = indexes.draft(index, by=keeper)
    group = draft.items.get(number="I")
    for level, parent, number in (("group", group, "9"), ("criterion", None, "9"), ("heading", None, "9")):
        with pytest.raises(Refused) as error:
            indexes.write(draft, None, parent=parent, level=level, number=number, name="x", maximum=None, by=keeper)
        assert error.value.field == "parent"
    with pytest.raises(Refused):
        indexes.write(draft, None, parent=None, level="group", number="I", name="Hai lần", by=keeper)
    for line in draft.items.filter(parent=None):
        indexes.drop(line, by=keeper)
    with pytest.raises(Refused):
        indexes.publish(draft, valid_from=date(2027, 1, 1), by=keeper)
    assert PLATFORM.subject == 0
