"""Reports as other parts link to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage

REPORT = "feedback.report"
KINDS = (
    cases.Kind(
        REPORT,
        "phản ánh, kiến nghị",
        "feedback:report",
        receive="Tiếp nhận, phân loại phản ánh",
        give="Công khai kết quả xử lý",
        stages={
            Stage.SUBMITTED: _("waiting to be sorted"),
            Stage.REFUSED: _("not a matter for 1022"),
            Stage.SUPPLEMENT: _("waiting for more information"),
            Stage.STOPPED: _("closed"),
            Stage.DECIDED: _("answered"),
            Stage.RETURNED: _("answered and published"),
        },
    ),
)
