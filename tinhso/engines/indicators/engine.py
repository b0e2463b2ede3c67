"""Figures that are never stale and always lead to their records."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="indicators",
    name=_("Indicators"),
    uses=("access", "accounts", "cases", "directory", "events"),
    urls="tinhso.engines.indicators.urls",
    prefix="chi-tieu",
    menu=(
        Menu("leader", _("Catalogue of indicators"), "indicators:catalogue", needs="indicators.view", order=40),
        Menu("leader", _("Closing of figures"), "indicators:closings", needs="indicators.view", order=50),
    ),
    permissions=(
        Permission("indicators.view", _("See the figures of an office and the lists behind them")),
        Permission("indicators.define", _("Propose indicators and declare series")),
        Permission("indicators.approve", _("Approve indicators and check the values of series")),
        Permission("indicators.plan", _("Set targets and thresholds")),
        Permission("indicators.enter", _("Give the values of series")),
        Permission("indicators.close", _("Close periods and restate published figures")),
    ),
    events=(
        EventKind("indicators.proposed", _("Definition of an indicator proposed")),
        EventKind("indicators.approved", _("Definition of an indicator approved")),
        EventKind("indicators.refused", _("Definition of an indicator refused")),
        EventKind("indicators.thresholds_set", _("Thresholds set")),
        EventKind("indicators.target_set", _("Target set")),
        EventKind("indicators.series_declared", _("Series declared")),
        EventKind("indicators.value_given", _("Value of a series given")),
        EventKind("indicators.checked", _("Values of a series checked")),
        EventKind("indicators.closed", _("Period closed")),
        EventKind("indicators.restated", _("Published figure restated")),
    ),
    jobs="tinhso.engines.indicators.jobs",
    offers={
        "directory.roles": "tinhso.engines.indicators.roles:ROLES",
        "planting.finish": "tinhso.engines.indicators.folding:fold",
    },
)
