"""The bulk planter against the verbs: the same life, at another time, for somebody else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from tinhso.base import clock
from tinhso.engines.cases.models import Case
from tinhso.engines.payments.models import Demand, ReceiptBook
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting import bulk
from tinhso.systems.services.planting.bulk import Order, Press
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.stencils import read_rows, stencil_of

pytestmark = pytest.mark.django_db
WEEKS = timedelta(weeks=2)
SECONDS = re.compile(r"(\d\d\d\d-\d\d-\d\d \d\d:\d\d):\d\d(\.\d+)?\+00")
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def lives_of(writer, homes, who, at):
    ward, commune = homes
    yield writer.settled("2.000635", ward, who, at)
    yield writer.settled("2.000635", commune, who, at, online=False)
    yield writer.settled("1.004873", ward, who, at, late=True)
    yield writer.settled("1.001612", commune, who, at, denied=True)
    yield writer.settled("1.004222", ward, who, at).before("decide")
    yield writer.settled("2.000635", commune, who, at).before("pay_online")
    yield writer.settled("1.001612", ward, who, at).before("accept")


def readable(dossier):
    """The rows of a dossier with every key replaced by the order in which it appears."""
    known = {}
    return {
        table.name: sorted(
            KEY.sub(lambda found: known.setdefault(found[0], f"#{len(known)}"), without_chance(table, line))
            for line in lines
        )
        for table, lines in read_rows(dossier.case_id, dossier.submission_id).items()
    }


def without_chance(table, line):
    """A line without what is drawn at random (the look-up and the payment code) and without seconds, which run on."""
    values = line.split("\t")
    if table.name == "cases_case":
        values[table.columns.index("secret")] = "secret"
    return SECONDS.sub(r"\1", re.sub(r"TS[2-9A-Z]{9}", "TSKEY", "\t".join(values)))


def on_the_minute(life):
    """The same life with every act at a full minute."""
    acts = tuple(replace(act, at=act.at.replace(second=0, microsecond=0)) for act in life.acts)
    return replace(life, at=life.at.replace(second=0, microsecond=0), acts=acts)


def rows_left_by(planting):
    """What ``planting`` wrote, read and taken back, so that the next dossier begins with the same numbers."""
    with transaction.atomic():
        planting()
        found = readable(Dossier.objects.get())
        transaction.set_rollback(True)
    return found


def test_a_copied_dossier_has_row_for_row_what_the_verbs_write(written):
    writer, homes, people = written
    early, other = clock.at(2026, 10, 5, 8, 20), people[1][0]
    for written_life in lives_of(writer, homes, people[0], early):
        life = on_the_minute(written_life)
        stencil = stencil_of(life)
        assert not Dossier.objects.exists()
        assert stencil.fits(WEEKS)
        later = replace(
            life,
            applicant=other,
            at=life.at + WEEKS,
            acts=tuple(replace(act, at=act.at + WEEKS) for act in life.acts),
        )
        lived = rows_left_by(lambda later=later: Living(listeners=False).live([later]))
        copied = rows_left_by(lambda stencil=stencil: Press().plant([Order(stencil, WEEKS, other)]))
        assert copied == lived
        assert len(lived["events_event"]) >= 2


def test_copied_codes_and_receipts_go_on_where_the_verbs_stopped(written):
    writer, homes, people = written
    at = clock.at(2026, 10, 5, 8, 20)
    life = writer.settled("2.000635", homes[0], people[0], at)
    Living(listeners=False).live([life])
    stencil = stencil_of(life)
    assert Press().plant([Order(stencil, timedelta(), who) for who, _ in people[:3]]) == 3
    codes = sorted(Case.objects.values_list("code", flat=True))
    assert codes == [f"H53.101-20261005-{number:07}" for number in (1, 2, 3, 4)]
    assert ReceiptBook.objects.get(office=homes[0].office).last == 4
    Living(listeners=False).live([life])
    assert Case.objects.order_by("pk").last().code == "H53.101-20261005-0000005"


def test_a_stencil_does_not_fit_where_a_holiday_falls_into_its_time(written):
    writer, homes, people = written
    stencil = stencil_of(writer.settled("1.004873", homes[0], people[0], clock.at(2026, 7, 13, 8)))
    assert stencil.fits(timedelta(weeks=1))
    assert not stencil.fits(timedelta(weeks=7))


def test_a_payment_key_drawn_twice_is_drawn_again(written, monkeypatch):
    writer, homes, people = written
    stencil = stencil_of(writer.settled("2.000635", homes[0], people[0], clock.at(2026, 10, 5, 8, 20)))
    drawn = iter(["TS222222222", "TS222222222", "TS333333333"])
    monkeypatch.setattr(bulk, "new_key", lambda: next(drawn))
    assert Press().plant([Order(stencil, WEEKS, who) for who, _ in people[:2]]) == 2
    assert set(Demand.objects.values_list("key", flat=True)) == {"TS222222222", "TS333333333"}
