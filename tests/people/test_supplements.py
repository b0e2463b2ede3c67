"""Supplements: rounds as dated data, what changed between them, and what happens when none comes."""

from datetime import date, timedelta

import pytest

from tests.people.world import draft
from tests.province import MONDAY
from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.jobs import watch_supplements
from tinhso.engines.cases.models import Case, Stage, SupplementRule
from tinhso.engines.messages.models import Message
from tinhso.engines.papers.models import Paper
from tinhso.engines.payments import api as payments
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Amendment
from tinhso.systems.services.supplementing import amend

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-11")]
ITEM = {"what": "registered_year", "label": "Năm đăng ký", "reason": "Chưa đúng với sổ gốc"}


@pytest.fixture
def dossier(province):
    SupplementRule.objects.filter(kind="services.dossier").delete()
    cases.set_supplement_rule(
        "services.dossier", valid_from=date(2020, 1, 1), most=2, answer_days=15, remind_before=3, after="confirm",
        ground="Quy chế một cửa", approved_by="Chủ tịch UBND tỉnh",
    )  # fmt: skip
    made = file_dossier(draft(province.actor("huong")), by=province.actor("huong"))
    payments.pay_cash(made.demand, by=province.actor("duyen"))
    province.work()
    return made


def ask(province, dossier, until=None):
    return cases.ask_supplement(
        dossier.case.pk, items=[ITEM], reason="", answer_by=until, by=province.actor("duyen")
    )  # fmt: skip


def answer(province, dossier, asked, year):
    return amend(
        dossier, asked, answers={"registered_year": year}, files=[], note="", by=province.actor("huong")
    )  # fmt: skip


def test_the_marked_answer_is_shown_with_its_reason_and_the_official_sees_before_and_now(province, dossier):
    asked = ask(province, dossier)
    page = province.client("huong").get(f"/ho-so/{dossier.case.code}/bo-sung/").content.decode()
    assert ITEM["reason"] in page and 'name="registered_year"' in page
    assert 'name="registered_at"' not in page
    answer(province, dossier, asked, 1991)
    answer(province, dossier, ask(province, dossier), 1992)
    assert Amendment.objects.count() == 2
    seen = province.client("duyen").get(f"/ho-so/{dossier.case.code}/").content.decode()
    assert "<del>1990</del>" in seen and "<ins>1991</ins>" in seen
    assert "<del>1991</del>" in seen and "<ins>1992</ins>" in seen


def test_no_more_rounds_than_the_rule_in_force_allows(province, dossier):
    for year in (1991, 1992):
        answer(province, dossier, ask(province, dossier), year)
    with pytest.raises(Refused, match="Quy chế một cửa"):
        ask(province, dossier)
    cases.set_supplement_rule(
        "services.dossier", valid_from=clock.today(), most=3, answer_days=15, remind_before=3,
        ground="Quyết định mới", approved_by="Chủ tịch UBND tỉnh",
    )  # fmt: skip
    assert ask(province, dossier).is_open


def test_a_rule_of_one_procedure_goes_before_that_of_the_kind(province, dossier):
    cases.set_supplement_rule(
        "services.dossier", topic=dossier.case.topic, valid_from=date(2020, 1, 1), most=1, answer_days=5,
        remind_before=1, ground="Thủ tục này", approved_by="Chủ tịch UBND tỉnh",
    )  # fmt: skip
    answer(province, dossier, ask(province, dossier), 1991)
    with pytest.raises(Refused, match="Thủ tục này"):
        ask(province, dossier)


