"""Parts that draw rows: summary lists, timelines, steps, tasks, tabs, pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template import Library
from django.utils.translation import gettext as _

from tinhso.ui.rows import Row, Text

register = Library()
Context = dict[str, Any]


@register.inclusion_tag("ui/parts/summary_list.html")
def summary_list(rows: Iterable[Any], card: Text = "") -> Context:
    """``{% summary_list rows %}``: Row objects, dicts, or tuples in Row's order; ``card`` is a heading."""
    return {"rows": [Row(*r) if isinstance(r, (tuple, list)) else r for r in rows], "card": card}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries: Iterable[Any]) -> Context:
    """``{% timeline entries %}``: what happened, each with at, title, text, by, tone, url."""
    return {"entries": list(entries)}


@register.inclusion_tag("ui/parts/steps.html")
def steps(items: Iterable[Any], label: Text = "") -> Context:
    """``{% steps items %}``: the way of a matter, each with label, state (done, now, next, late), note."""
    return {"items": list(items), "label": label or _("Progress")}


@register.inclusion_tag("ui/parts/stepper.html")
def stepper(current: int, total: int, title: Text = "") -> Context:
    """``{% stepper 2 4 "Giấy tờ" %}``: where one is in a form of several pages."""
    return {"current": current, "total": total, "title": title}


@register.inclusion_tag("ui/parts/progress.html")
def progress(done: int, total: int, label: Text) -> Context:
    """``{% progress 340 1200 "Đang nhập" %}``: how far long work is."""
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("ui/parts/task_list.html")
def task_list(rows: Iterable[Any]) -> Context:
    """``{% task_list rows %}``: each with label, url, status, tone, hint."""
    return {"rows": list(rows)}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Iterable[Any], label: Text = "") -> Context:
    """``{% tabs items %}``: links, each with label, url, current, count."""
    return {"items": list(items), "label": label or _("Sections")}


@register.inclusion_tag("ui/parts/pagination.html")
def pagination(page: Any) -> Context:
    """``{% pagination page %}``: older and back to the newest; a ``rows.Page``."""
    return {"page": page}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(*crumbs: Any) -> Context:
    """``{% breadcrumbs "Trang chủ" "/" "Thủ tục" "/thu-tuc/" %}``: pairs of label and address."""
    return {"crumbs": [{"label": crumbs[i], "url": crumbs[i + 1]} for i in range(0, len(crumbs) - 1, 2)]}


@register.inclusion_tag("ui/parts/figure.html")
def figure(
    label: Text, value: Text, note: Text = "", key: str = "", url: str = "", target: Text = "", tone: str = ""
) -> Context:
    """``{% figure "Đúng hạn" "94,91 %" key="on-time" %}``: one figure; ``key`` lets <live-figures> change it."""
    return {"label": label, "value": value, "note": note, "key": key, "url": url, "target": target, "tone": tone}
