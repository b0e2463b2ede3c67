"""What reporters are told. A mail or SMS names the code alone, never what it is about."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "feedback.accepted",
        "Phản ánh {code} đã được chuyển xử lý",
        "1022 đã xem phản ánh {code} của ông/bà và chuyển đến {office}. Cơ quan trả lời chậm nhất {due}.",
        channels=("mail", "sms"),
        mail="Phản ánh {code} của ông/bà đã được chuyển đến {office}, trả lời chậm nhất {due}: {link}",
        sms="Phan anh {code} da chuyen {office}, tra loi cham nhat {due}. Theo doi: {link}",
        sms_without_mail=True,  # whoever has a mail box reads it there; whoever left a number alone would hear nothing
    ),
    Text(
        "feedback.asked",
        "Phản ánh {code} cần thêm thông tin",
        "{office} đề nghị ông/bà cho biết thêm về phản ánh {code}. Thời hạn trả lời tạm dừng đến khi ông/bà bổ sung.",
        channels=("mail", "sms"),
        mail="{office} đề nghị ông/bà cho biết thêm về phản ánh {code}: {link}",
        sms="Phan anh {code}: co quan can them thong tin, xem tai {link}",
    ),
    Text(
        "feedback.asked_again",
        "Phản ánh {code} vẫn chờ thông tin của ông/bà",
        "{office} vẫn chờ ông/bà cho biết thêm về phản ánh {code}. Không có trả lời, cơ quan có thể dừng xử lý.",
        channels=("mail", "sms"),
        mail="{office} vẫn chờ ông/bà cho biết thêm về phản ánh {code}: {link}",
        sms="Phan anh {code}: van cho thong tin cua ong/ba, xem tai {link}",
    ),
    Text(
        "feedback.not_taken_back",
        "Phản ánh {code} vẫn được xử lý",
        "1022 chưa thể cho rút phản ánh {code} và tiếp tục xử lý. Lý do có trên trang phản ánh.",
        channels=("mail", "sms"),
        mail="Phản ánh {code} vẫn được xử lý. Lý do có tại {link}",
        sms="Phan anh {code} van duoc xu ly, ly do xem tai {link}",
    ),
    Text(
        "feedback.extended",
        "Phản ánh {code} được gia hạn trả lời",
        "{office} xin lỗi ông/bà: phản ánh {code} cần thêm thời gian và được trả lời chậm nhất {due}. "
        "Lý do có trên trang phản ánh.",
        channels=("mail", "sms"),
        mail="{office} xin lỗi ông/bà: phản ánh {code} được trả lời chậm nhất {due}. Lý do có tại {link}",
        sms="Phan anh {code}: co quan xin loi, tra loi cham nhat {due}. Ly do xem tai {link}",
    ),
    Text(
        "feedback.merged",
        "Phản ánh {code} được xử lý chung",
        "Phản ánh {code} cùng nội dung với một phản ánh khác nên được xử lý chung. "
        "Khi có trả lời, ông/bà được báo ngay.",
        channels=("mail",),
        mail="Phản ánh {code} được xử lý chung với một phản ánh cùng nội dung: {link}",
    ),
    Text(
        "feedback.closed",
        "Phản ánh {code} đã kết thúc",
        "{office} kết thúc xử lý phản ánh {code} mà không trả lời. Lý do có trên trang phản ánh.",
        channels=("mail", "sms"),
        mail="{office} kết thúc xử lý phản ánh {code}. Lý do có tại {link}",
        sms="Phan anh {code} da ket thuc, ly do xem tai {link}",
    ),
    Text(
        "feedback.refused",
        "Phản ánh {code} không thuộc phạm vi 1022",
        "Phản ánh {code} không thuộc phạm vi xử lý của 1022. Lý do và nơi có thẩm quyền có trên trang phản ánh.",
        channels=("mail", "sms"),
        mail="Phản ánh {code} không thuộc phạm vi xử lý của 1022. Lý do có tại {link}",
        sms="Phan anh {code} khong thuoc pham vi 1022, ly do xem tai {link}",
    ),
    Text(
        "feedback.answered",
        "Phản ánh {code} đã có trả lời",
        "{office} đã trả lời phản ánh {code} của ông/bà. Ông/bà xem và đánh giá việc xử lý trên trang phản ánh.",
        channels=("mail", "sms"),
        mail="{office} đã trả lời phản ánh {code}. Ông/bà xem và đánh giá tại {link}",
        sms="Phan anh {code} da co tra loi, xem va danh gia tai {link}",
    ),
)
