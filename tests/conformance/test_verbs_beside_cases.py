"""The other verbs of the main job: handing in, money, papers."""

import json

import pytest
from django.test import RequestFactory

from tests.conformance.test_verbs import worked
from tests.conformance.verb_test import VerbTest
from tests.dossiers import answered, draft_in, many
from tests.faults.test_twice import KEY, body_of, gateway
from tinhso.engines.adapters.api import sign
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.gateways import PayGov
from tinhso.engines.payments.models import Demand
from tinhso.engines.payments.verbs.notified import notified
from tinhso.systems.services import verbs
from tinhso.systems.services.filing import file_dossier

__all__ = ["gateway"]

pytestmark = pytest.mark.django_db


class TestFileDossier(VerbTest):
    """Pressed twice it finds the same dossier."""

    who, answers_again = "huong", True

    def prepare(self, case, province):
        self.draft = draft_in(answered(province))

    def do(self, case, province, who):
        return file_dossier(self.draft, by=province.actor(who))


@pytest.mark.usefixtures("gateway")
class TestNotice(VerbTest):
    """``who`` signs: the gateway with its key, another partner with its own, or nobody."""

    who, elsewhere, stranger, answers_again = KEY, "the key of another partner", "", True

    def prepare(self, case, province):
        (dossier,) = many(province, 1)
        self.body = body_of(Demand.objects.get(pk=dossier.demand))

    def do(self, case, province, who):
        headers = {"X-Signature": sign(self.body, who.encode())} if who else {}
        request = RequestFactory().post("/", self.body, content_type="application/json", headers=headers)
        return json.dumps(notified(PayGov(), request))


class TestPayCash(VerbTest):
    who = "duyen"

    def prepare(self, case, province):
        (dossier,) = many(province, 1)
        self.demand = dossier.demand

    def do(self, case, province, who):
        return payments.pay_cash(self.demand, by=province.actor(who))


class TestIssue(VerbTest):
    """The result is numbered, drawn up and signed with the decision, or there is neither."""

    who, elsewhere = "quang", "dat"

    def prepare(self, case, province):
        worked(case, province)

    def do(self, case, province, who):
        now = Case.objects.get(pk=case.pk)
        task = Task.objects.get(case=case, kind=Task.Kind.SIGN)
        data = {"outcome": "granted", "reason": "", "version": now.version}
        return verbs.decide(Scene(province.actor(who), now, task), data)


class TestReplacePaper(VerbTest):
    who, elsewhere = "quang", "dat"

    def prepare(self, case, province):
        self.paper = Paper.objects.filter(about=case.pk).latest("issued_at")

    def do(self, case, province, who):
        return papers.replace(self.paper.pk, data=self.paper.data, by=province.actor(who))


class TestRevokePaper(TestReplacePaper):
    def do(self, case, province, who):
        return papers.revoke(self.paper.pk, reason="Sai thông tin", by=province.actor(who))
