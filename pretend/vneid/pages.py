"""The one page that a person sees: who are you, and the passcode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pretend.look import esc, page
from pretend.vneid.people import Citizen

PASSCODE = "123456"


def ask(citizens: Iterable[Citizen], carried: Mapping[str, str], *, wrong: str = "", known: str = "") -> str:
    """The sign-in page; ``carried`` comes back with the form, ``known`` is who is signed in already."""
    options = "".join(
        f'<option value="{esc(c.key)}"{" selected" if c.key == known else ""}>{esc(c.name)} · {c.born_on[:4]}</option>'
        for c in citizens
    )
    hidden = "".join(f'<input type="hidden" name="{esc(k)}" value="{esc(v)}">' for k, v in carried.items())
    return page("Đăng nhập bằng VNeID", f"{_wrong(wrong)}{_form(options, hidden)}", "VNeID giả lập")


def say(title: str, sentence: str) -> str:
    return page(title, f"<p>{esc(sentence)}</p>", "VNeID giả lập")


def _wrong(sentence: str) -> str:
    return f'<p class="wrong" role="alert">{esc(sentence)}</p>' if sentence else ""


def _form(options: str, hidden: str) -> str:
    return f"""<form method="post" action="authorize">{hidden}
<p><label for="person">Công dân</label><br><select id="person" name="person">{options}</select></p>
<p><label for="passcode">Mã bí mật (bản trình diễn: {PASSCODE})</label><br>
<input id="passcode" name="passcode" inputmode="numeric" autocomplete="off"></p>
<p><label for="level">Mức định danh</label><br><select id="level" name="level">
<option value="LoA2">Mức 2 (đã xác thực sinh trắc học)</option><option value="LoA1">Mức 1</option></select></p>
<button name="do" value="sign-in">Đồng ý và đăng nhập</button>
<button class="quiet" name="do" value="cancel">Hủy</button></form>"""
