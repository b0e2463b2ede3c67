"""What applicants are told. Letters and messages are Vietnamese; a mail names the dossier, never its content."""

from tinhso.engines.messages.api import Text
from tinhso.systems.services.people.texts import TEXTS as OF_PEOPLE
from tinhso.systems.services.posting.texts import TEXTS as OF_THE_POST

TEXTS = (
    *OF_PEOPLE,
    *OF_THE_POST,
    Text(
        "services.submitted",
        "Đã nộp hồ sơ {code}",
        "Hồ sơ “{procedure}” của ông/bà đã được gửi đến {office}. Trong 08 giờ làm việc, cơ quan sẽ tiếp nhận, yêu cầu "
        "bổ sung hoặc trả lời lý do không tiếp nhận.",
    ),
    Text(
        "services.accepted",
        "Đã tiếp nhận hồ sơ {code}",
        "{office} đã tiếp nhận hồ sơ “{procedure}” của ông/bà. Hẹn trả kết quả: {due}. Giấy tiếp nhận hồ sơ có trong "
        "trang hồ sơ.",
    ),
    Text(
        "services.supplement_asked",
        "Hồ sơ {code} cần bổ sung",
        "{office} đề nghị ông/bà bổ sung hồ sơ “{procedure}”. Nội dung cần bổ sung có trong trang hồ sơ; thời hạn giải "
        "quyết tạm dừng cho đến khi ông/bà bổ sung.",
    ),
    Text(
        "services.refused",
        "Hồ sơ {code} không được tiếp nhận",
        "{office} không tiếp nhận hồ sơ “{procedure}”. Lý do và căn cứ pháp lý có trong phiếu từ chối ở trang hồ sơ.",
    ),
    Text(
        "services.duty_raised",
        "Hồ sơ {code} cần thực hiện nghĩa vụ tài chính",
        "{office} đề nghị ông/bà nộp khoản tiền theo thông báo của hồ sơ “{procedure}”. Thời hạn giải quyết tạm dừng "
        "cho đến khi nộp xong.",
    ),
    Text(
        "services.payer_corrected",
        "Số tiền phải nộp của hồ sơ {code} thay đổi",
        "{office} đã kiểm tra đối tượng nộp phí của hồ sơ “{procedure}”: số tiền phải nộp là {amount}, trước đó là "
        "{before}. Lý do, khoản phải nộp thêm hoặc được hoàn trả có trong trang hồ sơ.",
    ),
    Text(
        "services.extended",
        "Hồ sơ {code} được gia hạn",
        "{office} xin lỗi ông/bà vì chưa giải quyết kịp hồ sơ “{procedure}”. Ngày hẹn trả kết quả mới: {due}.",
    ),
    Text(
        "services.redated",
        "Ngày hẹn trả kết quả hồ sơ {code} thay đổi",
        "Lịch làm việc có ngày nghỉ thay đổi. Ngày hẹn trả kết quả hồ sơ “{procedure}” của ông/bà tại {office} nay là "
        "{due}.",
    ),
    Text(
        "services.licence_ends",
        "Giấy tờ số {code} sắp hết hạn",
        "“{name}” số {code} do {office} cấp cho ông/bà còn {left} ngày, có giá trị đến hết ngày {day}. Nếu còn cần "
        "dùng, ông/bà gia hạn hoặc xin cấp lại tại trang Giấy phép của tôi; thông tin đã khai lần trước được điền sẵn.",
    ),
    Text(
        "services.stopped",
        "Hồ sơ {code} đã dừng giải quyết",
        "{office} đã dừng giải quyết hồ sơ “{procedure}”. Lý do có trong thông báo ở trang hồ sơ.",
    ),
    Text(
        "services.withdrawal_declined",
        "Hồ sơ {code} vẫn được giải quyết",
        "{office} chưa thể trả lại hồ sơ “{procedure}” theo đề nghị rút của ông/bà và tiếp tục giải quyết. Lý do có "
        "trong trang hồ sơ.",
    ),
    Text(
        "services.decided",
        "Hồ sơ {code} đã có kết quả",
        "Kết quả hồ sơ “{procedure}” đã được {office} ký. Ông/bà xem, tải về và đánh giá tại trang hồ sơ.",
    ),
)
