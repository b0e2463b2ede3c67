"""The description of the API: kept in the repository, true of every answer, also to odd requests."""

import json
import re
from contextlib import suppress

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import one_of
from schemathesis import checks
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode

from tests.partners.api.conftest import PROCEDURE, program
from tests.partners.api.test_citizens import Phone, app
from tinhso.engines.access.api import walled
from tinhso.engines.clients.models import Client
from tinhso.engines.clients.rest.building import the_description
from tinhso.project.env import ROOT

KEPT = ROOT / "docs" / "reference" / "openapi.json"
HOSTILE = settings(
    max_examples=8, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SOME = settings(
    max_examples=12, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
TRUE = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


def keep_connection() -> None:
    """Also after a request of the test client, which has them closed again."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)


@pytest.fixture(autouse=True)
def kept_connection():
    """The handler closes connections with each request, as Django's own test client does not."""
    keep_connection()
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations(app=None):
    schema = schemathesis.openapi.from_dict(the_description())
    schema.app, schema.config.base_url = app or WSGIHandler(), "http://testserver"
    return [one.ok() for one in schema.get_all_operations()]


@pytest.mark.goal("cases-26")
def test_the_description_in_the_repository_is_that_of_the_code():
    """Written anew by ./run docs."""
    assert json.loads(KEPT.read_text(encoding="utf-8")) == the_description()


@pytest.mark.django_db
def test_it_is_served_to_everybody_without_a_key(client):
    served = client.get(reverse("api:v1:openapi"))
    assert (served.status_code, served.json()["openapi"]) == (200, "3.1.0")
    assert served.json() == the_description()


@pytest.mark.django_db
def test_what_is_not_there_is_a_problem_too(client):
    for method, path, status in (("get", "/api/v1/nothing", 404), ("delete", "/api/v1/procedures", 405)):
        answer = getattr(client, method)(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert client.get("/api/v1/procedures/%00").status_code in (400, 404)


@pytest.mark.django_db
@pytest.mark.goal("cases-26")
@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.label)
def test_no_request_gets_an_answer_outside_the_description(operation, province):
    """Seeded: the same requests every time. A few hundred in all."""
    ours = program(province, "Chương trình thử mọi thứ")
    Client.objects.filter(pk=ours.client.pk).update(burst=10**6)
    key = {"Authorization": f"Bearer {ours.key}"}

    @SOME
    @given(case=operation.as_strategy())
    def ask(case):
        with walled():
            case.call_and_validate(headers=key, checks=TRUE)

    ask()


def named(operation, ours, said):
    """The path of something that is there, where one code alone names it."""
    if re.findall(r"{(\w+)}", operation.path) != ["code"]:
        return {}
    code = PROCEDURE if "procedures" in operation.path else ours.post("/dossiers", said).json()["code"]
    return {"path_parameters": {"code": code}}


@pytest.mark.django_db
@pytest.mark.goal("cases-26")
@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.label)
def test_hostile_input_gets_no_other_answer_either(operation, province, said):
    """What breaks the description and what fits it, about what is there: a dossier, a procedure, with a right key."""
    ours = program(province, "Chương trình thử mọi thứ")
    Client.objects.filter(pk=ours.client.pk).update(burst=10**6)
    own, fixed = operation.path.startswith("/api/v1/me"), named(operation, ours, said)
    token = Phone(province, app(province)).signed_in()["access_token"] if own else ours.key
    key = {"Authorization": f"Bearer {token}"}
    hostile, fitting = operation.as_strategy(GenerationMode.NEGATIVE, **fixed), operation.as_strategy(**fixed)
    keep_connection()

    @HOSTILE
    @given(case=one_of(hostile, fitting))
    def ask(case):
        with walled():
            case.call_and_validate(headers=key, checks=TRUE)

    with suppress(Unsatisfiable):  # an address without a parameter, a query or a body has nothing to break
        ask()


def test_a_router_that_lies_is_found():
    """The control: an answer of another shape, a status and a type that nobody described, a failure."""

    def answering(answer: HttpResponse):
        def app(environ, start_response):
            start_response(f"{answer.status_code} X", list(answer.headers.items()))
            return [answer.content]

        return next(one for one in operations(app) if one.label == "GET /api/v1/procedures").Case()

    answering(JsonResponse({"items": [], "next": None})).call_and_validate(checks=TRUE)
    for lie in (
        JsonResponse({"items": "many", "next": None}),
        JsonResponse({}, status=418),
        HttpResponse("<h1>500</h1>", status=500),
        HttpResponse("{}", content_type="text/plain"),
    ):
        with pytest.raises(FailureGroup):
            answering(lie).call_and_validate(checks=TRUE)
