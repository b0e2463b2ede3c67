"""The front page: who is here and how each may misbehave; and the switches over HTTP."""

from __future__ import annotations

from collections.abc import Mapping

from pretend.look import esc, page
from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner

SETTINGS = (("", "Không"), ("1", "Một lần tới"), ("3", "Ba lần tới"), ("on", "Luôn luôn"))


def answer(request: Request, partners: Mapping[str, Partner]) -> Response:
    """The list of partners; 404 anywhere else."""
    if request.path != "/":
        return html(page("Không có trang này", "<p>Không có trang này.</p>"), 404)
    return html(page("Các bên giả lập", INTRODUCTION + "".join(map(_section, partners.values()))))


def switches(request: Request, partner: Partner) -> Response:
    """GET tells the settings as JSON; POST sets those named in the form or the JSON body."""
    if request.method == "POST":
        as_json = request.headers["content-type"].startswith("application/json")
        try:
            for switch, setting in (request.json if as_json else request.form).items():
                partner.turn(switch, str(setting))
        except ValueError as error:
            return json({"error": str(error)}, 422)
        if not as_json:
            return redirect(f"/#{partner.code}")
    return json({switch.code: partner.setting(switch.code) for switch in partner.all_switches()})


INTRODUCTION = """<p>Tiến trình này đóng vai các hệ thống bên ngoài của tỉnh trong bản trình diễn. Mỗi bên có dữ liệu
riêng và có thể được cho làm sai để thử xem tỉnh xử lý thế nào.</p>"""


def _section(partner: Partner) -> str:
    rows = "".join(_row(partner, switch.code, switch.label) for switch in partner.all_switches())
    return f"""<section id="{partner.code}"><h2><a href="/{partner.code}/">{esc(partner.name)}</a></h2>
<p>{esc(partner.says)}</p><details><summary>Cho làm sai</summary>
<form method="post" action="/{partner.code}/_switches"><table>{rows}</table><button>Đặt</button></form>
</details></section>"""


def _row(partner: Partner, code: str, label: str) -> str:
    setting = partner.setting(code)
    known = SETTINGS if setting in dict(SETTINGS) else (*SETTINGS, (setting, f"{setting} lần tới"))
    options = "".join(
        f'<option value="{value}"{" selected" if value == setting else ""}>{text}</option>' for value, text in known
    )
    name = f"{partner.code}-{code}"
    return (
        f'<tr><th scope="row"><label for="{name}">{esc(label)}</label></th>'
        f'<td><select id="{name}" name="{code}">{options}</select></td></tr>'
    )
