"""How a value becomes points: a rule is data, the same value always gives the same points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused

Rule = Mapping[str, Any]
CENT = Decimal("0.01")
ZERO, ONE = Decimal(0), Decimal(1)
SHARE, LINEAR, AT_LEAST, AT_MOST, STEPS, GIVEN = "share", "linear", "at_least", "at_most", "steps", "given"
NAMES = {
    SHARE: _("share of the target, in full from the target on"),
    LINEAR: _("linear between two values"),
    AT_LEAST: _("in full from the target on, otherwise nothing"),
    AT_MOST: _("in full up to the target, otherwise nothing"),
    STEPS: _("in steps"),
    GIVEN: _("points as judged"),
}


def cents(number: Decimal) -> Decimal:
    """Two decimals, halves up."""
    return number.quantize(CENT, ROUND_HALF_UP)


def points(rule: Rule, value: Decimal, *, maximum: Decimal, target: Decimal | None) -> Decimal:
    """The points of a value, from 0 to ``maximum``, in hundredths; for ``given`` the value itself is the points."""
    if rule["kind"] == GIVEN:
        return cents(min(max(value, ZERO), maximum))
    share = _SHARES[rule["kind"]](rule, value, target)
    return cents(maximum * min(max(share, ZERO), ONE))


def check(rule: Rule, *, target: Decimal | None) -> None:
    """Raises Refused, on the field at fault, for a rule that cannot score."""
    kind = rule.get("kind")
    if kind not in NAMES:
        raise Refused(_("Choose how a value becomes points."), field="rule")
    if kind in {SHARE, AT_LEAST, AT_MOST} and target is None:
        raise Refused(_("This rule needs a target."), field="target")
    if kind == SHARE and target is not None and target <= 0:
        raise Refused(_("A share is of a target above 0."), field="target")
    try:
        if kind == LINEAR and _number(rule["from"]) == _number(rule["to"]):
            raise Refused(_("The two values of a linear rule must differ."), field="numbers")
        if kind == STEPS:
            _check_steps(rule)
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise Refused(_("Write the numbers of the rule."), field="numbers") from error


def _check_steps(rule: Rule) -> None:
    shares = [_number(share) for _from, share in rule["steps"]]
    bounds = [_number(bound) for bound, _share in rule["steps"]]
    if not shares or any(not ZERO <= share <= ONE for share in shares) or len(set(bounds)) != len(bounds):
        raise Refused(_("Each step has a bound of its own and a share from 0 to 1."), field="numbers")


def _share_of_target(rule: Rule, value: Decimal, target: Decimal | None) -> Decimal:
    assert target
    return value / target


def _linear(rule: Rule, value: Decimal, target: Decimal | None) -> Decimal:
    """0 at ``from`` and all at ``to``, which may lie below: then less is better."""
    lo, hi = _number(rule["from"]), _number(rule["to"])
    return (value - lo) / (hi - lo)


def _at_least(rule: Rule, value: Decimal, target: Decimal | None) -> Decimal:
    assert target is not None
    return ONE if value >= target else ZERO


def _at_most(rule: Rule, value: Decimal, target: Decimal | None) -> Decimal:
    assert target is not None
    return ONE if value <= target else ZERO


def _steps(rule: Rule, value: Decimal, target: Decimal | None) -> Decimal:
    """The share of the highest bound that the value reaches; with ``down`` of the lowest that it does not pass."""
    steps = sorted((_number(bound), _number(share)) for bound, share in rule["steps"])
    if rule.get("down"):
        return next((share for bound, share in steps if value <= bound), ZERO)
    return next((share for bound, share in reversed(steps) if value >= bound), ZERO)


_SHARES: dict[str, Callable[[Rule, Decimal, Decimal | None], Decimal]] = {
    SHARE: _share_of_target, LINEAR: _linear, AT_LEAST: _at_least, AT_MOST: _at_most, STEPS: _steps,
}  # fmt: skip


def _number(value: Any) -> Decimal:
    return Decimal(str(value))
