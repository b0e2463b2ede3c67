"""What everybody sees of the agencies' work is what their leaders see, without what would point at single people."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.urls import reverse

from tests.budgets.statements import statements
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.disclosures.models import Cell, Edition
from tinhso.engines.disclosures.opened import open_figures
from tinhso.engines.disclosures.places import rows_on
from tinhso.engines.disclosures.publishing import publish, publish_closed
from tinhso.engines.indicators.api import Period, Place, figures
from tinhso.systems.services.quality import SATISFIED

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)
INSERT = (
    "INSERT INTO events_event (kind, at, recorded_at, office, area, topic, channel, sign, facts) "
    "VALUES (%s, %s, %s, %s, NULL, '1.001193', %s, 1, %s)"
)


def happened(kind: str, at, office, n: int = 1, channel: str = "direct", **facts) -> None:
    with connection.cursor() as cursor:
        for _ in range(n):
            row = [kind, at, at, office.here_id, channel, json.dumps({"matter": "services.dossier", **facts})]
            cursor.execute(INSERT, row)


@pytest.fixture
def october(province):
    """Long An ward received 40 (30 online) and settled 20 (18 in time), Tầm Vu 12 (6 online), the justice 3."""
    day = clock.at(2026, 10, 12, 9)
    ward, commune, justice = (directory.office_by_code(code) for code in ("H53.101", "H53.109", "H53.03"))
    happened("cases.accepted", day, ward, 30, "online")
    happened("cases.accepted", day, ward, 10)
    happened("cases.decided", day, ward, 18, on_time=True)
    happened("cases.decided", day, ward, 2, on_time=False)
    happened("cases.accepted", day, commune, 6, "online")
    happened("cases.accepted", day, commune, 6)
    happened("cases.accepted", day, justice, 3)
    publish(OCTOBER)
    return {"ward": ward, "commune": commune, "justice": justice}


def rows(client, address="/so-lieu-mo/2026-10.json", **query):
    found = client.get(address, query).json()["rows"]
    return {(row["agency_code"], row["with_all_under_it"], row["figure"]): row for row in found}


def test_anybody_reads_figures_with_numerator_and_denominator_and_addresses_that_stay(october, client):
    page = client.get("/so-lieu-mo/")
    assert page.status_code == 200
    assert "30/40" in page.content.decode()
    assert client.get("/so-lieu-mo/2026-10/").content.decode().count("30/40") == 1
    row = rows(client)["H53.101", True, "services.online"]
    assert (row["numerator"], row["denominator"], row["value"], row["edition"]) == (30, 40, 75.0, 1)
    text = client.get("/so-lieu-mo/2026-10.csv").content.decode("utf-8-sig")
    found = [one for one in csv.DictReader(io.StringIO(text)) if one["agency_code"] == "H53.101"]
    assert [one["value"] for one in found if one["figure"] == "services.on_time"] == ["90.0"]
    definitions = client.get("/so-lieu-mo/2026-10.json").json()["definitions"]
    assert all(one["definition"] and one["name"] for one in definitions)


def test_figures_equal_those_of_the_leaders_board(october, client):
    period, published = Period.month(2026, 10), rows(client)
    found = rows_on(period.last)
    assert found is not None
    groups = {
        row.key: Place(directory.offices_under(row.office) if row.whole else [row.office.here_id])
        for row in (found.total, *found.parts)
    }
    board = figures([one.indicator for one in open_figures()], period=period, groups=groups).groups
    compared = 0
    for row in (found.total, *found.parts):
        for one in open_figures():
            told = published[row.office.code, row.whole, one.indicator.code]
            figure = board[row.key][one.indicator.code]
            if told["state"] == "shown":
                assert told["numerator"] == figure.now.of
                assert told["denominator"] == figure.now.over
                assert told["value"] == pytest.approx(figure.value)
                compared += 1
    assert compared > 30


def test_a_small_cell_is_hidden_with_what_it_could_be_computed_from(october, client):
    found = rows(client)
    states = {key[0]: row["state"] for key, row in found.items() if key[2] == "services.received" and key[1]}
    assert (states["H53.03"], states["H53.109"], states["H53.101"]) == ("suppressed", "suppressed", "shown")
    assert states["H53"] == "shown"
    hidden = found["H53.03", True, "services.received"]
    assert (hidden["numerator"], hidden["denominator"], hidden["value"]) == (None, None, None)
    assert found["H53.109", True, "services.online"]["state"] == "suppressed"
    page = client.get("/so-lieu-mo/co-quan/H53.03/").context["tables"][0][1][0][2]
    assert [one.text for one in page.entries[:2]] == ["được ẩn", "được ẩn"]


def test_longer_periods_tell_no_more_than_their_months(october, client):
    september = clock.at(2026, 9, 9, 9)
    for office, n in (("ward", 20), ("commune", 20), ("justice", 20)):
        happened("cases.accepted", september, october[office], n)
    publish(date(2026, 9, 1))
    quarter, month = rows(client, "/so-lieu-mo/2026.json"), rows(client, "/so-lieu-mo/2026-09.json")
    assert month["H53.03", True, "services.received"]["numerator"] == 20
    assert quarter["H53.03", True, "services.received"]["state"] == "suppressed"
    for address in ("/so-lieu-mo/2026/", "/so-lieu-mo/2026-Q4/"):
        assert client.get(address).status_code == 200


def test_a_revision_is_logged_and_the_earlier_edition_stays_at_its_address(october, client):
    assert publish(OCTOBER) is None  # nothing is new
    happened("cases.decided", clock.at(2026, 10, 30, 16), october["ward"], 2, on_time=True)
    assert publish(OCTOBER).number == 2
    ours = ("H53.101", True, "services.decided")
    assert rows(client)[ours]["numerator"] == 22
    assert rows(client, ban="1")[ours]["numerator"] == 20
    page = client.get("/so-lieu-mo/2026-10/")
    log = [(one["before"], one["after"]) for one in page.context["revisions"] if "Long An" in one["office"]]
    assert (20, 22) in log
    assert client.get("/so-lieu-mo/2026-10/?ban=1").context["is_old"]
    assert client.get("/so-lieu-mo/co-quan/H53.101/").context["revisions"]


def test_a_cell_hidden_once_stays_hidden(october, client):
    happened("cases.accepted", clock.at(2026, 10, 13), october["justice"], 30)
    publish(OCTOBER)
    assert rows(client)["H53.03", True, "services.received"]["state"] == "suppressed"


def test_the_running_month_is_not_published(october, client):
    assert publish(date(2026, 11, 1)) is None
    assert client.get("/so-lieu-mo/2026-11/").status_code == 404
    with clock.travel(clock.at(2026, 12, 1, 0, 40)):
        publish_closed(2)
    assert Edition.objects.filter(month=date(2026, 11, 1)).count() in (0, 1)


def test_ratings_are_protected_on_both_sides(october, client):
    day = clock.at(2026, 10, 14)
    happened("cases.rated", day, october["ward"], 9, score=3)
    happened("cases.rated", day, october["ward"], 1, score=1)
    publish(OCTOBER)
    assert rows(client)["H53.101", True, SATISFIED.code]["state"] == "suppressed"


def test_a_page_is_cheap_and_an_unchanged_one_is_not_sent_again(october, client):
    client.get("/so-lieu-mo/2026-10/")
    with statements() as found:
        page = client.get("/so-lieu-mo/2026-10/")
    assert len(found) <= 8, "\n".join(found)
    assert client.get("/so-lieu-mo/2026-10/", headers={"If-None-Match": page["ETag"]}).status_code == 304
    data = client.get("/so-lieu-mo/2026-10.csv")
    assert data["Cache-Control"] == "public, max-age=300"
    assert client.get("/so-lieu-mo/2026-10.csv", headers={"If-None-Match": data["ETag"]}).status_code == 304


def test_a_reader_with_an_account_gets_a_page_that_nobody_keeps(october, province):
    assert "ETag" not in province.client("huong").get("/so-lieu-mo/2026-10/").headers


def test_it_is_found_from_the_first_page_an_agency_and_a_procedure(october, client):
    assert "/so-lieu-mo/" in client.get("/").content.decode()
    assert "/so-lieu-mo/co-quan/H53.101/" in client.get(reverse("directory:office", args=["H53.101"])).content.decode()


@pytest.mark.parametrize(
    "address", ["2026-13/", "1999/", "2026-10.xml", "co-quan/khong-co/", "co-quan/H99/", "2026-10/?ban=99999999999"]
)
def test_what_is_not_there_is_said_so(october, client, address):
    assert client.get(f"/so-lieu-mo/{address}").status_code in (200, 404)


def test_what_was_published_is_never_changed(october):
    with pytest.raises(Error), transaction.atomic():
        Cell.objects.update(value=0)
