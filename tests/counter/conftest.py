"""A clerk at counter 1 of a ward's hall, and a paper dossier that was taken in there."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.main_job.conftest import planted, province
from tests.main_job.test_main_job import ANSWERS as STEPS
from tests.main_job.test_main_job import PROCEDURE
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


def page_of_paper(seed: int = 0) -> Image.Image:
    """A scanned page of a paper: grey lines of writing."""
    page = np.full((1754, 1240), 246, dtype=np.uint8)
    for row in range(200 + 7 * seed, 1500, 60):
        page[row : row + 14, 150 : 700 + (row * 37 + seed * 101) % 400] = 70
    return Image.fromarray(page)


def empty_page() -> Image.Image:
    return Image.fromarray(np.full((1754, 1240), 250, dtype=np.uint8))


def pictures(pdf: bytes) -> list[Image.Image]:
    """A printed PDF as a scanner sees it, at 150 dots to the inch."""
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]


def scanned(*pages: Image.Image) -> bytes:
    """The scanner's PDF of these pages."""
    out = io.BytesIO()
    first, *rest = [page.convert("L") for page in pages]
    first.save(out, "PDF", resolution=150, save_all=True, append_images=rest)
    return out.getvalue()


def pages_in(file) -> int:
    return files.pages_of(files.read(file))
