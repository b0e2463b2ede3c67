"""What five articles published of digital provinces, each figure beside our own (Số liệu các bài báo)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Menu, System

SYSTEM = System(
    code="articles",
    name=_("The articles' figures"),
    uses=("access", "accounts", "directory", "events", "indicators"),
    urls="tinhso.systems.articles.urls",
    prefix="so-lieu-bai-bao",
    menu=(Menu("leader", _("The articles' figures"), "articles:figures", needs="indicators.view", order=60),),
    demo="tinhso.systems.articles.demo:plant",
)
