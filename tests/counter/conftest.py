"""A clerk at counter 1 of a ward's hall, and a paper dossier that was taken in there."""

import pytest

from tests.main_job.test_main_job import ANSWERS as STEPS
from tests.main_job.test_main_job import PROCEDURE
from tests.planted import planted, province
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.systems.services.counter import verbs
from tinhso.systems.services.counter.models import HandedPaper

__all__ = ["planted", "province"]


@pytest.fixture
def hall(province):
    office = Counter.objects.filter(office__code="H53.101.01").first().office
    counters.sit_down(Counter.objects.get(office=office, number=1).pk, by=province.actor("duyen"))
    return office


@pytest.fixture
def draft(province, hall):
    return begun(province, hall)


@pytest.fixture
def dossier(province, draft):
    return verbs.take(draft.pk, consent=True, by=province.actor("duyen"))


@pytest.fixture
def papers(dossier):
    return list(HandedPaper.objects.filter(case=dossier.case).order_by("pk"))


def begun(province, hall, who=None):
    who = who or province.person("huong")
    made = verbs.begin(PROCEDURE, applicant=who, office=hall.parent, hall=hall, by=province.actor("duyen"))
    ticked = {paper.code: {"form": "original", "number": 1} for paper in made.version.papers}
    return verbs.keep(made.pk, typed=complete(made, who), papers=ticked, by=province.actor("duyen"))


def complete(draft, who):
    """What the person's data fill in, and the rest of the main job's answers."""
    known = forms.known_of(draft.version, directory.actor_for(who), who)
    typed = {name: one.typed for name, one in known.items()}
    for given in STEPS.values():
        for name, value in given.items():
            field, _sign, part = name.partition(".")
            if part:
                typed[field] = {**(typed.get(field) or {}), part: value}
            elif field in draft.version.fields:
                typed[field] = value
    return typed


def pages_in(file) -> int:
    return files.pages_of(files.read(file))
