"""The verbs of the link and of the programs: each denied, at the wrong office, a second time, and taken back."""

import json

import pytest
from django.test import RequestFactory

from tests.conformance.verb_test import VerbTest
from tinhso.base import clock
from tinhso.engines.adapters.api import sign
from tinhso.engines.cases.models import Case
from tinhso.engines.clients import api as clients
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.national.inbound.wishing import asked
from tinhso.systems.national.linking import close_linkage, open_linkage
from tinhso.systems.national.models import Linkage, Wish
from tinhso.systems.national.reconciling.verbs import reconcile, tell_again

pytestmark = pytest.mark.django_db
KEY = "what the portal shares with the province"


def ever(system: str = "national") -> None:
    """What was handed in at any time is exchanged."""
    Linkage.objects.filter(system=system).delete()
    open_linkage(system, since=clock.at(2026, 1, 1, 8), by=PLATFORM)


class TestOpenLinkage(VerbTest):
    who = "dang"

    def prepare(self, case, province):
        Linkage.objects.all().delete()

    def do(self, case, province, who):
        return open_linkage("national", by=province.actor(who))


class TestCloseLinkage(VerbTest):
    who = "dang"

    def prepare(self, case, province):
        ever()

    def do(self, case, province, who):
        return close_linkage("national", by=province.actor(who))


class Repeated(VerbTest):
    """Asked for again it is done again: that is what the button is for."""

    who = "dang"

    def prepare(self, case, province):
        ever()

    def test_a_second_time_changes_nothing(self, case, province):
        first, second = (self.do(case, province, self.who) for _ in range(2))
        assert type(first) is type(second)


class TestTellAgain(Repeated):
    def do(self, case, province, who):
        return tell_again(case.pk, by=province.actor(who))


class TestReconcile(Repeated):
    def do(self, case, province, who):
        return reconcile(by=province.actor(who))


class TestAsked(VerbTest):
    """``who`` signs: the portal with its key, another partner with its own, or nobody."""

    who, elsewhere, stranger, answers_again = KEY, "the key of another partner", "", True

    @pytest.fixture(autouse=True)
    def known(self, settings):
        settings.PARTNERS = {**settings.PARTNERS, "national": ("http://127.0.0.1:9/national", KEY)}

    def prepare(self, case, province):
        ever()
        said = {"MaBanTin": "m-1", "MaHoSo": case.code, "LoaiYeuCau": "2", "SoDinhDanh": "080190004128"}
        self.body = json.dumps(said).encode()

    def do(self, case, province, who):
        headers = {"X-Signature": sign(self.body, who.encode())} if who else {}
        answer = asked(RequestFactory().post("/", self.body, content_type="application/json", headers=headers))
        assert Wish.objects.get().granted and Case.objects.get(pk=case.pk).withdrawals.exists()
        return answer


class OfClients(VerbTest):
    """``dang`` keeps the clients of the whole province, a clerk none."""

    who, elsewhere = "dang", "gam"

    def prepare(self, case, province):
        self.client = clients.register(office=case.office, terms=terms(province, "Phần mềm thử"), by=PLATFORM)


def terms(province, name: str, *scopes: str) -> clients.Terms:
    return clients.Terms(name, "Thử nghiệm kết nối.", province.person("nhung"), scopes or ("events.read",))


class TestRegister(OfClients):
    def do(self, case, province, who):
        other = terms(province, "Phần mềm khác", "events.read", "dossiers.read")
        return clients.register(office=directory.office_by_code("H53.101"), terms=other, by=province.actor(who))


class TestChange(OfClients):
    """The same terms once more are the same terms."""

    def do(self, case, province, who):
        return clients.change(self.client.pk, terms=terms(province, "Phần mềm thử", "files.upload"),
                              by=province.actor(who))  # fmt: skip

    def test_a_second_time_changes_nothing(self, case, province):
        first, second = (self.do(case, province, self.who) for _ in range(2))
        assert (first.scopes, first.name) == (second.scopes, second.name)


class TestClose(OfClients):
    def do(self, case, province, who):
        return clients.close(self.client.pk, by=province.actor(who))


class TestMakeKey(OfClients):
    """Two keys live side by side; a third is refused."""

    def prepare(self, case, province):
        super().prepare(case, province)
        clients.make_key(self.client.pk, by=PLATFORM)

    def do(self, case, province, who):
        return clients.make_key(self.client.pk, by=province.actor(who))


class TestRevokeKey(OfClients):
    def prepare(self, case, province):
        super().prepare(case, province)
        self.key, _text = clients.make_key(self.client.pk, by=PLATFORM)

    def do(self, case, province, who):
        return clients.revoke_key(self.key.pk, by=province.actor(who))


class WithReceiver(OfClients):
    def prepare(self, case, province):
        super().prepare(case, province)
        clients.set_webhook(self.client.pk, url="https://example.com/su-kien", by=PLATFORM)


class TestStopWebhook(WithReceiver):
    def do(self, case, province, who):
        return clients.stop_webhook(self.client.pk, by=province.actor(who))


class TestResumeWebhook(WithReceiver):
    def prepare(self, case, province):
        super().prepare(case, province)
        clients.stop_webhook(self.client.pk, by=PLATFORM)

    def do(self, case, province, who):
        return clients.resume_webhook(self.client.pk, by=province.actor(who))


class TestNewWebhookSecret(WithReceiver):
    """Each time another one; the one before signs beside it for two days."""

    def do(self, case, province, who):
        return clients.new_webhook_secret(self.client.pk, by=province.actor(who))

    def test_a_second_time_changes_nothing(self, case, province):
        assert self.do(case, province, self.who) != self.do(case, province, self.who)
