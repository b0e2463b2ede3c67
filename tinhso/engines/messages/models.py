"""Messages to people, and how they like to get them."""

from tinhso.engines.messages.message import Message
from tinhso.engines.messages.preference import Preference
from tinhso.engines.messages.sms.report import DeliveryReport

__all__ = ["DeliveryReport", "Message", "Preference"]
