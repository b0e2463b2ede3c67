from random import Random

import pytest
from django.db import transaction

from tests.province import MONDAY, plant
from tinhso.base import clock
from tinhso.engines.payments.models import ReceiptBook
from tinhso.systems.services.planting.cast import agencies, citizens
from tinhso.systems.services.planting.writing import Writer


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """The province without dossiers, planted once for the module and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.travel(MONDAY):
            plant()
            chance = Random(7)
            homes = agencies(["H53.101", "H53.109"], chance)
            ReceiptBook.objects.bulk_create(ReceiptBook(office=home.office, year=2026) for home in homes)
            made = Writer(chance), homes, citizens(4, homes, chance)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def written(planted, db):
    with clock.travel(MONDAY):
        yield planted
