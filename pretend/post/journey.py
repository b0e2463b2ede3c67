"""The states of a consignment on its way, and their moments."""

from __future__ import annotations

import time

STATES = {
    "NG": "Nhận gửi",
    "VC": "Đang vận chuyển",
    "DP": "Đang phát",
    "KP": "Chưa phát được",
    "PT": "Phát thành công",
    "CH": "Chuyển hoàn",
    "TH": "Đã trả người gửi",
}
GOOD_WAY = ("NG", "VC", "DP", "PT")
WAY_BACK = ("NG", "VC", "DP", "KP", "CH", "TH")


def moment(steps: int) -> str:
    """``yyyyMMddHHmmss`` in Vietnam; steps taken in the same second stay in their order."""
    return time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + 7 * 3600 + steps))
