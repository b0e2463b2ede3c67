"""The catalogue as one file: out, in, and out again the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import new_subject
from tinhso.engines.access.models import Involvement
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms import publishing
from tinhso.engines.forms.api import bring_in, difference, draft_version, load_procedures, pack, taken_out, unpack
from tinhso.engines.forms.keeping import anew, bringing
from tinhso.engines.forms.keeping.archive import Archive, Row
from tinhso.engines.forms.models import Act, Procedure, ProcedureVersion
from tinhso.engines.forms.tests.content import content_of, published, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-30")]
NAMES = st.text(alphabet="abcđêôơư ", min_size=1, max_size=20).map(lambda text: f"Thủ tục {text.strip()}".strip())


@st.composite
def archives(draw: Any) -> Archive:
    """Procedures with one to three versions whose days follow each other, some of them withdrawn."""
    procedures = {}
    for number in draw(st.sets(st.integers(1, 9), min_size=0, max_size=3)):
        days = sorted(draw(st.sets(st.integers(1, 300), min_size=2, max_size=4)))
        last_is_open = draw(st.booleans())
        rows = []
        for n, (first, last) in enumerate(zip(days, days[1:], strict=False)):
            ends = None if n == len(days) - 2 and last_is_open else date.fromordinal(739000 + last)
            content = content_of(name=draw(NAMES) + f" {n}")
            rows.append(Row(date.fromordinal(739000 + first), ends, content))
        code = f"9.{number:06}" + (".000.00.00.H53" if draw(st.booleans()) else "")
        procedures[code] = rows
    return Archive(
        sectors={"thu": {"name": "Thử", "order": 5}}, synonyms=[("đồ thử", "thủ tục")], procedures=procedures
    )


def rows_of_everything() -> list[Any]:
    """All that bringing in writes, without keys and moments."""
    words = Procedure.objects.extra(select={"text": "vector::text"}).order_by("code")
    return [
        list(words.values_list("code", "name", "sector", "level", "agency_levels", "agency", "audience", "is_open",
                               "weight", "folded", "text")),
        list(Procedure.life_events.through.objects.values_list("procedure__code", "lifeevent").order_by("pk")),
        list(ProcedureVersion.objects.order_by("procedure__code", "number").values_list(
            "procedure__code", "number", "digest", "valid_from", "valid_to")),
        list(Act.objects.order_by("version__procedure__code", "version__number", "pk").values_list(
            "version__procedure__code", "version__number", "kind", "who", "note")),
        sorted(Event.objects.filter(kind__startswith="forms.").values_list("kind", "topic", "facts__number", "actor")),
        sorted(Involvement.objects.filter(model="forms.procedure").values_list("subject", flat=True)),
    ]  # fmt: skip


class _Undo(Exception):
    pass


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(archive=archives())
def test_what_is_brought_in_is_what_is_taken_out(archive: Archive) -> None:
    with pytest.raises(_Undo), transaction.atomic():
        bring_in(unpack(pack(archive)))
        assert pack(taken_out()) == pack(archive)
        assert {change.kind for change in difference(archive)} <= {"same"}
        raise _Undo


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(archive=archives())
def test_many_new_procedures_leave_the_rows_that_the_verbs_leave(archive: Archive) -> None:
    found = []
    for by_the_verbs in (True, False):
        with pytest.raises(_Undo), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(anew, "tops", lambda: [new_subject("here")])
            patch.setattr(publishing, "tops", lambda: [new_subject("here")])
            if by_the_verbs:
                for code, rows in archive.procedures.items():
                    bringing._follow(code, rows, [])
            else:
                anew.put_in_force(archive.procedures)
            found.append(rows_of_everything())
            raise _Undo
    one, other = found
    assert [len(rows) for rows in one[:-1]] == [len(rows) for rows in other[:-1]]
    assert one[:-1] == other[:-1]
    assert len(one[-1]) == len(other[-1]) == len(archive.procedures)


def test_a_procedure_of_another_province_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "own_province", lambda: "H53")
    codes = ("9.000001", "9.000001.000.00.00.H53", "9.000001.000.00.00.H39", "9.000001.01", "thu-tuc")
    row = Row(date(2026, 1, 1), None, content_of())
    changes = bring_in(Archive(procedures={code: [row] for code in codes}))
    assert {change.code for change in changes if change.kind == "new"} == set(codes[:2])
    assert {change.code for change in changes if change.kind == "faulty"} == set(codes[2:])
    assert "H53" in next(change.fault for change in changes if change.code == codes[2])


def test_a_version_is_drafted_under_a_code_of_this_province_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "own_province", lambda: "H53")
    for code in ("1.2", "9.000001.000.00.00.H39"):
        with pytest.raises(Refused):
            draft_version(code, content_of(), by=PLATFORM, valid_from=date(2026, 1, 1))
    assert not Procedure.objects.exists()
    draft_version("9.000001.000.00.00.H53", content_of(), by=PLATFORM, valid_from=date(2026, 1, 1))


def test_the_delivered_catalogue_makes_the_same_file_twice_and_is_the_same_here() -> None:
    load_procedures()
    packed = pack(taken_out())
    assert pack(taken_out()) == packed
    assert pack(unpack(packed)) == packed
    assert {change.kind for change in difference(unpack(packed))} == {"same"}


def test_a_dry_run_names_the_parts_that_differ_and_writes_nothing() -> None:
    published()
    other = Archive(procedures={"9.000001": [Row(date(2026, 7, 1), None, content_of(name="Tên mới", free=True))]})
    (change,) = difference(other)
    assert (change.kind, change.parts) == ("changed", ("free", "name"))
    assert ProcedureVersion.objects.count() == 1


def test_what_lacks_a_mandatory_part_is_left_out_with_its_fault() -> None:
    row = Row(date(2026, 1, 1), None, content_of(papers=[{"code": "p", "name": "Giấy"}]))
    (change,) = bring_in(Archive(procedures={"9.000001": [row]}))
    assert change.kind == "faulty" and change.fault.startswith("Thành phần hồ sơ:")
    assert not Procedure.objects.exists()


def test_a_stranger_brings_nothing_in() -> None:
    archive = Archive(procedures={"9.000001": [Row(date(2026, 1, 1), None, content_of())]})
    with pytest.raises(Denied):
        bring_in(archive, by=somebody())
    assert not Procedure.objects.exists()
    assert bring_in(archive, by=PLATFORM)[0].kind == "new"


@pytest.mark.parametrize("packed", [b"", b"PK", b"{}", pack(Archive())[:-10]])
def test_any_other_file_is_refused(packed: bytes) -> None:
    with pytest.raises(Refused):
        unpack(packed)
