"""What the platform says by itself in a conversation, in the province's language."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.engines.cases.models import Case, Refusal
from tinhso.systems.feedback.models import Report

FOLLOW = "\n\nÔng/bà theo dõi tại: {link}"
REPORTED = "1022 đã tiếp nhận phản ánh của ông/bà. Mã phản ánh: {code}. Lĩnh vực: {category}."
ACCEPTED = "Phản ánh {code} đã được chuyển {office} xử lý. Hạn trả lời: {due}."
MORE = "Về phản ánh {code}, {office} cần ông/bà bổ sung:\n\n{asked}\n\nÔng/bà trả lời ngay tại đây."
REFUSED = "Phản ánh {code} không thuộc phạm vi xử lý của 1022.\n\n{reason}"
LATER = "{office} xin lỗi và xin trả lời phản ánh {code} chậm nhất {due}.\n\nLý do: {reason}"
MERGED = (
    "Phản ánh {code} cùng nội dung với phản ánh {main} nên được xử lý chung. Ông/bà sẽ nhận được trả lời tại đây.\n\n"
    "Ông/bà theo dõi tại: {link}"
)
CLOSED = "{office} kết thúc xử lý phản ánh {code}.\n\nLý do: {reason}\n\nÔng/bà xem tại: {link}"
ANSWERED_TOGETHER = (
    "{office} trả lời phản ánh {code}, được xử lý chung với phản ánh {own} của ông/bà:\n\n{answer}\n\n"
    "Ông/bà xem tại: {link}"
)
ANSWERED = "{office} trả lời phản ánh {code}:\n\n{answer}\n\nÔng/bà đánh giá kết quả tại: {link}"
CONFIDENTIAL = "Phản ánh {code} của ông/bà có thông tin mới. Ông/bà xem tại: {link}"
"""Of a confidential matter nothing is said over somebody else's servers."""


def facts(report: Report, link: str) -> dict[str, str]:
    """What every text may name."""
    case = report.case
    due = f"{clock.local(case.due_at):%d/%m/%Y}" if case.due_at else ""
    return {
        "code": case.code,
        "category": report.category.name,
        "office": case.office.name,
        "due": due,
        "link": link,
    }


def asked_of(case: Case) -> str:
    """What the agency waits for, in lines."""
    asked = case.open_supplement
    if asked is None:
        return ""
    items = [f"- {item.get('label', '')}: {item.get('reason', '')}".rstrip(": ") for item in asked.items]
    return "\n".join([*filter(None, [asked.reason]), *items])


def refusal_of(case: Case) -> str:
    found = Refusal.objects.filter(case=case).first()
    return f"{found.reason}\n({found.basis})" if found else ""
