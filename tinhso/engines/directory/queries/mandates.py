"""Who may act for whom."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tinhso.base import clock
from tinhso.engines.directory.consents import Consent
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.mandates import Mandate
from tinhso.engines.directory.parties import Business, Party, Person

WITH = ("business__party__area__parent", "principal__party__area__parent", "person__party")


def mandates_of(person: Person, topic: str = "", day: date | None = None) -> list[Mandate]:
    """What a person may do for others on ``day``; with ``topic`` only where it covers that procedure."""
    found = person.mandates.filter(valid_on(day or clock.today())).select_related(*WITH)
    return [mandate for mandate in found.order_by("valid_from", "pk") if not topic or mandate.covers(topic)]


def mandate(key: UUID) -> Mandate | None:
    """One mandate with whom it is about."""
    return Mandate.objects.select_related(*WITH).filter(pk=key).first()


def mandates_for(party: Party, topic: str, day: date | None = None) -> list[Mandate]:
    """Those that reach what one party does in one procedure, but not all that it has: of its staff, of a guardian."""
    of = Q(business=party.pk) | Q(principal=party.pk, kind=Mandate.Kind.GUARDIAN)
    in_force = Mandate.objects.filter(of, valid_on(day or clock.today())).exclude(subject=None)
    return list(in_force.for_topic(topic))


def guardians_of(person: Person) -> list[Mandate]:
    """Who is or was written down as parent or guardian of a person, the newest first."""
    named = person.mandates_given.filter(kind=Mandate.Kind.GUARDIAN).select_related(*WITH)
    return list(named.order_by("-valid_from", "-pk"))


def mandates_in(business: Business) -> QuerySet[Mandate]:
    """All that a business gave, the newest first, ended ones too."""
    return business.mandates.select_related("person__party").order_by("-valid_from", "-pk")


def leads(person: Person) -> list[Business]:
    """The businesses whose legal representative a person is today."""
    legal = person.mandates.filter(valid_on(clock.today())).filter(kind=Mandate.Kind.LEGAL)
    return list(
        Business.objects.select_related("party").filter(pk__in=legal.values("business")).order_by("party__folded")
    )


def wholly_for(person: Person) -> list[Party]:
    """The businesses in all of whose matters a person may act today."""
    whole = [row for row in mandates_of(person) if row.subject_id is None]
    return list({row.party.pk: row.party for row in whole}.values())


def consents_asked_of(person: Person) -> list[Consent]:
    """What a person is asked and has not answered."""
    open_ = person.consents_asked.filter(answered_at=None).select_related("person__party")
    return list(open_.order_by("asked_at"))


def consents_wanted_by(person: Person) -> list[Consent]:
    """What a person asked others for, the newest first."""
    return list(person.consents_wanted.select_related("principal__party", "mandate").order_by("-asked_at")[:20])


def consent(key: UUID) -> Consent | None:
    return Consent.objects.select_related("principal__party", "person__party").filter(pk=key).first()
