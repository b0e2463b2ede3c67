"""A sealed secret opens here and for its purpose only."""

import pytest

from tinhso.base.sealing import seal, unseal


def test_what_is_sealed_opens_again_and_reads_differently_every_time() -> None:
    first, second = seal("khóa bí mật", "zalo"), seal("khóa bí mật", "zalo")
    assert first != second and "khóa" not in first
    assert unseal(first, "zalo") == unseal(second, "zalo") == "khóa bí mật"


def test_for_another_purpose_or_with_another_secret_it_stays_shut(settings) -> None:  # type: ignore[no-untyped-def]
    sealed = seal("khóa", "zalo")
    with pytest.raises(ValueError):
        unseal(sealed, "open311")
    settings.SECRET_KEY = "another"
    with pytest.raises(ValueError):
        unseal(sealed, "zalo")


def test_nothing_stays_nothing() -> None:
    assert seal("", "zalo") == unseal("", "zalo") == ""
