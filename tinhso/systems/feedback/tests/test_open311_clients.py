"""The clients of the package index read and write, over a real connection."""

from __future__ import annotations

import pytest
from civicbot import Endpoint, HttpError, HttpTransport, Open311Client, ValidationError
from civicbot.http import RateLimiter
from georeport import GeoReport

from tinhso.base import clock
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.models import Category, Report
from tinhso.systems.feedback.open311.keys import let_in
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.tests.published import moderate
from tinhso.systems.feedback.tests.test_open311 import QUESTIONS
from tinhso.systems.feedback.tests.world import TUESDAY, make_world

pytestmark = [pytest.mark.goal("feedback-31"), pytest.mark.goal("feedback-42")]


@pytest.mark.django_db(transaction=True)
def test_clients_from_the_package_index_read_and_write(live_server):
    """civicbot writes and reads, checking what it sends against our own definitions; georeport reads both forms."""
    with clock.travel(TUESDAY):
        make_world()
        Category.objects.filter(pk="chieu-sang").update(questions=QUESTIONS)
        key = let_in("Bên ngoài", scopes=["report"], by=PLATFORM)[1]
        root = f"{live_server.url}/open311/v2"
        writer = Open311Client(Endpoint("tinh", "Tỉnh", root, write=True), HttpTransport(rate_limiter=RateLimiter(0)))
        given = {"lat": 10.53, "lng": 106.41, "description": "Đèn đường trước trụ sở không sáng.", "api_key": key}
        asked = {"validate_remote": True, "dry_run": False, "confirm": "SEND", **given}
        with pytest.raises(ValidationError, match="how_many"):  # it has read that the question must be answered
            writer.create_request("chieu-sang", attributes={"pole": "T12"}, **asked)
        with pytest.raises(HttpError, match="not known") as refused:
            writer.create_request("cay-do", **{**asked, "api_key": "guessed"})
        assert refused.value.status == 403 and not Report.objects.exists()
        sent = writer.create_request(
            "chieu-sang", attributes={"how_many": "one", "which": ["dusk", "night"]}, first_name="Sáu",
            last_name="Nguyễn Thị", phone="0900 000 301", **asked,
        )  # fmt: skip
        code = sent.response[0]["service_request_id"]
        made = Report.objects.select_related("reporter").get(case__code=code)
        assert (made.answers, made.lat, made.lng) == ({"how_many": "one", "which": ["dusk", "night"]}, 10.53, 106.41)
        assert made.reporter.phone == "+84900000301"
        moderate(made)
        refresh(made.pk)
        assert writer.get_request(code)["description"] and writer.list_requests(status="closed") == []
        assert writer.get_token(str(made.pk))[0]["service_request_id"] == code
        for form in ("json", "xml"):
            reader = GeoReport(root, output_format=form)
            assert {row["service_code"] for row in reader.get_service_list()} == {"ha-tang", "chieu-sang", "cay-do"}
            definition = reader.get_service_definition("chieu-sang")
            attributes = definition["attributes"] if form == "json" else definition["attributes"]["attribute"]
            assert [each["code"] for each in attributes] == ["how_many", "which", "pole"]
            assert reader.get_service_request(code)["service_request_id"] == code
            found = reader.get_service_requests(status="open")
            assert (found[0] if form == "json" else found)["service_request_id"] == code
