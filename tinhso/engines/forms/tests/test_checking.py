"""One drafts, another checks and publishes."""

from __future__ import annotations

from datetime import date

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event
from tinhso.engines.forms.api import NotPublishable, current, draft_version, propose, publish, redraft, send_back
from tinhso.engines.forms.everyday.verbs import add_synonym, remove_synonym
from tinhso.engines.forms.keeping import place
from tinhso.engines.forms.keeping.report import report_of
from tinhso.engines.forms.keeping.texts import texts_of, with_texts
from tinhso.engines.forms.models import Act, Synonym
from tinhso.engines.forms.search import search
from tinhso.engines.forms.tests.content import content_of, published, somebody

pytestmark = [pytest.mark.django_db]
DAY = date(2026, 1, 1)


@pytest.fixture
def top(monkeypatch: pytest.MonkeyPatch) -> int:
    """The province's own office, without a province."""
    subject = access.new_subject("here")
    monkeypatch.setattr(place, "tops", lambda: [subject])
    return subject


def keeper(top: int, *permissions: str) -> Actor:
    who = somebody()
    for permission in permissions:
        access.allow(who.subject, permission, top, by=PLATFORM)
    return who


@pytest.mark.goal("cases-28")
def test_the_author_may_not_publish_what_they_wrote(top: int) -> None:
    author = keeper(top, "forms.draft", "forms.publish")
    version = draft_version("9.000001", content_of(), by=author, valid_from=DAY)
    propose(version.pk, by=author)
    with pytest.raises(Refused, match="soạn phiên bản này"):
        publish(version.pk, by=author)
    assert current("9.000001", DAY) is None
    checker = keeper(top, "forms.draft", "forms.publish")
    publish(version.pk, by=checker)
    assert current("9.000001", DAY) == version
    assert [act.kind for act in version.acts.all()] == ["drafted", "proposed", "published"]
    assert [act.who for act in version.acts.all()] == [author.subject, author.subject, checker.subject]


@pytest.mark.goal("cases-28")
def test_nothing_is_published_that_was_not_proposed_and_nothing_is_rewritten_while_it_is_checked(top: int) -> None:
    author, checker = keeper(top, "forms.draft"), keeper(top, "forms.draft", "forms.publish")
    version = draft_version("9.000001", content_of(), by=author, valid_from=DAY)
    with pytest.raises(Refused):
        publish(version.pk, by=checker)
    propose(version.pk, by=author)
    with pytest.raises(AlreadyDone):
        redraft(version.pk, content_of(name="Khác"), by=author, valid_from=DAY)
    with pytest.raises(AlreadyDone):
        propose(version.pk, by=author)
    with pytest.raises(Refused):
        send_back(version.pk, by=checker, reason=" ")
    send_back(version.pk, by=checker, reason="Thiếu căn cứ.")
    redraft(version.pk, content_of(name="Thủ tục khác"), by=author, valid_from=DAY)
    assert version.acts.order_by("pk").last().kind == Act.Kind.DRAFTED


@pytest.mark.goal("cases-28")
def test_who_may_not_draft_or_check_changes_nothing(top: int) -> None:
    with pytest.raises(Denied):
        draft_version("9.000001", content_of(), by=somebody(), valid_from=DAY)
    author = keeper(top, "forms.draft")
    version = draft_version("9.000001", content_of(), by=author, valid_from=DAY)
    propose(version.pk, by=author)
    for verb in (lambda: publish(version.pk, by=author), lambda: send_back(version.pk, by=author, reason="x")):
        with pytest.raises(Denied):
            verb()
    assert not Event.objects.filter(kind__in=["forms.published", "forms.sent_back"]).exists()


@pytest.mark.goal("cases-30")
def test_a_version_without_one_of_the_seven_parts_is_not_proposed(top: int) -> None:
    author = keeper(top, "forms.draft")
    content = content_of(papers=[{"code": "p", "name": "Giấy tờ"}])
    version = draft_version("9.000001", content, by=author, valid_from=DAY)
    with pytest.raises(NotPublishable) as refused:
        propose(version.pk, by=author)
    assert [finding.where for finding in refused.value.findings] == ["papers"]


@pytest.mark.goal("cases-8")
def test_everyday_words_find_a_procedure_as_soon_as_they_are_added_and_no_longer_once_removed(top: int) -> None:
    published(content_of(name="Thủ tục cấp giấy chứng nhận quyền sử dụng đất"))
    author = keeper(top, "forms.draft")
    assert search("bìa đỏ") == []
    row = add_synonym("bìa đỏ", "quyền sử dụng đất", by=author)
    assert [procedure.code for procedure in search("bia do")] == ["9.000001"]
    with pytest.raises(AlreadyDone):
        add_synonym("Bìa Đỏ", "quyền sử dụng đất", by=author)
    remove_synonym(row.pk, by=author)
    assert search("bìa đỏ") == []
    with pytest.raises(Denied):
        add_synonym("bìa đỏ", "quyền sử dụng đất", by=somebody())
    assert not Synonym.objects.filter(removed_at=None).exists()


@pytest.mark.goal("cases-4")
def test_the_report_counts_what_is_not_translated() -> None:
    content = content_of()
    texts = texts_of(content)
    published(with_texts(content, {text.where: ("", f"E {text.where}") for text in texts[1:]}))
    (line,) = report_of().lines
    assert (line.total, line.missing, line.first_missing) == (len(texts), 1, (texts[0].vietnamese,))
    assert report_of(only_missing=True).lines == [line]


@pytest.mark.goal("cases-4")
def test_texts_are_put_where_they_belong_and_the_vietnamese_stays() -> None:
    content = content_of()
    where = next(text.where for text in texts_of(content) if text.where.endswith("full_name/label"))
    changed = with_texts(content, {where: ("", "Full name")})
    assert [text.english for text in texts_of(changed) if text.english] == ["Full name"]
    assert [text.vietnamese for text in texts_of(changed)] == [text.vietnamese for text in texts_of(content)]
