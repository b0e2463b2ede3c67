"""A program follows its dossiers: what it may see, ETags, the supplement, the withdrawal."""

from datetime import date

import pytest

from tests.budgets.statements import statements
from tests.dossiers import many
from tests.partners.api.conftest import EVERY, program
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.clients import api as clients
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Look
from tinhso.engines.payments import api as payments
from tinhso.systems.services.models import Amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(ward, said, province) -> str:
    """A dossier that the ward's program has handed in, its fee paid."""
    made = ward.post("/dossiers", said).json()["code"]
    payments.pay_cash(Case.objects.get(code=made).dossier.demand, by=province.actor("duyen"))
    province.work()
    return made


@pytest.mark.goal("cases-26")
def test_what_has_not_changed_is_not_sent_again(ward, code):
    first = ward.get(f"/dossiers/{code}")
    again = ward.get(f"/dossiers/{code}", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    listed = ward.get("/dossiers")
    assert ward.get("/dossiers", **{"If-None-Match": listed.headers["ETag"]}).status_code == 304


@pytest.mark.goal("cases-26")
def test_who_changes_it_says_which_state_they_have_seen(ward, code, province):
    why = {"reason": "Nộp nhầm thủ tục."}
    seen = ward.get(f"/dossiers/{code}").headers["ETag"]
    assert ward.post(f"/dossiers/{code}/withdrawal", why).status_code == 428
    case = Case.objects.get(code=code)
    limit = case.dossier.version.limit(case.channel)
    cases.accept(case.pk, limit=limit, process=cases.process_for(case.topic), by=province.actor("duyen"))
    stale = ward.post(f"/dossiers/{code}/withdrawal", why, **{"If-Match": seen})
    assert (stale.status_code, stale.json()["code"]) == (412, "changed-meanwhile")
    now = ward.get(f"/dossiers/{code}").headers["ETag"]
    done = ward.post(f"/dossiers/{code}/withdrawal", why, **{"If-Match": now, "Idempotency-Key": "w"})
    assert (done.status_code, done.json()["stage"]["code"]) == (200, 7)
    again = ward.post(f"/dossiers/{code}/withdrawal", why, **{"If-Match": now, "Idempotency-Key": "w"})
    assert (again.status_code, again.json()) == (200, done.json())
    fresh = ward.get(f"/dossiers/{code}").headers["ETag"]
    twice = ward.post(f"/dossiers/{code}/withdrawal", why, **{"If-Match": fresh})
    assert (twice.status_code, twice.json()["code"]) == (409, "conflict")


def test_a_supplement_is_answered_with_what_was_asked_for_alone(ward, code, province):
    case = Case.objects.get(code=code)
    items = [{"what": "registered_year", "label": "Năm đăng ký", "reason": "Năm không khớp sổ."}]
    cases.ask_supplement(case.pk, items=items, reason="Bổ sung năm.", by=province.actor("duyen"))
    got = ward.get(f"/dossiers/{code}")
    assert [item["reason"] for item in got.json()["supplement"]["items"]] == ["Năm không khớp sổ."]
    here, seen = f"/dossiers/{code}/supplement", {"If-Match": got.headers["ETag"]}
    stray = ward.post(here, {"answers": {"copies": 9}}, **seen)
    assert [error["field"] for error in stray.json()["errors"]] == ["answers.copies"]
    wrong = ward.post(here, {"answers": {"registered_year": "năm ngoái"}}, **seen)
    assert [error["field"] for error in wrong.json()["errors"]] == ["answers.registered_year"]
    assert ward.post(here, {}, **seen).status_code == 422
    done = ward.post(here, {"answers": {"registered_year": 1991}}, **seen)
    assert done.status_code == 200, done.content.decode()
    assert Amendment.objects.get(case=case.pk).answers == {"registered_year": 1991}
    assert ward.get(f"/dossiers/{code}").json()["supplement"] is None


def test_another_wards_program_finds_nothing_of_it(other_ward, ward, code):
    assert other_ward.get(f"/dossiers/{code}").status_code == 404
    assert other_ward.get("/dossiers").json()["items"] == []
    why, star = {"reason": "x"}, {"If-Match": "*"}
    assert other_ward.post(f"/dossiers/{code}/withdrawal", why, **star).status_code == 404
    assert Case.objects.get(code=code).stage == 1


def test_a_wards_program_reads_all_of_the_ward_and_acts_on_its_own_alone(ward, said, province):
    (dossier,) = many(province, 1)
    code = dossier.case.code
    assert ward.get(f"/dossiers/{code}").status_code == 200
    refused = ward.post(f"/dossiers/{code}/withdrawal", {"reason": "x"}, **{"If-Match": "*"})
    assert refused.status_code == 403
    assert Case.objects.get(code=code).stage == dossier.case.stage


def test_personal_data_is_shown_with_its_scope_alone_and_the_look_is_written_down(ward, said, province, code):
    plain = program(province, "Chỉ theo dõi", scopes=["dossiers.read"])
    shown = plain.get(f"/dossiers/{code}")
    assert shown.json()["personal"] is None
    assert said["applicant"]["name"] not in shown.content.decode()
    assert said["applicant"]["personal_number"] not in plain.get("/dossiers").content.decode()
    before = Look.objects.count()
    whole = ward.get(f"/dossiers/{code}").json()
    ward.get(f"/dossiers/{code}")
    assert whole["personal"]["applicant"] == said["applicant"]["name"]
    assert Look.objects.count() == before + 1
    assert Look.objects.latest("at").actor == ward.client.subject_id


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/dossiers", "dossiers.read"),
        ("POST", "/dossiers", "dossiers.file"),
        ("GET", "/events", "events.read"),
        ("POST", "/webhook/replay", "events.read"),
    ],
)
def test_without_the_scope_there_is_no_way(province, method, path, scope):
    lacking = [one for one in EVERY if one != scope and not (scope == "dossiers.read" and one == "dossiers.file")]
    answer = program(province, "Thiếu quyền", scopes=lacking).ask(method, path, {} if method == "POST" else None)
    assert answer.status_code == 403
    assert scope in answer.json()["detail"]


