"""What was typed goes back into every kind of field, and into nothing else."""

import re

from django.http import QueryDict

from tinhso.ui.refilling import refill

PAGE = """<html><body>
<form method="post" action="/khac/"><input name="note" value=""></form>
<form method="get"><input name="note"></form>
<form method="post" action="/ho-so/1/" novalidate>
  <input type="hidden" name="version" value="7"><input type="hidden" name="key" value="a">
  <input name="note" value="cũ" required>
</form>
<form method="post">
  <input type="hidden" name="version" value="7"><input type="hidden" name="key" value="b">
  <input name="note" value="cũ" required> <input name="row" value=""><input name="row" value="">
  <textarea name="why" rows="3">trước</textarea>
  <input type="radio" name="way" value="post" checked><input type="radio" name="way" value="desk">
  <input type="checkbox" name="sure" value="on" checked><input type="checkbox" name="gift">
  <select name="to"><option value="" selected>–</option><option value="q">Quang &amp; Nhung</option></select>
  <input type="file" name="paper"><input type="password" name="secret">
  <input name="untouched" value="vẫn thế">
</form></body></html>"""
TYPED = QueryDict(
    "key=b&version=3&note=%22%3Cb%3E%26&row=m%E1%BB%99t&row=hai&why=%3C/textarea%3E&way=desk&gift=on&to=q&secret=x"
)


def filled(page: str = PAGE, action: str = "/ho-so/1/") -> str:
    return refill(page, path="/ho-so/1/", action=action, typed=TYPED, notice="<p>ở đây</p>") or ""


def test_each_kind_of_field_holds_what_was_typed():
    form = filled().rpartition("<form")[2]
    assert '<input name="note" value="&quot;&lt;b&gt;&amp;" required>' in form
    assert re.findall(r'name="row" value="(.*?)"', form) == ["một", "hai"]
    assert '<textarea name="why" rows="3">\n&lt;/textarea&gt;</textarea>' in form
    assert '<input type="radio" name="way" value="post"><input type="radio" name="way" value="desk" checked>' in form
    assert '<input type="checkbox" name="sure" value="on"><input type="checkbox" name="gift" checked>' in form
    assert '<option value="">–</option><option value="q" selected>Quang &amp; Nhung</option>' in form


def test_the_pages_own_tokens_files_passwords_and_unsent_fields_stay_as_they_are():
    form = filled().rpartition("<form")[2]
    for kept in (
        '<input type="hidden" name="version" value="7">',
        '<input type="file" name="paper"><input type="password" name="secret">',
        '<input name="untouched" value="vẫn thế">',
    ):
        assert kept in form


def test_of_several_forms_with_one_address_it_is_the_one_that_was_sent():
    before, _form, after = filled().rpartition("<form")
    assert (before.count("ở đây"), after.count("ở đây")) == (0, 1)
    assert before == PAGE.rpartition("<form")[0]


def test_a_page_without_the_form_is_left_as_it_is():
    assert filled(action="/ho-so/2/") == ""
