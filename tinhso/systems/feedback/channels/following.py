"""The follow-up link of whoever writes over a channel: made again whenever it is sent."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.models import Conversation


def link_token(talk: Conversation) -> str:
    """Always the same for a conversation, and known to nobody without the installation's key."""
    return directory.search_key("feedback.conversation", str(talk.pk)).hex()[:40]


def link_of(talk: Conversation) -> str:
    """The whole address of the page on which the person follows their newest report."""
    return settings.BASE_URL + reverse("feedback:follow", args=[link_token(talk)])
