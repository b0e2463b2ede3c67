"""What is done with a planted report: one function for each verb that officials and reporters have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tinhso.base import clock
from tinhso.engines.calendars.api import due, timetable_for
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback import moderating
from tinhso.systems.feedback.citizen import replying
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.knowing import actor_of
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Category, Report, TimeLimit
from tinhso.systems.feedback.planting.cast import Cast
from tinhso.systems.feedback.routing.proposing import propose

BASIS = "Quy chế tiếp nhận, xử lý phản ánh, kiến nghị của tỉnh"
ANSWER = "Đơn vị đã kiểm tra và xử lý nội dung ông/bà phản ánh."


@dataclass(frozen=True)
class Scene:
    """A report, what is written of it, who may act, and the reports that have a name."""

    report: Report
    row: Mapping[str, Any]
    cast: Cast
    named: Mapping[str, UUID]

    @property
    def key(self) -> UUID:
        return UUID(str(self.report.pk))

    @property
    def desk(self) -> Actor:
        return self.cast.desk(secret=self.report.case.is_confidential)

    @property
    def owner(self) -> Actor:
        return actor_of(self.report.reporter)

    @property
    def task(self) -> Task:
        """The step that is open, an opinion aside."""
        return self.report.case.tasks.select_related("office").filter(done_at=None, step__isnull=False).get()

    @property
    def handler(self) -> Actor:
        return self.doer(self.task)

    def doer(self, task: Task) -> Actor:
        by = self.cast.for_task(task)
        if by is None:
            raise LookupError(f"Nobody of the demonstration works at {task.office.code}.")
        return by


def _publish(scene: Scene) -> None:
    photos = scene.report.photos.values_list("pk", flat=True)
    moderating.publish(scene.key, text=scene.row.get("public", scene.report.text), photos=photos, by=scene.desk)


def _withhold(scene: Scene) -> None:
    moderating.withhold(scene.key, reason=scene.row["reason"], by=scene.desk)


def _accept(scene: Scene) -> None:
    chosen = scene.row.get("lead", "")
    lead = _office(chosen) if chosen else propose(scene.report).lead
    if lead is None:
        raise LookupError(f"No rule says who handles {scene.report.category_id}.")
    handling.accept(scene.report, lead=lead, note=scene.row["note"] if chosen else "", by=scene.desk)


def _claim(scene: Scene) -> None:
    cases.claim(scene.task.pk, by=scene.handler)


def _finish_step(scene: Scene) -> None:
    cases.finish_step(scene.task.pk, note="Đã kiểm tra thực tế, dự thảo trả lời.", by=scene.handler)


def _send_back(scene: Scene) -> None:
    cases.send_back(scene.task.pk, reason=scene.row["note"], by=scene.handler)


def _decide(scene: Scene) -> None:
    within = limit_for(TimeLimit.What.PUBLISH, scene.report.category)
    cases.decide(
        scene.task.pk, outcome="granted", reason=scene.row.get("answer", ANSWER), hand_out_within=within,
        by=scene.handler,
    )  # fmt: skip


def _hand_out(scene: Scene) -> None:
    cases.hand_out(scene.key, way="online", by=scene.desk)


def _rate(scene: Scene) -> None:
    row = scene.row
    replying.rate(
        scene.report, score=row["score"], reasons=row.get("reasons", ()), comment=row.get("comment", ""),
        by=scene.owner,
    )  # fmt: skip


def _reopen(scene: Scene) -> None:
    replying.object_to(scene.report, reason=scene.row["reason"], by=scene.owner)


def _refuse(scene: Scene) -> None:
    cases.refuse(scene.key, reason=scene.row["reason"], basis=BASIS, by=scene.desk)


def _ask(scene: Scene) -> None:
    reason = scene.row["reason"]
    until = due(
        clock.now(), limit_for(TimeLimit.What.MORE, scene.report.category), timetable_for(scene.report.case.office)
    )
    items = [{"what": "text", "label": "Thông tin bổ sung", "reason": reason}]
    cases.ask_supplement(scene.key, items=items, reason=reason, answer_by=until, by=scene.desk)


def _reply(scene: Scene) -> None:
    replying.reply(scene.report, text=scene.row["reply"], photos=(), by=scene.owner)


def _extend(scene: Scene) -> None:
    case = scene.report.case
    assert case.due_at is not None
    table = timetable_for(case.office)
    until = table.moment(table.worked(case.due_at) + 40 * 3600)
    cases.extend(scene.key, reason=scene.row["sorry"], until=until, by=scene.cast.leader(case.office.code))


def _consult(scene: Scene) -> None:
    within = limit_for(TimeLimit.What.MORE, scene.report.category)
    offices = [_office(scene.row["help"])]
    cases.consult(scene.key, offices=offices, question=scene.row["question"], within=within, by=scene.desk)


def _give_opinion(scene: Scene) -> None:
    asked = _asked(scene)
    cases.give_opinion(asked.pk, opinion=scene.row["opinion"], by=scene.doer(asked))


def _asked(scene: Scene) -> Task:
    """The open question to the agency that the row names."""
    asked = scene.report.case.consultations.filter(office__code=scene.row["help"], task__done_at=None)
    return asked.select_related("task__office").get().task


def _give_back(scene: Scene) -> None:
    within = limit_for(TimeLimit.What.SORT, scene.report.category)
    cases.give_back(scene.task.pk, reason=scene.row["reason"], within=within, by=scene.handler)


def _transfer(scene: Scene) -> None:
    limit = limit_for(TimeLimit.What.ANSWER, scene.report.category)
    cases.transfer(scene.key, to=_office(scene.row["to"]), reason=scene.row["reason"], limit=limit, by=scene.desk)


def _categorise(scene: Scene) -> None:
    handling.categorise(scene.report, category=Category.objects.get(pk=scene.row["corrected"]), by=scene.desk)


def _split(scene: Scene) -> None:
    category = Category.objects.select_related("parent").get(pk=scene.row["corrected"])
    handling.split(scene.report, text=scene.row["part"], category=category, by=scene.desk)


def _merge(scene: Scene) -> None:
    cases.merge(scene.key, into=scene.named[scene.row["into"]], by=scene.desk)


def _stop(scene: Scene) -> None:
    cases.stop(scene.key, reason=scene.row["reason"], by=scene.handler)


def _office(code: str) -> Office:
    found = directory.office_by_code(code)
    if found is None:
        raise LookupError(f"demo/reports.toml names the office {code}.")
    return found


ACTS: dict[str, Callable[[Scene], None]] = {
    "publish": _publish, "withhold": _withhold, "accept": _accept, "claim": _claim, "finish_step": _finish_step,
    "send_back": _send_back, "decide": _decide, "hand_out": _hand_out, "rate": _rate, "reopen": _reopen,
    "refuse": _refuse, "ask": _ask, "reply": _reply, "extend": _extend, "consult": _consult,
    "give_opinion": _give_opinion, "give_back": _give_back, "transfer": _transfer, "categorise": _categorise,
    "split": _split, "merge": _merge, "stop": _stop,
}  # fmt: skip
