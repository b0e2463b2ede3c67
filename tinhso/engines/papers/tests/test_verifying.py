import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tinhso.base.errors import Denied
from tinhso.engines.access.api import allow
from tinhso.engines.directory.api import actor_for
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files.api import read
from tinhso.engines.files.models import File
from tinhso.engines.papers.api import by_token, compare, issue_now, link_of, of_owners, public_rows, revoke, state
from tinhso.engines.papers.tests.conftest import DATA, LETTER
from tinhso.engines.papers.tokens import grouped, new_token, read_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(letter_of, chairman):
    return issue_now(LETTER, **letter_of, sign_as=chairman)


def test_a_code_is_read_however_it_is_typed(paper):
    for typed in (
        paper.token,
        grouped(paper.token),
        f"http://localhost:8000/xac-minh/{paper.token}/",
        f" {paper.token}\n",
    ):
        assert by_token(typed) == paper
    assert by_token("0000") is None
    assert len({new_token() for _ in range(1000)}) == 1000
    assert read_token("K7M2-P9QX 4DHT") == "k7m2p9qx4dht"


def test_the_public_sees_no_personal_data_but_what_is_declared_and_masked(client, paper):
    page = client.get(reverse("papers:verified", args=[paper.token]))
    assert page.status_code == 200
    body = page.content.decode()
    assert paper.code in body
    assert DATA["name"] not in body
    assert DATA["text"] not in body
    values = dict(public_rows(paper)).values()
    assert "22/11/2026" in values
    assert "Đặng T. N. Ử." in values


def test_an_unknown_code_is_a_sentence(client):
    assert client.get(reverse("papers:verified", args=["abcabcabcabc"])).status_code == 404
    assert client.get(reverse("papers:verify"), {"code": ""}).status_code == 422
    assert client.get(reverse("papers:verify")).status_code == 200


def test_a_typed_code_leads_to_its_page(client, paper):
    answer = client.get(reverse("papers:verify"), {"code": grouped(paper.token)})
    assert answer["Location"] == reverse("papers:verified", args=[paper.token])


@pytest.mark.goal("signatures-13")
def test_a_dropped_file_is_compared_and_forgotten(client, paper):
    files = File.objects.count()
    upload = SimpleUploadedFile("a.pdf", read(paper.file), "application/pdf")
    page = client.post(reverse("papers:verified", args=[paper.token]), {"file": upload})
    assert page.status_code == 200
    assert page.context["comparison"].same
    assert File.objects.count() == files


def test_a_changed_file_is_not_the_paper_and_its_signature_says_so(paper):
    data = read(paper.file)
    place = data.index(b"/MediaBox") + 1
    comparison = compare(data[:place] + b"m" + data[place + 1 :], paper)
    assert (comparison.same, comparison.other) == (False, None)
    assert [report.intact for report in comparison.signatures] == [False, False]


def test_a_file_of_another_paper_is_named(paper, letter_of):
    other = issue_now(LETTER, **letter_of)
    assert compare(read(other.file), paper).other == other
    assert compare(read(other.file), None).other == other


def test_a_file_checked_without_a_code_is_led_to_its_own_page(client, paper):
    upload = SimpleUploadedFile("a.pdf", read(paper.file), "application/pdf")
    html = client.post(reverse("papers:verify"), {"file": upload}).content.decode()
    assert "Tệp là giấy tờ do tỉnh cấp." in html
    assert reverse("papers:verified", args=[paper.token]) in html


def test_what_is_no_pdf_is_refused_beside_the_field(client, paper):
    page = client.post(reverse("papers:verify"), {"file": SimpleUploadedFile("a.pdf", b"abc")})
    assert page.status_code == 422


@pytest.mark.goal("cases-22")
def test_a_revoked_paper_says_so_to_everyone(client, paper):
    revoke(paper.pk, reason="Cấp nhầm cho bà Trần Thị B", by=PLATFORM)
    page = client.get(reverse("papers:verified", args=[paper.token]))
    assert page.context["tone"] == "late"
    assert "Trần Thị B" not in page.content.decode()
    assert state(by_token(paper.token))[1] == "late"


@pytest.mark.goal("cases-22")
def test_the_wallet_holds_ones_own_papers_alone(paper, citizen):
    assert of_owners([citizen.party.subject_id]) == [paper]
    assert of_owners([citizen.party.subject_id + 1]) == []


def test_the_wallet_asks_a_stranger_to_sign_in(client, paper):
    for url in (reverse("papers:wallet"), reverse("papers:download", args=[paper.token])):
        assert client.get(url).status_code == 302


def test_a_paper_opens_for_its_owner_and_for_those_who_may_read_it(paper, citizen, chairman, office):
    assert link_of(paper, by=actor_for(citizen)).startswith("/tep/")
    with pytest.raises(Denied):
        link_of(paper, by=actor_for(chairman))
    allow(chairman.subject_id, "papers.read", office.here_id, by=PLATFORM)
    assert link_of(paper, by=actor_for(chairman)).startswith("/tep/")
