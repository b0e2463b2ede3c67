"""Open figures: month by month, agency by agency, with what they are made of and how they were revised."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu

ENGINE = Engine(
    code="disclosures",
    name=_("Open figures"),
    uses=("directory", "events", "indicators"),
    urls="tinhso.engines.disclosures.urls",
    prefix="so-lieu-mo",
    menu=(Menu("public", _("Open figures"), "disclosures:figures", order=60),),
    events=(EventKind("disclosures.published", _("Figures of a month were published or revised")),),
    jobs="tinhso.engines.disclosures.jobs",
    demo="tinhso.engines.disclosures.demo:plant",
    append_only=("disclosures_edition", "disclosures_cell"),
)
