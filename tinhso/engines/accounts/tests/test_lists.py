"""Somebody keeps the filters of a list under a name."""

from __future__ import annotations

import pytest
from django.test import Client

from tinhso.base.errors import Refused
from tinhso.engines.accounts import lists
from tinhso.engines.accounts.models import User

pytestmark = pytest.mark.django_db
LATE = "/phan-anh/so/?tre=on&linh_vuc=chieu-sang"


def kept(user: User) -> list[tuple[str, str]]:
    return [tuple(each) for each in User.objects.get(pk=user.pk).kept_lists]


def test_filters_are_kept_without_the_words_that_were_looked_for_and_the_place_in_the_list(official: User) -> None:
    lists.keep_list("  Đèn trễ hạn ", "/phan-anh/so/?q=Nguyễn+Văn+A&sau=0&tre=on&kenh=", by=official)
    assert kept(official) == [("Đèn trễ hạn", "/phan-anh/so/?tre=on")]


def test_the_same_name_twice_replaces_and_dropping_twice_changes_nothing(official: User) -> None:
    lists.keep_list("Của tôi", LATE, by=official)
    lists.keep_list("Của tôi", "/phan-anh/so/?dia_ban=7", by=official)
    assert kept(official) == [("Của tôi", "/phan-anh/so/?dia_ban=7")]
    lists.drop_list("Của tôi", by=official)
    lists.drop_list("Của tôi", by=official)
    assert kept(official) == []


@pytest.mark.parametrize(("name", "address"), [("", LATE), ("A", "/phan-anh/so/"), ("A", "/phan-anh/so/?q=Lan")])
def test_without_a_name_or_a_filter_nothing_is_kept(official: User, name: str, address: str) -> None:
    with pytest.raises(Refused):
        lists.keep_list(name, address, by=official)
    assert kept(official) == []


def test_a_thirteenth_is_refused(official: User) -> None:
    for number in range(lists.MOST):
        lists.keep_list(f"Bộ {number}", LATE, by=official)
    with pytest.raises(Refused):
        lists.keep_list("Bộ nữa", LATE, by=official)
    assert len(kept(official)) == lists.MOST


def test_only_those_of_the_page_stand_there(official: User) -> None:
    lists.keep_list("Đèn", LATE, by=official)
    lists.keep_list("Hồ sơ", "/ho-so/?tre=on", by=official)
    official.refresh_from_db()
    assert [each.name for each in lists.lists_of(official, "/ho-so/")] == ["Hồ sơ"]


def test_another_site_is_no_list_and_a_stranger_keeps_none(client: Client, official: User) -> None:
    asked = client.post("/tai-khoan/bo-loc/", {"name": "A", "next": LATE})
    assert asked.status_code == 302 and "dang-nhap" in asked["Location"]
    client.force_login(official)
    answer = client.post("/tai-khoan/bo-loc/", {"name": "A", "next": "https://evil.example/?a=1"})
    assert answer["Location"] == "/" and kept(official) == []
