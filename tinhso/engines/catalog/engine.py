"""Code lists with validity. The register of the province's information systems is a later part of this engine."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine

ENGINE = Engine(
    code="catalog",
    name=_("Catalogue"),
    demo="tinhso.engines.catalog.loading:load_lists",
    offers={"reference": "tinhso.engines.catalog.loading:load_lists"},
)
