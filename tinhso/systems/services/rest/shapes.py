"""The shapes of what is told and taken, as the description shows them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from tinhso.engines.clients.api import Page


class Named(Schema):
    code: str
    name: str


class ProcedureRow(Schema):
    code: str
    name: str
    sector: Named
    level: Literal["full", "part", "info"]
    audience: list[str]
    agency_levels: list[str]


class ProcedurePage(Page[ProcedureRow]):
    pass


class Version(Schema):
    number: int
    valid_from: date
    valid_to: date | None = Field(description="The first day on which it is no more.")
    digest: str


class VersionPage(Page[Version]):
    pass


class Paper(Schema):
    code: str
    name: str
    required: bool
    originals: int
    copies: int
    uploaded: bool = Field(description="Whether a file is attached for it.")
    accept: list[str]
    when: dict[str, Any] | None = Field(description="JsonLogic over the answers: only then it is asked for.")
    note: str


class TimeLimit(Schema):
    channel: str
    amount: float
    unit: Literal["hour", "workday", "day", "month", "clock"]


class Fee(Schema):
    code: str
    name: str
    kind: Literal["fee", "charge", "price"]
    amount: int
    unit: Literal["dossier", "copy", "page"]
    channel: str
    payer_group: str
    legal_basis: str
    exemption: str
    valid_from: date
    valid_to: date | None


class Option(Schema):
    value: str
    label: str


class Question(Schema):
    name: str
    type: str
    label: str
    hint: str
    required: bool
    options: list[Option]
    show: dict[str, Any] | None = Field(description="JsonLogic over the answers: only then it is asked.")
    limits: dict[str, Any] = Field(description="JSON Schema of the answer, beyond its type.")
    fields: list[Question]


class WholeProcedure(ProcedureRow):
    version: Version
    summary: str
    papers: list[Paper]
    time_limits: list[TimeLimit]
    fees: list[Fee]
    questions: list[Question]
    legal: list[str]
    results: list[str]


class OfficeRow(Named):
    pass


class OfficePage(Page[OfficeRow]):
    pass


class Stage(Schema):
    code: int = Field(ge=1, le=10, description="As on the National Public Service Portal.")
    name: str


class DossierRow(Schema):
    code: str
    procedure: Named
    office: Named
    stage: Stage
    channel: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None


class DossierPage(Page[DossierRow]):
    pass


class Demand(Schema):
    amount: int
    state: Literal["waiting", "paid", "refunded", "cancelled"]
    purpose: str = Field(description="The text with which a transfer is known.")


class Wanted(Schema):
    code: str
    label: str
    reason: str | None


class Supplement(Schema):
    asked_at: datetime
    answer_by: datetime | None
    reason: str | None
    items: list[Wanted]


class Result(Schema):
    outcome: str
    decided_at: datetime
    number: str | None
    verify: str | None = Field(description="Where anybody can check the signed paper.")


class Personal(Schema):
    applicant: str
    answers: dict[str, Any]


class WholeDossier(DossierRow):
    reference: str = Field(description="The number that the client itself gave it.")
    fees: list[Demand]
    supplement: Supplement | None
    result: Result | None
    personal: Personal | None = Field(description="With the scope `dossiers.personal` only.")


class Applicant(Schema, extra="forbid"):
    personal_number: str = Field(pattern=r"^[0-9]{12}$")
    name: str = Field(min_length=1, max_length=200)
    born_on: date


class Consent(Schema, extra="forbid"):
    how: Literal["signed_form", "code", "spoken"]
    at: AwareDatetime


class Attached(Schema, extra="forbid"):
    paper: str = Field(max_length=40)
    file: UUID


class NewDossier(Schema, extra="forbid"):
    procedure: str = Field(max_length=40, examples=["2.000635"])
    version: int | None = Field(None, ge=1, le=32767, description="Refused where another version is in force.")
    office: str = Field(max_length=35, examples=["H53.101"])
    applicant: Applicant | None = Field(None, description="For whom an agency's client hands in; else its owner.")
    consent: Consent | None = Field(None, description="How and when the applicant agreed; needed with `applicant`.")
    answers: dict[str, Any] = Field(description="By the names of the procedure's questions.")
    files: list[Attached] = Field([], max_length=100)
    reference: str = Field("", max_length=80, description="A number of the client's own.")


class Opened(Schema):
    code: str
    secret: str = Field(description="With the code it opens the public look-up.")
    stage: Stage
    submitted_at: datetime
    href: str


class NewSupplement(Schema, extra="forbid"):
    answers: dict[str, Any] = Field({}, description="Only what was asked for.")
    files: list[Attached] = Field([], max_length=100)
    note: str = Field("", max_length=2000)


class NewWithdrawal(Schema, extra="forbid"):
    reason: str = Field(min_length=1, max_length=2000)


class Acted(Schema):
    code: str
    stage: Stage
