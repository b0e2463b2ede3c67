import hashlib
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from asn1crypto import tsp

from pretend.server import running
from pretend.tsa.service import Refusal

DIGEST = hashlib.sha256(b"").digest()


@pytest.fixture
def tsa(tmp_path):
    with running(tmp_path) as (url, app):
        yield f"{url}/tsa", app.partners["tsa"]


def ask(url: str) -> tsp.TimeStampResp:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": DIGEST}
    wanted = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": 77, "cert_req": True})
    answer = httpx.post(url, content=wanted.dump(), headers={"Content-Type": "application/timestamp-query"})
    assert answer.headers["Content-Type"] == "application/timestamp-reply"
    return tsp.TimeStampResp.load(answer.content)


def info(answer: tsp.TimeStampResp):
    return answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed


def test_a_digest_gets_a_stamp_with_its_nonce(tsa):
    answer = ask(tsa[0])
    assert answer["status"]["status"].native == "granted"
    assert info(answer)["message_imprint"]["hashed_message"].native == DIGEST
    assert info(answer)["nonce"].native == 77


def test_the_root_is_the_same_every_time(tsa):
    assert httpx.get(f"{tsa[0]}/root.pem").text == httpx.get(f"{tsa[0]}/root.pem").text


def test_it_can_stamp_something_else(tsa):
    tsa[1].turn("wrong_imprint", "1")
    assert info(ask(tsa[0]))["message_imprint"]["hashed_message"].native == b"\0" * 32
    assert info(ask(tsa[0]))["message_imprint"]["hashed_message"].native == DIGEST


def test_it_can_refuse(tsa):
    tsa[1].turn("reject", "1")
    with pytest.raises(ValueError, match="time_stamp_token"):
        ask(tsa[0])["status"].native  # noqa: B018


def test_what_is_no_request_is_refused(tsa):
    answer = Refusal.load(httpx.post(tsa[0], content=b"abc").content)
    assert answer["status"]["status"].native == "rejection"


def test_two_first_questions_at_once_find_one_authority(tsa):
    with ThreadPoolExecutor(4) as pool:
        roots = set(pool.map(lambda _: httpx.get(f"{tsa[0]}/root.pem", timeout=30).text, range(4)))
    assert len(roots) == 1
