"""The partners' plain common look, unlike the province's, so that nobody takes one for the other."""

from __future__ import annotations

from html import escape

STYLE = """
:root{color-scheme:light dark;--ink:#1d2433;--paper:#eef1f6;--line:#c3cad8;--strong:#7a1f3d;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9f0;--paper:#161b26;--line:#3a4356;--strong:#f0a9bf;--on:#161b26}}
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.06rem/1.65 system-ui,sans-serif;color:var(--ink);
background:var(--paper)}
header{border-bottom:3px solid var(--strong);margin-bottom:1.5rem}header p{margin:.2rem 0}
h1{font-size:1.5rem;line-height:1.3}section{border-top:1px solid var(--line);margin-top:1.5rem}
a{color:var(--strong)}table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:400}
td,th{overflow-wrap:anywhere;padding:.4rem .5rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
input,select,button{font:inherit;min-height:2.75rem;padding:.2rem .7rem;border:1px solid var(--ink);border-radius:3px}
button{background:var(--strong);color:var(--on);border:0;margin:1rem .6rem 0 0}
button.quiet{background:none;color:var(--strong);border:1px solid}
.choice{display:flex;gap:.8rem;padding:.5rem 0;border-bottom:1px solid var(--line)}.choice input{min-height:1.5rem}
.wrong{border-left:4px solid var(--strong);padding-left:.8rem;font-weight:600}
"""


def esc(text: object) -> str:
    return escape(str(text), quote=True)


def page(title: str, content: str, who: str = "Bên giả lập") -> str:
    """A whole page; ``title`` and ``who`` are escaped, ``content`` is HTML."""
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{esc(title)} – {esc(who)}</title>
<style>{STYLE}</style></head><body><header><p>{esc(who)} · chỉ để trình diễn, không phải hệ thống thật</p></header>
<main><h1>{esc(title)}</h1>{content}</main></body></html>"""
