"""What the layouts themselves need."""

from __future__ import annotations

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tinhso.base.http import allow_script
from tinhso.ui import modules

register = Library()


@register.simple_tag(takes_context=True)
def importmap(context: Context) -> SafeString:
    """The names of the browser modules; the answer's policy learns the digest of this very text."""
    text = modules.importmap()
    allow_script(context["request"], text)
    return format_html('<script type="importmap">{}</script>', mark_safe(text))


@register.simple_block_tag(takes_context=True)
def titled(context: Context, content: str) -> SafeString:
    """Around the title's block: remembers it, so that the page's first heading says the same."""
    context["request"].page_title = title = mark_safe(content.strip())
    return title


@register.simple_block_tag(takes_context=True)
def headed(context: Context, content: str) -> SafeString:
    """Around a page's content: one that brings no first heading of its own gets its title as one."""
    if "<h1" in content:
        return mark_safe(content)
    return format_html("<h1>{}</h1>{}", context["request"].page_title, mark_safe(content))


@register.filter
def getitem(mapping: dict[str, object], key: object) -> object:
    """``{{ figures|getitem:code }}``: what a mapping holds under a key known only to the page."""
    return mapping.get(str(key), "") if mapping else ""
