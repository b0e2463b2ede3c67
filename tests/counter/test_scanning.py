"""A scanner's pile: each part finds its paper, nothing is attached twice, what cannot be read waits for a person."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.counter.conftest import begun, pages_in
from tests.counter.scans import BARCODE, LOW_QR, TOP_QR, empty_page, page_of_paper, pictures, scanned, struck
from tests.counter.test_sheets_read import Paper
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.signatures import api as signatures
from tinhso.systems.services.counter import verbs
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning import verbs as sorting
from tinhso.systems.services.counter.scanning.codes import new_code, shown
from tinhso.systems.services.counter.scanning.drawing import cover_sheets
from tinhso.systems.services.counter.scanning.models import ScanBatch, ScanPart
from tinhso.systems.services.counter.scanning.splitting import Split
from tinhso.systems.services.counter.scanning.uploading import take_batch

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]


@pytest.fixture
def clerk(province):
    return province.actor("duyen")


@pytest.fixture
def sheets(papers, clerk):
    """The printed cover sheet of each paper."""
    given = sorting.give_sheets(papers[0].case_id, by=clerk)
    return pictures(cover_sheets(given))


def sent(pdf, hall, clerk, province, name="scan.pdf"):
    batch, _is_new = take_batch(pdf, name=name, hall=hall, by=clerk)
    province.work()
    batch.refresh_from_db()
    return batch


def states(batch):
    return list(batch.parts.order_by("number").values_list("state", flat=True))


def told(kind="services.paper_scanned"):
    return Event.objects.filter(kind=kind).count()


def test_every_paper_of_the_pile_finds_its_dossier(province, hall, papers, sheets, clerk):
    other = verbs.take(begun(province, hall, province.person("phuc")).pk, consent=True, by=clerk)
    its = sorting.give_sheets(other.case.pk, by=clerk)
    pile = [sheets[0], page_of_paper(1), page_of_paper(2), *pictures(cover_sheets(its))[:1], empty_page(),
            page_of_paper(3)]  # fmt: skip
    batch = sent(scanned(*pile), hall, clerk, province)
    assert (batch.pages, batch.read, batch.problem) == (6, 6, "")
    assert states(batch) == ["attached", "attached"]
    mine, theirs = HandedPaper.objects.get(pk=papers[0].pk), HandedPaper.objects.get(pk=its[0].pk)
    assert (pages_in(mine.scan), pages_in(theirs.scan), theirs.scan.scan) == (2, 1, "clean")
    assert told() == 2
    assert batch.file is None  # nothing waits: nobody needs the whole pile any more
    (signed,) = verbs.sign_scans(papers[0].case_id, by=clerk)
    assert signatures.validate_pdf(files.read(signed.signed))


def test_the_same_file_twice_attaches_nothing_twice(province, hall, papers, sheets, clerk):
    pdf = scanned(sheets[0], page_of_paper())
    batch = sent(pdf, hall, clerk, province)
    again, is_new = take_batch(pdf, name="other name.pdf", hall=hall, by=clerk)
    province.work()
    assert (again, is_new) == (batch, False)
    assert (ScanBatch.objects.count(), ScanPart.objects.count(), told()) == (1, 1, 1)


def test_the_worker_may_sort_one_file_twice(province, hall, papers, sheets, clerk):
    batch, _is_new = take_batch(scanned(sheets[0], page_of_paper()), name="a.pdf", hall=hall, by=clerk)
    parts = [Split(1, 2, 2, True, sorting.give_sheets(papers[0].case_id, by=clerk)[0].sheet)]
    sorting.put_parts(batch.pk, parts, by=clerk)
    sorting.put_parts(batch.pk, parts, by=clerk)
    province.work()
    assert (ScanPart.objects.count(), told()) == (1, 1)


def test_pages_behind_a_sheet_that_cannot_be_read_wait_for_a_person(province, hall, papers, sheets, clerk):
    torn = struck(sheets[1], TOP_QR, BARCODE, LOW_QR)
    batch = sent(scanned(sheets[0], page_of_paper(1), torn, page_of_paper(2)), hall, clerk, province)
    assert states(batch) == ["attached", "unreadable"]
    assert pages_in(HandedPaper.objects.get(pk=papers[0].pk).scan) == 1  # not the pages of the torn sheet
    part = batch.parts.get(state="unreadable")
    assert pages_in(part.file) == 2  # with the sheet, on which a person reads the code
    wanted = HandedPaper.objects.get(pk=papers[1].pk)
    with pytest.raises(Refused):
        sorting.attach_by_hand(part.pk, code="ABC-DEF-GHJ", by=clerk)
    sorting.attach_by_hand(part.pk, code=shown(wanted.sheet).lower(), by=clerk)
    wanted.refresh_from_db()
    batch.refresh_from_db()
    assert (pages_in(wanted.scan), wanted.state, batch.file) == (1, "scanned", None)
    with pytest.raises(AlreadyDone):
        sorting.attach_by_hand(part.pk, code=wanted.sheet, by=clerk)
    with pytest.raises(AlreadyDone):
        sorting.put_aside(part.pk, by=clerk)
    assert told() == 2


def test_what_does_not_fit_is_listed_with_its_reason(province, hall, papers, sheets, clerk):
    foreign = pictures(cover_sheets([_foreign()]))
    pile = [page_of_paper(9), sheets[0], page_of_paper(1), sheets[0], page_of_paper(2), *foreign, page_of_paper(3),
            sheets[1]]  # fmt: skip
    batch = sent(scanned(*pile), hall, clerk, province)
    assert states(batch) == ["no_sheet", "attached", "twice", "unknown", "empty"]
    for part in batch.parts.exclude(state="attached"):
        sorting.put_aside(part.pk, by=clerk)
    batch.refresh_from_db()
    assert (batch.file, File.objects.filter(name__startswith="scan").count()) == (None, 4)


def test_a_signed_scan_is_not_replaced(province, hall, papers, sheets, clerk):
    sent(scanned(sheets[0], page_of_paper(1)), hall, clerk, province)
    verbs.sign_scans(papers[0].case_id, by=clerk)
    batch = sent(scanned(sheets[0], page_of_paper(2)), hall, clerk, province)
    assert states(batch) == ["signed"]
    with pytest.raises(AlreadyDone):
        sorting.attach_by_hand(batch.parts.get().pk, paper=papers[0].pk, by=clerk)
    assert told() == 1


def test_whoever_does_not_receive_there_sorts_nothing(province, hall, papers, sheets, clerk):
    batch = sent(scanned(page_of_paper(), sheets[0], page_of_paper()), hall, clerk, province)
    part = batch.parts.get(state="no_sheet")
    for who in ("phuc", "gam", "thuong"):
        by = province.actor(who)
        for act in (
            lambda by=by: take_batch(scanned(page_of_paper(5)), name="x.pdf", hall=hall, by=by),
            lambda by=by: sorting.give_sheets(papers[0].case_id, by=by),
            lambda by=by: sorting.attach_by_hand(part.pk, paper=papers[1].pk, by=by),
            lambda by=by: sorting.put_aside(part.pk, by=by),
        ):
            with pytest.raises(Denied):
                act()
    assert (ScanBatch.objects.count(), told()) == (1, 1)


def test_a_sheet_of_a_dossier_that_is_received_elsewhere_waits(province, hall, papers, sheets, clerk, monkeypatch):
    monkeypatch.setattr(sorting.access, "may", lambda *_given: False)
    batch = sent(scanned(sheets[0], page_of_paper()), hall, clerk, province)
    assert states(batch) == ["not_yours"]
    assert HandedPaper.objects.get(pk=papers[0].pk).scan is None


@pytest.mark.parametrize("wrong", [b"", b"no pdf at all", b"%PDF-1.7 broken"])
def test_what_is_no_pdf_is_refused(province, hall, clerk, wrong):
    with pytest.raises(Refused):
        take_batch(wrong, name="x.pdf", hall=hall, by=clerk)
    assert not ScanBatch.objects.exists()


def test_all_papers_signed_make_the_dossier_a_digitised_one_once(province, hall, papers, sheets, clerk):
    for n, sheet in enumerate(sheets):
        sent(scanned(sheet, page_of_paper(n)), hall, clerk, province)
        verbs.sign_scans(papers[0].case_id, by=clerk)
        verbs.sign_scans(papers[0].case_id, by=clerk)
        assert told("services.digitised") == int(n + 1 == len(sheets))


def test_the_pages_lead_from_the_sheets_to_the_dossier(province, hall, dossier, papers, sheets):
    browser = province.client("duyen")
    printed = browser.get(reverse("services:cover_sheets", args=[dossier.case.code]))
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    pile = SimpleUploadedFile("chong.pdf", scanned(page_of_paper(), sheets[0], page_of_paper(1)), "application/pdf")
    there = reverse("services:batches")
    assert browser.get(there).status_code == 200
    assert browser.post(there, {"hall": str(hall.pk)}).status_code == 422
    answer = browser.post(there, {"hall": str(hall.pk), "file": pile})
    batch = ScanBatch.objects.get()
    page = reverse("services:batch", args=[batch.pk])
    assert answer.headers["Location"] == page
    assert "hx-get" in browser.get(page).content.decode()
    province.work()
    done = browser.get(page).content.decode()
    assert "hx-get" not in done
    assert papers[0].name in done
    part = batch.parts.get(state="no_sheet")
    settle = reverse("services:batch_settle", args=[part.pk, "gan"])
    browser.post(settle, {"paper": str(papers[1].pk)})
    assert HandedPaper.objects.get(pk=papers[1].pk).scan is not None
    official = browser.get(reverse("services:dossier", args=[dossier.case.code])).content.decode()
    assert reverse("services:taken", args=[dossier.case.code]) in official
    assert province.client("phuc").get(page).status_code in (403, 404)
    assert province.client("gam").get(page).status_code in (403, 404)
    citizens = province.client("huong").get(reverse("services:dossier", args=[dossier.case.code])).content.decode()
    assert papers[0].name in citizens
    assert reverse("services:taken", args=[dossier.case.code]) not in citizens


def _foreign():
    return Paper(new_code())
