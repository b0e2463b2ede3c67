"""The account itself: a name to sign in with, and the person whom it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Person

if TYPE_CHECKING:
    from tinhso.engines.accounts.hats import Hat


class User(AbstractBaseUser):
    """A sign-in; rights are never here but in the grants of the person's positions."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("user name"), max_length=150, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account", null=True)
    confirmed_at = models.DateTimeField(_("confirmed by VNeID at"), null=True, blank=True)  # name, number and birth
    is_active = models.BooleanField(_("active"), default=True)
    kept_lists = models.JSONField(_("kept filters"), default=list, blank=True)  # [name, address] of lists, see lists.py

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()
    hats: tuple[Hat, ...] = ()  # the positions held today, where the backend loaded them

    personal = {"email": "email"}

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
