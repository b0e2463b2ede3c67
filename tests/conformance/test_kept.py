"""The sign-in ends in the middle of a form: whoever signs in again finds it as it was, and nobody else does."""

import html
import re
import time

import pytest
from django.test import Client

from tests.conformance.test_addresses import state
from tests.main_job.test_main_job import PROCEDURE
from tests.main_job.walk import a_pdf, fields_of, send

pytestmark = pytest.mark.django_db
CASE = "/ho-so/{code}/"
DRAFT = f"/nop-ho-so/{PROCEDURE}/{{draft}}/"
# who, the page of the form, what is typed into it
FORMS = {
    "a page of a dossier's form": ("huong", f"{DRAFT}viec-ho-tich/", {
        "matter": "marriage", "copies": "7", "registered_at": 'Ủy ban nhân dân xã "Bình Tâm" <cũ>'}),
    "another page of it": ("huong", f"{DRAFT}nguoi-yeu-cau/", {"applicant_address.line": "Số 9, hẻm 12 & 14"}),
    "withdrawing": ("huong", f"{CASE}rut/", {"reason": "Tôi nộp nhầm thủ tục."}),
    "asking for a supplement": ("duyen", f"{CASE}yeu-cau-bo-sung/", {"reason": "Ảnh mờ\nkhông đọc được"}),
    "refusing": ("duyen", f"{CASE}tu-choi/", {"reason": "Không thuộc thẩm quyền", "basis": "Điều 4 Nghị định 123"}),
}  # fmt: skip


def page_of(owned, name: str) -> tuple[str, str, dict[str, str]]:
    who, page, typed = FORMS[name]
    return who, page.format(code=owned.case.code, draft=owned.draft), typed


def sign_in_again(province, client: Client, who: str) -> None:
    """In the same browser, whose session had ended."""
    client.force_login(province.user(who))
    session = client.session
    session["accounts.level"], session["accounts.seen"] = 2, int(time.time())
    if position := province.position(who):
        session["accounts.hat"], session["accounts.second_factor"] = str(position.pk), True
    session.save()


def send_after_the_end(client: Client, page: str, typed: dict[str, object], *, cookie: bool = False) -> dict[str, str]:
    """Open the page, lose the session (with its ``cookie``, or without), send; what the form showed at first."""
    shown = client.get(page)
    assert shown.status_code == 200, (page, shown.status_code)
    fields = fields_of(shown.text)
    client.session.flush()
    if cookie:
        client.cookies.clear()
    answer = client.post(page, fields | typed, HTTP_REFERER=f"http://testserver{page}")
    assert answer.status_code == 302, page
    assert "next=" in answer["Location"]
    return fields


@pytest.mark.parametrize("cookie", [False, True], ids=["ended by the server", "the browser forgot it"])
@pytest.mark.parametrize("name", FORMS)
def test_whoever_signs_in_again_finds_the_form_as_it_was_and_nothing_sent(province, owned, name, cookie):
    who, page, typed = page_of(owned, name)
    client, before = province.client(who), state()
    send_after_the_end(client, page, typed, cookie=cookie)
    sign_in_again(province, client, who)
    shown = client.get(page).text
    again = fields_of(shown) | areas_of(shown)
    assert {name: again.get(name) for name in typed} == typed
    assert 'class="notice near"' in shown
    assert state() == before


@pytest.mark.parametrize("cookie", [False, True], ids=["ended by the server", "the browser forgot it"])
@pytest.mark.parametrize("name", FORMS)
def test_another_person_at_the_same_browser_never_sees_it(province, owned, name, cookie):
    who, page, typed = page_of(owned, name)
    client = province.client(who)
    send_after_the_end(client, page, typed, cookie=cookie)
    other = "phuc" if who == "huong" else "nhung"
    sign_in_again(province, client, other)
    shown = client.get(page).text
    assert not any(text in shown for text in typed.values() if len(text) > 9)
    sign_in_again(province, client, who)
    assert not any(text in client.get(page).text for text in typed.values() if len(text) > 9)


def test_sent_once_more_it_is_sent_once_and_comes_back_no_more(province, owned):
    who, page, typed = page_of(owned, "a page of a dossier's form")
    client = province.client(who)
    send_after_the_end(client, page, typed)
    sign_in_again(province, client, who)
    answer = send(client, page, {"registered_year": "1987"})
    assert answer.status_code == 302
    saved = fields_of(client.get(page).text)
    assert (saved["copies"], saved["registered_at"]) == ("7", 'Ủy ban nhân dân xã "Bình Tâm" <cũ>')
    assert 'class="notice near"' not in client.get(page).text


def test_the_names_of_files_that_must_be_chosen_again_are_said(province, owned):
    page = DRAFT.format(draft=owned.draft) + "nguoi-yeu-cau/"
    client = province.client("huong")
    send_after_the_end(client, page, {"scan": a_pdf("Sổ hộ khẩu cũ.pdf")})
    sign_in_again(province, client, "huong")
    assert "Sổ hộ khẩu cũ.pdf" in client.get(page).text


def areas_of(page: str) -> dict[str, str]:
    """The text of every textarea, as a browser would show it."""
    found = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.S)
    return {name: html.unescape(text) for name, text in found}
