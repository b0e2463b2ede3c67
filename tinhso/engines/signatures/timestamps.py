"""Time stamps (RFC 3161): from the authority at the setting ``TSA_URL``, or from the installation's own."""

from __future__ import annotations

import asyncio
import hashlib
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from asn1crypto import cms, core, keys, tsp
from django.conf import settings
from pyhanko.sign.general import SigningError, as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tinhso.base import clock
from tinhso.engines.signatures.authority import authority
from tinhso.engines.signatures.keys import key_store
from tinhso.engines.signatures.signer import in_asn1
from tinhso.engines.signatures.trust import context, learn_pretend_root

SECONDS = 4.0  # to wait for one stamp; an official stands before the screen
CLOCKS_APART = timedelta(minutes=5)
PAUSE = 60.0  # seconds for which an authority that failed is left alone, so that signing stays quick
# What the library lets through when an answer is not what it should be.
_MALFORMED = (OSError, ValueError, KeyError, TypeError, AttributeError)
_rests_until: dict[str, float] = {}


class NoTimeStamp(Exception):
    """The authority gave no usable time stamp; the text says why."""


def stamper() -> TimeStamper:
    """The authority to use. Its stamps raise NoTimeStamp when they fail."""
    learn_pretend_root()
    return RemoteStamper(settings.TSA_URL) if settings.TSA_URL else OwnStamper()


def try_stamp() -> None:
    """Get one stamp and throw it away; raises NoTimeStamp."""
    asyncio.run(stamper().async_timestamp(hashlib.sha256(b"").digest(), "sha256"))


class RemoteStamper(TimeStamper):  # type: ignore[misc,unused-ignore]
    """An authority over HTTP; its answer is checked before it goes into a document."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url
        self._trust = context(clock.now())  # reads the database, which the library's event loop may not

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        headers = {"Content-Type": "application/timestamp-query"}
        async with httpx.AsyncClient(timeout=SECONDS) as client:
            answer = await client.post(self.url, content=req.dump(), headers=headers)
        answer.raise_for_status()
        given: tsp.TimeStampResp = tsp.TimeStampResp.load(answer.content, strict=True)
        return given

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        if time.monotonic() < _rests_until.get(self.url, 0.0):
            raise NoTimeStamp("The authority failed a moment ago.")
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            await self._check(token, message_digest)
        except (httpx.HTTPError, TimestampRequestError, SigningError, *_MALFORMED) as error:
            _rests_until[self.url] = time.monotonic() + PAUSE
            raise NoTimeStamp(f"{self.url}: {error}") from error
        _rests_until.pop(self.url, None)
        return token

    async def _check(self, token: cms.ContentInfo, digest: bytes) -> None:
        """Raises ValueError unless the stamp is whole, of a trusted authority and over what was sent."""
        found = await validate_tst_signed_data(token["content"], self._trust, lambda algorithm: digest)
        status = TimestampSignatureStatus(**found)
        if not (status.intact and status.valid and status.trusted):
            raise ValueError("The time stamp is not of a trusted authority or not over what was sent.")
        world = datetime.fromtimestamp(time.time(), UTC)  # not the demonstration's clock, which may be moved
        if abs(status.timestamp - world) > CLOCKS_APART:
            raise ValueError(f"The authority's clock says {status.timestamp.isoformat()}.")


class OwnStamper(DummyTimeStamper):  # type: ignore[misc,unused-ignore]
    """The installation's own authority, in this process, at the province's time."""

    def __init__(self) -> None:
        chain = SimpleCertificateStore.from_certs([in_asn1(authority().issuing)])
        none = keys.PrivateKeyInfo()  # the key stays in the key store; see ``_sign_tst_info``
        super().__init__(in_asn1(authority().stamping), none, certs_to_embed=chain, fixed_dt=_now())

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, Any]:
        attributes = cms.CMSAttributes(
            [
                simple_cms_attribute("content_type", "tst_info"),
                simple_cms_attribute("signing_time", cms.Time({"utc_time": core.UTCTime(dt)})),
                simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self.tsa_cert)),
                simple_cms_attribute("message_digest", hashlib.new(md_algorithm, tst_info_data).digest()),
            ]
        )
        return key_store().sign(authority().keys["stamping"], attributes.dump(), md_algorithm), attributes


def _now() -> datetime:
    return clock.now().replace(microsecond=0)
