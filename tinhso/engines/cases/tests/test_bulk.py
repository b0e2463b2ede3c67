"""One act for many cases: a result for each, resumable, never twice."""

from uuid import UUID

import pytest

from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.bulk import running
from tinhso.engines.cases.bulk.reading import batch_for
from tinhso.engines.cases.models import Batch, BatchRow, Task
from tinhso.engines.cases.tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-27")]


def three(world: World):
    return [world.accept(world.submit()) for _ in range(3)]


def begin(world, codes, *, act="nhan-viec", who="specialist", key: UUID | None = None, facts=None):
    targets = [(code, None) for code in codes]
    return running.begin(key or uuid7(), act=act, targets=targets, facts=facts or {}, by=world.actor(who))


def test_each_row_stands_or_falls_by_itself_and_says_why(world: World):
    first, second, third = three(world)
    cases.finish_step(world.task_of_step(second).pk, by=world.actor("head"))
    batch = begin(world, [first.code, second.code, third.code, "H53.101-0"])
    assert running.run(batch.pk) == 4
    rows = batch.rows.values_list("code", "state")
    assert list(rows) == [
        (first.code, "done"), (second.code, "failed"), (third.code, "done"), ("H53.101-0", "failed"),
    ]  # fmt: skip
    assert all(row.said for row in batch.rows.all())
    held = Task.objects.open().filter(holder=world.specialist)
    assert {task.case_id for task in held} == {first.pk, third.pk}


def test_once_all_are_through_what_failed_stands_first(world: World):
    first, second, _third = three(world)
    cases.finish_step(world.task_of_step(second).pk, by=world.actor("head"))
    batch = begin(world, [first.code, second.code])
    told = lambda: [line.row.code for line in batch_for(world.actor("specialist"), batch.pk).lines]  # noqa: E731
    assert told() == [first.code, second.code]
    running.run(batch.pk)
    assert told() == [second.code, first.code]


def test_a_batch_with_the_same_key_is_the_same_batch(world: World):
    codes = [case.code for case in three(world)]
    key = uuid7()
    assert begin(world, codes, key=key) == begin(world, codes[:1], key=key)
    assert BatchRow.objects.count() == 3


def test_what_was_interrupted_is_taken_up_and_nothing_is_done_twice(world: World, monkeypatch):
    codes = [case.code for case in three(world)]
    batch = begin(world, codes, act="hoan-thanh-buoc", facts={"note": "Đủ điều kiện"})
    done = []
    real = running._do

    def die_at_the_second(row, act, actor):
        if len(done) == 1:
            raise KeyboardInterrupt
        done.append(row.code)
        real(row, act, actor)

    monkeypatch.setattr(running, "_do", die_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        running.run(batch.pk)
    monkeypatch.undo()
    assert list(batch.rows.values_list("state", flat=True)) == ["done", "waiting", "waiting"]
    assert running.run(batch.pk) == 2
    assert running.run(batch.pk) == 0
    assert Task.objects.filter(kind="step", note="Đủ điều kiện").exclude(done_at=None).count() == 3
    assert Task.objects.filter(kind="review").count() == 3
    assert Batch.objects.get().ended_at is not None


def test_the_worker_does_it(world: World):
    batch = begin(world, [case.code for case in three(world)])
    running.run_later(batch)
    assert drain(only=running.run_batch.name) == 1
    shown = batch_for(world.actor("specialist"), batch.pk)
    assert (shown.done, shown.failed, shown.waiting) == (3, 0, 0)
    with pytest.raises(Batch.DoesNotExist):
        batch_for(world.actor("head"), batch.pk)


def test_the_head_gives_the_steps_of_one_colleague_to_another(world: World):
    found = three(world)
    tasks = [world.task_of_step(case) for case in found]
    cases.claim(tasks[0].pk, by=world.actor("specialist"))
    batch = running.begin(
        uuid7(), act="giao-viec", targets=[(case.code, task.pk) for case, task in zip(found, tasks, strict=True)],
        facts={"to": str(world.head.pk), "note": ""}, by=world.actor("head"),
    )  # fmt: skip
    running.run(batch.pk)
    assert Task.objects.open().filter(holder=world.head).count() == 3


def test_without_the_right_every_row_says_so_and_nothing_changes(world: World):
    found = three(world)
    batch = begin(world, [case.code for case in found], who="stranger")
    running.run(batch.pk)
    assert set(batch.rows.values_list("state", flat=True)) == {"failed"}
    assert not Task.objects.open().exclude(holder=None).exists()


@pytest.mark.parametrize(
    ("act", "codes"), [("gi-do", ["A"]), ("nhan-viec", []), ("nhan-viec", [f"A-{n}" for n in range(201)])]
)
def test_what_cannot_be_a_batch_is_refused(world: World, act, codes):
    with pytest.raises(Refused):
        begin(world, codes, act=act)
