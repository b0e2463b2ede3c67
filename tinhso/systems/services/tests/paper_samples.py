"""One example of the data of each form, with names and sentences as long as they come."""

WHO = {
    "case": "H53.29.14-261122-0032",
    "procedure": "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
    "applicant": "Nguyễn Hoàng Thị Phương Quỳnh",
    "personal_number": "080197001234",
    "address": "Số 128/4B, đường Nguyễn Thị Minh Khai, khu phố Bình Quân 2, phường Long An, tỉnh Tây Ninh",
    "phone": "0908 123 456",
    "email": "phuongquynh.nguyen@thudientu.vn",
    "official": "Trần Thị Ngọc Hân",
}

RECEIPT = {
    **WHO,
    **{
        "papers": [
            {"name": "Tờ khai đăng ký khai sinh theo mẫu", "digital": 1},
            {"name": "Tờ khai đăng ký nhận cha, mẹ, con theo mẫu", "digital": 1},
            {
                "name": "Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp; trường hợp không có giấy chứng "
                "sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh",
                "originals": 1,
                "digital": 1,
            },
            {"name": "Chứng cứ chứng minh quan hệ cha con hoặc mẹ con", "copies": 2},
        ],
        "sets": 1,
        "limit": "03 ngày làm việc",
        "received_at": "2026-11-20T14:35:00+07:00",
        "due_at": "2026-11-25T14:35:00+07:00",
        "returned_how": "Bản điện tử trong Kho giấy tờ; bản giấy qua dịch vụ bưu chính",
        "channel": "nộp trực tuyến",
        "fee": 8000,
        "fee_note": "đã nộp trực tuyến",
        "book": "02/2026",
        "line": "1565",
    },
}
ACKNOWLEDGEMENT = {
    **WHO,
    "secret": "K7MP9Q",
    "submitted_at": "2026-11-20T14:35:00+07:00",
    "channel": "trực tuyến",
    "papers": [
        {"name": "Biểu mẫu điện tử tương tác"},
        {"name": "Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp"},
    ],
    "fee": 16000,
}
SUPPLEMENT = {
    **WHO,
    **{
        "papers": [
            {"name": "Giấy chứng sinh", "originals": 1, "note": "Bản chụp bị mờ, không đọc được số và ngày cấp"},
            {"name": "Chứng cứ chứng minh quan hệ cha con", "certified": 1, "copies": 1, "note": "Chưa có trong hồ sơ"},
        ],
        "reason": "Hồ sơ chưa có chứng cứ chứng minh quan hệ cha con theo quy định tại Điều 14 Thông tư số "
        "04/2020/TT-BTP; bản chụp giấy chứng sinh không đọc được.",
        "answer_by": "2026-12-05T17:00:00+07:00",
        "contact": "ông Lê Quốc Khánh, công chức tư pháp - hộ tịch",
        "contact_phone": "0272 3826 115",
    },
}
REFUSAL = {
    **WHO,
    **{
        "reason": "Trẻ em đã được đăng ký khai sinh tại Uỷ ban nhân dân phường 3, thành phố Tân An (cũ) ngày "
        "12/3/2025, số đăng ký 45/2025; một người chỉ được đăng ký khai sinh một lần.",
        "basis": "Khoản 1 Điều 12 Luật Hộ tịch số 60/2014/QH13; Điều 15 Nghị định số 123/2015/NĐ-CP.",
        "advice": "Nếu cần bản sao, ông/bà nộp hồ sơ đề nghị cấp bản sao trích lục hộ tịch tại bất kỳ bộ phận một "
        "cửa nào trong tỉnh.",
    },
}
APOLOGY = {
    **WHO,
    **{
        "received_at": "2026-11-10T08:15:00+07:00",
        "due_at": "2026-11-17T08:15:00+07:00",
        "reason": "cơ quan phối hợp tại tỉnh Đồng Tháp chưa gửi kết quả xác minh tình trạng hôn nhân; văn bản xác "
        "minh đã được gửi lại lần thứ hai ngày 16/11/2026.",
        "new_due_at": "2026-11-24T17:00:00+07:00",
        "times": 1,
    },
}
STOP = {
    **WHO,
    **{
        "received_at": "2026-11-10T08:15:00+07:00",
        "stage": "Thẩm định hồ sơ",
        "ground": "theo yêu cầu bằng văn bản của người nộp hồ sơ ngày 19/11/2026 (khoản 3 Điều 20 Nghị định số "
        "118/2025/NĐ-CP).",
        "money": "lệ phí 8.000 đồng được hoàn trả vào tài khoản đã dùng để nộp trong thời hạn 05 ngày làm việc.",
    },
}
CONTROL = {
    **WHO,
    **{
        "handled_by": "Uỷ ban nhân dân phường Long An",
        "with_whom": "Công an phường Long An; Sở Tư pháp tỉnh Tây Ninh",
        "received_at": "2026-11-20T14:35:00+07:00",
        "due_at": "2026-11-25T14:35:00+07:00",
        "rows": [
            {
                "giver": "Trung tâm Phục vụ hành chính công phường Long An",
                "receiver": "Phòng Văn hoá - Xã hội",
                "at": "2026-11-20T15:02:00+07:00",
                "gave": "Trần Thị Ngọc Hân",
                "received": "Lê Quốc Khánh",
                "result": "Trước hạn",
                "note": "",
            },
            {
                "giver": "Phòng Văn hoá - Xã hội",
                "receiver": "Lãnh đạo Uỷ ban nhân dân phường Long An",
                "at": "2026-11-23T10:40:00+07:00",
                "gave": "Lê Quốc Khánh",
                "received": "Nguyễn Thị Hồng Điệp",
                "result": "Đúng hạn",
                "note": "Đã tra cứu Cơ sở dữ liệu hộ tịch",
            },
            {
                "giver": "Lãnh đạo Uỷ ban nhân dân phường Long An",
                "receiver": "Trung tâm Phục vụ hành chính công phường Long An",
                "at": "2026-11-25T16:05:00+07:00",
                "gave": "Nguyễn Thị Hồng Điệp",
                "received": "Trần Thị Ngọc Hân",
                "result": "Quá hạn",
                "note": "Mất điện từ 13 giờ đến 15 giờ",
            },
        ],
    },
}
RESULT = {
    **WHO,
    **{
        "title": "Trích lục khai sinh",
        "subtitle": "(Bản chính)",
        "symbol": "TLKS",
        "subject_name": "Nguyễn Minh Khôi",
        "basis": [
            "Căn cứ Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014;",
            "Căn cứ Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một "
            "số điều và biện pháp thi hành Luật Hộ tịch;",
            "Theo đề nghị của Phòng Văn hoá - Xã hội phường Long An.",
        ],
        "paragraphs": ["Uỷ ban nhân dân phường Long An trích lục các nội dung đăng ký khai sinh như sau:"],
        "rows": [
            ["Họ, chữ đệm, tên", "NGUYỄN MINH KHÔI"],
            [
                "Ngày, tháng, năm sinh",
                "12/11/2026 (ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu)",
            ],
            ["Giới tính", "Nam"],
            ["Dân tộc", "Kinh"],
            ["Quốc tịch", "Việt Nam"],
            ["Nơi sinh", "Bệnh viện Đa khoa Long An, phường Long An, tỉnh Tây Ninh"],
            ["Quê quán", "Xã Thủ Thừa, tỉnh Tây Ninh"],
            ["Họ, chữ đệm, tên người mẹ", "Nguyễn Hoàng Thị Phương Quỳnh"],
            ["Họ, chữ đệm, tên người cha", "Nguyễn Đình Khương"],
        ],
        "closing": ["Đăng ký khai sinh tại Uỷ ban nhân dân phường Long An, số 1565/2026, ngày 22 tháng 11 năm 2026."],
    },
}
FEE = {
    **WHO,
    **{
        "payer": "Nguyễn Hoàng Thị Phương Quỳnh",
        "lines": [
            {"name": "Lệ phí đăng ký hộ tịch (khai sinh, nhận cha, mẹ, con)", "amount": 8000},
            {"name": "Phí cấp bản sao trích lục hộ tịch (03 bản)", "amount": 24000},
        ],
        "total": 32000,
        "in_words": "Ba mươi hai nghìn đồng",
        "paid_at": "2026-11-20T14:31:00+07:00",
        "way": "Chuyển khoản qua mã VietQR",
        "reference": "FT26324001234567",
    },
}

REGISTER = {
    "since": "2026-11-16",
    "until": "2026-11-22",
    "rows": [
        {
            "case": f"H53.29.14-261116-{number:04}",
            "procedure": "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền của Việt Nam cấp",
            "applicant": "Công ty TNHH Một thành viên Thương mại Dịch vụ Bến Lức",
            "address": "Khu phố Bình Quân 2, phường Long An; 0908 123 456",
            "office": "Uỷ ban nhân dân phường Long An",
            "received_at": "2026-11-16T08:00:00+07:00",
            "due_at": "2026-11-18T17:00:00+07:00",
            "returned_at": "2026-11-18T15:20:00+07:00",
            "how": "Trực tuyến",
        }
        for number in range(1, 15)
    ],
}
