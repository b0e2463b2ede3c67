"""Tasks of programmes as the cases know them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import pgettext_lazy

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage, Step

TASK = "ioc.task"
KINDS = (
    cases.Kind(
        TASK,
        "nhiệm vụ của chương trình, kế hoạch",
        "ioc:task",
        receive="Tiếp nhận nhiệm vụ",
        give="Trả kết quả thực hiện nhiệm vụ",
        stages={
            Stage.PROCESSING: pgettext_lazy("task", "under way"),
            Stage.DECIDED: pgettext_lazy("task", "finished"),
            Stage.STOPPED: pgettext_lazy("task", "stopped"),
        },
    ),
)
HOURS = Decimal(9999)  # longer than a term: the day of the task alone says when it is due
CONFIRM_WITHIN = Decimal(24)
TOLD_AT = {3: 80, 4: 100}  # percent of the time: first the head of the owner, then the province
SINCE = date(2020, 1, 1)


def load_reference() -> None:
    """The way of a task: its owner's leaders hand in the product, those of the office that follows it confirm."""
    strides = [
        cases.Stride("Tổ chức thực hiện, nộp sản phẩm", Step.Kind.WORK, Step.Unit.LEADERS, HOURS),
        cases.Stride("Xác nhận hoàn thành nhiệm vụ", Step.Kind.SIGN, Step.Unit.GIVER, CONFIRM_WITHIN),
    ]
    if cases.process_for(TASK, exactly=True) is None:
        cases.publish_process(topic=TASK, strides=strides)
        cases.set_thresholds(TASK, TOLD_AT, valid_from=SINCE)
