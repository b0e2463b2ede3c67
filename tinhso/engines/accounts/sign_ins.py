"""A sign-in as a record: when, from where, by what means, and when it ended."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7

# The first mark found decides: most browsers claim to be several others too.
BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


class SignInSet(models.QuerySet["SignIn"]):
    def open(self) -> SignInSet:
        """Those whose session still lives; sessions follow the machine's clock, not the movable one."""
        alive = Session.objects.filter(expire_date__gt=clock.of_the_machine()).values("session_key")
        return self.filter(ended_at=None, session__in=alive)


class SignIn(models.Model):
    """One browser in which an account is, or was, signed in."""

    class Means(models.TextChoices):
        VNEID = "vneid", _("VNeID")
        PASSWORD = "password", _("password and code")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ins")
    session = models.CharField(max_length=40, unique=True, editable=False)
    means = models.CharField(_("means"), max_length=10, choices=Means)
    address = models.GenericIPAddressField(_("network address"), null=True)
    browser = models.CharField(_("browser"), max_length=200, blank=True)
    began_at = models.DateTimeField(_("began at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    personal = {"address": "secret", "browser": "secret"}

    objects = SignInSet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        indexes = [models.Index(fields=["user", "began_at"], name="sign_ins_of_an_account")]

    @property
    def browser_name(self) -> str:
        """The browser and its system, as its user would call them."""
        browser, system = (
            next((name for mark, name in marks if mark in self.browser), "") for marks in (BROWSERS, SYSTEMS)
        )
        return ", ".join(filter(None, [browser, system])) or gettext("A browser")
