"""What applicants are told about the post."""

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "services.post_sent",
        "Đã gửi kết quả hồ sơ {code} qua bưu chính",
        "Kết quả hồ sơ “{procedure}” của ông/bà đã được giao cho bưu chính, số hiệu bưu gửi {number}. Ông/bà theo dõi "
        "hành trình tại trang hồ sơ.",
    ),
    Text(
        "services.post_came_back",
        "Chưa phát được kết quả hồ sơ {code}",
        "Bưu chính không phát được kết quả hồ sơ “{procedure}” (bưu gửi {number}) và đã chuyển trả Bộ phận Một cửa. "
        "Ông/bà liên hệ Bộ phận Một cửa để báo địa chỉ mới hoặc đến nhận trực tiếp.",
    ),
    Text(
        "services.post_not_fetched",
        "Bưu chính chưa nhận được giấy tờ của hồ sơ {code}",
        "Bưu chính không nhận được giấy tờ của hồ sơ “{procedure}” tại địa chỉ đã hẹn (bưu gửi {number}). Ông/bà đặt "
        "lại tại trang hồ sơ hoặc mang giấy tờ đến Bộ phận Một cửa.",
    ),
    Text(
        "services.post_lost",
        "Bưu gửi của hồ sơ {code} bị thất lạc",
        "Bưu chính báo thất lạc bưu gửi {number} của hồ sơ “{procedure}”. Bộ phận Một cửa của {office} sẽ liên hệ và "
        "gửi bản khác; ông/bà cũng có thể đến nhận trực tiếp.",
    ),
    Text(
        "services.post_arrived",
        "Bộ phận Một cửa đã nhận giấy tờ của hồ sơ {code}",
        "Giấy tờ của hồ sơ “{procedure}” gửi qua bưu chính (bưu gửi {number}) đã đến Bộ phận Một cửa.",
    ),
)
