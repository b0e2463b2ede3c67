"""A history that only grows: every act on a report adds to what is known of it and takes nothing away."""

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from tinhso.base import clock
from tinhso.engines.cases.models import Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event, Look
from tinhso.systems.feedback.citizen.afterwards import withdraw
from tinhso.systems.feedback.citizen.replying import change_contact, object_to, rate, reply
from tinhso.systems.feedback.desk.handling import report_of
from tinhso.systems.feedback.desk.story import timeline
from tinhso.systems.feedback.desk.table import ACTIONS
from tinhso.systems.feedback.models import Errand, ErrandAnswer, Moderation, Routing
from tinhso.systems.feedback.open311.handing_on import put_peer
from tinhso.systems.feedback.outside.verbs import answer_errand
from tinhso.systems.feedback.planting.pictures import photo as drawn
from tinhso.systems.feedback.tests.test_desk_handling import do, scene

pytestmark = pytest.mark.goal("feedback-29")


class Shrunk(AssertionError):
    """Something of the past is gone or says something else."""


class History:
    """What is known of one report: events, looks, decisions on publication, routings, answers from outside."""

    def __init__(self, report):
        self.report, self.known = report, []

    def read(self):
        key = self.report.pk
        rows = {
            "event": Event.objects.filter(subject=key),
            "look": Look.objects.filter(subject=key),
            "moderation": Moderation.objects.filter(case=key),
            "routing": Routing.objects.filter(case=key),
            "answer": ErrandAnswer.objects.filter(errand__case=key),
        }
        return [(kind, row) for kind, found in rows.items() for row in found.values_list()]

    def grows(self, what):
        """Look again. Raises Shrunk, or AssertionError where the act left no trace."""
        now = self.read()
        if missing := [row for row in self.known if row not in now]:
            raise Shrunk(f"{what}: {missing}")
        assert len(now) > len(self.known), f"{what} left no trace"
        self.known = now


class Life:
    """Does acts and watches the history after each."""

    def __init__(self, world, done):
        self.world, self.done, self.histories = world, done, {}

    def report(self, text="Đèn đường trước số nhà 12 không sáng ba đêm nay.", **more):
        made = self.world.report(text, **more)
        self.histories[made.pk] = History(made)
        self.histories[made.pk].grows("reported")
        return made

    def act(self, report, who, slug, **data):
        do(self.world, report, who, slug, **data)
        self.done.add(slug)
        self.histories[report.pk].grows(slug)

    def citizen(self, report, what, verb, **data):
        verb(report_of(report.pk), **data, by=self.world.actor("citizen"))
        self.histories[report.pk].grows(what)


@pytest.fixture
def colleague(world):
    person = directory.register_person(name="Bùi Thị Chín", by=PLATFORM)
    return directory.appoint(person, world.division, "Công chức", roles=("specialist",), by=PLATFORM)


