"""What those are told who follow a report or wait for news of a place."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "feedback.followed",
        "Phản ánh {code} đã được trả lời",
        "Phản ánh {code} ({category}) mà ông/bà theo dõi đã được {office} trả lời. Nội dung trả lời có trên trang công "
        "khai của phản ánh.",
        channels=("mail", "sms"),
        sms="Phan anh {code} ma ong/ba theo doi da co tra loi, xem tai {link}",
        mail="Phản ánh {code} mà ông/bà theo dõi đã được trả lời: {link}",
    ),
    Text(
        "feedback.nearby",
        "Phản ánh mới {code}",
        "Có phản ánh mới tại khu vực ông/bà theo dõi: {category}, {place}.",
        mail="Có phản ánh mới {code} tại khu vực ông/bà theo dõi: {link}",
    ),
)
