from datetime import date

import pytest
from django.apps import apps

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import mask
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.parties import Business, Party, Person
from tinhso.engines.directory.tests.cast import *  # noqa: F403  the fixtures
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event


@pytest.fixture
def business(lan):
    return directory.register_business(
        name="Công ty TNHH Thanh long Châu Thành", tax_code="0100109106", representative=lan, by=PLATFORM
    )


def test_a_person_is_found_by_the_number_however_it_is_typed(lan):
    assert directory.person_by_number("080 190 000 015") == lan
    assert directory.person_by_number("080190000016") is None
    assert bytes(lan.personal_number_key) == directory.search_key("person", "080190000015")
    assert b"080190000015" not in bytes(lan.personal_number_key)


def test_a_number_is_registered_once(lan):
    with pytest.raises(AlreadyDone) as refused:
        directory.register_person(name="Người khác", personal_number="080190000015", by=PLATFORM)
    assert refused.value.field == "personal_number"
    assert Party.objects.count() == 1


def test_a_number_that_contradicts_the_birth_is_refused_and_nobody_registered(db):
    with pytest.raises(Refused):
        directory.register_person(
            name="Nguyễn Thị Lan", personal_number="080190000015", born_on=date(1991, 1, 1), by=PLATFORM
        )
    assert Party.objects.count() == 0


def test_a_name_is_stored_composed_and_single_spaced(db):
    person = directory.register_person(name="  Nguye\u0302\u0303n   Thi\u0323 Hoa ", by=PLATFORM)
    assert (person.party.name, person.party.folded) == ("Nguyễn Thị Hoa", "nguyen thi hoa")
    with pytest.raises(Refused):
        directory.register_person(name=" \u200b ", by=PLATFORM)


def test_two_people_without_a_number_are_two_people(db):
    directory.register_person(name="Lê Văn Sáu", by=PLATFORM)
    directory.register_person(name="Lê Văn Sáu", by=PLATFORM)
    assert Person.objects.count() == 2


def test_a_stranger_cannot_register_anybody(lan):
    with pytest.raises(Denied):
        directory.register_person(name="Lê Văn Sáu", by=directory.actor_for(lan))
    with pytest.raises(Denied):
        directory.register_business(name="Công ty", tax_code="0100686209", by=directory.actor_for(lan))
    assert Party.objects.count() == 1


def test_a_clerk_may_register(lan, department):
    clerk = directory.actor_for(directory.appoint(lan, department, "Văn thư", roles=("clerk",), by=PLATFORM))
    person = directory.register_person(name="Lê Văn Sáu", by=clerk)
    event = Event.objects.get(kind="directory.person_registered", subject=person.pk)
    assert (event.actor, event.office, event.facts) == (lan.party.subject_id, department.here_id, {})


def test_people_change_their_own_contact_and_only_theirs(lan):
    other = directory.register_person(name="Lê Văn Sáu", by=PLATFORM)
    party = directory.change_contact(lan.pk, phone="0987 654 321", address="Ấp 3", by=directory.actor_for(lan))
    assert (party.phone, party.address) == ("+84987654321", "Ấp 3")
    event = Event.objects.get(kind="directory.person_changed")
    assert event.facts == {"fields": ["phone", "address"]}
    with pytest.raises(Denied):
        directory.change_contact(other.pk, phone="0987 654 321", by=directory.actor_for(lan))


def test_a_change_of_nothing_is_no_event(lan):
    directory.change_contact(lan.pk, phone="0912345678", by=PLATFORM)
    assert not Event.objects.filter(kind="directory.person_changed").exists()


def test_the_representative_speaks_for_the_business_until_the_mandate_ends(lan, business):
    assert directory.business_by_tax_code("0100109106") == business
    assert list(directory.businesses_of(lan)) == [business]
    mandate = business.mandates.get()
    assert (mandate.kind, mandate.person) == ("legal", lan)
    directory.end_mandate(mandate.pk, by=directory.actor_for(lan))
    assert not directory.represents(lan, business)
    with pytest.raises(AlreadyDone):
        directory.end_mandate(mandate.pk, by=PLATFORM)


def test_the_representative_may_authorise_another_and_a_stranger_may_not(lan, business):
    other = directory.register_person(name="Lê Văn Sáu", by=PLATFORM)
    with pytest.raises(Denied):
        directory.give_mandate(business, other, by=directory.actor_for(other))
    directory.give_mandate(
        business, other, paper="Giấy ủy quyền 01", valid_to=date(2030, 1, 1), by=directory.actor_for(lan)
    )
    assert directory.represents(other, business)
    assert not directory.represents(other, business, date(2030, 1, 1))


def test_a_tax_code_is_registered_once(business):
    with pytest.raises(AlreadyDone):
        directory.register_business(name="Công ty khác", tax_code="0100109106", by=PLATFORM)
    assert Business.objects.count() == 1


def test_names_of_many_subjects_cost_at_most_five_queries(lan, department, django_assert_max_num_queries):
    position = directory.appoint(lan, department, "Chuyên viên", by=PLATFORM)
    wanted = [0, lan.party.subject_id, position.subject_id, department.here_id, department.below_id, 999_999]
    with django_assert_max_num_queries(5):
        names = directory.names_of(wanted)
    assert names.pop(0)
    assert names == {
        lan.party.subject_id: "Nguyễn Thị Ngọc Lan",
        position.subject_id: "Chuyên viên, Nguyễn Thị Ngọc Lan",
        department.here_id: "Sở Tư pháp",
        department.below_id: "Sở Tư pháp",
    }
    assert directory.name_of_subject(999_999) == ""


@pytest.mark.parametrize("model", [Party, Person, Business])
def test_every_field_says_its_class_of_personal_data_or_that_it_has_none(model):
    fields = {field.name for field in model._meta.concrete_fields}
    assert model.personal.keys() | model.impersonal == fields
    assert not model.personal.keys() & model.impersonal
    for data_class in model.personal.values():
        assert mask("Nguyễn Thị Ngọc Lan", data_class, shown=False) != "Nguyễn Thị Ngọc Lan"


def test_no_event_of_the_directory_holds_a_name_or_a_number(lan, business):
    directory.change_contact(lan.pk, email="lan@example.vn", by=PLATFORM)
    written = " ".join(str(event.facts) for event in Event.objects.all())
    assert "Lan" not in written and "080190000015" not in written and "0100109106" not in written


def test_the_models_are_those_that_other_parts_point_at():
    assert {model.__name__ for model in apps.get_app_config("directory").get_models()} == {
        "Area", "AreaRing", "AreaShape", "Business", "Consent", "Mandate", "Office", "Party", "Person", "Position",
        "Succession",
    }  # fmt: skip


def test_a_mandate_of_tomorrow_is_not_in_force_today(lan, business):
    other = directory.register_person(name="Lê Văn Sáu", by=PLATFORM)
    with clock.travel(clock.at(2026, 5, 4)):
        directory.give_mandate(business, other, valid_from=date(2026, 5, 5), by=PLATFORM)
        assert not directory.represents(other, business)
