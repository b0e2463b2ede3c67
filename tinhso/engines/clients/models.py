"""Clients, their keys, and where they are told of what happens."""

from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.consent import Consent
from tinhso.engines.clients.consents.token import Token
from tinhso.engines.clients.key import Key
from tinhso.engines.clients.webhooks.webhook import Webhook

__all__ = ["Client", "Consent", "Key", "Token", "Webhook"]
