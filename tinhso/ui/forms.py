"""How forms draw themselves: label, hint, error, input, in that order."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist


class Renderer(TemplatesSetting):
    """Fields are drawn by the province's own templates, widgets without one by Django's."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def __init__(self) -> None:
        self.django = DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return self.django.get_template(template_name)
