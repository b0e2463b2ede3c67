"""``{% kept_lists %}`` below the filters of a list: those that the reader has kept, and keeping the present one."""

from __future__ import annotations

from typing import Any

from django.template import Context, Library

from tinhso.engines.accounts.lists import bare, lists_of

register = Library()


@register.inclusion_tag("accounts/kept_lists.html", takes_context=True)
def kept_lists(context: Context) -> dict[str, Any]:
    """Costs no query: the account holds them."""
    request = context["request"]
    address = bare(request.get_full_path())
    lists = lists_of(request.user, request.path)
    is_kept = any(each.address == address for each in lists)
    return {"lists": lists, "address": address, "may_keep": "?" in address and not is_kept, "request": request}
