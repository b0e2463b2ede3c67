"""The verbs of the catalogue and of granting: each denied, at the wrong office, a second time, and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction

from tests.province import Province
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Grant
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.designing.verbs import reshape
from tinhso.engines.forms.everyday.verbs import add_synonym, remove_synonym
from tinhso.engines.forms.models import Acceptance, Act, Door, ProcedureVersion, Synonym
from tinhso.engines.payments.models import FeeRule

pytestmark = pytest.mark.django_db
CODE = "2.000815"
KEEPERS = {"khanh": "Võ Thị Vân Khánh", "liem": "Phan Thanh Liêm"}  # one writes, the other checks
PRICE = {"code": "LP", "kind": "charge", "name": "Lệ phí thử", "amount": 7000, "legal_basis": "Nghị quyết thử"}
RIGHTS = ("forms.draft", "forms.publish", "forms.channels", "access.grant")


def standing() -> dict[str, Any]:
    """All that these verbs could have changed; refusals that were written down do not count."""
    return {
        "versions": sorted(ProcedureVersion.objects.values_list("pk", "digest", "valid_to", "published_at"), key=str),
        "acts": Act.objects.count(),
        "words": sorted(Synonym.objects.values_list("pk", "removed_at"), key=str),
        "prices": sorted(FeeRule.objects.values_list("pk", "amount", "valid_to"), key=str),
        "doors": (Door.objects.count(), Acceptance.objects.count()),
        "grants": Grant.objects.count(),
        "events": Event.objects.exclude(kind="access.denied").count(),
    }


class CatalogueVerb:
    """``do`` calls the verb as an actor; ``prepare`` brings the catalogue to where it is possible."""

    who: ClassVar[str] = "khanh"

    def prepare(self, province: Province) -> None: ...

    def do(self, by: Actor) -> object:
        raise NotImplementedError

    @pytest.fixture(autouse=True)
    def prepared(self, province: Province) -> None:
        self.prepare(province)

    def actor(self, who: str) -> Actor:
        (position,) = directory.positions_of(Person.objects.get(party__name=KEEPERS[who]))
        return directory.actor_for(position)

    def refused(self, by: Actor) -> None:
        before = standing()
        with pytest.raises((Denied, Refused, AlreadyDone)), transaction.atomic():
            self.do(by)
        assert standing() == before

    def test_a_stranger_is_denied_and_nothing_changes(self, province: Province) -> None:
        self.refused(province.actor("phuc"))

    def test_who_has_the_right_at_another_office_is_denied(self, province: Province) -> None:
        gam, position = province.actor("gam"), province.position("gam")
        assert position is not None
        for right in RIGHTS:
            access.allow(gam.position or gam.subject, right, position.office.here_id, by=PLATFORM)
        self.refused(gam)

    def test_a_second_time_changes_nothing(self) -> None:
        self.do(self.actor(self.who))
        self.refused(self.actor(self.who))

    def test_what_is_taken_back_leaves_nothing(self) -> None:
        before = standing()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            self.do(self.actor(self.who))
            assert standing() != before
            raise ZeroDivisionError
        assert standing() == before


class Drafted(CatalogueVerb):
    def prepare(self, province: Province) -> None:
        tomorrow = clock.today() + timedelta(days=1)
        self.version = forms.new_version(CODE, by=self.actor("khanh"), valid_from=tomorrow)
        self.priced()

    def priced(self) -> None:
        reshape(self.version.pk, lambda content: content | {"tariff": [PRICE]}, by=self.actor("khanh"))


@pytest.mark.goal("cases-28")
class TestReshape(Drafted):
    """Writing again is allowed, so a second time is after it was proposed."""

    def do(self, by: Actor) -> object:
        made = reshape(self.version.pk, lambda content: content | {"summary": "Khác."}, by=by)
        forms.propose(self.version.pk, by=by)
        return made


@pytest.mark.goal("cases-28")
class TestPropose(Drafted):
    def do(self, by: Actor) -> object:
        return forms.propose(self.version.pk, by=by)


class Proposed(Drafted):
    who = "liem"

    def prepare(self, province: Province) -> None:
        super().prepare(province)
        forms.propose(self.version.pk, by=self.actor("khanh"))


@pytest.mark.goal("cases-28")
class TestPublish(Proposed):
    def do(self, by: Actor) -> object:
        return forms.publish(self.version.pk, by=by)

    def test_the_prices_come_into_force_with_the_version(self) -> None:
        self.do(self.actor("liem"))
        day = self.version.valid_from
        assert [rule.amount for rule in FeeRule.objects.filter(procedure_code=CODE, valid_to=None)] == [7000]
        assert not FeeRule.objects.filter(procedure_code=CODE, valid_from__lt=day, valid_to=None).exists()

    def test_the_author_is_refused(self) -> None:
        self.refused(self.actor("khanh"))


class TestSendBack(Proposed):
    def do(self, by: Actor) -> object:
        return forms.send_back(self.version.pk, by=by, reason="Thiếu căn cứ")


class TestWithdraw(CatalogueVerb):
    who = "liem"

    def do(self, by: Actor) -> object:
        version = ProcedureVersion.objects.filter(procedure__code=CODE).latest("number")
        return forms.withdraw(version.pk, by=by, last_day=clock.today())


class TestAddSynonym(CatalogueVerb):
    def do(self, by: Actor) -> object:
        return add_synonym("sao y chang", "chứng thực bản sao", by=by)


class TestRemoveSynonym(CatalogueVerb):
    def prepare(self, province: Province) -> None:
        self.row = add_synonym("sao y chang", "chứng thực bản sao", by=self.actor("khanh"))

    def do(self, by: Actor) -> object:
        remove_synonym(self.row.pk, by=by)
        return self.row


@pytest.mark.goal("cases-30")
class TestBringIn(CatalogueVerb):
    """By a person it becomes a proposal; a second time that proposal is in the way of the same one."""

    def prepare(self, province: Province) -> None:
        archive = forms.taken_out()
        (row,) = archive.procedures[CODE][-1:]
        changed = forms.Row(row.valid_from, None, row.content | {"summary": "Từ kho khác."})
        self.archive = forms.Archive(archive.sectors, archive.life_events, [], {CODE: [changed]})

    def do(self, by: Actor) -> object:
        changes = forms.bring_in(self.archive, by=by)
        if not any(change.kind == "changed" for change in changes):
            raise AlreadyDone("")
        return changes

    def test_a_second_time_changes_nothing(self) -> None:
        """The proposal is replaced by the same one: still one draft with the same content."""
        self.do(self.actor("khanh"))
        before = ProcedureVersion.objects.values_list("procedure", "number", "digest", "published_at")
        first = sorted(before, key=str)
        self.do(self.actor("khanh"))
        assert sorted(before.all(), key=str) == first


class TestSetDoor(CatalogueVerb):
    who = "liem"

    def prepare(self, province: Province) -> None:
        _allowed(self.actor("liem"))

    def do(self, by: Actor) -> object:
        mode = Door.Mode.OWN if forms.door_of("") == Door.Mode.NATIONAL else Door.Mode.NATIONAL
        self.mode = getattr(self, "mode", mode)
        return forms.set_door(self.mode, valid_from=_later(), basis="Quyết định thử", by=by)


class TestSetChannels(CatalogueVerb):
    who = "liem"

    def prepare(self, province: Province) -> None:
        _allowed(self.actor("liem"))

    def do(self, by: Actor) -> object:
        return forms.set_channels(["online"], valid_from=_later(), basis="Quyết định thử", by=by)


class TestAllowAll(CatalogueVerb):
    """Granting a position's rights in one go."""

    def prepare(self, province: Province) -> None:
        self.holder, self.begins = access.new_subject("position"), clock.now()
        self.top = directory.top_office()
        access.allow(self.actor("khanh").position or 0, "access.grant", self.top.below_id, by=PLATFORM)  # type: ignore[union-attr]

    def do(self, by: Actor) -> object:
        rights = [("forms.draft", self.top.below_id), ("forms.publish", self.top.below_id)]  # type: ignore[union-attr]
        return access.allow_all(self.holder, rights, by=by, valid_from=self.begins)


def _allowed(actor: Actor) -> None:
    top = directory.top_office()
    assert top is not None
    access.allow(actor.position or actor.subject, "forms.channels", top.below_id, by=PLATFORM)


def _later() -> date:
    return clock.today() + timedelta(days=40)
