"""The demonstration's clients: software of a ward, of a company that hands in for itself, and a citizens' program."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.accounts.api import make_account
from tinhso.engines.accounts.models import User
from tinhso.engines.clients.consents.scopes import citizen_scopes
from tinhso.engines.clients.models import Client
from tinhso.engines.clients.scopes import scopes
from tinhso.engines.clients.verbs import consenting
from tinhso.engines.clients.verbs.registering import Terms, register
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Person
from tinhso.engines.events.api import PLATFORM

WARD, COMPANY = "H53.101", "1199999016"
CITIZEN = "Nguyễn Trần Thị Thanh Hương"


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
    _plant_citizens_program(office, head.person)


def _plant_citizens_program(office: Office, contact: Person) -> None:
    """Without rights of its own; a citizen of the cast has let it in."""
    known = tuple(citizen_scopes())
    app = register(
        office=office,
        terms=Terms(
            "Sổ tay Tây Ninh",
            "Theo dõi hồ sơ của mình trên điện thoại (ứng dụng ví dụ).",
            contact,
            (),
            citizen_scopes=known,
            redirects=("http://localhost:8000/xong", "vn.sotay.congdan:/xong"),
        ),
        by=PLATFORM,
    )
    citizen = Person.objects.filter(party__name=CITIZEN).first()
    if citizen is not None:
        # Nobody has signed in yet: the account is the one that the first arrival from VNeID finds.
        user = User.objects.filter(person=citizen).first() or make_account(citizen, f"vneid-{citizen.pk}")
        consenting.give(app.pk, scopes=known, user=user, by=directory.actor_for(citizen))
