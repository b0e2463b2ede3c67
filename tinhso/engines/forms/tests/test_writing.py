"""The legal parts of a procedure are written on pages, compared, looked at, and in force from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms.api import lint, load_procedures
from tinhso.engines.forms.designing.verbs import reshape
from tinhso.engines.forms.fees import version_fees
from tinhso.engines.forms.keeping.checking import new_version, propose
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.engines.forms.payers import asking, favoured
from tinhso.engines.forms.procedures import LifeEvent, Procedure, Sector
from tinhso.engines.forms.publishing import draft_version, publish, withdraw
from tinhso.engines.forms.tests.content import content_of, published
from tinhso.engines.forms.tests.test_checking import keeper, top
from tinhso.engines.forms.writing.comparing import parts_that_differ
from tinhso.engines.forms.writing.newcomer import begun
from tinhso.engines.forms.writing.parts import PARTS
from tinhso.engines.forms.writing.rows import mark_of, moved_row, with_row, without_row
from tinhso.engines.forms.writing.sheets.fee import FeeSheet
from tinhso.engines.forms.writing.sheets.limited import ChannelSheet
from tinhso.engines.forms.writing.sheets.paper import PaperSheet
from tinhso.engines.forms.writing.sheets.whole import GeneralSheet
from tinhso.engines.forms.writing.tariff import settled, with_tariff
from tinhso.engines.payments.api import load_fees, tariff_rows
from tinhso.engines.payments.models import FeeRule

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-28")]
__all__ = ["top"]
PRICE = {"code": "LP", "kind": "charge", "name": "Lệ phí thử", "amount": 20000, "legal_basis": "Nghị quyết 1"}


def posted(form: Any) -> dict[str, Any]:
    """What a browser sends back for a form that nobody touched."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "") and value is not False}


def test_every_delivered_row_comes_out_of_its_sheet_as_it_went_in() -> None:
    load_procedures()
    load_fees()
    for code, day, content in delivered():
        whole = with_tariff(content, code, day)
        for part in PARTS:
            for row in whole.get(part.code, ()):
                begun_form = part.sheet(None, row=row, content=whole)
                form = part.sheet(posted(begun_form), row=row, content=whole)
                assert form.is_valid(), (code, part.code, form.errors)
                own = {"code": row["code"]} if part.code in ("papers", "cases") else {}
                kept = {key: value for key, value in row.items() if value not in (0, False) or key == "amount"}
                kept |= {"required": False} if row.get("required") is False else {}
                assert own | form.made() == kept, (code, part.code)
        form = GeneralSheet(posted(GeneralSheet(None, content=content)), content=content)
        assert form.is_valid(), (code, form.errors)
        assert form.changed(content) == content, code


def test_a_new_paper_is_named_after_what_it_is_and_keeps_its_code_when_it_is_reworded() -> None:
    content = content_of(cases=[{"code": "lai", "name": "Đăng ký lại"}])
    form = PaperSheet(
        {"name": "Giấy ủy quyền", "originals": "1", "required": "on", "cases": ["lai"], "accept": ["pdf", "image"],
         "if_1": "status=married", "template": "Mẫu số 02", "template_url": "https://example.vn/mau-02.docx"},
        row={}, content=content,
    )  # fmt: skip
    assert form.is_valid(), form.errors
    made = with_row(content, "papers", "", form.made())
    assert made["papers"][-1] == {
        "code": "giay-uy-quyen", "name": "Giấy ủy quyền", "originals": 1, "cases": ["lai"], "template": "Mẫu số 02",
        "template_url": "https://example.vn/mau-02.docx", "when": {"==": [{"var": "status"}, "married"]},
    }  # fmt: skip
    assert lint(made) == []
    mark = mark_of(3, made["papers"][3])
    again = with_row(made, "papers", mark, {"name": "Văn bản ủy quyền", "copies": 1})
    assert again["papers"][3] == {"code": "giay-uy-quyen", "name": "Văn bản ủy quyền", "copies": 1}
    with pytest.raises(Refused):
        without_row(again, "papers", mark)
    assert moved_row(content, "papers", mark_of(1, content["papers"][1]), True)["papers"][0]["code"] == "ket-hon"


@pytest.mark.parametrize(
    ("sheet", "given", "field"),
    [
        (PaperSheet, {"name": "Giấy"}, "originals"),
        (PaperSheet, {"name": "Giấy", "originals": "1", "template_url": "javascript:alert(1)"}, "template_url"),
        (ChannelSheet, {"channel": "online", "amount": "2", "unit": "day"}, "channel"),
        (ChannelSheet, {"channel": "desk", "amount": "1,5", "unit": "day"}, "amount"),
        (ChannelSheet, {"channel": "desk", "amount": "0", "unit": "hour"}, "amount"),
        (ChannelSheet, {"channel": "desk", "amount": "3", "unit": "workday", "cutoff": "15:00"}, "cutoff"),
        (FeeSheet, {**PRICE, "unit": "page", "tiers": "2000"}, "tiers"),
        (FeeSheet, {**PRICE, "unit": "page", "tiers": "2: 2000\n3: 1000"}, "tiers"),
        (FeeSheet, {**PRICE, "unit": "dossier", "amount": "-5"}, "amount"),
    ],
)
def test_a_wrong_row_is_told_beside_its_field(sheet: Any, given: dict[str, Any], field: str) -> None:
    form = sheet(given, row={}, content=content_of())
    assert not form.is_valid() and field in form.errors


