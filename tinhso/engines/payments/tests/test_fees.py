from datetime import date

import pytest
from django.db import IntegrityError

from tinhso.base import clock
from tinhso.engines.payments.api import fee_for, fee_rules, load_fees, total
from tinhso.engines.payments.feerules import tiered
from tinhso.engines.payments.models import FeeRule, Reduction

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def loaded(db):
    load_fees()


def cost(code, channel="direct", groups=(), quantity=1, on=DAY, **kw):
    return total(fee_for(code, channel, groups, quantity, on, **kw))


@pytest.mark.parametrize(
    ("code", "channel", "amount"),
    [
        ("1.004222", "direct", 20_000),
        ("1.004222", "online", 10_000),
        ("1.004194", "online", 7_000),
        ("2.001263", "direct", 400_000),
        ("2.001263", "online", 400_000),
        ("1.013225", "direct", 75_000),
        ("1.013225", "online", 37_500),
        ("1.001612", "direct", 100_000),
        ("1.001612", "online", 0),
        ("2.000884", "online", 10_000),
        ("1.001193", "direct", 0),
    ],
)
def test_a_fee_depends_on_the_procedure_and_the_channel(code, channel, amount):
    assert cost(code, channel) == amount


@pytest.mark.goal("payments-7")
def test_half_off_online_names_the_law_that_grants_it():
    (line,) = fee_for("1.004873", "online", on=DAY)
    assert (line.full, line.percent, line.amount) == (15_000, 50, 7_500)
    assert line.reduction_basis.startswith("Nghị quyết của Hội đồng nhân dân tỉnh")
    assert line.example


def test_nothing_is_taken_off_before_the_reduction_is_in_force_or_after_it_ends():
    Reduction.objects.filter(procedure_code="1.013225").update(valid_to=date(2026, 3, 2))
    assert [cost("1.013225", "online", on=day) for day in (date(2026, 3, 1), DAY)] == [37_500, 75_000]
    assert cost("1.013225", "online", on=date(2025, 6, 30)) == 0


@pytest.mark.parametrize(("pages", "amount"), [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000)])
def test_certified_copies_cost_less_from_the_third_page_on(pages, amount):
    assert cost("2.000815", quantity=pages) == amount


def test_a_certified_copy_costs_two_hundred_thousand_at_most_and_each_copy_counts():
    assert cost("2.000815", quantity=500) == 200_000
    assert cost("2.000815", quantity=3, times=4) == 20_000


def test_extracts_are_paid_for_by_the_copy():
    assert cost("2.000635", quantity=3) == 24_000


def test_who_is_exempt_pays_nothing_and_reads_why():
    (line,) = fee_for("1.004222", "online", {"elderly"}, on=DAY)
    assert line.amount == 0
    assert "người cao tuổi" in line.exemption


def test_the_exemptions_are_shown_to_those_who_pay_too():
    (line,) = fee_for("2.001263", "direct", on=DAY)
    assert line.exemption.startswith("Miễn lệ phí đối với: cha dượng hoặc mẹ kế")


def test_an_unknown_group_pays_like_everyone():
    assert cost("1.004222", groups="left-handed") == 20_000


def test_of_several_groups_the_cheapest_counts():
    assert cost("3.000333", groups=("student",)) == 100_000
    FeeRule.objects.filter(procedure_code="3.000333", payer_group="merit").update(amount=0)
    assert cost("3.000333", groups=("student", "merit")) == 0


def test_two_rules_for_one_fee_on_one_day_are_refused_by_the_database():
    rule = FeeRule.objects.get(procedure_code="2.000884")
    rule.pk, rule.valid_from = None, date(2026, 1, 1)
    with pytest.raises(IntegrityError):
        FeeRule.objects.create(
            **{f.name: getattr(rule, f.name) for f in FeeRule._meta.fields if f.name != "id"},
        )


def test_a_new_rule_follows_one_that_has_ended():
    FeeRule.objects.filter(procedure_code="2.000884").update(valid_to=date(2026, 1, 1))
    FeeRule.objects.create(
        procedure_code="2.000884", code="CT-CK", kind="fee", name="Phí", amount=12_000, valid_from=date(2026, 1, 1)
    )
    assert [cost("2.000884", on=d) for d in (date(2025, 12, 31), date(2026, 1, 1))] == [10_000, 12_000]


def test_without_a_day_the_fees_of_today_are_told():
    with clock.travel(clock.at(2016, 6, 1)):
        assert (fee_for("2.000884"), fee_rules("2.000884")) == ([], [])
    assert len(fee_rules("1.004222")) == 8


def test_loading_twice_changes_nothing():
    before = FeeRule.objects.count(), Reduction.objects.count()
    assert load_fees() == before == (FeeRule.objects.count(), Reduction.objects.count())


def test_a_tier_costs_its_own_price():
    tiers = [{"up_to": 2, "amount": 2000}, {"up_to": 4, "amount": 1500}, {"amount": 1000}]
    assert [tiered(tiers, n) for n in (0, 1, 2, 3, 4, 5)] == [0, 2000, 4000, 5500, 7000, 8000]
