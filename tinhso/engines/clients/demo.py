"""The demonstration's clients: the software of a ward, and of a company that hands in for itself."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.clients.models import Client
from tinhso.engines.clients.scopes import scopes
from tinhso.engines.clients.verbs.registering import Terms, register
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM

WARD, COMPANY = "H53.101", "1199999016"


@transaction.atomic
def plant() -> None:
    """Idempotent; their keys are made on the page, since nobody can read one again."""
    office, business = directory.office_by_code(WARD), directory.business_by_tax_code(COMPANY)
    head = directory.head_of(office) if office else None
    if office is None or head is None or head.person is None or Client.objects.exists():
        return
    every = tuple(scopes())
    register(
        office=office,
        terms=Terms(
            "Phần mềm một cửa phường Long An",
            "Nộp hồ sơ thay người dân tại nhà văn hóa khu phố, theo dõi tiến độ.",
            head.person,
            every,
            agreement="Thỏa thuận 12/TT-UBND ngày 02/11/2026",
        ),
        by=PLATFORM,
    )
    if business is not None and business.representative is not None:
        register(
            office=office,
            owner=business.party,
            terms=Terms(
                f"Phần mềm quản lý hồ sơ của {business.party.name}"[:120],
                "Nộp và theo dõi hồ sơ của chính doanh nghiệp.",
                business.representative,
                tuple(code for code in every if code != "dossiers.personal"),
            ),
            by=PLATFORM,
        )
