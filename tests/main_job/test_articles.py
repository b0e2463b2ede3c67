"""The page of the articles' figures: who reads it, and who opens the records behind it."""

import pytest

from tinhso.engines.indicators.api import Reading, catalogue, figures, read_period
from tinhso.systems.articles import computing
from tinhso.systems.articles.computing import Computed
from tinhso.systems.articles.demo import elsewhere, plant
from tinhso.systems.articles.published import published
from tinhso.systems.articles.showing import rows

SAID = {one.id: one for one in published()}
ADDRESS = "/so-lieu-bai-bao/"


@pytest.fixture(autouse=True)
def read_anew():
    computing._within.cache_clear()
    yield
    computing._within.cache_clear()


def test_a_leader_of_the_province_reads_it_and_opens_the_records(province):
    client = province.client("toan")
    text = client.get(ADDRESS).content.decode()
    assert 'id="F05"' in text and "339.184" in text and "312.085" in text
    assert 'id="T19"' in text
    said = SAID["F04"]
    found = {"F04": Computed(said.ours, Reading(312_085, 328_813))}
    (row,) = (row for row in rows(found, province.actor("toan")) if row.said is said)
    assert row.state == "same" and row.drill == "/chi-tieu/services.online/?ky=2023&don-vi=H53"
    assert client.get(row.drill).status_code == 200


def test_a_chair_of_a_commune_reads_the_figures_but_not_the_provinces_list(province):
    said = SAID["F04"]
    found = {"F04": Computed(said.ours, Reading(312_085, 328_813))}
    assert {row.drill for row in rows(found, province.actor("nhung"))} == {""}
    assert province.client("nhung").get(ADDRESS).status_code == 200


def test_a_citizen_is_not_let_in(province):
    assert province.client("huong").get(ADDRESS).status_code in {302, 403}


def test_other_places_come_in_as_series_with_their_source_and_once(province):
    assert plant() == 0, "they came with the demonstration"
    kept = {code: one for code, one in catalogue().items() if code.startswith("tinh.bai_bao_")}
    assert len(kept) == 16 == len(list(elsewhere()))
    (rank,) = (one for code, one in kept.items() if "f46" in code)
    screen = figures([rank], period=read_period("2020"), compare=())
    assert screen.total[rank.code].value == 28
