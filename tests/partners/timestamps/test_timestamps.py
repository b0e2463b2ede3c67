import pytest

from pretend.server import running
from tinhso.engines.signatures import timestamps, trust
from tinhso.engines.signatures.adapters import TimeStamping
from tinhso.engines.signatures.api import certificate_of, sign, signer_stamp, validate_pdf
from tinhso.engines.signatures.tests.test_signing import PLACE
from tinhso.engines.signatures.timestamps import NoTimeStamp, try_stamp

pytestmark = pytest.mark.django_db
FAULTS = ["refuse", "lose", "wrong_imprint", "wrong_nonce", "stranger", "reject", "garbage", "past"]


@pytest.fixture(scope="session")
def partners(tmp_path_factory):
    with running(tmp_path_factory.mktemp("pretend")) as (url, app):
        yield url, app.partners["tsa"]


@pytest.fixture
def tsa(partners, settings, monkeypatch, signatures_root):
    """The pretend authority, believed."""
    url, partner = partners
    for switch in partner.all_switches():
        partner.turn(switch.code, "")
    settings.TSA_URL = f"{url}/tsa"
    monkeypatch.setattr(trust, "settings", _Pretending(settings, url))
    yield partner
    (signatures_root / "roots" / "pretend.pem").unlink(missing_ok=True)


class _Pretending:
    def __init__(self, settings, url):
        self.SIGNATURES_ROOT, self.TSA_URL = settings.SIGNATURES_ROOT, settings.TSA_URL
        self.ENV = type("Env", (), {"pretend_url": url})


def test_a_signature_carries_the_stamp_of_the_outside_authority(tsa, letter, chairman):
    made = sign(letter, certificate=certificate_of(chairman), stamp=signer_stamp(PLACE))
    assert made.time_stamped
    (report,) = validate_pdf(made.pdf)
    assert report.is_valid
    assert report.time_stamped
    assert "dấu thời gian giả lập".encode() in bytes.fromhex(_contents(made.pdf))


@pytest.mark.parametrize(
    "fault", ["refuse", "lose", "wrong_imprint", "wrong_nonce", "stranger", "reject", "garbage", "past"]
)
def test_a_bad_stamp_costs_the_time_but_not_the_signature(tsa, letter, chairman, fault):
    tsa.turn(fault, "on")
    made = sign(letter, certificate=certificate_of(chairman), stamp=signer_stamp(PLACE))
    assert not made.time_stamped
    (report,) = validate_pdf(made.pdf)
    assert report.is_valid
    assert not report.time_stamped


def test_an_authority_that_failed_is_left_alone_for_a_minute(tsa, monkeypatch):
    tsa.turn("refuse", "1")
    for _ in range(2):
        with pytest.raises(NoTimeStamp):
            try_stamp()
    monkeypatch.setattr(timestamps.time, "monotonic", lambda: 1e12)
    try_stamp()


def test_the_doctor_hears_of_it(tsa):
    assert TimeStamping().check() == []
    tsa.turn("refuse", "on")
    assert len(TimeStamping().check()) == 1


def test_without_an_authority_the_doctor_says_that_ours_proves_little(db):
    assert len(TimeStamping().check()) == 1


def _contents(pdf: bytes) -> str:
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return pdf[start : pdf.index(b">", start)].decode()
