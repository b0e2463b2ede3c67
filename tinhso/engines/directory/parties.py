"""People, businesses and organisations that deal with the province.

Each model says of every field which class of personal data it holds (``personal``) or that it holds none
(``impersonal``); a test refuses a field that says neither (Law 91/2025/QH15).
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.areas import Area


class Party(models.Model):
    """Whoever applies, pays or is written to: a person, a business or another organisation."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        BUSINESS = "business", _("business")
        HOUSEHOLD = "household", _("household business")
        ORGANISATION = "organisation", _("organisation")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False, default="")
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="parties")
    subject = models.OneToOneField(Subject, models.PROTECT, related_name="party")
    personal = {
        "name": "name",
        "folded": "name",
        "phone": "phone",
        "email": "email",
        "address": "address",
        "area": "address",
    }
    impersonal = {"id", "kind", "subject"}

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="party_by_part_of_name")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """A natural person, known by the 12-digit personal number (Law on Identification 26/2023)."""

    class Sex(models.TextChoices):
        MALE = "male", _("male")
        FEMALE = "female", _("female")

    party = models.OneToOneField(Party, models.CASCADE, primary_key=True, related_name="as_person")
    personal_number = models.CharField(_("personal number"), max_length=12, blank=True)
    personal_number_key = models.BinaryField(max_length=32, null=True, unique=True, editable=False)  # HMAC
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    ethnicity = models.CharField(_("ethnic group"), max_length=2, blank=True)  # code of the list "ethnic-groups"
    nationality = models.CharField(_("nationality"), max_length=2, default="VN")  # ISO 3166-1
    personal = {
        "personal_number": "identifier",
        "personal_number_key": "identifier",
        "born_on": "birth",
        "sex": "secret",
        "ethnicity": "secret",
        "nationality": "secret",
    }
    impersonal = {"party"}

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.party.name


class Business(models.Model):
    """A business or organisation, known by its tax code."""

    party = models.OneToOneField(Party, models.CASCADE, primary_key=True, related_name="as_business")
    tax_code = models.CharField(_("tax code"), max_length=14)
    tax_code_key = models.BinaryField(max_length=32, null=True, unique=True, editable=False)
    representative = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="represents")
    # A household's or a person's tax code is the personal number of its owner.
    personal = {"tax_code": "identifier", "tax_code_key": "identifier"}
    impersonal = {"party", "representative"}

    class Meta:
        verbose_name = _("business")
        verbose_name_plural = _("businesses")

    def __str__(self) -> str:
        return self.party.name
