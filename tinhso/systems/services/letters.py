"""What stands in the letters of a dossier: the data of each form, taken from the records."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from tinhso.base import clock
from tinhso.base.codes import show_phone
from tinhso.engines.cases.models import Decision
from tinhso.engines.directory.models import Position
from tinhso.engines.forms import api as forms
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Payment
from tinhso.systems.services.counter.models import PaperForm, handed_papers
from tinhso.systems.services.kinds import REJECTION, RESULT
from tinhso.systems.services.models import Dossier

UNITS = {"hour": "giờ làm việc", "workday": "ngày làm việc", "day": "ngày", "month": "tháng"}
WAYS = {"online": "trực tuyến", "desk": "tại Bộ phận Một cửa", "post": "qua dịch vụ bưu chính công ích"}
CHANNELS = {
    "online": "trực tuyến",
    "assisted": "trực tuyến, cán bộ cùng nộp",
    "desk": "trực tiếp",
    "post": "qua bưu chính",
}

Data = dict[str, Any]


def whom(dossier: Dossier) -> Data:
    """The head of every letter to the applicant."""
    party = dossier.applicant
    person = getattr(party, "as_person", None)
    return {
        "case": dossier.case.code,
        "procedure": dossier.version.procedure.name,
        "applicant": party.name,
        "address": party.address,
        "phone": show_phone(party.phone),
        "email": party.email,
        "number_label": "Số định danh cá nhân" if person else "Mã số thuế",
        "personal_number": person.personal_number if person else "",
    }


def acknowledgement(dossier: Dossier) -> Data:
    """What was handed in, when and where."""
    case = dossier.case
    return {
        **whom(dossier),
        "secret": case.secret,
        "follow": follow_url(dossier),
        "submitted_at": moment(case.submitted_at),
        "channel": CHANNELS[case.channel],
        "papers": [{"name": name} for name in _papers(dossier)],
        "fee": sum(demand.total for demand in payments.of(case.pk)),
    }


def receipt(dossier: Dossier) -> Data:
    """Form 01: what was handed in, how long it may take, when the result is there."""
    case = dossier.case
    return {
        **whom(dossier),
        **official(case.receipt.by),
        "papers": _on_paper(dossier) or [{"name": name, "digital": 1} for name in _papers(dossier)],
        "sets": 1,
        "limit": spelled(dossier),
        "received_at": moment(case.receipt.at),
        "due_at": moment(case.due_at),
        "returned_how": WAYS[dossier.way_back],
        "channel": CHANNELS[case.channel],
        "secret": case.secret,
        "follow": follow_url(dossier),
    }


def follow_url(dossier: Dossier) -> str:
    """The address in the receipt's second QR: look up and rate, without an account."""
    asked = urlencode({"code": dossier.case.code, "secret": dossier.case.secret})
    return f"{settings.BASE_URL}{reverse('services:look_up')}?{asked}"


def supplement(dossier: Dossier) -> Data:
    """Form 02: item by item what is missing or wrong."""
    asked = dossier.case.supplements.latest("at")
    return {
        **whom(dossier),
        **official(asked.by),
        "papers": [{"name": item["label"], "note": item["reason"]} for item in asked.items],
        "reason": asked.reason or "Hồ sơ chưa đầy đủ hoặc chưa đúng theo quy định.",
        "answer_by": _day(asked.answer_by),
        "contact": str(asked.by.person or ""),
        "contact_phone": show_phone(asked.by.office.phone),
    }


def refusal(dossier: Dossier) -> Data:
    """Form 03."""
    made = dossier.case.refusal
    papers = [{"name": name} for name in _papers(dossier)]
    return {**whom(dossier), **official(made.by), "papers": papers, "reason": made.reason, "basis": made.basis}


def apology(dossier: Dossier) -> Data:
    """Form 04."""
    made = dossier.case.extension
    return {
        **whom(dossier),
        **official(made.by),
        "received_at": moment(dossier.case.received_at),
        "due_at": moment(made.due_before),
        "new_due_at": moment(made.due_after),
        "reason": made.reason,
        "times": 1,
    }