def test_no_key_a_wrong_key_and_a_revoked_key_open_nothing(ward):
    keyless = ward.browser.get("/api/v1/dossiers")
    assert (keyless.status_code, keyless.headers["WWW-Authenticate"]) == (401, 'Bearer realm="api"')
    assert ward.get("/dossiers", Authorization="Bearer tinhso_000000000000_x").status_code == 401
    assert ward.get("/dossiers", Authorization="Basic abc").status_code == 401
    other, text = clients.make_key(ward.client.pk, by=PLATFORM)
    assert ward.get("/client", Authorization=f"Bearer {text}").status_code == 200
    clients.revoke_key(other.pk, by=PLATFORM)
    assert ward.get("/client", Authorization=f"Bearer {text}").status_code == 401
    assert ward.get("/client").status_code == 200


def test_a_closed_client_and_one_of_next_week_open_nothing(ward, company):
    clients.close(ward.client.pk, by=PLATFORM)
    assert ward.get("/client").status_code == 401
    assert company.get("/client").status_code == 200
    held = company.client
    terms = clients.Terms(held.name, held.purpose, held.contact, tuple(held.scopes), valid_from=date(2026, 11, 23))
    clients.change(held.pk, terms=terms, by=PLATFORM)
    assert company.get("/client").status_code == 401


@pytest.mark.goal("cases-26")
def test_pages_follow_each_other_without_gap_or_repetition_while_new_ones_come_in(ward, province):
    made = [dossier.case.code for dossier in many(province, 7)]
    first = ward.get("/dossiers?limit=3").json()
    many(province, 2)
    seen = [row["code"] for row in first["items"]]
    cursor = first["next"]
    while cursor:
        page = ward.get(f"/dossiers?limit=3&cursor={cursor}").json()
        seen += [row["code"] for row in page["items"]]
        cursor = page["next"]
    assert seen == made[::-1]
    assert ward.get("/dossiers?cursor=abc").json()["errors"][0]["field"] == "cursor"


def test_too_many_requests_are_told_when_to_go_on(province):
    slow = program(province, "Chạy nhanh")
    clients.change(
        slow.client.pk, by=PLATFORM,
        terms=clients.Terms(slow.client.name, "Thử.", slow.client.contact, EVERY, per_minute=2),
    )  # fmt: skip
    answers = [slow.get("/client") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit"] for answer in answers[:2]] == ['"client";r=1;t=30', '"client";r=0;t=60']
    assert answers[2].headers["Retry-After"] == "30"


def asked(call) -> list[str]:
    call()
    with statements() as found:
        assert call().status_code == 200
    return found


def test_a_call_asks_little_of_the_database(ward, province):
    made = many(province, 60)
    path = f"/dossiers/{made[0].case.code}"
    for call, most in (("/dossiers?limit=50", 8), (path, 15), ("/procedures", 4), ("/procedures/2.000635", 5)):
        found = asked(lambda call=call: ward.get(call))
        # the walls of the test itself are four
        assert len(found) - 4 <= most, "\n".join(sql[:140] for sql in found)