def test_a_price_holds_from_the_first_day_of_its_version_and_the_one_before_ends_there(top: int) -> None:
    published(code="1.004222")
    load_fees()
    author, checker = keeper(top, "forms.draft"), keeper(top, "forms.publish")
    day = date.fromordinal(clock.today().toordinal() + 10)
    draft = new_version("1.004222", by=author, valid_from=day)
    before = tariff_rows("1.004222")
    general = next(row for row in before if not row.get("payer_group"))

    def dearer(content: dict[str, Any]) -> dict[str, Any]:
        whole = with_tariff(content, "1.004222", day)
        form = FeeSheet(posted(FeeSheet(None, row=general, content=whole)) | {"amount": "25.000"}, row=general,
                        content=whole)  # fmt: skip
        assert form.is_valid(), form.errors
        mark = mark_of(whole["tariff"].index(general), general)
        return asking(settled(with_row(whole, "tariff", mark, form.made()), "1.004222"), favoured(before))

    draft = reshape(draft.pk, dearer, by=author)
    assert [fee.line.full for fee in version_fees(draft, "desk")] == [25_000]  # the look ahead
    assert tariff_rows("1.004222") == before
    (part,) = parts_that_differ({"tariff": before}, {"tariff": draft.content["tariff"]})
    assert [(row.kind, "20.000" in row.was, "25.000" in row.now) for row in part.rows] == [("changed", True, True)]
    propose(draft.pk, by=author)
    publish(draft.pk, by=checker)
    assert tariff_rows("1.004222") == [row | {"last_day": _day_before(day)} for row in before]
    assert next(row for row in tariff_rows("1.004222", day) if not row.get("payer_group"))["amount"] == 25_000
    load_fees()  # an upgrade brings the delivered prices again
    assert next(row for row in tariff_rows("1.004222", day) if not row.get("payer_group"))["amount"] == 25_000


def _day_before(day: date) -> str:
    return date.fromordinal(day.toordinal() - 1).isoformat()


def test_a_price_beside_the_same_one_is_a_fault_and_one_of_the_same_day_replaces_it() -> None:
    assert [one.where for one in lint(content_of(tariff=[PRICE, PRICE | {"amount": 1}]))] == ["tariff/1"]
    assert lint(content_of(tariff=[PRICE, PRICE | {"channel": "online", "amount": 0}])) == []
    day = clock.today()
    published(content_of(tariff=[PRICE]), valid_from=day)
    published(content_of(tariff=[PRICE | {"amount": 5000}]), valid_from=day)
    assert [row["amount"] for row in tariff_rows("9.000001")] == [5000]
    assert FeeRule.objects.filter(procedure_code="9.000001").count() == 2


def test_the_difference_names_rows_that_are_new_gone_changed_and_moved() -> None:
    before = content_of(steps=[{"who": "applicant", "text": "Nộp."}, {"who": "agency", "text": "Xét."}])
    after = content_of(
        steps=[{"who": "applicant", "text": "Nộp."}, {"who": "agency", "text": "Xem xét."}],
        papers=[before["papers"][1], before["papers"][0], {"code": "moi", "name": "Giấy mới", "originals": 2}],
        agency={"name": "Sở Tư pháp"},
    )
    found = [[(row.kind, row.title) for row in part.rows] for part in parts_that_differ(before, after)]
    assert found == [
        [("changed", "Cơ quan thực hiện")],
        [("changed", "Xem xét.")],
        [("moved", "Giấy kết hôn"), ("new", "Giấy mới"), ("gone", "Giấy khác")],
    ]
    assert parts_that_differ(before, before) == []


def test_a_procedure_that_is_begun_lacks_what_the_law_wants_until_it_is_written(top: int) -> None:
    Sector.objects.create(code="thu", name="Thử")
    content = begun({"name": "Thủ tục mới", "sector": "thu", "agency_level": "commune"})
    version = draft_version("9.000003", content, by=keeper(top, "forms.draft"), valid_from=clock.today())
    assert lint(version.content)
    assert not Procedure.objects.get(code="9.000003").is_open
    assert lint(content_of()) == []


def test_an_upgrade_leaves_alone_what_was_written_or_withdrawn_here(top: int) -> None:
    load_procedures()
    author, checker = keeper(top, "forms.draft"), keeper(top, "forms.publish")
    draft = new_version("1.001193", by=author, valid_from=clock.today())
    reshape(draft.pk, lambda content: content | {"summary": "Viết lại tại tỉnh."}, by=author)
    propose(draft.pk, by=author)
    publish(draft.pk, by=checker)
    other = ProcedureVersion.objects.get(procedure__code="1.004222")
    withdraw(other.pk, by=PLATFORM, last_day=clock.today())
    again = load_procedures()
    assert (again.new, again.changed) == ((), ())
    assert again.kept == ("1.001193",)
    assert LifeEvent.objects.exists()
    assert ProcedureVersion.objects.filter(procedure__code="1.004222", valid_to=None).count() == 0
