"""What people are told who act for one another, sign together, or write in a dossier."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "services.consent_asked",
        "{name} xin nộp hồ sơ thay ông/bà",
        "{name} đề nghị được nộp và theo dõi hồ sơ thay ông/bà. Ông/bà mở trang “Thay mặt người khác” để "
        "đồng ý hoặc từ "
        "chối; không trả lời thì đề nghị tự hết hiệu lực sau 14 ngày.",
    ),
    Text(
        "services.consent_given",
        "{name} đã đồng ý",
        "{name} đã đồng ý để ông/bà nộp hồ sơ thay. Khi nộp hồ sơ, ông/bà chọn nộp cho ai ở bước đầu.",
    ),
    Text(
        "services.consent_refused",
        "{name} không đồng ý",
        "{name} không đồng ý để ông/bà nộp hồ sơ thay.",
    ),
    Text(
        "services.guardian_named",
        "Ông/bà được ghi nhận là người đại diện",
        "Ông/bà được ghi nhận là cha, mẹ hoặc người giám hộ của {name} và có thể nộp, theo dõi hồ sơ thay. Ông/bà xem "
        "tại trang “Thay mặt người khác”; nếu không đúng, xin báo bộ phận một cửa nơi ghi nhận.",
        mail="Ông/bà được ghi nhận là người đại diện của một người khác. Mời đăng nhập để xem: {link}",
    ),
    Text(
        "services.paper_struck",
        "Một giấy tờ trong kho của ông/bà không còn dùng được",
        "{office} đã gạch “{paper}” khỏi kho giấy tờ của ông/bà. Lý do: {reason}. Khi một hồ sơ cần giấy tờ này, "
        "ông/bà đính kèm bản khác.",
        mail="Một giấy tờ trong kho giấy tờ của ông/bà không còn dùng được. Mời đăng nhập để xem lý do: {link}",
    ),
    Text(
        "services.signature_asked",
        "Mời ông/bà ký hồ sơ “{procedure}”",
        "Hồ sơ “{procedure}” cần chữ ký của ông/bà. Ông/bà đọc nội dung hồ sơ rồi ký hoặc từ chối; hồ sơ "
        "được nộp khi mọi "
        "người đã ký.",
    ),
    Text(
        "services.cosigner_signed",
        "{name} đã ký hồ sơ “{procedure}”",
        "{name} đã ký. Hồ sơ “{procedure}” được nộp khi mọi người đã ký.",
    ),
    Text(
        "services.cosigner_declined",
        "{name} không ký hồ sơ “{procedure}”",
        "{name} từ chối ký hồ sơ “{procedure}”. Lý do có trong trang chữ ký của hồ sơ.",
    ),
    Text(
        "services.signature_voided",
        "Chữ ký của ông/bà không còn hiệu lực",
        "Người nộp đã sửa hồ sơ “{procedure}” sau khi ông/bà ký, nên chữ ký không còn hiệu lực. Ông/bà sẽ "
        "được mời ký lại.",
    ),
    Text(
        "services.all_signed",
        "Mọi người đã ký hồ sơ “{procedure}”",
        "Mọi người đã ký nhưng hồ sơ “{procedure}” chưa nộp được. Ông/bà mở hồ sơ để xem lý do và nộp.",
    ),
    Text(
        "services.official_wrote",
        "Có tin nhắn trong hồ sơ {code}",
        "{office} đã viết cho ông/bà trong hồ sơ {code}. Ông/bà đọc và trả lời tại trang hồ sơ.",
    ),
    Text(
        "services.applicant_wrote",
        "Người nộp viết trong hồ sơ {code}",
        "Người nộp hồ sơ {code} đã gửi tin nhắn. Mở trang hồ sơ để đọc và trả lời.",
    ),
    Text(
        "services.supplement_due",
        "Sắp hết hạn bổ sung hồ sơ {code}",
        "Hồ sơ “{procedure}” đang chờ ông/bà bổ sung trước ngày {answer_by}. Quá hạn, {office} có thể dừng giải quyết.",
    ),
    Text(
        "services.supplement_lapsed",
        "Hồ sơ {code} đã quá hạn bổ sung",
        "Đã quá ngày {answer_by} mà hồ sơ “{procedure}” chưa được bổ sung. {office} sẽ xem xét dừng giải "
        "quyết và gửi thông "
        "báo. Ông/bà vẫn có thể bổ sung khi hồ sơ chưa bị dừng.",
    ),
    Text(
        "services.stop_to_confirm",
        "Hồ sơ {code} quá hạn bổ sung: cần xác nhận dừng",
        "Người nộp không bổ sung hồ sơ {code} đúng hạn. Mở trang hồ sơ để xác nhận dừng giải quyết; thông "
        "báo được lập khi "
        "xác nhận.",
    ),
)
