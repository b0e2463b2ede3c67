"""The time of a dossier passes: nothing of a person is left, every figure is as it was."""

from datetime import date

import pytest
from django.db import connection

from tests.main_job.walk import a_pdf
from tests.people.world import COPY, draft
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.keeping.rules import rule_for
from tinhso.engines.cases.models import Case, Hold, Link, Tombstone
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.indicators.api import Period, figures
from tinhso.engines.papers.models import Copy, Paper
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.indicators import SHOWN
from tinhso.systems.services.loading import load_keeping
from tinhso.systems.services.talking.verbs import write

pytestmark = pytest.mark.django_db
NAME, NUMBER, PLACE, SAID = "Quách Thị Vô Danh", "080190099917", "ấp Chẳng Còn Gì", "chuyện riêng trong nhà"
KNOWN_ELSEWHERE = {"directory_party", "directory_person", "accounts_user"}  # she is still registered
LATER = clock.at(2032, 1, 2, 9)  # five years after the end of 2026


@pytest.fixture
def dossier(province):
    """Handed in, talked about, with a file and letters, withdrawn."""
    load_keeping()
    like = province.person("huong")
    person = directory.register_person(
        name=NAME, personal_number=NUMBER, born_on=like.born_on, sex=like.sex, phone="0912345678",
        address=like.party.address, area=like.party.area, by=PLATFORM,
    )  # fmt: skip
    her = directory.actor_for(person)
    made = file_dossier(draft(her, COPY, registered_at=f"Ủy ban nhân dân xã, {PLACE}"), by=her)
    upload = files.store(a_pdf(), name=f"{NAME}.pdf", owner=her.subject)
    files.scan_now(upload.pk)
    write(made.case.pk, text=SAID, files=[upload], by=her)
    province.work()
    cases.withdraw(made.case.pk, reason=f"{NAME} đổi ý", by=her)
    cases.answer_withdrawal(made.case.pk, agree=True, reason="", by=province.actor("duyen"))
    province.work()
    made.case.refresh_from_db()
    return made


@pytest.fixture
def archivist(province):
    return keeper("H53", "Phan Lưu Trữ")


def keeper(office, name):
    person = directory.register_person(name=name, personal_number="", by=PLATFORM)
    post = directory.appoint(
        person, directory.office_by_code(office), "Lưu trữ viên", roles=("archivist",), by=PLATFORM
    )
    return directory.actor_for(post)


