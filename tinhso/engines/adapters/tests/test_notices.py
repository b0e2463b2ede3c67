from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.engines.adapters.api import Untrusted, sign, verify

KEY = b"a shared key"
NOW = clock.now()
PRIVATE = ec.generate_private_key(ec.SECP256R1())
PAIRS = [(KEY, KEY), (PRIVATE, PRIVATE.public_key())]


def reason(content, header, key):
    with pytest.raises(Untrusted) as found:
        verify(content, header, key)
    return found.value.reason


@pytest.mark.parametrize(("signing", "verifying"), PAIRS)
def test_a_signed_notice_is_trusted_and_tells_when_it_was_signed(signing, verifying):
    now = clock.now()
    assert verify(b"paid", sign(b"paid", signing, at=now), verifying) == now.replace(microsecond=0)


@pytest.mark.parametrize(("signing", "verifying"), PAIRS)
def test_a_changed_content_is_forged(signing, verifying):
    assert reason(b"paid 9", sign(b"paid 1", signing), verifying) == "forged"


def test_another_key_is_forged():
    assert reason(b"paid", sign(b"paid", b"another key"), KEY) == "forged"
    assert reason(b"paid", sign(b"paid", ec.generate_private_key(ec.SECP256R1())), PRIVATE.public_key()) == "forged"


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_notice_signed_more_than_five_minutes_from_now_is_late(minutes):
    assert reason(b"paid", sign(b"paid", KEY, at=clock.now() + timedelta(minutes=minutes)), KEY) == "late"


def test_the_time_cannot_be_moved_without_the_key():
    header = sign(b"paid", KEY, at=NOW - timedelta(minutes=6))
    moved = f"t={int(NOW.timestamp())},{header.split(',')[1]}"
    assert reason(b"paid", moved, KEY) == "forged"


@given(st.text(max_size=80))
def test_any_other_header_is_unsigned_or_forged(header):
    assert reason(b"paid", header, KEY) in {"unsigned", "forged"}
