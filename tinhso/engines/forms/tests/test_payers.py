"""Whom the tariff favours: asked, shown with its price, proved by a paper, known by age."""

from datetime import date

import pytest

from tinhso.engines.forms import api as forms
from tinhso.engines.forms.designing.shaping import moved
from tinhso.engines.forms.fees import notes_for
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.payers import asking, by_age, favoured, unasked
from tinhso.engines.forms.tests.content import content_of
from tinhso.engines.payments import api as payments

DAY = date(2026, 11, 23)
ASKING = {code: content for code, _day, content in delivered() if forms.PAYER_GROUP in str(content.get("form", ""))}


def groups_in(content):
    fields = [row for page in content["form"]["pages"] for part in page["sections"] for row in part["fields"]]
    field = next(row for row in fields if row["name"] == forms.PAYER_GROUP)
    return {option["value"] for option in field["options"]} - {forms.NO_PAYER_GROUP}


@pytest.mark.django_db
@pytest.mark.goal("cases-18")
def test_every_delivered_form_asks_for_exactly_the_groups_of_its_tariff():
    payments.load_fees()
    with_groups = {
        code: groups
        for code, _day, content in delivered()
        if "form" in content and (groups := {rule.payer_group for rule in payments.fee_rules(code, DAY)} - {""})
    }
    assert with_groups == {code: groups_in(content) for code, content in ASKING.items()}
    assert len(with_groups) == 11


@pytest.mark.parametrize("code", ASKING)
def test_a_group_is_proved_by_its_own_paper_and_only_by_that(code):
    content = ASKING[code]
    assert lint(content) == []
    proofs = {paper["code"]: paper["when"] for paper in content["papers"] if paper["code"].startswith("doi-tuong-")}
    assert proofs["doi-tuong-nguoi-co-cong"] == {"==": [{"var": "payer_group"}, "merit"]}
    assert len(proofs) == len(groups_in(content) - {"child", "elderly"})


def test_asking_again_replaces_the_question_and_its_proofs():
    once = asking(ASKING["1.004873"], ["poor"])
    assert groups_in(once) == {"poor"}
    assert asking(once, ["poor"]) == once


def test_a_form_that_asks_nobody_whom_its_tariff_favours_is_not_published():
    price = {"code": "LP", "kind": "charge", "name": "Lệ phí", "amount": 8000, "legal_basis": "Nghị quyết 1"}
    content = content_of(tariff=[price, *(price | {"payer_group": group, "amount": 0} for group in ("poor", "child"))])
    assert [one.where for one in lint(content)] == ["form"]
    assert "hộ cận nghèo" in lint(content)[0].sentence
    assert "Thêm câu hỏi payer_group" in lint(content)[0].sentence
    asked = asking(content, favoured(content["tariff"]))
    assert lint(asked) == []
    assert [page["code"] for page in asked["form"]["pages"]] == ["trang", "doi-tuong-nop-phi"]
    assert unasked(asked, [*asked["tariff"], price | {"payer_group": "student"}]) == ["student"]


def test_a_question_about_the_payer_keeps_the_place_and_the_words_that_a_keeper_gave_it():
    content = moved(asking(content_of(), ["poor"]), "page:doi-tuong-nop-phi", True)
    content["form"]["pages"][0]["title"] = "Miễn, giảm"
    again = asking(content, ["poor", "student"])
    assert again["form"]["pages"][0]["title"] == "Miễn, giảm"
    assert groups_in(again) == {"poor", "student"}
    assert [paper["code"] for paper in again["papers"]][-2:] == ["doi-tuong-ho-ngheo", "doi-tuong-hoc-sinh"]


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(1966, 11, 23), "elderly"),
        (date(1966, 11, 24), ""),
        (date(2010, 11, 24), "child"),
        (date(2010, 11, 23), ""),
        (None, ""),
    ],
)
def test_age_alone_says_who_is_elderly_and_who_is_a_child(born, group):
    assert by_age(born, DAY) == group


@pytest.mark.django_db
def test_each_group_stands_beside_its_price_and_the_law_beside_the_question():
    payments.load_fees()
    forms.load_procedures()
    version = forms.current("1.004873")
    said = notes_for(version, {}, "online")
    assert said["payer_group.none"] == "7.500 đ"
    assert said["payer_group.poor"] == "0 đ"
    assert said["payer_group"].startswith("Miễn lệ phí cho:")
    assert said["payer_group"].endswith("khuyết tật. Căn cứ: Nghị quyết của Hội đồng nhân dân tỉnh (giá trị ví dụ).")
    assert notes_for(forms.current("2.000635"), {}, "online") == {}


@pytest.mark.django_db
def test_what_is_due_follows_the_group():
    payments.load_fees()
    forms.load_procedures()
    version = forms.current("1.004222")
    assert payments.total(forms.due(version, {}, "desk")) == 20_000
    assert payments.total(forms.due(version, {"payer_group": "none"}, "online")) == 10_000
    assert payments.total(forms.due(version, {"payer_group": "elderly"}, "online")) == 0