def stopped(dossier: Dossier) -> Data:
    """Form 05."""
    made = dossier.case.stop
    wished = dossier.case.withdrawals.filter(agreed=True).exists()
    ground = "Theo đề nghị của người nộp hồ sơ" if wished else made.reason
    return {**whom(dossier), **(official(made.by) if made.by else {}), "ground": ground}


def result_kind(outcome: str) -> str:
    return RESULT.code if outcome == Decision.Outcome.GRANTED else REJECTION.code


def result(dossier: Dossier, *, outcome: str, reason: str = "") -> Data:
    """The result: for what is granted the facts that were answered, for what is not the reason."""
    granted = outcome == Decision.Outcome.GRANTED
    named = dossier.version.part("results")
    title = named[0]["name"] if granted and named else "Thông báo về việc không giải quyết hồ sơ"
    rows = [[a.label, a.text] for _title, answers in forms.answers_of(dossier.submission) for a in answers]
    basis = [f"Căn cứ {law['name']};" for law in dossier.version.part("legal")[:4]]
    return {
        **whom(dossier),
        "title": title,
        "symbol": "KQ" if granted else "TB",
        "basis": basis,
        "paragraphs": [] if granted else [reason],
        "rows": rows if granted else [],
        "subject_name": dossier.applicant.name,
        "recipients": ["Như trên", "Lưu: hồ sơ"],
        "procedure_code": dossier.version.procedure.code,
        "result_code": (named[0].get("code") or "") if granted and named else "",
    }


def valid_until(dossier: Dossier, *, outcome: str) -> date | None:
    """The last day of a result that the procedure limits to so many months; none: for ever."""
    named = dossier.version.part("results")
    months = named[0].get("valid_months") if outcome == Decision.Outcome.GRANTED and named else None
    return months_later(clock.today(), months) if months else None


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


WAYS_OF_PAYING = {
    "cash": "Tiền mặt",
    "gateway": "Cổng thanh toán trực tuyến",
    "transfer": "Chuyển khoản",
    "cod": "Bưu chính thu hộ",
}


def fee(dossier: Dossier, payment: Payment) -> Data:
    """The electronic receipt of a payment (Decree 123/2020, Circular 32/2025)."""
    facts = payments.receipt_data(payment)
    return {
        **whom(dossier),
        "payer": dossier.applicant.name,
        "lines": facts["lines"],
        "total": facts["amount"],
        "in_words": facts["amount_in_words"],
        "paid_at": moment(payment.paid_at),
        "way": WAYS_OF_PAYING.get(facts["way"], facts["way"]),
        "reference": payment.reference,
        "symbol": facts["symbol"],
        "receipt_number": facts["number"],
    }


def official(position: Position | None) -> Data:
    """Who handled it, as it stands under a letter."""
    return {"official": str(position.person or ""), "official_title": position.title} if position else {}


def spelled(dossier: Dossier) -> str:
    """The time limit as the law writes it: 05 ngày làm việc."""
    limit = dossier.version.limit(dossier.case.channel, dossier.variant)
    if limit.is_same_day:
        return "Trong ngày làm việc"
    return f"{int(limit.amount):02} {UNITS[limit.unit]}"


def _on_paper(dossier: Dossier) -> list[Data]:
    """What was handed over at the counter: originals, and copies whether certified or not."""
    return [
        {"name": row.name, ("originals" if row.form == PaperForm.ORIGINAL else "copies"): row.number}
        for row in handed_papers(dossier.case.pk)
    ]


def _papers(dossier: Dossier) -> list[str]:
    names = {paper.code: paper.name for paper in dossier.version.papers}
    given = dossier.submission.files.values_list("paper", flat=True)
    return ["Biểu mẫu điện tử tương tác", *(names.get(code, code) for code in dict.fromkeys(given))]


def moment(at: datetime | None) -> str:
    """As a letter's data has it: the province's time to the minute; "" for none."""
    return clock.local(at).isoformat(timespec="minutes") if at else ""


def _day(at: datetime | None) -> str:
    return clock.local(at).date().isoformat() if at else ""
