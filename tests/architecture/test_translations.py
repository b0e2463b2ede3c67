"""Every sentence of every part has its Vietnamese; the tool that says so finds what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tinhso.project import messages


@pytest.mark.parametrize("part", messages.parts(), ids=lambda part: part.name)
def test_a_part_speaks_vietnamese_in_full(part: Path) -> None:
    assert messages.troubles(part) == []


@pytest.fixture
def part(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "verbs.py").write_text('a = _("Accept")\nb = ngettext("%(n)d day", "%(n)d days", n)\nc = _(name)\n')
    (tmp_path / "templates" / "page.html").write_text(
        '{% translate "Refuse" %} '
        "{% blocktranslate count n=n %}{{ n }} paper{% plural %}{{ n }} papers{% endblocktranslate %}"
        '{% field f label=_("Name") %} {% pgettext "x" %} {% translate "May" context "month" %}'
    )
    messages.catalogue_of(tmp_path).parent.mkdir(parents=True)
    return tmp_path


def write(part: Path, translations: dict[str, str]) -> None:
    catalog = messages.fresh(part)
    for message in catalog:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key in translations:
            message.string = (translations[key],) if message.pluralizable else translations[key]
    messages.catalogue_of(part).write_bytes(messages.written(catalog))


def test_sentences_are_found_in_code_and_pages_with_plural_and_context(part: Path) -> None:
    found = {(m.id, m.context) for m in messages.fresh(part) if m.id}
    assert found == {
        ("Accept", None),
        (("%(n)d day", "%(n)d days"), None),
        ("Refuse", None),
        (("%(n)s paper", "%(n)s papers"), None),
        ("Name", None),
        ("May", "month"),
    }


def test_a_translation_survives_the_next_reading(part: Path) -> None:
    write(part, {"Accept": "Tiếp nhận", "%(n)d day": "%(n)d ngày"})
    again = messages.fresh(part)
    assert again.get("Accept").string == "Tiếp nhận"
    assert again.get("%(n)d day").string == ("%(n)d ngày",)
    assert messages.written(again) == messages.catalogue_of(part).read_bytes()


def test_missing_fuzzy_and_unused_sentences_are_told(part: Path) -> None:
    write(part, {"Accept": "Tiếp nhận", "%(n)d day": "x", "%(n)s paper": "x", "Name": "Tên", "May": "tháng Năm"})
    assert messages.troubles(part) == [f"{part.name}: no Vietnamese: 'Refuse'"]
    (part / "verbs.py").write_text("")
    assert f"{part.name}: no longer used: 'Accept'" in messages.troubles(part)
    file = messages.catalogue_of(part)
    file.write_text(file.read_text().replace('msgid "Name"', '#, fuzzy\nmsgid "Name"'))
    assert f"{part.name}: fuzzy: 'Name'" in messages.troubles(part)


def test_a_catalogue_is_compiled_once_until_it_changes(part: Path) -> None:
    write(part, {"Accept": "Tiếp nhận"})
    assert [messages.compiled(part), messages.compiled(part)] == [True, False]
