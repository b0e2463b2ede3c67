"""The components as template tags; a builtin library, so no page loads it."""

from __future__ import annotations

from django.template import Library

from tinhso.ui.tags import blocks, forms, lists, maps, page, text

register = Library()
for part in (text, lists, blocks, forms, maps, page):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
