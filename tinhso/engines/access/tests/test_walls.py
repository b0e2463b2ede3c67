"""The database itself hides what the reader is not involved in."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tinhso.engines.access.api import allow, involve, reading_as, walled, without_walls
from tinhso.engines.access.tests.trial import READ, Folder, Sheet
from tinhso.engines.events.api import PLATFORM


@pytest.fixture
def folders(cast):
    allow(cast.position, READ, cast.here, by=PLATFORM)
    here, there = Folder.objects.create(title="here"), Folder.objects.create(title="there")
    involve(here, (*cast.here_subjects, cast.person4))
    involve(there, cast.there_subjects)
    return here, there


def titles():
    return sorted(Folder.objects.values_list("title", flat=True))


def test_without_a_reader_the_wall_shows_nothing(cast, folders):
    assert titles() == ["here", "there"]
    with walled():
        assert titles() == []
        with reading_as(None):
            assert titles() == []
        with reading_as(PLATFORM):
            assert titles() == []
    assert titles() == ["here", "there"]


def test_each_reader_sees_their_own(cast, folders):
    with walled():
        with reading_as(cast.official):
            assert titles() == ["here"]
            with reading_as(cast.citizen):
                assert titles() == ["here"]
            with reading_as(cast.other):
                assert titles() == []
            assert titles() == ["here"]
        assert titles() == []


def test_the_wall_is_lifted_for_a_reason_and_put_back(cast, folders):
    with walled(), reading_as(cast.citizen):
        with without_walls("a public verification"):
            assert titles() == ["here", "there"]
            with without_walls("another inside"):
                assert titles() == ["here", "there"]
            assert titles() == ["here", "there"]
        assert titles() == ["here"]
    with pytest.raises(ValueError, match="why"), without_walls(" "):
        pass


def test_the_wall_is_back_after_a_failure_inside(cast, folders):
    with walled(), reading_as(cast.official):
        with pytest.raises(ZeroDivisionError), without_walls("a read that fails"):
            raise ZeroDivisionError
        assert titles() == ["here"]
        with pytest.raises(ProgrammingError), transaction.atomic(), without_walls("bad SQL"):
            list(Folder.objects.extra(where=["nonsense"]))
        assert titles() == ["here"]


def test_a_hidden_row_is_neither_changed_nor_deleted(cast, folders):
    with walled(), reading_as(cast.official):
        assert Folder.objects.update(title="mine") == 1
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM access_trial_folder")
            assert cursor.rowcount == 1
    assert titles() == ["there"]


def test_the_maker_sees_a_new_record_until_the_transaction_ends(cast, folders):
    with walled(), reading_as(cast.official), transaction.atomic():
        made = Folder.objects.create(title="new")  # with RETURNING, before anybody is involved
        assert made.number == 7
        assert Folder.objects.select_for_update().get(pk=made.pk) == made
        many = Folder.objects.bulk_create([Folder(title=f"{n}") for n in range(3)])
        assert [folder.number for folder in many] == [7, 7, 7]
        made.title = "newer"
        made.save()
        assert titles() == ["0", "1", "2", "here", "newer"]


@pytest.mark.django_db(transaction=True)
def test_after_the_transaction_only_the_involved_see_it(emptied, cast, folders):
    with walled(), reading_as(cast.official):
        with transaction.atomic():
            mine, lost = Folder.objects.create(title="mine"), Folder.objects.create(title="lost")
            involve(mine, cast.here_subjects)
            involve(lost, cast.there_subjects)
            assert titles() == ["here", "lost", "mine"]
        assert titles() == ["here", "mine"]


def test_a_verb_that_hands_a_record_on_can_still_finish(cast, folders):
    here, _ = folders
    with walled(), reading_as(cast.official), transaction.atomic():
        involve(here, cast.there_subjects)
        here.title = "handed on"
        here.save(update_fields=["title"])
        assert titles() == ["handed on"]


def test_a_stale_save_changes_nothing_about_who_sees_a_record(cast, folders):
    stale = Folder.objects.get(title="here")
    involve(folders[0], cast.there_subjects)
    stale.save()
    with walled():
        with reading_as(cast.official):
            assert titles() == []
        with reading_as(cast.citizen):
            assert titles() == []


def test_what_hangs_on_a_record_is_seen_with_it(cast, folders):
    sheets = [Sheet.objects.create(folder=folder) for folder in folders]
    with walled(), reading_as(cast.official):
        assert list(Sheet.objects.all()) == [sheets[0]]
        assert list(Sheet.objects.select_related("folder").values_list("folder__title", flat=True)) == ["here"]


def test_a_request_costs_two_statements_for_the_wall(cast, folders, django_assert_num_queries):
    with reading_as(cast.official):
        pass
    with django_assert_num_queries(2), reading_as(cast.official):
        pass


def test_a_right_granted_meanwhile_is_seen_in_the_next_request(cast, folders):
    with walled():
        with reading_as(cast.other):
            assert titles() == []
        allow(cast.position2, READ, cast.province, by=PLATFORM)
        with reading_as(cast.other):
            assert titles() == ["here", "there"]


@pytest.mark.goal("identity-12")
def test_the_wall_looks_at_each_row_and_never_gathers_all_that_may_be_seen(cast, folders):
    for folder in range(200):
        involve(Folder.objects.create(title=str(folder)), cast.here_subjects)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE; ANALYZE access_involvement, access_trial_folder; SET ROLE tinhso_app")
    with walled(), reading_as(cast.official):
        plan = Folder.objects.order_by("-pk").explain()
    assert "SubPlan" in plan and "hashed" not in plan
