"""What people are told of their appointments; letters and messages are Vietnamese."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "counters.booked",
        "Đã đặt lịch hẹn tại {office}",
        "Ông/bà có lịch hẹn tại {office} lúc {time}. Khi đến, ông/bà đọc mã {appointment} hoặc đưa mã QR tại ki-ốt để "
        "lấy số. Ông/bà có thể đổi hoặc hủy lịch tại trang lịch hẹn.",
        mail=_("Your appointment at {office} is noted. Look at it, move it or cancel it here: {link}"),
    ),
    Text(
        "counters.reminder",
        "Nhắc lịch hẹn tại {office}",
        "Ông/bà có lịch hẹn tại {office} lúc {time}. Nếu không đến được, xin ông/bà đổi hoặc hủy để người khác có chỗ.",
        channels=("mail", "sms"),
        mail=_("You have an appointment at {office}. Look at the time, confirm, move or cancel it here: {link}"),
        sms=_("You have an appointment at {office}: {link}"),
    ),
    Text(
        "counters.closed_then",
        "Lịch hẹn tại {office} bị hủy",
        "{office} không làm việc lúc {time} do lịch làm việc thay đổi. Xin ông/bà chọn giờ khác tại trang lịch hẹn.",
        channels=("mail", "sms"),
        mail=_("{office} will be closed at the time of your appointment. Please choose another one: {link}"),
        sms=_("{office} will be closed at the time of your appointment. Please choose another one: {link}"),
    ),
)
