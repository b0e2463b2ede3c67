"""Addresses of figures from before the centre had its own lead on."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/dieu-hanh/danh-muc/", "/chi-tieu/"),
        ("/dieu-hanh/danh-muc/a.b/ke-hoach/?ky=2026", "/chi-tieu/danh-muc/a.b/ke-hoach/?ky=2026"),
        ("/dieu-hanh/chot-so-lieu/", "/chi-tieu/chot-so-lieu/"),
        ("/dieu-hanh/services.on_time/?ky=2026-11&phan=over", "/chi-tieu/services.on_time/?ky=2026-11&phan=over"),
    ],
)  # fmt: skip
def test_an_old_address_leads_to_where_its_page_is_now(old, new):
    answer = Client().get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)


def test_what_was_never_an_address_is_not_found():
    assert Client().get("/dieu-hanh/khong-co/").status_code == 404
