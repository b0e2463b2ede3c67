"""The delivered everyday words, on an installation that is new and on one that has been running."""

from __future__ import annotations

from pathlib import Path

import pytest

from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms.everyday.loading import load_synonyms
from tinhso.engines.forms.everyday.queries import synonyms
from tinhso.engines.forms.everyday.verbs import add_synonym, remove_synonym
from tinhso.engines.forms.search import search
from tinhso.engines.forms.tests.content import content_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-8")]


def delivered(folder: Path, *words: str) -> Path:
    file = folder / "synonyms.toml"
    file.write_text(f'[synonyms]\n"quyền sử dụng đất" = {list(words)}\n', encoding="utf-8")
    return file


def test_new_words_reach_procedures_that_were_published_before_them(tmp_path: Path) -> None:
    published(content_of(name="Thủ tục cấp giấy chứng nhận quyền sử dụng đất"))
    assert load_synonyms(delivered(tmp_path, "sổ đỏ")) == 1
    assert [found.code for found in search("so do")] == ["9.000001"]
    assert load_synonyms(delivered(tmp_path, "sổ đỏ", "bìa đỏ")) == 1
    assert [found.code for found in search("bìa đỏ")] == ["9.000001"]


def test_what_a_keeper_took_out_does_not_come_back_with_the_next_version(tmp_path: Path) -> None:
    load_synonyms(delivered(tmp_path, "sổ đỏ"))
    remove_synonym(synonyms().get().pk, by=PLATFORM)
    assert load_synonyms(delivered(tmp_path, "sổ đỏ")) == 0
    assert not synonyms().exists()
    add_synonym("sổ đỏ", "quyền sử dụng đất", by=PLATFORM)
    assert [row.words for row in synonyms()] == ["sổ đỏ"]