def test_every_act_of_every_table_adds_and_takes_nothing_away(world, colleague):
    done: set[str] = set()
    life, other = Life(world, done), Office.objects.get(code="H53.98")
    world.colleague = colleague

    first = life.report()
    life.act(first, "coordinator", "phan-loai", category=world.urgent, area=None)
    life.act(first, "coordinator", "xem-thong-tin", reason="Gọi hỏi vị trí")
    life.act(first, "coordinator", "hoi-them", reason="Xin cho biết số trụ")
    life.citizen(first, "reply", reply, text="Trụ số 12.", photos=[])
    life.act(first, "coordinator", "cong-khai", text="Cây ngã.", photos=[])
    life.act(first, "coordinator", "tiep-nhan", lead=world.commune, supporting=[], note="")
    life.act(first, "specialist", "phoi-hop", offices=[other], question="Ông/bà có thiết bị không?")
    life.act(first, "stranger", "gop-y", opinion="Có, gửi trong ngày.")
    picture = drawn("cay-xanh", at=clock.now(), lat=None, lng=None, settled=True, chance=Random(1))
    power = put_peer(
        "dien-luc", name="Điện lực", url="https://1022.example/v2", services={world.urgent.pk: "TREE"}, by=PLATFORM
    )
    life.act(first, "coordinator", "gui-may-chu", to=power)
    life.act(first, "specialist", "anh-sau", photos=[SimpleUploadedFile("sau.jpg", picture)])
    given = {
        "to": "Công ty Cây xanh",
        "task": "Cắt cây.",
        "text": "Cây ngã.",
        "days": 3,
        "shows_place": True,
        "photos": [],
    }
    life.act(first, "specialist", "giao-ben-ngoai", **given)
    answer_errand(Errand.objects.get().pk, key=uuid4(), text="Đã cắt.", is_done=True)
    life.histories[first.pk].grows("answer from outside")
    life.act(first, "specialist", "thu-lien-ket", errand=Errand.objects.get())
    life.act(first, "chair", "gia-han", until=(clock.now() + timedelta(days=60)).date(), reason="Chờ xe cẩu")
    life.act(first, "specialist", "nhan-viec")
    life.act(first, "specialist", "chuyen-nguoi-khac", to=colleague, note="")
    life.act(first, "specialist", "lay-lai-viec")
    life.act(first, "specialist", "chuyen-nguoi-khac", to=colleague, note="")
    life.act(first, "colleague", "du-thao", note="Đã dọn cây.")
    life.act(first, "chair", "tra-lai-buoc", reason="Ghi rõ giờ dọn xong")
    life.act(first, "colleague", "du-thao", note="Đã dọn cây lúc 9 giờ.")
    life.act(first, "chair", "duyet", reason="Đã dọn cây lúc 9 giờ.")
    life.act(first, "chair", "thu-hoi", reason="Sai ngày")
    life.act(first, "chair", "duyet", reason="Đã dọn cây lúc 9 giờ ngày 17/11.")
    life.act(first, "coordinator", "cong-khai", text="Cây ngã.", photos=[])
    assert report_of(first.pk).case.stage == Stage.RETURNED
    life.citizen(first, "rate", rate, score=1, reasons=[], comment="Cây vẫn còn.")
    life.citizen(first, "reopen", object_to, reason="Cây vẫn chắn đường.")
    life.citizen(first, "contact", change_contact, phone="+84900000399")
    life.act(first, "coordinator", "khong-cong-khai", reason="Có thông tin cá nhân")

    second = life.report("Cống trước chợ bị nghẹt, nước tràn ra đường.")
    life.act(second, "coordinator", "tach", text="Nắp cống bị mất.", category=world.lamp)
    life.act(second, "coordinator", "tiep-nhan", lead=world.commune, supporting=[], note="")
    life.act(second, "specialist", "tra-1022", reason="Thuộc xã Tân Trụ")
    life.act(second, "coordinator", "chuyen-tiep", to=other, reason="Đúng địa bàn")
    life.act(second, "coordinator", "chuyen", to=world.commune, reason="Nằm trên đường ranh")
    life.act(second, "specialist", "dung", reason="Người phản ánh xin rút")

    wished = life.report("Cây nghiêng về phía trường học.")
    life.act(wished, "coordinator", "tiep-nhan", lead=world.commune, supporting=[], note="")
    asked = {"question": "Cây thuộc tuyến nào?", "join": "all", "quorum": None, "silence_consents": False}
    life.act(wished, "specialist", "phoi-hop", offices=[other], **asked)
    with clock.travel(clock.now() + timedelta(days=30)):
        life.act(wished, "specialist", "khong-cho-y-kien", reason="Quá hạn, không có ý kiến.")
    life.citizen(wished, "withdraw", withdraw, reason="Cây đã được chống.")
    life.act(wished, "coordinator", "rut", agree="no", reason="Còn cây khác cùng hàng.")

    third, fourth = life.report("Đèn trước số 14 cũng không sáng."), life.report("Hỏi giờ mở cửa của công viên.")
    life.act(third, "coordinator", "gop", into=first.case.code)
    life.act(fourth, "coordinator", "tu-choi", reason="Ông/bà gọi ban quản lý công viên.", basis="Điều 5")

    quiet = life.report("Nhà bên cạnh mở nhạc rất lớn mỗi đêm.", may_publish=False)
    life.act(quiet, "coordinator", "tiep-nhan", lead=world.commune, supporting=[], note="")
    life.act(quiet, "specialist", "du-thao", note="Đã nhắc nhở.")
    life.act(quiet, "chair", "duyet", reason="Đã nhắc nhở.")
    life.act(quiet, "coordinator", "gui-tra-loi")
    assert done == {action.slug for action in ACTIONS}, "an act is missing here, or was taken out of the table"


def test_what_was_said_in_the_timeline_stays_in_it(world):
    report = world.report()
    told = []
    for slug, data in (
        ("phan-loai", {"category": world.urgent, "area": None}),
        ("cong-khai", {"text": "Cây ngã.", "photos": []}),
        ("tiep-nhan", {"lead": world.commune, "supporting": [], "note": ""}),
        ("khong-cong-khai", {"reason": "Nhầm"}),
    ):
        do(world, report, "coordinator", slug, **data)
        routings = list(Routing.objects.filter(case=report.pk).select_related("lead").order_by("at", "pk"))
        now = [
            (entry.at, str(entry.title))
            for entry in timeline(report_of(report.pk), scene(world, report, "chair"), routings)
        ]
        assert all(line in now for line in told) and len(now) > len(told)
        told = now


@pytest.mark.parametrize("wrong", ["UPDATE events_event SET kind = 'x'", "DELETE FROM events_event"])
def test_the_database_refuses_to_rewrite_the_past(world, wrong):
    report = world.report()
    before = Event.objects.filter(subject=report.pk).count()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{wrong} WHERE subject = %s", [report.pk])
    assert Event.objects.filter(subject=report.pk).count() == before


@pytest.mark.parametrize("wrong", ["update", "delete"])
def test_the_watch_sees_a_past_that_was_rewritten(world, wrong):
    """The control: an act that takes something away is noticed."""
    history = History(world.report())
    do(world, history.report, "coordinator", "cong-khai", text="Đèn hỏng.", photos=[])
    history.grows("cong-khai")
    rows = Moderation.objects.filter(case=history.report.pk)
    rows.update(text="Khác") if wrong == "update" else rows.delete()
    with pytest.raises(Shrunk):
        history.grows("rewritten")
