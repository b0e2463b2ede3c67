"""The authority's routes: a stamp for a digest, and the root to believe it by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from threading import Lock

from asn1crypto import core, keys, pem, tsp, x509
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from pretend.messages import Request, Response, html
from pretend.partner import Partner, Route, Switch, World
from pretend.tsa.identity import Identity, identity, make


class TimeStamping(Partner):
    """Down, slow and lost are the common switches; the wrong stamps are its own."""

    code = "tsa"
    name = "Cấp dấu thời gian"
    says = "Dấu thời gian cho chữ ký số (RFC 3161)."
    switches = (
        Switch("wrong_imprint", "Đóng dấu cho văn bản khác"),
        Switch("wrong_nonce", "Trả lời cho yêu cầu khác"),
        Switch("stranger", "Ký bằng chứng thư lạ"),
        Switch("reject", "Từ chối cấp dấu"),
        Switch("garbage", "Trả lời không đúng định dạng"),
        Switch("past", "Đồng hồ chậm mười năm"),
    )

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self._identity: Identity | None = None
        self._making = Lock()  # two first requests at once must not make two authorities

    @property
    def identity(self) -> Identity:
        with self._making:
            if self._identity is None:
                self._identity = identity(self.store)
            return self._identity

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.welcome, machine=False),
            Route("POST", "/", self.stamp),
            Route("GET", "/root.pem", self.root, machine=False),
        ]

    def welcome(self, request: Request) -> Response:
        return html("<p>Gửi yêu cầu dấu thời gian (RFC 3161) bằng POST tới địa chỉ này.</p>")

    def root(self, request: Request) -> Response:
        return Response(self.identity.root.encode(), headers={"Content-Type": "application/x-pem-file"})

    def stamp(self, request: Request) -> Response:
        if self.misbehaves("garbage"):
            return _reply(b"not a time stamp")
        try:
            wanted = tsp.TimeStampReq.load(request.body, strict=True)
            wanted["message_imprint"].native  # noqa: B018  parses, and so refuses what is none
        except (ValueError, TypeError):
            return _reply(_refusal("bad_data_format"))
        if self.misbehaves("reject"):
            return _reply(_refusal("system_failure"))
        if self.misbehaves("wrong_imprint"):
            wanted["message_imprint"]["hashed_message"] = core.OctetString(b"\0" * 32)
        if self.misbehaves("wrong_nonce"):
            wanted["nonce"] = 1
        signer = make() if self.misbehaves("stranger") else self.identity
        at = datetime.now(UTC).replace(microsecond=0)
        if self.misbehaves("past"):
            at -= timedelta(days=3653)
        certificate = x509.Certificate.load(_der(signer.certificate))
        stamper = DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(_der(signer.key)), fixed_dt=at)
        return _reply(stamper.request_tsa_response(wanted).dump())


class Refusal(core.Sequence):  # type: ignore[misc,unused-ignore]
    """A response without a stamp, which the library's own class does not know."""

    _fields = [("status", tsp.PKIStatusInfo)]


def _refusal(why: str) -> bytes:
    status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["Không cấp dấu"], "fail_info": {why}})
    answer: bytes = Refusal({"status": status}).dump()  # type: ignore[no-untyped-call,unused-ignore]
    return answer


def _reply(body: bytes) -> Response:
    return Response(body, headers={"Content-Type": "application/timestamp-reply"})


def _der(text: str) -> bytes:
    der: bytes = pem.unarmor(text.encode())[2]
    return der
