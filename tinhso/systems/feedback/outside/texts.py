"""What officials are told of errands."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "feedback.errand",
        "Đơn vị bên ngoài đã trả lời về phản ánh {code}",
        "{to} đã trả lời nội dung được giao trong phản ánh {code}. Nội dung và ảnh có trên trang phản ánh.",
        mail="Đơn vị được giao đã trả lời về phản ánh {code}: {link}",
    ),
)
