from __future__ import annotations

import re
from pathlib import Path

from django import forms
from django.http import QueryDict
from django.template import Context, Template

from tinhso.ui.samples import SampleForm

PARTS = Path(__file__).parents[2]


def drawn(source: str, form: forms.BaseForm) -> str:
    return re.sub(r"\s+", " ", Template(source).render(Context({"form": form})))


def test_a_field_shows_label_hint_error_and_input_in_that_order() -> None:
    html = drawn("{% field form.name %}", SampleForm({}))
    places = [html.index(part) for part in ("<label", 'id="id_name_helptext"', 'id="id_name_error"', "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_links_each_error_to_the_first_input_of_its_field() -> None:
    html = drawn("{% error_summary form %}", SampleForm({}))
    assert re.findall(r'href="#(\w+)"', html) == [
        "id_name", "id_born_on", "id_copies", "id_office", "id_answer_by_0", "id_papers", "id_password", "id_agree",
    ]  # fmt: skip


def test_no_page_tells_its_mistakes_twice() -> None:
    """A form that is drawn whole brings its own summary."""
    twice = []
    for page in PARTS.rglob("*.html"):
        source = page.read_text()
        told = re.findall(r"{% error_summary (\S+)", source)
        twice += [f"{page.relative_to(PARTS)}: {name}" for name in told if f"{{{{ {name} }}}}" in source]
    assert twice == []


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", SampleForm()).strip() == ""


def test_only_the_unneeded_field_says_so() -> None:
    assert "(không bắt buộc)" in drawn("{% field form.why %}", SampleForm())
    assert "(không bắt buộc)" not in drawn("{% field form.name %}", SampleForm())
    assert "(không bắt buộc)" not in drawn("{% field form.why optional=False %}", SampleForm())


def test_what_was_typed_stays_in_a_refused_form() -> None:
    form = SampleForm(QueryDict("name=Nguyễn Thị Hường&born_on=32/01/1966"))
    html = drawn("{% field form.name %}{% field form.born_on %}", form)
    assert 'value="Nguyễn Thị Hường"' in html
    assert 'value="32/01/1966"' in html


def test_a_date_is_read_day_first() -> None:
    form = SampleForm(QueryDict("born_on=05/11/1966"))
    form.is_valid()
    assert (form.cleaned_data["born_on"].day, form.cleaned_data["born_on"].month) == (5, 11)


def test_a_revealed_field_stands_under_the_choice_that_needs_it() -> None:
    html = drawn("{% field form.answer_by reveal_post=form.address %}", SampleForm())
    assert html.index('value="post"') < html.index('<div class="revealed">') < html.index('id="id_address"')


def test_a_password_is_never_sent_back() -> None:
    assert "bí mật" not in drawn("{% field form.password %}", SampleForm(QueryDict("password=bí mật")))


def test_what_a_person_typed_is_escaped() -> None:
    html = drawn("{% field form.name %}", SampleForm(QueryDict("name=<script>")))
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_an_error_says_what_to_do_and_the_summary_names_its_field() -> None:
    html = drawn("{% error_summary form %}", SampleForm({}))
    assert ">Họ và tên: Hãy điền mục này.</a>" in html
    assert ">Ngày sinh: Hãy ghi ngày theo dạng 22/11/2026.</a>" in drawn(
        "{% error_summary form %}", SampleForm(QueryDict("born_on=1966"))
    )


def test_a_label_that_asks_takes_no_colon_behind_its_question_mark() -> None:
    class Asked(forms.Form):
        settled = forms.CharField(label="Đã xong chưa?")

    assert ">Đã xong chưa? Hãy điền mục này.</a>" in drawn("{% error_summary form %}", Asked({}))
