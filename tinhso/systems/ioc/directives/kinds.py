"""Directives as the cases know them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage, Step

DIRECTIVE = "ioc.directive"
KINDS = (
    cases.Kind(
        DIRECTIVE,
        "ý kiến chỉ đạo",
        "ioc:directive",
        receive="Tiếp nhận ý kiến chỉ đạo",
        give="Trả kết quả thực hiện",
        stages={
            Stage.PROCESSING: _("being carried out"),
            Stage.DECIDED: _("carried out"),
            Stage.STOPPED: _("withdrawn"),
        },
    ),
)
HOURS = Decimal(4000)  # longer than any deadline: the deadline alone says when it is due


def load_reference() -> None:
    """The way of a directive: its lead office's leaders carry it out and report."""
    if cases.process_for(DIRECTIVE, exactly=True) is None:
        name = "Tổ chức thực hiện và báo cáo kết quả"
        cases.publish_process(topic=DIRECTIVE, strides=[cases.Stride(name, Step.Kind.SIGN, Step.Unit.LEADERS, HOURS)])
