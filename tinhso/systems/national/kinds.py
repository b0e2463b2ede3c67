"""The papers that come from other systems."""

from __future__ import annotations

from tinhso.engines.papers.models import PaperKind, Shown

RESULT = PaperKind(
    code="national.result",
    name="Kết quả ký trên hệ thống của bộ, ngành",
    template="",  # never drawn up here
    number="{system}",
    needs=("case", "procedure", "applicant", "system"),
    public=(
        Shown("case", "Mã hồ sơ"),
        Shown("procedure", "Thủ tục hành chính"),
        Shown("applicant", "Người nộp hồ sơ", "name"),
    ),
)
KINDS = (RESULT,)