def tables_with(*words: str) -> set[str]:
    """Every table of the database in which a row holds one of these words, whatever the column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row[0] for row in cursor.fetchall()]
        found = set()
        for name in names:
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {name} AS row WHERE row::text ILIKE ANY(%s))",
                [[f"%{word}%" for word in words]],
            )
            if cursor.fetchone()[0]:
                found.add(name)
    return found


def figures_of_2026() -> dict[str, object]:
    screen = figures(SHOWN, period=Period.whole_year(2026), compare=())
    return {code: figure.now for code, figure in screen.total.items()}


@pytest.mark.goal("cases-24")
def test_nothing_of_the_person_is_left_in_database_and_files_and_every_figure_is_as_before(dossier, archivist):
    case, words = dossier.case, (NAME, NUMBER, PLACE, SAID)
    held = tables_with(*words)
    assert held >= {"forms_submission", "services_message", "papers_paper", "files_file", "cases_withdrawal"}
    before = (case.code, case.topic, case.office_id, case.submitted_at, case.ended_at, case.stage)
    numbers = list(Paper.objects.filter(about=case.pk).values_list("code", "issued_at"))
    digests = set(Copy.objects.filter(paper__about=case.pk).values_list("sha256", flat=True))
    events = list(Event.objects.filter(subject=case.pk).order_by("id").values())
    with clock.travel(LATER):
        counted = figures_of_2026()
        cases.end_records(case.pk, by=archivist)
        assert tables_with(*words) <= KNOWN_ELSEWHERE
        assert figures_of_2026() == counted
    after = Case.objects.get(pk=case.pk)
    assert before == (after.code, after.topic, after.office_id, after.submitted_at, after.ended_at, after.stage)
    assert (after.applicant, after.title) == (None, dossier.version.procedure.name)
    assert list(Paper.objects.filter(about=case.pk).values_list("code", "issued_at")) == numbers != []
    assert set(Copy.objects.filter(paper__about=case.pk).values_list("sha256", flat=True)) == digests
    assert not File.objects.filter(sha256__in=digests).exists()
    assert files.sweep(older_than=-1) >= len(digests)
    assert list(Event.objects.filter(subject=case.pk).order_by("id").values())[: len(events)] == events
    last = Event.objects.filter(subject=case.pk).latest("recorded_at")
    assert (last.kind, last.actor) == ("cases.records_ended", archivist.subject)


@pytest.mark.goal("cases-24")
def test_the_page_of_an_ended_dossier_says_so_and_names_nobody(province, dossier, archivist):
    with clock.travel(LATER):
        cases.end_records(dossier.case.pk, by=archivist)
    for address in (f"/ho-so/{dossier.case.code}/", f"/tra-cuu/?code={dossier.case.code}&secret=XXXXXX"):
        text = province.client("huong").get(address).content.decode()
        assert "đã hết thời hạn" in text and "02/01/2032" in text, address
        assert NAME not in text


@pytest.mark.goal("cases-24")
def test_the_day_is_the_first_of_the_year_after_and_a_rule_of_its_own_topic_goes_before(dossier):
    case = dossier.case
    assert rule_for(case).ends_on(date(2026, 11, 16)) == date(2032, 1, 1)
    assert case in cases.records_due(date(2032, 1, 1)) and case not in cases.records_due(date(2031, 12, 31))
    cases.set_keeping_rule(kind=case.kind, topic=COPY, years=None, law="x", valid_from=date(2027, 1, 1))
    assert case in cases.records_due(date(2032, 1, 1))  # a later rule does not reach back
    cases.set_keeping_rule(kind=case.kind, topic=COPY, years=None, law="x", valid_from=date(2026, 11, 1))
    assert case not in cases.records_due(date(2200, 1, 1))


@pytest.mark.goal("cases-24")
def test_nothing_goes_early_under_a_hold_with_a_petition_or_while_a_licence_counts(dossier, archivist, province):
    case = dossier.case
    with pytest.raises(Refused):
        cases.end_records(case.pk, by=archivist)
    with clock.travel(LATER):
        cases.hold(case.pk, why=Hold.Ground.APPEAL, note="Đơn 12/2031", by=archivist)
        with pytest.raises(AlreadyDone):
            cases.hold(case.pk, why=Hold.Ground.COURT, by=archivist)
        assert "Đơn 12/2031" in cases.obstacles([case.pk])[case.pk][0]
        refused(case, archivist)
        cases.lift_hold(case.pk, by=archivist)
        with pytest.raises(AlreadyDone):
            cases.lift_hold(case.pk, by=archivist)
        her = province.actor("huong")
        petition = cases.submit(
            kind="feedback.report",
            topic="roads",
            title="Phản ánh",
            office=case.office,
            applicant=province.person("huong").party,
            by=her,
        )
        link = Link.objects.create(case=petition, other=case, kind=Link.Kind.ABOUT)
        refused(case, archivist)
        link.delete()
        paper = Paper.objects.filter(about=case.pk).first()
        licence = Paper.objects.create(
            kind=paper.kind, office=paper.office, book="trial", year=2031, number=1, code="01/GP", about=case.pk,
            data={"title": "Giấy phép"}, valid_until=date(2032, 1, 2),
        )  # fmt: skip
        refused(case, archivist)
        assert licence.code in cases.obstacles([case.pk])[case.pk][0]
    with clock.travel(clock.at(2032, 1, 3, 9)):
        cases.end_records(case.pk, by=archivist)
        with pytest.raises(AlreadyDone):
            cases.end_records(case.pk, by=archivist)
        with pytest.raises(Refused):
            cases.hold(case.pk, why=Hold.Ground.COURT, by=archivist)


def refused(case, archivist):
    with pytest.raises(Refused):
        cases.end_records(case.pk, by=archivist)
    assert not Tombstone.objects.filter(case=case).exists()


@pytest.mark.goal("cases-24")
def test_a_hold_stops_the_nightly_rules_of_other_kinds_too(dossier, archivist):
    cases.hold(dossier.case.pk, why=Hold.Ground.COURT, by=archivist)
    for forget in (cases.erase, lambda key: cases.forget_owner(key, owner=0, title="x", rewrite=str)):
        with pytest.raises(Refused):
            forget(dossier.case.pk)


@pytest.mark.goal("cases-24")
def test_only_an_archivist_of_its_own_offices_ends_records_or_holds_them_back(dossier, province):
    elsewhere = keeper("H53.102", "Phan Xã Bên")
    with clock.travel(LATER):
        for who in (province.actor("duyen"), province.actor("huong"), elsewhere):
            for verb in (cases.end_records, cases.lift_hold, lambda key, by: cases.hold(key, why="court", by=by)):
                with pytest.raises(Denied):
                    verb(dossier.case.pk, by=who)
    assert not Tombstone.objects.exists() and not Hold.objects.exists()
