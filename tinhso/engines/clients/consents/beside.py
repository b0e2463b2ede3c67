"""The way from one's account to the programs that one has let in."""

from django.utils.translation import gettext_lazy as _

LINK = (_("Programs I let in"), "clients:mine")
