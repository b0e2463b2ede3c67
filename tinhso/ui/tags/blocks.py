"""Parts that hold other content: notices, dialogs, empty states, confirmation, details."""

from __future__ import annotations

from typing import Any

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tinhso.ui.rows import Text

register = Library()
ICON_OF = {"neutral": "info", "new": "info", "near": "clock", "late": "alert", "done": "check"}


@register.inclusion_tag("ui/parts/empty.html")
def empty(title: Text, text: Text = "", url: str = "", action: Text = "") -> dict[str, Any]:
    """``{% empty title text url action %}``: what will appear here and how to begin."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.simple_block_tag
def notice(content: str, tone: str = "neutral", title: Text = "", live: bool = False) -> SafeString:
    """``{% notice "near" title="…" %}…{% endnotice %}``, neutral, new, near, late or done; ``live`` is read aloud."""
    context = {"content": content, "tone": tone, "title": title, "live": live, "icon_name": ICON_OF[tone]}
    return render_to_string("ui/parts/notice.html", context)


@register.simple_block_tag
def confirmation(content: str, title: Text) -> SafeString:
    """``{% confirmation "Đã nhận hồ sơ" %}…{% endconfirmation %}``: the head of a page that says a thing is done."""
    return render_to_string("ui/parts/confirmation.html", {"content": content, "title": title})


@register.simple_block_tag
def dialog(content: str, id: str, title: Text) -> SafeString:  # noqa: A002 - the attribute's own name
    """``{% dialog "tra-lai" "Trả lại hồ sơ" %}…{% enddialog %}``; opened by ``{% opens "tra-lai" "Trả lại" %}``."""
    return render_to_string("ui/parts/dialog.html", {"content": content, "id": id, "title": title})


@register.inclusion_tag("ui/parts/opens.html")
def opens(id: str, label: Text, tone: str = "secondary") -> dict[str, Any]:  # noqa: A002
    """``{% opens "tra-lai" "Trả lại" %}``: the button that opens a dialog."""
    return {"id": id, "label": label, "tone": tone}


@register.simple_block_tag
def details(content: str, summary: Text, open: bool = False) -> SafeString:  # noqa: A002
    """``{% details "Vì sao cần giấy này" %}…{% enddetails %}``."""
    return render_to_string("ui/parts/details.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag
def table(content: str, caption: Text, stacks: bool = False, quiet: bool = False) -> SafeString:
    """``{% table "Hồ sơ đến hạn" %}<thead>…{% endtable %}``: scrolls sideways by itself, or ``stacks`` on a phone.

    ``quiet`` where a heading right above says what the caption would; it is read aloud all the same.
    """
    context = {"content": content, "caption": caption, "stacks": stacks, "quiet": quiet}
    return render_to_string("ui/parts/table.html", context)
