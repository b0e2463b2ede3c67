"""What officials are told of their cases."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "cases.escalated",
        "{code} sắp đến hạn",
        "“{title}” do {office} giải quyết đã dùng {percent} % thời hạn, hạn lúc {due}. "
        "Đề nghị ông/bà theo dõi, đôn đốc.",
        channels=(),
    ),
    Text(
        "cases.escalated_late",
        "{code} đã quá hạn",
        "“{title}” do {office} giải quyết đã quá hạn lúc {due}. Đề nghị ông/bà chỉ đạo giải quyết.",
        channels=(),
    ),
    Text(
        "cases.unreceived",
        "{code} sắp quá hạn tiếp nhận",
        "“{title}” chờ {office} xem xét tiếp nhận, đã dùng {percent} % thời hạn, hạn lúc {due}. "
        "Đề nghị ông/bà theo dõi, đôn đốc.",
        channels=(),
    ),
    Text(
        "cases.unreceived_late",
        "{code} đã quá hạn tiếp nhận",
        "“{title}” chưa được {office} xem xét tiếp nhận, đã quá hạn lúc {due}. Đề nghị ông/bà chỉ đạo.",
        channels=(),
    ),
)
