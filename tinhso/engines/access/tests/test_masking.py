"""What is left to see of personal data."""

from datetime import date

import pytest

from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import allow, involve, mask, unmask
from tinhso.engines.access.tests.trial import Folder
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Look


@pytest.mark.parametrize(
    ("value", "data_class", "masked"),
    [
        ("Nguyễn Văn An", "name", "Nguyễn V. A."),
        ("Đặng Thị Ánh Ngọc", "name", "Đặng T. Á. N."),
        ("An", "name", "A."),
        ("080185001212", "identifier", "0801******12"),
        ("12345", "identifier", "*****"),
        ("+84912345678", "phone", "091* *** *78"),
        ("0900 000 101", "phone", "090* *** *01"),
        ("+842723826000", "phone", "027* **** *00"),
        ("+33123456789", "phone", "*331******89"),
        ("1022", "phone", "****"),
        ("an.nguyen@example.vn", "email", "a***@example.vn"),
        ("khong phai thu", "email", "**************"),
        ("Số 5, ấp 3, xã Tân Tây, tỉnh Tây Ninh", "address", "***, xã Tân Tây, tỉnh Tây Ninh"),
        ("ấp 3", "address", "***"),
        (date(1985, 3, 7), "birth", "**/**/1985"),
        ("07/03/1985", "birth", "**/**/1985"),
        ("0071001234567", "account", "00********567"),
        ("tiểu đường", "secret", "******"),
        (None, "name", ""),
        ("", "secret", ""),
    ],
)
def test_each_class_leaves_only_what_it_says(value, data_class, masked):
    assert mask(value, data_class, shown=False) == masked


def test_what_is_shown_is_shown_whole():
    assert mask("080185001212", "identifier", shown=True) == "080185001212"
    assert mask(date(1985, 3, 7), "birth", shown=True) == "07/03/1985"


def test_an_unknown_class_is_an_error_even_where_all_is_shown():
    with pytest.raises(LookupError):
        mask("x", "nickname", shown=True)


@pytest.mark.goal("identity-13")
def test_seeing_more_asks_for_a_right_and_a_reason_and_is_written_down(cast):
    folder = Folder.objects.create()
    involve(folder, cast.here_subjects)
    reason = "Đối chiếu giấy tờ tại quầy"
    with pytest.raises(Denied):
        unmask(cast.official, folder, "identifier", reason)
    allow(cast.position, "access.unmask", cast.here, by=PLATFORM)
    with pytest.raises(Refused) as refused:
        unmask(cast.official, folder, "identifier", "  xem  ")
    assert refused.value.field == "reason"
    assert Look.objects.count() == 0
    unmask(cast.official, folder, "identifier", reason)
    look = Look.objects.get()
    assert (look.actor, look.position, look.subject, look.data_class, look.reason) == (
        cast.person, cast.position, folder.pk, "identifier", reason,
    )  # fmt: skip
