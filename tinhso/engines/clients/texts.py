"""What those who answer for a client are told."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "clients.webhook_stopped",
        "Đã tạm dừng gửi sự kiện đến một ứng dụng kết nối",
        "Trong {hours} giờ qua, hệ thống không gửi được sự kiện nào đến địa chỉ nhận của ứng dụng “{client}” ({host}). "
        "Lần gửi gần nhất báo: {error} Việc gửi đã tạm dừng, không sự kiện nào bị mất. Khi địa chỉ nhận hoạt động trở "
        "lại, đề nghị ông/bà báo cơ quan quản lý ứng dụng để gửi tiếp từ chỗ dừng.",
        mail="Hệ thống đã tạm dừng gửi sự kiện đến một ứng dụng do ông/bà chịu trách nhiệm. Đề nghị đăng nhập để xem: "
        "{link}",
    ),
)