def test_it_is_reminded_of_once_then_an_official_confirms_the_stop(province, dossier):
    asked = ask(province, dossier, MONDAY + timedelta(days=10))
    for days in (0, 8, 9):
        with clock.travel(MONDAY + timedelta(days=days)):
            watch_supplements()
            province.work()
    assert Message.objects.filter(code="services.supplement_due").count() == 1
    with pytest.raises(Refused):
        cases.stop_unanswered(dossier.case.pk, by=province.actor("duyen"))
    with clock.travel(MONDAY + timedelta(days=11)):
        watch_supplements()
        watch_supplements()
        province.work()
        assert Message.objects.filter(code="services.stop_to_confirm").count() == 1
        assert Case.objects.get(pk=dossier.case.pk).stage == Stage.SUPPLEMENT
        for who in ("huong", "gam", "phuc"):
            with pytest.raises(Denied):
                cases.stop_unanswered(dossier.case.pk, by=province.actor(who))
        cases.stop_unanswered(dossier.case.pk, by=province.actor("duyen"))
        province.work()
        with pytest.raises(Refused):
            cases.stop_unanswered(dossier.case.pk, by=province.actor("duyen"))
    assert Case.objects.get(pk=dossier.case.pk).stage == Stage.STOPPED
    assert Paper.objects.about(dossier.case.pk).filter(kind="services.stop").count() == 1
    asked.refresh_from_db()
    assert (asked.reminded_at is not None, asked.lapsed_at is not None) == (True, True)


def test_where_the_rule_says_so_it_stops_by_itself(province, dossier):
    SupplementRule.objects.update(after="automatic", grace=2)
    ask(province, dossier, MONDAY + timedelta(days=5))
    with clock.travel(MONDAY + timedelta(days=6)):
        watch_supplements()
    assert Case.objects.get(pk=dossier.case.pk).stage == Stage.SUPPLEMENT
    with clock.travel(MONDAY + timedelta(days=8)):
        watch_supplements()
        watch_supplements()
        province.work()
    case = Case.objects.get(pk=dossier.case.pk)
    assert (case.stage, "Quy chế một cửa" in case.stop.reason) == (Stage.STOPPED, True)
    assert Paper.objects.about(case.pk).filter(kind="services.stop").count() == 1


def test_an_answer_in_time_is_never_stopped(province, dossier):
    SupplementRule.objects.update(after="automatic")
    answer(province, dossier, ask(province, dossier, MONDAY + timedelta(days=5)), 1991)
    with clock.travel(MONDAY + timedelta(days=30)):
        watch_supplements()
    assert Case.objects.get(pk=dossier.case.pk).stage == Stage.SUBMITTED


def test_1022_has_a_rule_of_its_own():
    rule = cases.supplement_rule("feedback.report", "")
    assert rule is None or (rule.most, rule.after, bool(rule.ground), bool(rule.approved_by)) == (
        3, "automatic", True, True
    )  # fmt: skip


def test_withdrawal_is_walked_on_both_sides(province, dossier):
    huong, duyen = province.client("huong"), province.client("duyen")
    code = dossier.case.code
    case = Case.objects.get(pk=dossier.case.pk)
    cases.accept(
        case.pk, limit=dossier.version.limit("online", ""), process=cases.process_for(case.topic),
        by=province.actor("duyen"),
    )  # fmt: skip
    version = Case.objects.get(pk=case.pk).version
    assert huong.post(f"/ho-so/{code}/rut/", {"version": version, "reason": "Làm nhầm thủ tục"}).status_code == 302
    assert Case.objects.get(pk=case.pk).stage == Stage.WITHDRAWING
    assert f"/ho-so/{code}/tra-loi-rut/" in duyen.get(f"/ho-so/{code}/").content.decode()
    assert huong.get(f"/ho-so/{code}/rut/").status_code == 302
    version = Case.objects.get(pk=case.pk).version
    given = {"version": version, "agree": "yes", "reason": "Theo đề nghị"}
    assert duyen.post(f"/ho-so/{code}/tra-loi-rut/", given).status_code == 302
    province.work()
    assert Case.objects.get(pk=case.pk).stage == Stage.STOPPED
    assert province.client("huong").get(f"/ho-so/{code}/").status_code == 200
