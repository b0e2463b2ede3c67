"""Figures that are never stale and always lead to their records."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, Menu, Permission

ENGINE = Engine(
    code="indicators",
    name=_("Indicators"),
    uses=("access", "accounts", "cases", "directory", "events"),
    urls="tinhso.engines.indicators.urls",
    prefix="dieu-hanh",
    menu=(Menu("leader", _("Leaders' board"), "indicators:board", needs="indicators.view", order=10),),
    permissions=(Permission("indicators.view", _("See the figures of an office and the lists behind them")),),
    jobs="tinhso.engines.indicators.jobs",
    offers={"directory.roles": "tinhso.engines.indicators.roles:ROLES"},
)
