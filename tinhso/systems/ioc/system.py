"""The operations centre of the province (trung tâm điều hành thông minh)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Menu, System

SYSTEM = System(
    code="ioc",
    name=_("Operations centre"),
    uses=("accounts", "directory", "events", "indicators"),
    urls="tinhso.systems.ioc.urls",
    prefix="dieu-hanh",
    menu=(Menu("leader", _("Leaders' board"), "ioc:home", needs="indicators.view", order=10),),
    indicators="tinhso.systems.ioc.indicators",
    offers={
        "indicators.board": "tinhso.systems.ioc.indicators:BOARDS",
        "indicators.home": "tinhso.systems.ioc.urls:HOME",
    },
)
